/* Whether arXiv can have assigned a number yet, and on which day it did. */
#include "arxiv/bounds.h"

#include "arxiv/tables.h"
#include "base/search.h"
#include "text/date.h"

enum {
    COUNT_SLACK = 5,
    EXACT_SLACK = 3,        /* days */
    INTERPOLATED_SLACK = 7, /* days */
    LONGEST_PAUSE = 5,      /* days between two announcements: Christmas */
    OLD_LAST = 999
};

const dl_arxiv_bounds *dl_arxiv_bounds_builtin(void)
{
    return &dl_arxiv_builtin_bounds;
}

static uint32_t greatest_of_last_year(const dl_arxiv_bounds *b)
{
    uint32_t greatest = 0;
    for (size_t i = b->n - 13u; i < b->n - 1u; i++)
        if (b->months[i] > greatest)
            greatest = b->months[i];
    return greatest;
}

/* The limit for `month`, for which the table has no complete count. */
static uint32_t extrapolate(const dl_arxiv_bounds *b, int month)
{
    enum { HIGHEST = 99999 };
    int behind = month - (b->first + b->n - 2);
    uint32_t percent = behind <= 12 ? 135 : behind <= 36 ? 175 : 0;
    uint32_t limit =
        percent ? (greatest_of_last_year(b) * percent + 99) / 100 : HIGHEST;
    uint32_t so_far = behind == 1 ? b->months[b->n - 1] : 0;
    if (limit < so_far)
        limit = so_far;
    return limit < HIGHEST ? limit : HIGHEST;
}

/* ---- days ---------------------------------------------------------------- */

/* A month as a line through (day, last number) points. */
typedef struct point {
    int32_t day;
    uint32_t last;
} point;

/* The listings of `month` lie in [*from, *to). */
static void find_listings(int month, size_t *from, size_t *to)
{
    size_t i;
    DL_LOWER_BOUND(i, 0, dl_arxiv_n_listings,
                   dl_arxiv_listings[i].month < month);
    *from = i;
    while (i < dl_arxiv_n_listings && dl_arxiv_listings[i].month == month)
        i++;
    *to = i;
}

static int32_t between(point a, point b, uint32_t number)
{
    if (b.last <= a.last || number <= a.last)
        return a.day;
    if (number > b.last)
        number = b.last;
    int64_t days = (int64_t)(b.day - a.day) * (number - a.last);
    return a.day + (int32_t)(days / (b.last - a.last));
}

/*
 * Numbers are assigned in one block per announcement, so the first listing that
 * reaches `number` gives its day. In gaps of the list, and before and after it,
 * numbers are taken to be spread evenly over the days.
 */
static void date(const dl_arxiv_id *id, uint32_t last, dl_arxiv_dating *dating)
{
    int32_t start = dl_day_of(id->year, id->month, 1);
    int32_t end = start + dl_days_in_month(id->year, id->month);
    point before = {start, 0}, after = {end, last};
    bool is_reached = false;
    size_t i, to;
    find_listings(DL_ARXIV_MONTH(id->year, id->month), &i, &to);
    bool is_listed = i < to;
    for (; i < to && !is_reached; i++) {
        point listing = {dl_arxiv_listings[i].day, dl_arxiv_listings[i].last};
        is_reached = listing.last >= id->number;
        *(is_reached ? &after : &before) = listing;
    }
    dating->is_known = true;
    dating->is_exact = is_listed && after.day - before.day <= LONGEST_PAUSE;
    if (!dating->is_exact)
        dating->day = between(before, after, id->number);
    else
        dating->day = is_reached ? after.day : before.day;
}

dl_arxiv_dating dl_arxiv_bounds_check(const dl_arxiv_bounds *b,
                                      const dl_arxiv_id *id,
                                      int32_t reference_day)
{
    dl_arxiv_dating dating = {.range = DL_ARXIV_IN_RANGE};
    int month = DL_ARXIV_MONTH(id->year, id->month);
    if (id->is_old) {
        dating.limit = OLD_LAST;
        dating.is_known = true;
        dating.day = dl_day_of(id->year, id->month,
                               dl_days_in_month(id->year, id->month));
    } else {
        dating.is_counted = month < b->first + b->n - 1;
        dating.limit = dating.is_counted ? b->months[month - b->first]
                                         : extrapolate(b, month);
        date(id, dating.is_counted ? dating.limit : greatest_of_last_year(b),
             &dating);
    }
    uint32_t slack = dating.is_counted ? COUNT_SLACK : 0;
    int32_t days = dating.is_exact ? EXACT_SLACK : INTERPOLATED_SLACK;
    if (reference_day != DL_NO_DAY) {
        int year, reference_month, day;
        dl_day_split(reference_day, &year, &reference_month, &day);
        if (month > DL_ARXIV_MONTH(year, reference_month))
            dating.range = DL_ARXIV_FUTURE_MONTH;
    }
    if (dating.range == DL_ARXIV_IN_RANGE && id->number > dating.limit + slack)
        dating.range = DL_ARXIV_ABOVE_MAXIMUM;
    if (dating.range == DL_ARXIV_IN_RANGE && reference_day != DL_NO_DAY &&
        (dating.is_counted || dating.is_exact) &&
        dating.day - days > reference_day)
        dating.range = DL_ARXIV_FUTURE_DAY;
    return dating;
}

dl_arxiv_verdict dl_arxiv_judge(const dl_arxiv_bounds *bounds, dl_str text,
                                int32_t reference_day)
{
    dl_arxiv_verdict v = {.url = dl_arxiv_url_parse(text, NULL)};
    if (v.url.id.reason != DL_ARXIV_OK)
        return v;
    v.dating = dl_arxiv_bounds_check(bounds, &v.url.id, reference_day);
    v.is_valid = dl_arxiv_url_is_strict(&v.url) &&
                 v.dating.range == DL_ARXIV_IN_RANGE &&
                 v.url.id.number <= v.dating.limit;
    return v;
}
