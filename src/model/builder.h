/*
 * The parts of dl_post_build() (build.c), in the order in which they run:
 * papers.c finds where papers begin, heading.c reads a heading, sections.c and
 * slots.c divide the rest of an entry, links.c collects its addresses. All
 * results are allocated in the document's arena.
 */
#ifndef DL_MODEL_BUILDER_H
#define DL_MODEL_BUILDER_H

#include "base/vec.h"
#include "model/post.h"

typedef DL_VEC(dl_span) dl_span_vec;

/* The vectors contain what is being built, one paper or section at a time, and
   are reused for the next. */
typedef struct dl_post_builder {
    const dl_doc *doc;
    const dl_profile *profile;
    dl_arena *arena;
    dl_post *post;
    uint8_t *roles; /* post->prose_roles */
    DL_VEC(dl_paper) papers;
    DL_VEC(dl_section) sections;
    DL_VEC(dl_slot) slots;
    DL_VEC(dl_paper_link) links;
    dl_span_vec stray, lines;
} dl_post_builder;

/*
 * An entry under construction. `block` runs over siblings: children of the
 * document, or of the list item that is the paper.
 */
typedef struct dl_entry_draft {
    dl_paper *paper;
    uint32_t block;     /* first block after the heading, or DL_NONE */
    dl_span leftover;   /* lines after the end of a broken heading, in its last
                           block */
    uint32_t link_node; /* LINK in the heading, or DL_NONE */
    dl_str joined_link; /* a broken heading's address without its breaks … */
    dl_span joined_span; /* … and the range that it spans */
} dl_entry_draft;

/* The text before a colon: `Goal:`, `**요약 (한글):**`, `**URL**:`. */
typedef struct dl_label {
    dl_str name;
    dl_span name_span;
    dl_span span;    /* with markup and colon */
    uint32_t text;   /* where the text after it begins */
    bool is_marked;  /* in emphasis */
} dl_label;

/* ---- field.c ------------------------------------------------------------ */

/* The value of the first field in the front matter with `role`; empty: there is
   none. */
dl_str dl_post_field(const dl_post *post, dl_field_role role);

/* ---- papers.c, heading.c ------------------------------------------------ */

void dl_papers_find(dl_post_builder *b);

/* The place of a heading's (or paragraph's) text, and the text without its
   number, if it has one. */
dl_span dl_heading_text(const dl_doc *doc, uint32_t node);
dl_str dl_heading_name(const dl_doc *doc, uint32_t node);

/* Whether `node` reads as a paper's heading, wherever it is: a number and a
   bracket, or a link to a paper. Sets `*number` (0: none). */
bool dl_heading_looks_like_paper(const dl_doc *doc, uint32_t node,
                                 uint32_t *number);

/* Reads the heading `node` into `entry`, including all blocks of a broken
   one. */
void dl_heading_read(dl_post_builder *b, dl_entry_draft *entry, uint32_t node);

/* Decoded text of the inlines of `node` that are in `span`. */
dl_str dl_inline_text(dl_arena *arena, const dl_doc *doc, uint32_t node,
                      dl_span span);

/* ---- sections.c, slots.c ------------------------------------------------ */

void dl_sections_build(dl_post_builder *b, dl_entry_draft *entry);

/* Divides `section` into slots; its blocks begin at `block` (DL_NONE: none) and
   its text at byte `text`. */
void dl_slots_build(dl_post_builder *b, dl_section *section, uint32_t block,
                    uint32_t text);

/* ---- links.c ------------------------------------------------------------ */

void dl_links_build(dl_post_builder *b, dl_entry_draft *entry);

/* The addresses in a post that is a single entry. */
const dl_paper_link *dl_links_of_text(dl_post_builder *b, uint32_t *n);

/* ---- label.c ------------------------------------------------------------ */

/* Reads a label that begins at `start` and ends before `end`; false: none. */
bool dl_label_read(const dl_doc *doc, uint32_t start, uint32_t end,
                   dl_label *out);

/* ---- range.c ------------------------------------------------------------ */

/* Whether a block is not text: a rule, a comment, boilerplate. */
bool dl_block_is_silent(const dl_post_builder *b, uint32_t node);

/* The first paragraph (or other leaf block) of a list item, or DL_NONE. */
uint32_t dl_item_leaf(const dl_doc *doc, uint32_t item);

/* The first prose whose block is `node` or after it. */
uint32_t dl_prose_from(const dl_doc *doc, uint32_t node);

/* The first token of a prose in [`from`, `to`) that begins at byte `at` or
   after it. */
uint32_t dl_token_from(const dl_doc *doc, uint32_t from, uint32_t to,
                       uint32_t at);

/* The tokens of the nodes [`node`, `node_end`). */
void dl_token_range(const dl_doc *doc, uint32_t node, uint32_t node_end,
                    uint32_t *token, uint32_t *token_end);

/* Sets the role of the leaf blocks of the nodes [`node`, `node_end`). */
void dl_set_role(dl_post_builder *b, uint32_t node, uint32_t node_end,
                 dl_prose_role role);

/* `s` without spaces and line ends around it. */
dl_span dl_span_trim(const dl_doc *doc, dl_span s);

#endif
