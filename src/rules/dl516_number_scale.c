/* DL516 number-scale: see rules/DL516-number-scale.md. */
#include "base/search.h"
#include "base/vec.h"
#include "rules/shared/korean.h"
#include "rules_gen.h"

enum {
    LONGEST_NUMBER = 8, /* bytes */
    LONGEST_KEY = 32,
    BEFORE = 4, /* tokens in which a model's name may be before a size … */
    BEHIND = 6  /* … and after it */
};

/* A number with its unit: 14B, 140M. */
typedef struct size {
    dl_str number;
    char unit; /* 'B', 'M' */
    dl_span span;
} size;

/* The tokens within which one size may relate to another. */
typedef struct entry {
    const dl_doc *doc;
    uint32_t first, end;
    DL_VEC(size) sizes; /* sorted; read at the first 억 */
    bool sizes_are_known;
} entry;

/* `14억 매개변수`. */
typedef struct mention {
    uint32_t number; /* token */
    uint32_t noun;   /* token of 매개변수 */
    dl_str text;     /* the number */
    dl_span span;
} mention;

/* ---- sizes in billions ------------------------------------------------ */

static int compare(const void *a, const void *b)
{
    const size *x = a, *y = b;
    if (x->unit != y->unit)
        return DL_ORDER(x->unit, y->unit);
    return dl_str_compare(x->number, y->number);
}

static char unit_at(const entry *e, uint32_t i)
{
    const dl_token *t = &e->doc->tokens[i];
    bool is_unit = i < e->end && t->kind == DL_TOKEN_LATIN &&
                   t->end - t->start == 1 && dl_token_is_joined(t);
    char c = is_unit ? e->doc->src.p[t->start] : '\0';
    return c == 'B' || c == 'M' ? c : '\0';
}

/* How many bytes of token `i` begin as the list says; 0: none. */
static size_t begins(const entry *e, uint32_t i, dl_list list)
{
    return dl_lexicon_start(e->doc->lexicon, list,
                            dl_token_text(e->doc, &e->doc->tokens[i]));
}

static void read_sizes(entry *e)
{
    e->sizes_are_known = true;
    dl_marked walk = dl_marked_in(e->doc, DL_MARK_NUMBER, e->first, e->end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        const dl_token *t = &e->doc->tokens[i];
        char unit = unit_at(e, i + 1);
        bool counts_tokens = /* 14B 토큰 is no number of parameters */
            i + 2 < e->end && begins(e, i + 2, DL_LIST_SIZE_TOKEN_STARTS);
        if (unit && !counts_tokens)
            dl_vec_push(&e->sizes, (size){dl_token_text(e->doc, t), unit,
                                          {t->start, t[1].end}});
    }
    dl_vec_sort(&e->sizes, compare);
}

static const size *find_size(const entry *e, const char *number, char unit)
{
    size key = {.number = dl_str_of(number), .unit = unit};
    return dl_find(&key, e->sizes.v, e->sizes.n, compare);
}

/* Writes `number` times 10 to the power `shift`, without superfluous zeros. */
static void shift_number(dl_str number, int shift, char out[LONGEST_KEY])
{
    char digits[LONGEST_KEY] = {0};
    int n = 0, point = -1;
    for (size_t i = 0; i < number.n && n < LONGEST_NUMBER; i++) {
        if (number.p[i] == '.')
            point = n;
        else if (number.p[i] != ',')
            digits[n++] = number.p[i];
    }
    point = (point < 0 ? n : point) + shift;
    int first = 0, k = 0;
    while (first < n && first < point - 1 && digits[first] == '0')
        first++;
    if (point <= 0)
        out[k++] = '0';
    for (int i = first; i < point; i++)
        out[k++] = i < n ? digits[i] : '0';
    while (n > point && n > 0 && digits[n - 1] == '0')
        n--;
    if (n > point)
        out[k++] = '.';
    for (int i = point; i < n; i++)
        out[k++] = i < 0 ? '0' : digits[i];
    out[k] = '\0';
}

/* ---- 억 ------------------------------------------------------------------------ */

static bool is_range(const entry *e, uint32_t i)
{
    const dl_token *t = &e->doc->tokens[i];
    return i >= e->first && i < e->end && t->end - t->start == 1 &&
           (e->doc->src.p[t->start] == '~' || e->doc->src.p[t->start] == '-');
}

