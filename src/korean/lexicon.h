/*
 * The lexicon: every list of words that the program knows (look-alikes of
 * particles, endings, readings, spacing …) and the words of the glossary, in
 * one table. The build makes the built-in lexicon from the lists in
 * rules/lexicon/; a configuration's `lexicon:` makes another one of the same
 * kind.
 *
 * A dl_lexicon is immutable, lives in the arena that it was built in (the
 * built-in one is constant), and may be shared by several threads.
 */
#ifndef DL_KOREAN_LEXICON_H
#define DL_KOREAN_LEXICON_H

#include "korean/term.h"
#include "text/hangul.h"
#include "text/token.h"
#include "lexicon_gen.h" /* dl_list: a constant for each list, and their
                            number */

/* How the words of a list are compared with words of a text. */
typedef enum dl_matching {
    DL_MATCHING_WORD,  /* a whole word */
    DL_MATCHING_START, /* how a word begins, or the whole word */
    DL_MATCHING_END    /* how it ends, or the whole word */
} dl_matching;

/* Describes a list: a row of the generated table. */
typedef struct dl_list_info {
    const char *topic, *name; /* "particle", "gwa-words" */
    dl_matching match;
    bool is_marked; /* its words get DL_MARK_LISTED … */
    bool is_rare;   /* … or DL_MARK_RARE, so that a rule about few words need not
                       pass those of all others */
    bool is_apart;  /* … DL_MARK_APART, where a space precedes them */
    /* Asked for with dl_lexicon_has() alone: its words are too many to look
       for in every text, so dl_token_in() does not know them. */
    bool is_on_demand;
    /* Names, which a text may spell with other capitals: dl_lexicon_folded()
       finds them. */
    bool is_folded;
    /* Rules look for its words of two syllables or more inside longer ones:
       dl_lexicon_may_be_inside() says where one may begin. */
    bool is_inside;
} dl_list_info;

extern const dl_list_info dl_lists[DL_LIST_COUNT];

enum {
    DL_LIST_WORDS = 6,           /* of 64 lists each */
    DL_MARKED_RARE = 1 << 3,     /* after those of dl_matching */
    DL_MARKED_APART = 1 << 4
};

/* A set of lists. */
typedef struct dl_list_set {
    uint64_t bits[DL_LIST_WORDS];
    uint8_t marked; /* 1 << dl_matching for each that is marked, and
                       DL_MARKED_RARE, DL_MARKED_APART */
} dl_list_set;

/* The bytes of a word as two numbers, by which it is hashed and compared:
   its first and its last eight, least significant first. `head` alone has
   all bytes of a shorter word. Words of more than sixteen bytes have others
   in between. */
typedef struct dl_word_key {
    uint64_t head, tail;
} dl_word_key;

/* A word and the lists that contain it. Its text is in the lexicon's pool. */
typedef struct dl_lexicon_entry {
    dl_word_key key;
    uint32_t text;   /* offset into the pool */
    uint16_t length; /* bytes */
    uint16_t set;    /* index into the sets */
    /* The terms that begin with these two syllables, half-open. */
    uint16_t term, term_end;
} dl_lexicon_entry;

/*
 * What a syllable does in the lexicon, so that most words need no look-up. For
 * lists that match whole words, their length is distinguished: the first bit is
 * for words of one syllable, the fourth for four and more. A lone vowel or
 * consonant may begin and end any word, start and end; other characters are not
 * covered.
 */
enum {
    DL_SYLLABLE_BEGINS_WORD = 1 << 0,
    DL_SYLLABLE_ENDS_WORD = 1 << 4,
    DL_SYLLABLE_BEGINS_START = 1 << 8, /* of a marked list of starts */
    DL_SYLLABLE_BEGINS_ANY_START = 1 << 9,
    DL_SYLLABLE_BEGINS_END = 1 << 10, /* of a marked list of ends */
    DL_SYLLABLE_BEGINS_ANY_END = 1 << 11,
    DL_SYLLABLE_BEGINS_TERM = 1 << 12,
    DL_SYLLABLE_BEGINS_INNER = 1 << 13, /* one that may be inside a word */
    DL_SYLLABLE_SECOND = 1 << 14, /* the second one of a term or a marked end */
    DL_SYLLABLE_ENDS_PARTICLE = 1 << 15 /* one with two forms: particle.h; or
                                           the suffix 적 */
};

