/*
 * What a line is to kramdown. The names in capitals are the regular expressions
 * of kramdown's parser.
 */
#include "page/kramdown_line.h"

#include "base/str.h"

bool dl_kd_is_blank(const dl_kd *kd, const dl_kd_line *l)
{
    for (uint32_t i = l->start; i < l->end; i++)
        if (!dl_is_white(kd->src[i]))
            return false;
    return true;
}

uint32_t dl_kd_spaces(const dl_kd *kd, const dl_kd_line *l)
{
    uint32_t i = l->start;
    while (i < l->end && kd->src[i] == ' ')
        i++;
    return l->pad + (i - l->start);
}

uint32_t dl_kd_text(const dl_kd *kd, const dl_kd_line *l)
{
    uint32_t n = dl_kd_spaces(kd, l);
    uint32_t at = l->start + n - l->pad;
    return n <= 3 && at < l->end ? at : DL_NONE;
}

/* INDENT */
bool dl_kd_is_indented(const dl_kd *kd, const dl_kd_line *l)
{
    return dl_kd_spaces(kd, l) >= 4 ||
           (l->pad == 0 && l->start < l->end && kd->src[l->start] == '\t');
}

/* HR_START */
bool dl_kd_is_rule(const dl_kd *kd, const dl_kd_line *l)
{
    uint32_t i = dl_kd_text(kd, l), n = 0;
    if (i == DL_NONE || !dl_is_one_of(kd->src[i], "*-_"))
        return false;
    char sign = kd->src[i];
    for (; i < l->end; i++) {
        if (kd->src[i] == sign)
            n++;
        else if (!dl_is_blank(kd->src[i]))
            return false;
    }
    return n >= 3;
}

/* Whether nothing follows but white space. */
static bool is_rest_blank(const dl_kd *kd, const dl_kd_line *l, uint32_t i)
{
    while (i < l->end && dl_is_white(kd->src[i]))
        i++;
    return i == l->end;
}

/* IAL_BLOCK_START */
bool dl_kd_is_attributes(const dl_kd *kd, const dl_kd_line *l)
{
    uint32_t i = dl_kd_text(kd, l);
    if (i == DL_NONE || l->end - i < 4 || kd->src[i] != '{' ||
        kd->src[i + 1] != ':' || dl_is_one_of(kd->src[i + 2], ":/}"))
        return false;
    for (i += 2; i < l->end && kd->src[i] != '}'; i++)
        if (kd->src[i] == '\\')
            i++;
    return i < l->end && is_rest_blank(kd, l, i + 1);
}

/* EOB_MARKER */
bool dl_kd_is_end_marker(const dl_kd *kd, const dl_kd_line *l)
{
    return l->pad == 0 && l->start < l->end && kd->src[l->start] == '^' &&
           is_rest_blank(kd, l, l->start + 1);
}

/* BLOCKQUOTE_START */
bool dl_kd_is_quote(const dl_kd *kd, const dl_kd_line *l)
{
    uint32_t i = dl_kd_text(kd, l);
    return i != DL_NONE && kd->src[i] == '>';
}

/* FENCED_CODEBLOCK_START: kramdown's own fences are of tildes. */
bool dl_kd_is_fence(const dl_kd *kd, const dl_kd_line *l)
{
    uint32_t i = kd->is_gfm                          ? dl_kd_text(kd, l)
                 : l->pad == 0 && l->start < l->end ? l->start
                                                     : DL_NONE;
    if (i == DL_NONE || l->end - i < 3)
        return false;
    for (uint32_t k = i; k < i + 3; k++)
        if (kd->src[k] != '~' && (kd->src[k] != '`' || !kd->is_gfm))
            return false;
    return true;
}

/* PATTERN_TAIL: kramdown takes a `|` for a blank. */
static bool is_tail(const dl_kd *kd, const dl_kd_line *l, uint32_t i)
{
    return i < l->end && dl_is_one_of(kd->src[i], " \t|");
}

/* DEFINITION_LIST_START */
bool dl_kd_is_details(const dl_kd *kd, const dl_kd_line *l)
{
    uint32_t i = dl_kd_text(kd, l);
    return i != DL_NONE && kd->src[i] == ':' && is_tail(kd, l, i + 1);
}

/* ATX_HEADER_START of either parser, at the very start of the line. */
uint32_t dl_kd_heading(const dl_kd *kd, const dl_kd_line *l)
{
    uint32_t i = l->start, n = 0;
    if (l->pad > 0)
        return 0;
    while (i < l->end && kd->src[i] == '#' && n < 6)
        i++, n++;
    if (n == 0 || (kd->is_gfm && (i == l->end || !dl_is_blank(kd->src[i]))))
        return 0;
    while (i < l->end && dl_is_blank(kd->src[i]))
        i++;
    uint32_t end = l->end; /* signs at the end are no text */
    while (end > i && dl_is_white(kd->src[end - 1]))
        end--;
    while (end > i && kd->src[end - 1] == '#')
        end--;
    return end > i ? n : 0;
}

