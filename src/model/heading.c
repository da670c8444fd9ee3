/*
 * A paper's heading: its number, title, link, and problems. A heading that was
 * broken over several lines or blocks is put together first: arXiv's titles
 * contain line breaks, and generators copy them.
 */
#include "base/str.h"
#include "model/builder.h"
#include "text/region.h"

enum {
    MOST_PIECES = 5,    /* blocks of a broken heading, at most */
    MOST_JOINED = 4096, /* bytes of them */
    LONGEST_NUMBER = 9  /* digits */
};

/* ---- words -------------------------------------------------------------- */

dl_span dl_heading_text(const dl_doc *doc, uint32_t node)
{
    const dl_node *n = &doc->nodes[node];
    dl_span text =
        dl_span_trim(doc, n->kind == DL_NODE_HEADING ? n->inner : n->span);
    if (dl_span_is_empty(text) || doc->src.p[text.end - 1] != '}')
        return text;
    size_t last = dl_region_find(doc, text.end - 1);
    if (last == doc->n_regions ||
        doc->regions[last].kind != DL_REGION_ATTRIBUTES ||
        doc->regions[last].start < text.start)
        return text;
    text.end = doc->regions[last].start; /* ## Method {#m} */
    return dl_span_trim(doc, text);
}

/* The part of an inline node's text that is in `span`, or none. Where the
   source differs from the decoded text, a part is taken from the source. */
static dl_str piece_of(const dl_doc *doc, const dl_node *n, dl_span span)
{
    bool is_break =
        n->kind == DL_NODE_SOFT_BREAK || n->kind == DL_NODE_HARD_BREAK;
    if (!dl_span_overlaps(n->span, span))
        return DL_STR_NONE;
    if (is_break)
        return DL_STR(" ");
    if (n->kind != DL_NODE_TEXT && n->kind != DL_NODE_CODE &&
        n->kind != DL_NODE_HTML)
        return DL_STR_NONE;
    if (dl_span_contains(span, n->span))
        return n->text;
    uint32_t start = n->span.start > span.start ? n->span.start : span.start;
    uint32_t end = n->span.end < span.end ? n->span.end : span.end;
    return dl_doc_slice(doc, (dl_span){start, end});
}

dl_str dl_inline_text(dl_arena *arena, const dl_doc *doc, uint32_t node,
                      dl_span span)
{
    uint32_t end = doc->nodes[node].end;
    size_t size = 0, n = 0;
    dl_str only = DL_STR("");
    for (uint32_t i = node + 1; i < end; i++) {
        dl_str piece = piece_of(doc, &doc->nodes[i], span);
        if (piece.n)
            only = piece;
        size += piece.n;
    }
    if (size == only.n)
        return only;
    char *text = dl_arena_alloc(arena, size);
    for (uint32_t i = node + 1; i < end; i++) {
        dl_str piece = piece_of(doc, &doc->nodes[i], span);
        if (piece.n)
            memcpy(text + n, piece.p, piece.n);
        n += piece.n;
    }
    return (dl_str){text, n};
}

/*
 * Reads a number at the start of `s`. Returns its length in bytes with its full
 * stop or parenthesis and the spaces after it; 0 if there is none.
 */
static uint32_t read_number(const dl_doc *doc, dl_span s, uint32_t *number,
                            dl_span *digits)
{
    const char *src = doc->src.p;
    uint32_t i = s.start, value = 0;
    while (i < s.end && dl_is_digit(src[i]) && i - s.start < LONGEST_NUMBER)
        value = value * 10 + (uint32_t)(src[i++] - '0');
    if (i == s.start || (i < s.end && dl_is_digit(src[i])))
        return 0;
    dl_span found = {s.start, i};
    bool is_marked = i < s.end && (src[i] == '.' || src[i] == ')');
    i += is_marked;
    if (!is_marked && i < s.end && src[i] != '[' && !dl_is_space(src[i]))
        return 0;
    if (is_marked && i < s.end && !dl_is_space(src[i]) && src[i] != '[')
        return 0; /* "3.5 …" or "2.Title": not a number by itself */
    while (i < s.end && dl_is_space(src[i]))
        i++;
    *number = value;
    *digits = found;
    return i - s.start;
}

dl_str dl_heading_name(const dl_doc *doc, uint32_t node)
{
    dl_span text = dl_heading_text(doc, node), digits;
    uint32_t number;
    text.start += read_number(doc, text, &number, &digits);
    return dl_doc_slice(doc, text);
}

