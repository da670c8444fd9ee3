/*
 * Lints one document.
 */
#include "engine/lint.h"

#include "base/error.h"
#include "base/path.h"
#include "base/str.h"
#include "check/also.h"
#include "check/ctx.h"
#include "check/suppress.h"
#include "check/walk.h"
#include "patterns/run.h"

/* `result` comes first: a finished job is a dl_result. Findings live in the
   document's arena. */
struct dl_lint_job {
    dl_result result;
    dl_ctx ctx;
    dl_fix_trials trials; /* of fixes up to `judged` */
    dl_applicability judged;
    bool is_withheld;
};

/* Whether there is a tree to look at. */
static bool is_parsed(const dl_doc *doc)
{
    return doc->n_nodes > 0 && !doc->too_large && doc->bad_utf8 == DL_NONE;
}

static int32_t day_of(dl_clock clock, const dl_profile *profile)
{
    enum { SECONDS_OF_DAY = 24 * 60 * 60 };
    return clock.today ? clock.today
                       : (int32_t)((clock.now + profile->utc_offset * 60) /
                                   SECONDS_OF_DAY);
}

/* `2025-09-13-a.md`: a post of Jekyll, which lacks its front matter yet. */
static bool is_dated(dl_str path)
{
    static const char shape[] = "dddd-dd-dd-";
    dl_str name = dl_path_any_name(path);
    bool is_shaped = name.n >= sizeof shape - 1;
    for (size_t i = 0; is_shaped && shape[i]; i++)
        is_shaped = shape[i] == 'd' ? dl_is_digit(name.p[i])
                                    : name.p[i] == shape[i];
    return is_shaped;
}

/* `.claude/agents/a.md`: of folders that begin with a dot, only .github is read
   by people. */
static bool is_hidden(dl_str path)
{
    for (size_t i = 0; i + 1 < path.n; i++) {
        bool begins = i == 0 || path.p[i - 1] == '/';
        dl_str rest = dl_str_from(path, i);
        if (begins && path.p[i] == '.' && !dl_str_starts(rest, "./") &&
            !dl_str_starts(rest, "../") && !dl_str_starts(rest, ".github/") &&
            memchr(rest.p, '/', rest.n))
            return true;
    }
    return false;
}

/* What renders the document. Jekyll copies a file of its site that has no front
   matter; of a renderer that is named, it is not known that Jekyll runs it. */
static dl_renderer renderer_of(const dl_settings *settings,
                               const dl_renderer *site, const dl_doc *doc)
{
    dl_renderer renderer = settings->profile->renderer;
    bool is_named = renderer.name != DL_RENDERER_UNSET;
    if (!is_named && site)
        dl_renderer_fill(&renderer, site);
    else if (!is_named)
        renderer.name = DL_RENDERER_GFM;
    bool is_unknown = site && site->name == DL_RENDERER_UNKNOWN;
    if (!is_named && !is_unknown && dl_str_ends(doc->name, ".mdx"))
        renderer.name = DL_RENDERER_MDX;
    if (!is_named && is_hidden(doc->name))
        renderer.name = DL_RENDERER_NONE;
    dl_renderer_complete(&renderer);
    bool is_jekyll = site && dl_renderer_is_kramdown(site);
    bool is_of_site = is_jekyll && !is_dated(doc->name);
    if (is_named && is_jekyll) {
        renderer.own_tags = site->own_tags == 1;
        renderer.own_fences = site->own_fences == 1;
    }
    if ((!is_named || is_of_site) && dl_renderer_is_kramdown(&renderer) &&
        doc->frontmatter.state == DL_FRONTMATTER_NONE)
        renderer.name = DL_RENDERER_NONE;
    return renderer;
}

static dl_lint_job *new_job(void)
{
    return dl_error_holder(sizeof(dl_lint_job),
                           offsetof(dl_lint_job, result.error));
}

