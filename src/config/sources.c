/*
 * Finds the files that a configuration extends, and merges all of them.
 */
#include "config/sources.h"

#include "base/error.h"
#include "base/path.h"
#include "check/mistake.h"
#include "config/file.h"
#include "config/text.h"
#include "model/builtin.h"
#include "rules_gen.h"
#include "text/suggest.h"

enum { MOST_PROFILES = 64 };

static const char DEFAULT_PROFILE[] = "daily-papers";

/* What holds where there is no configuration: the usual pages of a repository
   are no posts of any profile. Whole names are looked up quickly. */
static const dl_builtin_profile WITHOUT_FILE = {
    "README and the like",
    "extends: daily-papers\n"
    "overrides:\n"
    "  - files: [README.md, Readme.md, readme.md, README.ko.md, README_ko.md,\n"
    "            README-ko.md, README.kr.md, README_KR.md, README_kr.md,\n"
    "            README_KO.md, readme.ko.md, readme_ko.md, readme_kr.md,\n"
    "            README.en.md, README_en.md, README_EN.md, README-en.md,\n"
    "            CHANGELOG.md, Changelog.md, changelog.md, CONTRIBUTING.md,\n"
    "            contributing.md, CONTRIBUTING.ko.md, CODE_OF_CONDUCT.md,\n"
    "            LICENSE.md, SECURITY.md, SECURITY.ko.md, CLAUDE.md,\n"
    "            AGENTS.md]\n"
    "    extends: generic\n"};

/* ---- built-in profiles --------------------------------------------------- */

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
           (name.n > 4 && dl_str_ends(name, ".yml")) ||
           (name.n > 5 && dl_str_ends(name, ".yaml"));
}

/* ---- what a file extends ------------------------------------------------- */

typedef struct reader {
    dl_problems *problems;
    dl_str folder; /* of the file found: the base for globs of built-in
                      profiles */
} reader;

/* The files between the top and the current one; each is on the stack of the
   one that extends it. */
typedef struct chain {
    const struct chain *above;
    dl_str path;
} chain;

static const dl_yaml *read_tree(const reader *r, uint16_t index,
                                const chain *above, const dl_str *base);

/* `name`: as for dl_config_file_add(). */
static bool add_builtin(const reader *r, const dl_yaml *name,
                        const dl_builtin_profile *profile, uint16_t *index)
{
    dl_yaml_file file = {.path = dl_str_of(profile->name),
                         .folder = r->folder,
                         .text = dl_str_of(profile->text),
                         .is_builtin = true};
    return dl_config_file_add(r->problems, name, file, DL_YAML_MAPPING, index);
}

static const dl_yaml *extend_builtin(const reader *r, const dl_yaml *name,
                                     dl_str profile, const chain *above)
{
    uint16_t index;
    const dl_builtin_profile *found = find_builtin(profile);
    return found && add_builtin(r, name, found, &index)
               ? read_tree(r, index, above, NULL)
               : NULL;
}

static bool is_in_chain(const chain *c, dl_str path)
{
    while (c && !dl_str_eq(c->path, path))
        c = c->above;
    return c != NULL;
}

static const dl_yaml *extend_file(const reader *r, const dl_yaml *name,
                                  const chain *above)
{
    dl_str path = dl_config_file_path(r->problems, name);
    uint16_t index;
    if (is_in_chain(above, path)) {
        dl_problems_add(r->problems, DL901_CYCLE, name, name->text);
        return NULL;
    }
    return dl_config_file_open(r->problems, name, path, DL_YAML_MAPPING, &index)
               ? read_tree(r, index, above, NULL)
               : NULL;
}

static const dl_yaml *extend(const reader *r, const dl_yaml *name,
                             const chain *above)
{
    if (name->kind != DL_YAML_SCALAR) {
        dl_mistake_value(r->problems, name, DL_STR("extends"),
                         "the name of a profile or a path", "프로필 이름 또는 경로");
        return NULL;
    }
    if (is_path(name->text))
        return extend_file(r, name, above);
    if (find_builtin(name->text))
        return extend_builtin(r, name, name->text, above);
    dl_str hint = suggest_builtin(name->text);
    dl_problems_add(r->problems,
                    hint.n ? DL901_UNKNOWN_PROFILE_HINT : DL901_UNKNOWN_PROFILE,
                    name, name->text, hint);
    return NULL;
}

/* All that the value of an `extends` names, merged; NULL: nothing. */
static const dl_yaml *read_extends(const reader *r, const dl_yaml *extends,
                                   const chain *above)
{
    if (extends->kind != DL_YAML_SEQUENCE)
        return extend(r, extends, above);
    DL_VEC(const dl_yaml *) layers = {0};
    for (const dl_yaml *v = extends->first; v; v = v->next)
        dl_vec_push(&layers, extend(r, v, above));
    const dl_yaml *tree =
        layers.n ? dl_config_merge(r->problems->arena, layers.v, layers.n)
                 : NULL;
    dl_vec_free(&layers);
    return tree;
}

