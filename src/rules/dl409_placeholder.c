#include "rules_gen.h"
#include "rules/structure.h"

static void on_slot(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                    const dl_section *section, const dl_slot *slot)
{
    (void)paper;
    const dl_strs *spellings = &post->profile->placeholders;
    if (!slot->is_placeholder || !spellings->n)
        return;
    dl_str written = dl_doc_slice(post->doc, slot->span);
    dl_str preferred = spellings->v[0];
    dl_str name = slot->label.n ? slot->label : section->name;
    if (dl_str_eq(written, preferred)) {
        dl_report(ctx, DL409_EMPTY, slot->span, name, written);
        return;
    }
    dl_diagnostic *d =
        dl_report(ctx, DL409_SPELLING, slot->span, written, preferred);
    dl_report_severity(ctx, d, DL_SEVERITY_WARNING);
    dl_fix_edit(ctx, d, DL_FIX_SAFE, slot->span, preferred);
}

const dl_check dl_check_dl409 = {.on_slot = on_slot};
