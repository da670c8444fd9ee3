/*
 * The options of `digestlint check`: their rows, how to read their values, and
 * which of them exclude each other.
 */
#include "cli/check_options.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/str.h"
#include "baseline/baseline.h"
#include "cli/cli.h"
#include "cli/input.h"
#include "cli/read_options.h"

/* ---- values -------------------------------------------------------------- */

static const dl_choice LEVELS[] = {
    {"error", DL_SEVERITY_ERROR},
    {"warning", DL_SEVERITY_WARNING},
    {"info", DL_SEVERITY_INFO},
    {"never", DL_SEVERITY_OFF},
    {NULL, 0},
};
static const dl_choice REPORTED[] = {
    {"error", DL_SEVERITY_ERROR},
    {"warning", DL_SEVERITY_WARNING},
    {"info", DL_SEVERITY_INFO},
    {NULL, 0},
};
static const dl_choice COLORS[] = { /* the first is for a bare --color */
    {"always", DL_COLOR_ALWAYS},
    {"auto", DL_COLOR_AUTO},
    {"never", DL_COLOR_NEVER},
    {NULL, 0},
};
static const dl_choice UNITS[] = {
    {"byte", DL_UNIT_BYTE},
    {"codepoint", DL_UNIT_CODE_POINT},
    {"utf16", DL_UNIT_UTF16},
    {"display", DL_UNIT_CELL},
    {NULL, 0},
};

static bool add_format(void *options, const char *value)
{
    dl_check_options *o = options;
    const char *colon = strchr(value, ':');
    dl_str name = {value, colon ? (size_t)(colon - value) : strlen(value)};
    dl_output output = {dl_format_find(name), colon ? colon + 1 : NULL};
    if (!output.format) {
        dl_buf all = {0};
        for (size_t i = 0; i < dl_n_formats; i++)
            dl_buf_printf(&all, "%s%s", i ? ", " : "", dl_formats[i]->name);
        dl_cli_error("--format %s: no such format; use one of: %s",
                     "--format %s: 없는 형식, 쓸 수 있는 형식: %s", value,
                     all.p);
        dl_buf_free(&all);
        return false;
    }
    if (colon && !*output.file) {
        dl_cli_error("--format %s: there is no file after the colon",
                     "--format %s: 쌍점 뒤에 파일이 없음", value);
        return false;
    }
    for (size_t i = 0; i < o->outputs.n; i++) {
        const char *other = o->outputs.v[i].file;
        if (!other && !output.file) {
            dl_cli_error("--format %s: only one format can go to standard "
                         "output; name a file for the others, such as %s:FILE",
                         "--format %s: 표준 출력에는 한 가지 형식만 쓸 수 "
                         "있음, 다른 것은 "
                         "%s:FILE처럼 파일을 적을 것",
                         value, value);
            return false;
        }
        if (other && output.file && strcmp(other, output.file) == 0) {
            dl_cli_error("--format %s: the file has another format already",
                         "--format %s: 다른 형식으로 쓸 파일임", value);
            return false;
        }
    }
    dl_vec_push(&o->outputs, output);
    return true;
}

/* Splits `value` at commas into `list`, without blanks; empty items are
   dropped. */
#define SPLIT(list, value)                                                     \
    do {                                                                       \
        for (const char *p = (value); *p;) {                                   \
            size_t n = strcspn(p, ",");                                        \
            dl_str item = dl_str_trim((dl_str){p, n}, " \t");                  \
            if (item.n > 0)                                                    \
                dl_vec_push((list), item);                                     \
            p += n + (p[n] == ',');                                            \
        }                                                                      \
    } while (0)

static bool set_jobs(void *options, const char *value)
{
    enum { MOST = 1024 };
    dl_check_options *o = options;
    char *end;
    errno = 0;
    unsigned long n = strtoul(value, &end, 10);
    if (errno || *end || *value < '0' || *value > '9' || n > MOST) {
        dl_cli_error(
            "--jobs %s: not a number from 0 to %d (0: as many as "
            "there are processors)",
            "--jobs %s: 0부터 %d까지의 수가 아님(0이면 프로세서 수만큼)", value,
            MOST);
        return false;
    }
    o->run.jobs = (unsigned)n;
    return true;
}

