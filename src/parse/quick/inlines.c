/* One pass along a line, from one byte that may mean something to the next. */
#include "parse/quick/inlines.h"

#include "base/str.h"

static dl_node *node_of(const dl_quick_leaf *leaf, uint32_t index)
{
    return &leaf->tree->nodes.v[index];
}

static const char *source(const dl_quick_leaf *leaf)
{
    return leaf->tree->doc->src.p;
}

uint32_t dl_quick_add(dl_tree *tree, dl_node_kind kind, uint32_t parent,
                      uint32_t start, uint32_t end)
{
    uint32_t index = (uint32_t)tree->nodes.n;
    dl_vec_push(&tree->nodes, (dl_node){.kind = (uint8_t)kind,
                                        .parent = parent,
                                        .next = DL_NONE,
                                        .end = index + 1,
                                        .span = {start, end},
                                        .inner = {start, end},
                                        .prose = DL_NONE});
    return index;
}

/* A node with the source as its text. */
static dl_node *add_literal(dl_quick_leaf *leaf, dl_node_kind kind,
                            uint32_t start, uint32_t end)
{
    uint32_t i = dl_quick_add(leaf->tree, kind, leaf->parent, start, end);
    dl_node *node = node_of(leaf, i);
    node->text = dl_doc_slice(leaf->tree->doc, node->span);
    return node;
}

/* The text that was passed since the last inline. */
static void add_text(dl_quick_leaf *leaf, uint32_t end)
{
    if (leaf->at < end)
        add_literal(leaf, DL_NODE_TEXT, leaf->at, end);
}

/* The next byte of [p, end) that may mean something, or `end`. */
static uint32_t next_sign(const char *src, uint32_t p, uint32_t end)
{
    uint32_t found = p + (uint32_t)strcspn(src + p, "\n[]*_`&<\\");
    return found < end ? found : end;
}

static uint32_t run_end(const char *src, uint32_t p, uint32_t end)
{
    char c = src[p];
    while (p < end && src[p] == c)
        p++;
    return p;
}

/* Whether the `&` at `p` may begin a character reference. */
static bool may_be_reference(const char *src, uint32_t p, uint32_t end)
{
    for (p++; p < end; p++) {
        if (src[p] == ';')
            return true;
        if (!dl_is_alnum(src[p]) && src[p] != '#')
            return false;
    }
    return false;
}

/* ---- code and tags ------------------------------------------------------- */

/* The backticks that close the code whose opening ones end at `text`, in the
   same line; `end` if there are none. */
static uint32_t code_close(const char *src, uint32_t ticks, uint32_t text,
                           uint32_t end)
{
    uint32_t close = text, after = text;
    do {
        const char *tick =
            after < end ? memchr(src + after, '`', end - after) : NULL;
        if (!tick)
            return end;
        close = (uint32_t)(tick - src);
        after = run_end(src, close, end);
    } while (after - close != ticks);
    return close;
}

static bool add_code(dl_quick_leaf *leaf, uint32_t *p, uint32_t end)
{
    const char *src = source(leaf);
    uint32_t text = run_end(src, *p, end), ticks = text - *p;
    uint32_t close = code_close(src, ticks, text, end);
    if (close == end)
        return false;
    add_text(leaf, *p);
    dl_node *node = add_literal(leaf, DL_NODE_CODE, *p, close + ticks);
    node->inner = (dl_span){text, close};
    *p = leaf->at = close + ticks;
    bool is_padded = src[text] == ' ' && src[close - 1] == ' ';
    bool has_text = false;
    for (uint32_t i = text; i < close && is_padded && !has_text; i++)
        has_text = src[i] != ' ';
    text += has_text;
    close -= has_text;
    node->text = dl_doc_slice(leaf->tree->doc, (dl_span){text, close});
    return true;
}

/* Whether the `<` before `p` may begin an e-mail address. */
static bool may_be_address(const char *src, uint32_t p, uint32_t end)
{
    while (p < end && !dl_is_one_of(src[p], " @<>"))
        p++;
    return p < end && src[p] == '@';
}

/* `<b>`, `<br/>`, `<br />` and `</b>`; a `<` that begins nothing is text. */
static bool add_tag(dl_quick_leaf *leaf, uint32_t *p, uint32_t end)
{
    const char *src = source(leaf);
    uint32_t start = *p, i = start + 1;
    bool is_closing = i < end && src[i] == '/';
    i += is_closing;
    if (i == end || !dl_is_alpha(src[i])) {
        *p = i;
        return !is_closing && (i == end || !dl_is_one_of(src[i], "!?")) &&
               !may_be_address(src, i, end);
    }
    while (i < end && (dl_is_alnum(src[i]) || src[i] == '-'))
        i++;
    while (i < end && src[i] == ' ')
        i++;
    if (i < end && src[i] == '/' && !is_closing)
        i++;
    if (i == end || src[i] != '>')
        return false;
    add_text(leaf, start);
    add_literal(leaf, DL_NODE_HTML, start, i + 1);
    *p = leaf->at = i + 1;
    return true;
}

