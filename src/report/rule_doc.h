/*
 * The text of a rule's file for people: as plain text in a terminal and as
 * Markdown on a web page. Rules are borrowed; callers own the buffers.
 */
#ifndef DL_REPORT_RULE_DOC_H
#define DL_REPORT_RULE_DOC_H

#include "base/buf.h"
#include "base/home.h"
#include "check/result.h"
#include "report/json_write.h"

typedef enum dl_rule_doc_form {
    DL_RULE_DOC_PLAIN, /* examples are indented */
    DL_RULE_DOC_MARKDOWN
} dl_rule_doc_form;

/* Appends the body of the rule's file, each example under a caption. */
void dl_rule_doc_add_body(dl_buf *out, const dl_rule *rule,
                          dl_rule_doc_form form, dl_language language);

/* Appends the body's first paragraph as one line of plain text: whole
   sentences, at most `most` bytes. */
void dl_rule_doc_add_abstract(dl_buf *out, const dl_rule *rule, size_t most,
                              dl_language language);

/* Appends the rule's code, with `links` as a link to that address. */
void dl_rule_doc_add_code(dl_buf *out, const dl_rule *rule, bool links,
                          dl_language language);

/* Adds the member `measured`, how often the rule was right. */
void dl_rule_doc_add_measured(dl_json *j, const dl_measured *m,
                              dl_language language);

/* Appends the address of the rule's section in docs/rules.md or
   docs/ko/rules.md, or of the page that explains users' own rules. */
void dl_rule_doc_add_url(dl_buf *out, const dl_rule *rule,
                         dl_language language);

#endif
