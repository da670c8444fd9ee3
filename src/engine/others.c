/*
 * Scans other posts, and reads them.
 */
#include "engine/others.h"

#include "engine/pool.h"
#include "parse/parse.h"
#include "posts/narrow.h"

/* ---- which of them ------------------------------------------------------- */

typedef struct scanned {
    dl_candidates found;
    bool has_failed;
} scanned;

/* Items 0 to n_run - 1 are the run's files, the rest is corpus->extra. */
typedef struct narrowing {
    const dl_inputs *inputs;
    const dl_corpus *corpus;
    dl_narrowing *files;
    size_t n_run;
    bool is_open; /* what a file of the run is looking for is not known
                     exactly */
} narrowing;

static void *scan_one(void *user, size_t i, dl_worker *worker)
{
    const narrowing *n = user;
    const dl_corpus *corpus = n->corpus;
    const dl_file *file =
        i < n->n_run ? &n->inputs->list.v[i] : &corpus->extra.v[i - n->n_run];
    /* A post of the run that is also read beforehand is scanned once. */
    if (i < n->n_run ? corpus->blog_of[i] == DL_NONE
                     : corpus->extras.v[i - n->n_run].in_run != DL_NONE)
        return NULL;
    scanned *made = dl_xcalloc(1, sizeof *made);
    uint32_t limit = dl_settings_of(file)->max_file_size;
    dl_str bytes;
    if (dl_inputs_read(n->inputs, file, limit, &worker->bytes, &bytes, NULL,
                       NULL))
        dl_candidates_find(&made->found, bytes);
    else
        made->has_failed = true;
    return made;
}

static void take_scan(void *user, size_t i, void *made)
{
    narrowing *n = user;
    scanned *one = made;
    if (!one)
        return;
    /* One that could not be scanned is read, which reports why. */
    n->is_open |= one->has_failed || (one->found.is_open && i < n->n_run);
    dl_narrowing_add(n->files, i, &one->found);
    dl_vec_free(&one->found.keys);
    dl_free(one);
}

static bool may_share(void *user, size_t extra)
{
    const narrowing *n = user;
    uint32_t in_run = n->corpus->extras.v[extra].in_run;
    return dl_narrowing_has(n->files,
                            in_run != DL_NONE ? in_run : n->n_run + extra);
}

static bool wants_terms(const dl_corpus *corpus)
{
    for (size_t i = 0; i < corpus->extra.n; i++)
        if (dl_settings_of(&corpus->extra.v[i])->wants_terms)
            return true;
    return false;
}

void dl_others_narrow(dl_corpus *corpus, const dl_inputs *inputs, unsigned jobs)
{
    size_t n_run = inputs->list.n, n = n_run + corpus->extra.n;
    if (corpus->extra.n == 0 || wants_terms(corpus))
        return;
    narrowing all = {.inputs = inputs,
                     .corpus = corpus,
                     .files = dl_narrowing_new(n, n_run),
                     .n_run = n_run};
    dl_pool_run(&(dl_pool){n, scan_one, take_scan, &all, NULL}, jobs);
    dl_narrowing_finish(all.files);
    if (!all.is_open)
        dl_corpus_narrow(corpus, may_share, &all);
    dl_narrowing_free(all.files);
}

/* ---- reading them -------------------------------------------------------- */

typedef struct indexing {
    const dl_inputs *inputs;
    dl_corpus *corpus;
    const dl_others_sink *sink;
} indexing;

/* A post is needed only until its papers are in the index. */
typedef struct indexed {
    dl_doc *doc;
    const dl_post *post;
    dl_error error; /* then there is no document */
} indexed;

static void *index_one(void *user, size_t i, dl_worker *worker)
{
    const indexing *x = user;
    const dl_file *file = &x->corpus->extra.v[i];
    const dl_settings *settings = dl_settings_of(file);
    uint32_t limit = settings->max_file_size;
    dl_str bytes;
    indexed *made = dl_xcalloc(1, sizeof *made);
    if (!dl_inputs_read(x->inputs, file, limit, &worker->bytes, &bytes, NULL,
                        &made->error))
        return made;
    made->doc = dl_doc_parse_with(
        file->shown, bytes, limit,
        settings->wants_terms ? settings->lexicon : NULL, worker->known);
    if (made->doc->n_nodes > 0)
        made->post = dl_post_build(made->doc, settings->profile);
    return made;
}

static size_t size_of(void *user, size_t i)
{
    const indexing *x = user;
    const dl_file *file = &x->corpus->extra.v[i];
    return dl_inputs_size(x->inputs, file,
                          dl_settings_of(file)->max_file_size);
}

static void take_index(void *user, size_t i, void *made)
{
    const indexing *x = user;
    indexed *one = made;
    dl_extra extra = x->corpus->extras.v[i];
    const dl_file *file = &x->corpus->extra.v[i];
    if (one->post)
        dl_corpus_add(x->corpus, extra.blog, file, one->post);
    if (one->error.status != DL_OK && extra.in_run == DL_NONE)
        x->sink->failed(x->sink->user, file->shown, &one->error);
    dl_doc_free(one->doc);
    dl_free(one);
    x->sink->step(x->sink->user);
}

void dl_others_index(dl_corpus *corpus, const dl_inputs *inputs, unsigned jobs,
                     const dl_others_sink *sink)
{
    indexing x = {inputs, corpus, sink};
    dl_pool_run(
        &(dl_pool){corpus->extra.n, index_one, take_index, &x, size_of}, jobs);
}
