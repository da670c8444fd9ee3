/* Reads .gitignore files and matches paths against them. */
#include "files/ignore.h"

#include "base/str.h"
#include "base/vec.h"
#include "files/glob.h"

typedef struct pattern {
    const dl_glob *glob;
    bool is_negated;
} pattern;

struct dl_ignore {
    const dl_ignore *outer;
    dl_str folder;
    const pattern *patterns;
    size_t n;
    size_t work; /* of these patterns and the outer ones */
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

static bool read_pattern(dl_arena *arena, dl_str line, pattern *out)
{
    line = trim_end(line);
    if (line.n == 0 || line.p[0] == '#')
        return false;
    *out = (pattern){.is_negated = line.p[0] == '!'};
    if (out->is_negated)
        line = dl_str_from(line, 1);
    if (line.n == 0 || dl_str_is(line, "/"))
        return false;
    out->glob = dl_glob_new(arena, line, DL_GLOB_FLOATING | DL_GLOB_GIT);
    return out->glob != NULL;
}

size_t dl_ignore_work(const dl_ignore *level)
{
    return level ? level->work : 0;
}

const dl_ignore *dl_ignore_add(dl_arena *arena, const dl_ignore *outer,
                               dl_str folder, dl_str text)
{
    DL_VEC(pattern) patterns = {0};
    if (dl_str_starts(text, DL_BOM))
        text = dl_str_from(text, 3);
    for (size_t start = 0; start < text.n;) {
        const char *lf = memchr(text.p + start, '\n', text.n - start);
        size_t end = lf ? (size_t)(lf - text.p) : text.n;
        pattern p;
        if (read_pattern(arena, (dl_str){text.p + start, end - start}, &p))
            dl_vec_push(&patterns, p);
        start = end + 1;
    }
    if (patterns.n == 0)
        return outer;
    dl_ignore *level = DL_ARENA_NEW(arena, dl_ignore, 1);
    size_t work = dl_ignore_work(outer);
    for (size_t i = 0; i < patterns.n; i++)
        work += dl_glob_work(patterns.v[i].glob);
    *level = (dl_ignore){.outer = outer,
                         .work = work,
                         .folder = dl_arena_str(arena, folder),
                         .patterns = dl_vec_to_arena(&patterns, arena),
                         .n = patterns.n};
    dl_vec_free(&patterns);
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

bool dl_ignore_has(const dl_ignore *level, dl_str path, bool is_folder)
{
    for (; level; level = level->outer) {
        dl_str name = relative(level->folder, path);
        for (size_t i = level->n; i-- > 0 && name.n > 0;) {
            const pattern *p = &level->patterns[i];
            if ((is_folder || !dl_glob_is_folder_only(p->glob)) &&
                dl_glob_match(p->glob, name))
                return !p->is_negated;
        }
    }
    return false;
}
