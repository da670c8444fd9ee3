#include "arxiv/url.h"

#include "arxiv/host.h"
#include "arxiv/repair.h"
#include "text/utf8.h"

/* An address on its way through the sites' readers. */
typedef struct reader {
    dl_str text; /* as given: id_span counts from here */
    dl_str path; /* what is left of the path */
    dl_str query;
    const char *authority; /* where the host or its user begins, or NULL */
    dl_arxiv_url u;
} reader;

/* ---- identifiers --------------------------------------------------------- */

static void read_id(reader *r, dl_str s)
{
    dl_arxiv_id *id = &r->u.id;
    uint32_t start = (uint32_t)(s.p - r->text.p);
    r->u.id_span = (dl_span){start, start + (uint32_t)s.n};
    dl_arxiv_scan(s, id);
    if (id->reason != DL_ARXIV_OK) {
        dl_short mended;
        uint32_t repairs = dl_arxiv_repair(s, &mended);
        if (repairs) {
            s = dl_short_str(&mended);
            dl_arxiv_scan(s, id);
        }
        if (id->reason == DL_ARXIV_OK)
            r->u.departures |= repairs | DL_ARXIV_URL_REPAIRED;
        else
            dl_arxiv_guess(s, id);
    }
    if (id->version)
        r->u.departures |= DL_ARXIV_URL_VERSION;
}

/* Refuses the address for `reason`; an identifier that was read becomes the
   hint. */
static void refuse(reader *r, dl_arxiv_reason reason)
{
    dl_arxiv_id refused = {.reason = reason};
    if (r->u.id.reason == DL_ARXIV_OK && r->u.id.canonical[0]) {
        dl_arxiv_id_format(&r->u.id, refused.hint);
        refused.hint_is_sure = true;
    } else {
        memcpy(refused.hint, r->u.id.hint, sizeof refused.hint);
        refused.hint_is_sure = r->u.id.hint_is_sure;
    }
    r->u.id = refused;
    r->u.departures = 0;
}

static bool has_hint(const reader *r)
{
    return r->u.id.hint[0] != '\0';
}

/* ---- paths --------------------------------------------------------------- */

/* Takes the slashes at the head of the path; more than one is a departure. */
static void take_slashes(reader *r)
{
    size_t n = 0;
    while (n < r->path.n && r->path.p[n] == '/')
        n++;
    r->path = dl_str_from(r->path, n);
    if (n > 1)
        r->u.departures |= DL_ARXIV_URL_SLASH | DL_ARXIV_URL_REPAIRED;
}

/* Takes the first segment and its slash if it is one of `kinds`, by exact
   letter case unless `any_case`; its index, or -1. */
static int take_kind(reader *r, const char *const *kinds, bool any_case)
{
    size_t n = 0;
    while (n < r->path.n && r->path.p[n] != '/')
        n++;
    dl_str segment = {r->path.p, n};
    for (int i = 0; kinds[i]; i++) {
        bool is_it = any_case ? n == strlen(kinds[i]) &&
                                    dl_begins_with(segment, kinds[i])
                              : dl_str_is(segment, kinds[i]);
        if (!is_it)
            continue;
        r->path = dl_str_from(r->path, n < r->path.n ? n + 1 : n);
        return i;
    }
    return -1;
}

/* Cuts `extension` from the path's end. */
static void take_extension(reader *r, const char *extension)
{
    size_t n = strlen(extension);
    if (r->path.n <= n || memcmp(r->path.p + r->path.n - n, extension, n) != 0)
        return;
    r->path.n -= n;
    r->u.departures |= DL_ARXIV_URL_EXTENSION;
}

/* A file that belongs to a paper: a figure of its HTML, an ancillary file. */
static bool is_file_of_paper(dl_str path)
{
    dl_arxiv_id id;
    size_t i = 0;
    while (i < path.n && path.p[i] != '/')
        i++;
    dl_arxiv_scan((dl_str){path.p, i}, &id);
    return id.reason == DL_ARXIV_OK && i + 1 < path.n;
}

/* A path that is no paper's page. An identifier in it was meant to be one. */
static void read_other_path(reader *r)
{
    static const char *const kinds[] = {"abs",    "pdf",   "html",
                                        "papers", "paper", NULL};
    take_kind(r, kinds, true);
    read_id(r, r->path);
    refuse(r, DL_ARXIV_PATH);
}

