/* Finds out what profile describes posts. */
#include "outline/layout.h"

#include "base/search.h"

enum { LEVELS = 7, MOST_PARTS = 512 };

/* As many times as it takes not to be a paper's. */
static bool is_frequent(const dl_outline *o, uint32_t text)
{
    uint32_t least = o->n_posts / 5;
    return o->texts.v[text].n >= (least > 2 ? least : 2);
}

/* On whatever level: a section may slip, too. */
bool dl_layout_is_recurring(const dl_outline *o, uint32_t text)
{
    dl_str name = o->texts.v[text].text;
    for (unsigned level = 1; level < LEVELS && name.n > 0; level++) {
        uint32_t same = dl_outline_find(o, name, level);
        if (same != DL_NONE && is_frequent(o, same))
            return true;
    }
    return false;
}

static const dl_outline_text *text_of(const dl_layout *l, uint32_t text)
{
    return &l->outline->texts.v[text];
}

/* ---- parts --------------------------------------------------------------- */

/* The part for `text` (of `section`, for a label), made when there is none;
   NULL when there are too many. */
static dl_layout_part *part_for(dl_layout_parts *parts, uint32_t text,
                                uint32_t section)
{
    for (size_t i = 0; i < parts->n; i++)
        if (parts->v[i].text == text && parts->v[i].section == section)
            return &parts->v[i];
    if (parts->n >= MOST_PARTS)
        return NULL;
    dl_vec_push(parts, (dl_layout_part){
                           .text = text, .section = section, .last = DL_NONE});
    return &parts->v[parts->n - 1];
}

/* Counts it for the `owner`th paper or section, once. */
static void count_part(dl_layout_part *part, uint32_t owner, uint32_t place)
{
    if (part->last == owner)
        return;
    part->last = owner;
    part->n++;
    part->place += place;
}

/* In the usual order: by the mean of their places. */
static int compare_places(const void *a, const void *b)
{
    const dl_layout_part *p = a, *q = b;
    uint64_t x = p->place * q->n, y = q->place * p->n;
    return x != y ? DL_ORDER(x, y) : DL_ORDER(p->text, q->text);
}

static void keep_frequent(dl_layout_parts *parts, uint32_t of, unsigned percent)
{
    size_t n = 0;
    for (size_t i = 0; i < parts->n; i++)
        if (parts->v[i].n > 1 && dl_is_share(parts->v[i].n, of, percent))
            parts->v[n++] = parts->v[i];
    parts->n = n;
    dl_vec_sort(parts, compare_places);
}

/* ---- where papers begin -------------------------------------------------- */

/* Whether the own text of the heading, or that of those below it, has a link
   to a paper. */
static bool has_link_below(const dl_outline *o, uint32_t heading)
{
    const dl_outline_heading *h = &o->headings.v[heading];
    for (uint32_t i = heading; i < o->headings.n; i++) {
        const dl_outline_heading *next = &o->headings.v[i];
        if (i > heading && (next->post != h->post || next->level <= h->level))
            break;
        if (next->has_link)
            return true;
    }
    return false;
}

/* The level of which nearly all headings that do not recur have a link to a
   paper; 0: none. `*n`: how many there are. */
static unsigned linked_level(const dl_outline *o, bool below, uint32_t *n)
{
    enum { MOST = 80 };
    uint32_t all[LEVELS] = {0}, linked[LEVELS] = {0};
    unsigned best = 0;
    for (uint32_t i = 0; i < o->headings.n; i++) {
        const dl_outline_heading *h = &o->headings.v[i];
        if (dl_layout_is_recurring(o, h->text))
            continue;
        all[h->level]++;
        linked[h->level] += below ? has_link_below(o, i) : h->has_link;
    }
    for (unsigned level = 1; level < LEVELS; level++)
        if (dl_is_share(linked[level], all[level], MOST) &&
            linked[level] * 2 >= o->n_posts &&
            (best == 0 || linked[level] > linked[best]))
            best = level;
    *n = all[best];
    return best;
}

static bool find_heading_papers(dl_layout *l, bool below)
{
    enum { SINGLE = 110 /* hundredths of a paper per post */ };
    uint32_t n;
    unsigned level = linked_level(l->outline, below, &n);
    if (level == 0 || !dl_is_share(n, l->outline->n_posts, SINGLE))
        return false;
    l->kind = DL_PAPERS_HEADING;
    l->level = level;
    return true;
}

