/* kramdown's tables (table.rb): they need no delimiter row, and one `|` in each
   line suffices. */
#include "page/kramdown_table.h"

#include "base/str.h"

/* The end of the `{{ x | first }}` or `{% x | y %}` that begins in [from, at)
   and goes on after byte `at`; 0: there is none. Liquid has run before. */
static uint32_t liquid_end(const dl_kd *kd, uint32_t from, uint32_t at,
                           uint32_t end)
{
    const char *p = kd->src;
    if (!kd->b->renderer->liquid)
        return 0;
    while (from < at) {
        const char *open = memchr(p + from, '{', at - from);
        if (!open)
            return 0;
        from = (uint32_t)(open - p) + 1;
        if (p[from] != '{' && p[from] != '%')
            continue;
        dl_str rest = {p + from, end - from};
        size_t n = dl_str_find(rest, p[from] == '{' ? DL_STR("}}")
                                                    : DL_STR("%}"));
        if (n == SIZE_MAX)
            return 0;
        from += (uint32_t)n + 2;
        if (from > at)
            return from;
    }
    return 0;
}

/* TABLE_PIPE_CHECK: a `|` without a backslash before it. */
static bool has_pipe(const dl_kd *kd, const dl_kd_line *l)
{
    const char *p = kd->src;
    for (uint32_t i = l->start; i < l->end; i++) {
        const char *next = memchr(p + i, '|', l->end - i);
        if (!next)
            return false;
        uint32_t at = (uint32_t)(next - p);
        uint32_t gone = liquid_end(kd, i, at, l->end);
        if (gone == 0 && (at == l->start || p[at - 1] != '\\'))
            return true;
        i = gone > 0 ? gone - 1 : at;
    }
    return false;
}

/* TABLE_SEP_LINE, TABLE_FSEP_LINE: only these signs, with one of `needed`. */
static bool consists_of(const dl_kd *kd, const dl_kd_line *l, const char *signs,
                        char needed)
{
    bool has = false;
    for (uint32_t i = l->start; i < l->end; i++) {
        if (!dl_is_one_of(kd->src[i], signs))
            return false;
        has |= kd->src[i] == needed;
    }
    return has;
}

/* The end of the code span that begins with `n` backticks before byte `at` of
   line `*i`; `*i` is moved to its line. DL_NONE: there is none. */
static uint32_t code_end(const dl_kd *kd, dl_kd_lines lines, size_t *i,
                         uint32_t at, uint32_t n)
{
    for (size_t k = *i; k < lines.n; k++) {
        const dl_kd_line *l = &lines.v[k];
        for (uint32_t c = k == *i ? at : l->start; c < l->end; c++) {
            uint32_t run = c;
            while (run < l->end && kd->src[run] == '`')
                run++;
            if (run - c >= n) {
                *i = k;
                return c + n;
            }
            c = run > c ? run - 1 : c;
        }
    }
    return DL_NONE;
}

/* What was seen of a table's lines, from one code span to the next. */
typedef struct pipes {
    const dl_kd *kd;
    dl_kd_lines lines;
    bool on_line; /* there was a `|` in the line, outside of code */
} pipes;

/* A part of a line. */
static bool has_pipe_in(const pipes *p, size_t i, uint32_t from, uint32_t to)
{
    dl_kd_line part = p->lines.v[i];
    part.start = from;
    part.end = to;
    return has_pipe(p->kd, &part);
}

/* The text from byte `from` of line `i` to byte `to` of line `last`. Only its
   first and its last line are looked at, and a line end at its very end is not
   one; false: a line has no `|`. */
static bool pass_text(pipes *p, size_t i, uint32_t from, size_t last,
                      uint32_t to)
{
    if (last > i && to == p->lines.v[last].start)
        to = p->lines.v[--last].end;
    if (last == i) {
        p->on_line |= has_pipe_in(p, i, from, to);
        return true;
    }
    if (!p->on_line && !has_pipe_in(p, i, from, p->lines.v[i].end))
        return false;
    p->on_line = has_pipe_in(p, last, p->lines.v[last].start, to);
    return true;
}

/* The element that begins at byte `at` of a line, `<a …>글</a>`: where it ends,
   or DL_NONE. kramdown looks for no `|` in it, but divides cells there. */
