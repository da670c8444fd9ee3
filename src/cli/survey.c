#include "cli/survey.h"

#include <stdlib.h>

#include "engine/run.h"
#include "model/builtin.h"

#define FALLBACK "generic" /* any Korean Markdown: it knows no papers */

static bool has_frontmatter(const dl_result *result)
{
    return result->doc && result->doc->frontmatter.state != DL_FRONTMATTER_NONE;
}

static void collect(void *user, dl_result *result)
{
    dl_survey *survey = user;
    if (result->error.status != DL_OK || !has_frontmatter(result))
        return;
    dl_str name = result->doc->name;
    char *copy = dl_xmalloc(name.n + 1);
    memcpy(copy, name.p, name.n);
    copy[name.n] = '\0';
    dl_vec_push(&survey->posts, copy);
}

/* Evenly spread, the newest included, for file names begin with the date. */
static void choose_sample(dl_survey *survey)
{
    size_t n = survey->posts.n;
    survey->n_sample = n < DL_SURVEY_SAMPLE ? n : DL_SURVEY_SAMPLE;
    for (size_t i = 0; i < survey->n_sample; i++)
        survey->sample[i] =
            survey->posts.v[(i + 1) * n / survey->n_sample - 1];
}

typedef struct trial {
    size_t files, empty, errors;
} trial;

static void count(void *user, dl_result *result)
{
    trial *t = user;
    bool is_empty = false;
    t->files++;
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        const dl_diagnostic *d = &result->diagnostics[i];
        t->errors += d->severity == DL_SEVERITY_ERROR;
        is_empty |= strcmp(d->rule->name, "empty-post") == 0;
    }
    t->empty += is_empty;
}

static dl_status try_profile(const dl_survey *survey, const char *name,
                             trial *out, dl_error *error)
{
    dl_run_options options = {
        .paths = (const char *const *)survey->sample,
        .n_paths = survey->n_sample,
        .config = {.isolated = true, .profile = name},
    };
    *out = (trial){0};
    return dl_run(&options, count, NULL, out, error);
}

/* The profile that sees papers in most of the sample and finds the fewest
   errors there. */
static dl_status choose_profile(dl_survey *survey, dl_error *error)
{
    survey->profile = FALLBACK;
    for (size_t i = 0; i < dl_n_builtin_profiles && survey->n_sample; i++) {
        const char *name = dl_builtin_profiles[i].name;
        trial t;
        if (strcmp(name, FALLBACK) == 0)
            continue;
        dl_status status = try_profile(survey, name, &t, error);
        if (status != DL_OK)
            return status;
        size_t recognised = t.files - t.empty;
        if (recognised * 2 < t.files || recognised == 0)
            continue;
        if (survey->recognised == 0 || t.errors < survey->errors) {
            survey->profile = name;
            survey->recognised = recognised;
            survey->errors = t.errors;
        }
    }
    return DL_OK;
}

dl_status dl_survey_take(dl_survey *survey, const char *folder, dl_error *error)
{
    /* The first run only finds: one rule, to be quick. */
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
    if (status != DL_OK)
        return status;
    choose_sample(survey);
    return choose_profile(survey, error);
}

void dl_survey_free(dl_survey *survey)
{
    for (size_t i = 0; i < survey->posts.n; i++)
        free(survey->posts.v[i]);
    dl_vec_free(&survey->posts);
}

/* `path` without the folder that the survey began in. */
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

char *dl_survey_glob(const dl_survey *survey, const char *folder)
{
    if (survey->posts.n == 0)
        return dl_xstrdup("**/*.md");
    const char *first = relative(survey->posts.v[0], folder);
    size_t common = folder_length(first);
    bool is_flat = true;
    for (size_t i = 1; i < survey->posts.n; i++) {
        const char *path = relative(survey->posts.v[i], folder);
        is_flat = is_flat && folder_length(path) == folder_length(first) &&
                  strncmp(path, first, common) == 0;
        while (common > 0 && (strncmp(path, first, common) != 0 ||
                              first[common - 1] != '/'))
            common--;
    }
    static const char flat[] = "*.md", deep[] = "**/*.md";
    char *glob = dl_xmalloc(common + sizeof deep);
    memcpy(glob, first, common);
    memcpy(glob + common, is_flat ? flat : deep,
           is_flat ? sizeof flat : sizeof deep);
    return glob;
}
