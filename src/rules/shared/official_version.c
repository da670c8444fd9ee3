/* Names of several parts, with the marks between them: GPT-4, Qwen2.5-VL. */
#include "base/str.h"
#include "korean/near.h"
#include "rules/shared/official.h"
#include "text/kinds.h"

enum {
    MOST_PARTS = 4,    /* Gemini 2.5 Flash-Lite */
    LONGEST_NAME = 48, /* bytes */
    MOST_FORMS = 8     /* right forms of one name that are compared */
};

/* What may be between two parts. */
static const char marks[] = {'\0', '-', ' '};

/* The parts of a name in the text. */
typedef struct parts {
    const dl_doc *doc;
    dl_str v[MOST_PARTS];
    char before[MOST_PARTS];  /* the mark before each; the first has none */
    uint32_t end[MOST_PARTS]; /* one past its last token */
    size_t n;
} parts;

/* A right form, and how much of it the text has. */
typedef struct form {
    dl_str name;
    unsigned score;
} form;

typedef struct forms {
    form v[MOST_FORMS];
    size_t n;
} forms;

static bool may_be_part(const dl_doc *doc, uint32_t i, uint32_t end)
{
    return i < end && dl_token_is(&doc->tokens[i], DL_KINDS(LATIN, NUMBER));
}

static bool goes_on(const dl_doc *doc, uint32_t i, uint32_t end)
{
    return may_be_part(doc, i, end) && dl_token_is_joined(&doc->tokens[i]);
}

/* The first token of the part after token `i`, and the mark before it; or
   `end`. */
static uint32_t next_part(const dl_doc *doc, uint32_t i, uint32_t end,
                          char *before)
{
    const dl_token *t = doc->tokens;
    *before = '\0';
    if (goes_on(doc, i, end))
        return i;
    *before = '-';
    if (i + 1 < end && dl_token_is_joined(&t[i]) && dl_is_sign(doc, i, "-") &&
        goes_on(doc, i + 1, end))
        return i + 1;
    *before = ' ';
    if (may_be_part(doc, i, end) && t[i].start == t[i - 1].end + 1 &&
        doc->src.p[t[i].start - 1] == ' ')
        return i;
    return end;
}

static void add_part(parts *p, char before, dl_span span, uint32_t end)
{
    p->before[p->n] = before;
    p->v[p->n] = dl_doc_slice(p->doc, span);
    p->end[p->n++] = end;
}

/* Divides what begins at token `i`. The v of a version is not part of the
   family's name: Inceptionv2. */
static void read_parts(parts *p, uint32_t i, uint32_t end)
{
    const dl_token *t = p->doc->tokens;
    uint32_t head_end = t[i].end;
    if ((t[i].last | 0x20) == 'v' && goes_on(p->doc, i + 1, end) &&
        t[i + 1].kind == DL_TOKEN_NUMBER)
        head_end--;
    add_part(p, '\0', (dl_span){t[i].start, head_end}, i + 1);
    uint32_t next = i + 1;
    if (head_end < t[i].end) {
        next++;
        add_part(p, '\0', (dl_span){head_end, t[i + 1].end}, next);
    }
    while (p->n < MOST_PARTS) {
        char before;
        uint32_t first = next_part(p->doc, next, end, &before);
        if (first >= end)
            return;
        next = first + 1;
        while (goes_on(p->doc, next, end))
            next++;
        add_part(p, before, (dl_span){t[first].start, t[next - 1].end}, next);
    }
}

/* Writes the first `n` parts with the marks that the digits of `way`, to the
   base of three, say; returns 0 when that is too long. */
static size_t compose(const parts *p, size_t n, unsigned way,
                      char out[LONGEST_NAME])
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        char mark = i == 0 ? '\0' : marks[way % 3];
        way = i == 0 ? way : way / 3;
        if (k + p->v[i].n + 1 > LONGEST_NAME)
            return 0;
        if (mark)
            out[k++] = mark;
        memcpy(out + k, p->v[i].p, p->v[i].n);
        k += p->v[i].n;
    }
    return k;
}

/* How much of the right form `name`, composed in this way, the text has: its
   letters count most. */
static unsigned score_of(const parts *p, size_t n, unsigned way, dl_str name,
                         dl_str composed)
{
    unsigned score = dl_str_eq(name, composed) ? MOST_PARTS : 0;
    for (size_t i = 1; i < n; i++, way /= 3)
        score += marks[way % 3] == p->before[i];
    return score;
}

