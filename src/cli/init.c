/*
 * `digestlint init`: writes a commented configuration for the posts it finds,
 * and the baseline that accepts what is wrong in them.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "base/replace.h"
#include "baseline/baseline.h"
#include "cli/cli.h"
#include "cli/first_run.h"
#include "cli/help.h"
#include "cli/new_config.h"
#include "cli/read_options.h"
#include "cli/terminal.h"
#include "files/border.h"
#include "model/builtin.h"
#include "report/line.h"
#include "report/summary.h"
#include "text/printable.h"

#define FILE_NAME ".digestlint.yaml"

typedef struct init_options {
    const char *folder;
    const char *profile; /* NULL: the one that fits */
    bool list, baseline, force, to_stdout;
    dl_language language;
} init_options;

#define AT(member) offsetof(init_options, member)

static const dl_cli_option OPTIONS[] = {
    {.name = "profile",
     .kind = DL_CLI_TEXT,
     .argument = "NAME",
     .completion = DL_COMPLETE_PROFILE,
     .at = AT(profile),
     .help = {"take this built-in profile instead of the one that fits",
              "가장 잘 맞는 것 대신 이 내장 프로필을 쓴다"}},
    {.name = "list",
     .at = AT(list),
     .help = {"list the built-in profiles", "내장 프로필의 목록을 보여 준다"}},
    {.name = "baseline",
     .at = AT(baseline),
     .help = {"also accept all findings there are, so that only new ones are "
              "reported",
              "지금 있는 지적을 모두 받아들여 앞으로 새로 생긴 것만 보고하게 "
              "한다"}},
    {.name = "force",
     .at = AT(force),
     .help = {"replace a configuration that exists",
              "이미 있는 설정을 바꾼다"}},
    {.name = "stdout",
     .at = AT(to_stdout),
     .help = {"print it instead of writing it",
              "파일에 쓰지 않고 표준 출력에 보여 준다"}},
    {.name = "lang",
     .kind = DL_CLI_CHOICE,
     .argument = "en|ko",
     .choices = dl_language_choices,
     .at = AT(language),
     .help = {"language of comments and messages (default: the locale's)",
              "주석과 메시지의 언어 (기본값: 로캘의 언어)"}},
    DL_ROW_HELP,
    {.name = NULL},
};

/* ---- the profiles -------------------------------------------------------- */

static dl_status add_profile(dl_buf *out, const char *name,
                             dl_language language, dl_error *error)
{
    enum { COLUMN = 20 };
    dl_config *config;
    const dl_config_request request = {.isolated = true, .profile = name};
    dl_status status = dl_config_load(&config, &request, error);
    if (status != DL_OK)
        return status;
    const dl_profile *profile = dl_config_settings(config, DL_STR(""))->profile;
    dl_buf doc = {0};
    dl_buf_add(&doc, language == DL_KOREAN && profile->doc_ko.n > 0
                         ? profile->doc_ko
                         : profile->doc);
    dl_buf_printf(out, "%-*s", COLUMN, name);
    dl_help_wrap(out, doc.p ? doc.p : "", COLUMN, COLUMN);
    dl_buf_free(&doc);
    dl_config_free(config);
    return DL_OK;
}

static int list_profiles(const init_options *o)
{
    dl_buf out = {0};
    dl_error error;
    for (size_t i = 0; i < dl_n_builtin_profiles; i++)
        if (add_profile(&out, dl_builtin_profiles[i].name, o->language,
                        &error) != DL_OK) {
            dl_buf_free(&out);
            return dl_cli_fail(&error);
        }
    return dl_cli_print(&out, DL_EXIT_CLEAN);
}

static int refuse_profile(const init_options *o)
{
    char hint[128];
    dl_buf all = {0};
    DL_VEC(dl_str) names = {0};
    for (size_t i = 0; i < dl_n_builtin_profiles; i++) {
        dl_str name = dl_str_of(dl_builtin_profiles[i].name);
        dl_vec_push(&names, name);
        dl_buf_printf(&all, "%s%.*s", i > 0 ? ", " : "", DL_FMT(name));
    }
    dl_cli_suggestion(o->profile, names.v, names.n, hint, sizeof hint);
    int code =
        dl_cli_error("--profile %s: there is no such profile among %s%s",
                     "--profile %s: 내장 프로필(%s) 가운데 없음%s", o->profile,
                     all.p, hint);
    dl_buf_free(&all);
    dl_vec_free(&names);
    return code;
}

/* ---- the files ----------------------------------------------------------- */

/* A file of the folder. */
static void add_file(dl_buf *out, const init_options *o, const char *name)
{
    if (strcmp(o->folder, ".") != 0)
        dl_buf_printf(out, "%s/", o->folder);
    dl_buf_adds(out, name);
}

