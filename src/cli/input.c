/* Reads standard input, and lists of names. */
#include "cli/input.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

enum { CHUNK = 64 * 1024, MOST = 64 * 1024 * 1024 };

static bool read_stream(FILE *in, const char *name, dl_buf *out)
{
    dl_buf_clear(out);
    size_t got;
    do {
        dl_buf_reserve(out, CHUNK);
        errno = 0;
        got = fread(out->p + out->n, 1, CHUNK, in);
        out->n += got;
    } while (got > 0 && out->n <= MOST);
    out->p[out->n] = '\0';
    if (ferror(in)) {
        dl_cli_error("cannot read %s: %s", name, strerror(errno));
        return false;
    }
    if (out->n > MOST) {
        dl_cli_error("%s is larger than %d MiB", name, MOST / 1024 / 1024);
        return false;
    }
    return true;
}

bool dl_input_read_stdin(dl_buf *out)
{
    return read_stream(stdin, "standard input", out);
}

void dl_input_pass_on(dl_writer *out)
{
    char bytes[4096];
    size_t got;
    while (!feof(stdin) && (got = fread(bytes, 1, sizeof bytes, stdin)) > 0)
        dl_writer_add_text(out, (dl_str){bytes, got});
}

bool dl_input_read_names(const char *file, dl_buf *out)
{
    if (strcmp(file, "-") == 0)
        return dl_input_read_stdin(out);
    FILE *in = fopen(file, "rb");
    if (!in) {
        dl_cli_error("cannot read '%s': %s", file, strerror(errno));
        return false;
    }
    bool ok = read_stream(in, file, out);
    fclose(in);
    return ok;
}
