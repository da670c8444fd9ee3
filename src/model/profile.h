/*
 * What a post of one blog looks like, as data. A profile is interpreted from
 * merged YAML (built-in profile, what it extends, the user's file), immutable
 * afterwards, and owned by the configuration that holds it.
 */
#ifndef DL_MODEL_PROFILE_H
#define DL_MODEL_PROFILE_H

#include "digestlint/diagnostic.h"
#include "digestlint/document.h"

typedef struct dl_strs {
    const dl_str *v;
    uint32_t n;
} dl_strs;

/* ---- front matter ------------------------------------------------------ */

typedef enum dl_field_type {
    DL_FIELD_STRING,
    DL_FIELD_DATE, /* Jekyll's: YYYY-MM-DD [HH:MM[:SS] [zone]] */
    DL_FIELD_LIST, /* of strings; one string counts as a list of one */
    DL_FIELD_BOOL,
    DL_FIELD_NUMBER,
    DL_FIELD_ARXIV, /* an arXiv identifier or address */
    DL_FIELD_ANY
} dl_field_type;

typedef enum dl_field_role { /* rules that judge a field in particular */
    DL_ROLE_NONE,
    DL_ROLE_TITLE,
    DL_ROLE_DATE,
    DL_ROLE_TAGS
} dl_field_role;

typedef struct dl_profile_field {
    dl_str name;
    dl_field_type type;
    dl_field_role role; /* by name: title, date, tags */
    bool required;
    bool may_be_empty;
    dl_strs values;    /* allowed values (of a list: items), or none: any */
    dl_strs templates; /* allowed shapes, as "Daily Papers — {date}" */
} dl_profile_field;

typedef enum dl_presence {
    DL_REQUIRED,
    DL_OPTIONAL,
    DL_FORBIDDEN
} dl_presence;

/* ---- papers ------------------------------------------------------------ */

typedef enum dl_paper_kind {
    DL_PAPERS_NONE,     /* generic prose: no papers, no contract */
    DL_PAPERS_HEADING,  /* each under a heading of `level` */
    DL_PAPERS_ITEM,     /* each a list item below the heading `under` */
    DL_PAPERS_PAGE      /* the post is one paper; the first H1 is its title */
} dl_paper_kind;

typedef enum dl_link_place {
    DL_LINK_IN_HEADING,     /* # 1. [Title](link) */
    DL_LINK_IN_FIELD,       /* - **URL**: link   (`link_field`) */
    DL_LINK_IN_FRONTMATTER, /* arxiv_id: …       (`link_field`) */
    DL_LINK_ANYWHERE        /* in the entry; none is no finding */
} dl_link_place;

/* ---- sections ---------------------------------------------------------- */

typedef enum dl_style {
    DL_STYLE_ANY,
    DL_STYLE_AUTO,    /* what most sentences of the post have */
    DL_STYLE_PLAIN,   /* 평서체: …다. */
    DL_STYLE_FORMAL,  /* 하십시오체: …습니다. */
    DL_STYLE_POLITE   /* 해요체: …요. */
} dl_style;

/* A part of a section that has a sentence contract of its own. */
typedef struct dl_profile_slot {
    dl_str label;    /* "Goal"; empty: the whole section */
    dl_strs aliases; /* labels in another language: 목표 */
    uint32_t min_sentences, max_sentences; /* 0: no limit */
} dl_profile_slot;

typedef struct dl_profile_section {
    dl_str name;
    dl_strs aliases;
    dl_presence presence;
    bool korean; /* Korean prose: DL5xx judge it */
    dl_style style;
    const dl_profile_slot *slots; /* one without label, or labelled ones */
    uint32_t n_slots;
} dl_profile_section;

typedef enum dl_section_form {
    DL_SECTIONS_HEADINGS, /* ## Introduction, one level below the paper */
    DL_SECTIONS_FIELDS    /* - **요약 (한글):** text */
} dl_section_form;

typedef enum dl_version_policy {
    DL_VERSION_FORBIDDEN,
    DL_VERSION_ALLOWED
} dl_version_policy;

typedef struct dl_profile {
    dl_str name;
    dl_strs file_names; /* templates: "{date}-daily-papers-{yyyymmdd}.md" */
    dl_strs posts;      /* globs of the blog's posts, for DL701 and init */
    int32_t utc_offset; /* minutes east; Asia/Seoul: 540 */
    uint32_t max_file_size;

    dl_presence frontmatter;
    const dl_profile_field *fields;
    uint32_t n_fields;
    bool unknown_fields; /* allowed: no finding */

    dl_paper_kind papers;
    uint32_t paper_level;
    dl_strs paper_headings; /* templates: "{n}. [{title}]({link})" */
    dl_str papers_under;    /* ITEM: the heading above the list */
    dl_strs group_headings; /* headings between papers, by text; "*": any */
    dl_link_place link_place;
    dl_strs link_fields;
    bool empty_post_allowed;
    bool numbered;
    dl_version_policy version;
    dl_strs lines_under_heading; /* templates of what may stand between a paper
                                    heading and its first section */

    dl_section_form section_form;
    const dl_profile_section *sections;
    uint32_t n_sections;
    bool ordered_sections;
    bool unknown_sections; /* allowed: no finding */
    bool code_blocks;      /* allowed in entries */
    uint32_t max_entry;    /* code points; 0: no limit */
    dl_style style;        /* of sections that name none, and of prose */
    dl_strs placeholders;  /* first: the preferred spelling */
} dl_profile;

#endif
