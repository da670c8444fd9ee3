/* Opens a reporter for each --format, and renames finished files. */
#include "cli/outputs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/replace.h"
#include "base/stream.h"
#include "cli/cli.h"
#include "cli/fixes.h"
#include "files/border.h"

typedef struct output {
    const dl_format *format;
    dl_report_options options;
    dl_reporter *reporter;
    dl_writer own, *writer; /* that of a file or of stderr; the one used */
    const char *path;       /* of `file`, borrowed from the options */
    dl_replacement *file;   /* NULL: stdout */
    const char *summary;    /* the file of options.summary */
    dl_stream summary_stream;
    int summary_fd;
} output;

struct dl_outputs {
    output *v;
    size_t n;
    bool is_begun;
};

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value;
}

/* The value of an environment variable; NULL if it is unset or empty. */
static const char *value_of(const char *variable)
{
    return variable && is_set(variable) ? getenv(variable) : NULL;
}

/* Several steps may append to one summary. */
static bool open_summary(output *out)
{
    out->summary = value_of(out->format->summary_variable);
    if (!out->summary)
        return true;
    out->summary_fd =
        open(out->summary, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    if (out->summary_fd < 0 ||
        !dl_stream_open(&out->summary_stream, out->summary_fd))
        dl_cli_error("cannot write '%s': %s", "'%s' 쓰기 실패: %s",
                     out->summary, dl_cli_reason(errno).text);
    out->options.summary = out->summary_stream.file;
    return out->options.summary != NULL;
}

static bool close_summary(output *out)
{
    int code = 0;
    if (!out->options.summary)
        return true;
    code = dl_stream_close(&out->summary_stream);
    if (close(out->summary_fd) != 0 && code == 0)
        code = errno;
    if (code != 0)
        dl_cli_error("cannot write '%s': %s", "'%s' 쓰기 실패: %s",
                     out->summary, dl_cli_reason(code).text);
    return code == 0;
}

/* What those who read the stream can see. A file is read later, by a program
   that is not known, unless --color says so. */
static void fit(dl_report_options *report, const dl_output *wanted,
                FILE *stream, const dl_check_options *options)
{
    dl_color color = wanted->file && options->color == DL_COLOR_AUTO
                         ? DL_COLOR_NEVER
                         : options->color;
    dl_terminal terminal = dl_cli_terminal(stream, color);
    report->width = terminal.width;
    report->wraps = terminal.is_terminal;
    report->color = terminal.color;
    report->links = terminal.links && !wanted->file;
    report->folds_infos = stream == stdout && terminal.is_terminal &&
                          options->run.config.level == DL_SEVERITY_OFF;
}

static bool open_output(output *out, const dl_output *wanted,
                        const dl_check_options *options, dl_writer *standard)
{
    /* Fixed text has standard output to itself. */
    FILE *stream = dl_fixes_use_stdout(options) ? stderr : stdout;
    dl_error error;
    *out = (output){.format = wanted->format, .options = options->report};
    if (wanted->file &&
        (dl_border_may_write(wanted->file, &error) != DL_OK ||
         dl_replace_open(wanted->file, &out->file, &stream, &error) != DL_OK)) {
        dl_cli_fail(&error);
        return false;
    }
    out->path = wanted->file;
    if (wanted->format->for_people)
        fit(&out->options, wanted, stream, options);
    out->options.fixes = options->run.fix;
    if (!out->options.root)
        out->options.root = value_of(out->format->root_variable);
    out->own = dl_cli_writer(stream);
    out->writer = stream == stdout ? standard : &out->own;
    return open_summary(out);
}

static void free_outputs(dl_outputs *outputs)
{
    dl_free(outputs->v);
    dl_free(outputs);
}

static void discard(dl_outputs *outputs)
{
    for (size_t i = 0; i < outputs->n; i++) {
        close_summary(&outputs->v[i]);
        if (outputs->v[i].file)
            dl_replace_discard(outputs->v[i].file);
    }
    free_outputs(outputs);
}

dl_outputs *dl_outputs_open(const dl_check_options *options,
                            dl_writer *standard)
{
    dl_outputs *outputs = dl_xcalloc(1, sizeof *outputs);
    outputs->v = dl_xcalloc(options->outputs.n, sizeof *outputs->v);
    for (size_t i = 0; i < options->outputs.n; i++) {
        if (options->diff && !options->outputs.v[i].file)
            continue;
        if (!open_output(&outputs->v[outputs->n++], &options->outputs.v[i],
                         options, standard)) {
            discard(outputs);
            return NULL;
        }
    }
    return outputs;
}

void dl_outputs_begin(dl_outputs *outputs, const dl_levels *levels,
                      bool has_baseline)
{
    if (outputs->is_begun)
        return;
    outputs->is_begun = true;
    for (size_t i = 0; i < outputs->n; i++) {
        output *out = &outputs->v[i];
        out->options.levels = levels;
        out->options.has_baseline = has_baseline;
        out->reporter = out->format->begin(out->writer, &out->options);
        out->options.levels = NULL;
    }
}

bool dl_outputs_have_fixes(const dl_outputs *outputs)
{
    for (size_t i = 0; i < outputs->n; i++)
        if (outputs->v[i].format->has_fixes || outputs->v[i].options.summary)
            return true;
    return false;
}

void dl_outputs_add(dl_outputs *outputs, const dl_result *result)
{
    for (size_t i = 0; i < outputs->n; i++)
        outputs->v[i].format->result(outputs->v[i].reporter, result);
}

int dl_outputs_close(dl_outputs *outputs, const dl_report_totals *totals)
{
    int code = totals->exit_code;
    dl_outputs_begin(outputs, NULL, false);
    for (size_t i = 0; i < outputs->n; i++) {
        output *out = &outputs->v[i];
        out->format->end(out->reporter, totals);
        if (!close_summary(out))
            code = DL_EXIT_FAILURE;
        if (out->file && !dl_cli_commit(out->file, out->path))
            code = DL_EXIT_FAILURE;
    }
    free_outputs(outputs);
    return code;
}

void dl_outputs_fail(dl_outputs *outputs, const char *failure)
{
    dl_report_totals none = {.exit_code = DL_EXIT_FAILURE, .failure = failure};
    dl_outputs_begin(outputs, NULL, false);
    for (size_t i = 0; i < outputs->n; i++) {
        output *out = &outputs->v[i];
        out->format->end(out->reporter, &none);
        close_summary(out);
        if (!out->file)
            continue;
        if (!out->format->tells_failure)
            dl_replace_discard(out->file);
        else
            dl_cli_commit(out->file, out->path);
    }
    free_outputs(outputs);
}
