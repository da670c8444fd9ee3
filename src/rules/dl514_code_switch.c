/* DL514 code-switch: see rules/DL514-code-switch.md. */
#include "base/str.h"
#include "rules/shared/korean.h"
#include "rules_gen.h"
#include "text/kinds.h"

enum { LONGEST_WORD = 16 /* bytes */ };

/* The lists of an English word, in any capitals. */
static const dl_list_set *lists_of(const dl_doc *doc, const dl_token *t)
{
    char lower[LONGEST_WORD];
    dl_str word = dl_token_text(doc, t);
    bool is_lower = true;
    if (word.n > sizeof lower)
        return dl_token_lists(doc, t);
    for (size_t i = 0; i < word.n; i++) {
        lower[i] = (char)(word.p[i] | 0x20);
        is_lower &= lower[i] == word.p[i];
    }
    return is_lower ? dl_token_lists(doc, t)
                    : dl_lexicon_lists(doc->lexicon, (dl_str){lower, word.n});
}

/* Quoted or displayed text is not the writer's own. A capital begins a name. */
static bool is_plain_word(const dl_doc *doc, const dl_token *t)
{
    char first = doc->src.p[t->start];
    return t->kind == DL_TOKEN_LATIN && dl_is_lower(first) &&
           !(t->flags & (DL_TOKEN_IN_LINK | DL_TOKEN_IN_EMPHASIS));
}

static bool is_korean(const dl_prose *prose, const dl_doc *doc, uint32_t i)
{
    return i >= prose->token && i < prose->token_end &&
           doc->tokens[i].kind == DL_TOKEN_HANGUL;
}

/* `for 루프`, `while 문에서`. */
static bool is_code_noun(const dl_doc *doc, const dl_token *t)
{
    enum { SYLLABLE = 3 /* bytes */ };
    dl_str word = dl_token_text(doc, t);
    for (size_t n = SYLLABLE; n <= word.n; n += SYLLABLE)
        if (dl_lexicon_has(doc->lexicon, DL_LIST_ENGLISH_CODE,
                           (dl_str){word.p, n}) &&
            (n == word.n ||
             dl_lexicon_has(doc->lexicon, DL_LIST_VARIANT_TAILS,
                            dl_str_from(word, n))))
            return true;
    return false;
}

/* `and 또는 or`: whether `link` is a word between two such words, and `word` the
   other one. */
static bool is_listed(const dl_doc *doc, const dl_prose *prose, uint32_t link,
                      uint32_t word)
{
    return link >= prose->token && word >= prose->token &&
           link < prose->token_end && word < prose->token_end &&
           dl_token_in(doc, &doc->tokens[link], DL_LIST_ENGLISH_LIST_LINKS) &&
           doc->tokens[word].kind == DL_TOKEN_LATIN &&
           dl_set_has(lists_of(doc, &doc->tokens[word]),
                      DL_LIST_ENGLISH_FUNCTION);
}

/* Whether the word is named rather than used: `논리 연산 and`, `C 문법의 and
   기능`, `and 또는 or`. */
static bool is_named(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    return is_code_noun(doc, &t[1]) || is_code_noun(doc, &t[-1]) ||
           is_listed(doc, prose, i + 1, i + 2) ||
           (i >= prose->token + 2 && is_listed(doc, prose, i - 1, i - 2));
}

/* `페이지를 in 시키다` uses the word as a noun. */
static bool is_noun_use(const dl_doc *doc, const dl_token *next)
{
    return dl_token_in(doc, next, DL_LIST_VARIANT_TAILS) ||
           dl_lexicon_start(doc->lexicon, DL_LIST_ENGLISH_CAUSATIVE_STARTS,
                            dl_token_text(doc, next));
}

/* `강화학습 with 검증`. */
static bool is_between(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    if (!is_korean(prose, doc, i - 1) || !is_korean(prose, doc, i + 1) ||
        dl_token_is_joined(t) || dl_token_is_joined(&t[1]))
        return false;
    return !is_named(doc, prose, i) && !is_noun_use(doc, &t[1]);
}

