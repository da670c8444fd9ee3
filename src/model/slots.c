/*
 * The slots of a section: the whole section or, if the profile names labels,
 * its list items, lines and paragraphs.
 */
#include "base/str.h"
#include "model/builder.h"
#include "text/kinds.h"

typedef struct slot_builder {
    dl_post_builder *b;
    dl_section *section;
    uint32_t ordinal; /* number of slots so far */
} slot_builder;

/* ---- sentences ---------------------------------------------------------- */

static bool ends_in_comma(const dl_doc *doc, const dl_sentence *s)
{
    return s->end == DL_SENTENCE_CUT_OFF && s->token_end > s->token &&
           doc->src.p[doc->tokens[s->token_end - 1].start] == ',';
}

/* The part of a sentence within the tokens [from, to); false: there is none. */
static bool clip(const dl_doc *doc, dl_sentence *s, uint32_t from, uint32_t to)
{
    if (s->token < from) {
        s->token = from;
        if (s->token < s->token_end)
            s->span.start = doc->tokens[from].start;
    }
    if (s->token_end > to) {
        s->token_end = to;
        if (s->token < s->token_end)
            s->span.end = doc->tokens[to - 1].end;
        s->end = DL_SENTENCE_CUT_OFF;
    }
    return s->token < s->token_end;
}

/* Whether the token is a formula, perhaps half of one, or stands for what a
   program puts in its place. */
static bool is_no_word(const dl_doc *doc, uint32_t token)
{
    return dl_token_is(&doc->tokens[token], DL_KINDS(FORMULA, TEMPLATE)) ||
           doc->src.p[doc->tokens[token].start] == '$';
}

/* Whether a block should have sentences: not if it is a formula by itself, a
   heading below the section's or a cell of a table. */
static bool has_sentences(const dl_doc *doc, const dl_prose *prose)
{
    if (doc->nodes[prose->node].kind != DL_NODE_PARAGRAPH)
        return false;
    return prose->traits & DL_KINDS(HANGUL) ||
           prose->token == prose->token_end ||
           !is_no_word(doc, prose->token) ||
           !is_no_word(doc, prose->token_end - 1);
}

/* Whether the sentences of the blocks can be used for the slot unchanged. */
static bool is_plain(const dl_doc *doc, const dl_slot *slot, uint32_t prose,
                     uint32_t prose_end)
{
    if (slot->token > doc->proses[prose].token ||
        slot->token_end < doc->proses[prose_end - 1].token_end)
        return false;
    for (uint32_t i = prose; i < prose_end; i++) {
        const dl_prose *p = &doc->proses[i];
        if (!has_sentences(doc, p) ||
            (i + 1 < prose_end && p->sentence < p->sentence_end &&
             ends_in_comma(doc, &doc->sentences[p->sentence_end - 1])))
            return false;
    }
    return true;
}

/*
 * The sentences of a slot: those of its blocks if nothing has to change;
 * otherwise a copy, without the label, in which a clause that ends a block with
 * a comma is joined with the next, as in the enumeration `1) …하고, 2)
 * …하였다.`.
 */
static void find_sentences(dl_post_builder *b, dl_slot *slot, uint32_t prose,
                           uint32_t prose_end)
{
    const dl_doc *doc = b->doc;
    if (prose >= prose_end || slot->token >= slot->token_end)
        return;
    uint32_t from = doc->proses[prose].sentence;
    uint32_t to = doc->proses[prose_end - 1].sentence_end;
    if (is_plain(doc, slot, prose, prose_end)) {
        slot->sentences = doc->sentences + from;
        slot->n_sentences = to - from;
        return;
    }
    dl_sentence *out = DL_ARENA_NEW(b->arena, dl_sentence, to - from);
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++) {
        while (i >= doc->proses[prose].sentence_end)
            prose++;
        dl_sentence s = doc->sentences[i];
        if (!has_sentences(doc, &doc->proses[prose]) ||
            !clip(doc, &s, slot->token, slot->token_end))
            continue;
        if (n > 0 && ends_in_comma(doc, &out[n - 1])) {
            out[n - 1].span.end = s.span.end;
            out[n - 1].token_end = s.token_end;
            out[n - 1].end = s.end;
        } else {
            out[n++] = s;
        }
    }
    slot->sentences = out;
    slot->n_sentences = n;
}

