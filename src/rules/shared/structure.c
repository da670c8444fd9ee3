/* Shared by rules on structure: places, sections, keys, fields. */
#include "rules/shared/structure.h"

#include "base/buf.h"
#include "base/search.h"
#include "base/str.h"
#include "text/suggest.h"

dl_span dl_first_line(const dl_doc *doc, dl_span span)
{
    dl_str s = dl_doc_slice(doc, span);
    size_t n = 0;
    while (n < s.n && s.p[n] != '\n' && s.p[n] != '\r')
        n++;
    while (n > 0 && dl_is_blank(s.p[n - 1]))
        n--;
    return (dl_span){span.start, span.start + (uint32_t)n};
}

dl_span dl_paper_place(const dl_post *post, const dl_paper *paper)
{
    if (!dl_span_is_empty(paper->title_span))
        return dl_first_line(post->doc, paper->title_span);
    if (!dl_span_is_empty(paper->heading_span))
        return dl_first_line(post->doc, paper->heading_span);
    return dl_first_line(post->doc, paper->span);
}

dl_span dl_paper_title_place(const dl_post *post, const dl_paper *paper)
{
    const dl_yaml *title = NULL;
    if (dl_span_is_empty(paper->title_span) && paper->title.n)
        title = dl_value_in_role(post, DL_ROLE_TITLE);
    return title ? title->span : dl_paper_place(post, paper);
}

dl_span dl_heading_marks(const dl_doc *doc, const dl_node *heading)
{
    uint32_t start = heading->span.start;
    if (!(heading->flags & DL_NODE_SETEXT) &&
        start + heading->level <= doc->src.n && doc->src.p[start] == '#')
        return (dl_span){start, start + heading->level};
    return dl_first_line(doc, heading->span);
}

bool dl_paper_is_approximate(const dl_post *post, const dl_paper *paper)
{
    if (paper->heading == DL_NONE)
        return false;
    const dl_node *nodes = post->doc->nodes;
    for (uint32_t i = paper->heading; i < nodes[paper->heading].end; i++)
        if (nodes[i].flags & DL_NODE_APPROXIMATE)
            return true;
    return false;
}

void dl_mark_approximate(dl_diagnostic *d, bool is_approximate)
{
    if (is_approximate)
        d->flags |= DL_DIAGNOSTIC_APPROXIMATE;
}

/* ---- sections ---------------------------------------------------------- */

bool dl_paper_has_section(const dl_paper *paper, const dl_profile_section *spec)
{
    enum { MANY = 64 }; /* nobody writes more; keeps the callers linear */
    for (uint32_t i = 0; i < paper->n_sections && i < MANY; i++)
        if (paper->sections[i].spec == spec)
            return true;
    return false;
}

/* The only section of the profile with a similar name. */
static const dl_profile_section *near_section(const dl_profile *profile,
                                              dl_str name)
{
    const dl_profile_section *found = NULL;
    size_t n_found = 0;
    for (uint32_t i = 0; i < profile->n_sections; i++) {
        const dl_profile_section *spec = &profile->sections[i];
        if (dl_suggest(name, &spec->name, 1) == DL_SUGGEST_NONE &&
            dl_suggest(name, spec->aliases.v, spec->aliases.n) ==
                DL_SUGGEST_NONE)
            continue;
        found = spec;
        n_found++;
    }
    return n_found == 1 ? found : NULL;
}

/* The required section that is missing between the neighbours of the only
   unknown section. The walk ends at a second unknown one. */
static const dl_profile_section *section_in_place(const dl_post *post,
                                                  const dl_paper *paper,
                                                  const dl_section *section)
{
    const dl_profile *profile = post->profile;
    const dl_profile_section *low = profile->sections;
    const dl_profile_section *high = low + profile->n_sections;
    const dl_profile_section *found = NULL;
    for (uint32_t i = 0; i < paper->n_sections; i++) {
        const dl_section *other = &paper->sections[i];
        if (other == section)
            continue;
        if (!other->spec)
            return NULL;
        if (other < section)
            low = other->spec + 1;
        else if (high > other->spec)
            high = other->spec;
    }
    for (const dl_profile_section *spec = low; spec < high; spec++) {
        if (!spec->required)
            continue;
        if (found)
            return NULL;
        found = spec;
    }
    return found;
}

const dl_profile_section *dl_section_guess(const dl_post *post,
                                           const dl_paper *paper,
                                           const dl_section *section,
                                           bool *is_near)
{
    /* A post of nothing but unknown sections is not compared in full. */
    uint64_t pairs =
        (uint64_t)post->n_unknown_sections * post->profile->n_section_names;
    const dl_profile_section *found =
        pairs > DL_SUGGEST_MOST_PAIRS
            ? NULL
            : near_section(post->profile, section->name);
    *is_near = found != NULL;
    if (!found && post->profile->ordered_sections)
        found = section_in_place(post, paper, section);
    return found && !dl_paper_has_section(paper, found) ? found : NULL;
}

