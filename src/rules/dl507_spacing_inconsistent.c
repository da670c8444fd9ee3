/* DL507: see rules/DL507-spacing-inconsistent.md. */
#include <stdlib.h>

#include "auxiliary_words.h"
#include "base/vec.h"
#include "rules/shared/korean.h"
#include "rules_gen.h"
#include "variant_words.h"

enum {
    SYLLABLE = 3,                /* bytes */
    PART = 2 * SYLLABLE,         /* the shortest part of a compound */
    FILTER_LOG = 14,
    FILTER = 1 << FILTER_LOG,    /* bits */
    MOST_TRIES = 64 /* different solids with one beginning: a hostile file must
                       not take the square of its size */
};

/* A word of four syllables or more: perhaps two words written as one. */
typedef struct solid {
    dl_str text;
    uint32_t token;
} solid;

/* One place where a compound stands, in either form. */
typedef struct use {
    dl_str name; /* without blank and tail: the solid form */
    dl_span span;
    bool is_apart;
} use;

typedef struct finder {
    const dl_post *post;
    const dl_doc *doc;
    uint32_t block; /* the next one to be read, and the last one's tokens */
    uint32_t token, token_end;
    bool finds_auxiliaries;
    DL_VEC(solid) solids;
    DL_VEC(use) uses;
    /* A bit for the hash of each place where a solid can be cut in two; few
       pairs of words meet one by chance, and are then compared. */
    uint64_t cuts[FILTER / 64];
} finder;

/* A cut by what a pair of tokens tells at once: the first and the last syllable
   of the part before it, how many that has, and the first one behind. The high
   bits depend on all of them. */
static inline uint32_t hash_cut(uint32_t first, uint32_t last, uint32_t length,
                                uint32_t behind)
{
    const uint32_t odd = UINT32_C(0x9E3779B1);
    return ((first ^ length << 16) * odd + (last ^ behind << 16)) * odd;
}

static inline bool has_cut(const finder *f, uint32_t hash)
{
    unsigned bit = hash >> (32 - FILTER_LOG);
    return f->cuts[bit / 64] >> bit % 64 & 1;
}

static inline void add_cut(finder *f, uint32_t hash)
{
    unsigned bit = hash >> (32 - FILTER_LOG);
    f->cuts[bit / 64] |= UINT64_C(1) << bit % 64;
}

static bool is_word(const dl_token *t)
{
    return t->kind == DL_TOKEN_HANGUL && t->length >= PART / SYLLABLE &&
           !(t->flags & DL_TOKEN_UNNORMALIZED);
}

static bool is_tail(dl_str s)
{
    return s.n == 0 || dl_variant_word(s.p, s.n) & DL_VARIANT_TAILS;
}

static int compare_solids(const void *a, const void *b)
{
    const solid *x = a, *y = b;
    return dl_str_compare(x->text, y->text);
}

static bool is_solid(const dl_token *t)
{
    return t->length >= 2 * PART / SYLLABLE && is_word(t);
}

/* Goes on to the entry's next block of Korean prose; false: there is none. */
static bool next_block(finder *f, const dl_entry *entry)
{
    uint32_t p = dl_next_korean(f->post, f->block, entry->token_end);
    if (p == DL_NONE) {
        f->block = dl_block_of_token(f->doc, entry->token);
        return false;
    }
    f->token = f->doc->proses[p].token;
    f->token_end = f->doc->proses[p].token_end;
    f->block = p + 1;
    return true;
}

/* Fills the filter; false when there is nothing to put in. */
static bool filter_solids(finder *f)
{
    bool is_any = false;
    for (uint32_t i = f->token; i < f->token_end; i++) {
        const dl_token *t = &f->doc->tokens[i];
        if (!is_solid(t))
            continue;
        const char *p = f->doc->src.p + t->start;
        uint32_t n = t->end - t->start;
        uint32_t last = dl_hangul_at(p + PART - SYLLABLE);
        for (uint32_t at = PART; at + PART <= n; at += SYLLABLE) {
            uint32_t behind = dl_hangul_at(p + at);
            add_cut(f, hash_cut(t->first, last, at / SYLLABLE, behind));
            last = behind;
        }
        is_any = true;
    }
    return is_any;
}

