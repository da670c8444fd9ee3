/* DL502 truncated-text: see rules/DL502-truncated-text.md. */
#include "rules/shared/korean.h"
#include "rules/shared/slot.h"
#include "rules_gen.h"

/* A formula at the end, or the last of several lines without a stop: a list of
   keywords, where the profile does not require sentences. */
static bool is_list(const dl_doc *doc, const dl_section *section,
                    const dl_slot *slot, const dl_ending *last)
{
    if (dl_slot_is_counted(section, slot) || !dl_ending_is_fragment(last))
        return false;
    if (doc->src.p[doc->tokens[last->last].start] == '$')
        return true;
    if (slot->n_sentences < 2)
        return false;
    return dl_ending_is_fragment(&slot->endings[slot->n_sentences - 2]);
}

/* Whether the last sentence stops in the middle, as far as the style shows it:
   a text of nouns may end in any, and one without a style in anything. */
static bool stops(const dl_doc *doc, const dl_section *section,
                  const dl_slot *slot, dl_style style, const dl_ending *e)
{
    uint32_t last = slot->n_sentences - 1;
    if (style == DL_STYLE_ANY || style == DL_STYLE_NOUN)
        return dl_sentence_goes_on(doc, slot, last, e);
    return dl_sentence_is_truncated(doc, slot, last, e) &&
           !is_list(doc, section, slot, e);
}

static void on_slot(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                    const dl_section *section, const dl_slot *slot)
{
    (void)paper;
    if (!dl_slot_is_korean(section, slot) || !slot->n_sentences)
        return;
    dl_ending e = slot->endings[slot->n_sentences - 1];
    if (stops(post->doc, section, slot, dl_section_style(post, section), &e) &&
        !dl_slot_is_left_over(post->doc, slot))
        dl_report(ctx, DL502_TRUNCATED, e.span,
                  dl_doc_slice(post->doc, e.span));
}

const dl_check dl_check_dl502 = {.on_slot = on_slot};
