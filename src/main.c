#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

const dl_command dl_commands[] = {
    {"check", "lint files and folders; implied before a path or an option",
     dl_cli_check},
    {"explain", "what a rule wants and why, with examples", dl_cli_explain},
    {"rules", "the table of rules", dl_cli_rules},
    {"init", "write a configuration that fits the posts found", dl_cli_init},
    {"arxiv", "the local catalogue of arXiv papers", dl_cli_arxiv},
};
const size_t dl_n_commands = sizeof dl_commands / sizeof dl_commands[0];

static const dl_command *find_command(const char *word)
{
    for (size_t i = 0; i < dl_n_commands; i++)
        if (strcmp(dl_commands[i].name, word) == 0)
            return &dl_commands[i];
    return NULL;
}

/* A word that is neither a command nor a file, but nearly a command. */
static bool is_mistyped(const char *word)
{
    enum { MOST = 16 };
    dl_str names[MOST];
    char hint[64];
    for (size_t i = 0; i < dl_n_commands; i++)
        names[i] = dl_str_of(dl_commands[i].name);
    if (access(word, F_OK) == 0 ||
        !*dl_cli_suggestion(word, names, dl_n_commands, hint, sizeof hint))
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
        dl_cli_print_help(NULL);
        return dl_cli_finish(DL_EXIT_CLEAN);
    }
    const dl_command *command = find_command(word);
    if (command)
        return command->run(argc - 1, argv + 1);
    if (word[0] != '-' && is_mistyped(word))
        return DL_EXIT_FAILURE;
    return dl_cli_check(argc, argv);
}

int main(int argc, char **argv)
{
    /* A reader that goes away shows as EPIPE, so that reports into files are
       still put into place. */
    signal(SIGPIPE, SIG_IGN);
    return run(argc, argv);
}
