/*
 * What Markdown does to formulas that it does not know: which escapes vanish in
 * which family of renderers, and which lines begin a block.
 */
#include "page/formula.h"

#include "base/str.h"
#include "text/hangul.h"
#include "text/utf8.h"

enum { LONGEST_WORDS = 256 /* bytes in \text{…} */ };

/* ---- what is a formula --------------------------------------------------- */

/* The end of `\text{…}`, `\mbox{…}` or the like at `at`, in which any script
   may be; `at` itself: there is none. */
static uint32_t skip_words(const dl_doc *doc, uint32_t at, uint32_t end)
{
    static const char *const names[] = {"\\text", "\\mbox", "\\mathrm",
                                        "\\operatorname", "\\tag"};
    dl_str rest = dl_doc_slice(doc, (dl_span){at, end});
    bool found = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        found |= dl_str_has_prefix(rest, (dl_str){names[i], strlen(names[i])});
    uint32_t i = at + 1;
    while (found && i < end && dl_is_alpha(doc->src.p[i]))
        i++;
    if (!found || i == end || doc->src.p[i] != '{')
        return at;
    uint32_t limit = end - i > LONGEST_WORDS ? i + LONGEST_WORDS : end;
    const char *p = memchr(doc->src.p + i, '}', limit - i);
    return p ? (uint32_t)(p - doc->src.p) + 1 : at;
}

static bool has_text_or_code(const dl_doc *doc, dl_span span)
{
    for (uint32_t i = span.start; i < span.end;) {
        char c = doc->src.p[i];
        uint32_t next = c == '\\' ? skip_words(doc, i, span.end) : i;
        unsigned length = 1;
        if (next > i) {
            i = next;
            continue;
        }
        if (c == '`' || ((unsigned char)c >= 0x80 &&
                         dl_hangul_is_syllable(
                             dl_utf8_decode(doc->src, i, &length))))
            return true;
        i += length;
    }
    return false;
}

bool dl_formula_read(const dl_doc *doc, const dl_region *region,
                     dl_formula *formula)
{
    dl_str s = dl_doc_slice(doc, (dl_span){region->start, region->end});
    if (region->kind != DL_REGION_FORMULA)
        return false;
    uint32_t n = 0;
    bool is_double = dl_str_starts(s, "$$");
    if (is_double && s.n > 4 && dl_str_has_suffix(s, DL_STR("$$")))
        n = 2;
    else if (!is_double && s.n > 2 && s.p[0] == '$' && s.p[s.n - 1] == '$')
        n = 1;
    else if (!dl_str_starts(s, "\\begin{"))
        return false;
    *formula = (dl_formula){.span = {region->start, region->end},
                            .inner = {region->start + n, region->end - n},
                            .is_double = is_double};
    return !has_text_or_code(doc, formula->inner);
}

/* ---- escapes ------------------------------------------------------------- */

/* Signs whose backslash vanishes and which mean something else without it, and
   what to write instead: section 2 of the specification, "Formulas". */
static const struct {
    char sign;
    bool in_kramdown; /* escaped_chars.rb has it */
    const char *macro;
} escapes[] = {
    {'{', true, "\\lbrace"},      {'}', true, "\\rbrace"},
    {'!', true, "\\negthinspace"}, {':', true, "\\mspace{4mu}"},
    {'#', true, NULL},            {'$', true, NULL},
    {'|', false, "\\Vert"},       {',', false, "\\thinspace"},
    {';', false, "\\mspace{5mu}"}, {'%', false, NULL},
    {'&', false, NULL},
};

/* Two backslashes become one. That is right before what TeX reads as a command
   then, and wrong at the end of a row. */
static bool is_row_end(const dl_doc *doc, const dl_formula *f, uint32_t at)
{
    char next = at + 2 < f->inner.end ? doc->src.p[at + 2] : ' ';
    return !dl_is_alpha(next) && !dl_is_one_of(next, "\\{}|_,;:!#()[]%&");
}

static bool is_wrong(const dl_page *page, const dl_formula *f, bool is_table,
                     uint32_t at, const char **macro)
{
    char sign = page->doc->src.p[at + 1];
    bool is_kramdown = dl_renderer_is_kramdown(page->renderer);
    *macro = "\\cr";
    if (sign == '\\')
        return is_row_end(page->doc, f, at);
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
        if (escapes[i].sign != sign)
            continue;
        *macro = escapes[i].macro;
        /* in kramdown, `|` is what somebody meant who escapes it, so that it
           makes no table */
        if (sign == '|' && is_table)
            return false;
        return !is_kramdown || escapes[i].in_kramdown;
    }
    return false;
}

bool dl_formula_escape(const dl_page *page, const dl_formula *formula,
                       bool is_table, uint32_t *at, dl_formula_flaw *flaw)
{
    const char *p = page->doc->src.p;
    uint32_t i = *at, end = formula->inner.end;
    while (i + 1 < end) {
        if (p[i] != '\\') {
            i++;
            continue;
        }
        uint32_t start = i;
        i += 2;
        /* a pair before another pair is `\\` to TeX */
        if (p[start + 1] == '\\' && i < end && p[i] == '\\') {
            i += 2;
            continue;
        }
        if (!is_wrong(page, formula, is_table, start, &flaw->macro))
            continue;
        flaw->span = (dl_span){start, start + 2};
        *at = i;
        return true;
    }
    *at = end;
    return false;
}

/* ---- typography ---------------------------------------------------------- */

