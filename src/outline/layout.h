/*
 * What profile describes the posts of an outline: where papers begin, where
 * their links are, which sections they have, and how often. A dl_layout refers
 * to the outline by index and owns its lists.
 */
#ifndef DL_OUTLINE_LAYOUT_H
#define DL_OUTLINE_LAYOUT_H

#include "outline/outline.h"

/* How many of a hundred have something that is a rule, that is listed as
   optional, that is worth a comment. */
enum { DL_LAYOUT_RULE = 90, DL_LAYOUT_LISTED = 30, DL_LAYOUT_NOTED = 10 };

static inline bool dl_is_share(uint32_t n, uint32_t of, unsigned percent)
{
    return of > 0 && (uint64_t)n * 100 >= (uint64_t)of * percent;
}

/* A section, a label in one, or a line under a paper's heading. */
typedef struct dl_layout_part {
    uint32_t text; /* index into the outline's texts */
    uint32_t n;    /* how many papers have it; of a label, how many of its
                      sections */
    uint32_t last; /* the last of them */
    uint32_t n_hangul, n_latin; /* words in it */
    uint32_t n_loose;  /* of a section: those with a text without a label */
    uint32_t n_empty;  /* of a label: without a text */
    uint32_t n_times;  /* of a label or a section: with repetitions */
    uint32_t n_labels; /* of a section: labels in all of them */
    uint32_t n_links;  /* of a line: those with a link to a paper */
    uint32_t n_marked; /* of a line: those in emphasis */
    uint64_t place;    /* the sum of its places, for the usual order */
    uint32_t section;  /* of a label: the text of its section */
} dl_layout_part;

typedef DL_VEC(dl_layout_part) dl_layout_parts;

typedef struct dl_layout {
    const dl_outline *outline; /* borrowed */
    dl_paper_kind kind;
    uint32_t n_papers;
    unsigned level; /* of the papers' headings; 0: a page without one */
    dl_outline_form form;
    uint32_t under;    /* ITEM: the heading above, as a text */
    uint32_t n_linked; /* papers with a link */
    dl_link_place link;
    uint32_t link_index; /* FIELD: its text; FRONTMATTER: its field */
    DL_VEC(uint32_t)
    groups; /* texts: headings of the papers' level that are
               none */
    dl_section_form form_of_sections;
    unsigned section_level;
    bool is_article; /* pages with more headings of their own than sections
                        that all share: texts by people */
    bool is_ordered; /* all papers have the sections in this order */
    dl_layout_parts sections; /* those that are noted, too; in usual order */
    dl_layout_parts labels;   /* in sections, in usual order */
    dl_layout_parts lines;    /* under the paper's heading, likewise */
    uint32_t n_loose;         /* papers with a text there that has no label */
} dl_layout;

void dl_layout_find(dl_layout *out, const dl_outline *outline);
void dl_layout_free(dl_layout *layout);

/* Whether a heading occurs in so many posts that it is no paper's. */
bool dl_layout_is_recurring(const dl_outline *outline, uint32_t text);

#endif
