/*
 * Runs over all files, from the first to the last.
 */
#include "engine/run.h"

#include <time.h>

#include "base/error.h"
#include "baseline/baseline.h"
#include "config/site.h"
#include "engine/elsewhere.h"
#include "engine/inputs.h"
#include "engine/lint.h"
#include "engine/others.h"
#include "engine/pool.h"
#include "fixes/fix.h"
#include "posts/corpus.h"

/* The baseline of a configuration. */
typedef struct given {
    const dl_config *config;
    dl_baseline *baseline;
} given;

typedef struct run {
    const dl_run_options *options;
    dl_run_sink sink;
    dl_run_progress progress;
    void *user;
    dl_inputs inputs;
    DL_VEC(given) baselines;
    dl_elsewhere elsewhere;
    dl_clock clock; /* one for all files */
    dl_corpus corpus;
    dl_arena *scratch; /* of the caller's thread */
    size_t done, total;
} run;

static void step(void *user)
{
    run *r = user;
    r->done++;
    if (r->progress)
        r->progress(r->user, r->done, r->total);
}

static void report_failed(void *user, dl_str shown, const dl_error *error)
{
    run *r = user;
    dl_result *result = dl_lint_failed(shown, error);
    r->sink(r->user, result);
    dl_result_free(result);
}

/* A heading is not fixed while something unknown may link to it, nor is the
   rest of the file: a second run would find it half fixed. */
static void report_unknown_links(run *r, dl_str shown, const dl_error *cause)
{
    dl_error error;
    bool fixes = r->options->fix != DL_FIX_NONE;
    dl_error_set_english(
        &error, DL_ERR_IO, "%.*s%s what links to its headings is unknown: %s",
        DL_FMT(shown), fixes ? " is not fixed;" : ":", cause->message);
    dl_error_set_korean(
        &error,
        fixes ? "고치지 않은 %.*s: 제목으로 들어오는 링크를 알 수 없음: %s"
              : "%.*s: 제목으로 들어오는 링크를 알 수 없음: %s",
        DL_FMT(shown), cause->korean);
    report_failed(r, shown, &error);
}

/* ---- one file ------------------------------------------------------------ */

/* Exactly one of the first two. */
typedef struct linted {
    dl_lint_job *job;
    dl_result *failed;
    dl_error error; /* of other posts that had to be read for its fixes */
    dl_file_id id;
} linted;

static dl_baseline *baseline_of(const run *r, const dl_file *file)
{
    for (size_t i = 0; i < r->baselines.n; i++)
        if (r->baselines.v[i].config == dl_config_of(file))
            return r->baselines.v[i].baseline;
    return NULL;
}

/* The context for linting a text that is being fixed. */
typedef struct fixing {
    run *run;
    const dl_settings *settings;
    const dl_renderer *site;
    dl_str name;
    dl_str path; /* canonical */
    const dl_baseline *baseline;
    dl_arena *scratch;
    dl_known_words *known;
    dl_error *error; /* set: what links to this one cannot be known */
} fixing;

static dl_lint_job *start(const fixing *f, dl_str bytes)
{
    return dl_lint_start(f->settings, f->site, f->name, bytes, f->run->clock,
                         f->known, f->scratch);
}

static void mark_known(const fixing *f, dl_result *result)
{
    if (f->baseline)
        dl_baseline_mark(f->baseline, result, f->scratch);
}

static dl_result *lint_repaired(void *user, dl_str bytes)
{
    const fixing *f = user;
    dl_result *result = dl_lint_finish(start(f, bytes), NULL, f->scratch);
    mark_known(f, result);
    return result;
}

static void add_links(void *user, dl_anchors *linked)
{
    fixing *f = user;
    dl_elsewhere_add(&f->run->elsewhere, f->path, f->settings->max_file_size,
                     linked, f->error);
}

/* Tries the fixes of the job's text without changing it. */
static void try_fixes(fixing *f, dl_lint_job *job)
{
    dl_fix_trials trials;
    dl_result *first = dl_lint_peek(job);
    mark_known(f, first);
    const dl_fix_linter linter = {lint_repaired, f, add_links};
    dl_fix_try(&linter, first, DL_FIX_UNSAFE, &trials);
    dl_lint_judge(job, &trials, DL_FIX_UNSAFE);
}

