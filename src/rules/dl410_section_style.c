#include "rules_gen.h"
#include "rules/structure.h"

typedef enum entry_style { STYLE_NONE, STYLE_PROSE, STYLE_LIST, STYLE_MIXED }
    entry_style;

/* The first section of `paper` that is written as `style`, or NULL. */
static const dl_section *first_in(const dl_paper *paper, entry_style style)
{
    for (uint32_t i = 0; i < paper->n_sections; i++) {
        const dl_section *section = &paper->sections[i];
        if (section->spec && section->n_slots &&
            !dl_section_wants_labels(section->spec) &&
            section->slots[0].is_item == (style == STYLE_LIST))
            return section;
    }
    return NULL;
}

static entry_style style_of(const dl_paper *paper)
{
    bool has_list = first_in(paper, STYLE_LIST);
    bool has_prose = first_in(paper, STYLE_PROSE);
    if (has_list && has_prose)
        return STYLE_MIXED;
    return has_list ? STYLE_LIST : has_prose ? STYLE_PROSE : STYLE_NONE;
}

/* The style of most entries; prose when as many are lists. */
static entry_style style_of_post(const dl_post *post)
{
    uint32_t n_list = 0, n_prose = 0;
    for (uint32_t i = 0; i < post->n_papers; i++) {
        entry_style style = style_of(&post->papers[i]);
        n_list += style == STYLE_LIST;
        n_prose += style == STYLE_PROSE;
    }
    return n_list > n_prose ? STYLE_LIST : STYLE_PROSE;
}

/* One finding an entry, at its first section that is not like the others. */
static void on_post(dl_ctx *ctx, const dl_post *post)
{
    if (post->profile->section_form != DL_SECTIONS_HEADINGS)
        return;
    entry_style usual = style_of_post(post);
    entry_style other = usual == STYLE_LIST ? STYLE_PROSE : STYLE_LIST;
    for (uint32_t i = 0; i < post->n_papers; i++) {
        entry_style style = style_of(&post->papers[i]);
        if (style == STYLE_NONE || style == usual)
            continue;
        const dl_section *section = first_in(&post->papers[i], other);
        unsigned message = style == STYLE_MIXED   ? DL410_MIXED
                           : style == STYLE_LIST ? DL410_LIST
                                                 : DL410_PROSE;
        dl_report(ctx, message, section->name_span, section->name);
    }
}

const dl_check dl_check_dl410 = {.on_post = on_post};
