/* Which footnotes a text refers to. */
#ifndef DL_RULES_SHARED_NOTES_H
#define DL_RULES_SHARED_NOTES_H

#include "page/holes.h"
#include "rules/rule.h"

typedef struct dl_note_labels {
    const dl_str *v; /* sorted */
    size_t n;
} dl_note_labels;

/* The labels of all `[^label]` outside of holes that are no definitions; lives
   as long as `arena`. */
dl_note_labels dl_notes_referred(struct dl_arena *arena, const dl_doc *doc,
                                 const dl_holes *holes);

bool dl_notes_have(const dl_note_labels *notes, dl_str label);

#endif
