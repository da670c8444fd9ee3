/*
 * What a rule is, and all that it may use: the model of the post, the options
 * that a user set, and a sink for what it finds. A rule never sees the engine,
 * a file, the terminal or a library.
 *
 * A rule is two files: rules/DLnnn-name.md says what it is (from which the
 * build makes its dl_rule, its messages and its options); src/rules/, by the
 * file dlnnn_name.c, computes it and defines `const dl_check dl_check_dlnnn`.
 *
 * A check borrows what it is given until it returns; what it reports is copied.
 */
#ifndef DL_RULES_RULE_H
#define DL_RULES_RULE_H

#include "base/diagnostic.h"
#include "text/document.h"
#include "text/region.h"
#include "text/token.h"

struct dl_post;
struct dl_entry;
struct dl_paper;
struct dl_section;
struct dl_slot;
struct dl_profile;
struct dl_term_hit;
struct dl_particle_place;
struct dl_vocabulary;
struct dl_post_index;
struct dl_arxiv_bounds;
struct dl_renderer;
struct dl_page;
struct dl_holes;

/* One run of one rule over one post. Owned by the engine, valid in the call. */
typedef struct dl_ctx dl_ctx;

/*
 * The native part of a rule. The engine walks a post once and calls what is
 * set, in this order for each level, in document order; on_prose of one check
 * is called for all blocks before the next check's turn comes. Nothing may be
 * kept between posts; the same const dl_check serves several threads.
 */
typedef struct dl_check {
    /* What follows from the options alone, worked out once for all posts that
       share them; NULL: nothing. Made in dl_ctx_arena(), handed out again by
       dl_ctx_prepared(); nothing else of `ctx` may be asked but options. */
    const void *(*prepare)(dl_ctx *ctx);
    /* Every document, parsed or not (bad UTF-8, too large). */
    void (*on_document)(dl_ctx *ctx, const dl_doc *doc);
    /* Documents that were parsed. */
    void (*on_post)(dl_ctx *ctx, const struct dl_post *post);
    /* The page of a document that was parsed, for rules that ask what makes it;
       again for a second view, with that renderer and its page. */
    void (*on_page)(dl_ctx *ctx, const struct dl_post *post);
    /* What reads as one text: each paper; of a profile without papers, the
       whole post. */
    void (*on_entry)(dl_ctx *ctx, const struct dl_post *post,
                     const struct dl_entry *entry);
    void (*on_paper)(dl_ctx *ctx, const struct dl_post *post,
                     const struct dl_paper *paper);
    void (*on_section)(dl_ctx *ctx, const struct dl_post *post,
                       const struct dl_paper *paper,
                       const struct dl_section *section);
    void (*on_slot)(dl_ctx *ctx, const struct dl_post *post,
                    const struct dl_paper *paper,
                    const struct dl_section *section,
                    const struct dl_slot *slot);
    /* Every leaf block that has one of `prose_traits` (0: every one). */
    void (*on_prose)(dl_ctx *ctx, const struct dl_post *post,
                     const dl_prose *prose);
    uint32_t prose_traits;
    /* After on_post of all, with the papers of the blog's other posts. */
    void (*on_corpus)(dl_ctx *ctx, const struct dl_post *post,
                      const struct dl_post_index *others);
    /* on_corpus needs the terms of the other posts, for which all of them are
       read. */
    bool wants_terms;
} dl_check;

typedef struct dl_message {
    const char *id;      /* "mismatch" */
    const char *text[2]; /* by dl_language; {0} … are the arguments */
} dl_message;

typedef enum dl_option_type {
    DL_OPTION_BOOL,
    DL_OPTION_INT,
    DL_OPTION_STRING,
    DL_OPTION_LIST /* of strings */
} dl_option_type;

typedef struct dl_option {
    const char *name;
    dl_option_type type;
    const char *initial; /* as in the rule file; a list's items by '\n' */
    const char *doc[2];  /* by dl_language */
} dl_option;

/* How many findings people have read, and how many of them were right. */
typedef struct dl_measured {
    uint32_t right, read; /* read 0: not measured yet */
    const char *date;     /* "2026-11-26" */
    const char *on[2];    /* the texts, by dl_language */
} dl_measured;

/* A row of the generated table, or a rule that a user wrote: then it lives as
   long as its configuration. */
typedef struct dl_rule {
    const char *code; /* "DL503" */
    const char *name; /* "particle-mismatch" */
    const char *summary[2];     /* one line, by dl_language */
    const char *doc[2];         /* the page's body, Markdown, by dl_language */
    dl_severity severity;       /* the default; OFF: must be selected */
    dl_severity on_severity;    /* when switched on without a level */
    dl_applicability fix;
    const char *precision;      /* "very-high", "high" or "medium" */
    dl_measured measured;
    const char *const *tags;    /* "korean", … */
    uint8_t n_tags;
    const dl_message *messages;
    uint8_t n_messages;
    const dl_option *options;
    uint8_t n_options;
    /* The kinds of text besides prose that it reports in, and that its fixes
       may change. */
    dl_region_set sees, touches;
    /* Its fixes change what is emphasis, a list, a table or a heading; only the
       words must stay. */
    bool reshapes;
    const dl_check *check; /* NULL: the engine's own (DL9xx), or a user's */
    uint16_t user_number;  /* of a user's rule, from 1; 0: a row of dl_rules */
} dl_rule;

