/* Finds the blogs of a run and the posts that must be read for them. */
#include "posts/corpus.h"

#include <stdlib.h>

#include "base/path.h"
#include "base/search.h"

/* ---- which blog ---------------------------------------------------------- */

static const dl_settings *base_settings(const dl_config *config)
{
    return dl_settings_table_at(config->settings, 0);
}

/* Whether any set of overrides enables a rule that looks at other posts. */
static bool has_listeners(const dl_config *config)
{
    const dl_settings *settings;
    for (size_t i = 0; (settings = dl_settings_table_at(config->settings, i));
         i++)
        if (settings->listeners[DL_EVENT_CORPUS].n > 0)
            return true;
    return false;
}

static uint32_t blog_for(dl_corpus *corpus, const dl_file *file)
{
    const dl_config *config = dl_config_of(file);
    const dl_folder *folder =
        dl_config_names_posts(config) ? NULL : file->folder;
    /* Text from a pipe has a place only if it has a name. */
    bool has_place = !file->is_stdin || file->shown.p[0] != '<';
    if (!has_place || !has_listeners(config))
        return DL_NONE;
    /* Neighbours in the list usually share a blog, so search from the end. */
    for (size_t i = corpus->blogs.n; i-- > 0;)
        if (corpus->blogs.v[i]->config == config &&
            corpus->blogs.v[i]->folder == folder)
            return (uint32_t)i;
    dl_blog *blog = dl_xcalloc(1, sizeof *blog);
    *blog = (dl_blog){.config = config,
                      .folder = folder,
                      .index = dl_post_index_new(),
                      .last_day = INT32_MIN};
    dl_vec_push(&corpus->blogs, blog);
    return (uint32_t)(corpus->blogs.n - 1);
}

static int32_t day_of_name(const dl_blog *blog, const dl_file *file)
{
    const dl_profile *profile = base_settings(blog->config)->profile;
    dl_template_match match =
        dl_templates_match(&profile->file_names, dl_path_name(file->canonical));
    return match.is_match ? match.day : DL_NO_DAY;
}

static bool is_post(const dl_blog *blog, const dl_file *file)
{
    if (!blog->folder)
        return dl_config_globs_match(&blog->config->keys.posts,
                                     file->canonical);
    const dl_templates *names =
        &base_settings(blog->config)->profile->file_names;
    return names->n == 0 ||
           dl_templates_match(names, dl_path_name(file->canonical)).is_match;
}

/* ---- which order --------------------------------------------------------- */

/*
 * The posts of a run are added to the index as they are finished, in the order
 * of their paths. If their days are in the same order, everything earlier is in
 * the index by then; if not, or if a post's name has no day, they are read
 * before the run. False for a file that is not a post and has no day: it has no
 * place among them.
 */
static bool note_order(dl_blog *blog, const dl_file *file)
{
    int32_t day = day_of_name(blog, file);
    if (day == DL_NO_DAY) {
        bool counts = is_post(blog, file);
        blog->has_unknown_day |= counts;
        return counts;
    }
    blog->is_out_of_order |= day < blog->last_day;
    if (day > blog->last_day)
        blog->last_day = day;
    return true;
}

/* ---- the other posts ----------------------------------------------------- */

static int by_identity(const void *a, const void *b)
{
    const dl_file *x = a, *y = b;
    if (x->device != y->device)
        return DL_ORDER(x->device, y->device);
    return DL_ORDER(x->inode, y->inode);
}

static void add_extra(dl_corpus *corpus, const dl_file *file, dl_extra extra)
{
    dl_vec_push(&corpus->extra, *file);
    dl_vec_push(&corpus->extras, extra);
}

void dl_corpus_narrow(dl_corpus *corpus, bool (*keep)(void *user, size_t extra),
                      void *user)
{
    size_t n = 0;
    for (size_t i = 0; i < corpus->extra.n; i++) {
        if (!keep(user, i))
            continue;
        corpus->extra.v[n] = corpus->extra.v[i];
        corpus->extras.v[n++] = corpus->extras.v[i];
    }
    corpus->extra.n = corpus->extras.n = n;
}

static void find_posts(dl_corpus *corpus, const dl_blog *blog,
                       dl_file_list *out)
{
    if (!blog->folder) {
        dl_configs_walk_posts(corpus->configs, blog->config, out);
        return;
    }
    dl_str folder = blog->folder->path;
    dl_str shown = dl_path_shown(corpus->configs->folders.arena, folder);
    dl_configs_walk(corpus->configs, folder, shown, true, out);
}

