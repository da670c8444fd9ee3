#include <fcntl.h>
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

/* A word that is neither a command nor a file, but nearly a command,
   or an option without its hyphens. */
static bool is_mistyped(const char *word)
{
    enum { MOST = 16 };
    dl_str names[MOST];
    char hint[64];
    for (size_t i = 0; i < dl_n_commands; i++)
        names[i] = dl_str_of(dl_commands[i].name);
    dl_cli_suggestion(word, names, dl_n_commands, hint, sizeof hint);
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
