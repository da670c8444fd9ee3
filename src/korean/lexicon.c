/* Look-up in the lexicon: one hash table for all lists. */
#include "korean/lexicon.h"

#include "base/str.h"
#include "text/hangul.h"

enum { HANGUL_BYTES = 3, HANGUL_LEAD = 0xEA, LONGEST_TAIL = 5 };

const dl_lexicon_entry *dl_lexicon_find_long(const dl_lexicon *lexicon,
                                             const char *word, size_t length)
{
    const dl_word_key key = dl_word_key_of(word, length);
    uint32_t i = dl_word_slot(key, lexicon->slots_shift), slot;
    for (; (slot = lexicon->slots[i]) != 0; i = (i + 1) & lexicon->slots_mask) {
        const dl_lexicon_entry *entry = &lexicon->entries[slot - 1];
        if (entry->length == length &&
            memcmp(lexicon->pool + entry->text, word, length) == 0)
            return entry;
    }
    return NULL;
}

const dl_list_set *dl_lexicon_lists(const dl_lexicon *lexicon, dl_str word)
{
    const dl_lexicon_entry *entry = dl_lexicon_find(lexicon, word.p, word.n);
    return &lexicon->sets[entry ? entry->set : 0];
}

bool dl_lexicon_has(const dl_lexicon *lexicon, dl_list list, dl_str word)
{
    return dl_set_has(dl_lexicon_lists(lexicon, word), list);
}

bool dl_lexicon_has_pair(const dl_lexicon *lexicon, dl_list list, dl_str first,
                         dl_str second)
{
    char pair[96];
    size_t n = first.n + 1 + second.n;
    if (n > sizeof pair)
        return false;
    memcpy(pair, first.p, first.n);
    pair[first.n] = ' ';
    memcpy(pair + first.n + 1, second.p, second.n);
    return dl_lexicon_has(lexicon, list, (dl_str){pair, n});
}

/* Whether the syllable of three bytes at `p` does `what`; true for any other
   character, about which the lexicon says nothing. */
static bool may_begin(const dl_lexicon *lexicon, const char *p, size_t n,
                      unsigned what)
{
    if (n < HANGUL_BYTES || (unsigned char)*p < HANGUL_LEAD)
        return true;
    uint32_t c = dl_hangul_at(p);
    return !dl_hangul_is_syllable(c) || lexicon->characters[c] & what;
}

/* The length of the next shorter beginning of `word`; most characters have
   three bytes. */
static inline size_t shorter_start(dl_str word, size_t n)
{
    bool is_long = n >= HANGUL_BYTES &&
                   (unsigned char)word.p[n - HANGUL_BYTES] >= 0xE0;
    n -= is_long ? HANGUL_BYTES : 1;
    while (n > 0 && dl_is_continuation(word.p[n]))
        n--;
    return n;
}

size_t dl_lexicon_start(const dl_lexicon *lexicon, dl_list list, dl_str word)
{
    size_t n = lexicon->longest[DL_MATCHING_START];
    n = n < word.n ? n : word.n;
    if (!may_begin(lexicon, word.p, word.n, DL_SYLLABLE_BEGINS_ANY_START))
        return 0;
    while (n > 0 && n < word.n && dl_is_continuation(word.p[n]))
        n--;
    for (; n > 0; n = shorter_start(word, n)) {
        const dl_lexicon_entry *entry = dl_lexicon_find(lexicon, word.p, n);
        if (entry && dl_set_has(&lexicon->sets[entry->set], list))
            break;
    }
    return n;
}

/* The length of the next shorter ending of `word`; most characters have three
   bytes. */
static inline size_t shorter(dl_str word, size_t n)
{
    bool is_long = (unsigned char)word.p[word.n - n] >= 0xE0;
    return is_long && n > HANGUL_BYTES ? n - HANGUL_BYTES : n - 1;
}

/* The longest ending of at most `n` bytes that may be in a list of ends; 0:
   there is none. */
static inline size_t next_end(const dl_lexicon *lexicon, dl_str word, size_t n)
{
    for (; n > 0; n = shorter(word, n)) {
        const char *end = word.p + word.n - n;
        if (!dl_is_continuation(*end) &&
            may_begin(lexicon, end, n, DL_SYLLABLE_BEGINS_ANY_END))
            break;
    }
    return n;
}

static inline size_t longest_end(const dl_lexicon *lexicon, dl_str word)
{
    size_t n = lexicon->longest[DL_MATCHING_END];
    return next_end(lexicon, word, n < word.n ? n : word.n);
}

size_t dl_lexicon_end(const dl_lexicon *lexicon, dl_list list, dl_str word)
{
    size_t n = longest_end(lexicon, word);
    while (n > 0 &&
           !dl_lexicon_has(lexicon, list, (dl_str){word.p + word.n - n, n}))
        n = next_end(lexicon, word, shorter(word, n));
    return n;
}

size_t dl_lexicon_tail(const dl_lexicon *lexicon, dl_list list, dl_str word)
{
    size_t k = word.n / HANGUL_BYTES;
    for (k = k < LONGEST_TAIL ? k : LONGEST_TAIL; k > 0; k--) {
        const size_t n = k * HANGUL_BYTES;
        if (dl_lexicon_has(lexicon, list, (dl_str){word.p + word.n - n, n}))
            break;
    }
    return k;
}

dl_list_set dl_lexicon_ends(const dl_lexicon *lexicon, dl_str word)
{
    dl_list_set all = {.marked = 0};
    for (size_t n = longest_end(lexicon, word); n > 0;
         n = next_end(lexicon, word, shorter(word, n))) {
        const dl_lexicon_entry *entry =
            dl_lexicon_find(lexicon, word.p + word.n - n, n);
        if (!entry || entry->set == 0)
            continue;
        const dl_list_set *set = &lexicon->sets[entry->set];
        for (unsigned i = 0; i < DL_LIST_WORDS; i++)
            all.bits[i] |= set->bits[i];
    }
    return all;
}

dl_str dl_lexicon_folded_name(const dl_lexicon *lexicon, uint32_t i)
{
    const dl_lexicon_entry *entry = &lexicon->entries[lexicon->folded[i]];
    return (dl_str){lexicon->pool + entry->text, entry->length};
}

static bool is_folded(const dl_lexicon *lexicon, uint32_t i, dl_str word)
{
    return dl_str_compare_folded(dl_lexicon_folded_name(lexicon, i), word) == 0;
}

uint32_t dl_lexicon_folded(const dl_lexicon *lexicon, dl_str word,
                           uint32_t *end)
{
    uint32_t slot = dl_folded_slot(word, lexicon->folded_shift), first;
    for (; (first = lexicon->folded_slots[slot]) != 0;
         slot = (slot + 1) & lexicon->folded_mask)
        if (is_folded(lexicon, --first, word))
            break;
    *end = first;
    while (*end < lexicon->n_folded && is_folded(lexicon, *end, word))
        ++*end;
    return first;
}
