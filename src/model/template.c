/* Compiles templates, matches them and fills them in. */
#define _GNU_SOURCE /* memmem */
#include "model/template.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/str.h"
#include "base/vec.h"

/*
 * A template is matched as a nondeterministic automaton whose states are its
 * parts: for every byte of the text there is a set of states, one bit each. So
 * there is no backtracking, whatever the text and the template, and fields are
 * read by walking back from the end over states that are known to be reachable.
 */
typedef uint64_t states;

enum {
    STACK_TEXT = 512, /* longer texts take their sets from the heap */
    LONGEST_N = 9,    /* digits of {n}: always fits 32 bits */
    LONGEST_ID = 40   /* bytes of {id} */
};

static const struct {
    const char *name;
    dl_template_field field;
} field_names[] = {
    {"{date}", DL_TEMPLATE_DATE},   {"{yyyymmdd}", DL_TEMPLATE_YYYYMMDD},
    {"{yyyy}", DL_TEMPLATE_YYYY},   {"{mm}", DL_TEMPLATE_MM},
    {"{dd}", DL_TEMPLATE_DD},       {"{n}", DL_TEMPLATE_N},
    {"{title}", DL_TEMPLATE_TITLE}, {"{link}", DL_TEMPLATE_LINK},
    {"{id}", DL_TEMPLATE_ID},       {"{any}", DL_TEMPLATE_ANY},
};

/* Fields of one width, as patterns: `d` is a digit. */
static const char *const fixed_fields[DL_TEMPLATE_FIELD_COUNT] = {
    [DL_TEMPLATE_DATE] = "dddd-dd-dd", [DL_TEMPLATE_YYYYMMDD] = "dddddddd",
    [DL_TEMPLATE_YYYY] = "dddd",       [DL_TEMPLATE_MM] = "dd",
    [DL_TEMPLATE_DD] = "dd",
};

/* ---- compiling ---------------------------------------------------------- */

static size_t find_field(dl_str text)
{
    for (size_t i = 0; i < sizeof field_names / sizeof *field_names; i++)
        if (dl_str_is(text, field_names[i].name))
            return i;
    return SIZE_MAX;
}

/* The literal from `start` to `end`, with `{{` made one brace. */
static dl_str literal_of(dl_arena *arena, dl_str text, size_t start, size_t end)
{
    dl_str raw = {text.p + start, end - start};
    if (!memchr(raw.p, '{', raw.n))
        return raw;
    char *out = dl_arena_alloc(arena, raw.n);
    size_t n = 0;
    for (size_t i = 0; i < raw.n; i++) {
        out[n++] = raw.p[i];
        if (raw.p[i] == '{')
            i++;
    }
    return (dl_str){out, n};
}

/* The end of the literal that begins at `i`: the brace of the next field. */
static size_t literal_end(dl_str text, size_t i)
{
    while (i < text.n) {
        if (text.p[i] == '{') {
            if (i + 1 >= text.n || text.p[i + 1] != '{')
                break;
            i++;
        }
        i++;
    }
    return i;
}

bool dl_template_compile(dl_arena *arena, dl_str text, dl_template *out,
                         dl_span *bad)
{
    dl_template_part parts[DL_TEMPLATE_MAX_PARTS];
    uint32_t n = 0, fields = 0;
    size_t i = 0;
    while (i < text.n) {
        size_t end = literal_end(text, i);
        dl_template_part part = {0};
        if (end > i) {
            part.text = literal_of(arena, text, i, end);
        } else {
            const char *close = memchr(text.p + i, '}', text.n - i);
            end = close ? (size_t)(close - text.p) + 1 : text.n;
            part.text = (dl_str){text.p + i, end - i};
            size_t which = find_field(part.text);
            if (which != SIZE_MAX)
                part.field = field_names[which].field;
        }
        bool is_bad = text.p[i] == '{' && end - i > 1 &&
                      text.p[i + 1] != '{' && !part.field;
        is_bad = is_bad || (end - i == 1 && text.p[i] == '{');
        if (is_bad || n == DL_TEMPLATE_MAX_PARTS) {
            if (bad)
                *bad = (dl_span){(uint32_t)i, (uint32_t)end};
            return false;
        }
        fields |= part.field ? 1u << part.field : 0;
        parts[n++] = part;
        i = end;
    }
    const dl_template_part *kept =
        dl_arena_copy(arena, parts, n * sizeof *parts);
    *out = (dl_template){text, kept, n, fields};
    return true;
}

