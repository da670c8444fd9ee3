/*
 * Keys and values of a whole configuration.
 */
#include "config/keys.h"

#include "check/mistake.h"
#include "model/profile.h"
#include "rules_gen.h"

/* The engine's keys; the profile's stand beside them. */
static const dl_str engine_keys[] = {
    {"extends", 7},   {"rules", 5},    {"exclude", 7},
    {"overrides", 9}, {"language", 8}, {"arxiv", 5},
    {"lexicon", 7},   {"patterns", 8}, {"fail-on", 7},
};
enum { N_ENGINE_KEYS = sizeof engine_keys / sizeof *engine_keys };
enum { MOST_KEYS = 64 };

/* Keys that decide what is linted and how a run ends: an override comes too
   late for them. */
static const dl_str top_keys[] = {
    {"extends", 7}, {"exclude", 7}, {"overrides", 9},
    {"posts", 5},   {"fail-on", 7}, {"language", 8},
};
enum { N_TOP_KEYS = sizeof top_keys / sizeof *top_keys };

static bool is_in(dl_str key, const dl_str *keys, size_t n)
{
    size_t i = 0;
    while (i < n && !dl_str_eq(key, keys[i]))
        i++;
    return i < n;
}

/* The keys of a configuration, or of an override in it. */
static size_t list_keys(dl_str known[MOST_KEYS], bool is_override)
{
    size_t n = 0;
    if (is_override)
        known[n++] = DL_STR("files");
    for (size_t i = 0; i < N_ENGINE_KEYS; i++)
        if (!is_override || !is_in(engine_keys[i], top_keys, N_TOP_KEYS))
            known[n++] = engine_keys[i];
    for (size_t i = 0; n < MOST_KEYS && dl_profile_key(i); i++) {
        dl_str key = dl_str_of(dl_profile_key(i));
        if (!is_override || !is_in(key, top_keys, N_TOP_KEYS))
            known[n++] = key;
    }
    return n;
}

static void check_keys(dl_problems *problems, const dl_yaml *mapping,
                       bool is_override)
{
    dl_str known[MOST_KEYS];
    size_t n = list_keys(known, is_override);
    for (const dl_yaml *v = mapping->first; v; v = v->next)
        if (!is_in(v->key->text, known, n))
            dl_mistake_key(problems, v->key, known, n);
}

/* ---- single values ------------------------------------------------------- */

static dl_severity read_fail_on(dl_problems *problems, const dl_yaml *node)
{
    static const struct {
        const char *name;
        dl_severity level;
    } levels[] = {{"never", DL_SEVERITY_OFF},
                  {"info", DL_SEVERITY_INFO},
                  {"warning", DL_SEVERITY_WARNING},
                  {"error", DL_SEVERITY_ERROR}};
    if (!node)
        return DL_SEVERITY_WARNING;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (node->kind == DL_YAML_SCALAR &&
            dl_str_is(node->text, levels[i].name))
            return levels[i].level;
    dl_mistake_value(problems, node, DL_STR("fail-on"),
                     "info, warning, error or never",
                     "info, warning, error, never");
    return DL_SEVERITY_WARNING;
}

static void read_language(dl_problems *problems, const dl_yaml *node,
                          dl_config_keys *out)
{
    if (!node)
        return;
    bool is_scalar = node->kind == DL_YAML_SCALAR;
    if (is_scalar && dl_str_is(node->text, "en"))
        out->language = DL_ENGLISH;
    else if (is_scalar && dl_str_is(node->text, "ko"))
        out->language = DL_KOREAN;
    else
        dl_mistake_value(problems, node, DL_STR("language"), "en or ko",
                         "en, ko");
    out->has_language = true;
}

static void check_arxiv(dl_problems *problems, const dl_yaml *node)
{
    static const dl_str known[] = {{"bounds", 6}};
    if (!node || (node->kind == DL_YAML_SCALAR && node->text.n == 0))
        return;
    if (node->kind != DL_YAML_MAPPING) {
        dl_mistake_value(problems, node, DL_STR("arxiv"), "keys and values",
                         "키와 값");
        return;
    }
    for (const dl_yaml *v = node->first; v; v = v->next)
        if (!is_in(v->key->text, known, 1))
            dl_mistake_key(problems, v->key, known, 1);
}

/* ---- overrides ----------------------------------------------------------- */

static void read_override(dl_problems *problems, const dl_yaml *node,
                          dl_config_keys *out)
{
    if (node->kind != DL_YAML_MAPPING) {
        dl_mistake_value(problems, node, DL_STR("overrides"),
                         "mappings with files", "files 키가 있는 매핑");
        return;
    }
    const dl_yaml *files = dl_yaml_get(node, "files");
    if (!files)
        dl_problems_add(problems, DL901_MISSING_KEY, node, DL_STR("files"));
    check_keys(problems, node, true);
    check_arxiv(problems, dl_yaml_get(node, "arxiv"));
    if (out->overrides.n == DL_MOST_OVERRIDES) {
        dl_mistake_value(problems, node, DL_STR("overrides"),
                         "at most 64 of them", "최대 64개");
        return;
    }
    dl_config_globs globs = dl_config_globs_read(problems, files);
    if (globs.n > 0)
        dl_vec_push(&out->overrides, (dl_override){globs, node});
}

static void read_overrides(dl_problems *problems, const dl_yaml *node,
                           dl_config_keys *out)
{
    if (!node || (node->kind == DL_YAML_SCALAR && node->text.n == 0))
        return;
    if (node->kind != DL_YAML_SEQUENCE) {
        dl_mistake_value(problems, node, DL_STR("overrides"), "a list", "목록");
        return;
    }
    for (const dl_yaml *v = node->first; v; v = v->next)
        read_override(problems, v, out);
}

void dl_config_keys_read(dl_config_keys *out, dl_problems *problems,
                         const dl_yaml *root)
{
    for (size_t i = 0; i < problems->files.n; i++)
        if (problems->files.v[i].root)
            check_keys(problems, problems->files.v[i].root, false);
    out->fail_on = read_fail_on(problems, dl_yaml_get(root, "fail-on"));
    read_language(problems, dl_yaml_get(root, "language"), out);
    check_arxiv(problems, dl_yaml_get(root, "arxiv"));
    out->exclude = dl_config_globs_read(problems, dl_yaml_get(root, "exclude"));
    out->posts = dl_config_globs_read(problems, dl_yaml_get(root, "posts"));
    read_overrides(problems, dl_yaml_get(root, "overrides"), out);
}

void dl_config_keys_free(dl_config_keys *keys)
{
    dl_vec_free(&keys->overrides);
}
