/* DL521 acronym-order: see rules/DL521-acronym-order.md. */
#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "korean/near.h"
#include "rules/shared/korean.h"
#include "rules_gen.h"
#include "text/kinds.h"

enum {
    LONGEST = 6,       /* letters of an acronym */
    LONGEST_MIXED = 4, /* with small letters in it: CoT, MoE */
    LONG = 5,          /* may be an English word in capitals: SELECT */
    LONGEST_EXPANSION = 16, /* tokens */
    SHORTEST_HEAD = 3, /* syllables of a Korean expansion */
    NEAR = 8,          /* tokens */
    BUCKETS = 256
};

/* A place of an acronym. */
typedef struct use {
    dl_str name;
    uint32_t token;
    uint32_t expansion; /* the first token of the English one, or DL_NONE */
    bool is_expanded;   /* it is in parentheses after an expansion */
} use;

typedef struct finder {
    dl_ctx *ctx;
    const dl_post *post;
    const dl_doc *doc;
    DL_VEC(use) uses;
    bool expanded[BUCKETS]; /* by bucket_of(): whether one may be expanded */
} finder;

static unsigned bucket_of(const dl_token *t)
{
    return (t->first * 31U + t->last * 7U + t->length) % BUCKETS;
}

/* Whether a token with DL_MARK_CAPITALS is one. */
static bool is_acronym(const dl_token *t)
{
    return t->flags & DL_TOKEN_UPPER ? t->length <= LONGEST
                                     : t->length <= LONGEST_MIXED;
}

static bool may_be_expanded(const dl_doc *doc, const dl_token *t)
{
    return is_acronym(t) && !dl_token_in(doc, t, DL_LIST_ACRONYM_KNOWN);
}

/* ---- expansions --------------------------------------------------------- */

/*
 * The first of the Latin words before token `open` whose initials are the
 * acronym, or DL_NONE. Of `Chain-of-Thought` each part counts; small words may
 * be left out.
 */
static uint32_t english_expansion(const dl_doc *doc, uint32_t first,
                                  uint32_t open, dl_str name)
{
    const dl_token *t = doc->tokens;
    size_t left = name.n;
    uint32_t last = open > first + LONGEST_EXPANSION
                        ? open - LONGEST_EXPANSION
                        : first;
    for (uint32_t i = open; i-- > last;) {
        if (dl_is_sign(doc, i, "-"))
            continue;
        if (t[i].kind != DL_TOKEN_LATIN)
            return DL_NONE;
        char initial = dl_to_lower(doc->src.p[t[i].start]);
        if (initial == dl_to_lower(name.p[left - 1])) {
            if (--left == 0)
                return name.n > 1 && i + 1 < open ? i : DL_NONE;
        } else if (!dl_lexicon_has(doc->lexicon, DL_LIST_ACRONYM_SMALL_WORDS,
                                   dl_token_text(doc, &t[i]))) {
            return DL_NONE;
        }
    }
    return DL_NONE;
}

/* Whether a Hangul word is no part of a noun phrase: it has a particle other
   than 의, or is inflected. */
static bool ends_phrase(const dl_doc *doc, dl_str word)
{
    dl_particle_use particle;
    return dl_particle_at_end(word, &particle) ||
           dl_lexicon_end(doc->lexicon, DL_LIST_GLOSS_INFLECTED_ENDS, word) ||
           dl_lexicon_tail(doc->lexicon, DL_LIST_NOUNS_INFLECTED_ENDS, word);
}

/* 보낸, 만들: a word in -ㄴ or -ㄹ may be a verb before a noun unless it is known
   as a noun. */
static bool may_be_verb(const dl_doc *doc, const dl_token *t)
{
    enum { N = 4, L = 8 }; /* among the final consonants */
    if (!dl_hangul_is_syllable(t->last))
        return true;
    uint32_t final = dl_hangul_final_number(t->last);
    return (final == N || final == L) &&
           !dl_stem_is_noun(doc->lexicon, dl_token_text(doc, t));
}

/* Whether the Hangul words before token `open` may be a Korean expansion of so
   many letters: a noun phrase that is long enough for them, not a word that the
   parenthesis gives an example of. */
static bool is_korean_expansion(const dl_doc *doc, uint32_t first,
                                uint32_t open, size_t letters)
{
    const dl_token *t = &doc->tokens[open - 1];
    dl_str word = dl_token_text(doc, t);
    bool follows_word = open - 1 > first && t[-1].kind == DL_TOKEN_HANGUL;
    if (t->kind != DL_TOKEN_HANGUL || ends_phrase(doc, word) ||
        (t->length < SHORTEST_HEAD && !follows_word) ||
        dl_lexicon_tail(doc->lexicon, DL_LIST_ACRONYM_NAME_TAILS, word))
        return false;
    size_t syllables = t->length;
    for (uint32_t i = open - 1; i-- > first && syllables <= letters;) {
        t = &doc->tokens[i];
        if (t->kind != DL_TOKEN_HANGUL || may_be_verb(doc, t) ||
            ends_phrase(doc, dl_token_text(doc, t)))
            break;
        syllables += t->length;
    }
    return syllables > letters;
}