static bool is_folder(const init_options *o)
{
    struct stat st;
    if (stat(o->folder, &st) != 0)
        dl_cli_error("cannot read '%s': %s", "'%s' 읽기 실패: %s", o->folder,
                     dl_cli_reason(errno).text);
    else if (!S_ISDIR(st.st_mode))
        dl_cli_error("'%s' is not a folder", "폴더가 아닌 '%s'", o->folder);
    else
        return true;
    return false;
}

static int refuse_existing(const init_options *o, const char *path)
{
    int code = dl_cli_error(
        "'%s' exists; --force replaces it, --stdout prints what "
        "would be written",
        "이미 있는 파일 '%s', --force는 이 파일을 바꾸고 --stdout은 쓸 내용을 "
        "보여 주기만 함",
        path);
    if (o->baseline)
        dl_cli_note(
            "to keep it and accept what is found, write 'baseline: %s' into "
            "it and run 'digestlint check --update-baseline' in its folder",
            "이 파일을 두고 지금 있는 지적을 받아들이려면 'baseline: %s'을 "
            "적어 넣고 그 폴더에서 'digestlint check --update-baseline'을 "
            "실행할 것",
            DL_BASELINE_FILE);
    return code;
}

/* A pipe has no text to replace, and waits for a reader. */
static bool refuse_pipe(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0 || !S_ISFIFO(st.st_mode))
        return false;
    dl_cli_error("cannot write '%s': it is not a regular file",
                 "'%s' 쓰기 실패: 일반 파일이 아님", path);
    return true;
}

/* Whether both files may be written, before either is. */
static bool may_write(const init_options *o, const char *path,
                      const char *baseline)
{
    dl_error error;
    if (!o->force && access(path, F_OK) == 0) {
        refuse_existing(o, path);
        return false;
    }
    if (o->baseline && !o->force && access(baseline, F_OK) == 0) {
        dl_cli_error("'%s' exists; --force brings it up to date",
                     "이미 있는 파일 '%s', --force로 갱신할 수 있음",
                     baseline);
        return false;
    }
    if (refuse_pipe(path) || (o->baseline && refuse_pipe(baseline)))
        return false;
    if (dl_border_may_write(path, &error) != DL_OK ||
        (o->baseline && dl_border_may_write(baseline, &error) != DL_OK)) {
        dl_cli_fail(&error);
        return false;
    }
    return true;
}

/* ---- the last lines ------------------------------------------------------ */

/* A command for the folder, as a shell takes it. */
static void add_command(dl_buf *out, const init_options *o, const char *command)
{
    dl_buf word = {0};
    dl_buf_printf(out, "  %s", command);
    if (strcmp(o->folder, ".") != 0) {
        dl_buf_adds(&word, " '");
        for (const char *p = o->folder; *p; p++)
            dl_buf_adds(&word, *p == '\'' ? "'\\''" : (char[]){*p, '\0'});
        dl_buf_addc(&word, '\'');
        dl_printable_add(out, dl_buf_str(&word));
    }
    dl_buf_addc(out, '\n');
    dl_buf_free(&word);
}

/* Few people go through hundreds of findings before they write their next
   post. */
static void add_offer(dl_buf *out, const init_options *o,
                      const dl_run_counts *counts)
{
    enum { MANY = 100 };
    bool korean = o->language == DL_KOREAN;
    if (counts->errors + counts->warnings <= MANY)
        return;
    dl_buf_adds(
        out, korean ? "지금 있는 지적은 받아들이고 새로 생긴 것만 보려면:\n"
                    : "To accept what was found and see only what is new:\n");
    add_command(out, o, "digestlint init --force --baseline");
    dl_buf_adds(out, korean
                         ? "설정을 이미 고쳤으면 'baseline:' 앞의 '#'을 떼고:\n"
                         : "or, if you have changed the file, without the "
                           "'#' before 'baseline:' in it:\n");
    add_command(out, o, "digestlint check --update-baseline");
}

/* What the first run found, and how to go on. */
static void show_run(const init_options *o, dl_first_run *run,
                     const char *baseline)
{
    dl_writer err = dl_cli_writer(stderr);
    dl_buf text = {0};
    dl_terminal terminal = dl_cli_terminal(stderr, DL_COLOR_NEVER);
    dl_summary_add(&text, &run->tally,
                   &(dl_summary){
                       .language = o->language,
                       .has_baseline = true,
                       .width = terminal.is_terminal ? terminal.width : 0,
                   });
    if (o->baseline) {
        dl_path_add(&text, dl_str_of(baseline));
        dl_buf_adds(&text,
                    o->language == DL_KOREAN
                        ? "에 모두 적었다. 이제 새로 생긴 것만 보고한다.\n"
                        : " has them all; from now on only new ones are "
                          "reported.\n");
    } else {
        add_offer(&text, o, &run->tally.counts);
    }
    dl_writer_add_lines(&err, dl_buf_str(&text));
    dl_buf_free(&text);
}

