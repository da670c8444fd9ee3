/* Classifies the ending of a sentence. */
#include "korean/ending.h"

#include "korean/lexicon.h"
#include "text/hangul.h"
#include "text/kinds.h"

enum {
    SYLLABLE = 3, /* bytes */
    FINAL_MIEUM = 16,
    FINAL_BIEUP = 17,
    LONGEST_PARENTHESIS = 64 /* tokens */
};

/* The number of the final consonant of the last syllable of `word` without its
   last `n` bytes; 0: none. */
static uint32_t final_before(dl_str word, size_t n)
{
    if (word.n < n + SYLLABLE)
        return 0;
    uint32_t c = dl_hangul_at(word.p + word.n - n - SYLLABLE);
    return dl_hangul_is_syllable(c) ? dl_hangul_final_number(c) : 0;
}

/* 합니다; but 아니다 and 지니다 are plain. */
static bool is_formal(const dl_lexicon *lexicon, dl_str word,
                      const dl_list_set *ends)
{
    return dl_set_has(ends, DL_LIST_ENDING_FORMAL_ENDS) ||
           (dl_set_has(ends, DL_LIST_ENDING_BIEUP_ENDS) &&
            final_before(word, dl_lexicon_end(lexicon,
                                              DL_LIST_ENDING_BIEUP_ENDS,
                                              word)) == FINAL_BIEUP);
}

/* 제안함, 높음, 하기, 것: a verb made a noun. */
static bool is_nominal(const dl_lexicon *lexicon, dl_str word,
                       const dl_list_set *ends)
{
    bool is_verb = final_before(word, 0) == FINAL_MIEUM ||
                   dl_set_has(ends, DL_LIST_ENDING_NOMINAL_ENDS);
    return is_verb &&
           !dl_lexicon_has(lexicon, DL_LIST_ENDING_NOMINAL_NOUNS, word);
}

static dl_ending_class class_of(const dl_lexicon *lexicon, dl_str word,
                                bool asks)
{
    dl_list_set ends = dl_lexicon_ends(lexicon, word);
    if (is_formal(lexicon, word, &ends))
        return DL_ENDING_FORMAL;
    if (dl_set_has(&ends, DL_LIST_ENDING_PLAIN_ENDS))
        return dl_lexicon_has(lexicon, DL_LIST_ENDING_PLAIN_NOUNS, word)
                   ? DL_ENDING_WORD
                   : DL_ENDING_PLAIN;
    /* Apart from nouns that end in 요, everything in 요 is speech. */
    if (dl_set_has(&ends, DL_LIST_ENDING_POLITE_ENDS) &&
        !dl_lexicon_has(lexicon, DL_LIST_ENDING_POLITE_NOUNS, word))
        return DL_ENDING_POLITE;
    if (asks && dl_set_has(&ends, DL_LIST_ENDING_QUESTION_ENDS))
        return DL_ENDING_QUESTION;
    return is_nominal(lexicon, word, &ends) ? DL_ENDING_NOMINAL
                                            : DL_ENDING_WORD;
}

/* What may follow the last word; emoji are left to DL513. */
static bool closes(const dl_token *t)
{
    const uint32_t emoji = 3; /* bytes, at least; % and ° are shorter */
    return (t->kind == DL_TOKEN_SYMBOL && t->end - t->start >= emoji) ||
           dl_token_is(t, DL_KINDS(CLOSE, QUOTE, MARKUP, HTML, INVISIBLE));
}

static bool is_char(const dl_doc *doc, const dl_token *t, char c)
{
    return t->end - t->start == 1 && doc->src.p[t->start] == c;
}

/* The `(` for the `)`, or the `[` for the `]`, at `close`; `close` itself if
   there is none. */
static uint32_t opening(const dl_doc *doc, uint32_t first, uint32_t close)
{
    char mark = doc->src.p[doc->tokens[close].start];
    char partner = mark == ')' ? '(' : '[';
    uint32_t depth = 0;
    if (close - first > LONGEST_PARENTHESIS)
        first = close - LONGEST_PARENTHESIS;
    for (uint32_t i = close + 1; i-- > first;) {
        const dl_token *t = &doc->tokens[i];
        depth += is_char(doc, t, mark);
        if (is_char(doc, t, partner) && --depth == 0)
            return i;
    }
    return close;
}

/* The first token of the address whose last token is before `end`, with a
   scheme or without (github.com/name/code); `end`: there is none. */
