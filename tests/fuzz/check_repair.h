/*
 * What fixing a text keeps: fixing it again changes nothing, the unified diff
 * applied to the old text gives the new one, what is offered is made.
 */
#ifndef DL_FUZZ_CHECK_REPAIR_H
#define DL_FUZZ_CHECK_REPAIR_H

#include "check_result.h"
#include "engine/lint.h"
#include "fixes/fix.h"
#include "report/unified.h"

/* ---- patch, in its simplest form ----------------------------------------- */

static inline dl_str next_line(dl_str *rest)
{
    const char *lf = memchr(rest->p, '\n', rest->n);
    dl_str line = {rest->p, lf ? (size_t)(lf - rest->p) + 1 : rest->n};
    *rest = dl_str_from(*rest, line.n);
    return line;
}

/* Takes a line off `old`, which must be this one. */
static inline void take_line(dl_str *old, dl_str line)
{
    dl_str own = next_line(old);
    REQUIRE(dl_str_eq(own, line));
}

/* Applies one hunk, whose head has been read; `n_old` and `n_new` lines. */
static inline void apply_hunk(dl_str *patch, dl_str *old, dl_buf *out,
                              size_t n_old, size_t n_new)
{
    static const char no_newline[] = "\\ No newline at end of file\n";
    while (n_old > 0 || n_new > 0) {
        REQUIRE(patch->n > 0);
        dl_str line = next_line(patch);
        char mark = line.p[0];
        REQUIRE(mark == ' ' || mark == '-' || mark == '+');
        line = dl_str_from(line, 1);
        if (dl_str_starts(*patch, no_newline)) {
            line.n--;
            next_line(patch);
        }
        n_old -= mark != '+';
        n_new -= mark != '-';
        if (mark != '+')
            take_line(old, line);
        if (mark != '-')
            dl_buf_add(out, line);
    }
}

/* `,3` after a line number, else 1. */
static inline size_t hunk_lines(const char **p)
{
    char *end = (char *)*p;
    size_t n = **p == ',' ? strtoul(*p + 1, &end, 10) : 1;
    *p = end;
    return n;
}

static inline void apply_patch(dl_str patch, dl_str old, dl_buf *out)
{
    unsigned long done = 0; /* lines of the old text */
    if (patch.n > 0) {
        next_line(&patch);
        next_line(&patch);
    }
    while (patch.n > 0) {
        dl_str head = next_line(&patch);
        REQUIRE(dl_str_starts(head, "@@ -"));
        const char *p = head.p + 4;
        unsigned long line = strtoul(p, (char **)&p, 10);
        size_t n_old = hunk_lines(&p);
        REQUIRE(dl_str_starts((dl_str){p, 2}, " +"));
        strtoul(p + 2, (char **)&p, 10);
        size_t n_new = hunk_lines(&p);
        for (line += n_old == 0; done + 1 < line; done++)
            dl_buf_add(out, next_line(&old));
        apply_hunk(&patch, &old, out, n_old, n_new);
        done += n_old;
    }
    dl_buf_add(out, old);
}

/* ---- fixing -------------------------------------------------------------- */

typedef struct repair {
    const dl_config *config;
    dl_str name;
} repair;

static inline dl_result *lint_again(void *user, dl_str bytes)
{
    const repair *r = user;
    return dl_lint_text(r->config, r->name, bytes, (dl_clock){.today = 20500});
}

/* Only with so many refused fixes that not all were tried may a later run find
   something to fix. */
static inline bool has_untried(const dl_fixed *fixed)
{
    for (size_t i = 0; i < fixed->result->n_diagnostics; i++) {
        const dl_refused *refused = fixed->result->diagnostics[i].refused;
        if (refused && refused->why == DL_REFUSAL_UNTRIED)
            return true;
    }
    return false;
}

static inline void check_diff(dl_str name, dl_str before, dl_str after)
{
    dl_buf diff = {0}, patched = {0};
    dl_unified_diff(name, before, after, &diff);
    REQUIRE((diff.n == 0) == dl_str_eq(before, after));
    apply_patch(dl_buf_str(&diff), before, &patched);
    REQUIRE(dl_str_eq(dl_buf_str(&patched), after));
    dl_buf_free(&diff);
    dl_buf_free(&patched);
}

/* Whether a fix is made, according to a trial that changes nothing. */
static inline bool is_offered(dl_fix_linter linter, dl_str text,
                              dl_applicability most)
{
    dl_fix_trials trials;
    bool found = false;
    dl_result *first = linter.lint(linter.user, text);
    dl_fix_try(&linter, first, most, &trials);
    for (size_t i = 0; i < trials.n; i++)
        found |= trials.v[i].refused.why == DL_REFUSAL_NONE;
    dl_vec_free(&trials);
    dl_result_free(first);
    return found;
}

static inline void check_repair(const dl_config *config, dl_str name,
                                dl_str text, dl_applicability most)
{
    repair r = {config, name};
    const dl_fix_linter linter = {.lint = lint_again, .user = &r};
    dl_fixed once, twice;
    dl_fix_all(&linter, text, most, &once);
    dl_str fixed = dl_buf_str(&once.text);
    check_result(once.result);
    REQUIRE(dl_str_eq(fixed, once.result->doc->src) ||
            once.result->doc->too_large);
    REQUIRE(once.n_applied > 0 || dl_str_eq(fixed, text));
    REQUIRE(dl_utf8_valid_up_to(text) < text.n ||
            dl_utf8_valid_up_to(fixed) == fixed.n);
    check_diff(name, text, fixed);
    if (!has_untried(&once)) {
        dl_fix_all(&linter, fixed, most, &twice);
        REQUIRE(dl_str_eq(dl_buf_str(&twice.text), fixed));
        dl_fixed_clear(&twice);
    }
    if (!has_untried(&once) && text.n % 4 == 0) {
        REQUIRE(is_offered(linter, text, most) == (once.n_applied > 0));
        REQUIRE(!is_offered(linter, fixed, most));
    }
    dl_fixed_clear(&once);
}

#endif
