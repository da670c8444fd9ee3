/* Bare URLs and e-mail addresses in running text. */
#include <string.h>

#include "base/str.h"
#include "text/lex.h"

/* What an address may contain; a particle after it is Hangul and ends it. */
static bool is_url_byte(unsigned char b)
{
    return b > ' ' && b < 0x7F && b != '<' && b != '>' && b != '"' &&
           b != '`' && b != '\\';
}

/* Leaves closing punctuation to the sentence, like GFM's autolinks. */
static uint32_t trim(const unsigned char *src, uint32_t start, uint32_t end)
{
    int round = 0, square = 0;
    for (uint32_t i = start; i < end; i++) {
        round += (src[i] == '(') - (src[i] == ')');
        square += (src[i] == '[') - (src[i] == ']');
    }
    while (end > start) {
        unsigned char last = src[end - 1];
        if (last == ')' && round < 0)
            round++;
        else if (last == ']' && square < 0)
            square++;
        else if (!strchr("?!.,:;*_~'", last))
            break;
        end--;
    }
    return end;
}

static uint32_t address_end(const unsigned char *src, uint32_t from,
                            uint32_t end)
{
    uint32_t p = from;
    while (p < end && is_url_byte(src[p]))
        p++;
    return trim(src, from, p);
}

/* `scheme://` */
static uint32_t url_end(const unsigned char *src, uint32_t floor, uint32_t p,
                        uint32_t end, uint32_t *start)
{
    if (end - p < 4 || src[p + 1] != '/' || src[p + 2] != '/')
        return 0;
    uint32_t s = p;
    while (s > floor && dl_is_alpha((char)src[s - 1]))
        s--;
    if (p - s < 2)
        return 0;
    uint32_t stop = address_end(src, p + 3, end);
    if (stop == p + 3)
        return 0;
    *start = s;
    return stop;
}

/* `www.` */
static uint32_t www_end(const unsigned char *src, uint32_t floor, uint32_t p,
                        uint32_t end, uint32_t *start)
{
    if (p - floor < 3 || memcmp(src + p - 3, "www", 3) != 0 || end - p < 2 ||
        !dl_is_alnum((char)src[p + 1]))
        return 0;
    *start = p - 3;
    return address_end(src, p + 1, end);
}

static bool is_local_byte(unsigned char b)
{
    return dl_is_alnum((char)b) || b == '.' || b == '_' || b == '-' || b == '+';
}

/* `local@domain.tld`; a top-level domain has at least two letters, so `mAP@0.5`
   is not an address. */
static uint32_t mail_end(const unsigned char *src, uint32_t floor, uint32_t p,
                         uint32_t end, uint32_t *start)
{
    uint32_t s = p, e = p + 1, dot = 0;
    while (s > floor && is_local_byte(src[s - 1]))
        s--;
    while (e < end &&
           (dl_is_alnum((char)src[e]) || src[e] == '-' ||
            (src[e] == '.' && e + 1 < end && dl_is_alnum((char)src[e + 1])))) {
        if (src[e] == '.')
            dot = e;
        e++;
    }
    if (s == p || !dot || e - dot < 3)
        return 0;
    for (uint32_t i = dot + 1; i < e; i++)
        if (!dl_is_alpha((char)src[i]))
            return 0;
    *start = s;
    return e;
}

uint32_t dl_lex_url(const unsigned char *src, uint32_t floor, uint32_t p,
                    uint32_t end, uint32_t *start)
{
    switch (src[p]) {
    case ':':
        return url_end(src, floor, p, end, start);
    case '.':
        return www_end(src, floor, p, end, start);
    case '@':
        return mail_end(src, floor, p, end, start);
    default:
        return 0;
    }
}