/* Fixes and lints; the result remembers the original bytes. */
static dl_lint_job *fix_one(fixing *f, dl_str bytes)
{
    const dl_run_options *o = f->run->options;
    dl_fixed fixed;
    dl_fix_trials trials = {0};
    const dl_fix_linter linter = {lint_repaired, f, add_links};
    dl_fix_all(&linter, bytes, o->fix, &fixed);
    bool has_failed = f->error->status != DL_OK;
    dl_lint_job *job = start(f, has_failed ? bytes : dl_buf_str(&fixed.text));
    if (has_failed) {
        dl_fixed_clear(&fixed);
        return job;
    }
    if (fixed.n_applied > 0)
        dl_lint_remember(job, bytes, fixed.n_applied);
    dl_fix_trials_add(&trials, fixed.result, DL_FIX_UNSAFE);
    if (o->try_fixes && trials.n > fixed.n_refused) {
        dl_vec_free(&trials);
        try_fixes(f, job);
    } else {
        dl_lint_judge(job, &trials, o->fix);
    }
    dl_fixed_clear(&fixed);
    return job;
}

/* `error` is set if something else had to be read and could not be. */
static dl_lint_job *lint_bytes(run *r, const dl_file *file,
                               const dl_settings *settings, dl_str bytes,
                               const dl_worker *worker, dl_error *error)
{
    const dl_run_options *o = r->options;
    const dl_site *site = dl_site_of(file->folder);
    fixing f = {.run = r,
                .settings = settings,
                .site = site ? &site->renderer : NULL,
                .name = file->shown,
                .path = file->canonical,
                .baseline = baseline_of(r, file),
                .scratch = worker->scratch,
                .known = worker->known,
                .error = error};
    bool may_fix = !dl_config_has_mistakes(dl_config_of(file));
    bool fixes = may_fix && o->fix != DL_FIX_NONE;
    dl_lint_job *job = fixes ? fix_one(&f, bytes) : start(&f, bytes);
    if (!may_fix)
        dl_lint_withhold(job);
    else if (!fixes && o->try_fixes)
        try_fixes(&f, job);
    return job;
}

static void *lint_one(void *user, size_t i, dl_worker *worker)
{
    run *r = user;
    const dl_file *file = &r->inputs.list.v[i];
    linted *made = dl_error_holder(sizeof *made, offsetof(linted, error));
    const dl_settings *settings = dl_settings_of(file);
    dl_error error;
    dl_str bytes;
    if (dl_inputs_read(&r->inputs, file, settings->max_file_size,
                       &worker->bytes, &bytes, &made->id, &error))
        made->job =
            lint_bytes(r, file, settings, bytes, worker, &made->error);
    else
        made->failed = dl_lint_failed(file->shown, &error);
    return made;
}

static size_t size_of(void *user, size_t i)
{
    const run *r = user;
    const dl_file *file = &r->inputs.list.v[i];
    return dl_inputs_size(&r->inputs, file,
                          dl_settings_of(file)->max_file_size);
}

static dl_result *finish(run *r, size_t i, dl_lint_job *job)
{
    const dl_file *file = &r->inputs.list.v[i];
    const dl_post *post = dl_lint_post(job);
    dl_post_index *index = dl_corpus_index(&r->corpus, i);
    if (index) {
        dl_post_index_look_from(index, file->canonical);
        if (post)
            dl_corpus_add(&r->corpus, r->corpus.blog_of[i], file, post);
    }
    return dl_lint_finish(job, index, r->scratch);
}

static void take_lint(void *user, size_t i, void *made)
{
    run *r = user;
    linted *one = made;
    dl_result *result = one->job ? finish(r, i, one->job) : one->failed;
    const dl_file *file = &r->inputs.list.v[i];
    result->id = one->id;
    if (one->error.status != DL_OK)
        report_unknown_links(r, file->shown, &one->error);
    dl_free(one);
    result->is_stdin = file->is_stdin;
    result->baseline = baseline_of(r, file);
    r->sink(r->user, result);
    dl_result_free(result);
    step(r);
}

/* ---- all of it ----------------------------------------------------------- */

/* The sink may change what it gets, so it gets a copy; a file that several
   configurations extend is reported once. */
