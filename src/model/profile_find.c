/* Look-ups in a profile. */
#include <string.h>
#include <strings.h>

#include "model/schema.h"

/* ASCII letters are compared without case, all else as bytes. */
static bool is_same_name(dl_str a, dl_str b)
{
    return a.n == b.n && strncasecmp(a.p, b.p, a.n) == 0;
}

bool dl_strs_have_name(dl_strs names, dl_str name)
{
    for (uint32_t i = 0; i < names.n; i++)
        if (is_same_name(names.v[i], name))
            return true;
    return false;
}

/* The kind as it is written at the key `text`. */
const char *dl_text_name(dl_text_kind kind)
{
    const dl_schema_key *key = dl_profile_schema.keys;
    while (strcmp(key->name, "text") != 0)
        key++;
    const dl_key_word *word = key->words;
    while (word->value != (int)kind)
        word++;
    return word->text;
}

const dl_profile_field *dl_profile_field_named(const dl_profile *profile,
                                               dl_str name)
{
    for (uint32_t i = 0; i < profile->n_fields; i++)
        if (dl_str_eq(profile->fields[i].name, name))
            return &profile->fields[i];
    return NULL;
}

const dl_profile_field *dl_profile_field_for(const dl_profile *profile,
                                             dl_field_role role)
{
    for (uint32_t i = 0; i < profile->n_fields; i++)
        if (profile->fields[i].role == role)
            return &profile->fields[i];
    return NULL;
}

const dl_profile_section *dl_profile_section_named(const dl_profile *profile,
                                                   dl_str name)
{
    for (uint32_t i = 0; i < profile->n_sections; i++) {
        const dl_profile_section *s = &profile->sections[i];
        if (is_same_name(s->name, name) || dl_strs_have_name(s->aliases, name))
            return s;
    }
    return NULL;
}

const dl_profile_slot *dl_profile_slot_named(const dl_profile_section *section,
                                             dl_str label)
{
    for (uint32_t i = 0; i < section->n_slots; i++) {
        const dl_profile_slot *s = &section->slots[i];
        if (s->label.n && (is_same_name(s->label, label) ||
                           dl_strs_have_name(s->aliases, label)))
            return s;
    }
    return NULL;
}
