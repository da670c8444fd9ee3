/*
 * The command line as data: each command and each option is a row. Parsing,
 * "did you mean", --help, shell completions and the manual page (tools/usage)
 * all use these rows. Rows are constant; values are borrowed from argv.
 */
#ifndef DL_CLI_COMMAND_H
#define DL_CLI_COMMAND_H

#include "base/diagnostic.h"

/* A word that an option accepts, and its value. */
typedef struct dl_choice {
    const char *word; /* NULL: the end of the list */
    unsigned value;
} dl_choice;

typedef enum dl_cli_kind {
    DL_CLI_FLAG,   /* bool at `at`: true */
    DL_CLI_TEXT,   /* const char * at `at`: the value as given */
    DL_CLI_CHOICE, /* an enum at `at`: the value of the word */
    DL_CLI_CALL,   /* `set` takes the value */
    DL_CLI_ALIAS,  /* another tool's name for the option `means` */
    DL_CLI_HELP,
    DL_CLI_VERSION
} dl_cli_kind;

/* What a shell completes for a value, if there are no choices. */
typedef enum dl_completion {
    DL_COMPLETE_NOTHING,
    DL_COMPLETE_FILE,
    DL_COMPLETE_RULE,
    DL_COMPLETE_PROFILE,
    DL_COMPLETE_FORMAT
} dl_completion;

typedef struct dl_cli_option {
    const char *name; /* without its hyphens */
    char letter;      /* 0: none */
    dl_cli_kind kind;
    const char *argument; /* "FILE"; NULL: no value */
    bool argument_is_optional;
    dl_completion completion;
    const dl_choice *choices;
    size_t at;       /* offset into the command's options */
    size_t given_at; /* of a bool to set as well; 0: none */
    /* Reads a value; false if it is wrong, after reporting it. */
    bool (*set)(void *options, const char *value);
    const char *means;       /* ALIAS: the name of the option … */
    const char *means_value; /* … and its value; NULL: the one given */
    const char *group[2];    /* the heading above it; NULL: no new one */
    const char *help[2];     /* by dl_language, without a full stop */
} dl_cli_option;

typedef struct dl_command {
    const char *name;
    const char *const *usage; /* lines after "digestlint", NULL at the end */
    const char *summary[2];   /* one line */
    const char *about[2];     /* paragraphs, separated by empty lines */
    const char *exit_status[2];
    const dl_cli_option *options; /* an empty row at the end */
    /* What its first operand can be, NULL at the end; NULL: any file. */
    const char *const *operands;
    /* Is passed its own argv, with the command's name in argv[0], and returns
       the exit code. */
    int (*run)(int argc, char **argv);
} dl_command;

/* Each is in its own file; commands.h lists them. */
extern const dl_command dl_command_check, dl_command_explain, dl_command_rules,
    dl_command_init, dl_command_arxiv, dl_command_help;

/* The option with this name, or NULL. */
const dl_cli_option *dl_cli_option_find(const dl_command *command,
                                        const char *name);

/* Whether `value` is one of the choices, and which. */
bool dl_choice_find(const dl_choice *choices, const char *value, unsigned *out);

/* ---- rows that several commands share ------------------------------------ */

#define DL_HELP_CONFIG                                                         \
    "use this configuration and no other (-: standard input)"
#define DL_HELP_CONFIG_KO "이 설정 파일만 쓴다 (-: 표준 입력)"
#define DL_HELP_HELP "show this help"
#define DL_HELP_HELP_KO "이 도움말을 보여 준다"

#define DL_ROW_CONFIG(where)                                                   \
    {                                                                          \
        .name = "config", .letter = 'c', .kind = DL_CLI_TEXT,                  \
        .argument = "FILE", .completion = DL_COMPLETE_FILE, .at = (where),     \
        .help = {DL_HELP_CONFIG, DL_HELP_CONFIG_KO}                            \
    }
#define DL_ROW_NO_CONFIG(where)                                                \
    {                                                                          \
        .name = "no-config", .at = (where), .help = {                          \
            "use no configuration file",                                       \
            "설정 파일을 쓰지 않는다"                                          \
        }                                                                      \
    }
#define DL_ROW_LANG(where, given)                                              \
    {                                                                          \
        .name = "lang", .kind = DL_CLI_CHOICE, .argument = "en|ko",            \
        .choices = dl_language_choices, .at = (where), .given_at = (given),    \
        .help = {"language of messages and help (default: the locale's)",      \
                 "메시지와 도움말의 언어 (기본값: 로캘의 언어)"}                      \
    }
#define DL_ROW_HELP                                                            \
    {                                                                          \
        .name = "help", .letter = 'h', .kind = DL_CLI_HELP,                    \
        .help = {DL_HELP_HELP, DL_HELP_HELP_KO}                                \
    }

extern const dl_choice dl_language_choices[];

#endif
