/*
 * Addresses in running text: URLs, with what renderers take into them, hosts
 * without a scheme and e-mail addresses.
 */
#define _GNU_SOURCE /* strncasecmp */
#include <strings.h>

#include "base/str.h"
#include "text/lex.h"
#include "text/region_scan.h"
#include "text/utf8.h"

/* ---- URLs and e-mail ----------------------------------------------------- */

/* What an address may contain; a particle after it is Hangul and ends it. */
static bool is_url_byte(unsigned char b)
{
    return b > ' ' && b < 0x7F && b != '<' && b != '>' && b != '"' &&
           b != '`' && b != '\\';
}

/* Leaves closing punctuation to the sentence, like GFM's autolinks. */
static uint32_t trim(const unsigned char *src, uint32_t start, uint32_t end)
{
    int round = 0, square = 0;
    for (uint32_t i = start; i < end; i++) {
        round += (src[i] == '(') - (src[i] == ')');
        square += (src[i] == '[') - (src[i] == ']');
    }
    while (end > start) {
        unsigned char last = src[end - 1];
        if (last == ')' && round < 0)
            round++;
        else if (last == ']' && square < 0)
            square++;
        else if (!dl_is_one_of((char)last, "?!.,:;*_~'\""))
            break;
        end--;
    }
    return end;
}

static uint32_t address_end(const unsigned char *src, uint32_t from,
                            uint32_t end)
{
    uint32_t p = from;
    while (p < end && is_url_byte(src[p]))
        p++;
    return trim(src, from, p);
}

/* `scheme://` */
static uint32_t url_end(const unsigned char *src, uint32_t floor, uint32_t p,
                        uint32_t end, uint32_t *start)
{
    if (end - p < 4 || src[p + 1] != '/' || src[p + 2] != '/')
        return 0;
    uint32_t s = p;
    while (s > floor && dl_is_alpha((char)src[s - 1]))
        s--;
    if (p - s < 2)
        return 0;
    uint32_t stop = address_end(src, p + 3, end);
    if (stop == p + 3)
        return 0;
    *start = s;
    return stop;
}

/* `www.` */
static uint32_t www_end(const unsigned char *src, uint32_t floor, uint32_t p,
                        uint32_t end, uint32_t *start)
{
    if (p - floor < 3 || memcmp(src + p - 3, "www", 3) != 0 || end - p < 2 ||
        !dl_is_alnum((char)src[p + 1]))
        return 0;
    *start = p - 3;
    return address_end(src, p + 1, end);
}

static bool is_local_byte(unsigned char b)
{
    return dl_is_alnum((char)b) || b == '.' || b == '_' || b == '-' || b == '+';
}

/* `local@domain.tld`; a top-level domain has at least two letters, so `mAP@0.5`
   is not an address. */
static uint32_t mail_end(const unsigned char *src, uint32_t floor, uint32_t p,
                         uint32_t end, uint32_t *start)
{
    uint32_t s = p, e = p + 1, dot = 0;
    while (s > floor && is_local_byte(src[s - 1]))
        s--;
    while (e < end &&
           (dl_is_alnum((char)src[e]) || src[e] == '-' ||
            (src[e] == '.' && e + 1 < end && dl_is_alnum((char)src[e + 1])))) {
        if (src[e] == '.')
            dot = e;
        e++;
    }
    if (s == p || !dot || e - dot < 3)
        return 0;
    for (uint32_t i = dot + 1; i < e; i++)
        if (!dl_is_alpha((char)src[i]))
            return 0;
    *start = s;
    return e;
}

uint32_t dl_url_end(const unsigned char *src, uint32_t floor, uint32_t p,
                    uint32_t end, uint32_t *start)
{
    switch (src[p]) {
    case ':':
        return url_end(src, floor, p, end, start);
    case '.':
        return www_end(src, floor, p, end, start);
    case '@':
        return mail_end(src, floor, p, end, start);
    default:
        return 0;
    }
}

/* ---- what more than ASCII is in them ------------------------------------ */

