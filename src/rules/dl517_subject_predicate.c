/* DL517: see rules/DL517-subject-predicate.md. */
#include "rules/shared/korean.h"
#include "rules_gen.h"

static bool is_subject(dl_str word)
{
    return dl_str_is(word, "논문은") || dl_str_is(word, "연구는");
}

/* 본 논문은, 이 연구는, at the sentence's beginning. */
static bool begins_with_subject(const dl_doc *doc, const dl_sentence *s)
{
    if (s->token_end - s->token < 2 ||
        doc->tokens[s->token].kind != DL_TOKEN_HANGUL ||
        doc->tokens[s->token + 1].kind != DL_TOKEN_HANGUL)
        return false;
    dl_str first = dl_token_text(doc, &doc->tokens[s->token]);
    dl_str second = dl_token_text(doc, &doc->tokens[s->token + 1]);
    return (dl_str_is(first, "본") || dl_str_is(first, "이")) &&
           is_subject(second);
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
    dl_str word = dl_token_text(doc, &doc->tokens[i - 1]);
    dl_str before = dl_token_text(doc, &doc->tokens[i - 2]);
    return dl_str_is(word, "것이다") &&
           (dl_str_ends(before, "하는") || dl_str_ends(before, "시키는") ||
            dl_str_ends(before, "되는"));
}

static bool names_aim(const dl_doc *doc, const dl_sentence *s)
{
    for (uint32_t i = s->token; i < s->token_end; i++) {
        dl_str word = dl_token_text(doc, &doc->tokens[i]);
        if (doc->tokens[i].kind == DL_TOKEN_HANGUL &&
            (dl_str_starts(word, "목표") || dl_str_starts(word, "목적")))
            return true;
    }
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