static uint32_t element_end(const dl_kd *kd, const dl_kd_line *l, uint32_t at)
{
    uint32_t i = at + 1, name = i;
    while (i < l->end && dl_is_alnum(kd->src[i]))
        i++;
    uint32_t n = i - name;
    if (n == 0)
        return DL_NONE;
    for (; i + n + 2 < l->end; i++) {
        const char *p = kd->src + i;
        if (p[0] == '<' && p[1] == '/' && p[n + 2] == '>' &&
            memcmp(p + 2, kd->src + name, n) == 0)
            return i + n + 3;
    }
    return DL_NONE;
}

/* The first element of a line from byte `at` on: where it begins, or DL_NONE.
   `end` is where it ends. Only the first tags are tried. */
static uint32_t find_element(const dl_kd *kd, const dl_kd_line *l, uint32_t at,
                             uint32_t *end)
{
    enum { MOST_TAGS = 16 };
    for (unsigned n = 0; at < l->end && n < MOST_TAGS; at++, n++) {
        const char *open = memchr(kd->src + at, '<', l->end - at);
        if (!open)
            break;
        at = (uint32_t)(open - kd->src);
        *end = element_end(kd, l, at);
        if (*end != DL_NONE)
            return at;
    }
    return DL_NONE;
}

/* Whether each line has a `|` outside of code spans and elements, as kramdown
   finds it. */
static bool have_pipes(const dl_kd *kd, dl_kd_lines lines)
{
    pipes p = {kd, lines, false};
    size_t i = 0, text_line = 0, bare = lines.n; /* a line without elements */
    uint32_t at = lines.v[0].start, text = at;
    while (i < lines.n) {
        const dl_kd_line *l = &lines.v[i];
        const char *tick = at < l->end ? memchr(kd->src + at, '`', l->end - at)
                                       : NULL;
        uint32_t after = at;
        uint32_t open = i == bare ? DL_NONE : find_element(kd, l, at, &after);
        if (open == DL_NONE)
            bare = i;
        if (open != DL_NONE && (!tick || open < (uint32_t)(tick - kd->src))) {
            if (!pass_text(&p, text_line, text, i, open))
                return false;
            text_line = i;
            text = at = after;
            continue;
        }
        if (!tick) {
            if (++i < lines.n)
                at = lines.v[i].start;
            continue;
        }
        uint32_t run = (uint32_t)(tick - kd->src), first = run;
        while (run < l->end && kd->src[run] == '`')
            run++;
        size_t line = i;
        uint32_t end = code_end(kd, lines, &i, run, run - first);
        if (end == DL_NONE) {
            at = run;
            continue;
        }
        if (!pass_text(&p, text_line, text, line, first) || i > line + 1 ||
            (i > line && !p.on_line))
            return false;
        p.on_line &= i == line;
        text_line = i;
        text = at = end;
    }
    return pass_text(&p, text_line, text, lines.n - 1,
                     lines.v[lines.n - 1].end) &&
           p.on_line;
}

size_t dl_kd_table(dl_kd *kd, dl_kd_lines lines, size_t i, dl_kd_place *place)
{
    uint32_t at = dl_kd_text(kd, &lines.v[i]);
    if (!dl_kd_is_apart(place) || at == DL_NONE || kd->src[at] == '\t')
        return i;
    size_t end = i, rows = 0, ruled = 0;
    bool has_body = false;
    for (; end < lines.n && has_pipe(kd, &lines.v[end]); end++) {
        const dl_kd_line *l = &lines.v[end];
        if (consists_of(kd, l, "+|: \t-", '-')) {
            if (rows > 0 && ruled == 0)
                ruled = rows;
            else
                has_body |= rows > 0;
            rows = 0;
        } else if (!consists_of(kd, l, "+|: \t=", '=')) {
            rows++;
        }
    }
    has_body |= rows > 0;
    if (end == i || !has_body || !dl_kd_is_boundary(kd, lines, end) ||
        !have_pipes(kd, (dl_kd_lines){lines.v + i, end - i}))
        return i;
    uint32_t block = dl_kd_add(kd, place, DL_BLOCK_TABLE, lines, i, end);
    if (ruled > 0)
        kd->b->blocks.v[block].flags |= DL_BLOCK_RULED;
    return end;
}
