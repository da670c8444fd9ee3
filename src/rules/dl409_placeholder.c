#include "rules/phrase.h"
#include "rules/structure.h"
#include "rules_gen.h"

static void report_placeholder(dl_ctx *ctx, const dl_post *post,
                               const dl_section *section, const dl_slot *slot)
{
    dl_str written = dl_doc_slice(post->doc, slot->span);
    dl_str preferred = post->profile->placeholders.v[0];
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

static bool is_listed(dl_ctx *ctx, unsigned option, dl_str name)
{
    const dl_str *items;
    size_t n = dl_option_list(ctx, option, &items);
    for (size_t i = 0; i < n; i++)
        if (dl_str_eq(items[i], name))
            return true;
    return false;
}

/* Whether the only sentence of a slot says that there is nothing to say. */
static bool is_hollow(dl_ctx *ctx, const dl_doc *doc, const dl_sentence *s)
{
    const dl_str *phrases;
    size_t n = dl_option_list(ctx, DL409_OPT_PHRASES, &phrases);
    for (uint32_t i = s->token; i < s->token_end; i++) {
        uint32_t start = doc->tokens[i].start;
        dl_str text = {doc->src.p + start, s->span.end - start};
        for (size_t k = 0; k < n; k++)
            if (dl_phrase_match(phrases[k], text, 0, i == s->token))
                return true;
    }
    return false;
}

static void on_slot(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                    const dl_section *section, const dl_slot *slot)
{
    (void)paper;
    if (slot->is_placeholder && post->profile->placeholders.n)
        report_placeholder(ctx, post, section, slot);
    else if (slot->n_sentences == 1 && section->spec &&
             is_listed(ctx, DL409_OPT_SECTIONS, section->spec->name) &&
             is_hollow(ctx, post->doc, &slot->sentences[0]))
        dl_report(ctx, DL409_HOLLOW, slot->sentences[0].span, section->name);
}

const dl_check dl_check_dl409 = {.on_slot = on_slot};
