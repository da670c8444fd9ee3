/* Shared by rules on sentences: which slots and sentences they apply to. */
#include "rules/shared/slot.h"

#include "rules/shared/leftover.h"

dl_style dl_section_style(const dl_post *post, const dl_section *section)
{
    dl_style style =
        section->spec ? section->spec->style : post->profile->style;
    return style == DL_STYLE_AUTO ? post->style : style;
}

bool dl_slot_is_korean(const dl_section *section, const dl_slot *slot)
{
    return slot->n_sentences && !slot->is_placeholder &&
           (!section->spec || section->spec->korean);
}

bool dl_slot_is_left_over(const dl_doc *doc, const dl_slot *slot)
{
    if (slot->n_sentences > 1 || slot->label.n)
        return false;
    uint32_t i = dl_prose_at(doc, slot->span.start);
    return i < doc->n_proses && dl_leftover_in(doc, &doc->proses[i]).n > 0;
}

bool dl_slot_is_counted(const dl_section *section, const dl_slot *slot)
{
    const dl_profile_slot *spec = slot->spec;
    if (!spec && section->spec && section->spec->n_slots)
        spec = &section->spec->slots[0];
    return spec && (spec->min_sentences || spec->max_sentences);
}

bool dl_sentence_is_truncated(const dl_doc *doc, const dl_slot *slot,
                              uint32_t i, const dl_ending *e)
{
    uint8_t last = doc->tokens[e->last].kind;
    if (i + 1 < slot->n_sentences ||
        (e->is_stopped && dl_sentence_is_foreign(doc, &slot->sentences[i])))
        return false;
    switch (e->class) {
    case DL_ENDING_OTHER:
        return !e->is_stopped ||
               (last != DL_TOKEN_CODE && last != DL_TOKEN_URL);
    case DL_ENDING_WORD:
    case DL_ENDING_QUESTION:
        return !e->is_stopped;
    default:
        return e->trails_off;
    }
}
