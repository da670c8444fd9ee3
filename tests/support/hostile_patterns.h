/*
 * Regular expressions that try to take much time, and texts that suit them: a
 * grammar of groups, alternatives, repetitions, assertions, references and
 * recursion over few letters, so that they nearly match, often. The same seed
 * gives the same ones.
 */
#ifndef DL_TEST_HOSTILE_PATTERNS_H
#define DL_TEST_HOSTILE_PATTERNS_H

#include <stdint.h>
#include <string.h>

#include "base/buf.h"

typedef struct hostile {
    uint32_t seed;
    unsigned groups; /* open or closed so far */
    unsigned behind; /* depth of look-behinds, which have a fixed length */
    bool is_plain;   /* nothing that a meter needs PCRE2's callouts for */
} hostile;

static inline uint32_t hostile_random(hostile *h, uint32_t n)
{
    h->seed ^= h->seed << 13;
    h->seed ^= h->seed >> 17;
    h->seed ^= h->seed << 5;
    return h->seed % n;
}

#define HOSTILE_PICK(h, ...)                                                   \
    ((const char *const[]){__VA_ARGS__}[hostile_random(                        \
        (h), sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))])

static inline void hostile_quantifier(hostile *h, dl_buf *out)
{
    if (h->behind) {
        dl_buf_adds(out, HOSTILE_PICK(h, "", "", "{2}", "{40}", "{900}"));
        return;
    }
    dl_buf_adds(out, HOSTILE_PICK(h, "", "", "*", "+", "+", "?", "{2}",
                                  "{0,3}", "{3,}", "{50}", "{1,999}", "{700}",
                                  "{2,4000}"));
    dl_buf_adds(out, "");
}

/* After a quantifier. */
static inline void hostile_mode(hostile *h, dl_buf *out)
{
    char last = out->n ? out->p[out->n - 1] : '\0';
    if (last && strchr("*+?}", last))
        dl_buf_adds(out, HOSTILE_PICK(h, "", "", "", "?", "+", "+"));
}

static inline void hostile_atom(hostile *h, dl_buf *out)
{
    dl_buf_adds(out,
                HOSTILE_PICK(h, "a", "a", "b", ".", "[ab]", "[^b]", "[^c]",
                             "\\w", "\\S", "\\s", "\\p{Hangul}", "가", "가나",
                             "ab", "\\W", "[^\\n]", "[가-힣]", "x", "\\X",
                             "\\X", "🇰", "\\p{M}",
                             "[\\p{L}\\d_가-나다-라마-바사-아자-차]"));
}

static inline void hostile_list(hostile *h, dl_buf *out, unsigned depth);

static inline void hostile_look(hostile *h, dl_buf *out, unsigned depth)
{
    bool is_behind = hostile_random(h, 2);
    dl_buf_adds(out, is_behind ? HOSTILE_PICK(h, "(?<=", "(?<!")
                               : HOSTILE_PICK(h, "(?=", "(?!"));
    h->behind += is_behind;
    hostile_list(h, out, depth);
    h->behind -= is_behind;
    dl_buf_addc(out, ')');
}

static inline void hostile_reference(hostile *h, dl_buf *out)
{
    unsigned n = 1 + hostile_random(h, h->groups ? h->groups : 1);
    if (hostile_random(h, 2))
        dl_buf_printf(out, "\\g{%u}", n);
    else if (hostile_random(h, 3))
        dl_buf_printf(out, "(?%u)", n);
    else
        dl_buf_adds(out, HOSTILE_PICK(h, "(?R)", "(*THEN)", "(*PRUNE)",
                                      "(*SKIP)", "(*COMMIT)", "(*FAIL)",
                                      "(?(1)a|b)", "(?(?=a)a|b)", "\\K",
                                      "(*:m)", "(*SKIP:n)", "(*PRUNE:m)",
                                      "(*ACCEPT)"));
}

