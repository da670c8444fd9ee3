/* Finds what makes cmark-gfm slow or unsafe, and masks it in a copy. */
#include "parse/guard.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/str.h"
#include "text/lines.h"

enum {
    TABLE_BUDGET = 200 * 1000 * 1000, /* steps: a fraction of a second */
    LINK_BUDGET = 50 * 1000 * 1000,
    FILLED_CELLS = 64 * 1024, /* cells that may be left unwritten */
    COPIED_BYTES = 32 * 1024 * 1024 /* of link definitions */
};

/* ---- masking ----------------------------------------------------------- */

static void begin_masking(dl_guard *g, const dl_doc *doc)
{
    g->fed = dl_xmalloc(doc->src.n + 1);
    memcpy(g->fed, doc->src.p, doc->src.n);
    g->fed[doc->src.n] = '\0';
    for (unsigned c = 0; c < 256; c++)
        g->unmask[c] = (unsigned char)c;
    for (size_t i = 0; i < doc->src.n; i++)
        g->is_used[(unsigned char)doc->src.p[i]] = true;
}

/* A control character that means nothing to Markdown and is not in the source.
   If the source contains all of them, the last one is used; then it is not
   unmasked. */
static unsigned char choose_mask(dl_guard *g, unsigned char c)
{
    static const unsigned char last = 0x7F;
    for (unsigned m = 1; m < ' '; m++)
        if (!g->is_used[m] && (m < '\t' || m > '\r')) {
            g->is_used[m] = true;
            g->unmask[m] = c;
            return (unsigned char)m;
        }
    return last;
}

static void mask(dl_guard *g, const dl_doc *doc, size_t at)
{
    if (!g->fed)
        begin_masking(g, doc);
    unsigned char c = (unsigned char)doc->src.p[at];
    if (!g->mask[c])
        g->mask[c] = choose_mask(g, c);
    g->fed[at] = (char)g->mask[c];
}

static uint64_t count_byte(dl_str src, size_t start, size_t end, char c)
{
    uint64_t n = 0;
    const char *p = src.p + start, *stop = src.p + end;
    while (p < stop && (p = memchr(p, c, (size_t)(stop - p))) != NULL) {
        n++;
        p++;
    }
    return n;
}

/* ---- lines ------------------------------------------------------------- */

/* Adjacent lines that are not blank: at least the extent of a paragraph, a
   table or a link definition. */
typedef struct run {
    uint32_t first; /* line, from 0 */
    uint32_t end_line;
    size_t start, end;
} run;

typedef struct scan {
    dl_guard *g;
    const dl_doc *doc;
    uint32_t first; /* line of the current run */
    run run;        /* the last run that was measured */
    uint64_t table_cost;
    uint64_t pipes; /* squares of the pipes in each line, up to pipes_line */
    uint32_t pipes_line;
} scan;

static size_t line_end(const dl_doc *doc, uint32_t line)
{
    return dl_lines_end(doc->line_starts, doc->n_lines, doc->src, line);
}

static bool is_blank_line(const dl_doc *doc, uint32_t line)
{
    size_t i = doc->line_starts[line];
    if (i < doc->src.n && (unsigned char)doc->src.p[i] > ' ')
        return false;
    size_t end = line_end(doc, line);
    while (i < end && dl_is_blank(doc->src.p[i]))
        i++;
    return i == end;
}

/* The run that starts at line `line`, which is not blank. */
static run run_at(const dl_doc *doc, uint32_t line)
{
    run r = {.first = line, .start = doc->line_starts[line]};
    while (line < doc->n_lines && !is_blank_line(doc, line))
        line++;
    r.end_line = line;
    r.end = line < doc->n_lines ? doc->line_starts[line] : doc->src.n;
    return r;
}

/* ---- containers -------------------------------------------------------- */

/* The end of the marker of a quote, an item or a footnote at `i`, or `i`. */
static size_t skip_marker(dl_str s, size_t i, size_t end)
{
    size_t j = i;
    if (s.p[i] == '>')
        return i + 1;
    if (s.p[i] == '[') {
        if (i + 1 < end && s.p[i + 1] == '^')
            while (j < end && s.p[j] != ']' && !dl_is_white(s.p[j]))
                j++;
        return j + 1 < end && s.p[j] == ']' && s.p[j + 1] == ':' ? j + 2 : i;
    }
    while (j < end && dl_is_digit(s.p[j]))
        j++;
    bool is_item = j > i ? j < end && (s.p[j] == '.' || s.p[j] == ')')
                         : s.p[i] == '-' || s.p[i] == '+' || s.p[i] == '*';
    return is_item && (j + 1 == end || dl_is_white(s.p[j + 1])) ? j + 1
                                                                        : i;
}