static bool has_path(const dl_file_list *list, dl_str path)
{
    for (size_t i = 0; i < list->n; i++)
        if (dl_str_eq(list->v[i].canonical, path))
            return true;
    return false;
}

/* A link that leads out is no post. */
static void note_trouble(dl_corpus *corpus, const dl_file *file)
{
    if (!file->is_foreign && !has_path(corpus->run, file->canonical) &&
        !has_path(&corpus->unreadable, file->canonical))
        dl_vec_push(&corpus->unreadable, *file);
}

/* The blog's posts that are not in the run, except those later than all that
   are. `run` is sorted by identity. */
static void add_others(dl_corpus *corpus, uint32_t number,
                       const dl_file_list *run)
{
    const dl_blog *blog = corpus->blogs.v[number];
    dl_file_list all = {0};
    find_posts(corpus, blog, &all);
    dl_file_list_sort(&all);
    for (size_t i = 0; i < all.n; i++) {
        dl_file *file = &all.v[i];
        if (file->trouble) {
            note_trouble(corpus, file);
            continue;
        }
        int32_t day = day_of_name(blog, file);
        bool is_later =
            day != DL_NO_DAY && !blog->has_unknown_day && day > blog->last_day;
        if (is_later || !is_post(blog, file) ||
            dl_find(file, run->v, run->n, by_identity))
            continue;
        add_extra(corpus, file, (dl_extra){number, DL_NONE});
    }
    dl_vec_free(&all);
}

/* The run's own posts, if they are not in order. */
static void add_disordered(dl_corpus *corpus)
{
    const dl_file_list *list = corpus->run;
    for (uint32_t i = 0; i < list->n; i++) {
        if (corpus->blog_of[i] == DL_NONE || list->v[i].is_stdin)
            continue;
        const dl_blog *blog = corpus->blogs.v[corpus->blog_of[i]];
        if ((blog->is_out_of_order || blog->has_unknown_day) &&
            is_post(blog, &list->v[i]))
            add_extra(corpus, &list->v[i], (dl_extra){corpus->blog_of[i], i});
    }
}

void dl_corpus_init(dl_corpus *corpus, dl_configs *configs,
                    const dl_file_list *run)
{
    *corpus = (dl_corpus){.configs = configs, .run = run};
    size_t n = run->n;
    corpus->blog_of = dl_xmalloc(n * sizeof *corpus->blog_of);
    for (size_t i = 0; i < n; i++) {
        uint32_t blog =
            run->v[i].trouble ? DL_NONE : blog_for(corpus, &run->v[i]);
        bool counts =
            blog != DL_NONE && note_order(corpus->blogs.v[blog], &run->v[i]);
        corpus->blog_of[i] = counts ? blog : DL_NONE;
    }
    dl_file_list sorted = {0};
    for (size_t i = 0; i < n; i++)
        dl_vec_push(&sorted, run->v[i]);
    dl_vec_sort(&sorted, by_identity);
    for (uint32_t i = 0; i < corpus->blogs.n; i++)
        add_others(corpus, i, &sorted);
    dl_vec_free(&sorted);
    add_disordered(corpus);
}

void dl_corpus_free(dl_corpus *corpus)
{
    for (size_t i = 0; i < corpus->blogs.n; i++) {
        dl_post_index_free(corpus->blogs.v[i]->index);
        dl_free(corpus->blogs.v[i]);
    }
    dl_vec_free(&corpus->blogs);
    dl_vec_free(&corpus->extra);
    dl_vec_free(&corpus->extras);
    dl_vec_free(&corpus->unreadable);
    dl_free(corpus->blog_of);
}

dl_post_index *dl_corpus_index(const dl_corpus *corpus, size_t i)
{
    uint32_t blog = corpus->blog_of[i];
    return blog == DL_NONE ? NULL : corpus->blogs.v[blog]->index;
}

void dl_corpus_add(dl_corpus *corpus, uint32_t blog, const dl_file *file,
                   const dl_post *post)
{
    const dl_blog *b = corpus->blogs.v[blog];
    if (!is_post(b, file))
        return;
    dl_post_index_add(b->index, post, file->canonical, file->shown);
    const dl_settings *settings = dl_settings_of(file);
    if (settings->wants_terms)
        dl_post_index_add_terms(b->index, post);
}
