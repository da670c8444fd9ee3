/*
 * Shared by several rules on structure. Nothing is owned here: all is borrowed
 * from the post, the profile or the arena that is passed.
 */
#ifndef DL_RULES_SHARED_STRUCTURE_H
#define DL_RULES_SHARED_STRUCTURE_H

#include "base/arena.h"
#include "rules/rule.h"
#include "model/post.h"

/* The place of a finding about a whole paper: its title, otherwise the first
   line of its heading, otherwise the entry's first line. */
dl_span dl_paper_place(const dl_post *post, const dl_paper *paper);

/* The place of a finding about a paper's title: that of a page may be in the
   front matter. */
dl_span dl_paper_title_place(const dl_post *post, const dl_paper *paper);

/* The part of `span` on its first line, without trailing spaces. */
dl_span dl_first_line(const dl_doc *doc, dl_span span);

/* The `#` marks of a heading, or its first line if it is underlined. */
dl_span dl_heading_marks(const dl_doc *doc, const dl_node *heading);

/* Whether the paper's heading has no exact place, so that nothing in it may be
   rewritten. */
bool dl_paper_is_approximate(const dl_post *post, const dl_paper *paper);

/* Marks a finding whose place is not exact. */
void dl_mark_approximate(dl_diagnostic *d, bool is_approximate);

/* ---- sections ---------------------------------------------------------- */

/* Whether one of the paper's sections is the profile's `spec`. */
bool dl_paper_has_section(const dl_paper *paper,
                          const dl_profile_section *spec);

/*
 * The section of the profile that an unknown section of `paper` probably is,
 * and that the paper does not have otherwise: the only one with a similar name
 * (`*is_near`); failing that, if it is the only unknown section, the only one
 * that is missing in its place, such as `## 결과` for Results. NULL if there is
 * none.
 */
const dl_profile_section *dl_section_guess(const dl_post *post,
                                           const dl_paper *paper,
                                           const dl_section *section,
                                           bool *is_near);

/* Whether the section that follows this one in the profile is required and
   missing while later ones are present: it has lost its heading, and its text
   has become part of this section. */
bool dl_section_swallows_next(const dl_post *post, const dl_paper *paper,
                              const dl_section *section);

/* The code block among nodes [from, to) that contains Markdown headings, or
   DL_NONE: models leave one when they wrap their whole answer in ```. */
uint32_t dl_wrapping_code_block(const dl_doc *doc, uint32_t from, uint32_t to);

/* Whether the sections of the entry are inside a code block, its node. */
bool dl_paper_is_fenced(const dl_post *post, const dl_paper *paper,
                        uint32_t *block);

/* Whether the heading may not be a paper's: it has neither number nor link, and
   there are no sections below it. Only DL202 reports this. */
bool dl_paper_is_doubtful(const dl_paper *paper);

/* Whether the profile divides the section into labelled parts. */
bool dl_section_wants_labels(const dl_profile_section *spec);

/* Whether a section that should have labels is plain prose without any. */
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

/* The value of the field with this `role`, or NULL: no such field, no front
   matter, or one with a syntax error. */
const dl_yaml *dl_value_in_role(const dl_post *post, dl_field_role role);

/*
 * Whether the scalar, whose text is in one place, may be given the text `s` as
 * it is: YAML reads it as the same text, and still as a text. Plain scalars
 * with signs that mean something are refused, though some of them would do.
 */
bool dl_scalar_may_be(const dl_yaml *scalar, dl_str s);

/* "a", "a, b" … of `n` strings, each quoted as in 'a', 'b'; the outer quotes
   are left to the message. */
dl_str dl_join_quoted(dl_arena *arena, const dl_str *items, size_t n);

#endif