/* Whether the rest of a line repeats one character: a thematic break. */
static bool is_uniform(dl_str s, size_t i, size_t end)
{
    for (size_t j = i; j < end; j++)
        if (s.p[j] != s.p[i] && !dl_is_white(s.p[j]))
            return false;
    return s.p[i] == '-' || s.p[i] == '*';
}

static void guard_prefix(scan *s, size_t start, size_t end)
{
    dl_str src = s->doc->src;
    size_t i = start;
    while (i < end) {
        if (dl_is_white(src.p[i])) {
            i++;
            continue;
        }
        size_t behind = skip_marker(src, i, end);
        if (behind == i)
            return;
        if (i - start >= DL_GUARD_PREFIX) {
            if (!is_uniform(src, i, end))
                mask(s->g, s->doc, i);
            return;
        }
        i = behind;
    }
}

/* ---- tables ------------------------------------------------------------ */

static void guard_pipes(scan *s, size_t i, size_t end)
{
    size_t n = 0;
    const char *src = s->doc->src.p;
    const char *p = src + i, *stop = src + end;
    while (p < stop && (p = memchr(p, '|', (size_t)(stop - p))) != NULL) {
        if (++n > DL_GUARD_PIPES)
            mask(s->g, s->doc, (size_t)(p - src));
        p++;
    }
}

/* The steps it takes to split all lines above `line` into cells, as the
   extension does at each delimiter row below a paragraph. */
static uint64_t cost_above(scan *s, uint32_t line)
{
    const dl_doc *doc = s->doc;
    if (s->pipes_line < s->run.first) {
        s->pipes_line = s->run.first;
        s->pipes = 0;
    }
    for (; s->pipes_line < line; s->pipes_line++) {
        uint64_t n = count_byte(doc->src, doc->line_starts[s->pipes_line],
                                line_end(doc, s->pipes_line), '|');
        if (n > DL_GUARD_PIPES)
            n = DL_GUARD_PIPES;
        s->pipes += n * n;
    }
    uint64_t bytes = doc->line_starts[line] - s->run.start;
    return bytes * (line - s->run.first) / 4 + s->pipes;
}

static bool is_delimiter(char c)
{
    return c == '-' || c == ':' || c == '|' || dl_is_white(c);
}

/* A line that may be the delimiter row below a table's header. */
static void guard_delimiter_row(scan *s, uint32_t line, size_t end)
{
    dl_str src = s->doc->src;
    size_t start = s->doc->line_starts[line], i = end, dash = SIZE_MAX;
    if (line == s->first)
        return;
    for (; i > start && is_delimiter(src.p[i - 1]); i--)
        if (dash == SIZE_MAX && src.p[i - 1] == '-')
            dash = i - 1;
    if (dash == SIZE_MAX)
        return;
    if (line >= s->run.end_line)
        s->run = run_at(s->doc, s->first);
    uint64_t columns = count_byte(src, i, end, '|') + 1;
    uint64_t cells = columns * (s->run.end_line - line);
    uint64_t cost = cost_above(s, line);
    if (cells > FILLED_CELLS + 8 * (s->run.end - end) ||
        cost > TABLE_BUDGET - s->table_cost)
        mask(s->g, s->doc, dash);
    else
        s->table_cost += cost;
}

static void guard_lines(dl_guard *g, const dl_doc *doc)
{
    scan s = {.g = g, .doc = doc};
    bool in_run = false;
    const bool has_pipes = dl_str_find(doc->src, DL_STR("|")) != SIZE_MAX;
    uint32_t line = dl_lines_find(doc->line_starts, doc->n_lines, doc->body);
    for (; line < doc->n_lines; line++) {
        bool is_blank = is_blank_line(doc, line);
        if (!is_blank && !in_run)
            s.first = line;
        in_run = !is_blank;
        if (is_blank)
            continue;
        size_t start = doc->line_starts[line], end = line_end(doc, line);
        if (end - start > DL_GUARD_PREFIX) {
            guard_prefix(&s, start, end);
            if (has_pipes)
                guard_pipes(&s, start, end);
        }
        if (is_delimiter(doc->src.p[end - 1]))
            guard_delimiter_row(&s, line, end);
    }
}

/* ---- raw HTML ---------------------------------------------------------- */

