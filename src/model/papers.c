/* Finds where papers begin and end. */
#include "model/builder.h"

/* ---- one entry ---------------------------------------------------------- */

static uint32_t first_child(const dl_doc *doc, uint32_t node)
{
    uint32_t child = node + 1;
    while (child < doc->n_nodes && doc->nodes[child].kind == DL_NODE_FIELD)
        child = doc->nodes[child].end;
    return node < doc->n_nodes && child < doc->nodes[node].end ? child
                                                                : DL_NONE;
}

/* All parts of an entry that depend on its end: the blocks before
   `node_end`. */
static void finish_paper(dl_post_builder *b, dl_entry_draft *e,
                         uint32_t node_end)
{
    const dl_doc *doc = b->doc;
    dl_paper *p = e->paper;
    p->node_end = node_end;
    p->span.end = p->heading_span.end;
    /* Preorder: the last node is the deepest of the last block, and a block
       never ends before its contents. */
    for (uint32_t i = p->node; i < node_end; i = doc->nodes[i].end)
        if (doc->nodes[i].span.end > p->span.end)
            p->span.end = doc->nodes[i].span.end;
    dl_token_range(doc, p->node, node_end, &p->token, &p->token_end);
    if (e->block != DL_NONE && e->block >= node_end)
        e->block = DL_NONE;
    dl_sections_build(b, e);
    dl_links_build(b, e);
    dl_vec_push(&b->papers, *p);
}

static void begin_paper(dl_post_builder *b, dl_entry_draft *e, dl_paper *p,
                        uint32_t node, uint32_t heading, uint32_t problems)
{
    *p = (dl_paper){.node = node, .problems = problems};
    *e = (dl_entry_draft){.paper = p};
    dl_heading_read(b, e, heading);
    p->span.start = b->doc->nodes[node].span.start;
}

/* ---- under headings ----------------------------------------------------- */

typedef enum block_kind { BLOCK_OTHER, BLOCK_PAPER, BLOCK_GROUP } block_kind;

/* The day in the first group heading that names one. */
static void note_group_day(dl_post_builder *b, const dl_template_match *m)
{
    if (b->post->title_day == DL_NO_DAY)
        b->post->title_day = m->day;
}

/* Whether the blocks from `block` on look like the start of an entry: the first
   section, after at most a few lines under the heading. */
static bool begins_entry(const dl_post_builder *b, uint32_t block)
{
    enum { MAX_LINES = 4 };
    if (b->profile->section_form != DL_SECTIONS_FIELDS)
        for (int i = 0; i < MAX_LINES && block != DL_NONE &&
                        b->doc->nodes[block].kind != DL_NODE_HEADING;
             i++)
            block = b->doc->nodes[block].next;
    if (block == DL_NONE)
        return false;
    const dl_node *n = &b->doc->nodes[block];
    if (b->profile->section_form == DL_SECTIONS_FIELDS)
        return n->kind == DL_NODE_LIST;
    return n->kind == DL_NODE_HEADING && b->profile->n_sections &&
           dl_profile_section_named(b->profile,
                                    dl_heading_name(b->doc, block)) ==
               &b->profile->sections[0];
}

/* Whether the profile has the link in the heading. */
static bool headings_have_link(const dl_post_builder *b)
{
    for (uint32_t i = 0; i < b->profile->paper_headings.n; i++)
        if (b->profile->paper_headings.v[i].fields >> DL_TEMPLATE_LINK & 1)
            return true;
    return false;
}

/* The paragraph of a block that has lost its heading mark: "#1. [T](l)", or one
   that its number made a list. DL_NONE: it has not. Where links are elsewhere,
   a paragraph with one is such a place: "**arXiv**: [2509.01234](l)". */
static uint32_t lost_heading(const dl_post_builder *b, uint32_t block)
{
    const dl_doc *doc = b->doc;
    const dl_node *n = &doc->nodes[block];
    uint32_t leaf = DL_NONE, number;
    if (n->kind == DL_NODE_PARAGRAPH)
        leaf = block;
    else if (n->kind == DL_NODE_LIST && n->flags & DL_NODE_ORDERED &&
             doc->nodes[block + 1].end == n->end)
        leaf = dl_item_leaf(doc, block + 1);
    if (leaf == DL_NONE || !headings_have_link(b) || !begins_entry(b, n->next))
        return DL_NONE;
    return dl_heading_looks_like_paper(doc, leaf, &number) ? leaf : DL_NONE;
}

/* Whether a heading of the wrong level is a paper's: a digest with all levels
   wrong still has its papers. */
static bool is_misplaced_paper(const dl_post_builder *b, uint32_t block,
                               uint32_t last_number)
{
    uint32_t number;
    if (dl_heading_looks_like_paper(b->doc, block, &number))
        return true;
    return !headings_have_link(b) && b->profile->numbered &&
           number == last_number + 1;
}

/* Whether a heading is a paper's by what it says or what is below it. */
static bool has_paper_shape(const dl_post_builder *b, uint32_t block,
                            uint32_t last_number)
{
    const dl_doc *doc = b->doc;
    return begins_entry(b, doc->nodes[block].next) ||
           is_misplaced_paper(b, block, last_number) ||
           dl_templates_match(&b->profile->paper_headings,
                              dl_doc_slice(doc, dl_heading_text(doc, block)))
               .is_match;
}

