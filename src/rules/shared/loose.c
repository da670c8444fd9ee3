/* Suffixes with a space before them: fetch 하는, 캐싱 된, API 들
   (rules/DL512-word-spacing.md). */
#include "rules/shared/glued.h"

#include "base/str.h"
#include "korean/near.h"
#include "rules/shared/places.h"
#include "rules/shared/seam.h"
#include "rules/shared/spacing.h"
#include "rules_gen.h"
#include "text/kinds.h"

enum {
    SYLLABLE = 3,   /* bytes */
    BYEOL = 0xBCC4, /* 별 */
    DEUL = 0xB4E4   /* 들 */
};

bool dl_loose_is_loan(const dl_lexicon *lexicon, dl_str word)
{
    return dl_lexicon_has(lexicon, DL_LIST_GLUED_LOANS, word) ||
           (word.n >= 2 * SYLLABLE &&
            dl_lexicon_tail(lexicon, DL_LIST_GLUED_LOAN_ENDS, word) &&
            !dl_lexicon_tail(lexicon, DL_LIST_GLUED_BUILDING_WORDS, word));
}

/* uniformly 하게; apply and reply are verbs. */
static bool is_adverb(dl_str word)
{
    return word.n > 5 && dl_str_ends(word, "ly") && !dl_str_ends(word, "ply");
}

/* Whether 하다 and 되다 after the Latin word can be suffixes only: after a name
   하다 may be a verb that lacks its particle (Java 하는 사람). */
static bool is_action(const dl_doc *doc, const dl_token *latin)
{
    dl_str word = dl_token_text(doc, latin);
    if (word.n < 2 || is_adverb(word) ||
        dl_lexicon_has(doc->lexicon, DL_LIST_GLUED_VALUES, word))
        return false;
    return dl_is_lower(word.p[0]) ||
           dl_lexicon_end(doc->lexicon, DL_LIST_GLUED_VERB_ENDS, word) > 0;
}

/* Whether token `i`, a form of 하다, 되다 or 시키다, is not another word: 한 번,
   java 하면 떠오르는. */
static bool is_form(const dl_doc *doc, uint32_t i, uint32_t end)
{
    dl_str word = dl_token_text(doc, &doc->tokens[i]);
    dl_str next = dl_next_word(doc, i, end);
    if (dl_str_is(word, "한"))
        return dl_lexicon_has(doc->lexicon, DL_LIST_GLUED_HAN_WORDS, next);
    return !dl_str_is(word, "하면") ||
           !dl_lexicon_start(doc->lexicon, DL_LIST_GLUED_SAY_WORDS, next);
}

/* 간단한 테스트 하기: what describes the noun, token `host`, parts it from the
   verb, because 하다 then has a phrase before it. */
static bool is_described(const dl_doc *doc, const dl_prose *prose,
                         uint32_t host)
{
    uint32_t first = dl_host_start(doc, prose->token, host);
    return first > prose->token &&
           doc->tokens[first - 1].kind == DL_TOKEN_HANGUL &&
           dl_lexicon_tail(doc->lexicon, DL_LIST_GLUED_DESCRIBING_ENDS,
                           dl_token_text(doc, &doc->tokens[first - 1]));
}

/* sli.do 하면: a name. */
static bool is_dotted(const dl_doc *doc, const dl_prose *prose, uint32_t host)
{
    return dl_kind_touching(doc, prose->token, host) == DL_KINDS(STOP);
}

/* A, B 들: 들 after a list is a noun (등). */
static bool is_listed(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    uint32_t first = dl_host_start(doc, prose->token, i - 1);
    if (first == prose->token)
        return false;
    const dl_token *before = &doc->tokens[first - 1];
    dl_str word = dl_token_text(doc, before);
    return dl_token_is(before, DL_KINDS(COMMA, SYMBOL)) ||
           dl_str_ends(word, "와") || dl_str_ends(word, "과") ||
           dl_str_ends(word, "및") || dl_str_ends(word, "나");
}

