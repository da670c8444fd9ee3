/*
 * The shape of one blog's posts, as data. A profile is read from merged YAML
 * (built-in profile, what it extends, the user's file), immutable afterwards,
 * and allocated in the arena of its configuration; its strings are borrowed
 * from that YAML. rules/configuration.yaml says which key goes where.
 */
#ifndef DL_MODEL_PROFILE_H
#define DL_MODEL_PROFILE_H

#include "base/diagnostic.h"
#include "text/document.h"
#include "korean/ending.h"
#include "model/template.h"
#include "page/renderer.h"

typedef struct dl_strs {
    const dl_str *v;
    uint32_t n;
} dl_strs;

/* ---- front matter ------------------------------------------------------- */

typedef enum dl_field_type {
    DL_FIELD_STRING,
    DL_FIELD_DATE, /* Jekyll's: YYYY-MM-DD [HH:MM[:SS] [zone]] */
    DL_FIELD_LIST, /* of strings; a single string is a list of one */
    DL_FIELD_BOOL,
    DL_FIELD_NUMBER,
    DL_FIELD_ARXIV, /* an arXiv identifier or address */
    DL_FIELD_ANY
} dl_field_type;

typedef enum dl_field_role { /* fields that rules check in a particular way */
    DL_ROLE_NONE,
    DL_ROLE_TITLE,
    DL_ROLE_DATE,
    DL_ROLE_TAGS
} dl_field_role;

typedef struct dl_profile_field {
    dl_str name;
    dl_field_type type;
    dl_field_role role; /* by name (title, date, tags) unless `role` is given */
    bool required;
    bool may_be_empty;
    dl_strs values;         /* allowed values (of a list: items); none: any */
    dl_templates templates; /* allowed shapes, such as "Daily Papers —
                               {date}" */
} dl_profile_field;

typedef enum dl_presence {
    DL_REQUIRED,
    DL_OPTIONAL,
    DL_FORBIDDEN
} dl_presence;

/* ---- the kind of text ---------------------------------------------------- */

/* What the rules expect of the language, whatever the shape of the post:
   rules/text/ has the settings that each kind changes. */
typedef enum dl_text_kind {
    DL_TEXT_DIGEST,   /* summaries of papers with a common structure */
    DL_TEXT_ARTICLE,  /* text by a person: a manual, an essay … */
    DL_TEXT_BY_PAPERS /* while a profile is read: depends on `papers` */
} dl_text_kind;
enum { DL_TEXT_KINDS = DL_TEXT_BY_PAPERS };

/* The kind as it is written at the key `text`. */
const char *dl_text_name(dl_text_kind kind);

/* ---- papers ------------------------------------------------------------- */

typedef enum dl_paper_kind {
    DL_PAPERS_NONE,    /* no papers, no required structure */
    DL_PAPERS_HEADING, /* each under a heading of `paper_level` */
    DL_PAPERS_ITEM,    /* each a list item below the heading `papers_under` */
    DL_PAPERS_PAGE     /* the post is one paper */
} dl_paper_kind;

typedef enum dl_title_place {
    DL_TITLE_IN_HEADING,    /* # Title; of a page, its first H1 */
    DL_TITLE_IN_FRONTMATTER /* of a page: the field in the role of the title,
                               which is then required */
} dl_title_place;

typedef enum dl_link_place {
    DL_LINK_IN_HEADING,     /* # 1. [Title](link) */
    DL_LINK_IN_FIELD,       /* - **URL**: link   (`link_fields`) */
    DL_LINK_IN_FRONTMATTER, /* arxiv_id: …       (`link_fields`) */
    DL_LINK_ANYWHERE        /* in the entry */
} dl_link_place;

typedef enum dl_version_policy {
    DL_VERSION_FORBIDDEN,
    DL_VERSION_ALLOWED
} dl_version_policy;

/* ---- sections ----------------------------------------------------------- */

enum { DL_STYLE_INHERITED = -1 }; /* no style of its own */

/* A part of a section with limits for its sentences. */
typedef struct dl_profile_slot {
    dl_str label;    /* "Goal"; empty: the whole section */
    dl_strs aliases; /* labels in another language: 목표 */
    uint32_t min_sentences, max_sentences; /* 0: no limit */
    int style;     /* dl_style; DL_STYLE_INHERITED: the section's */
    bool is_value; /* 상, 12편: not a text */
} dl_profile_slot;

typedef struct dl_profile_section {
    dl_str name;
    dl_strs aliases; /* other names that are equally right */
    bool required;
    bool korean;    /* Korean prose, which DL5xx check */
    bool is_value;  /* 상, 12편: not a text, so neither Korean */
    bool may_be_empty; /* no text is required */
    dl_style style; /* the profile's unless given */
    const dl_profile_slot *slots; /* one without a label, or labelled ones */
    uint32_t n_slots;             /* at least 1 */
} dl_profile_section;

/* A name of a section. */
typedef struct dl_section_name {
    dl_str name;
    uint32_t section; /* its index in the profile */
} dl_section_name;

