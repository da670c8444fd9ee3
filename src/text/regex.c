/* PCRE2 patterns: compiled with the JIT and a meter, matched on a budget. */
#include "text/regex.h"

#include <time.h>

#include "base/alloc.h"
#include "base/str.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "text/cluster.h"
#include "text/meter.h"
#include "text/regex_words.h"
#include "text/utf8.h"

enum {
    MOST_HEAP = 32 * 1024,         /* KiB, of PCRE2's interpreter */
    MOST_STACK = 8 * 1024 * 1024,  /* bytes, of its machine code */
    LEAST_STACK = 32 * 1024,
    CALL = 400,       /* units of a call of PCRE2 */
    SCRIPT = 60,      /* units of a byte of a script run */
    CHAIN = 8,        /* units of a step that a verb looks back at */
    TICK = 1 << 30,   /* units between two looks at the clock, at most, */
    MOST_CALLS = 1 << 14, /* and callouts: a mistake in a charge must not keep
                             the clock from being looked at */
    FEW_STARTS = 16,      /* that count as a callout */
    MOST_SECONDS = 30 /* of a rule in a file; the budget ends long before */
};

struct dl_regex {
    dl_deferred freeing; /* the machine code is not in our blocks */
    pcre2_code *code;
    dl_meter meter;
    const uint8_t *first; /* in `code`: bit n: a match may begin with byte n */
    uint8_t one_of[2];    /* the first byte, if there is no table */
    uint8_t n_one_of;     /* 0: unknown */
    uint32_t shortest;    /* code points, hence at least as many bytes */
};

struct dl_matcher {
    dl_deferred freeing; /* the stack is not in our blocks */
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack; /* NULL: PCRE2's own is large enough so far */
    int64_t budget, left;   /* units */
    int64_t next_look;      /* what is left at the next look at the clock */
    const dl_meter *meter;  /* of the running call */
    size_t last;            /* byte at which the last callout was */
    size_t from;            /* byte at which the running call began */
    size_t start;           /* byte at which the running attempt began */
    uint64_t steps;         /* callouts of this attempt */
    uint32_t calls;         /* callouts until the next look at the clock */
    int64_t end; /* of the seconds of a rule, in ns; 0: not set yet */
    bool is_late;
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

/* ---- what is refused ----------------------------------------------------- */

/* A verb at the beginning that would change what is charged. */
static bool sets_limit(dl_str expression, size_t *at)
{
    size_t start = 0;
    while (start + 2 < expression.n &&
           memcmp(expression.p + start, "(*", 2) == 0) {
        dl_str rest = dl_str_from(expression, start + 2);
        const char *end = memchr(rest.p, ')', rest.n);
        if (dl_str_starts(rest, "LIMIT_") || dl_str_starts(rest, "NO_JIT)")) {
            *at = start;
            return true;
        }
        start = end ? (size_t)(end - expression.p) + 1 : expression.n;
    }
    return false;
}

typedef struct found_callout {
    dl_str expression;
    size_t at;
} found_callout;

/* PCRE2 says what comes after the callout. */
static int find_callout(pcre2_callout_enumerate_block *block, void *user)
{
    found_callout *found = user;
    size_t at = block->pattern_position;
    while (at > 0 && !dl_str_starts(dl_str_from(found->expression, at), "(?C"))
        at--;
    found->at = at;
    return 1;
}

/* The reason is short. */
static bool refuse(dl_regex_error *error, size_t at, const char *why,
                   const char *korean)
{
    error->offset = at;
    memcpy(error->message, why, strlen(why) + 1);
    memcpy(error->korean, korean, strlen(korean) + 1);
    return false;
}

static bool is_allowed(const pcre2_code *code, dl_str expression,
                       dl_regex_error *error)
{
    found_callout found = {expression, 0};
    size_t at;
    if (sets_limit(expression, &at))
        return refuse(error, at, "a verb that sets limits is not allowed",
                      "한도를 정하는 동사는 쓸 수 없음");
    if (pcre2_callout_enumerate(code, find_callout, &found) != 0)
        return refuse(error, found.at, "a callout (?C) is not allowed",
                      "콜아웃 (?C)는 쓸 수 없음");
    return true;
}

/* ---- compiling with a meter ---------------------------------------------- */

static pcre2_code *compile_code(dl_str expression, uint32_t options,
                                dl_regex_error *error)
{
    int code;
    pcre2_general_context *memory =
        pcre2_general_context_create(allocate, release, NULL);
    pcre2_compile_context *context = pcre2_compile_context_create(memory);
    pcre2_code *made =
        pcre2_compile((PCRE2_SPTR)expression.p, expression.n, options, &code,
                      &error->offset, context);
    pcre2_compile_context_free(context);
    pcre2_general_context_free(memory);
    if (made)
        return made;
    pcre2_get_error_message(code, (PCRE2_UCHAR *)error->message,
                            sizeof error->message);
    const char *korean = dl_regex_in_korean(code);
    if (!korean)
        korean = error->message;
    memcpy(error->korean, korean, strlen(korean) + 1);
    return NULL;
}

static int add_to_meter(pcre2_callout_enumerate_block *block, void *user)
{
    dl_meter_add(user, block->pattern_position, block->next_item_length);
    return 0;
}

/* `plain` is the expression without callouts; with them it is longer. */
static bool compile_metered(dl_regex *regex, const pcre2_code *plain,
                            dl_str expression, uint32_t options,
                            dl_regex_error *error)
{
    dl_meter *meter = &regex->meter;
    uint32_t behind = 0;
    pcre2_pattern_info(plain, PCRE2_INFO_MAXLOOKBEHIND, &behind);
    dl_meter_init(meter, expression, behind);
    if (meter->is_automatic)
        options |= PCRE2_AUTO_CALLOUT;
    regex->code = compile_code(dl_buf_str(&meter->text), options, error);
    if (!regex->code) {
        error->offset = 0;
        dl_meter_free(meter);
        return false;
    }
    pcre2_pattern_info(regex->code, PCRE2_INFO_SIZE, &meter->size);
    if (meter->is_automatic)
        pcre2_callout_enumerate(regex->code, add_to_meter, meter);
    /* Without a JIT the interpreter does the same, only slower. */
#ifndef DL_NO_JIT
    int made = pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE);
    meter->is_slow |= made != 0 && made != PCRE2_ERROR_JIT_BADOPTION;
#endif
    dl_meter_finish(meter, dl_regex_groups(regex));
    return true;
}

