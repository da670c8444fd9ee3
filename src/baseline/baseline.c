/*
 * Matches findings against a baseline, and makes the next one.
 */
#include "baseline/baseline.h"

#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/path.h"
#include "base/search.h"
#include "baseline/fingerprint.h"
#include "text/utf8.h"

typedef struct known {
    dl_baseline_entry entry;
    bool is_of_run; /* its file was linted */
    bool is_met;    /* and the finding still exists */
} known;

struct dl_baseline {
    dl_arena *arena;
    dl_str folder;     /* of the file, canonical */
    DL_VEC(known) old; /* sorted, each once */
    dl_baseline_entries next;
    size_t n_added;  /* recorded, and not in `old` */
    uint8_t *levels; /* of dl_rules; NULL: all ran */
};

/* ---- order ----------------------------------------------------------- */

static int compare_entries(const void *a, const void *b)
{
    const dl_baseline_entry *x = a, *y = b;
    int order = dl_str_compare(x->path, y->path);
    return order ? order : dl_str_compare(x->finding, y->finding);
}

static int compare_items(const void *a, const void *b)
{
    const known *x = a, *y = b;
    return compare_entries(&x->entry, &y->entry);
}

/* A merge may leave duplicate entries, out of order. */
static void sort_items(dl_baseline *b)
{
    size_t n = 0;
    known *items = b->old.v;
    dl_vec_sort(&b->old, compare_items);
    for (size_t i = 0; i < b->old.n; i++)
        if (n == 0 || compare_items(&items[n - 1], &items[i]) != 0)
            items[n++] = items[i];
    b->old.n = n;
}

/* The first of the old entries that is not before `entry`. */
static size_t lower_bound(const dl_baseline *b, const dl_baseline_entry *entry)
{
    size_t i;
    DL_LOWER_BOUND(i, 0, b->old.n,
                   compare_entries(&b->old.v[i].entry, entry) < 0);
    return i;
}

/* The old entry that is equal, or NULL. */
static known *find(const dl_baseline *b, const dl_baseline_entry *entry)
{
    size_t i = lower_bound(b, entry);
    bool found =
        i < b->old.n && compare_entries(&b->old.v[i].entry, entry) == 0;
    return found ? &b->old.v[i] : NULL;
}

/* ---- life ------------------------------------------------------------ */

void dl_baseline_refuse_size(const char *file, dl_error *error)
{
    dl_error_set(
        error, DL_ERR_IO,
        "the baseline '%s' is larger than %d MiB; switch off the "
        "rules that report most, or use one baseline per folder",
        "기준선 '%s'의 크기가 %d MiB를 넘음. 지적이 가장 많은 규칙을 끄거나 "
        "폴더마다 기준선을 따로 둘 것",
        file, DL_BASELINE_LARGEST >> 20);
}

static dl_status read_file(dl_baseline *b, const char *file, dl_error *error)
{
    dl_buf text = {0};
    dl_baseline_entries entries = {0};
    dl_read_outcome outcome =
        dl_file_read(file, DL_BASELINE_LARGEST, &text, error);
    dl_status status = DL_ERR_IO;
    if (outcome == DL_READ_OK)
        status = dl_baseline_read(file, dl_buf_str(&text), b->arena, &entries,
                                  error);
    else if (outcome == DL_READ_TOO_LARGE)
        dl_baseline_refuse_size(file, error);
    for (size_t i = 0; i < entries.n; i++)
        dl_vec_push(&b->old, (known){.entry = entries.v[i]});
    dl_vec_free(&entries);
    dl_buf_free(&text);
    return status;
}

dl_status dl_baseline_load(dl_baseline **out, const char *file,
                           bool may_be_absent, dl_error *error)
{
    dl_baseline *b = dl_xcalloc(1, sizeof *b);
    dl_status status = DL_OK;
    b->arena = dl_arena_new();
    b->folder =
        dl_path_canonical_folder(b->arena, dl_path_folder(dl_str_of(file)));
    if (!may_be_absent || access(file, F_OK) == 0)
        status = read_file(b, file, error);
    sort_items(b);
    if (status != DL_OK) {
        dl_baseline_free(b);
        b = NULL;
    }
    *out = b;
    return status;
}

void dl_baseline_free(dl_baseline *b)
{
    if (!b)
        return;
    dl_vec_free(&b->old);
    dl_vec_free(&b->next);
    dl_arena_free(b->arena);
    dl_free(b->levels);
    dl_free(b);
}

void dl_baseline_set_levels(dl_baseline *b, const uint8_t *levels)
{
    if (!b->levels)
        b->levels = dl_xcalloc(dl_n_rules, sizeof *levels);
    memcpy(b->levels, levels, dl_n_rules * sizeof *levels);
}

/* ---- findings --------------------------------------------------------- */

/* `s` as a JSON text has it: U+FFFD for each byte that does not fit. */
static dl_str readable(dl_str s, dl_arena *arena)
{
    if (dl_utf8_valid_up_to(s) == s.n)
        return s;
    dl_buf out = {0};
    while (s.n > 0) {
        size_t valid = dl_utf8_valid_up_to(s);
        dl_buf_add(&out, (dl_str){s.p, valid});
        if (valid == s.n)
            break;
        dl_buf_adds(&out, "\xEF\xBF\xBD");
        s = (dl_str){s.p + valid + 1, s.n - valid - 1};
    }
    dl_str copy = dl_arena_str(arena, dl_buf_str(&out));
    dl_buf_free(&out);
    return copy;
}

static dl_str path_of(const dl_baseline *b, const dl_result *result,
                      dl_arena *arena)
{
    dl_str place = dl_path_canonical(arena, result->doc->name);
    return readable(dl_path_relative(arena, b->folder, place), arena);
}