/* ---- matching ----------------------------------------------------------- */

typedef struct matcher {
    const dl_template *t;
    dl_str text;
    states *reach; /* [text.n + 1] */
    /* The parts by kind: {any}, {title}, {link}; {n}, {id}. */
    states any, title, link, number, id;
    states open; /* {n} and {id} that may go on … */
    /* … and where each began last: that reaches furthest. */
    size_t since[DL_TEMPLATE_MAX_PARTS];
    size_t reached;    /* no state is reachable after this byte */
    uint32_t departs;  /* the furthest byte that could be matched … */
    uint32_t part;     /* … and the part that did not match there */
    uint32_t consumed; /* of that part, if it is a literal */
} matcher;

static bool run_takes(dl_template_field field, char c)
{
    switch (field) {
    case DL_TEMPLATE_TITLE:
        return c != '\n' && c != '\r';
    case DL_TEMPLATE_LINK:
        return (unsigned char)c > ' ';
    case DL_TEMPLATE_ANY:
        return true;
    default:
        return false;
    }
}

/* The end, at most `end`, of the field's run that continues at byte `i`. */
static size_t run_end(dl_template_field field, dl_str text, size_t i,
                      size_t end)
{
    if (field == DL_TEMPLATE_TITLE) {
        const char *newline = memchr(text.p + i, '\n', end - i);
        end = newline ? (size_t)(newline - text.p) : end;
        const char *cr = memchr(text.p + i, '\r', end - i);
        return cr ? (size_t)(cr - text.p) : end;
    }
    while (i < end && run_takes(field, text.p[i]))
        i++;
    return i;
}

static bool is_run(dl_template_field field)
{
    return field == DL_TEMPLATE_TITLE || field == DL_TEMPLATE_LINK ||
           field == DL_TEMPLATE_ANY;
}

static bool id_takes(char c)
{
    return dl_is_alnum(c) || c == '.' || c == '/' || c == '-';
}

/* Whether another part may begin at byte `i`. */
static bool is_boundary(const matcher *m, size_t i)
{
    return i >= m->text.n || !dl_is_continuation(m->text.p[i]);
}

static void note_departure(matcher *m, size_t at, uint32_t part,
                           size_t consumed)
{
    while (consumed > 0 && !is_boundary(m, at)) {
        at--;
        consumed--;
    }
    if (at > m->departs || (at == m->departs && part >= m->part)) {
        m->departs = (uint32_t)at;
        m->part = part;
        m->consumed = (uint32_t)consumed;
    }
}

static size_t common_prefix(const char *a, const char *b, size_t n)
{
    size_t i = 0;
    for (uint64_t x, y; n - i >= sizeof x; i += sizeof x) {
        memcpy(&x, a + i, sizeof x);
        memcpy(&y, b + i, sizeof y);
        if (x != y)
            break;
    }
    while (i < n && a[i] == b[i])
        i++;
    return i;
}

/* How many bytes of the fixed-width part match at `i`; its width if all do. */
static size_t fixed_prefix(const matcher *m, const dl_template_part *part,
                           size_t i, size_t *width)
{
    const char *pattern = fixed_fields[part->field];
    size_t n = 0, room = m->text.n - i;
    const char *p = m->text.p + i;
    if (!pattern) {
        *width = part->text.n;
        return common_prefix(p, part->text.p, *width < room ? *width : room);
    }
    *width = strlen(pattern);
    while (n < *width && n < room &&
           (pattern[n] == 'd' ? dl_is_digit(p[n]) : p[n] == pattern[n]))
        n++;
    return n;
}

static void reach(matcher *m, size_t i, uint32_t e)
{
    m->reach[i] |= (states)1 << e;
    if (i > m->reached)
        m->reached = i;
}

