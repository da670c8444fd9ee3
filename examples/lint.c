/*
 * The library in another program: lints one file by a profile and prints what
 * was found. C and C++ compile it.
 *
 *     cc examples/lint.c $(pkg-config --cflags --libs digestlint) -o lint
 *     ./lint post.md daily-papers
 */
#include <stdio.h>

#include "digestlint/digestlint.h"
#include "file.h"

static void print(const dl_result *result, const dl_diagnostic *d)
{
    char message[512];
    dl_diagnostic_message(d, DL_ENGLISH, message, sizeof message);
    dl_position at = dl_result_position(result, dl_diagnostic_span(d).start,
                                        DL_UNIT_CODE_POINT);
    printf("%u:%u: %s: %s [%s]\n", (unsigned)at.line, (unsigned)at.column,
           dl_severity_name(dl_diagnostic_severity(d)), message,
           dl_diagnostic_code(d));
}

static int lint(const dl_config *config, const char *path, dl_str bytes)
{
    dl_result *result;
    dl_error error;
    if (dl_lint(&result, config, dl_str_of(path), bytes, NULL, &error) !=
        DL_OK) {
        fprintf(stderr, "%s: %s\n", path, error.message);
        return 2;
    }
    for (size_t i = 0; i < dl_result_count(result); i++) {
        const dl_diagnostic *d = dl_result_at(result, i);
        if (!dl_diagnostic_is_suppressed(d))
            print(result, d);
    }
    dl_result_free(result);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: lint FILE PROFILE\n", stderr);
        return 2;
    }
    dl_load_options options = dl_load_options_new();
    options.isolated = true;
    options.profile = argv[2];
    dl_config *config;
    dl_error error;
    if (dl_load(&config, &options, &error) != DL_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 2;
    }
    dl_str bytes;
    int code = 2;
    if (read_file(argv[1], &bytes)) {
        code = lint(config, argv[1], bytes);
        free_file(bytes);
    }
    dl_config_free(config);
    return code;
}
