/*
 * The places of inlines. cmark-gfm's columns are not reliable: they count from
 * a block's first line, break at line ends in code, links and HTML, and are
 * shifted by every `|`. Instead the inlines are matched, in order, against the
 * block's content. Every byte of it belongs to a text, a delimiter, the tail of
 * a link or a break, so at each step it is known what must come next, and that
 * is compared. Nothing is searched for, so this takes linear time.
 *
 * A node that does not fit is approximate, and so are its neighbours; the walk
 * resumes at the next text that is found at the place that cmark-gfm gives for
 * it.
 */
#include "base/str.h"
#include "parse/decode.h"
#include "parse/link.h"
#include "parse/tree.h"

typedef struct walk {
    dl_tree *tree;
    uint32_t leaf;
    cmark_node *block;
    dl_str text; /* the block's content */
    size_t at;   /* in text: what comes next */
    bool is_lost;
    uint32_t line; /* of cmark-gfm's lines; starts at line_at in text */
    size_t line_at;
} walk;

static dl_node *node_of(walk *w, uint32_t index)
{
    return &w->tree->nodes.v[index];
}

static dl_span source_span(walk *w, size_t from, size_t to)
{
    uint32_t start = dl_content_start(&w->tree->content, (uint32_t)from);
    uint32_t end = dl_content_end(&w->tree->content, (uint32_t)to);
    return (dl_span){start, end < start ? start : end};
}

static dl_span source_inner(walk *w, size_t from, size_t to)
{
    if (from < to)
        return source_span(w, from, to);
    uint32_t end = dl_content_end(&w->tree->content, (uint32_t)from);
    return (dl_span){end, end}; /* an empty place between two characters */
}

static bool starts_with(const walk *w, const char *s, size_t n)
{
    return n <= w->text.n - w->at && memcmp(w->text.p + w->at, s, n) == 0;
}

static char next_char(const walk *w)
{
    return w->at < w->text.n ? w->text.p[w->at] : '\0';
}

/* ---- leaves ------------------------------------------------------------ */

static bool place_text(walk *w, dl_node *node, dl_str literal)
{
    const dl_node *parent = node_of(w, node->parent);
    unsigned flags =
        parent->flags & DL_NODE_AUTOLINK ? DL_DECODE_NO_ESCAPES : 0;
    size_t n = dl_decode_match(w->text, w->at, literal, flags);
    if (n == SIZE_MAX)
        return false;
    node->span = node->inner = source_span(w, w->at, w->at + n);
    w->at += n;
    return true;
}

/* A line end, with the spaces or the backslash before it. */
static bool place_break(walk *w, dl_node *node)
{
    dl_str src = w->tree->fed.src;
    size_t i = w->at;
    while (i < w->text.n && w->text.p[i] != '\n' && dl_is_space(w->text.p[i]))
        i++;
    if (i < w->text.n && w->text.p[i] == '\\')
        i++;
    if (i >= w->text.n || w->text.p[i] != '\n')
        return false;
    node->span = source_span(w, w->at, i + 1);
    if (node->span.end < src.n && src.p[node->span.end - 1] == '\r' &&
        src.p[node->span.end] == '\n')
        node->span.end++;
    node->inner = node->span;
    for (w->at = i + 1; dl_is_blank(next_char(w));)
        w->at++;
    return true;
}

static size_t run_of(dl_str s, size_t i, char c)
{
    size_t n = 0;
    while (i + n < s.n && s.p[i + n] == c)
        n++;
    return n;
}

/* Whether the code between two runs of backticks reads as `literal`: line ends
   become spaces, and one space on either side may be dropped. */
static bool is_code(dl_str code, dl_str literal)
{
    if (code.n == literal.n + 2) {
        code.p++;
        code.n -= 2;
    }
    if (code.n != literal.n)
        return false;
    for (size_t i = 0; i < code.n; i++)
        if (code.p[i] != literal.p[i] &&
            !(code.p[i] == '\n' && literal.p[i] == ' '))
            return false;
    return true;
}