uint32_t dl_kd_marker(const dl_kd *kd, const dl_kd_line *l, uint32_t most,
                      bool *is_ordered)
{
    uint32_t n = dl_kd_spaces(kd, l), i = l->start + n - l->pad, digits = 0;
    if (n > most || i >= l->end)
        return DL_NONE;
    while (i < l->end && dl_is_digit(kd->src[i]))
        i++, digits++;
    *is_ordered = digits > 0;
    if (i == l->end || !dl_is_one_of(kd->src[i], digits > 0 ? "." : "+*-"))
        return DL_NONE;
    return is_tail(kd, l, i + 1) ? i + 1 : DL_NONE;
}

/* ---- HTML ---------------------------------------------------------------- */

enum { LONGEST_NAME = 64 };

/* REXML's names: letters of any script. */
static bool is_name_start(char c)
{
    return dl_is_alpha(c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_name_byte(char c)
{
    return is_name_start(c) || dl_is_digit(c) || dl_is_one_of(c, "-.:");
}

dl_str dl_kd_name_at(const dl_kd *kd, uint32_t i, uint32_t end)
{
    uint32_t k = i;
    if (i == end || !is_name_start(kd->src[i]))
        return DL_STR_NONE;
    while (k < end && is_name_byte(kd->src[k]))
        k++;
    return (dl_str){kd->src + i, k - i};
}

bool dl_kd_name_is_in(dl_str name, const char *list)
{
    char key[LONGEST_NAME + 3] = " ";
    if (name.n > LONGEST_NAME)
        return false;
    for (size_t i = 0; i < name.n; i++)
        key[i + 1] = dl_to_lower(name.p[i]);
    key[name.n + 1] = ' ';
    key[name.n + 2] = '\0';
    return strstr(list, key) != NULL;
}

bool dl_kd_is_of_text(dl_str name)
{
    return dl_kd_name_is_in(name,
                 " a abbr acronym b big bdo br button cite code del dfn em i"
                 " img input ins kbd label mark option q rb rbc rp rt rtc ruby"
                 " samp select small span strong sub sup tt u var ");
}

bool dl_kd_is_highlight(const dl_kd *kd, const dl_kd_line *l)
{
    uint32_t i = dl_kd_text(kd, l);
    if (!kd->b || !kd->b->renderer->liquid || i == DL_NONE)
        return false;
    dl_str s = {kd->src + i, l->end - i};
    if (!dl_str_starts(s, "{%"))
        return false;
    size_t at = dl_str_skip_blanks(s, s.n > 2 && s.p[2] == '-' ? 3 : 2);
    return dl_str_starts(dl_str_from(s, at), "highlight");
}

/* LAZY_END_HTML_START, LAZY_END_HTML_STOP */
bool dl_kd_is_html(const dl_kd *kd, const dl_kd_line *l, uint32_t most)
{
    uint32_t i = dl_kd_text(kd, l);
    if (dl_kd_is_highlight(kd, l))
        return true; /* Liquid makes <figure> of it */
    if (i == DL_NONE || kd->src[i] != '<' || dl_kd_spaces(kd, l) > most)
        return false;
    i++;
    bool is_end = i < l->end && kd->src[i] == '/';
    dl_str name = dl_kd_name_at(kd, i + is_end, l->end);
    if (name.n == 0 || dl_kd_is_of_text(name) ||
        dl_kd_name_is_in(name, " script "))
        return false;
    i += is_end + (uint32_t)name.n;
    while (is_end && i < l->end && dl_is_white(kd->src[i]))
        i++;
    return !is_end || (i < l->end && kd->src[i] == '>');
}

/* ---- ends ---------------------------------------------------------------- */

bool dl_kd_is_boundary(const dl_kd *kd, dl_kd_lines lines, size_t i)
{
    return i == lines.n || dl_kd_is_blank(kd, &lines.v[i]) ||
           dl_kd_is_attributes(kd, &lines.v[i]) ||
           dl_kd_is_end_marker(kd, &lines.v[i]);
}

bool dl_kd_ends_lazily(const dl_kd *kd, dl_kd_lines lines, size_t i)
{
    return dl_kd_is_boundary(kd, lines, i) ||
           dl_kd_is_html(kd, &lines.v[i], 3);
}
