/*
 * The link that markdown-it makes of a bare address: linkify-it 6, whose
 * regular expressions take letters and symbols of all scripts into hosts and
 * paths, and punctuation (P*) into neither, but for some signs of ASCII.
 */
#include "page/linkify_it.h"

#include "base/str.h"
#include "text/category.h"
#include "text/utf8.h"

enum {
    MOST_LABELS = 11,
    LONGEST_PAIR = 1000, /* in a pair of brackets */
    DEEPEST_PAIR = 4,
    LONGEST_RUN = 20
};

typedef struct reader {
    dl_str src;
    uint32_t end; /* of the line */
} reader;

/* ---- signs --------------------------------------------------------------- */

static char at_byte(const reader *r, uint32_t at)
{
    return at < r->end ? r->src.p[at] : '\n';
}

/* src_ZCc: white space and control characters, or the end. */
static bool is_end(const reader *r, uint32_t at)
{
    unsigned n;
    if (at >= r->end)
        return true;
    uint32_t c = dl_utf8_decode(r->src, at, &n);
    return c <= ' ' || (c >= 0x7F && c < 0xA0) || dl_is_unicode_blank(c) ||
           c == 0x2028 || c == 0x2029;
}

static bool is_sign(const reader *r, uint32_t at, unsigned *n)
{
    uint32_t c = dl_utf8_decode(r->src, at, n);
    if (c < 0x80) /* P* of ASCII: all but $ + < = > ^ ` | ~ */
        return dl_is_punctuation((char)c) &&
               !dl_is_one_of((char)c, "$+<=>^`|~");
    return dl_is_category_p(c);
}

/* text_separators */
static bool is_separator(const reader *r, uint32_t at)
{
    unsigned n;
    uint32_t c = dl_utf8_decode(r->src, at, &n);
    return c == '<' || c == '>' || c == 0xFF5C;
}

/* src_pseudo_letter; its length, or 0. */
static unsigned letter_at(const reader *r, uint32_t at)
{
    unsigned n = 0;
    return is_end(r, at) || is_separator(r, at) || is_sign(r, at, &n) ? 0 : n;
}

/* ---- host ---------------------------------------------------------------- */

/* The end of a label, or `at`: letters, and `-` between them. */
static uint32_t label_end(const reader *r, uint32_t at)
{
    uint32_t end = at, i = at;
    while (i < r->end) {
        unsigned n = letter_at(r, i);
        if (n == 0 && (r->src.p[i] != '-' || end == at))
            break;
        i += n ? n : 1;
        if (n)
            end = i;
    }
    return end;
}

/* src_host_terminator */
static bool ends_host(const reader *r, uint32_t at)
{
    char c = at_byte(r, at), next = at_byte(r, at + 1);
    if (letter_at(r, at) || c == '-' || c == '_' ||
        (c == ':' && dl_is_digit(next)))
        return false;
    unsigned n;
    return c != '.' || at + 1 >= r->end ||
           (next != '-' && (is_end(r, at + 1) || is_sign(r, at + 1, &n)));
}

/* The end of the labels, or 0; `*labels` is their number. */
static uint32_t labels_end(const reader *r, uint32_t at, unsigned *labels)
{
    uint32_t end = label_end(r, at);
    *labels = end > at;
    while (*labels && *labels < MOST_LABELS && at_byte(r, end) == '.') {
        uint32_t next = label_end(r, end + 1);
        if (next == end + 1)
            break;
        end = next;
        ++*labels;
    }
    return *labels ? end : 0;
}

static uint32_t host_end(const reader *r, uint32_t at)
{
    unsigned labels;
    uint32_t end = labels_end(r, at, &labels), port = end;
    if (end && at_byte(r, end) == ':')
        for (port++; dl_is_digit(at_byte(r, port)) && port - end <= 5;)
            port++;
    if (port > end + 1)
        end = port;
    return end && ends_host(r, end) ? end : 0;
}

/* ---- path ---------------------------------------------------------------- */

/* The place after the partner of the bracket at `at`, or 0. */
static uint32_t pair_end(const reader *r, uint32_t at)
{
    static const char pairs[] = "()[]{}";
    char open = r->src.p[at], close = *(strchr(pairs, open) + 1);
    unsigned depth = 0;
    for (uint32_t i = at; i - at < LONGEST_PAIR && !is_end(r, i); i++) {
        if (r->src.p[i] == open && ++depth > DEEPEST_PAIR)
            return 0;
        if (r->src.p[i] == close && --depth == 0)
            return i + 1;
        while (i + 1 < r->end && dl_is_continuation(r->src.p[i + 1]))
            i++;
    }
    return 0;
}

