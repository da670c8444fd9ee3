/* Divides plain regular expressions into their parts. */
#include "text/parts.h"

#include "base/str.h"
#include "text/utf8.h"

/* Units to match it once. */
enum { LITERAL = 1, ANY = 3, TYPE = 12, PROPERTY = 12, CLASS = 4 };

typedef struct reader {
    dl_str text;
    size_t at;
    dl_parts *out;
    DL_VEC(uint32_t) open; /* indices of parts */
} reader;

static char peek(const reader *r, size_t ahead)
{
    return r->at + ahead < r->text.n ? r->text.p[r->at + ahead] : '\0';
}

static bool begins(const reader *r, const char *words)
{
    return dl_str_has_prefix(dl_str_from(r->text, r->at), dl_str_of(words));
}

/* ---- quantifiers --------------------------------------------------------- */

/* {2}, {2,} or {2,5}. Whether other braces are literal depends on the
   version of PCRE2. */
static bool read_braces(reader *r, dl_part *part)
{
    size_t i = r->at + 1, digits = dl_digits_at(r->text, i);
    if (digits == 0 || digits > 5)
        return false;
    part->least = (uint32_t)dl_digits_value(r->text.p + i, digits);
    uint32_t most = part->least;
    i += digits;
    if (i < r->text.n && r->text.p[i] == ',') {
        digits = dl_digits_at(r->text, ++i);
        if (digits > 5)
            return false;
        most = digits ? (uint32_t)dl_digits_value(r->text.p + i, digits)
                      : UINT32_MAX;
        i += digits;
    }
    if (i >= r->text.n || r->text.p[i] != '}')
        return false;
    part->copies = most < UINT32_MAX ? most : part->least;
    part->is_variable = most != part->least;
    r->at = i + 1;
    return true;
}

static bool read_quantifier(reader *r, dl_part *part)
{
    char c = peek(r, 0);
    part->least = part->copies = 1;
    if (c == '{' && !read_braces(r, part))
        return false;
    if (c == '*' || c == '?' || c == '+') {
        part->least = c == '+';
        part->is_variable = true;
        r->at++;
    }
    part->is_quantified = c == '{' || part->is_variable;
    part->is_possessive = part->is_quantified && peek(r, 0) == '+';
    if (part->is_quantified && (peek(r, 0) == '?' || peek(r, 0) == '+'))
        r->at++;
    return true;
}

/* ---- items --------------------------------------------------------------- */

/* \p{Hangul}, \pL */
static bool read_property(reader *r)
{
    r->at += 2;
    if (peek(r, 0) == '{')
        while (r->at < r->text.n && peek(r, 0) != '}')
            r->at++;
    r->at++;
    return r->at <= r->text.n;
}

/* Past a name and the character that ends it. */
static bool skip_name(reader *r, size_t before, char end)
{
    r->at += before;
    while (r->at < r->text.n && peek(r, 0) != end)
        r->at++;
    r->at++;
    return r->at <= r->text.n;
}

/* \1, \g1, \g{-1}, \k<name>; \g<1> is another thing, \10 may be one. */
static bool refers(const reader *r)
{
    char c = peek(r, 1), next = peek(r, 2);
    return (c >= '1' && c <= '9') || c == 'k' ||
           (c == 'g' && next != '<' && next != '\'');
}

static bool read_reference(reader *r, dl_part *part)
{
    char c = peek(r, 1), open = peek(r, 2);
    part->cost = TYPE;
    r->at += 2;
    if (dl_is_digit(c))
        return !dl_is_digit(peek(r, 0));
    if (open == '{' || open == '<' || open == '\'')
        return skip_name(r, 1, open == '<' ? '>' : open == '{' ? '}' : open);
    return false;
}

static bool read_escape(reader *r, dl_part *part)
{
    char c = peek(r, 1);
    if (refers(r)) {
        part->refers = true;
        return read_reference(r, part);
    }
    part->cost = TYPE;
    if (c == 'p' || c == 'P') {
        part->cost = PROPERTY;
        return read_property(r);
    }
    r->at += 2;
    if (c == 'N' && peek(r, 0) == '{')
        return false;
    if (c && strchr("wWbBdDsShHvVRNAzZG", c))
        return true;
    part->cost = LITERAL;
    return c && (strchr("tnrfea", c) || (!dl_is_alnum(c) && c > ' '));
}

/* [a-z], []a], [^[:alpha:]\]]: testing for a character may go through all of
   it. */
