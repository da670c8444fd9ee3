/* DL516 number-scale: see rules/DL516-number-scale.md. */
#include "base/search.h"
#include "base/vec.h"
#include "korean/near.h"
#include "rules/shared/korean.h"
#include "rules_gen.h"
#include "text/kinds.h"

enum {
    SYLLABLE = 3,      /* bytes */
    LONGEST_NUMBER = 7, /* digits: times 10 to the power 12, 64 bits suffice */
    LONGEST_KEY = 48,
    BEFORE = 4, /* tokens in which a model's name may be before a size … */
    BEHIND = 6, /* … and after it */
    MOST_ALONE = 9, /* 9백만 is usual, 10백만 is not */
    MAN = 4,        /* the power of 만; 억 and 조 are powers of it */
    BILLION = 9
};

/* A number in digits, exact: 3.87 is 387 with two decimals. */
typedef struct number {
    uint64_t digits;
    unsigned decimals;
} number;

/* A number with its unit: 14B, 140M. */
typedef struct size {
    uint64_t value;
    bool counts_tokens; /* not parameters */
    bool is_clear; /* 14B, or with what it counts: not 10K steps */
    dl_span span;
} size;

/* The tokens within which one size may relate to another. */
typedef struct entry {
    const dl_doc *doc;
    uint32_t first, end;
    DL_VEC(size) sizes; /* sorted; read when first asked for */
    bool sizes_are_known;
} entry;

/* `14억 매개변수`. */
typedef struct mention {
    uint32_t number; /* token */
    uint32_t noun;   /* token of 매개변수 */
    number n;
    unsigned power;
    uint64_t value;
    bool counts_tokens;
    dl_span span;
} mention;

/* ---- numbers ----------------------------------------------------------- */

/* Reads digits with commas and a point; false: there are too many. */
static bool read_number(dl_str text, number *out)
{
    size_t n = 0;
    bool has_point = false;
    *out = (number){0};
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == ',')
            continue;
        if (text.p[i] == '.') {
            if (has_point) /* a version: 1.2.3 */
                return false;
            has_point = true;
            continue;
        }
        if (++n > LONGEST_NUMBER)
            return false;
        out->digits = out->digits * 10 + (uint64_t)(text.p[i] - '0');
        out->decimals += has_point;
    }
    return n > 0;
}

/* The number times 10 to the power; false: that is no whole number. */
static bool shift(number n, unsigned power, uint64_t *out)
{
    while (n.decimals > 0 && n.digits % 10 == 0) {
        n.digits /= 10;
        n.decimals--;
    }
    if (n.decimals > power)
        return false;
    *out = n.digits;
    for (unsigned i = n.decimals; i < power; i++)
        *out *= 10;
    return true;
}

/* Writes the last `n` digits of a number. */
static size_t write_digits(char *out, uint64_t value, size_t n)
{
    for (size_t i = n; i-- > 0; value /= 10)
        out[i] = (char)('0' + value % 10);
    return n;
}

/* Writes a group of up to four digits: 5,000. */
static size_t write_group(char *out, unsigned group)
{
    if (group < 1000)
        return write_digits(out, group,
                            group < 10    ? 1
                            : group < 100 ? 2
                                          : 3);
    size_t n = write_digits(out, group / 1000, 1);
    out[n++] = ',';
    return n + write_digits(out + n, group, 3);
}

/* Writes a number as Korean counts: 3억 5,000만. */
static void write_korean(uint64_t value, char out[2 * LONGEST_KEY])
{
    static const char *const units[] = {"", "만", "억", "조", "경"};
    uint64_t unit = UINT64_C(10000000000000000);
    size_t n = 0;
    for (size_t i = sizeof units / sizeof *units; i-- > 0; unit /= 10000) {
        unsigned group = (unsigned)(value / unit);
        value %= unit;
        if (group == 0)
            continue;
        if (n > 0)
            out[n++] = ' ';
        n += write_group(out + n, group);
        memcpy(out + n, units[i], strlen(units[i]));
        n += strlen(units[i]);
    }
    out[n] = '\0';
}

/* Writes a number of units of 10 to the power nine: 0.6, 671. */
static void write_billions(uint64_t value, char out[LONGEST_KEY])
{
    const uint64_t billion = 1000000000;
    size_t n = 1;
    for (uint64_t rest = value / billion; rest >= 10; rest /= 10)
        n++;
    write_digits(out, value / billion, n);
    out[n++] = '.';
    n += write_digits(out + n, value, BILLION);
    while (out[n - 1] == '0')
        n--;
    out[n - (out[n - 1] == '.')] = '\0';
}

/* ---- sizes ------------------------------------------------------------- */

static int compare(const void *a, const void *b)
{
    const size *x = a, *y = b;
    int c = DL_ORDER(x->counts_tokens, y->counts_tokens);
    return c ? c : DL_ORDER(x->value, y->value);
}