typedef enum dl_section_form {
    DL_SECTIONS_HEADINGS, /* ## Introduction */
    DL_SECTIONS_FIELDS    /* - **요약 (한글):** text */
} dl_section_form;

/* ---- the profile -------------------------------------------------------- */

typedef struct dl_profile {
    dl_str name;
    dl_str doc, doc_ko; /* a line about it; empty: none */
    dl_text_kind text;
    dl_renderer renderer; /* not complete: what it leaves open is found in the
                             repository */
    dl_templates file_names; /* "{date}-daily-papers-{yyyymmdd}.md" */
    dl_strs posts;      /* globs of the blog's posts, for DL701 and init */
    int32_t utc_offset; /* minutes east; Asia/Seoul: 540 */
    uint32_t max_file_size; /* bytes */

    dl_presence frontmatter;
    const dl_profile_field *fields;
    uint32_t n_fields;
    bool unknown_fields; /* allowed: no finding */

    dl_paper_kind papers;
    uint32_t paper_level;        /* heading level, 1 to 6 */
    dl_templates paper_headings; /* "{n}. [{title}]({link})", without the # */
    dl_str papers_under;         /* ITEM: the heading above the list */
    dl_templates group_headings; /* headings of neither papers nor sections */
    dl_title_place title_place;
    dl_link_place link_place;
    dl_strs link_fields;
    bool link_required;      /* report entries without an arXiv link */
    bool empty_post_allowed;
    bool numbered; /* 1, 2, 3 … */
    dl_version_policy version;
    bool pdf_links; /* links to the PDF are as good as the abstract's */
    dl_templates lines_under_heading; /* what is allowed between a paper heading
                                         and its first section: a line, a list
                                         item or a block, with its marker */

    const dl_profile_section *sections;
    const dl_section_name *section_names; /* with aliases; for look-up */
    dl_section_form section_form;
    uint32_t section_level; /* heading level, 1 to 6 */
    uint32_t n_sections, n_section_names;
    bool ordered_sections;
    bool unknown_sections; /* allowed: no finding */
    bool code_blocks;      /* allowed in entries */
    uint32_t max_entry;    /* code points; 0: no limit */
    dl_style style;        /* of sections that do not name one, and of prose */
    dl_strs placeholders;  /* first: the preferred spelling */
    dl_templates boilerplate; /* blocks that are not text wherever they are:
                                 Liquid tags, a generator's last line */
} dl_profile;

/* ---- from YAML --------------------------------------------------------- */

/* A profile may not be so large that what is in it times what is in a post is
   much: names are compared with headings, templates with blocks. */
enum {
    DL_PROFILE_MOST_NAMED = 128,      /* fields, sections, slots of a section */
    DL_PROFILE_MOST_TEXTS = 2048,     /* in all lists together, `posts` aside */
    DL_PROFILE_LONGEST_TEXT = 1024,   /* bytes, of a name or text */
    DL_PROFILE_MOST_TEMPLATES = 64,   /* of a list */
    DL_PROFILE_MOST_PARTS = 512,      /* of a list's templates together */
    DL_PROFILE_MOST_TEMPLATE = 8192   /* bytes, the same */
};

typedef enum dl_profile_error {
    DL_PROFILE_UNKNOWN_KEY, /* `hint`: the key that was probably meant, or
                               empty */
    DL_PROFILE_BAD_VALUE,   /* `expected`, and `hint` as above */
    DL_PROFILE_MISSING_KEY  /* `what` is the key that `node` must have */
} dl_profile_error;

/* A problem in a profile, for DL901. Valid only during the call. */
typedef struct dl_profile_problem {
    dl_profile_error kind;
    const dl_yaml *node;     /* the key, or the value */
    dl_str what;             /* its text; empty for lists and mappings */
    dl_str where;            /* for a value, its key; for a key, the one above
                                it; empty at the top */
    dl_str hint;
    const char *expected[2]; /* BAD_VALUE: by dl_language, "true or false" */
} dl_profile_problem;

typedef void (*dl_profile_report)(void *user,
                                  const dl_profile_problem *problem);

/*
 * Interprets the merged tree `root` (NULL: all keys have their defaults).
 * Unknown keys at the top level are not reported, because the engine's keys are
 * there, too. Never fails: what is wrong is reported and keeps its default. The
 * tree must live as long as `arena`.
 */
const dl_profile *dl_profile_read(dl_arena *arena, const dl_yaml *root,
                                  dl_profile_report report, void *user);

/* The front-matter field with this name or role, or NULL. */
const dl_profile_field *dl_profile_field_named(const dl_profile *profile,
                                               dl_str name);
const dl_profile_field *dl_profile_field_for(const dl_profile *profile,
                                             dl_field_role role);

/* The section called `name`, and its slot labelled `label`, aliases included,
   without regard to case in ASCII; NULL: none. */
const dl_profile_section *dl_profile_section_named(const dl_profile *profile,
                                                   dl_str name);
const dl_profile_slot *dl_profile_slot_named(const dl_profile_section *section,
                                             dl_str label);

/* Whether `names` contains `name`, without regard to case in ASCII. */
bool dl_strs_have_name(dl_strs names, dl_str name);

#endif
