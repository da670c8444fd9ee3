/* Counts headings, labels, links and sentences of posts. */
#include "outline/outline.h"

#include "arxiv/url.h"
#include "base/path.h"
#include "base/str.h"
#include "model/builder.h"
#include "text/hangul.h"
#include "text/kinds.h"

void dl_outline_init(dl_outline *outline)
{
    *outline = (dl_outline){.arena = dl_arena_new()};
}

void dl_outline_free(dl_outline *outline)
{
    dl_vec_free(&outline->texts);
    dl_vec_free(&outline->index);
    dl_vec_free(&outline->headings);
    dl_vec_free(&outline->labels);
    dl_vec_free(&outline->front_matter.list);
    dl_arena_free(outline->arena);
}

/* ---- the table of texts -------------------------------------------------- */

/* The place in the index for a text: it is there, or free. */
static size_t slot_of(const dl_outline *o, dl_str text, unsigned level)
{
    size_t mask = o->index.n - 1;
    size_t i = (size_t)(dl_str_hash(text) >> 32) + level;
    for (i &= mask; o->index.v[i] != DL_NONE; i = (i + 1) & mask) {
        const dl_outline_text *t = &o->texts.v[o->index.v[i]];
        if (t->level == level && dl_str_eq(t->text, text))
            break;
    }
    return i;
}

static void grow_index(dl_outline *o)
{
    enum { FIRST = 256 };
    size_t n = o->index.n > 0 ? 2 * o->index.n : FIRST;
    o->index.n = 0;
    for (size_t i = 0; i < n; i++)
        dl_vec_push(&o->index, DL_NONE);
    for (size_t i = 0; i < o->texts.n; i++) {
        const dl_outline_text *t = &o->texts.v[i];
        o->index.v[slot_of(o, t->text, t->level)] = (uint32_t)i;
    }
}

uint32_t dl_outline_find(const dl_outline *o, dl_str text, unsigned level)
{
    return o->index.n > 0 ? o->index.v[slot_of(o, text, level)] : DL_NONE;
}

/* The index of a heading or label, which is counted. */
static uint32_t index_of(dl_outline *o, dl_str text, unsigned level)
{
    if (2 * (o->texts.n + 1) > o->index.n)
        grow_index(o);
    size_t slot = slot_of(o, text, level);
    if (o->index.v[slot] == DL_NONE) {
        o->index.v[slot] = (uint32_t)o->texts.n;
        dl_vec_push(&o->texts,
                    (dl_outline_text){.text = dl_arena_str(o->arena, text),
                                      .level = level,
                                      .last_post = DL_NONE});
    }
    dl_outline_text *t = &o->texts.v[o->index.v[slot]];
    t->n++;
    t->n_posts += t->last_post != o->n_posts;
    t->last_post = o->n_posts;
    return o->index.v[slot];
}

/* ---- links --------------------------------------------------------------- */

/* Counts the links to papers in `text`. */
static uint32_t count_links(dl_outline *o, const dl_doc *doc, dl_str text)
{
    uint32_t n = 0;
    dl_span found = {0};
    while (dl_arxiv_url_find(text, doc->lexicon, found.end, &found)) {
        dl_arxiv_url url = dl_arxiv_url_parse(
            (dl_str){text.p + found.start, found.end - found.start},
            doc->lexicon);
        if (url.id.reason != DL_ARXIV_OK)
            continue;
        n++;
        o->n_versions += url.id.version > 0;
        o->n_pdfs += (url.departures & DL_ARXIV_URL_PATH) != 0;
    }
    o->n_links += n;
    return n;
}

/* Without counting. */
static bool has_link(const dl_doc *doc, dl_str text)
{
    dl_span found = {0};
    while (dl_arxiv_url_find(text, doc->lexicon, found.end, &found))
        if (dl_arxiv_url_parse(
                (dl_str){text.p + found.start, found.end - found.start},
                doc->lexicon)
                .id.reason == DL_ARXIV_OK)
            return true;
    return false;
}

/* ---- the own text of a heading ------------------------------------------- */

/* A post that is being counted. */
typedef struct counter {
    dl_outline *o;
    const dl_doc *doc;
    dl_arena *scratch;
    dl_outline_heading *heading; /* NULL: before the first one */
    uint32_t index;              /* of it, or DL_NONE */
} counter;

