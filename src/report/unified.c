/*
 * The shortest edit script over lines, by E. Myers, "An O(ND) Difference
 * Algorithm and Its Variations" (1986).
 */
#include "report/unified.h"

#include <stdlib.h>

#include "base/str.h"
#include "base/vec.h"

enum { CONTEXT = 3, MOST_CHANGES = 1000 };

typedef DL_VEC(dl_str) lines;

/* A stretch of changed lines: [a, a_end) of the old became [b, b_end). */
typedef struct change {
    size_t a, a_end, b, b_end;
} change;

typedef struct differ {
    lines a, b;
    DL_VEC(change) changes; /* in order, with equal lines between them */
} differ;

/* With their line ends. */
static lines split(dl_str text)
{
    lines list = {0};
    while (text.n) {
        const char *end = memchr(text.p, '\n', text.n);
        size_t n = end ? (size_t)(end - text.p) + 1 : text.n;
        dl_vec_push(&list, (dl_str){text.p, n});
        text = dl_str_from(text, n);
    }
    return list;
}

static void add_change(differ *d, change c)
{
    change *last = d->changes.n ? &d->changes.v[d->changes.n - 1] : NULL;
    if (last && last->a_end == c.a && last->b_end == c.b) {
        last->a_end = c.a_end;
        last->b_end = c.b_end;
    } else {
        dl_vec_push(&d->changes, c);
    }
}

/* The furthest line of the old text reached on each diagonal (old line less new
   line), -MOST_CHANGES - 1 to MOST_CHANGES + 1. */
typedef struct frontier {
    int x[2 * MOST_CHANGES + 3];
} frontier;

static int *at(frontier *f, int diagonal)
{
    return &f->x[diagonal + MOST_CHANGES + 1];
}

/* Whether the path to `diagonal` in step `k` arrives by an added line (from the
   diagonal above) rather than by a removed one. */
static bool comes_by_new_line(frontier *f, int diagonal, int k)
{
    return diagonal == -k ||
           (diagonal != k && *at(f, diagonal - 1) < *at(f, diagonal + 1));
}

/* Walks back from the end of both texts and records the line of each step. */
static void trace_back(differ *d, frontier *trace, int steps, int x, int y,
                       size_t offset)
{
    change *found = dl_xcalloc((size_t)steps, sizeof *found);
    for (int k = steps; k > 0; k--) {
        frontier *f = &trace[k - 1];
        bool is_new = comes_by_new_line(f, x - y, k);
        int diagonal = x - y + (is_new ? 1 : -1);
        x = *at(f, diagonal);
        y = x - diagonal;
        size_t a = offset + (size_t)x, b = offset + (size_t)y;
        found[k - 1] = (change){a, a + !is_new, b, b + is_new};
    }
    for (int k = 0; k < steps; k++)
        add_change(d, found[k]);
    dl_free(found);
}

/* Compares the lines between the common beginning and end; false if more than
   MOST_CHANGES lines change. */
static bool compare(differ *d, size_t offset, int n, int m)
{
    DL_VEC(frontier) trace = {0};
    frontier f = {{0}};
    int step = 0;
    bool is_done = false;
    for (; !is_done && step <= MOST_CHANGES; step++) {
        for (int diagonal = -step; diagonal <= step; diagonal += 2) {
            int x = step == 0 ? 0
                    : comes_by_new_line(&f, diagonal, step)
                        ? *at(&f, diagonal + 1)
                        : *at(&f, diagonal - 1) + 1;
            int y = x - diagonal;
            while (x < n && y < m &&
                   dl_str_eq(d->a.v[offset + (size_t)x],
                             d->b.v[offset + (size_t)y])) {
                x++;
                y++;
            }
            *at(&f, diagonal) = x;
            is_done |= x >= n && y >= m;
        }
        dl_vec_push(&trace, f);
    }
    if (is_done)
        trace_back(d, trace.v, step - 1, n, m, offset);
    dl_vec_free(&trace);
    return is_done;
}

static void find_changes(differ *d)
{
    size_t n = d->a.n, m = d->b.n, head = 0, tail = 0;
    while (head < n && head < m && dl_str_eq(d->a.v[head], d->b.v[head]))
        head++;
    while (tail < n - head && tail < m - head &&
           dl_str_eq(d->a.v[n - 1 - tail], d->b.v[m - 1 - tail]))
        tail++;
    n -= head + tail;
    m -= head + tail;
    if (n + m == 0)
        return;
    if (n == 0 || m == 0 || !compare(d, head, (int)n, (int)m))
        add_change(d, (change){head, head + n, head, head + m});
}