static void collect_solids(finder *f, const dl_entry *entry)
{
    finder all = {.post = f->post, .doc = f->doc};
    all.block = dl_block_of_token(f->doc, entry->token);
    while (next_block(&all, entry)) {
        for (uint32_t i = all.token; i < all.token_end; i++) {
            const dl_token *t = &f->doc->tokens[i];
            if (is_solid(t))
                dl_vec_push(&f->solids, (solid){dl_token_text(f->doc, t), i});
        }
    }
    if (f->solids.n)
        qsort(f->solids.v, f->solids.n, sizeof *f->solids.v, compare_solids);
}

/* The first solid that is not before `prefix` in the order of bytes. */
static size_t lower_bound(const finder *f, dl_str prefix)
{
    solid key = {.text = prefix};
    size_t low = 0, high = f->solids.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_solids(&f->solids.v[middle], &key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/*
 * How many bytes of `b` are the second part of a compound of which `rest` is
 * the second part in a solid word: as long as possible, and nothing but tails
 * behind it on both sides. 0: none.
 */
static size_t second_part(dl_str b, dl_str rest)
{
    size_t same = 0, most = b.n < rest.n ? b.n : rest.n;
    while (same < most && b.p[same] == rest.p[same])
        same++;
    for (same -= same % SYLLABLE; same >= PART; same -= SYLLABLE)
        if (is_tail((dl_str){b.p + same, b.n - same}) &&
            is_tail((dl_str){rest.p + same, rest.n - same}))
            return same;
    return 0;
}

/* Whether `a` ends as a verb in -아 or -어 does: without a final, in one of the
   vowels ㅏ ㅐ ㅓ ㅔ ㅕ ㅘ ㅙ ㅝ ㅞ. */
static bool may_be_verb(const dl_token *a)
{
    enum { FINALS = 28, VOWELS = 21 };
    const uint32_t vowels = 1 << 0 | 1 << 1 | 1 << 4 | 1 << 5 | 1 << 6 |
                            1 << 9 | 1 << 10 | 1 << 14 | 1 << 15;
    uint32_t c = (uint32_t)a->last - 0xAC00;
    return c % FINALS == 0 && vowels >> c / FINALS % VOWELS & 1;
}

/* 만들어 보세요: by the norm (제47항) either way is right. */
static bool is_auxiliary(const dl_token *a, dl_str b)
{
    return may_be_verb(a) && (dl_auxiliary_word(b.p, PART) ||
                              dl_auxiliary_word(b.p, SYLLABLE));
}

/* The next solid that differs from the one at `i`. */
static size_t next_solid(const finder *f, size_t i)
{
    const solid *v = f->solids.v;
    size_t low = i + 1, high = f->solids.n;
    if (low < high && compare_solids(&v[low], &v[i]) != 0)
        return low;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_solids(&v[middle], &v[i]) == 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Notes the words `a` `b`, which stand apart, when they are somewhere written
   as one. */
static void try_pair(finder *f, const dl_token *a, const dl_token *b)
{
    dl_str first = dl_token_text(f->doc, a), second = dl_token_text(f->doc, b);
    if (!f->finds_auxiliaries && is_auxiliary(a, second))
        return;
    size_t i = lower_bound(f, first);
    for (int tries = 0;
         tries < MOST_TRIES && i < f->solids.n &&
         f->solids.v[i].text.n > first.n &&
         memcmp(f->solids.v[i].text.p, first.p, first.n) == 0;
         tries++, i = next_solid(f, i)) {
        dl_str whole = f->solids.v[i].text;
        size_t n = second_part(second, (dl_str){whole.p + first.n,
                                                whole.n - first.n});
        if (n == 0)
            continue;
        dl_vec_push(&f->uses, (use){.name = {whole.p, first.n + n},
                                    .span = {a->start, b->start + (uint32_t)n},
                                    .is_apart = true});
        return;
    }
}

static void collect_pairs(finder *f, const dl_entry *entry)
{
    const dl_token *a = NULL; /* the word before, if one is */
    for (uint32_t i = f->token; i < f->token_end; i++) {
        const dl_token *b = &f->doc->tokens[i];
        if (!is_word(b)) {
            a = NULL;
            continue;
        }
        if (a && b->start == a->end + 1 &&
            has_cut(f, hash_cut(a->first, a->last,
                                (a->end - a->start) / SYLLABLE, b->first))) {
            if (f->solids.n == 0)
                collect_solids(f, entry);
            try_pair(f, a, b);
        }
        a = b;
    }
}

static int compare_uses(const void *a, const void *b)
{
    const use *x = a, *y = b;
    int order = dl_str_compare(x->name, y->name);
    if (order)
        return order;
    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* Adds the places where the compounds found apart stand as one word. */
static void collect_joined(finder *f)
{
    size_t n_apart = f->uses.n;
    if (n_apart)
        qsort(f->uses.v, n_apart, sizeof *f->uses.v, compare_uses);
    for (size_t i = 0; i < n_apart; i++) {
        dl_str name = f->uses.v[i].name;
        if (i > 0 && dl_str_eq(name, f->uses.v[i - 1].name))
            continue;
        for (size_t k = lower_bound(f, name); k < f->solids.n; k++) {
            dl_str whole = f->solids.v[k].text;
            if (whole.n < name.n || memcmp(whole.p, name.p, name.n) != 0)
                break;
            if (!is_tail((dl_str){whole.p + name.n, whole.n - name.n}))
                continue;
            uint32_t start = f->doc->tokens[f->solids.v[k].token].start;
            dl_vec_push(&f->uses,
                        (use){.name = name,
                              .span = {start, start + (uint32_t)name.n}});
        }
    }
    if (f->uses.n)
        qsort(f->uses.v, f->uses.n, sizeof *f->uses.v, compare_uses);
}

/* The uses of one compound, in order of place; `apart` of them stand apart. */
static void report(dl_ctx *ctx, const dl_doc *doc, const use *uses, size_t n,
                   size_t apart)
{
    bool is_apart_usual =
        apart * 2 == n ? uses[0].is_apart : apart * 2 > n;
    const use *usual = uses;
    while (usual->is_apart != is_apart_usual)
        usual++;
    dl_str right = dl_doc_slice(doc, usual->span);
    for (size_t i = 0; i < n; i++) {
        if (uses[i].is_apart == is_apart_usual)
            continue;
        dl_diagnostic *d = dl_report(ctx, DL507_VARIANT, uses[i].span,
                                     dl_doc_slice(doc, uses[i].span), right);
        dl_add_note(ctx, d, DL507_OTHER, usual->span, right);
        dl_fix_edit(ctx, d, DL_FIX_UNSAFE, uses[i].span, right);
    }
}

static void on_entry(dl_ctx *ctx, const dl_post *post, const dl_entry *entry)
{
    finder f = {.post = post,
                .doc = post->doc,
                .finds_auxiliaries =
                    dl_option_bool(ctx, DL507_OPT_AUXILIARIES)};
    bool is_any = false;
    f.block = dl_block_of_token(post->doc, entry->token);
    while (next_block(&f, entry))
        is_any |= filter_solids(&f);
    while (is_any && next_block(&f, entry))
        collect_pairs(&f, entry);
    if (f.uses.n)
        collect_joined(&f);
    for (size_t i = 0, end; i < f.uses.n; i = end) {
        size_t apart = 0;
        for (end = i; end < f.uses.n &&
                      dl_str_eq(f.uses.v[end].name, f.uses.v[i].name);
             end++)
            apart += f.uses.v[end].is_apart;
        report(ctx, post->doc, f.uses.v + i, end - i, apart);
    }
    dl_vec_free(&f.solids);
    dl_vec_free(&f.uses);
}

const dl_check dl_check_dl507 = {.on_entry = on_entry};
