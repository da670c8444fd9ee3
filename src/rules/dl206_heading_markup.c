/* DL206 heading-markup: see rules/DL206-heading-markup.md. */
#include "base/str.h"
#include "rules/shared/structure.h"
#include "rules_gen.h"

static bool is_word(char c)
{
    return dl_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* `\alpha`, `\'e`, `\"o`: a command or an accent. */
static bool is_command(dl_str s, size_t i)
{
    if (i + 2 >= s.n)
        return false;
    if (dl_is_alpha(s.p[i + 1]))
        return dl_is_alpha(s.p[i + 2]);
    return memchr("'\"`^~=.", s.p[i + 1], 7) &&
           (dl_is_alpha(s.p[i + 2]) || s.p[i + 2] == '{');
}

/* `d^2`, `R^textbf{2AI}`, `x_{i}`. */
static bool is_script(dl_str s, size_t i)
{
    if (i == 0 || i + 1 >= s.n)
        return false;
    if (s.p[i] == '_')
        return s.p[i + 1] == '{';
    return (is_word(s.p[i - 1]) || s.p[i - 1] == ')' || s.p[i - 1] == '}') &&
           (is_word(s.p[i + 1]) || s.p[i + 1] == '{');
}

/* A command that has lost its backslash: `textbf{`. */
static bool is_bare_command(dl_str s, size_t brace)
{
    static const char *const names[] = {
        "textbf", "textit", "texttt",  "textsc", "textrm", "textsf",
        "mathbf", "mathbb", "mathcal", "mathrm", "mathit", "mathfrak",
        "mathsf", "emph",   "sqrt",    "frac",   "tilde",  "hat",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t n = strlen(names[i]);
        if (n <= brace && memcmp(s.p + brace - n, names[i], n) == 0 &&
            (n == brace || !dl_is_alpha(s.p[brace - n - 1])))
            return true;
    }
    return false;
}

/* The `$` that closes a formula that begins at `i`, distinguished from prices
   as Pandoc does: no space just inside either sign, no digit after the second;
   and if it contains a space, something that only TeX has. 0: none. */
static size_t formula_end(dl_str s, size_t i)
{
    if (i + 2 >= s.n || s.p[i + 1] == ' ' || s.p[i + 1] == '$')
        return 0;
    const char *end = memchr(s.p + i + 1, '$', s.n - i - 1);
    if (!end || end[-1] == ' ' || end[-1] == '\\')
        return 0;
    size_t k = (size_t)(end - s.p);
    dl_str inner = {s.p + i + 1, k - i - 1};
    if (memchr(inner.p, ' ', inner.n) && !memchr(inner.p, '\\', inner.n) &&
        !memchr(inner.p, '^', inner.n) && !memchr(inner.p, '_', inner.n) &&
        !memchr(inner.p, '=', inner.n))
        return 0;
    return k + 1 < s.n && dl_is_digit(s.p[k + 1]) ? 0 : k;
}

/* The word around bytes [from, to), without punctuation after it. */
static dl_span word_around(dl_str s, size_t from, size_t to)
{
    while (from > 0 && s.p[from - 1] != ' ' && s.p[from - 1] != '(')
        from--;
    while (to < s.n && s.p[to] != ' ')
        to++;
    while (to > from + 1 && memchr(":,;.?!)", s.p[to - 1], 7))
        to--;
    return (dl_span){(uint32_t)from, (uint32_t)to};
}

/* The first piece of TeX in `s`. */
static bool find_tex(dl_str s, dl_span *found)
{
    static const bool begins_tex[256] = {
        ['\\'] = true, ['^'] = true, ['_'] = true, ['{'] = true, ['$'] = true};
    for (size_t i = 0; i < s.n; i++) {
        size_t end = 0;
        if (!begins_tex[(unsigned char)s.p[i]])
            continue;
        switch (s.p[i]) {
        case '\\':
            end = is_command(s, i) ? i + 1 : 0;
            break;
        case '^':
        case '_':
            end = is_script(s, i) ? i + 1 : 0;
            break;
        case '{':
            end = is_bare_command(s, i) ? i + 1 : 0;
            break;
        case '$':
            end = formula_end(s, i);
            break;
        }
        if (end) {
            *found = word_around(s, i, end);
            return true;
        }
    }
    return false;
}

/* Emphasis or code inside the heading, or DL_NONE. */
static uint32_t find_markup(const dl_post *post, const dl_paper *paper)
{
    const dl_node *nodes = post->doc->nodes;
    if (paper->heading == DL_NONE)
        return DL_NONE;
    for (uint32_t i = paper->heading + 1; i < nodes[paper->heading].end; i++)
        if ((nodes[i].kind == DL_NODE_EMPHASIS ||
             nodes[i].kind == DL_NODE_STRONG ||
             nodes[i].kind == DL_NODE_CODE) &&
            dl_span_contains(paper->title_span, nodes[i].span) &&
            !(nodes[i].flags & DL_NODE_APPROXIMATE))
            return i;
    return DL_NONE;
}

static void on_paper(dl_ctx *ctx, const dl_post *post, const dl_paper *paper)
{
    dl_str title = dl_doc_slice(post->doc, paper->title_span);
    dl_span found;
    if (paper->problems & DL_HEADING_BROKEN)
        return;
    if (find_tex(title, &found)) {
        found.start += paper->title_span.start;
        found.end += paper->title_span.start;
        dl_diagnostic *d =
            dl_report(ctx, DL206_TEX, found, dl_doc_slice(post->doc, found));
        dl_mark_approximate(d, dl_paper_is_approximate(post, paper));
        return;
    }
    uint32_t markup = find_markup(post, paper);
    if (markup == DL_NONE)
        return;
    const dl_node *node = &post->doc->nodes[markup];
    dl_report(ctx, node->kind == DL_NODE_CODE ? DL206_CODE : DL206_EMPHASIS,
              node->span, dl_doc_slice(post->doc, node->span));
}

const dl_check dl_check_dl206 = {.on_paper = on_paper};
