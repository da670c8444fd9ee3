/* Finds phrases of models and prompts in a text. */
#include "rules/shared/phrase.h"

#include "base/str.h"
#include "text/hangul.h"
#include "text/utf8.h"

#define ELLIPSIS "\xE2\x80\xA6"

enum { MAX_GAP = 120 }; /* bytes that `…` may match */

static bool is_ellipsis(dl_str s, size_t i)
{
    return s.p[i] == ELLIPSIS[0] && s.n - i >= 3 &&
           memcmp(s.p + i, ELLIPSIS, 3) == 0;
}

/* Matches the piece of the phrase at `*from`, up to the next `…`, at byte `at`;
   returns the end of the match and moves `*from` past the piece, or returns
   SIZE_MAX. */
static size_t match_piece(dl_str phrase, size_t *from, dl_str text, size_t at)
{
    size_t i = *from;
    for (; i < phrase.n && !is_ellipsis(phrase, i); i++) {
        char c = phrase.p[i];
        if (c == ' ') {
            while (at < text.n && (text.p[at] == ' ' || text.p[at] == '\n'))
                at++;
        } else if (c == '#') {
            size_t n = dl_digits_at(text, at);
            if (n == 0)
                return SIZE_MAX;
            at += n;
        } else if (at < text.n && dl_to_lower(text.p[at]) == dl_to_lower(c)) {
            at++;
        } else {
            return SIZE_MAX;
        }
    }
    *from = i;
    return at;
}

/* The same after a `…`: at byte `at` or one of the following. */
static size_t find_piece(dl_str phrase, size_t *from, dl_str text, size_t at)
{
    size_t last = text.n - at > MAX_GAP ? at + MAX_GAP : text.n;
    char c = *from < phrase.n ? phrase.p[*from] : ' ';
    bool is_plain = (unsigned char)c >= 0x80 && !is_ellipsis(phrase, *from);
    for (; at <= last; at++) {
        if (is_plain && (at == text.n || text.p[at] != c))
            continue;
        size_t end = match_piece(phrase, from, text, at);
        if (end != SIZE_MAX)
            return end;
    }
    return SIZE_MAX;
}

size_t dl_phrase_match(dl_str phrase, dl_str text, size_t at, bool is_start)
{
    size_t from = 0;
    if (phrase.n && phrase.p[0] == '^') {
        if (!is_start)
            return 0;
        from = 1;
    }
    size_t end = match_piece(phrase, &from, text, at);
    while (end != SIZE_MAX && from < phrase.n) {
        from += sizeof ELLIPSIS - 1;
        end = find_piece(phrase, &from, text, end);
    }
    return end == SIZE_MAX || end <= at ? 0 : end - at;
}

/* ---- many phrases ------------------------------------------------------- */

enum { FREE = 0, AT_START = 1 };

/* Bits of dl_phrases.firsts and .pairs: some phrase for the place begins this
   way; and in firsts: the second character does not matter to one that does. */
#define BEGINS(place) (1U << (place))
#define BEGINS_ANYHOW(place) (4U << (place))

typedef struct dl_phrase {
    dl_str text;   /* without its `^` */
    uint16_t next; /* in the bucket, plus 1; 0: the last */
    uint16_t lead; /* bytes at its beginning that match literally */
    char second;   /* its second byte, if it begins with two letters; or 0 */
} dl_phrase;

/* For the first character; letter case does not matter. */
static inline unsigned bucket_of(const char *text, size_t n)
{
    const unsigned char *p = (const unsigned char *)text;
    if (n == 0)
        return 0;
    if (p[0] < 0x80 || n < 3)
        return (unsigned char)dl_to_lower(text[0]);
    return (p[0] * 7U + p[1] * 31U + p[2]) % DL_PHRASE_BUCKETS;
}

static uint16_t lead_of(dl_str phrase)
{
    size_t n = 0;
    while (n < phrase.n && n < 60 && !is_ellipsis(phrase, n) &&
           phrase.p[n] != ' ' && phrase.p[n] != '#' &&
           !dl_is_alpha(phrase.p[n]))
        n++;
    return (uint16_t)n;
}

/* The second byte if it and the first are letters: it rules out most texts. */
static char second_of(dl_str phrase)
{
    return phrase.n > 1 && dl_is_alpha(phrase.p[0]) && dl_is_alpha(phrase.p[1])
               ? dl_to_lower(phrase.p[1])
               : '\0';
}

/* For the first two letters, in any case, or syllables of a text; a NUL ends
   it. */
static inline unsigned pair_at(const char *text)
{
    enum { SYLLABLE = 3 /* bytes */, SHIFT = 32 - DL_PHRASE_FIRSTS_LOG };
    uint32_t both = (uint32_t)dl_to_lower(text[0]) << 8 |
                    (unsigned char)dl_to_lower(text[1]);
    if (!dl_is_alpha(text[0]))
        both = dl_hangul_at(text) << 16 | dl_hangul_at(text + SYLLABLE);
    return both * UINT32_C(0x9E3779B1) >> SHIFT;
}