/* Whether `14억 (개의) 매개변수` begins with the number at token `i`. */
static bool read_mention(const entry *e, uint32_t i, mention *out)
{
    const dl_token *t = e->doc->tokens;
    uint32_t unit = i + 1;
    if (unit + 1 >= e->end || t[unit].kind != DL_TOKEN_HANGUL ||
        !dl_token_is_joined(&t[unit]) ||
        t[i].end - t[i].start > LONGEST_NUMBER)
        return false;
    uint32_t noun = unit + 1;
    size_t unit_length = begins(e, unit, DL_LIST_SIZE_UNIT_STARTS);
    if (begins(e, noun, DL_LIST_SIZE_COUNTER_STARTS) && noun + 1 < e->end)
        noun++;
    if (!unit_length || !begins(e, noun, DL_LIST_SIZE_PARAMETER_STARTS) ||
        is_range(e, i - 1))
        return false;
    *out = (mention){.number = i,
                     .noun = noun,
                     .text = dl_token_text(e->doc, &t[i]),
                     .span = {t[i].start,
                              t[unit].start + (uint32_t)unit_length}};
    return true;
}

static bool has_family_size(const entry *e, dl_str family, const char *number)
{
    char key[LONGEST_KEY];
    size_t n = strlen(number);
    if (family.n + 1 + n > sizeof key)
        return false;
    for (size_t i = 0; i < family.n; i++)
        key[i] = (char)(family.p[i] | 0x20);
    key[family.n] = '-';
    memcpy(key + family.n + 1, number, n);
    return dl_lexicon_has(e->doc->lexicon, DL_LIST_SIZE_SIZES,
                          (dl_str){key, family.n + 1 + n});
}

/* The family of models named near the mention whose size is given in billions;
   or nothing. */
static dl_str find_family(const entry *e, const mention *m,
                          const char *number, const char *tenth)
{
    uint32_t from = m->number - e->first > BEFORE ? m->number - BEFORE
                                                  : e->first;
    uint32_t to = e->end - m->noun > BEHIND ? m->noun + BEHIND : e->end;
    for (uint32_t i = from; i < to; i++) {
        const dl_token *t = &e->doc->tokens[i];
        dl_str word = dl_token_text(e->doc, t);
        if (t->kind == DL_TOKEN_STOP && i > m->noun)
            break;
        if (t->kind == DL_TOKEN_LATIN && has_family_size(e, word, number) &&
            !has_family_size(e, word, tenth))
            return word;
    }
    return DL_STR_NONE;
}

static void check_mention(dl_ctx *ctx, entry *e, const mention *m)
{
    char number[LONGEST_KEY], tenth[LONGEST_KEY], hundred[LONGEST_KEY];
    char right[LONGEST_KEY];
    shift_number(m->text, 0, number);
    shift_number(m->text, -1, tenth);
    shift_number(m->text, 2, hundred);
    shift_number(m->text, 1, right);
    if (!e->sizes_are_known)
        read_sizes(e);
    /* 14억 is 1.4B and 1400M: it is right if either is there. */
    if (find_size(e, tenth, 'B') || find_size(e, hundred, 'M'))
        return;
    dl_str shown = dl_doc_slice(e->doc, m->span);
    const size *same = find_size(e, number, 'B');
    if (same) {
        dl_diagnostic *d = dl_report(ctx, DL516_ENTRY, m->span, shown,
                                     dl_str_of(number), dl_str_of(right));
        dl_add_note(ctx, d, DL516_OTHER, same->span, dl_str_of(number));
        return;
    }
    dl_str family = find_family(e, m, number, tenth);
    if (family.n)
        dl_report(ctx, DL516_MODEL, m->span, shown, dl_str_of(number),
                  dl_str_of(right), family);
}

static void on_entry(dl_ctx *ctx, const dl_post *post, const dl_entry *within)
{
    const dl_doc *doc = post->doc;
    entry e = {.doc = doc, .first = within->token, .end = within->token_end};
    mention m;
    dl_marked walk = dl_marked_in(doc, DL_MARK_NUMBER, e.first, e.end);
    for (uint32_t i; dl_marked_next(&walk, &i);)
        if (read_mention(&e, i, &m))
            check_mention(ctx, &e, &m);
    dl_vec_free(&e.sizes);
}

const dl_check dl_check_dl516 = {.on_entry = on_entry};