/* The one of the four bits that is for words of so many syllables. */
static inline unsigned dl_length_class(size_t syllables)
{
    return syllables < 4 ? (unsigned)syllables - 1 : 3;
}

enum { DL_CHARACTERS = 0x10000 }; /* of the table: tokens refer to no others */

/* A bit for the hash of how each term and each marked end begins: its first
   three syllables; its first two and what joins the next word to them, unless
   it may be inside a word; or these alone. After three, another bit for the
   fourth, or for its absence: 데이터 is common and begins many terms. Most
   words of a text have none of them, and a look-up costs more. One more for the
   first two of each word that is looked for inside others. */
enum { DL_HEADS_LOG = 19, DL_HEAD_WORDS = (1 << DL_HEADS_LOG) / 64 };

static inline uint32_t dl_head_of_two(uint32_t first, uint32_t second)
{
    return (first << 16 ^ second) * UINT32_C(0x9E3779B1);
}

/* Of a word that is looked for inside others: another hash, because most of
   these are common words in which no term begins. */
static inline uint32_t dl_head_of_inside(uint32_t first, uint32_t second)
{
    return (first << 16 ^ second) * UINT32_C(0x27D4EB2F);
}

static inline uint32_t dl_head_of_three(uint32_t two, uint32_t third)
{
    return (two ^ third) * UINT32_C(0x85EBCA6B);
}

/* `fourth` is 0 if no syllable follows, not even after a joint. */
static inline uint32_t dl_head_of_four(uint32_t three, uint32_t fourth)
{
    return (three ^ fourth) * UINT32_C(0xC2B2AE35);
}

/* For two syllables after which some term has a joint. */
static inline uint32_t dl_head_of_pair(uint32_t two)
{
    return dl_head_of_four(two, ' ');
}

/* A space, a line end, a hyphen or another sign before it in ASCII. */
static inline bool dl_is_term_joint(char c)
{
    return (unsigned char)(c - 1) < '-';
}

/* For two syllables with the three bytes at `joint` after them, of which the
   first is a joint: each stands for a space. */
static inline uint32_t dl_head_of_joined(uint32_t two, const char *joint)
{
    const char bytes[] = {' ', joint[1], joint[2]};
    return dl_head_of_three(two, dl_three_bytes_at(bytes));
}

/* Letters of ASCII, which are no syllables, serve the folded names: bit n of a
   small letter says whether one of n bytes (modulo 16) begins with it, in any
   capitals, bit n of a capital letter whether one ends with it. Of names with
   digits (GSM8K) the letters before the first count. */
enum { DL_FOLDED_LENGTHS = 16 };

static inline unsigned dl_folded_first(char c)
{
    return (unsigned char)(c - 'A') < 26 ? (unsigned char)(c + 'a' - 'A')
                                         : (unsigned char)c;
}

static inline unsigned dl_folded_last(char c)
{
    return (unsigned char)(c - 'a') < 26 ? (unsigned char)(c - 'a' + 'A')
                                         : (unsigned char)c;
}

typedef struct dl_lexicon {
    const char *pool;
    const dl_lexicon_entry *entries;
    const uint16_t *slots; /* an open hash table: the number of an entry plus 1;
                              0: free */
    const dl_list_set *sets;   /* [0] is empty */
    const uint16_t *characters; /* DL_SYLLABLE_…, by code point */
    dl_term_table terms;
    const uint16_t *folded; /* the numbers of the entries in a folded list, in
                               the order of dl_str_compare_folded() */
    const uint16_t *folded_slots; /* a hash table of the first of equal names:
                                     its number in `folded` plus 1; 0: free */
    uint32_t n_entries, n_sets, n_folded;
    uint32_t folded_mask, folded_shift; /* as those of `slots` */
    uint32_t slots_mask;  /* their number, a power of two, less 1 */
    uint32_t slots_shift; /* 64 less its logarithm */
    /* The length in bytes of the longest entry of the lists that match this
       way. */
    uint16_t longest[DL_MATCHING_END + 1];
    uint16_t longest_latin_end; /* of those in ASCII that match as an end */
    uint64_t heads[DL_HEAD_WORDS];
} dl_lexicon;

static inline bool dl_lexicon_has_head(const dl_lexicon *lexicon, uint32_t head)
{
    uint32_t bit = head >> (32 - DL_HEADS_LOG);
    return lexicon->heads[bit / 64] >> bit % 64 & 1;
}

