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

#define FALLBACK "generic" /* any Korean Markdown: it has no papers */

static char *copy_of(dl_str s)
{
    char *copy = dl_xmalloc(s.n + 1);
    memcpy(copy, s.p, s.n);
    copy[s.n] = '\0';
    return copy;
}

/* Files about the repository itself: README.md and the like. */
static bool is_about_repository(dl_str path)
{
    static const char *const names[] = {
        "README", "CHANGELOG", "CONTRIBUTING", "CODE_OF_CONDUCT", "SECURITY",
        "LICENSE", "index", "about", "404"};
    dl_str name = dl_path_name(path);
    name.n -= dl_names_markdown_ending(name).n;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (dl_str_is(name, names[i]))
            return true;
    return false;
}

static void collect(void *user, dl_result *result)
{
    dl_survey *survey = user;
    dl_str name = result->doc->name;
    if (result->error.status != DL_OK)
        survey->error = result->error;
    else if (!is_about_repository(name))
        dl_vec_push(&survey->posts, copy_of(name));
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
    size_t fit; /* how much of what the profile describes is there, in % */
} trial;

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
    return wanted == 0 ? 50 : found >= wanted ? 100 : found * 100 / wanted;
}

/* A profile that takes any file for a paper sees papers everywhere. So what
   counts is whether the papers have the sections it describes. */
static void match_post(trial *t, const dl_doc *doc)
{
    const dl_settings *settings = dl_config_settings(t->config, doc->name);
    const dl_post *post = dl_post_build(doc, settings->profile);
    size_t sections = post->n_papers > 0 ? sections_found(post) : 0;
    bool is_named = dl_templates_match(&settings->profile->file_names,
                                       dl_path_name(doc->name))
                        .is_match;
    if (post->n_papers > 0 && (is_named || sections >= 50)) {
        t->recognised++;
        t->fit += sections + (is_named ? 100 : 0);
    }
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

/* The profile that describes most of the sample best; on a tie, the one with
   the fewest errors. */
static dl_status choose_profile(dl_survey *survey, dl_error *error)
{
    size_t best = 0;
    survey->profile = FALLBACK;
    for (size_t i = 0; i < dl_n_builtin_profiles && survey->n_sample; i++) {
        const char *name = dl_builtin_profiles[i].name;
        trial t;
        dl_status status = try_profile(survey, name, &t, error);
        if (status != DL_OK)
            return status;
        if (t.recognised * 2 < t.files || t.fit < best ||
            (t.fit == best && (best == 0 || t.errors >= survey->errors)))
            continue;
        best = t.fit;
        survey->profile = name;
        survey->recognised = t.recognised;
        survey->errors = t.errors;
    }
    return DL_OK;
}

dl_status dl_survey_take(dl_survey *survey, const char *folder, dl_error *error)
{
    /* The first run only finds the posts: one rule, to be quick. */
    dl_str cheap = DL_STR("DL001");
    dl_run_options options = {
        .paths = &folder,
        .n_paths = 1,
        .config = {.isolated = true,
                   .profile = FALLBACK,
                   .select = &cheap,
                   .n_select = 1},
    };
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
    return choose_profile(survey, error);
}

void dl_survey_free(dl_survey *survey)
{
    for (size_t i = 0; i < survey->posts.n; i++)
        dl_free(survey->posts.v[i]);
    dl_vec_free(&survey->posts);
}

/* `path` relative to the folder that the survey began in. */
static const char *relative(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    if (strcmp(folder, ".") != 0 && strncmp(path, folder, n) == 0)
        path += n;
    while (strncmp(path, "./", 2) == 0)
        path += 2;
    while (*path == '/')
        path++;
    return path;
}

static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
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

char *dl_survey_glob(const dl_survey *survey, const char *folder)
{
    dl_buf glob = {0};
    size_t n = survey->posts.n;
    const char *first = n ? relative(survey->posts.v[0], folder) : "";
    size_t common = folder_length(first);
    bool is_flat = n > 0;
    for (size_t i = 1; i < n; i++) {
        const char *path = relative(survey->posts.v[i], folder);
        is_flat = is_flat && folder_length(path) == folder_length(first) &&
                  strncmp(path, first, common) == 0;
        while (common > 0 &&
               (strncmp(path, first, common) != 0 || first[common - 1] != '/'))
            common--;
    }
    dl_buf_add(&glob, (dl_str){first, common});
    dl_buf_adds(&glob, is_flat ? "" : "**/");
    add_name_pattern(&glob, survey);
    return glob.p;
}
