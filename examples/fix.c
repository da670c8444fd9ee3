/*
 * A fixer: prints a file with its safe fixes applied. C and C++ compile it.
 *
 *     cc examples/fix.c $(pkg-config --cflags --libs digestlint) -o fix
 *     ./fix post.md >fixed.md
 */
#include <stdio.h>

#include "digestlint/digestlint.h"
#include "file.h"

static int fix(const dl_config *config, const char *path, dl_str bytes)
{
    dl_fixed *fixed;
    dl_error error;
    if (dl_fix_text(&fixed, config, dl_str_of(path), bytes, NULL, &error) !=
        DL_OK) {
        fprintf(stderr, "%s: %s\n", path, error.message);
        return 2;
    }
    dl_str text = dl_fixed_text(fixed);
    bool is_written = fwrite(text.p, 1, text.n, stdout) == text.n &&
                      fflush(stdout) == 0;
    fprintf(stderr, "%s: %u fixed, %u findings left\n", path,
            (unsigned)dl_fixed_applied(fixed),
            (unsigned)dl_result_count(dl_fixed_result(fixed)));
    dl_fixed_free(fixed);
    return is_written ? 0 : 2;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: fix FILE\n", stderr);
        return 2;
    }
    dl_load_options options = dl_load_options_new();
    options.start = argv[1]; /* its configuration, as the program finds it */
    dl_config *config;
    dl_error error;
    if (dl_load(&config, &options, &error) != DL_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 2;
    }
    dl_str bytes;
    int code = 2;
    if (read_file(argv[1], &bytes)) {
        code = fix(config, argv[1], bytes);
        free_file(bytes);
    }
    dl_config_free(config);
    return code;
}