static uint32_t find_link(const dl_doc *doc, uint32_t node)
{
    for (uint32_t i = node + 1; i < doc->nodes[node].end; i++)
        if (doc->nodes[i].kind == DL_NODE_LINK)
            return i;
    return DL_NONE;
}

static bool is_paper_link(const dl_doc *doc, uint32_t link)
{
    dl_arxiv_url url = dl_arxiv_url_parse(doc->nodes[link].url, doc->lexicon);
    return dl_arxiv_url_is_paper(&url);
}

bool dl_heading_looks_like_paper(const dl_doc *doc, uint32_t node,
                                 uint32_t *number)
{
    dl_span text = dl_heading_text(doc, node), digits;
    *number = 0;
    /* Without its space "#1. [Title](link)" is a paragraph. */
    if (doc->nodes[node].kind == DL_NODE_PARAGRAPH)
        while (text.start < text.end && doc->src.p[text.start] == '#')
            text.start++;
    uint32_t skip = read_number(doc, text, number, &digits);
    if (skip && text.start + skip < text.end &&
        doc->src.p[text.start + skip] == '[')
        return true;
    uint32_t link = find_link(doc, node);
    return link != DL_NONE && is_paper_link(doc, link);
}

/* ---- a whole heading ---------------------------------------------------- */

static bool templates_have(const dl_profile *profile, dl_template_field field)
{
    for (uint32_t i = 0; i < profile->paper_headings.n; i++)
        if (profile->paper_headings.v[i].fields >> field & 1)
            return true;
    return false;
}

/* Records the problems of a heading that matches no template, or whose link is
   not where the template has it. */
static void diagnose(dl_post_builder *b, dl_entry_draft *e, uint32_t node,
                     dl_span text)
{
    dl_paper *p = e->paper;
    const dl_doc *doc = b->doc;
    uint32_t skip = read_number(doc, text, &p->number, &p->number_span);
    dl_span title = {text.start + skip, text.end};
    if (templates_have(b->profile, DL_TEMPLATE_N) && !skip)
        p->problems |= DL_HEADING_NO_NUMBER;
    if (e->link_node != DL_NONE) {
        const dl_node *link = &doc->nodes[e->link_node];
        p->trailing_span =
            dl_span_trim(doc, (dl_span){link->span.end, text.end});
        if (templates_have(b->profile, DL_TEMPLATE_LINK)) {
            title = link->inner;
            if (!dl_span_is_empty(p->trailing_span))
                p->problems |= DL_HEADING_TRAILING;
            if (link->url.n == 0)
                p->problems |= DL_HEADING_NO_LINK;
        }
    } else if (templates_have(b->profile, DL_TEMPLATE_LINK)) {
        p->problems |= DL_HEADING_NO_LINK;
    }
    p->title_span = dl_span_trim(doc, title);
    p->title = dl_inline_text(b->arena, doc, node, p->title_span);
    if (dl_span_is_empty(p->title_span))
        p->problems |= DL_HEADING_NO_TITLE;
    if (!p->problems)
        p->problems |= DL_HEADING_SHAPE;
}

static dl_span shifted(dl_span s, uint32_t by)
{
    return (dl_span){s.start + by, s.end + by};
}

static bool is_same_span(dl_span a, dl_span b)
{
    return a.start == b.start && a.end == b.end;
}

/* Reads a heading of one block. */
static void read_whole(dl_post_builder *b, dl_entry_draft *e, uint32_t node,
                       dl_span text)
{
    dl_paper *p = e->paper;
    const dl_doc *doc = b->doc;
    e->link_node = find_link(doc, node);
    dl_template_match m = dl_templates_match(&b->profile->paper_headings,
                                             dl_doc_slice(doc, text));
    bool wants_link = false;
    if (m.is_match)
        wants_link = b->profile->paper_headings.v[m.which].fields >>
                         DL_TEMPLATE_LINK &
                     1;
    dl_span title = shifted(m.fields[DL_TEMPLATE_TITLE], text.start);
    bool fits = m.is_match;
    if (fits && wants_link)
        fits = e->link_node != DL_NONE &&
               is_same_span(doc->nodes[e->link_node].inner, title);
    if (!fits) {
        diagnose(b, e, node, text);
        return;
    }
    p->title_span = dl_span_trim(doc, title);
    p->title = dl_inline_text(b->arena, doc, node, p->title_span);
    if (dl_span_is_empty(p->title_span))
        p->problems |= DL_HEADING_NO_TITLE;
    p->number_span = shifted(m.fields[DL_TEMPLATE_N], text.start);
    dl_span digits;
    if (!dl_span_is_empty(p->number_span))
        read_number(doc, p->number_span, &p->number, &digits);
    else
        p->number_span = (dl_span){0};
}

