/* kramdown's blocks, apart from lists, tables and HTML. */
#include "page/kramdown.h"

#include "base/str.h"
#include "page/kramdown_html.h"
#include "page/kramdown_list.h"
#include "page/kramdown_table.h"
#include "text/lines.h"

/* Containers within containers; deeper ones are read as text. kramdown has no
   limit, but nobody writes so. */
enum { DEEPEST = 32 };

/* ---- first bytes --------------------------------------------------------- */

/* The kinds of blocks, in the order in which kramdown tries them. */
enum {
    INDENTED,
    FENCED,
    QUOTE,
    HEADING,
    RULE,
    LIST,
    DETAILS,
    HTML,
    SETEXT,
    MATH,
    TABLE,
    NOTE,
    DEFINITION,
    EXTENSION,
    PARAGRAPH,
    N_KINDS
};

/* The set of one kind. */
#define ONLY(kind) (1U << (kind))

enum {
    ALL = ONLY(N_KINDS) - 1,
    ANY = ONLY(SETEXT) | ONLY(PARAGRAPH), /* with any byte, as tables */
    OF_TEXT = ANY | ONLY(TABLE), /* end no paragraph */
    DIGIT = ONLY(LIST)
};

/* The kinds that may begin in a line, by the first byte of its text; most lines
   begin with one that only a paragraph can begin with. */
static uint32_t kinds_at(const dl_kd *kd, const dl_kd_line *l)
{
    static const uint16_t kinds[256] = {
        ['\t'] = ALL,
        ['#'] = ONLY(HEADING),
        ['$'] = ONLY(MATH),
        ['*'] = ONLY(RULE) | ONLY(LIST) | ONLY(DEFINITION),
        ['+'] = ONLY(LIST),
        ['-'] = ONLY(RULE) | ONLY(LIST),
        ['0'] = DIGIT,
        ['1'] = DIGIT,
        ['2'] = DIGIT,
        ['3'] = DIGIT,
        ['4'] = DIGIT,
        ['5'] = DIGIT,
        ['6'] = DIGIT,
        ['7'] = DIGIT,
        ['8'] = DIGIT,
        ['9'] = DIGIT,
        [':'] = ONLY(DETAILS),
        ['<'] = ONLY(HTML),
        ['>'] = ONLY(QUOTE),
        ['['] = ONLY(NOTE) | ONLY(DEFINITION),
        ['^'] = ONLY(EXTENSION),
        ['_'] = ONLY(RULE),
        ['`'] = ONLY(FENCED),
        ['{'] = ONLY(HTML) | ONLY(EXTENSION), /* {% highlight %} is HTML */
        ['~'] = ONLY(FENCED),
    };
    uint32_t any = kd->has_pipes ? ANY | ONLY(TABLE) : ANY;
    uint32_t at = dl_kd_text(kd, l);
    return at == DL_NONE ? ALL : kinds[(unsigned char)kd->src[at]] | any;
}

/* ---- code ---------------------------------------------------------------- */

/* CODEBLOCK_MATCH: the end of the indented lines from `i` on, with empty ones
   between them and lines that follow at once. */
static size_t indented_end(const dl_kd *kd, dl_kd_lines lines, size_t i)
{
    size_t end = i;
    for (size_t k = i; k < lines.n;) {
        if (dl_kd_is_blank(kd, &lines.v[k])) {
            k++;
            continue;
        }
        bool goes_on = end == k && end > i && !dl_kd_ends_lazily(kd, lines, k);
        if (!goes_on && !dl_kd_is_indented(kd, &lines.v[k]))
            break;
        end = ++k;
    }
    return end;
}

static size_t indented_code(dl_kd *kd, dl_kd_lines lines, size_t i,
                            dl_kd_place *place)
{
    if (!dl_kd_is_indented(kd, &lines.v[i]))
        return i;
    size_t end = indented_end(kd, lines, i);
    dl_kd_add(kd, place, DL_BLOCK_CODE, lines, i, end);
    return end;
}

