/*
 * `digestlint check`: lints files and reports.
 */
#include <stdio.h>
#include <unistd.h>

#include "cli/check_options.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/fixes.h"
#include "cli/input.h"
#include "cli/known.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "cli/show_files.h"
#include "cli/show_settings.h"
#include "cli/terminal.h"
#include "report/summary.h"

typedef struct check {
    dl_check_options options;
    dl_outputs *outputs;
    dl_tally tally;
    dl_fixes fixes;
    dl_known known;
    dl_progress progress;
    dl_buf stdin_bytes;
    dl_writer out; /* of stdout */
    bool failed;   /* a file is unreadable, or the configuration is wrong */
    bool found;    /* a finding at or above --fail-on */
} check;

static bool is_about_configuration(const dl_diagnostic *d)
{
    return strcmp(d->rule->code, "DL901") == 0 &&
           d->severity == DL_SEVERITY_ERROR;
}

static void count_failures(check *c, const dl_result *result)
{
    dl_severity fail_on =
        c->options.fail_on_is_set ? c->options.fail_on : result->fail_on;
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        const dl_diagnostic *d = &result->diagnostics[i];
        if (!dl_diagnostic_is_shown(d))
            continue;
        c->failed |= is_about_configuration(d);
        c->found |= fail_on != DL_SEVERITY_OFF && d->severity >= fail_on;
    }
}

/* With a typo in a key, rules may run that the owner switched off. */
static void note_mistakes(const check *c, const dl_result *result)
{
    if (c->options.run.fix == DL_FIX_NONE)
        return;
    for (size_t i = 0; i < result->n_diagnostics; i++)
        if (is_about_configuration(&result->diagnostics[i])) {
            dl_cli_error(
                "%.*s: no file that it applies to was fixed, because "
                "it has mistakes",
                "%.*s: 설정에 잘못이 있어 그 설정을 쓰는 파일은 고치지 않음",
                DL_FMT(result->doc->name));
            return;
        }
}

static void on_result(void *user, dl_result *result)
{
    check *c = user;
    dl_progress_erase(&c->progress);
    dl_known_take(&c->known, &c->options, result);
    c->tally.hidden += dl_result_drop_hidden(result);
    dl_tally_add(&c->tally, result);
    if (result->error.status != DL_OK) {
        dl_cli_fail(&result->error);
        c->failed = true;
    }
    count_failures(c, result);
    note_mistakes(c, result);
    if (c->options.run.fix != DL_FIX_NONE)
        dl_fixes_take(&c->fixes, result);
    c->tally.fixed = c->options.diff ? 0 : c->fixes.n_fixed;
    dl_outputs_add(c->outputs, result);
}

static void on_levels(void *user, const dl_levels *levels)
{
    check *c = user;
    dl_outputs_begin(c->outputs, levels, c->known.files.n > 0);
    if (levels)
        dl_known_set_levels(&c->known, levels->table);
}

static dl_status baseline_of(void *user, const dl_config *config,
                             dl_baseline **out, dl_error *error)
{
    check *c = user;
    return dl_known_find(&c->known, &c->options, config, out, error);
}

static void on_progress(void *user, size_t done, size_t total)
{
    check *c = user;
    dl_progress_update(&c->progress, done, total);
}

static bool read_stdin(check *c)
{
    for (size_t i = 0; i < c->options.paths.n; i++) {
        if (strcmp(c->options.paths.v[i], "-") != 0)
            continue;
        if (!dl_input_read_stdin(&c->stdin_bytes))
            return false;
        c->options.run.stdin_bytes = dl_buf_str(&c->stdin_bytes);
        break;
    }
    return true;
}

/* The format on stdout, or NULL. */
static const dl_format *format_on_stdout(const dl_check_options *o)
{
    for (size_t i = 0; i < o->outputs.n; i++)
        if (!o->outputs.v[i].file)
            return o->outputs.v[i].format;
    return NULL;
}

/* Whether there is a summary in any case. */
static bool wants_summary(const dl_check_options *o)
{
    return o->summary || (!o->quiet && isatty(STDERR_FILENO));
}

/* Without a terminal there is one beside a report for people, such as a hook
   shows, that has findings and is read to its end. */
static bool shows_summary(const check *c)
{
    const dl_check_options *o = &c->options;
    const dl_format *format = format_on_stdout(o);
    return wants_summary(o) ||
           (!o->quiet && !o->diff && format && format->for_people &&
            !c->fixes.is_filter && c->out.error == 0 &&
            c->tally.rules.n > 0);
}

static void write_summary(check *c)
{
    dl_writer err = dl_cli_writer(stderr);
    dl_terminal terminal = dl_cli_terminal(stderr, DL_COLOR_NEVER);
    dl_buf text = {0};
    dl_summary_add(&text, &c->tally,
                   &(dl_summary){
                       .language = c->options.report.language,
                       .fixes_are_tried = c->options.run.try_fixes,
                       .has_baseline = c->known.files.n > 0,
                       .width = terminal.is_terminal ? terminal.width : 0,
                   });
    dl_writer_add_lines(&err, dl_buf_str(&text));
    dl_buf_free(&text);
}

/* Prints statistics after the report, unless it is for programs. The summary
   is not part of the report, so it goes to stderr. */
static int finish(check *c, int code)
{
    const dl_check_options *o = &c->options;
    const dl_format *format = format_on_stdout(o);
    if (o->statistics && (!format || format->for_people)) {
        dl_writer err = dl_cli_writer(stderr);
        dl_buf table = {0};
        if (c->tally.rules.n > 0 && format)
            dl_buf_addc(&table, '\n');
        dl_tally_add_statistics(&c->tally, &table, o->report.language);
        dl_writer_add_lines(c->fixes.is_filter ? &err : &c->out,
                            dl_buf_str(&table));
        dl_buf_free(&table);
    }
    code = dl_cli_finish(&c->out, code);
    if (shows_summary(c))
        write_summary(c);
    return code;
}