/* Whether a term or an end may go on at `next`, after three syllables. A NUL
   ends the text. */
static inline bool dl_lexicon_may_go_on(const dl_lexicon *lexicon,
                                        uint32_t three, const char *next)
{
    if (dl_lexicon_has_head(lexicon, dl_head_of_four(three, 0)))
        return true;
    next += dl_is_term_joint(*next);
    return dl_is_of_three_bytes(*next) &&
           dl_lexicon_has_head(
               lexicon, dl_head_of_four(three, dl_three_bytes_at(next)));
}

/* Whether a term or an end of several syllables may begin inside a word with
   the syllables `first` and `second`; `next` points to what follows them, and
   `end` is the word's, after which nothing is looked at. */
static inline bool dl_lexicon_may_begin(const dl_lexicon *lexicon,
                                        uint32_t first, uint32_t second,
                                        const char *next, const char *end)
{
    uint32_t head = dl_head_of_two(first, second);
    if (dl_lexicon_has_head(lexicon, head))
        return true;
    if (next == end)
        return false;
    head = dl_head_of_three(head, dl_three_bytes_at(next));
    return dl_lexicon_has_head(lexicon, head) &&
           (next + 3 == end || dl_lexicon_may_go_on(lexicon, head, next + 3));
}

/* Whether a term may begin with a word's first two syllables; it may go on
   after the word's `end`. */
static inline bool dl_lexicon_may_begin_word(const dl_lexicon *lexicon,
                                             uint32_t first, uint32_t second,
                                             const char *next,
                                             const char *end)
{
    uint32_t head = dl_head_of_two(first, second);
    if (dl_lexicon_has_head(lexicon, head))
        return true;
    if (next < end) {
        head = dl_head_of_three(head, dl_three_bytes_at(next));
        return dl_lexicon_has_head(lexicon, head) &&
               dl_lexicon_may_go_on(lexicon, head, next + 3);
    }
    if (!dl_is_term_joint(*next) || next[1] == '\0')
        return false;
    head = dl_head_of_joined(head, next);
    return dl_lexicon_has_head(lexicon, head) &&
           (!dl_is_of_three_bytes(next[1]) ||
            dl_lexicon_may_go_on(lexicon, head, next + 4));
}

/* Whether a term of several words may begin with two syllables, or one of
   these alone. */
static inline bool dl_lexicon_may_begin_pair(const dl_lexicon *lexicon,
                                             uint32_t first, uint32_t second)
{
    uint32_t head = dl_head_of_two(first, second);
    return dl_lexicon_has_head(lexicon, head) ||
           dl_lexicon_has_head(lexicon, dl_head_of_pair(head));
}

/* Whether a word of an `inside` list may begin with these two syllables. */
static inline bool dl_lexicon_may_be_inside(const dl_lexicon *lexicon,
                                            uint32_t first, uint32_t second)
{
    return dl_lexicon_has_head(lexicon, dl_head_of_inside(first, second));
}

extern const dl_lexicon dl_lexicon_builtin;

/* Eight or four bytes as a number, the same on every machine, because the build
   makes tables that another machine reads; compilers turn it into a single
   load. */