/* The length of the fence that line `l` is; `*info` is set to what follows. */
static uint32_t fence_length(const dl_kd *kd, const dl_kd_line *l,
                             uint32_t *info)
{
    uint32_t at = l->start;
    while (at < l->end && kd->src[at] == ' ')
        at++;
    uint32_t end = at;
    while (end < l->end && (kd->src[end] == kd->src[at]))
        end++;
    *info = end;
    return end - at < DL_KD_LONGEST_FENCE ? end - at : DL_KD_LONGEST_FENCE;
}

/* The first line from `i` on that closes a fence of `sign` and `length`. */
static size_t find_fence(const dl_kd *kd, dl_kd_lines lines, size_t i,
                         dl_kd_place *place, char sign, uint32_t length)
{
    size_t *none = &place->no_fence[sign == '~'][length];
    if (i >= *none)
        return lines.n;
    for (size_t k = i; k < lines.n; k++) {
        uint32_t rest, at = dl_kd_text(kd, &lines.v[k]);
        bool is_placed = kd->is_gfm || dl_kd_spaces(kd, &lines.v[k]) == 0;
        if (at == DL_NONE || kd->src[at] != sign || !is_placed)
            continue;
        uint32_t n = fence_length(kd, &lines.v[k], &rest);
        while (rest < lines.v[k].end && dl_is_white(kd->src[rest]))
            rest++;
        if (n >= length && rest == lines.v[k].end)
            return k;
    }
    *none = i;
    return lines.n;
}

/*
 * FENCED_CODEBLOCK_MATCH is one regular expression. After the fence at most one
 * word may follow, and if no fence as long as this one closes it, a part of it
 * is the fence and the rest that word.
 */
static size_t fenced_code(dl_kd *kd, dl_kd_lines lines, size_t i,
                          dl_kd_place *place)
{
    const dl_kd_line *l = &lines.v[i];
    uint32_t info;
    if (!dl_kd_is_fence(kd, l))
        return i;
    uint32_t length = fence_length(kd, l, &info);
    uint32_t shortest = info < l->end && dl_is_white(kd->src[info]) ? length
                                                                    : 3;
    char sign = kd->src[info - 1];
    dl_str word = dl_str_trim((dl_str){kd->src + info, l->end - info}, " \t\r");
    for (size_t k = 0; k < word.n; k++)
        if (dl_is_white(word.p[k]))
            return i;
    if (word.n == 0)
        shortest = 3;
    for (; length >= shortest && length >= 3; length--) {
        size_t end = find_fence(kd, lines, i + 1, place, sign, length);
        if (end == lines.n)
            continue;
        uint32_t block =
            dl_kd_add(kd, place, DL_BLOCK_CODE, lines, i, end + 1);
        kd->b->blocks.v[block].flags |= DL_BLOCK_FENCED;
        return end + 1;
    }
    return i;
}

/* ---- quotes, headings, rules --------------------------------------------- */

/* The blocks of a quote or a note, in its lines without what marks them. */
static void read_inner(dl_kd *kd, dl_block_kind kind, dl_kd_lines inner,
                       dl_kd_place *place)
{
    uint32_t block = dl_page_open(kd->b, kind, place->parent);
    dl_kd_place inside;
    dl_kd_begin(&inside, block);
    kd->read_blocks(kd, inner, &inside);
    dl_page_close(kd->b, block);
    place->last = DL_KD_OTHER;
    place->has_attributes = false;
}

static size_t quote(dl_kd *kd, dl_kd_lines lines, size_t i, dl_kd_place *place)
{
    if (!dl_kd_is_quote(kd, &lines.v[i]))
        return i;
    size_t end = i + 1;
    while (!dl_kd_ends_lazily(kd, lines, end))
        end++;
    dl_kd_line *inner = dl_xcalloc(end - i, sizeof *inner);
    for (size_t k = i; k < end; k++) {
        dl_kd_line l = lines.v[k];
        if (dl_kd_is_quote(kd, &l)) {
            l.start = dl_kd_text(kd, &l) + 1;
            l.start += l.start < l.end && kd->src[l.start] == ' ';
            l.pad = 0;
        }
        inner[k - i] = l;
    }
    read_inner(kd, DL_BLOCK_QUOTE, (dl_kd_lines){inner, end - i}, place);
    dl_free(inner);
    return end;
}

