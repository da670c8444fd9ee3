/*
 * Reads one file of a configuration.
 */
#include "config/file.h"

#include <sys/stat.h>

#include "base/error.h"
#include "base/file.h"
#include "base/path.h"
#include "check/mistake.h"
#include "files/border.h"
#include "parse/yaml.h"
#include "parse/yaml_words.h"
#include "rules_gen.h"
#include "text/utf8.h"

enum { LARGEST = 1024 * 1024 }; /* bytes */

/* ---- parsing ------------------------------------------------------------- */

/* The nodes are in our own arena, made by the YAML reader; their depth is
   limited. */
static void mark_file(dl_yaml *node, uint16_t file)
{
    for (; node; node = (dl_yaml *)node->next) {
        node->file = file;
        if (node->key)
            ((dl_yaml *)node->key)->file = file;
        mark_file((dl_yaml *)node->first, file);
    }
}

static dl_yaml *new_node(dl_arena *arena, const dl_yaml *like, dl_str text)
{
    dl_yaml *node = DL_ARENA_NEW(arena, dl_yaml, 1);
    *node = *like;
    node->text = text;
    node->key = node->next = node->first = NULL;
    return node;
}

/* `DL503: off` becomes `DL503: {severity: off}`, so that levels and options
   merge one by one. */
static void unfold_levels(dl_arena *arena, const dl_yaml *rules)
{
    if (!rules || rules->kind != DL_YAML_MAPPING)
        return;
    for (dl_yaml *v = (dl_yaml *)rules->first; v; v = (dl_yaml *)v->next) {
        if (v->kind != DL_YAML_SCALAR)
            continue;
        dl_yaml *level = new_node(arena, v, v->text);
        level->key = new_node(arena, v, DL_STR("severity"));
        v->kind = DL_YAML_MAPPING;
        v->first = level;
    }
}

static void unfold_all_levels(dl_arena *arena, const dl_yaml *root)
{
    unfold_levels(arena, dl_yaml_get(root, "rules"));
    const dl_yaml *overrides = dl_yaml_get(root, "overrides");
    if (!overrides || overrides->kind != DL_YAML_SEQUENCE)
        return;
    for (const dl_yaml *v = overrides->first; v; v = v->next)
        if (v->kind == DL_YAML_MAPPING)
            unfold_levels(arena, dl_yaml_get(v, "rules"));
}

/* A configuration is a mapping, a pack a list. */
static bool has_kind(dl_problems *problems, const dl_yaml *root,
                     dl_yaml_kind kind)
{
    bool is_list = kind == DL_YAML_SEQUENCE;
    if (root->kind == (uint8_t)kind)
        return true;
    if (root->kind != DL_YAML_SCALAR || root->text.n > 0)
        dl_mistake_value(problems, root,
                         dl_str_of(is_list ? "patterns" : "configuration"),
                         is_list ? "a list of rules" : "a mapping",
                         is_list ? "규칙 목록" : "키와 값");
    return false;
}

static void parse(dl_problems *problems, uint16_t index, dl_yaml_kind kind)
{
    dl_yaml_file *file = &problems->files.v[index];
    uint32_t valid = (uint32_t)dl_utf8_valid_up_to(file->text);
    if (valid < file->text.n) {
        const char *words = "not UTF-8";
        dl_str args[] = {dl_str_of(words), dl_str_of(dl_yaml_in_korean(words))};
        dl_problems_add_at(problems, DL901_SYNTAX, index,
                           (dl_span){valid, valid + 1}, args, 2);
        return;
    }
    dl_yaml_problem problem;
    const dl_yaml *root;
    if (!dl_yaml_parse(problems->arena, file->text, 0, &root, &problem)) {
        dl_str args[] = {problem.message, problem.korean};
        dl_problems_add_at(problems, DL901_SYNTAX, index, problem.span, args,
                           2);
        return;
    }
    mark_file((dl_yaml *)root, index);
    if (!root || !has_kind(problems, root, kind))
        return;
    if (kind == DL_YAML_MAPPING)
        unfold_all_levels(problems->arena, root);
    file->root = root;
}

/* Whether one more file fits; if not, that is reported at the first `name`. */
static bool has_room(dl_problems *problems, const dl_yaml *name)
{
    if (!name || problems->files.n < DL_MOST_CONFIG_FILES)
        return true;
    for (size_t i = 0; i < problems->list.n; i++)
        if (problems->list.v[i].message == DL901_TOO_MANY_FILES)
            return false;
    dl_problems_add(problems, DL901_TOO_MANY_FILES, name, name->text);
    return false;
}

