/* DL405 section-empty: see rules/DL405-section-empty.md. */
#include "rules/shared/structure.h"
#include "rules_gen.h"

static bool is_empty(const dl_section *section)
{
    for (uint32_t i = 0; i < section->n_slots; i++)
        if (!dl_span_is_empty(section->slots[i].span))
            return false;
    return section->n_slots || dl_span_is_empty(section->body);
}

static void on_section(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                       const dl_section *section)
{
    (void)post;
    (void)paper;
    if (!section->spec || section->spec->may_be_empty)
        return;
    if (is_empty(section)) {
        dl_report(ctx, DL405_EMPTY, section->name_span, section->name);
        return;
    }
    for (uint32_t i = 0; i < section->n_slots; i++) {
        const dl_slot *slot = &section->slots[i];
        if (!dl_span_is_empty(slot->span))
            continue;
        if (slot->label.n)
            dl_report(ctx, DL405_SLOT, slot->label_span, slot->label);
        else
            dl_report(ctx, DL405_ITEM, slot->span, section->name);
    }
}

const dl_check dl_check_dl405 = {.on_section = on_section};
