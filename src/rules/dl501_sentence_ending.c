/* DL501 sentence-ending: see rules/DL501-sentence-ending.md. */
#include "rules/shared/korean.h"
#include "rules/shared/slot.h"
#include "rules_gen.h"
#include "text/kinds.h"

static unsigned style_message(const dl_ending *e)
{
    switch (e->class) {
    case DL_ENDING_PLAIN:
        return DL501_PLAIN;
    case DL_ENDING_FORMAL:
        return DL501_FORMAL;
    case DL_ENDING_POLITE:
        return DL501_POLITE;
    case DL_ENDING_NOMINAL:
        return DL501_NOMINAL;
    default:
        return DL501_OTHER;
    }
}

/* The style's name is part of the message, because a profile may require
   any. */
static dl_str style_name(dl_style style)
{
    switch (style) {
    case DL_STYLE_FORMAL:
        return DL_STR("-습니다");
    case DL_STYLE_POLITE:
        return DL_STR("-요");
    case DL_STYLE_NOUN:
        return DL_STR("-함");
    default:
        return DL_STR("-다");
    }
}

/* In an `auto` style questions are allowed where the writer may ask. */
static bool is_right(const dl_post *post, const dl_ending *e, dl_style style)
{
    return dl_ending_has_style(e, style) ||
           (post->profile->style == DL_STYLE_AUTO &&
            e->class == DL_ENDING_QUESTION);
}

static void on_slot(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                    const dl_section *section, const dl_slot *slot)
{
    (void)paper;
    if (!dl_slot_is_korean(section, slot))
        return;
    dl_style style = dl_slot_style(post, section, slot);
    if (style == DL_STYLE_ANY)
        return;
    for (uint32_t i = 0; i < slot->n_sentences; i++) {
        dl_ending e = slot->endings[i];
        if (style == DL_STYLE_NOUN
                ? dl_sentence_goes_on(post->doc, slot, i, &e)
                : dl_sentence_is_truncated(post->doc, slot, i, &e))
            continue; /* DL502 */
        if (dl_ending_is_fragment(&e) && !dl_slot_is_counted(section, slot))
            continue;
        if (is_right(post, &e, style) &&
            (e.is_stopped || style == DL_STYLE_NOUN))
            continue;
        if (dl_slot_is_left_over(post->doc, slot))
            return; /* DL413 */
        dl_str word = dl_doc_slice(post->doc, e.span);
        if (e.class == DL_ENDING_OTHER && e.is_stopped &&
            dl_sentence_is_foreign(post->doc, &slot->sentences[i])) {
            if (section->spec) /* the language of an unknown section is not
                                  known */
                dl_report(ctx, DL501_FOREIGN, slot->sentences[i].span);
            continue;
        }
        if (!is_right(post, &e, style))
            dl_report(ctx, style_message(&e), e.span, word, style_name(style));
        else
            dl_report(ctx, DL501_UNSTOPPED, e.span, word);
    }
}

/* ---- paragraphs of a text without slots ---------------------------------- */

enum {
    FEWEST_STOPPED = 5, /* paragraphs that show what the writer does */
    USUAL = 80,         /* per cent of all that have it */
    FEWEST_WORDS = 3
};

/* The block after or before `node` that has the same parent; NULL: none. */
static const dl_node *sibling_after(const dl_doc *doc, uint32_t node)
{
    uint32_t next = doc->nodes[node].end;
    return next < doc->n_nodes &&
                   doc->nodes[next].parent == doc->nodes[node].parent
               ? &doc->nodes[next]
               : NULL;
}

/* Whether a paragraph begins with a picture, a formula or a tag. */
static bool begins_with_figure(const dl_doc *doc, uint32_t prose)
{
    if (prose == DL_NONE)
        return false;
    const dl_prose *p = &doc->proses[prose];
    const dl_token *t = &doc->tokens[p->token];
    if (p->token == p->token_end || t->kind == DL_TOKEN_FORMULA ||
        t->kind == DL_TOKEN_HTML || t->kind == DL_TOKEN_TEMPLATE ||
        t->kind == DL_TOKEN_CODE)
        return true;
    return t->first == '!' || t->kind == DL_TOKEN_URL;
}

/* Whether what follows is not part of what the paragraph says: a caption, or a
   sentence that a list, a formula or a quotation completes, needs no stop. */
