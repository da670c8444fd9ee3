/* DL513 register: see rules/DL513-register.md. */
#include "rules/shared/korean.h"
#include "rules/shared/slot.h"
#include "rules_gen.h"
#include "text/utf8.h"

static bool is_first_person(const dl_doc *doc, const dl_token *t)
{
    return dl_token_in(doc, t, DL_LIST_REGISTER_FIRST_PERSON) ||
           (doc->lexicon->characters[t->first] & DL_SYLLABLE_BEGINS_START &&
            dl_lexicon_start(doc->lexicon,
                             DL_LIST_REGISTER_FIRST_PERSON_STARTS,
                             dl_token_text(doc, t)));
}

/* Pictures; arrows, check marks and mathematical signs are not emoji. */
static bool is_emoji(dl_str symbol)
{
    unsigned n;
    uint32_t c = dl_utf8_decode(symbol, 0, &n);
    return (c >= 0x1F300 && c <= 0x1FAFF) || c == 0x2705 || c == 0x2728 ||
           c == 0x274C || c == 0x2B50 || c == 0x2757 || c == 0x26A1 ||
           c == 0x2764;
}

static bool is_exclamation(const dl_doc *doc, const dl_slot *slot, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    return doc->src.p[t->start] == '!' && i > slot->token &&
           dl_token_is_joined(t) && t[-1].kind == DL_TOKEN_HANGUL;
}

static void check_sign(dl_ctx *ctx, const dl_doc *doc, const dl_slot *slot,
                       uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    dl_str text = dl_token_text(doc, t);
    if (t->kind == DL_TOKEN_SYMBOL && is_emoji(text))
        dl_report(ctx, DL513_EMOJI, dl_token_span(t), text);
    else if (t->kind == DL_TOKEN_STOP && is_exclamation(doc, slot, i))
        dl_report(ctx, DL513_EXCLAMATION, dl_token_span(t));
}

static void check_tokens(dl_ctx *ctx, const dl_doc *doc, const dl_slot *slot)
{
    dl_marked walk = dl_marked_in(doc, DL_MARK_LISTED,
                                  slot->token, slot->token_end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        const dl_token *t = &doc->tokens[i];
        if (t->kind == DL_TOKEN_HANGUL && is_first_person(doc, t) &&
            (i == slot->token || !dl_token_is_joined(t) ||
             t[-1].kind != DL_TOKEN_LATIN))
            dl_report(ctx, DL513_FIRST_PERSON, dl_token_span(t),
                      dl_token_text(doc, t));
    }
    walk = dl_marked_in(doc, DL_MARK_OTHER, slot->token, slot->token_end);
    for (uint32_t i; dl_marked_next(&walk, &i);)
        check_sign(ctx, doc, slot, i);
}

static void on_slot(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                    const dl_section *section, const dl_slot *slot)
{
    (void)paper;
    dl_style style = dl_slot_style(post, section, slot);
    if (style == DL_STYLE_ANY || !dl_slot_is_korean(section, slot))
        return;
    if (style == DL_STYLE_PLAIN) {
        check_tokens(ctx, post->doc, slot);
        return; /* an order is not a plain ending: DL501 */
    }
    /* 하십시오 and 하세요 have the style that DL501 wants and give orders. */
    for (uint32_t i = 0; i < slot->n_sentences; i++) {
        const dl_ending *e = &slot->endings[i];
        if (dl_ending_has_style(e, style) &&
            dl_ending_is_order(post->doc, e) &&
            !dl_slot_is_left_over(post->doc, slot))
            dl_report(ctx, DL513_IMPERATIVE, e->span,
                      dl_doc_slice(post->doc, e->span));
    }
}

const dl_check dl_check_dl513 = {.on_slot = on_slot};
