#include <stdlib.h>

#include "base/file.h"
#include "base/path.h"
#include "config/config.h"
#include "model/builtin.h"
#include "parse/yaml.h"
#include "rules_gen.h"
#include "text/suggest.h"
#include "text/utf8.h"

enum {
    LARGEST = 1024 * 1024, /* bytes of a configuration file */
    MOST_FILES = 64,       /* that extend one another */
    MOST_PROFILES = 64
};

static const char DEFAULT_PROFILE[] = "daily-papers";

/* ---- one file ------------------------------------------------------------ */

/* Nodes were made by the YAML reader in our own arena; its depth is limited. */
static void mark_file(dl_yaml *node, uint16_t file)
{
    for (; node; node = (dl_yaml *)node->next) {
        node->file = file;
        if (node->key)
            ((dl_yaml *)node->key)->file = file;
        mark_file((dl_yaml *)node->first, file);
    }
}

static dl_yaml *new_node(dl_config *config, const dl_yaml *like, dl_str text)
{
    dl_yaml *node = DL_ARENA_NEW(config->arena, dl_yaml, 1);
    *node = *like;
    node->text = text;
    node->key = node->next = node->first = NULL;
    return node;
}

/* `DL503: off` becomes `DL503: {severity: off}`, so that levels and options
   merge one by one. */
static void unfold_levels(dl_config *config, const dl_yaml *rules)
{
    if (!rules || rules->kind != DL_YAML_MAPPING)
        return;
    for (dl_yaml *v = (dl_yaml *)rules->first; v; v = (dl_yaml *)v->next) {
        if (v->kind != DL_YAML_SCALAR)
            continue;
        dl_yaml *level = new_node(config, v, v->text);
        level->key = new_node(config, v, DL_STR("severity"));
        v->kind = DL_YAML_MAPPING;
        v->first = level;
    }
}

static void unfold_all_levels(dl_config *config, const dl_yaml *root)
{
    unfold_levels(config, dl_yaml_get(root, "rules"));
    const dl_yaml *overrides = dl_yaml_get(root, "overrides");
    if (!overrides || overrides->kind != DL_YAML_SEQUENCE)
        return;
    for (const dl_yaml *v = overrides->first; v; v = v->next)
        if (v->kind == DL_YAML_MAPPING)
            unfold_levels(config, dl_yaml_get(v, "rules"));
}

/* A configuration is a mapping, a pack a list. */
static bool has_kind(dl_config *config, const dl_yaml *root, dl_yaml_kind kind)
{
    bool is_list = kind == DL_YAML_SEQUENCE;
    if (root->kind == (uint8_t)kind)
        return true;
    if (root->kind != DL_YAML_SCALAR || root->text.n > 0)
        dl_config_report_value(
            config, root, dl_str_of(is_list ? "patterns" : "configuration"),
            is_list ? "a list of rules" : "keys and values",
            is_list ? "규칙 목록" : "키와 값");
    return false;
}

static void parse(dl_config *config, uint16_t index, dl_yaml_kind kind)
{
    dl_config_file *file = &config->files.v[index];
    uint32_t start =
        file->text.n >= 3 && memcmp(file->text.p, "\xEF\xBB\xBF", 3) == 0 ? 3
                                                                          : 0;
    dl_str text = {file->text.p + start, file->text.n - start};
    size_t valid = dl_utf8_valid_up_to(text);
    if (valid < text.n) {
        dl_str args[] = {DL_STR_NONE, DL_STR("not UTF-8")};
        uint32_t at = start + (uint32_t)valid;
        dl_config_report_at(config, DL901_SYNTAX, index, (dl_span){at, at + 1},
                            args, 1);
        return;
    }
    dl_yaml_problem problem;
    const dl_yaml *root;
    if (!dl_yaml_parse(config->arena, text, start, &root, &problem)) {
        dl_str args[] = {DL_STR_NONE, problem.message};
        dl_config_report_at(config, DL901_SYNTAX, index, problem.span, args, 1);
        return;
    }
    mark_file((dl_yaml *)root, index);
    if (!root || !has_kind(config, root, kind))
        return;
    if (kind == DL_YAML_MAPPING)
        unfold_all_levels(config, root);
    file->root = root;
}

