/*
 * A digest post as its readers see it: papers, their sections, their slots.
 * Made from a dl_doc and a dl_profile; owned by the document's arena, immutable
 * afterwards. What cannot be recognised is still represented (a paper with a
 * broken heading is still a paper), so that one cause gives one finding.
 */
#ifndef DL_MODEL_POST_H
#define DL_MODEL_POST_H

#include "arxiv/url.h"
#include "text/token.h"
#include "model/profile.h"
#include "text/date.h"

/* A link anywhere in an entry that names an arXiv paper, or tries to. */
typedef struct dl_paper_link {
    dl_span span; /* the address as written */
    dl_arxiv_url url;
    bool is_main;   /* the link that the profile requires */
    bool is_broken; /* continues on another line: `url.id_span` has no place,
                       and no fix may touch it */
    uint32_t node;  /* LINK node; DL_NONE: running text or front matter */
} dl_paper_link;

enum { /* problems of a paper's heading; DL202 reports the first */
    DL_HEADING_BROKEN = 1,      /* it continues on another line or in another
                                   block, which is part of `heading_span` */
    DL_HEADING_WRONG_LEVEL = 2,
    DL_HEADING_NO_NUMBER = 4,
    DL_HEADING_NO_LINK = 8,     /* the profile requires one in the heading; a
                                   bare link in the next block becomes part of
                                   the heading */
    DL_HEADING_TRAILING = 16,   /* text after the link: `trailing_span` */
    DL_HEADING_NO_TITLE = 32,
    DL_HEADING_NO_MARK = 64,    /* a paragraph or item that has lost its # */
    DL_HEADING_SHAPE = 128      /* does not match a template in some other
                                   way */
};

/*
 * A part of a section: the whole section or, if the profile names labels, one
 * list item, line or paragraph. Without a label its position decides what it is
 * (first Goal, second Motivation …); so `spec` says what it is and `label` what
 * is written.
 */
typedef struct dl_slot {
    const struct dl_profile_slot *spec; /* NULL: not in the profile */
    dl_str label;       /* as written, without the colon; empty: none */
    dl_span label_span; /* label, its markup and its colon; empty: none */
    dl_span span;       /* text without bullet and label; if empty, the place
                           where text should begin */
    bool is_item;       /* a list item; for a whole section: its first block is
                           a list */
    uint32_t token, token_end; /* its words, label excluded */
    const dl_sentence *sentences; /* divided per block; a block that ends in a
                                     comma continues in the next */
    uint32_t n_sentences;
    const dl_ending *endings; /* of the sentences */
    bool is_placeholder; /* only one of the profile's placeholders */
} dl_slot;

typedef struct dl_section {
    const struct dl_profile_section *spec; /* NULL: not in the profile */
    dl_str name;       /* as written, without the colon of a field */
    dl_span name_span;
    uint32_t node;     /* heading, list item or paragraph */
    dl_span body;      /* after the name; may be empty */
    uint32_t node_end; /* one past its last node */
    const dl_slot *slots;
    uint32_t n_slots;
} dl_section;

typedef struct dl_paper {
    uint32_t number;    /* as written; 0: none */
    dl_span number_span; /* digits only */
    dl_str title;       /* decoded; may be empty */
    dl_span title_span; /* in the heading; empty: none, or a page's title is in
                           its front matter */
    dl_span heading_span; /* the whole heading, all lines of a broken one */
    uint32_t heading;     /* node; DL_NONE for DL_PAPERS_PAGE without one */
    uint32_t problems;    /* DL_HEADING_… */
    dl_span trailing_span;
    const dl_paper_link *links; /* the main link, if any, comes first */
    uint32_t n_links;
    const dl_paper_link *main_link; /* NULL: none */
    dl_span span;               /* the whole entry */
    uint32_t node, node_end;    /* its nodes */
    uint32_t token, token_end;  /* its words, the heading's included */
    uint32_t text_length;       /* code points of the entry's text as published,
                                   without heading and link lines (DL408) */
    const dl_span *stray;       /* blocks before the first section that the
                                   profile does not allow there (DL412) */
    uint32_t n_stray;
    const dl_section *sections;
    uint32_t n_sections;
} dl_paper;

