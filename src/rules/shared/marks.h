/*
 * Emphasis marks that the page shows: what is beside them, and where they would
 * be read. Nothing is owned; offsets are bytes of the source.
 */
#ifndef DL_RULES_SHARED_MARKS_H
#define DL_RULES_SHARED_MARKS_H

#include "base/str.h"
#include "page/run.h"
#include "rules/rule.h"
#include "text/category.h"
#include "text/hangul.h"
#include "text/utf8.h"

/* Signs of a run that are shown and were meant. */
enum { DL_MARKS_LONGEST = 3 };

/* Gives the pair an unsafe fix, if there is one that shows it as emphasis and
   what it encloses stays the same: less of it may be bold. */
void dl_marks_repair(dl_ctx *ctx, dl_diagnostic *d, const dl_run *open,
                     const dl_run *close);

static inline uint32_t dl_run_end(const dl_run *run)
{
    return run->start + run->length;
}

static inline char dl_byte_at(const dl_doc *doc, uint32_t at)
{
    return at < doc->src.n ? doc->src.p[at] : '\0';
}

static inline bool dl_is_hangul_at(const dl_doc *doc, uint32_t at)
{
    unsigned length;
    return at < doc->src.n &&
           dl_hangul_is_syllable(dl_utf8_decode(doc->src, at, &length));
}

/* A letter or a digit of any script. */
static inline bool dl_is_word_sign(uint32_t c)
{
    return c < 0x80 ? dl_is_alnum((char)c)
                    : !dl_is_unicode_blank(c) && !dl_is_category_p(c) &&
                          !dl_is_category_s(c);
}

static inline bool dl_is_word_before(const dl_doc *doc, uint32_t at)
{
    unsigned length;
    return at > 0 &&
           dl_is_word_sign(dl_utf8_decode_before(doc->src, at, &length));
}

/* The length of the quotation mark that begins at `at`; 0: none. */
static inline unsigned dl_quote_at(const dl_doc *doc, uint32_t at)
{
    unsigned length;
    uint32_t c = at < doc->src.n ? dl_utf8_decode(doc->src, at, &length) : 0;
    bool is_quote = c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201D) ||
                    (c >= 0x300A && c <= 0x300F);
    return is_quote ? length : 0;
}

static inline bool dl_is_word_at(const dl_doc *doc, uint32_t at)
{
    unsigned length;
    return at < doc->src.n &&
           dl_is_word_sign(dl_utf8_decode(doc->src, at, &length));
}

#endif
