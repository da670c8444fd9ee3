/* Formats messages with their arguments. */
#include <stdio.h>

#include "check/result.h"
#include "text/printable.h"
#include "text/utf8.h"

/* An argument is truncated after this many code points: the title may be a
   whole page if its heading is broken. */
enum { LONGEST_ARGUMENT = 120 };

/* The destination of text; `n` continues to count when the buffer is full. */
typedef struct sink {
    char *out;
    size_t size, n;
} sink;

static void put(sink *s, dl_str text)
{
    if (s->n < s->size) {
        size_t room = s->size - s->n;
        memcpy(s->out + s->n, text.p, text.n < room ? text.n : room);
    }
    s->n += text.n;
}

static void put_escaped(sink *s, uint32_t c)
{
    char text[16];
    int n = c == '\n'   ? snprintf(text, sizeof text, "\\n")
            : c == '\t' ? snprintf(text, sizeof text, "\\t")
            : c == '\r' ? snprintf(text, sizeof text, "\\r")
                        : snprintf(text, sizeof text, "<U+%04X>", (unsigned)c);
    put(s, (dl_str){text, (size_t)n});
}

/* The argument's text, escaped so that the message remains one line of valid
   UTF-8. */
static void put_argument(sink *s, dl_str arg)
{
    size_t start = 0, i = 0;
    unsigned length, count = 0;
    while (i < arg.n && count++ < LONGEST_ARGUMENT) {
        size_t plain = dl_plain_length(arg, i);
        if (plain) {
            i += plain;
            continue;
        }
        uint32_t c = dl_utf8_decode(arg, i, &length);
        bool is_bad = c == 0xFFFD && length == 1;
        if (is_bad || dl_is_unprintable(c)) {
            put(s, (dl_str){arg.p + start, i - start});
            if (is_bad)
                put(s, DL_STR("\xEF\xBF\xBD"));
            else
                put_escaped(s, c);
            start = i + length;
        }
        i += length;
    }
    put(s, (dl_str){arg.p + start, i - start});
    if (i < arg.n)
        put(s, DL_STR("…"));
}

static void put_message(sink *s, const char *text, const dl_str *args,
                        size_t n_args)
{
    const char *p = text;
    for (const char *open; (open = strchr(p, '{')) != NULL;) {
        bool is_place = open[1] >= '0' && open[1] <= '9' && open[2] == '}';
        put(s, (dl_str){p, (size_t)(open - p) + !is_place});
        p = open + (is_place ? 3 : 1);
        if (is_place && (size_t)(open[1] - '0') < n_args)
            put_argument(s, args[open[1] - '0']);
    }
    put(s, dl_str_of(p));
}

/* Terminates the text with a NUL, never inside a code point. */
static size_t close_text(sink *s)
{
    if (s->size == 0)
        return s->n;
    size_t end = s->n < s->size ? s->n : s->size - 1;
    while (s->n >= s->size && end > 0 &&
           ((unsigned char)s->out[end] & 0xC0) == 0x80)
        end--;
    s->out[end] = '\0';
    return s->n;
}

size_t dl_argument_format(dl_str argument, char *out, size_t size)
{
    sink s = {.out = out, .size = size};
    put_argument(&s, argument);
    return close_text(&s);
}

const char *dl_message_of_second(dl_language language)
{
    return language == DL_KOREAN ? " (GitHub에서)" : " (on GitHub)";
}

size_t dl_message_format(const dl_diagnostic *d, int note,
                         dl_language language, char *out, size_t size)
{
    sink s = {.out = out, .size = size};
    const dl_note *n = note < 0 ? NULL : &d->notes[note];
    unsigned message = n ? n->message : d->message;
    if (message < d->rule->n_messages)
        put_message(&s, d->rule->messages[message].text[language],
                    n ? n->args : d->args, n ? n->n_args : d->n_args);
    if (!n && d->flags & DL_DIAGNOSTIC_ALSO)
        put(&s, dl_str_of(dl_message_of_second(language)));
    return close_text(&s);
}
