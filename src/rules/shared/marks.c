/* Moves marks of emphasis to where every renderer reads them. */
#include "rules/shared/marks.h"

#include "base/search.h"
#include "page/page.h"
#include "page/renderer.h"
#include "rules_gen.h"

static void move_close(dl_ctx *ctx, dl_diagnostic *d, const dl_run *close,
                       uint32_t to)
{
    dl_str marks = dl_doc_slice(dl_ctx_doc(ctx),
                                (dl_span){close->start, dl_run_end(close)});
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){to, to}, marks);
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE,
                (dl_span){close->start, dl_run_end(close)}, DL_STR(""));
}

/* Where the parenthesis that ends before `end` opens; DL_NONE: there is none
   in the text, or it is all of it. */
static uint32_t parenthesis(const dl_doc *doc, uint32_t start, uint32_t end)
{
    unsigned depth = 0;
    for (uint32_t i = end; i > start; i--) {
        char c = doc->src.p[i - 1];
        depth += c == ')' || c == ']';
        if (c == '(' || c == '[') {
            depth--;
            if (depth == 0)
                return i - 1 > start && c == '(' ? i - 1 : DL_NONE;
        }
    }
    return DL_NONE;
}

/* kramdown takes a straight mark after emphasis for an opening one: `“글“는`.
 */
static bool turns_quotes(const dl_renderer *renderer)
{
    return renderer && dl_renderer_is_kramdown(renderer) &&
           renderer->typographer;
}

/* `**"글"**는` → `"**글**"는` */
static bool swap_quotes(dl_ctx *ctx, dl_diagnostic *d, const dl_run *open,
                        const dl_run *close)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    unsigned length;
    uint32_t from = dl_run_end(open), to = close->start;
    dl_utf8_decode_before(doc->src, to, &length);
    unsigned left = dl_quote_at(doc, from),
             right = dl_quote_at(doc, to - length);
    if (!left || !right || from + left + right >= to)
        return false;
    if (right == 1 && turns_quotes(dl_ctx_other_renderer(ctx)))
        return true; /* none */
    dl_str marks = dl_doc_slice(doc, (dl_span){open->start, from});
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){open->start, from},
                DL_STR(""));
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){from + left, from + left},
                marks);
    move_close(ctx, d, close, to - right);
    return true;
}

/* `**[글](u)**를` → `[**글**](u)를` */
static bool move_into_link(dl_ctx *ctx, dl_diagnostic *d, const dl_run *open,
                           const dl_run *close)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    uint32_t from = dl_run_end(open);
    size_t i = 0;
    DL_LOWER_BOUND(i, 0, doc->n_nodes, doc->nodes[i].span.start < from);
    if (i == doc->n_nodes || doc->nodes[i].kind != DL_NODE_LINK ||
        doc->nodes[i].span.start != from ||
        doc->nodes[i].span.end != close->start ||
        doc->nodes[i].flags & DL_NODE_AUTOLINK)
        return false;
    dl_span inner = doc->nodes[i].inner;
    dl_str marks = dl_doc_slice(doc, (dl_span){open->start, from});
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){open->start, from},
                DL_STR(""));
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){inner.start, inner.start},
                marks);
    move_close(ctx, d, close, inner.end);
    return true;
}

/* Whether at most two syllables follow, as a particle may be, or no letter. */
static bool is_particle_at(const dl_doc *doc, uint32_t at)
{
    enum { MOST = 2 };
    unsigned n = 0;
    for (; dl_is_hangul_at(doc, at); at += 3)
        n++;
    return n <= MOST && !dl_is_alnum(dl_byte_at(doc, at)) &&
           (n > 0 || !dl_is_one_of(dl_byte_at(doc, at), "$`[(<"));
}

/* `**핵심 **은` → `**핵심**은` */
static bool close_up(dl_ctx *ctx, dl_diagnostic *d, const dl_run *open,
                     const dl_run *close)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    uint32_t from = dl_run_end(open), to = close->start;
    while (from < to && dl_is_blank(doc->src.p[from]))
        from++;
    while (to > from && dl_is_blank(doc->src.p[to - 1]))
        to--;
    if (from == to || (from == dl_run_end(open) && to == close->start))
        return false;
    if (to < close->start && !is_particle_at(doc, dl_run_end(close)))
        return true; /* the blank is between two words */
    if (from > dl_run_end(open) && open->start > 0 &&
        !dl_is_white(doc->src.p[open->start - 1]))
        return true; /* so is this one */
    if (from > dl_run_end(open))
        dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){dl_run_end(open), from},
                    DL_STR(""));
    if (to < close->start)
        dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){to, close->start},
                    DL_STR(""));
    return true;
}

/* `__핵심__은` → `**핵심**은` */
static void use_stars(dl_ctx *ctx, dl_diagnostic *d, const dl_run *open,
                      const dl_run *close)
{
    dl_str stars = {"***", open->length};
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){open->start, dl_run_end(open)},
                stars);
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE,
                (dl_span){close->start, dl_run_end(close)}, stars);
}

/* `&gt;` */
static bool ends_in_entity(const dl_doc *doc, uint32_t from, uint32_t to)
{
    uint32_t i = to - 1;
    if (doc->src.p[i] != ';')
        return false;
    while (i > from &&
           (dl_is_alnum(doc->src.p[i - 1]) || doc->src.p[i - 1] == '#'))
        i--;
    return i > from && i < to - 1 && doc->src.p[i - 1] == '&';
}

/* `경우**(가)는`: after a word and before a sign, marks open nothing in
   CommonMark, wherever they close. */
static bool can_open(dl_ctx *ctx, const dl_run *open)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    return dl_renderer_is_kramdown(dl_ctx_page(ctx)->renderer) ||
           !dl_is_word_before(doc, open->start) ||
           dl_is_word_at(doc, dl_run_end(open));
}

void dl_marks_repair(dl_ctx *ctx, dl_diagnostic *d, const dl_run *open,
                     const dl_run *close)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    uint32_t from = dl_run_end(open), to = close->start;
    if (open->length > DL_MARKS_LONGEST)
        return;
    if (open->sign == '_') { /* stars beside a sign are shown, too */
        if (dl_is_hangul_at(doc, from) && dl_is_word_before(doc, to))
            use_stars(ctx, d, open, close);
        return;
    }
    if (close_up(ctx, d, open, close) || swap_quotes(ctx, d, open, close) ||
        move_into_link(ctx, d, open, close) || !can_open(ctx, open))
        return;
    /* `expect**(), toBe()**`: the first mark opens nothing either */
    if (dl_is_word_before(doc, open->start) &&
        dl_is_punctuation(doc->src.p[from]))
        return;
    uint32_t paren = parenthesis(doc, from, to);
    if (doc->src.p[to - 1] == ')' && paren != DL_NONE &&
        !dl_is_blank(doc->src.p[paren - 1]))
        move_close(ctx, d, close, paren);
    else if (dl_is_one_of(doc->src.p[to - 1], "%.!?,:;+") && to - 1 > from &&
             !ends_in_entity(doc, from, to))
        move_close(ctx, d, close, to - 1);
}
