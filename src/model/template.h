/*
 * Templates: what a title, a file name or a heading looks like, as in
 * "Daily Papers — {date}". A template is compiled once with its profile, lives
 * in the profile's arena and is immutable; a match borrows nothing but places.
 *
 *     {date}      2025-09-13              {n}      digits, at most nine
 *     {yyyymmdd}  20250913                {title}  text of one line, not empty
 *     {yyyy} {mm} {dd}  its parts         {link}   text without spaces
 *     {any}       any text, or none       {id}     letters of an arXiv id
 *
 * `{{` is a brace. A field may occur more than once; the last counts.
 */
#ifndef DL_MODEL_TEMPLATE_H
#define DL_MODEL_TEMPLATE_H

#include "base/arena.h"
#include "digestlint/base.h"
#include "text/date.h"

typedef enum dl_template_field {
    DL_TEMPLATE_LITERAL,
    DL_TEMPLATE_DATE,
    DL_TEMPLATE_YYYYMMDD,
    DL_TEMPLATE_YYYY,
    DL_TEMPLATE_MM,
    DL_TEMPLATE_DD,
    DL_TEMPLATE_N,
    DL_TEMPLATE_TITLE,
    DL_TEMPLATE_LINK,
    DL_TEMPLATE_ID,
    DL_TEMPLATE_ANY,
    DL_TEMPLATE_FIELD_COUNT
} dl_template_field;

typedef struct dl_template_part {
    dl_template_field field;
    dl_str text; /* the literal; for a field, "{date}" as written */
} dl_template_part;

/* At most DL_TEMPLATE_MAX_PARTS parts, never two literals in a row. */
enum { DL_TEMPLATE_MAX_PARTS = 63 };

typedef struct dl_template {
    dl_str text; /* as written */
    const dl_template_part *parts;
    uint32_t n_parts;
    uint32_t fields; /* bit 1 << DL_TEMPLATE_x for each field in it */
} dl_template;

typedef struct dl_templates {
    const dl_template *v;
    uint32_t n;
} dl_templates;

typedef struct dl_template_match {
    bool is_match;
    uint32_t which; /* of several templates: the one that matches, or the
                       nearest */
    /* Bytes of each field in the text; empty: not in the template. */
    dl_span fields[DL_TEMPLATE_FIELD_COUNT];
    /* No match: the first byte that does not fit, at the start of a code point,
       or the text's length if it ends too early. */
    uint32_t departs;
    /* No match: what was expected there; for a literal, the rest of it; empty:
       the end of the text. */
    dl_str expected;
    int32_t day; /* of its date fields; DL_NO_DAY: none, or it does not exist */
    bool dates_differ; /* {date} and {yyyymmdd} give different days */
} dl_template_match;

/*
 * Compiles `text`, which must live as long as `arena`. False if a field is
 * unknown, a brace is not closed or there are too many parts; then `bad` (which
 * may be NULL) is set to the place.
 */
bool dl_template_compile(dl_arena *arena, dl_str text, dl_template *out,
                         dl_span *bad) DL_MUST_CHECK;

/* Matches the whole of `text`, in time proportional to its length. */
dl_template_match dl_template_match_text(const dl_template *t, dl_str text);

/* The same for several templates: the first that matches, otherwise the one
   that departs last. Without templates: no match at 0. */
dl_template_match dl_templates_match(const dl_templates *templates,
                                     dl_str text);

/*
 * The text of a template, filled in for `day`; empty if it has fields other
 * than a date's, or if there is no day.
 */
dl_str dl_template_for_day(dl_arena *arena, const dl_template *t, int32_t day);

#endif
