/*
 * Finds addresses in running text. Each of them contains a `:` or a `/`, which
 * are rare in prose, so memchr() does most of the work.
 */
#include "arxiv/host.h"
#include "arxiv/url.h"
#include "base/str.h"

enum {
    WINDOW = 256,    /* bytes: a missing `:` costs no second scan */
    MAX_SCHEME = 16, /* bytes searched before `://` */
    MAX_HOST = 64,
    MAX_MARKS = 3 /* **arXiv**: 2509.08519 */
};

/* The next `:` or `/` at `i` or after it, or text.n. */
static size_t next_sign(dl_str text, size_t i)
{
    while (i < text.n) {
        size_t n = text.n - i < WINDOW ? text.n - i : WINDOW;
        const char *colon = memchr(text.p + i, ':', n);
        if (colon)
            n = (size_t)(colon - text.p) - i;
        const char *slash = memchr(text.p + i, '/', n);
        if (slash || colon)
            return (size_t)((slash ? slash : colon) - text.p);
        i += n;
    }
    return i;
}

static bool is_wide(dl_str text, size_t i, unsigned char first,
                    unsigned char last)
{
    return i + 2 < text.n && memcmp(text.p + i, "\xEF\xBC", 2) == 0 &&
           (unsigned char)text.p[i + 2] >= first &&
           (unsigned char)text.p[i + 2] <= last;
}

/* The length of a full-width digit at `i`, or of a full-width full stop before
   a digit: input methods put them into identifiers. */
static size_t wide_at(dl_str text, size_t i)
{
    bool is_digit = is_wide(text, i, 0x90, 0x99);
    bool is_stop = is_wide(text, i, 0x8E, 0x8E) &&
                   ((i + 3 < text.n && dl_is_digit(text.p[i + 3])) ||
                    is_wide(text, i + 3, 0x90, 0x99));
    return is_digit || is_stop ? 3 : 0;
}

static bool is_address_byte(char c)
{
    unsigned char u = (unsigned char)c;
    return u > ' ' && u < 0x7F && !strchr("<>\"'()[]{}|\\`*^", c);
}

static bool is_id_byte(char c)
{
    return dl_is_alnum(c) || dl_is_one_of(c, "./-");
}

/* The end of the run of `is_part` bytes from `i` on, without surrounding
   punctuation of the sentence. */
static size_t end_of(dl_str text, size_t i, bool (*is_part)(char))
{
    size_t start = i, wide;
    while (i < text.n && ((wide = wide_at(text, i)) || is_part(text.p[i])))
        i += wide ? wide : 1;
    const char *trailing = is_part == is_id_byte ? "./-" : ".,;:!?_~-";
    while (i > start && dl_is_one_of(text.p[i - 1], trailing))
        i--;
    return i;
}

static bool is_host_byte(char c)
{
    return dl_is_digit(c) || dl_is_alpha(c) || c == '.' || c == '-';
}

/* The number of `is_part` bytes before `i`, down to `floor`. */
static size_t run_before(dl_str text, size_t floor, size_t i, size_t max,
                         bool (*is_part)(char))
{
    size_t n = 0;
    while (n < max && i - n > floor && is_part(text.p[i - n - 1]))
        n++;
    return n;
}

static bool is_mark(char c)
{
    return dl_is_one_of(c, "*_`");
}

static bool is_word_before(dl_str text, size_t floor, size_t i,
                           const char *lower)
{
    size_t n = strlen(lower);
    return i >= floor + n && dl_begins_with(dl_str_from(text, i - n), lower) &&
           !(i > floor + n && is_host_byte(text.p[i - n - 1]));
}

/* The candidate around the `:` at `at`; an empty span if there is none. */
static dl_span around_colon(dl_str text, size_t floor, size_t at)
{
    size_t start = at, end = at;
    dl_str behind = dl_str_from(text, at + 1);
    if (dl_begins_with(behind, "//")) {
        start -= run_before(text, floor, at, MAX_SCHEME, is_host_byte);
        end = end_of(text, at + 3, is_address_byte);
        return (dl_span){(uint32_t)start, (uint32_t)end};
    }
    if (dl_begins_with(behind, "arxiv.org:") &&
        is_word_before(text, floor, at, "oai")) {
        end = end_of(text, at + 11, is_id_byte);
        return (dl_span){(uint32_t)at - 3, (uint32_t)end};
    }
    size_t marks = run_before(text, floor, at, MAX_MARKS, is_mark);
    if (!is_word_before(text, floor, at - marks, "arxiv"))
        return (dl_span){0, 0};
    size_t id = at + 1;
    for (; id < text.n && id <= at + 2 * MAX_MARKS; id++) {
        if (is_mark(text.p[id]))
            marks++;
        else if (text.p[id] != ' ')
            break;
    }
    end = end_of(text, id, is_id_byte);
    start = marks ? id : at - 5;
    return end > id ? (dl_span){(uint32_t)start, (uint32_t)end}
                    : (dl_span){0, 0};
}

/* The candidate around the `/` at `at`: a host or a DOI's prefix before it. */
static dl_span around_slash(dl_str text, size_t floor, size_t at)
{
    size_t n = run_before(text, floor, at, MAX_HOST, is_host_byte);
    bool is_lower;
    dl_str host = {text.p + at - n, n};
    if (n < 5 || n == MAX_HOST || host.p[n - 1] == '.' ||
        (at - n > floor && dl_is_one_of(text.p[at - n - 1], "/@_%")) ||
        (!dl_str_is(host, "10.48550") &&
         dl_arxiv_host_of(host, &is_lower) == DL_HOST_OTHER))
        return (dl_span){0, 0};
    return (dl_span){(uint32_t)(at - n),
                     (uint32_t)end_of(text, at, is_address_byte)};
}

bool dl_arxiv_url_find(dl_str text, const struct dl_lexicon *lexicon,
                       uint32_t from, dl_span *found)
{
    size_t i = from;
    while (i < text.n) {
        size_t at = next_sign(text, i);
        if (at == text.n)
            break;
        dl_span span = text.p[at] == ':' ? around_colon(text, from, at)
                                         : around_slash(text, from, at);
        i = at + 1;
        if (dl_span_is_empty(span))
            continue;
        dl_str address = {text.p + span.start, span.end - span.start};
        dl_arxiv_url url = dl_arxiv_url_parse(address, lexicon);
        if (dl_arxiv_url_is_paper(&url)) {
            *found = span;
            return true;
        }
        if (span.end > i)
            i = span.end;
    }
    return false;
}
