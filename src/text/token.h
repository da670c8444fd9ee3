/*
 * The words of a document, divided once and shared by all rules: every leaf
 * block (paragraph, heading, table cell) is a dl_prose, a run of tokens in
 * dl_doc.tokens with their sentences in dl_doc.sentences. The document owns all
 * of it.
 *
 * A token's span is always exact: its text is the source itself, never a
 * decoded copy. Spaces are not tokens; they show as flags of the following
 * token.
 */
#ifndef DL_TEXT_TOKEN_H
#define DL_TEXT_TOKEN_H

#include "text/document.h"

typedef enum dl_token_kind {
    DL_TOKEN_HANGUL,  /* syllables U+AC00–D7A3 and jamo, a maximal run */
    DL_TOKEN_LATIN,   /* letters of the Latin script, a maximal run */
    DL_TOKEN_NUMBER,  /* ASCII digits with inner . and , as in 1,000 and 0.3 */
    DL_TOKEN_HAN,
    DL_TOKEN_KANA,
    DL_TOKEN_GREEK,
    DL_TOKEN_CYRILLIC,
    DL_TOKEN_LETTER,  /* letters of any other script, mathematical letters */
    DL_TOKEN_STOP,    /* . ! ? 。 … one token each code point */
    DL_TOKEN_COMMA,   /* , ; : 、 · */
    DL_TOKEN_OPEN,    /* ( [ { 「 ‘ “ and whatever opens */
    DL_TOKEN_CLOSE,   /* ) ] } 」 ’ ” */
    DL_TOKEN_QUOTE,   /* " ' whose side the character does not show */
    DL_TOKEN_SYMBOL,  /* - ~ % + / = emoji, and everything else visible */
    DL_TOKEN_CODE,    /* a code span with its backticks, <code>…</code> */
    DL_TOKEN_URL,     /* a bare URL, e-mail address or file path */
    DL_TOKEN_HTML,    /* an inline tag or comment */
    DL_TOKEN_MARKUP,  /* * _ ** [ ](…) ![ of emphasis, links and images */
    DL_TOKEN_ESCAPE,  /* \* or &amp;: one character, written in several */
    DL_TOKEN_SOFT_BREAK,
    DL_TOKEN_HARD_BREAK,
    DL_TOKEN_INVISIBLE, /* zero-width, bidi and other characters without ink */
    DL_TOKEN_FORMULA,   /* $…$ and its like, as a whole */
    DL_TOKEN_TEMPLATE,  /* what another program replaces: {{ … }}, [[wiki]] */
    DL_TOKEN_KIND_COUNT
} dl_token_kind;

enum {
    DL_TOKEN_SPACED = 1, /* preceded by a space, a line break or nothing in its
                            block */
    DL_TOKEN_WIDE_GAP = 2,     /* by two or more spaces */
    DL_TOKEN_UNNORMALIZED = 4, /* contains conjoining jamo or a combining
                                  mark */
    DL_TOKEN_UPPER = 8,        /* LATIN: no lower-case letter in it */
    DL_TOKEN_IN_LINK = 16,     /* inside a link's text */
    DL_TOKEN_IN_EMPHASIS = 32,
};

/* The final consonant (받침) of a syllable, as particles distinguish it. */
typedef enum dl_final {
    DL_FINAL_UNKNOWN, /* not a Hangul syllable */
    DL_FINAL_NONE,    /* ends in a vowel: 를 는 와 로 */
    DL_FINAL_RIEUL,   /* ends in ㄹ: 을 은 과 로 */
    DL_FINAL_OTHER    /* 을 은 과 으로 */
} dl_final;

typedef struct dl_token {
    uint32_t start, end; /* bytes into dl_doc.src */
    uint8_t kind;        /* dl_token_kind */
    uint8_t flags;       /* DL_TOKEN_… */
    uint8_t length;      /* code points, at most 255 */
    /* Its first and last code point, so that a rule can pass over it at once; 0
       for one above U+FFFF. */
    uint16_t first, last;
    uint16_t lists; /* HANGUL, LATIN: the lists of the lexicon that the word is
                       in (korean/lexicon.h); 0: none */
} dl_token;

/* Sets of tokens, one bit a token in dl_doc.marks, so that a rule can go from
   one that matters to the next. */
