/* Looks up the words of a document in one pass over its tokens. */
#include "korean/words.h"

#include "base/str.h"
#include "base/vec.h"
#include "korean/particle.h"
#include "text/hangul.h"

enum {
    SYLLABLE = 3, /* bytes */
    KEY = 2 * SYLLABLE,
    JEOK = 0xC801, /* 적 */
    EUL = 0xC744,  /* 을 */
    REUL = 0xB97C, /* 를 */
    EUN = 0xC740,  /* 은 */
    I = 0xC774,    /* 이 */
    GA = 0xAC00,   /* 가 */
    SHORTEST_JEOK = 3,
    LETTERS = 26,
    LONGEST_CAPITALS = 8,
    SURE = 4,     /* syllables: these decide whether terms begin with them */
    LONG = 4,     /* syllables: perhaps two words written as one */
    REPEATED = 6, /* syllables: perhaps a word three times */
    SHORTEST_UNKNOWN = 5 /* letters */
};

typedef DL_VEC(dl_term_place) places;

typedef struct pass {
    const dl_lexicon *lexicon;
    dl_known_words *known; /* or NULL */
    const char *src;
    const dl_token *tokens;
    uint32_t tokens_end; /* the byte after the last one */
    places *places;      /* of terms */
    uint64_t bit;                   /* of the current token … */
    uint64_t marks[DL_MARK_COUNT];  /* … in these, which 64 tokens share */
    dl_known_word own; /* the current word, if it is not to be known */
} pass;

_Static_assert(DL_MARK_COUNT <= 16, "dl_known_word.marks");

static inline void mark(pass *p, dl_mark mark)
{
    p->marks[mark] |= p->bit;
}

static inline void note(dl_known_word *word, dl_mark mark)
{
    word->marks |= (uint16_t)(1U << mark);
}

/* Whether the bytes are a word of a marked list that matches this way. */
static bool is_in_marked(const pass *p, uint32_t at, uint32_t length,
                         dl_matching matching)
{
    return dl_lexicon_lists(p->lexicon, (dl_str){p->src + at, length})->marked &
           1U << matching;
}

static bool has_marked_start(const pass *p, const dl_token *t)
{
    uint32_t n = p->lexicon->longest[DL_MATCHING_START];
    uint32_t end = t->end - t->start > n ? t->start + n : t->end;
    for (uint32_t at = t->start + SYLLABLE; at <= end; at += SYLLABLE)
        if (is_in_marked(p, t->start, at - t->start, DL_MATCHING_START))
            return true;
    return false;
}

/* ---- terms --------------------------------------------------------------- */

static void add_place(pass *p, const dl_token *t, uint32_t at, uint16_t term,
                      uint16_t term_end)
{
    dl_vec_push(p->places, (dl_term_place){(uint32_t)(t - p->tokens), at, term,
                                           term_end});
}

/* Records byte `at` of a token if terms begin with `key` there. */
static bool look_for_term(pass *p, const dl_token *t, uint32_t at,
                          const char *key)
{
    const dl_lexicon_entry *entry = dl_lexicon_find(p->lexicon, key, KEY);
    if (!entry || entry->term == entry->term_end)
        return false;
    add_place(p, t, at, entry->term, entry->term_end);
    return true;
}

/* For terms whose first word is this syllable: 룰-베이스. No particle is one. */
static void look_for_apart(pass *p, const dl_token *t)
{
    const char *text = p->src + t->start;
    char key[KEY];
    if (dl_token_is_joined(t) || !dl_is_one_of(text[SYLLABLE], " -\n") ||
        t->end + SYLLABLE > p->tokens_end)
        return;
    memcpy(key, text, KEY);
    key[SYLLABLE] = ' ';
    look_for_term(p, t, t->start, key);
}

