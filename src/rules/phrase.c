#include "rules/phrase.h"

#define ELLIPSIS "\xE2\x80\xA6"

enum { MAX_GAP = 120 }; /* bytes that `…` may stand for */

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool is_ellipsis(dl_str s, size_t i)
{
    return s.n - i >= 3 && memcmp(s.p + i, ELLIPSIS, 3) == 0;
}

/* Matches the piece [from, to) of the phrase, which holds no `…`, at byte `at`;
   the end of the match, or SIZE_MAX. */
static size_t match_piece(dl_str phrase, size_t from, size_t to, dl_str text,
                          size_t at)
{
    for (size_t i = from; i < to; i++) {
        char c = phrase.p[i];
        if (c == ' ') {
            while (at < text.n && (text.p[at] == ' ' || text.p[at] == '\n'))
                at++;
        } else if (c == '#') {
            size_t start = at;
            while (at < text.n && text.p[at] >= '0' && text.p[at] <= '9')
                at++;
            if (at == start)
                return SIZE_MAX;
        } else if (at < text.n && lower(text.p[at]) == lower(c)) {
            at++;
        } else {
            return SIZE_MAX;
        }
    }
    return at;
}

/* The end of the piece that begins at `from`. */
static size_t piece_end(dl_str phrase, size_t from)
{
    while (from < phrase.n && !is_ellipsis(phrase, from))
        from++;
    return from;
}

size_t dl_phrase_match(dl_str phrase, dl_str text, size_t at, bool is_start)
{
    size_t from = 0;
    if (phrase.n && phrase.p[0] == '^') {
        if (!is_start)
            return 0;
        from = 1;
    }
    size_t to = piece_end(phrase, from);
    size_t end = match_piece(phrase, from, to, text, at);
    while (end != SIZE_MAX && to < phrase.n) {
        from = to + sizeof ELLIPSIS - 1;
        to = piece_end(phrase, from);
        size_t last = text.n - end > MAX_GAP ? end + MAX_GAP : text.n;
        size_t found = SIZE_MAX;
        for (size_t i = end; i <= last && found == SIZE_MAX; i++)
            found = match_piece(phrase, from, to, text, i);
        end = found;
    }
    return end == SIZE_MAX || end <= at ? 0 : end - at;
}

/* ---- many phrases ------------------------------------------------------- */

enum { FREE = 0, AT_START = 1 };

typedef struct dl_phrase {
    dl_str text;   /* without its `^` */
    uint16_t next; /* in the bucket, plus 1; 0: the last */
    uint16_t lead; /* bytes at its beginning that stand for themselves */
} dl_phrase;

/* Of the first character; letter case is no difference. */
static inline unsigned bucket_of(const char *text, size_t n)
{
    const unsigned char *p = (const unsigned char *)text;
    if (n == 0)
        return 0;
    if (p[0] < 0x80 || n < 3)
        return p[0] >= 'A' && p[0] <= 'Z' ? p[0] + ('a' - 'A') : p[0];
    return (p[0] * 7U + p[1] * 31U + p[2]) % DL_PHRASE_BUCKETS;
}

static uint16_t lead_of(dl_str phrase)
{
    size_t n = 0;
    while (n < phrase.n && n < 60 && !is_ellipsis(phrase, n) &&
           phrase.p[n] != ' ' && phrase.p[n] != '#' &&
           lower(phrase.p[n]) == (unsigned char)phrase.p[n] &&
           !(phrase.p[n] >= 'a' && phrase.p[n] <= 'z'))
        n++;
    return (uint16_t)n;
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
        v[i] = (dl_phrase){text, *head, lead_of(text)};
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
            memcmp(phrase->text.p, text.p, phrase->lead) != 0)
            continue;
        size_t n = dl_phrase_match(phrase->text, text, 0, false);
        if (n)
            return n;
    }
    return 0;
}

bool dl_phrases_find(const dl_phrases *set, const dl_doc *doc,
                     const dl_sentence *sentence, bool has_start,
                     dl_span *found)
{
    for (uint32_t i = sentence->token; i < sentence->token_end; i++) {
        uint32_t start = doc->tokens[i].start;
        dl_str text = {doc->src.p + start, sentence->span.end - start};
        unsigned bucket = bucket_of(text.p, text.n);
        size_t n = 0;
        if (set->head[FREE][bucket])
            n = match_bucket(set, set->head[FREE][bucket], text);
        if (!n && has_start && i == sentence->token)
            n = match_bucket(set, set->head[AT_START][bucket], text);
        if (n) {
            *found = (dl_span){start, start + (uint32_t)n};
            return true;
        }
    }
    return false;
}