/* ---- emphasis ------------------------------------------------------------ */

typedef enum beside { SPACE, PUNCTUATION, WORD, UNSURE } beside;

/* What the character at `p` is to a run of `*` or `_` next to it. Of the others
   than ASCII, these are sure: letters of Latin-1, Cyrillic, Han and Hangul, the
   symbols beyond U+1F000, and the usual quotation marks. */
static beside class_of(const char *src, uint32_t p)
{
    const unsigned char *b = (const unsigned char *)src + p;
    if (b[0] < 0x80) {
        if (dl_is_alnum(src[p]))
            return WORD;
        if (dl_is_space(src[p]))
            return SPACE;
        return dl_is_punctuation(src[p]) ? PUNCTUATION : UNSURE;
    }
    if (b[0] == 0xC3 || b[0] == 0xD0 || b[0] == 0xD1 ||
        (b[0] >= 0xE5 && b[0] <= 0xE9) || (b[0] >= 0xEB && b[0] <= 0xEC) ||
        (b[0] == 0xEA && b[1] >= 0xB0) || (b[0] == 0xED && b[1] < 0x9E) ||
        (b[0] == 0xF0 && b[1] == 0x9F))
        return WORD;
    bool is_quote = (b[0] == 0xE2 && b[1] == 0x80 && b[2] >= 0x98 &&
                     b[2] <= 0x9F) || /* ‘’‚‛“”„‟ */
                    (b[0] == 0xE3 && b[1] == 0x80 && b[2] >= 0x88 &&
                     b[2] <= 0x91); /* 〈〉《》「」『』【】 */
    return is_quote ? PUNCTUATION : UNSURE;
}

static beside class_before(const dl_quick_leaf *leaf, uint32_t p)
{
    const char *src = source(leaf);
    if (p == leaf->line_start)
        return SPACE;
    do
        p--;
    while (p > leaf->line_start && dl_is_continuation(src[p]));
    return class_of(src, p);
}

static bool open_mark(dl_quick_leaf *leaf, uint32_t from, uint32_t to)
{
    if (leaf->n_marks == DL_QUICK_MARKS)
        return false;
    add_text(leaf, from);
    uint32_t node = dl_quick_add(
        leaf->tree, to - from == 2 ? DL_NODE_STRONG : DL_NODE_EMPHASIS,
        leaf->parent, from, to);
    node_of(leaf, node)->inner.start = to;
    leaf->marks[leaf->n_marks++] =
        (dl_quick_mark){node, to - from, source(leaf)[from]};
    leaf->parent = node;
    leaf->at = to;
    return true;
}

/* Closes the last mark, if the run is one of its kind. */
static bool close_mark(dl_quick_leaf *leaf, uint32_t from, uint32_t to)
{
    dl_quick_mark mark = leaf->marks[--leaf->n_marks];
    if (mark.length != to - from || mark.sign != source(leaf)[from])
        return false;
    add_text(leaf, from);
    dl_node *node = node_of(leaf, mark.node);
    node->span.end = to;
    node->inner.end = from;
    node->end = (uint32_t)leaf->tree->nodes.n;
    leaf->parent = node->parent;
    leaf->at = to;
    return true;
}

/* A run of `*` or `_`: CommonMark 0.29 §6.4, for runs of one or two. */
static bool add_mark(dl_quick_leaf *leaf, uint32_t *p)
{
    const char *src = source(leaf);
    uint32_t from = *p, to = run_end(src, from, leaf->line_end);
    beside left = class_before(leaf, from);
    beside right = to == leaf->line_end ? SPACE : class_of(src, to);
    if (to - from > 2 || left == UNSURE || right == UNSURE)
        return false;
    bool opens = right != SPACE && (right == WORD || left != WORD);
    bool closes = left != SPACE && (left == WORD || right != WORD);
    if (src[from] == '_' && opens && closes) {
        opens = left == PUNCTUATION;
        closes = right == PUNCTUATION;
    }
    *p = to;
    if (closes && leaf->n_marks > leaf->first_mark)
        return close_mark(leaf, from, to);
    return !opens || open_mark(leaf, from, to);
}

/* ---- links --------------------------------------------------------------- */

/* After the `)` of the destination that begins at `p`, or 0. */
static uint32_t destination_end(const char *src, uint32_t p, uint32_t end)
{
    uint32_t first = p;
    if (p < end && src[p] == '<')
        return 0;
    for (; p < end; p++) {
        unsigned char c = (unsigned char)src[p];
        if (c == ')')
            return p > first ? p + 1 : 0;
        if (c <= ' ' || c == '(' || c == '\\' || c == 0x7F ||
            (c == '&' && may_be_reference(src, p, end)))
            return 0;
    }
    return 0;
}

