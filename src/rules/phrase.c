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
