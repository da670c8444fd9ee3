/*
 * The parts of the SARIF reporter, private to this folder (OASIS standard 2.1.0
 * with errata 01; § is a section of it). sarif.c writes the frame of the run
 * and its files, tool.c the rules, result.c findings, invocation.c what went
 * wrong; all use the sentences of text.c and the places of place.c. Results are
 * written as they come. What is known only at the end, or is not needed for
 * reading results, comes after them: artifacts and the invocation. The reporter
 * owns all that it keeps.
 */
#ifndef DL_REPORT_SARIF_PARTS_H
#define DL_REPORT_SARIF_PARTS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "report/json_write.h"
#include "report/report.h"

enum {
    DL_SARIF_MOST_RESULTS = 25000, /* GitHub rejects runs with more */
    DL_SARIF_MOST_NOTIFICATIONS = 1000,
    DL_SARIF_MOST_NOTES = 100 /* of one result */
};

/* A rule in driver.rules. */
typedef struct dl_sarif_rule {
    const dl_rule *rule; /* until it is written: a user's rule is freed with the
                            configuration, before the report ends */
    dl_str id;
    uint8_t level, usual_level; /* of the run, and the default */
} dl_sarif_rule;

/* What is kept about a file: a few bytes, however many findings it has. */
typedef struct dl_sarif_artifact {
    char *uri; /* owned */
    uint32_t length;
    bool is_outside; /* the root */
    bool is_configuration;
    bool has_length, has_encoding; /* known, valid */
} dl_sarif_artifact;

typedef enum dl_sarif_event {
    DL_SARIF_CONFIGURATION, /* a problem in the configuration */
    DL_SARIF_UNREADABLE,    /* a file that could not be read */
    DL_SARIF_TOO_MANY,      /* results that were omitted */
    DL_SARIF_EVENT_COUNT
} dl_sarif_event;

/* Kept until the invocation is written; at most MOST_NOTIFICATIONS. */
typedef struct dl_sarif_notification {
    dl_sarif_event event;
    char *message;   /* owned */
    size_t artifact; /* SIZE_MAX: not about a file */
    uint32_t line;   /* 0: about the whole file */
} dl_sarif_notification;

struct dl_reporter {
    dl_json json;
    const dl_report_options *options;
    dl_language language;
    dl_arena *arena; /* of the reporter: root, rules */
    dl_str root;     /* canonical */
    /* Those that are on: from the table, by code, then the users', by id. */
    DL_VEC(dl_sarif_rule) rules;
    size_t n_table_rules;
    DL_VEC(dl_sarif_artifact) artifacts;
    DL_VEC(dl_sarif_notification) notifications;
    size_t n_results, n_left_out;
    size_t n_notifications_left_out;
    dl_arena *scratch; /* of one result */
    dl_buf text;
};

/* ---- text.c ----------------------------------------------------------- */

/* A property `key: {"text": …}`. */
void dl_sarif_add_text(dl_json *json, const char *key, dl_str text);

/*
 * All of these append sentences of a SARIF message (§3.11): braces are doubled
 * (§3.11.5), nothing looks like a link that is not one (§3.11.6), each ends
 * with a period, and begins with a capital unless a name comes first.
 */
void dl_sarif_add_sentence(dl_buf *out, dl_str text);

/* The message of `d`, or of its note `note` unless negative. */
void dl_sarif_add_message(dl_buf *out, const dl_diagnostic *d, int note,
                          dl_language language);

/* A rule's message with its placeholders and `more` at its end: once the
   arguments are inserted it is the same as the text of dl_sarif_add_message().
 */
void dl_sarif_add_template(dl_buf *out, const dl_rule *rule, unsigned message,
                           const char *more, dl_language language);

/* ` [first here](1).`, a link to the place of a note (§3.11.6). */
void dl_sarif_add_link(dl_buf *out, const dl_diagnostic *d, unsigned note,
                       dl_language language);

/* "Replace 'x' by 'y'." */
void dl_sarif_add_fix_text(dl_buf *out, const dl_doc *doc, const dl_fix *fix,
                           dl_language language);

/* "error", "warning" or "note" (§3.27.10). */
const char *dl_sarif_level(unsigned severity);

/* ---- place.c ---------------------------------------------------------- */

/* Writes `"region": {…}`, if need be under another key, with its text unless
   that is very long or the document is not UTF-8. */
void dl_sarif_add_region(dl_json *json, const char *key, const dl_doc *doc,
                         dl_span span, bool with_text);

/* Writes `"contextRegion"`, strictly larger than `span`, or nothing if the span
   is the whole file or its text is not valid. */
void dl_sarif_add_context(dl_json *json, const dl_doc *doc, dl_span span);

/* Writes `"deletedRegion"`, in lines and columns, or in bytes (§3.30.3) where
   these cannot express it: a byte-order mark, the middle of a CRLF. */
void dl_sarif_add_deleted(dl_json *json, const dl_doc *doc, dl_span span);

/* Writes `"artifactLocation": {…}` (§3.4); `index` is SIZE_MAX if the file is
   not among the artifacts. */
void dl_sarif_add_location(dl_json *json, const char *key, const char *uri,
                           bool is_outside, size_t index);

/* ---- invocation.c ----------------------------------------------------- */

/* Writes the ids in driver.notifications. */
void dl_sarif_add_descriptors(dl_reporter *r);

/* Records something for the invocation; `artifact` may be SIZE_MAX. */
void dl_sarif_notify(dl_reporter *r, dl_sarif_event event, dl_str message,
                     size_t artifact, uint32_t line);

/* Writes `invocations`. */
void dl_sarif_add_invocation(dl_reporter *r, const dl_report_totals *totals);

/* ---- tool.c ----------------------------------------------------------- */

/* Takes the rules that are on from the options, and writes `tool`. */
void dl_sarif_add_tool(dl_reporter *r);

/* The index in driver.rules of the id of a finding's rule, or SIZE_MAX. */
size_t dl_sarif_find_rule(const dl_reporter *r, const dl_rule *rule);

/* ---- result.c --------------------------------------------------------- */

/* Writes the results of a file. */
void dl_sarif_add_results(dl_reporter *r, const dl_result *result,
                          size_t artifact);

#endif
