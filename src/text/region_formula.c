/*
 * Formulas, as MathJax, KaTeX, kramdown, Pandoc and GitHub find them: between
 * dollar signs, brackets with one backslash or two, and the commands of an
 * environment.
 */
#define _GNU_SOURCE /* memmem */
#include "base/str.h"
#include "text/region_scan.h"

enum {
    FIRST_OF_HANGUL = 0xEA, /* the lowest byte that begins a syllable */
    LONGEST_NAME = 32, /* bytes of an environment's name */
    MOST_FAILURES = 16 /* environments without an end, of one document */
};

/* Whether byte `at` is escaped: after an odd number of backslashes. */
static bool is_escaped(const dl_region_scan *scan, uint32_t from, uint32_t at)
{
    uint32_t n = 0;
    while (at - n > from && scan->src[at - n - 1] == '\\')
        n++;
    return n % 2;
}

/* ---- dollar signs ------------------------------------------------------- */

/* The start of the code or other region of the tree at byte `at`, or after it;
   `*next` advances. */
static const dl_region *given_at(const dl_region_scan *scan, size_t *next,
                                 uint32_t at)
{
    while (*next < scan->given.n && scan->given.v[*next].end <= at)
        ++*next;
    return *next < scan->given.n ? &scan->given.v[*next] : NULL;
}

/*
 * The end of `$…$`: without a space just inside the signs, as in Pandoc, or
 * with one inside both, and not before a digit, so that prices are excluded;
 * but a command is only found in formulas, and nothing but a formula has a sign
 * of TeX and no Korean before a space and a dollar.
 */
static uint32_t single_end(dl_region_scan *scan, uint32_t open)
{
    const char *src = scan->src;
    const uint32_t limit = dl_region_limit(scan, open);
    bool is_spaced = open + 1 < limit && dl_is_space(src[open + 1]);
    bool has_command = false, has_sign = false, has_text = false;
    size_t next = scan->next;
    uint32_t depth = 0, nested = 0; /* an end within braces, if no other is */
    if (open > 0 && dl_is_digit(src[open - 1]) && open + 1 < limit &&
        (unsigned char)src[open + 1] >= FIRST_OF_HANGUL)
        return 0; /* 5$에서 10$로 */
    for (uint32_t i = open + 1; i < limit; i++) {
        const dl_region *given = given_at(scan, &next, i);
        if (given && given->start <= i) {
            i = given->end - 1;
            continue;
        }
        if (src[i] == '\\') {
            has_command = has_sign = true;
            i++;
            continue;
        }
        depth += src[i] == '{';
        depth -= depth > 0 && src[i] == '}';
        has_sign |= dl_is_one_of(src[i], "_^=");
        has_text |= (unsigned char)src[i] >= FIRST_OF_HANGUL;
        if (src[i] != '$' || i == open + 1)
            continue;
        bool before_digit = !has_command && i + 1 < limit &&
                            dl_is_digit(src[i + 1]);
        if (!before_digit &&
            (is_spaced || !dl_is_space(src[i - 1]) ||
             (has_sign && !has_text))) {
            if (depth == 0) /* not `$b$` in `$\\text{a $b$ c}$` */
                return i + 1;
            nested = nested ? nested : i + 1;
        }
    }
    return nested;
}

/* The `$$` that closes a block of several paragraphs; text in Korean means that
   there is none. */
static uint32_t block_end(dl_region_scan *scan, uint32_t at)
{
    uint32_t from = scan->missing[DL_MISSING_BLOCK] > at
                        ? scan->missing[DL_MISSING_BLOCK]
                        : at;
    for (uint32_t i = from; i + 1 < scan->end; i++) {
        if (scan->src[i] == '$' && scan->src[i + 1] == '$')
            return i + 2;
        if ((unsigned char)scan->src[i] >= FIRST_OF_HANGUL) {
            scan->missing[DL_MISSING_BLOCK] = i;
            return 0;
        }
    }
    scan->missing[DL_MISSING_BLOCK] = scan->end;
    return 0;
}

/*
 * The end of what a `$$` alone in its line, at `open`, begins. It goes up to
 * the next one, over empty lines, in kramdown and Obsidian; what GitHub reads,
 * which pairs them in a paragraph, is included, and if there is no other, the
 * rest of the paragraph.
 */
static uint32_t lone_end(dl_region_scan *scan, uint32_t open)
{
    uint32_t end = dl_region_search(scan, DL_MISSING_LONE, open + 2, scan->end,
                                    "$$");
    if (!end)
        return dl_region_lines_end(scan, open);
    uint32_t next = dl_region_search(scan, DL_MISSING_DOLLARS, end,
                                     dl_region_lines_end(scan, end), "$$");
    return next ? next : end;
}