typedef enum dl_mark {
    DL_MARK_LATIN,
    DL_MARK_NUMBER,
    DL_MARK_OTHER,    /* not HANGUL, LATIN nor NUMBER: signs, markup, code */
    DL_MARK_PARTICLE, /* HANGUL that is only a particle with two forms and
                         touches what precedes it */
    DL_MARK_LISTED,   /* in a marked list, or begins as one says */
    DL_MARK_APART,    /* HANGUL in a list of words that matter after a space */
    DL_MARK_RARE,     /* in a list that is marked as rare */
    DL_MARK_FOLDED,   /* LATIN that may be, or begin, a folded name in other
                         capitals */
    DL_MARK_CAPITALS, /* LATIN of two to eight letters that begins and ends with
                         a capital: GPU, CoT */
    DL_MARK_JEOK,     /* HANGUL of three syllables or more that ends in 적 */
    DL_MARK_ENDED,    /* HANGUL that ends as a marked list says */
    DL_MARK_MISFIT,   /* HANGUL that ends in a particle that does not fit the
                         text before it in the same word */
    DL_MARK_REPEATED, /* HANGUL that begins as the word before it does, or has
                         six syllables and may repeat itself */
    DL_MARK_LONG,     /* HANGUL of four syllables or more, normalized */
    DL_MARK_DOUBLED,  /* LONG whose last two syllables are the same */
    DL_MARK_UNKNOWN,  /* LATIN of five letters or more that ends in a small one
                         and is not in the lexicon as it is */
    DL_MARK_COUNT
} dl_mark;

/* Where a term may begin: two syllables there begin some. */
typedef struct dl_term_place {
    uint32_t token, at;      /* the token that has this byte */
    uint16_t term, term_end; /* those of the lexicon's terms, half-open */
} dl_term_place;

typedef enum dl_sentence_end {
    DL_SENTENCE_STOPPED,  /* by . ! ? or 。 after Hangul, or at a line's end */
    DL_SENTENCE_CUT_OFF   /* the block ended without one */
} dl_sentence_end;

typedef struct dl_sentence {
    dl_span span;              /* without spaces around it */
    uint32_t token, token_end; /* half-open range of dl_doc.tokens */
    uint8_t end;               /* dl_sentence_end */
} dl_sentence;

/* What a block contains, so that a rule can skip it at once: bit 1 <<
   DL_TOKEN_x for each kind of token, and these. */
enum {
    DL_PROSE_WIDE_GAP = 1 << 24,    /* a token with DL_TOKEN_WIDE_GAP */
    DL_PROSE_UNNORMALIZED = 1 << 25,
    DL_PROSE_NON_BMP = 1 << 26,     /* a code point above U+FFFF */
    DL_PROSE_UNUSUAL = 1 << 27,     /* a code point that is neither ASCII, a
                                       Hangul syllable nor – — ‘ ’ “ ” … · × */
};

typedef struct dl_prose {
    uint32_t node; /* its leaf block in dl_doc.nodes */
    uint32_t token, token_end;
    uint32_t sentence, sentence_end;
    uint32_t traits;
} dl_prose;

static inline dl_str dl_token_text(const dl_doc *doc, const dl_token *t)
{
    return (dl_str){doc->src.p + t->start, t->end - t->start};
}

static inline dl_span dl_token_span(const dl_token *t)
{
    return (dl_span){t->start, t->end};
}

/* Whether there is nothing between `t` and the token before it. */
static inline bool dl_token_is_joined(const dl_token *t)
{
    return !(t->flags & DL_TOKEN_SPACED);
}

/* The first token of a set at or after `token` and before `end`, or `end`. */
static inline uint32_t dl_next_marked(const dl_doc *doc, dl_mark mark,
                                      uint32_t token, uint32_t end)
{
    if (token >= end)
        return end;
    const uint64_t *bits = doc->marks[mark];
    uint32_t i = token / 64, last = (end - 1) / 64;
    uint64_t word = bits[i] & UINT64_MAX << token % 64;
    while (word == 0) {
        if (i == last)
            return end;
        word = bits[++i];
    }
    uint32_t found = i * 64 + (uint32_t)__builtin_ctzll(word);
    return found < end ? found : end;
}

/* A walk over the tokens of a set: begin it with dl_marked_in(), then ask
   dl_marked_next() for each of them, in order. */
typedef struct dl_marked {
    const uint64_t *bits;
    uint64_t word; /* what is left of bits[i] */
    uint32_t i, last, end;
} dl_marked;

static inline dl_marked dl_marked_in(const dl_doc *doc, dl_mark mark,
                                     uint32_t token, uint32_t end)
{
    if (token >= end)
        return (dl_marked){.word = 0};
    const uint64_t *bits = doc->marks[mark];
    return (dl_marked){.bits = bits,
                       .word = bits[token / 64] & UINT64_MAX << token % 64,
                       .i = token / 64,
                       .last = (end - 1) / 64,
                       .end = end};
}

static inline bool dl_marked_next(dl_marked *walk, uint32_t *token)
{
    while (walk->word == 0) {
        if (walk->i >= walk->last)
            return false;
        walk->word = walk->bits[++walk->i];
    }
    *token = walk->i * 64 + (uint32_t)__builtin_ctzll(walk->word);
    walk->word &= walk->word - 1;
    return *token < walk->end;
}

/*
 * Divides the tokens [token, token_end) of one or several neighbouring blocks
 * into sentences: at a stop after Hangul that is followed by a space, a closing
 * mark or the end; breaks inside a block join. Writes at most `max` sentences
 * and returns how many there are.
 */
size_t dl_sentences_split(const dl_doc *doc, uint32_t token, uint32_t token_end,
                          dl_sentence *out, size_t max);

#endif