static int finish(const init_options *o, const char *path, const char *baseline)
{
    dl_first_run run;
    dl_error error;
    dl_buf shown = {0};
    dl_path_add(&shown, dl_str_of(path));
    dl_buf_addc(&shown, '\n');
    int code = dl_cli_print(&shown, DL_EXIT_CLEAN);
    dl_status status = dl_first_run_take(&run, o->folder, o->baseline, &error);
    if (status != DL_OK)
        dl_cli_fail(&error);
    if (o->baseline && (status != DL_OK || run.failed))
        code = dl_cli_error(
            "'%s' was written, but not the baseline; when the cause is "
            "gone, 'digestlint check --update-baseline' writes it",
            "설정 파일 '%s'만 쓰고 기준선은 쓰지 못함, 원인을 없앤 뒤 "
            "'digestlint check --update-baseline'으로 쓸 것",
            path);
    else if (status == DL_OK)
        show_run(o, &run, baseline);
    dl_first_run_free(&run);
    return code;
}

/* ---- the command --------------------------------------------------------- */

/* The text of the configuration. */
static dl_status compose(dl_buf *out, const init_options *o, dl_error *error)
{
    dl_survey survey;
    dl_shapes shapes = {0};
    dl_places places = {0};
    dl_status status = dl_survey_take(&survey, o->folder, o->profile, error);
    if (status == DL_OK)
        places = dl_places_find(&survey, o->folder);
    if (status == DL_OK && !survey.is_chosen && survey.n_recognised == 0)
        status = dl_shapes_find(&shapes, &places, o->folder, error);
    if (status == DL_OK)
        dl_new_config_add(out, &(dl_new_config){
                                   .folder = o->folder,
                                   .survey = &survey,
                                   .places = &places,
                                   .shapes = shapes.n > 0 ? &shapes : NULL,
                                   .has_baseline = o->baseline,
                                   .language = o->language,
                               });
    dl_shapes_free(&shapes);
    dl_places_free(&places);
    dl_survey_free(&survey);
    return status;
}

static int write_files(const init_options *o)
{
    dl_buf path = {0}, baseline = {0}, text = {0};
    dl_error error;
    int code = DL_EXIT_FAILURE;
    add_file(&path, o, FILE_NAME);
    add_file(&baseline, o, DL_BASELINE_FILE);
    if (o->to_stdout || may_write(o, path.p, baseline.p)) {
        if (compose(&text, o, &error) != DL_OK)
            code = dl_cli_fail(&error);
        else if (o->to_stdout)
            code = dl_cli_print(&text, DL_EXIT_CLEAN);
        else if (dl_replace_file(path.p, dl_buf_str(&text), &error) != DL_OK)
            code = dl_cli_fail(&error);
        else
            code = finish(o, path.p, baseline.p);
    }
    dl_buf_free(&path);
    dl_buf_free(&baseline);
    dl_buf_free(&text);
    return code;
}

static int run(int argc, char **argv)
{
    init_options o = {.language = dl_cli_language()};
    int code = dl_cli_read_options(&dl_command_init, argc, argv, &o);
    if (code >= 0)
        return code;
    if (argc - optind > 1)
        return dl_cli_error("init: one folder only, not '%s', too",
                            "init: 폴더는 하나만 적을 수 있음, 남은 인자 '%s'",
                            argv[optind + 1]);
    if (o.list)
        return list_profiles(&o);
    if (o.profile && !dl_survey_profile(o.profile))
        return refuse_profile(&o);
    if (o.baseline && o.to_stdout)
        return dl_cli_error(
            "%s writes no file, so not with %s",
            "%s, %s: 함께 쓸 수 없음(앞의 것은 파일을 쓰지 않음)", "--stdout",
            "--baseline");
    o.folder = optind < argc ? argv[optind] : ".";
    return is_folder(&o) ? write_files(&o) : DL_EXIT_FAILURE;
}

static const char *const USAGE[] = {
    "init [--profile NAME] [--baseline] [--force] [FOLDER]",
    "init [--profile NAME] --stdout [FOLDER]", "init --list", NULL};

const dl_command dl_command_init = {
    .name = "init",
    .usage = USAGE,
    .summary = {"write a configuration that fits the posts found",
                "찾은 글에 맞는 설정 파일을 쓴다"},
    .about = {"Looks at the posts in FOLDER (default: here), chooses the "
              "profile that fits them best and writes FOLDER/.digestlint.yaml, "
              "with comments. If none fits, it describes what is in the posts: "
              "a profile to start from.",
              "FOLDER(기본값: 현재 폴더)의 글을 보고 가장 잘 맞는 프로필을 "
              "골라, 설명이 달린 FOLDER/.digestlint.yaml을 쓴다. 맞는 것이 "
              "없으면 글에서 본 모양을 적어, 고쳐 쓸 프로필을 만든다."},
    .options = OPTIONS,
    .run = run,
};
