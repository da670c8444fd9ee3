/* DL107 file-name: see rules/DL107-file-name.md. */
#include "base/path.h"
#include "rules/shared/structure.h"
#include "rules_gen.h"

/* The finding has no place in the text: it is reported at the start. */
static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_templates *templates = &post->profile->file_names;
    dl_str name = dl_path_any_name(post->doc->name);
    const dl_span start = {0, 0};
    /* Input from a pipe has no name. */
    if (!templates->n || !name.n || name.p[0] == '-' || name.p[0] == '<')
        return;
    dl_template_match m = dl_templates_match(templates, name);
    const uint32_t dated = 1U << DL_TEMPLATE_DATE | 1U << DL_TEMPLATE_YYYYMMDD;
    if (!m.is_match)
        dl_report(ctx, DL107_MISMATCH, start, name, templates->v[m.which].text);
    else if (m.dates_differ)
        dl_report(ctx, DL107_DATES, start, name);
    else if (m.day == DL_NO_DAY && templates->v[m.which].fields & dated)
        dl_report(ctx, DL107_DAY, start, name);
}

const dl_check dl_check_dl107 = {.on_post = on_post};
