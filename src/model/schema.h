/*
 * The vocabulary of a profile: a table of keys for each mapping, which defines
 * for the reader (profile_read.c) what a key contains and where it goes. The
 * build makes the tables from rules/configuration.yaml (keys_gen.c); what a
 * table cannot express is in schema.c. Everything here is constant.
 */
#ifndef DL_MODEL_SCHEMA_H
#define DL_MODEL_SCHEMA_H

#include "model/profile.h"

typedef enum dl_key_type {
    DL_KEY_STRING,    /* dl_str */
    DL_KEY_STRINGS,   /* dl_strs; a single text is a list of one */
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
    int value; /* not negative */
} dl_key_word;

/* The value of the word `text`; negative if it is not in `words`, which end
   with a NULL. */
static inline int dl_key_word_value(const dl_key_word *words, dl_str text)
{
    while (words->text && !dl_str_is(text, words->text))
        words++;
    return words->text ? words->value : -1;
}

struct dl_schema;

typedef struct dl_schema_key {
    const char *name;
    dl_key_type type;
    size_t offset; /* of the value in its record */
    size_t count;  /* NAMED: offset of the uint32_t */
    const dl_key_word *words; /* ends with a NULL text */
    const struct dl_schema *schema;
    const char *alone; /* MAPPING: the key that a value in its place sets */
    uint32_t min, max;
    int initial; /* NUMBER, WORD, FLAG: the default value */
} dl_schema_key;

typedef struct dl_schema {
    const dl_schema_key *keys;
    size_t n;
    size_t size; /* of a named record; its first member is its name */
    /* `init` sets what the keys' `initial` values leave open, after the name is
       set; `finish` runs after the keys are read. Both may be NULL. */
    void (*init)(void *record);
    void (*finish)(dl_arena *arena, void *record);
} dl_schema;

/* The top of a profile. */
extern const dl_schema dl_profile_schema;

/* A section while it is read, before its slots and its style are final. */
typedef struct dl_section_draft {
    dl_profile_section section; /* first, for its name */
    int style; /* dl_style, or DL_STYLE_INHERITED */
    uint32_t min_sentences, max_sentences; /* of the whole section */
} dl_section_draft;

/* The profile under construction: sections stay drafts until everything is
   read. */
typedef struct dl_profile_draft {
    dl_profile profile;
    const dl_section_draft *sections;
    uint32_t n_sections;
} dl_profile_draft;

/* ---- what the tables cannot say (schema.c) ----------------------------- */

void dl_profile_init(dl_profile_draft *draft);
void dl_profile_field_init(void *record);
void dl_section_init(void *record);
void dl_slot_init(void *record);
void dl_section_finish(dl_arena *arena, void *record);
void dl_profile_finish(dl_arena *arena, dl_profile_draft *draft);

/* Sorts the names of the profile's sections (profile_find.c). */
void dl_profile_index_sections(dl_arena *arena, dl_profile *profile);

#endif