static bool place_code(walk *w, dl_node *node, dl_str literal)
{
    size_t ticks = run_of(w->text, w->at, '`');
    size_t from = w->at + ticks, to = from;
    if (ticks == 0)
        return false;
    for (;;) {
        const char *tick =
            to < w->text.n ? memchr(w->text.p + to, '`', w->text.n - to) : NULL;
        if (!tick)
            return false;
        to = (size_t)(tick - w->text.p);
        size_t n = run_of(w->text, to, '`');
        if (n == ticks)
            break;
        to += n;
    }
    if (!is_code((dl_str){w->text.p + from, to - from}, literal))
        return false;
    node->span = source_span(w, w->at, to + ticks);
    node->inner = source_inner(w, from, to);
    w->at = to + ticks;
    return true;
}

static bool place_html(walk *w, dl_node *node, dl_str literal)
{
    if (!starts_with(w, literal.p, literal.n))
        return false;
    node->span = node->inner = source_span(w, w->at, w->at + literal.n);
    w->at += literal.n;
    return true;
}

/* `[^label]`; brackets inside the label are balanced. */
static bool place_footnote_reference(walk *w, dl_node *node)
{
    if (!starts_with(w, "[^", 2))
        return false;
    unsigned depth = 1;
    size_t i = w->at + 2;
    for (; i < w->text.n; i++) {
        char c = w->text.p[i];
        if (c == '\\' && i + 1 < w->text.n &&
            dl_is_punctuation(w->text.p[i + 1]))
            i++;
        else if (c == '[')
            depth++;
        else if (c == ']' && --depth == 0)
            break;
    }
    if (i >= w->text.n)
        return false;
    node->span = source_span(w, w->at, i + 1);
    node->inner = source_inner(w, w->at + 2, i);
    w->at = i + 1;
    return true;
}

/* ---- containers -------------------------------------------------------- */

static size_t opener_length(const dl_node *node)
{
    switch ((dl_node_kind)node->kind) {
    case DL_NODE_STRONG:
    case DL_NODE_IMAGE:
        return 2;
    default:
        return 1;
    }
}

static bool open_container(walk *w, dl_node *node)
{
    char c = next_char(w);
    bool fits;
    switch ((dl_node_kind)node->kind) {
    case DL_NODE_EMPHASIS:
        fits = c == '*' || c == '_';
        break;
    case DL_NODE_STRONG:
        fits = starts_with(w, "**", 2) || starts_with(w, "__", 2);
        break;
    case DL_NODE_IMAGE:
        fits = starts_with(w, "![", 2);
        break;
    default:
        fits = c == '[' || c == '<';
        if (c == '<')
            node->flags |= DL_NODE_AUTOLINK;
        break;
    }
    if (!fits)
        return false;
    size_t n = opener_length(node);
    node->span = source_span(w, w->at, w->at + n);
    node->inner = (dl_span){node->span.end, node->span.end};
    w->at += n;
    return true;
}

static bool close_emphasis(walk *w, dl_node *node)
{
    size_t n = opener_length(node);
    const char *opener = w->tree->fed.src.p + node->span.start;
    if (!starts_with(w, opener, n))
        return false;
    node->inner.end = dl_content_end(&w->tree->content, (uint32_t)w->at);
    node->span.end = dl_content_end(&w->tree->content, (uint32_t)(w->at + n));
    w->at += n;
    return true;
}

static void keep_url(walk *w, dl_node *node, cmark_node *link)
{
    node->url = dl_tree_keep(w->tree, node->url_span,
                             dl_str_of(cmark_node_get_url(link)));
}

static bool close_autolink(walk *w, dl_node *node, cmark_node *link)
{
    if (next_char(w) != '>')
        return false;
    node->inner.end = dl_content_end(&w->tree->content, (uint32_t)w->at);
    node->url_span = node->inner;
    node->span.end = dl_content_end(&w->tree->content, (uint32_t)++w->at);
    keep_url(w, node, link);
    return true;
}

