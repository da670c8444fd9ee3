/* Addresses and texts: scheme, host, and what else may name a paper. */
#include "arxiv/reader.h"
#include "base/str.h"
#include "text/utf8.h"

/* ---- addresses ----------------------------------------------------------- */

/* Browsers accept a backslash for a slash (WHATWG URL, section 4.4). */
static bool ends_authority(char c)
{
    return c == '/' || c == '?' || c == '#' || c == '\\';
}

/* Reads `s`, an address without its scheme, from the authority on (RFC 3986,
   section 3.2). */
static void read_authority(dl_arxiv_reader *r, dl_str s)
{
    size_t end = 0, host = 0, port;
    r->authority = s.p;
    for (; end < s.n && !ends_authority(s.p[end]); end++)
        if (s.p[end] == '@')
            host = end + 1;
    for (port = host; port < end && s.p[port] != ':';)
        port++;
    size_t path_end = end;
    while (path_end < s.n && s.p[path_end] != '?' && s.p[path_end] != '#')
        path_end++;
    r->path = (dl_str){s.p + end, path_end - end};
    r->query = dl_str_from(s, path_end);
    bool is_lower;
    dl_arxiv_host kind =
        dl_arxiv_host_of((dl_str){s.p + host, port - host}, &is_lower);
    if (kind != DL_HOST_OTHER && (host || port < end))
        kind = DL_HOST_LOOK_ALIKE;
    if (!is_lower)
        r->u.departures |= DL_ARXIV_URL_SPELLING;
    if (r->query.n)
        r->u.departures |= DL_ARXIV_URL_QUERY;
    dl_arxiv_read_path(r, kind);
}

static bool is_scheme_byte(char c)
{
    return dl_is_alnum(c) || c == '+' || c == '.' || c == '-';
}

/* Reads scheme://… or //…; false if `s` is neither. */
static bool read_address(dl_arxiv_reader *r, dl_str s)
{
    size_t n = 0;
    while (n < s.n && is_scheme_byte(s.p[n]))
        n++;
    dl_str scheme = {s.p, n};
    if (n && n < s.n && s.p[n] == ':')
        n++;
    else if (n)
        return false;
    if (s.n < n + 2 || s.p[n] != '/' || s.p[n + 1] != '/')
        return false;
    if (!n)
        r->u.departures |= DL_ARXIV_URL_HTTP | DL_ARXIV_URL_REPAIRED;
    else if (scheme.n == 4)
        r->u.departures |= DL_ARXIV_URL_HTTP;
    read_authority(r, dl_str_from(s, n + 2));
    bool is_http = !n || (scheme.n == 4 && dl_begins_with(scheme, "http")) ||
                   (scheme.n == 5 && dl_begins_with(scheme, "https"));
    if (!is_http && r->u.site != DL_ARXIV_SITE_NONE &&
        r->u.id.reason != DL_ARXIV_HOST)
        dl_arxiv_refuse(r, DL_ARXIV_SCHEME);
    return true;
}

static bool is_host_byte(char c)
{
    return dl_is_alnum(c) || c == '.' || c == '-' || (unsigned char)c >= 0x80;
}

/* arxiv.org/abs/ID without a scheme. */
static bool read_bare_host(dl_arxiv_reader *r, dl_str s)
{
    dl_str host = {s.p, 0};
    bool is_lower;
    while (host.n < s.n && is_host_byte(s.p[host.n]))
        host.n++;
    if (host.n == s.n || s.p[host.n] != '/' ||
        dl_arxiv_host_of(host, &is_lower) == DL_HOST_OTHER)
        return false;
    r->u.departures |= DL_ARXIV_URL_HTTP;
    read_authority(r, s);
    return true;
}

/* https:/arxiv.org/…, https//arxiv.org/…, http://https://arxiv.org/… */
static bool read_broken_scheme(dl_arxiv_reader *r, dl_str s)
{
    size_t n = 0, i = 0;
    if (!dl_begins_with(s, "ht"))
        return false;
    do {
        n = i;
        while (i < s.n && dl_is_one_of(dl_to_lower(s.p[i]), "htps"))
            i++;
        size_t letters = i;
        while (i < s.n && dl_is_one_of(s.p[i], ":/ "))
            i++;
        if (i == letters)
            i = n; /* the host has begun */
    } while (i > n);
    if (!n || s.p + n == r->authority || !read_bare_host(r, dl_str_from(s, n)))
        return false;
    if (r->u.site != DL_ARXIV_SITE_NONE && r->u.id.reason != DL_ARXIV_HOST)
        dl_arxiv_refuse(r, DL_ARXIV_SCHEME);
    return true;
}

/* ---- texts --------------------------------------------------------------- */

static bool is_wide_blank(uint32_t c)
{
    return c == 0x00A0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
           (c < 0x80 && dl_is_white((char)c));
}

static bool is_graphic(char c)
{
    return c > ' ' && c < 0x7F;
}

static dl_str trim(dl_str s)
{
    unsigned n;
    if (s.n && is_graphic(s.p[0]) && is_graphic(s.p[s.n - 1]))
        return s;
    while (s.n && is_wide_blank(dl_utf8_decode(s, 0, &n)))
        s = dl_str_from(s, n);
    while (s.n && is_wide_blank(dl_utf8_decode_before(s, s.n, &n)))
        s.n -= n;
    return s;
}

