/*
 * Checks the keys of all files, and reads the values that apply to all of a
 * configuration.
 */
#include "config/keys.h"

#include "check/mistake.h"
#include "config/file.h"
#include "keys_gen.h"
#include "rules_gen.h"

/* ---- single values ------------------------------------------------------- */

/* Negative if the value is not one of the words. */
static int find_word(const dl_yaml *node, const dl_key_word *words)
{
    return node->kind == DL_YAML_SCALAR ? dl_key_word_value(words, node->text)
                                        : -1;
}

static dl_severity read_severity(dl_problems *problems, const dl_yaml *node,
                                 const dl_key_word *words, int initial,
                                 const char *expected, const char *expected_ko)
{
    int level = node ? find_word(node, words) : initial;
    if (level < 0)
        dl_mistake_value(problems, node, node->key->text, expected,
                         expected_ko);
    return (dl_severity)(level < 0 ? initial : level);
}

static dl_severity read_fail_on(dl_problems *problems, const dl_yaml *node)
{
    static const dl_key_word words[] = {DL_FAIL_ON_WORDS};
    return read_severity(problems, node, words, DL_FAIL_ON_DEFAULT,
                         DL_FAIL_ON_LIST_OR, DL_FAIL_ON_LIST);
}

static dl_severity read_level(dl_problems *problems, const dl_yaml *node)
{
    static const dl_key_word words[] = {DL_LEVEL_WORDS};
    return read_severity(problems, node, words, DL_LEVEL_DEFAULT,
                         DL_LEVEL_LIST_OR, DL_LEVEL_LIST);
}

static void read_language(dl_problems *problems, const dl_yaml *node,
                          dl_config_keys *out)
{
    static const dl_key_word words[] = {DL_LANGUAGE_WORDS};
    if (!node)
        return;
    int language = find_word(node, words);
    if (language < 0)
        dl_mistake_value(problems, node, DL_STR("language"),
                         DL_LANGUAGE_LIST_OR, DL_LANGUAGE_LIST);
    else
        out->language = (dl_language)language;
    out->has_language = true;
}

static dl_str read_baseline(dl_problems *problems, const dl_yaml *node)
{
    if (!node)
        return DL_STR_NONE;
    if (node->kind != DL_YAML_SCALAR || node->text.n == 0) {
        dl_mistake_value(problems, node, DL_STR("baseline"), "a path", "경로");
        return DL_STR_NONE;
    }
    dl_str path = dl_config_file_path(problems, node);
    return dl_config_file_may_read(problems, node, path) ? path : DL_STR_NONE;
}

static void check_arxiv(dl_problems *problems, const dl_yaml *node)
{
    if (!node || (node->kind == DL_YAML_SCALAR && node->text.n == 0))
        return;
    if (node->kind != DL_YAML_MAPPING) {
        dl_mistake_value(problems, node, DL_STR("arxiv"), "a mapping",
                         "키와 값");
        return;
    }
    dl_mistake_keys(problems, node, &dl_arxiv_keys);
}

/* ---- overrides ----------------------------------------------------------- */

static void read_override(dl_problems *problems, const dl_yaml *node,
                          dl_config_keys *out)
{
    if (node->kind != DL_YAML_MAPPING) {
        dl_mistake_value(problems, node, DL_STR("overrides"),
                         "a list of mappings with 'files'", "files 키가 있는 매핑");
        return;
    }
    const dl_yaml *files = dl_yaml_get(node, "files");
    if (!files)
        dl_problems_add(problems, DL901_MISSING_KEY, node, DL_STR("files"));
    dl_mistake_keys(problems, node, &dl_overrides_keys);
    check_arxiv(problems, dl_yaml_get(node, "arxiv"));
    if (out->overrides.n == DL_MOST_OVERRIDES) {
        dl_mistake_value(problems, node, DL_STR("overrides"),
                         "a list of at most 64 overrides", "최대 64개의 목록");
        return;
    }
    dl_config_globs globs =
        dl_config_globs_read(problems, files, &out->files_work);
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
            dl_mistake_keys(problems, problems->files.v[i].root, &dl_top_keys);
    out->fail_on = read_fail_on(problems, dl_yaml_get(root, "fail-on"));
    out->level = read_level(problems, dl_yaml_get(root, "level"));
    out->baseline = read_baseline(problems, dl_yaml_get(root, "baseline"));
    read_language(problems, dl_yaml_get(root, "language"), out);
    check_arxiv(problems, dl_yaml_get(root, "arxiv"));
    size_t exclude_work = 0, posts_work = 0;
    out->exclude = dl_config_globs_read(
        problems, dl_yaml_get(root, "exclude"), &exclude_work);
    out->posts = dl_config_globs_read(problems, dl_yaml_get(root, "posts"),
                                      &posts_work);
    read_overrides(problems, dl_yaml_get(root, "overrides"), out);
}

void dl_config_keys_free(dl_config_keys *keys)
{
    dl_vec_free(&keys->overrides);
}
