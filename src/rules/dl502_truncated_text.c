#include "rules/ending.h"
#include "rules_gen.h"

static void on_slot(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                    const dl_section *section, const dl_slot *slot)
{
    (void)paper;
    if (!dl_slot_is_korean(section, slot) || !slot->n_sentences)
        return;
    uint32_t last = slot->n_sentences - 1;
    dl_ending e = dl_ending_of(post->doc, &slot->sentences[last]);
    if (dl_sentence_is_truncated(post->doc, slot, last, &e))
        dl_report(ctx, DL502_TRUNCATED, e.span,
                  dl_doc_slice(post->doc, e.span));
}

const dl_check dl_check_dl502 = {.on_slot = on_slot};