/* The heading that most posts have and under which there is a list with a link
   in nearly every item; DL_NONE: none. `items` has room for two numbers for
   each text. */
static uint32_t heading_of_items(const dl_outline *o, uint32_t *items)
{
    enum { MOST = 80 };
    uint32_t *linked = items + o->texts.n;
    for (size_t i = 0; i < o->headings.n; i++) {
        const dl_outline_heading *h = &o->headings.v[i];
        items[h->text] += h->n_items;
        linked[h->text] += h->n_linked_items;
    }
    for (uint32_t t = 0; t < o->texts.n; t++)
        if (items[t] > o->n_posts && dl_is_share(linked[t], items[t], MOST) &&
            dl_is_share(o->texts.v[t].n_posts, o->n_posts, MOST) &&
            dl_layout_is_recurring(o, t))
            return t;
    return DL_NONE;
}

static bool find_item_papers(dl_layout *l)
{
    dl_arena *arena = dl_arena_new();
    const size_t n = l->outline->texts.n;
    uint32_t *items = DL_ARENA_NEW(arena, uint32_t, 2 * n + 1);
    l->under = heading_of_items(l->outline, items);
    if (l->under != DL_NONE) {
        l->kind = DL_PAPERS_ITEM;
        l->n_papers = items[l->under];
        l->n_linked = items[n + l->under];
    }
    dl_arena_free(arena);
    return l->under != DL_NONE;
}

/* The field of the front matter that is a paper's address; DL_NONE: none. */
static uint32_t linked_field(const dl_outline *o)
{
    enum { MOST = 80 };
    for (uint32_t i = 0; i < o->front_matter.list.n; i++)
        if (dl_is_share(o->front_matter.list.v[i].types[DL_FIELD_ARXIV],
                        o->n_posts, MOST))
            return i;
    return DL_NONE;
}

/* The level of the headings that most posts begin with and that do not recur;
   0: none. */
static unsigned title_level(const dl_outline *o)
{
    enum { MOST = 80 };
    uint32_t n[LEVELS] = {0}, last = DL_NONE;
    for (size_t i = 0; i < o->headings.n; i++) {
        const dl_outline_heading *h = &o->headings.v[i];
        if (h->post != last && !dl_layout_is_recurring(o, h->text))
            n[h->level]++;
        last = h->post;
    }
    for (unsigned level = 1; level < LEVELS; level++)
        if (dl_is_share(n[level], o->n_posts, MOST))
            return level;
    return 0;
}

static bool find_pages(dl_layout *l)
{
    enum { HALF = 50, LEAST_SECTIONS = 2 };
    const dl_outline *o = l->outline;
    uint32_t n_sections = 0;
    for (size_t t = 0; t < o->texts.n; t++)
        n_sections += o->texts.v[t].level > 0 && o->texts.v[t].text.n > 0 &&
                      dl_is_share(o->texts.v[t].n_posts, o->n_posts, HALF);
    if (o->n_posts < 2 || (linked_field(o) == DL_NONE &&
                           (n_sections < LEAST_SECTIONS ||
                            !dl_is_share(o->n_linked_posts, o->n_posts, HALF))))
        return false;
    l->kind = DL_PAPERS_PAGE;
    l->level = title_level(o);
    l->n_papers = o->n_posts;
    l->n_linked = o->n_linked_posts;
    return true;
}

/* ---- what papers have ---------------------------------------------------- */

/* A walk over the headings that knows which paper each belongs to. */
typedef struct walk {
    const dl_layout *l;
    uint32_t next;  /* heading */
    uint32_t paper; /* its number; DL_NONE: none yet in this post */
    uint32_t n_papers;
    uint32_t place; /* how many headings of the paper came before */
    bool is_title;  /* the heading is the paper's own */
} walk;

static bool begins_paper(const dl_layout *l, const dl_outline_heading *h)
{
    return h->level == l->level && !dl_layout_is_recurring(l->outline, h->text);
}