static bool is_any_letter(const dl_region_scan *scan, uint32_t at)
{
    unsigned n;
    unsigned class = dl_char_class(dl_utf8_decode(scan->doc->src, at, &n));
    return class <= DL_TOKEN_LETTER || class == DL_CLASS_MARK;
}

/*
 * The end of what GitHub takes into a URL whose ASCII part is [start, end):
 * whatever precedes a space or `<`, less the punctuation at its end. Others
 * take less.
 */
static uint32_t tail_end(const dl_region_scan *scan, uint32_t start,
                         uint32_t end, uint32_t limit)
{
    const unsigned char *src = (const unsigned char *)scan->src;
    uint32_t i = end;
    for (unsigned n = 1; i < limit && src[i] > ' ' && src[i] != '<'; i += n) {
        n = 1;
        if (src[i] >= 0x80 &&
            dl_char_is_space(dl_utf8_decode(scan->doc->src, i, &n)))
            break;
    }
    uint32_t tail = trim(src, start, i);
    return tail > end ? tail : end;
}

/*
 * The end of the letters in [end, tail), after the ASCII part of a URL, that
 * belong to a name in it (`/wiki/가`); `end` if they belong to the sentence
 * (`2509.01234를`).
 */
static uint32_t name_end(const dl_region_scan *scan, uint32_t end,
                         uint32_t tail)
{
    bool is_name = dl_is_one_of(scan->src[end - 1], "/-_=#&%+?");
    uint32_t i = end;
    while (i < tail) {
        if (dl_is_one_of(scan->src[i], "/-_=#&%+?~@$"))
            is_name = true; /* AI가_나 */
        else if (dl_is_punctuation(scan->src[i]) || !is_any_letter(scan, i))
            break;
        unsigned n;
        dl_utf8_decode(scan->doc->src, i, &n);
        i += n;
    }
    return is_name ? i : end;
}

/* The limit of an address at `at`: the end of its block, or where the tree has
   something else, such as `](…)` after it. */
static uint32_t address_limit(dl_region_scan *scan, uint32_t at)
{
    uint32_t limit = dl_region_limit(scan, at);
    if (scan->next < scan->given.n) {
        uint32_t next = scan->given.v[scan->next].start;
        if (next > at && next <= limit)
            limit = next - (scan->src[next - 1] == ']');
    }
    return limit;
}

/* Sets `*out` to the URL whose ASCII part is [start, end). What only some take
   into it is a region of its own, which is read as words. */
static bool put_url(dl_region_scan *scan, uint32_t start, uint32_t end,
                    uint32_t limit, dl_region *out)
{
    uint32_t tail = tail_end(scan, start, end, limit);
    *out =
        (dl_region){start, name_end(scan, end, tail), DL_REGION_ADDRESS, true};
    if (tail == out->end)
        return true;
    dl_region_add(scan, *out);
    *out = (dl_region){out->end, tail, DL_REGION_ADDRESS, false};
    return true;
}

/* Schemes without `//` that a sentence does not have before a colon. */
static const char bare_schemes[] =
    " tel sms sip xmpp urn doi javascript magnet ";

enum { LONGEST_SCHEME = 10 };

/* `tel:…`: where its text begins, after the colon at `at`, or 0. */
static uint32_t bare_scheme(const dl_region_scan *scan, uint32_t at,
                            uint32_t *start)
{
    char word[LONGEST_SCHEME + 3] = " ";
    size_t n = 0;
    while (n <= LONGEST_SCHEME && at - n > scan->floor &&
           dl_is_alpha(scan->src[at - n - 1]))
        n++;
    if (n == 0 || n > LONGEST_SCHEME || scan->src[at + 1] == '/')
        return 0;
    memcpy(word + 1, scan->src + at - n, n);
    word[n + 1] = ' ';
    word[n + 2] = '\0';
    *start = at - (uint32_t)n;
    return strstr(bare_schemes, word) ? at + 1 : 0;
}

