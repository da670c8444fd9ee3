/*
 * Guesses what a refused identifier was meant to be. Every guess is checked by
 * the strict scanner, so a hint is always a valid identifier.
 */
#include "arxiv/guess.h"

#include "arxiv/short.h"
#include "base/str.h"
#include "text/utf8.h"

enum { LONGEST = 64 }; /* longer texts are not damaged identifiers */

/* Takes `candidate` as the hint if it is an identifier. */
static bool hint(dl_arxiv_id *id, dl_str candidate, dl_arxiv_reason reason,
                 bool is_sure)
{
    dl_arxiv_id meant = dl_arxiv_id_parse(candidate);
    if (meant.reason != DL_ARXIV_OK)
        return false;
    dl_arxiv_id_format(&meant, id->hint);
    id->reason = reason;
    id->hint_is_sure = is_sure;
    return true;
}

static bool hint_short(dl_arxiv_id *id, const dl_short *candidate,
                       dl_arxiv_reason reason, bool is_sure)
{
    return !candidate->full &&
           hint(id, dl_short_str(candidate), reason, is_sure);
}

/* ---- words that stand for an identifier nobody knew ---------------------- */

/* Whether `s` is in the list of placeholders, in any letter case. */
static bool is_listed(const dl_lexicon *lexicon, dl_str s)
{
    dl_short lower = {.n = 0};
    for (size_t i = 0; i < s.n && !lower.full; i++)
        dl_short_addc(&lower, dl_to_lower(s.p[i]));
    return !lower.full && dl_lexicon_has(lexicon, DL_LIST_ARXIV_PLACEHOLDERS,
                                         dl_short_str(&lower));
}

/* xxxx.xxxxx, YYMM.NNNNN, 2509.xxxxx */
static bool is_pattern(dl_str s)
{
    size_t letters = 0;
    if (s.n < 8 || s.n > 10 || s.p[4] != '.')
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (i != 4 && !dl_is_digit(s.p[i]) &&
            !dl_is_one_of(s.p[i], "xXnNyYmM#?"))
            return false;
        letters += i > 4 && !dl_is_digit(s.p[i]);
    }
    return letters == s.n - 5;
}

static bool is_placeholder(const dl_lexicon *lexicon, dl_str s)
{
    if (is_listed(lexicon, s) || is_pattern(s))
        return true;
    char first = s.p[0], last = s.p[s.n - 1];
    return s.n > 2 &&
           ((first == '<' && last == '>') || (first == '{' && last == '}')) &&
           !dl_digits_at(s, 1);
}

/* ---- signs of other scripts ---------------------------------------------- */

enum { DROPPED = 0, UNKNOWN = 1 };

/* The ASCII sign that a code point looks like, DROPPED or UNKNOWN. */
static char ascii_of(uint32_t c)
{
    if (c < 0x80)
        return c < 0x20 ? UNKNOWN : (char)c;
    if (c >= 0xFF01 && c <= 0xFF5E) /* full width */
        return (char)(c - 0xFEE0);
    if (c >= 0x1D7CE && c <= 0x1D7FF) /* mathematical digits */
        return (char)('0' + (c - 0x1D7CE) % 10);
    if (c >= 0x0660 && c <= 0x0669)
        return (char)('0' + c - 0x0660);
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63)
        return '-';
    if (c == 0x3002 || c == 0xFF61 || c == 0x00B7 || c == 0x2024)
        return '.';
    if (c == 0x2044 || c == 0x2215)
        return '/';
    if (c == 0x00AD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) ||
        (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069))
        return DROPPED;
    return UNKNOWN;
}

/* The ASCII text before the first sign without an ASCII equivalent; true if
   that is the whole text. */
static bool fold(dl_str s, dl_short *out)
{
    for (size_t i = 0; i < s.n;) {
        unsigned length;
        char c = ascii_of(dl_utf8_decode(s, i, &length));
        if (c == UNKNOWN)
            return false;
        if (c != DROPPED)
            dl_short_addc(out, c);
        i += length;
    }
    return true;
}

