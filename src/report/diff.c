/* Writes the lines that a fix changes, before and after. */
#include "report/diff.h"

#include "base/str.h"
#include "report/cells.h"
#include "report/gutter.h"
#include "report/ink.h"
#include "report/snippet.h"

#define ELLIPSIS "\xE2\x80\xA6"

enum {
    LEAST_CONTEXT = 8, /* cells on either side of a change in a long line */
    MOST_HUNKS = 5,
    MOST_LINES = 6 /* of one side of a hunk */
};

/* Edits that touch neighbouring text: each continues in the line where the
   previous one ended, near enough to be shown with it. */
typedef struct hunk {
    size_t first, last; /* edits, half-open */
    dl_span change;     /* from the first edit's start to the last one's end */
    dl_span shown;      /* with the context that is shown, within its lines */
    uint32_t line;      /* of change.start */
} hunk;

/* What is drawn, and where. */
typedef struct sheet {
    dl_buf *out;
    const dl_doc *doc;
    const dl_fix *fix;
    size_t width; /* cells of a line */
    bool color;
} sheet;

static uint32_t line_of(const dl_doc *doc, uint32_t offset)
{
    return dl_doc_position(doc, offset, DL_UNIT_BYTE).line;
}

static uint32_t line_start(const dl_doc *doc, uint32_t offset)
{
    return dl_doc_line(doc, line_of(doc, offset)).start;
}

static uint32_t line_end(const dl_doc *doc, uint32_t offset)
{
    return dl_doc_line(doc, line_of(doc, offset)).end;
}

/* The cells of the longest line of `text`; inexact above the width. */
static size_t widest(const sheet *s, dl_str text)
{
    size_t most = 0;
    for (size_t at = 0; at <= text.n;) {
        const char *lf =
            at < text.n ? memchr(text.p + at, '\n', text.n - at) : NULL;
        size_t end = lf ? (size_t)(lf - text.p) : text.n;
        size_t cells = dl_cells((dl_str){text.p + at, end - at}, s->width);
        most = cells > most ? cells : most;
        at = end + 1;
    }
    return most;
}

/* Appends the text of `span` as the edits of the hunk leave it. */
static void add_after(const sheet *s, const hunk *h, dl_span span, dl_buf *out)
{
    uint32_t at = span.start;
    for (size_t i = h->first; i < h->last; i++) {
        const dl_edit *e = &s->fix->edits[i];
        dl_buf_add(out, dl_doc_slice(s->doc, (dl_span){at, e->span.start}));
        dl_buf_add(out, e->text);
        at = e->span.end;
    }
    dl_buf_add(out, dl_doc_slice(s->doc, (dl_span){at, span.end}));
}

/* The cells that the hunk's change takes, before it or after it. */
static size_t cells_of(const sheet *s, const hunk *h)
{
    dl_buf text = {0};
    add_after(s, h, h->change, &text);
    size_t after = widest(s, dl_buf_str(&text));
    size_t before = widest(s, dl_doc_slice(s->doc, h->change));
    dl_buf_free(&text);
    return after > before ? after : before;
}

/* Takes in the edits that follow while they are near. */
static void grow(const sheet *s, hunk *h)
{
    while (h->last < s->fix->n_edits &&
           s->fix->edits[h->last].span.start <=
               line_end(s->doc, h->change.end)) {
        hunk more = *h;
        if (s->fix->edits[h->last].span.start - h->change.end > 4 * s->width)
            return; /* however few cells a character may take */
        more.change.end = s->fix->edits[more.last++].span.end;
        if (cells_of(s, &more) + 2 * LEAST_CONTEXT + 2 > s->width)
            return;
        *h = more;
    }
}

/* The context that has room beside the change: as much on both sides, unless
   one of them has less. `from` to `to` is what may be shown. */
static void choose(const sheet *s, hunk *h, uint32_t from, uint32_t to)
{
    dl_str src = {s->doc->src.p, to};
    size_t change = cells_of(s, h);
    dl_span left = {from, h->change.start}, right = {h->change.end, to};
    size_t before = dl_cells(dl_doc_slice(s->doc, left), s->width);
    size_t after = dl_cells(dl_doc_slice(s->doc, right), s->width);
    h->shown = (dl_span){from, to};
    if (before + change + after <= s->width)
        return;
    size_t all = s->width - 2; /* without the marks of a cut */
    size_t room = change < all - LEAST_CONTEXT ? all - change : LEAST_CONTEXT;
    size_t want = room / 2;
    if (after < room - want)
        want = room - after;
    if (before < want)
        want = before;
    h->shown.start =
        (uint32_t)dl_cells_back(src, h->change.start, from, want);
    left.start = h->shown.start;
    room -= dl_cells(dl_doc_slice(s->doc, left), room);
    h->shown.end = (uint32_t)dl_cells_ahead(src, h->change.end, room);
}