/* --unsafe-fixes implies --fix; with --diff, neither writes. */
static bool fix_up_to(dl_check_options *o, dl_applicability most)
{
    if (o->run.fix < most)
        o->run.fix = most;
    return true;
}

static bool set_fix(void *options, const char *value)
{
    (void)value;
    return fix_up_to(options, DL_FIX_SAFE);
}

static bool set_unsafe_fixes(void *options, const char *value)
{
    (void)value;
    return fix_up_to(options, DL_FIX_UNSAFE);
}

static bool set_diff(void *options, const char *value)
{
    dl_check_options *o = options;
    o->diff = true;
    return set_fix(options, value);
}

static bool add_select(void *options, const char *value)
{
    dl_check_options *o = options;
    SPLIT(&o->select, value);
    if (o->select.n == 0)
        dl_cli_error("--select: name at least one rule",
                     "--select: 규칙을 하나 이상 적을 것");
    return o->select.n > 0;
}

static bool add_ignore(void *options, const char *value)
{
    SPLIT(&((dl_check_options *)options)->ignore, value);
    return true;
}

static bool add_severity(void *options, const char *value)
{
    SPLIT(&((dl_check_options *)options)->severity, value);
    return true;
}

static bool set_today(void *options, const char *value)
{
    dl_check_options *o = options;
    return dl_cli_parse_today(value, &o->run.today);
}

/* ---- the options --------------------------------------------------------- */

#define AT(member) offsetof(dl_check_options, member)