static bool close_link(walk *w, dl_node *node, cmark_node *link)
{
    if (next_char(w) != ']')
        return false;
    dl_link_tail tail = dl_link_tail_scan(w->text, w->at + 1);
    dl_str url = dl_str_of(cmark_node_get_url(link));
    node->inner.end = dl_content_end(&w->tree->content, (uint32_t)w->at);
    if (tail.is_inline) {
        size_t n = tail.destination_end - tail.destination;
        dl_str written = {w->text.p + tail.destination, n};
        if (dl_decode_match(written, 0, url, 0) != n)
            return false;
        node->url_span =
            source_inner(w, tail.destination, tail.destination_end);
    } else {
        node->url_span = (dl_span){node->inner.end, node->inner.end};
    }
    node->span.end = dl_content_end(&w->tree->content, (uint32_t)tail.end);
    w->at = tail.end;
    keep_url(w, node, link);
    return true;
}

/* ---- the walk ---------------------------------------------------------- */

/* Moves to where cmark-gfm says that the text `inl` is; false if it cannot be
   there. Lines only increase, so this stays linear. */
static bool resume_at(walk *w, cmark_node *inl, dl_str literal)
{
    uint32_t line = (uint32_t)cmark_node_get_start_line(inl);
    int column = cmark_node_get_start_column(inl) -
                 cmark_node_get_start_column(w->block);
    if (column < 0 || literal.n == 0)
        return false;
    while (w->line < line) {
        const char *p = w->text.p + w->line_at;
        const char *newline = memchr(p, '\n', w->text.n - w->line_at);
        if (!newline)
            return false;
        w->line_at = (size_t)(newline - w->text.p) + 1;
        w->line++;
    }
    size_t at = w->line_at + (size_t)column;
    if (w->line != line || at < w->at || at > w->text.n ||
        dl_decode_match(w->text, at, literal, 0) == SIZE_MAX)
        return false;
    w->at = at;
    w->is_lost = false;
    return true;
}

static dl_node_kind inline_kind(cmark_node *inl)
{
    switch (cmark_node_get_type(inl)) {
    case CMARK_NODE_SOFTBREAK:
        return DL_NODE_SOFT_BREAK;
    case CMARK_NODE_LINEBREAK:
        return DL_NODE_HARD_BREAK;
    case CMARK_NODE_CODE:
        return DL_NODE_CODE;
    case CMARK_NODE_HTML_INLINE:
        return DL_NODE_HTML;
    case CMARK_NODE_EMPH:
        return DL_NODE_EMPHASIS;
    case CMARK_NODE_STRONG:
        return DL_NODE_STRONG;
    case CMARK_NODE_LINK:
        return DL_NODE_LINK;
    case CMARK_NODE_IMAGE:
        return DL_NODE_IMAGE;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        return DL_NODE_FOOTNOTE_REFERENCE;
    default:
        return DL_NODE_TEXT;
    }
}

static bool is_container(dl_node_kind kind)
{
    return kind == DL_NODE_EMPHASIS || kind == DL_NODE_STRONG ||
           kind == DL_NODE_LINK || kind == DL_NODE_IMAGE;
}

static bool place(walk *w, dl_node *node, dl_str literal)
{
    switch ((dl_node_kind)node->kind) {
    case DL_NODE_TEXT:
        return place_text(w, node, literal);
    case DL_NODE_SOFT_BREAK:
    case DL_NODE_HARD_BREAK:
        return place_break(w, node);
    case DL_NODE_CODE:
        return place_code(w, node, literal);
    case DL_NODE_HTML:
        return place_html(w, node, literal);
    case DL_NODE_FOOTNOTE_REFERENCE:
        return place_footnote_reference(w, node);
    default:
        return open_container(w, node);
    }
}

/* Neighbours become approximate, too, and so do all ancestors of an approximate
   node. */
static void mark_lost(walk *w, uint32_t index)
{
    dl_span span = node_of(w, w->leaf)->span;
    w->is_lost = true;
    while (index != w->leaf &&
           !(node_of(w, index)->flags & DL_NODE_APPROXIMATE)) {
        dl_tree_approximate(w->tree, index, span);
        index = node_of(w, index)->parent;
    }
}

/* Code as written, if one space on either side is the only difference. */
static dl_span literal_span(const dl_node *node, dl_str literal)
{
    dl_span s = node->inner;
    if (node->kind == DL_NODE_CODE && s.end - s.start == literal.n + 2)
        return (dl_span){s.start + 1, s.end - 1};
    return s;
}