/* Without --lang, the configuration may choose the language of the messages; if
   there are several, that of the first path does. */
static void choose_language(dl_check_options *o)
{
    dl_config *config;
    dl_config_request request = o->run.config;
    const char *start = o->paths.n > 0 ? o->paths.v[0] : o->show_settings;
    if (o->language_is_set)
        return;
    request.n_select = request.n_ignore = request.n_severity = 0;
    request.start = start;
    if (!dl_config_exists(&request) ||
        dl_config_load(&config, &request, NULL) != DL_OK)
        return; /* dl_run() will report what is wrong */
    dl_config_language(config, &o->report.language);
    dl_cli_speak(o->report.language);
    dl_config_free(config);
}

/* The exit code of --diff depends only on what would be fixed. */
static int exit_code(const check *c)
{
    bool found = c->options.diff ? c->fixes.n_files > 0 : c->found;
    if (c->failed || c->fixes.failed)
        return DL_EXIT_FAILURE;
    return found ? DL_EXIT_FINDINGS : DL_EXIT_CLEAN;
}

/* The exit code; `*is_complete` if that of a whole run. */
static int lint(check *c, bool *is_complete)
{
    dl_check_options *o = &c->options;
    bool no_names = o->files0_from && o->paths.n == 0;
    dl_error error = {0};
    if (!read_stdin(c))
        return DL_EXIT_FAILURE;
    choose_language(o);
    dl_known_open(&c->known);
    o->run.baseline_of = baseline_of;
    c->outputs = dl_outputs_open(o, &c->out);
    if (!c->outputs)
        return DL_EXIT_FAILURE;
    o->run.on_levels = on_levels;
    o->run.try_fixes =
        !o->update_baseline && (dl_outputs_have_fixes(c->outputs) ||
                                o->statistics || wants_summary(o));
    c->progress = dl_progress_start();
    dl_status status =
        no_names ? DL_OK : dl_run(&o->run, on_result, on_progress, c, &error);
    dl_progress_erase(&c->progress);
    if (status != DL_OK) {
        dl_outputs_fail(c->outputs, dl_error_text(&error, o->report.language));
        return dl_cli_fail(&error);
    }
    if (c->tally.counts.files + c->tally.counts.unreadable == 0)
        dl_show_no_files(o);
    c->failed |= !dl_known_finish(&c->known, o, c->failed);
    int code = exit_code(c);
    dl_report_totals totals = dl_tally_totals(&c->tally, code);
    *is_complete = true;
    return dl_outputs_close(c->outputs, &totals);
}

static int run(check *c)
{
    bool is_complete = false;
    if (c->options.show_settings) {
        choose_language(&c->options);
        return dl_show_settings(&c->options);
    }
    if (c->options.show_files)
        return dl_show_files(&c->options);
    dl_fixes_begin(&c->fixes, &c->options, &c->stdin_bytes, &c->out);
    int code = lint(c, &is_complete);
    dl_fixes_end(&c->fixes, code == DL_EXIT_FAILURE);
    return is_complete ? finish(c, code) : dl_cli_finish(&c->out, code);
}

static int check_command(int argc, char **argv)
{
    check c = {.out = dl_cli_writer(stdout)};
    int code =
        dl_check_options_parse(&c.options, &dl_command_check, argc, argv);
    if (code < 0)
        code = run(&c);
    dl_check_options_free(&c.options);
    dl_tally_free(&c.tally);
    dl_known_close(&c.known);
    dl_buf_free(&c.stdin_bytes);
    return code;
}

static const char *const USAGE[] = {"[check] [OPTION]... [PATH]...", NULL};

const dl_command dl_command_check = {
    .name = "check",
    .usage = USAGE,
    .summary = {"lint files and folders; implied before a path or an option",
                "파일과 폴더를 검사한다. 경로나 옵션 앞에서는 생략할 수 있다"},
    .about =
        {"Lints digest posts. A folder means all posts in it; - reads "
         "standard input. Without PATH, the posts that the configuration "
         "names are linted, else the current folder.\n\nWith --fix, the "
         "fixed text of standard input is printed, or the text as it "
         "came. Fixes that would do harm are left out, with the reason on "
         "standard error, and nothing is fixed if the configuration has "
         "mistakes.",
         "글을 검사한다. 폴더를 적으면 그 안의 글을 모두, -를 "
         "적으면 표준 입력을 읽는다. 경로가 없으면 설정에 적힌 글을, "
         "설정에도 없으면 현재 폴더를 검사한다.\n\n--fix를 쓰면 표준 입력의 "
         "글을 고쳐서, 고칠 것이 없으면 그대로 출력한다. 해가 될 수정은 "
         "하지 않고 까닭을 표준 오류에 쓴다. 설정이 잘못되었으면 아무것도 "
         "고치지 않는다."},
    .exit_status = {"0 if no finding reaches the level of --fail-on, 1 if one "
                    "does, 2 for a mistake in the command line or the "
                    "configuration, or a file that cannot be read or "
                    "written.",
                    "--fail-on 수준 이상의 지적이 없으면 0, 있으면 1, "
                    "명령줄이나 설정이 잘못되었거나 파일을 읽거나 쓸 수 없으면 "
                    "2."},
    .options = dl_check_rows,
    .run = check_command,
};
