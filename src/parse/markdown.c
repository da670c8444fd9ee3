/* Runs cmark-gfm and walks its blocks to build the document's tree. */
#define _GNU_SOURCE /* memmem */
#include "parse/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <pthread.h>

#include "base/search.h"
#include "base/str.h"
#include "parse/guard.h"
#include "parse/quick/quick.h"
#include "parse/slab.h"
#include "parse/tree.h"

/* Room for the nodes of a typical post. */
enum { FIRST_NODES = 64, BYTES_A_NODE = 24 };

/* ---- parsing ----------------------------------------------------------- */

/* GFM features that the source may contain. The others are not enabled: each
   extension costs time on every line, and footnotes walk the tree twice. */
typedef struct features {
    bool tables, tasks, footnotes;
} features;

/* The delimiter row, which makes the header above it a table, has a `|` or a
   colon next to a dash. */
static bool may_have_tables(const char *p, const char *end)
{
    if (memchr(p, '|', (size_t)(end - p)))
        return true;
    for (const char *q = p;
         q < end && (q = memchr(q, ':', (size_t)(end - q))) != NULL; q++)
        if ((q > p && q[-1] == '-') || (q + 1 < end && q[1] == '-'))
            return true;
    return false;
}

/* An escaped `^` also makes the label of a footnote. */
static features features_of(const dl_doc *doc, const char *src)
{
    const char *p = src + doc->body, *end = src + doc->src.n;
    features f = {.tables = p < end && may_have_tables(p, end)};
    for (; p + 1 < end && (p = memchr(p, '[', (size_t)(end - p - 1))) != NULL;
         p++) {
        f.footnotes |= p[1] == '^' || p[1] == '\\';
        f.tasks |= p[1] == ' ' || p[1] == 'x' || p[1] == 'X';
    }
    return f;
}

void dl_markdown_prepare(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, cmark_gfm_core_extensions_ensure_registered);
}

static void attach_extension(cmark_parser *parser, const char *name)
{
    dl_markdown_prepare();
    cmark_syntax_extension *e = cmark_find_syntax_extension(name);
    if (e)
        cmark_parser_attach_syntax_extension(parser, e);
}

/* The first line after the front matter, from 0. */
static uint32_t first_line(const dl_doc *doc)
{
    uint32_t line = 0;
    if (doc->body > dl_doc_line(doc, 1).start) /* not only a byte-order mark */
        while (line < doc->n_lines && doc->line_starts[line] < doc->body)
            line++;
    return line;
}

/*
 * The lines [first, end) with an empty one before them, for a byte-order mark
 * means something at the very beginning only. If they are not the last ones, a
 * heading ends whatever they leave open, except what goes on after `end`.
 */
static void feed(cmark_parser *parser, const dl_tree *tree, uint32_t first,
                 uint32_t end)
{
    const dl_doc *doc = tree->doc;
    dl_str src = tree->fed.src;
    size_t from = 0, to = src.n;
    if (first > 0) {
        cmark_parser_feed(parser, "\n", 1);
        from = first < doc->n_lines ? doc->line_starts[first] : src.n;
    }
    if (end < doc->n_lines)
        to = doc->line_starts[end];
    cmark_parser_feed(parser, src.p + from, to - from);
    if (end < doc->n_lines)
        cmark_parser_feed(parser, "#\n", 2);
}

/*
 * The tree belongs to the slab. cmark-gfm keeps the characters that begin an
 * inline in a global table, which strikethrough and autolink modify during each
 * parse. Tables and task lists have no inline characters; with them alone, the
 * global table is only read.
 */
static cmark_node *parse(const dl_tree *tree, features f, uint32_t first,
                         uint32_t end, dl_slab *slab)
{
    cmark_parser *parser = cmark_parser_new_with_mem(
        CMARK_OPT_SOURCEPOS | (f.footnotes ? CMARK_OPT_FOOTNOTES : 0),
        &slab->mem);
    if (f.tables)
        attach_extension(parser, "table");
    if (f.tasks)
        attach_extension(parser, "tasklist");
    feed(parser, tree, first, end);
    return cmark_parser_finish(parser);
}

