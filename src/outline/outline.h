/*
 * What the posts of a blog look like, counted: a dl_outline takes one document
 * after another and owns copies of what it keeps. layout.h makes a description
 * of it. Nothing here knows a profile.
 */
#ifndef DL_OUTLINE_OUTLINE_H
#define DL_OUTLINE_OUTLINE_H

#include "korean/ending.h"
#include "outline/fields.h"

/* A heading or a label, once for all places. */
typedef struct dl_outline_text {
    dl_str text;
    unsigned level; /* of a heading; 0: a label */
    dl_str written; /* a label: its line up to the text, `- **URL**: ` */
    uint32_t n, n_posts;
    uint32_t last_post;
} dl_outline_text;

/* How a heading that could be a paper's is written. */
typedef enum dl_outline_form {
    DL_FORM_TITLE,       /* Title */
    DL_FORM_LINK,        /* [Title](link) */
    DL_FORM_NUMBER,      /* 1. Title */
    DL_FORM_NUMBER_LINK, /* 1. [Title](link) */
    DL_FORM_PAREN,       /* 1) Title */
    DL_FORM_PAREN_LINK,  /* 1) [Title](link) */
    DL_FORM_BRACKET,     /* [1] Title */
    DL_FORM_COUNT
} dl_outline_form;

/* A heading of a post, and the blocks up to the next one: its own text. */
typedef struct dl_outline_heading {
    uint32_t text; /* index into `texts` */
    uint32_t post;
    uint8_t level;
    uint8_t form;   /* dl_outline_form */
    bool has_link;  /* to a paper, in the heading or in its own text */
    bool is_linked; /* in the heading itself */
    bool has_loose; /* a paragraph or item without a label */
    uint32_t n_hangul, n_latin;       /* words of its own text */
    uint32_t n_items, n_linked_items; /* of lists in its own text */
} dl_outline_heading;

/* A label in the own text of a heading. */
typedef struct dl_outline_label {
    uint32_t text;    /* index into `texts` */
    uint32_t heading; /* index into `headings`; DL_NONE: before the first */
    uint32_t post;
    bool is_item, is_marked;             /* in a list; in emphasis */
    bool has_text, has_link, has_hangul; /* after it in its line */
} dl_outline_label;

typedef struct dl_outline {
    dl_arena *arena;
    uint32_t n_posts;
    DL_VEC(dl_outline_text) texts;
    DL_VEC(uint32_t) index; /* of `texts`: a hash table, DL_NONE: free */
    DL_VEC(dl_outline_heading) headings;
    DL_VEC(dl_outline_label) labels;
    dl_outline_fields front_matter;
    dl_pattern_maker file_names;
    uint32_t n_linked_posts; /* with a link to a paper, wherever */
    uint32_t n_links, n_versions, n_pdfs;
    uint32_t n_hangul_posts;
    /* Sentences of paragraphs and items that end in one of the styles. */
    uint32_t styles[DL_STYLE_NOUN + 1];
} dl_outline;

void dl_outline_init(dl_outline *outline);
void dl_outline_free(dl_outline *outline);

/* Counts a post; one that could not be parsed is left out. */
void dl_outline_add(dl_outline *outline, const dl_doc *doc);

/* The index of a heading or label, or DL_NONE. */
uint32_t dl_outline_find(const dl_outline *outline, dl_str text,
                         unsigned level);

#endif