static void guess_non_ascii(dl_str s, dl_arxiv_id *id)
{
    dl_short folded = {.n = 0};
    bool is_all = fold(s, &folded);
    bool has_digit = false;
    for (size_t i = 0; i < folded.n; i++)
        has_digit |= dl_is_digit(folded.p[i]);
    id->reason = has_digit ? DL_ARXIV_NON_ASCII : DL_ARXIV_SYNTAX;
    hint_short(id, &folded, is_all ? DL_ARXIV_NON_ASCII : DL_ARXIV_GLUED, true);
}

/* ---- spreadsheets, and the two widths ------------------------------------ */

/* `number` may have lost zeros at its end, or gained other characters. */
static bool hint_number(dl_arxiv_id *id, dl_str yymm, dl_str number,
                        dl_str rest, bool yymm_is_damaged)
{
    size_t width = dl_arxiv_width(2000U + (unsigned)dl_digits_value(yymm.p, 2));
    dl_short s = {.n = 0};
    dl_short_add(&s, yymm);
    dl_short_addc(&s, '.');
    if (number.n == width) {
        dl_short_add(&s, number);
        dl_short_add(&s, rest);
        return yymm_is_damaged && hint_short(id, &s, DL_ARXIV_FLOAT, true);
    }
    if (number.n > width) {
        dl_str noise = dl_str_from(number, width);
        bool is_up = dl_str_starts(noise, "9999");
        if (!is_up && !dl_str_starts(noise, "0000"))
            return false;
        size_t end = s.n + width;
        dl_short_add(&s, (dl_str){number.p, width});
        while (is_up && --end > 5 && s.p[end] == '9')
            s.p[end] = '0';
        if (is_up)
            s.p[end]++;
        dl_short_add(&s, rest);
        return hint_short(id, &s, DL_ARXIV_FLOAT, true);
    }
    /* A number such as 8519 lacks its leading zero rather than the last digit
       of one above 50,000, which arXiv has never reached. */
    bool leads = number.n == 4 && number.p[0] >= '5';
    bool is_float = number.n && number.p[number.n - 1] != '0' && !leads &&
                    (width == 4 || number.p[0] == '0' || yymm_is_damaged);
    if (leads)
        dl_short_addc(&s, '0');
    dl_short_add(&s, number);
    while (is_float && s.n < 5 + width)
        dl_short_addc(&s, '0');
    dl_short_add(&s, rest);
    return (leads || is_float) &&
           hint_short(id, &s, leads ? DL_ARXIV_WIDTH : DL_ARXIV_FLOAT, leads);
}

/* digits.digits[vV]: what spreadsheets make of an identifier, and numbers with
   the width of the other era. */
static bool guess_number(dl_str s, dl_arxiv_id *id)
{
    size_t n = dl_digits_at(s, 0);
    if ((n != 3 && n != 4) || n == s.n || s.p[n] != '.')
        return false;
    size_t digits = dl_digits_at(s, n + 1);
    dl_str number = {s.p + n + 1, digits};
    dl_str rest = dl_str_from(s, n + 1 + digits);
    char yymm[4] = {'0'};
    memcpy(yymm + 4 - n, s.p, n);
    if (digits == 5 && number.p[0] == '0' && n == 4) {
        dl_short shorter = {.n = 0};
        dl_short_add(&shorter, (dl_str){s.p, 5});
        dl_short_add(&shorter, dl_str_from(number, 1));
        dl_short_add(&shorter, rest);
        if (hint_short(id, &shorter, DL_ARXIV_WIDTH, true))
            return true;
    }
    if (hint_number(id, (dl_str){yymm, 4}, number, rest, n == 3))
        return true;
    if (n == 3)
        id->reason = DL_ARXIV_WIDTH;
    return false;
}

/* ---- typing -------------------------------------------------------------- */

/* O for 0, l for 1, another sign or none in place of the dot. */
static bool guess_typing(dl_str s, dl_arxiv_id *id)
{
    dl_short fixed = {.n = 0};
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool in_digits = i < 10 && i != 4;
        if (i == 4 && dl_is_digit(c))
            dl_short_addc(&fixed, '.');
        if (i == 4 && dl_is_one_of(c, ",:;-_$ "))
            c = '.';
        else if (in_digits && (c == 'O' || c == 'o'))
            c = '0';
        else if (in_digits && (c == 'l' || c == 'I'))
            c = '1';
        dl_short_addc(&fixed, c);
    }
    return hint_short(id, &fixed, DL_ARXIV_SYNTAX, true);
}

