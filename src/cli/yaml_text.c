/* Writes texts into YAML. */
#include "cli/yaml_text.h"

#include "base/str.h"
#include "text/printable.h"

void dl_yaml_text_add_quoted(dl_buf *out, dl_str s)
{
    dl_buf_addc(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        dl_unprintable bad = dl_unprintable_from(s, i);
        for (; i < bad.start; i++) {
            if (s.p[i] == '"' || s.p[i] == '\\')
                dl_buf_addc(out, '\\');
            dl_buf_addc(out, s.p[i]);
        }
        if (bad.start == s.n)
            break;
        if (bad.is_byte)
            dl_buf_addc(out, '?');
        else
            dl_buf_printf(out, bad.character > 0xFFFF ? "\\U%08x" : "\\u%04x",
                          (unsigned)bad.character);
        i = bad.end - 1;
    }
    dl_buf_addc(out, '"');
}

/* Whether some reader of YAML takes the word for a value of another type. */
static bool is_word_of_yaml(dl_str s)
{
    static const char *const words[] = {"y",   "n",    "yes",   "no",  "on",
                                        "off", "true", "false", "null"};
    enum { LONGEST = 5 };
    char low[LONGEST + 1] = {0};
    if (s.n > LONGEST)
        return false;
    for (size_t i = 0; i < s.n; i++)
        low[i] = dl_to_lower(s.p[i]);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(low, words[i]) == 0)
            return true;
    return false;
}

/* Whether YAML has no other use for `s` than as itself, in a flow collection,
   too: words of letters and digits that begin with a letter. */
static bool is_plain(dl_str s)
{
    if (s.n == 0 || dl_unprintable_from(s, 0).start < s.n ||
        is_word_of_yaml(s) || s.p[s.n - 1] == ' ')
        return false;
    if (!dl_is_alpha(s.p[0]) && (unsigned char)s.p[0] < 0x80)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < 0x80 && !dl_is_alnum(s.p[i]) &&
            !dl_is_one_of(s.p[i], " -_./()"))
            return false;
    return true;
}

void dl_yaml_text_add(dl_buf *out, dl_str s)
{
    if (is_plain(s))
        dl_buf_add(out, s);
    else
        dl_yaml_text_add_quoted(out, s);
}

void dl_yaml_text_add_comment(dl_buf *out, dl_str s, size_t most)
{
    size_t end = 0, n = 0;
    while (end < s.n) {
        size_t next = end + 1;
        while (next < s.n && dl_is_continuation(s.p[next]))
            next++;
        if (n++ == most)
            break;
        end = next;
    }
    dl_printable_add(out, (dl_str){s.p, end});
    if (end < s.n)
        dl_buf_adds(out, "…");
}
