/* DL507 spacing-inconsistent: see rules/DL507-spacing-inconsistent.md. */
#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "rules/shared/compound.h"
#include "rules/shared/korean.h"
#include "rules/shared/quoted.h"
#include "rules/shared/spacing.h"
#include "rules/shared/two_words.h"
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

/* One place of a compound, in either form. */
typedef struct use {
    dl_str name; /* without space and tail: the solid form */
    dl_span span;
    uint32_t token;
    bool is_apart;
    uint8_t norm; /* dl_two_words_norm */
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

/* The text of a link is often a title, which others wrote. */
static bool is_word(const dl_token *t)
{
    return t->kind == DL_TOKEN_HANGUL && t->length >= PART / SYLLABLE &&
           !(t->flags & (DL_TOKEN_UNNORMALIZED | DL_TOKEN_IN_LINK));
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
            if (!(f->doc->tokens[t].flags & DL_TOKEN_IN_LINK))
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

/* Records the separate words `a` `b` if they are written as one somewhere. If
   several words match, the one with which they share least counts: what is
   after it is a particle (인용문맥을 and 인용문맥의). */
static void try_pair(finder *f, const dl_token *a, const dl_token *b)
{
    dl_str first = dl_token_text(f->doc, a), second = dl_token_text(f->doc, b);
    dl_str best = DL_STR_NONE;
    size_t length = 0;
    if (!dl_two_words_may_be_one(f->doc, a, b, f->finds_auxiliaries))
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
                          .norm = (uint8_t)dl_two_words_norm_of(f->doc, a, b,
                                                              name)});
}

/* The first token from `t` on with which a solid may begin, or `end`. */
static const dl_token *next_first(const bool *firsts, const dl_token *t,
                                  const dl_token *end)
{
    while (t < end && !firsts[first_of(t->first, t->last)])
        t++;
    return t;
}

static void try_pairs(finder *f, const block *b)
{
    const dl_token *end = f->doc->tokens + b->token_end - 1;
    for (const dl_token *t = f->doc->tokens + b->token;
         (t = next_first(f->firsts, t, end)) < end; t++) {
        if (t[1].start != t->end + 1 || !is_word(t) || !is_word(&t[1]) ||
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

/* Whether the use is part of an identifier or a type: 반복가능한_자료,
   제네릭타입<T>. */
static bool is_identifier(const dl_str src, dl_span span)
{
    return (span.start > 0 && src.p[span.start - 1] == '_') ||
           (span.end < src.n && dl_is_one_of(src.p[span.end], "_<"));
}

/* Removes the uses that another wrote, or that are mentioned: 「강화학습」. */
static void drop_quoted(finder *f)
{
    size_t n = 0;
    for (size_t i = 0; i < f->uses.n; i++)
        if (!dl_word_is_quoted(f->doc, f->uses.v[i].token) &&
            !is_identifier(f->doc->src, f->uses.v[i].span))
            f->uses.v[n++] = f->uses.v[i];
    f->uses.n = n;
}

static dl_two_words_norm norm_of_uses(const use *uses, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (uses[i].norm)
            return uses[i].norm;
    return DL_TWO_WORDS_FREE;
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
    dl_two_words_norm norm = norm_of_uses(uses, n);
    if (norm) { /* 지정 합니다 is not for others to follow */
        size_t right_ones = norm == DL_TWO_WORDS_APART ? apart : n - apart;
        if (right_ones * 2 < n)
            return;
        is_apart_usual = norm == DL_TWO_WORDS_APART;
        is_tie = false;
    } else if (!is_apart_usual && !dl_option_bool(ctx, DL507_OPT_TIES)) {
        /* The norm prefers them apart, but for terms (제50항). */
        is_tie |= !dl_lexicon_has(doc->lexicon, DL_LIST_COMPOUND_TERMS,
                                  uses->name);
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
