/* Tries the built-in profiles on a sample of a folder's posts. */
#include "cli/survey.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/path.h"
#include "base/str.h"
#include "config/config.h"
#include "engine/run.h"
#include "files/names.h"
#include "model/builtin.h"
#include "model/post.h"
#include "text/hangul.h"

#define FALLBACK "generic" /* any Korean Markdown: it has no papers */

static char *copy_of(dl_str s)
{
    char *copy = dl_xmalloc(s.n + 1);
    memcpy(copy, s.p, s.n);
    copy[s.n] = '\0';
    return copy;
}

/* Without the language at the end: README.ko, README_KR, README-zh-CN. */
static dl_str without_language(dl_str name)
{
    enum { LETTERS = 2, PARTS = 2 };
    for (int i = 0; i < PARTS && name.n > LETTERS + 1; i++) {
        const char *part = name.p + name.n - LETTERS;
        if (!dl_is_one_of(part[-1], "._-") || !dl_is_alpha(part[0]) ||
            !dl_is_alpha(part[1]))
            break;
        name.n -= LETTERS + 1;
    }
    return name;
}

static bool is_named(dl_str path, const char *const *names, size_t n)
{
    dl_str name = dl_path_name(path);
    name.n -= dl_names_markdown_ending(name).n;
    name = without_language(name);
    for (size_t i = 0; i < n; i++)
        if (dl_str_compare_folded(name, dl_str_of(names[i])) == 0)
            return true;
    return false;
}

/* Files about the repository itself or a folder of it, and pages of a site
   beside its posts. In a folder of its own, index.md is a post. */
bool dl_survey_is_about_folder(dl_str path)
{
    static const char *const names[] = {
        "README",   "CHANGELOG", "CONTRIBUTING", "CODE_OF_CONDUCT", "LICENSE",
        "SECURITY", "CLAUDE",    "AGENTS",       "_index"};
    return is_named(path, names, sizeof names / sizeof *names);
}

static bool is_about_repository(dl_str path)
{
    static const char *const names[] = {"index", "about",   "404",
                                        "FAQ",   "INSTALL", "CUSTOMIZE"};
    return dl_survey_is_about_folder(path) ||
           (dl_path_folder(path).n <= 1 &&
            is_named(path, names, sizeof names / sizeof *names));
}

static void collect(void *user, dl_result *result)
{
    dl_survey *survey = user;
    dl_str name = result->doc->name;
    if (result->error.status != DL_OK)
        survey->error = result->error;
    else if (is_about_repository(name))
        dl_vec_push(&survey->others, copy_of(name));
    else {
        dl_vec_push(&survey->posts, copy_of(name));
        dl_vec_push(&survey->is_korean, dl_has_hangul(result->doc->src));
    }
}

/* Evenly spread, including the newest: file names begin with the date. */
static void choose_sample(dl_survey *survey)
{
    size_t n = survey->posts.n;
    survey->n_sample = n < DL_SURVEY_SAMPLE ? n : DL_SURVEY_SAMPLE;
    for (size_t i = 0; i < survey->n_sample; i++)
        survey->sample[i] = survey->posts.v[(i + 1) * n / survey->n_sample - 1];
}

/* How one profile does on the sample. */
typedef struct trial {
    const dl_config *config;
    size_t files, recognised, errors;
    uint32_t which; /* of the sample, by index */
    size_t fit;     /* how much of what the profile describes is there, in % */
} trial;

enum { MOST_ERRORS = 20 /* a post in which a profile is the right one */ };

/* The share of required sections that the papers have, in %. */
static size_t sections_found(const dl_post *post)
{
    size_t wanted = 0, found = 0;
    for (size_t i = 0; i < post->profile->n_sections; i++)
        wanted += post->profile->sections[i].required;
    wanted *= post->n_papers;
    for (size_t p = 0; p < post->n_papers; p++)
        for (size_t s = 0; s < post->papers[p].n_sections; s++) {
            const dl_section *section = &post->papers[p].sections[s];
            found += section->spec && section->spec->required;
        }
    return wanted == 0 ? 0 : found >= wanted ? 100 : found * 100 / wanted;
}

/* The share of papers with the link that the profile asks for, in %. */
static size_t links_found(const dl_post *post)
{
    size_t found = 0;
    for (size_t p = 0; p < post->n_papers; p++)
        found += post->papers[p].main_link != NULL;
    return found * 100 / post->n_papers;
}

static bool wants_sections(const dl_profile *profile)
{
    for (size_t i = 0; i < profile->n_sections; i++)
        if (profile->sections[i].required)
            return true;
    return false;
}

/* A profile that takes any file for a paper sees papers everywhere, and a file
   is soon called like another blog's. So what counts is whether the papers have
   the sections and links that it describes. */
