/* What the tables of keys cannot express: preparing records before their keys
   are read, and completing them after. */
#include "model/schema.h"

/* The usual names define what a field is for, unless the profile says
   otherwise. */
void dl_profile_field_init(void *record)
{
    dl_profile_field *field = record;
    field->role = dl_str_is(field->name, "title")  ? DL_ROLE_TITLE
                  : dl_str_is(field->name, "date") ? DL_ROLE_DATE
                  : dl_str_is(field->name, "tags") ? DL_ROLE_TAGS
                                                   : DL_ROLE_NONE;
}

void dl_section_init(void *record)
{
    dl_section_draft *draft = record;
    draft->style = DL_STYLE_INHERITED;
}

void dl_slot_init(void *record)
{
    dl_profile_slot *slot = record;
    slot->style = DL_STYLE_INHERITED;
}

/* A section without labels is one slot. */
void dl_section_finish(dl_arena *arena, void *record)
{
    dl_section_draft *draft = record;
    draft->section.korean = draft->section.korean && !draft->section.is_value;
    if (draft->section.n_slots)
        return;
    dl_profile_slot *slot = DL_ARENA_NEW(arena, dl_profile_slot, 1);
    dl_slot_init(slot);
    slot->min_sentences = draft->min_sentences;
    slot->max_sentences = draft->max_sentences;
    draft->section.slots = slot;
    draft->section.n_slots = 1;
}

/* Without papers, a text is an article unless its profile says otherwise. */
void dl_profile_init(dl_profile_draft *draft)
{
    draft->profile.text = DL_TEXT_BY_PAPERS;
    dl_renderer_init(&draft->profile.renderer);
}

static bool have_field(const dl_templates *templates, dl_template_field field)
{
    for (uint32_t i = 0; i < templates->n; i++)
        if (templates->v[i].fields >> field & 1)
            return true;
    return false;
}

/* A heading that the profile does not describe is a title. */
static dl_templates any_title(dl_arena *arena)
{
    dl_template *title = DL_ARENA_NEW(arena, dl_template, 1);
    bool ok = dl_template_compile(arena, DL_STR("{title}"), title, NULL);
    return (dl_templates){title, ok};
}

/* A title that is expected in the front matter is required there. */
static void require_title(dl_arena *arena, dl_profile *p)
{
    uint32_t i = 0, n = p->n_fields;
    while (i < n && p->fields[i].role != DL_ROLE_TITLE)
        i++;
    dl_profile_field *fields = DL_ARENA_NEW(arena, dl_profile_field, n + 1);
    if (n > 0)
        memcpy(fields, p->fields, n * sizeof *fields);
    if (i == n) {
        fields[i] = (dl_profile_field){.name = DL_STR("title"),
                                       .type = DL_FIELD_STRING,
                                       .role = DL_ROLE_TITLE};
        p->n_fields++;
    }
    fields[i].required = true;
    fields[i].may_be_empty = false;
    p->fields = fields;
    p->frontmatter = DL_REQUIRED;
}

/* Drafts become sections and take the profile's style; headings without a
   number cannot be counted. */
void dl_profile_finish(dl_arena *arena, dl_profile_draft *draft)
{
    enum { LOWEST_LEVEL = 6 };
    dl_profile *p = &draft->profile;
    dl_profile_section *sections =
        DL_ARENA_NEW(arena, dl_profile_section, draft->n_sections);
    for (uint32_t i = 0; i < draft->n_sections; i++) {
        int style = draft->sections[i].style;
        sections[i] = draft->sections[i].section;
        sections[i].style = style == DL_STYLE_INHERITED ? p->style
                                                        : (dl_style)style;
    }
    if (p->text == DL_TEXT_BY_PAPERS)
        p->text =
            p->papers == DL_PAPERS_NONE ? DL_TEXT_ARTICLE : DL_TEXT_DIGEST;
    if (p->paper_headings.n == 0)
        p->paper_headings = any_title(arena);
    if (p->papers == DL_PAPERS_PAGE &&
        p->title_place == DL_TITLE_IN_FRONTMATTER)
        require_title(arena, p);
    if (p->section_level == 0)
        p->section_level =
            p->paper_level < LOWEST_LEVEL ? p->paper_level + 1 : LOWEST_LEVEL;
    p->numbered = p->numbered && have_field(&p->paper_headings, DL_TEMPLATE_N);
    p->sections = sections;
    p->n_sections = draft->n_sections;
}
