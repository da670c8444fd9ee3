/* Finds the right word among those that begin alike. */
#include "korean/slip.h"

#include "base/search.h"
#include "base/str.h"
#include "korean/spelling.h"

enum {
    LONGEST = 24,
    ALIKE = 3, /* letters at the start of the words that are compared */
    MOST_SCRAMBLED = 4, /* letters in the middle, in another order */
    /* The shortest wrong words for which a slip is sure: among shorter ones
       names and other words are one letter away. */
    SHORTEST_SCRAMBLED = 9,
    SHORTEST_MISSING = 6,
    SHORTEST_EXTRA = 7,
    SHORTEST_VOWEL = 8, /* one for another: seperate */
    SHORTEST_OTHER = 10,
    SHORTEST_CUT = 7 /* without its last letter */
};

static bool is_vowel(char c)
{
    return dl_is_one_of(c, "aeiouy");
}

static bool is_target(const dl_lexicon *lexicon, const dl_lexicon_entry *entry)
{
    const dl_list_set *set = &lexicon->sets[entry->set];
    return dl_set_has(set, DL_LIST_NOUNS_ENGLISH) ||
           dl_set_has(set, DL_LIST_SLIPS_WORDS) ||
           dl_set_has(set, DL_LIST_ENGLISH_VERBS) ||
           dl_set_has(set, DL_LIST_ENGLISH_ORDINARY);
}

/* ---- one word compared with another -------------------------------------- */

/* Both without what they begin and end with in common. */
typedef struct difference {
    dl_str wrong, right;
    size_t at;    /* where the two begin to differ */
    size_t after; /* letters after the difference */
} difference;

static difference difference_of(dl_str wrong, dl_str right)
{
    size_t least = wrong.n < right.n ? wrong.n : right.n, at = 0, after = 0;
    while (at < least && wrong.p[at] == right.p[at])
        at++;
    while (after < least - at &&
           wrong.p[wrong.n - 1 - after] == right.p[right.n - 1 - after])
        after++;
    return (difference){.wrong = {wrong.p + at, wrong.n - at - after},
                        .right = {right.p + at, right.n - at - after},
                        .at = at,
                        .after = after};
}

/* Of two short words of one length. */
static bool has_same_letters(dl_str a, dl_str b)
{
    for (size_t i = 0; i < a.n; i++) {
        int surplus = 0;
        for (size_t k = 0; k < a.n; k++)
            surplus += (a.p[k] == a.p[i]) - (b.p[k] == a.p[i]);
        if (surplus != 0)
            return false;
    }
    return true;
}

static dl_slip_kind kind_of(const difference *d)
{
    if (d->wrong.n == 0 && d->right.n == 1)
        return DL_SLIP_MISSING;
    if (d->wrong.n == 1 && d->right.n == 0)
        return DL_SLIP_EXTRA;
    if (d->wrong.n != d->right.n || d->wrong.n > MOST_SCRAMBLED)
        return DL_SLIP_NONE;
    if (d->wrong.n == 1)
        return DL_SLIP_OTHER;
    return has_same_letters(d->wrong, d->right) ? DL_SLIP_SWAPPED
                                                : DL_SLIP_NONE;
}

/* tokens, sampler, mixed and mixer differ in an ending alone: all are right. */
static bool are_related(const difference *d)
{
    return d->after == 0 && d->wrong.n <= 1 && d->right.n <= 1 &&
           (d->wrong.n == 0 || dl_is_one_of(*d->wrong.p, "sdry")) &&
           (d->right.n == 0 || dl_is_one_of(*d->right.p, "sdry"));
}

