/* Shared by rules on sentences: which slots and sentences they apply to. */
#include "rules/shared/slot.h"

#include "korean/lexicon.h"
#include "korean/near.h"
#include "rules/shared/leftover.h"
#include "text/kinds.h"

bool dl_slot_is_left_over(const dl_doc *doc, const dl_slot *slot)
{
    if (slot->n_sentences > 1 || slot->label.n)
        return false;
    uint32_t i = dl_prose_at(doc, slot->span.start);
    return i < doc->n_proses && dl_leftover_in(doc, &doc->proses[i]).n > 0;
}

bool dl_slot_is_counted(const dl_section *section, const dl_slot *slot)
{
    const dl_profile_slot *spec = slot->spec;
    if (!spec && section->spec && section->spec->n_slots)
        spec = &section->spec->slots[0];
    return spec && (spec->min_sentences || spec->max_sentences);
}

bool dl_sentence_is_truncated(const dl_doc *doc, const dl_slot *slot,
                              uint32_t i, const dl_ending *e)
{
    uint8_t last = doc->tokens[e->last].kind;
    if (i + 1 < slot->n_sentences ||
        (e->is_stopped && dl_sentence_is_foreign(doc, &slot->sentences[i])))
        return false;
    switch (e->class) {
    case DL_ENDING_OTHER:
        return !e->is_stopped ||
               (last != DL_TOKEN_CODE && last != DL_TOKEN_URL);
    case DL_ENDING_WORD:
    case DL_ENDING_QUESTION:
        return !e->is_stopped;
    default:
        return e->trails_off;
    }
}

/* Whether a parenthesis of the sentence is open at its end. */
static bool has_open(const dl_doc *doc, const dl_sentence *s)
{
    uint32_t depth = 0;
    for (uint32_t i = s->token; i < s->token_end; i++) {
        const dl_token *t = &doc->tokens[i];
        depth += t->kind == DL_TOKEN_OPEN;
        depth -= t->kind == DL_TOKEN_CLOSE && depth > 0;
    }
    return depth > 0;
}

/* `조건: 자원이 적은 환경에서` */
static bool answers_label(const dl_doc *doc, const dl_slot *slot,
                          const dl_sentence *s)
{
    bool has_label = slot->label.n > 0;
    for (uint32_t i = s->token; i < s->token_end && !has_label; i++)
        has_label = dl_is_sign(doc, i, ":");
    return has_label;
}

bool dl_sentence_goes_on(const dl_doc *doc, const dl_slot *slot, uint32_t i,
                         const dl_ending *e)
{
    const dl_sentence *s = &slot->sentences[i];
    if (i + 1 < slot->n_sentences || e->is_stopped || e->trails_off)
        return false;
    if (doc->tokens[s->token_end - 1].kind == DL_TOKEN_COMMA ||
        has_open(doc, s))
        return true;
    dl_str word = dl_doc_slice(doc, e->span);
    return e->class == DL_ENDING_WORD &&
           (dl_lexicon_end(doc->lexicon, DL_LIST_ENDING_OPEN_ENDS, word) ||
            (dl_lexicon_end(doc->lexicon, DL_LIST_ENDING_ADVERBIAL_ENDS,
                            word) &&
             !answers_label(doc, slot, s)));
}