/* `http://한글.kr` and `www.한글.kr`: where the host begins, or 0. */
static uint32_t wide_host(const dl_region_scan *scan, uint32_t at,
                          uint32_t limit, uint32_t *start)
{
    const char *src = scan->src;
    uint32_t host = at + (src[at] == ':' ? 3 : 1);
    *start = at;
    while (*start > scan->floor && dl_is_alpha(src[*start - 1]))
        --*start;
    bool has_scheme = at - *start > 1 && dl_region_has(scan, at, "://");
    bool has_www =
        at - *start == 3 && strncasecmp(src + *start, "www.", 4) == 0;
    return (has_scheme || has_www) && host < limit && dl_is_wide(src[host])
               ? host
               : 0;
}

/* ---- e-mail with Hangul -------------------------------------------------- */

static bool is_domain_byte(unsigned char b)
{
    return b >= 0x80 || (is_local_byte(b) && b != '+');
}

/* The end of the domain at `at`, whose top-level domain is ASCII or one of
   Korea's, without the particle that touches it; or 0. */
static uint32_t domain_end(const dl_region_scan *scan, uint32_t at,
                           uint32_t limit)
{
    static const char *const tops[] = {"한국", "닷컴", "닷넷"};
    uint32_t end = at, top = 0;
    for (; end < limit && is_domain_byte((unsigned char)scan->src[end]); end++)
        if (scan->src[end] == '.' && end > at && end + 1 < limit &&
            (dl_is_alpha(scan->src[end + 1]) ||
             (unsigned char)scan->src[end + 1] >= 0x80))
            top = end + 1;
    if (!top)
        return 0;
    for (size_t i = 0; i < sizeof tops / sizeof *tops; i++)
        if (dl_region_has(scan, top, tops[i]))
            return top + (uint32_t)strlen(tops[i]);
    for (end = top; end < limit && dl_is_alpha(scan->src[end]);)
        end++;
    return end > top + 1 ? end : 0;
}

/* Whether an e-mail address goes on at `at` as `mailto:` and scp write it:
   `?subject=…`, `:repository/a.git`. */
static bool continues_mail(const dl_region_scan *scan, uint32_t at,
                           uint32_t limit)
{
    enum { LONGEST = 64 };
    const char *src = scan->src;
    uint32_t i = at + 1;
    if (at >= limit || (src[at] != '?' && src[at] != ':'))
        return false;
    while (i < limit && i - at < LONGEST &&
           is_domain_byte((unsigned char)src[i]))
        i++;
    return i > at + 1 && i < limit && src[i] == (src[at] == '?' ? '=' : '/');
}

/* `홍길동@a.kr`, `hong@한글.kr` */
static bool read_wide_mail(const dl_region_scan *scan, uint32_t at,
                           uint32_t limit, dl_region *out)
{
    const unsigned char *src = (const unsigned char *)scan->src;
    uint32_t start = at, end = domain_end(scan, at + 1, limit);
    if (end && continues_mail(scan, end, limit))
        end = tail_end(scan, at, end, limit);
    while (end && start > scan->floor &&
           (src[start - 1] >= 0x80 || is_local_byte(src[start - 1])))
        start--;
    *out = (dl_region){start, end, DL_REGION_ADDRESS, false};
    return end && start < at;
}

bool dl_region_url(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    uint32_t limit = address_limit(scan, at), start;
    uint32_t end = dl_url_end((const unsigned char *)scan->src, scan->floor, at,
                              limit, &start);
    if (end && scan->src[at] == '@') {
        if (continues_mail(scan, end, limit))
            end = tail_end(scan, start, end, limit);
        *out = (dl_region){start, end, DL_REGION_ADDRESS, true};
        return true;
    }
    if (scan->src[at] == '@')
        return read_wide_mail(scan, at, limit, out);
    if (!end)
        end = wide_host(scan, at, limit, &start);
    if (!end && scan->src[at] == ':')
        end = bare_scheme(scan, at, &start);
    return end && put_url(scan, start, end, limit, out);
}

/* ---- hosts without a scheme ---------------------------------------------- */

/* The top-level domains of Korean hosts as people write them; `.AI` begins
   another sentence. */
static const char top_domains[] =
    " kr com net org io dev ai app co me edu gov info biz xyz site shop store "
    "blog wiki page tech news tv us jp cn KR COM NET ORG ";

enum { LONGEST_TOP_DOMAIN = 5 };