/* Whether token `i` is all that a parenthesis has: (ABC). */
static bool is_bracketed(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    return i > prose->token + 1 && i + 1 < prose->token_end &&
           dl_is_sign(doc, i - 1, "(") && dl_is_sign(doc, i + 1, ")");
}

/* SELECT, UPDATE: written like an acronym, but a word. */
static bool is_english(const dl_doc *doc, dl_str name)
{
    char small[LONGEST];
    for (size_t i = 0; i < name.n; i++)
        small[i] = dl_to_lower(name.p[i]);
    return name.n >= LONG && dl_lexicon_has(doc->lexicon, DL_LIST_NOUNS_ENGLISH,
                                            (dl_str){small, name.n});
}

static use use_of(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    use u = {.name = dl_token_text(doc, &doc->tokens[i]),
             .token = i,
             .expansion = DL_NONE};
    if (!is_bracketed(doc, prose, i))
        return u;
    u.expansion = english_expansion(doc, prose->token, i - 1, u.name);
    u.is_expanded = u.expansion != DL_NONE ||
                    (is_korean_expansion(doc, prose->token, i - 1, u.name.n) &&
                     !is_english(doc, u.name));
    return u;
}

/* ---- uses ---------------------------------------------------------------- */

/* Whether other Latin letters or digits next to the token make it a part of a
   name: NER Retriever, GRPO-2, RL2. */
static bool is_part_of_name(const dl_doc *doc, const dl_prose *prose,
                            uint32_t i)
{
    const uint32_t parts = DL_KINDS(LATIN, NUMBER);
    const dl_token *t = doc->tokens;
    if (i > prose->token && (dl_token_is(&t[i - 1], parts) ||
                             (dl_token_is_joined(&t[i]) &&
                              dl_is_sign(doc, i - 1, "-_/.@#+&"))))
        return true;
    return i + 1 < prose->token_end &&
           (dl_token_is(&t[i + 1], parts) ||
            (dl_token_is_joined(&t[i + 1]) &&
             dl_is_sign(doc, i + 1, "-_/+&@")));
}

static int compare(const void *a, const void *b)
{
    const use *x = a, *y = b;
    int c = dl_str_compare(x->name, y->name);
    return c ? c : DL_ORDER(x->token, y->token);
}

/* Whether a reader meets it in running Korean text, where an expansion belongs:
   not in a title, a heading, a table, a quotation or a link. */
static bool is_in_text(const finder *f, uint32_t token)
{
    const dl_doc *doc = f->doc;
    uint32_t p = dl_block_of_token(doc, token);
    const dl_node *node = &doc->nodes[doc->proses[p].node];
    return f->post->prose_roles[p] == DL_PROSE_BODY &&
           doc->proses[p].traits & DL_KINDS(HANGUL) &&
           node->kind == DL_NODE_PARAGRAPH &&
           (node->parent == DL_NONE ||
            doc->nodes[node->parent].kind != DL_NODE_QUOTE) &&
           !(doc->tokens[token].flags & DL_TOKEN_IN_LINK);
}

/* Whether the acronym is in what a line is about, before a colon: a small
   heading of what explains it. */
static bool is_in_label(const dl_doc *doc, uint32_t token)
{
    for (unsigned n = 0; n < NEAR && ++token < doc->n_tokens; n++) {
        if (dl_is_sign(doc, token, ":"))
            return true;
        if (!dl_token_is(&doc->tokens[token], DL_KINDS(HANGUL, LATIN, NUMBER)))
            return false;
    }
    return false;
}

/* Whether a Korean word follows, as it does in a sentence, so that the acronym
   is not one of a list, nor followed by its own expansion: SP(서비스 제공자); nor
   a unit. */
static bool is_in_sentence(const dl_doc *doc, uint32_t token)
{
    return token + 1 < doc->n_tokens &&
           doc->tokens[token + 1].kind == DL_TOKEN_HANGUL &&
           !(token > 0 && dl_is_sign(doc, token - 1, "(")) &&
           !is_in_label(doc, token);
}

/* Whether the sentence announces what the text explains later: 뒤에서 설명할
   SAE. */
static bool is_announced(const dl_doc *doc, uint32_t token)
{
    uint32_t i = token;
    for (unsigned n = 0; i-- > 0 && n < NEAR; n++) {
        const dl_token *t = &doc->tokens[i];
        if (t->kind == DL_TOKEN_STOP)
            return false;
        if (t->kind == DL_TOKEN_HANGUL &&
            dl_lexicon_has(doc->lexicon, DL_LIST_ACRONYM_AHEAD_WORDS,
                           dl_token_text(doc, t)))
            return true;
    }
    return false;
}

