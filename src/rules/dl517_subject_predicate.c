/* DL517 subject-predicate: see rules/DL517-subject-predicate.md. */
#include "rules/shared/korean.h"
#include "rules_gen.h"

/* 본 논문은, 이 연구는, at the beginning of the sentence. */
static bool begins_with_subject(const dl_doc *doc, const dl_sentence *s)
{
    const dl_token *t = &doc->tokens[s->token];
    return s->token_end - s->token >= 2 &&
           dl_token_in(doc, t, DL_LIST_PREDICATE_DETERMINERS) &&
           dl_token_in(doc, &t[1], DL_LIST_PREDICATE_SUBJECTS);
}

/* … 제안하는 것이다. */
static bool ends_in_act(const dl_doc *doc, const dl_sentence *s, uint32_t *last)
{
    uint32_t i = s->token_end;
    while (i > s->token && doc->tokens[i - 1].kind != DL_TOKEN_HANGUL)
        i--;
    if (i < s->token + 2 || s->end != DL_SENTENCE_STOPPED)
        return false;
    *last = i - 1;
    return dl_token_in(doc, &doc->tokens[i - 1], DL_LIST_PREDICATE_ACTS) &&
           dl_lexicon_end(doc->lexicon, DL_LIST_PREDICATE_ACT_ENDS,
                          dl_token_text(doc, &doc->tokens[i - 2]));
}

static bool names_aim(const dl_doc *doc, const dl_sentence *s)
{
    for (uint32_t i = s->token; i < s->token_end; i++)
        if (doc->tokens[i].kind == DL_TOKEN_HANGUL &&
            dl_lexicon_start(doc->lexicon, DL_LIST_PREDICATE_AIM_STARTS,
                             dl_token_text(doc, &doc->tokens[i])))
            return true;
    return false;
}

static void on_slot(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                    const dl_section *section, const dl_slot *slot)
{
    const dl_doc *doc = post->doc;
    (void)paper;
    if (section->spec && !section->spec->korean)
        return;
    for (uint32_t i = 0; i < slot->n_sentences; i++) {
        const dl_sentence *s = &slot->sentences[i];
        uint32_t last;
        if (!begins_with_subject(doc, s) || !ends_in_act(doc, s, &last) ||
            names_aim(doc, s))
            continue;
        dl_span subject = {doc->tokens[s->token].start,
                           doc->tokens[s->token + 1].end};
        dl_span predicate = {doc->tokens[last - 1].start,
                             doc->tokens[last].end};
        dl_diagnostic *d = dl_report(ctx, DL517_MISMATCH, subject,
                                     dl_doc_slice(doc, subject),
                                     dl_doc_slice(doc, predicate));
        dl_add_note(ctx, d, DL517_PREDICATE, predicate);
    }
}

const dl_check dl_check_dl517 = {.on_slot = on_slot};