bool dl_config_file_add(dl_problems *problems, const dl_yaml *name,
                        dl_yaml_file file, dl_yaml_kind kind, uint16_t *index)
{
    if (!has_room(problems, name))
        return false;
    *index = (uint16_t)problems->files.n;
    dl_vec_push(&problems->files, file);
    parse(problems, *index, kind);
    return true;
}

/* ---- reading ------------------------------------------------------------- */

/* Adds a file with this text, which is copied. */
static bool add_text(dl_problems *problems, const dl_yaml *name, dl_str path,
                     dl_str text, dl_yaml_kind kind, uint16_t *index)
{
    dl_yaml_file file = {.path = path,
                         .folder = dl_path_folder(path),
                         .text = dl_arena_str(problems->arena, text)};
    return dl_config_file_add(problems, name, file, kind, index);
}

static void refuse_size(dl_str path, dl_error *error)
{
    dl_error_set(error, DL_ERR_IO, "cannot read '%s': larger than %d bytes",
                 "'%s' 읽기 실패: %d바이트보다 큼", path.p, LARGEST);
}

static bool read_and_add(dl_problems *problems, const dl_yaml *name,
                         dl_str path, dl_yaml_kind kind, uint16_t *index,
                         dl_error *error)
{
    dl_buf buf = {0};
    dl_read_outcome outcome = dl_file_read(path.p, LARGEST, &buf, error);
    if (outcome == DL_READ_TOO_LARGE)
        refuse_size(path, error);
    bool is_added =
        outcome == DL_READ_OK &&
        add_text(problems, name, path, dl_buf_str(&buf), kind, index);
    dl_buf_free(&buf);
    return is_added;
}

bool dl_config_file_read(dl_problems *problems, const dl_config_place *place,
                         uint16_t *index, dl_error *error)
{
    if (!place->text.p)
        return read_and_add(problems, NULL, place->path, DL_YAML_MAPPING,
                            index, error);
    if (place->text.n > LARGEST) {
        refuse_size(dl_str_of(DL_CONFIG_PIPE), error);
        return false;
    }
    return add_text(problems, NULL, place->path, place->text, DL_YAML_MAPPING,
                    index);
}

bool dl_config_file_may_read(dl_problems *problems, const dl_yaml *name,
                             dl_str path)
{
    dl_str border = problems->border;
    dl_buf real = {0};
    struct stat st;
    /* A file that does not exist must not be told from one that does. */
    bool holds = border.n == 0 || dl_border_holds(border, path);
    if (holds && border.n > 0)
        holds = dl_path_real(path.p, &real)
                    ? dl_border_holds(border, dl_buf_str(&real))
                    : stat(path.p, &st) != 0; /* it will not be read */
    dl_buf_free(&real);
    if (!holds)
        dl_problems_add(problems,
                        problems->has_repository ? DL901_OUTSIDE
                                                 : DL901_OUTSIDE_FOLDER,
                        name, name->text);
    return holds;
}

bool dl_config_file_open(dl_problems *problems, const dl_yaml *name,
                         dl_str path, dl_yaml_kind kind, uint16_t *index)
{
    dl_error error = {0};
    if (!has_room(problems, name) ||
        !dl_config_file_may_read(problems, name, path))
        return false;
    if (read_and_add(problems, name, path, kind, index, &error))
        return true;
    const char *why = strstr(error.message, "': ");
    const char *korean = strstr(error.korean, "실패: ");
    dl_problems_add(
        problems, DL901_FILE, name, name->text,
        dl_str_of(why ? why + 3 : error.message),
        dl_str_of(korean ? korean + sizeof "실패: " - 1 : error.korean));
    return false;
}

dl_str dl_config_file_path(const dl_problems *problems, const dl_yaml *name)
{
    dl_str folder = problems->files.v[name->file].folder;
    return dl_path_canonical(problems->arena,
                             dl_path_join(problems->arena, folder, name->text));
}

const dl_yaml *dl_config_file_pack(dl_problems *problems, const dl_yaml *name)
{
    dl_str path = dl_config_file_path(problems, name);
    uint16_t index = 0;
    while (index < problems->files.n &&
           !dl_str_eq(problems->files.v[index].path, path))
        index++;
    bool is_new = index == problems->files.n;
    if (is_new &&
        !dl_config_file_open(problems, name, path, DL_YAML_SEQUENCE, &index))
        return NULL;
    const dl_yaml *root = problems->files.v[index].root;
    return root && has_kind(problems, root, DL_YAML_SEQUENCE) ? root : NULL;
}
