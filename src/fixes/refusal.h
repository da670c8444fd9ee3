/*
 * Why a fix is left out. A dl_refused owns nothing: its rule is one of the
 * table or of the configuration.
 */
#ifndef DL_FIXES_REFUSAL_H
#define DL_FIXES_REFUSAL_H

#include "base/buf.h"
#include "base/diagnostic.h"

/* Each has a row in refusal.c. */
typedef enum dl_fix_refusal {
    DL_REFUSAL_NONE,
    DL_REFUSAL_FINDING, /* `rule` would find something new */
    DL_REFUSAL_STAYS,   /* its own finding would still be there */
    DL_REFUSAL_TEXT,    /* readers would see another change */
    DL_REFUSAL_REGION,  /* code, an address or other text that is not prose
                           would change */
    DL_REFUSAL_LINK,    /* a link or reference would lead elsewhere */
    DL_REFUSAL_ANCHOR,  /* a heading that something links to would get another
                           anchor */
    DL_REFUSAL_NAME,    /* the text of a link names such a heading */
    DL_REFUSAL_UNTRIED, /* the limit of trials was reached */
    DL_REFUSAL_CONFIG,  /* the configuration has mistakes */
    DL_REFUSAL_POSTS    /* known only from other posts, which fixing a text
                           does not look at */
} dl_fix_refusal;

typedef struct dl_refused {
    dl_fix_refusal why;
    const struct dl_rule *rule; /* of the new finding, else NULL */
} dl_refused;

/* A short name that programs can rely on: "new-finding". */
const char *dl_refusal_id(dl_fix_refusal why);

/* Writes the reason, without a full stop, as dl_message_format() writes a
   message. */
size_t dl_refused_format(const dl_refused *refused, dl_language language,
                         char *out, size_t size);

/* Appends it. */
void dl_refused_add(dl_buf *out, const dl_refused *refused,
                    dl_language language);

/* Whether there is a fix up to `most` that may be tried, or was: the finding is
   neither suppressed nor in the baseline, and exactly placed. */
bool dl_fix_is_open(const dl_diagnostic *d, dl_applicability most);

/*
 * The fix to offer for a finding: one that --fix or --unsafe-fixes makes, as
 * far as it has been tried. NULL if there is none or it was refused.
 */
const dl_fix *dl_fix_offered(const dl_diagnostic *d);

#endif
