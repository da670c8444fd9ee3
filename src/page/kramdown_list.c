/* kramdown's lists (list.rb): items, and the details of definition lists. */
#include "page/kramdown_list.h"

#include "base/str.h"

/* The lines of the item that is being read. A list that begins in it stands
   apart from what is before: the text is read in segments. */
typedef struct item {
    DL_VEC(dl_kd_line) lines;
    DL_VEC(size_t) segments; /* where each begins, but the first */
    uint32_t block;          /* DL_NONE: no item yet */
    uint32_t indent;         /* columns that its lines must have */
    bool has_list;           /* a list was found in it */
    bool after_blank;
} item;

/* Reads the item's blocks. */
static void finish(dl_kd *kd, item *it)
{
    if (it->block == DL_NONE)
        return;
    dl_kd_place inside;
    dl_kd_begin(&inside, it->block);
    dl_vec_push(&it->segments, it->lines.n);
    for (size_t i = 0, from = 0; i < it->segments.n; i++) {
        size_t to = it->segments.v[i];
        kd->read_blocks(kd, (dl_kd_lines){it->lines.v + from, to - from},
                     &inside);
        from = to;
    }
    dl_page_close(kd->b, it->block);
    it->lines.n = it->segments.n = 0;
}

/* LIST_ITEM_IAL_CHECK: nothing but attributes. */
static bool is_bare(const dl_kd *kd, const dl_kd_line *l)
{
    dl_kd_line rest = *l;
    while (rest.start < rest.end && dl_is_white(kd->src[rest.start]))
        rest.start++;
    return rest.start == rest.end || dl_kd_is_attributes(kd, &rest);
}

/*
 * parse_first_list_line(): the text after the marker that ends at byte `at`, in
 * column `column`. A tab goes to the next column that is a multiple of four.
 */
static dl_kd_line first_line(const dl_kd *kd, const dl_kd_line *l, uint32_t at,
                             uint32_t column, uint32_t *indent)
{
    dl_kd_line text = {at, l->end, l->line, 0};
    uint32_t i = at, n = 0;
    for (; i < l->end && dl_is_blank(kd->src[i]); i++)
        n += kd->src[i] == '\t' ? 4 - (column + n) % 4 : 1;
    *indent = is_bare(kd, &text) ? 4 : column + n;
    text.start = i;
    return text;
}

/* LIST_ITEM_IAL: attributes of the item are no text. */
static void skip_attributes(const dl_kd *kd, dl_kd_line *l)
{
    dl_str s = {kd->src + l->start, l->end - l->start};
    if (!dl_str_starts(s, "{:") || s.n < 3 || dl_is_one_of(s.p[2], ":/}"))
        return;
    const char *close = memchr(s.p, '}', s.n);
    if (close)
        l->start += (uint32_t)(close - s.p) + 1;
    while (l->start < l->end && dl_is_blank(kd->src[l->start]))
        l->start++;
}

/* Begins the item whose marker ends before `text_at`. */
static void begin(dl_kd *kd, item *it, uint32_t list, const dl_kd_line *l,
                  uint32_t text_at)
{
    bool is_ordered;
    uint32_t mark = l->start + dl_kd_spaces(kd, l) - l->pad;
    dl_kd_line text = first_line(kd, l, text_at,
                                 l->pad + (text_at - l->start), &it->indent);
    it->block = dl_page_open(kd->b, DL_BLOCK_ITEM, list);
    dl_block *block = &kd->b->blocks.v[it->block];
    block->mark = mark;
    dl_str rest = {kd->src + mark, l->end - mark};
    size_t digits = dl_digits_at(rest, 0);
    if (digits > 0 && digits < 10)
        block->number = (uint32_t)dl_digits_value(rest.p, digits);
    skip_attributes(kd, &text);
    it->has_list = dl_kd_marker(kd, &text, 3, &is_ordered) != DL_NONE;
    it->after_blank = false;
    dl_vec_push(&it->lines, text);
}

/* Leading tabs are four spaces each. */
static dl_kd_line without_tabs(const dl_kd *kd, dl_kd_line l)
{
    while (l.start < l.end && kd->src[l.start] == '\t') {
        l.pad += 4;
        l.start++;
    }
    return l;
}

