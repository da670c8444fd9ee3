/* Chooses the part of a line to show, and draws it with its marks. */
#include "report/snippet.h"

#include "base/str.h"
#include "report/writer.h"

#define ELLIPSIS "\xE2\x80\xA6"

/* The clusters around the mark; `first` to `last` are shown. */
typedef struct view {
    const dl_cluster *clusters; /* the snippet's */
    size_t n;
    size_t width;
    size_t mark, mark_end; /* clusters, half-open; empty at the end of the
                              line */
    bool cut_left, cut_right;
    size_t first, last;
} view;

static unsigned cells_of(const dl_cluster *c)
{
    return c->character == '\t' ? DL_SNIPPET_TAB : c->cells;
}

/* Where to begin reading so that enough text precedes `start`: a character may
   take four bytes and only one cell. */
static size_t scan_start(dl_str line, size_t start, size_t width)
{
    if (start <= 4 * width)
        return 0;
    size_t i = start - 4 * width;
    while (i < start && dl_is_continuation(line.p[i]))
        i++;
    return i;
}

static void collect(view *v, dl_snippet *snippet, dl_str line, size_t start,
                    size_t end)
{
    size_t i = scan_start(line, start, v->width);
    size_t ahead = 0; /* cells from the mark on */
    snippet->clusters.n = 0;
    v->cut_left = i > 0;
    v->mark = v->mark_end = SIZE_MAX;
    while (i < line.n && ahead <= v->width) {
        dl_cluster c = dl_cluster_at(line, i);
        i = c.end;
        c.cells += snippet->in_actions && dl_log_is_bracket(line, c.start);
        if (v->mark == SIZE_MAX && c.end > start)
            v->mark = snippet->clusters.n;
        if (v->mark != SIZE_MAX)
            ahead += cells_of(&c);
        if (v->mark != SIZE_MAX && v->mark_end == SIZE_MAX && c.start >= end)
            v->mark_end = snippet->clusters.n;
        dl_vec_push(&snippet->clusters, c);
    }
    v->clusters = snippet->clusters.v;
    v->n = snippet->clusters.n;
    v->cut_right = i < line.n;
    if (v->mark == SIZE_MAX)
        v->mark = v->n;
    if (v->mark_end == SIZE_MAX)
        v->mark_end = v->n;
    if (v->mark_end == v->mark && v->mark < v->n)
        v->mark_end++;
}

static size_t sum(const view *v, size_t from, size_t to)
{
    size_t cells = 0;
    for (size_t i = from; i < to; i++)
        cells += cells_of(&v->clusters[i]);
    return cells;
}

/* Chooses what is shown: all of it if it fits, otherwise the mark with as much
   on both sides as there is room for. */
static void choose(view *v)
{
    size_t left = sum(v, 0, v->mark);
    size_t right = sum(v, v->mark_end, v->n);
    size_t marked = v->mark < v->n ? sum(v, v->mark, v->mark_end) : 1;
    v->first = 0;
    v->last = v->n;
    if (!v->cut_left && !v->cut_right && left + marked + right <= v->width)
        return;
    /* leave room around the mark */
    const size_t all = v->width - 2, most = all - v->width / 5;
    size_t room = all - (marked < most ? marked : most);
    size_t want = room / 2;
    if (!v->cut_right && right < room - want)
        want = room - right;
    size_t cells = 0;
    for (v->first = v->mark; v->first > 0; v->first--) {
        cells += cells_of(&v->clusters[v->first - 1]);
        if (cells > want)
            break;
    }
    v->cut_left = v->cut_left || v->first > 0;
    cells = 0;
    for (v->last = v->first; v->last < v->n; v->last++) {
        cells += cells_of(&v->clusters[v->last]);
        if (cells > all)
            break;
    }
    v->cut_right = v->cut_right || v->last < v->n;
}

static void repeat(dl_buf *out, char c, size_t times)
{
    dl_buf_reserve(out, times);
    memset(out->p + out->n, c, times);
    out->n += times;
    out->p[out->n] = '\0';
}

/* Pads the line of marks with spaces up to `column`, then marks `cells`. */
static void add_marks(dl_buf *marks, size_t column, size_t cells, char mark)
{
    if (marks->n < column)
        repeat(marks, ' ', column - marks->n);
    repeat(marks, mark, cells);
}

static void draw(dl_snippet *out, const view *v, dl_str line, char mark)
{
    size_t column = 0;
    if (v->cut_left) {
        dl_buf_adds(&out->text, ELLIPSIS);
        column = 1;
    }
    for (size_t i = v->first; i < v->last; i++) {
        const dl_cluster *c = &v->clusters[i];
        size_t cells = c->cells;
        if (c->character == '\t') {
            cells = DL_SNIPPET_TAB - column % DL_SNIPPET_TAB;
            repeat(&out->text, ' ', cells);
        } else {
            if (out->in_actions && dl_log_is_bracket(line, c->start))
                dl_buf_addc(&out->text, '\\');
            dl_cluster_show(&out->text, line, c);
        }
        if (i >= v->mark && i < v->mark_end)
            add_marks(&out->marks, column, cells, mark);
        column += cells;
    }
    if (v->cut_right)
        dl_buf_adds(&out->text, ELLIPSIS);
    if (out->marks.n == 0)
        add_marks(&out->marks, column, 1, mark);
}

void dl_snippet_layout(dl_snippet *snippet, dl_str line, size_t start,
                       size_t end, char mark)
{
    view v = {.width = snippet->width ? snippet->width : DL_SNIPPET_CELLS};
    if (start > line.n)
        start = line.n;
    collect(&v, snippet, line, start, end);
    choose(&v);
    dl_buf_clear(&snippet->text);
    dl_buf_clear(&snippet->marks);
    draw(snippet, &v, line, mark);
}

void dl_snippet_free(dl_snippet *snippet)
{
    dl_buf_free(&snippet->text);
    dl_buf_free(&snippet->marks);
    dl_vec_free(&snippet->clusters);
}
