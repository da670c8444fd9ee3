/* DL513: see rules/DL513-register.md. */
#include "rules/shared/korean.h"
#include "rules/shared/slot.h"
#include "rules_gen.h"
#include "text/utf8.h"

static bool is_first_person(dl_str word)
{
    static const char *const words[] = {
        "우리", "우리는", "우리가", "우리의", "우리도", "우리를", "필자",
        "필자는", "필자가", "저는", "제가", "저희"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dl_str_is(word, words[i]))
            return true;
    return dl_str_starts(word, "저희");
}

/* Pictures; arrows, checks and mathematical signs are none. */
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

/* 우리, 저희, 제가, 필자: nearly all words begin otherwise. */
static bool may_be_first_person(uint32_t first)
{
    return first == 0xC6B0 || first == 0xC800 || first == 0xC81C ||
           first == 0xD544;
}

static void check_token(dl_ctx *ctx, const dl_doc *doc, const dl_slot *slot,
                        uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    dl_str text = dl_token_text(doc, t);
    switch ((dl_token_kind)t->kind) {
    case DL_TOKEN_HANGUL:
        if (may_be_first_person(t->first) && is_first_person(text) &&
            (i == slot->token || !dl_token_is_joined(t) ||
             t[-1].kind != DL_TOKEN_LATIN))
            dl_report(ctx, DL513_FIRST_PERSON, dl_token_span(t), text);
        break;
    case DL_TOKEN_SYMBOL:
        if (is_emoji(text))
            dl_report(ctx, DL513_EMOJI, dl_token_span(t), text);
        break;
    case DL_TOKEN_STOP:
        if (is_exclamation(doc, slot, i))
            dl_report(ctx, DL513_EXCLAMATION, dl_token_span(t));
        break;
    default:
        break;
    }
}

/* 하십시오 and 하세요 have the style that DL501 wants and give orders. */
static void check_order(dl_ctx *ctx, const dl_doc *doc,
                        const dl_sentence *sentence, dl_style style)
{
    dl_ending e = dl_ending_of(doc, sentence);
    dl_str word = dl_doc_slice(doc, e.span);
    if (dl_ending_has_style(&e, style) &&
        (dl_str_ends(word, "십시오") || dl_str_ends(word, "세요")))
        dl_report(ctx, DL513_IMPERATIVE, e.span, word);
}

static void on_slot(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                    const dl_section *section, const dl_slot *slot)
{
    (void)paper;
    dl_style style = dl_section_style(post, section);
    if (style == DL_STYLE_ANY || !dl_slot_is_korean(section, slot))
        return;
    if (style == DL_STYLE_PLAIN) {
        for (uint32_t i = slot->token; i < slot->token_end; i++)
            check_token(ctx, post->doc, slot, i);
        return; /* an order is no plain ending: DL501 */
    }
    for (uint32_t i = 0; i < slot->n_sentences; i++)
        check_order(ctx, post->doc, &slot->sentences[i], style);
}

const dl_check dl_check_dl513 = {.on_slot = on_slot};