static dl_str expansion_text(const dl_doc *doc, const use *u)
{
    return dl_doc_slice(doc, (dl_span){doc->tokens[u->expansion].start,
                                       doc->tokens[u->token - 2].end});
}

/* Whether two expansions differ in their letters, whatever is between them, and
   by more than an s at the end. */
static bool differ(dl_str a, dl_str b)
{
    size_t i = 0, k = 0;
    a.n -= dl_str_ends(a, "s");
    b.n -= dl_str_ends(b, "s");
    for (;;) {
        while (i < a.n && !dl_is_alnum(a.p[i]))
            i++;
        while (k < b.n && !dl_is_alnum(b.p[k]))
            k++;
        if (i == a.n || k == b.n)
            return i != a.n || k != b.n;
        if (dl_to_lower(a.p[i++]) != dl_to_lower(b.p[k++]))
            return true;
    }
}

/* The uses [0, n) of one acronym: a second expansion in other words. */
static void check_ways(const finder *f, const use *uses, size_t n)
{
    const use *first = NULL;
    for (const use *u = uses; u < uses + n; u++) {
        if (u->expansion == DL_NONE || !is_in_text(f, u->token))
            continue;
        dl_str text = expansion_text(f->doc, u);
        if (!first) {
            first = u;
        } else if (differ(expansion_text(f->doc, first), text)) {
            dl_span span = {f->doc->tokens[u->expansion].start,
                            f->doc->tokens[u->token].end};
            dl_str other = expansion_text(f->doc, first);
            dl_diagnostic *d = dl_report(f->ctx, DL521_WAYS, span, u->name,
                                         text, other);
            dl_add_note(f->ctx, d, DL521_EXPANDED,
                        dl_token_span(&f->doc->tokens[first->token]), u->name);
            return;
        }
    }
}

/* … and a use before the first expansion. */
static void check_order(const finder *f, const use *uses, size_t n)
{
    size_t i = 0;
    while (i < n && !uses[i].is_expanded)
        i++;
    if (i == 0 || i == n || !is_in_sentence(f->doc, uses[0].token) ||
        !is_in_text(f, uses[0].token) || !is_in_text(f, uses[i].token) ||
        is_announced(f->doc, uses[0].token))
        return;
    dl_diagnostic *d = dl_report(
        f->ctx, DL521_ORDER, dl_token_span(&f->doc->tokens[uses[0].token]),
        uses[0].name);
    dl_add_note(f->ctx, d, DL521_EXPANDED,
                dl_token_span(&f->doc->tokens[uses[i].token]), uses[0].name);
}

/* Notes which acronyms are expanded; false: none is. */
static bool note_expanded(finder *f, const dl_entry *entry)
{
    const dl_doc *doc = f->doc;
    bool any = false;
    dl_marked walk = dl_marked_in(doc, DL_MARK_CAPITALS, entry->token,
                                  entry->token_end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        const dl_token *t = &doc->tokens[i];
        if (t->start == 0 || doc->src.p[t->start - 1] != '(' ||
            t->end == doc->src.n || doc->src.p[t->end] != ')' ||
            !may_be_expanded(doc, t))
            continue;
        f->expanded[bucket_of(t)] = true;
        any = true;
    }
    return any;
}

static void collect(finder *f, const dl_entry *entry)
{
    const dl_doc *doc = f->doc;
    uint32_t p = dl_block_of_token(doc, entry->token);
    dl_marked walk = dl_marked_in(doc, DL_MARK_CAPITALS, entry->token,
                                  entry->token_end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        const dl_token *t = &doc->tokens[i];
        if (!f->expanded[bucket_of(t)] || !may_be_expanded(doc, t))
            continue;
        while (doc->proses[p].token_end <= i)
            p++;
        if (!is_part_of_name(doc, &doc->proses[p], i))
            dl_vec_push(&f->uses, use_of(doc, &doc->proses[p], i));
    }
}

static void on_entry(dl_ctx *ctx, const dl_post *post, const dl_entry *entry)
{
    finder f = {.ctx = ctx, .post = post, .doc = post->doc};
    if (!note_expanded(&f, entry))
        return;
    collect(&f, entry);
    dl_vec_sort(&f.uses, compare);
    for (size_t i = 0, end; i < f.uses.n; i = end) {
        end = i + 1;
        while (end < f.uses.n &&
               dl_str_eq(f.uses.v[end].name, f.uses.v[i].name))
            end++;
        check_order(&f, f.uses.v + i, end - i);
        check_ways(&f, f.uses.v + i, end - i);
    }
    dl_vec_free(&f.uses);
}

const dl_check dl_check_dl521 = {.on_entry = on_entry};