/* `'` after what has a prime, and not in a word. */
static bool is_prime(const dl_doc *doc, const dl_formula *f, uint32_t at,
                     uint32_t end)
{
    char before = at > f->inner.start ? doc->src.p[at - 1] : ' ';
    char after = end < f->inner.end ? doc->src.p[end] : ' ';
    return (dl_is_alnum(before) || dl_is_one_of(before, ")]}")) &&
           !dl_is_alpha(after);
}

bool dl_formula_typography(const dl_page *page, const dl_formula *formula,
                           uint32_t *at, dl_formula_flaw *flaw)
{
    const dl_doc *doc = page->doc;
    const char *p = doc->src.p;
    bool has_brackets = dl_renderer_is_kramdown(page->renderer);
    for (uint32_t i = *at; i < formula->inner.end;) {
        char c = p[i];
        uint32_t start = i;
        bool is_other = c == '-' || (has_brackets && (c == '<' || c == '>'));
        if (c == '\\')
            i++;
        i++;
        if (c != '\'' && !is_other)
            continue;
        while (i < formula->inner.end && p[i] == c)
            i++;
        if (is_other ? i - start != 2 : !is_prime(doc, formula, start, i))
            continue;
        flaw->span = (dl_span){start, i};
        flaw->macro = c == '-'        ? "-{}-"
                      : c == '<'      ? "\\ll"
                      : c == '>'      ? "\\gg"
                      : i - start > 2 ? NULL
                      : i - start > 1 ? "^{\\prime\\prime}"
                                      : "^\\prime";
        if (c == '\'' && i < formula->inner.end && p[i] == '^')
            flaw->macro = NULL;
        *at = i;
        return true;
    }
    *at = formula->inner.end;
    return false;
}

/* ---- blocks -------------------------------------------------------------- */

/* Whether the line [i, end), without its indentation, begins a block of
   CommonMark in a paragraph: 4.2, 4.3, 5.1, 5.2. A lazy line underlines no
   heading. */
static bool begins_block(const char *p, uint32_t i, uint32_t end,
                         bool is_lazy)
{
    uint32_t n = 0;
    while (i + n < end && p[i + n] == p[i])
        n++;
    bool is_all = i + n == end;
    char after = is_all ? ' ' : p[i + n];
    if (p[i] == '=' || (p[i] == '-' && is_all))
        return is_all && !(is_lazy && p[i] == '=');
    if (p[i] == '#')
        return n <= 6 && dl_is_blank(after);
    if (p[i] == '1')
        return n == 1 && i + 3 < end && dl_is_one_of(p[i + 1], ".)") &&
               dl_is_blank(p[i + 2]);
    if (dl_is_one_of(p[i], "-+*"))
        return n == 1 && !is_all && dl_is_blank(after);
    return p[i] == '>';
}

/* The width of `1. ` or `- `, with the spaces before it, that ends at `at`; 0:
   something else is there. */
static uint32_t marker_before(const char *p, uint32_t at)
{
    uint32_t i = at;
    while (i > 0 && p[i - 1] == ' ')
        i--;
    if (i == at || i == 0)
        return 0;
    i--;
    if (dl_is_one_of(p[i], ".)")) {
        if (i == 0 || !dl_is_digit(p[i - 1]))
            return 0;
        while (i > 0 && dl_is_digit(p[i - 1]))
            i--;
    } else if (!dl_is_one_of(p[i], "-+*")) {
        return 0;
    }
    while (i > 0 && p[i - 1] == ' ')
        i--;
    return i == 0 || p[i - 1] == '\n' ? at - i : 0;
}

/* What is before a formula that begins its line: the quotation marks, and the
   spaces after them, or an item's marker. False: text. */
static bool read_begin(const char *p, uint32_t at, uint32_t *quotes,
                       uint32_t *indent)
{
    *quotes = 0;
    *indent = marker_before(p, at);
    if (*indent > 0)
        return true;
    for (; at > 0 && dl_is_one_of(p[at - 1], " >"); at--) {
        *indent += *quotes == 0 && p[at - 1] == ' ';
        *quotes += p[at - 1] == '>';
    }
    if (*quotes > 0 && *indent > 0)
        --*indent; /* a part of the mark */
    return at == 0 || p[at - 1] == '\n';
}

/* Past the marks of `quotes` quotations in the line [i, end), or `i`: a lazy
   line has none. */
static uint32_t skip_quotes(const char *p, uint32_t i, uint32_t end,
                            uint32_t quotes)
{
    uint32_t at = i;
    for (; quotes > 0; quotes--) {
        while (at < end && p[at] == ' ')
            at++;
        if (at == end || p[at] != '>')
            return i;
        at++;
        at += at < end && p[at] == ' ';
    }
    return at;
}

uint32_t dl_formula_block(const dl_page *page, const dl_formula *formula)
{
    enum { MOST = 3 }; /* spaces before a mark */
    const char *p = page->doc->src.p;
    uint32_t quotes, indent;
    if (!read_begin(p, formula->span.start, &quotes, &indent))
        return DL_NONE;
    for (uint32_t i = formula->inner.start; i < formula->inner.end; i++) {
        if (p[i] != '\n')
            continue;
        uint32_t begin = i + 1, end = begin;
        while (end < formula->inner.end && p[end] != '\n' && p[end] != '\r')
            end++;
        while (end > begin && dl_is_blank(p[end - 1]))
            end--;
        uint32_t start = skip_quotes(p, begin, end, quotes), text = start;
        bool is_lazy = quotes > 0 && start == begin;
        while (text < end && p[text] == ' ')
            text++;
        if (text < end && text - start <= indent + MOST &&
            begins_block(p, text, end, is_lazy || text - start < indent))
            return text;
    }
    return DL_NONE;
}
