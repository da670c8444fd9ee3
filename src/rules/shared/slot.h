/*
 * What is asked of the sentences of a slot. Nothing is owned here.
 */
#ifndef DL_RULES_SHARED_SLOT_H
#define DL_RULES_SHARED_SLOT_H

#include "korean/ending.h"
#include "model/post.h"

/* The style demanded of a section: AUTO is resolved by the post's own. */
dl_style dl_section_style(const dl_post *post, const dl_section *section);

/* Whether Korean sentences are asked of the slot: it has text that is no
   placeholder, in a section that the profile does not call foreign. */
bool dl_slot_is_korean(const dl_section *section, const dl_slot *slot);

/* Whether the profile says how many sentences stand in the slot. Elsewhere
   lists of keywords, formulas and lines that end in a colon are as good. */
bool dl_slot_is_counted(const dl_section *section, const dl_slot *slot);

/*
 * Whether sentence `i` of the slot stops in the middle: it is the last one, has
 * no stop, or one behind a number or a Latin word (`0.` of `0.3초`), and is not
 * ended otherwise (다 without its stop, 명사형).
 */
bool dl_sentence_is_truncated(const dl_doc *doc, const dl_slot *slot,
                              uint32_t i, const dl_ending *ending);

#endif
