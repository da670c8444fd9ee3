/*
 * What several structure rules ask of a post. Nothing is owned here: all is
 * borrowed from the post, the profile or the arena that is passed.
 */
#ifndef DL_RULES_SHARED_STRUCTURE_H
#define DL_RULES_SHARED_STRUCTURE_H

#include "base/arena.h"
#include "rules/rule.h"
#include "model/post.h"

/* Where a finding about a whole paper stands: its title, else the first line
   of its heading, else the entry's first line. */
dl_span dl_paper_place(const dl_post *post, const dl_paper *paper);

/* The part of `span` on its first line, without blanks at the end. */
dl_span dl_first_line(const dl_doc *doc, dl_span span);

/* The `#` marks of a heading, or its first line when it is underlined. */
dl_span dl_heading_marks(const dl_doc *doc, const dl_node *heading);

/* Whether the paper's heading has no exact place: then nothing in it may be
   rewritten. */
bool dl_paper_is_approximate(const dl_post *post, const dl_paper *paper);

/* Marks a finding whose place is not exact. */
void dl_mark_approximate(dl_diagnostic *d, bool is_approximate);

/* ---- sections ---------------------------------------------------------- */

/* Whether one of the paper's sections is the profile's `spec`. */
bool dl_paper_has_section(const dl_paper *paper,
                          const dl_profile_section *spec);

/*
 * The section of the profile that an unknown section of `paper` stands for, one
 * that the paper does not have otherwise: the only one with nearly that name
 * (`*is_near`), or else, when it alone is unknown, the only one that is missing
 * in its place, as `## 결과` for Results. NULL when there is none.
 */
const dl_profile_section *dl_section_guess(const dl_post *post,
                                           const dl_paper *paper,
                                           const dl_section *section,
                                           bool *is_near);

/* Whether the section that the profile has behind this one is required and not
   there, but later ones are: its heading is lost and its text belongs to this
   section now. */
bool dl_section_swallows_next(const dl_post *post, const dl_paper *paper,
                              const dl_section *section);

/* The code block among nodes [from, to) that holds Markdown headings, or
   DL_NONE: what a model that wraps its whole answer in ``` leaves behind. */
uint32_t dl_wrapping_code_block(const dl_doc *doc, uint32_t from, uint32_t to);

/* Whether the sections of the entry stand inside a code block, its node. */
bool dl_paper_is_fenced(const dl_post *post, const dl_paper *paper,
                        uint32_t *block);

/* Whether the heading may be none of a paper: it has neither number nor link,
   and no sections stand below it. DL202 says so, and nobody else. */
bool dl_paper_is_doubtful(const dl_paper *paper);

/* Whether the profile divides the section into labelled parts. */
bool dl_section_wants_labels(const dl_profile_section *spec);

/* Whether a section that wants labels is plain prose without any. */
bool dl_section_is_unlabelled(const dl_section *section);

/* ---- papers that share something --------------------------------------- */

typedef struct dl_paper_key {
    dl_str key;
    const dl_paper *paper; /* of the post */
    const dl_paper *first; /* the first one with that key */
} dl_paper_key;

/* Sorts by key, then by the papers' order, and finds the first of each. */
void dl_paper_keys_sort(dl_paper_key *keys, size_t n);

/* ---- front matter ------------------------------------------------------ */

/* The value of the field that plays `role`, or NULL: no such field, no front
   matter, or none that parses. */
const dl_yaml *dl_value_in_role(const dl_post *post, dl_field_role role);

/*
 * The place of a scalar's text when the source spells it byte for byte as its
 * value (plain, or quoted without an escape); otherwise false, and the text
 * cannot be edited.
 */
bool dl_scalar_place(const dl_doc *doc, const dl_yaml *scalar, dl_span *place);

/* "a", "a, b" … of `n` strings, each quoted as in 'a', 'b'; the outer quotes
   are left to the message. */
dl_str dl_join_quoted(dl_arena *arena, const dl_str *items, size_t n);

#endif
