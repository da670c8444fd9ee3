/*
 * Runs a command, discards its output, and prints its peak memory in MiB. Not
 * every system has a `time` that reports this.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: peak_memory COMMAND [ARGUMENT]...\n", stderr);
        return 2;
    }
    pid_t child = fork();
    if (child < 0) {
        perror("fork");
        return 2;
    }
    if (child == 0) {
        int null = open("/dev/null", O_WRONLY);
        if (null >= 0)
            dup2(null, STDOUT_FILENO);
        execvp(argv[1], argv + 1);
        perror(argv[1]);
        _exit(127);
    }
    int status;
    struct rusage use;
    if (waitpid(child, &status, 0) < 0 ||
        getrusage(RUSAGE_CHILDREN, &use) != 0) {
        perror("peak_memory");
        return 2;
    }
    /* POSIX leaves the unit open; Linux and the BSDs count KiB. */
    printf("%.1f\n", (double)use.ru_maxrss / 1024);
    return WIFEXITED(status) && WEXITSTATUS(status) < 2 ? 0 : 1;
}