/* Returns DL_NONE for an empty text: it has no place. */
static uint32_t enter(walk *w, cmark_node *inl, uint32_t parent)
{
    dl_node_kind kind = inline_kind(inl);
    dl_str literal = {"", 0};
    bool has_literal = kind == DL_NODE_TEXT || kind == DL_NODE_CODE ||
                       kind == DL_NODE_HTML;
    if (has_literal)
        literal = dl_str_of(cmark_node_get_literal(inl));
    if (kind == DL_NODE_TEXT && literal.n == 0)
        return DL_NONE;
    uint32_t index = dl_tree_add(w->tree, kind, parent);
    if ((w->is_lost &&
         (kind != DL_NODE_TEXT || !resume_at(w, inl, literal))) ||
        !place(w, node_of(w, index), literal))
        mark_lost(w, index);
    dl_node *node = node_of(w, index);
    if (has_literal)
        node->text =
            dl_tree_keep(w->tree, literal_span(node, literal), literal);
    return index;
}

static void leave(walk *w, uint32_t index, cmark_node *inl)
{
    dl_node *node = node_of(w, index);
    dl_node_kind kind = (dl_node_kind)node->kind;
    node->end = (uint32_t)w->tree->nodes.n;
    if (!is_container(kind))
        return;
    bool is_link = kind == DL_NODE_LINK || kind == DL_NODE_IMAGE;
    bool found = !w->is_lost && !(node->flags & DL_NODE_APPROXIMATE);
    if (found && !is_link)
        found = close_emphasis(w, node);
    else if (found && node->flags & DL_NODE_AUTOLINK)
        found = close_autolink(w, node, inl);
    else if (found)
        found = close_link(w, node, inl);
    if (found)
        return;
    mark_lost(w, index);
    if (is_link)
        keep_url(w, node, inl);
}

/* Most blocks are one line of text without anything to decode: then the line is
   the content, and cmark-gfm, which would make a copy, need not be asked. */
static bool resolve_plain(dl_tree *tree, uint32_t leaf, cmark_node *block)
{
    dl_content *content = &tree->content;
    dl_str text = content->text;
    cmark_node *only = cmark_node_first_child(block);
    if (content->pieces.n != 1 || !only || cmark_node_next(only) ||
        cmark_node_get_type(only) != CMARK_NODE_TEXT ||
        (tree->has_escapes && (memchr(text.p, '\\', text.n) ||
                               memchr(text.p, '&', text.n))) ||
        memchr(text.p, '\n', text.n))
        return false;
    uint32_t index = dl_tree_add(tree, DL_NODE_TEXT, leaf);
    dl_node *node = &tree->nodes.v[index];
    node->span.start = dl_content_start(content, 0);
    node->span.end = dl_content_end(content, (uint32_t)text.n);
    node->inner = node->span;
    node->text = dl_doc_slice(tree->doc, node->span);
    node->end = (uint32_t)tree->nodes.n;
    return true;
}

void dl_resolve_inlines(dl_tree *tree, uint32_t leaf, cmark_node *block)
{
    if (resolve_plain(tree, leaf, block))
        return;
    walk w = {.tree = tree, .leaf = leaf, .block = block,
              .text = tree->content.text};
    w.is_lost = tree->content.pieces.n == 0;
    w.line = (uint32_t)cmark_node_get_start_line(block);
    if (w.is_lost)
        w.text.n = 0;
    cmark_node *inl = cmark_node_first_child(block);
    uint32_t parent = leaf;
    while (inl) {
        uint32_t index = enter(&w, inl, parent);
        cmark_node *child = cmark_node_first_child(inl);
        if (child) {
            parent = index;
            inl = child;
            continue;
        }
        if (index != DL_NONE)
            leave(&w, index, inl);
        while (inl && !cmark_node_next(inl)) {
            inl = cmark_node_parent(inl);
            if (inl == block) {
                inl = NULL;
                break;
            }
            uint32_t up = node_of(&w, parent)->parent;
            leave(&w, parent, inl);
            parent = up;
        }
        if (inl)
            inl = cmark_node_next(inl);
    }
}
