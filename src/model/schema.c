#include "model/schema.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const dl_key_word yes_no[] = {{"true", 1}, {"false", 0}, {"yes", 1},
                                     {"no", 0},   {"on", 1},    {"off", 0},
                                     {NULL, 0}};
static const dl_key_word allow_forbid[] = {
    {"allow", 1}, {"forbid", 0}, {NULL, 0}};
static const dl_key_word allow_report[] = {
    {"allow", 1}, {"report", 0}, {NULL, 0}};
static const dl_key_word presences[] = {{"required", DL_REQUIRED},
                                        {"optional", DL_OPTIONAL},
                                        {"forbidden", DL_FORBIDDEN},
                                        {NULL, 0}};
static const dl_key_word styles[] = {
    {"plain", DL_STYLE_PLAIN},   {"formal", DL_STYLE_FORMAL},
    {"polite", DL_STYLE_POLITE}, {"auto", DL_STYLE_AUTO},
    {"any", DL_STYLE_ANY},       {NULL, 0}};

/* ---- front matter ------------------------------------------------------- */

static const dl_key_word field_types[] = {
    {"string", DL_FIELD_STRING}, {"date", DL_FIELD_DATE},
    {"list", DL_FIELD_LIST},     {"bool", DL_FIELD_BOOL},
    {"number", DL_FIELD_NUMBER}, {"arxiv", DL_FIELD_ARXIV},
    {"any", DL_FIELD_ANY},       {NULL, 0}};
static const dl_key_word field_roles[] = {{"none", DL_ROLE_NONE},
                                          {"title", DL_ROLE_TITLE},
                                          {"date", DL_ROLE_DATE},
                                          {"tags", DL_ROLE_TAGS},
                                          {NULL, 0}};

#define FIELD(name, type, member, words)                                       \
    {name, type, offsetof(dl_profile_field, member), 0, words, NULL, 0, 0}

static const dl_schema_key field_keys[] = {
    FIELD("type", DL_KEY_WORD, type, field_types),
    FIELD("role", DL_KEY_WORD, role, field_roles),
    FIELD("required", DL_KEY_FLAG, required, yes_no),
    FIELD("empty", DL_KEY_FLAG, may_be_empty, yes_no),
    FIELD("values", DL_KEY_STRINGS, values, NULL),
    FIELD("templates", DL_KEY_TEMPLATES, templates, NULL),
};

/* The usual names say what a field is for, unless the profile says it. */
static void init_field(void *record)
{
    dl_profile_field *field = record;
    field->type = DL_FIELD_ANY;
    field->role = dl_str_is(field->name, "title")  ? DL_ROLE_TITLE
                  : dl_str_is(field->name, "date") ? DL_ROLE_DATE
                  : dl_str_is(field->name, "tags") ? DL_ROLE_TAGS
                                                   : DL_ROLE_NONE;
}

static const dl_schema field_schema = {field_keys, COUNT(field_keys),
                                       sizeof(dl_profile_field), init_field,
                                       NULL};

#define PROFILE(name, type, member)                                            \
    {name, type, offsetof(dl_profile, member), 0, NULL, NULL, 0, 0}
#define PROFILE_WORD(name, type, member, words)                                \
    {name, type, offsetof(dl_profile, member), 0, words, NULL, 0, 0}

static const dl_schema_key frontmatter_keys[] = {
    PROFILE_WORD("presence", DL_KEY_WORD, frontmatter, presences),
    PROFILE_WORD("unknown", DL_KEY_FLAG, unknown_fields, allow_report),
    {"fields", DL_KEY_NAMED, offsetof(dl_profile, fields),
     offsetof(dl_profile, n_fields), NULL, &field_schema, 0, 0},
};
static const dl_schema frontmatter_schema = {
    frontmatter_keys, COUNT(frontmatter_keys), 0, NULL, NULL};

/* ---- papers ------------------------------------------------------------- */

static const dl_key_word paper_kinds[] = {{"none", DL_PAPERS_NONE},
                                          {"heading", DL_PAPERS_HEADING},
                                          {"item", DL_PAPERS_ITEM},
                                          {"page", DL_PAPERS_PAGE},
                                          {NULL, 0}};
static const dl_key_word link_places[] = {
    {"heading", DL_LINK_IN_HEADING},
    {"field", DL_LINK_IN_FIELD},
    {"front-matter", DL_LINK_IN_FRONTMATTER},
    {"anywhere", DL_LINK_ANYWHERE},
    {NULL, 0}};