static size_t heading(dl_kd *kd, dl_kd_lines lines, size_t i,
                      dl_kd_place *place)
{
    if (!dl_kd_heading(kd, &lines.v[i]) ||
        (!kd->is_gfm && !dl_kd_is_apart(place)))
        return i;
    dl_kd_add(kd, place, DL_BLOCK_HEADING, lines, i, i + 1);
    return i + 1;
}

static size_t rule(dl_kd *kd, dl_kd_lines lines, size_t i, dl_kd_place *place)
{
    if (!dl_kd_is_rule(kd, &lines.v[i]))
        return i;
    dl_kd_add(kd, place, DL_BLOCK_RULE, lines, i, i + 1);
    return i + 1;
}

/* SETEXT_HEADER_START: one line of text and, at the very start of the next,
   signs of either kind. */
static size_t setext(dl_kd *kd, dl_kd_lines lines, size_t i,
                     dl_kd_place *place)
{
    uint32_t text = dl_kd_text(kd, &lines.v[i]);
    if (!dl_kd_is_apart(place) || text == DL_NONE || i + 1 == lines.n ||
        kd->src[text] == '\t')
        return i;
    const dl_kd_line *under = &lines.v[i + 1];
    uint32_t k = under->start;
    while (k < under->end && dl_is_one_of(kd->src[k], "-="))
        k++;
    if (under->pad > 0 || k == under->start)
        return i;
    while (k < under->end && dl_is_white(kd->src[k]))
        k++;
    if (k < under->end)
        return i;
    uint32_t block = dl_kd_add(kd, place, DL_BLOCK_HEADING, lines, i, i + 2);
    kd->b->blocks.v[block].flags |= DL_BLOCK_SETEXT;
    return i + 2;
}

/* ---- formulas, definitions, attributes ----------------------------------- */

/* Where `$$` is from byte `at` of line `*i` on; `*i` is moved to its line. */
static uint32_t find_dollars(const dl_kd *kd, dl_kd_lines lines, size_t *i,
                             uint32_t at)
{
    for (; *i < lines.n; at = ++*i < lines.n ? lines.v[*i].start : 0)
        for (uint32_t k = at; k + 1 < lines.v[*i].end; k++)
            if (kd->src[k] == '$' && kd->src[k + 1] == '$')
                return k;
    return DL_NONE;
}

/* BLOCK_MATH_START */
static size_t math(dl_kd *kd, dl_kd_lines lines, size_t i, dl_kd_place *place)
{
    const dl_kd_line *l = &lines.v[i];
    uint32_t at = dl_kd_text(kd, l);
    if (!dl_kd_is_apart(place) || at == DL_NONE || l->end - at < 2 ||
        kd->src[at] != '$' || kd->src[at + 1] != '$' || i >= place->no_math)
        return i;
    size_t end = i;
    uint32_t close = find_dollars(kd, lines, &end, at + 2);
    if (close == DL_NONE) {
        place->no_math = i;
        return i;
    }
    for (close += 2; close < lines.v[end].end; close++)
        if (!dl_is_white(kd->src[close]))
            return i;
    if (!dl_kd_is_boundary(kd, lines, end + 1))
        return i;
    dl_kd_add(kd, place, DL_BLOCK_MATH, lines, i, end + 1);
    return end + 1;
}

/* `]:` after a label that begins at `at`; DL_NONE: there is none. */
static uint32_t label_end(const dl_kd *kd, const dl_kd_line *l, uint32_t at)
{
    uint32_t i = at;
    while (i < l->end && kd->src[i] != ']')
        i++;
    return i > at && i + 1 < l->end && kd->src[i + 1] == ':' ? i + 2 : DL_NONE;
}

static bool is_note_label(const dl_kd *kd, uint32_t at, uint32_t end)
{
    for (uint32_t i = at; i < end; i++)
        if (!dl_is_alnum(kd->src[i]) && kd->src[i] != '_' &&
            (kd->src[i] != '-' || i == at))
            return false;
    return end > at;
}

/* Takes off `most` spaces, or a tab. */
static void unindent(const dl_kd *kd, dl_kd_line *l, uint32_t most)
{
    uint32_t n = dl_kd_spaces(kd, l);
    if (n == 0 && l->start < l->end && kd->src[l->start] == '\t')
        l->start++;
    dl_kd_take_spaces(l, n < most ? n : most);
}

