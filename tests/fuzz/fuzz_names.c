/*
 * Fuzzes names: a .gitignore, whose lines are also globs, then paths, each
 * after "====". Matches are compared with those of another matcher; paths of
 * any bytes lead where they should.
 */
#include "base/path.h"
#include "files/glob.h"
#include "files/ignore.h"
#include "files/names.h"
#include "fuzz.h"
#include "naive_glob.h"
#include "posts/narrow.h"

/* What .gitignore's line means; false: nothing. */
static bool read_line(dl_str *line, bool *is_negated, bool *is_folder)
{
    while (line->n > 0 && dl_is_one_of(line->p[line->n - 1], " \r")) {
        if (line->n > 1 && dl_str_ends(*line, "\\ "))
            break;
        line->n--;
    }
    if (line->n == 0 || line->p[0] == '#')
        return false;
    *is_negated = line->p[0] == '!';
    *line = dl_str_from(*line, *is_negated);
    *is_folder = line->n > 0 && line->p[line->n - 1] == '/';
    if (line->n == 0 || dl_str_is(*line, "/") || line->n > 4096)
        return false;
    line->n -= *is_folder;
    return true;
}

/* Whether the last line that matches ignores the path; -1: not known. */
static int naive_ignores(dl_str text, dl_str path, bool is_folder)
{
    int ignores = 0;
    if (dl_str_starts(text, DL_BOM))
        text = dl_str_from(text, 3);
    while (text.n > 0) {
        const char *lf = memchr(text.p, '\n', text.n);
        dl_str line = {text.p, lf ? (size_t)(lf - text.p) : text.n};
        text = dl_str_from(text, lf ? line.n + 1 : line.n);
        bool is_negated, folders_only;
        if (!read_line(&line, &is_negated, &folders_only) ||
            (folders_only && !is_folder))
            continue;
        int matches = naive_match(line, path);
        if (matches < 0)
            return -1;
        if (matches)
            ignores = !is_negated;
    }
    return ignores;
}

/* The path is below the folder of the .gitignore. */
static void check_ignore(dl_arena *arena, dl_str text, dl_str path)
{
    const dl_ignore *level = dl_ignore_add(arena, NULL, DL_STR("/r"), text);
    const dl_ignore *inner =
        dl_ignore_add(arena, level, DL_STR("/r/x"), DL_STR("*.md\n!a*\n"));
    while (path.n > 0 && path.p[0] == '/')
        path = dl_str_from(path, 1);
    dl_str whole = dl_path_join(arena, DL_STR("/r"), path);
    for (int is_folder = 0; is_folder < 2 && path.n > 0; is_folder++) {
        int naive = naive_ignores(text, path, is_folder);
        REQUIRE(naive < 0 || dl_ignore_has(level, whole, is_folder) == naive);
        dl_ignore_has(inner, whole, is_folder);
    }
}

/* What all globs keep, whatever they mean. */
static void check_glob(dl_arena *arena, dl_str pattern, dl_str path)
{
    for (unsigned options = 0; options < 4; options++) {
        const dl_glob *glob = dl_glob_new(arena, pattern, options);
        if (!glob)
            continue;
        bool matches = dl_glob_match(glob, path);
        REQUIRE(!matches || dl_glob_covers(glob, path));
        dl_str base = dl_glob_base(glob);
        REQUIRE(!matches || base.n == 0 || dl_str_has_prefix(path, base));
    }
}

/* Without NUL and links, so that paths are only text. */
static void check_path(dl_arena *arena, dl_str path)
{
    dl_str folder = DL_STR("/none/a");
    dl_str whole = dl_path_absolute(arena, dl_path_join(arena, folder, path));
    REQUIRE(whole.p[0] == '/' && (whole.n == 1 || !dl_str_ends(whole, "/")));
    REQUIRE(dl_str_eq(dl_path_absolute(arena, whole), whole));
    dl_str relative = dl_path_relative(arena, folder, whole);
    dl_str back =
        dl_path_absolute(arena, dl_path_join(arena, folder, relative));
    REQUIRE(dl_str_eq(back, whole));
    dl_str below = dl_path_below(folder, whole);
    REQUIRE(!below.p || dl_str_eq(below, relative));
    dl_str name = dl_path_name(path);
    REQUIRE(dl_str_has_suffix(path, name) && !memchr(name.p, '/', name.n));
    REQUIRE(dl_path_any_name(path).n <= name.n);
    REQUIRE(dl_names_markdown_ending(name).n <= name.n);
    if (!memchr(path.p, '\0', path.n)) {
        dl_path_shown(arena, dl_path_canonical(arena, path));
        dl_path_canonical_folder(arena, path);
    }
}

static bool share_a_key(const dl_candidates *a, const dl_candidates *b)
{
    for (size_t i = 0; i < a->keys.n; i++)
        for (size_t k = 0; k < b->keys.n; k++)
            if (a->keys.v[i] == b->keys.v[k])
                return true;
    return false;
}

/* The numbers of identifiers, which posts are compared by beforehand. */
static void check_narrowing(dl_str text, dl_str path)
{
    dl_candidates found[2] = {{{0}, false}, {{0}, false}};
    dl_narrowing *all = dl_narrowing_new(2, 1);
    dl_candidates_find(&found[0], text);
    dl_candidates_find(&found[1], path);
    for (size_t i = 0; i < 2; i++)
        dl_narrowing_add(all, i, &found[i]);
    dl_narrowing_finish(all);
    REQUIRE(dl_narrowing_has(all, 1) ==
            (found[1].is_open || share_a_key(&found[0], &found[1])));
    dl_narrowing_free(all);
    dl_vec_free(&found[0].keys);
    dl_vec_free(&found[1].keys);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { MOST = 16 };
    dl_str rest = {(const char *)data, size};
    dl_arena *arena = dl_arena_new();
    dl_str text = fuzz_next(&rest).text;
    for (int i = 0; rest.n > 0 && i < MOST; i++) {
        dl_str path = fuzz_next(&rest).name, lines = text;
        check_ignore(arena, text, path);
        check_path(arena, path);
        check_narrowing(text, path);
        for (int k = 0; lines.n > 0 && k < MOST; k++) {
            const char *lf = memchr(lines.p, '\n', lines.n);
            dl_str line = {lines.p, lf ? (size_t)(lf - lines.p) : lines.n};
            lines = dl_str_from(lines, lf ? line.n + 1 : line.n);
            check_glob(arena, line, path);
        }
    }
    dl_arena_free(arena);
    return 0;
}
