/*
 * The keys of the configuration, from rules/configuration.yaml, which explains
 * the fields. All of it is allocated in the arena of the rg_set.
 */
#ifndef RULEGEN_KEYS_H
#define RULEGEN_KEYS_H

#include "rulegen.h"

typedef enum rg_type {
    RG_STRING,
    RG_STRINGS,
    RG_GLOBS,
    RG_TEMPLATES,
    RG_NUMBER,
    RG_WORD,
    RG_FLAG,
    RG_SWITCH, /* a flag whose default other keys decide */
    RG_ZONE,
    RG_SENTENCES,
    RG_LEVEL,
    RG_RULES,
    RG_MAPPING,
    RG_LIST,
    RG_NAMED,
    RG_TYPES
} rg_type;

extern const char *const rg_type_names[RG_TYPES];

typedef struct rg_word {
    dl_str text;
    dl_str value; /* a constant in C; may be empty */
    dl_str doc[RG_LANGUAGES];
    dl_str name; /* what must follow, "NAME"; or empty */
    unsigned line;
} rg_word;

typedef struct rg_words {
    const rg_word *v;
    size_t n;
} rg_words;

/* Those of a flag without words of its own. */
extern const rg_words rg_yes_no;

typedef struct rg_key rg_key;
typedef struct rg_keys {
    rg_key *v;
    size_t n;
} rg_keys;

struct rg_key {
    dl_str name;
    dl_str path; /* "sections.list.style" */
    unsigned line;
    rg_type type;
    dl_str doc[RG_LANGUAGES];
    dl_str initial, initial_doc[RG_LANGUAGES]; /* the `default` */
    bool required, no_override, may_be_path;
    bool of_text; /* applies to one kind of text only */
    dl_str min, max, matches;
    rg_words words;
    bool has_own_words; /* not rg_yes_no */
    rg_keys keys;
    rg_texts one_of;
    dl_str alone; /* of a mapping: the key that a word in its place sets */
    dl_str member, record, init, finish;
};

/* The lists of words of a file of rules/lexicon; only their names and English
   sentences are read. */
typedef struct rg_topic {
    dl_str name;
    rg_keys lists;
} rg_topic;

typedef struct rg_config {
    const char *path; /* of the file; NULL: none */
    rg_keys program, profile;
    DL_VEC(rg_topic) topics; /* keys of `lexicon`, too */
} rg_config;

/* Reads and checks the file. */
void rg_read_config(rg_set *set, const char *path, rg_config *config);

/* Adds the lists of rules/lexicon/TOPIC.yaml. */
void rg_read_topic(rg_set *set, const char *path, rg_config *config);

/* Checks what was read, and fills in the paths and records of keys. */
void rg_check_config(rg_set *set, rg_config *config);

/* The constant or number in C for a value that is not given; empty if code
   provides it. */
dl_str rg_initial_value(const rg_key *key);

/* ---- what is written ---------------------------------------------------- */

/* keys_gen.h, keys_gen.c and key_names_gen.c */
void rg_keys_header(const rg_config *config, dl_buf *out);
void rg_keys_source(const rg_config *config, dl_buf *out);
void rg_key_names(const rg_config *config, dl_buf *out);

/* docs/keys.md, docs/ko/keys.md */
void rg_keys_docs(const rg_config *config, int language, dl_buf *out);

/* digestlint.yaml(5) */
void rg_keys_man(const rg_config *config, int language, dl_buf *out);

/* docs/digestlint.schema.json */
void rg_schema(const rg_set *set, const rg_config *config, dl_buf *out);

#endif
