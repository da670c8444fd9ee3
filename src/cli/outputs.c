#include "cli/outputs.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cli/cli.h"
#include "cli/fixes.h"

typedef struct output {
    const dl_format *format;
    dl_report_options options;
    dl_reporter *reporter;
    dl_replacement *file; /* NULL: stdout */
} output;

struct dl_outputs {
    output *v;
    size_t n;
};

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value;
}

/* NO_COLOR as on no-color.org, CLICOLOR_FORCE as on bixense.com/clicolors. */
static bool wants_color(dl_color color)
{
    if (color != DL_COLOR_AUTO)
        return color == DL_COLOR_ALWAYS;
    if (is_set("NO_COLOR"))
        return false;
    if (is_set("CLICOLOR_FORCE") && strcmp(getenv("CLICOLOR_FORCE"), "0") != 0)
        return true;
    const char *term = getenv("TERM");
    return isatty(STDOUT_FILENO) && term && strcmp(term, "dumb") != 0;
}

static bool open_output(output *out, const dl_output *wanted,
                        const dl_check_options *options)
{
    /* Repaired text has standard output to itself. */
    FILE *stream = dl_fixes_use_stdout(options) ? stderr : stdout;
    dl_error error;
    *out = (output){.format = wanted->format, .options = options->report};
    if (wanted->file &&
        dl_file_replace(wanted->file, &out->file, &stream, &error) != DL_OK) {
        dl_cli_error("%s", error.message);
        return false;
    }
    out->options.color = wanted->format->for_people &&
                         (wanted->file ? options->color == DL_COLOR_ALWAYS
                                       : wants_color(options->color));
    out->reporter = wanted->format->begin(stream, &out->options);
    return true;
}

dl_outputs *dl_outputs_open(const dl_check_options *options)
{
    dl_outputs *outputs = dl_xcalloc(1, sizeof *outputs);
    outputs->v = dl_xcalloc(options->outputs.n, sizeof *outputs->v);
    for (size_t i = 0; i < options->outputs.n; i++) {
        if (options->diff && !options->outputs.v[i].file)
            continue;
        if (!open_output(&outputs->v[outputs->n], &options->outputs.v[i],
                         options)) {
            dl_outputs_abandon(outputs);
            return NULL;
        }
        outputs->n++;
    }
    return outputs;
}

void dl_outputs_add(dl_outputs *outputs, const dl_result *result)
{
    for (size_t i = 0; i < outputs->n; i++)
        outputs->v[i].format->result(outputs->v[i].reporter, result);
}

static void free_outputs(dl_outputs *outputs)
{
    free(outputs->v);
    free(outputs);
}

int dl_outputs_close(dl_outputs *outputs, const dl_report_totals *totals)
{
    int code = totals->exit_code;
    for (size_t i = 0; i < outputs->n; i++) {
        output *out = &outputs->v[i];
        dl_error error;
        out->format->end(out->reporter, totals);
        if (out->file && dl_file_commit(out->file, &error) != DL_OK)
            code = dl_cli_error("%s", error.message);
    }
    free_outputs(outputs);
    return code;
}

void dl_outputs_abandon(dl_outputs *outputs)
{
    dl_report_totals none = {.exit_code = DL_EXIT_FAILURE};
    for (size_t i = 0; i < outputs->n; i++) {
        output *out = &outputs->v[i];
        out->format->end(out->reporter, &none);
        if (out->file)
            dl_file_discard(out->file);
    }
    free_outputs(outputs);
}
