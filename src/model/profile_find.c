/* Look-ups in a profile. */
#include <string.h>
#include <strings.h>

#include "base/search.h"
#include "base/vec.h"
#include "model/schema.h"

/* ASCII letters are compared without case, all else as bytes. */
static bool is_same_name(dl_str a, dl_str b)
{
    /* nearly always in the same letters, which is cheaper to see */
    return dl_str_eq(a, b) ||
           (a.n == b.n && strncasecmp(a.p, b.p, a.n) == 0);
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

/* By length, then as is_same_name() compares. */
static int compare_names(dl_str a, dl_str b)
{
    if (a.n != b.n)
        return DL_ORDER(a.n, b.n);
    return dl_str_eq(a, b) ? 0 : strncasecmp(a.p, b.p, a.n);
}

static int by_name(const void *a, const void *b)
{
    const dl_section_name *x = a, *y = b;
    int order = compare_names(x->name, y->name);
    return order ? order : DL_ORDER(x->section, y->section);
}

void dl_profile_index_sections(dl_arena *arena, dl_profile *profile)
{
    DL_VEC(dl_section_name) names = {0};
    for (uint32_t i = 0; i < profile->n_sections; i++) {
        const dl_profile_section *s = &profile->sections[i];
        dl_vec_push(&names, (dl_section_name){s->name, i});
        for (uint32_t k = 0; k < s->aliases.n; k++)
            dl_vec_push(&names, (dl_section_name){s->aliases.v[k], i});
    }
    dl_vec_sort(&names, by_name);
    profile->section_names = dl_vec_to_arena(&names, arena);
    profile->n_section_names = (uint32_t)names.n;
    dl_vec_free(&names);
}

const dl_profile_section *dl_profile_section_named(const dl_profile *profile,
                                                   dl_str name)
{
    const dl_section_name *names = profile->section_names;
    size_t i;
    DL_LOWER_BOUND(i, 0, profile->n_section_names,
                   compare_names(names[i].name, name) < 0);
    return i < profile->n_section_names && is_same_name(names[i].name, name)
               ? &profile->sections[names[i].section]
               : NULL;
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