/* ---- a broken heading --------------------------------------------------- */

/* The texts of a heading and of the blocks that continue it. */
typedef struct pieces {
    const dl_doc *doc;
    dl_span v[MOST_PIECES];
    uint32_t node[MOST_PIECES];
    uint32_t n;
} pieces;

/* A place in the pieces; consecutive pieces are separated by a space. */
typedef struct place {
    uint32_t piece, at;
} place;

static char char_at(const pieces *ps, place w)
{
    if (w.piece >= ps->n)
        return '\0';
    return w.at < ps->v[w.piece].end ? ps->doc->src.p[w.at] : ' ';
}

static place behind(const pieces *ps, place w)
{
    if (w.at < ps->v[w.piece].end)
        w.at++;
    else if (++w.piece < ps->n)
        w.at = ps->v[w.piece].start;
    return w;
}

/* The next unescaped `wanted` at `w` or after it; false: none. Brackets
   nest. */
static bool find_close(const pieces *ps, place *w, char open, char close)
{
    int depth = 1;
    for (; w->piece < ps->n; *w = behind(ps, *w)) {
        char c = char_at(ps, *w);
        if (c == '\\')
            *w = behind(ps, *w);
        else if (c == open)
            depth++;
        else if (c == close && --depth == 0)
            return true;
        if (w->piece >= ps->n)
            break;
    }
    return false;
}

static place skip_blanks(const pieces *ps, place w)
{
    while (w.piece < ps->n && dl_is_space(char_at(ps, w)))
        w = behind(ps, w);
    return w;
}

/* The text from `from` to `to`, with each break as one space or as nothing. */
static dl_str joined_text(dl_arena *arena, const pieces *ps, place from,
                          place to, bool with_blanks)
{
    DL_VEC(char) text = {0};
    while (from.piece < to.piece ||
           (from.piece == to.piece && from.at < to.at)) {
        char c = char_at(ps, from);
        if (!dl_is_space(c))
            dl_vec_push(&text, c);
        else if (with_blanks && (c == ' ' || text.n == 0 ||
                                 text.v[text.n - 1] != ' '))
            dl_vec_push(&text, ' ');
        from = behind(ps, from);
    }
    dl_str out = dl_arena_str(arena, (dl_str){text.v, text.n});
    dl_vec_free(&text);
    return out;
}

/* Whether `block` can continue a broken heading: it is not a section and not
   another paper. */
static bool may_go_on(const dl_post_builder *b, uint32_t block)
{
    const dl_node *n = &b->doc->nodes[block];
    uint32_t number;
    if (n->kind == DL_NODE_PARAGRAPH)
        return true;
    return n->kind == DL_NODE_HEADING &&
           !dl_profile_section_named(b->profile,
                                     dl_heading_name(b->doc, block)) &&
           !dl_heading_looks_like_paper(b->doc, block, &number);
}

static void collect_pieces(const dl_post_builder *b, uint32_t node,
                           dl_span text, pieces *ps)
{
    const dl_doc *doc = b->doc;
    uint32_t size = text.end - text.start;
    *ps = (pieces){.doc = doc, .v = {text}, .node = {node}, .n = 1};
    for (uint32_t next = doc->nodes[node].next;
         next != DL_NONE && ps->n < MOST_PIECES && may_go_on(b, next);
         next = doc->nodes[next].next) {
        dl_span more = dl_heading_text(doc, next);
        size += more.end - more.start;
        if (size > MOST_JOINED)
            break;
        ps->v[ps->n] = more;
        ps->node[ps->n++] = next;
    }
}

/* The places of the parts of `[title](link)` in the pieces. */
typedef struct parts {
    place title, title_end, link, link_end;
} parts;

static bool find_parts(const pieces *ps, uint32_t start, parts *out)
{
    place w = skip_blanks(ps, (place){0, start});
    if (char_at(ps, w) != '[')
        return false;
    w = out->title = behind(ps, w);
    if (!find_close(ps, &w, '[', ']'))
        return false;
    out->title_end = w;
    w = skip_blanks(ps, behind(ps, w));
    if (char_at(ps, w) != '(')
        return false;
    w = out->link = behind(ps, w);
    if (!find_close(ps, &w, '(', ')'))
        return false;
    out->link_end = w;
    return true;
}

/* The rest of the line at `at`, and what follows that line in the block. */
static void split_rest(const dl_doc *doc, uint32_t at, uint32_t end,
                       dl_span *line, dl_span *more)
{
    uint32_t stop = at;
    while (stop < end && doc->src.p[stop] != '\n' && doc->src.p[stop] != '\r')
        stop++;
    *line = dl_span_trim(doc, (dl_span){at, stop});
    *more = dl_span_trim(doc, (dl_span){stop, end});
}