/* Whether what follows the first `n` parts after a hyphen leaves a name of
   others alone: Gemini 2.5-based is no better than with hyphens, and
   Llama3-Aria may be how its owners write it. Sizes are neutral: Llama3-8B. */
static bool suits_tail(const parts *p, size_t n, dl_str right)
{
    return n == p->n || p->before[n] != '-' ||
           (!memchr(right.p, ' ', right.n) &&
            (dl_is_digit(p->v[n].p[0]) || p->before[1] != '\0'));
}

/* The right forms of the first `n` parts. */
static void find_forms(const parts *p, size_t n, forms *out)
{
    const dl_lexicon *lexicon = p->doc->lexicon;
    unsigned ways = 1;
    for (size_t i = 1; i < n; i++)
        ways *= 3;
    out->n = 0;
    for (unsigned way = 0; way < ways; way++) {
        char text[LONGEST_NAME];
        dl_str composed = {text, compose(p, n, way, text)};
        uint32_t end,
            i = composed.n ? dl_lexicon_folded(lexicon, composed, &end) : 0;
        for (; composed.n && i < end && out->n < MOST_FORMS; i++) {
            dl_str name = dl_lexicon_folded_name(lexicon, i);
            if (suits_tail(p, n, name))
                out->v[out->n++] =
                    (form){name, score_of(p, n, way, name, composed)};
        }
    }
}

/* Whether a number that a space precedes counts something: Qwen 3개. */
static bool may_count(const parts *p, size_t n, uint32_t end)
{
    dl_str last = p->v[n - 1];
    return p->before[n - 1] == ' ' && dl_digits_at(last, 0) == last.n &&
           p->end[n - 1] < end &&
           p->doc->tokens[p->end[n - 1]].kind == DL_TOKEN_HANGUL;
}

/* Whether texts often have the mark `written` for `right`: a space for nothing,
   a hyphen for a space. */
static bool is_common_mark(char written, char right)
{
    return written == right || (written == ' ' && right == '\0') ||
           (written == '-' && right == ' ');
}

/* Whether the first `n` parts differ from the right name in such marks
   alone. */
static bool is_common(const parts *p, size_t n, dl_str right)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        bool has_mark = i > 0 && dl_is_one_of(right.p[k], "- ");
        char mark = has_mark ? right.p[k++] : '\0';
        if (!is_common_mark(p->before[i], mark) ||
            memcmp(right.p + k, p->v[i].p, p->v[i].n) != 0)
            return false;
        k += p->v[i].n;
    }
    return true;
}

/* Whether the forms have one that the text has, too; else the best go into
   `out`. */
static bool is_right(const parts *p, size_t n, const forms *found,
                     dl_official *out)
{
    unsigned most = 0;
    for (size_t i = 0; i < found->n; i++) {
        const form *f = &found->v[i];
        if (f->score == MOST_PARTS + n - 1)
            return true;
        if (f->score > most || i == 0) {
            out->right = f->name;
            out->other = DL_STR_NONE;
            most = f->score;
        } else if (f->score == most && !out->other.n) {
            out->other = f->name;
        }
    }
    out->end = p->end[n - 1];
    out->is_common = is_common(p, n, out->right);
    return false;
}

static bool has_capital(const parts *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < p->v[i].n; k++)
            if (dl_is_upper(p->v[i].p[k]))
                return true;
    return false;
}

/* Whether the first `n` parts are as they are a right name. */
static bool is_name(const parts *p, size_t n)
{
    dl_span span = {(uint32_t)(p->v[0].p - p->doc->src.p),
                    (uint32_t)(p->v[n - 1].p + p->v[n - 1].n -
                               p->doc->src.p)};
    return dl_lexicon_has(p->doc->lexicon, DL_LIST_NAMES_VERSIONS,
                          dl_doc_slice(p->doc, span));
}

bool dl_official_version(const dl_doc *doc, uint32_t i, uint32_t end,
                         dl_official *out)
{
    parts p = {.doc = doc};
    read_parts(&p, i, end);
    for (size_t n = p.n; n > 1; n--)
        if (is_name(&p, n))
            return false;
    for (size_t n = p.n; n > 1; n--) {
        forms found;
        find_forms(&p, n, &found);
        if (found.n > 0)
            return !is_right(&p, n, &found, out) && has_capital(&p, n) &&
                   !may_count(&p, n, end);
    }
    return false;
}
