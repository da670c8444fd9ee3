/* Blocks by a stack of containers, as CommonMark's appendix describes it. */
#include "base/str.h"
#include "parse/quick/inlines.h"
#include "parse/quick/quick.h"

enum { DEEPEST = 8 /* open containers */ };

typedef struct container {
    uint32_t node;
    uint32_t need; /* of an item: the columns that its lines are indented */
    char kind;     /* `-`, `*`, `+`, `.` or `)`: a list; `i`: an item; `>` */
} container;

typedef struct quick {
    dl_tree *tree;
    const char *src;
    uint32_t n_lines;
    uint32_t line;     /* the current one */
    uint32_t last_end; /* of the text in the line before */
    /* Where the last child of the document began. */
    uint32_t safe_line, safe_nodes;
    container open[DEEPEST];
    uint32_t depth;
    uint32_t paragraph; /* the open one, or DL_NONE */
    dl_quick_leaf leaf;
} quick;

typedef struct line {
    uint32_t start, end; /* without spaces at its end */
    uint32_t after;      /* the line end included */
} line;

/* ---- nodes and lines ----------------------------------------------------- */

static dl_node *node_of(const quick *q, uint32_t index)
{
    return &q->tree->nodes.v[index];
}

/* A node is complete: its parent reaches at least as far. */
static void finish(quick *q, uint32_t index)
{
    dl_node *n = node_of(q, index);
    dl_node *parent = node_of(q, n->parent);
    n->end = (uint32_t)q->tree->nodes.n;
    if (parent->span.end < n->span.end)
        parent->span.end = n->span.end;
    if (parent->span.start > n->span.start)
        parent->span.start = n->span.start;
}

static line line_at(const quick *q, uint32_t n)
{
    const dl_doc *doc = q->tree->doc;
    line l = {.start = doc->line_starts[n]};
    l.after =
        n + 1 < q->n_lines ? doc->line_starts[n + 1] : (uint32_t)doc->src.n;
    l.end = l.after;
    if (l.end > l.start && q->src[l.end - 1] == '\n')
        l.end--;
    while (l.end > l.start && q->src[l.end - 1] == ' ')
        l.end--;
    return l;
}

/* Whether the line ends in white space other than spaces, or in a carriage
   return. */
static bool is_odd(const quick *q, line l)
{
    return l.end > l.start && (unsigned char)q->src[l.end - 1] < ' ';
}

static uint32_t run_end(const char *src, uint32_t p, uint32_t end, char c)
{
    while (p < end && src[p] == c)
        p++;
    return p;
}

static uint32_t skip_spaces(const quick *q, uint32_t p, uint32_t end)
{
    return run_end(q->src, p, end, ' ');
}

/* ---- open blocks --------------------------------------------------------- */

static bool close_paragraph(quick *q)
{
    if (q->paragraph == DL_NONE)
        return true;
    bool is_known = dl_quick_end(&q->leaf);
    dl_node *n = node_of(q, q->paragraph);
    n->span.end = n->inner.end = q->leaf.line_end;
    finish(q, q->paragraph);
    q->paragraph = DL_NONE;
    return is_known;
}

/* Closes all but the outermost `depth` containers. */
static bool close_to(quick *q, uint32_t depth)
{
    if (!close_paragraph(q))
        return false;
    while (q->depth > depth) {
        container *c = &q->open[--q->depth];
        dl_node *n = node_of(q, c->node);
        if (c->kind == '>' && n->span.end < q->last_end)
            n->span.end = q->last_end;
        n->inner = (dl_span){node_of(q, c->node + 1)->span.start, n->span.end};
        finish(q, c->node);
    }
    return true;
}

/* Where the next block goes, after `depth` containers; DL_NONE: not known. */
static uint32_t parent_for(quick *q, uint32_t depth, bool is_item)
{
    if (depth > 0 && !is_item && !dl_is_one_of(q->open[depth - 1].kind, "i>"))
        depth--; /* a list has only items */
    if (!close_to(q, depth))
        return DL_NONE;
    if (depth > 0)
        return q->open[depth - 1].node;
    q->safe_line = q->line;
    q->safe_nodes = (uint32_t)q->tree->nodes.n;
    return 0;
}