/*
 * Reads a heading that continues in other lines or blocks; false if it is not
 * broken, only incomplete.
 */
static bool read_broken(dl_post_builder *b, dl_entry_draft *e, uint32_t node,
                        dl_span text)
{
    dl_paper *p = e->paper;
    const dl_doc *doc = b->doc;
    uint32_t number = 0;
    dl_span digits = {0};
    uint32_t skip = read_number(doc, text, &number, &digits);
    pieces ps;
    parts at;
    collect_pieces(b, node, text, &ps);
    if (!find_parts(&ps, text.start + skip, &at) || at.link_end.piece == 0)
        return false;
    p->number = number;
    p->number_span = digits;
    p->problems |= DL_HEADING_BROKEN;
    if (!skip && templates_have(b->profile, DL_TEMPLATE_N))
        p->problems |= DL_HEADING_NO_NUMBER;
    p->title = joined_text(b->arena, &ps, at.title, at.title_end, true);
    p->title_span =
        dl_span_trim(doc, (dl_span){at.title.at, at.title_end.at});
    e->joined_link = joined_text(b->arena, &ps, at.link, at.link_end, false);
    e->joined_span = (dl_span){at.link.at, at.link_end.at};
    for (uint32_t i = 0; i <= at.link_end.piece && e->link_node == DL_NONE; i++)
        e->link_node = find_link(doc, ps.node[i]);

    uint32_t last = at.link_end.piece, end = at.link_end.at + 1;
    split_rest(doc, end, ps.v[last].end, &p->trailing_span, &e->leftover);
    if (!dl_span_is_empty(p->trailing_span))
        p->problems |= DL_HEADING_TRAILING;
    p->heading_span.end = dl_span_is_empty(p->trailing_span)
                              ? end
                              : p->trailing_span.end;
    dl_set_role(b, ps.node[0], doc->nodes[ps.node[last]].end, DL_PROSE_TITLE);
    e->block = doc->nodes[ps.node[last]].next;
    return true;
}

/* ---- the link that was left out ----------------------------------------- */

/* Whether a paragraph consists of the address of a paper; then `*link` is its
   LINK node, or DL_NONE for a bare address. */
static bool is_bare_link(const dl_doc *doc, uint32_t block, uint32_t *link)
{
    const dl_node *n = &doc->nodes[block];
    if (n->kind != DL_NODE_PARAGRAPH)
        return false;
    *link = find_link(doc, block);
    dl_span text = dl_span_trim(doc, n->span);
    if (*link != DL_NONE)
        return is_same_span(doc->nodes[*link].span, text) &&
               is_paper_link(doc, *link);
    dl_arxiv_url url =
        dl_arxiv_url_parse(dl_doc_slice(doc, text), doc->lexicon);
    return dl_arxiv_url_is_paper(&url);
}

static void take_bare_link(dl_post_builder *b, dl_entry_draft *e)
{
    uint32_t link;
    if (e->block == DL_NONE || !is_bare_link(b->doc, e->block, &link))
        return;
    const dl_node *n = &b->doc->nodes[e->block];
    dl_set_role(b, e->block, n->end, DL_PROSE_META);
    e->link_node = link;
    if (link == DL_NONE) {
        e->joined_span = dl_span_trim(b->doc, n->span);
        e->joined_link = dl_doc_slice(b->doc, e->joined_span);
    }
    e->paper->heading_span.end = dl_span_trim(b->doc, n->span).end;
    e->block = n->next;
}

void dl_heading_read(dl_post_builder *b, dl_entry_draft *e, uint32_t node)
{
    const dl_doc *doc = b->doc;
    dl_paper *p = e->paper;
    dl_span text = dl_heading_text(doc, node);
    p->heading = node;
    p->heading_span = dl_span_trim(doc, doc->nodes[node].span);
    e->block = doc->nodes[node].next;
    e->link_node = DL_NONE;
    if (p->problems & DL_HEADING_NO_MARK)
        while (text.start < text.end && doc->src.p[text.start] == '#')
            text.start++;
    dl_set_role(b, node, doc->nodes[node].end, DL_PROSE_TITLE);
    bool wants_link = templates_have(b->profile, DL_TEMPLATE_LINK);
    if (wants_link && find_link(doc, node) == DL_NONE &&
        read_broken(b, e, node, text))
        return;
    read_whole(b, e, node, text);
    if (wants_link && e->link_node == DL_NONE)
        take_bare_link(b, e);
}
