/*
 * The vocabulary of a profile: a table of keys for each mapping, which tells
 * the reader (profile.c) what a key holds and where it goes. Everything here is
 * constant.
 */
#ifndef DL_MODEL_SCHEMA_H
#define DL_MODEL_SCHEMA_H

#include "model/profile.h"

typedef enum dl_key_type {
    DL_KEY_STRING,    /* dl_str */
    DL_KEY_STRINGS,   /* dl_strs; one text is a list of one */
    DL_KEY_TEMPLATES, /* dl_templates; the same */
    DL_KEY_NUMBER,    /* uint32_t, `min` to `max` */
    DL_KEY_WORD,      /* int: the value of one of `words` */
    DL_KEY_FLAG,      /* bool: the same */
    DL_KEY_ZONE,      /* int32_t, minutes east of Greenwich */
    DL_KEY_SENTENCES, /* two uint32_t: 1, 1-3, 2- */
    DL_KEY_MAPPING,   /* keys of `schema`, in the same record */
    DL_KEY_NAMED      /* a list of records of `schema`, each with a name: a
                         pointer and, at `count`, their number */
} dl_key_type;

typedef struct dl_key_word {
    const char *text;
    int value;
} dl_key_word;

struct dl_schema;

typedef struct dl_schema_key {
    const char *name;
    dl_key_type type;
    size_t offset; /* of the value in its record */
    size_t count;  /* NAMED: offset of the uint32_t */
    const dl_key_word *words; /* ends with a NULL text */
    const struct dl_schema *schema;
    uint32_t min, max;
} dl_schema_key;

typedef struct dl_schema {
    const dl_schema_key *keys;
    size_t n;
    size_t size; /* of a named record; its first member is its name */
    void (*init)(void *record); /* defaults, with the name set; may be NULL */
    /* What the keys leave open, once they are read; may be NULL. */
    void (*finish)(dl_arena *arena, void *record);
} dl_schema;

/* The top of a profile. */
extern const dl_schema dl_profile_schema;

/* The kinds of text, in the order of dl_text_kind. */
extern const dl_key_word dl_text_words[];

/* A section as it is read, before its slots and its style are settled. */
enum { DL_STYLE_INHERITED = -1 };
typedef struct dl_section_draft {
    dl_profile_section section; /* first, for its name */
    int style; /* dl_style, or DL_STYLE_INHERITED */
    uint32_t min_sentences, max_sentences; /* of the whole section */
} dl_section_draft;

/* The profile under construction: sections are drafts until all is read, and a
   kind of text that is not named depends on what papers are. */
enum { DL_TEXT_BY_PAPERS = -1 };
typedef struct dl_profile_draft {
    dl_profile profile;
    const dl_section_draft *sections;
    uint32_t n_sections;
    int text; /* dl_text_kind, or DL_TEXT_BY_PAPERS */
} dl_profile_draft;

#endif