static void report_configs(run *r)
{
    DL_VEC(dl_str) seen = {0};
    for (size_t i = 0; i < r->inputs.configs.list.n; i++) {
        const dl_result *const *results;
        size_t n = dl_config_results(r->inputs.configs.list.v[i], &results);
        for (size_t k = 0; k < n; k++) {
            size_t s = 0;
            while (s < seen.n && !dl_str_eq(seen.v[s], results[k]->doc->name))
                s++;
            if (s < seen.n)
                continue;
            dl_vec_push(&seen, results[k]->doc->name);
            dl_result copy = *results[k];
            size_t bytes = copy.n_diagnostics * sizeof *copy.diagnostics;
            dl_diagnostic *diagnostics = dl_xmalloc(bytes);
            memcpy(diagnostics, copy.diagnostics, bytes);
            copy.diagnostics = diagnostics;
            r->sink(r->user, &copy);
            dl_free(diagnostics);
        }
    }
    dl_vec_free(&seen);
}

/* A folder of other posts that cannot be read. */
static void report_unreadable(run *r)
{
    const dl_file_list *list = &r->corpus.unreadable;
    for (size_t i = 0; i < list->n; i++)
        report_failed(r, list->v[i].shown, list->v[i].trouble);
}

static void report_levels(const run *r)
{
    dl_level_list list;
    dl_level_list_init(&list);
    for (size_t i = 0; i < r->inputs.configs.list.n; i++)
        dl_level_list_add(&list, r->inputs.configs.list.v[i]->settings);
    dl_levels levels = dl_level_list_finish(&list);
    r->options->on_levels(r->user, r->inputs.configs.list.n ? &levels : NULL);
    dl_level_list_free(&list);
}

static dl_status find_baselines(run *r, dl_error *error)
{
    const dl_configs *configs = &r->inputs.configs;
    for (size_t i = 0; r->options->baseline_of && i < configs->list.n; i++) {
        given one = {configs->list.v[i], NULL};
        dl_status status = r->options->baseline_of(r->user, one.config,
                                                   &one.baseline, error);
        if (status != DL_OK)
            return status;
        if (one.baseline)
            dl_vec_push(&r->baselines, one);
    }
    return DL_OK;
}

static void run_all(run *r)
{
    if (r->options->on_levels)
        report_levels(r);
    report_configs(r);
    report_unreadable(r);
    dl_elsewhere_init(&r->elsewhere, &r->inputs);
    dl_others_narrow(&r->corpus, &r->inputs, r->options->jobs);
    r->scratch = dl_arena_new();
    r->clock = (dl_clock){r->options->today, time(NULL)};
    r->total = r->corpus.extra.n + r->inputs.list.n;
    dl_others_index(&r->corpus, &r->inputs, r->options->jobs,
                    &(dl_others_sink){report_failed, step, r});
    dl_pool_run(&(dl_pool){r->inputs.list.n, lint_one, take_lint, r, size_of},
                r->options->jobs);
    dl_arena_free(r->scratch);
    dl_elsewhere_free(&r->elsewhere);
}

/* The folders of other posts may have configurations of their own, some of
   which must not be used. */
static dl_status find_others(run *r, dl_error *error)
{
    const dl_error *failure = &r->inputs.configs.error;
    dl_corpus_init(&r->corpus, &r->inputs.configs, &r->inputs.list);
    if (failure->status != DL_OK && error)
        *error = *failure;
    return failure->status;
}

dl_status dl_run(const dl_run_options *options, dl_run_sink sink,
                 dl_run_progress progress, void *user, dl_error *error)
{
    run r = {
        .options = options, .sink = sink, .progress = progress, .user = user};
    const dl_input_names names = {.paths = options->paths,
                                  .n_paths = options->n_paths,
                                  .stdin_name = options->stdin_name,
                                  .stdin_bytes = options->stdin_bytes,
                                  .force_exclude = options->force_exclude};
    dl_status status =
        dl_inputs_find(&r.inputs, &names, &options->config, error);
    if (status == DL_OK)
        status = dl_config_check_request(r.inputs.configs.list.v,
                                         r.inputs.configs.list.n, error);
    if (status == DL_OK)
        status = find_others(&r, error);
    if (status == DL_OK)
        status = find_baselines(&r, error);
    if (status == DL_OK)
        run_all(&r);
    dl_vec_free(&r.baselines);
    dl_corpus_free(&r.corpus);
    dl_inputs_free(&r.inputs);
    return status;
}