bool dl_section_swallows_next(const dl_post *post, const dl_paper *paper,
                              const dl_section *section)
{
    const dl_profile *profile = post->profile;
    const dl_profile_section *next = section->spec + 1;
    return profile->ordered_sections &&
           section + 1 < paper->sections + paper->n_sections &&
           next < profile->sections + profile->n_sections && next->required &&
           !dl_paper_has_section(paper, next);
}

/* Whether `text` begins a line with a heading mark. */
static bool has_heading(dl_str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '#')
            return true;
        const char *next = memchr(text.p + i, '\n', text.n - i);
        if (!next)
            return false;
        i = (size_t)(next - text.p);
    }
    return false;
}

uint32_t dl_wrapping_code_block(const dl_doc *doc, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (doc->nodes[i].kind == DL_NODE_CODE_BLOCK &&
            has_heading(doc->nodes[i].text))
            return i;
    return DL_NONE;
}

bool dl_paper_is_fenced(const dl_post *post, const dl_paper *paper,
                        uint32_t *block)
{
    *block = paper->n_sections ? DL_NONE
                               : dl_wrapping_code_block(post->doc, paper->node,
                                                        paper->node_end);
    return *block != DL_NONE;
}

bool dl_paper_is_doubtful(const dl_paper *paper)
{
    const uint32_t both = DL_HEADING_NO_NUMBER | DL_HEADING_NO_LINK;
    return (paper->problems & both) == both && !paper->n_sections;
}

bool dl_section_wants_labels(const dl_profile_section *spec)
{
    return spec && spec->n_slots && spec->slots[0].label.n;
}

bool dl_section_is_unlabelled(const dl_section *section)
{
    return section->n_slots == 1 && !section->slots[0].is_item &&
           !section->slots[0].label.n;
}

/* ---- papers that share something --------------------------------------- */

static int by_key(const void *a, const void *b)
{
    const dl_paper_key *x = a, *y = b;
    int order = dl_str_compare(x->key, y->key);
    if (order)
        return order;
    return DL_ORDER(x->paper, y->paper);
}

void dl_paper_keys_sort(dl_paper_key *keys, size_t n)
{
    dl_sort(keys, n, by_key);
    for (size_t i = 0; i < n; i++) {
        bool is_first = i == 0 || !dl_str_eq(keys[i].key, keys[i - 1].key);
        keys[i].first = is_first ? keys[i].paper : keys[i - 1].first;
    }
}

/* ---- front matter ------------------------------------------------------ */

const dl_yaml *dl_value_in_role(const dl_post *post, dl_field_role role)
{
    const dl_profile_field *field = dl_profile_field_for(post->profile, role);
    const dl_frontmatter *fm = &post->doc->frontmatter;
    if (!field || fm->state != DL_FRONTMATTER_OK || !fm->root)
        return NULL;
    for (const dl_yaml *v = fm->root->first; v; v = v->next)
        if (v->key && dl_str_eq(v->key->text, field->name))
            return v;
    return NULL;
}

/* true, 2025, 1e3, ~: read as something else than text. */
static bool is_typed(dl_str s)
{
    static const char *const words[] = {"true", "false", "yes", "no", "on",
                                        "off",  "null",  "y",   "n", "~"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dl_edit_distance(s, dl_str_of(words[i]), 0) == 0)
            return true;
    return dl_is_digit(s.p[0]) && memchr(s.p, ' ', s.n) == NULL;
}

bool dl_scalar_may_be(const dl_yaml *scalar, dl_str s)
{
    const bool is_plain = scalar->style == DL_YAML_PLAIN;
    const char *forbidden = is_plain ? "[]{},#&*!|>%@`\"'"
                            : scalar->style == DL_YAML_SINGLE_QUOTED ? "'"
                                                                     : "\"\\";
    for (size_t i = 0; i < s.n; i++) {
        bool ends = i + 1 == s.n || dl_is_space(s.p[i + 1]);
        if (dl_is_one_of(s.p[i], forbidden) || s.p[i] == '\n' ||
            (is_plain && s.p[i] == ':' && ends))
            return false;
    }
    return s.n && !(is_plain && (dl_is_one_of(s.p[0], " -?:") ||
                                 s.p[s.n - 1] == ' ' || is_typed(s)));
}

dl_str dl_join_quoted(dl_arena *arena, const dl_str *items, size_t n)
{
    enum { ENOUGH = 512 }; /* bytes: a message shows less of an argument */
    dl_buf joined = {0};
    for (size_t i = 0; i < n && joined.n < ENOUGH; i++) {
        if (i)
            dl_buf_adds(&joined, "', '");
        dl_buf_add(&joined, items[i]);
    }
    dl_str out = dl_arena_str(arena, dl_buf_str(&joined));
    dl_buf_free(&joined);
    return out;
}
