/* Marks known findings, and writes the baseline. */
#include "cli/known.h"

#include <unistd.h>

#include "base/path.h"
#include "base/replace.h"
#include "cli/cli.h"
#include "files/border.h"
#include "report/json_write.h"

enum { MOST_NOTED = 10, BASELINE_VERSION = 1 };

void dl_known_open(dl_known *known)
{
    *known = (dl_known){.arena = dl_arena_new(), .scratch = dl_arena_new()};
}

void dl_known_close(dl_known *known)
{
    for (size_t i = 0; i < known->files.n; i++)
        dl_baseline_free(known->files.v[i].baseline);
    dl_vec_free(&known->files);
    dl_arena_free(known->arena);
    dl_arena_free(known->scratch);
}

/* The baseline's file for a configuration; NULL: none. `*may_be_absent` if it
   is not an error that it does not exist. */
static const char *file_for(dl_known *known, const dl_check_options *o,
                            const dl_config *config, bool *may_be_absent)
{
    dl_str named = config->keys.baseline;
    *may_be_absent = o->update_baseline || !o->baseline;
    if (o->baseline)
        return o->baseline;
    if (named.n > 0 && !o->no_baseline)
        return dl_path_shown(known->arena, named).p;
    if (!o->update_baseline)
        return NULL;
    known->is_default |= config->sources.path.n > 0;
    return DL_BASELINE_FILE;
}

dl_status dl_known_find(dl_known *known, const dl_check_options *o,
                        const dl_config *config, dl_baseline **out,
                        dl_error *error)
{
    bool may_be_absent;
    dl_known_file file = {file_for(known, o, config, &may_be_absent), NULL};
    *out = NULL;
    if (!file.path)
        return DL_OK;
    for (size_t i = 0; i < known->files.n && !*out; i++)
        if (strcmp(known->files.v[i].path, file.path) == 0)
            *out = known->files.v[i].baseline;
    if (*out)
        return DL_OK;
    dl_status status =
        dl_baseline_load(&file.baseline, file.path, may_be_absent, error);
    if (status != DL_OK)
        return status;
    dl_vec_push(&known->files, file);
    *out = file.baseline;
    if (!o->update_baseline && !o->quiet && access(file.path, F_OK) != 0)
        dl_cli_note("the baseline '%s' does not exist, so no finding is "
                    "known; --update-baseline writes it",
                    "기준선 '%s' 파일이 없어 아는 지적이 없는 것으로 봄, "
                    "--update-baseline으로 만들 수 있음",
                    file.path);
    return DL_OK;
}

void dl_known_set_levels(dl_known *known, const uint8_t *levels)
{
    for (size_t i = 0; i < known->files.n; i++)
        dl_baseline_set_levels(known->files.v[i].baseline, levels);
}

void dl_known_take(dl_known *known, const dl_check_options *o,
                   dl_result *result)
{
    if (!result->baseline)
        return;
    if (o->update_baseline)
        dl_baseline_record(result->baseline, result, known->scratch);
    else
        dl_baseline_meet(result->baseline, result, known->scratch);
}

/* ---- reporting -------------------------------------------------------- */

static void note_gone(const dl_known_file *file)
{
    dl_baseline_entry gone[MOST_NOTED];
    size_t n = dl_baseline_gone(file->baseline, gone, MOST_NOTED);
    for (size_t i = 0; i < n && i < MOST_NOTED; i++)
        dl_cli_note("%s: no longer found in %.*s: %.*s",
                    "%s: %.*s 파일에서 없어진 지적: %.*s", file->path,
                    DL_FMT(gone[i].path), DL_FMT(gone[i].finding));
    if (n > MOST_NOTED)
        dl_cli_note("%s: … and %zu more", "%s: … 그 밖에 %zu건", file->path,
                    n - MOST_NOTED);
    if (n > 0)
        dl_cli_note("%s: --update-baseline takes them out",
                    "%s: --update-baseline으로 뺄 수 있음", file->path);
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

static bool update(const dl_known_file *known, const dl_check_options *o)
{
    const char *file = known->path;
    dl_replacement *replacement;
    FILE *out;
    dl_error error;
    if (dl_border_may_write(file, &error) != DL_OK ||
        dl_replace_open(file, &replacement, &out, &error) != DL_OK) {
        dl_cli_fail(&error);
        return false;
    }
    const dl_baseline_entry *entries;
    dl_baseline_change change = dl_baseline_next(known->baseline, &entries);
    dl_writer w = dl_cli_writer(out);
    write_entries(&w, entries, change.n);
    if (w.n > DL_BASELINE_LARGEST) {
        dl_replace_discard(replacement);
        dl_baseline_refuse_size(file, &error);
        dl_cli_fail(&error);
        return false;
    }
    if (!dl_cli_commit(replacement, file))
        return false;
    if (!o->quiet)
        dl_cli_note(change.n == 1 ? "%s: %zu finding, %zu new; %zu gone"
                                  : "%s: %zu findings, %zu new; %zu gone",
                    "%s: 지적 %zu건, 새로 %zu건, 없어진 것 %zu건", file,
                    change.n, change.n_added, change.n_gone);
    return true;
}

bool dl_known_finish(dl_known *known, const dl_check_options *o, bool failed)
{
    bool ok = true;
    for (size_t i = 0; i < known->files.n; i++) {
        const dl_known_file *file = &known->files.v[i];
        if (o->update_baseline && failed) {
            ok = false;
            dl_cli_error("%s was not written: the run was not complete",
                         "%s: 끝까지 실행하지 못해 쓰지 않음", file->path);
        } else if (o->update_baseline) {
            ok &= update(file, o);
        } else if (!o->quiet) {
            note_gone(file);
        }
    }
    if (ok && known->is_default && !o->quiet)
        dl_cli_note("write 'baseline: " DL_BASELINE_FILE
                    "' into the configuration, and every run takes it",
                    "설정 파일에 'baseline: " DL_BASELINE_FILE
                    "'을 적으면 언제나 이 기준선을 씀");
    return ok;
}