/* The `]` of the brackets whose text begins at `p`; `end` if it is not in this
   line or there are others before it. */
static uint32_t bracket_close(const char *src, uint32_t p, uint32_t end)
{
    while ((p = next_sign(src, p, end)) < end) {
        if (src[p] == ']')
            return p;
        if (src[p] == '[' || src[p] == '\\')
            return end;
        uint32_t after = run_end(src, p, end);
        if (src[p] == '`') {
            uint32_t ticks = after - p;
            p = code_close(src, ticks, after, end);
            after = p == end ? end : p + ticks;
        }
        p = after;
    }
    return end;
}

static bool add_inlines(dl_quick_leaf *leaf, uint32_t p, uint32_t end);

static bool add_link_text(dl_quick_leaf *leaf, uint32_t link, uint32_t start,
                          uint32_t end)
{
    uint32_t parent = leaf->parent, first_mark = leaf->first_mark;
    leaf->parent = link;
    leaf->first_mark = leaf->n_marks;
    leaf->at = start;
    if (!add_inlines(leaf, start, end) || leaf->n_marks != leaf->first_mark)
        return false;
    add_text(leaf, end);
    leaf->parent = parent;
    leaf->first_mark = first_mark;
    return true;
}

/* `[text](destination)`, an image of this kind, or brackets, which are text. */
static bool add_link(dl_quick_leaf *leaf, uint32_t *p, uint32_t end)
{
    const char *src = source(leaf);
    uint32_t start = *p, text = start + 1;
    uint32_t close = bracket_close(src, text, end);
    bool is_image = start > leaf->at && src[start - 1] == '!';
    if (close == end || src[text] == '^' || src[close + 1] == ':')
        return false;
    if (close + 1 == end || src[close + 1] != '(') {
        *p = text;
        return true;
    }
    uint32_t after = destination_end(src, close + 2, end);
    if (!after)
        return false;
    start -= is_image;
    add_text(leaf, start);
    uint32_t link =
        dl_quick_add(leaf->tree, is_image ? DL_NODE_IMAGE : DL_NODE_LINK,
                     leaf->parent, start, after);
    if (!add_link_text(leaf, link, text, close))
        return false;
    dl_node *node = node_of(leaf, link);
    node->inner = (dl_span){text, close};
    node->url_span = (dl_span){close + 2, after - 1};
    node->url = dl_doc_slice(leaf->tree->doc, node->url_span);
    node->end = (uint32_t)leaf->tree->nodes.n;
    *p = leaf->at = after;
    return true;
}

/* ---- lines --------------------------------------------------------------- */

/* Adds the inlines of [p, end), but for the text at its end. */
static bool add_inlines(dl_quick_leaf *leaf, uint32_t p, uint32_t end)
{
    const char *src = source(leaf);
    bool is_known = true;
    while (is_known && (p = next_sign(src, p, end)) < end) {
        switch (src[p]) {
        case '[':
            is_known = add_link(leaf, &p, end);
            break;
        case '`':
            is_known = add_code(leaf, &p, end);
            break;
        case '<':
            is_known = add_tag(leaf, &p, end);
            break;
        case '*':
        case '_':
            is_known = add_mark(leaf, &p);
            break;
        case '&':
            is_known = !may_be_reference(src, p++, end);
            break;
        case ']': /* of brackets that are text */
            p++;
            is_known = p == end || !dl_is_one_of(src[p], ":(");
            break;
        default:
            is_known = false;
            break;
        }
    }
    return is_known;
}

static bool add_line(dl_quick_leaf *leaf, uint32_t start, uint32_t end)
{
    leaf->at = leaf->line_start = start;
    leaf->line_end = end;
    return add_inlines(leaf, start, end);
}

bool dl_quick_begin(dl_quick_leaf *leaf, dl_tree *tree, uint32_t node,
                    uint32_t start, uint32_t end)
{
    leaf->tree = tree;
    leaf->parent = node;
    leaf->n_marks = leaf->first_mark = 0;
    return add_line(leaf, start, end);
}

bool dl_quick_go_on(dl_quick_leaf *leaf, uint32_t from, uint32_t start,
                    uint32_t end)
{
    uint32_t spaces = from - 1 - leaf->line_end;
    add_text(leaf, leaf->line_end);
    dl_quick_add(leaf->tree,
                 spaces >= 2 ? DL_NODE_HARD_BREAK : DL_NODE_SOFT_BREAK,
                 leaf->parent, leaf->line_end, from);
    return add_line(leaf, start, end);
}

bool dl_quick_end(dl_quick_leaf *leaf)
{
    add_text(leaf, leaf->line_end);
    return leaf->n_marks == 0;
}