static void find_endings(dl_post_builder *b, dl_slot *slot)
{
    dl_ending *endings = DL_ARENA_TAKE(b->arena, dl_ending, slot->n_sentences);
    for (uint32_t i = 0; i < slot->n_sentences; i++)
        endings[i] = dl_ending_of(b->doc, &slot->sentences[i]);
    slot->endings = endings;
}

/* ---- one slot ----------------------------------------------------------- */

/* Adds the slot with the text `span`, in the nodes [node, node_end). */
static dl_slot *add_slot(slot_builder *sb, dl_span span, uint32_t node,
                         uint32_t node_end)
{
    const dl_doc *doc = sb->b->doc;
    dl_slot slot = {.span = dl_span_trim(doc, span)};
    uint32_t prose = dl_prose_from(doc, node);
    uint32_t prose_end = dl_prose_from(doc, node_end);
    if (prose < prose_end) {
        uint32_t first = doc->proses[prose].token;
        uint32_t last = doc->proses[prose_end - 1].token_end;
        slot.token = dl_token_from(doc, first, last, slot.span.start);
        slot.token_end = dl_token_from(doc, slot.token, last, slot.span.end);
    }
    find_sentences(sb->b, &slot, prose, prose_end);
    find_endings(sb->b, &slot);
    const dl_strs *placeholders = &sb->b->profile->placeholders;
    slot.is_placeholder = dl_str_is_in(dl_doc_slice(doc, slot.span),
                                       placeholders->v, placeholders->n);
    dl_vec_push(&sb->b->slots, slot);
    return &sb->b->slots.v[sb->b->slots.n - 1];
}

/* Where the text of a block begins: after the bullet of its first item. */
static uint32_t text_start(const dl_doc *doc, uint32_t block)
{
    while (doc->nodes[block].kind != DL_NODE_PARAGRAPH &&
           block + 1 < doc->nodes[block].end &&
           doc->nodes[block + 1].kind < DL_NODE_TEXT)
        block++;
    return doc->nodes[block].span.start;
}

static void add_whole(slot_builder *sb, uint32_t block, uint32_t text)
{
    const dl_doc *doc = sb->b->doc;
    const dl_section *s = sb->section;
    while (block != DL_NONE && block < s->node_end &&
           dl_block_is_silent(sb->b, block))
        block = doc->nodes[block].next;
    if (block == DL_NONE || dl_span_is_empty(s->body))
        return;
    uint32_t start = text_start(doc, block);
    /* A field's text may begin in the block below the line of its label. */
    if (s->body.start > doc->nodes[block].span.end)
        start = text_start(doc, doc->nodes[block].end);
    if (start < text)
        start = text;
    dl_span span = {start, s->body.end};
    dl_slot *slot = add_slot(sb, span, block, s->node_end);
    slot->spec = s->spec ? s->spec->slots : NULL;
    slot->is_item = doc->nodes[block].kind == DL_NODE_LIST;
}

/* ---- labelled slots ----------------------------------------------------- */

/* A label that the profile knows, or that cannot be anything else: in emphasis,
   or one short word. */
static bool read_label(const slot_builder *sb, dl_span text, dl_label *label)
{
    enum { LONGEST_UNKNOWN = 24 };
    if (!dl_label_read(sb->b->doc, text.start, text.end, label))
        return false;
    if (dl_profile_slot_named(sb->section->spec, label->name) ||
        label->is_marked)
        return true;
    return label->name.n <= LONGEST_UNKNOWN &&
           !memchr(label->name.p, ' ', label->name.n);
}

/* Adds a part that may have a label; otherwise its position decides what it
   is. */
static dl_slot *add_part(slot_builder *sb, dl_span text, uint32_t node,
                         uint32_t node_end, bool counts)
{
    const dl_profile_section *spec = sb->section->spec;
    dl_label label;
    bool has_label = read_label(sb, text, &label);
    if (has_label)
        text.start = label.text;
    dl_slot *slot = add_slot(sb, text, node, node_end);
    if (has_label) {
        slot->label = label.name;
        slot->label_span = label.span;
        slot->spec = dl_profile_slot_named(spec, label.name);
    }
    if (!has_label && !counts)
        return slot;
    if (!slot->spec && sb->ordinal < spec->n_slots)
        slot->spec = &spec->slots[sb->ordinal];
    sb->ordinal++;
    return slot;
}