extern const dl_rule dl_rules[]; /* sorted by code */
extern const size_t dl_n_rules;

/* ---- what a check may call --------------------------------------------- */

/* `message` is one of the generated DLnnn_… constants; the variable part are
   the dl_str arguments of {0}, {1} …, at most 8, copied by the sink. */
#define dl_report(ctx, message, ...)                                           \
    dl_report_at((ctx), (message), __VA_ARGS__, DL_STR_NONE)
#define dl_report_at(ctx, message, span, ...)                                  \
    dl_report_args(ctx, message, (span), (const dl_str[]){__VA_ARGS__},        \
                   sizeof((const dl_str[]){__VA_ARGS__}) / sizeof(dl_str) - 1)

/* Records a finding; never NULL. */
dl_diagnostic *dl_report_args(dl_ctx *ctx, unsigned message, dl_span span,
                              const dl_str *args, size_t n_args);

/* Lowers or raises this finding only; a level that the user set wins. */
void dl_report_severity(dl_ctx *ctx, dl_diagnostic *d, dl_severity severity);

/* Adds a second place in the same document. */
#define dl_add_note(ctx, d, message, ...)                                      \
    dl_add_note_at((ctx), (d), (message), __VA_ARGS__, DL_STR_NONE)
#define dl_add_note_at(ctx, d, message, span, ...)                             \
    dl_add_note_args(ctx, d, message, (span), DL_STR_NONE, (dl_position){0},   \
                     (const dl_str[]){__VA_ARGS__},                            \
                     sizeof((const dl_str[]){__VA_ARGS__}) / sizeof(dl_str) -  \
                         1)
void dl_add_note_args(dl_ctx *ctx, dl_diagnostic *d, unsigned message,
                      dl_span span, dl_str path, dl_position at,
                      const dl_str *args, size_t n_args);

/*
 * Gives the finding a fix, or one more edit of it. Ignored when the place is
 * approximate. `text` is copied. All edits of one finding belong together.
 */
void dl_fix_edit(dl_ctx *ctx, dl_diagnostic *d, dl_applicability applicability,
                 dl_span span, dl_str text);

/* Options of the running rule, by the generated DLnnn_OPT_… constants, which
   must be of that type; strings are borrowed from the configuration. A list's
   length is returned. */
bool dl_option_bool(const dl_ctx *ctx, unsigned option);
long dl_option_int(const dl_ctx *ctx, unsigned option);
dl_str dl_option_string(const dl_ctx *ctx, unsigned option);
size_t dl_option_list(const dl_ctx *ctx, unsigned option, const dl_str **items);
bool dl_option_list_has(const dl_ctx *ctx, unsigned option, dl_str item);

/* What the running rule's `prepare` returned. */
const void *dl_ctx_prepared(const dl_ctx *ctx);

const dl_doc *dl_ctx_doc(const dl_ctx *ctx);
const struct dl_profile *dl_ctx_profile(const dl_ctx *ctx);
const struct dl_arxiv_bounds *dl_ctx_bounds(const dl_ctx *ctx);

/* The lexicon's terms in the whole post, in order of place (korean/terms.h):
   found once, by the first rule that asks. */
size_t dl_ctx_terms(dl_ctx *ctx, const struct dl_term_hit **hits);

/* The particles that are words of their own, with their hosts, in order of
   place (korean/host.h): found once, by the first rule that asks. */
size_t dl_ctx_particles(dl_ctx *ctx, const struct dl_particle_place **places);

/* The words of the whole post (korean/vocabulary.h): collected when a rule
   first asks for one. */
struct dl_vocabulary *dl_ctx_vocabulary(dl_ctx *ctx);

/* What makes the page (page/renderer.h), complete; and the blocks of that page
   (page/page.h), made when a rule first asks. In on_page(), those of the view
   that is looked at. */
const struct dl_renderer *dl_ctx_renderer(const dl_ctx *ctx);
const struct dl_page *dl_ctx_page(dl_ctx *ctx);

/* Whether the text speaks of Markdown (page/subject.h), so that what its page
   makes of marks is its point; found once. What on_page() reports of it is
   dropped. */
bool dl_ctx_is_about_markdown(dl_ctx *ctx);

/* Where that page reads no inline marks (page/holes.h): found once, by the
   first rule that asks. */
const struct dl_holes *dl_ctx_holes(dl_ctx *ctx);

/* The renderer of the other view, in which a fix must be right, too; NULL:
   there is no other view. */
const struct dl_renderer *dl_ctx_other_renderer(const dl_ctx *ctx);

/* The day that counts as today (--today), as days since 1970-01-01. */
int32_t dl_ctx_today(const dl_ctx *ctx);

/* Memory that lives as long as the findings. */
struct dl_arena *dl_ctx_arena(dl_ctx *ctx);

/* Formats into dl_ctx_arena(). */
dl_str dl_ctx_printf(dl_ctx *ctx, const char *format, ...) DL_PRINTF(2, 3);

/* Memory that is forgotten after each post. */
struct dl_arena *dl_ctx_scratch(dl_ctx *ctx);

#endif