/* FOOTNOTE_DEFINITION_START: its label is ASCII. */
static size_t note(dl_kd *kd, dl_kd_lines lines, size_t i, dl_kd_place *place)
{
    const dl_kd_line *l = &lines.v[i];
    uint32_t at = dl_kd_text(kd, l);
    if (at == DL_NONE || l->end - at < 5 || kd->src[at] != '[' ||
        kd->src[at + 1] != '^')
        return i;
    uint32_t text = label_end(kd, l, at + 2);
    if (text == DL_NONE || !is_note_label(kd, at + 2, text - 2))
        return i;
    size_t end = indented_end(kd, lines, i + 1);
    dl_kd_line *inner = dl_xcalloc(end - i, sizeof *inner);
    for (size_t k = i; k < end; k++) {
        inner[k - i] = lines.v[k];
        unindent(kd, &inner[k - i], 4);
    }
    inner[0].start = text;
    inner[0].pad = 0;
    read_inner(kd, DL_BLOCK_NOTE, (dl_kd_lines){inner, end - i}, place);
    dl_free(inner);
    return end;
}

/* Whether a quotation mark after a space begins no title that ends the line:
   then parse_link_definition() declines. */
static bool has_stray_title(dl_str rest)
{
    for (size_t i = 1; i < rest.n; i++)
        if (dl_is_one_of(rest.p[i], "\"'") && dl_is_blank(rest.p[i - 1]))
            return rest.p[rest.n - 1] != rest.p[i] || i + 2 >= rest.n;
    return false;
}

/* LINK_DEFINITION_START takes whatever follows for an address;
   ABBREV_DEFINITION_START is `*[X]: text`. */
static size_t definition(dl_kd *kd, dl_kd_lines lines, size_t i,
                         dl_kd_place *place)
{
    const dl_kd_line *l = &lines.v[i];
    uint32_t at = dl_kd_text(kd, l);
    if (at == DL_NONE)
        return i;
    bool is_abbreviation = kd->src[at] == '*';
    at += is_abbreviation;
    if (at >= l->end || kd->src[at] != '[')
        return i;
    uint32_t text = label_end(kd, l, at + 1);
    if (text == DL_NONE)
        return i;
    dl_str rest =
        dl_str_trim((dl_str){kd->src + text, l->end - text}, " \t\r");
    if (!is_abbreviation && (rest.n == 0 || has_stray_title(rest)))
        return i;
    dl_kd_add(kd, place, DL_BLOCK_DEFINITION, lines, i, i + 1);
    return i + 1;
}

/* {: .x}, {:name: .x}, {::comment} … {:/comment} and ^ */
static size_t extension(dl_kd *kd, dl_kd_lines lines, size_t i,
                        dl_kd_place *place)
{
    const dl_kd_line *l = &lines.v[i];
    if (dl_kd_is_end_marker(kd, l)) {
        dl_kd_add(kd, place, DL_BLOCK_ATTRIBUTES, lines, i, i + 1);
        place->last = DL_KD_END_MARKER;
        return i + 1;
    }
    uint32_t at = dl_kd_text(kd, l);
    dl_str rest = dl_str_trim_end(
        (dl_str){kd->src + l->start, l->end - l->start}, " \t\r");
    bool is_extension = at != DL_NONE && l->end - at > 3 &&
                        kd->src[at] == '{' && kd->src[at + 1] == ':' &&
                        rest.n > 0 && rest.p[rest.n - 1] == '}';
    if (!is_extension)
        return i;
    bool is_before = place->last <= DL_KD_BLANK && dl_kd_is_attributes(kd, l);
    dl_kd_last last = place->last;
    dl_kd_add(kd, place, DL_BLOCK_ATTRIBUTES, lines, i, i + 1);
    place->has_attributes = is_before;
    if (is_before)
        place->last = last;
    return i + 1;
}

/* ---- paragraphs ---------------------------------------------------------- */

