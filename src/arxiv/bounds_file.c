/*
 * The table of months as a file: reading, checking, writing, and its location.
 */
#include <stdlib.h>
#include <unistd.h>

#include "arxiv/bounds.h"
#include "arxiv/tables.h"
#include "base/error.h"
#include "base/file.h"
#include "base/str.h"
#include "base/vec.h"

enum {
    FIRST_MONTH = DL_ARXIV_MONTH(2007, 4),
    MAX_MONTH = DL_ARXIV_MONTH(2090, 12),
    MAX_NUMBER = 99999,
    MAX_FILE = 1 << 20, /* bytes */
    /* How far two counts of a month may differ: corrections have never been
       larger than a few papers. */
    MAX_CORRECTION = 100
};

/* The file being read. */
typedef struct source {
    const char *name;
    unsigned line;
    uint16_t first; /* month; 0: none yet */
    DL_VEC(uint32_t) months;
    dl_error *error;
} source;

static dl_status complain(const source *s, const char *english,
                          const char *korean, dl_str shown)
{
    enum { MOST = 60 }; /* bytes shown of a wrong line */
    if (shown.n > MOST)
        shown.n = MOST;
    dl_error_set_english(s->error, DL_ERR_CONFIG, "%s:%u: %s: '%.*s'", s->name,
                         s->line, english, DL_FMT(shown));
    dl_error_set_korean(s->error, "%s:%u: %s: '%.*s'", s->name, s->line, korean,
                        DL_FMT(shown));
    return DL_ERR_CONFIG;
}

/* Removes the field before the next comma from `rest`. */
static dl_str take_field(dl_str *rest)
{
    const char *comma = rest->n ? memchr(rest->p, ',', rest->n) : NULL;
    dl_str field = *rest;
    if (comma)
        field.n = (size_t)(comma - rest->p);
    *rest = dl_str_from(*rest, comma ? field.n + 1 : rest->n);
    return dl_str_trim(field, " \t\r");
}

/* YYMM in this century, or YYYY-MM; 0 for anything else. */
static int month_of(dl_str s)
{
    int year = 0, month = 0;
    if (s.n == 4 && dl_digits_at(s, 0) == 4) {
        year = 2000 + dl_digits_value(s.p, 2);
        month = dl_digits_value(s.p + 2, 2);
        if (year > 2090)
            year -= 100;
    } else if (s.n == 7 && dl_digits_at(s, 0) == 4 && s.p[4] == '-' &&
               dl_digits_at(s, 5) == 2) {
        year = dl_digits_value(s.p, 4);
        month = dl_digits_value(s.p + 5, 2);
    }
    return month >= 1 && month <= 12 ? DL_ARXIV_MONTH(year, month) : 0;
}

/* The built-in table's count for a complete month, or 0. */
static uint32_t builtin_count(size_t month)
{
    const dl_arxiv_bounds *b = &dl_arxiv_builtin_bounds;
    return month >= b->first && month < (size_t)b->first + b->n - 1
               ? b->months[month - b->first]
               : 0;
}

/* Whether a complete month can have so few papers. */
static bool is_enough(uint32_t last, int month)
{
    return last && last + MAX_CORRECTION >= builtin_count((size_t)month);
}

static dl_status add_month(source *s, dl_str line, int month, uint32_t last)
{
    if (month < FIRST_MONTH)
        return DL_OK; /* the old scheme counts by archive */
    if (!s->months.n)
        s->first = (uint16_t)month;
    if (!s->months.n && month != FIRST_MONTH)
        return complain(s, "the table must begin with 2007-04 or earlier",
                        "2007-04나 그 전부터 시작하지 않는 표", line);
    if (month > MAX_MONTH)
        return complain(s, "a month beyond arXiv's scheme",
                        "arXiv 식별자로 나타낼 수 없는 달", line);
    if ((size_t)month != s->first + s->months.n)
        return complain(s, "not the month after the previous one",
                        "앞줄의 다음 달이 아닌 달", line);
    if (s->months.n && !is_enough(s->months.v[s->months.n - 1], month - 1))
        return complain(s, "the month before has fewer papers than arXiv had",
                        "앞달의 논문 수가 arXiv의 실제보다 적음", line);
    uint32_t known = builtin_count((size_t)month);
    if (known && last > known + MAX_CORRECTION)
        return complain(s, "more papers than arXiv had in the month",
                        "그달 arXiv의 실제보다 많은 논문 수", line);
    dl_vec_push(&s->months, last);
    return DL_OK;
}

static dl_status read_line(source *s, dl_str line)
{
    dl_str rest = line;
    dl_str first = take_field(&rest), second = take_field(&rest);
    if (!first.n || first.p[0] == '#')
        return DL_OK;
    if (dl_str_is(first, "month") || dl_str_is(first, "yymm"))
        return s->months.n ? complain(s, "a heading amid the table",
                                      "표 가운데에 있는 제목 줄", line)
                           : DL_OK;
    int month = month_of(first);
    if (!month)
        return complain(s, "not a month (YYMM or YYYY-MM)",
                        "YYMM이나 YYYY-MM이 아닌 달", first);
    if (second.n > 9 || dl_digits_at(second, 0) != second.n ||
        dl_digits_value(second.p, second.n) > MAX_NUMBER)
        return complain(s, "not a number of papers from 0 to 99999",
                        "0부터 99999까지의 논문 수가 아님", second);
    return add_month(s, line, month,
                     (uint32_t)dl_digits_value(second.p, second.n));
}

