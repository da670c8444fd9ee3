/* Judges what a deletion brings together. */
#include "rules/shared/seam.h"

#include "base/str.h"
#include "text/kinds.h"
#include "text/lex.h"
#include "text/region.h"
#include "text/utf8.h"

enum {
    LONGEST_ENTITY = 32,
    LONGEST_NUMBER = 9,
    LONGEST_ROMAN = 4,
    LONGEST_TAG = 128,
    LONGEST_HEAD = 16, /* before a marker's end */
    LONGEST_REST = 48,
    LEVELS = 6
};

/* ---- blocks -------------------------------------------------------------- */

/* The length of a space at `i`, or 0: what is invisible or wide may become
   one, or go. */
static unsigned space_at(dl_str s, size_t i)
{
    unsigned n;
    if ((unsigned char)s.p[i] < 0x80)
        return dl_is_space(s.p[i]);
    return dl_char_class(dl_utf8_decode(s, i, &n)) == DL_TOKEN_INVISIBLE ? n
                                                                        : 0;
}

static bool is_end(dl_str s, size_t i)
{
    return i >= s.n || s.p[i] == '|' /* to kramdown */ || space_at(s, i);
}

/* The end of a number or letter at `i`, as Pandoc has them in lists: 12, a, iv,
   #, @x; `i`: there is none. */
static size_t number_end(dl_str s, size_t i)
{
    size_t n = i + dl_digits_at(s, i);
    if (n > i)
        return n - i <= LONGEST_NUMBER ? n : i;
    if (n < s.n && s.p[n] == '@')
        n++;
    if (n < s.n && s.p[n] == '#')
        return n + 1;
    while (n < s.n && n - i < LONGEST_ROMAN && dl_is_one_of(s.p[n], "ivxIVX"))
        n++;
    if (n <= i + 1 && n < s.n && dl_is_alpha(s.p[n]))
        n++;
    return n;
}

/* The length of a marker at the start of `s`: -, 12., (a), ##, : and ~ of a
   definition; 0: there is none. */
static size_t marker(dl_str s)
{
    size_t n = 0;
    if (s.n && dl_is_one_of(s.p[0], "-+*:~"))
        return 1;
    while (n < s.n && s.p[n] == '#')
        n++;
    if (n && !(n < s.n && s.p[n] == '.'))
        return n <= LEVELS ? n : 0;
    size_t start = s.n && s.p[0] == '(';
    n = number_end(s, start);
    bool is_closed = n > start && n < s.n &&
                     (s.p[n] == ')' || (s.p[n] == '.' && !start));
    return is_closed ? n + 1 : 0;
}

/* ---, ===, * * *, |-|: a rule, or the line below a heading or the head of a
   table; kramdown lets them be mixed. */
static bool is_line(dl_str s)
{
    bool any = false;
    unsigned space;
    for (size_t i = 0; i < s.n && s.p[i] != '\n' && s.p[i] != '\r';
         i += space ? space : 1) {
        space = space_at(s, i);
        if (!space && !dl_is_one_of(s.p[i], "-=*_+|:"))
            return false;
        any |= !space;
    }
    return any;
}

bool dl_seam_begins_block(dl_str line)
{
    if (!line.n)
        return false;
    size_t n = marker(line);
    if (n && is_end(line, n))
        return true;
    /* kramdown's headings need no space after `#` */
    static const char *const starts[] = {
        "#", ">", "|", "<", "{", "```", "~~~", "$$", "!!!", ":::", "\\["};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (dl_str_starts(line, starts[i]))
            return true;
    return is_line(line) ||
           (line.p[0] == '[' && dl_str_find(line, DL_STR("]:")) != SIZE_MAX);
}

bool dl_seam_joins_marker(dl_str head, dl_str rest)
{
    char joined[LONGEST_HEAD + LONGEST_REST];
    if (head.n > LONGEST_HEAD)
        return false;
    if (rest.n > LONGEST_REST)
        rest.n = LONGEST_REST;
    memcpy(joined, head.p, head.n);
    memcpy(joined + head.n, rest.p, rest.n);
    return dl_seam_begins_block((dl_str){joined, head.n + rest.n}) &&
           !dl_seam_begins_block(head);
}

bool dl_seam_is_marker(dl_str head)
{
    size_t n = marker(head);
    while (n < head.n && dl_is_blank(head.p[n]))
        n++;
    if (n && n < head.n && head.p[n] == '[') /* - [ ] */
        n = head.n;
    return (n && n == head.n) || is_line(head);
}

/* ---- inlines ------------------------------------------------------------- */

static uint32_t char_before(const dl_doc *doc, uint32_t at)
{
    unsigned n;
    return at ? dl_utf8_decode_before(doc->src, at, &n) : '\n';
}

static uint32_t char_after(const dl_doc *doc, uint32_t at)
{
    unsigned n;
    return at < doc->src.n ? dl_utf8_decode(doc->src, at, &n) : '\n';
}

static bool is_sign(uint32_t c, const char *set)
{
    return c < 0x80 && c && strchr(set, (int)c) != NULL;
}