static bool is_value(const dl_slot *slot)
{
    return slot->spec && slot->spec->is_value;
}

static void add_items(slot_builder *sb, uint32_t list)
{
    const dl_doc *doc = sb->b->doc;
    for (uint32_t i = list + 1; i < doc->nodes[list].end;
         i = doc->nodes[i].end) {
        dl_span text = {text_start(doc, i), doc->nodes[i].span.end};
        if (text.start > text.end || i + 1 == doc->nodes[i].end)
            text.start = text.end;
        dl_slot *slot = add_part(sb, text, i, doc->nodes[i].end, true);
        slot->is_item = true;
        if (is_value(slot))
            dl_set_role(sb->b, i, doc->nodes[i].end, DL_PROSE_META);
    }
}

/* The lines of a paragraph, each as a span, in b->lines. */
static void find_lines(dl_post_builder *b, dl_span span)
{
    const dl_doc *doc = b->doc;
    uint32_t start = span.start;
    b->lines.n = 0;
    while (start < span.end) {
        const char *newline =
            memchr(doc->src.p + start, '\n', span.end - start);
        uint32_t end = newline ? (uint32_t)(newline - doc->src.p) : span.end;
        dl_vec_push(&b->lines, dl_span_trim(doc, (dl_span){start, end}));
        start = end + 1;
    }
}

static bool has_known_label(const slot_builder *sb, dl_span line)
{
    dl_label label;
    return dl_label_read(sb->b->doc, line.start, line.end, &label) &&
           dl_profile_slot_named(sb->section->spec, label.name);
}

/*
 * A paragraph is one part, unless its lines have labels or are as many as the
 * profile's slots: then each line begins a part, and lines without a label
 * continue the part before. The paragraph is data if all its parts are values.
 */
static void add_paragraph(slot_builder *sb, uint32_t node, bool counts)
{
    const dl_doc *doc = sb->b->doc;
    const dl_node *n = &doc->nodes[node];
    const dl_span_vec *lines = &sb->b->lines;
    find_lines(sb->b, n->span);
    uint32_t labelled = 0;
    for (size_t i = 0; i < lines->n; i++)
        labelled += has_known_label(sb, lines->v[i]);
    bool each = !labelled && counts && lines->n > 1 &&
                lines->n == sb->section->spec->n_slots;
    bool is_text = false;
    for (size_t i = 0; i < lines->n;) {
        dl_span part = lines->v[i++];
        while (!each && i < lines->n && !has_known_label(sb, lines->v[i]))
            part.end = lines->v[i++].end;
        is_text |= !is_value(add_part(sb, part, node, n->end, counts));
    }
    if (!is_text)
        dl_set_role(sb->b, node, n->end, DL_PROSE_META);
}

/* Paragraphs next to a list do not count as slots unless they have a label. */
static void add_parts(slot_builder *sb, uint32_t block)
{
    const dl_doc *doc = sb->b->doc;
    bool has_list = false;
    for (uint32_t i = block; i != DL_NONE && i < sb->section->node_end;
         i = doc->nodes[i].next)
        has_list = has_list || doc->nodes[i].kind == DL_NODE_LIST;
    for (uint32_t i = block; i != DL_NONE && i < sb->section->node_end;
         i = doc->nodes[i].next) {
        const dl_node *n = &doc->nodes[i];
        if (dl_block_is_silent(sb->b, i))
            continue;
        if (n->kind == DL_NODE_LIST)
            add_items(sb, i);
        else if (n->kind == DL_NODE_PARAGRAPH)
            add_paragraph(sb, i, !has_list);
        else
            add_slot(sb, n->span, i, n->end);
    }
}

void dl_slots_build(dl_post_builder *b, dl_section *section, uint32_t block,
                    uint32_t text)
{
    slot_builder sb = {.b = b, .section = section};
    b->slots.n = 0;
    const dl_profile_section *spec = section->spec;
    if (spec && spec->slots[0].label.n && !dl_span_is_empty(section->body))
        add_parts(&sb, block);
    else
        add_whole(&sb, block, text);
    section->slots = dl_vec_to_arena(&b->slots, b->arena);
    section->n_slots = (uint32_t)b->slots.n;
}