/* Errors in the configuration affect all other findings and must not be
   accepted. */
static bool may_be_known(const dl_diagnostic *d)
{
    return !(d->flags & DL_DIAGNOSTIC_SUPPRESSED) &&
           strcmp(d->rule->code, "DL901") != 0;
}

/* Called for each finding that may be in a baseline. */
typedef void (*visit)(void *user, dl_diagnostic *d,
                      const dl_baseline_entry *entry);

static void each_finding(const dl_result *result, dl_str path,
                         dl_arena *scratch, visit each, void *user)
{
    const dl_str *fingerprints = dl_fingerprints(result, scratch);
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        /* the owner of the result may change its flags */
        dl_diagnostic *d = (dl_diagnostic *)&result->diagnostics[i];
        dl_baseline_entry entry = {path, readable(fingerprints[i], scratch)};
        if (may_be_known(d))
            each(user, d, &entry);
    }
}

/* The first of the old entries for `path`; `*end` is set to their end. */
static size_t entries_of(const dl_baseline *b, dl_str path, size_t *end)
{
    size_t start = lower_bound(b, &(dl_baseline_entry){.path = path});
    *end = start;
    while (*end < b->old.n && dl_str_eq(b->old.v[*end].entry.path, path))
        ++*end;
    return start;
}

static void mark(void *user, dl_diagnostic *d, const dl_baseline_entry *entry)
{
    if (find(user, entry))
        d->flags |= DL_DIAGNOSTIC_BASELINE;
}

void dl_baseline_mark(const dl_baseline *b, dl_result *result,
                      dl_arena *scratch)
{
    size_t end;
    if (result->n_diagnostics == 0)
        return;
    dl_arena_reset(scratch);
    dl_str path = path_of(b, result, scratch);
    if (entries_of(b, path, &end) < end)
        each_finding(result, path, scratch, mark, (dl_baseline *)b);
}

/* ---- what a run shows ------------------------------------------------- */

static void record_found(void *user, dl_diagnostic *d,
                         const dl_baseline_entry *entry)
{
    known *item = find(user, entry);
    if (!item)
        return;
    item->is_met = true;
    d->flags |= DL_DIAGNOSTIC_BASELINE;
}

/* Records that the file at `path` was linted; false if it has no entries. */
static bool record_file(dl_baseline *b, const dl_result *result, dl_str path)
{
    size_t end, start = entries_of(b, path, &end);
    if (result->error.status == DL_OK)
        for (size_t i = start; i < end; i++)
            b->old.v[i].is_of_run = true;
    return start < end;
}

void dl_baseline_meet(dl_baseline *b, dl_result *result, dl_arena *scratch)
{
    dl_arena_reset(scratch);
    dl_str path = path_of(b, result, scratch);
    if (record_file(b, result, path))
        each_finding(result, path, scratch, record_found, b);
}

/* Whether the rule of `finding`, which begins with its code, is known to
   have run. A built-in rule that no longer exists counts as one that found
   nothing. */
static bool rule_ran(const dl_baseline *b, dl_str finding)
{
    const char *slash = memchr(finding.p, '/', finding.n);
    dl_str code = {finding.p, slash ? (size_t)(slash - finding.p) : finding.n};
    const dl_rule *rule = dl_rule_find(code);
    if (!rule)
        return code.n > 2 && dl_str_starts(code, "DL");
    return !b->levels || b->levels[rule - dl_rules] != DL_SEVERITY_OFF;
}

size_t dl_baseline_gone(const dl_baseline *b, dl_baseline_entry *out,
                        size_t max)
{
    size_t n = 0;
    for (size_t i = 0; i < b->old.n; i++) {
        const known *item = &b->old.v[i];
        if (!item->is_of_run || item->is_met ||
            !rule_ran(b, item->entry.finding))
            continue;
        if (n < max)
            out[n] = item->entry;
        n++;
    }
    return n;
}

/* ---- a new baseline --------------------------------------------------- */

static void record(void *user, dl_diagnostic *d, const dl_baseline_entry *entry)
{
    dl_baseline *b = user;
    known *item = find(b, entry);
    d->flags |= DL_DIAGNOSTIC_BASELINE;
    if (item)
        item->is_met = true;
    else
        b->n_added++;
    dl_vec_push(&b->next,
                (dl_baseline_entry){dl_arena_str(b->arena, entry->path),
                                    dl_arena_str(b->arena, entry->finding)});
}

void dl_baseline_record(dl_baseline *b, dl_result *result, dl_arena *scratch)
{
    dl_arena_reset(scratch);
    dl_str path = path_of(b, result, scratch);
    record_file(b, result, path);
    each_finding(result, path, scratch, record, b);
}

/* Whether an old entry that was not found again is kept. */
static bool stays(const dl_baseline *b, const known *item, dl_arena *scratch)
{
    if (item->is_of_run)
        return !rule_ran(b, item->entry.finding);
    dl_arena_reset(scratch);
    return access(dl_path_join(scratch, b->folder, item->entry.path).p,
                  F_OK) == 0;
}

dl_baseline_change dl_baseline_next(dl_baseline *b,
                                    const dl_baseline_entry **out)
{
    dl_baseline_change change = {.n_added = b->n_added};
    dl_arena *scratch = dl_arena_new();
    for (size_t i = 0; i < b->old.n; i++) {
        const known *item = &b->old.v[i];
        if (item->is_met)
            continue;
        if (stays(b, item, scratch))
            dl_vec_push(&b->next, item->entry);
        else
            change.n_gone++;
    }
    dl_arena_free(scratch);
    dl_vec_sort(&b->next, compare_entries);
    change.n = b->next.n;
    *out = b->next.v;
    return change;
}
