/* Writes fixed documents back, or shows them as a diff. */
#include "cli/fixes.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "base/alloc.h"
#include "base/replace.h"
#include "cli/cli.h"
#include "cli/input.h"
#include "fixes/refusal.h"
#include "report/line.h"
#include "report/unified.h"

bool dl_fixes_use_stdout(const dl_check_options *o)
{
    if (o->run.fix == DL_FIX_NONE || o->diff)
        return false;
    for (size_t i = 0; i < o->paths.n; i++)
        if (strcmp(o->paths.v[i], "-") == 0)
            return true;
    return false;
}

/* ---- diffs --------------------------------------------------------------- */

/*
 * A patch must be exact, so a runner is told to take nothing for a command
 * until it reads a word that no text can contain. patch and git apply skip
 * these lines. Unless the run ends early, dl_fixes_end() writes the second.
 */
static bool stop_commands(dl_fixes *fixes)
{
    unsigned char random[16];
    if (fixes->stop.n > 0)
        return true;
    if (getrandom(random, sizeof random, 0) != sizeof random) {
        dl_cli_error("no random number for the log: %s",
                     "로그에 쓸 난수를 얻지 못함: %s",
                     dl_cli_reason(errno).text);
        return false;
    }
    for (size_t i = 0; i < sizeof random; i++)
        dl_buf_printf(&fixes->stop, "%02x", random[i]);
    dl_writer_add(fixes->out, DL_STR("::stop-commands::"));
    dl_writer_add(fixes->out, dl_buf_str(&fixes->stop));
    dl_writer_add(fixes->out, DL_STR("\n"));
    return true;
}

static void resume_commands(dl_fixes *fixes)
{
    if (fixes->stop.n == 0)
        return;
    dl_writer_add(fixes->out, DL_STR("::"));
    dl_writer_add(fixes->out, dl_buf_str(&fixes->stop));
    dl_writer_add(fixes->out, DL_STR("::\n"));
}

static bool show_diff(dl_fixes *fixes, const dl_result *result)
{
    dl_buf diff = {0};
    dl_unified_diff(result->doc->name, result->before, result->doc->src, &diff);
    dl_str text = dl_buf_str(&diff);
    bool is_shown = !fixes->out->in_actions || !dl_log_may_command(text) ||
                    stop_commands(fixes);
    if (is_shown)
        dl_writer_add_text(fixes->out, text);
    dl_buf_free(&diff);
    return is_shown;
}

/* An editor may have saved the file since it was read; that version stays. */
static bool write_back(const dl_result *result)
{
    const char *path = result->doc->name.p;
    dl_replacement *replacement;
    FILE *stream;
    dl_error error;
    if (dl_replace_open(path, &replacement, &stream, &error) != DL_OK) {
        dl_cli_fail(&error);
        return false;
    }
    dl_replace_expect(replacement, result->id, result->before);
    fwrite(result->doc->src.p, 1, result->doc->src.n, stream);
    return dl_cli_commit(replacement, path);
}

/* ---- what was left out --------------------------------------------------- */

/* `path:line:col: not fixed: DL503 particle-mismatch: why`. */
static void add_refused(dl_buf *out, const dl_result *result,
                        const dl_diagnostic *d, const dl_report_options *o)
{
    static const char *const words[] = {"not fixed", "수정 안 함"};
    dl_unit unit = dl_report_unit(&dl_format_text, o);
    dl_position at = dl_doc_position(result->doc, d->span.start, unit);
    dl_path_add(out, result->doc->name);
    dl_buf_printf(out, ":%u:%u: %s: %s", at.line, at.column, words[o->language],
                  d->rule->code);
    if (d->rule->user_number == 0)
        dl_buf_printf(out, " %s", d->rule->name);
    dl_buf_adds(out, ": ");
    dl_refused_add(out, d->refused, o->language);
    dl_buf_addc(out, '\n');
}

/* Mistakes in the configuration are errors already, one for all files. */
static void tell_refused(const dl_fixes *fixes, const dl_result *result)
{
    const dl_check_options *o = fixes->options;
    dl_buf lines = {0};
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        const dl_diagnostic *d = &result->diagnostics[i];
        if (d->refused && dl_diagnostic_is_shown(d) &&
            d->fix->applicability <= o->run.fix &&
            d->refused->why != DL_REFUSAL_CONFIG)
            add_refused(&lines, result, d, &o->report);
    }
    dl_writer w = dl_cli_writer(stderr);
    dl_writer_add_lines(&w, dl_buf_str(&lines));
    dl_buf_free(&lines);
}

/* ---- standard input ------------------------------------------------------ */

/* Without allocating. */
static void print_input(dl_fixes *fixes)
{
    if (!fixes->is_filter || atomic_exchange(&fixes->is_printed, true))
        return;
    dl_writer_add_text(fixes->out, dl_buf_str(fixes->input));
    dl_input_pass_on(fixes->out);
}

static void print_fixed(dl_fixes *fixes)
{
    if (!atomic_exchange(&fixes->is_printed, true))
        dl_writer_add_text(fixes->out, dl_buf_str(&fixes->fixed));
}

/* Something later in the run may still fail. */
static void keep_fixed(dl_fixes *fixes, const dl_result *result)
{
    dl_buf_add(&fixes->fixed, result->doc->src);
    fixes->has_fixed = true;
}

static _Noreturn void out_of_memory(void *user)
{
    print_input(user);
    dl_cli_out_of_memory(NULL);
}

void dl_fixes_begin(dl_fixes *fixes, const dl_check_options *o,
                    const dl_buf *input, dl_writer *out)
{
    *fixes = (dl_fixes){.options = o,
                        .input = input,
                        .out = out,
                        .is_filter = dl_fixes_use_stdout(o)};
    if (fixes->is_filter)
        dl_nomem_set(out_of_memory, fixes);
}

void dl_fixes_end(dl_fixes *fixes, bool has_failed)
{
    if (fixes->has_fixed && !has_failed)
        print_fixed(fixes);
    print_input(fixes);
    resume_commands(fixes);
    dl_buf_free(&fixes->stop);
    dl_buf_free(&fixes->fixed);
    dl_cli_start();
}

/* ---- results ------------------------------------------------------------- */

void dl_fixes_take(dl_fixes *fixes, const dl_result *result)
{
    bool is_diff = fixes->options->diff;
    tell_refused(fixes, result);
    if (!result->before.p) /* nothing was fixed */
        return;
    if (!is_diff && result->is_stdin) {
        keep_fixed(fixes, result);
    } else if (is_diff ? !show_diff(fixes, result) : !write_back(result)) {
        fixes->failed = true;
        return;
    }
    fixes->n_fixed += result->n_fixed;
    fixes->n_files++;
}