static bool stands_alone(const dl_doc *doc, uint32_t i)
{
    uint32_t node = doc->proses[i].node;
    const dl_node *next = sibling_after(doc, node);
    if (i > 0 && doc->proses[i - 1].node != node &&
        doc->nodes[doc->proses[i - 1].node].end == node &&
        begins_with_figure(doc, i - 1))
        return false;
    if (!next)
        return true;
    return next->kind == DL_NODE_HEADING ||
           next->kind == DL_NODE_THEMATIC_BREAK ||
           (next->kind == DL_NODE_PARAGRAPH &&
            !begins_with_figure(doc, next->prose));
}

static bool is_finite(const dl_ending *e)
{
    return e->class == DL_ENDING_PLAIN || e->class == DL_ENDING_FORMAL ||
           e->class == DL_ENDING_POLITE;
}

/* The ending of a paragraph that is a child of the document and ends in a
   finite verb; false for all others. */
static bool read_paragraph(const dl_post *post, uint32_t i, dl_ending *out)
{
    const dl_doc *doc = post->doc;
    const dl_prose *p = &doc->proses[i];
    const dl_node *node = &doc->nodes[p->node];
    if (node->kind != DL_NODE_PARAGRAPH || node->parent != 0 ||
        p->sentence == p->sentence_end ||
        p->token_end - p->token < FEWEST_WORDS ||
        !dl_prose_is_korean(post, p))
        return false;
    *out = dl_ending_of(doc, &doc->sentences[p->sentence_end - 1]);
    return is_finite(out);
}

/* ①, 1️⃣ and - are an item's, `이름: …` is one; `다음과 같다` leads to what
   follows. */
static bool is_item_or_lead(const dl_doc *doc, const dl_prose *p)
{
    const dl_sentence *last = &doc->sentences[p->sentence_end - 1];
    if (dl_token_is(&doc->tokens[p->token],
                    DL_KINDS(SYMBOL, NUMBER, LETTER, ESCAPE)))
        return true;
    for (uint32_t i = last->token; i < last->token_end; i++)
        if (doc->tokens[i].first == ':' ||
            (doc->tokens[i].kind == DL_TOKEN_HANGUL &&
             dl_lexicon_start(doc->lexicon, DL_LIST_ENDING_ANNOUNCING,
                              dl_token_text(doc, &doc->tokens[i]))))
            return true;
    return false;
}

/* Whether the last word has no stop and nothing in place of one. */
static bool lacks_stop(const dl_doc *doc, uint32_t i, const dl_ending *e)
{
    const dl_prose *p = &doc->proses[i];
    const dl_token *t = &doc->tokens[e->last];
    return !e->is_stopped && !e->trails_off && !e->asks &&
           e->last + 1 == p->token_end && t->kind == DL_TOKEN_HANGUL &&
           !(t->flags & (DL_TOKEN_IN_LINK | DL_TOKEN_IN_EMPHASIS)) &&
           !(p->traits & DL_KINDS(HARD_BREAK)) && stands_alone(doc, i) &&
           !dl_lexicon_end(doc->lexicon, DL_LIST_ENDING_DA_PARTICLES,
                           dl_token_text(doc, t)) &&
           !is_item_or_lead(doc, p);
}

/* A full stop that is missing where the text otherwise has them. */
static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    uint32_t n = 0, stopped = 0;
    dl_ending e;
    if (!dl_option_bool(ctx, DL501_OPT_PARAGRAPHS) || post->n_papers > 0)
        return;
    for (uint32_t i = 0; i < doc->n_proses; i++) {
        if (!read_paragraph(post, i, &e))
            continue;
        n += e.is_stopped || lacks_stop(doc, i, &e);
        stopped += e.is_stopped;
    }
    if (n == stopped || stopped < FEWEST_STOPPED || stopped * 100 < n * USUAL)
        return;
    for (uint32_t i = 0; i < doc->n_proses; i++) {
        if (!read_paragraph(post, i, &e) || !lacks_stop(doc, i, &e))
            continue;
        dl_diagnostic *d = dl_report(ctx, DL501_UNSTOPPED, e.span,
                                     dl_doc_slice(doc, e.span));
        dl_report_severity(ctx, d, DL_SEVERITY_WARNING);
    }
}

const dl_check dl_check_dl501 = {.on_post = on_post, .on_slot = on_slot};