/* The tree of a file on top of what it extends; `base`, if not NULL, is the
   built-in profile that replaces `extends`. */
static const dl_yaml *read_tree(const reader *r, uint16_t index,
                                const chain *above, const dl_str *base)
{
    chain here = {above, r->problems->files.v[index].path};
    const dl_yaml *own = r->problems->files.v[index].root;
    const dl_yaml *extends = own ? dl_yaml_get(own, "extends") : NULL;
    const dl_yaml *layers[] = {NULL, own};
    if (base)
        layers[0] = extend_builtin(r, NULL, *base, &here);
    else if (extends)
        layers[0] = read_extends(r, extends, &here);
    return dl_config_merge(r->problems->arena, layers, 2);
}

/* ---- what an override extends -------------------------------------------- */

/* `found` is the tree of the file found, without what it extends. */
static dl_override_base read_base(const reader *r, const dl_yaml *override,
                                  const dl_yaml *extends, const dl_yaml *found)
{
    dl_arena *arena = r->problems->arena;
    const dl_yaml_file file = r->problems->files.v[extends->file];
    chain here = {NULL, file.path};
    dl_override_base base = {.override = override,
                             .files = {.start = r->problems->files.n}};
    base.profile = read_extends(r, extends, &here);
    base.files.end = r->problems->files.n;
    /* The override may be in a file that the one found extends. */
    const dl_yaml *layers[] = {
        base.profile, dl_config_without_shape(arena, file.root, base.profile),
        found == file.root
            ? NULL
            : dl_config_without_shape(arena, found, base.profile)};
    base.root = dl_config_merge(arena, layers, 3);
    return base;
}

static void read_bases(const reader *r, const dl_yaml *found, dl_sources *out)
{
    const dl_yaml *overrides = dl_yaml_get(out->root, "overrides");
    DL_VEC(dl_override_base) bases = {0};
    if (!overrides || overrides->kind != DL_YAML_SEQUENCE)
        return;
    for (const dl_yaml *v = overrides->first; v; v = v->next) {
        const dl_yaml *extends = dl_yaml_get(v, "extends");
        if (extends)
            dl_vec_push(&bases, read_base(r, v, extends, found));
    }
    out->n_bases = bases.n;
    out->bases = dl_vec_to_arena(&bases, r->problems->arena);
    dl_vec_free(&bases);
}

const dl_override_base *dl_sources_base(const dl_sources *sources,
                                        const dl_yaml *override)
{
    for (size_t i = 0; i < sources->n_bases; i++)
        if (sources->bases[i].override == override)
            return &sources->bases[i];
    return NULL;
}

/* ---- all of it ----------------------------------------------------------- */

/* What each kind of text sets for rules. */
static void read_texts(const reader *r, dl_sources *out)
{
    for (const dl_builtin_profile *text = dl_builtin_texts; text->name; text++)
        for (int kind = 0; kind < DL_TEXT_KINDS; kind++)
            if (strcmp(text->name, dl_text_name((dl_text_kind)kind)) == 0) {
                uint16_t index;
                add_builtin(r, NULL, text, &index);
                out->text_rules[kind] =
                    dl_yaml_get(r->problems->files.v[index].root, "rules");
            }
}

dl_status dl_sources_read(dl_sources *out, dl_problems *problems,
                          const char *profile, const dl_config_place *place,
                          dl_error *error)
{
    dl_str base = dl_str_of(profile ? profile : DEFAULT_PROFILE);
    uint16_t index;
    reader r = {.problems = problems};
    *out = (dl_sources){.path = place->path};
    if (profile && !find_builtin(base)) {
        dl_str hint = suggest_builtin(base);
        return hint.n
                   ? dl_error_set(error, DL_ERR_USAGE,
                                  "unknown profile '%s'; did you mean '%.*s'?",
                                  "프로필 '%s' 없음, 혹시 '%.*s'?", profile,
                                  DL_FMT(hint))
                   : dl_error_set(error, DL_ERR_USAGE, "unknown profile '%s'",
                                  "프로필 '%s' 없음", profile);
    }
    if (place->path.n == 0 && profile) {
        out->root = extend_builtin(&r, NULL, base, NULL);
        out->files.end = problems->files.n;
        read_texts(&r, out);
        return DL_OK;
    }
    if (place->path.n == 0)
        add_builtin(&r, NULL, &WITHOUT_FILE, &index);
    else if (!dl_config_file_read(problems, place, &index, error))
        return DL_ERR_IO;
    r.folder = problems->files.v[index].folder;
    const dl_yaml *own = problems->files.v[index].root;
    bool names_none = !own || !dl_yaml_get(own, "extends");
    out->files.start = problems->files.n;
    out->root =
        read_tree(&r, index, NULL, profile || names_none ? &base : NULL);
    out->files.end = problems->files.n;
    if (!profile)
        read_bases(&r, own, out);
    read_texts(&r, out);
    return DL_OK;
}
