/* Follows PCRE2 through clusters (\X), to charge what they cost. */
#include "text/cluster.h"

#include <utf8proc.h>

#include "text/utf8.h"

enum {
    STEP = 80, /* units of a character, for PCRE2 and here */
    BACK = 32, /* units of an indicator, for both */
    JOINER = 0x200D,
    FIRST_INDICATOR = 0x1F1E6,
    LAST_INDICATOR = 0x1F1FF
};

static bool is_indicator(uint32_t c)
{
    return c >= FIRST_INDICATOR && c <= LAST_INDICATOR;
}

static uint64_t indicators_before(dl_str text, size_t at)
{
    uint64_t n = 0;
    unsigned length;
    for (; at > 0 && is_indicator(dl_utf8_decode_before(text, at, &length));
         n++)
        at -= length;
    return n;
}

uint64_t dl_cluster_units_back(dl_str text, size_t at)
{
    return BACK * indicators_before(text, at);
}

/* Whether PCRE2 may go on from `left` to `right`; its version of Unicode may be
   another one, so what is not assigned here may be a mark there. */
static bool is_joined(uint32_t left, uint32_t right)
{
    if (left < 0x80 && right < 0x80)
        return left == '\r' && right == '\n';
    return left == JOINER ||
           utf8proc_category((utf8proc_int32_t)right) == UTF8PROC_CATEGORY_CN ||
           !utf8proc_grapheme_break((utf8proc_int32_t)left,
                                    (utf8proc_int32_t)right);
}

static bool is_picture(uint32_t c)
{
    return c >= 0x80 &&
           utf8proc_get_property((utf8proc_int32_t)c)->boundclass ==
               UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/* A flag is two indicators, counted from the first one in the row: `before` of
   them are before the left one of a pair. */
uint64_t dl_cluster_units(dl_str text, size_t at, uint32_t n, size_t *end)
{
    uint64_t units = 0, before = 0;
    uint32_t left = 0, base = 0; /* the last that is not a mark */
    bool is_first = true;
    while (at < text.n) {
        unsigned length;
        uint32_t c = dl_utf8_decode(text, at, &length);
        bool is_pair = !is_first && is_indicator(left) && is_indicator(c);
        bool goes_on = !is_first && is_joined(left, c);
        /* Some versions of PCRE2 need no joiner between pictures. */
        goes_on |= is_picture(base) && is_picture(c);
        if (is_pair) {
            units += BACK * (before + 1);
            goes_on = before++ % 2 == 0;
        } else if (is_indicator(c)) {
            before = is_first ? indicators_before(text, at) : 0;
            units += BACK * (before + 1);
        }
        if (!goes_on && n-- == 0)
            break;
        units += STEP;
        base = goes_on && !is_picture(c) ? base : c;
        left = c;
        is_first = false;
        at += length;
    }
    *end = at;
    return units;
}