static void free_code(void *code)
{
    pcre2_code_free(code);
}

dl_regex *dl_regex_compile(dl_str expression, unsigned flags,
                           dl_regex_error *error)
{
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C;
    if (flags & DL_REGEX_IGNORE_CASE)
        options |= PCRE2_CASELESS;
    if (flags & DL_REGEX_MULTILINE)
        options |= PCRE2_MULTILINE;
    pcre2_code *plain = compile_code(expression, options, error);
    if (!plain)
        return NULL;
    dl_regex *regex = dl_xcalloc(1, sizeof *regex);
    bool ok = is_allowed(plain, expression, error) &&
              compile_metered(regex, plain, expression, options, error);
    pcre2_code_free(plain);
    if (!ok) {
        dl_free(regex);
        return NULL;
    }
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
    dl_meter_free(&regex->meter);
    dl_free(regex);
}

size_t dl_regex_bytes(const dl_regex *regex)
{
    size_t program = 0, machine = 0;
    pcre2_pattern_info(regex->code, PCRE2_INFO_SIZE, &program);
    pcre2_pattern_info(regex->code, PCRE2_INFO_JITSIZE, &machine);
    return program + machine;
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

/* ---- the budget ---------------------------------------------------------- */

static int64_t cpu_time(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* The clock is only a net: the budget depends on no machine. False if one of
   the two is at its end. */
static bool look(dl_matcher *m)
{
    if (m->left < 0)
        return false;
    int64_t now = cpu_time();
    if (m->end == 0)
        m->end = now + (int64_t)MOST_SECONDS * 1000000000;
    m->next_look = m->left > TICK ? m->left - TICK : 0;
    m->calls = MOST_CALLS;
    m->is_late = now > m->end;
    return !m->is_late;
}

/* Takes `units` from what is left; false if that was not enough. */
static inline bool pay(dl_matcher *m, uint64_t units, uint32_t calls)
{
    m->left -= (int64_t)units;
    m->calls -= calls < m->calls ? calls : m->calls;
    return (m->left >= m->next_look && m->calls > 0) || look(m);
}

/* The longest group may be compared, byte by byte. */
static size_t longest_capture(const pcre2_callout_block *b)
{
    size_t longest = 0;
    for (uint32_t i = 1; i < b->capture_top; i++) {
        size_t start = b->offset_vector[2 * i];
        size_t end = b->offset_vector[2 * i + 1];
        if (start != PCRE2_UNSET && end > start && end - start > longest)
            longest = end - start;
    }
    return longest;
}

/* What depends on the text, or on what was tried before. */
static uint64_t extra_units(dl_matcher *m, const dl_charge *c,
                            const pcre2_callout_block *b)
{
    const dl_meter *meter = m->meter;
    dl_str text = {(const char *)b->subject, b->subject_length};
    size_t at = b->current_position, end;
    size_t start = meter->moves_start ? m->from : b->start_match;
    uint64_t units = 0;
    if (start != m->start)
        m->steps = 0;
    m->start = start;
    m->steps++;
    if (c->of_captures)
        units += longest_capture(b) * meter->per_byte;
    if (meter->has_clusters)
        units += dl_cluster_units_back(text, at);
    if (c->clusters)
        units += dl_cluster_units(text, at, c->clusters, &end);
    if (c->of_attempt)
        units += SCRIPT * (meter->behind + (at > start ? at - start : 0));
    if (c->of_steps)
        units += CHAIN * m->steps;
    return units;
}

static int charge(pcre2_callout_block *b, void *user)
{
    dl_matcher *m = user;
    const dl_charge *c = &m->meter->charges[b->pattern_position];
    size_t at = b->current_position;
    size_t from = c->from_start ? b->start_match : m->last;
    uint64_t units = c->units;
    m->last = at;
    if (at > from)
        units += (at - from) * m->meter->per_byte;
    if (c->of_captures || m->meter->is_automatic)
        units += extra_units(m, c, b);
    return pay(m, units, 1) ? 0 : PCRE2_ERROR_CALLOUT;
}

/* The starts from `from` to where a match begins. */
static bool pay_starts(dl_matcher *m, dl_str text, size_t from, size_t to)
{
    enum { FEW = 64 };
    uint64_t each = 2 + (uint64_t)m->meter->per_start;
    size_t n = to > from ? to - from : 0;
    if (each > FEW)
        n = dl_utf8_length((dl_str){text.p + from, n});
    return pay(m, CALL + (n + 1) * each, 1 + (uint32_t)(n / FEW_STARTS));
}

dl_matcher *dl_matcher_new(size_t size)
{
    dl_matcher *matcher = dl_xcalloc(1, sizeof *matcher);
    pcre2_general_context *memory =
        pcre2_general_context_create(allocate, release, NULL);
    matcher->data = pcre2_match_data_create(DL_REGEX_MOST_GROUPS + 1, memory);
    matcher->context = pcre2_match_context_create(memory);
    pcre2_general_context_free(memory);
    pcre2_set_match_limit(matcher->context, UINT32_MAX);
    pcre2_set_heap_limit(matcher->context, MOST_HEAP);
    pcre2_set_callout(matcher->context, charge, matcher);
    matcher->budget = DL_REGEX_BUDGET + (int64_t)size * DL_REGEX_BUDGET_OF_BYTE;
    dl_matcher_restart(matcher);
    return matcher;
}

void dl_matcher_restart(dl_matcher *matcher)
{
    matcher->left = matcher->budget;
    matcher->next_look = matcher->left > TICK ? matcher->left - TICK : 0;
    matcher->calls = MOST_CALLS;
    matcher->end = 0;
    matcher->is_late = false;
}

static void free_stack(void *stack)
{
    pcre2_jit_stack_free(stack);
}

void dl_matcher_free(dl_matcher *matcher)
{
    if (!matcher)
        return;
    if (matcher->stack) {
        dl_drop(&matcher->freeing);
        pcre2_jit_stack_free(matcher->stack);
    }
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->context);
    dl_free(matcher);
}

/* ---- searching ----------------------------------------------------------- */

static int run(const dl_regex *regex, dl_matcher *matcher, dl_str text,
               size_t from, uint32_t options)
{
    matcher->meter = &regex->meter;
    matcher->last = matcher->from = matcher->start = from;
    matcher->steps = 0;
    return pcre2_match(regex->code, (PCRE2_SPTR)text.p, text.n, from,
                       PCRE2_NOTEMPTY | PCRE2_NO_UTF_CHECK | options,
                       matcher->data, matcher->context);
}

static void enlarge_stack(dl_matcher *matcher)
{
    matcher->stack = pcre2_jit_stack_create(LEAST_STACK, MOST_STACK, NULL);
    if (!matcher->stack)
        dl_out_of_memory();
    dl_defer(&matcher->freeing, free_stack, matcher->stack);
    pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
}

static dl_match_state fill(dl_match *match, const dl_matcher *matcher,
                           dl_str text, int n)
{
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

dl_match_state dl_regex_find(const dl_regex *regex, dl_matcher *matcher,
                             dl_str text, size_t from, bool goes_on,
                             dl_match *match)
{
    uint32_t options = goes_on ? PCRE2_NOTEOL : 0;
    int64_t left = matcher->left;
    int n = run(regex, matcher, text, from, options);
    if (n == PCRE2_ERROR_JIT_STACKLIMIT && !matcher->stack) {
        enlarge_stack(matcher);
        matcher->left = left;
        n = run(regex, matcher, text, from, options);
    }
    size_t to = n >= 0 ? pcre2_get_ovector_pointer(matcher->data)[0] : text.n;
    bool is_paid = pay_starts(matcher, text, from, to);
    if (matcher->is_late)
        return DL_MATCH_LATE;
    if (!is_paid || (n < 0 && n != PCRE2_ERROR_NOMATCH))
        return DL_MATCH_LIMIT;
    return n < 0 ? DL_MATCH_NONE : fill(match, matcher, text, n);
}

int64_t dl_matcher_spent(const dl_matcher *matcher)
{
    return matcher->budget - matcher->left;
}