/* Records the start of a word with which terms begin. */
static void look_at_start(pass *p, const dl_token *t, const dl_known_word *word)
{
    const char *text = p->src + t->start, *end = p->src + t->end;
    if (word->begins == DL_WORD_MAY_BE_APART)
        look_for_apart(p, t);
    else if (word->begins == DL_WORD_BEGINS_TERMS ||
             dl_lexicon_may_begin_word(p->lexicon, t->first,
                                       dl_three_bytes_at(text + SYLLABLE),
                                       text + KEY, end))
        add_place(p, t, t->start, word->term, word->term_end);
}

/* Whether terms begin with a word, of whose first syllable the deeds are given,
   and with which. */
static dl_word_begin find_terms(const pass *p, const dl_token *t,
                                unsigned first, dl_known_word *word)
{
    const char *text = p->src + t->start, *end = p->src + t->end;
    if (!(first & DL_SYLLABLE_BEGINS_TERM))
        return DL_WORD_BEGINS_NONE;
    if (t->length == 1)
        return dl_lexicon_has_head(p->lexicon, dl_head_of_two(t->first, ' '))
                   ? DL_WORD_MAY_BE_APART
                   : DL_WORD_BEGINS_NONE;
    uint32_t second = dl_three_bytes_at(text + SYLLABLE);
    if (!(p->lexicon->characters[second] & DL_SYLLABLE_SECOND) ||
        !(t->length == 2
              ? dl_lexicon_may_begin_pair(p->lexicon, t->first, second)
              : dl_lexicon_may_begin(p->lexicon, t->first, second, text + KEY,
                                     end)))
        return DL_WORD_BEGINS_NONE;
    const dl_lexicon_entry *entry = dl_lexicon_find(p->lexicon, text, KEY);
    if (!entry || entry->term == entry->term_end)
        return DL_WORD_BEGINS_NONE;
    word->term = entry->term;
    word->term_end = entry->term_end;
    return t->length >= SURE ? DL_WORD_BEGINS_TERMS : DL_WORD_MAY_BEGIN_TERMS;
}

/* ---- words --------------------------------------------------------------- */

/* Whether the word is in a list. */
static inline bool look_up(const pass *p, const dl_token *t,
                           dl_known_word *word)
{
    const dl_lexicon_entry *entry = dl_lexicon_find(
        p->lexicon, p->src + t->start, t->end - t->start);
    if (!entry || entry->set == 0)
        return false;
    word->set = entry->set;
    unsigned marked = p->lexicon->sets[entry->set].marked;
    if (marked & 1U << DL_MATCHING_WORD)
        note(word, DL_MARK_LISTED);
    if (marked & DL_MARKED_APART)
        note(word, DL_MARK_APART);
    if (marked & DL_MARKED_RARE)
        note(word, DL_MARK_RARE);
    return true;
}

/* What dl_particle_at_end() says of the syllables that most words of two and
   more end in, at once. Returns whether it is one of these. */
static inline bool look_at_last(const pass *p, const dl_token *t,
                                dl_known_word *word)
{
    const bool is_open = t->last == REUL;
    if (t->last == I || t->last == GA)
        return true;
    if (!is_open && t->last != EUL && t->last != EUN)
        return false;
    const char *end = p->src + t->end;
    dl_final final = dl_hangul_final(dl_three_bytes_at(end - 2 * SYLLABLE));
    if (final != DL_FINAL_UNKNOWN && is_open == (final != DL_FINAL_NONE))
        note(word, DL_MARK_MISFIT);
    return true;
}

static void look_at_suffix(const pass *p, const dl_token *t,
                           dl_known_word *word)
{
    if (t->last == JEOK) {
        if (t->length >= SHORTEST_JEOK)
            note(word, DL_MARK_JEOK);
        return;
    }
    if (t->length > 1 && look_at_last(p, t, word))
        return;
    dl_particle_use use;
    dl_str text = {p->src + t->start, t->end - t->start};
    if (!dl_particle_at_end(text, &use))
        return;
    if (use.start == 0) {
        note(word, DL_MARK_PARTICLE);
        return;
    }
    uint32_t before = dl_hangul_at(text.p + use.start - SYLLABLE);
    if (!dl_particle_fits(&use, dl_hangul_final(before)))
        note(word, DL_MARK_MISFIT);
}