/* ---- nodes ------------------------------------------------------------- */

/* The types of an extension are numbered at run time and are not public, but
   their names are. */
static dl_node_kind table_kind(cmark_node *block)
{
    dl_str name = dl_str_of(cmark_node_get_type_string(block));
    if (dl_str_is(name, "table"))
        return DL_NODE_TABLE;
    return dl_str_is(name, "table_cell") ? DL_NODE_TABLE_CELL
                                         : DL_NODE_TABLE_ROW;
}

static dl_node_kind block_kind(cmark_node *block)
{
    switch (cmark_node_get_type(block)) {
    case CMARK_NODE_PARAGRAPH:
        return DL_NODE_PARAGRAPH;
    case CMARK_NODE_HEADING:
        return DL_NODE_HEADING;
    case CMARK_NODE_LIST:
        return DL_NODE_LIST;
    case CMARK_NODE_ITEM:
        return DL_NODE_ITEM;
    case CMARK_NODE_BLOCK_QUOTE:
        return DL_NODE_QUOTE;
    case CMARK_NODE_CODE_BLOCK:
        return DL_NODE_CODE_BLOCK;
    case CMARK_NODE_HTML_BLOCK:
        return DL_NODE_HTML_BLOCK;
    case CMARK_NODE_THEMATIC_BREAK:
        return DL_NODE_THEMATIC_BREAK;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        return DL_NODE_FOOTNOTE;
    default:
        return table_kind(block);
    }
}

static bool has_inlines(dl_node_kind kind)
{
    return kind == DL_NODE_PARAGRAPH || kind == DL_NODE_HEADING ||
           kind == DL_NODE_TABLE_CELL;
}

/* ---- the walk ---------------------------------------------------------- */

static void leave_block(dl_tree *tree, uint32_t index, cmark_node *block)
{
    dl_block_leave(tree, index, block);
    dl_node *node = &tree->nodes.v[index];
    node->end = (uint32_t)tree->nodes.n;
    if (node->kind == DL_NODE_QUOTE)
        tree->quotes--;
    dl_node *parent = &tree->nodes.v[node->parent];
    if (parent->span.end < node->span.end)
        parent->span.end = node->span.end;
    if (parent->span.start > node->span.start)
        parent->span.start = node->span.start;
}

/* Adds `block`; returns its index, or DL_NONE if it is left out. */
static uint32_t enter_block(dl_tree *tree, uint32_t parent, cmark_node *block)
{
    dl_node_kind kind = block_kind(block);
    uint32_t index = dl_tree_add(tree, kind, parent);
    if (!dl_block_enter(tree, index, block)) {
        tree->nodes.n--;
        return DL_NONE;
    }
    if (kind == DL_NODE_QUOTE)
        tree->quotes++;
    if (has_inlines(kind))
        dl_resolve_inlines(tree, index, block);
    return index;
}

/* Converts `top`, a child of the document, and all below it. */
static void convert(dl_tree *tree, cmark_node *top)
{
    cmark_node *block = top;
    uint32_t parent = 0;
    for (;;) {
        uint32_t index = enter_block(tree, parent, block);
        cmark_node *child = NULL;
        if (index != DL_NONE && !has_inlines(tree->nodes.v[index].kind))
            child = cmark_node_first_child(block);
        if (child) {
            parent = index;
            block = child;
            continue;
        }
        if (index != DL_NONE)
            leave_block(tree, index, block);
        while (block != top && !cmark_node_next(block)) {
            block = cmark_node_parent(block);
            uint32_t up = tree->nodes.v[parent].parent;
            leave_block(tree, parent, block);
            parent = up;
        }
        if (block == top)
            return;
        block = cmark_node_next(block);
    }
}

static int compare_places(const void *a, const void *b)
{
    cmark_node *x = *(cmark_node *const *)a, *y = *(cmark_node *const *)b;
    int line = cmark_node_get_start_line(x) - cmark_node_get_start_line(y);
    if (line != 0)
        return line;
    return cmark_node_get_start_column(x) - cmark_node_get_start_column(y);
}

