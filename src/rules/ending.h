/*
 * How a Korean sentence ends (종결 어미), from its last tokens alone.
 */
#ifndef DL_RULES_ENDING_H
#define DL_RULES_ENDING_H

#include "rules/korean.h"

typedef enum dl_ending_class {
    DL_ENDING_PLAIN,    /* 평서체: 한다, 이다, 아니다 */
    DL_ENDING_FORMAL,   /* 하십시오체: 합니다, 합니까, 하십시오 */
    DL_ENDING_POLITE,   /* 해요체: 해요, 하죠 */
    DL_ENDING_NOMINAL,  /* 명사형: 제안함, 있음, 것 */
    DL_ENDING_QUESTION, /* 하는가, 할까 */
    DL_ENDING_WORD,     /* Hangul that ends no sentence */
    DL_ENDING_OTHER     /* no Hangul: Latin, a number, a comma, an open mark */
} dl_ending_class;

typedef struct dl_ending {
    dl_ending_class class;
    uint32_t last;   /* token: the last word, whatever it is */
    dl_span span;    /* of that token */
    bool is_stopped; /* by a stop that is no trailing-off `…` */
    bool trails_off; /* in `…` or `...` */
    bool asks;       /* with a question mark */
} dl_ending;

dl_ending dl_ending_of(const dl_doc *doc, const dl_sentence *sentence);

/* Whether a sentence of `style` may end so. */
bool dl_ending_has_style(const dl_ending *ending, dl_style style);

/* Whether the sentence has Latin words and no Korean one. */
bool dl_sentence_is_foreign(const dl_doc *doc, const dl_sentence *sentence);

/* Whether Korean sentences are asked of the slot: it has text that is no
   placeholder, in a section that the profile does not call foreign. */
bool dl_slot_is_korean(const dl_section *section, const dl_slot *slot);

/* Whether the profile says how many sentences stand in the slot. Elsewhere
   lists of keywords, formulas and lines that end in a colon are as good. */
bool dl_slot_is_counted(const dl_section *section, const dl_slot *slot);

/* Whether what ends so is no sentence: words without a stop. */
bool dl_ending_is_fragment(const dl_ending *ending);

/*
 * Whether sentence `i` of the slot stops in the middle: it is the last one, has
 * no stop, or one behind a number or a Latin word (`0.` of `0.3초`), and is not
 * ended otherwise (다 without its stop, 명사형).
 */
bool dl_sentence_is_truncated(const dl_doc *doc, const dl_slot *slot,
                              uint32_t i, const dl_ending *ending);

#endif
