/* Writes fixed documents back, or shows them as a diff. */
#include "cli/fixes.h"

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

static void print(dl_str text)
{
    fwrite(text.p, 1, text.n, stdout);
}

static void show_diff(const dl_result *result)
{
    dl_buf diff = {0};
    dl_unified_diff(result->doc->name, result->before, result->doc->src, &diff);
    print(dl_buf_str(&diff));
    dl_buf_free(&diff);
}

/* An editor may have saved the file since it was read; that version stays. */
static bool write_back(const dl_result *result)
{
    const char *path = result->doc->name.p;
    dl_replacement *replacement;
    FILE *stream;
    dl_error error;
    if (dl_replace_open(path, &replacement, &stream, &error) != DL_OK) {
        dl_cli_error("%s", error.message);
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
    fwrite(dl_buf_str(&lines).p, 1, lines.n, stderr);
    dl_buf_free(&lines);
}

/* ---- standard input ------------------------------------------------------ */

/* Without allocating. */
static void print_input(dl_fixes *fixes)
{
    if (!fixes->is_filter || atomic_exchange(&fixes->is_printed, true))
        return;
    print(dl_buf_str(fixes->input));
    dl_input_pass_on();
}

static void print_fixed(dl_fixes *fixes)
{
    if (!atomic_exchange(&fixes->is_printed, true))
        print(dl_buf_str(&fixes->fixed));
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
                    const dl_buf *input)
{
    *fixes = (dl_fixes){
        .options = o, .input = input, .is_filter = dl_fixes_use_stdout(o)};
    if (fixes->is_filter)
        dl_nomem_set(out_of_memory, fixes);
}

void dl_fixes_end(dl_fixes *fixes, bool has_failed)
{
    if (fixes->has_fixed && !has_failed)
        print_fixed(fixes);
    print_input(fixes);
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
    if (is_diff) {
        show_diff(result);
    } else if (result->is_stdin) {
        keep_fixed(fixes, result);
    } else if (!write_back(result)) {
        fixes->failed = true;
        return;
    }
    fixes->n_fixed += result->n_fixed;
    fixes->n_files++;
}
