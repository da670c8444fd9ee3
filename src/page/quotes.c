/*
 * kramdown's smart_quotes.rb, and goldmark's typographer.go.
 */
#include "page/quotes.h"

#include "base/search.h"
#include "base/str.h"
#include "text/category.h"
#include "text/utf8.h"

/* ---- what is beside a mark ----------------------------------------------- */

static uint32_t char_before(const dl_doc *doc, dl_span piece, uint32_t at)
{
    unsigned length;
    return at > piece.start ? dl_utf8_decode_before(doc->src, at, &length)
                            : ' ';
}

static uint32_t char_at(const dl_doc *doc, dl_span piece, uint32_t at)
{
    unsigned length;
    return at < piece.end ? dl_utf8_decode(doc->src, at, &length) : ' ';
}

static bool is_blank(uint32_t c)
{
    return dl_is_unicode_blank(c);
}

static bool is_sign(uint32_t c)
{
    return c < 0x80 ? dl_is_punctuation((char)c) : dl_is_category_p(c);
}

static bool is_word_char(uint32_t c)
{
    return c < 0x80 ? dl_is_alnum((char)c) || c == '_'
                    : !dl_is_category_p(c) && !dl_is_category_s(c) &&
                          !is_blank(c);
}

/* ---- kramdown ------------------------------------------------------------ */

/* Whether an element of the tree ends or begins at `at`: a link, code, a
   tag. */
static bool is_edge(const dl_doc *doc, uint32_t at)
{
    size_t i = 0;
    DL_LOWER_BOUND(i, 0, doc->n_nodes, doc->nodes[i].span.start < at);
    while (i > 0 && doc->nodes[i - 1].kind < DL_NODE_CODE &&
           doc->nodes[i - 1].kind >= DL_NODE_TEXT)
        i--;
    for (uint32_t k = i > 0 ? (uint32_t)i - 1 : DL_NONE;
         k != DL_NONE && doc->nodes[k].kind >= DL_NODE_TEXT;
         k = doc->nodes[k].parent)
        if (doc->nodes[k].kind >= DL_NODE_CODE && doc->nodes[k].span.end == at)
            return true;
    return false;
}

/* Whether an entity (`&amp;`) ends at `at`. */
static bool is_entity(const dl_doc *doc, dl_span piece, uint32_t at)
{
    enum { LONGEST = 32 };
    uint32_t i = at - 1; /* the semicolon */
    while (i > piece.start && at - i < LONGEST &&
           (dl_is_alnum(doc->src.p[i - 1]) || doc->src.p[i - 1] == '#'))
        i--;
    return i < at - 1 && i > piece.start && doc->src.p[i - 1] == '&';
}

/*
 * Whether the parser comes to the mark with the character before it still
 * unread: then that one decides. Marks of elements have been read.
 */
static bool has_before(const dl_doc *doc, dl_span piece, uint32_t at)
{
    const char *p = doc->src.p;
    if (at == piece.start)
        return false;
    char c = p[at - 1], d = at - 1 > piece.start ? p[at - 2] : ' ';
    if (dl_is_one_of(c, "*_`[\"'") || (d == '\\' && dl_is_punctuation(c)))
        return false;
    if (dl_is_one_of(c, "-<>$") && d == c)
        return false;
    if (c == '.' && d == '.' && at - 2 > piece.start && p[at - 3] == '.')
        return false;
    if (c == ';')
        return !is_entity(doc, piece, at);
    return !dl_is_one_of(c, ")>]}") || !is_edge(doc, at);
}

static dl_quote_turn turn_kramdown(const dl_page *page,
                                   const dl_quote_place *place)
{
    const dl_doc *doc = page->doc;
    const char *p = doc->src.p;
    dl_span piece = place->piece;
    uint32_t at = place->at, end = at + 1;
    char next = end < piece.end ? p[end] : '\n';
    if (at == piece.start && !place->is_first)
        return DL_QUOTE_LEFT; /* after a line end */
    if (has_before(doc, piece, at))
        return dl_is_white(p[at - 1]) || dl_is_one_of(p[at - 1], "\\[{(-")
                   ? DL_QUOTE_LEFT
                   : DL_QUOTE_RIGHT;
    if (dl_is_one_of(next, "*_") && end + 1 < piece.end &&
        !dl_is_white(p[end + 1]))
        return DL_QUOTE_LEFT;
    if (dl_is_punctuation(next) &&
        !(end + 2 < piece.end && p[end + 1] == '.' && p[end + 2] == '.') &&
        next != '_' && !is_word_char(char_at(doc, piece, end + 1)))
        return DL_QUOTE_RIGHT;
    bool ends_word = next == 's' && !is_word_char(char_at(doc, piece, end + 1));
    return dl_is_white(next) || ends_word ? DL_QUOTE_RIGHT : DL_QUOTE_LEFT;
}

/* ---- Hugo ---------------------------------------------------------------- */

/* By the flanking of emphasis marks; what is both stays as it is, unless a sign
   and a space follow. */
static dl_quote_turn turn_goldmark(const dl_page *page,
                                   const dl_quote_place *place)
{
    const dl_doc *doc = page->doc;
    dl_span piece = place->piece;
    uint32_t at = place->at;
    uint32_t before = char_before(doc, piece, at);
    uint32_t after = char_at(doc, piece, at + 1);
    bool left = !is_blank(after) &&
                (!is_sign(after) || is_blank(before) || is_sign(before));
    bool right = !is_blank(before) &&
                 (!is_sign(before) || is_blank(after) || is_sign(after));
    if (left && !right)
        return DL_QUOTE_LEFT;
    if (!right || place->opened == 0)
        return DL_QUOTE_STRAIGHT;
    uint32_t next = char_at(doc, piece, at + 2);
    bool is_before_sign = is_sign(after) && (is_blank(next) || is_sign(next));
    return !left || is_before_sign ? DL_QUOTE_RIGHT : DL_QUOTE_STRAIGHT;
}

dl_quote_turn dl_quote_turned(const dl_page *page, const dl_quote_place *place)
{
    return dl_renderer_is_kramdown(page->renderer)
               ? turn_kramdown(page, place)
               : turn_goldmark(page, place);
}
