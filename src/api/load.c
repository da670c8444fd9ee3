/*
 * The public calls for configurations.
 */
#include "api/guard.h"
#include "base/error.h"
#include "base/vec.h"
#include "config/config.h"
#include "digestlint/digestlint.h"
#include "parse/markdown.h"

typedef DL_VEC(dl_str) selectors;

/* One call of dl_load(). */
typedef struct loading {
    dl_load_options options;
    dl_config *config;
    dl_error error;
    dl_status status;
} loading;

/* Cuts `list` at commas and drops empty items. */
static void split(selectors *out, const char *list)
{
    for (const char *p = list ? list : ""; *p;) {
        size_t n = strcspn(p, ",");
        if (n > 0)
            dl_vec_push(out, (dl_str){p, n});
        p += n + (p[n] == ',');
    }
}

static const char *copy(dl_arena *arena, const char *s)
{
    return s ? dl_arena_str(arena, dl_str_of(s)).p : NULL;
}

/* The configuration borrows the strings of its request, so copy them. */
static void load(void *user)
{
    loading *l = user;
    const dl_load_options *o = &l->options;
    dl_arena *strings = dl_arena_new();
    selectors select = {0}, ignore = {0}, severity = {0};
    split(&select, copy(strings, o->select));
    split(&ignore, copy(strings, o->ignore));
    split(&severity, copy(strings, o->severity));
    dl_config_request request = {
        .file = copy(strings, o->file),
        .isolated = o->isolated,
        .start = copy(strings, o->start),
        .profile = copy(strings, o->profile),
        .select = dl_vec_to_arena(&select, strings),
        .n_select = select.n,
        .ignore = dl_vec_to_arena(&ignore, strings),
        .n_ignore = ignore.n,
        .severity = dl_vec_to_arena(&severity, strings),
        .n_severity = severity.n,
    };
    dl_vec_free(&select);
    dl_vec_free(&ignore);
    dl_vec_free(&severity);
    l->status = o->select && request.n_select == 0
                    ? dl_error_set(&l->error, DL_ERR_USAGE,
                                   "select: name at least one rule",
                                   "select: 규칙을 하나 이상 적어야 함")
                    : dl_config_load(&l->config, &request, &l->error);
    if (l->status == DL_OK)
        l->config->strings = strings;
    else
        dl_arena_free(strings);
}

dl_status dl_load(dl_config **out, const dl_load_options *options,
                  dl_error *error)
{
    loading l = {.options = dl_load_options_new()};
    *out = NULL;
    dl_status status = dl_guard_options(&l.options, options, error);
    if (status != DL_OK)
        return status;
    if (l.options.file && l.options.isolated)
        return dl_error_set(error, DL_ERR_USAGE,
                            "'file' and 'isolated' exclude each other",
                            "'file', 'isolated'는 함께 쓸 수 없음");
    dl_markdown_prepare();
    status = dl_guard(load, &l, error);
    if (status != DL_OK)
        return status;
    *out = l.config;
    if (l.status != DL_OK && error) {
        /* What is an option here has hyphens on the command line. */
        size_t skip = strncmp(l.error.message, "--", 2) == 0 ? 2 : 0;
        dl_error_set_english(error, l.status, "%s", l.error.message + skip);
        dl_error_set_korean(error, "%s", l.error.korean + skip);
    }
    return l.status;
}

size_t dl_config_mistakes(const dl_config *config)
{
    const dl_result *const *results;
    return dl_config_results(config, &results);
}

const dl_result *dl_config_mistake(const dl_config *config, size_t i)
{
    const dl_result *const *results;
    size_t n = dl_config_results(config, &results);
    return i < n ? results[i] : NULL;
}

dl_severity dl_config_fail_on(const dl_config *config)
{
    return config->keys.fail_on;
}