static bool is_before(cmark_node *footnote, cmark_node *block)
{
    /* A paragraph that cmark-gfm split off a table has no line number. */
    int line = cmark_node_get_start_line(block);
    if (line == 0 && cmark_node_next(block))
        line = cmark_node_get_start_line(cmark_node_next(block));
    return cmark_node_get_start_line(footnote) < line;
}

/* cmark-gfm moves footnotes to the end, in order of use; the document keeps
   them where they are written. */
static void convert_all(dl_tree *tree, cmark_node *root)
{
    DL_VEC(cmark_node *) footnotes = {0};
    for (cmark_node *b = cmark_node_last_child(root);
         b && cmark_node_get_type(b) == CMARK_NODE_FOOTNOTE_DEFINITION;
         b = cmark_node_previous(b))
        dl_vec_push(&footnotes, b);
    dl_vec_sort(&footnotes, compare_places);
    size_t next = 0;
    for (cmark_node *b = cmark_node_first_child(root); b;
         b = cmark_node_next(b)) {
        if (cmark_node_get_type(b) == CMARK_NODE_FOOTNOTE_DEFINITION)
            break;
        while (next < footnotes.n && is_before(footnotes.v[next], b))
            convert(tree, footnotes.v[next++]);
        convert(tree, b);
    }
    while (next < footnotes.n)
        convert(tree, footnotes.v[next++]);
    dl_vec_free(&footnotes);
}

/* ---- front matter -------------------------------------------------------- */

/* Whether there may be Hangul: a byte that begins syllables or jamo. */
static bool may_be_korean(dl_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char b = (unsigned char)s.p[i];
        if (b == 0xE1 || (b >= 0xEA && b <= 0xED))
            return true;
    }
    return false;
}

/* Whether a value has more than prose: a template, which Hugo and others fill
   first, code, a formula, a link, a tag, an address or a file's name. */
