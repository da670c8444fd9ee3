/*
 * How a Korean sentence ends (종결 어미), judged by its last tokens alone, and
 * the styles (문체) that endings make. Nothing is owned here.
 */
#ifndef DL_KOREAN_ENDING_H
#define DL_KOREAN_ENDING_H

#include "text/token.h"

typedef enum dl_style {
    DL_STYLE_ANY,     /* none required, or none recognised */
    DL_STYLE_AUTO,    /* that of most sentences of the post */
    DL_STYLE_PLAIN,   /* 평서체: …다. */
    DL_STYLE_FORMAL,  /* 하십시오체: …습니다. */
    DL_STYLE_POLITE,  /* 해요체: …요. */
    DL_STYLE_NOUN     /* 개조식: … 구조 제안, …함; with a full stop or without */
} dl_style;

typedef enum dl_ending_class {
    DL_ENDING_PLAIN,    /* 평서체: 한다, 이다, 아니다 */
    DL_ENDING_FORMAL,   /* 하십시오체: 합니다, 합니까, 하십시오 */
    DL_ENDING_POLITE,   /* 해요체: 해요, 하죠 */
    DL_ENDING_NOMINAL,  /* 명사형: 제안함, 있음, 것 */
    DL_ENDING_QUESTION, /* 하는가, 할까 */
    DL_ENDING_WORD,     /* Hangul that does not end a sentence */
    DL_ENDING_OTHER     /* no Hangul: Latin, a number, a comma, an open mark */
} dl_ending_class;

typedef struct dl_ending {
    dl_ending_class class;
    uint32_t last;   /* token: the last word, whatever it is */
    dl_span span;    /* of that token */
    bool is_stopped; /* by a stop other than a trailing `…` */
    bool trails_off; /* in `…` or `...` */
    bool asks;       /* with a question mark */
} dl_ending;

dl_ending dl_ending_of(const dl_doc *doc, const dl_sentence *sentence);

/* The style that the ending makes; DL_STYLE_ANY if it shows none. */
dl_style dl_ending_style(const dl_ending *ending);

/* Whether a sentence of `style` may end this way. */
bool dl_ending_has_style(const dl_ending *ending, dl_style style);

/* Whether the sentence gives an order: 하십시오, 하세요. */
bool dl_ending_is_order(const dl_doc *doc, const dl_ending *ending);

/* Whether what ends this way is not a sentence: words without a stop. */
bool dl_ending_is_fragment(const dl_ending *ending);

/* Whether the sentence has Latin words but no Korean word. */
bool dl_sentence_is_foreign(const dl_doc *doc, const dl_sentence *sentence);

#endif
