/*
 * Lets each allocation of a call fail, one after the other: the call says so,
 * calls the handler, leaves nothing behind and prints nothing, and the next one
 * works. Prints TAP.
 *   memory FILE...
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "digestlint/digestlint.h"

/* ---- malloc() and its kin, for the libraries, too ------------------------ */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void __libc_free(void *p);

static long asked;      /* allocations so far */
static long failing;    /* the one that fails; 0: none */
static bool for_good;   /* and all after it */
static long live;       /* blocks that are not freed */

static bool fails(void)
{
    asked++;
    bool yes = failing && (for_good ? asked >= failing : asked == failing);
    if (yes)
        errno = ENOMEM;
    return yes;
}

void *malloc(size_t size)
{
    void *p = fails() ? NULL : __libc_malloc(size);
    live += p != NULL;
    return p;
}

void *calloc(size_t count, size_t size)
{
    void *p = fails() ? NULL : __libc_calloc(count, size);
    live += p != NULL;
    return p;
}

void *realloc(void *old, size_t size)
{
    void *p = fails() ? NULL : __libc_realloc(old, size);
    live += p != NULL && old == NULL;
    return p;
}

void free(void *p)
{
    live -= p != NULL;
    __libc_free(p);
}

/* ---- what is tried ------------------------------------------------------- */

typedef struct text {
    const char *name;
    char *bytes;
    size_t n;
} text;

static dl_config *shared; /* for the calls that need one */
static const char *configuration;
static const text *subject;
static unsigned handled;
static unsigned expected; /* a hash of the findings */

static void on_nomem(void *user)
{
    ++*(unsigned *)user;
}

static unsigned mix(unsigned hash, unsigned value)
{
    return (hash ^ value) * 16777619u;
}

/* Findings by place and code: messages need no memory either. */
static unsigned hash_of(const dl_result *result)
{
    unsigned hash = 2166136261u;
    for (size_t i = 0; i < dl_result_count(result); i++) {
        const dl_diagnostic *d = dl_result_at(result, i);
        char message[256];
        dl_diagnostic_message(d, DL_KOREAN, message, sizeof message);
        hash = mix(hash, dl_diagnostic_span(d).start);
        for (const char *p = message; *p; p++)
            hash = mix(hash, (unsigned char)*p);
    }
    return hash;
}

/* Each returns the call's status, whether its `*out` fits that, and what was
   found; all is freed again. */
typedef struct outcome {
    dl_status status;
    bool out_is_right;
    unsigned found;
} outcome;

static outcome try_lint(void)
{
    dl_result *result = (dl_result *)&shared; /* must be overwritten */
    dl_lint_options options = dl_lint_options_new();
    options.today = 20343;
    dl_str bytes = {subject->bytes, subject->n};
    outcome o = {.status = dl_lint(&result, shared, dl_str_of(subject->name),
                                   bytes, &options, NULL)};
    o.out_is_right = (o.status == DL_OK) == (result != NULL);
    if (o.status == DL_OK)
        o.found = hash_of(result);
    dl_result_free(result);
    return o;
}

static outcome try_fix(void)
{
    dl_fixed *fixed = (dl_fixed *)&shared;
    dl_fix_options options = dl_fix_options_new();
    options.today = 20343;
    options.most = DL_FIX_UNSAFE;
    dl_str bytes = {subject->bytes, subject->n};
    outcome o = {
        .status = dl_fix_text(&fixed, shared, dl_str_of(subject->name), bytes,
                              &options, NULL)};
    o.out_is_right = (o.status == DL_OK) == (fixed != NULL);
    if (o.status == DL_OK)
        o.found = mix(hash_of(dl_fixed_result(fixed)),
                      (unsigned)dl_fixed_applied(fixed));
    dl_fixed_free(fixed);
    return o;
}

static outcome try_load(void)
{
    dl_config *config = (dl_config *)&shared;
    dl_load_options options = dl_load_options_new();
    options.file = subject->name;
    outcome o = {.status = dl_load(&config, &options, NULL)};
    o.out_is_right = (o.status == DL_OK) == (config != NULL);
    if (o.status == DL_OK)
        o.found = (unsigned)dl_config_mistakes(config);
    dl_config_free(config);
    return o;
}

