/* DL507 spacing-inconsistent: see rules/DL507-spacing-inconsistent.md. */
#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "korean/stem.h"
#include "rules/shared/compound.h"
#include "rules/shared/glued.h"
#include "rules/shared/korean.h"
#include "rules/shared/quoted.h"
#include "rules/shared/spacing.h"
#include "rules_gen.h"

enum {
    SYLLABLE = 3,                /* bytes */
    PART = 2 * SYLLABLE,         /* the shortest part of a compound */
    FILTER_LOG = 14,
    FILTER = 1 << FILTER_LOG,    /* bits */
    FIRSTS = 2048,               /* first parts, by their low bits */
    MOST_TRIES = 256 /* different solids of one bucket: a hostile file must not
                        take quadratic time */
};

/* A word of four or more syllables: perhaps two words written as one. */
typedef struct solid {
    dl_str text;
    uint32_t token;
    uint32_t next; /* the next one in its bucket, plus 1; 0: the last */
} solid;

/* What the norm says of two words, if they are no compound of nouns, which it
   leaves to the writer. */
typedef enum norm_kind {
    NORM_FREE,
    NORM_JOINED, /* 지정합니다: the second word is a form of 하다 or 되다; 우선순위
                    is in the dictionary */
    NORM_APART   /* 아닌 경우, 여러 가지, 파일 안에: the first word is an inflected
                    verb or a determiner, or the second one a place in it */
} norm_kind;

/* One place of a compound, in either form. */
typedef struct use {
    dl_str name; /* without space and tail: the solid form */
    dl_span span;
    uint32_t token;
    bool is_apart;
    uint8_t norm; /* norm_kind */
} use;

/* The tokens of a block. */
typedef struct block {
    uint32_t token, token_end;
} block;

typedef struct finder {
    const dl_doc *doc;
    dl_arena *scratch;
    bool finds_auxiliaries;
    block *blocks; /* of Korean prose */
    size_t n_blocks;
    DL_VEC(solid) solids;
    uint32_t *buckets; /* by the first two syllables, plus 1 … */
    uint32_t mask;     /* … a power of two of them, less 1 */
    DL_VEC(use) uses;
    dl_inners *inners; /* of the whole post */
    bool firsts[FIRSTS]; /* by first_of(): whether a solid begins with it */
    /* A bit for the hash of each place where a solid can be divided; few pairs
       of words match one by chance, and those are then compared. */
    uint64_t cuts[FILTER / 64];
} finder;

/* Hashes a division by what a pair of tokens gives directly: the first and last
   syllable of the first part, its number of syllables, and the first syllable
   after it. The high bits depend on all of these. */
static inline uint32_t hash_cut(uint32_t first, uint32_t last, uint32_t length,
                                uint32_t behind)
{
    const uint32_t odd = UINT32_C(0x9E3779B1);
    return ((first ^ length << 16) * odd + (last ^ behind << 16)) * odd;
}

/* A cheaper hash of a first part, which rules out most words. */
static inline uint32_t first_of(uint32_t first, uint32_t last)
{
    return (first ^ last << 4) % FIRSTS;
}