/* For most words, the first and the last character show that no look-up is
   needed. */
static inline bool may_be_listed(const dl_token *t, unsigned first,
                                 unsigned last)
{
    return (first / DL_SYLLABLE_BEGINS_WORD & last / DL_SYLLABLE_ENDS_WORD) >>
               dl_length_class(t->length) &
           1;
}

/* What begins at a later syllable of a word; the syllable does `deeds`. Returns
   whether terms do. */
static bool look_inside(pass *p, const dl_token *t, uint32_t at, unsigned deeds,
                        dl_known_word *word)
{
    if (deeds & DL_SYLLABLE_BEGINS_END &&
        is_in_marked(p, at, t->end - at, DL_MATCHING_END))
        note(word, DL_MARK_ENDED);
    return deeds & DL_SYLLABLE_BEGINS_INNER && at + KEY <= t->end &&
           look_for_term(p, t, at, p->src + at);
}

/* The same for all syllables after the first. */
static bool look_at_rest(pass *p, const dl_token *t, dl_known_word *word)
{
    const unsigned inside = DL_SYLLABLE_BEGINS_END | DL_SYLLABLE_BEGINS_INNER;
    const uint16_t *characters = p->lexicon->characters;
    const char *end = p->src + t->end, *at = p->src + t->start + SYLLABLE;
    uint32_t syllable = dl_three_bytes_at(at);
    unsigned deeds = characters[syllable];
    bool has_terms = false;
    while ((at += SYLLABLE) < end) {
        uint32_t next = dl_three_bytes_at(at);
        unsigned next_deeds = characters[next];
        if (deeds & inside && next_deeds & DL_SYLLABLE_SECOND &&
            dl_lexicon_may_begin(p->lexicon, syllable, next, at + SYLLABLE,
                                 end))
            has_terms |= look_inside(
                p, t, (uint32_t)(at - SYLLABLE - p->src), deeds, word);
        syllable = next;
        deeds = next_deeds;
    }
    if (deeds & DL_SYLLABLE_BEGINS_END)
        look_inside(p, t, t->end - SYLLABLE, deeds, word);
    return has_terms;
}

static void note_length(const pass *p, const dl_token *t, dl_known_word *word)
{
    const char *end = p->src + t->end;
    if (t->length >= LONG) {
        note(word, DL_MARK_LONG);
        if (memcmp(end - SYLLABLE, end - 2 * SYLLABLE, SYLLABLE) == 0)
            note(word, DL_MARK_DOUBLED);
    }
    if (t->length >= REPEATED)
        note(word, DL_MARK_REPEATED);
}

/* Looks at a word and records where terms begin. Returns whether they do inside
   it, which is not part of what is known of a word. */
static bool look_at_word(pass *p, const dl_token *t, dl_known_word *word)
{
    unsigned first = p->lexicon->characters[t->first];
    unsigned last = p->lexicon->characters[t->last];
    if (last & DL_SYLLABLE_ENDS_PARTICLE)
        look_at_suffix(p, t, word);
    if (first & DL_SYLLABLE_BEGINS_START && has_marked_start(p, t))
        note(word, DL_MARK_LISTED);
    if (may_be_listed(t, first, last))
        look_up(p, t, word);
    note_length(p, t, word);
    word->begins = (uint8_t)find_terms(p, t, first, word);
    if (word->begins)
        look_at_start(p, t, word);
    return t->length > 1 && look_at_rest(p, t, word);
}

/* What is known of a word becomes the token's. */
static inline void take(pass *p, dl_token *t, const dl_known_word *word)
{
    dl_mark other = dl_token_is_joined(t) ? DL_MARK_APART : DL_MARK_PARTICLE;
    for (unsigned marks = word->marks & ~(1U << other); marks;
         marks &= marks - 1)
        mark(p, (dl_mark)__builtin_ctz(marks));
    t->lists = word->set;
}