/* The end of the English phrase `for the first time` that begins at `i`, after
   a Korean word; 0: there is none. */
static uint32_t phrase_end(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_token *t = doc->tokens;
    uint32_t k = i + 1;
    if (!is_korean(prose, doc, i - 1) || dl_token_is_joined(&t[i]) ||
        i + 2 >= prose->token_end ||
        !dl_token_in(doc, &t[k], DL_LIST_ENGLISH_ARTICLES))
        return 0;
    while (k < prose->token_end && is_plain_word(doc, &t[k]) &&
           !dl_token_is_joined(&t[k]))
        k++;
    return k > i + 2 ? k : 0;
}

/* `explanations 포함이`, `tend복잡성과`: begins an eojeol after Korean or a
   comma, and is followed by Korean. */
static bool is_alone(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    return i > prose->token && !dl_token_is_joined(t) &&
           (t[-1].kind == DL_TOKEN_HANGUL || t[-1].kind == DL_TOKEN_COMMA) &&
           is_korean(prose, doc, i + 1) &&
           !is_code_noun(doc, &t[1]);
}

/* A verb with 하다 or 되다, in any capitals. */
static bool check_verb(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                       uint32_t i)
{
    /* In texts on programs, their words are used as verbs: require하다,
       extends하다. */
    if (!dl_option_bool(ctx, DL514_OPT_VERBS))
        return false;
    const dl_token *t = &doc->tokens[i];
    if (!is_korean(prose, doc, i + 1) || !dl_token_is_joined(&t[1]) ||
        (i > prose->token && dl_token_is_joined(t)) ||
        !dl_lexicon_start(doc->lexicon, DL_LIST_ENGLISH_VERBAL_STARTS,
                          dl_token_text(doc, &t[1])) ||
        !dl_set_has(lists_of(doc, t), DL_LIST_ENGLISH_VERBS))
        return false;
    dl_span span = {t->start, t[1].end};
    dl_report(ctx, DL514_VERB, span, dl_doc_slice(doc, span));
    return true;
}

/* Checks the English word at `i`; returns the last token of a longer phrase. */
static uint32_t check_word(dl_ctx *ctx, const dl_doc *doc,
                           const dl_prose *prose, uint32_t i)
{
    const dl_token *t = doc->tokens;
    const dl_list_set *lists = lists_of(doc, &t[i]);
    bool is_function = dl_set_has(lists, DL_LIST_ENGLISH_FUNCTION);
    uint32_t end = 0;
    /* In texts on programs, these are names. */
    if ((dl_set_has(lists, DL_LIST_ENGLISH_KEYWORDS) &&
         !dl_option_bool(ctx, DL514_OPT_KEYWORDS)) ||
        (!is_function && !dl_option_bool(ctx, DL514_OPT_ORDINARY_WORDS)))
        return i;
    if (is_function) {
        end = phrase_end(doc, prose, i);
        if (!end && is_between(doc, prose, i))
            end = i + 1;
    }
    if (dl_set_has(lists, DL_LIST_ENGLISH_ORDINARY) &&
        is_alone(doc, prose, i))
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
        !(prose->traits & DL_KINDS(HANGUL)))
        return;
    uint32_t next = 0; /* all before it has been checked */
    dl_marked walk = dl_marked_in(doc, DL_MARK_LATIN, prose->token,
                                  prose->token_end - 1);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        const dl_token *t = &doc->tokens[i];
        if (i < next || t->flags & DL_TOKEN_UPPER ||
            (t[1].kind != DL_TOKEN_HANGUL && t[1].kind != DL_TOKEN_LATIN))
            continue;
        if (!check_verb(ctx, doc, prose, i) && is_plain_word(doc, t))
            next = check_word(ctx, doc, prose, i) + 1;
    }
}

const dl_check dl_check_dl514 = {
    .on_prose = on_prose,
    .prose_traits = DL_KINDS(LATIN),
};
