/*
 * usage bash|zsh|fish|manual|manual-ko: writes a shell's completions or the
 * manual page to standard output.
 */
#include <string.h>

#include "usage.h"

static void manual(FILE *out)
{
    usage_manual(out, DL_ENGLISH);
}

static void manual_ko(FILE *out)
{
    usage_manual(out, DL_KOREAN);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        usage_writer *write;
    } writers[] = {{"bash", usage_bash},
                   {"zsh", usage_zsh},
                   {"fish", usage_fish},
                   {"manual", manual},
                   {"manual-ko", manual_ko}};
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
        if (argc == 2 && strcmp(argv[1], writers[i].name) == 0) {
            writers[i].write(stdout);
            return fflush(stdout) == 0 ? 0 : 1;
        }
    fputs("usage: usage bash|zsh|fish|manual|manual-ko\n", stderr);
    return 2;
}