/* The end of the top-level domain whose point is at `at`, or 0. */
static uint32_t top_domain_end(const dl_region_scan *scan, uint32_t at,
                               uint32_t limit)
{
    char word[LONGEST_TOP_DOMAIN + 3] = " ";
    size_t n = 1;
    uint32_t i = at + 1;
    for (; i < limit && dl_is_alpha(scan->src[i]) && n <= LONGEST_TOP_DOMAIN;
         i++)
        word[n++] = scan->src[i];
    char c = i < limit ? scan->src[i] : ' ';
    char next = i + 1 < limit ? scan->src[i + 1] : ' ';
    if (n == 1 || dl_is_alnum(c) || c == '-' || c == '@' ||
        (c == '.' && dl_is_alnum(next)) ||
        (c == '_' && (dl_is_alnum(next) || dl_is_wide(next))))
        return 0;
    word[n++] = ' ';
    word[n] = '\0';
    return strstr(top_domains, word) ? i : 0;
}

/* Whether what is after a host belongs to it: `/a`, `:80`, `?a=b`, `#a`. */
static bool continues_host(const dl_region_scan *scan, uint32_t at,
                           uint32_t limit)
{
    if (at + 1 >= limit)
        return at < limit && scan->src[at] == '/';
    unsigned char next = (unsigned char)scan->src[at + 1];
    switch (scan->src[at]) {
    case '/':
        return true;
    case ':':
        return dl_is_digit((char)next);
    case '?':
    case '#':
        return next >= 0x80 || dl_is_alnum((char)next) || next == '/';
    default:
        return false;
    }
}

/* The point before the top-level domain in [*start, end), or 0; `*start` is
   moved to where its host begins. */
static uint32_t host_point(const dl_region_scan *scan, uint32_t *start,
                           uint32_t end, uint32_t *top)
{
    unsigned n;
    for (uint32_t i = *start; i < end && scan->src[i] != '/'; i += n) {
        unsigned char b = (unsigned char)scan->src[i];
        if (b == '.' && i > *start && (*top = top_domain_end(scan, i, end)))
            return i;
        dl_utf8_decode(scan->doc->src, i, &n);
        if (b < 0x80 ? !is_domain_byte(b) : !is_any_letter(scan, i))
            *start = i + n;
        if (b == '_' && i == *start)
            *start = i + 1; /* of emphasis */
    }
    return 0;
}

bool dl_region_host(dl_region_scan *scan, dl_span word, dl_region *out)
{
    const unsigned char *src = (const unsigned char *)scan->src;
    uint32_t limit = address_limit(scan, word.start), top = 0;
    uint32_t start = word.start;
    if (dl_region_has(scan, start, "//"))
        start += 2;
    uint32_t point = host_point(scan, &start, word.end, &top);
    bool is_wide = false;
    for (uint32_t i = start; i < point; i++)
        is_wide |= src[i] >= 0x80;
    bool is_continued = point && continues_host(scan, top, limit);
    if (!is_wide && !is_continued)
        return false;
    if (start == word.start + 2)
        start = word.start; /* //host */
    if (is_continued)
        return put_url(scan, start, address_end(src, top, limit), limit, out);
    *out = (dl_region){start, top, DL_REGION_ADDRESS, true};
    return true;
}

/* ---- destinations -------------------------------------------------------- */

/*
 * `](/img/a b.png)`: kramdown takes spaces, and brackets in pairs, in a
 * destination; CommonMark, which has not made a link of it, does not.
 */
bool dl_region_destination(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    bool is_link =
        scan->next < scan->given.n && scan->given.v[scan->next].start == at + 1;
    if (scan->src[at + 1] != '(' || is_link ||
        at < scan->missing[DL_MISSING_DESTINATION])
        return false;
    uint32_t limit = dl_region_line_end(scan, at), depth = 0;
    for (uint32_t i = at + 1; i < limit; i++) {
        depth += scan->src[i] == '(';
        if (scan->src[i] == ')' && --depth == 0) {
            *out = (dl_region){at + 1, i + 1, DL_REGION_ADDRESS, true};
            return true;
        }
    }
    scan->missing[DL_MISSING_DESTINATION] = limit;
    return false;
}