/* Whether the suffix `i` belongs to the Latin word before it. */
static bool is_suffix(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const uint32_t end = prose->token_end;
    if (doc->tokens[i].first == DEUL)
        return !is_listed(doc, prose, i);
    if (doc->tokens[i].first != BYEOL)
        return true;
    dl_str next = dl_next_word(doc, i, end);
    return next.n > 0 &&
           !dl_lexicon_has(doc->lexicon, DL_LIST_SPACING_NO_WORDS, next) &&
           !dl_lexicon_start(doc->lexicon, DL_LIST_SPACING_NO_STARTS, next) &&
           !dl_lexicon_start(doc->lexicon, DL_LIST_SPACING_BYEOL_OBJECTS,
                             next) &&
           !dl_lexicon_has(doc->lexicon, DL_LIST_SPACING_STAR_WORDS, next);
}

/* 통합 하였다, 렌더링 시킨다: DL512 reports token `i`, a word by itself, and the
   next one as any noun and its suffix. */
static bool is_split(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    return (i == prose->token || !dl_token_is_joined(&doc->tokens[i])) &&
           dl_spacing_is_joined(doc, prose, i);
}

/* Whether the suffix, token `i`, belongs to what precedes it. */
static bool is_loose(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_token *host = &doc->tokens[i - 1];
    bool is_verb = !dl_token_in(doc, &doc->tokens[i], DL_LIST_GLUED_SUFFIXES);
    if (is_verb && (!is_form(doc, i, prose->token_end) ||
                    is_described(doc, prose, i - 1)))
        return false;
    if (host->kind == DL_TOKEN_HANGUL)
        return is_verb && dl_loose_is_loan(doc->lexicon,
                                           dl_token_text(doc, host)) &&
               !is_split(doc, prose, i - 1);
    if (host->kind == DL_TOKEN_MARKUP && dl_token_is_joined(host) &&
        doc->src.p[host->start] == '*')
        host--;
    if (host->kind != DL_TOKEN_LATIN || host->length < 2)
        return false;
    return is_verb ? is_action(doc, host) &&
                         !is_dotted(doc, prose,
                                    (uint32_t)(host - doc->tokens))
                   : is_suffix(doc, prose, i);
}

static dl_diagnostic *report(dl_ctx *ctx, const dl_place *place, size_t n)
{
    return dl_glued_report(ctx, place, n, DL512_SURPLUS, DL512_SURPLUSES);
}

/* Whether token `i` is written as a suffix after what it may belong to. */
static bool may_be_suffix(const dl_doc *doc, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    return i > 0 && t->start == t[-1].end + 1 &&
           doc->src.p[t[-1].end] == ' ' &&
           dl_token_is(&t[-1], DL_KINDS(HANGUL, LATIN, MARKUP)) &&
           (dl_token_in(doc, t, DL_LIST_GLUED_FORMS) ||
            dl_token_in(doc, t, DL_LIST_GLUED_CHAINS) ||
            dl_token_in(doc, t, DL_LIST_GLUED_SUFFIXES));
}

/* The end of the suffix at token `i`: 해야 of 해야한다. */
static uint32_t suffix_end(const dl_doc *doc, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    if (!dl_token_in(doc, t, DL_LIST_GLUED_CHAINS))
        return t->end;
    return t->start +
           (uint32_t)dl_lexicon_start(doc->lexicon, DL_LIST_GLUED_CHAIN_HEADS,
                                      dl_token_text(doc, t));
}

void dl_loose_check(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    dl_places places = {0};
    dl_marked walk = dl_marked_in(doc, DL_MARK_APART, 0, doc->n_tokens);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        const dl_token *t = &doc->tokens[i];
        if (!may_be_suffix(doc, i))
            continue;
        const dl_prose *prose = &doc->proses[dl_block_of_token(doc, i)];
        if (i == prose->token || !dl_prose_is_korean(post, prose) ||
            dl_seam_ends_link(doc, prose, i - 1) || !is_loose(doc, prose, i))
            continue;
        uint32_t first = dl_host_start(doc, prose->token, i - 1);
        dl_vec_push(
            &places,
            (dl_place){.span = {doc->tokens[first].start, suffix_end(doc, i)},
                       .kind = dl_place_is_anchor(doc, prose),
                       .fix = DL_FIX_SAFE,
                       .edit = {t[-1].end, t->start},
                       .text = DL_STR("")});
    }
    dl_places_report(ctx, NULL, &places, DL_PLACES_HABIT, report);
    dl_vec_free(&places);
}