/* A count that was corrected downwards does not remove papers. */
static dl_arxiv_bounds *make_table(const source *s)
{
    size_t bytes = s->months.n * sizeof *s->months.v;
    dl_arxiv_bounds *b = dl_xmalloc(sizeof *b + bytes);
    uint32_t *months = (uint32_t *)(b + 1);
    for (size_t i = 0; i < s->months.n; i++) {
        uint32_t known =
            i + 1 < s->months.n ? builtin_count(s->first + i) : 0;
        uint32_t told = s->months.v[i];
        months[i] = told > known ? told : known;
    }
    b->first = s->first;
    b->n = (uint16_t)s->months.n;
    b->months = months;
    return b;
}

dl_status dl_arxiv_bounds_parse(dl_arxiv_bounds **out, dl_str text,
                                const char *name, dl_error *error)
{
    source s = {.name = name, .error = error};
    dl_status status = DL_OK;
    if (dl_str_starts(text, DL_BOM))
        text = dl_str_from(text, 3);
    while (text.n && status == DL_OK) {
        const char *end = memchr(text.p, '\n', text.n);
        size_t n = end ? (size_t)(end - text.p) : text.n;
        s.line++;
        status = read_line(&s, (dl_str){text.p, n});
        text = dl_str_from(text, end ? n + 1 : n);
    }
    if (status == DL_OK && s.months.n < DL_ARXIV_MIN_MONTHS)
        status =
            dl_error_set(error, DL_ERR_CONFIG,
                         "%s: %zu months of arXiv's counts; all from "
                         "2007-04 on are needed",
                         "%s: arXiv의 월별 논문 수가 %zu개월분뿐임, 2007-04부터 "
                         "모두 필요함",
                         name, s.months.n);
    *out = status == DL_OK ? make_table(&s) : NULL;
    dl_vec_free(&s.months);
    return status;
}

dl_status dl_arxiv_bounds_load(dl_arxiv_bounds **out, const char *path,
                               dl_error *error)
{
    dl_buf text = {0};
    dl_status status = DL_ERR_IO;
    *out = NULL;
    switch (dl_file_read(path, MAX_FILE, &text, error)) {
    case DL_READ_OK:
        status = dl_arxiv_bounds_parse(out, dl_buf_str(&text), path, error);
        break;
    case DL_READ_TOO_LARGE:
        status = dl_error_set(error, DL_ERR_CONFIG,
                              "%s: too large for a table of months",
                              "%s: 월별 표로는 너무 큼", path);
        break;
    case DL_READ_FAILED:
        break;
    }
    dl_buf_free(&text);
    return status;
}

void dl_arxiv_bounds_free(const dl_arxiv_bounds *bounds)
{
    if (bounds != &dl_arxiv_builtin_bounds)
        dl_free((void *)bounds);
}

bool dl_arxiv_bounds_path(dl_buf *out)
{
    const char *data = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    if (data && data[0] == '/') /* relative paths must be ignored */
        dl_buf_adds(out, data);
    else if (home && *home)
        dl_buf_printf(out, "%s/.local/share", home);
    else
        return false;
    dl_buf_adds(out, "/digestlint/arxiv-bounds.csv");
    return true;
}

bool dl_arxiv_bounds_is_newer(const dl_arxiv_bounds *b)
{
    const dl_arxiv_bounds *ours = &dl_arxiv_builtin_bounds;
    unsigned end = b->first + b->n, our_end = ours->first + ours->n;
    return end > our_end ||
           (end == our_end && b->months[b->n - 1] > ours->months[ours->n - 1]);
}

dl_status dl_arxiv_bounds_open(const dl_arxiv_bounds **out, const char *path,
                               dl_buf *from, dl_error *error)
{
    dl_buf usual = {0};
    dl_arxiv_bounds *read = NULL;
    dl_status status = DL_OK;
    *out = NULL;
    if (path)
        dl_buf_adds(&usual, path);
    if (path || (dl_arxiv_bounds_path(&usual) && access(usual.p, F_OK) == 0))
        status = dl_arxiv_bounds_load(&read, usual.p, error);
    if (read && !path && !dl_arxiv_bounds_is_newer(read)) {
        dl_arxiv_bounds_free(read);
        read = NULL;
    }
    if (status == DL_OK) {
        *out = read ? read : &dl_arxiv_builtin_bounds;
        if (read && from)
            dl_buf_adds(from, usual.p);
    }
    dl_buf_free(&usual);
    return status;
}

void dl_arxiv_bounds_write(const dl_arxiv_bounds *b, dl_buf *out)
{
    dl_buf_adds(out, "yymm,last\n");
    for (unsigned i = 0; i < b->n; i++) {
        unsigned month = b->first + i;
        dl_buf_printf(out, "%02u%02u,", month / 12 % 100, month % 12 + 1);
        if (b->months[i])
            dl_buf_printf(out, "%u", b->months[i]);
        dl_buf_addc(out, '\n');
    }
}

static unsigned calendar(unsigned month)
{
    return month / 12 * 100 + month % 12 + 1;
}

dl_arxiv_bounds_info dl_arxiv_bounds_describe(const dl_arxiv_bounds *b)
{
    unsigned end = b->first + b->n - 1u;
    return (dl_arxiv_bounds_info){
        .first = calendar(b->first),
        .last = calendar(end - 1),
        .open = b->months[b->n - 1] ? calendar(end) : 0,
        .n_months = b->n - 1u,
    };
}