/* `done` edits are drawn; the text before the last of them is not shown
   again. */
static hunk hunk_at(const sheet *s, size_t done)
{
    const dl_edit *edits = s->fix->edits;
    hunk h = {.first = done, .last = done + 1, .change = edits[done].span};
    h.line = line_of(s->doc, h.change.start);
    grow(s, &h);
    uint32_t from = line_start(s->doc, h.change.start);
    uint32_t to = line_end(s->doc, h.change.end);
    if (from > h.change.start) /* the byte-order mark */
        from = h.change.start;
    if (to < h.change.end) /* in the middle of a line end */
        to = h.change.end;
    if (done > 0 && from < edits[done - 1].span.end)
        from = edits[done - 1].span.end;
    if (h.last < s->fix->n_edits && to > edits[h.last].span.start)
        to = edits[h.last].span.start;
    choose(s, &h, from, to);
    return h;
}

/* Where the line of `text` that begins at `at` ends, and the length of its line
   end (0: the text ends). */
static size_t text_line_end(dl_str text, size_t at, size_t *length)
{
    while (at < text.n && text.p[at] != '\n' && text.p[at] != '\r')
        at++;
    *length = at == text.n ? 0
              : at + 1 < text.n && text.p[at] == '\r' && text.p[at + 1] == '\n'
                  ? 2
                  : 1;
    return at;
}

/* Draws `text` line by line, each after its number. */
static void add_side(const sheet *s, const hunk *h, char bar, dl_str text)
{
    const char *ink =
        dl_ink_on(s->color, bar == '-' ? DL_INK_REMOVED : DL_INK_ADDED);
    bool cut_left = h->shown.start > line_start(s->doc, h->shown.start);
    bool cut_right = h->shown.end < line_end(s->doc, h->shown.end);
    dl_buf line = {0};
    uint32_t number = h->line;
    size_t at = 0, newline;
    do {
        size_t end = text_line_end(text, at, &newline);
        dl_str part = {text.p + at, end - at};
        bool begins_cut = at == 0 && cut_left;
        bool ends_cut = newline == 0 && cut_right;
        size_t room = s->width - begins_cut;
        if (ends_cut || dl_cells(part, room) > room) {
            room--;
            ends_cut = true;
        }
        dl_buf_clear(&line);
        dl_buf_adds(&line, begins_cut ? ELLIPSIS : "");
        dl_show(&line, part, room);
        dl_buf_adds(&line, ends_cut ? ELLIPSIS : "");
        dl_gutter_add_line(s->out, s->doc, number++, bar, dl_buf_str(&line),
                           ink, s->color);
        at = end + newline;
    } while (newline > 0 && number - h->line < MOST_LINES);
    if (newline > 0)
        dl_gutter_add_line(s->out, s->doc, number, bar, DL_STR(ELLIPSIS), ink,
                           s->color);
    dl_buf_free(&line);
}

static void add_hunk(const sheet *s, const hunk *h)
{
    dl_buf after = {0};
    add_after(s, h, h->shown, &after);
    add_side(s, h, '-', dl_doc_slice(s->doc, h->shown));
    add_side(s, h, '+', dl_buf_str(&after));
    dl_buf_free(&after);
}

void dl_diff_add(dl_buf *out, const dl_doc *doc, const dl_fix *fix,
                 unsigned width, bool color)
{
    sheet s = {out, doc, fix, width, color};
    size_t done = 0;
    for (unsigned i = 0; i < MOST_HUNKS && done < fix->n_edits; i++) {
        hunk h = hunk_at(&s, done);
        add_hunk(&s, &h);
        done = h.last;
    }
    if (done < fix->n_edits) {
        dl_gutter_add(out, doc, "", color);
        dl_buf_printf(out, "(+%zu)\n", (size_t)fix->n_edits - done);
    }
}
