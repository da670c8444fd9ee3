/* DL514: see rules/DL514-code-switch.md. */
#include "english_words.h"
#include "rules/shared/korean.h"
#include "rules_gen.h"
#include "variant_words.h"

enum { LONGEST_WORD = 16 /* bytes */ };

static unsigned lists_of(dl_str word)
{
    char lower[LONGEST_WORD];
    if (word.n > sizeof lower)
        return 0;
    for (size_t i = 0; i < word.n; i++)
        lower[i] = (char)(word.p[i] | 0x20);
    return dl_english_word(lower, word.n);
}

/* What is quoted or shown is not said. A capital begins a name. */
static bool is_plain_word(const dl_doc *doc, const dl_token *t)
{
    char first = doc->src.p[t->start];
    return t->kind == DL_TOKEN_LATIN && first >= 'a' && first <= 'z' &&
           !(t->flags & (DL_TOKEN_IN_LINK | DL_TOKEN_IN_EMPHASIS));
}

static bool is_korean(const dl_prose *prose, const dl_doc *doc, uint32_t i)
{
    return i >= prose->token && i < prose->token_end &&
           doc->tokens[i].kind == DL_TOKEN_HANGUL;
}

/* `for 루프`, `while 문에서`. */
static bool is_code_noun(dl_str word)
{
    enum { SYLLABLE = 3 /* bytes */, LONGEST = 4 /* syllables */ };
    for (size_t n = SYLLABLE; n <= word.n && n <= LONGEST * SYLLABLE;
         n += SYLLABLE)
        if (dl_english_word(word.p, n) & DL_ENGLISH_CODE &&
            (n == word.n || dl_variant_word(word.p + n, word.n - n)))
            return true;
    return false;
}

/* `페이지를 in 시키다` uses the word as a noun. */
static bool is_noun_use(dl_str next)
{
    return dl_str_starts(next, "시키") || dl_str_starts(next, "시켜") ||
           dl_variant_word(next.p, next.n);
}

/* `강화학습 with 검증`. */
static bool is_between(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    if (!is_korean(prose, doc, i - 1) || !is_korean(prose, doc, i + 1) ||
        dl_token_is_joined(t) || dl_token_is_joined(&t[1]))
        return false;
    dl_str next = dl_token_text(doc, &t[1]);
    return !is_code_noun(next) && !is_noun_use(next);
}

/* The end of the English phrase `for the first time` that begins at `i`, behind
   a Korean word; 0: there is none. */
static uint32_t phrase_end(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_token *t = doc->tokens;
    uint32_t k = i + 1;
    if (!is_korean(prose, doc, i - 1) || dl_token_is_joined(&t[i]) ||
        i + 2 >= prose->token_end ||
        !dl_str_is(dl_token_text(doc, &t[k]), "the"))
        return 0;
    while (k < prose->token_end && is_plain_word(doc, &t[k]) &&
           !dl_token_is_joined(&t[k]))
        k++;
    return k > i + 2 ? k : 0;
}

static bool is_verbal(dl_str ending)
{
    static const char *const starts[] = {"하", "했", "한", "할", "함",
                                         "되", "됐", "된", "될", "됨"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (dl_str_starts(ending, starts[i]))
            return true;
    return false;
}

/* `explanations 포함이`, `tend복잡성과`: begins an eojeol behind Korean or a
   comma, and Korean follows. */
static bool is_alone(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    return i > prose->token && !dl_token_is_joined(t) &&
           (t[-1].kind == DL_TOKEN_HANGUL || t[-1].kind == DL_TOKEN_COMMA) &&
           is_korean(prose, doc, i + 1) &&
           !is_code_noun(dl_token_text(doc, &t[1]));
}

/* A verb with 하다 or 되다, whatever its capital. */
static bool check_verb(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                       uint32_t i)
{
    /* Where programs are the matter, their words are verbs, too: require하다,
       extends하다. */
    if (!dl_option_bool(ctx, DL514_OPT_VERBS))
        return false;
    const dl_token *t = &doc->tokens[i];
    if (!is_korean(prose, doc, i + 1) || !dl_token_is_joined(&t[1]) ||
        (i > prose->token && dl_token_is_joined(t)) ||
        !is_verbal(dl_token_text(doc, &t[1])) ||
        !(lists_of(dl_token_text(doc, t)) & DL_ENGLISH_VERBS))
        return false;
    dl_span span = {t->start, t[1].end};
    dl_report(ctx, DL514_VERB, span, dl_doc_slice(doc, span));
    return true;
}

/* Whether the English word at `i` says more than one; returns its last
   token. */
static uint32_t check_word(dl_ctx *ctx, const dl_doc *doc,
                           const dl_prose *prose, uint32_t i)
{
    const dl_token *t = doc->tokens;
    unsigned lists = lists_of(dl_token_text(doc, &t[i]));
    uint32_t end = 0;
    /* Where programs are the matter, these are names. */
    if ((lists & DL_ENGLISH_KEYWORDS &&
         !dl_option_bool(ctx, DL514_OPT_KEYWORDS)) ||
        (!(lists & DL_ENGLISH_FUNCTION) &&
         !dl_option_bool(ctx, DL514_OPT_ORDINARY_WORDS)))
        return i;
    if (lists & DL_ENGLISH_FUNCTION) {
        end = phrase_end(doc, prose, i);
        if (!end && is_between(doc, prose, i))
            end = i + 1;
    }
    if (lists & DL_ENGLISH_ORDINARY && is_alone(doc, prose, i))
        end = i + 1;
    if (!end)
        return i;
    dl_span span = {t[i].start, t[end - 1].end};
    dl_report(ctx, DL514_WORD, span, dl_doc_slice(doc, span));
    return end - 1;
}

static void on_prose(dl_ctx *ctx, const dl_post *post, const dl_prose *prose)
{
    const dl_doc *doc = post->doc;
    if (!dl_prose_is_korean(post, prose) ||
        !(prose->traits & UINT32_C(1) << DL_TOKEN_HANGUL))
        return;
    for (uint32_t i = prose->token; i + 1 < prose->token_end; i++) {
        const dl_token *t = &doc->tokens[i];
        if (t->kind != DL_TOKEN_LATIN || t->flags & DL_TOKEN_UPPER ||
            (t[1].kind != DL_TOKEN_HANGUL && t[1].kind != DL_TOKEN_LATIN))
            continue;
        if (!check_verb(ctx, doc, prose, i) && is_plain_word(doc, t))
            i = check_word(ctx, doc, prose, i);
    }
}

const dl_check dl_check_dl514 = {
    .on_prose = on_prose,
    .prose_traits = UINT32_C(1) << DL_TOKEN_LATIN,
};
