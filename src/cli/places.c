/* Makes patterns for the posts of a survey. */
#include "cli/places.h"

#include <string.h>

#include "base/path.h"
#include "base/str.h"
#include "files/glob.h"
#include "files/names.h"

const char *dl_places_relative(const char *path, const char *folder)
{
    dl_str plain = dl_path_plain_folder(dl_str_of(folder));
    if (!dl_str_is(plain, ".") && strncmp(path, plain.p, plain.n) == 0)
        path += plain.n;
    while (strncmp(path, "./", 2) == 0)
        path += 2;
    while (*path == '/')
        path++;
    return path;
}

static bool is_below(const char *path, const char *folder, size_t n)
{
    return strncmp(path, folder, n) == 0;
}

static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* The same, but of the folder that is the post if its text is index.md; one at
   the top is no post. */
static size_t home_length(const char *path)
{
    size_t n = folder_length(path);
    size_t home = n;
    if (n > 0 && is_below(path + n, "index.", 6))
        for (home--; home > 0 && path[home - 1] != '/';)
            home--;
    return home > 0 ? home : n;
}

/* The endings of the posts as they are written, each once; at most `most`. */
static size_t find_endings(const dl_survey *survey, dl_str *out, size_t most)
{
    size_t n = 0;
    for (size_t i = 0; i < survey->posts.n && n < most; i++) {
        dl_str path = dl_str_of(survey->posts.v[i]);
        dl_str ending = dl_names_markdown_ending(path);
        if (!dl_str_is_in(ending, out, n))
            out[n++] = ending;
    }
    return n;
}

/* "*.md" or "*.{md,mdx}": patterns are compared with letter case. */
static void add_name_pattern(dl_buf *out, const dl_survey *survey)
{
    dl_str endings[16];
    size_t n = find_endings(survey, endings, sizeof endings / sizeof *endings);
    dl_buf_adds(out, n > 1 ? "*.{" : "*.");
    for (size_t i = 0; i < n; i++)
        dl_buf_printf(out, "%s%.*s", i ? "," : "",
                      DL_FMT(dl_str_from(endings[i], 1)));
    dl_buf_adds(out, n > 1 ? "}" : n == 0 ? "md" : "");
}

/* The folders in which generators look for posts, the first that exists. */
static const char *const usual_folders[] = {"_posts/", "content/", "posts/"};

/* Folders beside them that have other pages: samples, templates, and
   translations of the posts. */
static const char *const unusual_folders[] = {"themes/", "archetypes/",
                                              "exampleSite/", "i18n/"};

typedef DL_VEC(const char *) paths;

/* Whether the folder is one of those that the path leads through. */
static bool leads_through(const char *path, const char *folder)
{
    const char *at = path;
    while ((at = strstr(at, folder)) != NULL && at > path && at[-1] != '/')
        at++;
    return at != NULL;
}

static bool is_unusual(const char *path)
{
    size_t n = sizeof unusual_folders / sizeof *unusual_folders;
    for (size_t i = 0; i < n; i++)
        if (leads_through(path, unusual_folders[i]))
            return true;
    return false;
}

/* Adds the posts in such a folder, or all of them: those in Korean and not in
   an unusual folder if there are any. */
static void add_in(paths *out, const dl_survey *survey, const char *folder,
                   const char *usual)
{
    for (int picky = 1; picky >= 0 && out->n == 0; picky--)
        for (size_t i = 0; i < survey->posts.n; i++) {
            const char *path = dl_places_relative(survey->posts.v[i], folder);
            if ((!usual || leads_through(path, usual)) &&
                (!picky || (survey->is_korean.v[i] && !is_unusual(path))))
                dl_vec_push(out, path);
        }
}

/* The posts that show where all are, relative to `folder`. */
static paths choose_paths(const dl_survey *survey, const char *folder)
{
    paths chosen = {0};
    for (size_t i = 0; i < survey->n_sample; i++)
        if (survey->recognised >> i & 1)
            dl_vec_push(&chosen, dl_places_relative(survey->sample[i], folder));
    for (size_t i = 0; i < sizeof usual_folders / sizeof *usual_folders; i++)
        if (chosen.n == 0)
            add_in(&chosen, survey, folder, usual_folders[i]);
    if (chosen.n == 0)
        add_in(&chosen, survey, folder, NULL);
    return chosen;
}