static void sort_parts(matcher *m)
{
    for (uint32_t e = 0; e < m->t->n_parts; e++) {
        const states bit = (states)1 << e;
        switch (m->t->parts[e].field) {
        case DL_TEMPLATE_ANY: m->any |= bit; break;
        case DL_TEMPLATE_TITLE: m->title |= bit; break;
        case DL_TEMPLATE_LINK: m->link |= bit; break;
        case DL_TEMPLATE_N: m->number |= bit; break;
        case DL_TEMPLATE_ID: m->id |= bit; break;
        default: break;
        }
    }
}

/* All runs at once. */
static void step_runs(matcher *m, states here, size_t i)
{
    const char c = m->text.p[i];
    states takes = m->any;
    takes |= run_takes(DL_TEMPLATE_TITLE, c) ? m->title : 0;
    takes |= run_takes(DL_TEMPLATE_LINK, c) ? m->link : 0;
    states on = here & takes;
    if (!on)
        return;
    m->reach[i + 1] |= is_boundary(m, i + 1) ? on | on << 1 : on;
    m->reached = i + 1 > m->reached ? i + 1 : m->reached;
}

/* The parts of a short, bounded width: every end is reachable. */
static void step_short(matcher *m, states here, size_t i)
{
    states begun = here & (m->number | m->id);
    for (states left = begun; left; left &= left - 1)
        m->since[__builtin_ctzll(left)] = i;
    m->open |= begun;
    if (i >= m->text.n || !dl_is_digit(m->text.p[i]))
        m->open &= ~m->number;
    if (i >= m->text.n || !id_takes(m->text.p[i]))
        m->open &= ~m->id;
    for (states left = m->open; left; left &= left - 1) {
        uint32_t e = (uint32_t)__builtin_ctzll(left);
        const states bit = (states)1 << e;
        size_t most = m->number & bit ? LONGEST_N : LONGEST_ID;
        if (i + 1 - m->since[e] <= most)
            reach(m, i + 1, e + 1);
        else
            m->open &= ~bit;
    }
}

/* A literal or a field of one width. */
static void step_fixed(matcher *m, uint32_t e, size_t i)
{
    const dl_template_part *part = &m->t->parts[e];
    size_t width, n = fixed_prefix(m, part, i, &width);
    if (n == width)
        reach(m, i + n, e + 1);
    else if (part->field == DL_TEMPLATE_LITERAL)
        note_departure(m, i + n, e, n);
    else
        note_departure(m, i, e, 0);
}

static void run_matcher(matcher *m)
{
    sort_parts(m);
    const states last = (states)1 << m->t->n_parts;
    const states wide = m->any | m->title | m->link | m->number | m->id;
    m->reach[0] = 1;
    for (size_t i = 0; i <= m->reached; i++) {
        states here = m->reach[i];
        if (!here)
            continue;
        /* {any} may be empty: the part after it may begin here, too. */
        if (is_boundary(m, i))
            for (states more; (more = (here & m->any) << 1 & ~here) != 0;)
                here |= more;
        m->reach[i] = here;
        note_departure(m, i, 63 - (uint32_t)__builtin_clzll(here), 0);
        if (i < m->text.n)
            step_runs(m, here, i);
        if ((here & (m->number | m->id)) | m->open)
            step_short(m, here, i);
        for (states left = here & ~wide & ~last; left; left &= left - 1)
            step_fixed(m, (uint32_t)__builtin_ctzll(left), i);
    }
}

/* Where the part `e` began, given that it ended at `end`. */
static size_t part_start(const matcher *m, uint32_t e, size_t end)
{
    const dl_template_part *part = &m->t->parts[e];
    const states bit = (states)1 << e;
    size_t i = end;
    if (is_run(part->field)) {
        while (i > 0 && m->reach[i - 1] & bit &&
               run_takes(part->field, m->text.p[i - 1]))
            i--;
        return i;
    }
    if (part->field == DL_TEMPLATE_N || part->field == DL_TEMPLATE_ID) {
        /* The longest run of its characters with a reachable start. */
        size_t best = end;
        bool is_n = part->field == DL_TEMPLATE_N;
        size_t most = is_n ? LONGEST_N : LONGEST_ID;
        while (i > 0 && end - i < most &&
               (is_n ? dl_is_digit(m->text.p[i - 1])
                     : id_takes(m->text.p[i - 1])))
            if (m->reach[--i] & bit)
                best = i;
        return best;
    }
    size_t width;
    fixed_prefix(m, part, 0, &width);
    return end - width;
}