/* The power of 10 that the letter at token `i` is, or 0. */
static unsigned letter_at(const entry *e, uint32_t i)
{
    const dl_token *t = &e->doc->tokens[i];
    if (i >= e->end || t->kind != DL_TOKEN_LATIN || t->end - t->start != 1 ||
        !dl_token_is_joined(t))
        return 0;
    switch (e->doc->src.p[t->start]) {
    case 'K':
        return 3;
    case 'M':
        return 6;
    case 'B':
        return BILLION;
    case 'T':
        return 12;
    default:
        return 0;
    }
}

/* How many bytes of token `i` begin as the list says; 0: none. */
static size_t begins(const entry *e, uint32_t i, dl_list list)
{
    return i < e->end
               ? dl_lexicon_start(e->doc->lexicon, list,
                                  dl_token_text(e->doc, &e->doc->tokens[i]))
               : 0;
}

static void read_sizes(entry *e)
{
    e->sizes_are_known = true;
    dl_marked walk = dl_marked_in(e->doc, DL_MARK_NUMBER, e->first, e->end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        const dl_token *t = &e->doc->tokens[i];
        unsigned power = letter_at(e, i + 1);
        number n;
        size s = {.span = {t->start, t[1].end}};
        if (!power || !read_number(dl_token_text(e->doc, t), &n) ||
            !shift(n, power, &s.value))
            continue;
        s.counts_tokens = begins(e, i + 2, DL_LIST_SIZE_TOKEN_STARTS);
        s.is_clear =
            power == BILLION || s.counts_tokens ||
            begins(e, i + 2, DL_LIST_SIZE_PARAMETER_STARTS) ||
            (power > 3 && i > e->first && dl_is_sign(e->doc, i - 1, "-"));
        dl_vec_push(&e->sizes, s);
    }
    dl_vec_sort(&e->sizes, compare);
}

static const size *find_size(const entry *e, const mention *m, uint64_t value)
{
    size key = {.value = value, .counts_tokens = m->counts_tokens};
    return dl_find(&key, e->sizes.v, e->sizes.n, compare);
}

/* ---- 억 ------------------------------------------------------------------------ */

/* The power of 10 that a word begins with, 억 or 백만, and how many bytes that
   takes; 0: none. */
static unsigned read_unit(dl_str word, size_t *length)
{
    static const struct {
        uint16_t syllable;
        uint8_t power;
    } powers[] = {{0xC2ED, 1}, {0xBC31, 2}, {0xCC9C, 3},  /* 십 백 천 */
                  {0xB9CC, 4}, {0xC5B5, 8}, {0xC870, 12}}; /* 만 억 조 */
    unsigned power = 0;
    for (*length = 0; *length + SYLLABLE <= word.n; *length += SYLLABLE) {
        uint32_t syllable = dl_hangul_at(word.p + *length);
        size_t i = 0;
        while (i < 6 && powers[i].syllable != syllable)
            i++;
        if (i == 6 || (*length > 0 && powers[i].power < MAN))
            return 0;
        power += powers[i].power;
        if (powers[i].power >= MAN) {
            *length += SYLLABLE;
            return power;
        }
    }
    return 0;
}

static bool is_range(const entry *e, uint32_t i)
{
    return i >= e->first && i < e->end && dl_is_sign(e->doc, i, "~-");
}

/* Whether `14억 (개의) 매개변수` begins with the number at token `i`, whose unit
   has so many bytes. */
static bool read_noun(const entry *e, mention *m)
{
    uint32_t noun = m->number + 2;
    noun += begins(e, noun, DL_LIST_SIZE_COUNTER_STARTS) > 0;
    m->noun = noun;
    m->counts_tokens = begins(e, noun, DL_LIST_SIZE_TOKEN_STARTS);
    return m->counts_tokens ||
           begins(e, noun, DL_LIST_SIZE_PARAMETER_STARTS);
}

static bool has_family_size(const entry *e, dl_str family, uint64_t value)
{
    char key[LONGEST_KEY], digits[LONGEST_KEY];
    write_billions(value, digits);
    size_t n = strlen(digits);
    if (family.n + 1 + n > sizeof key)
        return false;
    for (size_t i = 0; i < family.n; i++)
        key[i] = (char)(family.p[i] | 0x20);
    key[family.n] = '-';
    memcpy(key + family.n + 1, digits, n);
    return dl_lexicon_has(e->doc->lexicon, DL_LIST_SIZE_SIZES,
                          (dl_str){key, family.n + 1 + n});
}

/* The family of models named near the mention that has a model of the size; or
   nothing. */
static dl_str find_family(const entry *e, const mention *m, uint64_t value)
{
    uint32_t from = m->number - e->first > BEFORE ? m->number - BEFORE
                                                  : e->first;
    uint32_t to = e->end - m->noun > BEHIND ? m->noun + BEHIND : e->end;
    for (uint32_t i = from; i < to; i++) {
        const dl_token *t = &e->doc->tokens[i];
        dl_str word = dl_token_text(e->doc, t);
        if (t->kind == DL_TOKEN_STOP && i > m->noun)
            break;
        if (t->kind == DL_TOKEN_LATIN && has_family_size(e, word, value) &&
            !has_family_size(e, word, m->value))
            return word;
    }
    return DL_STR_NONE;
}