static uint16_t add_file(dl_config *config, dl_config_file file,
                         dl_yaml_kind kind)
{
    dl_vec_push(&config->files, file);
    uint16_t index = (uint16_t)(config->files.n - 1);
    parse(config, index, kind);
    return index;
}

/* ---- what it extends ----------------------------------------------------- */

static const dl_builtin_profile *find_builtin(dl_str name)
{
    for (size_t i = 0; i < dl_n_builtin_profiles; i++)
        if (dl_str_is(name, dl_builtin_profiles[i].name))
            return &dl_builtin_profiles[i];
    return NULL;
}

static dl_str suggest_builtin(dl_str name)
{
    dl_str names[MOST_PROFILES];
    size_t n = 0;
    for (; n < dl_n_builtin_profiles && n < MOST_PROFILES; n++)
        names[n] = dl_str_of(dl_builtin_profiles[n].name);
    size_t found = dl_suggest(name, names, n);
    return found == DL_SUGGEST_NONE ? DL_STR_NONE : names[found];
}

static bool is_path(dl_str name)
{
    return (name.n > 0 && memchr(name.p, '/', name.n)) ||
           (name.n > 4 && memcmp(name.p + name.n - 4, ".yml", 4) == 0) ||
           (name.n > 5 && memcmp(name.p + name.n - 5, ".yaml", 5) == 0);
}

/* The files between the top and the one being read; each is on the stack of
   the one that it extends. */
typedef struct chain {
    const struct chain *above;
    dl_str path;
} chain;

static const dl_yaml *read_tree(dl_config *config, uint16_t index,
                                const chain *above, const dl_str *base);

static uint16_t add_builtin(dl_config *config, const dl_builtin_profile *file)
{
    return add_file(config,
                    (dl_config_file){.path = dl_str_of(file->name),
                                     .folder = config->folder,
                                     .text = dl_str_of(file->text),
                                     .is_builtin = true},
                    DL_YAML_MAPPING);
}

static const dl_yaml *extend_builtin(dl_config *config, dl_str name,
                                     const chain *above)
{
    const dl_builtin_profile *profile = find_builtin(name);
    if (!profile)
        return NULL;
    return read_tree(config, add_builtin(config, profile), above, NULL);
}

void dl_config_read_texts(dl_config *config)
{
    for (const dl_builtin_profile *text = dl_builtin_texts; text->name; text++)
        for (int kind = 0; kind < DL_TEXT_KINDS; kind++)
            if (strcmp(text->name, dl_text_name((dl_text_kind)kind)) == 0) {
                uint16_t file = add_builtin(config, text);
                config->text_rules[kind] =
                    dl_yaml_get(config->files.v[file].root, "rules");
            }
}

static bool is_in_chain(const chain *c, dl_str path)
{
    while (c && !dl_str_eq(c->path, path))
        c = c->above;
    return c != NULL;
}

static dl_read_outcome read_file(dl_config *config, dl_str path, dl_str *text,
                                 dl_error *error)
{
    dl_buf buf = {0};
    dl_read_outcome outcome = dl_file_read(path.p, LARGEST, &buf, error);
    if (outcome == DL_READ_TOO_LARGE)
        dl_error_set(error, DL_ERR_IO, "cannot read '%s': above %d bytes",
                     path.p, LARGEST);
    *text = dl_arena_str(config->arena, dl_buf_str(&buf));
    dl_buf_free(&buf);
    return outcome;
}

/* Adds the file at the canonical path `path`, which `name` names; false when it
   cannot be read. */
static bool open_file(dl_config *config, const dl_yaml *name, dl_str path,
                      dl_yaml_kind kind, uint16_t *index)
{
    dl_error error = {0};
    dl_str text;
    if (read_file(config, path, &text, &error) != DL_READ_OK) {
        const char *why = strstr(error.message, "': ");
        dl_config_report(config, DL901_FILE, name, name->text,
                         dl_str_of(why ? why + 3 : error.message));
        return false;
    }
    *index = add_file(config,
                      (dl_config_file){.path = path,
                                       .folder = dl_path_folder(path),
                                       .text = text},
                      kind);
    return true;
}

static dl_str path_of(dl_config *config, const dl_yaml *name)
{
    return dl_path_canonical(config->arena,
                             dl_path_join(config->arena,
                                          config->files.v[name->file].folder,
                                          name->text));
}