static bool has_other_kinds(dl_str s)
{
    static const char *const signs[] = {"{{", "{%", "`",  "$", "](",
                                        "[[", "<",  "//", "\\"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (memmem(s.p, s.n, signs[i], strlen(signs[i])))
            return true;
    for (size_t i = 0; i + 1 < s.n; i++) {
        bool after_hangul = i > 0 && (unsigned char)s.p[i - 1] >= 0x80;
        if ((s.p[i] == '.' && after_hangul && dl_is_alpha(s.p[i + 1])) ||
            (s.p[i] == '/' && (i == 0 || s.p[i - 1] == ' ' ||
                               s.p[i - 1] == '.') && s.p[i + 1] != ' '))
            return true;
    }
    return false;
}

/* The values that a reader sees, if they are in Korean and the source spells
   them. */
static void add_fields(dl_tree *tree)
{
    static const char *const keys[] = {"title", "description"};
    const dl_yaml *root = tree->doc->frontmatter.root;
    for (const dl_yaml *v = root ? root->first : NULL; v; v = v->next) {
        bool is_seen = false;
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            is_seen |= v->key && dl_str_is(v->key->text, keys[i]);
        dl_span place;
        if (!is_seen || !dl_scalar_place(tree->doc, v, &place) ||
            !may_be_korean(v->text) || has_other_kinds(v->text))
            continue;
        uint32_t field = dl_tree_add(tree, DL_NODE_FIELD, 0);
        uint32_t text = dl_tree_add(tree, DL_NODE_TEXT, field);
        for (uint32_t i = field; i <= text; i++) {
            tree->nodes.v[i].span = tree->nodes.v[i].inner = place;
            tree->nodes.v[i].end = text + 1;
        }
        tree->nodes.v[text].text = dl_doc_slice(tree->doc, place);
        if (tree->nodes.v[0].span.start > place.start)
            tree->nodes.v[0].span.start = place.start;
    }
}

/* In preorder, the next sibling comes right after the subtree, if that is still
   inside the parent. */
static void link_siblings(dl_tree *tree)
{
    dl_node *nodes = tree->nodes.v;
    for (size_t i = 1; i < tree->nodes.n; i++)
        if (nodes[i].end < nodes[nodes[i].parent].end)
            nodes[i].next = nodes[i].end;
}

static bool has_escapes(dl_str s)
{
    return s.n > 0 && (memchr(s.p, '\\', s.n) || memchr(s.p, '&', s.n));
}

/* ---- parts of a document ------------------------------------------------- */

/* Takes out the heading that ends a part. False: it is in a block that goes on
   after the part. */
static bool take_end(cmark_node *root, uint32_t line)
{
    cmark_node *last = cmark_node_last_child(root);
    if (!last || cmark_node_get_type(last) != CMARK_NODE_HEADING ||
        (uint32_t)cmark_node_get_start_line(last) != line)
        return false;
    cmark_node_unlink(last);
    return true;
}

/* Adds what cmark-gfm makes of the lines [first, end). False: a block of them
   goes on at `end`; nothing is added. */
static bool add_lines(dl_tree *tree, features f, uint32_t first, uint32_t end)
{
    const dl_doc *doc = tree->doc;
    uint32_t before = first > 0; /* the empty line */
    tree->fed.line_starts = doc->line_starts + (first - before);
    tree->fed.n_lines = doc->n_lines - (first - before);
    uint32_t after = end < doc->n_lines ? doc->line_starts[end]
                                        : (uint32_t)doc->src.n;
    dl_slab slab;
    dl_slab_open(&slab, after - tree->fed.line_starts[0]);
    cmark_node *root = parse(tree, f, first, end, &slab);
    bool is_whole =
        end == doc->n_lines || take_end(root, end - first + before + 1);
    if (is_whole)
        convert_all(tree, root);
    dl_slab_close(&slab);
    return is_whole;
}

/* What the quick parser does not know is for cmark-gfm, with as many lines
   after it as it takes to end it. */
static void add_parts(dl_tree *tree, uint32_t first)
{
    const dl_doc *doc = tree->doc;
    uint32_t line = dl_quick_parse(tree, first);
    if (line == doc->n_lines)
        return;
    features f = features_of(doc, tree->fed.src.p);
    while (line < doc->n_lines) {
        uint32_t end = dl_quick_next(tree, line + 1);
        while (!add_lines(tree, f, line, end))
            end = dl_quick_next(tree, end + (end - line));
        line = dl_quick_parse(tree, end);
    }
}

static void parse_with(dl_doc *doc, bool is_quick)
{
    dl_guard guard = {0};
    dl_guard_apply(&guard, doc);
    const char *src = guard.fed ? guard.fed : doc->src.p;
    dl_tree tree = {.doc = doc,
                    .fed = {{src, doc->src.n}, doc->line_starts, doc->n_lines},
                    .unmask = guard.fed ? guard.unmask : NULL,
                    .has_escapes = has_escapes((dl_str){src, doc->src.n})};
    tree.nodes.cap = FIRST_NODES + doc->src.n / BYTES_A_NODE;
    tree.nodes.v = dl_xmalloc(tree.nodes.cap * sizeof *tree.nodes.v);
    dl_tree_add(&tree, DL_NODE_DOCUMENT, DL_NONE);
    tree.nodes.v[0].span = (dl_span){doc->body, doc->body};
    add_fields(&tree);
    uint32_t first = first_line(doc);
    if (is_quick && !guard.fed && dl_quick_knows(doc))
        add_parts(&tree, first);
    else
        add_lines(&tree, features_of(doc, src), first, doc->n_lines);
    tree.nodes.v[0].end = (uint32_t)tree.nodes.n;
    tree.nodes.v[0].inner = tree.nodes.v[0].span;
    link_siblings(&tree);
    doc->n_nodes = (uint32_t)tree.nodes.n;
    doc->nodes = dl_arena_adopt(doc->arena, tree.nodes.v);
    dl_vec_free(&tree.cells);
    dl_content_free(&tree.content);
    dl_guard_free(&guard);
}

void dl_markdown_parse(dl_doc *doc)
{
    parse_with(doc, true);
}

void dl_markdown_parse_slowly(dl_doc *doc)
{
    parse_with(doc, false);
}