static inline uint64_t dl_load_eight(const char *from)
{
    const unsigned char *p = (const unsigned char *)from;
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
           (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 |
           (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

static inline uint64_t dl_load_four(const char *from)
{
    const unsigned char *p = (const unsigned char *)from;
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
           (uint64_t)p[3] << 24;
}

__attribute__((always_inline)) static inline dl_word_key
dl_word_key_of(const char *word, size_t length)
{
    const unsigned char *p = (const unsigned char *)word;
    if (length >= 8)
        return (dl_word_key){dl_load_eight(word),
                             dl_load_eight(word + length - 8)};
    if (length >= 4)
        return (dl_word_key){
            dl_load_four(word) | dl_load_four(word + length - 4) << 32, 0};
    if (length == 0)
        return (dl_word_key){0, 0};
    return (dl_word_key){(uint64_t)p[0] | (uint64_t)p[length / 2] << 8 |
                             (uint64_t)p[length - 1] << 16,
                         0};
}

/* The slot to start at, out of 2 to the power 64 - `shift`. */
static inline uint32_t dl_word_slot(dl_word_key key, uint32_t shift)
{
    const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)((key.head ^ key.tail * odd) * odd >> shift);
}

/* The slot of a folded name: bit 5 tells capitals from small letters. */
static inline uint32_t dl_folded_slot(dl_str name, uint32_t shift)
{
    const uint64_t small = UINT64_C(0x2020202020202020);
    dl_word_key key = dl_word_key_of(name.p, name.n);
    return dl_word_slot((dl_word_key){key.head | small, key.tail | small},
                        shift);
}

/* dl_lexicon_find() for words longer than 16 bytes, which are rare. */
const dl_lexicon_entry *dl_lexicon_find_long(const dl_lexicon *lexicon,
                                             const char *word, size_t length);

/* The entry for exactly this word, or NULL. */
static inline const dl_lexicon_entry *dl_lexicon_find(const dl_lexicon *lexicon,
                                                      const char *word,
                                                      size_t length)
{
    if (length > 16)
        return dl_lexicon_find_long(lexicon, word, length);
    const dl_word_key key = dl_word_key_of(word, length);
    uint32_t i = dl_word_slot(key, lexicon->slots_shift), slot;
    for (; (slot = lexicon->slots[i]) != 0; i = (i + 1) & lexicon->slots_mask) {
        const dl_lexicon_entry *entry = &lexicon->entries[slot - 1];
        if (entry->key.head == key.head && entry->key.tail == key.tail &&
            entry->length == length)
            return entry;
    }
    return NULL;
}

/* Whether a set has a list. */
static inline bool dl_set_has(const dl_list_set *set, dl_list list)
{
    return set->bits[list / 64] >> (list % 64) & 1;
}

/* The lists that contain the word, however they match; never NULL. */
const dl_list_set *dl_lexicon_lists(const dl_lexicon *lexicon, dl_str word);

/* Whether the list contains exactly this word, start or end. */
bool dl_lexicon_has(const dl_lexicon *lexicon, dl_list list, dl_str word);

/* Whether the list has the two words with a space between them; together they
   are shorter than 96 bytes. */
bool dl_lexicon_has_pair(const dl_lexicon *lexicon, dl_list list, dl_str first,
                         dl_str second);

/*
 * The longest word of the list that `word` begins with, or ends in; it may be
 * the whole word. Returns its length in bytes, or 0 if there is none. Words are
 * divided between code points.
 */
size_t dl_lexicon_start(const dl_lexicon *lexicon, dl_list list, dl_str word);
size_t dl_lexicon_end(const dl_lexicon *lexicon, dl_list list, dl_str word);

/* Whether a folded name may begin with so many letters, of which these are the
   first and the last. */
static inline bool dl_lexicon_may_fold(const dl_lexicon *lexicon,
                                       uint16_t first, uint16_t last,
                                       size_t length)
{
    return first < 0x80 && last < 0x80 &&
           (lexicon->characters[dl_folded_first((char)first)] &
            lexicon->characters[dl_folded_last((char)last)]) >>
                   length % DL_FOLDED_LENGTHS &
               1;
}

/* Where lexicon->folded has the names that are `word` in any capitals: from the
   number that is returned to `*end`; none if they are equal. */
uint32_t dl_lexicon_folded(const dl_lexicon *lexicon, dl_str word,
                           uint32_t *end);

/* The name with the number `i` in lexicon->folded. */
dl_str dl_lexicon_folded_name(const dl_lexicon *lexicon, uint32_t i);

/* The length in syllables of the longest end of a Hangul word, at most five,
   that the list has as a word, or 0. For questions that are asked rarely: each
   list of ends makes every look for an end slower. */
size_t dl_lexicon_tail(const dl_lexicon *lexicon, dl_list list, dl_str word);

/* All lists of ends with an entry that `word` ends in: test one with
   dl_set_has(). */
dl_list_set dl_lexicon_ends(const dl_lexicon *lexicon, dl_str word);

/* The lists of a token whose document has been looked up (korean/words.h). */
static inline const dl_list_set *dl_token_lists(const dl_doc *doc,
                                                const dl_token *t)
{
    return &doc->lexicon->sets[t->lists];
}

static inline bool dl_token_in(const dl_doc *doc, const dl_token *t,
                               dl_list list)
{
    return dl_set_has(dl_token_lists(doc, t), list);
}

#endif
