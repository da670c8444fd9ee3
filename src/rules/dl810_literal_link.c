/* DL810 literal-link: see rules/DL810-literal-link.md. */
#include "base/arena.h"
#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "page/brackets.h"
#include "page/definition.h"
#include "rules/shared/brackets.h"
#include "rules_gen.h"
#include "text/hangul.h"
#include "text/utf8.h"

enum { LONGEST = 1000 /* bytes of a label or a destination */ };

typedef struct finder {
    dl_ctx *ctx;
    const dl_page *page;
    const dl_doc *doc;
    const dl_str *labels; /* kramdown's definitions, `^` with footnotes' */
    size_t n_labels;
} finder;

static dl_str slice(const finder *f, uint32_t start, uint32_t end)
{
    return dl_doc_slice(f->doc, (dl_span){start, end});
}

static char byte_at(const finder *f, const dl_bracket *b, uint32_t at)
{
    return at < b->line.end ? f->doc->src.p[at] : '\n';
}

static char byte_before(const finder *f, const dl_bracket *b, uint32_t at)
{
    return at > b->text_start ? f->doc->src.p[at - 1] : '\n';
}

static dl_str label_of(const finder *f, const dl_bracket *b)
{
    return slice(f, b->open + 1, b->close);
}

/* The beginning with the `!` of a picture. */
static uint32_t start_of(const finder *f, const dl_bracket *b)
{
    return b->open - (byte_before(f, b, b->open) == '!');
}

/* `x[a][b]`, `\frac[…]`, `f(x)[i]`: code or TeX. */
static bool is_code(const finder *f, const dl_bracket *b)
{
    char c = byte_before(f, b, b->open);
    return dl_is_alnum(c) || dl_is_one_of(c, "_\\])}");
}

static bool has_blank(dl_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (dl_is_white(s.p[i]))
            return true;
    return false;
}

static bool has_letter(dl_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (dl_is_alpha(s.p[i]) || (unsigned char)s.p[i] >= 0x80)
            return true;
    return false;
}

/* The place of the `)` that closes the `(` at `at`, or 0. */
static uint32_t closing(const finder *f, uint32_t at, uint32_t end)
{
    unsigned depth = 0;
    for (uint32_t i = at; i < end && i - at < LONGEST; i++) {
        depth += f->doc->src.p[i] == '(';
        if (f->doc->src.p[i] == ')' && --depth == 0)
            return i;
    }
    return 0;
}

/* ---- `[글] (url)` -------------------------------------------------------- */

/* `[ ]` and `[x]` are a task's box, `[1]` a number. */
static bool is_name(dl_str label)
{
    return has_letter(label) &&
           !(label.n == 1 && dl_to_lower(label.p[0]) == 'x');
}

/* `[용어] (# 용어)`: the anchor of a heading with the name of the label, which
   is what tells it from a hashtag. */
static bool is_anchor_of(dl_str label, dl_str address)
{
    if (!dl_str_starts(address, "#"))
        return false;
    address = dl_str_trim(dl_str_from(address, 1), " ");
    bool is_same = label.n > 0 && label.n == address.n;
    for (size_t i = 0; is_same && i < label.n; i++)
        is_same = dl_to_lower(label.p[i]) == dl_to_lower(address.p[i]) ||
                  (label.p[i] == ' ' && address.p[i] == '-');
    return is_same;
}

static void check_anchor(const finder *f, const dl_bracket *b, uint32_t paren,
                         uint32_t close)
{
    dl_span span = {start_of(f, b), close + 1};
    dl_diagnostic *d = dl_report(f->ctx, DL810_APART, span,
                                 dl_doc_slice(f->doc, span));
    uint32_t name = paren + 2;
    while (f->doc->src.p[name] == ' ')
        name++;
    dl_fix_edit(f->ctx, d, DL_FIX_SAFE, (dl_span){b->close + 1, paren},
                DL_STR(""));
    if (name > paren + 2)
        dl_fix_edit(f->ctx, d, DL_FIX_SAFE, (dl_span){paren + 2, name},
                    DL_STR(""));
}