/* The next heading, or NULL. */
static const dl_outline_heading *step(walk *w)
{
    const dl_outline *o = w->l->outline;
    if (w->next >= o->headings.n)
        return NULL;
    const dl_outline_heading *h = &o->headings.v[w->next];
    bool is_first = w->next == 0 || o->headings.v[w->next - 1].post != h->post;
    w->next++;
    w->place++;
    w->is_title = false;
    if (w->l->kind == DL_PAPERS_PAGE) {
        w->paper = h->post;
        w->n_papers = o->n_posts;
        w->is_title = is_first && h->level == w->l->level;
        w->place = is_first ? 0 : w->place;
        return h;
    }
    if (is_first)
        w->paper = DL_NONE;
    if (begins_paper(w->l, h)) {
        w->paper = w->n_papers++;
        w->place = 0;
        w->is_title = true;
    }
    return h;
}

/* Whether a heading may begin a section: it recurs and has text of its own. One
   of the papers' level or above it that a post has once is no part of its last
   paper. */
static bool may_be_section(const dl_layout *l, const dl_outline_heading *h)
{
    enum { ONCE = 110 /* hundredths of a heading per post */ };
    const dl_outline *o = l->outline;
    return h->n_hangul + h->n_latin > 0 && dl_layout_is_recurring(o, h->text) &&
           (l->kind == DL_PAPERS_PAGE || h->level > l->level ||
            dl_is_share(text_of(l, h->text)->n, o->n_posts, ONCE));
}

/* The level of most headings that recur in papers and have text of their own:
   the one below the papers' unless there are far more of another. */
static unsigned level_of_sections(const dl_layout *l)
{
    uint32_t votes[LEVELS] = {0};
    unsigned usual = l->level == 0           ? 2
                     : l->level < LEVELS - 1 ? l->level + 1
                                             : 0;
    unsigned best = usual;
    walk w = {.l = l, .paper = DL_NONE};
    for (const dl_outline_heading *h; (h = step(&w)) != NULL;)
        if (w.paper != DL_NONE && !w.is_title && may_be_section(l, h))
            votes[h->level]++;
    for (unsigned level = 1; level < LEVELS; level++)
        if (votes[level] > 2 * votes[usual] && votes[level] > votes[best])
            best = level;
    return best;
}

static bool is_article(const dl_layout *l)
{
    size_t n_own = 0, n_shared = 0;
    walk w = {.l = l, .paper = DL_NONE};
    for (const dl_outline_heading *h; (h = step(&w)) != NULL;) {
        bool is_shared = dl_layout_is_recurring(l->outline, h->text);
        n_shared += !w.is_title && is_shared;
        n_own += !w.is_title && !is_shared;
    }
    return l->kind == DL_PAPERS_PAGE && n_own > n_shared;
}

static void find_sections(dl_layout *l)
{
    walk w = {.l = l, .paper = DL_NONE};
    l->section_level = level_of_sections(l);
    for (const dl_outline_heading *h; (h = step(&w)) != NULL;) {
        l->n_linked += l->kind == DL_PAPERS_HEADING && w.is_title &&
                       has_link_below(l->outline, w.next - 1);
        if (w.paper == DL_NONE || w.is_title || h->level != l->section_level ||
            !may_be_section(l, h))
            continue;
        dl_layout_part *part = part_for(&l->sections, h->text, 0);
        if (!part)
            continue;
        count_part(part, w.paper, w.place);
        part->n_times++;
        part->n_hangul += h->n_hangul;
        part->n_latin += h->n_latin;
        part->n_loose += h->has_loose;
    }
    if (l->kind == DL_PAPERS_HEADING)
        l->n_papers = w.n_papers;
    keep_frequent(&l->sections, l->n_papers, DL_LAYOUT_NOTED);
}

/* Whether many pages have a section more than once: then each is about several
   papers, in whatever way. */
static bool is_repeating(const dl_layout *l)
{
    enum { MANY = 10 };
    uint32_t n = 0, n_times = 0;
    for (size_t i = 0; i < l->sections.n; i++) {
        n += l->sections.v[i].n;
        n_times += l->sections.v[i].n_times;
    }
    return l->kind == DL_PAPERS_PAGE && n_times > n &&
           dl_is_share(n_times - n, n, MANY);
}

static bool is_section(const dl_layout *l, uint32_t text)
{
    for (size_t i = 0; i < l->sections.n; i++)
        if (l->sections.v[i].text == text)
            return dl_is_share(l->sections.v[i].n, l->n_papers,
                               DL_LAYOUT_LISTED);
    return false;
}