/* Whether the slip alone explains the word. */
static bool is_sure(dl_slip_kind kind, const difference *d, size_t length)
{
    switch (kind) {
    case DL_SLIP_SWAPPED:
        return d->wrong.n == 2 || length >= SHORTEST_SCRAMBLED;
    case DL_SLIP_MISSING:
        /* Names of products drop an e: Initializr. */
        if (d->after == 1 && *d->right.p == 'e' && d->right.p[1] == 'r')
            return false;
        return length >= (d->after ? SHORTEST_MISSING : SHORTEST_CUT);
    case DL_SLIP_EXTRA:
        /* Names add a letter at the end (Nodejs, printk), and other languages
           have other plurals (clientes). */
        return length >= SHORTEST_EXTRA && d->after > 0 &&
               !(d->after == 1 && d->wrong.p[1] == 's' &&
                 dl_is_one_of(*d->wrong.p, "jaeiouy"));
    case DL_SLIP_OTHER:
        if (is_vowel(*d->wrong.p) && is_vowel(*d->right.p))
            return length >= SHORTEST_VOWEL && d->after > 0;
        return length >= SHORTEST_OTHER && d->after > 0;
    default:
        return false;
    }
}

/* ---- all that begin alike ------------------------------------------------ */

typedef struct search {
    const dl_lexicon *lexicon;
    dl_str wrong; /* in small letters */
    dl_str right; /* the best so far */
    dl_slip_kind kind;
    bool is_sure;
    bool is_doubtful; /* another may be meant as well */
} search;

/* A swap says more than any other slip. */
static bool says_more(const search *s, dl_slip_kind kind)
{
    return kind == DL_SLIP_SWAPPED && s->kind != DL_SLIP_SWAPPED;
}

static void consider(search *s, dl_str right)
{
    difference d = difference_of(s->wrong, right);
    dl_slip_kind kind = kind_of(&d);
    if (kind == DL_SLIP_NONE || d.at == 0 || are_related(&d))
        return;
    bool sure = is_sure(kind, &d, s->wrong.n);
    if (s->kind == DL_SLIP_NONE || (sure && says_more(s, kind))) {
        s->kind = kind;
        s->right = right;
        s->is_sure = sure;
        s->is_doubtful = false;
    } else if (s->kind != DL_SLIP_SWAPPED || kind == DL_SLIP_SWAPPED) {
        s->is_doubtful |= !dl_str_eq(right, s->right);
    }
}

/* How a word begins, as a number that orders as the words do. */
static inline uint64_t start_of(const dl_lexicon_entry *entry)
{
    const uint64_t letters =
        entry->length < ALIKE ? (UINT64_C(1) << 8 * entry->length) - 1
                              : UINT64_MAX;
    const uint64_t head = entry->key.head & letters;
    return (head & 0xFF) << 16 | (head & 0xFF00) | (head >> 16 & 0xFF);
}

/* Compares the words with the same first three letters. */
static void look_among_alike(search *s)
{
    const dl_lexicon *l = s->lexicon;
    const dl_lexicon_entry wrong = {
        .key = dl_word_key_of(s->wrong.p, s->wrong.n), .length = ALIKE};
    const uint64_t start = start_of(&wrong);
    size_t i;
    DL_LOWER_BOUND(i, 0, l->n_entries, start_of(&l->entries[i]) < start);
    for (; i < l->n_entries && start_of(&l->entries[i]) == start; i++) {
        const dl_lexicon_entry *entry = &l->entries[i];
        if ((size_t)entry->length + 1 >= s->wrong.n &&
            entry->length <= s->wrong.n + 1 && is_target(l, entry))
            consider(s, (dl_str){l->pool + entry->text, entry->length});
    }
}

static void look_for(search *s, const char *text, size_t n)
{
    const dl_lexicon_entry *entry = dl_lexicon_find(s->lexicon, text, n);
    if (entry && is_target(s->lexicon, entry))
        consider(s, (dl_str){s->lexicon->pool + entry->text, entry->length});
}

/* Tries each of the letters in place of the one at byte `at`. */
static void look_for_other(search *s, size_t at, const char *letters)
{
    char text[LONGEST];
    memcpy(text, s->wrong.p, s->wrong.n);
    for (const char *c = letters; *c; c++) {
        text[at] = *c;
        if (*c != s->wrong.p[at])
            look_for(s, text, s->wrong.n);
    }
}

static void look_for_missing(search *s, size_t at, const char *letters)
{
    char text[LONGEST + 1];
    const dl_str w = s->wrong;
    memcpy(text, w.p, at);
    memcpy(text + at + 1, w.p + at, w.n - at);
    text[at] = w.p[at - 1];
    look_for(s, text, w.n + 1);
    for (const char *c = letters; *c; c++) {
        text[at] = *c;
        look_for(s, text, w.n + 1);
    }
}