typedef struct opener {
    const char *begin, *end; /* what closes it */
    size_t closed;           /* where the last closing mark was found */
} opener;

/* The next `o->end` from `at` on. One that follows `?` or `]` does not count,
   because cmark-gfm's scanner skips it. */
static size_t find_end(opener *o, dl_str src, size_t at)
{
    size_t n = strlen(o->end);
    if (o->closed >= at)
        return o->closed;
    for (size_t i = at; i < src.n;) {
        const char *p = memchr(src.p + i, '>', src.n - i);
        if (!p)
            break;
        i = (size_t)(p - src.p) + 1;
        if (i < at + n || memcmp(src.p + i - n, o->end, n) != 0)
            continue;
        if (n == 1 || i == at + n || src.p[i - n - 1] != o->end[0])
            return o->closed = i;
    }
    return o->closed = SIZE_MAX;
}

/* The opener that is at the `<` at `at`, or NULL. */
static opener *opener_at(opener openers[3], dl_str src, size_t at)
{
    for (int k = 0; k < 2; k++) {
        if (dl_str_starts(dl_str_from(src, at), openers[k].begin))
            return &openers[k];
    }
    bool is_declaration = src.n - at > 2 && src.p[at + 1] == '!' &&
                          dl_is_alpha(src.p[at + 2]);
    return is_declaration ? &openers[2] : NULL;
}

/* Counts the openers that are not closed soon; masks them if asked to. */
static size_t hopeless_openers(dl_guard *g, const dl_doc *doc, bool masks)
{
    opener openers[3] = {{"<?", "?>", 0}, {"<![CDATA[", "]]>", 0},
                         {"<!", ">", 0}};
    dl_str src = doc->src;
    size_t count = 0;
    for (size_t i = doc->body; i < src.n; i++) {
        const char *p = memchr(src.p + i, '<', src.n - i);
        if (!p)
            break;
        i = (size_t)(p - src.p);
        opener *o = opener_at(openers, src, i);
        if (!o)
            continue;
        size_t text = i + strlen(o->begin);
        size_t end = find_end(o, src, text);
        if (end <= text + DL_GUARD_REACH)
            continue;
        count++;
        if (masks)
            mask(g, doc, i);
    }
    return count;
}

/* ---- links ------------------------------------------------------------- */

/* Whether the byte at `i` of [start, end) opens an image, or is the first of a
   run of `*` or `_`: what cmark-gfm scans again for each link. */
static bool is_open(dl_str src, size_t i, size_t start, size_t end)
{
    char c = src.p[i];
    if (c == '!')
        return i + 1 < end && src.p[i + 1] == '[';
    return (c == '*' || c == '_') && (i == start || src.p[i - 1] != c);
}

/* Whether line `line` certainly begins a block, whatever is above it: a heading
   or an item with text, indented by less than four columns. */
static bool begins_block(const dl_doc *doc, uint32_t line)
{
    dl_str src = doc->src;
    size_t start = doc->line_starts[line], end = line_end(doc, line);
    size_t i = start;
    while (i < end && src.p[i] == ' ')
        i++;
    if (i - start > 3 || i == end)
        return false;
    size_t behind = i + 1;
    if (src.p[i] == '#')
        while (behind < end && behind - i < 6 && src.p[behind] == '#')
            behind++;
    else if (!strchr("*+-", src.p[i]))
        return false;
    return behind + 1 < end && src.p[behind] == ' ' &&
           !dl_is_white(src.p[behind + 1]);
}

/* The run at line `line`, or its part up to the next line that certainly begins
   a block: at least the extent of a paragraph. */
static run paragraph_at(const dl_doc *doc, uint32_t line)
{
    run r = {.first = line, .start = doc->line_starts[line]};
    do
        line++;
    while (line < doc->n_lines && !is_blank_line(doc, line) &&
           !begins_block(doc, line));
    r.end_line = line;
    r.end = line < doc->n_lines ? doc->line_starts[line] : doc->src.n;
    return r;
}

/* Masks what opens images and emphasis, except the bullets of items. */
static void mask_open(dl_guard *g, const dl_doc *doc, run r)
{
    dl_str src = doc->src;
    bool at_start = true; /* only spaces before it in its line */
    for (size_t i = r.start; i < r.end; i++) {
        char c = src.p[i];
        bool is_bullet =
            at_start && i + 1 < r.end && dl_is_white(src.p[i + 1]);
        if ((c == '!' && is_open(src, i, r.start, r.end)) ||
            ((c == '*' || c == '_') && !is_bullet))
            mask(g, doc, i);
        at_start = c == '\n' || c == '\r' || (at_start && dl_is_blank(c));
    }
}