static size_t place_of_section(const dl_layout *l, uint32_t text)
{
    size_t i = 0;
    while (i < l->sections.n && l->sections.v[i].text != text)
        i++;
    return i;
}

/* Whether nearly all papers have their sections in the usual order. */
static bool is_ordered(const dl_layout *l)
{
    uint32_t wrong = 0, paper = DL_NONE, last_wrong = DL_NONE;
    size_t before = 0;
    walk w = {.l = l, .paper = DL_NONE};
    for (const dl_outline_heading *h; (h = step(&w)) != NULL;) {
        if (w.paper != paper)
            before = 0;
        paper = w.paper;
        if (paper == DL_NONE || w.is_title || h->level != l->section_level ||
            !is_section(l, h->text))
            continue;
        size_t place = place_of_section(l, h->text);
        if (place < before && last_wrong != paper) {
            wrong++;
            last_wrong = paper;
        }
        before = place;
    }
    return !dl_is_share(wrong, l->n_papers, 1);
}

static void find_groups(dl_layout *l)
{
    enum { MOST_GROUPS = 16 };
    if (l->kind != DL_PAPERS_HEADING)
        return;
    for (uint32_t t = 0; t < l->outline->texts.n; t++)
        if (text_of(l, t)->level == l->level && text_of(l, t)->text.n > 0 &&
            is_frequent(l->outline, t) && !is_section(l, t) &&
            l->groups.n < MOST_GROUPS)
            dl_vec_push(&l->groups, t);
}

/* ---- labels -------------------------------------------------------------- */

/* Counts the labels under the papers' headings and in their sections; they are
   in the order of the headings. */
static void find_labels(dl_layout *l)
{
    const dl_outline *o = l->outline;
    walk w = {.l = l, .paper = DL_NONE};
    size_t next = 0;
    for (bool at_end = false; !at_end;) {
        const dl_outline_heading *h = step(&w);
        uint32_t heading = h ? w.next - 1 : DL_NONE;
        at_end = !h;
        if (h && w.is_title)
            l->n_loose += h->has_loose;
        for (uint32_t place = 0; next < o->labels.n; next++, place++) {
            const dl_outline_label *label = &o->labels.v[next];
            bool is_before = label->heading == DL_NONE;
            if (is_before ? h && label->post > h->post
                          : label->heading != heading)
                break;
            bool is_line = is_before
                               ? l->kind == DL_PAPERS_PAGE && l->level == 0
                               : w.is_title;
            uint32_t owner = is_before ? label->post
                             : is_line ? w.paper
                                       : heading;
            if (!is_line && (is_before || !is_section(l, h->text)))
                continue;
            if (!is_line)
                l->sections.v[place_of_section(l, h->text)].n_labels++;
            dl_layout_part *part = part_for(is_line ? &l->lines : &l->labels,
                                            label->text, is_line ? 0 : h->text);
            if (!part)
                continue;
            count_part(part, owner, place);
            part->n_times++;
            part->n_empty += !label->has_text;
            part->n_links += label->has_link;
            part->n_marked += label->is_marked;
            part->n_hangul += label->has_hangul;
        }
    }
}

/* Whether a section has nothing but the labels that are kept, with their texts:
   a text without a label counts by its place, and so does one with another
   label. */
static bool is_labelled(const dl_layout *l, const dl_layout_part *section)
{
    enum { FEW = 5 };
    uint32_t n = 0;
    for (size_t i = 0; i < l->labels.n; i++) {
        const dl_layout_part *label = &l->labels.v[i];
        if (label->section != section->text)
            continue;
        if (dl_is_share(label->n_empty, label->n_times, FEW))
            return false;
        n += label->n_times;
    }
    return !dl_is_share(section->n_loose, section->n, FEW) &&
           !dl_is_share(section->n_labels - n, section->n_labels, FEW);
}

/* Keeps the labels that nearly all sections of a name have, if these have no
   other texts. */
