/*
 * How long hostile patterns take: COUNT of them, each over a text of BYTES,
 * which is searched in pieces as the program does. Prints the worst: seconds
 * for a MiB, units for a byte.
 *   patterns SEED COUNT BYTES
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "../support/hostile_patterns.h"
#include "base/search.h"
#include "base/vec.h"
#include "text/regex.h"

enum { PIECE = 32 * 1024, SHOWN = 10, MEGABYTE = 1 << 20 };

typedef struct outcome {
    double seconds, units; /* for a MiB, for a byte */
    bool gave_up;
    char what[200];
} outcome;

typedef struct bench {
    hostile h;
    dl_buf pattern, text;
    DL_VEC(outcome) outcomes;
    unsigned refused, given_up;
} bench;

static double cpu_time(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* False if it was given up. */
static bool search(const dl_regex *regex, dl_matcher *matcher, dl_str text)
{
    size_t from = 0;
    dl_match match;
    for (size_t end = 0; end < text.n; from = end) {
        end = text.n - end > PIECE ? end + PIECE : text.n;
        while (end < text.n && (text.p[end] & 0xC0) == 0x80)
            end--;
        dl_str piece = {text.p, end};
        dl_match_state found;
        while ((found = dl_regex_find(regex, matcher, piece, from, end < text.n,
                                      &match)) == DL_MATCH_FOUND)
            from = match.span.end;
        if (found != DL_MATCH_NONE)
            return false;
    }
    return true;
}

static void measure(bench *b, const dl_regex *regex)
{
    dl_str text = dl_buf_str(&b->text);
    dl_matcher *matcher = dl_matcher_new(text.n);
    double start = cpu_time();
    bool ok = search(regex, matcher, text);
    double seconds = cpu_time() - start;
    outcome o = {
        .seconds = seconds * MEGABYTE / (double)text.n,
        .units = (double)dl_matcher_spent(matcher) / (double)text.n,
        .gave_up = !ok};
    snprintf(o.what, sizeof o.what, "%.150s over %.20s…", b->pattern.p, text.p);
    dl_vec_push(&b->outcomes, o);
    b->given_up += !ok;
    dl_matcher_free(matcher);
}

static void try_one(bench *b, size_t size)
{
    dl_regex_error error;
    hostile_pattern(&b->h, &b->pattern);
    unsigned flags = hostile_random(&b->h, 2) ? DL_REGEX_MULTILINE : 0;
    dl_regex *regex = dl_regex_compile(dl_buf_str(&b->pattern), flags, &error);
    if (!regex) {
        b->refused++;
        return;
    }
    hostile_text(&b->h, &b->text, size);
    measure(b, regex);
    dl_regex_free(regex);
}

static int slowest_first(const void *a, const void *b)
{
    return DL_ORDER(((const outcome *)b)->seconds,
                    ((const outcome *)a)->seconds);
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    bench b = {.h.seed = (uint32_t)atol(argv[1])};
    size_t count = (size_t)atol(argv[2]), size = (size_t)atol(argv[3]);
    while (b.outcomes.n < count)
        try_one(&b, size);
    dl_vec_sort(&b.outcomes, slowest_first);
    printf("%zu patterns over %zu bytes: %u given up; %u others did not "
           "compile\n",
           count, size, b.given_up, b.refused);
    for (size_t i = 0; i < count && i < SHOWN; i++) {
        const outcome *o = &b.outcomes.v[i];
        printf("%.2f s/MiB, %.0f units/byte%s: %s\n", o->seconds, o->units,
               o->gave_up ? ", given up" : "", o->what);
    }
    dl_vec_free(&b.outcomes);
    dl_buf_free(&b.pattern);
    dl_buf_free(&b.text);
    return 0;
}