/* The size in the entry that the mention was converted from in the wrong way:
   14억 from 14B, 35만 from 35M. */
static const size *find_source(const entry *e, const mention *m,
                               uint64_t *value)
{
    const unsigned of_eok[] = {BILLION, 0}, of_man[] = {6, 3};
    const unsigned *letters = m->power == MAN ? of_man : of_eok;
    for (size_t i = 0; i < 2 && letters[i]; i++) {
        const size *s =
            shift(m->n, letters[i], value) ? find_size(e, m, *value) : NULL;
        if (s && s->is_clear)
            return s;
    }
    return NULL;
}

static void check_mention(dl_ctx *ctx, entry *e, const mention *m)
{
    char right[2 * LONGEST_KEY], billions[LONGEST_KEY];
    dl_str shown = dl_doc_slice(e->doc, m->span);
    uint64_t value;
    if (!e->sizes_are_known)
        read_sizes(e);
    /* 14억 is 1.4B and 1400M: it is right if either is there. */
    if (find_size(e, m, m->value))
        return;
    const size *source = find_source(e, m, &value);
    if (source) {
        dl_str other = dl_doc_slice(e->doc, source->span);
        write_korean(value, right);
        dl_diagnostic *d = dl_report(ctx, DL516_ENTRY, m->span, shown, other,
                                     dl_str_of(right));
        dl_add_note(ctx, d, DL516_OTHER, source->span, other);
        return;
    }
    if (m->power != 2 * MAN || m->counts_tokens)
        return;
    dl_str family = find_family(e, m, m->value * 10);
    if (!family.n)
        return;
    write_korean(m->value * 10, right);
    write_billions(m->value * 10, billions);
    dl_report(ctx, DL516_MODEL, m->span, shown, dl_str_of(billions),
              dl_str_of(right), family);
}

/* ---- 백만 ---------------------------------------------------------------------- */

/* Whether what is counted is money, which has 백만 원 as a unit. */
static bool is_money(const entry *e, const mention *m)
{
    const dl_token *t = &e->doc->tokens[m->number];
    dl_str rest = {e->doc->src.p + m->span.end, t[1].end - m->span.end};
    return dl_lexicon_start(e->doc->lexicon, DL_LIST_SIZE_MONEY_STARTS, rest) ||
           begins(e, m->number + 2, DL_LIST_SIZE_MONEY_STARTS) ||
           (m->number > e->first && dl_is_sign(e->doc, m->number - 1, "$"));
}

static bool is_in_table(const dl_doc *doc, uint32_t token)
{
    const dl_prose *prose = &doc->proses[dl_block_of_token(doc, token)];
    return doc->nodes[prose->node].kind == DL_NODE_TABLE_CELL;
}

/* 54백만 is English with Korean words: Korean counts in 만, so 5,400만. */
static void check_million(dl_ctx *ctx, const entry *e, const mention *m)
{
    char right[2 * LONGEST_KEY];
    if ((m->n.decimals == 0 && m->n.digits <= MOST_ALONE) || is_money(e, m) ||
        is_in_table(e->doc, m->number))
        return;
    write_korean(m->value, right);
    dl_diagnostic *d =
        dl_report(ctx, DL516_MILLION, m->span,
                  dl_doc_slice(e->doc, m->span), dl_str_of(right));
    dl_report_severity(ctx, d, DL_SEVERITY_WARNING);
    if (m->value % 10000 == 0) /* a particle fits 만 as it fits 백만 */
        dl_fix_edit(ctx, d,
                    m->n.decimals ? DL_FIX_SAFE : DL_FIX_UNSAFE, m->span,
                    dl_str_of(right)); /* 300백만 may be 300만 misspelt */
}

/* Reads the number at token `i` with its unit. */
static bool read_mention(const entry *e, uint32_t i, mention *m)
{
    const dl_token *t = &e->doc->tokens[i];
    size_t length;
    if (i + 1 >= e->end || t[1].kind != DL_TOKEN_HANGUL ||
        !dl_token_is_joined(&t[1]) || is_range(e, i - 1))
        return false;
    *m = (mention){.number = i,
                   .power = read_unit(dl_token_text(e->doc, &t[1]), &length)};
    m->span = (dl_span){t->start, t[1].start + (uint32_t)length};
    return m->power && read_number(dl_token_text(e->doc, t), &m->n) &&
           shift(m->n, m->power, &m->value) && m->value > 0;
}

static void on_entry(dl_ctx *ctx, const dl_post *post, const dl_entry *within)
{
    const dl_doc *doc = post->doc;
    entry e = {.doc = doc, .first = within->token, .end = within->token_end};
    mention m;
    dl_marked walk = dl_marked_in(doc, DL_MARK_NUMBER, e.first, e.end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        if (!read_mention(&e, i, &m))
            continue;
        if (m.power % MAN != 0)
            check_million(ctx, &e, &m);
        else if (read_noun(&e, &m))
            check_mention(ctx, &e, &m);
    }
    dl_vec_free(&e.sizes);
}

const dl_check dl_check_dl516 = {.on_entry = on_entry};