/* V2, v02, a v without a number. */
static bool guess_version(dl_str s, dl_arxiv_id *id)
{
    size_t v = s.n;
    while (v > 0 && dl_is_digit(s.p[v - 1]))
        v--;
    if (!v || (s.p[v - 1] != 'v' && s.p[v - 1] != 'V'))
        return false;
    size_t digit = v;
    while (digit < s.n && s.p[digit] == '0')
        digit++;
    dl_short fixed = {.n = 0};
    dl_short_add(&fixed, (dl_str){s.p, v - 1});
    if (digit < s.n) {
        dl_short_addc(&fixed, 'v');
        dl_short_add(&fixed, dl_str_from(s, digit));
    }
    return hint_short(id, &fixed, DL_ARXIV_VERSION, s.p[v - 1] == 'V');
}

/* math.GT/0309136, hepth/9901001, HEP-TH/9901001: the archive as arXiv's site
   understands it. */
static bool guess_archive(dl_str s, dl_arxiv_id *id)
{
    static const char *const tails[] = {"ph",  "ex",  "th", "qc",
                                        "mat", "lat", "sci"};
    size_t slash = 0;
    while (slash < s.n && s.p[slash] != '/')
        slash++;
    size_t end = 0; /* of the archive: a class may follow */
    while (end < slash && (dl_is_alpha(s.p[end]) || s.p[end] == '-'))
        end++;
    if (slash == s.n || (end < slash && s.p[end] != '.'))
        return false;
    dl_short archive = {.n = 0};
    for (size_t i = 0; i < end; i++)
        dl_short_addc(&archive, dl_to_lower(s.p[i]));
    dl_short fixed = archive;
    dl_short_add(&fixed, dl_str_from(s, slash));
    if (hint_short(id, &fixed, DL_ARXIV_ARCHIVE, true))
        return true;
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
        size_t n = strlen(tails[i]);
        if (n >= archive.n ||
            !dl_str_ends(dl_short_str(&archive), tails[i]))
            continue;
        fixed = (dl_short){.n = 0};
        dl_short_add(&fixed, (dl_str){archive.p, archive.n - n});
        dl_short_addc(&fixed, '-');
        dl_short_add(&fixed, (dl_str){tails[i], n});
        dl_short_add(&fixed, dl_str_from(s, slash));
        if (hint_short(id, &fixed, DL_ARXIV_ARCHIVE, true))
            return true;
    }
    return false;
}

/* ---- text around an identifier ------------------------------------------- */

static bool is_word_byte(char c)
{
    return dl_is_digit(c) || dl_is_alpha(c);
}

/* `2509.08519)`, `(2509.08519`, `arXiv:2509.08519`; but not `2509.08519b` or
   `2509.08519.2`, which may be anything. */
static bool guess_glued(dl_str s, dl_arxiv_id *id)
{
    while (s.n && !is_word_byte(s.p[0]))
        s = dl_str_from(s, 1);
    if (dl_begins_with(s, "arxiv:"))
        s = dl_str_from(s, 6);
    while (s.n && s.p[0] == ' ')
        s = dl_str_from(s, 1);
    size_t n = dl_arxiv_shape(s);
    bool is_open = n < s.n && (is_word_byte(s.p[n]) ||
                               (s.p[n] == '.' && dl_digits_at(s, n + 1)));
    return !is_open && hint(id, (dl_str){s.p, n}, DL_ARXIV_GLUED, true);
}

void dl_arxiv_guess(dl_str s, const dl_lexicon *lexicon, dl_arxiv_id *id)
{
    if (!s.n)
        return;
    if (is_placeholder(lexicon ? lexicon : &dl_lexicon_builtin, s)) {
        id->reason = DL_ARXIV_PLACEHOLDER;
        return;
    }
    if (s.n > LONGEST) { /* only an identifier at the start can be saved */
        guess_glued((dl_str){s.p, LONGEST}, id);
        return;
    }
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] >= 0x80) {
            guess_non_ascii(s, id);
            return;
        }
    }
    (void)(guess_number(s, id) || guess_glued(s, id) || guess_version(s, id) ||
           guess_archive(s, id) || guess_typing(s, id));
}
