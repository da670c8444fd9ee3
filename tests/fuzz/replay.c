/*
 * Runs a fuzz target over files, without a fuzzer and with any compiler:
 * `fuzz_parse-replay FILE...`. A crash names the file.
 */
#include <signal.h>
#include <string.h>

#include "base/file.h"
#include "fuzz.h"

static const char *current; /* the file */

static void name_file(int number)
{
    static const char words[] = ": crashes here\n";
    bool is_written = write(STDERR_FILENO, current, strlen(current)) > 0 &&
                      write(STDERR_FILENO, words, sizeof words - 1) > 0;
    (void)is_written;
    signal(number, SIG_DFL);
    raise(number);
}

int main(int argc, char **argv)
{
    static const int signals[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], name_file);
    for (int i = 1; i < argc; i++) {
        enum { LARGEST = 1 << 20 };
        dl_buf bytes = {0};
        dl_error error;
        current = argv[i];
        if (dl_file_read(current, LARGEST, &bytes, &error) != DL_READ_OK) {
            fprintf(stderr, "%s: %s\n", current, error.message);
            return 2;
        }
        dl_str text = dl_buf_str(&bytes);
        LLVMFuzzerTestOneInput((const uint8_t *)text.p, text.n);
        dl_buf_free(&bytes);
    }
    return 0;
}
