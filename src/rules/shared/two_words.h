/*
 * Two Korean words that stand apart: whether they may be a compound of nouns,
 * which the norm leaves to the writer (한글 맞춤법 제50항), and what it says of
 * others. Nothing is owned.
 */
#ifndef DL_RULES_SHARED_TWO_WORDS_H
#define DL_RULES_SHARED_TWO_WORDS_H

#include "rules/rule.h"

/* What the norm says of two words. */
typedef enum dl_two_words_norm {
    DL_TWO_WORDS_FREE,
    DL_TWO_WORDS_JOINED, /* 지정합니다: the second word is a form of 하다 or 되다;
                            우선순위 is in the dictionary */
    DL_TWO_WORDS_APART   /* 아닌 경우, 여러 가지, 파일 안에: the first word is an
                            inflected verb or a determiner, or the second one a
                            place in it */
} dl_two_words_norm;

/* Whether the words may be one at all: not a word and its particle or suffix,
   nor, unless `auxiliaries`, a verb and its auxiliary, which may be written in
   both ways (제47항). Both tokens are Hangul. */
bool dl_two_words_may_be_one(const dl_doc *doc, const dl_token *a,
                             const dl_token *b, bool auxiliaries);

/* `name`: the two as one word, without the particles after the second one. */
dl_two_words_norm dl_two_words_norm_of(const dl_doc *doc, const dl_token *a,
                                       const dl_token *b, dl_str name);

#endif