static void add_label(counter *c, const dl_label *label, dl_span text,
                      uint32_t start, bool is_item)
{
    const dl_doc *doc = c->doc;
    dl_str after = label->text < text.end
                       ? dl_doc_slice(doc, (dl_span){label->text, text.end})
                       : DL_STR("");
    uint32_t index = index_of(c->o, label->name, 0);
    dl_outline_text *t = &c->o->texts.v[index];
    uint32_t end = label->span.end;
    if (end < text.end && doc->src.p[end] == ' ')
        end++;
    if (!t->written.p)
        t->written =
            dl_arena_str(c->o->arena, dl_doc_slice(doc, (dl_span){start, end}));
    dl_vec_push(&c->o->labels,
                (dl_outline_label){.text = index,
                                   .heading = c->index,
                                   .post = c->o->n_posts,
                                   .is_item = is_item,
                                   .is_marked = label->is_marked,
                                   .has_text = after.n > 0,
                                   .has_link = has_link(doc, after),
                                   .has_hangul = dl_has_hangul(after)});
}

/* Counts the labels of the lines of `text`. Returns whether the first line has
   one. `start`: with the bullet of an item. */
static bool add_lines(counter *c, dl_span text, uint32_t start, bool is_item)
{
    const char *src = c->doc->src.p;
    bool is_first = true, first_has_label = false;
    while (text.start < text.end) {
        const char *lf = memchr(src + text.start, '\n', text.end - text.start);
        uint32_t end = lf ? (uint32_t)(lf - src) : text.end;
        dl_span line = dl_span_trim(c->doc, (dl_span){text.start, end});
        dl_label label;
        if (!dl_span_is_empty(line) &&
            dl_label_read(c->doc, line.start, line.end, &label)) {
            add_label(c, &label, line, is_first ? start : line.start, is_item);
            first_has_label |= is_first;
        }
        is_first = false;
        text.start = end + 1;
    }
    return first_has_label;
}

static void add_list(counter *c, uint32_t list)
{
    const dl_doc *doc = c->doc;
    for (uint32_t i = list + 1; i < doc->nodes[list].end;
         i = doc->nodes[i].end) {
        dl_span item = dl_span_trim(doc, doc->nodes[i].span);
        uint32_t leaf = dl_item_leaf(doc, i);
        bool is_labelled =
            leaf != DL_NONE &&
            add_lines(c, dl_span_trim(doc, doc->nodes[leaf].span), item.start,
                      true);
        if (!c->heading)
            continue;
        c->heading->n_items++;
        c->heading->n_linked_items += has_link(doc, dl_doc_slice(doc, item));
        c->heading->has_loose |= !is_labelled;
    }
}

static void add_words(counter *c, uint32_t block)
{
    uint32_t from, to;
    dl_token_range(c->doc, block, c->doc->nodes[block].end, &from, &to);
    for (uint32_t i = from; i < to; i++) {
        c->heading->n_hangul += c->doc->tokens[i].kind == DL_TOKEN_HANGUL;
        c->heading->n_latin += c->doc->tokens[i].kind == DL_TOKEN_LATIN;
    }
}

static void add_block(counter *c, uint32_t block)
{
    const dl_node *n = &c->doc->nodes[block];
    dl_span text = dl_span_trim(c->doc, n->span);
    if (n->kind == DL_NODE_LIST)
        add_list(c, block);
    else if (n->kind == DL_NODE_PARAGRAPH &&
             !add_lines(c, text, text.start, false) && c->heading)
        c->heading->has_loose = true;
    if (c->heading)
        add_words(c, block);
}

/* ---- headings ------------------------------------------------------------ */

static bool is_linked(const dl_doc *doc, uint32_t node)
{
    for (uint32_t i = node + 1; i < doc->nodes[node].end; i++)
        if (doc->nodes[i].kind == DL_NODE_LINK)
            return true;
    return false;
}