/* The same of the first two syllables of a text. */
static uint32_t start_of(dl_str text)
{
    return first_of(dl_hangul_at(text.p), dl_hangul_at(text.p + SYLLABLE));
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

static bool is_tail(const finder *f, dl_str s)
{
    return s.n == 0 ||
           dl_lexicon_has(f->doc->lexicon, DL_LIST_VARIANT_TAILS, s);
}

static int compare_solids(const void *a, const void *b)
{
    const solid *x = a, *y = b;
    return dl_str_compare(x->text, y->text);
}

static void collect_blocks(finder *f, const dl_post *post,
                           const dl_entry *entry)
{
    uint32_t p = dl_block_of_token(f->doc, entry->token);
    uint32_t last = dl_block_of_token(f->doc, entry->token_end);
    f->blocks = DL_ARENA_TAKE(f->scratch, block, last - p + 1);
    while ((p = dl_next_korean(post, p, entry->token_end)) != DL_NONE) {
        const dl_prose *prose = &f->doc->proses[p++];
        f->blocks[f->n_blocks++] = (block){prose->token, prose->token_end};
    }
}

/* Adds the places where the word `token` can be divided. */
static void cut_solid(finder *f, uint32_t token)
{
    const dl_token *t = &f->doc->tokens[token];
    const char *p = f->doc->src.p + t->start;
    const dl_lexicon *lexicon = f->doc->lexicon;
    uint32_t n = t->end - t->start;
    uint32_t last = dl_three_bytes_at(p + PART - SYLLABLE);
    for (uint32_t at = PART; at + PART <= n; at += SYLLABLE) {
        uint32_t behind = dl_three_bytes_at(p + at);
        add_cut(f, hash_cut(t->first, last, at / SYLLABLE, behind));
        f->firsts[first_of(t->first, last)] = true;
        if (at > PART && dl_lexicon_may_be_inside(lexicon, last, behind))
            dl_vec_push(f->inners, (dl_inner){token, at - SYLLABLE});
        last = behind;
    }
    if (dl_lexicon_may_be_inside(lexicon, last, t->last))
        dl_vec_push(f->inners, (dl_inner){token, n - PART});
}

/* The bucket of a word by its first two syllables. */
static uint32_t *bucket_of(finder *f, const char *word)
{
    uint32_t both = dl_hangul_at(word) << 16 | dl_hangul_at(word + SYLLABLE);
    return &f->buckets[both * UINT32_C(0x9E3779B1) >> 8 & f->mask];
}

/* Adds a solid to its bucket, unless it is in there or the bucket is full. */
static void link_solid(finder *f, uint32_t index)
{
    solid *new = &f->solids.v[index];
    uint32_t *link = bucket_of(f, new->text.p);
    for (int n = 0; *link; n++) {
        solid *old = &f->solids.v[*link - 1];
        if (n == MOST_TRIES || dl_str_eq(old->text, new->text))
            return;
        link = &old->next;
    }
    *link = index + 1;
}

static void collect_solids(finder *f)
{
    for (size_t i = 0; i < f->n_blocks; i++) {
        const block *b = &f->blocks[i];
        dl_marked walk =
            dl_marked_in(f->doc, DL_MARK_LONG, b->token, b->token_end);
        for (uint32_t t; dl_marked_next(&walk, &t);) {
            dl_str text = dl_token_text(f->doc, &f->doc->tokens[t]);
            dl_vec_push(&f->solids, (solid){.text = text, .token = t});
        }
    }
    uint32_t n = 64;
    while (n < f->solids.n)
        n *= 2;
    f->mask = n - 1;
    f->buckets = DL_ARENA_NEW(f->scratch, uint32_t, n);
    for (uint32_t i = 0; i < f->solids.n; i++)
        link_solid(f, i);
}

/*
 * How many bytes of `b` are the second part of a compound whose second part in
 * a solid word begins `rest`: as many as possible, with only tails after it on
 * both sides. 0: none.
 */
static size_t second_part(const finder *f, dl_str b, dl_str rest)
{
    size_t same = 0, most = b.n < rest.n ? b.n : rest.n;
    while (same < most && b.p[same] == rest.p[same])
        same++;
    for (same -= same % SYLLABLE; same >= PART; same -= SYLLABLE)
        if (is_tail(f, dl_str_from(b, same)) &&
            is_tail(f, dl_str_from(rest, same)))
            return same;
    return 0;
}

/* Whether `a` may be a verb in -아 or -어: without a final consonant, with one
   of the vowels ㅏ ㅐ ㅓ ㅔ ㅕ ㅘ ㅙ ㅝ ㅞ. */
static bool may_be_verb(const dl_token *a)
{
    enum { FINALS = 28, VOWELS = 21 };
    const uint32_t vowels = 1 << 0 | 1 << 1 | 1 << 4 | 1 << 5 | 1 << 6 |
                            1 << 9 | 1 << 10 | 1 << 14 | 1 << 15;
    uint32_t c = (uint32_t)a->last - 0xAC00;
    return c % FINALS == 0 && vowels >> c / FINALS % VOWELS & 1;
}

/* 만들어 보세요: the norm (제47항) allows both spellings. */
static bool is_auxiliary(const finder *f, const dl_token *a, dl_str b)
{
    return may_be_verb(a) &&
           dl_lexicon_start(f->doc->lexicon, DL_LIST_VARIANT_AUXILIARY_STARTS,
                            b) > 0;
}

/* 하다, 되다 and 시키다 after the noun `a` are one word with it; 함수 and 해석
   only begin like them, and 보도록 is no noun. */
static bool is_suffix_verb(const finder *f, dl_str a, dl_str b)
{
    static const char starts[] = "하해했합한할함되돼됐됩된될됨";
    const dl_lexicon *lexicon = f->doc->lexicon;
    bool begins = dl_str_has_prefix(b, DL_STR("시키")) ||
                  dl_str_has_prefix(b, DL_STR("시켜"));
    for (size_t i = 0; starts[i]; i += SYLLABLE)
        begins |= memcmp(b.p, starts + i, SYLLABLE) == 0;
    return begins && dl_stem_is_noun(lexicon, a) && !dl_str_ends(a, "도록") &&
           !dl_stem_is_noun(lexicon, (dl_str){b.p, PART}) &&
           !dl_stem_is_noun(lexicon, b);
}

/* 데이터베이스 마다, 비동기 적으로, 모듈 간에, 실행 시에, 읽어야 한다: no
   compound, and DL512 and DL518 know which of them are joined. */
static bool is_bound(const finder *f, dl_str a, dl_str b)
{
    const dl_lexicon *lexicon = f->doc->lexicon;
    return dl_str_ends(a, "야") || dl_str_ends(a, "게") ||
           dl_lexicon_has(lexicon, DL_LIST_NOUNS_EVIDENCE, b) ||
           dl_lexicon_has(lexicon, DL_LIST_PARTICLE_SPLIT_HANGUL, b) ||
           dl_lexicon_has(lexicon, DL_LIST_PARTICLE_SPLIT_NOUNS, b) ||
           dl_lexicon_has(lexicon, DL_LIST_SPACING_GAN_TAILS, b) ||
           dl_lexicon_has(lexicon, DL_LIST_SPACING_SI_TAILS, b) ||
           dl_lexicon_has(lexicon, DL_LIST_SPACING_NAE_TAILS, b) ||
           dl_lexicon_has(lexicon, DL_LIST_SPACING_BYEOL_WORDS, b) ||
           dl_lexicon_has(lexicon, DL_LIST_VARIANT_SUFFIXES, b);
}

/* 있는 지도 beside 있는지도, which is an ending. */
static bool may_be_ending(const finder *f, const dl_token *a, dl_str b)
{
    return a->last == 0xB294 /* 는 */ &&
           dl_lexicon_has(f->doc->lexicon, DL_LIST_VARIANT_NEUN_ENDINGS, b);
}

/* 자기 지도 학습 is not 지도학습. */
static bool is_inner(const finder *f, const dl_token *a)
{
    return a > f->doc->tokens && a->start == a[-1].end + 1 &&
           a[-1].kind == DL_TOKEN_HANGUL &&
           dl_lexicon_has(f->doc->lexicon, DL_LIST_COMPOUND_FIRST_WORDS,
                          dl_token_text(f->doc, &a[-1]));
}

/* 학습 하였다 and 캐싱 하는, which DL512 reports. */
static bool is_known_split(const finder *f, dl_str a, dl_str b)
{
    const dl_list_set *second = dl_lexicon_lists(f->doc->lexicon, b);
    if (dl_set_has(second, DL_LIST_GLUED_FORMS) &&
        dl_loose_is_loan(f->doc->lexicon, a))
        return true;
    return dl_set_has(second, DL_LIST_SPACING_HADA_FORMS) &&
           dl_lexicon_has(f->doc->lexicon, DL_LIST_SPACING_VERBAL_NOUNS, a);
}

/* 할당 받는다: -받다 is a suffix. */
static bool is_passive(const finder *f, dl_str a, dl_str b)
{
    return dl_lexicon_start(f->doc->lexicon, DL_LIST_VARIANT_PASSIVE_STARTS,
                            b) &&
           dl_stem_is_noun(f->doc->lexicon, a);
}

/* Whether `a` has a particle, or may be a form of a verb, after which another
   word begins: 검색으로 변환, 아닌 경우, 라고 한다. */
static bool may_be_inflected(const finder *f, const dl_token *a, dl_str text)
{
    enum { NIEUN = 4, RIEUL = 8 };
    uint32_t final = dl_hangul_final_number(a->last);
    return !dl_stem_is_noun(f->doc->lexicon, text) &&
           (final == NIEUN || final == RIEUL ||
            dl_lexicon_tail(f->doc->lexicon, DL_LIST_NOUNS_EVIDENCE, text) ||
            dl_lexicon_end(f->doc->lexicon, DL_LIST_VARIANT_INFLECTED_ENDS,
                           text));
}

/* `rest`: the second word with its particles. */
static norm_kind norm_of(const finder *f, const dl_token *a, dl_str first,
                         dl_str second, dl_str rest, dl_str name)
{
    const dl_lexicon *lexicon = f->doc->lexicon;
    if (is_suffix_verb(f, first, second) || is_passive(f, first, second) ||
        dl_lexicon_has(lexicon, DL_LIST_COMPOUND_WORDS, name))
        return NORM_JOINED;
    return may_be_inflected(f, a, first) ||
                   dl_lexicon_has(lexicon, DL_LIST_VARIANT_DETERMINERS,
                                  first) ||
                   dl_lexicon_has(lexicon, DL_LIST_VARIANT_PLACES, rest)
               ? NORM_APART
               : NORM_FREE;
}

/* Records the separate words `a` `b` if they are written as one somewhere. If
   several words match, the one with which they share least counts: what is
   after it is a particle (인용문맥을 and 인용문맥의). */
static void try_pair(finder *f, const dl_token *a, const dl_token *b)
{
    dl_str first = dl_token_text(f->doc, a), second = dl_token_text(f->doc, b);
    dl_str best = DL_STR_NONE;
    size_t length = 0;
    if ((!f->finds_auxiliaries && is_auxiliary(f, a, second)) ||
        is_bound(f, first, second) || is_known_split(f, first, second) ||
        may_be_ending(f, a, second) || is_inner(f, a))
        return;
    for (uint32_t i = *bucket_of(f, first.p); i; i = f->solids.v[i - 1].next) {
        dl_str whole = f->solids.v[i - 1].text;
        if (whole.n <= first.n || !dl_str_has_prefix(whole, first))
            continue;
        size_t n = second_part(f, second, dl_str_from(whole, first.n));
        if (n > 0 && (length == 0 || n < length ||
                      (n == length && dl_str_compare(whole, best) < 0))) {
            best = whole;
            length = n;
        }
    }
    dl_str name = {best.p, first.n + length};
    if (length > 0)
        dl_vec_push(&f->uses,
                    (use){.name = name,
                          .span = {a->start, b->start + (uint32_t)length},
                          .token = (uint32_t)(a - f->doc->tokens),
                          .is_apart = true,
                          .norm = (uint8_t)norm_of(
                              f, a, first, (dl_str){second.p, length}, second,
                              name)});
}

static void try_pairs(finder *f, const block *b)
{
    const dl_token *end = f->doc->tokens + b->token_end - 1;
    for (const dl_token *t = f->doc->tokens + b->token; t < end; t++) {
        if (!f->firsts[first_of(t->first, t->last)] || t[1].start != t->end + 1 ||
            !is_word(t) || !is_word(&t[1]) ||
            !has_cut(f, hash_cut(t->first, t->last,
                                 (t->end - t->start) / SYLLABLE, t[1].first)))
            continue;
        if (f->solids.n == 0)
            collect_solids(f);
        if (f->solids.n > 0)
            try_pair(f, t, &t[1]);
    }
}

static int compare_uses(const void *a, const void *b)
{
    const use *x = a, *y = b;
    int order = dl_str_compare(x->name, y->name);
    if (order)
        return order;
    return DL_ORDER(x->span.start, y->span.start);
}

static bool is_name(const finder *f, dl_str name)
{
    size_t k;
    DL_LOWER_BOUND(k, 0, f->uses.n,
                   dl_str_compare(f->uses.v[k].name, name) < 0);
    return k < f->uses.n && dl_str_eq(f->uses.v[k].name, name);
}

/* The name without a particle at its end, if it is one without it, too: the
   text has both 인용문맥을 and 인용문맥, which are one compound. */
static dl_str bare_name(const finder *f, dl_str name)
{
    for (size_t n = 2 * PART; n < name.n; n += SYLLABLE)
        if (is_tail(f, dl_str_from(name, n)) &&
            is_name(f, (dl_str){name.p, n}))
            return (dl_str){name.p, n};
    return name;
}

/* Takes the particles off the names of the uses, which are sorted. */
static void merge_names(finder *f)
{
    dl_str *names = DL_ARENA_TAKE(f->scratch, dl_str, f->uses.n);
    for (size_t i = 0; i < f->uses.n; i++)
        names[i] = bare_name(f, f->uses.v[i].name);
    for (size_t i = 0; i < f->uses.n; i++) {
        use *u = &f->uses.v[i];
        u->span.end -= (uint32_t)(u->name.n - names[i].n);
        u->name = names[i];
    }
    dl_vec_sort(&f->uses, compare_uses);
}

/* Keeps the solids that begin as a name does: few, so that it pays to sort
   them. They are no longer in buckets then. */
static void keep_solids(finder *f)
{
    bool wanted[FIRSTS] = {false};
    size_t n = 0;
    for (size_t i = 0; i < f->uses.n; i++)
        wanted[start_of(f->uses.v[i].name)] = true;
    for (size_t i = 0; i < f->solids.n; i++)
        if (wanted[start_of(f->solids.v[i].text)])
            f->solids.v[n++] = f->solids.v[i];
    f->solids.n = n;
}

/* Adds the places where compounds that were found as two words are one word;
   only now that there are some does it pay to sort. */
static void collect_joined(finder *f)
{
    size_t n_apart = f->uses.n;
    dl_vec_sort(&f->uses, compare_uses);
    merge_names(f);
    keep_solids(f);
    dl_vec_sort(&f->solids, compare_solids);
    for (size_t i = 0; i < n_apart; i++) {
        dl_str name = f->uses.v[i].name;
        if (i > 0 && dl_str_eq(name, f->uses.v[i - 1].name))
            continue;
        size_t k;
        DL_LOWER_BOUND(k, 0, f->solids.n,
                       dl_str_compare(f->solids.v[k].text, name) < 0);
        for (; k < f->solids.n; k++) {
            dl_str whole = f->solids.v[k].text;
            if (!dl_str_has_prefix(whole, name))
                break;
            if (!is_tail(f, dl_str_from(whole, name.n)))
                continue;
            uint32_t start = f->doc->tokens[f->solids.v[k].token].start;
            dl_vec_push(&f->uses,
                        (use){.name = name,
                              .span = {start, start + (uint32_t)name.n},
                              .token = f->solids.v[k].token});
        }
    }
    dl_vec_sort(&f->uses, compare_uses);
}

/* Removes the uses that another wrote, or that are mentioned: 「강화학습」. */
static void drop_quoted(finder *f)
{
    size_t n = 0;
    for (size_t i = 0; i < f->uses.n; i++)
        if (!dl_word_is_quoted(f->doc, f->uses.v[i].token))
            f->uses.v[n++] = f->uses.v[i];
    f->uses.n = n;
}

static norm_kind norm_of_uses(const use *uses, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (uses[i].norm)
            return uses[i].norm;
    return NORM_FREE;
}

/* Whether the norm decides, and DL512 says so. */
static bool is_settled(dl_ctx *ctx, const dl_doc *doc, const use *uses,
                       size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (dl_spacing_is_settled(doc, dl_ctx_scratch(ctx), uses[i].token,
                                  uses[i].is_apart))
            return true;
    return false;
}

/* Reports a use whose form is not that of `usual`, or that is as frequent and
   only appears later (`is_tie`). */
static void report_use(dl_ctx *ctx, const dl_doc *doc, const use *one,
                       const use *usual, bool is_tie)
{
    dl_str right = dl_doc_slice(doc, usual->span);
    dl_diagnostic *d =
        dl_report(ctx, is_tie ? DL507_TIE : DL507_VARIANT, one->span,
                  dl_doc_slice(doc, one->span), right);
    dl_add_note(ctx, d, DL507_OTHER, usual->span, right);
    if (!is_tie)
        dl_fix_edit(ctx, d, DL_FIX_UNSAFE, one->span, right);
}

/* The uses of one compound, in order of place; `apart` of them are two
   words. */
static void report(dl_ctx *ctx, const dl_doc *doc, const use *uses, size_t n,
                   size_t apart)
{
    if (apart == 0 || apart == n || is_settled(ctx, doc, uses, n))
        return;
    bool is_tie = apart * 2 == n && !dl_option_bool(ctx, DL507_OPT_TIES);
    bool is_apart_usual =
        apart * 2 == n ? uses[0].is_apart : apart * 2 > n;
    norm_kind norm = norm_of_uses(uses, n);
    if (norm) { /* 지정 합니다 is not for others to follow */
        size_t right_ones = norm == NORM_APART ? apart : n - apart;
        if (right_ones * 2 < n)
            return;
        is_apart_usual = norm == NORM_APART;
        is_tie = false;
    }
    const use *usual = uses;
    while (usual->is_apart != is_apart_usual)
        usual++;
    for (size_t i = 0; i < n; i++)
        if (uses[i].is_apart != is_apart_usual)
            report_use(ctx, doc, &uses[i], usual, is_tie);
}

/* Of a whole post. */
typedef struct total {
    DL_VEC(dl_str) names; /* of compounds that have both forms in an entry */
    dl_inners inners;
} total;

static void check_entry(dl_ctx *ctx, const dl_post *post, const dl_entry *entry,
                        total *all)
{
    dl_arena *scratch = dl_ctx_scratch(ctx);
    finder f = {.doc = post->doc,
                .scratch = scratch,
                .inners = &all->inners,
                .finds_auxiliaries =
                    dl_option_bool(ctx, DL507_OPT_AUXILIARIES)};
    collect_blocks(&f, post, entry);
    for (size_t i = 0; i < f.n_blocks; i++) {
        dl_marked walk = dl_marked_in(f.doc, DL_MARK_LONG, f.blocks[i].token,
                                      f.blocks[i].token_end);
        for (uint32_t t; dl_marked_next(&walk, &t);)
            cut_solid(&f, t);
    }
    for (size_t i = 0; i < f.n_blocks; i++)
        try_pairs(&f, &f.blocks[i]);
    if (f.uses.n) {
        collect_joined(&f);
        drop_quoted(&f);
    }
    for (size_t i = 0, end; i < f.uses.n; i = end) {
        size_t apart = 0;
        for (end = i; end < f.uses.n &&
                      dl_str_eq(f.uses.v[end].name, f.uses.v[i].name);
             end++)
            apart += f.uses.v[end].is_apart;
        report(ctx, post->doc, f.uses.v + i, end - i, apart);
        dl_vec_push(&all->names, f.uses.v[i].name);
    }
    dl_vec_free(&f.solids);
    dl_vec_free(&f.uses);
}

/* 변형기법, where the post has 정렬 기법 and others apart: one finding for all its
   places, with an example. */
static void report_joined(dl_ctx *ctx, const dl_doc *doc, const dl_compound *c)
{
    dl_str example = dl_doc_slice(doc, c->example);
    dl_diagnostic *d =
        c->n_apart
            ? dl_report(ctx, DL507_HEAD, c->places[0], c->name, c->head,
                        dl_ctx_printf(ctx, "%zu", c->n_apart))
            : dl_report(ctx, DL507_LIKE, c->places[0], c->name, example);
    dl_report_severity(ctx, d, DL_SEVERITY_INFO);
    dl_add_note(ctx, d, DL507_EXAMPLE, c->example, example);
    for (size_t i = 0; i < c->n_places; i++) {
        if (i > 0)
            dl_add_note(ctx, d, DL507_ALSO, c->places[i], c->name);
        dl_fix_edit(ctx, d, DL_FIX_UNSAFE, c->places[i], c->right);
    }
}

static int compare_names(const void *a, const void *b)
{
    return dl_str_compare(*(const dl_str *)a, *(const dl_str *)b);
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    total all = {.inners = {0}};
    for (uint32_t i = 0; i < post->n_entries; i++)
        check_entry(ctx, post, &post->entries[i], &all);
    dl_vec_sort(&all.names, compare_names);
    const dl_compound *found;
    size_t n = dl_compounds_find(post, &all.inners, all.names.v, all.names.n,
                                 dl_ctx_scratch(ctx), &found);
    for (size_t i = 0; i < n; i++)
        report_joined(ctx, post->doc, &found[i]);
    dl_vec_free(&all.names);
    dl_vec_free(&all.inners);
}

const dl_check dl_check_dl507 = {.on_post = on_post};