/* PARAGRAPH_END, or PARAGRAPH_END_GFM. */
static bool ends_paragraph(const dl_kd *kd, dl_kd_lines lines, size_t i)
{
    bool is_ordered;
    if (i < lines.n && !(kinds_at(kd, &lines.v[i]) & ~(uint32_t)OF_TEXT) &&
        !dl_kd_is_blank(kd, &lines.v[i]))
        return false;
    if (dl_kd_ends_lazily(kd, lines, i) ||
        dl_kd_is_details(kd, &lines.v[i]))
        return true;
    const dl_kd_line *l = &lines.v[i];
    return kd->is_gfm &&
           (dl_kd_marker(kd, l, 3, &is_ordered) != DL_NONE ||
            dl_kd_heading(kd, l) || dl_kd_is_quote(kd, l) ||
            dl_kd_is_fence(kd, l));
}

/* What directly follows a paragraph joins it. */
static size_t paragraph(dl_kd *kd, dl_kd_lines lines, size_t i,
                        dl_kd_place *place)
{
    size_t end = i + 1;
    while (!ends_paragraph(kd, lines, end))
        end++;
    uint32_t block = place->paragraph;
    if (place->last == DL_KD_PARAGRAPH) {
        dl_kd_add_rows(kd, lines, i, end);
        dl_page_close(kd->b, block);
    } else {
        block = dl_kd_add(kd, place, DL_BLOCK_PARAGRAPH, lines, i, end);
    }
    place->last = DL_KD_PARAGRAPH;
    place->paragraph = block;
    place->has_attributes = false;
    return end;
}

/* ---- all ----------------------------------------------------------------- */

typedef size_t block_reader(dl_kd *kd, dl_kd_lines lines, size_t i,
                            dl_kd_place *place);

static block_reader *const readers[N_KINDS] = {
    [INDENTED] = indented_code, [FENCED] = fenced_code,
    [QUOTE] = quote,            [HEADING] = heading,
    [RULE] = rule,              [LIST] = dl_kd_list,
    [DETAILS] = dl_kd_details,  [HTML] = dl_kd_html,
    [SETEXT] = setext,          [MATH] = math,
    [TABLE] = dl_kd_table,      [NOTE] = note,
    [DEFINITION] = definition,  [EXTENSION] = extension,
    [PARAGRAPH] = paragraph,
};

static void read_blocks(dl_kd *kd, dl_kd_lines lines, dl_kd_place *place)
{
    if (kd->depth == DEEPEST) {
        if (lines.n > 0)
            dl_kd_add(kd, place, DL_BLOCK_PARAGRAPH, lines, 0, lines.n);
        return;
    }
    kd->depth++;
    /* other lines may be at the same place in memory */
    kd->no_highlight_in = kd->no_comment_in = NULL;
    for (size_t i = 0; i < lines.n;) {
        if (dl_kd_is_blank(kd, &lines.v[i])) {
            place->last = DL_KD_BLANK;
            i++;
            continue;
        }
        uint32_t kinds = kinds_at(kd, &lines.v[i]);
        size_t next = i;
        for (; next == i; kinds &= kinds - 1)
            next = readers[__builtin_ctz(kinds)](kd, lines, i, place);
        i = next;
    }
    kd->depth--;
    kd->no_highlight_in = kd->no_comment_in = NULL;
}

void dl_page_from_kramdown(dl_page_builder *b)
{
    const dl_doc *doc = b->doc;
    uint32_t first = dl_lines_find(doc->line_starts, doc->n_lines, doc->body);
    size_t n = doc->n_lines - first;
    dl_kd_line *lines = dl_xcalloc(n, sizeof *lines);
    for (size_t i = 0; i < n; i++) {
        uint32_t line = first + (uint32_t)i;
        uint32_t start = doc->line_starts[line];
        lines[i] = (dl_kd_line){
            .start = start > doc->body ? start : doc->body,
            .end = dl_lines_end(doc->line_starts, doc->n_lines, doc->src, line),
            .line = line,
        };
        if (lines[i].end < lines[i].start)
            lines[i].end = lines[i].start;
    }
    dl_kd kd = {.b = b,
                .src = doc->src.p,
                .has_pipes = dl_str_find(doc->src, DL_STR("|")) != SIZE_MAX,
                .is_gfm = b->renderer->input == DL_KRAMDOWN_GFM,
                .read_blocks = read_blocks};
    dl_kd_place root;
    dl_kd_begin(&root, 0);
    read_blocks(&kd, (dl_kd_lines){lines, n}, &root);
    dl_free(lines);
}