static bool push(quick *q, dl_node_kind kind, uint32_t parent, uint32_t start,
                 container c)
{
    if (q->depth == DEEPEST)
        return false;
    c.node = dl_quick_add(q->tree, kind, parent, start, start);
    if (kind == DL_NODE_LIST && (c.kind == '.' || c.kind == ')'))
        node_of(q, c.node)->flags = DL_NODE_ORDERED;
    q->open[q->depth++] = c;
    return true;
}

/* ---- leaf blocks --------------------------------------------------------- */

static bool begin_paragraph(quick *q, uint32_t depth, uint32_t p, uint32_t end)
{
    uint32_t parent = parent_for(q, depth, false);
    if (parent == DL_NONE)
        return false;
    q->paragraph = dl_quick_add(q->tree, DL_NODE_PARAGRAPH, parent, p, end);
    return dl_quick_begin(&q->leaf, q->tree, q->paragraph, p, end);
}

static bool heading(quick *q, uint32_t depth, uint32_t p, uint32_t end)
{
    uint32_t text = run_end(q->src, p, end, '#'), level = text - p;
    while (text < end && dl_is_blank(q->src[text]))
        text++;
    uint32_t parent = parent_for(q, depth, false);
    if (parent == DL_NONE || (text < end && q->src[end - 1] == '#'))
        return false;
    uint32_t h = dl_quick_add(q->tree, DL_NODE_HEADING, parent, p, end);
    node_of(q, h)->level = (uint8_t)level;
    node_of(q, h)->inner = (dl_span){text, end};
    if (!dl_quick_begin(&q->leaf, q->tree, h, text, end) ||
        !dl_quick_end(&q->leaf))
        return false;
    finish(q, h);
    return true;
}

static bool thematic_break(quick *q, uint32_t depth, uint32_t p, uint32_t end)
{
    uint32_t parent = parent_for(q, depth, false);
    if (parent == DL_NONE)
        return false;
    finish(q, dl_quick_add(q->tree, DL_NODE_THEMATIC_BREAK, parent, p, end));
    return true;
}

/* The line that closes the code whose opening fence, of `length` signs, is the
   current line; n_lines if there is none or it is not sure. */
static uint32_t closing_fence(const quick *q, char fence, uint32_t length)
{
    for (uint32_t n = q->line + 1; n < q->n_lines; n++) {
        line l = line_at(q, n);
        uint32_t p = skip_spaces(q, l.start, l.end);
        uint32_t to = run_end(q->src, p, l.end, fence);
        bool is_fence = p - l.start < 4 && to - p >= length;
        if (is_odd(q, l) && (is_fence || q->src[l.end - 1] == '\r'))
            return q->n_lines;
        if (is_fence && to == l.end)
            return n;
    }
    return q->n_lines;
}

/* Code between fences that begin in the line's first column. */
static bool fenced(quick *q, uint32_t depth, line first)
{
    char fence = q->src[first.start];
    uint32_t info = run_end(q->src, first.start, first.end, fence);
    if (fence == '`' && memchr(q->src + info, '`', first.end - info))
        return false;
    if (parent_for(q, depth, false) != 0)
        return false;
    uint32_t closing = closing_fence(q, fence, info - first.start);
    if (closing == q->n_lines)
        return false;
    line last = line_at(q, closing);
    uint32_t code =
        dl_quick_add(q->tree, DL_NODE_CODE_BLOCK, 0, first.start, last.end);
    dl_node *node = node_of(q, code);
    node->flags = DL_NODE_FENCED;
    node->inner = (dl_span){first.after, last.start - 1};
    if (closing == q->line + 1)
        node->inner.start = node->inner.end = last.end;
    node->text = dl_doc_slice(q->tree->doc, (dl_span){first.after, last.start});
    finish(q, code);
    q->line = closing;
    return true;
}

/* HTML from the current line to the line `last`. */
static bool add_html(quick *q, line first, uint32_t last)
{
    line l = line_at(q, last);
    if (is_odd(q, l) || q->src[l.after - 1] != '\n')
        return false; /* cmark-gfm adds a line end */
    uint32_t html =
        dl_quick_add(q->tree, DL_NODE_HTML_BLOCK, 0, first.start, l.end);
    node_of(q, html)->text =
        dl_doc_slice(q->tree->doc, (dl_span){first.start, l.after});
    finish(q, html);
    q->line = last;
    return true;
}