static const dl_key_word versions[] = {{"forbid", DL_VERSION_FORBIDDEN},
                                       {"allow", DL_VERSION_ALLOWED},
                                       {NULL, 0}};

static const dl_schema_key paper_keys[] = {
    PROFILE_WORD("kind", DL_KEY_WORD, papers, paper_kinds),
    {"level", DL_KEY_NUMBER, offsetof(dl_profile, paper_level), 0, NULL, NULL,
     1, 6},
    PROFILE("heading", DL_KEY_TEMPLATES, paper_headings),
    PROFILE("under", DL_KEY_STRING, papers_under),
    PROFILE("groups", DL_KEY_TEMPLATES, group_headings),
    PROFILE_WORD("numbered", DL_KEY_FLAG, numbered, yes_no),
    PROFILE_WORD("link", DL_KEY_WORD, link_place, link_places),
    PROFILE("link-fields", DL_KEY_STRINGS, link_fields),
    PROFILE_WORD("link-required", DL_KEY_FLAG, link_required, yes_no),
    PROFILE_WORD("link-version", DL_KEY_WORD, version, versions),
    PROFILE_WORD("link-pdf", DL_KEY_FLAG, pdf_links, allow_forbid),
    PROFILE("under-heading", DL_KEY_TEMPLATES, lines_under_heading),
    PROFILE_WORD("empty-post", DL_KEY_FLAG, empty_post_allowed, allow_report),
};
static const dl_schema paper_schema = {paper_keys, COUNT(paper_keys), 0, NULL,
                                       NULL};

/* ---- sections ----------------------------------------------------------- */

#define SLOT(name, type, member)                                               \
    {name, type, offsetof(dl_profile_slot, member), 0, NULL, NULL, 0, 0}

static const dl_schema_key slot_keys[] = {
    SLOT("aliases", DL_KEY_STRINGS, aliases),
    SLOT("sentences", DL_KEY_SENTENCES, min_sentences),
};
static const dl_schema slot_schema = {slot_keys, COUNT(slot_keys),
                                      sizeof(dl_profile_slot), NULL, NULL};

static const dl_key_word languages[] = {{"korean", 1}, {"any", 0}, {NULL, 0}};

#define SECTION(name, type, member, words)                                     \
    {name, type, offsetof(dl_section_draft, member), 0, words, NULL, 0, 0}

static const dl_schema_key section_keys[] = {
    SECTION("aliases", DL_KEY_STRINGS, section.aliases, NULL),
    SECTION("required", DL_KEY_FLAG, section.required, yes_no),
    SECTION("language", DL_KEY_FLAG, section.korean, languages),
    SECTION("empty", DL_KEY_FLAG, section.may_be_empty, yes_no),
    SECTION("style", DL_KEY_WORD, style, styles),
    SECTION("sentences", DL_KEY_SENTENCES, min_sentences, NULL),
    {"slots", DL_KEY_NAMED, offsetof(dl_section_draft, section.slots),
     offsetof(dl_section_draft, section.n_slots), NULL, &slot_schema, 0, 0},
};

static void init_section(void *record)
{
    dl_section_draft *draft = record;
    draft->section.required = true;
    draft->section.korean = true;
    draft->style = DL_STYLE_INHERITED;
}

/* A section without labels is one slot. */
static void finish_section(dl_arena *arena, void *record)
{
    dl_section_draft *draft = record;
    if (draft->section.n_slots)
        return;
    dl_profile_slot *slot = DL_ARENA_NEW(arena, dl_profile_slot, 1);
    slot->min_sentences = draft->min_sentences;
    slot->max_sentences = draft->max_sentences;
    draft->section.slots = slot;
    draft->section.n_slots = 1;
}

static const dl_schema section_schema = {section_keys, COUNT(section_keys),
                                         sizeof(dl_section_draft),
                                         init_section, finish_section};

static const dl_key_word section_forms[] = {{"headings", DL_SECTIONS_HEADINGS},
                                            {"fields", DL_SECTIONS_FIELDS},
                                            {NULL, 0}};

