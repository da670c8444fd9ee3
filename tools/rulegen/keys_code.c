/*
 * Writes the keys as C: keys_gen.h, keys_gen.c and, without the tables of
 * profiles, key_names_gen.c. A #line before each row makes the compiler report
 * members and constants that do not exist, or are of the wrong type, at their
 * place in rules/configuration.yaml.
 */
#include <ctype.h>

#include "keys.h"

static const char NOTICE[] =
    "/* Made by tools/rulegen from rules/configuration.yaml; do not edit. */\n";

/* "sections_list" */
static void add_name(dl_buf *out, dl_str path)
{
    for (size_t i = 0; i < path.n; i++)
        dl_buf_addc(out, isalnum((unsigned char)path.p[i]) ? path.p[i] : '_');
}

static void add_table(dl_buf *out, const char *head, dl_str path,
                      const char *tail)
{
    dl_buf_adds(out, head);
    add_name(out, path);
    dl_buf_adds(out, tail);
}

static void add_line(dl_buf *out, const rg_config *config, unsigned line)
{
    dl_buf_printf(out, "#line %u \"%s\"\n", line, config->path);
}

/* ---- names of the program's keys --------------------------------------- */

static void add_key_name(dl_buf *out, const rg_key *key)
{
    dl_buf_printf(out, "    {\"%.*s\", %zu},\n", DL_FMT(key->name),
                  key->name.n);
}

static void add_names(dl_buf *out, const rg_keys *keys, bool overriding)
{
    for (size_t i = 0; i < keys->n; i++)
        if (!overriding || !keys->v[i].no_override)
            add_key_name(out, &keys->v[i]);
}

static void end_names(dl_buf *out, dl_str path)
{
    add_table(out, "};\nconst dl_strs dl_", path, "_keys = {");
    add_name(out, path);
    dl_buf_adds(out, "_keys, sizeof ");
    add_name(out, path);
    dl_buf_adds(out, "_keys / sizeof(dl_str)};\n");
}

/* One list for each mapping; that of an override has those of the top, too. */
static void add_name_lists(dl_buf *out, const rg_config *config,
                           const rg_keys *keys)
{
    for (size_t i = 0; i < keys->n; i++) {
        const rg_key *k = &keys->v[i];
        if (!k->keys.n)
            continue;
        add_table(out, "\nstatic const dl_str ", k->path, "_keys[] = {\n");
        add_names(out, &k->keys, false);
        if (dl_str_is(k->path, "overrides")) {
            add_names(out, &config->program, true);
            add_names(out, &config->profile, true);
        }
        end_names(out, k->path);
        add_name_lists(out, config, &k->keys);
    }
}

static void add_top_names(dl_buf *out, const rg_config *config)
{
    dl_buf_adds(out, "\nstatic const dl_str top_keys[] = {\n");
    add_names(out, &config->program, false);
    add_names(out, &config->profile, false);
    end_names(out, DL_STR("top"));
}

/* Those that are dropped when the kind of text changes. */
static void add_text_names(dl_buf *out, const rg_keys *keys)
{
    dl_buf_adds(out, "\nstatic const dl_str of_text_keys[] = {\n");
    for (size_t i = 0; i < keys->n; i++)
        if (keys->v[i].of_text)
            add_key_name(out, &keys->v[i]);
    end_names(out, DL_STR("of_text"));
}

static void declare_names(dl_buf *out, const rg_keys *keys)
{
    for (size_t i = 0; i < keys->n; i++) {
        const rg_key *k = &keys->v[i];
        if (k->keys.n)
            add_table(out, "extern const dl_strs dl_", k->path, "_keys;\n");
        declare_names(out, &k->keys);
    }
}

/* ---- words of the program's keys --------------------------------------- */

static void add_macro(dl_buf *out, const rg_key *key, const char *suffix)
{
    dl_buf_adds(out, "#define DL_");
    rg_add_constant(out, key->path);
    dl_buf_printf(out, "_%s \\\n    ", suffix);
}

/* Rows of a table: {"text", VALUE}; words that are followed by a name are
   separate. */
static void add_word_rows(dl_buf *out, const rg_key *key, bool named)
{
    size_t n = 0;
    for (size_t i = 0; i < key->words.n; i++) {
        const rg_word *w = &key->words.v[i];
        if (!w->name.n == named)
            continue;
        if (n++ == 0)
            add_macro(out, key, named ? "NAMED_WORDS" : "WORDS");
        else
            dl_buf_adds(out, ", ");
        dl_buf_printf(out, "{\"%.*s\", %.*s}", DL_FMT(w->text),
                      DL_FMT(w->value));
    }
    if (n)
        dl_buf_adds(out, ", {NULL, 0}\n");
}