static inline void look_at_hangul(pass *p, dl_token *t)
{
    const uint32_t length = t->end - t->start;
    dl_known_word *word = &p->own;
    dl_word_key key = {0, 0};
    if (length <= DL_KNOWN_LONGEST && p->known) {
        key = dl_word_key_of(p->src + t->start, length);
        word = dl_known_slot(p->known, key);
    }
    if (word == &p->own || !dl_is_known(word, key, length)) {
        *word = (dl_known_word){.key = key, .length = (uint8_t)length};
        if (look_at_word(p, t, word))
            word->length = 0; /* not to be known */
    } else if (word->begins) {
        look_at_start(p, t, word);
    }
    take(p, t, word);
}

static void look_at_latin(pass *p, dl_token *t)
{
    dl_known_word word = {.length = 0};
    mark(p, DL_MARK_LATIN);
    if (dl_lexicon_may_fold(p->lexicon, t->first, t->last, t->length))
        mark(p, DL_MARK_FOLDED);
    if ((unsigned)t->last - 'A' < LETTERS &&
        (unsigned)t->first - 'A' < LETTERS &&
        (unsigned)t->length - 2 <= LONGEST_CAPITALS - 2)
        mark(p, DL_MARK_CAPITALS);
    if (look_up(p, t, &word))
        take(p, t, &word);
    else if (t->length >= SHORTEST_UNKNOWN &&
             (unsigned)t->last - 'a' < LETTERS)
        mark(p, DL_MARK_UNKNOWN);
}

/* `before` is what the preceding token begins with. */
static inline void look_at(pass *p, dl_token *t, unsigned before)
{
    switch (t->kind) {
    case DL_TOKEN_HANGUL:
        if (t->first == before)
            mark(p, DL_MARK_REPEATED);
        if (!(t->flags & DL_TOKEN_UNNORMALIZED))
            look_at_hangul(p, t);
        break;
    case DL_TOKEN_LATIN:
        look_at_latin(p, t);
        break;
    default:
        mark(p, t->kind == DL_TOKEN_NUMBER ? DL_MARK_NUMBER : DL_MARK_OTHER);
        break;
    }
}

void dl_words_look_up(dl_doc *doc, const dl_lexicon *lexicon,
                      dl_known_words *known)
{
    const size_t size = doc->n_tokens / 64 + 1;
    uint64_t *bits =
        DL_ARENA_TAKE(doc->arena, uint64_t, DL_MARK_COUNT * size);
    const uint64_t **marks =
        DL_ARENA_NEW(doc->arena, const uint64_t *, DL_MARK_COUNT);
    dl_token *t = (dl_token *)doc->tokens; /* not published yet */
    const dl_token *end = t + doc->n_tokens;
    places found = {0};
    unsigned before = 0;
    if (known && known->lexicon && known->lexicon != lexicon)
        memset(known, 0, sizeof *known);
    if (known)
        known->lexicon = lexicon;
    /* few documents have a place in each word */
    found.cap = doc->n_tokens + 1;
    found.v = dl_xmalloc(found.cap * sizeof *found.v);
    for (size_t k = 0; k < size; k++) {
        pass p = {.lexicon = lexicon,
                  .known = known,
                  .src = doc->src.p,
                  .tokens = doc->tokens,
                  .tokens_end = doc->n_tokens ? end[-1].end : 0,
                  .places = &found};
        const dl_token *stop = end - t > 64 ? t + 64 : end;
        for (p.bit = 1; t < stop; t++, p.bit <<= 1) {
            look_at(&p, t, before);
            before = t->first;
        }
        uint64_t *to = bits + k;
        for (unsigned m = 0; m < DL_MARK_COUNT; m++, to += size)
            *to = p.marks[m];
    }
    for (unsigned m = 0; m < DL_MARK_COUNT; m++)
        marks[m] = bits + m * size;
    doc->lexicon = lexicon;
    doc->marks = marks;
    doc->term_places = dl_vec_to_arena(&found, doc->arena);
    doc->n_term_places = (uint32_t)found.n;
    dl_vec_free(&found);
}
