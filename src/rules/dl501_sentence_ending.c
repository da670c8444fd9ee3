/* DL501 sentence-ending: see rules/DL501-sentence-ending.md. */
#include "rules/shared/korean.h"
#include "rules/shared/slot.h"
#include "rules_gen.h"

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
    dl_style style = dl_section_style(post, section);
    if (!dl_slot_is_korean(section, slot) || style == DL_STYLE_ANY)
        return;
    for (uint32_t i = 0; i < slot->n_sentences; i++) {
        dl_ending e = slot->endings[i];
        if (dl_sentence_is_truncated(post->doc, slot, i, &e))
            continue; /* DL502 */
        if (dl_ending_is_fragment(&e) && !dl_slot_is_counted(section, slot))
            continue;
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
        else if (!e.is_stopped)
            dl_report(ctx, DL501_UNSTOPPED, e.span, word);
    }
}

const dl_check dl_check_dl501 = {.on_slot = on_slot};