/* "a, b, c", or "a, b or c" */
static void add_word_list(dl_buf *out, const rg_key *key, bool with_or)
{
    add_macro(out, key, with_or ? "LIST_OR" : "LIST");
    dl_buf_addc(out, '"');
    for (size_t i = 0; i < key->words.n; i++) {
        const rg_word *w = &key->words.v[i];
        bool is_last = i + 1 == key->words.n;
        dl_buf_printf(out, "%s%.*s%s%.*s",
                      i == 0               ? ""
                      : is_last && with_or ? " or "
                                           : ", ",
                      DL_FMT(w->text), w->name.n ? ": " : "", DL_FMT(w->name));
    }
    dl_buf_adds(out, "\"\n");
}

static void add_default(dl_buf *out, const rg_key *key)
{
    dl_str value = rg_initial_value(key);
    if (!value.n)
        return;
    add_macro(out, key, "DEFAULT");
    dl_buf_printf(out, "%.*s\n", DL_FMT(value));
}

static void add_word_macros(dl_buf *out, const rg_keys *keys)
{
    for (size_t i = 0; i < keys->n; i++) {
        const rg_key *k = &keys->v[i];
        if (k->type == RG_WORD && k->words.v[0].value.n) {
            dl_buf_addc(out, '\n');
            add_word_rows(out, k, false);
            add_word_rows(out, k, true);
            add_word_list(out, k, false);
            add_word_list(out, k, true);
            add_default(out, k);
        }
        add_word_macros(out, &k->keys);
    }
}

void rg_keys_header(const rg_config *config, dl_buf *out)
{
    dl_buf_printf(out,
                  "%s#ifndef DL_KEYS_GEN_H\n#define DL_KEYS_GEN_H\n\n"
                  "#include \"model/schema.h\"\n\n"
                  "/* The keys that may stand at the top, and in each mapping "
                  "below. */\nextern const dl_strs dl_top_keys;\n",
                  NOTICE);
    declare_names(out, &config->program);
    dl_buf_adds(out, "\n/* Those that hold for one kind of text only. */\n"
                     "extern const dl_strs dl_of_text_keys;\n");
    dl_buf_adds(out, "\n/* Words and their values, and what a message tells of "
                     "them. */");
    add_word_macros(out, &config->program);
    dl_buf_adds(out, "\n#endif\n");
}

/* ---- tables for the reader of profiles --------------------------------- */

/* The type in dl_key_type, and the one of the member in C. */
static const struct {
    const char *key, *member;
} c_types[RG_TYPES] = {
    [RG_STRING] = {"STRING", "dl_str"},
    [RG_STRINGS] = {"STRINGS", "dl_strs"},
    [RG_GLOBS] = {"STRINGS", "dl_strs"},
    [RG_TEMPLATES] = {"TEMPLATES", "dl_templates"},
    [RG_NUMBER] = {"NUMBER", "uint32_t"},
    [RG_WORD] = {"WORD", NULL},
    [RG_FLAG] = {"FLAG", "bool"},
    [RG_SWITCH] = {"WORD", NULL},
    [RG_ZONE] = {"ZONE", "int32_t"},
    [RG_SENTENCES] = {"SENTENCES", "uint32_t"},
    [RG_MAPPING] = {"MAPPING", NULL},
    [RG_NAMED] = {"NAMED", NULL},
};

/* The words of all flags without words of their own. */
#define YES_NO DL_STR("yes_no")

static void add_words(dl_buf *out, const rg_config *config, dl_str name,
                      const rg_words *words)
{
    add_table(out, "\nstatic const dl_key_word ", name, "_words[] = {\n");
    for (size_t i = 0; i < words->n; i++) {
        const rg_word *w = &words->v[i];
        if (w->line)
            add_line(out, config, w->line);
        dl_buf_printf(out, "    {\"%.*s\", %.*s},\n", DL_FMT(w->text),
                      DL_FMT(w->value));
    }
    dl_buf_adds(out, "    {NULL, 0}};\n");
}

/* "section.n_slots" */
static void add_count(dl_buf *out, dl_str member)
{
    size_t last = member.n;
    while (last > 0 && member.p[last - 1] != '.')
        last--;
    dl_buf_printf(out, "%.*sn_%.*s", (int)last, member.p,
                  (int)(member.n - last), member.p + last);
}

/* The offset of a member; one of another type does not compile. A word is an
   int, or an enum of the same size. */