/* A comment of one line. */
static bool comment(quick *q, uint32_t depth, line l)
{
    bool is_closed = false;
    for (uint32_t i = l.start + 4; i + 3 <= l.end && !is_closed; i++)
        is_closed = memcmp(q->src + i, "-->", 3) == 0;
    return is_closed && parent_for(q, depth, false) == 0 &&
           add_html(q, l, q->line);
}

/* HTML up to an empty line. */
static bool html(quick *q, uint32_t depth, line first)
{
    uint32_t n = q->line + 1;
    if (parent_for(q, depth, false) != 0)
        return false;
    for (; n < q->n_lines; n++) {
        line l = line_at(q, n);
        if (dl_is_blank(q->src[l.start]) && is_odd(q, l))
            return false; /* perhaps empty */
        if (l.end > l.start && q->src[l.end - 1] == '\r')
            return false;
        if (l.start == l.end)
            break;
    }
    return add_html(q, first, n - 1);
}

/* ---- containers ---------------------------------------------------------- */

/* How many of the open containers the line goes on, and where it does after
   their marks and indentation. */
static uint32_t match(const quick *q, uint32_t *p, uint32_t end)
{
    uint32_t depth = 0;
    for (; depth < q->depth; depth++) {
        const container *c = &q->open[depth];
        uint32_t text = skip_spaces(q, *p, end);
        bool is_blank = text == end;
        if (c->kind == 'i') {
            if (!is_blank && text - *p < c->need)
                break;
            *p = is_blank ? end : *p + c->need;
        } else if (c->kind == '>') {
            if (is_blank || text - *p > 3 || q->src[text] != '>')
                break;
            *p = text + 1;
            *p += *p < end && q->src[*p] == ' ';
        }
    }
    return depth;
}

/* Whether [p, end) is at least three of the sign at `p`, with blanks between
   them. */
static bool is_thematic(const quick *q, uint32_t p, uint32_t end)
{
    uint32_t n = 0;
    for (uint32_t i = p; i < end; i++) {
        if (q->src[i] != q->src[p] && !dl_is_blank(q->src[i]))
            return false;
        n += q->src[i] == q->src[p];
    }
    return n >= 3;
}

/* The length of the marker of an item at `p`, or 0. */
static uint32_t marker_length(const quick *q, uint32_t p, uint32_t end)
{
    enum { MOST_DIGITS = 9 };
    const char *src = q->src;
    uint32_t i = p;
    if (src[p] == '-' || src[p] == '*' || src[p] == '+') {
        i++;
    } else {
        while (i < end && dl_is_digit(src[i]))
            i++;
        if (i == p || i - p > MOST_DIGITS || i == end ||
            (src[i] != '.' && src[i] != ')'))
            return 0;
        i++;
    }
    return i == end || dl_is_blank(src[i]) ? i - p : 0;
}

typedef enum html_kind { NO_HTML, TAG, ELEMENT, COMMENT, OTHER } html_kind;

/* Which block of HTML the `<` at `p` begins, by CommonMark 0.29 §4.6: with the
   tag of an element of its list, or with another tag alone in its line. */
static html_kind html_kind_of(const quick *q, uint32_t p, uint32_t end)
{
    static const char elements[] =
        " address article aside base basefont blockquote body caption center "
        "col colgroup dd details dialog dir div dl dt fieldset figcaption "
        "figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr "
        "html iframe legend li link main menu menuitem nav noframes ol "
        "optgroup option p param section summary table tbody td tfoot th "
        "thead title tr track ul ";
    enum { LONGEST = 12 };
    char name[LONGEST + 3] = " ";
    const char *src = q->src;
    size_t n = 0;
    if (end - p >= 7 && memcmp(src + p, "<!--", 4) == 0)
        return COMMENT;
    uint32_t i = ++p < end && src[p] == '/' ? p + 1 : p;
    if (i == end || !dl_is_alpha(src[i]))
        return i > p || dl_is_one_of(src[p], "!?") ? OTHER : NO_HTML;
    for (; i < end && n < LONGEST && dl_is_alnum(src[i]); i++)
        name[++n] = dl_to_lower(src[i]);
    name[++n] = ' ';
    bool is_closed = i < end && (src[i] == '>' || src[i] == '/');
    if (n > LONGEST || !(i == end || is_closed || src[i] == ' ') ||
        strstr(" pre script search source style textarea ", name))
        return OTHER;
    if (strstr(elements, name))
        return src[i] == '/' && src[i + 1] != '>' ? OTHER : ELEMENT;
    i += i < end && src[i] == '/' && src[p] != '/';
    if (i == end || src[i] != '>')
        return OTHER;
    return i + 1 == end ? TAG : NO_HTML;
}

