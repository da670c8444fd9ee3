/*
 * The sections of an entry, and what precedes the first of them. A section is a
 * heading or a labelled list item, with the blocks up to the next one.
 */
#include "model/builder.h"
#include "text/utf8.h"

/* ---- lines under the heading -------------------------------------------- */

/* Whether the profile allows every line of `span`, without the `\` of a hard
   line break. */
static bool are_allowed_lines(const dl_post_builder *b, dl_span span)
{
    const char *src = b->doc->src.p;
    const dl_templates *allowed = &b->profile->lines_under_heading;
    uint32_t start = span.start;
    while (start < span.end) {
        const char *newline = memchr(src + start, '\n', span.end - start);
        uint32_t end = newline ? (uint32_t)(newline - src) : span.end;
        dl_span line = dl_span_trim(b->doc, (dl_span){start, end});
        if (newline && line.end > line.start && src[line.end - 1] == '\\')
            line.end--;
        dl_str text = dl_doc_slice(b->doc, line);
        if (text.n && !dl_templates_match(allowed, text).is_match)
            return false;
        start = end + 1;
    }
    return true;
}

static bool is_allowed(const dl_post_builder *b, dl_span span)
{
    span = dl_span_trim(b->doc, span);
    dl_str text = dl_doc_slice(b->doc, span);
    return dl_templates_match(&b->profile->lines_under_heading, text)
               .is_match ||
           are_allowed_lines(b, span);
}

/* Each item of a list by itself, any other block as a whole. */
static bool is_allowed_block(const dl_post_builder *b, uint32_t block)
{
    const dl_doc *doc = b->doc;
    const dl_node *n = &doc->nodes[block];
    if (!b->profile->lines_under_heading.n)
        return false;
    if (n->kind != DL_NODE_LIST)
        return is_allowed(b, n->span);
    for (uint32_t i = block + 1; i < n->end; i = doc->nodes[i].end)
        if (!is_allowed(b, doc->nodes[i].span))
            return false;
    return true;
}

/* Checks a block that is before the first section. */
static void add_before(dl_post_builder *b, uint32_t block)
{
    const dl_node *n = &b->doc->nodes[block];
    if (dl_block_is_silent(b, block))
        return;
    if (is_allowed_block(b, block))
        dl_set_role(b, block, n->end, DL_PROSE_META);
    else
        dl_vec_push(&b->stray, dl_span_trim(b->doc, n->span));
}

/* ---- sections ----------------------------------------------------------- */

typedef struct section_builder {
    dl_post_builder *b;
    dl_entry_draft *entry;
    uint32_t block; /* first block of the open section's body, or DL_NONE */
    uint32_t text;  /* where its text begins */
    uint8_t level;  /* of the open section's heading */
} section_builder;

static uint32_t last_text_end(const dl_post_builder *b, uint32_t from,
                              uint32_t to, uint32_t text)
{
    const dl_doc *doc = b->doc;
    uint32_t end = text;
    for (uint32_t i = from; i < to; i = doc->nodes[i].end)
        if (!dl_block_is_silent(b, i) && doc->nodes[i].span.end > end)
            end = doc->nodes[i].span.end;
    return end;
}

/* Ends the open section before the node `end`. */
static void close_section(section_builder *sb, uint32_t end)
{
    if (!sb->b->sections.n)
        return;
    dl_section *s = &sb->b->sections.v[sb->b->sections.n - 1];
    const dl_doc *doc = sb->b->doc;
    if (s->node_end)
        return;
    s->node_end = end;
    if (sb->block != DL_NONE && sb->block >= end)
        sb->block = DL_NONE;
    uint32_t from = sb->block == DL_NONE ? end : sb->block;
    uint32_t text_end = last_text_end(sb->b, from, end, s->body.end);
    s->body = dl_span_trim(doc, (dl_span){sb->text, text_end});
    if (s->spec && s->spec->is_value)
        dl_set_role(sb->b, s->node, s->node_end, DL_PROSE_META);
    else if (s->spec && !s->spec->korean)
        dl_set_role(sb->b, s->node, s->node_end, DL_PROSE_FOREIGN);
    dl_slots_build(sb->b, s, sb->block, sb->text);
}

static void open_heading(section_builder *sb, uint32_t node)
{
    const dl_doc *doc = sb->b->doc;
    const dl_node *n = &doc->nodes[node];
    close_section(sb, node);
    dl_section s = {.node = node, .name_span = dl_heading_text(doc, node)};
    s.name = dl_inline_text(sb->b->arena, doc, node, s.name_span);
    s.spec = dl_profile_section_named(sb->b->profile, s.name);
    sb->block = n->next;
    sb->text = dl_span_trim(doc, n->span).end;
    s.body.end = sb->text;
    sb->level = n->level;
    sb->b->post->n_unknown_sections += !s.spec;
    dl_vec_push(&sb->b->sections, s);
}

/* Known names are sections at any level; others only at the level of
   sections. */