static bool is_alone(dl_region_scan *scan, uint32_t at)
{
    dl_str line = {scan->src + at, dl_region_line_end(scan, at) - at};
    return dl_str_trim_end(line, " \t").n == 2 &&
           dl_region_begins_line(scan, at);
}

static uint32_t double_end(dl_region_scan *scan, uint32_t open)
{
    uint32_t limit = dl_region_lines_end(scan, open);
    for (uint32_t from = open + 2;;) {
        uint32_t end =
            dl_region_search(scan, DL_MISSING_DOLLARS, from, limit, "$$");
        if (!end)
            break;
        if (!is_escaped(scan, open, end - 2))
            return end;
        from = end - 1;
    }
    if (is_alone(scan, open))
        return lone_end(scan, open);
    return dl_region_begins_line(scan, open) ? block_end(scan, limit) : 0;
}

/* After the label that may follow a block, `$$ (name)` of MyST and `$$ {#name}`
   of Quarto, which is read elsewhere. */
static uint32_t after_label(dl_region_scan *scan, uint32_t end)
{
    if (!end || !dl_region_has(scan, end, " ("))
        return end;
    uint32_t line_end = dl_region_line_end(scan, end), stop = end + 2;
    while (stop < line_end && scan->src[stop] != ')' &&
           !dl_is_blank(scan->src[stop]))
        stop++;
    return stop + 1 == line_end && scan->src[stop] == ')' ? line_end : end;
}

static uint32_t dollar_end(dl_region_scan *scan, uint32_t at)
{
    if (dl_region_has(scan, at, "$$"))
        return after_label(scan, double_end(scan, at));
    if (at < scan->missing[DL_MISSING_DOLLAR])
        return 0;
    uint32_t end = single_end(scan, at);
    if (!end) /* then neither have the ones after it */
        scan->missing[DL_MISSING_DOLLAR] = dl_region_limit(scan, at);
    return end;
}

/* ---- brackets and environments ------------------------------------------ */

static uint32_t environment_end(dl_region_scan *scan, uint32_t at)
{
    enum { BEGIN = sizeof "\\begin{" - 1, END = sizeof "\\end{" - 1 };
    char close[END + LONGEST_NAME + 1] = "\\end{";
    uint32_t name = at + BEGIN, end = name;
    while (end < scan->end && end - name < LONGEST_NAME &&
           (dl_is_alpha(scan->src[end]) || scan->src[end] == '*'))
        end++;
    if (end == name || end == scan->end || scan->src[end] != '}' ||
        scan->n_open > MOST_FAILURES)
        return 0;
    /* from the name to its brace */
    memcpy(close + END, scan->src + name, end + 1 - name);
    size_t n = END + end + 1 - name;
    const char *found = memmem(scan->src + end, scan->end - end, close, n);
    scan->n_open += found == NULL;
    return found ? (uint32_t)(found - scan->src) + (uint32_t)n : 0;
}

/* The end of what `\[` alone in its line begins, if a `\]` that is alone, too,
   ends it. */
static uint32_t display_end(dl_region_scan *scan, uint32_t at,
                            const char *close)
{
    const size_t n = strlen(close);
    if (dl_region_line_end(scan, at) != at + n ||
        !dl_region_begins_line(scan, at) || scan->n_open > MOST_FAILURES)
        return 0;
    const char *found =
        memmem(scan->src + at, scan->end - at, close, n);
    uint32_t end = found ? (uint32_t)(found - scan->src) : 0;
    if (end && dl_region_begins_line(scan, end))
        return end + (uint32_t)n;
    scan->n_open++;
    return 0;
}

static uint32_t backslash_end(dl_region_scan *scan, uint32_t at)
{
    static const struct {
        const char *open, *close;
        dl_region_mark mark;
        bool is_display; /* over several blocks */
    } brackets[] = {
        {"\\\\(", "\\\\)", DL_MISSING_PARENS, false},
        {"\\\\[", "\\\\]", DL_MISSING_BRACKETS, true},
        {"\\(", "\\)", DL_MISSING_PAREN, false},
        {"\\[", "\\]", DL_MISSING_BRACKET, true},
    };
    if (dl_region_has(scan, at, "\\begin{"))
        return environment_end(scan, at);
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        if (!dl_region_has(scan, at, brackets[i].open))
            continue;
        uint32_t from = at + (uint32_t)strlen(brackets[i].open);
        uint32_t end = dl_region_search(scan, brackets[i].mark, from,
                                        brackets[i].is_display
                                            ? dl_region_lines_end(scan, at)
                                            : dl_region_limit(scan, at),
                                        brackets[i].close);
        return end || !brackets[i].is_display
                   ? end
                   : display_end(scan, at, brackets[i].close);
    }
    return 0;
}

bool dl_region_formula(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    out->end = scan->src[at] == '$' ? dollar_end(scan, at)
                                    : backslash_end(scan, at);
    out->kind = DL_REGION_FORMULA;
    return out->end > 0;
}