const dl_cli_option dl_check_rows[] = {
    {.name = "format",
     .letter = 'f',
     .kind = DL_CLI_CALL,
     .argument = "FORMAT[:FILE]",
     .completion = DL_COMPLETE_FORMAT,
     .set = add_format,
     .group = {"Report", "보고"},
     .help = {"how to report (default: text); may be given several times, each "
              "but one with a FILE:",
              "보고서 형식 (기본값: text). 여러 번 쓸 수 있으며, 하나를 뺀 "
              "나머지에는 FILE이 있어야 한다:"}},
    DL_ROW_LANG(AT(report.language), AT(language_is_set)),
    {.name = "column-unit",
     .kind = DL_CLI_CHOICE,
     .argument = "UNIT",
     .choices = UNITS,
     .at = AT(report.unit),
     .given_at = AT(report.unit_is_set),
     .help = {"count columns in byte, codepoint, utf16 units or display cells",
              "열을 세는 단위: byte, codepoint, utf16, display(표시 폭)"}},
    {.name = "color",
     .kind = DL_CLI_CHOICE,
     .argument = "WHEN",
     .argument_is_optional = true,
     .choices = COLORS,
     .at = AT(color),
     .help = {"auto (default), always or never; NO_COLOR and FORCE_COLOR are "
              "heeded",
              "auto(기본값), always, never 중 하나. NO_COLOR와 FORCE_COLOR를 "
              "따른다"}},
    {.name = "root",
     .kind = DL_CLI_TEXT,
     .argument = "FOLDER",
     .completion = DL_COMPLETE_FILE,
     .at = AT(report.root),
     .help = {"make paths in SARIF relative to FOLDER (default: here)",
              "SARIF의 경로를 FOLDER 기준으로 적는다 (기본값: 현재 폴더)"}},
    {.name = "sarif-category",
     .kind = DL_CLI_TEXT,
     .argument = "NAME",
     .at = AT(report.category),
     .help = {"tell apart several runs for one commit (default: digestlint)",
              "한 커밋에 대한 여러 실행을 구별하는 이름 (기본값: "
              "digestlint)"}},
    {.name = "omit-suppressed",
     .at = AT(report.omit_suppressed),
     .help = {"leave suppressed findings out of json and sarif",
              "억제된 지적을 json과 sarif에서 뺀다"}},
    {.name = "statistics",
     .at = AT(statistics),
     .help = {"show how often each rule was found",
              "규칙마다 지적이 몇 건인지 보여 준다"}},
    {.name = "summary",
     .at = AT(summary),
     .help = {"always print a line with the counts on stderr",
              "지적이 몇 건인지 요약해 언제나 표준 오류에 쓴다"}},
    {.name = "quiet",
     .letter = 'q',
     .at = AT(quiet),
     .help = {"never print that line, not even on a terminal",
              "터미널에서도 요약을 쓰지 않는다"}},

    {.name = "config",
     .letter = 'c',
     .kind = DL_CLI_TEXT,
     .argument = "FILE",
     .completion = DL_COMPLETE_FILE,
     .at = AT(run.config.file),
     .group = {"Rules", "규칙"},
     .help = {DL_HELP_CONFIG, DL_HELP_CONFIG_KO}},
    DL_ROW_NO_CONFIG(AT(run.config.isolated)),
    {.name = "profile",
     .kind = DL_CLI_TEXT,
     .argument = "NAME",
     .completion = DL_COMPLETE_PROFILE,
     .at = AT(run.config.profile),
     .help = {"use this profile instead of the configuration's",
              "설정에 적힌 프로필 대신 이 프로필을 쓴다"}},
    {.name = "select",
     .kind = DL_CLI_CALL,
     .argument = "CODES",
     .completion = DL_COMPLETE_RULE,
     .set = add_select,
     .help = {"run only these rules: codes, prefixes (DL5) or names, separated "
              "by commas",
              "이 규칙만 쓴다: 코드, 앞부분(DL5), 이름을 쉼표로 나누어 "
              "적는다"}},
    {.name = "ignore",
     .kind = DL_CLI_CALL,
     .argument = "CODES",
     .completion = DL_COMPLETE_RULE,
     .set = add_ignore,
     .help = {"do not run these rules", "이 규칙은 뺀다"}},
    {.name = "severity",
     .kind = DL_CLI_CALL,
     .argument = "RULE=LEVEL",
     .completion = DL_COMPLETE_RULE,
     .set = add_severity,
     .help = {"set the level of a rule: error, warning, info or off",
              "규칙의 수준을 정한다: error, warning, info, off"}},
    {.name = "level",
     .kind = DL_CLI_CHOICE,
     .argument = "LEVEL",
     .choices = REPORTED,
     .at = AT(run.config.level),
     .help = {"report and fix only from this level on: error, warning or info "
              "(default: info)",
              "이 수준 이상의 지적만 보고하고 고친다: error, warning, "
              "info (기본값: info)"}},
    {.name = "fail-on",
     .kind = DL_CLI_CHOICE,
     .argument = "LEVEL",
     .choices = LEVELS,
     .at = AT(fail_on),
     .given_at = AT(fail_on_is_set),
     .help = {"exit 1 from this level on: error, warning, info or never "
              "(default: warning)",
              "이 수준 이상의 지적이 있으면 종료 상태를 1로 한다: error, "
              "warning, info, never "
              "(기본값: warning)"}},
    {.name = "exit-zero",
     .kind = DL_CLI_ALIAS,
     .means = "fail-on",
     .means_value = "never"},
    {.name = "today",
     .kind = DL_CLI_CALL,
     .argument = "DATE",
     .set = set_today,
     .help = {"judge as of this day, such as 2025-09-13",
              "이 날짜를 오늘로 보고 판단한다 (예: 2025-09-13)"}},

    {.name = "baseline",
     .kind = DL_CLI_TEXT,
     .argument = "FILE",
     .completion = DL_COMPLETE_FILE,
     .at = AT(baseline),
     .group = {"Known findings", "이미 아는 지적"},
     .help = {"report only findings that are not in FILE (default: "
              "'baseline' of the configuration)",
              "FILE에 없는 지적만 보고한다 (기본값: 설정의 'baseline')"}},
    {.name = "no-baseline",
     .at = AT(no_baseline),
     .help = {"report known findings, too", "이미 아는 지적도 보고한다"}},
    {.name = "update-baseline",
     .at = AT(update_baseline),
     .help = {"write all findings into that file (default: " DL_BASELINE_FILE
              ")",
              "모든 지적을 그 파일에 쓴다 (기본값: " DL_BASELINE_FILE ")"}},

    {.name = "fix",
     .kind = DL_CLI_CALL,
     .set = set_fix,
     .group = {"Fixes", "수정"},
     .help = {"apply fixes that have only one correct form, and write the "
              "files",
              "바르게 고칠 방법이 하나뿐인 것을 고쳐 파일에 쓴다"}},
    {.name = "unsafe-fixes",
     .kind = DL_CLI_CALL,
     .set = set_unsafe_fixes,
     .help = {"apply also fixes that a person should look at",
              "사람이 확인해야 할 수정까지 한다"}},
    {.name = "diff",
     .kind = DL_CLI_CALL,
     .set = set_diff,
     .help = {"show the fixes as a diff and write nothing; exit 1 when there "
              "are any",
              "수정을 diff로 보여 주고 파일은 쓰지 않는다. 수정할 것이 있으면 종료 "
              "상태가 1이다"}},

    {.name = "stdin-filename",
     .kind = DL_CLI_TEXT,
     .argument = "NAME",
     .at = AT(run.stdin_name),
     .group = {"Input", "입력"},
     .help = {"the file name of the text on standard input",
              "표준 입력으로 받은 글의 파일 이름"}},
    {.name = "files0-from",
     .kind = DL_CLI_TEXT,
     .argument = "FILE",
     .completion = DL_COMPLETE_FILE,
     .at = AT(files0_from),
     .help = {"lint the files listed in FILE (-: standard input), "
              "NUL-terminated",
              "FILE(-: 표준 입력)에 NUL로 나누어 적은 파일을 검사한다"}},
    {.name = "show-files",
     .at = AT(show_files),
     .help = {"list the files that would be linted instead of linting",
              "검사하는 대신 검사할 파일을 보여 준다"}},
    {.name = "show-settings",
     .kind = DL_CLI_TEXT,
     .argument = "FILE",
     .completion = DL_COMPLETE_FILE,
     .at = AT(show_settings),
     .help = {"show why FILE is linted, and by what, instead of linting",
              "검사하는 대신 FILE을 왜, 무엇으로 검사하는지 보여 준다"}},
    {.name = "force-exclude",
     .at = AT(run.force_exclude),
     .help = {"leave out named files, too, that are no posts or are excluded",
              "직접 적은 파일도 글이 아니거나 exclude에 있으면 뺀다"}},
    {.name = "jobs",
     .letter = 'j',
     .kind = DL_CLI_CALL,
     .argument = "N",
     .set = set_jobs,
     .help = {"number of threads (default: the number of processors)",
              "스레드 수 (기본값: 프로세서 수)"}},

    {.name = "help",
     .letter = 'h',
     .kind = DL_CLI_HELP,
     .group = {"Other", "기타"},
     .help = {DL_HELP_HELP, DL_HELP_HELP_KO}},
    {.name = "version",
     .letter = 'V',
     .kind = DL_CLI_VERSION,
     .help = {"show the versions of the program and its libraries",
              "프로그램과 라이브러리의 버전을 보여 준다"}},
    {.name = "no-color",
     .kind = DL_CLI_ALIAS,
     .means = "color",
     .means_value = "never"},
    {.name = "output-format",
     .kind = DL_CLI_ALIAS,
     .argument = "FORMAT",
     .means = "format"},
    {.name = NULL},
};