static block_kind classify(dl_post_builder *b, uint32_t block,
                           uint32_t last_number, uint32_t *problems)
{
    const dl_doc *doc = b->doc;
    const dl_node *n = &doc->nodes[block];
    *problems = 0;
    if (n->kind != DL_NODE_HEADING) {
        *problems = DL_HEADING_NO_MARK;
        return lost_heading(b, block) != DL_NONE ? BLOCK_PAPER : BLOCK_OTHER;
    }
    dl_template_match m = dl_templates_match(
        &b->profile->group_headings,
        dl_doc_slice(doc, dl_heading_text(doc, block)));
    if (m.is_match) {
        note_group_day(b, &m);
        return BLOCK_GROUP;
    }
    if (dl_profile_section_named(b->profile, dl_heading_name(doc, block)))
        return BLOCK_OTHER;
    /* Where sections are not below papers, headings in them may be on the
       papers' level. */
    bool is_below = b->profile->section_level > b->profile->paper_level;
    if (n->level == b->profile->paper_level &&
        (is_below || has_paper_shape(b, block, last_number)))
        return BLOCK_PAPER;
    if (is_misplaced_paper(b, block, last_number)) {
        *problems = DL_HEADING_WRONG_LEVEL;
        return BLOCK_PAPER;
    }
    return n->level < b->profile->paper_level &&
                   n->level != b->profile->section_level
               ? BLOCK_GROUP
               : BLOCK_OTHER;
}

static void find_under_headings(dl_post_builder *b)
{
    const dl_doc *doc = b->doc;
    dl_paper paper;
    dl_entry_draft entry;
    bool is_open = false;
    uint32_t next, last_number = 0;
    for (uint32_t i = first_child(doc, 0); i != DL_NONE; i = next) {
        uint32_t problems;
        block_kind kind = classify(b, i, last_number, &problems);
        next = doc->nodes[i].next;
        if (kind == BLOCK_OTHER)
            continue;
        if (is_open)
            finish_paper(b, &entry, i);
        is_open = kind == BLOCK_PAPER;
        if (!is_open)
            continue;
        uint32_t heading =
            problems & DL_HEADING_NO_MARK ? lost_heading(b, i) : i;
        begin_paper(b, &entry, &paper, i, heading, problems);
        if (heading != i) /* the siblings of an item are not part of the
                             entry */
            entry.block = doc->nodes[i].next;
        next = entry.block;
        last_number = paper.number ? paper.number : last_number + 1;
    }
    if (is_open)
        finish_paper(b, &entry, doc->nodes[0].end);
}

/* ---- in a list ---------------------------------------------------------- */

static void find_items(dl_post_builder *b, uint32_t list)
{
    const dl_doc *doc = b->doc;
    for (uint32_t item = first_child(doc, list); item != DL_NONE;
         item = doc->nodes[item].next) {
        uint32_t leaf = dl_item_leaf(doc, item);
        if (leaf == DL_NONE)
            continue;
        dl_paper paper;
        dl_entry_draft entry;
        begin_paper(b, &entry, &paper, item, leaf, 0);
        finish_paper(b, &entry, doc->nodes[item].end);
    }
}

static void find_in_lists(dl_post_builder *b)
{
    const dl_doc *doc = b->doc;
    uint32_t level = 0; /* of the heading above the list; 0: the list is not
                           below it */
    for (uint32_t i = first_child(doc, 0); i != DL_NONE;
         i = doc->nodes[i].next) {
        const dl_node *n = &doc->nodes[i];
        if (n->kind == DL_NODE_LIST && level)
            find_items(b, i);
        if (n->kind != DL_NODE_HEADING)
            continue;
        dl_str text = dl_doc_slice(doc, dl_heading_text(doc, i));
        dl_template_match m =
            dl_templates_match(&b->profile->group_headings, text);
        if (m.is_match)
            note_group_day(b, &m);
        if (dl_str_eq(text, b->profile->papers_under))
            level = n->level;
        else if (n->level <= level)
            level = 0;
    }
}

/* ---- the page ----------------------------------------------------------- */

/* The first heading of the papers' level from `block` on, or DL_NONE. */
static uint32_t page_heading(const dl_post_builder *b, uint32_t block)
{
    const dl_node *nodes = b->doc->nodes;
    while (block != DL_NONE && (nodes[block].kind != DL_NODE_HEADING ||
                                nodes[block].level != b->profile->paper_level))
        block = nodes[block].next;
    return block;
}

static void find_page(dl_post_builder *b)
{
    const dl_doc *doc = b->doc;
    uint32_t first = first_child(doc, 0);
    bool has_heading = b->profile->title_place == DL_TITLE_IN_HEADING;
    uint32_t heading = has_heading ? page_heading(b, first) : DL_NONE;
    if (first == DL_NONE)
        return;
    dl_paper paper;
    dl_entry_draft entry;
    if (heading != DL_NONE) {
        begin_paper(b, &entry, &paper, heading, heading, 0);
    } else {
        uint32_t start = doc->nodes[first].span.start;
        paper = (dl_paper){.node = first,
                           .heading = DL_NONE,
                           .heading_span = {start, start},
                           .span = {start, start},
                           .problems = has_heading ? DL_HEADING_NO_TITLE : 0};
        if (!has_heading) /* DL103 reports that there is none */
            paper.title = dl_post_field(b->post, DL_ROLE_TITLE);
        entry = (dl_entry_draft){
            .paper = &paper, .block = first, .link_node = DL_NONE};
    }
    finish_paper(b, &entry, doc->nodes[0].end);
}

void dl_papers_find(dl_post_builder *b)
{
    switch (b->profile->papers) {
    case DL_PAPERS_NONE:
        break;
    case DL_PAPERS_HEADING:
        find_under_headings(b);
        break;
    case DL_PAPERS_ITEM:
        find_in_lists(b);
        break;
    case DL_PAPERS_PAGE:
        find_page(b);
        break;
    }
}