dl_lint_job *dl_lint_start(const dl_settings *settings,
                           const dl_renderer *site, dl_str name, dl_str bytes,
                           dl_clock clock, dl_known_words *known,
                           dl_arena *scratch)
{
    dl_lint_job *job = new_job();
    dl_doc *doc = dl_doc_parse_with(name, bytes, settings->max_file_size,
                                    settings->lexicon, known);
    job->result.doc = doc;
    job->result.fail_on = settings->fail_on;
    if (is_parsed(doc))
        job->result.post = dl_post_build(doc, settings->profile);
    dl_arena_reset(scratch);
    job->result.renderer = renderer_of(settings, site, doc);
    dl_ctx_init(&job->ctx, settings, doc, &job->result.renderer, doc->arena,
                scratch);
    job->ctx.today = day_of(clock, settings->profile);
    dl_walk(&job->ctx, job->result.post);
    if (job->result.post)
        dl_also_walk(&job->ctx, job->result.post);
    if (job->result.post)
        dl_patterns_run(&job->ctx, job->result.post, &job->result.error);
    return job;
}

const dl_post *dl_lint_post(const dl_lint_job *job)
{
    return job->result.post;
}

dl_result *dl_lint_peek(dl_lint_job *job)
{
    dl_ctx *ctx = &job->ctx;
    size_t n = ctx->findings.n;
    dl_finding **findings = dl_vec_to_arena(&ctx->findings, ctx->arena);
    dl_suppress(ctx, job->result.post);
    job->result.diagnostics = dl_ctx_sorted(ctx, &job->result.n_diagnostics);
    for (size_t i = 0; i < n; i++)
        ctx->findings.v[i] = findings[i];
    ctx->findings.n = n;
    return &job->result;
}

void dl_lint_judge(dl_lint_job *job, dl_fix_trials *trials,
                   dl_applicability most)
{
    job->trials = *trials;
    job->judged = most;
    *trials = (dl_fix_trials){0};
}

void dl_lint_withhold(dl_lint_job *job)
{
    job->is_withheld = true;
}

void dl_lint_remember(dl_lint_job *job, dl_str before, size_t n_fixed)
{
    job->result.before = dl_arena_str(job->result.doc->arena, before);
    job->result.n_fixed = n_fixed;
}

dl_result *dl_lint_finish(dl_lint_job *job, const dl_post_index *others,
                          dl_arena *scratch)
{
    dl_ctx *ctx = &job->ctx;
    dl_arena_reset(scratch);
    ctx->scratch = scratch;
    ctx->terms_are_known = false; /* they were in the other one */
    ctx->particles_are_known = false;
    dl_ctx_forget_page(ctx);
    if (others && job->result.post)
        dl_walk_corpus(ctx, job->result.post, others);
    dl_suppress(ctx, job->result.post);
    job->result.diagnostics = dl_ctx_sorted(ctx, &job->result.n_diagnostics);
    dl_ctx_close(ctx);
    if (job->is_withheld)
        dl_fix_withhold(&job->result);
    else if (job->judged != DL_FIX_NONE)
        dl_fix_mark(&job->result, &job->trials, job->judged);
    dl_vec_free(&job->trials);
    return &job->result;
}

dl_result *dl_lint_failed(dl_str name, const dl_error *error)
{
    dl_lint_job *job = new_job();
    job->result.doc = dl_doc_parse(name, DL_STR(""), 0, NULL);
    job->result.error = *error;
    return &job->result;
}

dl_result *dl_lint_text(const dl_config *config, dl_str name, dl_str bytes,
                        dl_clock clock)
{
    dl_arena *scratch = dl_arena_new();
    dl_str path = name; /* only overrides use it */
    if (config->keys.overrides.n > 0)
        path = dl_path_canonical(scratch, name);
    const dl_settings *settings = dl_config_settings(config, path);
    dl_lint_job *job =
        dl_lint_start(settings, NULL, name, bytes, clock, NULL, scratch);
    if (dl_config_has_mistakes(config))
        dl_lint_withhold(job);
    dl_result *result = dl_lint_finish(job, NULL, scratch);
    dl_arena_free(scratch);
    return result;
}