/* The length of the folder at the top that `path` is in; 0: none. */
static size_t top_length(const char *path)
{
    const char *slash = strchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* The length of the folder that all of `list` share that are below the first
   `top` bytes of `first`. */
static size_t common_folder(const paths *list, const char *first, size_t top)
{
    size_t common = home_length(first);
    for (size_t i = 0; i < list->n; i++) {
        if (top_length(list->v[i]) != top || !is_below(list->v[i], first, top))
            continue;
        while (common > 0 && (!is_below(list->v[i], first, common) ||
                              first[common - 1] != '/'))
            common--;
    }
    return common;
}

/* Whether a path is in the folder that is the first `common` bytes of `first`,
   or at the top if that is none. */
static bool is_in_folder(const char *path, const char *first, size_t common)
{
    return common == 0 ? top_length(path) == 0 : is_below(path, first, common);
}

/* Adds what is about the repository and in that folder, each name once. */
static void add_others(dl_places *out, const dl_survey *survey,
                       const char *folder, const char *first, size_t common)
{
    for (size_t i = 0; i < survey->others.n; i++) {
        const char *path = dl_places_relative(survey->others.v[i], folder);
        dl_str name = dl_path_name(dl_str_of(path));
        dl_buf glob = {0};
        size_t k = 0;
        if (first && !is_in_folder(path, first, common))
            continue;
        /* without a slash it matches in any folder */
        dl_buf_printf(&glob, "!%s%.*s",
                      dl_survey_is_about_folder(name) ? "" : "/", DL_FMT(name));
        while (k < out->globs.n && strcmp(out->globs.v[k].p, glob.p) != 0)
            k++;
        if (k < out->globs.n)
            dl_buf_free(&glob);
        else
            dl_vec_push(&out->globs, glob);
    }
}

/* Adds the pattern for the posts in that folder. */
static void add_glob(dl_places *out, const dl_survey *survey,
                     const char *folder, const char *first, size_t common)
{
    dl_buf glob = {0};
    bool is_flat = true;
    for (size_t i = 0; i < survey->posts.n; i++) {
        const char *path = dl_places_relative(survey->posts.v[i], folder);
        if (!is_in_folder(path, first, common))
            continue;
        is_flat = is_flat && folder_length(path) == common;
        dl_vec_push(&out->posts, survey->posts.v[i]);
    }
    dl_glob_add_literal(&glob, (dl_str){first, common});
    if (common == 0)
        dl_buf_addc(&glob, '/'); /* of this folder alone */
    else if (!is_flat)
        dl_buf_adds(&glob, "**/");
    add_name_pattern(&glob, survey);
    dl_vec_push(&out->globs, glob);
}

static void add_everything(dl_places *out, const dl_survey *survey)
{
    dl_buf glob = {0};
    dl_buf_adds(&glob, "**/");
    add_name_pattern(&glob, survey);
    dl_vec_push(&out->globs, glob);
    for (size_t i = 0; i < survey->posts.n; i++)
        dl_vec_push(&out->posts, survey->posts.v[i]);
}

/* The posts of the list in one folder at the top. */
typedef struct top {
    const char *first;
    size_t n;
} top;

typedef DL_VEC(top) tops;

/* The list is in order: the posts of a folder are beside each other, but those
   in none are anywhere. */
static tops count_tops(const paths *list)
{
    tops out = {0};
    size_t flat = SIZE_MAX, last = SIZE_MAX; /* indexes of `out` */
    for (size_t i = 0; i < list->n; i++) {
        const char *path = list->v[i];
        size_t length = top_length(path);
        size_t *known = length == 0 ? &flat : &last;
        if (*known == SIZE_MAX ||
            !is_below(out.v[*known].first, path, length)) {
            *known = out.n;
            dl_vec_push(&out, ((top){path, 0}));
        }
        out.v[*known].n++;
    }
    return out;
}

/* One of each folder at the top that has more than a few of them. */
static paths find_firsts(const paths *list)
{
    enum { FEW = 20 /* the part of them that does not matter: one in 20 */ };
    paths firsts = {0};
    tops all = count_tops(list);
    for (size_t i = 0; i < all.n; i++)
        if (all.v[i].n * FEW >= list->n)
            dl_vec_push(&firsts, all.v[i].first);
    dl_vec_free(&all);
    return firsts;
}

dl_places dl_places_find(const dl_survey *survey, const char *folder)
{
    enum { MOST_FOLDERS = 4 };
    dl_places out = {0};
    paths list = choose_paths(survey, folder), firsts = find_firsts(&list);
    if (firsts.n == 0 || firsts.n > MOST_FOLDERS) {
        add_everything(&out, survey);
        add_others(&out, survey, folder, NULL, 0);
    }
    for (size_t i = 0; i < firsts.n && firsts.n <= MOST_FOLDERS; i++)
        add_glob(&out, survey, folder, firsts.v[i],
                 common_folder(&list, firsts.v[i], top_length(firsts.v[i])));
    for (size_t i = 0; i < firsts.n && firsts.n <= MOST_FOLDERS; i++)
        add_others(&out, survey, folder, firsts.v[i],
                   common_folder(&list, firsts.v[i], top_length(firsts.v[i])));
    dl_vec_free(&list);
    dl_vec_free(&firsts);
    return out;
}

void dl_places_free(dl_places *places)
{
    for (size_t i = 0; i < places->globs.n; i++)
        dl_buf_free(&places->globs.v[i]);
    dl_vec_free(&places->globs);
    dl_vec_free(&places->posts);
}
