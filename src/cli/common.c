/* What every command needs: errors, notes, the language, the end of a run. */
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "cli/cli.h"
#include "text/date.h"
#include "text/printable.h"
#include "text/suggest.h"

dl_writer dl_cli_writer(FILE *out)
{
    const char *actions = getenv("GITHUB_ACTIONS");
    return (dl_writer){
        .out = out,
        .in_actions = actions && strcmp(actions, "true") == 0,
        .is_terminal = isatty(fileno(out)),
    };
}

/* Of errors and notes: set before there can be any, and once the configuration
   is known. */
static dl_language spoken = DL_ENGLISH;

void dl_cli_speak(dl_language language)
{
    spoken = language;
}

const char *dl_cli_say(const char *english, const char *korean)
{
    return spoken == DL_KOREAN ? korean : english;
}

void dl_cli_speak_as_asked(int argc, char **argv)
{
    static const char name[] = "--lang";
    enum { SHORTEST = sizeof "--la" - 1 }; /* --level begins so, too */
    spoken = dl_cli_language();
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        size_t n = strcspn(argv[i], "=");
        if (n < SHORTEST || strncmp(argv[i], name, n) != 0)
            continue;
        const char *value = argv[i][n] ? argv[i] + n + 1 : argv[i + 1];
        if (value && strcmp(value, "ko") == 0)
            spoken = DL_KOREAN;
        else if (value && strcmp(value, "en") == 0)
            spoken = DL_ENGLISH;
    }
}

static void report(const char *kind, const char *format, va_list args)
    DL_PRINTF(2, 0);

static void report(const char *kind, const char *format, va_list args)
{
    dl_writer w = dl_cli_writer(stderr);
    dl_buf text = {0}, line = {0};
    dl_buf_vprintf(&text, format, args);
    dl_buf_printf(&line, "digestlint: %s: ", kind);
    dl_printable_add(&line, dl_buf_str(&text));
    dl_buf_addc(&line, '\n');
    dl_writer_add_lines(&w, dl_buf_str(&line));
    dl_buf_free(&text);
    dl_buf_free(&line);
}

/* Says only that memory ran out: nothing else would help the user. */
void dl_cli_out_of_memory(void *unused)
{
    (void)unused;
    dl_replace_end();
    fputs(dl_cli_say("digestlint: error: out of memory\n",
                     "digestlint: error: 메모리 부족\n"),
          stderr);
    exit(DL_EXIT_FAILURE);
}

void dl_cli_start(void)
{
    dl_nomem_set(dl_cli_out_of_memory, NULL);
}

/* The default action comes next: whoever started the program sees the signal.
 */
static void die(int number)
{
    dl_replace_remove_unfinished();
    raise(number);
}

void dl_cli_catch_signals(void)
{
    static const int deadly[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU};
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++) {
        struct sigaction old, new = {.sa_handler = die};
        new.sa_flags = (int)SA_RESETHAND;
        sigfillset(&new.sa_mask);
        if (sigaction(deadly[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
            sigaction(deadly[i], &new, NULL);
    }
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

int dl_cli_error(const char *english, const char *korean, ...)
{
    va_list args;
    va_start(args, korean);
    report("error", dl_cli_say(english, korean), args);
    va_end(args);
    return DL_EXIT_FAILURE;
}

int dl_cli_fail(const dl_error *error)
{
    const char *text = dl_error_text(error, spoken);
    return dl_cli_error("%s", "%s", text);
}

void dl_cli_note(const char *english, const char *korean, ...)
{
    va_list args;
    va_start(args, korean);
    report("note", dl_cli_say(english, korean), args);
    va_end(args);
}

dl_cli_words dl_cli_reason(int code)
{
    dl_cli_words words = {""};
    dl_error_reason(code, spoken, words.text, sizeof words.text);
    return words;
}

const char *dl_cli_suggestion(const char *word, const dl_str *candidates,
                              size_t n, char *out, size_t size)
{
    size_t near = dl_suggest(dl_str_of(word), candidates, n);
    out[0] = '\0';
    if (near != DL_SUGGEST_NONE)
        snprintf(out, size, "%s'%.*s'?",
                 dl_cli_say("; did you mean ", ", 혹시 "),
                 DL_FMT(candidates[near]));
    return out;
}

int dl_cli_finish(dl_writer *w, int code)
{
    if (dl_writer_flush(w) || w->error == EPIPE)
        return code;
    return dl_cli_error("cannot write to standard output: %s",
                        "표준 출력 쓰기 실패: %s",
                        dl_cli_reason(w->error ? w->error : EIO).text);
}

int dl_cli_print(dl_buf *text, int code)
{
    dl_writer w = dl_cli_writer(stdout);
    dl_writer_add_lines(&w, dl_buf_str(text));
    dl_buf_free(text);
    return dl_cli_finish(&w, code);
}

bool dl_cli_commit(dl_replacement *replacement, const char *path)
{
    dl_error error;
    bool has_links = dl_replace_has_links(replacement);
    if (dl_replace_commit(replacement, &error) != DL_OK) {
        dl_cli_fail(&error);
        return false;
    }
    if (has_links)
        dl_cli_note("%s had other names (hard links); they keep the old text",
                    "%s: 다른 이름(하드 링크)에는 고치기 전의 글이 남음", path);
    return true;
}

bool dl_cli_parse_today(const char *value, int32_t *today)
{
    static const char shape[] = "dddd-dd-dd";
    bool fits = strlen(value) == sizeof shape - 1;
    for (size_t i = 0; fits && i < sizeof shape - 1; i++)
        fits = shape[i] == 'd' ? value[i] >= '0' && value[i] <= '9'
                               : value[i] == shape[i];
    int32_t day = DL_NO_DAY;
    if (fits)
        day = dl_day_of((int)strtol(value, NULL, 10),
                        (int)strtol(value + 5, NULL, 10),
                        (int)strtol(value + 8, NULL, 10));
    if (day == DL_NO_DAY) {
        dl_cli_error("--today %s: not a day; write it as 2025-09-13",
                     "--today %s: 날짜가 아님, 2025-09-13처럼 적을 것", value);
        return false;
    }
    *today = day;
    return true;
}

dl_language dl_cli_language(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value)
            return strncmp(value, "ko", 2) == 0 &&
                           (value[2] == '\0' || strchr("_.@", value[2]))
                       ? DL_KOREAN
                       : DL_ENGLISH;
    }
    return DL_ENGLISH;
}
