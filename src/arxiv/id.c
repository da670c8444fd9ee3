/* The strict parser of identifiers, in the new scheme and the old one. */
#include "arxiv/id.h"

#include "arxiv/tables.h"
#include "base/search.h"
#include "base/str.h"

enum {
    ERA_OLD_FIRST = DL_ARXIV_MONTH(1991, 7),
    ERA_OLD_LAST = DL_ARXIV_MONTH(2007, 3),
    ERA_NEW_FIRST = DL_ARXIV_MONTH(2007, 4),
    MAX_VERSION_DIGITS = 9
};

static size_t put_number(char *out, uint32_t value)
{
    char digits[10];
    size_t n = 0;
    for (; value; value /= 10)
        digits[n++] = (char)('0' + value % 10);
    for (size_t i = 0; i < n; i++)
        out[i] = digits[n - 1 - i];
    return n;
}

static dl_arxiv_reason scan_version(dl_str rest, uint32_t *version)
{
    *version = 0;
    if (!rest.n)
        return DL_ARXIV_OK;
    if (rest.p[0] != 'v')
        return DL_ARXIV_GLUED;
    size_t n = dl_digits_at(rest, 1);
    if (n + 1 < rest.n)
        return DL_ARXIV_GLUED;
    if (!n || rest.p[1] == '0' || n > MAX_VERSION_DIGITS)
        return DL_ARXIV_VERSION;
    *version = (uint32_t)dl_digits_value(rest.p + 1, n);
    return DL_ARXIV_OK;
}

/* The year has two digits: 91 to 99 are in the last century. */
static unsigned year_at(const char *p)
{
    unsigned year = (unsigned)dl_digits_value(p, 2);
    return year < 91 ? 2000 + year : 1900 + year;
}

/* YYMM.number with the dot at 4. */
static dl_arxiv_reason scan_new(dl_str s, dl_arxiv_id *id)
{
    unsigned year = year_at(s.p);
    unsigned month = (unsigned)dl_digits_value(s.p + 2, 2);
    size_t n = dl_digits_at(s, 5);
    if (month < 1 || month > 12)
        return DL_ARXIV_MONTH;
    if (DL_ARXIV_MONTH(year, month) < ERA_NEW_FIRST)
        return DL_ARXIV_ERA;
    if (n != dl_arxiv_width(year))
        return n ? DL_ARXIV_WIDTH : DL_ARXIV_SYNTAX;
    uint32_t number = (uint32_t)dl_digits_value(s.p + 5, n), version;
    if (!number)
        return DL_ARXIV_ZERO;
    dl_arxiv_reason reason = scan_version(dl_str_from(s, 5 + n), &version);
    if (reason != DL_ARXIV_OK)
        return reason;
    id->year = (uint16_t)year;
    id->month = (uint8_t)month;
    id->number = number;
    id->version = version;
    memcpy(id->canonical, s.p, 5 + n);
    return DL_ARXIV_OK;
}

static int by_name(const void *name, const void *archive)
{
    const dl_arxiv_archive *a = archive;
    return memcmp(name, a->name, sizeof a->name);
}

static const dl_arxiv_archive *find_archive(dl_str name)
{
    if (name.n >= sizeof dl_arxiv_archives[0].name)
        return NULL;
    char key[sizeof dl_arxiv_archives[0].name] = {0};
    memcpy(key, name.p, name.n);
    return dl_find(key, dl_arxiv_archives, dl_arxiv_n_archives, by_name);
}

/* archive/YYMMNNN with the slash at `slash`. */
static dl_arxiv_reason scan_old(dl_str s, size_t slash, dl_arxiv_id *id)
{
    const char *p = s.p + slash + 1;
    size_t n = dl_digits_at(s, slash + 1);
    if (n < 4)
        return n ? DL_ARXIV_WIDTH : DL_ARXIV_SYNTAX;
    unsigned year = year_at(p);
    unsigned month = (unsigned)dl_digits_value(p + 2, 2);
    if (month < 1 || month > 12)
        return DL_ARXIV_MONTH;
    const dl_arxiv_archive *archive = find_archive((dl_str){s.p, slash});
    if (!archive)
        return DL_ARXIV_ARCHIVE;
    if (n != 7)
        return DL_ARXIV_WIDTH;
    int count = DL_ARXIV_MONTH((int)year, (int)month);
    if (count < ERA_OLD_FIRST || count > ERA_OLD_LAST)
        return DL_ARXIV_ERA;
    if (count < archive->first || count > archive->last)
        return DL_ARXIV_ARCHIVE_RANGE;
    uint32_t number = (uint32_t)dl_digits_value(p + 4, 3), version;
    if (!number)
        return DL_ARXIV_ZERO;
    dl_arxiv_reason reason = scan_version(dl_str_from(s, slash + 8), &version);
    if (reason != DL_ARXIV_OK)
        return reason;
    id->is_old = true;
    memcpy(id->archive, archive->name, sizeof id->archive);
    id->year = (uint16_t)year;
    id->month = (uint8_t)month;
    id->number = number;
    id->version = version;
    memcpy(id->canonical, s.p, slash + 8);
    return DL_ARXIV_OK;
}

dl_arxiv_id dl_arxiv_id_parse(dl_str text)
{
    dl_arxiv_id id = {.reason = DL_ARXIV_SYNTAX};
    if (!text.n) {
        id.reason = DL_ARXIV_EMPTY;
    } else if (dl_is_digit(text.p[0])) {
        if (dl_digits_at(text, 0) == 4 && text.n > 4 && text.p[4] == '.')
            id.reason = scan_new(text, &id);
    } else if (dl_is_lower(text.p[0])) {
        size_t i = 1;
        while (i < text.n && (dl_is_lower(text.p[i]) || text.p[i] == '-'))
            i++;
        if (i < text.n && text.p[i] == '/')
            id.reason = scan_old(text, i, &id);
    }
    return id;
}

size_t dl_arxiv_shape(dl_str s)
{
    size_t i = 0;
    if (dl_digits_at(s, 0) == 4 && s.n > 4 && s.p[4] == '.') {
        i = 5;
    } else {
        while (i < s.n && (dl_is_lower(s.p[i]) || s.p[i] == '-'))
            i++;
        if (i == s.n || s.p[i++] != '/')
            return 0;
    }
    i += dl_digits_at(s, i);
    size_t digits = i < s.n && s.p[i] == 'v' ? dl_digits_at(s, i + 1) : 0;
    return digits ? i + 1 + digits : i;
}

bool dl_arxiv_id_same(const dl_arxiv_id *a, const dl_arxiv_id *b)
{
    return a->reason == DL_ARXIV_OK && b->reason == DL_ARXIV_OK &&
           strcmp(a->canonical, b->canonical) == 0;
}

size_t dl_arxiv_id_format(const dl_arxiv_id *id, char out[DL_ARXIV_ID_SIZE])
{
    size_t n = strlen(id->canonical);
    memcpy(out, id->canonical, n);
    if (id->version) {
        out[n++] = 'v';
        n += put_number(out + n, id->version);
    }
    out[n] = '\0';
    return n;
}

const char *dl_arxiv_reason_name(dl_arxiv_reason reason)
{
    static const char *const names[DL_ARXIV_REASON_COUNT] = {
        "ok",      "empty",     "placeholder", "syntax",  "width",
        "month",   "zero",      "era",         "archive", "archive-range",
        "version", "non-ascii", "float",       "glued",   "host",
        "scheme",  "path",
    };
    return (unsigned)reason < DL_ARXIV_REASON_COUNT ? names[reason] : "?";
}