/* The first lint with a configuration works out the settings of files that
   several overrides match, which all threads share from then on; after a lint
   that failed there, the same configuration works. */
static outcome try_first(void)
{
    dl_config *config;
    dl_load_options options = dl_load_options_new();
    long failing_here = failing;
    failing = 0;
    options.file = configuration;
    outcome o = {.status = dl_load(&config, &options, NULL)};
    dl_config *before = shared;
    shared = config;
    failing = failing_here;
    asked = 0;
    if (o.status == DL_OK)
        o = try_lint();
    long asked_here = asked;
    failing = 0;
    outcome again = o.status == DL_OK ? o : try_lint();
    if (again.status != DL_OK || again.found != expected)
        o.out_is_right = expected == 0;
    shared = before;
    dl_config_free(config);
    asked = asked_here;
    return o;
}

/* ---- the loop ------------------------------------------------------------ */

static int number;

static void report(bool ok, const char *what, long n, const char *why)
{
    printf("%sok %d - %s, %s%s", ok ? "" : "not ", ++number, what,
           subject->name, for_good ? ", and all after it" : "");
    if (!ok)
        printf(": allocation %ld: %s", n, why);
    putchar('\n');
}

/* What is wrong with one outcome, or NULL. */
static const char *judge(const outcome *o, unsigned handled_before,
                         long live_before)
{
    if (!o->out_is_right)
        return "the result is not what the status says";
    if (live != live_before)
        return "blocks are left";
    if (o->status == DL_OK)
        return o->found == expected ? NULL : "other findings";
    if (o->status != DL_ERR_MEMORY)
        return "another status than DL_ERR_MEMORY";
    return handled == handled_before + 1 ? NULL : "the handler was not called";
}

/* Every allocation up to `all`, then one in `stride`. */
static void run(const char *what, outcome (*attempt)(void), long stride)
{
    enum { ALL = 1500 };
    expected = 0;
    attempt(); /* what libraries keep for good is made */
    expected = attempt().found;
    long failed = 0;
    for (long n = 1;; n += n < ALL ? 1 : stride) {
        unsigned handled_before = handled;
        long live_before = live;
        asked = 0;
        failing = n;
        outcome o = attempt();
        bool is_over = asked < n;
        failing = 0;
        const char *why = judge(&o, handled_before, live_before);
        outcome next = attempt();
        if (!why && (next.status != DL_OK || next.found != expected))
            why = "the next call does not work";
        if (why) {
            report(false, what, n, why);
            return;
        }
        failed += o.status == DL_ERR_MEMORY;
        if (is_over)
            break;
    }
    printf("# %ld of them failed\n", failed);
    report(failed > 10, what, 0, "hardly any failed");
}

static bool read_text(text *t, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return false;
    t->name = path;
    t->bytes = malloc(1 << 20);
    t->n = fread(t->bytes, 1, 1 << 20, f);
    fclose(f);
    return true;
}

/* memory CONFIGURATION POST...: the first post with every allocation. */
int main(int argc, char **argv)
{
    static text texts[16];
    dl_load_options options = dl_load_options_new();
    setvbuf(stdout, NULL, _IOLBF, 0);
    options.file = configuration = argv[1];
    if (argc < 3 || argc > 16 || dl_load(&shared, &options, NULL) != DL_OK)
        return 2;
    for (int i = 1; i < argc; i++)
        if (!read_text(&texts[i], argv[i]))
            return 2;
    dl_set_nomem_handler(on_nomem, &handled);
    for (int k = 0; k < 2; k++) {
        for_good = k == 1;
        subject = &texts[1];
        run("load", try_load, 1);
        for (int i = 2; i < argc; i++) {
            subject = &texts[i];
            run("lint", try_lint, 7);
            run("first lint", try_first, 7);
            run("fix", try_fix, 101);
        }
    }
    dl_config_free(shared);
    printf("1..%d\n", number);
    return 0;
}
