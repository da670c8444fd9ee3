/* Reads .gitignore files and matches paths against them. */
#include "files/ignore.h"

#include "base/str.h"
#include "base/vec.h"
#include "files/glob_set.h"

struct dl_ignore {
    const dl_ignore *outer;
    dl_str folder;
    const dl_glob_set *set;
    const bool *is_negated; /* of each pattern of the set */
    size_t work;            /* of these patterns and the outer ones */
};

/* Trailing spaces count only after a backslash. */
static dl_str trim_end(dl_str line)
{
    while (line.n > 0 &&
           (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\r')) {
        if (line.n > 1 && line.p[line.n - 2] == '\\' &&
            line.p[line.n - 1] == ' ')
            break;
        line.n--;
    }
    return line;
}

/* NULL if the line has no pattern that can match. */
static const dl_glob *read_pattern(dl_arena *arena, dl_str line,
                                   bool *is_negated)
{
    line = trim_end(line);
    if (line.n == 0 || line.p[0] == '#')
        return NULL;
    *is_negated = line.p[0] == '!';
    if (*is_negated)
        line = dl_str_from(line, 1);
    if (line.n == 0 || dl_str_is(line, "/"))
        return NULL;
    return dl_glob_new(arena, line, DL_GLOB_FLOATING | DL_GLOB_GIT);
}

size_t dl_ignore_work(const dl_ignore *level)
{
    return level ? level->work : 0;
}

const dl_ignore *dl_ignore_add(dl_arena *arena, const dl_ignore *outer,
                               dl_str folder, dl_str text)
{
    DL_VEC(const dl_glob *) globs = {0};
    DL_VEC(bool) negated = {0};
    if (dl_str_starts(text, DL_BOM))
        text = dl_str_from(text, 3);
    for (size_t start = 0; start < text.n;) {
        const char *lf = memchr(text.p + start, '\n', text.n - start);
        size_t end = lf ? (size_t)(lf - text.p) : text.n;
        bool is_negated;
        const dl_glob *glob = read_pattern(
            arena, (dl_str){text.p + start, end - start}, &is_negated);
        if (glob) {
            dl_vec_push(&globs, glob);
            dl_vec_push(&negated, is_negated);
        }
        start = end + 1;
    }
    if (globs.n == 0)
        return outer;
    dl_ignore *level = DL_ARENA_NEW(arena, dl_ignore, 1);
    *level = (dl_ignore){.outer = outer,
                         .folder = dl_arena_str(arena, folder),
                         .set = dl_glob_set_new(arena, globs.v, globs.n),
                         .is_negated = dl_vec_to_arena(&negated, arena)};
    level->work = dl_ignore_work(outer) + dl_glob_set_work(level->set);
    dl_vec_free(&globs);
    dl_vec_free(&negated);
    return level;
}

/* `path` relative to `folder`, or nothing if it is not below it. */
static dl_str relative(dl_str folder, dl_str path)
{
    if (folder.n == 0 || dl_str_is(folder, "/")) {
        size_t skip = path.n > 0 && path.p[0] == '/';
        return dl_str_from(path, skip);
    }
    if (path.n <= folder.n + 1 || path.p[folder.n] != '/' ||
        memcmp(path.p, folder.p, folder.n) != 0)
        return DL_STR_NONE;
    return (dl_str){path.p + folder.n + 1, path.n - folder.n - 1};
}

size_t dl_ignore_steps(const dl_ignore *level, dl_str path)
{
    size_t steps = 0;
    for (; level; level = level->outer)
        steps += dl_glob_set_steps(level->set, relative(level->folder, path));
    return steps;
}

bool dl_ignore_has(const dl_ignore *level, dl_str path, bool is_folder)
{
    for (; level; level = level->outer) {
        dl_str name = relative(level->folder, path);
        size_t last = name.n ? dl_glob_set_match(level->set, name, is_folder)
                             : 0;
        if (last > 0)
            return !level->is_negated[last - 1];
    }
    return false;
}
