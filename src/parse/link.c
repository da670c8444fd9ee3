/* Scans what follows a link's text. */
#include "parse/link.h"

#include "base/str.h"

enum {
    DEEPEST_PARENTHESES = 32,
    LONGEST_LABEL = 1000 /* CommonMark: at most 999 characters */
};

/* `<…>` without line ends; sets the destination; false if there is none. */
static bool scan_pointy(dl_str s, size_t *at, dl_link_tail *tail)
{
    size_t i = *at + 1;
    while (i < s.n && s.p[i] != '>') {
        if (s.p[i] == '\n' || s.p[i] == '<')
            return false;
        i += s.p[i] == '\\' ? 2 : 1;
    }
    if (i + 1 >= s.n)
        return false;
    tail->destination = *at + 1;
    tail->destination_end = i;
    *at = i + 1;
    return true;
}

static bool scan_destination(dl_str s, size_t *at, dl_link_tail *tail)
{
    size_t i = *at;
    unsigned depth = 0;
    if (i < s.n && s.p[i] == '<')
        return scan_pointy(s, at, tail);
    while (i < s.n) {
        if (s.p[i] == '\\' && i + 1 < s.n && dl_is_punctuation(s.p[i + 1])) {
            i += 2;
            continue;
        }
        if (dl_is_space(s.p[i]) || (s.p[i] == ')' && depth == 0))
            break;
        if (s.p[i] == '(' && ++depth > DEEPEST_PARENTHESES)
            return false;
        if (s.p[i] == ')')
            depth--;
        i++;
    }
    if (i >= s.n || (i == *at && dl_is_space(s.p[i])))
        return false;
    tail->destination = *at;
    tail->destination_end = i;
    *at = i;
    return true;
}

/*
 * The end of the title at `at`, or `at` if there is none. A closing mark after
 * a backslash may close or not: cmark-gfm's scanner takes the longest match.
 */
static size_t scan_title(dl_str s, size_t at)
{
    if (at >= s.n)
        return at;
    char open = s.p[at];
    char close = open == '(' ? ')' : open;
    if (open != '"' && open != '\'' && open != '(')
        return at;
    size_t end = at;
    for (size_t i = at + 1; i < s.n; i++) {
        bool escaped = s.p[i - 1] == '\\' && i - 1 > at;
        if (s.p[i] == close) {
            end = i + 1;
            if (!escaped)
                break;
        } else if (s.p[i] == open && !escaped) {
            break;
        }
    }
    return end;
}

static bool scan_inline(dl_str s, size_t at, dl_link_tail *tail)
{
    if (at >= s.n || s.p[at] != '(')
        return false;
    size_t i = dl_str_skip_white(s, at + 1);
    if (!scan_destination(s, &i, tail))
        return false;
    size_t title = dl_str_skip_white(s, i);
    size_t behind = title == i ? i : scan_title(s, title);
    size_t end = dl_str_skip_white(s, behind);
    if (end >= s.n || s.p[end] != ')')
        return false;
    tail->end = end + 1;
    tail->is_inline = true;
    return true;
}

/* The end of the `[label]` at `at`, or `at` if there is none. */
static size_t scan_label(dl_str s, size_t at)
{
    if (at >= s.n || s.p[at] != '[')
        return at;
    for (size_t i = at + 1; i < s.n && i - at - 1 <= LONGEST_LABEL; i++) {
        if (s.p[i] == ']')
            return i + 1;
        if (s.p[i] == '[')
            return at;
        if (s.p[i] == '\\' && i + 1 < s.n && dl_is_punctuation(s.p[i + 1]))
            i++;
    }
    return at;
}

dl_link_tail dl_link_tail_scan(dl_str content, size_t at)
{
    dl_link_tail tail = {0};
    if (scan_inline(content, at, &tail))
        return tail;
    return (dl_link_tail){.end = scan_label(content, at)};
}