static uint32_t quote_end(const reader *r, uint32_t at)
{
    for (uint32_t i = at + 1; i - at < LONGEST_PAIR && !is_end(r, i); i++) {
        if (r->src.p[i] == r->src.p[at])
            return i > at + 1 ? i + 1 : 0;
        while (i + 1 < r->end && dl_is_continuation(r->src.p[i + 1]))
            i++;
    }
    return 0;
}

static uint32_t run_end(const reader *r, uint32_t at)
{
    uint32_t i = at;
    while (i - at < LONGEST_RUN && at_byte(r, i) == r->src.p[at])
        i++;
    return i;
}

/* `..a`, `.a` */
static uint32_t points_end(const reader *r, uint32_t at)
{
    uint32_t end = run_end(r, at), next = end;
    if (end - at > 1) {
        next += at_byte(r, next) == ':';
        char c = at_byte(r, next);
        if (dl_is_alnum(c) || dl_is_one_of(c, "%/&"))
            return next + 1;
        return at;
    }
    return is_end(r, at + 1) ? at : at + 1;
}

/* The end of one item of a path, or `at`. */
static uint32_t item_end(const reader *r, uint32_t at)
{
    unsigned n;
    char c = r->src.p[at];
    uint32_t end;
    switch (c) {
    case '(':
    case '[':
    case '{':
        end = pair_end(r, at);
        return end ? end : at;
    case '"':
        end = quote_end(r, at);
        return end ? end : at;
    case '\'':
        if ((end = quote_end(r, at)))
            return end;
        return letter_at(r, at + 1) || at_byte(r, at + 1) == '-' ? at + 1 : at;
    case '.':
        return points_end(r, at);
    case '-':
        return at + 1;
    case ',':
    case ';':
        return is_end(r, at + 1) ? at : at + 1;
    case '!':
        end = run_end(r, at);
        return is_end(r, end) ? at : end;
    case '?':
        return is_end(r, at + 1) || at_byte(r, at + 1) == '?' ? at : at + 1;
    default:
        if (dl_is_one_of(c, "\\/:%@#&=_~*"))
            return at + 1;
        n = letter_at(r, at);
        return at + n;
    }
}

/* `[/?#](…)+` or `/`. */
static uint32_t path_end(const reader *r, uint32_t at)
{
    uint32_t i = at + 1;
    if (!dl_is_one_of(at_byte(r, at), "/?#"))
        return at;
    for (uint32_t end; i < r->end && (end = item_end(r, i)) > i;)
        i = end;
    return i > at + 1 || r->src.p[at] == '/' ? i : at;
}

/* ---- links --------------------------------------------------------------- */

/* A fuzzy mail address: what precedes must be no letter, the domain may be of
   any letters. */
static void link_mail(const reader *r, uint32_t at, dl_span text, dl_bare *out)
{
    unsigned labels, n;
    uint32_t start = out->start;
    if (start > text.start) {
        uint32_t c = dl_utf8_decode_before(r->src, start, &n);
        bool is_scheme =
            start - text.start >= 7 &&
            dl_begins_with((dl_str){r->src.p + start - 7, 7}, "mailto:");
        if (!is_scheme && !dl_is_unicode_blank(c) && c != '"' && c != '(' &&
            c != '<' && c != '>' && c != 0xFF5C && c != '*' && c != '_')
            return;
    }
    uint32_t end = labels_end(r, at + 1, &labels);
    if (end && labels > 1 && ends_host(r, end))
        out->link = (dl_span){start, end};
}

/* A scheme begins after a letter of another script, too, but not after what it
   may contain itself. */
static bool may_begin(dl_str src, uint32_t start, dl_span text)
{
    char c = start > text.start ? src.p[start - 1] : ' ';
    return !dl_is_alnum(c) && !dl_is_one_of(c, "+-.");
}

void dl_link_it(dl_str src, uint32_t at, dl_span text, dl_bare *out)
{
    reader r = {src, text.end};
    if (out->kind == DL_BARE_MAIL) {
        /* found in what is text only; no domain is longer */
        uint32_t n = text.end - at < LONGEST_PAIR ? text.end - at
                                                  : LONGEST_PAIR;
        const char *tick = memchr(src.p + at, '`', n);
        if (tick)
            r.end = (uint32_t)(tick - src.p);
        link_mail(&r, at, text, out);
        return;
    }
    if (out->kind == DL_BARE_WWW) /* fuzzy links are off by default */
        return;
    uint32_t host = host_end(&r, at + 3);
    if (!host || !may_begin(src, out->start, text))
        return;
    uint32_t end = path_end(&r, host);
    while (end > host && src.p[end - 1] == '*')
        end--;
    out->link = (dl_span){out->start, end};
}