static bool read_class(reader *r, dl_part *part)
{
    size_t start = r->at++;
    r->at += peek(r, 0) == '^';
    r->at += peek(r, 0) == ']';
    for (; r->at < r->text.n && peek(r, 0) != ']'; r->at++) {
        if (peek(r, 0) == '\\') {
            r->at++;
            if (peek(r, 0) == 'Q' || peek(r, 0) == 'E')
                return false;
        } else if (begins(r, "[:")) {
            while (r->at < r->text.n && !begins(r, ":]"))
                r->at++;
            r->at++;
        } else if (begins(r, "[.") || begins(r, "[=")) {
            return false;
        }
    }
    r->at++;
    part->cost = CLASS + (uint32_t)(r->at - start);
    return r->at <= r->text.n;
}

static bool read_character(reader *r, dl_part *part)
{
    unsigned n;
    char c = peek(r, 0);
    if (c == '\\')
        return read_escape(r, part);
    if (c == '[')
        return read_class(r, part);
    part->cost = c == '.' ? ANY : LITERAL;
    dl_utf8_decode(r->text, r->at, &n);
    r->at += n;
    return c && !strchr("*+?{", c);
}

/* ---- groups -------------------------------------------------------------- */

/* Settings alone are an item: (?i), (?-i). */
static bool read_settings(reader *r, dl_part *part)
{
    r->at += 2;
    while (peek(r, 0) && strchr("ims-", peek(r, 0)))
        r->at++;
    if (peek(r, 0) == ')')
        part->kind = DL_PART_ITEM;
    return peek(r, 0) == ')' || peek(r, 0) == ':';
}

static bool read_open(reader *r, dl_part *part)
{
    part->kind = DL_PART_OPEN;
    part->cost = LITERAL;
    if (peek(r, 1) == '*')
        return false;
    part->captures = peek(r, 1) != '?' || begins(r, "(?P<") ||
                     begins(r, "(?'") ||
                     (begins(r, "(?<") && !begins(r, "(?<=") &&
                      !begins(r, "(?<!"));
    if (peek(r, 1) != '?') {
        r->at++;
        return true;
    }
    if (begins(r, "(?<=") || begins(r, "(?<!")) {
        part->looks = part->behind = true;
        r->at += 4;
        return true;
    }
    char c = peek(r, 2);
    if (c == '<')
        return skip_name(r, 3, '>');
    if (c == '\'')
        return skip_name(r, 3, '\'');
    if (begins(r, "(?P<"))
        return skip_name(r, 4, '>');
    part->looks = c == '=' || c == '!';
    part->is_atomic = c == '>';
    if (part->looks || part->is_atomic)
        r->at += 3;
    else if (!read_settings(r, part))
        return false;
    else
        r->at++;
    return true;
}

static bool read_part(reader *r, dl_part *part)
{
    char c = peek(r, 0);
    bool ok = true;
    *part = (dl_part){.start = (uint32_t)r->at, .least = 1};
    if (c == '(') {
        ok = read_open(r, part);
    } else if (c == '|' || c == ')') {
        part->kind = c == '|' ? DL_PART_BAR : DL_PART_CLOSE;
        part->cost = LITERAL;
        r->at++;
        ok = c == '|' || read_quantifier(r, part);
    } else {
        ok = read_character(r, part) && read_quantifier(r, part);
    }
    part->end = (uint32_t)r->at;
    return ok;
}

/* False if nothing was open. */
static bool close_group(reader *r, dl_part *part)
{
    if (r->open.n == 0)
        return false;
    part->partner = r->open.v[--r->open.n];
    dl_part *open = &r->out->v[part->partner];
    open->partner = (uint32_t)r->out->n;
    if (r->open.n > 0) {
        dl_part *outer = &r->out->v[r->open.v[r->open.n - 1]];
        uint64_t n = outer->captures + (uint64_t)open->captures * part->copies;
        outer->captures = n < UINT32_MAX ? (uint32_t)n : UINT32_MAX;
    }
    return true;
}

bool dl_parts_read(dl_parts *out, dl_str expression)
{
    reader r = {.text = expression, .out = out};
    bool ok = true;
    while (ok && r.at < expression.n) {
        dl_part part;
        ok = read_part(&r, &part);
        if (ok && part.kind == DL_PART_CLOSE) {
            ok = close_group(&r, &part);
        } else if (ok && part.kind == DL_PART_OPEN) {
            dl_vec_push(&r.open, (uint32_t)out->n);
        }
        dl_vec_push(out, part);
    }
    ok = ok && r.open.n == 0;
    dl_vec_free(&r.open);
    return ok;
}