static void look_for_swapped(search *s, size_t at)
{
    char text[LONGEST];
    memcpy(text, s->wrong.p, s->wrong.n);
    text[at] = s->wrong.p[at + 1];
    text[at + 1] = s->wrong.p[at];
    look_for(s, text, s->wrong.n);
}

/* Tries what else the letter at byte `at` may have been: one too many, swapped
   with the next, a missing one before it, another vowel. */
static void look_at_letter(search *s, size_t at)
{
    char text[LONGEST];
    const dl_str w = s->wrong;
    memcpy(text, w.p, at);
    memcpy(text + at, w.p + at + 1, w.n - at - 1);
    look_for(s, text, w.n - 1);
    look_for_swapped(s, at);
    look_for_missing(s, at, "aeiourlhntsc");
    if (is_vowel(w.p[at]))
        look_for_other(s, at, "aeiou");
}

/* Among the words that begin alike, and then among those of which one of the
   first letters is another. Of a short word only a swap would be sure. */
static void look(search *s)
{
    if (s->wrong.n < SHORTEST_MISSING) {
        for (size_t at = 1; at + 1 < s->wrong.n; at++)
            look_for_swapped(s, at);
        return;
    }
    look_among_alike(s);
    for (size_t at = 1; at < ALIKE; at++)
        look_at_letter(s, at);
    for (size_t at = 1; at < ALIKE && s->is_sure; at++) {
        look_for_other(s, at, "bcdfghjklmnpqrstvwxz"); /* is it the only one? */
        look_for_missing(s, at, "bdfgjkmpqvwxyz");
    }
}

/* stableness is a word that no list needs beside stable. */
static bool is_derived(const dl_lexicon *lexicon, const char *small, size_t n)
{
    static const char *const ends[] = {"ness", "less", "ful", "like", "wise"};
    enum { SHORTEST = 4 };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t end = strlen(ends[i]);
        if (n >= end + SHORTEST &&
            memcmp(small + n - end, ends[i], end) == 0 &&
            dl_lexicon_find(lexicon, small, n - end))
            return true;
    }
    return false;
}

bool dl_slip_is_possible(const dl_lexicon *lexicon, dl_str word)
{
    char small[LONGEST];
    if (word.n > LONGEST)
        return false;
    memcpy(small, word.p, word.n);
    small[0] = dl_to_lower(small[0]);
    const dl_lexicon_entry *entry = dl_lexicon_find(lexicon, small, word.n);
    if (!entry && small[word.n - 1] == 's')
        entry = dl_lexicon_find(lexicon, small, word.n - 1);
    if (!entry && is_derived(lexicon, small, word.n))
        return false;
    /* most are listed in small letters */
    return (!entry || entry->set == 0) && dl_spelling_is_plain(word);
}

dl_slip dl_slip_of(const dl_lexicon *lexicon, dl_str word, dl_arena *arena)
{
    const dl_slip none = {.kind = DL_SLIP_NONE};
    char small[LONGEST];
    memcpy(small, word.p, word.n);
    small[0] = dl_to_lower(small[0]);
    search s = {.lexicon = lexicon, .wrong = {small, word.n}};
    look(&s);
    bool is_plural = s.kind == DL_SLIP_NONE && small[word.n - 1] == 's' &&
                     word.n > SHORTEST_MISSING;
    if (is_plural) {
        s.wrong.n--;
        look(&s);
    }
    if (!s.is_sure || s.is_doubtful ||
        (is_plural && dl_is_one_of(s.right.p[s.right.n - 1], "shxyz")))
        return none;
    dl_str right = dl_arena_printf(arena, "%.*s%s", DL_FMT(s.right),
                                   is_plural ? "s" : "");
    if (dl_is_upper(word.p[0]))
        ((char *)right.p)[0] = (char)(right.p[0] - 'a' + 'A');
    return (dl_slip){.kind = s.kind, .right = right};
}