static void add_day(dl_template_match *match, int year, int month, int day,
                    bool is_first)
{
    int32_t days = dl_day_of(year, month, day);
    if (!is_first && match->day != days)
        match->dates_differ = true;
    match->day = days;
}

/* Reads the day from the fields; the first date of the text wins. */
static void read_days(const matcher *m, dl_template_match *match)
{
    const dl_span *f = match->fields;
    const char *p = m->text.p;
    uint32_t has = m->t->fields;
    bool is_first = true;
    if (has >> DL_TEMPLATE_YYYYMMDD & 1) {
        size_t at = f[DL_TEMPLATE_YYYYMMDD].start;
        add_day(match, dl_digits_value(p + at, 4),
                dl_digits_value(p + at + 4, 2), dl_digits_value(p + at + 6, 2),
                is_first);
        is_first = false;
    }
    const uint32_t all = 1u << DL_TEMPLATE_YYYY | 1u << DL_TEMPLATE_MM |
                         1u << DL_TEMPLATE_DD;
    if ((has & all) == all) {
        add_day(match, dl_digits_value(p + f[DL_TEMPLATE_YYYY].start, 4),
                dl_digits_value(p + f[DL_TEMPLATE_MM].start, 2),
                dl_digits_value(p + f[DL_TEMPLATE_DD].start, 2), is_first);
        is_first = false;
    }
    if (has >> DL_TEMPLATE_DATE & 1) {
        size_t at = f[DL_TEMPLATE_DATE].start;
        add_day(match, dl_digits_value(p + at, 4),
                dl_digits_value(p + at + 5, 2), dl_digits_value(p + at + 8, 2),
                is_first);
    }
}

static void read_fields(const matcher *m, dl_template_match *match)
{
    uint32_t seen = 0;
    size_t end = m->text.n;
    for (uint32_t e = m->t->n_parts; e-- > 0;) {
        size_t start = part_start(m, e, end);
        dl_template_field field = m->t->parts[e].field;
        if (field && !(seen >> field & 1)) {
            match->fields[field] = (dl_span){(uint32_t)start, (uint32_t)end};
            seen |= 1u << field;
        }
        end = start;
    }
    read_days(m, match);
}

/* ---- the short way ------------------------------------------------------ */

/*
 * Ends each field at the first possible place: if a match is found this way, it
 * is the one that read_fields() finds. SIZE_MAX proves nothing.
 */
static size_t first_end(const matcher *m, uint32_t e, size_t i)
{
    const dl_template_part *part = &m->t->parts[e];
    const char *p = m->text.p;
    size_t n = m->text.n, end = i;
    if (part->field == DL_TEMPLATE_N || part->field == DL_TEMPLATE_ID) {
        bool is_n = part->field == DL_TEMPLATE_N;
        while (end < n && (is_n ? dl_is_digit(p[end]) : id_takes(p[end])))
            end++;
        bool fits = end > i && end - i <= (is_n ? LONGEST_N : LONGEST_ID);
        return fits ? end : SIZE_MAX;
    }
    if (!is_run(part->field)) {
        size_t width, matched = fixed_prefix(m, part, i, &width);
        return matched == width ? i + width : SIZE_MAX;
    }
    bool is_last = e + 1 == m->t->n_parts;
    dl_str next = is_last ? DL_STR("") : m->t->parts[e + 1].text;
    if (!is_last && m->t->parts[e + 1].field != DL_TEMPLATE_LITERAL)
        return SIZE_MAX;
    if (part->field != DL_TEMPLATE_ANY) {
        if (end >= n || !run_takes(part->field, p[end]))
            return SIZE_MAX;
        end++;
    }
    if (!is_last) {
        const char *stop = memmem(p + end, n - end, next.p, next.n);
        n = stop ? (size_t)(stop - p) : n;
    }
    return run_end(part->field, m->text, end, n);
}

