/*
 * Words with more to them than their lists: the members of a glossary group,
 * and wrong spellings with the right ones. They are part of the lexicon
 * (korean/lexicon.h), which owns them.
 */
#ifndef DL_KOREAN_TERM_H
#define DL_KOREAN_TERM_H

#include "digestlint/base.h"

typedef enum dl_term_class {
    DL_TERMS_HARD,     /* glossary: one English term, no difference in nuance */
    DL_TERMS_SOFT,     /* glossary: words that may occur side by side */
    DL_TERMS_CLOSE,    /* glossary: hardly a difference, often mixed */
    DL_TERMS_LOANWORD, /* wrong spellings */
    DL_TERMS_STRICT,   /* loanwords that only the norm calls wrong */
    DL_TERMS_JOINED,   /* words that lack a space */
    DL_TERMS_MISSPELLING,
    DL_TERMS_SAI_SIOT, /* misspellings that many take for right */
    DL_TERMS_ENGLISH,  /* English in Hangul, and the settled Korean word */
    DL_TERMS_MISTRANSLATION, /* literal translations, and the settled word */
    DL_TERM_CLASSES
} dl_term_class;

/* What must come right before a term. */
typedef enum dl_term_after {
    DL_AFTER_ANY,
    DL_AFTER_WORD,     /* a syllable of the same word */
    DL_AFTER_EO,       /* a form in -아 or -어, in the same word: 읽어야한다 */
    DL_AFTER_RIEUL,    /* ㄹ: 할수있다, 할 수있다 */
    DL_AFTER_ADNOMINAL, /* ㄴ or ㄹ: 하는, 한, 할 */
    DL_AFTER_FINAL      /* any final consonant, in the same word: 적이여서 */
} dl_term_after;

/* What may follow it in the same word. */
typedef enum dl_term_rest {
    DL_REST_ANY,
    DL_REST_ENDING, /* a particle or a form of 하다, or nothing */
    DL_REST_NONE
} dl_term_rest;

/* Blocks of syllables, separated by '\n'; empty: none. */
typedef struct dl_term_group {
    dl_str name;   /* glossary: the English term, lower case */
    dl_str prefer; /* glossary: the preferred member */
    dl_str common; /* glossary: a member too frequent to be found as a term */
    dl_str norm;   /* all others: the norm's article */
    dl_str not_after;  /* words that change its meaning: 자기 in 자기 지도
                          학습 */
    dl_str not_before; /* what may not follow in the same word */
    dl_str only_before; /* what must follow, perhaps after a space: 모델 in 확산
                           모델 */
    dl_str only_with; /* English words of which the entry must have one, in any
                         capitals: supervision for 감시 */
    dl_str except; /* words that contain a term and what comes before it: 무게
                      has 게되 in 무게되 */
    uint64_t heads; /* dl_term_head_bit of each word of only_before */
    uint8_t term_class; /* dl_term_class */
    uint8_t after;      /* dl_term_after */
    uint8_t rest;       /* dl_term_rest */
} dl_term_group;

typedef struct dl_term {
    dl_str text;  /* begins with two Hangul syllables; single spaces inside */
    dl_str right; /* all but the glossary's: the right spelling; JOINED: if it
                     begins with a space, the term is a word of its own */
    uint16_t group;
    bool inside; /* may begin in the middle of a word */
} dl_term;

/* Whether the term's first word has only one syllable: 룰 베이스. Its key has
   the space, but is as long as any other. */
static inline bool dl_term_is_apart(dl_str text)
{
    enum { SPACE = 3 };
    return text.n > SPACE && text.p[SPACE] == ' ';
}

/* Groups, sorted by class, and their terms, which are sorted by their first two
   syllables, longest first. */
enum { DL_TERM_HASHES_READ = 8 /* at once: so many follow the last one */ };

typedef struct dl_term_table {
    const dl_term_group *groups;
    const dl_term *terms;
    const unsigned char *hashes; /* of each term, its dl_term_hash */
    uint32_t n_groups, n_terms;
} dl_term_table;

/* By which most texts do not begin with a word: the end of its first syllable,
   or its first byte. */
static inline unsigned dl_term_head_bit(dl_str text)
{
    bool is_wide = text.n > 2 && ((unsigned char)*text.p & 0xF0) == 0xE0;
    return (unsigned char)text.p[is_wide ? 2 : 0] & 63;
}

/* A hash of the two syllables that follow the first two of
   a text, past a space or a hyphen: where it differs, so do the terms. 0: two
   do not follow. */
static inline unsigned char dl_term_hash(dl_str text)
{
    const unsigned char *p = (const unsigned char *)text.p;
    unsigned hash = 0;
    size_t i = 6;
    for (unsigned n = 0; n < 2; n++) {
        i += i < text.n && (p[i] == ' ' || p[i] == '\n' || p[i] == '-');
        if (i + 2 >= text.n || p[i] < 0xE0)
            return 0;
        hash = (hash * 5 + p[i] * 13u + p[i + 1]) * 31 + p[i + 2];
        i += 3;
    }
    hash = (hash ^ hash >> 7 ^ hash >> 13) & 0xFF;
    return (unsigned char)(hash ? hash : 1);
}

/* A term that was found. */
typedef struct dl_term_hit {
    dl_span span;
    uint32_t token; /* the token in which it begins … */
    uint32_t prose; /* … and the block of that */
    const dl_term *term;
    const dl_term_group *group;
} dl_term_hit;

#endif