/* `0706.0001v1 [q-bio.CB] 1 Jun 2007`: what precedes the class, or `s`. */
static dl_str before_class(dl_str s)
{
    size_t id = 0, i;
    while (id < s.n && !dl_is_white(s.p[id]) && s.p[id] != '[')
        id++;
    for (i = id; i < s.n && dl_is_white(s.p[i]);)
        i++;
    if (!id || i == s.n || s.p[i] != '[')
        return s;
    size_t class = ++i;
    while (i < s.n && (dl_is_alpha(s.p[i]) || dl_is_digit(s.p[i]) ||
                       dl_is_one_of(s.p[i], "-._")))
        i++;
    return i > class && i < s.n && s.p[i] == ']' ? (dl_str){s.p, id} : s;
}

/* Whether an identifier can begin or end next to `c` in running text. */
static bool is_bound(char c, const char *but)
{
    return !dl_is_alnum(c) && c != '_' && !dl_is_one_of(c, but);
}

/* Whether `s` is several words, none of them an address with an error. */
static bool is_prose(dl_str s)
{
    if (!s.n || !memchr(s.p, ' ', s.n))
        return false;
    for (size_t i = 0; i + 2 < s.n; i++)
        if (s.p[i] == ':' && s.p[i + 1] == '/' && s.p[i + 2] == '/')
            return false;
    return true;
}

/* The first identifier among several words; it must not be part of another
   number, such as a Julian date. */
static bool find_among_words(dl_arxiv_reader *r, dl_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (i && !is_bound(s.p[i - 1], "./=-"))
            continue;
        size_t n = dl_arxiv_shape(dl_str_from(s, i));
        if (!n || (i + n < s.n && !is_bound(s.p[i + n], "./-+^(")))
            continue;
        dl_arxiv_id id = dl_arxiv_id_parse((dl_str){s.p + i, n});
        if (id.reason != DL_ARXIV_OK)
            continue;
        r->u.departures = 0;
        dl_arxiv_read_id(r, (dl_str){s.p + i, n});
        return true;
    }
    return false;
}

/* 707.3465, 2509.8519v1: only characters that identifiers consist of. */
static bool is_number_like(dl_str s)
{
    size_t n = dl_digits_at(s, 0);
    if (n < 3 || n > 4 || n == s.n || s.p[n] != '.')
        return false;
    size_t digits = dl_digits_at(s, n + 1);
    n += 1 + digits;
    if (n < s.n && (s.p[n] == 'v' || s.p[n] == 'V'))
        n += 1 + dl_digits_at(s, n + 1);
    return digits >= 3 && n == s.n;
}

static void read_text(dl_arxiv_reader *r, dl_str s)
{
    dl_str words = s;
    bool has_prefix = dl_begins_with(s, "arxiv:");
    if (has_prefix)
        s = trim(dl_str_from(s, 6));
    r->u.site = DL_ARXIV_SITE_TEXT;
    dl_str one = before_class(s);
    dl_arxiv_read_id(r, one);
    if (!dl_arxiv_url_is_strict(&r->u) && is_prose(words) &&
        find_among_words(r, words))
        return;
    if (!has_prefix && !is_number_like(one) && !dl_arxiv_has_hint(r) &&
        r->u.id.reason != DL_ARXIV_OK && r->u.id.reason != DL_ARXIV_PLACEHOLDER)
        r->u.site = DL_ARXIV_SITE_NONE;
}

dl_arxiv_url dl_arxiv_url_parse(dl_str text,
                                const struct dl_lexicon *lexicon)
{
    dl_arxiv_reader r = {.lexicon = lexicon, .text = text};
    dl_str s = trim(text);
    if (!s.n) {
        r.u.id.reason = DL_ARXIV_EMPTY;
        return r.u;
    }
    if (read_address(&r, s) || read_bare_host(&r, s)) {
        if (r.u.site == DL_ARXIV_SITE_NONE)
            read_broken_scheme(&r, s);
        if (s.n < text.n && r.u.id.reason == DL_ARXIV_OK)
            dl_arxiv_refuse(&r, DL_ARXIV_GLUED); /* addresses have no spaces */
    } else if (read_broken_scheme(&r, s)) {
        return r.u;
    } else if (dl_begins_with(s, "oai:arxiv.org:")) {
        r.u.site = DL_ARXIV_SITE_OAI;
        dl_arxiv_read_id(&r, dl_str_from(s, 14));
    } else if (dl_begins_with(s, "doi:") || dl_begins_with(s, "10.48550/")) {
        r.path = trim(s.p[0] == '1' ? s : dl_str_from(s, 4));
        dl_arxiv_read_doi(&r);
    } else {
        read_text(&r, s);
    }
    return r.u;
}

bool dl_arxiv_url_is_paper(const dl_arxiv_url *url)
{
    if (url->site == DL_ARXIV_SITE_NONE)
        return false;
    switch (url->id.reason) {
    case DL_ARXIV_PATH:
        return url->id.hint[0] != '\0';
    case DL_ARXIV_EMPTY:
    case DL_ARXIV_SYNTAX:
        return url->site != DL_ARXIV_SITE_TEXT || url->id.hint[0] != '\0';
    default:
        return true;
    }
}