static bool match_shortly(const matcher *m, dl_template_match *match)
{
    size_t i = 0;
    for (uint32_t e = 0; e < m->t->n_parts; e++) {
        size_t end = first_end(m, e, i);
        if (end == SIZE_MAX)
            return false;
        match->fields[m->t->parts[e].field] =
            (dl_span){(uint32_t)i, (uint32_t)end};
        i = end;
    }
    match->fields[DL_TEMPLATE_LITERAL] = (dl_span){0};
    return i == m->text.n;
}

static void set_departure(const matcher *m, dl_template_match *match)
{
    match->departs = m->departs;
    if (m->part < m->t->n_parts) {
        dl_str text = m->t->parts[m->part].text;
        match->expected =
            (dl_str){text.p + m->consumed, text.n - m->consumed};
    }
}

/* Most texts that do not match are entirely different. */
static bool departs_at_once(matcher *m)
{
    if (!m->t->n_parts || m->t->parts[0].field != DL_TEMPLATE_LITERAL)
        return false;
    size_t width, n = fixed_prefix(m, &m->t->parts[0], 0, &width);
    if (n < width)
        note_departure(m, n, 0, n);
    return n < width;
}

dl_template_match dl_template_match_text(const dl_template *t, dl_str text)
{
    dl_template_match match = {.day = DL_NO_DAY};
    matcher m = {.t = t, .text = text};
    match.is_match = match_shortly(&m, &match);
    if (match.is_match) {
        read_days(&m, &match);
        return match;
    }
    memset(match.fields, 0, sizeof match.fields);
    if (departs_at_once(&m)) {
        set_departure(&m, &match);
        return match;
    }
    states small[STACK_TEXT + 1];
    bool is_small = text.n <= STACK_TEXT;
    size_t size = (text.n + 1) * sizeof(states);
    m.reach = is_small ? memset(small, 0, size) : dl_xcalloc(1, size);
    run_matcher(&m);
    match.is_match = m.reach[text.n] >> t->n_parts & 1;
    if (match.is_match)
        read_fields(&m, &match);
    else
        set_departure(&m, &match);
    if (!is_small)
        dl_free(m.reach);
    return match;
}

dl_template_match dl_templates_match(const dl_templates *templates, dl_str text)
{
    dl_template_match best = {.day = DL_NO_DAY};
    for (uint32_t i = 0; i < templates->n; i++) {
        const dl_template *t = &templates->v[i];
        dl_template_match match = dl_template_match_text(t, text);
        match.which = i;
        if (match.is_match)
            return match;
        if (i == 0 || match.departs > best.departs)
            best = match;
    }
    return best;
}

/* ---- writing ------------------------------------------------------------ */

dl_str dl_template_for_day(dl_arena *arena, const dl_template *t, int32_t day)
{
    const uint32_t dates = 1u << DL_TEMPLATE_DATE | 1u << DL_TEMPLATE_YYYYMMDD |
                           1u << DL_TEMPLATE_YYYY | 1u << DL_TEMPLATE_MM |
                           1u << DL_TEMPLATE_DD;
    if (t->fields & ~dates || day == DL_NO_DAY)
        return DL_STR("");
    int y, m, d;
    dl_day_split(day, &y, &m, &d);
    dl_str out = DL_STR("");
    for (uint32_t i = 0; i < t->n_parts; i++) {
        char text[16] = "";
        switch (t->parts[i].field) {
        case DL_TEMPLATE_DATE:
            snprintf(text, sizeof text, "%04d-%02d-%02d", y, m, d);
            break;
        case DL_TEMPLATE_YYYYMMDD:
            snprintf(text, sizeof text, "%04d%02d%02d", y, m, d);
            break;
        case DL_TEMPLATE_YYYY:
            snprintf(text, sizeof text, "%04d", y);
            break;
        case DL_TEMPLATE_MM:
            snprintf(text, sizeof text, "%02d", m);
            break;
        case DL_TEMPLATE_DD:
            snprintf(text, sizeof text, "%02d", d);
            break;
        default:
            break;
        }
        dl_str part = *text ? dl_str_of(text) : t->parts[i].text;
        out = dl_arena_printf(arena, "%.*s%.*s", DL_FMT(out), DL_FMT(part));
    }
    return out;
}