/* Adds a line to the item; false: it does not belong to it. */
static bool go_on(dl_kd *kd, item *it, const dl_kd_line *l)
{
    bool is_ordered;
    dl_kd_line text = without_tabs(kd, *l);
    bool is_indented = dl_kd_spaces(kd, &text) >= it->indent;
    uint32_t lazy = it->indent < 3 ? it->indent : 3;
    if (!is_indented &&
        (it->after_blank || dl_kd_is_html(kd, l, lazy) ||
         (dl_kd_spaces(kd, l) <= lazy && dl_kd_is_attributes(kd, l))))
        return false;
    if (is_indented)
        dl_kd_take_spaces(&text, it->indent);
    if (dl_kd_marker(kd, &text, 3, &is_ordered) != DL_NONE) {
        if (!it->has_list && is_indented) {
            dl_vec_push(&it->segments, it->lines.n);
            it->has_list = true;
        } else if (it->has_list && !is_indented) {
            text.pad += it->indent + 4;
        }
    }
    dl_vec_push(&it->lines, text);
    it->after_blank = false;
    return true;
}

size_t dl_kd_list(dl_kd *kd, dl_kd_lines lines, size_t i, dl_kd_place *place)
{
    bool is_ordered, other;
    if (dl_kd_marker(kd, &lines.v[i], 3, &is_ordered) == DL_NONE)
        return i;
    item it = {.block = DL_NONE, .indent = 4};
    uint32_t list = dl_page_open(kd->b, DL_BLOCK_LIST, place->parent);
    if (is_ordered)
        kd->b->blocks.v[list].flags |= DL_BLOCK_ORDERED;
    bool is_ended = false;
    for (; i < lines.n && !is_ended; i++) {
        const dl_kd_line *l = &lines.v[i];
        uint32_t most = it.indent < 4 ? it.indent - 1 : 3;
        uint32_t text = DL_NONE;
        if (it.after_blank && dl_kd_is_rule(kd, l))
            break;
        is_ended = dl_kd_is_end_marker(kd, l);
        if (is_ended)
            continue;
        text = dl_kd_marker(kd, l, most, &other);
        if (text != DL_NONE && other == is_ordered) {
            finish(kd, &it);
            begin(kd, &it, list, l, text);
        } else if (dl_kd_is_blank(kd, l)) {
            it.has_list = it.after_blank = true;
            dl_vec_push(&it.lines, *l);
        } else if (!go_on(kd, &it, l)) {
            break;
        }
    }
    finish(kd, &it);
    dl_page_close(kd->b, list);
    dl_vec_free(&it.lines);
    dl_vec_free(&it.segments);
    place->last = it.after_blank && !is_ended ? DL_KD_BLANK : DL_KD_OTHER;
    place->has_attributes = false;
    return i;
}

/* A paragraph and, below it, `: text` are a term and its details. */
size_t dl_kd_details(dl_kd *kd, dl_kd_lines lines, size_t i,
                     dl_kd_place *place)
{
    bool may_follow = place->last == DL_KD_PARAGRAPH ||
                      (place->last == DL_KD_BLANK && i > 1 &&
                       place->paragraph > 0 &&
                       kd->b->blocks.v[place->paragraph].end ==
                           kd->b->blocks.n &&
                       !dl_kd_is_blank(kd, &lines.v[i - 2]));
    bool is_first = place->last != DL_KD_OTHER || place->paragraph == 0;
    if (!dl_kd_is_details(kd, &lines.v[i]) || !may_follow || !is_first)
        return i;
    kd->b->blocks.v[place->paragraph].kind = DL_BLOCK_TERM;
    item it = {.block = DL_NONE, .indent = 4};
    for (; i < lines.n; i++) {
        const dl_kd_line *l = &lines.v[i];
        uint32_t most = it.indent < 4 ? it.indent - 1 : 3;
        if (dl_kd_is_details(kd, l) && dl_kd_spaces(kd, l) <= most) {
            finish(kd, &it);
            uint32_t at = dl_kd_text(kd, l) + 1;
            dl_kd_line text = first_line(
                kd, l, at, l->pad + (at - l->start), &it.indent);
            it.block = dl_page_open(kd->b, DL_BLOCK_DETAILS, place->parent);
            it.after_blank = false;
            it.has_list = true;
            dl_vec_push(&it.lines, text);
        } else if (dl_kd_is_end_marker(kd, l)) {
            break;
        } else if (dl_kd_is_blank(kd, l)) {
            it.after_blank = true;
            dl_vec_push(&it.lines, *l);
        } else {
            it.has_list = false;
            size_t n = it.segments.n;
            if (!go_on(kd, &it, l))
                break;
            it.segments.n = n; /* these are read in one */
        }
    }
    finish(kd, &it);
    dl_vec_free(&it.lines);
    dl_vec_free(&it.segments);
    place->last = it.after_blank ? DL_KD_BLANK : DL_KD_OTHER;
    return i;
}