static bool is_ascii_word(uint32_t c)
{
    return c < 0x80 && dl_is_alnum((char)c);
}

static bool is_word(uint32_t c)
{
    return c < 0x80 ? is_ascii_word(c) : dl_char_class(c) < DL_TOKEN_STOP;
}

/* The character beyond a row of the same delimiter. */
static uint32_t beyond(const dl_doc *doc, dl_span span, bool is_after)
{
    const dl_str src = doc->src;
    uint32_t i = is_after ? span.end : span.start;
    if (is_after) {
        for (char c = src.p[i]; i < src.n && src.p[i] == c; i++)
            ;
        return char_after(doc, i);
    }
    for (char c = src.p[i - 1]; i > 0 && src.p[i - 1] == c; i--)
        ;
    return char_before(doc, i);
}

/*
 * What is deleted counts as a letter when Markdown decides what a delimiter may
 * open or close. So a letter may replace it beside one, and beside the outer
 * side of `**말**` anything that is not a delimiter, too.
 */
static bool is_plain_delimiter(const dl_seam *seam, uint32_t before,
                               uint32_t after)
{
    bool is_after = is_sign(after, "*_~");
    uint32_t mark = is_after ? after : before;
    uint32_t other = is_after ? before : after;
    /* beside `_`, kramdown counts only letters as such */
    if (is_sign(other, "*_~`\\") || mark == '_')
        return false;
    if (is_word(other))
        return true;
    return (is_after ? seam->before_markup : seam->after_markup) &&
           is_word(beyond(seam->doc, seam->span, is_after));
}

/* &am|p; <b|r> h|ttp: text around the seam that is read as one. */
static bool is_in_construct(const dl_doc *doc, dl_span span)
{
    const char *src = doc->src.p;
    uint32_t i = span.start, least =
        i > LONGEST_ENTITY ? i - LONGEST_ENTITY : 0;
    while (i > least && (dl_is_alnum(src[i - 1]) || src[i - 1] == '#' ||
                         src[i - 1] == '/'))
        i--;
    return i > least && (src[i - 1] == '&' || src[i - 1] == '<');
}

/* Whether byte `at` is in what begins as a tag does: renderers disagree on what
   ends one, and on the letters in it. */
static bool is_in_tag(const dl_doc *doc, uint32_t at)
{
    const char *src = doc->src.p;
    uint32_t i = at, least = at > LONGEST_TAG ? at - LONGEST_TAG : 0;
    while (i > least && !dl_is_one_of(src[i - 1], "<>`"))
        i--;
    if (i == least || i == at || src[i - 1] != '<' ||
        (i > 1 && src[i - 2] == '\\'))
        return false;
    uint32_t c = char_after(doc, i);
    bool is_digit = c < 0x80 && dl_is_digit((char)c);
    return is_sign(c, "/!?") || (is_word(c) && !is_digit);
}

static bool is_address(uint32_t before, uint32_t after)
{
    const char *const signs = ".:/@";
    bool has_sign = is_sign(before, signs) || is_sign(after, signs);
    return has_sign &&
           (is_ascii_word(before) || is_sign(before, signs)) &&
           (is_ascii_word(after) || is_sign(after, signs));
}

/* Whether the character before the seam is harmless there. */
static bool is_plain_before(const dl_seam *seam, uint32_t before,
                            uint32_t after)
{
    switch (before) {
    case '\\':
        return is_word(after);
    case '<':
        return !is_word(after) && !is_sign(after, "/!?<");
    case '$':
        return !is_ascii_word(after) && !is_sign(after, "/!?#$\n\r");
    case '&': case '@': case '#':
        return !is_ascii_word(after) && !is_sign(after, "/!?#$");
    case '!':
        return after != '[';
    case '[':
        return seam->after_markup ? after != '^' && after != ' ' : false;
    case ']':
        return !is_sign(after, "([:{");
    case ')':
        return !is_sign(after, "[{");
    case '`': /* to kramdown, between spaces it is only a sign */
        return seam->after_markup && after != before;
    case '=': case '%': case ':': case '>':
        return after != before;
    case '|': case '{': case '}': case '^':
        return false;
    default:
        return true;
    }
}

/* A code span that begins with a space: kramdown takes the sign for itself if a
   space or nothing precedes it. */
static bool is_open_code(const dl_seam *seam, uint32_t after)
{
    return after == '`' && !(seam->before_markup &&
                             !is_sign(beyond(seam->doc, seam->span, true),
                                      " \t\r\n"));
}

static bool is_plain_after(const dl_seam *seam, uint32_t before,
                           uint32_t after)
{
    switch (after) {
    case '[':
        return !is_sign(before, "!][)\\");
    case ']':
        return seam->before_markup;
    case '(':
        return before != ']';
    case '`':
        return !is_open_code(seam, after) && !is_sign(before, "`\\");
    case '>':
        return !is_ascii_word(before) && !is_sign(before, "\"'/-");
    case '|': case '{': case '}': case '^': case '$':
        return false;
    default:
        return true;
    }
}