/* ---- writing ------------------------------------------------------------ */

static void add_line(dl_buf *out, char mark, dl_str line)
{
    dl_buf_addc(out, mark);
    dl_buf_add(out, line);
    if (line.p[line.n - 1] != '\n')
        dl_buf_adds(out, "\n\\ No newline at end of file\n");
}

static void add_range(dl_buf *out, char mark, size_t start, size_t n)
{
    dl_buf_printf(out, "%c%zu", mark, n ? start + 1 : start);
    if (n != 1)
        dl_buf_printf(out, ",%zu", n);
}

/* One hunk: the changes [from, to) with the equal lines around them. */
static void add_hunk(const differ *d, size_t from, size_t to, dl_buf *out)
{
    const change *first = &d->changes.v[from], *last = &d->changes.v[to - 1];
    size_t before = first->a < CONTEXT ? first->a : CONTEXT;
    size_t behind = d->a.n - last->a_end;
    if (behind > CONTEXT)
        behind = CONTEXT;
    size_t a = first->a - before, b = first->b - before;
    dl_buf_adds(out, "@@ ");
    add_range(out, '-', a, last->a_end + behind - a);
    dl_buf_addc(out, ' ');
    add_range(out, '+', b, last->b_end + behind - b);
    dl_buf_adds(out, " @@\n");
    for (size_t i = from; i < to; i++) {
        const change *c = &d->changes.v[i];
        for (; a < c->a; a++)
            add_line(out, ' ', d->a.v[a]);
        for (; a < c->a_end; a++)
            add_line(out, '-', d->a.v[a]);
        for (b = c->b; b < c->b_end; b++)
            add_line(out, '+', d->b.v[b]);
    }
    for (size_t end = last->a_end + behind; a < end; a++)
        add_line(out, ' ', d->a.v[a]);
}

/* Whether git writes the byte of a name as it is (core.quotePath: false). */
static bool is_plain(char c)
{
    return (unsigned char)c >= 0x20 && c != 0x7F && c != '"' && c != '\\';
}

/* The bytes of a name in git's quotes (quote_c_style()). */
static void add_quoted(dl_buf *out, dl_str name)
{
    static const char letters[] = "abtnvfr";
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        if (is_plain(c))
            dl_buf_addc(out, c);
        else if (c >= '\a' && c <= '\r')
            dl_buf_printf(out, "\\%c", letters[c - '\a']);
        else if (c == '"' || c == '\\')
            dl_buf_printf(out, "\\%c", c);
        else
            dl_buf_printf(out, "\\%03o", (unsigned char)c);
    }
}

/* One line of the head, as git writes it: a name that could end the line is in
   quotes, and after one with spaces there is a tab. */
static void add_name(dl_buf *out, const char *mark, const char *side,
                     dl_str path)
{
    size_t plain = 0;
    while (plain < path.n && is_plain(path.p[plain]))
        plain++;
    bool is_quoted = plain < path.n;
    bool is_relative = path.n == 0 || path.p[0] != '/';
    dl_buf_printf(out, "%s %s%s", mark, is_quoted ? "\"" : "",
                  is_relative ? side : "");
    add_quoted(out, path);
    dl_buf_adds(out, is_quoted ? "\"" : "");
    dl_buf_adds(out, memchr(path.p, ' ', path.n) ? "\t\n" : "\n");
}

void dl_unified_diff(dl_str path, dl_str before, dl_str after, dl_buf *out)
{
    differ d = {.a = split(before), .b = split(after)};
    find_changes(&d);
    if (d.changes.n) {
        add_name(out, "---", "a/", path);
        add_name(out, "+++", "b/", path);
    }
    for (size_t i = 0, end; i < d.changes.n; i = end) {
        for (end = i + 1; end < d.changes.n; end++)
            if (d.changes.v[end].a - d.changes.v[end - 1].a_end > 2 * CONTEXT)
                break;
        add_hunk(&d, i, end, out);
    }
    dl_vec_free(&d.changes);
    dl_vec_free(&d.a);
    dl_vec_free(&d.b);
}
