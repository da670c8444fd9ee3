/*
 * The library in another program: lints one file by a profile and prints what
 * was found.
 *
 *     cc lint.c $(pkg-config --cflags --libs digestlint) -o lint
 *     ./lint post.md daily-papers
 */
#include <stdio.h>
#include <stdlib.h>

#include "digestlint/digestlint.h"

/* The whole file, which the caller frees, or NULL. */
static char *read_file(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    char *bytes = NULL;
    long size = -1;
    if (f && fseek(f, 0, SEEK_END) == 0)
        size = ftell(f);
    if (size >= 0 && fseek(f, 0, SEEK_SET) == 0)
        bytes = malloc((size_t)size + 1);
    if (bytes)
        *n = fread(bytes, 1, (size_t)size, f);
    if (f)
        fclose(f);
    return bytes;
}

static void print(const dl_result *result, const dl_diagnostic *d)
{
    char message[512];
    dl_message_format(d, -1, DL_ENGLISH, message, sizeof message);
    dl_position at =
        dl_doc_position(result->doc, d->span.start, DL_UNIT_CODE_POINT);
    printf("%u:%u: %s: %s [%s]\n", at.line, at.column,
           dl_severity_name((dl_severity)d->severity), message, d->rule->code);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: lint FILE PROFILE\n", stderr);
        return 2;
    }
    dl_config_request request = {.isolated = true, .profile = argv[2]};
    dl_config *config;
    dl_error error;
    if (dl_config_load(&config, &request, &error) != DL_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 2;
    }
    size_t n = 0;
    char *bytes = read_file(argv[1], &n);
    if (!bytes) {
        perror(argv[1]);
        dl_config_free(config);
        return 2;
    }
    dl_result *result =
        dl_lint(config, dl_str_of(argv[1]), (dl_str){bytes, n});
    for (size_t i = 0; i < result->n_diagnostics; i++)
        if (!(result->diagnostics[i].flags & DL_DIAGNOSTIC_SUPPRESSED))
            print(result, &result->diagnostics[i]);
    dl_result_free(result);
    free(bytes);
    dl_config_free(config);
    return 0;
}