static void check_apart(const finder *f, const dl_bracket *b, uint32_t paren)
{
    uint32_t close = closing(f, paren, b->line.end);
    dl_str address = close ? slice(f, paren + 1, close) : DL_STR_NONE;
    if (close && is_anchor_of(label_of(f, b), address) && !is_code(f, b) &&
        is_name(label_of(f, b))) {
        check_anchor(f, b, paren, close);
        return;
    }
    if (!close || has_blank(address) || !dl_bracket_is_address(address) ||
        !is_name(label_of(f, b)) || is_code(f, b))
        return;
    dl_span span = {start_of(f, b), close + 1};
    dl_diagnostic *d = dl_report(f->ctx, DL810_APART, span,
                                 dl_doc_slice(f->doc, span));
    dl_fix_edit(f->ctx, d, DL_FIX_SAFE, (dl_span){b->close + 1, paren},
                DL_STR(""));
}

/* ---- `(글)[url]` --------------------------------------------------------- */

/* The `(` that the `)` at `at` closes, in the same line; DL_NONE: none. */
static uint32_t opening(const finder *f, uint32_t at, uint32_t start)
{
    unsigned depth = 0;
    for (uint32_t i = at + 1; i > start && at - i + 1 < LONGEST; i--) {
        depth += f->doc->src.p[i - 1] == ')';
        if (f->doc->src.p[i - 1] == '(' && --depth == 0)
            return i - 1;
    }
    return DL_NONE;
}

static bool check_swapped(const finder *f, const dl_bracket *b)
{
    dl_str address = label_of(f, b);
    if (b->open <= b->line.start || byte_before(f, b, b->open) != ')' ||
        has_blank(address) || !dl_bracket_is_address(address))
        return false;
    uint32_t paren = opening(f, b->open - 1, b->line.start);
    if (paren == DL_NONE || paren + 2 >= b->open)
        return false;
    dl_span span = {paren, b->close + 1};
    dl_str label = slice(f, paren + 1, b->open - 1);
    dl_diagnostic *d = dl_report(f->ctx, DL810_SWAPPED, span,
                                 dl_doc_slice(f->doc, span));
    if (!memchr(label.p, '[', label.n) && !memchr(label.p, ']', label.n) &&
        !memchr(address.p, '(', address.n) &&
        !memchr(address.p, ')', address.n)) {
        dl_fix_edit(f->ctx, d, DL_FIX_SAFE, (dl_span){paren, paren + 1},
                    DL_STR("["));
        dl_fix_edit(f->ctx, d, DL_FIX_SAFE, (dl_span){b->open - 1, b->open + 1},
                    DL_STR("]("));
        dl_fix_edit(f->ctx, d, DL_FIX_SAFE, (dl_span){b->close, b->close + 1},
                    DL_STR(")"));
    }
    return true;
}

/* ---- `[글](a b)`, `[글](u` ----------------------------------------------- */

/* Without a title at the end: ` "…"`. */
static dl_str without_title(dl_str s)
{
    s = dl_str_trim_end(s, " \t");
    if (s.n < 3 || !dl_is_one_of(s.p[s.n - 1], "\"'"))
        return s;
    for (size_t i = 1; i + 1 < s.n; i++)
        if (s.p[i] == s.p[s.n - 1] && dl_is_blank(s.p[i - 1]))
            return dl_str_trim_end((dl_str){s.p, i}, " \t");
    return s;
}

/* A destination, if it has spaces; `[용어](다른 말)` is none. */
static bool is_destination(dl_str s)
{
    size_t end = 0;
    while (end < s.n && !dl_is_blank(s.p[end]))
        end++;
    bool is_part = dl_str_find((dl_str){s.p, end}, DL_STR(".md#")) != SIZE_MAX;
    bool is_anchor = s.n > 1 && s.p[0] == '#' && !dl_is_blank(s.p[1]);
    return s.n > 0 && s.p[0] != '<' &&
           (is_part || is_anchor || dl_bracket_is_address(s) ||
            dl_bracket_is_address((dl_str){s.p, end}) || s.p[0] == '/' ||
            !dl_has_hangul(s));
}

/* Whether all of it is the address, and not a sentence after one that somebody
   has not closed. */
