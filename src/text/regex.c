/* PCRE2 patterns: compiled with the JIT, matched within a step limit. */
#include "text/regex.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/str.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum {
    ALL_STEPS = 1 << 27,
    LEAST_STEPS = 256, /* per start position */
    MOST_STEPS = 50000,
    MOST_HEAP = 32 * 1024 /* KiB */
};

struct dl_regex {
    dl_deferred freeing; /* the machine code is not in our blocks */
    pcre2_code *code;
    const uint8_t *first; /* in `code`: bit n: a match may begin with byte n */
    uint8_t one_of[2];    /* the first byte, if there is no table */
    uint8_t n_one_of;     /* 0: unknown */
    uint32_t shortest;    /* code points, hence at least as many bytes */
};

struct dl_matcher {
    pcre2_match_data *data;
    pcre2_match_context *context;
};

/* PCRE2 allocates through this, so it never sees a failure. */
static void *allocate(size_t size, void *unused)
{
    (void)unused;
    return dl_xmalloc(size);
}

static void release(void *p, void *unused)
{
    (void)unused;
    dl_free(p);
}

/* ---- compiling ----------------------------------------------------------- */

/* PCRE2 does not say whether the first byte is matched in either case. */
static void find_first(dl_regex *regex)
{
    uint32_t kind = 0, first = 0;
    pcre2_pattern_info(regex->code, PCRE2_INFO_FIRSTBITMAP, &regex->first);
    pcre2_pattern_info(regex->code, PCRE2_INFO_MINLENGTH, &regex->shortest);
    pcre2_pattern_info(regex->code, PCRE2_INFO_FIRSTCODETYPE, &kind);
    if (regex->first || kind != 1)
        return;
    pcre2_pattern_info(regex->code, PCRE2_INFO_FIRSTCODEUNIT, &first);
    regex->one_of[regex->n_one_of++] = (uint8_t)first;
    if (dl_is_alpha((char)first))
        regex->one_of[regex->n_one_of++] = (uint8_t)(first ^ 0x20);
}

static void free_code(void *code)
{
    pcre2_code_free(code);
}

dl_regex *dl_regex_compile(dl_str expression, unsigned flags,
                           dl_regex_error *error)
{
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C;
    int code;
    if (flags & DL_REGEX_IGNORE_CASE)
        options |= PCRE2_CASELESS;
    if (flags & DL_REGEX_MULTILINE)
        options |= PCRE2_MULTILINE;
    dl_regex *regex = dl_xcalloc(1, sizeof *regex);
    pcre2_general_context *memory =
        pcre2_general_context_create(allocate, release, NULL);
    pcre2_compile_context *context = pcre2_compile_context_create(memory);
    regex->code = pcre2_compile((PCRE2_SPTR)expression.p, expression.n, options,
                                &code, &error->offset, context);
    pcre2_compile_context_free(context);
    pcre2_general_context_free(memory);
    if (!regex->code) {
        pcre2_get_error_message(code, (PCRE2_UCHAR *)error->message,
                                sizeof error->message);
        dl_free(regex);
        return NULL;
    }
    /* Without a JIT the interpreter does the same, only slower. */
#ifndef DL_NO_JIT
    pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE);
#endif
    find_first(regex);
    dl_defer(&regex->freeing, free_code, regex->code);
    return regex;
}

void dl_regex_free(dl_regex *regex)
{
    if (!regex)
        return;
    dl_drop(&regex->freeing);
    pcre2_code_free(regex->code);
    dl_free(regex);
}

unsigned dl_regex_groups(const dl_regex *regex)
{
    uint32_t n = 0;
    pcre2_pattern_info(regex->code, PCRE2_INFO_CAPTURECOUNT, &n);
    return n;
}

unsigned dl_regex_group(const dl_regex *regex, dl_str name)
{
    char copy[64]; /* longer than any name */
    if (name.n == 0 || name.n >= sizeof copy || memchr(name.p, 0, name.n))
        return 0;
    memcpy(copy, name.p, name.n);
    copy[name.n] = '\0';
    int n = pcre2_substring_number_from_name(regex->code, (PCRE2_SPTR)copy);
    return n > 0 ? (unsigned)n : 0;
}

