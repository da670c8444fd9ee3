/*
 * Reads a command line by the rows of its command, with getopt_long().
 */
#include "cli/read_options.h"

#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/vec.h"
#include "cli/cli.h"
#include "cli/foreign.h"
#include "cli/help.h"
#include "text/suggest.h"

enum { FIRST_LONG = 256 }; /* getopt's value of a row: this and its index */

/* ---- mistakes ------------------------------------------------------------ */

/* Adds the option to those that an abbreviation can mean. */
static void add_candidate(dl_buf *out, const char *name)
{
    dl_buf_printf(out, "%s--%s", out->n ? dl_cli_say(" or ", " 또는 ") : "",
                  name);
}

static int unknown_long(const dl_command *command, const char *word)
{
    DL_VEC(dl_str) names = {0};
    dl_buf candidates = {0};
    size_t matches = 0, length = strcspn(word, "=");
    const char *answer = dl_foreign_option((dl_str){word, length});
    for (const dl_cli_option *o = command->options; o->name; o++) {
        dl_vec_push(&names, dl_str_of(o->name));
        if (strncmp(o->name, word, length) == 0) {
            add_candidate(&candidates, o->name);
            matches++;
        }
    }
    size_t near = dl_suggest((dl_str){word, length}, names.v, names.n);
    if (answer)
        dl_cli_error("unknown option '--%.*s'; %s",
                     "알 수 없는 옵션 '--%.*s', %s", (int)length, word, answer);
    else if (matches > 1)
        dl_cli_error("option '--%.*s' is ambiguous: %s",
                     "여러 옵션으로 볼 수 있는 '--%.*s': %s", (int)length, word,
                     candidates.p);
    else if (near < names.n)
        dl_cli_error("unknown option '--%.*s'; did you mean '--%.*s'?",
                     "알 수 없는 옵션 '--%.*s', 혹시 '--%.*s'?", (int)length,
                     word, DL_FMT(names.v[near]));
    else
        dl_cli_error("unknown option '--%.*s'; --help lists them",
                     "알 수 없는 옵션 '--%.*s', --help로 목록을 볼 수 있음",
                     (int)length, word);
    dl_vec_free(&names);
    dl_buf_free(&candidates);
    return DL_EXIT_FAILURE;
}

static int unknown_letter(char letter)
{
    const char *answer = dl_foreign_option((dl_str){&letter, 1});
    return dl_cli_error(
        "unknown option '-%c'; %s", "알 수 없는 옵션 '-%c', %s", letter,
        answer ? answer
               : dl_cli_say("--help lists them", "--help로 목록을 볼 수 있음"));
}

static const dl_cli_option *row_of(const dl_command *command, int value)
{
    if (value >= FIRST_LONG)
        return &command->options[value - FIRST_LONG];
    for (const dl_cli_option *o = command->options; o->name; o++)
        if (o->letter == value)
            return o;
    return NULL;
}

/* Reports the error of getopt_long(), which returned `result`: '?' or ':'. */
static int refuse(const dl_command *command, int result, char **argv)
{
    const dl_cli_option *row = optopt ? row_of(command, optopt) : NULL;
    if (row && result == ':')
        return dl_cli_error("option '--%s' needs a value",
                            "값이 필요한 옵션 '--%s'", row->name);
    if (row)
        return dl_cli_error("option '--%s' takes no value",
                            "값을 받지 않는 옵션 '--%s'", row->name);
    if (!optopt && strncmp(argv[optind - 1], "--", 2) == 0)
        return unknown_long(command, argv[optind - 1] + 2);
    return unknown_letter((char)optopt);
}

static bool wrong_choice(const dl_cli_option *row, const char *value)
{
    dl_buf all = {0};
    for (const dl_choice *c = row->choices; c->word; c++)
        dl_buf_printf(&all, "%s%s", c == row->choices ? "" : ", ", c->word);
    dl_cli_error("--%s %s: no such value; use one of: %s",
                 "--%s %s: 쓸 수 없는 값, 쓸 수 있는 값: %s", row->name, value,
                 all.p);
    dl_buf_free(&all);
    return false;
}

static bool is_exact(const dl_command *command, const char *name, size_t n)
{
    for (const dl_cli_option *o = command->options; o->name; o++)
        if (dl_str_is((dl_str){name, n}, o->name))
            return true;
    return false;
}

/* ---- names that begin with a dash ---------------------------------------- */

/* Whether getopt_long() takes the word, which begins with a dash, for an option
   of the command: by its letter, or by the beginning of its name. */
static bool is_option(const dl_command *command, const char *word)
{
    const char *name = word + 2;
    size_t length = word[1] == '-' ? strcspn(name, "=") : 0;
    for (const dl_cli_option *o = command->options; o->name; o++)
        if (word[1] == '-' ? length && strncmp(o->name, name, length) == 0
                           : o->letter == word[1])
            return true;
    return false;
}

/*
 * pre-commit and shells pass names of files where options may be. A word that
 * is both is refused, whichever was meant; what is no option and exists is a
 * file, and becomes `./word`, which lives as long as the program.
 */
