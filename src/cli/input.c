/* Reads standard input, and lists of names. */
#include "cli/input.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
        dl_cli_error("cannot read %s: %s", "%s 읽기 실패: %s", name,
                     dl_cli_reason(errno).text);
        return false;
    }
    if (out->n > MOST) {
        dl_cli_error("%s is larger than %d MiB", "%s: %d MiB보다 큼", name,
                     MOST / 1024 / 1024);
        return false;
    }
    return true;
}

bool dl_input_read_stdin(dl_buf *out)
{
    return read_stream(stdin, dl_cli_say("standard input", "표준 입력"), out);
}

void dl_input_pass_on(dl_writer *out)
{
    char bytes[4096];
    size_t got;
    while (!feof(stdin) && (got = fread(bytes, 1, sizeof bytes, stdin)) > 0)
        dl_writer_add_text(out, (dl_str){bytes, got});
}

/* Reads the file `file` ("-": standard input), whatever it is. */
static bool read_any(const char *file, dl_buf *out)
{
    if (strcmp(file, "-") == 0)
        return dl_input_read_stdin(out);
    FILE *in = fopen(file, "rb");
    if (!in) {
        dl_cli_error("cannot read '%s': %s", "'%s' 읽기 실패: %s", file,
                     dl_cli_reason(errno).text);
        return false;
    }
    bool ok = read_stream(in, file, out);
    fclose(in);
    return ok;
}

bool dl_input_read_names(const char *file, dl_buf *out)
{
    return read_any(file, out);
}

/* Whether `file` is standard input, by whatever name. */
static bool is_stdin(const char *file, const struct stat *status)
{
    struct stat in;
    return strcmp(file, "-") == 0 ||
           (!S_ISREG(status->st_mode) && fstat(STDIN_FILENO, &in) == 0 &&
            in.st_dev == status->st_dev && in.st_ino == status->st_ino);
}

bool dl_input_read_config(dl_config_request *request, bool is_taken,
                          dl_buf *text)
{
    const char *file = request->file;
    struct stat status = {0};
    if (!file)
        return true;
    bool is_dash = strcmp(file, "-") == 0;
    if (!is_dash && stat(file, &status) != 0) {
        if (errno != ENOENT || !strchr(file, '='))
            return true; /* whoever reads it says what is wrong */
        dl_cli_error("--config %s: there is no such file; --severity "
                     "RULE=LEVEL sets a level, and other keys go into "
                     "a configuration",
                     "--config %s: 파일 없음, 수준은 --severity RULE=LEVEL로 정하고 "
                     "다른 키는 설정 파일에 적을 것",
                     file);
        return false;
    }
    if (!is_dash && !S_ISFIFO(status.st_mode) && !S_ISCHR(status.st_mode) &&
        !S_ISSOCK(status.st_mode))
        return true;
    if (is_taken && is_stdin(file, &status)) {
        dl_cli_error("--config %s: standard input cannot be the configuration "
                     "and something else at once",
                     "--config %s: 표준 입력 하나로 설정과 다른 것을 함께 읽을 수 없음",
                     file);
        return false;
    }
    if (!read_any(file, text))
        return false;
    request->text = dl_buf_str(text);
    return true;
}