/* /abs/cs?papernum=0701188 and /abs/cs?0701188, which arXiv still honours. */
static bool read_paper_number(reader *r)
{
    dl_str number = r->query;
    if (!number.n)
        return false;
    if (number.p[0] == '?')
        number = dl_str_from(number, 1);
    if (dl_begins_with(number, "papernum="))
        number = dl_str_from(number, 9);
    dl_short id = {.n = 0};
    dl_short_add(&id, r->path);
    dl_short_addc(&id, '/');
    dl_short_add(&id, number);
    dl_arxiv_id found;
    dl_arxiv_scan(dl_short_str(&id), &found);
    if (id.full || found.reason != DL_ARXIV_OK)
        return false;
    r->u.id = found;
    r->u.departures |= DL_ARXIV_URL_QUERY | DL_ARXIV_URL_REPAIRED;
    uint32_t start = (uint32_t)(r->path.p - r->text.p);
    r->u.id_span =
        (dl_span){start, (uint32_t)(number.p - r->text.p) + (uint32_t)number.n};
    return true;
}

static void read_arxiv_path(reader *r)
{
    enum { ABS, PDF, HTML, SRC };
    static const char *const kinds[] = {
        "abs",     "pdf",    "html", "src", "ps",    "format",
        "e-print", "bibtex", "tb",   "dvi", "other", NULL,
    };
    take_slashes(r);
    int kind = take_kind(r, kinds, false);
    if (kind < 0) {
        read_other_path(r);
        return;
    }
    if (kind != ABS)
        r->u.departures |= DL_ARXIV_URL_PATH;
    if (kind == PDF)
        take_extension(r, ".pdf");
    if ((kind == HTML || kind == SRC) && is_file_of_paper(r->path)) {
        refuse(r, DL_ARXIV_PATH);
        return;
    }
    if (kind != ABS || !read_paper_number(r))
        read_id(r, r->path);
}

static bool take_locale(reader *r)
{
    dl_str p = r->path;
    if (p.n < 3 || !dl_is_lower(p.p[0]) || !dl_is_lower(p.p[1]))
        return false;
    size_t n = 2;
    if (p.p[2] == '-')
        for (n = 3; n < p.n && dl_is_alpha(p.p[n]);)
            n++;
    if (n == 3 || n == p.n || p.p[n] != '/')
        return false;
    r->path = dl_str_from(p, n + 1);
    return true;
}

/* One slash at the end is nothing to alphaXiv and Hugging Face. */
static void take_last_slash(reader *r)
{
    if (r->path.n && r->path.p[r->path.n - 1] == '/') {
        r->path.n--;
        r->u.departures |= DL_ARXIV_URL_SLASH;
    }
}

static void read_alphaxiv_path(reader *r)
{
    static const char *const kinds[] = {"overview", "abs", "pdf", "html", NULL};
    take_slashes(r);
    take_locale(r);
    if (take_kind(r, kinds, false) < 0) {
        read_other_path(r);
        return;
    }
    take_last_slash(r);
    take_extension(r, ".md");
    read_id(r, r->path);
}

static void read_hugging_face_path(reader *r)
{
    static const char *const kinds[] = {"papers", NULL};
    take_slashes(r);
    if (take_kind(r, kinds, false) < 0) {
        r->u.site = DL_ARXIV_SITE_NONE;
        refuse(r, DL_ARXIV_HOST);
        return;
    }
    take_last_slash(r);
    read_id(r, r->path);
    bool has_number = dl_digits_at(r->path, 0) > 2 || has_hint(r);
    if (r->u.id.reason == DL_ARXIV_PLACEHOLDER ||
        (r->u.id.reason != DL_ARXIV_OK && has_number))
        return;
    if (r->u.id.reason != DL_ARXIV_OK || r->u.id.is_old) {
        r->u.id = (dl_arxiv_id){.reason = DL_ARXIV_EMPTY};
        refuse(r, DL_ARXIV_PATH); /* papers/trending, papers/date/… */
    } else if (r->u.id.version) {
        r->u.id.version = 0; /* Hugging Face knows papers, not versions */
        refuse(r, DL_ARXIV_VERSION);
    }
}

/* The path of a DOI's address, or a DOI: 10.48550/arXiv.ID, in any case. */
static void read_doi_path(reader *r)
{
    r->u.site = DL_ARXIV_SITE_NONE;
    r->u.id.reason = DL_ARXIV_HOST;
    take_slashes(r);
    if (!dl_begins_with(r->path, "10.48550/"))
        return;
    r->path = dl_str_from(r->path, 9);
    r->u.site = DL_ARXIV_SITE_DOI;
    if (dl_begins_with(r->path, "arxiv.")) {
        read_id(r, dl_str_from(r->path, 6));
    } else {
        read_id(r, r->path);
        refuse(r, DL_ARXIV_SYNTAX);
    }
}