bool dl_regex_may_be_empty(const dl_regex *regex)
{
    uint32_t may_be_empty = 0;
    pcre2_pattern_info(regex->code, PCRE2_INFO_MATCHEMPTY, &may_be_empty);
    return may_be_empty != 0;
}

bool dl_regex_refers_back(const dl_regex *regex)
{
    uint32_t highest = 0;
    pcre2_pattern_info(regex->code, PCRE2_INFO_BACKREFMAX, &highest);
    return highest > 0;
}

/* ---- matching ------------------------------------------------------------ */

bool dl_regex_may_match(const dl_regex *regex, dl_str text)
{
    if (text.n == 0 || text.n < regex->shortest)
        return false;
    for (unsigned i = 0; i < regex->n_one_of; i++)
        if (memchr(text.p, regex->one_of[i], text.n))
            return true;
    if (!regex->first)
        return regex->n_one_of == 0;
    for (size_t i = 0; i < text.n; i++) {
        uint8_t c = (uint8_t)text.p[i];
        if (regex->first[c / 8] >> c % 8 & 1)
            return true;
    }
    return false;
}

dl_matcher *dl_matcher_new(size_t size)
{
    size_t steps = size ? ALL_STEPS / size : MOST_STEPS;
    if (steps < LEAST_STEPS)
        steps = LEAST_STEPS;
    if (steps > MOST_STEPS)
        steps = MOST_STEPS;
    dl_matcher *matcher = dl_xcalloc(1, sizeof *matcher);
    pcre2_general_context *memory =
        pcre2_general_context_create(allocate, release, NULL);
    matcher->data = pcre2_match_data_create(DL_REGEX_MOST_GROUPS + 1, memory);
    matcher->context = pcre2_match_context_create(memory);
    pcre2_general_context_free(memory);
    pcre2_set_match_limit(matcher->context, (uint32_t)steps);
    pcre2_set_heap_limit(matcher->context, MOST_HEAP);
    return matcher;
}

void dl_matcher_free(dl_matcher *matcher)
{
    if (!matcher)
        return;
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->context);
    dl_free(matcher);
}

static int run(const dl_regex *regex, dl_matcher *matcher, dl_str text,
               size_t from, uint32_t options)
{
    return pcre2_match(regex->code, (PCRE2_SPTR)text.p, text.n, from,
                       PCRE2_NOTEMPTY | PCRE2_NO_UTF_CHECK | options,
                       matcher->data, matcher->context);
}

dl_match_state dl_regex_find(const dl_regex *regex, dl_matcher *matcher,
                             dl_str text, size_t from, bool goes_on,
                             dl_match *match)
{
    uint32_t options = goes_on ? PCRE2_NOTEOL : 0;
    int n = run(regex, matcher, text, from, options);
    /* The JIT's stack is small; the interpreter uses the heap. */
    if (n == PCRE2_ERROR_JIT_STACKLIMIT)
        n = run(regex, matcher, text, from, options | PCRE2_NO_JIT);
    if (n == PCRE2_ERROR_NOMATCH)
        return DL_MATCH_NONE;
    if (n < 0)
        return DL_MATCH_LIMIT;
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(matcher->data);
    int most = DL_REGEX_MOST_GROUPS + 1;
    *match = (dl_match){.span = {(uint32_t)at[0], (uint32_t)at[1]}};
    n = n == 0 || n > most ? most : n; /* 0: there are more groups than fit */
    for (int i = 0; i < n; i++)
        if (at[2 * i] != PCRE2_UNSET && at[2 * i] <= at[2 * i + 1])
            match->groups[i] =
                (dl_str){text.p + at[2 * i], at[2 * i + 1] - at[2 * i]};
    return at[0] < at[1] ? DL_MATCH_FOUND : DL_MATCH_NONE;
}