/* Records how texts begin that may contain `phrase`. */
static void note_begin(dl_phrases *set, const dl_phrase *phrase, int place)
{
    enum { SYLLABLE = 3 /* bytes */ };
    unsigned n, how = BEGINS(place);
    if (phrase->text.n == 0)
        return;
    uint32_t c = dl_utf8_decode(phrase->text, 0, &n);
    c = c > UINT16_MAX ? 0 : c;
    if (phrase->second ||
        (phrase->lead >= 2 * SYLLABLE && dl_hangul_is_syllable(c)))
        set->pairs[pair_at(phrase->text.p)] |= (uint8_t)how;
    else
        how |= BEGINS_ANYHOW(place);
    set->firsts[c % DL_PHRASE_FIRSTS] |= (uint8_t)how;
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
        set->firsts[(c ^ 0x20) % DL_PHRASE_FIRSTS] |= (uint8_t)how;
}

dl_phrases *dl_phrases_new(dl_arena *arena, const dl_str *phrases, size_t n)
{
    dl_phrases *set = DL_ARENA_NEW(arena, dl_phrases, 1);
    if (n >= UINT16_MAX)
        n = UINT16_MAX - 1;
    dl_phrase *v = DL_ARENA_NEW(arena, dl_phrase, n);
    for (size_t i = n; i-- > 0;) {
        dl_str text = phrases[i];
        int place = text.n && text.p[0] == '^' ? AT_START : FREE;
        text.p += place == AT_START;
        text.n -= place == AT_START;
        uint16_t *head = &set->head[place][bucket_of(text.p, text.n)];
        v[i] = (dl_phrase){text, *head, lead_of(text), second_of(text)};
        note_begin(set, &v[i], place);
        *head = (uint16_t)(i + 1);
    }
    set->v = v;
    return set;
}

/* The length of the first phrase of a bucket that `text` begins with, or 0. */
static size_t match_bucket(const dl_phrases *set, unsigned head, dl_str text)
{
    for (unsigned i = head; i; i = set->v[i - 1].next) {
        const dl_phrase *phrase = &set->v[i - 1];
        if (phrase->lead > text.n ||
            (phrase->second &&
             (text.n < 2 || dl_to_lower(text.p[1]) != phrase->second)) ||
            memcmp(phrase->text.p, text.p, phrase->lead) != 0)
            continue;
        size_t n = dl_phrase_match(phrase->text, text, 0, false);
        if (n)
            return n;
    }
    return 0;
}

/* What the first character of a token shows. */
static inline unsigned begins(const dl_phrases *set, const dl_token *t)
{
    return set->firsts[t->first % DL_PHRASE_FIRSTS];
}

/* Whether the second character allows it, too. */
static bool goes_on(const dl_phrases *set, int place, const dl_doc *doc,
                    uint32_t i, uint32_t end)
{
    enum { SYLLABLE = 3 /* bytes */ };
    const dl_token *t = &doc->tokens[i];
    return begins(set, t) & BEGINS_ANYHOW(place) ||
           ((t->kind == DL_TOKEN_LATIN || t->start + 2 * SYLLABLE <= end) &&
            set->pairs[pair_at(doc->src.p + t->start)] & BEGINS(place));
}

/* Whether a phrase begins with token `i`, whose first character allows it; sets
   `*found`. */
static bool find_at(const dl_phrases *set, int place, const dl_doc *doc,
                    uint32_t i, uint32_t end, dl_span *found)
{
    if (!goes_on(set, place, doc, i, end))
        return false;
    uint32_t start = doc->tokens[i].start;
    dl_str text = {doc->src.p + start, end - start};
    size_t n =
        match_bucket(set, set->head[place][bucket_of(text.p, text.n)], text);
    *found = (dl_span){start, start + (uint32_t)n};
    return n > 0;
}

bool dl_phrases_begin(const dl_phrases *set, dl_str text)
{
    unsigned bucket = bucket_of(text.p, text.n);
    return match_bucket(set, set->head[FREE][bucket], text) > 0 ||
           match_bucket(set, set->head[AT_START][bucket], text) > 0;
}

bool dl_phrases_find(const dl_phrases *set, const dl_doc *doc,
                     const dl_sentence *sentence, bool has_start,
                     dl_span *found)
{
    const uint32_t first = sentence->token, end = sentence->span.end;
    if (first == sentence->token_end)
        return false;
    /* Phrases allowed anywhere are tried before those for the start. */
    unsigned how = begins(set, &doc->tokens[first]);
    if ((how & BEGINS(FREE) && find_at(set, FREE, doc, first, end, found)) ||
        (has_start && how & BEGINS(AT_START) &&
         find_at(set, AT_START, doc, first, end, found)))
        return true;
    const dl_token *t = doc->tokens + first + 1;
    const dl_token *stop = doc->tokens + sentence->token_end;
    for (; t < stop; t++)
        if (begins(set, t) & BEGINS(FREE) &&
            find_at(set, FREE, doc, (uint32_t)(t - doc->tokens), end, found))
            return true;
    return false;
}