static dl_outline_form form_of(const dl_doc *doc, uint32_t node)
{
    dl_str s = dl_doc_slice(doc, dl_heading_text(doc, node));
    size_t digits = dl_digits_at(s, 0);
    bool is_number = digits > 0 && digits < 4 && s.n > digits + 1;
    char mark = is_number ? s.p[digits] : '\0';
    bool has_link = is_linked(doc, node) && dl_str_ends(s, ")");
    if (s.n > 3 && s.p[0] == '[' && dl_is_digit(s.p[1]) &&
        s.p[1 + dl_digits_at(s, 1)] == ']')
        return DL_FORM_BRACKET;
    if (mark != '.' && mark != ')')
        return has_link && s.p[0] == '[' ? DL_FORM_LINK : DL_FORM_TITLE;
    dl_str rest = dl_str_from(s, digits + 1);
    if (rest.p[0] != ' ')
        return DL_FORM_TITLE;
    has_link = has_link && rest.n > 1 && rest.p[1] == '[';
    if (mark == '.')
        return has_link ? DL_FORM_NUMBER_LINK : DL_FORM_NUMBER;
    return has_link ? DL_FORM_PAREN_LINK : DL_FORM_PAREN;
}

/* A text that long is no name. */
enum { LONGEST_NAME = 200 };

static void begin_heading(counter *c, uint32_t node)
{
    const dl_doc *doc = c->doc;
    const dl_node *n = &doc->nodes[node];
    dl_str name =
        dl_inline_text(c->scratch, doc, node, dl_heading_text(doc, node));
    if (name.n > LONGEST_NAME)
        name.n = 0;
    bool linked = has_link(doc, dl_doc_slice(doc, n->span));
    dl_outline_heading h = {.text = index_of(c->o, name, n->level),
                            .post = c->o->n_posts,
                            .level = n->level,
                            .form = (uint8_t)form_of(doc, node),
                            .has_link = linked,
                            .is_linked = linked};
    dl_vec_push(&c->o->headings, h);
    c->index = (uint32_t)(c->o->headings.n - 1);
    c->heading = &c->o->headings.v[c->index];
}

static void add_body(counter *c)
{
    const dl_doc *doc = c->doc;
    uint32_t block = 1;
    while (block < doc->n_nodes && doc->nodes[block].kind == DL_NODE_FIELD)
        block = doc->nodes[block].end;
    for (; block < doc->n_nodes; block = doc->nodes[block].end) {
        const dl_node *n = &doc->nodes[block];
        if (n->kind == DL_NODE_HEADING) {
            begin_heading(c, block);
            continue;
        }
        if (c->heading && has_link(doc, dl_doc_slice(doc, n->span)))
            c->heading->has_link = true;
        add_block(c, block);
    }
}

/* ---- sentences ----------------------------------------------------------- */

/* A line of a list that breaks off is no sentence: `모델: JEM`. */
static bool has_style(const dl_sentence *s, const dl_ending *ending)
{
    return ending->class != DL_ENDING_OTHER &&
           (ending->class != DL_ENDING_WORD || s->end == DL_SENTENCE_STOPPED);
}

static void add_styles(dl_outline *o, const dl_doc *doc)
{
    for (uint32_t p = 0; p < doc->n_proses; p++) {
        const dl_prose *prose = &doc->proses[p];
        if (doc->nodes[prose->node].kind != DL_NODE_PARAGRAPH ||
            !(prose->traits & DL_KINDS(HANGUL)))
            continue;
        for (uint32_t i = prose->sentence; i < prose->sentence_end; i++) {
            dl_ending ending = dl_ending_of(doc, &doc->sentences[i]);
            if (has_style(&doc->sentences[i], &ending))
                o->styles[dl_ending_style(&ending)]++;
        }
    }
}

void dl_outline_add(dl_outline *o, const dl_doc *doc)
{
    if (doc->n_nodes == 0)
        return;
    counter c = {
        .o = o, .doc = doc, .scratch = dl_arena_new(), .index = DL_NONE};
    dl_str body = dl_str_from(doc->src, doc->body);
    bool linked = count_links(o, doc, body) > 0;
    add_body(&c);
    linked |= dl_outline_fields_add(&o->front_matter, o->arena, doc);
    add_styles(o, doc);
    o->n_linked_posts += linked;
    o->n_hangul_posts += dl_has_hangul(body);
    dl_pattern_add(&o->file_names, o->arena, dl_path_name(doc->name));
    o->n_posts++;
    dl_arena_free(c.scratch);
}
