/* Builds the regular expression for a list of words. */
#include "patterns/words.h"

#include "base/search.h"
#include "base/str.h"
#include "text/hangul.h"

/* clang-format off */
/* What may come between the last syllable of a noun and a space. */
#define PARTICLES \
    "들?(?:께서|에게서?|에서|에|한테서?|으?로[서써]?|처럼|보다|만큼|대로|까지|" \
    "부터|마저|조차|마다|밖에|뿐|커녕|[과와]|하고|이?랑|이?나|이?란|이?라도|" \
    "이?든지?|이?라는|이?라고|만){0,2}[의은는이가을를도만요]?"
#define COPULA \
    "(?:이[다며고면지었라므니기어]|였|입니)\\p{Hangul}*|인(?:[가지데]|들)?|" \
    "일(?:수록|지|까)?|임[을은이에도]?"
#define VERBS \
    "(?<=\\p{Hangul}{2})(?:[하해한할함합했되돼된될됨됩됐]|시[키켜킨킬킴킵켰])" \
    "\\p{Hangul}*"
/* clang-format on */

static const char BEHIND[] =
    "(?=(?<=\\p{Hangul})(?:" PARTICLES "|" COPULA "|" VERBS ")(?!\\p{Hangul})|"
    "(?<=[\\p{Latin}\\d])(?![\\p{Latin}\\d])|(?<![\\p{Hangul}\\p{Latin}\\d]))";
static const char BLANK[] = "(?:\\h+(?:\\R\\h*)?|\\R\\h*)";

/* What must not come before a word depends on what it begins with. It is
   written once for all these words, and so tested once. */
enum { HANGUL, LATIN, OTHER, KINDS };
static const char *const BEFORE[KINDS] = {
    [HANGUL] = "(?<!\\p{Hangul})",
    [LATIN] = "(?<![\\p{Latin}\\d])",
    [OTHER] = "",
};

static int kind_of(dl_str word)
{
    if (word.n >= 3 && ((unsigned char)word.p[0] & 0xF0) == 0xE0 &&
        dl_hangul_is_syllable(dl_hangul_at(word.p)))
        return HANGUL;
    return dl_is_alnum(word.p[0]) ? LATIN : OTHER;
}

static void add_word(dl_buf *out, dl_str word)
{
    for (size_t i = 0; i < word.n; i++) {
        char c = word.p[i];
        if (dl_is_space(c)) {
            while (i + 1 < word.n && dl_is_space(word.p[i + 1]))
                i++;
            dl_buf_adds(out, BLANK);
            continue;
        }
        if ((unsigned char)c < 0x80 && !dl_is_alnum(c))
            dl_buf_addc(out, '\\');
        dl_buf_addc(out, c);
    }
}

static int longer_first(const void *a, const void *b)
{
    const dl_str *x = a, *y = b;
    if (x->n != y->n)
        return DL_ORDER(y->n, x->n);
    return memcmp(x->p, y->p, x->n);
}

void dl_pattern_words_add(dl_buf *out, dl_str *words, size_t n)
{
    dl_sort(words, n, longer_first);
    dl_buf_adds(out, "(?:");
    bool is_first = true;
    for (int kind = 0; kind < KINDS; kind++) {
        size_t n_added = 0;
        for (size_t i = 0; i < n; i++) {
            if (kind_of(words[i]) != kind)
                continue;
            dl_buf_adds(out, n_added > 0 || is_first ? "" : "|");
            dl_buf_adds(out, n_added++ > 0 ? "|" : BEFORE[kind]);
            dl_buf_adds(out, n_added > 1 ? "" : "(?:");
            add_word(out, words[i]);
        }
        dl_buf_adds(out, n_added > 0 ? ")" : "");
        is_first = is_first && n_added == 0;
    }
    dl_buf_adds(out, ")");
    dl_buf_adds(out, BEHIND);
}
