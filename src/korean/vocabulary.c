/* Collects the words of a document. */
#include "korean/vocabulary.h"

#include "text/hangul.h"
#include "text/kinds.h"

enum {
    SYLLABLE = 3,         /* bytes */
    LONGEST_PARTICLE = 4, /* syllables */
    MOST_PROBES = 16,     /* so that like words cannot make it quadratic */
    FEWEST_SLOTS = 64
};

typedef struct dl_vocabulary_word {
    dl_str text;
    uint32_t token; /* the first that has it … */
    uint8_t first;  /* … and how it uses it */
    uint8_t others; /* how the others do: a set of dl_usage */
} dl_vocabulary_word;

/* FNV-1a: short, and its low bits depend on every byte. */
static uint32_t hash_of(dl_str word)
{
    uint32_t hash = UINT32_C(2166136261);
    for (size_t i = 0; i < word.n; i++)
        hash = (hash ^ (unsigned char)word.p[i]) * UINT32_C(16777619);
    return hash ^ hash >> 15;
}

/* The byte of `hashes` for a hash, and the bit in it. */
static uint8_t *byte_of(const dl_vocabulary *v, uint32_t hash)
{
    return &v->hashes[hash >> 3 & v->mask];
}

static uint8_t bit_of(uint32_t hash)
{
    return (uint8_t)(1U << (hash & 7));
}

/* The slot of a word, or the free one where it would be; NULL: there is
   neither. */
static uint32_t *slot_of(const dl_vocabulary *v, dl_str word, uint32_t hash)
{
    uint32_t i = hash & v->mask;
    for (unsigned k = 0; k < MOST_PROBES; k++, i = (i + 1) & v->mask)
        if (!v->slots[i] || dl_str_eq(v->words[v->slots[i] - 1].text, word))
            return &v->slots[i];
    return NULL;
}

static void add(dl_vocabulary *v, dl_str word, uint32_t token, dl_usage usage)
{
    const uint32_t hash = hash_of(word);
    uint32_t *slot = slot_of(v, word, hash);
    if (!slot)
        return;
    *byte_of(v, hash) |= bit_of(hash);
    if (*slot) {
        v->words[*slot - 1].others |= (uint8_t)usage;
        return;
    }
    v->words[v->n_words] = (dl_vocabulary_word){
        .text = word, .token = token, .first = (uint8_t)usage};
    *slot = ++v->n_words;
}

bool dl_evidence_fits(dl_str word, size_t n)
{
    if (word.n < n + SYLLABLE)
        return false;
    const char *particle = word.p + word.n - n;
    dl_final final = dl_hangul_final(dl_hangul_at(particle - SYLLABLE));
    switch (dl_hangul_at(particle)) {
    case 0xC774:
    case 0xACFC: /* 이 과 */
        return final == DL_FINAL_RIEUL || final == DL_FINAL_OTHER;
    case 0xB97C:
    case 0xAC00:
    case 0xC640: /* 를 가 와 */
        return final == DL_FINAL_NONE;
    case 0xC73C: /* 으로 */
        return final == DL_FINAL_OTHER;
    case 0xB85C: /* 로 */
        return final == DL_FINAL_NONE || final == DL_FINAL_RIEUL;
    default:
        return final != DL_FINAL_UNKNOWN;
    }
}

/* Adds what precedes the longest particle at the end of a word. */
static void add_stem(dl_vocabulary *v, dl_str word, uint32_t token)
{
    for (size_t n = LONGEST_PARTICLE * SYLLABLE; n > 0; n -= SYLLABLE) {
        if (n >= word.n)
            continue;
        dl_str particle = {word.p + word.n - n, n};
        if (!dl_lexicon_has(v->doc->lexicon, DL_LIST_NOUNS_EVIDENCE, particle))
            continue;
        if (dl_evidence_fits(word, n))
            add(v, (dl_str){word.p, word.n - n}, token, DL_USED_WITH_PARTICLE);
        return;
    }
}

static void collect(dl_vocabulary *v)
{
    const dl_doc *doc = v->doc;
    size_t slots = FEWEST_SLOTS;
    while (slots < 4 * (size_t)doc->n_tokens)
        slots *= 2;
    v->mask = (uint32_t)(slots - 1);
    /* each token adds itself and what precedes a particle in it */
    v->words = DL_ARENA_TAKE(v->arena, dl_vocabulary_word,
                             2 * (size_t)doc->n_tokens + 1);
    v->slots = DL_ARENA_NEW(v->arena, uint32_t, slots);
    v->hashes = DL_ARENA_NEW(v->arena, uint8_t, slots);
    for (uint32_t i = 0; i < doc->n_tokens; i++) {
        const dl_token *t = &doc->tokens[i];
        if (!dl_token_is(t, DL_KINDS(HANGUL, LATIN)) ||
            t->flags & DL_TOKEN_UNNORMALIZED)
            continue;
        add(v, dl_token_text(doc, t), i, DL_USED_ALONE);
        if (t->kind == DL_TOKEN_HANGUL)
            add_stem(v, dl_token_text(doc, t), i);
    }
}

unsigned dl_vocabulary_usage(dl_vocabulary *v, dl_str word, uint32_t except)
{
    if (!v->words)
        collect(v);
    const uint32_t hash = hash_of(word);
    if (!(*byte_of(v, hash) & bit_of(hash)))
        return 0;
    const uint32_t *slot = slot_of(v, word, hash);
    if (!slot || !*slot)
        return 0;
    const dl_vocabulary_word *found = &v->words[*slot - 1];
    return found->others | (found->token == except ? 0U : found->first);
}