/*
 * A unit of text in which one thing should have one name: a paper with all that
 * is said about it or, if the profile has no papers, the whole post.
 */
typedef struct dl_entry {
    const dl_paper *paper;     /* NULL: the whole post */
    dl_span span;              /* without the front matter */
    uint32_t token, token_end; /* its words */
    const dl_paper_link *links; /* those of the paper, or of the whole post */
    uint32_t n_links;
} dl_entry;

/* What a leaf block is in the post: it shows the Korean rules where to look. */
typedef enum dl_prose_role {
    DL_PROSE_BODY,    /* text to check */
    DL_PROSE_TITLE,   /* a paper's heading: quoted, not the author's words */
    DL_PROSE_HEADING, /* any other heading */
    DL_PROSE_META,    /* data: a line that the profile allows under the heading,
                         the field with the link, boilerplate; in an article, a
                         component of the site */
    DL_PROSE_FOREIGN  /* of a section that does not have Korean prose */
} dl_prose_role;

typedef struct dl_post {
    const dl_doc *doc;
    const dl_profile *profile;
    int32_t day;           /* that of the file name, otherwise of the front
                              matter, otherwise of the title */
    int32_t file_name_day; /* each as read, or DL_NO_DAY */
    int32_t frontmatter_day;
    int32_t title_day;
    const dl_paper *papers;
    uint32_t n_papers;
    uint32_t n_unknown_sections; /* of all papers */
    const dl_entry *entries; /* one for each paper, or a single one */
    uint32_t n_entries;
    dl_style style; /* what `auto` resolves to: the style of most sentences
                       (DL_STYLE_PLAIN, FORMAL or POLITE), or ANY if there are
                       none */
    const uint8_t *prose_roles; /* dl_prose_role of each of doc->proses */
} dl_post;

/*
 * Builds the model of `doc`, which must outlive it. Never fails: a document
 * without papers gives a post without papers.
 */
const dl_post *dl_post_build(const dl_doc *doc, const dl_profile *profile);

/* The index of the first of doc->proses whose block ends after `byte`, or
   doc->n_proses. */
uint32_t dl_prose_at(const dl_doc *doc, uint32_t byte);

/* ---- papers of other posts (index.c, for DL701 and DL702) --------------- */

typedef struct dl_post_index dl_post_index;

typedef struct dl_indexed_paper {
    dl_str path;
    int32_t day;
    dl_position at; /* of the main link; code points */
} dl_indexed_paper;

/* The earliest post (by day, then path) before `post` that contains the paper
   `id`, or NULL. */
const dl_indexed_paper *dl_post_index_find(const dl_post_index *index,
                                           const dl_post *post,
                                           const dl_arxiv_id *id);

/* The first use of a member of a glossary group. */
typedef struct dl_indexed_term {
    dl_str word; /* the member */
    dl_str path;
    dl_position at; /* code points */
} dl_indexed_term;

/* The first use of the group in the earliest post before `post` that uses it;
   false: there is none. Only for checks with `wants_terms`. */
bool dl_post_index_term(const dl_post_index *index, const dl_post *post,
                        dl_str group, dl_indexed_term *out);

/* ---- dates -------------------------------------------------------------- */

typedef enum dl_date_state {
    DL_DATE_OK,
    DL_DATE_SYNTAX,    /* not a date to Jekyll */
    DL_DATE_IMPOSSIBLE /* 2025-02-30, 25:00 */
} dl_date_state;

/*
 * Reads a date of a post's front matter as Jekyll does, `YYYY-MM-DD` with an
 * optional time and zone, and sets `*day` to the civil day `utc_offset` minutes
 * east of Greenwich; a date without a zone is not converted.
 */
dl_date_state dl_post_date(dl_str text, int32_t utc_offset, int32_t *day);

/*
 * The same of a value in a file that Ruby's YAML reads: there, a time with
 * seconds, without quotes and without a zone is a timestamp in UTC, and
 * `*is_utc` says whether this is one. Without seconds or in quotes it is a
 * text, which Jekyll reads as local time.
 */
dl_date_state dl_post_date_in_yaml(const dl_yaml *value, int32_t utc_offset,
                                   bool *is_utc, int32_t *day);

#endif