static bool is_whole(dl_str address)
{
    size_t end = 0;
    while (end < address.n && !dl_is_blank(address.p[end]))
        end++;
    dl_str rest = dl_str_from(address, end);
    return address.p[0] != '#' && /* an anchor has hyphens */
           !memchr(address.p, '[', address.n) &&
           dl_str_find(address, DL_STR("{{")) == SIZE_MAX &&
           (!dl_has_hangul(rest) || dl_bracket_is_address(rest));
}

static void write_blanks(const finder *f, dl_diagnostic *d, dl_str address)
{
    uint32_t start = (uint32_t)(address.p - f->doc->src.p);
    for (size_t i = 0; i < address.n; i++)
        if (address.p[i] == ' ')
            dl_fix_edit(f->ctx, d, DL_FIX_SAFE,
                        (dl_span){start + (uint32_t)i,
                                  start + (uint32_t)i + 1},
                        DL_STR("%20"));
}

static void check_blanks(const finder *f, const dl_bracket *b, uint32_t close)
{
    dl_str inside = slice(f, b->close + 2, close);
    dl_str address = dl_str_trim(without_title(inside), " \t");
    if (!dl_renderer_is_commonmark(f->page->renderer) || !has_blank(address) ||
        !is_destination(address) || is_code(f, b) ||
        (!dl_has_hangul(label_of(f, b)) &&
         !dl_bracket_is_address(address)))
        return;
    dl_span span = {start_of(f, b), close + 1};
    dl_diagnostic *d = dl_report(f->ctx, DL810_SPACES, span,
                                 dl_doc_slice(f->doc, span));
    if (is_whole(address))
        write_blanks(f, d, address);
}

/* Whether kramdown's link goes on in another line; CommonMark's has no space in
   its address. */
static bool is_closed_later(const finder *f, const dl_bracket *b)
{
    return dl_renderer_is_kramdown(f->page->renderer) &&
           (b->text_end - b->close > LONGEST ||
            closing(f, b->close + 1, b->text_end));
}

static void check_open(const finder *f, const dl_bracket *b)
{
    uint32_t start = b->close + 2, end = start;
    while (end < b->line.end && !dl_is_blank(f->doc->src.p[end]))
        end++;
    dl_str word = slice(f, start, end), label = label_of(f, b);
    bool is_last = end == b->line.end && word.n > 0 &&
                   !dl_has_hangul(word) && has_letter(word) &&
                   dl_has_hangul(label);
    if (is_code(f, b) || label.n == 0 || is_closed_later(f, b) ||
        !(dl_bracket_is_address(word) || is_last))
        return;
    dl_span span = {start_of(f, b), end};
    dl_report(f->ctx, DL810_OPEN, span, dl_doc_slice(f->doc, span));
}

static void check_inline(const finder *f, const dl_bracket *b)
{
    uint32_t close = closing(f, b->close + 1, b->line.end);
    if (close)
        check_blanks(f, b, close);
    else if (b->line.end - b->close < LONGEST)
        check_open(f, b);
}

/* `글](https://…)`: the bracket that opens it is in another paragraph, or
   nowhere. */
static void check_unopened(const finder *f, const dl_bracket *b)
{
    uint32_t close = byte_at(f, b, b->close + 1) == '('
                         ? closing(f, b->close + 1, b->line.end)
                         : 0;
    dl_str address = close ? slice(f, b->close + 2, close) : DL_STR_NONE;
    if (!dl_str_starts(address, "http"))
        return;
    dl_span span = {b->close, close + 1};
    dl_report(f->ctx, DL810_UNOPENED, span, dl_doc_slice(f->doc, span));
}

/* ---- references and footnotes -------------------------------------------- */

static int by_text(const void *a, const void *b)
{
    const dl_str *x = a, *y = b;
    return dl_str_compare_folded(*x, *y);
}

static bool is_defined(const finder *f, dl_str label)
{
    size_t i = 0;
    DL_LOWER_BOUND(i, 0, f->n_labels,
                   dl_str_compare_folded(f->labels[i], label) < 0);
    return i < f->n_labels && dl_str_compare_folded(f->labels[i], label) == 0;
}