typedef enum step { DONE, AGAIN, TEXT, STOP } step;

/* An item whose marker of `length` bytes is at `*p`, `indent` columns into
   its container. */
static step item(quick *q, uint32_t *depth, uint32_t *p, uint32_t end,
                 uint32_t indent, uint32_t length)
{
    const char *src = q->src;
    uint32_t start = *p, text = skip_spaces(q, start + length, end);
    char kind = src[start + length - 1];
    if (text == end || text - start - length > 4)
        return STOP;
    if (src[text] == '[' && text + 1 < end &&
        dl_is_one_of(src[text + 1], " xX"))
        return STOP; /* perhaps a task */
    bool goes_on = *depth > 0 && q->open[*depth - 1].kind == kind;
    uint32_t parent = parent_for(q, *depth, goes_on);
    if (parent == DL_NONE)
        return STOP;
    if (!goes_on) {
        if (!push(q, DL_NODE_LIST, parent, start, (container){.kind = kind}))
            return STOP;
        parent = q->open[q->depth - 1].node;
    }
    if (!push(q, DL_NODE_ITEM, parent, start,
              (container){.kind = 'i', .need = indent + text - start}))
        return STOP;
    *depth = q->depth;
    *p = text;
    return AGAIN;
}

static step quote(quick *q, uint32_t *depth, uint32_t *p, uint32_t end)
{
    uint32_t parent = parent_for(q, *depth, false);
    if (parent == DL_NONE ||
        !push(q, DL_NODE_QUOTE, parent, *p, (container){.kind = '>'}))
        return STOP;
    *depth = q->depth;
    ++*p;
    *p += *p < end && q->src[*p] == ' ';
    return *p < end ? AGAIN : STOP;
}

static step html_block(quick *q, line l, uint32_t depth, uint32_t p)
{
    html_kind kind = html_kind_of(q, p, l.end);
    if (kind == TAG && q->paragraph != DL_NONE && depth == q->depth)
        return TEXT; /* this kind does not interrupt a paragraph */
    if (kind == NO_HTML)
        return TEXT;
    if (kind == OTHER || p > l.start)
        return STOP;
    bool is_known = kind == COMMENT ? comment(q, depth, l) : html(q, depth, l);
    return is_known ? DONE : STOP;
}

/* The block that begins at `*p`, in the container `*depth`. */
static step block(quick *q, line l, uint32_t *depth, uint32_t *p)
{
    const char *src = q->src;
    uint32_t start = *p, end = l.end;
    *p = skip_spaces(q, start, end);
    uint32_t indent = *p - start;
    char c = src[*p];
    bool in_paragraph = q->paragraph != DL_NONE;
    bool is_ours = in_paragraph && *depth == q->depth;
    if ((unsigned char)c < ' ')
        return STOP;
    if (indent > 3)
        return in_paragraph ? TEXT : STOP;
    switch (c) {
    case '>':
        return quote(q, depth, p, end);
    case '#': {
        uint32_t i = run_end(src, *p, end, '#');
        if (i - *p > 6 || (i < end && !dl_is_blank(src[i])))
            return TEXT;
        return heading(q, *depth, *p, end) ? DONE : STOP;
    }
    case '`':
    case '~':
        if (run_end(src, *p, end, c) - *p < 3)
            return TEXT;
        return *p == l.start && fenced(q, *depth, l) ? DONE : STOP;
    case '<':
        return html_block(q, l, *depth, *p);
    case '=':
        return is_ours && run_end(src, *p, end, '=') == end ? STOP : TEXT;
    case '|':
        return STOP;
    case ':':
        return is_ours && src[*p + 1] == '-' ? STOP : TEXT;
    case '-':
    case '*':
    case '_':
        if (c == '-' && is_ours && *p + 1 < end &&
            dl_is_one_of(src[*p + 1], "-|:\t\v\f"))
            return STOP; /* perhaps below a table's header, or an underline */
        if (is_thematic(q, *p, end)) {
            if (c == '-' && is_ours)
                return STOP;
            return thematic_break(q, *depth, *p, end) ? DONE : STOP;
        }
        break;
    default:
        break;
    }
    uint32_t length = marker_length(q, *p, end);
    if (length == 0)
        return TEXT;
    if (is_ours && dl_is_digit(c) && !(length == 2 && c == '1'))
        return c == '0' ? STOP : TEXT;
    return item(q, depth, p, end, indent, length);
}

