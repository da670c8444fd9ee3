/* Tells posts of two shapes apart. */
#include "cli/shapes.h"

#include "base/path.h"
#include "base/search.h"
#include "base/str.h"
#include "cli/yaml_text.h"
#include "files/glob.h"
#include "files/names.h"

enum { FEWEST = 3, LEAST_SHARE = 10 /* % */ };

typedef DL_VEC(const char *) paths;

static int compare_folders(const void *a, const void *b)
{
    return dl_str_compare(*(const dl_str *)a, *(const dl_str *)b);
}

/* The folder that has the most posts by itself, if not nearly all; an empty
   text: none. */
static dl_str largest_folder(const dl_places *places)
{
    dl_str best = DL_STR("");
    size_t most = FEWEST - 1, begin = 0;
    DL_VEC(dl_str) folders = {0};
    for (size_t i = 0; i < places->posts.n; i++) {
        dl_str folder = dl_path_folder(dl_str_of(places->posts.v[i]));
        dl_vec_push(&folders, folder);
    }
    dl_vec_sort(&folders, compare_folders);
    for (size_t i = 0; i < folders.n; i++) {
        if (!dl_str_eq(folders.v[i], folders.v[begin]))
            begin = i;
        if (i + 1 - begin > most) {
            most = i + 1 - begin;
            best = folders.v[i];
        }
    }
    dl_vec_free(&folders);
    size_t rest = places->posts.n - most;
    bool splits = rest >= FEWEST &&
                  rest * 100 >= places->posts.n * LEAST_SHARE &&
                  most * 100 >= places->posts.n * LEAST_SHARE;
    return splits ? best : DL_STR("");
}

static dl_status count(dl_shapes *shapes, size_t i, const paths *posts,
                       dl_error *error)
{
    dl_status status =
        dl_survey_outline(&shapes->outlines[i], posts->v, posts->n, error);
    if (status == DL_OK)
        dl_layout_find(&shapes->layouts[i], &shapes->outlines[i]);
    return status;
}

/* Whether one description cannot fit both. */
static bool differ(const dl_layout *a, const dl_layout *b)
{
    if (a->kind != b->kind)
        return true;
    return a->kind == DL_PAPERS_HEADING &&
           (a->level != b->level || a->section_level != b->section_level);
}

/* The patterns for the folder with the post `one`, or for the posts that are
   not in it; `shown` is relative, empty for the top. */
static void add_files(dl_shapes *shapes, const dl_places *places,
                      const char *one, dl_str shown, bool is_folder)
{
    dl_buf glob = {0};
    for (size_t i = 0; i < places->globs.n && !is_folder; i++) {
        dl_yaml_text_add_quoted(&shapes->files,
                                dl_buf_str(&places->globs.v[i]));
        dl_buf_adds(&shapes->files, ", ");
    }
    dl_buf_adds(&glob, is_folder ? "" : "!");
    dl_glob_add_literal(&glob, shown);
    dl_buf_printf(&glob, "/*%.*s",
                  DL_FMT(dl_names_markdown_ending(dl_str_of(one))));
    dl_yaml_text_add_quoted(&shapes->files, dl_buf_str(&glob));
    dl_buf_free(&glob);
}

static void swap(dl_shapes *s)
{
    dl_outline outline = s->outlines[0];
    dl_layout layout = s->layouts[0];
    s->outlines[0] = s->outlines[1];
    s->layouts[0] = s->layouts[1];
    s->outlines[1] = outline;
    s->layouts[1] = layout;
    s->layouts[0].outline = &s->outlines[0];
    s->layouts[1].outline = &s->outlines[1];
}

/* Tries two shapes: the posts of the folder, and the others. */
static dl_status split(dl_shapes *shapes, const dl_places *places,
                       dl_str folder, dl_str shown, dl_error *error)
{
    paths in = {0}, others = {0};
    for (size_t i = 0; i < places->posts.n; i++) {
        const char *post = places->posts.v[i];
        if (dl_str_eq(dl_path_folder(dl_str_of(post)), folder))
            dl_vec_push(&in, post);
        else
            dl_vec_push(&others, post);
    }
    bool is_minor = in.n <= others.n;
    dl_status status = count(shapes, 0, &others, error);
    if (status == DL_OK)
        status = count(shapes, 1, &in, error);
    if (status == DL_OK && !is_minor)
        swap(shapes);
    if (status == DL_OK && in.n > 0 && shapes->outlines[0].n_posts > 0 &&
        differ(&shapes->layouts[0], &shapes->layouts[1])) {
        shapes->n = 2;
        add_files(shapes, places, in.v[0], shown, is_minor);
    }
    dl_vec_free(&in);
    dl_vec_free(&others);
    return status;
}

static void reset(dl_shapes *shapes)
{
    for (size_t i = 0; i < 2; i++) {
        dl_layout_free(&shapes->layouts[i]);
        dl_outline_free(&shapes->outlines[i]);
        dl_outline_init(&shapes->outlines[i]);
        shapes->layouts[i] = (dl_layout){0};
    }
}

/* A folder relative to that of the survey; empty: the same. */
static dl_str shown_folder(dl_str path, const char *folder)
{
    if (dl_str_eq(path, dl_path_plain_folder(dl_str_of(folder))))
        return DL_STR("");
    size_t skipped = (size_t)(dl_places_relative(path.p, folder) - path.p);
    return dl_str_from(path, skipped < path.n ? skipped : path.n);
}

dl_status dl_shapes_find(dl_shapes *out, const dl_places *places,
                         const char *folder, dl_error *error)
{
    *out = (dl_shapes){0};
    for (size_t i = 0; i < 2; i++)
        dl_outline_init(&out->outlines[i]);
    dl_str largest = largest_folder(places);
    if (largest.n > 0) {
        dl_status status =
            split(out, places, largest, shown_folder(largest, folder), error);
        if (status != DL_OK || out->n > 0)
            return status;
        reset(out);
    }
    paths all = {0};
    for (size_t i = 0; i < places->posts.n; i++)
        dl_vec_push(&all, places->posts.v[i]);
    dl_status status = count(out, 0, &all, error);
    out->n = out->outlines[0].n_posts > 0;
    dl_vec_free(&all);
    return status;
}

void dl_shapes_free(dl_shapes *shapes)
{
    reset(shapes);
    for (size_t i = 0; i < 2; i++)
        dl_outline_free(&shapes->outlines[i]);
    dl_buf_free(&shapes->files);
}
