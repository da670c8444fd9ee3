/* The paths of arXiv, its mirrors, alphaXiv, Hugging Face and DOIs. */
#include "arxiv/guess.h"
#include "arxiv/reader.h"
#include "arxiv/repair.h"
#include "base/str.h"

/* ---- identifiers --------------------------------------------------------- */

void dl_arxiv_read_id(dl_arxiv_reader *r, dl_str s)
{
    dl_arxiv_id *id = &r->u.id;
    uint32_t start = (uint32_t)(s.p - r->text.p);
    r->u.id_span = (dl_span){start, start + (uint32_t)s.n};
    *id = dl_arxiv_id_parse(s);
    if (id->reason != DL_ARXIV_OK) {
        dl_short mended;
        uint32_t repairs = dl_arxiv_repair(s, &mended);
        if (repairs) {
            s = dl_short_str(&mended);
            *id = dl_arxiv_id_parse(s);
        }
        if (id->reason == DL_ARXIV_OK)
            r->u.departures |= repairs | DL_ARXIV_URL_REPAIRED;
        else
            dl_arxiv_guess(s, r->lexicon, id);
    }
    if (id->version)
        r->u.departures |= DL_ARXIV_URL_VERSION;
}

void dl_arxiv_refuse(dl_arxiv_reader *r, dl_arxiv_reason reason)
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

/* ---- parts of a path ----------------------------------------------------- */

/* Skips the slashes at the start of the path; more than one is a departure. */
static void take_slashes(dl_arxiv_reader *r)
{
    size_t n = 0;
    while (n < r->path.n && r->path.p[n] == '/')
        n++;
    r->path = dl_str_from(r->path, n);
    if (n > 1)
        r->u.departures |= DL_ARXIV_URL_SLASH | DL_ARXIV_URL_REPAIRED;
}

/* Takes the first segment and its slash if it is one of `kinds`, in this exact
   case unless `any_case`; returns its index, or -1. */
static int take_kind(dl_arxiv_reader *r, const char *const *kinds,
                     bool any_case)
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

/* Removes `extension` from the path's end. */
static void take_extension(dl_arxiv_reader *r, const char *extension)
{
    size_t n = strlen(extension);
    if (r->path.n <= n || !dl_str_ends(r->path, extension))
        return;
    r->path.n -= n;
    r->u.departures |= DL_ARXIV_URL_EXTENSION;
}

/* A file that belongs to a paper: a figure of its HTML, an ancillary file. */
static bool is_file_of_paper(dl_str path)
{
    size_t i = 0;
    while (i < path.n && path.p[i] != '/')
        i++;
    dl_arxiv_id id = dl_arxiv_id_parse((dl_str){path.p, i});
    return id.reason == DL_ARXIV_OK && i + 1 < path.n;
}

/* A path that is not a paper's page. If it contains an identifier, the paper
   was probably meant. */
static void read_other_path(dl_arxiv_reader *r)
{
    static const char *const kinds[] = {"abs",    "pdf",   "html",
                                        "papers", "paper", NULL};
    take_kind(r, kinds, true);
    dl_arxiv_read_id(r, r->path);
    dl_arxiv_refuse(r, DL_ARXIV_PATH);
}

/* /abs/cs?papernum=0701188 and /abs/cs?0701188, which arXiv still supports. */
static bool read_paper_number(dl_arxiv_reader *r)
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
    dl_arxiv_id found = dl_arxiv_id_parse(dl_short_str(&id));
    if (id.full || found.reason != DL_ARXIV_OK)
        return false;
    r->u.id = found;
    r->u.departures |= DL_ARXIV_URL_QUERY | DL_ARXIV_URL_REPAIRED;
    uint32_t start = (uint32_t)(r->path.p - r->text.p);
    r->u.id_span =
        (dl_span){start, (uint32_t)(number.p - r->text.p) + (uint32_t)number.n};
    return true;
}

static void read_arxiv_path(dl_arxiv_reader *r)
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
        dl_arxiv_refuse(r, DL_ARXIV_PATH);
        return;
    }
    if (kind != ABS || !read_paper_number(r))
        dl_arxiv_read_id(r, r->path);
}