static inline void hostile_item(hostile *h, dl_buf *out, unsigned depth)
{
    unsigned kind = hostile_random(h, depth ? 12 : 6);
    if (kind < 6) {
        hostile_atom(h, out);
    } else if (kind < 9) {
        dl_buf_adds(out, hostile_random(h, 2) ? "(?:" : "(");
        h->groups += out->p[out->n - 1] == '(';
        hostile_list(h, out, depth - 1);
        dl_buf_addc(out, ')');
    } else if (kind == 9) {
        bool is_run = !h->is_plain && hostile_random(h, 4) == 0;
        dl_buf_adds(out, is_run ? HOSTILE_PICK(h, "(*sr:", "(*asr:") : "(?>");
        hostile_list(h, out, depth - 1);
        dl_buf_addc(out, ')');
    } else if (kind == 10) {
        hostile_look(h, out, depth - 1);
    } else {
        if (!h->is_plain && h->groups && !h->behind)
            hostile_reference(h, out);
        return;
    }
    hostile_quantifier(h, out);
    hostile_mode(h, out);
}

/* Alternatives; now and then very many, as in a list of words. */
static inline void hostile_list(hostile *h, dl_buf *out, unsigned depth)
{
    unsigned bars = hostile_random(h, 40) ? hostile_random(h, 3) :
                                            hostile_random(h, 200);
    for (unsigned i = 0; i <= bars; i++) {
        if (i)
            dl_buf_addc(out, '|');
        for (unsigned n = 1 + hostile_random(h, bars > 9 ? 2 : 4); n > 0; n--)
            hostile_item(h, out, depth);
    }
}

/* [^a]*+a|[^b]*+b|…: each runs to the end of the text. */
static inline void hostile_runs(hostile *h, dl_buf *out)
{
    const char *form = HOSTILE_PICK(h, "[^$]*+$", "[^$]*$", "\\w*+$$",
                                    ".*$$", "(?=.*+$)$", "\\S{900}$$");
    dl_buf_adds(out, HOSTILE_PICK(h, "(?<=a)(?:", "(?:", "(?=", "(a|)(?:",
                                  "a*(?:", "(?<!\\w{200})(?:"));
    for (int c = 'b'; c <= 'z'; c++) {
        dl_buf_adds(out, c == 'b' ? "(?:" : "|");
        for (const char *p = form; *p; p++)
            dl_buf_addc(out, *p == '$' ? (char)c : *p);
    }
    dl_buf_adds(out, "))");
    dl_buf_adds(out, HOSTILE_PICK(h, "", "c", "+c", "\\b"));
}

static inline void hostile_pattern(hostile *h, dl_buf *out)
{
    dl_buf_clear(out);
    h->groups = h->behind = 0;
    dl_buf_adds(out, HOSTILE_PICK(h, "", "", "", "(?i)", "^", "(?m)^"));
    if (hostile_random(h, 12) == 0)
        hostile_runs(h, out);
    else
        hostile_list(h, out, 1 + hostile_random(h, 4));
}

/* About `size` bytes. */
static inline void hostile_text(hostile *h, dl_buf *out, size_t size)
{
    const char *unit = HOSTILE_PICK(
        h, "a", "a", "a", "ab", "b", "가", "가나", " ", "a\n", "aaaaaaaab",
        "ab ", "가나 ", "aab가", "a b", "가가가가가가가가가가나", "\n",
        "신경망을 배우고 모델을 쓴다. ", "🇰🇷", "🇰", "🇰🇷a", "e\xCC\x81",
        "\xCC\x81", "👩\xE2\x80\x8D", "ㄱ", "\xE1\x84\x80", "ab가나 \nAcd1");
    dl_buf_clear(out);
    while (out->n < size)
        dl_buf_adds(out, unit);
    dl_buf_adds(out, HOSTILE_PICK(h, "", "c", "b", "나", "z\n"));
}

#endif