static void guard_links(dl_guard *g, const dl_doc *doc)
{
    uint64_t cost = 0;
    uint32_t line = dl_lines_find(doc->line_starts, doc->n_lines, doc->body);
    while (line < doc->n_lines) {
        run r = paragraph_at(doc, line);
        uint64_t steps = count_byte(doc->src, r.start, r.end, ']');
        uint64_t open = 0;
        for (size_t i = r.start; steps > 0 && i < r.end; i++)
            open += is_open(doc->src, i, r.start, r.end);
        steps *= open;
        if (steps > LINK_BUDGET - cost)
            mask_open(g, doc, r);
        else
            cost += steps;
        line = r.end_line;
    }
}

/* An upper bound for the length of the destination and title of a definition
   whose `]:` ends at `at`; does not look beyond `limit`. */
static size_t definition_length(dl_str src, size_t at, size_t limit)
{
    if (src.n - at > limit)
        src.n = at + limit + 1;
    size_t i = dl_str_skip_white(src, at);
    if (i < src.n && src.p[i] == '<')
        while (i < src.n && src.p[i] != '>' && src.p[i] != '\n')
            i++;
    while (i < src.n && !dl_is_white(src.p[i]))
        i++;
    size_t title = dl_str_skip_white(src, i);
    if (title >= src.n)
        return title - at;
    if (!strchr("\"'(", src.p[title]))
        return i - at;
    char open = src.p[title], close = open == '(' ? ')' : open;
    for (i = title + 1; i < src.n; i++)
        if ((src.p[i] == close || src.p[i] == open) && src.p[i - 1] != '\\')
            break;
    return i - at;
}

static void guard_definitions(dl_guard *g, const dl_doc *doc, uint64_t uses)
{
    dl_str src = doc->src;
    size_t limit = COPIED_BYTES / (uses + 1);
    for (size_t i = doc->body; i < src.n; i++) {
        const char *p = memchr(src.p + i, ']', src.n - i);
        if (!p)
            break;
        i = (size_t)(p - src.p);
        if (i + 1 < src.n && src.p[i + 1] == ':' &&
            definition_length(src, i + 2, limit) > limit)
            mask(g, doc, i + 1);
    }
}

/* ---- footnotes --------------------------------------------------------- */

/* Whether the `&` at `at` begins a reference to `^`. */
static bool is_caret(dl_str src, size_t at)
{
    dl_str s = dl_str_from(src, at);
    if (dl_str_starts(s, "&Hat;"))
        return true;
    if (s.n < 3 || s.p[1] != '#')
        return false;
    bool hex = (s.p[2] | 0x20) == 'x';
    size_t i = hex ? 3 : 2;
    while (i < s.n && s.p[i] == '0')
        i++;
    return s.n - i >= 3 && s.p[i + 2] == ';' &&
           (hex ? s.p[i] == '5' && (s.p[i + 1] | 0x20) == 'e'
                : s.p[i] == '9' && s.p[i + 1] == '4');
}

/* cmark-gfm takes `[&#94;x]` for a footnote and then reads its label after the
   end of the decoded `^`, in memory that was freed. */
static void guard_carets(dl_guard *g, const dl_doc *doc)
{
    dl_str src = doc->src;
    for (size_t i = doc->body; i < src.n; i++) {
        const char *p = memchr(src.p + i, '&', src.n - i);
        if (!p)
            break;
        i = (size_t)(p - src.p);
        if (i > doc->body && p[-1] == '[' && is_caret(src, i))
            mask(g, doc, i);
    }
}

void dl_guard_apply(dl_guard *guard, const dl_doc *doc)
{
    guard_carets(guard, doc);
    guard_lines(guard, doc);
    if (hopeless_openers(guard, doc, false) > DL_GUARD_OPENERS)
        hopeless_openers(guard, doc, true);
    uint64_t size = doc->src.n - doc->body;
    uint64_t links = count_byte(doc->src, doc->body, doc->src.n, ']');
    if (links * size > LINK_BUDGET)
        guard_links(guard, doc);
    if (links * size > COPIED_BYTES)
        guard_definitions(guard, doc, links);
}

void dl_guard_free(dl_guard *guard)
{
    dl_free(guard->fed);
    *guard = (dl_guard){0};
}
