/*
 * The program: finds the command that the command line means.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

typedef struct command {
    const char *name;
    const char *summary; /* one line of --help */
    int (*run)(int argc, char **argv);
} command;

/* In the order of --help. */
static const command commands[] = {
    {"check", "lint files and folders; implied before a path or an option",
     dl_cli_check},
    {"explain", "what a rule wants and why, with examples", dl_cli_explain},
    {"rules", "the table of rules", dl_cli_rules},
    {"init", "write a configuration that fits the posts found", dl_cli_init},
    {"arxiv", "the local catalogue of arXiv papers", dl_cli_arxiv},
};
enum { N_COMMANDS = sizeof commands / sizeof *commands };

static void print_help(void)
{
    puts("digestlint lints Korean Markdown digests of arXiv papers.\n\n"
         "Usage: digestlint [COMMAND] [OPTION]... [PATH]...\n\n"
         "Commands:");
    for (size_t i = 0; i < N_COMMANDS; i++)
        printf("  %-9s %s\n", commands[i].name, commands[i].summary);
    puts("\n'digestlint COMMAND --help' tells of one command, 'digestlint "
         "explain RULE' of\none rule. A file that is called like a command is "
         "linted as ./NAME.");
}

static const command *find_command(const char *word)
{
    for (size_t i = 0; i < N_COMMANDS; i++)
        if (strcmp(commands[i].name, word) == 0)
            return &commands[i];
    return NULL;
}

/* A word that is neither a command nor a file, but nearly a command,
   or an option without its hyphens. */
static bool is_mistyped(const char *word)
{
    dl_str names[N_COMMANDS];
    char hint[64];
    for (size_t i = 0; i < N_COMMANDS; i++)
        names[i] = dl_str_of(commands[i].name);
    dl_cli_suggestion(word, names, N_COMMANDS, hint, sizeof hint);
    if (strcmp(word, "help") == 0 || strcmp(word, "version") == 0)
        snprintf(hint, sizeof hint, "; did you mean '--%s'?", word);
    if (!*hint || access(word, F_OK) == 0)
        return false;
    dl_cli_error("'%s' is neither a command nor a file%s", word, hint);
    return true;
}

static int run(int argc, char **argv)
{
    if (argc < 2)
        return dl_cli_check(argc, argv);
    const char *word = argv[1];
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        print_help();
        return dl_cli_finish(DL_EXIT_CLEAN);
    }
    const command *found = find_command(word);
    if (found)
        return found->run(argc - 1, argv + 1);
    if (word[0] != '-' && is_mistyped(word))
        return DL_EXIT_FAILURE;
    return dl_cli_check(argc, argv);
}

/*
 * A file that is opened while standard output is closed gets its number, and
 * the report would be written into a post. So all three are opened, the wrong
 * way round: using them fails as it did.
 */
static bool fill_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        int mode = fd == STDIN_FILENO ? O_WRONLY : O_RDONLY;
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", mode) != fd)
            return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    if (!fill_standard_streams())
        return DL_EXIT_FAILURE;
    /* A reader that goes away shows as EPIPE, so that reports into files are
       still put into place. */
    signal(SIGPIPE, SIG_IGN);
    return run(argc, argv);
}
