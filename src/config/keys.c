#include "config/config.h"
#include "keys_gen.h"
#include "rules_gen.h"

static void check_keys(dl_config *config, const dl_yaml *mapping,
                       const dl_strs *known)
{
    for (const dl_yaml *v = mapping->first; v; v = v->next) {
        uint32_t i = 0;
        while (i < known->n && !dl_str_eq(v->key->text, known->v[i]))
            i++;
        if (i == known->n)
            dl_config_report_key(config, v->key, known->v, known->n);
    }
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

/* Negative when the value is none of the words. */
static int find_word(const dl_yaml *node, const dl_key_word *words)
{
    return node->kind == DL_YAML_SCALAR ? dl_key_word_value(words, node->text)
                                        : -1;
}

static void read_fail_on(dl_config *config, const dl_yaml *node)
{
    static const dl_key_word words[] = {DL_FAIL_ON_WORDS};
    int level = node ? find_word(node, words) : DL_FAIL_ON_DEFAULT;
    config->fail_on = level < 0 ? DL_FAIL_ON_DEFAULT : (dl_severity)level;
    if (level < 0)
        dl_config_report_value(config, node, DL_STR("fail-on"),
                               DL_FAIL_ON_LIST_OR, DL_FAIL_ON_LIST);
}

static void read_language(dl_config *config, const dl_yaml *node)
{
    static const dl_key_word words[] = {DL_LANGUAGE_WORDS};
    if (!node)
        return;
    int language = find_word(node, words);
    if (language < 0)
        dl_config_report_value(config, node, DL_STR("language"),
                               DL_LANGUAGE_LIST_OR, DL_LANGUAGE_LIST);
    else
        config->language = (dl_language)language;
    config->has_language = true;
}

static void check_arxiv(dl_config *config, const dl_yaml *node)
{
    if (!node || (node->kind == DL_YAML_SCALAR && node->text.n == 0))
        return;
    if (node->kind != DL_YAML_MAPPING) {
        dl_config_report_value(config, node, DL_STR("arxiv"), "keys and values",
                               "키와 값");
        return;
    }
    check_keys(config, node, &dl_arxiv_keys);
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
    check_keys(config, node, &dl_overrides_keys);
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
            check_keys(config, config->files.v[i].root, &dl_top_keys);
    const dl_yaml *root = config->root;
    if (!root) {
        config->fail_on = DL_FAIL_ON_DEFAULT;
        return;
    }
    read_fail_on(config, dl_yaml_get(root, "fail-on"));
    read_language(config, dl_yaml_get(root, "language"));
    check_arxiv(config, dl_yaml_get(root, "arxiv"));
    config->exclude = read_globs(config, dl_yaml_get(root, "exclude"));
    config->posts = read_globs(config, dl_yaml_get(root, "posts"));
    read_overrides(config, dl_yaml_get(root, "overrides"));
}