bool dl_seam_may_be_space(const dl_seam *seam)
{
    uint32_t before = char_before(seam->doc, seam->span.start);
    uint32_t after = char_after(seam->doc, seam->span.end);
    /* kramdown takes only the spaces of ASCII for spaces. */
    return (seam->after_markup || !is_sign(before, "*_~`")) &&
           (seam->before_markup || !is_sign(after, "*_~")) &&
           !is_open_code(seam, after) &&
           !is_in_construct(seam->doc, seam->span) &&
           !is_in_tag(seam->doc, seam->span.start) &&
           !is_sign(before, "<&{}$\\") && !is_sign(after, "{}$");
}

bool dl_seam_is_plain(const dl_seam *seam)
{
    uint32_t before = char_before(seam->doc, seam->span.start);
    uint32_t after = char_after(seam->doc, seam->span.end);
    if ((is_sign(before, "*_~") || is_sign(after, "*_~")) &&
        !is_plain_delimiter(seam, before, after))
        return false;
    return !is_in_tag(seam->doc, seam->span.start) &&
           is_plain_before(seam, before, after) &&
           is_plain_after(seam, before, after) && !is_address(before, after) &&
           !((is_sign(after, "#; \t\r\n/") || is_ascii_word(after)) &&
             is_in_construct(seam->doc, seam->span));
}

bool dl_seam_may_be_sign(const dl_doc *doc, uint32_t at)
{
    return !is_in_tag(doc, at) && !is_in_construct(doc, (dl_span){at, at});
}

bool dl_seam_follows_address(const dl_doc *doc, const dl_prose *prose,
                             uint32_t token)
{
    enum { FAR = 16 };
    uint32_t i = token;
    while (i > prose->token && token - i < FAR &&
           dl_token_is_joined(&doc->tokens[i]) &&
           !dl_token_is(&doc->tokens[i - 1],
                        DL_KINDS(SOFT_BREAK, HARD_BREAK))) {
        if (doc->tokens[--i].kind == DL_TOKEN_URL)
            return true;
    }
    return false;
}

/* Whether the token is a bare address, in which GFM takes all that follows it,
   whether the address is in parentheses or not. */
static bool is_open_address(const dl_doc *doc, const dl_token *t)
{
    dl_str text = dl_token_text(doc, t);
    return t->kind == DL_TOKEN_URL && !(t->flags & DL_TOKEN_IN_LINK) &&
           (dl_str_starts(text, "http") || dl_str_starts(text, "www."));
}

bool dl_seam_ends_link(const dl_doc *doc, const dl_prose *prose, uint32_t token)
{
    enum { FAR = 4 };
    const dl_token *t = &doc->tokens[token];
    for (uint32_t i = token, n = 0; n < FAR; i--, n++) {
        if (is_open_address(doc, &doc->tokens[i]))
            return true;
        if (i == prose->token || !dl_token_is_joined(&doc->tokens[i]))
            break;
    }
    if (!dl_token_is(t, DL_KINDS(LATIN, NUMBER, HANGUL)))
        return false;
    dl_region_kind kind = dl_region_at(doc, t->end - 1);
    return kind == DL_REGION_ADDRESS || kind == DL_REGION_LABEL;
}

/* ---- pairs --------------------------------------------------------------- */

enum { WIDE = 3 /* bytes */, FARTHEST = 1024 /* bytes to a partner */ };

/* 1 for `（`, -1 for `）`, else 0. */
static int wide_parenthesis(const dl_doc *doc, uint32_t at)
{
    if (at + WIDE > doc->src.n || memcmp(doc->src.p + at, "\xEF\xBC", 2) != 0)
        return 0;
    char last = doc->src.p[at + 2];
    return last == '\x88' ? 1 : last == '\x89' ? -1 : 0;
}

/* The partner of the parenthesis at `at`, or DL_NONE. */
static uint32_t partner_of(const dl_doc *doc, uint32_t at)
{
    const int step = wide_parenthesis(doc, at);
    int depth = 0;
    for (uint32_t n = 0; n < FARTHEST; n++) {
        uint32_t i = step > 0 ? at + n : at - n;
        if (i >= doc->src.n || doc->src.p[i] == '\n')
            break;
        depth += wide_parenthesis(doc, i);
        if (depth == 0 && wide_parenthesis(doc, i))
            return i;
    }
    return DL_NONE;
}

static bool is_bound(const dl_doc *doc, uint32_t at)
{
    const dl_region_set names =
        DL_REGION_BIT(DL_REGION_ADDRESS) | DL_REGION_BIT(DL_REGION_LABEL);
    uint32_t from = at > 0 ? at - 1 : at;
    uint32_t to = at + WIDE < doc->src.n ? at + WIDE + 1 : at + WIDE;
    return dl_region_kinds(doc, (dl_span){from, to}) & names;
}

bool dl_seam_parts_pair(const dl_doc *doc, dl_span run)
{
    for (uint32_t i = run.start; i + WIDE <= run.end; i++) {
        if (!wide_parenthesis(doc, i))
            continue;
        uint32_t partner = partner_of(doc, i);
        if (partner != DL_NONE && (is_bound(doc, partner) || is_bound(doc, i)))
            return true;
    }
    return false;
}