static uint32_t address_start(const dl_doc *doc, uint32_t first, uint32_t end)
{
    bool has_slash = false;
    for (uint32_t i = end; i > first; i--) {
        const dl_token *t = &doc->tokens[i - 1];
        if (t->kind == DL_TOKEN_URL)
            return i - 1;
        if (t->kind == DL_TOKEN_HANGUL || t->kind == DL_TOKEN_MARKUP)
            return end;
        has_slash |= is_char(doc, t, '/');
        if (!dl_token_is_joined(t))
            return has_slash ? i - 1 : end;
    }
    return end;
}

/* `코드는 다음에 있다: https://…`: the first token after the sentence proper,
   or `end`. */
static uint32_t address_at_end(const dl_doc *doc, uint32_t first, uint32_t end)
{
    uint32_t i = end;
    while (i > first &&
           dl_token_is(&doc->tokens[i - 1], DL_KINDS(MARKUP, STOP)))
        i--;
    uint32_t last = i;
    i = address_start(doc, first, last);
    if (i == last)
        return end;
    while (i > first && doc->tokens[i - 1].kind == DL_TOKEN_MARKUP)
        i--;
    return i > first && is_char(doc, &doc->tokens[i - 1], ':') ? i - 1 : end;
}

dl_ending dl_ending_of(const dl_doc *doc, const dl_sentence *s)
{
    dl_ending e = {.class = DL_ENDING_OTHER};
    uint32_t i = address_at_end(doc, s->token, s->token_end);
    uint32_t stops = i < s->token_end;
    bool ellipsis = false;
    while (i > s->token) {
        const dl_token *t = &doc->tokens[i - 1];
        bool is_aside = is_char(doc, t, ')') || is_char(doc, t, ']');
        uint32_t open = is_aside ? opening(doc, s->token, i - 1) : i - 1;
        if (t->kind == DL_TOKEN_STOP) {
            stops++;
            e.asks = e.asks || doc->src.p[t->start] == '?';
            ellipsis = ellipsis || dl_str_is(dl_token_text(doc, t), "…");
            i--;
        } else if (open != i - 1 && open > s->token) {
            i = open; /* 한다(그림 1). 한다 [3]. But not all of (한다.) */
        } else if (closes(t)) {
            i--;
        } else {
            break;
        }
    }
    bool dots = stops > 1 && !e.asks &&
                doc->src.p[doc->tokens[s->token_end - 1].start] == '.';
    e.trails_off = stops && (dots || ellipsis);
    e.is_stopped = stops && !e.trails_off;
    e.last = i > s->token ? i - 1 : s->token_end - 1;
    const dl_token *last = &doc->tokens[e.last];
    e.span = dl_token_span(last);
    if (last->kind == DL_TOKEN_HANGUL)
        e.class = class_of(doc->lexicon, dl_token_text(doc, last), e.asks);
    return e;
}

dl_style dl_ending_style(const dl_ending *e)
{
    switch (e->class) {
    case DL_ENDING_PLAIN:
        return DL_STYLE_PLAIN;
    case DL_ENDING_FORMAL:
        return DL_STYLE_FORMAL;
    case DL_ENDING_POLITE:
        return DL_STYLE_POLITE;
    default:
        return DL_STYLE_ANY;
    }
}

bool dl_ending_has_style(const dl_ending *e, dl_style style)
{
    switch (style) {
    case DL_STYLE_PLAIN:
        return e->class == DL_ENDING_PLAIN;
    case DL_STYLE_FORMAL: /* formal texts ask 어떨까요?, too */
        return e->class == DL_ENDING_FORMAL ||
               (e->class == DL_ENDING_POLITE && e->asks);
    case DL_STYLE_POLITE:
        return e->class == DL_ENDING_POLITE;
    case DL_STYLE_NOUN: /* a name or a number ends it as well as a noun */
        return e->class == DL_ENDING_NOMINAL || e->class == DL_ENDING_WORD ||
               e->class == DL_ENDING_OTHER;
    default:
        return true;
    }
}

bool dl_ending_is_order(const dl_doc *doc, const dl_ending *e)
{
    return dl_lexicon_end(doc->lexicon, DL_LIST_ENDING_ORDER_ENDS,
                          dl_doc_slice(doc, e->span));
}

bool dl_sentence_is_foreign(const dl_doc *doc, const dl_sentence *s)
{
    bool is_latin = false;
    for (uint32_t i = s->token; i < s->token_end; i++) {
        if (doc->tokens[i].kind == DL_TOKEN_HANGUL)
            return false;
        is_latin |= doc->tokens[i].kind == DL_TOKEN_LATIN;
    }
    return is_latin;
}

bool dl_ending_is_fragment(const dl_ending *e)
{
    return !e->is_stopped && !e->trails_off &&
           (e->class == DL_ENDING_WORD || e->class == DL_ENDING_NOMINAL ||
            e->class == DL_ENDING_OTHER);
}
