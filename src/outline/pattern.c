/* Finds what texts have in common. */
#include "outline/pattern.h"

#include "base/str.h"
#include "text/date.h"

/* What stands for a date in a text; no text has them, because they are control
   characters. */
enum { DATE = 1, YYYYMMDD = 2 };

/* ---- dates --------------------------------------------------------------- */

static bool is_day(dl_str year, dl_str month, dl_str day)
{
    enum { OLDEST = 1990, NEWEST = 2100 };
    int y = dl_digits_value(year.p, year.n);
    return y >= OLDEST && y <= NEWEST &&
           dl_day_of(y, dl_digits_value(month.p, month.n),
                     dl_digits_value(day.p, day.n)) != DL_NO_DAY;
}

/* The length of the date at byte `i`, and what stands for it; 0: none. */
static size_t date_at(dl_str s, size_t i, char *sign)
{
    enum { SHORT = 8, LONG = 10 };
    const char *p = s.p + i;
    size_t digits = dl_digits_at(s, i);
    if (i > 0 && dl_is_digit(p[-1]))
        return 0;
    if (digits == SHORT &&
        is_day((dl_str){p, 4}, (dl_str){p + 4, 2}, (dl_str){p + 6, 2})) {
        *sign = YYYYMMDD;
        return SHORT;
    }
    if (digits == 4 && s.n - i >= LONG && p[4] == '-' && p[7] == '-' &&
        dl_digits_at(s, i + 5) == 2 && dl_digits_at(s, i + 8) == 2 &&
        is_day((dl_str){p, 4}, (dl_str){p + 5, 2}, (dl_str){p + 8, 2})) {
        *sign = DATE;
        return LONG;
    }
    return 0;
}

/* `text` with its dates as signs. */
static dl_str without_dates(dl_arena *arena, dl_str text, bool *has_date)
{
    char *out = dl_arena_alloc(arena, text.n + 1);
    size_t n = 0;
    *has_date = false;
    for (size_t i = 0; i < text.n;) {
        char sign;
        size_t date = dl_is_digit(text.p[i]) ? date_at(text, i, &sign) : 0;
        if (date > 0) {
            out[n++] = sign;
            i += date;
            *has_date = true;
        } else {
            char c = text.p[i++];
            out[n++] = (unsigned char)c < ' ' ? ' ' : c;
        }
    }
    return (dl_str){out, n};
}

/* ---- what is common ------------------------------------------------------ */

/* Shortens what `common` begins and ends with to what `s` has, too. */
static void narrow(dl_pattern_common *common, dl_str s)
{
    dl_str first = common->first;
    size_t prefix = 0, suffix = 0;
    while (prefix < common->prefix && prefix < s.n &&
           first.p[prefix] == s.p[prefix])
        prefix++;
    while (suffix < common->suffix && suffix < s.n &&
           first.p[first.n - 1 - suffix] == s.p[s.n - 1 - suffix])
        suffix++;
    /* whole characters, and no byte twice */
    while (prefix > 0 && prefix < first.n &&
           dl_is_continuation(first.p[prefix]))
        prefix--;
    while (suffix > 0 && dl_is_continuation(first.p[first.n - suffix]))
        suffix--;
    size_t shorter = s.n < first.n ? s.n : first.n;
    while (prefix + suffix > shorter && suffix > 0) {
        suffix--;
        while (suffix > 0 && dl_is_continuation(first.p[first.n - suffix]))
            suffix--;
    }
    common->is_equal = common->is_equal && dl_str_eq(first, s);
    if (s.n < common->shortest)
        common->shortest = s.n;
    common->prefix = prefix;
    common->suffix = suffix;
}

void dl_pattern_add(dl_pattern_maker *maker, dl_arena *arena, dl_str text)
{
    bool has_date;
    dl_str s = without_dates(arena, text, &has_date);
    dl_pattern_class class = !has_date ? DL_PATTERN_NO_DATE
                             : s.p[0] == DATE || s.p[0] == YYYYMMDD
                                 ? DL_PATTERN_BEGINS
                                 : DL_PATTERN_HAS_DATE;
    dl_pattern_common *common = &maker->classes[class];
    if (common->n++ == 0) {
        common->first = s;
        common->prefix = common->suffix = common->shortest = s.n;
        common->is_equal = true;
    } else {
        narrow(common, s);
    }
    common->length += s.n;
}

/* ---- the template -------------------------------------------------------- */

void dl_pattern_add_literal(dl_buf *out, dl_str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '{')
            dl_buf_addc(out, '{');
        dl_buf_addc(out, text.p[i]);
    }
}

static void add_part(dl_buf *out, dl_str part)
{
    for (size_t i = 0; i < part.n; i++) {
        if (part.p[i] == DATE)
            dl_buf_adds(out, "{date}");
        else if (part.p[i] == YYYYMMDD)
            dl_buf_adds(out, "{yyyymmdd}");
        else
            dl_pattern_add_literal(out, (dl_str){part.p + i, 1});
    }
}

static bool has_date(dl_str s)
{
    return memchr(s.p, DATE, s.n) || memchr(s.p, YYYYMMDD, s.n);
}

/* Whether a byte is part of a word: a letter, a digit or no ASCII. */
static bool is_of_word(char c)
{
    return dl_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* Without what is common of two words that differ: `p` of `paper` and `post`.
 */
static void end_at_words(dl_str *prefix, dl_str *suffix)
{
    while (prefix->n > 0 && is_of_word(prefix->p[prefix->n - 1]))
        prefix->n--;
    while (suffix->n > 0 && is_of_word(suffix->p[0]))
        *suffix = dl_str_from(*suffix, 1);
}

uint32_t dl_pattern_make(const dl_pattern_maker *maker, dl_buf *out)
{
    enum { LEAST = 6 /* bytes: two syllables */ };
    const dl_pattern_common *c = &maker->classes[0];
    for (size_t i = 1; i < DL_PATTERN_CLASSES; i++)
        if (maker->classes[i].n > c->n)
            c = &maker->classes[i];
    if (c->n < 2 || c->first.n == 0)
        return 0;
    dl_str prefix = {c->first.p, c->prefix};
    dl_str suffix = {c->first.p + (c->first.n - c->suffix), c->suffix};
    if (c->is_equal)
        suffix.n = 0;
    else
        end_at_words(&prefix, &suffix);
    size_t common = prefix.n + suffix.n;
    if (!has_date(prefix) && !has_date(suffix) &&
        (common < LEAST || common * 3 * c->n < c->length))
        return 0;
    add_part(out, prefix);
    if (!c->is_equal)
        dl_buf_adds(out, common < c->shortest ? "{title}" : "{any}");
    add_part(out, suffix);
    return c->n;
}
