/*
 * The list of commands, and `digestlint help`.
 */
#include "cli/commands.h"

#include <string.h>

#include "base/vec.h"
#include "cli/cli.h"
#include "cli/help.h"
#include "cli/read_options.h"

const dl_command *const dl_commands[] = {
    &dl_command_check, &dl_command_explain, &dl_command_rules, &dl_command_init,
    &dl_command_arxiv, &dl_command_help,    NULL};

const dl_command *dl_command_find(const char *name)
{
    for (const dl_command *const *c = dl_commands; *c; c++)
        if (strcmp((*c)->name, name) == 0)
            return *c;
    return NULL;
}

/* Commands of other linters, and what to write here instead. */
#define TO_FIX                                                                 \
    "; to fix files, write 'digestlint check --fix PATH'",                     \
        ", 파일을 고치는 명령은 'digestlint check --fix PATH'"
static const struct {
    const char *word, *english, *korean;
} FOREIGN[] = {
    {"fix", TO_FIX},
    {"fmt", TO_FIX},
    {"format", TO_FIX},
    {"rule", "; did you mean 'explain'?", ", 혹시 'explain'?"},
    {"version", "; did you mean '--version'?", ", 혹시 '--version'?"},
};

const char *dl_command_hint(const char *word, char *out, size_t size)
{
    DL_VEC(dl_str) names = {0};
    for (const dl_command *const *c = dl_commands; *c; c++)
        dl_vec_push(&names, dl_str_of((*c)->name));
    dl_cli_suggestion(word, names.v, names.n, out, size);
    dl_vec_free(&names);
    for (size_t i = 0; i < sizeof FOREIGN / sizeof *FOREIGN; i++)
        if (strcmp(FOREIGN[i].word, word) == 0)
            snprintf(out, size, "%s",
                     dl_cli_say(FOREIGN[i].english, FOREIGN[i].korean));
    return out;
}

/* ---- help ---------------------------------------------------------------- */

void dl_commands_help(dl_buf *out, dl_language language)
{
    bool korean = language == DL_KOREAN;
    dl_buf_adds(
        out, korean ? "digestlint는 arXiv 논문을 한국어로 요약한 "
                   "마크다운 글을 검사한다.\n\n"
                   "사용법: digestlint [COMMAND] [OPTION]... [PATH]...\n\n명령:\n"
                 : "digestlint lints Korean Markdown digests of arXiv papers."
                   "\n\n"
                   "Usage: digestlint [COMMAND] [OPTION]... [PATH]...\n\n"
                   "Commands:\n");
    for (const dl_command *const *c = dl_commands; *c; c++) {
        dl_buf_printf(out, "  %-9s ", (*c)->name);
        dl_help_wrap(out, (*c)->summary[language], 12, 12);
    }
    dl_buf_addc(out, '\n');
    dl_help_wrap(out,
                 korean ? "'digestlint help COMMAND'는 명령 하나를, 'digestlint "
                          "explain RULE'은 규칙 하나를 설명한다. 명령과 이름이 "
                          "같은 파일은 ./NAME으로 적는다."
                        : "'digestlint help COMMAND' describes a command, "
                          "'digestlint explain RULE' a rule. To lint a file "
                          "named like a command, write ./NAME.",
                 0, 0);
}

typedef struct help_options {
    dl_language language;
} help_options;

static const dl_cli_option OPTIONS[] = {
    DL_ROW_LANG(offsetof(help_options, language), 0),
    DL_ROW_HELP,
    {.name = NULL},
};

static const char *const USAGE[] = {"help [--lang en|ko] [COMMAND]", NULL};

static int help(int argc, char **argv)
{
    help_options o = {.language = dl_cli_language()};
    dl_buf text = {0};
    int code = dl_cli_read_options(&dl_command_help, argc, argv, &o);
    if (code >= 0)
        return code;
    if (argc - optind > 1)
        return dl_cli_error("help: one command only, not '%s', too",
                            "help: 명령은 하나만 적을 수 있음, 남은 인자 '%s'",
                            argv[optind + 1]);
    if (optind == argc) {
        dl_commands_help(&text, o.language);
        return dl_cli_print(&text, DL_EXIT_CLEAN);
    }
    const dl_command *command = dl_command_find(argv[optind]);
    if (!command) {
        char hint[64];
        return dl_cli_error("help: there is no command '%s'%s",
                            "help: 명령 '%s' 없음%s", argv[optind],
                            dl_command_hint(argv[optind], hint, sizeof hint));
    }
    dl_help_command(&text, command, o.language);
    return dl_cli_print(&text, DL_EXIT_CLEAN);
}

const dl_command dl_command_help = {
    .name = "help",
    .usage = USAGE,
    .summary = {"show how to use a command", "명령의 사용법을 보여 준다"},
    .about = {"Shows the commands, or how to use one of them.",
              "명령의 목록이나 명령 하나의 사용법을 보여 준다."},
    .options = OPTIONS,
    .run = help,
};