const dl_yaml *dl_config_read_pack(dl_config *config, const dl_yaml *name)
{
    dl_str path = path_of(config, name);
    uint16_t index = 0;
    while (index < config->files.n &&
           !dl_str_eq(config->files.v[index].path, path))
        index++;
    if (index == config->files.n) {
        if (config->files.n >= MOST_FILES) {
            dl_config_report(config, DL901_CYCLE, name, name->text);
            return NULL;
        }
        if (!open_file(config, name, path, DL_YAML_SEQUENCE, &index))
            return NULL;
    }
    const dl_yaml *root = config->files.v[index].root;
    return root && has_kind(config, root, DL_YAML_SEQUENCE) ? root : NULL;
}

static const dl_yaml *extend_file(dl_config *config, const dl_yaml *name,
                                  const chain *above)
{
    dl_str path = path_of(config, name);
    uint16_t index;
    if (is_in_chain(above, path) || config->files.n >= MOST_FILES) {
        dl_config_report(config, DL901_CYCLE, name, name->text);
        return NULL;
    }
    return open_file(config, name, path, DL_YAML_MAPPING, &index)
               ? read_tree(config, index, above, NULL)
               : NULL;
}

static const dl_yaml *extend(dl_config *config, const dl_yaml *name,
                             const chain *above)
{
    if (name->kind != DL_YAML_SCALAR) {
        dl_config_report_value(config, name, DL_STR("extends"),
                               "a profile's name or a path",
                               "프로필 이름 또는 경로");
        return NULL;
    }
    if (is_path(name->text))
        return extend_file(config, name, above);
    if (find_builtin(name->text))
        return extend_builtin(config, name->text, above);
    dl_str hint = suggest_builtin(name->text);
    dl_config_report(
        config, hint.n ? DL901_UNKNOWN_PROFILE_HINT : DL901_UNKNOWN_PROFILE,
        name, name->text, hint);
    return NULL;
}

/* The tree of a file on top of what it extends; `base`, when not NULL, is the
   built-in profile that stands in for `extends`. */
static const dl_yaml *read_tree(dl_config *config, uint16_t index,
                                const chain *above, const dl_str *base)
{
    chain here = {above, config->files.v[index].path};
    const dl_yaml *own = config->files.v[index].root;
    const dl_yaml *extends = own ? dl_yaml_get(own, "extends") : NULL;
    DL_VEC(const dl_yaml *) layers = {0};
    if (base) {
        dl_vec_push(&layers, extend_builtin(config, *base, &here));
    } else if (extends && extends->kind == DL_YAML_SEQUENCE) {
        for (const dl_yaml *v = extends->first; v; v = v->next)
            dl_vec_push(&layers, extend(config, v, &here));
    } else if (extends) {
        dl_vec_push(&layers, extend(config, extends, &here));
    }
    dl_vec_push(&layers, own);
    const dl_yaml *tree = dl_config_merge(config, layers.v, layers.n);
    dl_vec_free(&layers);
    return tree;
}

dl_status dl_config_read(dl_config *config, const char *profile, dl_str path,
                         dl_error *error)
{
    dl_str base = dl_str_of(profile ? profile : DEFAULT_PROFILE), text;
    if (profile && !find_builtin(base)) {
        dl_str hint = suggest_builtin(base);
        return dl_error_set(
            error, DL_ERR_USAGE, "no profile is called '%s'%s%.*s%s", profile,
            hint.n ? "; did you mean '" : "", DL_FMT(hint), hint.n ? "'?" : "");
    }
    if (path.n == 0) {
        config->root = extend_builtin(config, base, NULL);
        return DL_OK;
    }
    if (read_file(config, path, &text, error) != DL_READ_OK)
        return DL_ERR_IO;
    config->path = path;
    config->folder = dl_path_folder(path);
    uint16_t index = add_file(
        config,
        (dl_config_file){.path = path, .folder = config->folder, .text = text},
        DL_YAML_MAPPING);
    const dl_yaml *own = config->files.v[index].root;
    bool names_none = !own || !dl_yaml_get(own, "extends");
    config->root =
        read_tree(config, index, NULL, profile || names_none ? &base : NULL);
    return DL_OK;
}