static bool settle_names(const dl_command *command, int argc, char **argv)
{
    struct stat ignored;
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (argv[i][0] != '-' || !argv[i][1] || lstat(argv[i], &ignored) != 0)
            continue;
        dl_buf path = {0};
        dl_buf_printf(&path, "./%s", argv[i]);
        if (is_option(command, argv[i])) {
            dl_cli_error("'%s' is an option, and the name of a file here; "
                         "write '%s' for the file, and rename it to use the "
                         "option",
                         "옵션이면서 여기 있는 파일의 이름이기도 한 '%s': "
                         "파일은 '%s'처럼 "
                         "적고, 옵션을 쓰려면 파일 이름을 바꿀 것",
                         argv[i], path.p);
            dl_buf_free(&path);
            return false;
        }
        argv[i] = path.p;
    }
    return true;
}

/* Reports another tool's option that getopt_long() would take for the beginning
   of one of ours. */
static bool refuses_foreign(const dl_command *command, int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *name = argv[i] + 2;
        size_t length = strcspn(argv[i], "=");
        if (strncmp(argv[i], "--", 2) == 0 && is_option(command, argv[i]) &&
            !is_exact(command, name, length - 2) &&
            dl_foreign_option((dl_str){name, length - 2})) {
            unknown_long(command, name);
            return true;
        }
    }
    return false;
}

/* ---- values -------------------------------------------------------------- */

static bool store(const dl_command *command, const dl_cli_option *row,
                  char *options, const char *value)
{
    unsigned chosen;
    switch (row->kind) {
    case DL_CLI_FLAG:
        *(bool *)(options + row->at) = true;
        break;
    case DL_CLI_TEXT:
        *(const char **)(void *)(options + row->at) = value;
        break;
    case DL_CLI_CHOICE:
        if (!dl_choice_find(row->choices, value, &chosen))
            return wrong_choice(row, value);
        memcpy(options + row->at, &chosen, sizeof chosen);
        break;
    case DL_CLI_ALIAS:
        return store(command, dl_cli_option_find(command, row->means), options,
                     row->means_value ? row->means_value : value);
    default:
        if (!row->set(options, value))
            return false;
    }
    if (row->given_at)
        *(bool *)(options + row->given_at) = true;
    return true;
}

/* The value of an option with an optional value: the attached word, the next
   word if that is a choice, or else the last choice of the list. */
static const char *optional_value(const dl_cli_option *row, int argc,
                                  char **argv)
{
    unsigned ignored;
    if (optarg)
        return optarg;
    if (optind < argc && dl_choice_find(row->choices, argv[optind], &ignored))
        return argv[optind++];
    return row->choices[0].word;
}

/* What getopt_long() needs to know. */
typedef struct getopt_rows {
    DL_VEC(struct option) longs;
    dl_buf letters;
} getopt_rows;

static void make_rows(const dl_command *command, getopt_rows *rows)
{
    dl_buf_adds(&rows->letters, ":");
    for (const dl_cli_option *o = command->options; o->name; o++) {
        int takes = !o->argument              ? no_argument
                    : o->argument_is_optional ? optional_argument
                                              : required_argument;
        int value = FIRST_LONG + (int)(o - command->options);
        dl_vec_push(&rows->longs,
                    (struct option){o->name, takes, NULL, value});
        if (o->letter) {
            dl_buf_addc(&rows->letters, o->letter);
            dl_buf_adds(&rows->letters, o->argument ? ":" : "");
        }
    }
    dl_vec_push(&rows->longs, (struct option){NULL, 0, NULL, 0});
}

/* The language of --help: that of --lang, wherever that is on the line. */
static dl_language language_of(const dl_command *command,
                               const getopt_rows *rows, int argc, char **argv)
{
    unsigned language = dl_cli_language();
    int value;
    while ((value = getopt_long(argc, argv, rows->letters.p, rows->longs.v,
                                NULL)) != -1) {
        const dl_cli_option *row = row_of(command, value);
        if (row && row->choices == dl_language_choices)
            dl_choice_find(row->choices, optarg, &language);
    }
    return (dl_language)language;
}

static int read_rows(const dl_command *command, const getopt_rows *rows,
                     int argc, char **argv, void *options)
{
    dl_buf text = {0};
    int value;
    while ((value = getopt_long(argc, argv, rows->letters.p, rows->longs.v,
                                NULL)) != -1) {
        if (value == '?' || value == ':')
            return refuse(command, value, argv);
        const dl_cli_option *row = row_of(command, value);
        if (row->kind == DL_CLI_HELP) {
            optind = 0;
            dl_help_command(&text, command,
                            language_of(command, rows, argc, argv));
            return dl_cli_print(&text, DL_EXIT_CLEAN);
        }
        if (row->kind == DL_CLI_VERSION) {
            dl_cli_add_version(&text);
            return dl_cli_print(&text, DL_EXIT_CLEAN);
        }
        if (row->argument_is_optional)
            optarg = (char *)optional_value(row, argc, argv);
        if (!store(command, row, options, optarg))
            return DL_EXIT_FAILURE;
    }
    return -1;
}

int dl_cli_read_options(const dl_command *command, int argc, char **argv,
                        void *options)
{
    getopt_rows rows = {0};
    if (!settle_names(command, argc, argv) ||
        refuses_foreign(command, argc, argv))
        return DL_EXIT_FAILURE;
    make_rows(command, &rows);
    optind = 0; /* how to restart getopt in GNU and musl */
    opterr = 0;
    int code = read_rows(command, &rows, argc, argv, options);
    dl_vec_free(&rows.longs);
    dl_buf_free(&rows.letters);
    return code;
}