/* A title that was cut: `…`, `...`. */
static bool is_ellipsis(const finder *f, const dl_bracket *b, uint32_t at)
{
    dl_str rest = slice(f, at < b->line.end ? at : b->line.end, b->line.end);
    return dl_str_starts(rest, "…") || dl_str_starts(rest, "...");
}

/* `[공지][필독] 제목`: tags, unless a particle or the sentence's end follows. */
static bool is_tag(const finder *f, const dl_bracket *b, dl_str second,
                   uint32_t end)
{
    unsigned n;
    while (byte_at(f, b, end) == '*') /* of emphasis around it */
        end++;
    uint32_t next =
        end < b->line.end ? dl_utf8_decode(f->doc->src, end, &n) : ' ';
    bool goes_on = (next >= 0x80 || dl_is_one_of((char)next, ".,)")) &&
                   !is_ellipsis(f, b, end);
    return next == '[' || next == '(' ||
           (!goes_on && (b->open == b->line.start ||
                         dl_has_hangul(second)));
}

static void check_reference(const finder *f, const dl_bracket *b)
{
    uint32_t start = b->close + 2, end = start;
    while (end < b->line.end && end - start < LONGEST &&
           !dl_is_one_of(f->doc->src.p[end], "[]"))
        end++;
    dl_str first = label_of(f, b), second = slice(f, start, end);
    if (byte_at(f, b, end) != ']' || second.n == 0 || first.n == 0 ||
        first.p[0] == '^' || second.p[0] == '^' || is_code(f, b) ||
        !has_letter(first) || dl_str_ends(second, "...") ||
        byte_before(f, b, b->open) == '[' /* `[[가][나] 글](…)`: labels */ ||
        !(dl_has_hangul(first) || dl_has_hangul(second)) ||
        is_defined(f, second) || is_tag(f, b, second, end + 1))
        return;
    dl_span span = {start_of(f, b), end + 1};
    dl_report(f->ctx, DL810_UNDEFINED, span, dl_doc_slice(f->doc, span),
              second);
}

/* `[^가]+`, `/[^가]/`: of a regular expression; but `주석[^1]**` is not. */
static bool is_expression(const finder *f, const dl_bracket *b)
{
    char next = byte_at(f, b, b->close + 1);
    return dl_is_one_of(byte_before(f, b, b->open), "/\\[^") ||
           dl_is_one_of(next, "+{/$") ||
           (next == '*' && byte_at(f, b, b->close + 2) != '*');
}

/* `[^1] 글`, a note that lacks its colon; any other label at the start of a
   text is rather an expression. */
static bool is_note_at_start(const finder *f, const dl_bracket *b, dl_str label)
{
    return dl_digits_at(label, 0) == label.n &&
           dl_is_blank(byte_at(f, b, b->close + 1));
}

static void check_note(const finder *f, const dl_bracket *b)
{
    dl_str label = dl_str_from(label_of(f, b), 1);
    bool is_kramdown = dl_renderer_is_kramdown(f->page->renderer);
    if (!dl_bracket_is_note(label) || is_expression(f, b) ||
        (b->open == b->text_start && !is_note_at_start(f, b, label)) ||
        byte_at(f, b, b->close + 1) == ':')
        return;
    dl_span span = {b->open, b->close + 1};
    dl_str shown = dl_doc_slice(f->doc, span);
    if (!is_kramdown || dl_bracket_is_kramdown_note(label)) {
        if (!is_kramdown || !is_defined(f, label_of(f, b)))
            dl_report(f->ctx, DL810_NOTE, span, shown);
    } else {
        dl_report(f->ctx, DL810_LABEL, span, shown);
    }
}

/* ---- all ----------------------------------------------------------------- */

static void on_bracket(void *user, const dl_bracket *b)
{
    const finder *f = user;
    char next = byte_at(f, b, b->close + 1);
    if (b->open == DL_NONE) {
        check_unopened(f, b);
        return;
    }
    if (b->close == b->open + 1 || b->close - b->open > LONGEST)
        return;
    if (f->doc->src.p[b->open + 1] == '^') {
        check_note(f, b);
    } else if (next == '(') {
        check_inline(f, b);
    } else if (next == '[') {
        check_reference(f, b);
    } else if (!check_swapped(f, b) && dl_is_blank(next)) {
        uint32_t paren =
            (uint32_t)dl_str_skip_blanks(f->doc->src, b->close + 1);
        if (byte_at(f, b, paren) == '(')
            check_apart(f, b, paren);
    }
}