/* ---- addresses ----------------------------------------------------------- */

/* A host that is not arXiv's is a mistake where the path is a paper's, and
   none of our business elsewhere. */
static void read_wrong_host(reader *r, dl_arxiv_site site)
{
    static const char *const kinds[] = {"abs",      "pdf",    "html",
                                        "overview", "papers", NULL};
    take_slashes(r);
    take_locale(r);
    bool is_paper = take_kind(r, kinds, false) >= 0;
    take_last_slash(r);
    take_extension(r, ".pdf");
    read_id(r, r->path);
    is_paper &= r->u.id.reason == DL_ARXIV_PLACEHOLDER;
    refuse(r, DL_ARXIV_HOST);
    r->u.site = is_paper || has_hint(r) ? site : DL_ARXIV_SITE_NONE;
}

static void read_path(reader *r, dl_arxiv_host host)
{
    switch (host) {
    case DL_HOST_ARXIV:
        r->u.site = DL_ARXIV_SITE_ARXIV;
        read_arxiv_path(r);
        break;
    case DL_HOST_MIRROR:
        r->u.site = DL_ARXIV_SITE_MIRROR;
        r->u.departures |= DL_ARXIV_URL_HOST;
        read_arxiv_path(r);
        break;
    case DL_HOST_AR5IV:
        r->u.site = DL_ARXIV_SITE_AR5IV;
        read_arxiv_path(r);
        break;
    case DL_HOST_ALPHAXIV:
        r->u.site = DL_ARXIV_SITE_ALPHAXIV;
        read_alphaxiv_path(r);
        break;
    case DL_HOST_ALPHAXIV_PDF:
        r->u.site = DL_ARXIV_SITE_ALPHAXIV;
        take_slashes(r);
        take_extension(r, ".pdf");
        read_id(r, r->path);
        if (!(r->u.departures & DL_ARXIV_URL_EXTENSION))
            refuse(r, DL_ARXIV_PATH); /* it holds nothing else */
        break;
    case DL_HOST_HUGGING_FACE:
        r->u.site = DL_ARXIV_SITE_HUGGING_FACE;
        read_hugging_face_path(r);
        break;
    case DL_HOST_DOI:
        read_doi_path(r);
        break;
    case DL_HOST_SUBDOMAIN:
        read_wrong_host(r, DL_ARXIV_SITE_MIRROR);
        break;
    case DL_HOST_LOOK_ALIKE:
        read_wrong_host(r, DL_ARXIV_SITE_LOOK_ALIKE);
        break;
    case DL_HOST_OTHER:
        r->u.id.reason = DL_ARXIV_HOST;
        break;
    }
}

static bool is_one_of(char c, const char *signs)
{
    return c && strchr(signs, c);
}

/* Browsers take a backslash for a slash, too (WHATWG URL, section 4.4). */
static bool ends_authority(char c)
{
    return c == '/' || c == '?' || c == '#' || c == '\\';
}

/* Reads `s`, an address from its authority on (RFC 3986, section 3.2). */
static void read_authority(reader *r, dl_str s)
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
    read_path(r, kind);
}

static bool is_scheme_byte(char c)
{
    return dl_is_alpha(c) || dl_is_digit(c) || c == '+' || c == '.' || c == '-';
}

/* Reads scheme://… or //…; false when `s` is neither. */
static bool read_address(reader *r, dl_str s)
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
        refuse(r, DL_ARXIV_SCHEME);
    return true;
}

static bool is_host_byte(char c)
{
    return dl_is_alpha(c) || dl_is_digit(c) || c == '.' || c == '-' ||
           (unsigned char)c >= 0x80;
}

/* arxiv.org/abs/ID without a scheme. */
static bool read_bare_host(reader *r, dl_str s)
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
static bool read_broken_scheme(reader *r, dl_str s)
{
    size_t n = 0, i = 0;
    if (!dl_begins_with(s, "ht"))
        return false;
    do {
        n = i;
        while (i < s.n && is_one_of(dl_to_lower(s.p[i]), "htps"))
            i++;
        size_t letters = i;
        while (i < s.n && is_one_of(s.p[i], ":/ "))
            i++;
        if (i == letters)
            i = n; /* the host has begun */
    } while (i > n);
    if (!n || s.p + n == r->authority || !read_bare_host(r, dl_str_from(s, n)))
        return false;
    if (r->u.site != DL_ARXIV_SITE_NONE && r->u.id.reason != DL_ARXIV_HOST)
        refuse(r, DL_ARXIV_SCHEME);
    return true;
}

