/* DL514 code-switch: see rules/DL514-code-switch.md. */
#include "base/str.h"
#include "korean/near.h"
#include "rules/shared/korean.h"
#include "rules/shared/quoted.h"
#include "rules_gen.h"
#include "text/kinds.h"

enum {
    LONGEST_WORD = 16, /* bytes */
    LONGEST_SETTLED = 40,
    LONGEST_PHRASE = 48,
    MOST_WORDS = 4,
    /* Wordings in an entry. With more it mixes the languages on purpose, but
       not in a blog that is in Korean throughout. */
    MOST_MIXED = 6,
    MOST_KEPT = 12
};

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
                            dl_str_from(word, n)) ||
             dl_lexicon_has(doc->lexicon, DL_LIST_NOUNS_COPULA_ENDINGS,
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

/* Whether the words around are English, among which a few are Korean. */
static bool is_in_english(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    enum { NEAR = 12 /* tokens */, TIMES = 2 };
    uint32_t first = i > prose->token + NEAR ? i - NEAR : prose->token;
    uint32_t n_latin = 0, n_hangul = 0;
    for (uint32_t k = first; k < prose->token_end && k <= i + NEAR; k++) {
        const dl_token *t = &doc->tokens[k];
        n_latin += t->kind == DL_TOKEN_LATIN && is_plain_word(doc, t);
        n_hangul += t->kind == DL_TOKEN_HANGUL;
    }
    return n_latin > TIMES * n_hangul;
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
    if (!end || is_in_english(doc, prose, i) || dl_word_is_quoted(doc, i))
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

/* ---- words with a settled Korean one ------------------------------------- */

/* Copies the source of the tokens [first, last], in which each word may begin
   with a capital, which becomes a small letter; an empty string is too long. */
static dl_str uncapitalized(const dl_doc *doc, uint32_t first, uint32_t last,
                            char *out, size_t size)
{
    const dl_token *t = doc->tokens;
    dl_str text = dl_doc_slice(doc, (dl_span){t[first].start, t[last].end});
    if (text.n > size)
        return DL_STR_NONE;
    memcpy(out, text.p, text.n);
    for (uint32_t i = first; i <= last; i++) {
        char *start = out + (t[i].start - t[first].start);
        *start = dl_to_lower(*start);
    }
    return (dl_str){out, text.n};
}

/* Whether a word in these lists has a settled Korean one; `strict`: or is one
   that no text in Korean throughout leaves in English. */
static bool is_settled_in(const dl_list_set *lists, bool strict)
{
    return dl_set_has(lists, DL_LIST_ENGLISH_SETTLED) ||
           (strict && dl_set_has(lists, DL_LIST_ENGLISH_COMMON));
}

/* Whether a part between hyphens is such a word, and each other one is, too, or
   is usual there: audio-guided. `word` is their text, uncapitalized. */
static bool has_settled_parts(const dl_doc *doc, dl_str word, uint32_t first,
                              uint32_t last, bool strict)
{
    const dl_token *t = doc->tokens;
    bool has_one = false;
    for (uint32_t i = first; i <= last; i += 2) {
        dl_str part = {word.p + (t[i].start - t[first].start),
                       t[i].end - t[i].start};
        const dl_list_set *lists = dl_lexicon_lists(doc->lexicon, part);
        bool is_one = is_settled_in(lists, strict);
        if (!is_one && !dl_set_has(lists, DL_LIST_ENGLISH_PARTS))
            return false;
        has_one |= is_one;
    }
    return has_one;
}

/* Whether the word of the tokens [first, last], perhaps with hyphens, has a
   settled Korean word. */
static bool is_settled(const dl_doc *doc, uint32_t first, uint32_t last,
                       bool strict)
{
    char lower[LONGEST_SETTLED];
    bool is_lower = dl_is_lower(doc->src.p[doc->tokens[first].start]);
    if (first == last && is_lower)
        return is_settled_in(dl_token_lists(doc, &doc->tokens[first]), strict);
    dl_str word = uncapitalized(doc, first, last, lower, sizeof lower);
    return word.n > 0 &&
           (dl_lexicon_has(doc->lexicon, DL_LIST_ENGLISH_SETTLED, word) ||
            (is_lower &&
             (is_settled_in(dl_lexicon_lists(doc->lexicon, word), strict) ||
              has_settled_parts(doc, word, first, last, strict))));
}

/* The first token of the word that ends with Latin token `i`: `low` in
   `low-rank`. */
static uint32_t word_start(const dl_doc *doc, uint32_t first, uint32_t i)
{
    const dl_token *t = doc->tokens;
    while (i >= first + 2 && dl_token_is_joined(&t[i]) &&
           dl_is_sign(doc, i - 1, "-") && dl_token_is_joined(&t[i - 1]) &&
           t[i - 2].kind == DL_TOKEN_LATIN)
        i -= 2;
    return i;
}

/* Whether the Korean word after token `i` makes a noun of it: a particle, or
   another word. */
static bool is_noun(const dl_doc *doc, uint32_t i)
{
    const dl_token *next = &doc->tokens[i + 1];
    if (!dl_token_is_joined(next))
        return true;
    return dl_token_in(doc, next, DL_LIST_VARIANT_TAILS) &&
           !dl_lexicon_start(doc->lexicon, DL_LIST_ENGLISH_VERBAL_STARTS,
                             dl_token_text(doc, next));
}

/* Whether `before` lets a phrase begin after it: it is no part of a name, a
   number or a formula. */
static bool may_precede(const dl_token *before, const dl_token *first)
{
    return !dl_token_is_joined(first) &&
           dl_token_is(before, DL_KINDS(HANGUL, COMMA, STOP));
}

/* Whether the word of the tokens [first, last] is in small letters, and neither
   a function word nor a variable nor a command, so that it is no part of a
   name, of a sentence, of a formula or of what is typed: a b, git commit. */
static bool is_small(const dl_doc *doc, uint32_t first, uint32_t last)
{
    enum { SHORTEST = 3 };
    const dl_token *t = doc->tokens;
    for (uint32_t i = first; i <= last; i += 2) {
        dl_str word = dl_token_text(doc, &t[i]);
        for (size_t k = 0; k < word.n; k++)
            if (!dl_is_lower(word.p[k]))
                return false;
    }
    return first < last ||
           (dl_token_text(doc, &t[first]).n >= SHORTEST &&
            !dl_token_in(doc, &t[first], DL_LIST_ENGLISH_COMMANDS) &&
            !dl_token_in(doc, &t[first], DL_LIST_ENGLISH_FUNCTION) &&
            !dl_token_in(doc, &t[first], DL_LIST_ENGLISH_LATIN));
}

/*
 * The span of the phrase that ends with Latin token `i`, or an empty one. Its
 * words all have a settled Korean word, or are several in small letters: causal
 * transformer.
 */
static dl_span english_phrase(const dl_doc *doc, const dl_prose *prose,
                              uint32_t i, bool strict)
{
    const dl_span none = {0, 0};
    const dl_token *t = doc->tokens;
    unsigned words = 0;
    bool are_settled = true, are_small = strict;
    uint32_t start = i + 1;
    if (!is_noun(doc, i))
        return none;
    do {
        uint32_t last = start - 1;
        start = word_start(doc, prose->token, last);
        are_settled = are_settled && is_settled(doc, start, last, strict);
        are_small = are_small && is_small(doc, start, last);
        if (++words > MOST_WORDS || !(are_settled || are_small))
            return none;
    } while (start > prose->token && t[start - 1].kind == DL_TOKEN_LATIN &&
             !dl_token_is_joined(&t[start]));
    if (!are_settled && words == 1)
        return none;
    if (start > prose->token && !may_precede(&t[start - 1], &t[start]))
        return none;
    /* Several words that begin with a capital are a name, and so may be one
       with a particle. */
    if (dl_is_upper(doc->src.p[t[start].start]) &&
        (words > 1 || dl_token_is_joined(&t[i + 1])))
        return none;
    return (dl_span){t[start].start, t[i].end};
}

/* What an entry leaves in English, each wording once. */
typedef struct leftovers {
    dl_span found[MOST_KEPT];
    unsigned n, most; /* n > most: mixing is the style of the text */
} leftovers;

/* Whether one of two wordings has the other, perhaps in the plural: jailbreak
   and jailbreaking, variation selector and invisible variation selectors. */
static bool are_alike(dl_str a, dl_str b)
{
    enum { SHORTEST = 6 };
    dl_str less = a.n < b.n ? a : b, more = a.n < b.n ? b : a;
    less.n -= less.n > SHORTEST && less.p[less.n - 1] == 's';
    return less.n < SHORTEST ? dl_str_compare_folded(a, b) == 0
                             : dl_str_find(more, less) != SIZE_MAX;
}

static void note(leftovers *all, const dl_doc *doc, dl_span span)
{
    for (unsigned i = 0; i < all->n && i < all->most; i++)
        if (are_alike(dl_doc_slice(doc, all->found[i]),
                      dl_doc_slice(doc, span)))
            return;
    if (all->n < all->most)
        all->found[all->n] = span;
    all->n++;
}

/* Whether an English phrase may end in Latin token `i`. A capital with a
   particle begins a name. */
static bool may_end_phrase(const dl_doc *doc, uint32_t first, uint32_t i,
                           bool strict)
{
    const dl_token *t = &doc->tokens[i];
    if (t[1].kind != DL_TOKEN_HANGUL ||
        t->flags & (DL_TOKEN_UPPER | DL_TOKEN_IN_LINK | DL_TOKEN_IN_EMPHASIS))
        return false;
    if (!dl_token_is_joined(t) && dl_is_lower(doc->src.p[t->start]))
        return is_settled_in(dl_token_lists(doc, t), strict) ||
               (strict && i > first && t[-1].kind == DL_TOKEN_LATIN);
    uint32_t start = word_start(doc, first, i);
    return !dl_token_is_joined(&doc->tokens[start]) &&
           !(dl_is_upper(doc->src.p[t->start]) && dl_token_is_joined(&t[1])) &&
           is_settled(doc, start, i, strict);
}

/* Whether a term of several words may end in Latin token `i`. */
static inline bool may_end_term(const dl_doc *doc, uint32_t first, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    return i > first && t[-1].kind == DL_TOKEN_LATIN &&
           dl_token_is(&t[1], DL_KINDS(HANGUL, COMMA)) &&
           !dl_token_is_joined(t) &&
           !(t->flags & (DL_TOKEN_UPPER | DL_TOKEN_IN_LINK |
                         DL_TOKEN_IN_EMPHASIS));
}

/* The first token of the term of several words, in any capitals, that ends with
   Latin token `i`: Bessel Function; i + 1: there is none. */
static uint32_t term_start(const dl_doc *doc, uint32_t first, uint32_t i)
{
    const dl_token *t = doc->tokens;
    char lower[LONGEST_PHRASE];
    uint32_t start = i + 1, found = i + 1;
    unsigned words = 0;
    if (!may_end_term(doc, first, i))
        return found;
    do {
        start = word_start(doc, first, start - 1);
        dl_str term = uncapitalized(doc, start, i, lower, sizeof lower);
        if (++words > MOST_WORDS || term.n == 0)
            return i + 1;
        if (dl_lexicon_has(doc->lexicon, DL_LIST_ENGLISH_PHRASES, term))
            found = start;
    } while (start > first && t[start - 1].kind == DL_TOKEN_LATIN &&
             t[start].start == t[start - 1].end + 1);
    bool is_whole = found == start &&
                    (start == first || t[start].start > t[start - 1].end + 1 ||
                     may_precede(&t[start - 1], &t[start]));
    return is_whole ? found : i + 1;
}

/* What ends with Latin token `i` and has a settled Korean word, or an empty
   span. What the title begins with may be a name. */
static dl_span english_span(const dl_doc *doc, const dl_prose *prose,
                            uint32_t i, dl_str title, bool strict)
{
    const dl_token *t = doc->tokens;
    uint32_t start = strict ? term_start(doc, prose->token, i) : i + 1;
    if (start > i)
        return english_phrase(doc, prose, i, strict);
    dl_span span = {t[start].start, t[i].end};
    bool is_lower = dl_is_lower(doc->src.p[span.start]);
    if ((t[i + 1].kind == DL_TOKEN_HANGUL && !is_noun(doc, i)) ||
        (!is_lower && dl_str_has_prefix(title, dl_doc_slice(doc, span))))
        return (dl_span){0, 0};
    return span;
}

static void on_entry(dl_ctx *ctx, const dl_post *post, const dl_entry *entry)
{
    const dl_doc *doc = post->doc;
    bool strict = dl_option_bool(ctx, DL514_OPT_PHRASES);
    leftovers all = {.most = strict ? MOST_KEPT : MOST_MIXED};
    dl_str title = entry->paper ? entry->paper->title : DL_STR("");
    if (!dl_option_bool(ctx, DL514_OPT_SETTLED_WORDS) ||
        entry->token == entry->token_end)
        return;
    dl_marked walk = dl_marked_in(doc, DL_MARK_LATIN, entry->token,
                                  entry->token_end - 1);
    for (uint32_t i; all.n <= all.most && dl_marked_next(&walk, &i);) {
        if (!may_end_phrase(doc, entry->token, i, strict) &&
            !(strict && may_end_term(doc, entry->token, i) &&
              term_start(doc, entry->token, i) <= i))
            continue;
        uint32_t p = dl_block_of_token(doc, i);
        const dl_prose *prose = &doc->proses[p];
        if (i + 1 == prose->token_end ||
            post->prose_roles[p] != DL_PROSE_BODY ||
            !dl_prose_is_korean(post, prose))
            continue;
        dl_span span = english_span(doc, prose, i, title, strict);
        if (span.end)
            note(&all, doc, span);
    }
    for (unsigned i = 0; i < all.n && all.n <= all.most; i++) {
        dl_diagnostic *d = dl_report(ctx, DL514_WORD, all.found[i],
                                     dl_doc_slice(doc, all.found[i]));
        dl_report_severity(ctx, d, DL_SEVERITY_INFO);
    }
}

const dl_check dl_check_dl514 = {
    .on_prose = on_prose,
    .on_entry = on_entry,
    .prose_traits = DL_KINDS(LATIN),
};
