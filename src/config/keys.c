#include "config/config.h"
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

static void check_keys(dl_config *config, const dl_yaml *mapping,
                       bool is_override)
{
    dl_str known[MOST_KEYS];
    size_t n = list_keys(known, is_override);
    for (const dl_yaml *v = mapping->first; v; v = v->next)
        if (!is_in(v->key->text, known, n))
            dl_config_report_key(config, v->key, known, n);
}

/* ---- globs --------------------------------------------------------------- */

static void read_glob(dl_config *config, const dl_yaml *node, dl_str key,
                      dl_config_glob *globs, size_t *n)
{
    const dl_glob *glob =
        node->kind == DL_YAML_SCALAR && node->text.n > 0
            ? dl_glob_new(config->arena, node->text, DL_GLOB_FLOATING)
            : NULL;
    if (glob)
        globs[(*n)++] =
            (dl_config_glob){glob, config->files.v[node->file].folder};
    else
        dl_config_report_value(config, node, key, "a file name pattern",
                               "파일 이름 패턴");
}

static dl_config_globs read_globs(dl_config *config, const dl_yaml *node)
{
    size_t n = 0, most = 1;
    if (!node || (node->kind == DL_YAML_SCALAR && node->text.n == 0))
        return (dl_config_globs){0};
    for (const dl_yaml *v = node->first; v; v = v->next)
        most++;
    dl_config_glob *globs = DL_ARENA_NEW(config->arena, dl_config_glob, most);
    if (node->kind == DL_YAML_SEQUENCE) {
        for (const dl_yaml *v = node->first; v; v = v->next)
            read_glob(config, v, node->key->text, globs, &n);
    } else {
        read_glob(config, node, node->key->text, globs, &n);
    }
    return (dl_config_globs){globs, n};
}

/* Paths are canonical, and so are the folders of globs. */
static bool glob_matches(const dl_config_glob *g, dl_str path)
{
    dl_str below =
        dl_str_is(g->folder, "/") || g->folder.n == 0 ? path : DL_STR_NONE;
    size_t n = g->folder.n;
    if (!below.p && path.n > n + 1 && path.p[n] == '/' &&
        memcmp(path.p, g->folder.p, n) == 0)
        below = (dl_str){path.p + n, path.n - n};
    if (below.n > 0 && below.p[0] == '/')
        below = (dl_str){below.p + 1, below.n - 1};
    return below.n > 0 && dl_glob_covers(g->glob, below);
}

bool dl_config_globs_match(const dl_config_globs *globs, dl_str path)
{
    for (size_t i = 0; i < globs->n; i++)
        if (glob_matches(&globs->v[i], path))
            return true;
    return false;
}

bool dl_config_excludes(const dl_config *config, dl_str path)
{
    return dl_config_globs_match(&config->exclude, path);
}

/* ---- single values ------------------------------------------------------- */

static void read_fail_on(dl_config *config, const dl_yaml *node)
{
    static const struct {
        const char *name;
        dl_severity level;
    } levels[] = {{"never", DL_SEVERITY_OFF},
                  {"info", DL_SEVERITY_INFO},
                  {"warning", DL_SEVERITY_WARNING},
                  {"error", DL_SEVERITY_ERROR}};
    config->fail_on = DL_SEVERITY_WARNING;
    if (!node)
        return;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        if (node->kind == DL_YAML_SCALAR &&
            dl_str_is(node->text, levels[i].name)) {
            config->fail_on = levels[i].level;
            return;
        }
    }
    dl_config_report_value(config, node, DL_STR("fail-on"),
                           "info, warning, error or never",
                           "info, warning, error, never");
}

static void read_language(dl_config *config, const dl_yaml *node)
{
    if (!node)
        return;
    bool is_scalar = node->kind == DL_YAML_SCALAR;
    if (is_scalar && dl_str_is(node->text, "en"))
        config->language = DL_ENGLISH;
    else if (is_scalar && dl_str_is(node->text, "ko"))
        config->language = DL_KOREAN;
    else
        dl_config_report_value(config, node, DL_STR("language"), "en or ko",
                               "en, ko");
    config->has_language = true;
}

static void check_arxiv(dl_config *config, const dl_yaml *node)
{
    static const dl_str known[] = {{"bounds", 6}};
    if (!node || (node->kind == DL_YAML_SCALAR && node->text.n == 0))
        return;
    if (node->kind != DL_YAML_MAPPING) {
        dl_config_report_value(config, node, DL_STR("arxiv"), "keys and values",
                               "키와 값");
        return;
    }
    for (const dl_yaml *v = node->first; v; v = v->next)
        if (!is_in(v->key->text, known, 1))
            dl_config_report_key(config, v->key, known, 1);
}

/* ---- overrides ----------------------------------------------------------- */

static void read_override(dl_config *config, const dl_yaml *node)
{
    if (node->kind != DL_YAML_MAPPING) {
        dl_config_report_value(config, node, DL_STR("overrides"),
                               "mappings with files", "files 키가 있는 매핑");
        return;
    }
    const dl_yaml *files = dl_yaml_get(node, "files");
    if (!files)
        dl_config_report(config, DL901_MISSING_KEY, node, DL_STR("files"));
    check_keys(config, node, true);
    check_arxiv(config, dl_yaml_get(node, "arxiv"));
    if (config->overrides.n == DL_MOST_OVERRIDES) {
        dl_config_report_value(config, node, DL_STR("overrides"),
                               "at most 64 of them", "최대 64개");
        return;
    }
    dl_config_globs globs = read_globs(config, files);
    if (globs.n > 0)
        dl_vec_push(&config->overrides, (dl_override){globs, node});
}

static void read_overrides(dl_config *config, const dl_yaml *node)
{
    if (!node || (node->kind == DL_YAML_SCALAR && node->text.n == 0))
        return;
    if (node->kind != DL_YAML_SEQUENCE) {
        dl_config_report_value(config, node, DL_STR("overrides"), "a list",
                               "목록");
        return;
    }
    for (const dl_yaml *v = node->first; v; v = v->next)
        read_override(config, v);
}

void dl_config_interpret(dl_config *config)
{
    for (size_t i = 0; i < config->files.n; i++)
        if (config->files.v[i].root)
            check_keys(config, config->files.v[i].root, false);
    const dl_yaml *root = config->root;
    if (!root) {
        config->fail_on = DL_SEVERITY_WARNING;
        return;
    }
    read_fail_on(config, dl_yaml_get(root, "fail-on"));
    read_language(config, dl_yaml_get(root, "language"));
    check_arxiv(config, dl_yaml_get(root, "arxiv"));
    config->exclude = read_globs(config, dl_yaml_get(root, "exclude"));
    config->posts = read_globs(config, dl_yaml_get(root, "posts"));
    read_overrides(config, dl_yaml_get(root, "overrides"));
}
