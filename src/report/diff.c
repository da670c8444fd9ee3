/* Writes the lines that a fix changes, before and after. */
#include "report/diff.h"

#include "base/str.h"
#include "report/cells.h"
#include "report/gutter.h"
#include "report/ink.h"
#include "report/snippet.h"

#define ELLIPSIS "\xE2\x80\xA6"

enum {
    CONTEXT = 30,     /* clusters on either side of a change in a long line */
    MOST_CELLS = 240, /* of one line */
    MOST_HUNKS = 5,
    MOST_LINES = 6 /* of one side of a hunk */
};

/* Edits that touch neighbouring text: each continues in the line where the
   previous one ended. */
typedef struct hunk {
    size_t first, last; /* edits, half-open */
    dl_span change;     /* from the first edit's start to the last one's end */
    dl_span shown;      /* with the context that is shown, within its lines */
    uint32_t line;      /* of change.start */
} hunk;

static uint32_t line_of(const dl_doc *doc, uint32_t offset)
{
    return dl_doc_position(doc, offset, DL_UNIT_BYTE).line;
}

/* The offset up to `count` clusters before `from`, but not before `limit`. */
static uint32_t step_back(const dl_doc *doc, uint32_t from, uint32_t limit)
{
    /* Clusters can only be found forwards: count code points, each at most one
       cluster. */
    uint32_t at = from;
    for (unsigned i = 0; i < CONTEXT && at > limit; i++)
        do
            at--;
        while (at > limit && dl_is_continuation(doc->src.p[at]));
    return at;
}

static uint32_t step_ahead(const dl_doc *doc, uint32_t from, uint32_t limit)
{
    dl_str text = {doc->src.p, limit};
    size_t at = from;
    for (unsigned i = 0; i < CONTEXT && at < limit; i++)
        at = dl_cluster_at(text, at).end;
    return (uint32_t)at;
}

static hunk hunk_at(const dl_doc *doc, const dl_fix *fix, size_t first)
{
    const dl_edit *edits = fix->edits;
    hunk h = {.first = first, .last = first + 1, .change = edits[first].span};
    h.line = line_of(doc, h.change.start);
    dl_span line = dl_doc_line(doc, h.line);
    uint32_t end_line = line_of(doc, h.change.end);
    while (h.last < fix->n_edits &&
           edits[h.last].span.start <= dl_doc_line(doc, end_line).end) {
        h.change.end = edits[h.last++].span.end;
        end_line = line_of(doc, h.change.end);
    }
    dl_span last_line = dl_doc_line(doc, end_line);
    h.shown.start = step_back(doc, h.change.start, line.start);
    if (h.change.start - line.start <= CONTEXT * 3)
        h.shown.start = line.start;
    h.shown.end = last_line.end > h.change.end
                      ? step_ahead(doc, h.change.end, last_line.end)
                      : h.change.end;
    return h;
}

/* Where the line of `text` that begins at `at` ends, and the length of its line
   end (0: the text ends). */
static size_t line_end(dl_str text, size_t at, size_t *length)
{
    while (at < text.n && text.p[at] != '\n' && text.p[at] != '\r')
        at++;
    *length = at == text.n ? 0
              : at + 1 < text.n && text.p[at] == '\r' && text.p[at + 1] == '\n'
                  ? 2
                  : 1;
    return at;
}

/* Appends `text` line by line, each after its number. */
static void add_side(dl_buf *out, const dl_doc *doc, const hunk *h, char bar,
                     dl_str text, bool color)
{
    const char *ink =
        dl_ink_on(color, bar == '-' ? DL_INK_REMOVED : DL_INK_ADDED);
    bool cut_left = h->shown.start > dl_doc_line(doc, h->line).start;
    uint32_t last_line = line_of(doc, h->shown.end);
    bool cut_right = h->shown.end < dl_doc_line(doc, last_line).end;
    dl_buf line = {0};
    uint32_t number = h->line;
    size_t at = 0, newline;
    do {
        size_t end = line_end(text, at, &newline);
        dl_buf_clear(&line);
        dl_buf_adds(&line, at == 0 && cut_left ? ELLIPSIS : "");
        size_t shown =
            dl_show(&line, (dl_str){text.p + at, end - at}, MOST_CELLS);
        bool is_cut = shown < end - at || (newline == 0 && cut_right);
        dl_buf_adds(&line, is_cut ? ELLIPSIS : "");
        dl_gutter_add_line(out, doc, number++, bar, dl_buf_str(&line), ink,
                           color);
        at = end + newline;
    } while (newline > 0 && number - h->line < MOST_LINES);
    if (newline > 0)
        dl_gutter_add_line(out, doc, number, bar, DL_STR(ELLIPSIS), ink, color);
    dl_buf_free(&line);
}

static void add_hunk(dl_buf *out, const dl_doc *doc, const dl_fix *fix,
                     const hunk *h, bool color)
{
    dl_buf after = {0};
    uint32_t at = h->shown.start;
    for (size_t i = h->first; i < h->last; i++) {
        const dl_edit *e = &fix->edits[i];
        dl_buf_add(&after, dl_doc_slice(doc, (dl_span){at, e->span.start}));
        dl_buf_add(&after, e->text);
        at = e->span.end;
    }
    dl_buf_add(&after, dl_doc_slice(doc, (dl_span){at, h->shown.end}));
    add_side(out, doc, h, '-', dl_doc_slice(doc, h->shown), color);
    add_side(out, doc, h, '+', dl_buf_str(&after), color);
    dl_buf_free(&after);
}

void dl_diff_add(dl_buf *out, const dl_doc *doc, const dl_fix *fix, bool color)
{
    size_t done = 0;
    for (unsigned i = 0; i < MOST_HUNKS && done < fix->n_edits; i++) {
        hunk h = hunk_at(doc, fix, done);
        add_hunk(out, doc, fix, &h, color);
        done = h.last;
    }
    if (done < fix->n_edits) {
        dl_gutter_add(out, doc, "", color);
        dl_buf_printf(out, "(+%zu)\n", (size_t)fix->n_edits - done);
    }
}