/* ---- the whole command line ---------------------------------------------- */

static bool names_stdin(const dl_check_options *o)
{
    for (size_t i = 0; i < o->paths.n; i++)
        if (strcmp(o->paths.v[i], "-") == 0)
            return true;
    return false;
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Reports options that exclude each other. */
static int check_combinations(const dl_check_options *o)
{
    const dl_config_request *config = &o->run.config;
    if (config->file && config->isolated)
        return dl_cli_error("--config and --no-config exclude each other",
                            "--config, --no-config는 함께 쓸 수 없음");
    if (o->quiet && o->summary)
        return dl_cli_error("--quiet and --summary exclude each other",
                            "--quiet, --summary는 함께 쓸 수 없음");
    if (o->report.root && !is_folder(o->report.root))
        return dl_cli_error("--root %s: no such folder", "--root %s: 폴더 없음",
                            o->report.root);
    if (o->files0_from && o->paths.n > 0)
        return dl_cli_error("%s: no file can be named beside --files0-from",
                            "%s: --files0-from을 쓰면 파일을 따로 적을 수 없음",
                            o->paths.v[0]);
    if (o->show_settings && o->paths.n > 0)
        return dl_cli_error(
            "%s: no file can be named beside --show-settings",
            "%s: --show-settings를 쓰면 파일을 따로 적을 수 없음",
            o->paths.v[0]);
    if (o->show_settings && o->show_files)
        return dl_cli_error("--show-files and --show-settings exclude each "
                            "other",
                            "--show-files, --show-settings는 함께 쓸 수 없음");
    if (o->run.stdin_name && !names_stdin(o))
        return dl_cli_error(
            "--stdin-filename names the text on standard "
            "input; add - to read it",
            "--stdin-filename은 표준 입력으로 읽은 글의 이름임, 읽으려면 -를 "
            "더할 것");
    if (o->no_baseline && (o->baseline || o->update_baseline))
        return dl_cli_error("--no-baseline and %s exclude each other",
                            "--no-baseline, %s: 함께 쓸 수 없음",
                            o->baseline ? "--baseline" : "--update-baseline");
    if (o->update_baseline && o->run.fix != DL_FIX_NONE)
        return dl_cli_error(
            "--update-baseline and fixes exclude each other; "
            "fix first",
            "--update-baseline과 수정은 함께 할 수 없음, 먼저 고칠 것");
    return -1;
}

static int read_names(dl_check_options *o)
{
    if (!dl_input_read_names(o->files0_from, &o->names))
        return DL_EXIT_FAILURE;
    dl_str names = dl_buf_str(&o->names);
    bool from_stdin = strcmp(o->files0_from, "-") == 0;
    for (size_t at = 0; at < names.n;) {
        const char *name = names.p + at;
        if (!*name)
            return dl_cli_error("--files0-from %s: name %zu is empty",
                                "--files0-from %s: %zu번째 이름이 비어 있음",
                                o->files0_from, o->paths.n + 1);
        if (from_stdin && strcmp(name, "-") == 0)
            return dl_cli_error(
                "--files0-from -: standard input cannot be "
                "the names and a text at once",
                "--files0-from -: 표준 입력 하나로 이름과 글을 함께 읽을 수 "
                "없음");
        dl_vec_push(&o->paths, name);
        at += strlen(name) + 1;
    }
    return -1;
}

/* Whether standard input is a text or a list of names. */
static bool takes_stdin(const dl_check_options *o)
{
    return names_stdin(o) ||
           (o->files0_from && strcmp(o->files0_from, "-") == 0);
}

static void publish(dl_check_options *o)
{
    dl_config_request *config = &o->run.config;
    config->select = o->select.v;
    config->n_select = o->select.n;
    config->ignore = o->ignore.v;
    config->n_ignore = o->ignore.n;
    config->severity = o->severity.v;
    config->n_severity = o->severity.n;
    o->run.paths = o->paths.v;
    o->run.n_paths = o->paths.n;
    if (!o->run.stdin_name)
        o->run.stdin_name = "<stdin>";
    o->report.statistics = o->statistics;
}

int dl_check_options_parse(dl_check_options *o, const dl_command *command,
                           int argc, char **argv)
{
    *o = (dl_check_options){.fail_on = DL_SEVERITY_WARNING};
    o->report.language = dl_cli_language();
    int code = dl_cli_read_options(command, argc, argv, o);
    if (code >= 0)
        return code;
    for (int i = optind; i < argc; i++)
        dl_vec_push(&o->paths, argv[i]);
    if (o->outputs.n == 0)
        dl_vec_push(&o->outputs, (dl_output){&dl_format_text, NULL});
    code = check_combinations(o);
    if (code < 0 && o->files0_from)
        code = read_names(o);
    if (code < 0 && !dl_input_read_config(&o->run.config, takes_stdin(o),
                                          &o->config))
        code = DL_EXIT_FAILURE;
    publish(o);
    return code;
}

void dl_check_options_free(dl_check_options *o)
{
    dl_vec_free(&o->outputs);
    dl_vec_free(&o->select);
    dl_vec_free(&o->ignore);
    dl_vec_free(&o->severity);
    dl_vec_free(&o->paths);
    dl_buf_free(&o->names);
    dl_buf_free(&o->config);
}
