/*
 * Another matcher of gitignore's patterns, as simple as it can be: it tries
 * everything. Braces, which git does not have, are plain characters here.
 */
#ifndef DL_FUZZ_NAIVE_GLOB_H
#define DL_FUZZ_NAIVE_GLOB_H

#include "base/str.h"

typedef struct naive_run {
    dl_str pattern; /* all of it: what is before a `*` matters */
    size_t steps;   /* left; 0: given up */
} naive_run;

/* Whether the set at `*at` contains `c`; false, too, if it is not closed.
   `*at` is set to its end, or to SIZE_MAX. */
static inline bool naive_set(dl_str p, size_t *at, unsigned char c)
{
    size_t i = *at + 1;
    bool is_negated = i < p.n && (p.p[i] == '!' || p.p[i] == '^');
    bool found = false;
    i += is_negated;
    for (size_t first = i; i < p.n && (p.p[i] != ']' || i == first);) {
        i += p.p[i] == '\\' && i + 1 < p.n;
        unsigned char low = (unsigned char)p.p[i++], high = low;
        if (i + 1 < p.n && p.p[i] == '-' && p.p[i + 1] != ']') {
            i++;
            i += p.p[i] == '\\' && i + 1 < p.n;
            high = (unsigned char)p.p[i++];
        }
        found |= low <= c && c <= high;
    }
    *at = i < p.n ? i + 1 : SIZE_MAX;
    return found != is_negated && c != '/';
}

static inline bool naive_from(naive_run *n, size_t at, dl_str s);

/* The stars at `at`, not `**` as a whole name. */
static inline bool naive_star(naive_run *n, size_t at, dl_str s)
{
    while (at < n->pattern.n && n->pattern.p[at] == '*')
        at++;
    for (size_t i = 0;; i++) {
        if (naive_from(n, at, dl_str_from(s, i)))
            return true;
        if (i >= s.n || s.p[i] == '/')
            return false;
    }
}

/* `**` and a slash: nothing, or any names with a slash after each. */
static inline bool naive_globstar(naive_run *n, size_t at, dl_str s)
{
    if (naive_from(n, at, s))
        return true;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '/' && naive_from(n, at, dl_str_from(s, i + 1)))
            return true;
    return false;
}

/* A character's first byte and those that continue it. */
static inline bool naive_character(naive_run *n, size_t at, dl_str s)
{
    if (s.n == 0 || s.p[0] == '/' || dl_is_continuation(s.p[0]))
        return false;
    for (size_t i = 1;; i++) {
        if (naive_from(n, at, dl_str_from(s, i)))
            return true;
        if (i >= s.n || !dl_is_continuation(s.p[i]))
            return false;
    }
}

static inline bool naive_from(naive_run *n, size_t at, dl_str s)
{
    dl_str p = n->pattern;
    if (n->steps == 0 || --n->steps == 0)
        return false;
    if (at >= p.n)
        return s.n == 0;
    bool starts_name = at == 0 || p.p[at - 1] == '/';
    dl_str rest = dl_str_from(p, at);
    if (starts_name && dl_str_is(rest, "**"))
        return s.n > 0;
    if (starts_name && dl_str_starts(rest, "**/"))
        return naive_globstar(n, at + 3, s);
    if (p.p[at] == '*')
        return naive_star(n, at, s);
    if (p.p[at] == '?')
        return naive_character(n, at + 1, s);
    if (p.p[at] == '[') {
        bool is_in = naive_set(p, &at, s.n > 0 ? (unsigned char)s.p[0] : 0);
        return at != SIZE_MAX && s.n > 0 && is_in &&
               naive_from(n, at, dl_str_from(s, 1));
    }
    at += p.p[at] == '\\' && at + 1 < p.n;
    return s.n > 0 && s.p[0] == p.p[at] &&
           naive_from(n, at + 1, dl_str_from(s, 1));
}

/* 1: the pattern of a .gitignore matches the path, which is below its folder;
   0: it does not; -1: this takes too long. Sets that are not closed make a
   pattern match nothing. */
static inline int naive_match(dl_str pattern, dl_str path)
{
    naive_run n = {.steps = 20000};
    for (size_t at = 0; at < pattern.n; at++) {
        if (pattern.p[at] == '[') {
            naive_set(pattern, &at, 0);
            if (at == SIZE_MAX)
                return 0;
            at--;
        } else if (pattern.p[at] == '\\') {
            at++;
        }
    }
    bool floats = !memchr(pattern.p, '/', pattern.n);
    while (floats && path.n > 0 && memchr(path.p, '/', path.n))
        path = dl_str_from(path, 1);
    if (pattern.n > 0 && pattern.p[0] == '/')
        pattern = dl_str_from(pattern, 1);
    n.pattern = pattern;
    bool matches = naive_from(&n, 0, path);
    return n.steps == 0 ? -1 : matches;
}

#endif