static void match_post(trial *t, const dl_doc *doc)
{
    enum { ENOUGH = 50 };
    const dl_settings *settings = dl_config_settings(t->config, doc->name);
    const dl_post *post = dl_post_build(doc, settings->profile);
    if (post->n_papers == 0)
        return;
    size_t sections = sections_found(post), links = links_found(post);
    bool fits = wants_sections(settings->profile) ? sections >= ENOUGH
                                                  : links >= ENOUGH;
    bool is_named = dl_templates_match(&settings->profile->file_names,
                                       dl_path_name(doc->name))
                        .is_match;
    if (!fits)
        return;
    t->recognised++;
    t->which |= 1U << (t->files - 1);
    t->fit += sections + links + (is_named ? 100 : 0);
}

static void count(void *user, dl_result *result)
{
    trial *t = user;
    t->files++;
    for (size_t i = 0; i < result->n_diagnostics; i++)
        t->errors += result->diagnostics[i].severity == DL_SEVERITY_ERROR;
    if (result->error.status == DL_OK && result->doc->n_nodes > 0)
        match_post(t, result->doc);
}

static dl_status try_profile(const dl_survey *survey, const char *name,
                             trial *out, dl_error *error)
{
    dl_run_options options = {
        .paths = (const char *const *)survey->sample,
        .n_paths = survey->n_sample,
        .config = {.isolated = true, .profile = name},
    };
    dl_config *config;
    dl_status status = dl_config_load(&config, &options.config, error);
    if (status != DL_OK)
        return status;
    *out = (trial){.config = config};
    status = dl_run(&options, count, NULL, out, error);
    dl_config_free(config);
    return status;
}

static void take_profile(dl_survey *survey, const char *name, const trial *t)
{
    survey->profile = name;
    survey->recognised = t->which;
    survey->n_recognised = t->recognised;
}

/* The profile that describes most of the sample best; on a tie, the one with
   the fewest errors. */
static dl_status choose_profile(dl_survey *survey, dl_error *error)
{
    size_t best = 0, errors = 0;
    survey->profile = FALLBACK;
    for (size_t i = 0; i < dl_n_builtin_profiles && survey->n_sample; i++) {
        const char *name = dl_builtin_profiles[i].name;
        trial t;
        dl_status status = try_profile(survey, name, &t, error);
        if (status != DL_OK)
            return status;
        if (t.recognised * 2 < t.files || t.fit < best ||
            t.errors > MOST_ERRORS * t.files ||
            (t.fit == best && (best == 0 || t.errors >= errors)))
            continue;
        best = t.fit;
        errors = t.errors;
        take_profile(survey, name, &t);
    }
    return DL_OK;
}

static dl_status use_profile(dl_survey *survey, const char *name,
                             dl_error *error)
{
    trial t = {0};
    dl_status status =
        survey->n_sample ? try_profile(survey, name, &t, error) : DL_OK;
    survey->is_chosen = true;
    if (status == DL_OK)
        take_profile(survey, name, &t);
    return status;
}

const char *dl_survey_profile(const char *name)
{
    for (size_t i = 0; i < dl_n_builtin_profiles; i++)
        if (strcmp(dl_builtin_profiles[i].name, name) == 0)
            return dl_builtin_profiles[i].name;
    return NULL;
}

/* One rule, to be quick. */
static dl_run_options quick_run(const char *const *paths, size_t n)
{
    static const dl_str cheap = {"DL001", 5};
    return (dl_run_options){
        .paths = paths,
        .n_paths = n,
        .config = {.isolated = true,
                   .profile = FALLBACK,
                   .select = &cheap,
                   .n_select = 1},
    };
}

dl_status dl_survey_take(dl_survey *survey, const char *folder,
                         const char *profile, dl_error *error)
{
    dl_run_options options = quick_run(&folder, 1);
    *survey = (dl_survey){0};
    dl_status status = dl_run(&options, collect, NULL, survey, error);
    /* Single posts that cannot be read are reported by `check`. */
    if (status == DL_OK && survey->posts.n == 0 &&
        survey->error.status != DL_OK) {
        *error = survey->error;
        status = survey->error.status;
    }
    if (status != DL_OK)
        return status;
    choose_sample(survey);
    return profile ? use_profile(survey, profile, error)
                   : choose_profile(survey, error);
}

static void outline_post(void *user, dl_result *result)
{
    if (result->error.status == DL_OK)
        dl_outline_add(user, result->doc);
}

dl_status dl_survey_outline(dl_outline *outline, const char *const *posts,
                            size_t n, dl_error *error)
{
    enum { MOST = 400 };
    DL_VEC(const char *) some = {0};
    size_t step = n / MOST + 1;
    if (n == 0)
        return DL_OK; /* a run without paths would take the working folder */
    for (size_t i = 0; i < n; i += step)
        dl_vec_push(&some, posts[i]);
    dl_run_options options = quick_run(some.v, some.n);
    dl_status status = dl_run(&options, outline_post, NULL, outline, error);
    dl_vec_free(&some);
    return status;
}

void dl_survey_free(dl_survey *survey)
{
    for (size_t i = 0; i < survey->posts.n; i++)
        dl_free(survey->posts.v[i]);
    for (size_t i = 0; i < survey->others.n; i++)
        dl_free(survey->others.v[i]);
    dl_vec_free(&survey->posts);
    dl_vec_free(&survey->is_korean);
    dl_vec_free(&survey->others);
}