/* ---- pictures in links --------------------------------------------------- */

/* `[![그림](a b.png)](u)`: a link, whose text shows the marks of a picture that
   the tree has not taken for one. */
static void check_pictures(const finder *f, const dl_node *link)
{
    const dl_node *end = &f->doc->nodes[link->end];
    dl_span inner = link->inner;
    for (uint32_t at = inner.start; at + 4 < inner.end; at++) {
        dl_str rest = slice(f, at, inner.end);
        size_t open = dl_str_find(rest, DL_STR("!["));
        size_t close = dl_str_find(rest, DL_STR("]("));
        if (open == SIZE_MAX || close == SIZE_MAX || close < open)
            return;
        dl_bracket b = {at + (uint32_t)open + 1, at + (uint32_t)close, inner,
                        inner.start, inner.end};
        bool is_picture = false;
        for (const dl_node *node = link + 1; node < end; node++)
            is_picture |= node->kind != DL_NODE_TEXT &&
                          node->span.start <= b.open &&
                          b.open < node->span.end;
        if (!is_picture)
            check_inline(f, &b);
        at = b.close;
    }
}

static void check_links(const finder *f)
{
    const dl_doc *doc = f->doc;
    for (uint32_t i = 0; i < doc->n_nodes; i++) {
        const dl_node *node = &doc->nodes[i];
        if (node->kind == DL_NODE_LINK &&
            !(node->flags & (DL_NODE_AUTOLINK | DL_NODE_APPROXIMATE)) &&
            node->inner.end - node->inner.start < LONGEST)
            check_pictures(f, node);
    }
}

/* ---- kramdown's labels --------------------------------------------------- */

/* A line from its first bracket on, without blanks at its end. */
static dl_str from_bracket(const finder *f, uint32_t number)
{
    dl_span line = dl_doc_line(f->doc, number);
    dl_str s = dl_doc_slice(f->doc, line);
    const char *open = s.n > 0 ? memchr(s.p, '[', s.n) : NULL;
    return open ? dl_str_trim_end(dl_str_from(s, (size_t)(open - s.p)),
                                  " \t\r\n")
                : DL_STR_NONE;
}

static void find_labels(finder *f)
{
    DL_VEC(dl_str) labels = {0};
    for (uint32_t i = 0; i < f->page->n_blocks; i++) {
        const dl_block *block = &f->page->blocks[i];
        dl_definition d;
        if ((block->kind != DL_BLOCK_DEFINITION &&
             block->kind != DL_BLOCK_NOTE) ||
            block->row == block->row_end)
            continue;
        uint32_t number = f->page->rows[block->row].line + 1;
        dl_str rest = from_bracket(f, number), above;
        if (dl_definition_read(rest, &d))
            dl_vec_push(&labels, d.label);
        else if (number > 1 && (above = from_bracket(f, number - 1)).n > 0 &&
                 dl_str_ends(above, "]:")) /* a note whose text is below */
            dl_vec_push(&labels, ((dl_str){above.p + 1, above.n - 3}));
    }
    dl_vec_sort(&labels, by_text);
    f->n_labels = labels.n;
    f->labels = dl_vec_to_arena(&labels, dl_ctx_scratch(f->ctx));
    dl_vec_free(&labels);
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    const dl_page *page = dl_ctx_page(ctx);
    (void)post;
    if (page->renderer->name == DL_RENDERER_NONE)
        return;
    finder f = {.ctx = ctx, .page = page, .doc = page->doc};
    if (dl_renderer_is_kramdown(page->renderer))
        find_labels(&f);
    dl_page_each_bracket(page, dl_ctx_holes(ctx), on_bracket, &f);
    if (dl_renderer_is_commonmark(page->renderer))
        check_links(&f);
}

const dl_check dl_check_dl810 = {.on_page = on_page};