static const dl_schema_key sections_keys[] = {
    PROFILE_WORD("form", DL_KEY_WORD, section_form, section_forms),
    PROFILE_WORD("ordered", DL_KEY_FLAG, ordered_sections, yes_no),
    PROFILE_WORD("unknown", DL_KEY_FLAG, unknown_sections, allow_report),
    {"list", DL_KEY_NAMED, offsetof(dl_profile_draft, sections),
     offsetof(dl_profile_draft, n_sections), NULL, &section_schema, 0, 0},
};
static const dl_schema sections_schema = {sections_keys, COUNT(sections_keys),
                                          0, NULL, NULL};

/* ---- the top ------------------------------------------------------------ */

const dl_key_word dl_text_words[] = {{"digest", DL_TEXT_DIGEST},
                                     {"article", DL_TEXT_ARTICLE},
                                     {NULL, 0}};

static const dl_schema_key profile_keys[] = {
    PROFILE("name", DL_KEY_STRING, name),
    {"text", DL_KEY_WORD, offsetof(dl_profile_draft, text), 0, dl_text_words,
     NULL, 0, 0},
    PROFILE("posts", DL_KEY_STRINGS, posts),
    PROFILE("file-name", DL_KEY_TEMPLATES, file_names),
    PROFILE("timezone", DL_KEY_ZONE, utc_offset),
    {"max-file-size", DL_KEY_NUMBER, offsetof(dl_profile, max_file_size), 0,
     NULL, NULL, 1, 1u << 30},
    {"front-matter", DL_KEY_MAPPING, 0, 0, NULL, &frontmatter_schema, 0, 0},
    {"papers", DL_KEY_MAPPING, 0, 0, NULL, &paper_schema, 0, 0},
    {"sections", DL_KEY_MAPPING, 0, 0, NULL, &sections_schema, 0, 0},
    PROFILE_WORD("style", DL_KEY_WORD, style, styles),
    {"entry-length", DL_KEY_NUMBER, offsetof(dl_profile, max_entry), 0, NULL,
     NULL, 0, 1u << 30},
    PROFILE_WORD("code-blocks", DL_KEY_FLAG, code_blocks, allow_forbid),
    PROFILE("placeholders", DL_KEY_STRINGS, placeholders),
    PROFILE("boilerplate", DL_KEY_TEMPLATES, boilerplate),
};

enum { DEFAULT_FILE_SIZE = 1024 * 1024 };

static void init_profile(void *record)
{
    dl_profile_draft *draft = record;
    dl_profile *p = &draft->profile;
    draft->text = DL_TEXT_BY_PAPERS;
    p->frontmatter = DL_OPTIONAL;
    p->unknown_fields = true;
    p->papers = DL_PAPERS_NONE;
    p->paper_level = 1;
    p->numbered = true;
    p->link_place = DL_LINK_ANYWHERE;
    p->link_required = true;
    p->code_blocks = true;
    p->style = DL_STYLE_ANY;
    p->max_file_size = DEFAULT_FILE_SIZE;
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

/* Without papers a text is an article unless its profile says otherwise. */
static dl_text_kind text_of(const dl_profile_draft *draft)
{
    if (draft->text != DL_TEXT_BY_PAPERS)
        return (dl_text_kind)draft->text;
    return draft->profile.papers == DL_PAPERS_NONE ? DL_TEXT_ARTICLE
                                                   : DL_TEXT_DIGEST;
}

/* Sections leave their drafts and take the profile's style; headings without
   a number cannot be counted. */
static void finish_profile(dl_arena *arena, void *record)
{
    dl_profile_draft *draft = record;
    dl_profile *p = &draft->profile;
    dl_profile_section *sections =
        DL_ARENA_NEW(arena, dl_profile_section, draft->n_sections);
    for (uint32_t i = 0; i < draft->n_sections; i++) {
        int style = draft->sections[i].style;
        sections[i] = draft->sections[i].section;
        sections[i].style = style == DL_STYLE_INHERITED ? p->style
                                                        : (dl_style)style;
    }
    p->text = text_of(draft);
    if (p->paper_headings.n == 0)
        p->paper_headings = any_title(arena);
    p->numbered = p->numbered && have_field(&p->paper_headings, DL_TEMPLATE_N);
    p->sections = sections;
    p->n_sections = draft->n_sections;
}

const dl_schema dl_profile_schema = {profile_keys, COUNT(profile_keys),
                                     sizeof(dl_profile_draft), init_profile,
                                     finish_profile};