static bool read_line(quick *q)
{
    line l = line_at(q, q->line);
    uint32_t p = l.start;
    if (is_odd(q, l))
        return false;
    uint32_t depth = match(q, &p, l.end);
    if (skip_spaces(q, p, l.end) == l.end) {
        bool is_known =
            depth < q->depth ? close_to(q, depth) : close_paragraph(q);
        q->last_end = l.end;
        return is_known;
    }
    step s;
    do
        s = block(q, l, &depth, &p);
    while (s == AGAIN);
    if (s == TEXT && q->paragraph != DL_NONE)
        s = dl_quick_go_on(&q->leaf, l.start, p, l.end) ? DONE : STOP;
    else if (s == TEXT)
        s = begin_paragraph(q, depth, p, l.end) ? DONE : STOP;
    q->last_end = l.end;
    return s == DONE;
}

/* ---- parts --------------------------------------------------------------- */

uint32_t dl_quick_parse(dl_tree *tree, uint32_t from)
{
    quick q = {.tree = tree,
               .src = tree->doc->src.p,
               .n_lines = tree->doc->n_lines,
               .line = from,
               .safe_line = from,
               .safe_nodes = (uint32_t)tree->nodes.n,
               .paragraph = DL_NONE};
    for (; q.line < q.n_lines; q.line++)
        if (!read_line(&q))
            break;
    if (q.line == q.n_lines && close_to(&q, 0))
        return q.n_lines;
    tree->nodes.n = q.safe_nodes;
    return q.safe_line;
}

static bool is_blank_line(const dl_doc *doc, uint32_t n)
{
    uint32_t p = doc->line_starts[n];
    while (p < doc->src.n && dl_is_blank(doc->src.p[p]))
        p++;
    return p == doc->src.n || doc->src.p[p] == '\n' || doc->src.p[p] == '\r';
}

/* Whether a line with `c` in its first column cannot go on what an empty line
   is in: an item can have more text when it is indented, a list more items. */
static bool ends_all(char c)
{
    return !dl_is_white(c) && !dl_is_digit(c) && !dl_is_one_of(c, "-+*");
}

uint32_t dl_quick_next(const dl_tree *tree, uint32_t from)
{
    const dl_doc *doc = tree->doc;
    for (uint32_t n = from; n < doc->n_lines; n++) {
        uint32_t p = doc->line_starts[n];
        if (p < doc->src.n && ends_all(doc->src.p[p]) &&
            is_blank_line(doc, n - 1))
            return n;
    }
    return doc->n_lines;
}

/* Whether only spaces and the marks of quotes, items and tasks are before `p`
   in its line. */
static bool begins_line(dl_str src, size_t p, size_t from)
{
    while (p > from && dl_is_one_of(src.p[p - 1], " \t>-+*.)0123456789[xX]"))
        p--;
    return p == from || src.p[p - 1] == '\n' || src.p[p - 1] == '\r';
}

/* Whether the `]` at `at`, before a colon, may end the label of a definition,
   which begins a block. */
static bool may_define(dl_str src, size_t at, size_t from)
{
    enum { LONGEST_LABEL = 1000 };
    for (size_t p = at; p > from && at - p < LONGEST_LABEL; p--) {
        if (src.p[p - 1] == '[' && (p - 1 == from || src.p[p - 2] != '\\'))
            return begins_line(src, p - 1, from);
    }
    return at - from >= LONGEST_LABEL;
}

bool dl_quick_knows(const dl_doc *doc)
{
    dl_str src = doc->src;
    if (doc->has_bom || doc->has_nul)
        return false;
    for (size_t i = doc->body; i < src.n; i++) {
        const char *p = memchr(src.p + i, ']', src.n - i);
        if (!p)
            break;
        i = (size_t)(p - src.p);
        if (i + 1 < src.n && src.p[i + 1] == ':' &&
            may_define(src, i, doc->body))
            return false;
    }
    return true;
}
