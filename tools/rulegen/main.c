/*
 * rulegen [OPTION DIR]... [OPTION FILE]... RULE...
 *
 *   --gen DIR      write DIR/rules_gen.h, rules_gen.c and profiles_gen.c; with
 *                  keys keys_gen.h, keys_gen.c and key_names_gen.c
 *   --docs DIR     write DIR/rules.md; with keys keys.md and
 *                  digestlint.schema.json; and the pages in Korean into DIR/ko,
 *                  which must exist
 *   --man DIR      write DIR/digestlint.yaml.5 and digestlint.yaml.ko.5
 *   --examples DIR write the examples as files, and DIR/examples.tsv
 *   --korean FILE  the Korean text of a rule's page; if there is one, every
 *                  rule needs its own
 *   --source FILE  a file of src/rules: every check has a rule, and the reverse
 *   --profile FILE a built-in profile
 *   --text FILE    what a kind of text asks of rules
 *   --keys FILE    the keys of the configuration
 *   --lexicon FILE the words of a topic, which are keys of it, too
 */
#include <stdio.h>

#include "keys.h"

typedef struct arguments {
    const char *gen, *docs, *man, *examples, *keys;
    rg_paths korean, sources, profiles, texts, lexicons, rules;
} arguments;

static bool read_arguments(int argc, char **argv, arguments *a)
{
    for (int i = 1; i < argc; i++) {
        const char *option = argv[i];
        if (strncmp(option, "--", 2) != 0) {
            dl_vec_push(&a->rules, option);
            continue;
        }
        if (++i == argc)
            return false;
        if (strcmp(option, "--gen") == 0)
            a->gen = argv[i];
        else if (strcmp(option, "--docs") == 0)
            a->docs = argv[i];
        else if (strcmp(option, "--man") == 0)
            a->man = argv[i];
        else if (strcmp(option, "--examples") == 0)
            a->examples = argv[i];
        else if (strcmp(option, "--keys") == 0)
            a->keys = argv[i];
        else if (strcmp(option, "--korean") == 0)
            dl_vec_push(&a->korean, argv[i]);
        else if (strcmp(option, "--source") == 0)
            dl_vec_push(&a->sources, argv[i]);
        else if (strcmp(option, "--profile") == 0)
            dl_vec_push(&a->profiles, argv[i]);
        else if (strcmp(option, "--text") == 0)
            dl_vec_push(&a->texts, argv[i]);
        else if (strcmp(option, "--lexicon") == 0)
            dl_vec_push(&a->lexicons, argv[i]);
        else
            return false;
    }
    return true;
}

static void write_and_clear(rg_set *set, const char *folder, const char *name,
                            dl_buf *text)
{
    dl_str path = dl_arena_printf(set->arena, "%s/%s", folder, name);
    if (!set->n_errors)
        rg_write_file(set, path.p, dl_buf_str(text));
    dl_buf_clear(text);
}

static void write_code(rg_set *set, const rg_config *keys, const arguments *a)
{
    dl_buf out = {0};
    rg_header(set, &out);
    write_and_clear(set, a->gen, "rules_gen.h", &out);
    rg_source(set, &out);
    write_and_clear(set, a->gen, "rules_gen.c", &out);
    rg_profiles(set, &a->profiles, &a->texts, &out);
    write_and_clear(set, a->gen, "profiles_gen.c", &out);
    if (keys->path) {
        rg_keys_header(keys, &out);
        write_and_clear(set, a->gen, "keys_gen.h", &out);
        rg_keys_source(keys, &out);
        write_and_clear(set, a->gen, "keys_gen.c", &out);
        rg_key_names(keys, &out);
        write_and_clear(set, a->gen, "key_names_gen.c", &out);
    }
    dl_buf_free(&out);
}

static void write_docs(rg_set *set, const rg_config *keys, const arguments *a)
{
    dl_buf out = {0};
    rg_docs(set, RG_ENGLISH, &out);
    write_and_clear(set, a->docs, "rules.md", &out);
    if (a->korean.n) {
        rg_docs(set, RG_KOREAN, &out);
        write_and_clear(set, a->docs, "ko/rules.md", &out);
    }
    if (keys->path) {
        rg_keys_docs(keys, RG_ENGLISH, &out);
        write_and_clear(set, a->docs, "keys.md", &out);
        rg_keys_docs(keys, RG_KOREAN, &out);
        write_and_clear(set, a->docs, "ko/keys.md", &out);
        rg_schema(set, keys, &out);
        write_and_clear(set, a->docs, "digestlint.schema.json", &out);
    }
    dl_buf_free(&out);
}

static void write_man(rg_set *set, const rg_config *keys, const char *folder)
{
    dl_buf out = {0};
    rg_keys_man(keys, RG_ENGLISH, &out);
    write_and_clear(set, folder, "digestlint.yaml.5", &out);
    rg_keys_man(keys, RG_KOREAN, &out);
    write_and_clear(set, folder, "digestlint.yaml.ko.5", &out);
    dl_buf_free(&out);
}

static void free_rules(rg_set *set)
{
    for (size_t i = 0; i < set->rules.n; i++) {
        dl_vec_free(&set->rules.v[i].messages);
        dl_vec_free(&set->rules.v[i].options);
        dl_vec_free(&set->rules.v[i].examples);
        for (int k = 0; k < RG_LANGUAGES; k++)
            dl_vec_free(&set->rules.v[i].page[k].pieces);
    }
    dl_vec_free(&set->rules);
    dl_arena_free(set->arena);
}

int main(int argc, char **argv)
{
    arguments a = {0};
    if (!read_arguments(argc, argv, &a)) {
        fputs("usage: rulegen [--gen DIR] [--docs DIR] [--man DIR] "
              "[--examples DIR] [--korean FILE]... [--source FILE]... "
              "[--profile FILE]... [--text FILE]... "
              "[--keys FILE] [--lexicon FILE]... RULE...\n",
              stderr);
        return 2;
    }
    rg_set set = {.arena = dl_arena_new()};
    for (size_t i = 0; i < a.rules.n; i++)
        rg_read_rule(&set, a.rules.v[i]);
    rg_check_set(&set, a.sources.v, a.sources.n);
    for (size_t i = 0; i < a.korean.n; i++)
        rg_read_korean(&set, a.korean.v[i]);
    if (a.korean.n)
        rg_check_korean(&set);
    rg_config keys = {0};
    if (a.keys)
        rg_read_config(&set, a.keys, &keys);
    for (size_t i = 0; i < a.lexicons.n; i++)
        rg_read_topic(&set, a.lexicons.v[i], &keys);
    if (!set.n_errors && a.gen)
        write_code(&set, &keys, &a);
    if (!set.n_errors && a.docs)
        write_docs(&set, &keys, &a);
    if (!set.n_errors && a.man && keys.path)
        write_man(&set, &keys, a.man);
    if (!set.n_errors && a.examples)
        rg_write_examples(&set, a.examples);
    int code = set.n_errors ? 1 : 0;
    free_rules(&set);
    dl_vec_free(&a.korean);
    dl_vec_free(&a.sources);
    dl_vec_free(&a.profiles);
    dl_vec_free(&a.texts);
    dl_vec_free(&a.lexicons);
    dl_vec_free(&keys.topics);
    dl_vec_free(&a.rules);
    return code;
}
