/*
 * Questions about the sentences of a slot. Nothing is owned here.
 */
#ifndef DL_RULES_SHARED_SLOT_H
#define DL_RULES_SHARED_SLOT_H

#include "korean/ending.h"
#include "model/post.h"

/* The style required in a slot: AUTO is resolved to the post's own. */
static inline dl_style dl_slot_style(const dl_post *post,
                                     const dl_section *section,
                                     const dl_slot *slot)
{
    dl_style style =
        section->spec ? section->spec->style : post->profile->style;
    if (slot->spec && slot->spec->style != DL_STYLE_INHERITED)
        style = (dl_style)slot->spec->style;
    return style == DL_STYLE_AUTO ? post->style : style;
}

/* Whether the slot should consist of Korean sentences: it has text that is not
   a placeholder and no value, in a section that the profile does not define as
   foreign. */
static inline bool dl_slot_is_korean(const dl_section *section,
                                     const dl_slot *slot)
{
    return slot->n_sentences && !slot->is_placeholder &&
           !(slot->spec && slot->spec->is_value) &&
           (!section->spec || section->spec->korean);
}

/* Whether the slot is a single sentence that DL413 reports; rules ask before
   they report something else there. */
bool dl_slot_is_left_over(const dl_doc *doc, const dl_slot *slot);

/* Whether the profile says how many sentences the slot should have. Otherwise
   lists of keywords, formulas and lines that end in a colon are acceptable,
   too. */
bool dl_slot_is_counted(const dl_section *section, const dl_slot *slot);

/*
 * Whether sentence `i` of the slot stops in the middle: it is the last one, has
 * no stop, or one after a number or a Latin word (`0.` of `0.3초`), and is not
 * ended in another way (다 without its stop, 명사형).
 */
bool dl_sentence_is_truncated(const dl_doc *doc, const dl_slot *slot,
                              uint32_t i, const dl_ending *ending);

/*
 * The same in a style in which a noun may end a text, or anything: only what
 * surely goes on, a comma, an open parenthesis, 및, 통해, a noun with 를.
 */
bool dl_sentence_goes_on(const dl_doc *doc, const dl_slot *slot, uint32_t i,
                         const dl_ending *ending);

#endif
