/*
 * What every result of linting keeps: places are inside the document, findings
 * are sorted, fixes are sound, messages are one line of UTF-8.
 */
#ifndef DL_FUZZ_CHECK_RESULT_H
#define DL_FUZZ_CHECK_RESULT_H

#include "check/result.h"
#include "fuzz.h"
#include "text/utf8.h"

static inline void check_edits(const dl_result *r, const dl_fix *fix)
{
    uint32_t at = 0;
    REQUIRE(fix->n_edits > 0 && fix->applicability != DL_FIX_NONE);
    for (uint32_t i = 0; i < fix->n_edits; i++) {
        dl_edit edit = fix->edits[i];
        REQUIRE(edit.span.start >= at && edit.span.start <= edit.span.end);
        REQUIRE(edit.span.end <= r->doc->src.n);
        REQUIRE(dl_utf8_valid_up_to(edit.text) == edit.text.n);
        at = edit.span.end;
    }
}

static inline void check_message(const dl_diagnostic *d, int note)
{
    char text[4096];
    for (int language = DL_ENGLISH; language <= DL_KOREAN; language++) {
        size_t n = dl_message_format(d, note, (dl_language)language, text,
                                     sizeof text);
        dl_str s = {text, n < sizeof text ? n : sizeof text - 1};
        REQUIRE(n > 0 && !memchr(text, '\n', s.n));
        REQUIRE(dl_utf8_valid_up_to(s) == s.n);
    }
}

static inline void check_result(const dl_result *r)
{
    for (size_t i = 0; i < r->n_diagnostics; i++) {
        const dl_diagnostic *d = &r->diagnostics[i];
        REQUIRE(d->span.start <= d->span.end && d->span.end <= r->doc->src.n);
        REQUIRE(i == 0 || r->diagnostics[i - 1].span.start <= d->span.start);
        REQUIRE(d->severity != DL_SEVERITY_OFF);
        check_message(d, -1);
        for (uint32_t k = 0; k < d->n_notes; k++)
            check_message(d, (int)k);
        if (d->fix)
            check_edits(r, d->fix);
        REQUIRE(!d->fix || !(d->flags & DL_DIAGNOSTIC_APPROXIMATE));
    }
}

#endif