static bool is_section_heading(const section_builder *sb, uint32_t node)
{
    const dl_node *n = &sb->b->doc->nodes[node];
    if (n->kind != DL_NODE_HEADING)
        return false;
    unsigned level = sb->b->profile->section_level;
    return n->level <= (sb->level > level ? sb->level : level) ||
           dl_profile_section_named(
               sb->b->profile,
               dl_doc_slice(sb->b->doc, dl_heading_text(sb->b->doc, node)));
}

/* A label in the field form: in emphasis, or known to the profile. */
static bool read_field(const section_builder *sb, uint32_t leaf,
                       dl_label *label)
{
    const dl_node *n = &sb->b->doc->nodes[leaf];
    return dl_label_read(sb->b->doc, n->span.start, n->span.end, label) &&
           (label->is_marked ||
            dl_profile_section_named(sb->b->profile, label->name));
}

static void open_field(section_builder *sb, uint32_t node, uint32_t leaf,
                       const dl_label *label)
{
    const dl_doc *doc = sb->b->doc;
    close_section(sb, node);
    dl_section s = {.node = node,
                    .name = label->name,
                    .name_span = label->name_span};
    s.spec = dl_profile_section_named(sb->b->profile, label->name);
    sb->block = leaf;
    sb->text = label->text;
    s.body.end = doc->nodes[node].span.end;
    sb->b->post->n_unknown_sections += !s.spec;
    dl_vec_push(&sb->b->sections, s);
}

static void add_field_block(section_builder *sb, uint32_t block)
{
    const dl_doc *doc = sb->b->doc;
    const dl_node *n = &doc->nodes[block];
    dl_label label;
    if (n->kind == DL_NODE_LIST) {
        for (uint32_t i = block + 1; i < n->end; i = doc->nodes[i].end) {
            uint32_t leaf = dl_item_leaf(doc, i);
            if (leaf != DL_NONE && read_field(sb, leaf, &label))
                open_field(sb, i, leaf, &label);
            else if (!sb->b->sections.n)
                add_before(sb->b, i);
        }
        return;
    }
    if (n->kind == DL_NODE_PARAGRAPH && read_field(sb, block, &label) &&
        dl_profile_section_named(sb->b->profile, label.name))
        open_field(sb, block, block, &label);
    else if (!sb->b->sections.n)
        add_before(sb->b, block);
}

/* ---- the entry ---------------------------------------------------------- */

/* Code points of `text`; each line end counts as one, whatever its form. */
static uint32_t count_code_points(dl_str text)
{
    size_t n = dl_utf8_length(text);
    const char *end = text.p + text.n, *cr = text.p;
    while (cr < end && (cr = memchr(cr, '\r', (size_t)(end - cr))) != NULL) {
        cr++;
        n -= cr < end && *cr == '\n';
    }
    return (uint32_t)n;
}

/* Code points of the entry as written: from the first section, otherwise from
   the first block after the heading, to the last text. */
static uint32_t count_text(const section_builder *sb)
{
    const dl_doc *doc = sb->b->doc;
    const dl_paper *p = sb->entry->paper;
    uint32_t start, end;
    if (sb->b->sections.n) {
        const dl_section *last = &sb->b->sections.v[sb->b->sections.n - 1];
        start = doc->nodes[sb->b->sections.v[0].node].span.start;
        end = last->body.end;
    } else if (sb->entry->block != DL_NONE) {
        start = doc->nodes[sb->entry->block].span.start;
        end = last_text_end(sb->b, sb->entry->block, p->node_end, start);
    } else {
        return 0;
    }
    dl_span text = dl_span_trim(doc, (dl_span){start, end});
    return count_code_points(dl_doc_slice(doc, text));
}

void dl_sections_build(dl_post_builder *b, dl_entry_draft *entry)
{
    section_builder sb = {.b = b, .entry = entry, .block = DL_NONE};
    dl_paper *p = entry->paper;
    bool has_fields = b->profile->section_form == DL_SECTIONS_FIELDS;
    b->sections.n = b->stray.n = 0;
    if (!dl_span_is_empty(entry->leftover) && !is_allowed(b, entry->leftover))
        dl_vec_push(&b->stray, entry->leftover);
    for (uint32_t i = entry->block; i != DL_NONE && i < p->node_end;
         i = b->doc->nodes[i].next) {
        if (has_fields)
            add_field_block(&sb, i);
        else if (is_section_heading(&sb, i))
            open_heading(&sb, i);
        else if (!b->sections.n)
            add_before(b, i);
    }
    close_section(&sb, p->node_end);
    p->text_length = count_text(&sb);
    p->sections = dl_vec_to_arena(&b->sections, b->arena);
    p->n_sections = (uint32_t)b->sections.n;
    if (b->profile->n_sections) {
        p->stray = dl_vec_to_arena(&b->stray, b->arena);
        p->n_stray = (uint32_t)b->stray.n;
    }
}