static void add_member(dl_buf *out, dl_str record, dl_str member,
                       const char *type)
{
    dl_buf_printf(out, "_Generic(((%.*s *)0)->%.*s, ", DL_FMT(record),
                  DL_FMT(member));
    if (!type)
        dl_buf_printf(out, "int: offsetof(%.*s, %.*s), ", DL_FMT(record),
                      DL_FMT(member));
    dl_buf_printf(out, "%s: offsetof(%.*s, %.*s))", type ? type : "unsigned",
                  DL_FMT(record), DL_FMT(member));
}

/* Where the value goes. The keys of a mapping say this themselves. */
static void add_place(dl_buf *out, const rg_key *key, dl_str record)
{
    if (key->type == RG_MAPPING)
        return;
    dl_buf list = {0}, count = {0};
    if (key->type == RG_NAMED)
        dl_buf_printf(&list, "const %.*s *", DL_FMT(key->record));
    dl_buf_adds(out, ", .offset = ");
    add_member(out, record, key->member,
               list.n ? list.p : c_types[key->type].member);
    if (key->type == RG_NAMED) {
        add_count(&count, key->member);
        dl_buf_adds(out, ", .count = ");
        add_member(out, record, dl_buf_str(&count), "uint32_t");
    }
    dl_buf_free(&list);
    dl_buf_free(&count);
}

/* On one line, so that an error in it is reported at the line of the key. */
static void add_row(dl_buf *out, const rg_config *config, const rg_key *key,
                    dl_str record)
{
    dl_str initial = rg_initial_value(key);
    add_line(out, config, key->line);
    dl_buf_printf(out, "    {.name = \"%.*s\", .type = DL_KEY_%s",
                  DL_FMT(key->name), c_types[key->type].key);
    add_place(out, key, record);
    if (key->words.n)
        add_table(out, ", .words = ", key->has_own_words ? key->path : YES_NO,
                  "_words");
    if (key->keys.n)
        add_table(out, ", .schema = &", key->path, "_schema");
    if (key->alone.n)
        dl_buf_printf(out, ", .alone = \"%.*s\"", DL_FMT(key->alone));
    if (key->min.n)
        dl_buf_printf(out, ", .min = %.*s", DL_FMT(key->min));
    if (key->max.n)
        dl_buf_printf(out, ", .max = %.*s", DL_FMT(key->max));
    if (initial.n)
        dl_buf_printf(out, ", .initial = %.*s", DL_FMT(initial));
    dl_buf_adds(out, "},\n");
}

/* The tables that a table points to come before it. */
static void add_schema(dl_buf *out, const rg_config *config, const rg_key *of,
                       bool is_top)
{
    for (size_t i = 0; i < of->keys.n; i++) {
        const rg_key *k = &of->keys.v[i];
        if (k->has_own_words)
            add_words(out, config, k->path, &k->words);
        if (k->keys.n)
            add_schema(out, config, k, false);
    }
    add_table(out, "\nstatic const dl_schema_key ", of->path, "_keys[] = {\n");
    for (size_t i = 0; i < of->keys.n; i++)
        add_row(out, config, &of->keys.v[i], of->record);
    dl_buf_adds(out, "};\n");
    add_table(out, is_top ? "const dl_schema dl_" : "static const dl_schema ",
              of->path, "_schema = {\n");
    add_table(out, "    .keys = ", of->path, "_keys");
    dl_buf_printf(out, ",\n    .n = %zu", of->keys.n);
    if (of->type == RG_NAMED)
        dl_buf_printf(out, ",\n    .size = sizeof(%.*s)", DL_FMT(of->record));
    if (of->init.n)
        dl_buf_printf(out, ",\n    .init = %.*s", DL_FMT(of->init));
    if (of->finish.n)
        dl_buf_printf(out, ",\n    .finish = %.*s", DL_FMT(of->finish));
    dl_buf_adds(out, "};\n");
}

void rg_keys_source(const rg_config *config, dl_buf *out)
{
    const rg_key top = {.type = RG_MAPPING,
                        .path = DL_STR("profile"),
                        .record = DL_STR("dl_profile"),
                        .keys = config->profile};
    dl_buf_printf(out, "%s#include \"keys_gen.h\"\n", NOTICE);
    add_words(out, config, YES_NO, &rg_yes_no);
    add_schema(out, config, &top, true);
}

void rg_key_names(const rg_config *config, dl_buf *out)
{
    dl_buf_printf(out, "%s#include \"keys_gen.h\"\n", NOTICE);
    add_top_names(out, config);
    add_text_names(out, &config->profile);
    add_name_lists(out, config, &config->program);
}