static bool take_locale(dl_arxiv_reader *r)
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

/* A single slash at the end makes no difference to alphaXiv and Hugging
   Face. */
static void take_last_slash(dl_arxiv_reader *r)
{
    if (r->path.n && r->path.p[r->path.n - 1] == '/') {
        r->path.n--;
        r->u.departures |= DL_ARXIV_URL_SLASH;
    }
}

static void read_alphaxiv_path(dl_arxiv_reader *r)
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
    dl_arxiv_read_id(r, r->path);
}

static void read_hugging_face_path(dl_arxiv_reader *r)
{
    static const char *const kinds[] = {"papers", NULL};
    take_slashes(r);
    if (take_kind(r, kinds, false) < 0) {
        r->u.site = DL_ARXIV_SITE_NONE;
        dl_arxiv_refuse(r, DL_ARXIV_HOST);
        return;
    }
    take_last_slash(r);
    dl_arxiv_read_id(r, r->path);
    bool has_number = dl_digits_at(r->path, 0) > 2 || dl_arxiv_has_hint(r);
    if (r->u.id.reason == DL_ARXIV_PLACEHOLDER ||
        (r->u.id.reason != DL_ARXIV_OK && has_number))
        return;
    if (r->u.id.reason != DL_ARXIV_OK || r->u.id.is_old) {
        r->u.id = (dl_arxiv_id){.reason = DL_ARXIV_EMPTY};
        dl_arxiv_refuse(r, DL_ARXIV_PATH); /* papers/trending, papers/date/… */
    } else if (r->u.id.version) {
        r->u.id.version = 0; /* Hugging Face has papers, not versions */
        dl_arxiv_refuse(r, DL_ARXIV_VERSION);
    }
}

void dl_arxiv_read_doi(dl_arxiv_reader *r)
{
    r->u.site = DL_ARXIV_SITE_NONE;
    r->u.id.reason = DL_ARXIV_HOST;
    take_slashes(r);
    if (!dl_begins_with(r->path, "10.48550/"))
        return;
    r->path = dl_str_from(r->path, 9);
    r->u.site = DL_ARXIV_SITE_DOI;
    if (dl_begins_with(r->path, "arxiv.")) {
        dl_arxiv_read_id(r, dl_str_from(r->path, 6));
    } else {
        dl_arxiv_read_id(r, r->path);
        dl_arxiv_refuse(r, DL_ARXIV_SYNTAX);
    }
}

/* ---- what a host means --------------------------------------------------- */

/* A host that is not arXiv's is an error if the path is a paper's, and of no
   interest otherwise. */
static void read_wrong_host(dl_arxiv_reader *r, dl_arxiv_site site)
{
    static const char *const kinds[] = {"abs",      "pdf",    "html",
                                        "overview", "papers", NULL};
    take_slashes(r);
    take_locale(r);
    bool is_paper = take_kind(r, kinds, false) >= 0;
    take_last_slash(r);
    take_extension(r, ".pdf");
    dl_arxiv_read_id(r, r->path);
    is_paper &= r->u.id.reason == DL_ARXIV_PLACEHOLDER;
    dl_arxiv_refuse(r, DL_ARXIV_HOST);
    r->u.site = is_paper || dl_arxiv_has_hint(r) ? site : DL_ARXIV_SITE_NONE;
}

void dl_arxiv_read_path(dl_arxiv_reader *r, dl_arxiv_host host)
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
        dl_arxiv_read_id(r, r->path);
        if (!(r->u.departures & DL_ARXIV_URL_EXTENSION))
            dl_arxiv_refuse(r, DL_ARXIV_PATH); /* the site has nothing else */
        break;
    case DL_HOST_HUGGING_FACE:
        r->u.site = DL_ARXIV_SITE_HUGGING_FACE;
        read_hugging_face_path(r);
        break;
    case DL_HOST_DOI:
        dl_arxiv_read_doi(r);
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