static void keep_labels(dl_layout *l)
{
    size_t n = 0;
    for (size_t i = 0; i < l->labels.n; i++) {
        const dl_layout_part *p = &l->labels.v[i];
        size_t s = place_of_section(l, p->section);
        if (p->n > 1 && dl_is_share(p->n, l->sections.v[s].n, DL_LAYOUT_RULE))
            l->labels.v[n++] = *p;
    }
    l->labels.n = n;
    for (size_t i = 0; i < l->sections.n; i++) {
        bool keeps = is_labelled(l, &l->sections.v[i]);
        n = 0;
        for (size_t k = 0; k < l->labels.n; k++)
            if (keeps || l->labels.v[k].section != l->sections.v[i].text)
                l->labels.v[n++] = l->labels.v[k];
        l->labels.n = n;
    }
    dl_vec_sort(&l->labels, compare_places);
}

/* Papers without sections under headings may have labelled ones. */
static void find_fields(dl_layout *l)
{
    enum { MOST = 60, LEAST = 2 };
    size_t n = 0, n_korean = 0;
    for (size_t i = 0; i < l->sections.n; i++)
        if (is_section(l, l->sections.v[i].text))
            return;
    for (size_t i = 0; i < l->lines.n; i++) {
        const dl_layout_part *p = &l->lines.v[i];
        n += dl_is_share(p->n, l->n_papers, MOST) &&
             dl_is_share(p->n_marked, p->n, DL_LAYOUT_RULE);
        n_korean += dl_is_share(p->n, l->n_papers, MOST) &&
                    dl_is_share(p->n_hangul, p->n, MOST);
    }
    if (n >= LEAST && n_korean > 0)
        l->form_of_sections = DL_SECTIONS_FIELDS;
}

/* ---- links and headings -------------------------------------------------- */

static void find_link(dl_layout *l)
{
    enum { MOST = 80 };
    const dl_outline *o = l->outline;
    uint32_t n = 0, field = linked_field(o);
    walk w = {.l = l, .paper = DL_NONE};
    if (l->kind == DL_PAPERS_PAGE && field != DL_NONE) {
        l->link = DL_LINK_IN_FRONTMATTER;
        l->link_index = field;
        l->n_linked = o->front_matter.list.v[field].types[DL_FIELD_ARXIV];
        return;
    }
    for (const dl_outline_heading *h; (h = step(&w)) != NULL;)
        n += w.is_title && h->is_linked;
    if (dl_is_share(n, l->n_papers, MOST)) {
        l->link = DL_LINK_IN_HEADING;
        return;
    }
    for (size_t i = 0; i < l->lines.n; i++) {
        const dl_layout_part *p = &l->lines.v[i];
        if (dl_is_share(p->n_links, l->n_papers, MOST)) {
            l->link = DL_LINK_IN_FIELD;
            l->link_index = p->text;
            return;
        }
    }
}

static void find_form(dl_layout *l)
{
    enum { NEARLY_ALL = 95 };
    uint32_t forms[DL_FORM_COUNT] = {0};
    walk w = {.l = l, .paper = DL_NONE};
    for (const dl_outline_heading *h; (h = step(&w)) != NULL;)
        if (w.is_title)
            forms[h->form]++;
    for (int form = 0; form < DL_FORM_COUNT; form++)
        if (dl_is_share(forms[form], l->n_papers, NEARLY_ALL))
            l->form = (dl_outline_form)form;
}

void dl_layout_find(dl_layout *out, const dl_outline *outline)
{
    *out = (dl_layout){
        .outline = outline, .kind = DL_PAPERS_NONE, .link = DL_LINK_ANYWHERE};
    if (!find_heading_papers(out, false) && !find_item_papers(out) &&
        !find_pages(out) && !find_heading_papers(out, true))
        return;
    if (out->kind == DL_PAPERS_ITEM)
        return;
    find_sections(out);
    if (is_repeating(out)) {
        out->kind = DL_PAPERS_NONE;
        return;
    }
    find_groups(out);
    find_labels(out);
    keep_labels(out);
    keep_frequent(&out->lines, out->n_papers, DL_LAYOUT_NOTED);
    find_fields(out);
    find_link(out);
    find_form(out);
    out->is_article = is_article(out);
    out->is_ordered = is_ordered(out);
}

void dl_layout_free(dl_layout *layout)
{
    dl_vec_free(&layout->groups);
    dl_vec_free(&layout->sections);
    dl_vec_free(&layout->labels);
    dl_vec_free(&layout->lines);
}