/* ---- texts --------------------------------------------------------------- */

static bool is_blank(char c)
{
    return is_one_of(c, " \t\r\n\f\v");
}

static bool is_wide_blank(uint32_t c)
{
    return c == 0x00A0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
           (c < 0x80 && is_blank((char)c));
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

/* `0706.0001v1 [q-bio.CB] 1 Jun 2007`: what stands before the class, or `s`. */
static dl_str before_class(dl_str s)
{
    size_t id = 0, i;
    while (id < s.n && !is_blank(s.p[id]) && s.p[id] != '[')
        id++;
    for (i = id; i < s.n && is_blank(s.p[i]);)
        i++;
    if (!id || i == s.n || s.p[i] != '[')
        return s;
    size_t class = ++i;
    while (i < s.n && (dl_is_alpha(s.p[i]) || dl_is_digit(s.p[i]) ||
                       is_one_of(s.p[i], "-._")))
        i++;
    return i > class && i < s.n && s.p[i] == ']' ? (dl_str){s.p, id} : s;
}

/* Whether an identifier can begin or end beside `c` in running text. */
static bool is_bound(char c, const char *but)
{
    return !dl_is_alpha(c) && !dl_is_digit(c) && c != '_' && !is_one_of(c, but);
}

/* Several words, none of them an address with a mistake of its own. */
static bool is_prose(dl_str s)
{
    if (!s.n || !memchr(s.p, ' ', s.n))
        return false;
    for (size_t i = 0; i + 2 < s.n; i++)
        if (s.p[i] == ':' && s.p[i + 1] == '/' && s.p[i + 2] == '/')
            return false;
    return true;
}

/* The first identifier among several words; not a part of another number,
   such as a Julian date. */
static bool find_among_words(reader *r, dl_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (i && !is_bound(s.p[i - 1], "./=-"))
            continue;
        size_t n = dl_arxiv_shape(dl_str_from(s, i));
        if (!n || (i + n < s.n && !is_bound(s.p[i + n], "./-+^(")))
            continue;
        dl_arxiv_id id;
        dl_arxiv_scan((dl_str){s.p + i, n}, &id);
        if (id.reason != DL_ARXIV_OK)
            continue;
        r->u.departures = 0;
        read_id(r, (dl_str){s.p + i, n});
        return true;
    }
    return false;
}

/* 707.3465, 2509.8519v1: nothing but what identifiers are made of. */
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

static void read_text(reader *r, dl_str s)
{
    dl_str words = s;
    bool has_prefix = dl_begins_with(s, "arxiv:");
    if (has_prefix)
        s = trim(dl_str_from(s, 6));
    r->u.site = DL_ARXIV_SITE_TEXT;
    dl_str one = before_class(s);
    read_id(r, one);
    if (!dl_arxiv_url_is_strict(&r->u) && is_prose(words) &&
        find_among_words(r, words))
        return;
    if (!has_prefix && !is_number_like(one) && !has_hint(r) &&
        r->u.id.reason != DL_ARXIV_OK && r->u.id.reason != DL_ARXIV_PLACEHOLDER)
        r->u.site = DL_ARXIV_SITE_NONE;
}

dl_arxiv_url dl_arxiv_url_parse(dl_str text)
{
    reader r = {.text = text};
    dl_str s = trim(text);
    if (!s.n) {
        r.u.id.reason = DL_ARXIV_EMPTY;
        return r.u;
    }
    if (read_address(&r, s) || read_bare_host(&r, s)) {
        if (r.u.site == DL_ARXIV_SITE_NONE)
            read_broken_scheme(&r, s);
        if (s.n < text.n && r.u.id.reason == DL_ARXIV_OK)
            refuse(&r, DL_ARXIV_GLUED); /* blanks are part of no address */
    } else if (read_broken_scheme(&r, s)) {
        return r.u;
    } else if (dl_begins_with(s, "oai:arxiv.org:")) {
        r.u.site = DL_ARXIV_SITE_OAI;
        read_id(&r, dl_str_from(s, 14));
    } else if (dl_begins_with(s, "doi:") || dl_begins_with(s, "10.48550/")) {
        r.path = trim(s.p[0] == '1' ? s : dl_str_from(s, 4));
        read_doi_path(&r);
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
