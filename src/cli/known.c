/* Marks known findings, and writes the baseline. */
#include "cli/known.h"

#include "base/replace.h"
#include "cli/cli.h"
#include "files/border.h"
#include "report/json_write.h"

enum { MOST_NOTED = 10, BASELINE_VERSION = 1 };

static const char *file_of(const dl_check_options *o)
{
    return o->baseline ? o->baseline : DL_BASELINE_FILE;
}

bool dl_known_open(dl_known *known, const dl_check_options *o)
{
    dl_error error;
    if (!o->baseline && !o->update_baseline)
        return true;
    if (dl_baseline_load(&known->baseline, file_of(o), o->update_baseline,
                         &error) != DL_OK) {
        dl_cli_error("%s", error.message);
        return false;
    }
    known->is_updated = o->update_baseline;
    known->scratch = dl_arena_new();
    return true;
}

void dl_known_close(dl_known *known)
{
    dl_baseline_free(known->baseline);
    dl_arena_free(known->scratch);
}

void dl_known_set_levels(dl_known *known, const uint8_t *levels)
{
    if (known->baseline)
        dl_baseline_set_levels(known->baseline, levels);
}

void dl_known_take(dl_known *known, dl_result *result)
{
    if (!known->baseline)
        return;
    if (known->is_updated)
        dl_baseline_record(known->baseline, result, known->scratch);
    else
        dl_baseline_meet(known->baseline, result, known->scratch);
}

/* ---- reporting -------------------------------------------------------- */

static void note_gone(const dl_known *known, const char *file)
{
    dl_baseline_entry gone[MOST_NOTED];
    size_t n = dl_baseline_gone(known->baseline, gone, MOST_NOTED);
    for (size_t i = 0; i < n && i < MOST_NOTED; i++)
        dl_cli_note("%s: no longer found in %.*s: %.*s", file,
                    DL_FMT(gone[i].path), DL_FMT(gone[i].finding));
    if (n > MOST_NOTED)
        dl_cli_note("%s: … and %zu more", file, n - MOST_NOTED);
    if (n > 0)
        dl_cli_note("%s: --update-baseline takes them out", file);
}

/* ---- writing ---------------------------------------------------------- */

/* Writes one finding per line, so that branches merge line by line. */
static void write_entries(dl_writer *out, const dl_baseline_entry *entries,
                          size_t n)
{
    dl_json json;
    dl_json_begin(&json, out);
    dl_json_object(&json, DL_JSON_LINES);
    dl_json_add_int(&json, "version", BASELINE_VERSION);
    dl_json_add_array(&json, "findings", DL_JSON_LINES);
    for (size_t i = 0; i < n; i++) {
        dl_json_object(&json, DL_JSON_INLINE);
        dl_json_add_str(&json, "path", entries[i].path);
        dl_json_add_str(&json, "finding", entries[i].finding);
        dl_json_close(&json);
    }
    dl_json_close(&json);
    dl_json_close(&json);
}

static bool update(dl_known *known, const dl_check_options *o)
{
    const char *file = file_of(o);
    dl_replacement *replacement;
    FILE *out;
    dl_error error;
    if (dl_border_may_write(file, &error) != DL_OK ||
        dl_replace_open(file, &replacement, &out, &error) != DL_OK) {
        dl_cli_error("%s", error.message);
        return false;
    }
    const dl_baseline_entry *entries;
    dl_baseline_change change = dl_baseline_next(known->baseline, &entries);
    dl_writer w = dl_cli_writer(out);
    write_entries(&w, entries, change.n);
    if (w.n > DL_BASELINE_LARGEST) {
        dl_replace_discard(replacement);
        dl_baseline_refuse_size(file, &error);
        dl_cli_error("%s", error.message);
        return false;
    }
    if (!dl_cli_commit(replacement, file))
        return false;
    if (!o->quiet)
        dl_cli_note("%s: %zu finding%s, %zu new; %zu gone", file, change.n,
                    change.n == 1 ? "" : "s", change.n_added, change.n_gone);
    return true;
}

bool dl_known_finish(dl_known *known, const dl_check_options *o, bool failed)
{
    if (!known->baseline)
        return true;
    if (!known->is_updated) {
        if (!o->quiet)
            note_gone(known, file_of(o));
        return true;
    }
    if (failed)
        dl_cli_error("%s was not written: the run was not complete",
                     file_of(o));
    return !failed && update(known, o);
}
