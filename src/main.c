/*
 * The program: finds the command that the command line means.
 */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/commands.h"

/* Whether `word` is neither a file nor anything else that could be meant, which
   has been reported then. */
static bool is_mistyped(const char *word)
{
    char hint[128];
    if (!*dl_command_hint(word, hint, sizeof hint) || access(word, F_OK) == 0)
        return false;
    dl_cli_error("'%s' is neither a command nor a file%s",
                 "명령도 파일도 아닌 '%s'%s", word, hint);
    return true;
}

static int run(int argc, char **argv)
{
    if (argc < 2)
        return dl_command_check.run(argc, argv);
    const char *word = argv[1];
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        return dl_command_help.run(argc - 1, argv + 1);
    const dl_command *found = dl_command_find(word);
    if (!found && strcmp(word, "lint") == 0 && access(word, F_OK) != 0)
        found = &dl_command_check;
    if (found)
        return found->run(argc - 1, argv + 1);
    if (word[0] != '-' && is_mistyped(word))
        return DL_EXIT_FAILURE;
    return dl_command_check.run(argc, argv);
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
    dl_cli_start();
    if (!fill_standard_streams())
        return DL_EXIT_FAILURE;
    dl_cli_catch_signals();
    dl_cli_speak_as_asked(argc, argv);
    return run(argc, argv);
}
