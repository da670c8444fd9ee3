/* DL517 subject-predicate: see rules/DL517-subject-predicate.md. */
#include "base/str.h"
#include "base/vec.h"
#include "rules/shared/korean.h"
#include "rules/shared/structure.h"
#include "rules_gen.h"

/* A sentence whose subject is a study, or what it made, and whose predicate is
   an act. */
typedef struct mismatch {
    dl_span subject, predicate;
} mismatch;

/* What is known of the post's entries. */
typedef struct survey {
    const dl_doc *doc;
    DL_VEC(mismatch) found;
    uint32_t n_entries; /* that have a first sentence */
} survey;

/* Whether the sentence begins with the name that the title begins with, as a
   topic: Chronos-2는, of a paper `Chronos-2: …`. `*end` is after it. */
static bool begins_with_name(const dl_doc *doc, const dl_sentence *s,
                             dl_str title, uint32_t *end)
{
    const dl_token *t = doc->tokens;
    uint32_t i = s->token;
    if (t[i].kind != DL_TOKEN_LATIN)
        return false;
    while (++i < s->token_end && dl_token_is_joined(&t[i]) &&
           t[i].kind != DL_TOKEN_HANGUL)
        continue;
    if (i == s->token_end || !dl_token_is_joined(&t[i]) || t[i].length != 1 ||
        !dl_token_in(doc, &t[i], DL_LIST_PREDICATE_TOPICS))
        return false;
    *end = t[i].end;
    return dl_str_has_prefix(
        title, dl_doc_slice(doc, (dl_span){t[s->token].start, t[i].start}));
}

/* 본 논문은, 이 연구는 or a name, at the beginning of the sentence. */
static bool begins_with_subject(const dl_doc *doc, const dl_sentence *s,
                                dl_str title, dl_span *subject)
{
    const dl_token *t = &doc->tokens[s->token];
    *subject = dl_token_span(t);
    if (title.n && begins_with_name(doc, s, title, &subject->end))
        return true;
    if (s->token_end - s->token < 2 ||
        !dl_token_in(doc, t, DL_LIST_PREDICATE_DETERMINERS) ||
        !dl_token_in(doc, &t[1], DL_LIST_PREDICATE_SUBJECTS))
        return false;
    subject->end = t[1].end;
    return true;
}

/* 제안하는, 밝혀내는: a verb; 있는 것 is not an act. */
static bool is_verb(const dl_doc *doc, const dl_token *t)
{
    dl_str word = dl_token_text(doc, t);
    return t->kind == DL_TOKEN_HANGUL && t->length > 1 &&
           dl_lexicon_end(doc->lexicon, DL_LIST_PREDICATE_ACT_ENDS, word) &&
           !dl_lexicon_end(doc->lexicon, DL_LIST_PREDICATE_STATE_ENDS, word);
}

/* … 제안하는 것이다, … 제안하는 데 있다: where the predicate begins and ends. */
static bool ends_in_act(const dl_doc *doc, const dl_sentence *s, dl_span *place)
{
    const dl_token *t = doc->tokens;
    uint32_t i = s->token_end;
    while (i > s->token && t[i - 1].kind != DL_TOKEN_HANGUL)
        i--;
    if (i < s->token + 4 || s->end != DL_SENTENCE_STOPPED)
        return false;
    uint32_t verb = i - 2; /* and then 것이다 … */
    if (dl_token_in(doc, &t[i - 1], DL_LIST_PREDICATE_EXISTS)) {
        if (dl_token_in(doc, &t[i - 2], DL_LIST_PREDICATE_PURPOSES))
            verb = i - 3; /* … or 데 있다 … */
        else if (!dl_str_ends(dl_token_text(doc, &t[verb]), "는데"))
            return false; /* … or …는데 있다 */
        *place = (dl_span){t[verb].start, t[i - 1].end};
        return verb != i - 3 || is_verb(doc, &t[verb]);
    }
    *place = (dl_span){t[verb].start, t[i - 1].end};
    return dl_token_in(doc, &t[i - 1], DL_LIST_PREDICATE_ACTS) &&
           is_verb(doc, &t[verb]);
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

static bool check(survey *v, const dl_sentence *s, dl_str title)
{
    const dl_doc *doc = v->doc;
    mismatch m;
    if (!begins_with_subject(doc, s, title, &m.subject) ||
        !ends_in_act(doc, s, &m.predicate) || names_aim(doc, s))
        return false;
    dl_vec_push(&v->found, m);
    return true;
}

/* The slot says what a paper is for: it is the first of a section with labels,
   such as Goal, or of the paper. */
static bool is_goal(const dl_section *section, const dl_slot *slot,
                    bool is_first)
{
    const dl_profile_section *spec = section->spec;
    return is_first || (spec && dl_section_wants_labels(spec) &&
                        slot->spec == &spec->slots[0]);
}

static void survey_paper(survey *v, const dl_paper *paper)
{
    bool is_first = true, is_found = false;
    for (uint32_t i = 0; i < paper->n_sections; i++) {
        const dl_section *section = &paper->sections[i];
        if (section->spec && !section->spec->korean)
            continue;
        for (uint32_t k = 0; k < section->n_slots; k++) {
            const dl_slot *slot = &section->slots[k];
            if (!slot->n_sentences || !is_goal(section, slot, is_first))
                continue;
            v->n_entries += is_first;
            is_first = false;
            if (!is_found)
                is_found = check(v, &slot->sentences[0], paper->title);
        }
    }
}

/* The first sentence of a text without papers. */
static void survey_text(survey *v, const dl_post *post, const dl_entry *entry)
{
    const dl_doc *doc = v->doc;
    uint32_t p = dl_block_of_token(doc, entry->token);
    while ((p = dl_next_korean(post, p, entry->token_end)) != DL_NONE) {
        const dl_prose *prose = &doc->proses[p];
        if (post->prose_roles[p++] != DL_PROSE_BODY ||
            prose->sentence == prose->sentence_end)
            continue;
        v->n_entries++;
        check(v, &doc->sentences[prose->sentence], DL_STR_NONE);
        return;
    }
}

/* A prompt makes all of them or none, so a post is one finding. */
static void report(dl_ctx *ctx, const survey *v)
{
    const mismatch *m = v->found.v;
    dl_str subject = dl_doc_slice(v->doc, m->subject);
    dl_str predicate = dl_doc_slice(v->doc, m->predicate);
    dl_diagnostic *d =
        v->found.n == 1
            ? dl_report(ctx, DL517_MISMATCH, m->subject, subject, predicate)
            : dl_report(ctx, DL517_SEVERAL, m->subject, subject, predicate,
                        dl_ctx_printf(ctx, "%zu", v->found.n),
                        dl_ctx_printf(ctx, "%u", v->n_entries));
    dl_add_note(ctx, d, DL517_PREDICATE, m->predicate);
    for (size_t i = 1; i < v->found.n; i++)
        dl_add_note(ctx, d, DL517_ALSO, m[i].subject,
                    dl_doc_slice(v->doc, m[i].subject),
                    dl_doc_slice(v->doc, m[i].predicate));
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    survey v = {.doc = post->doc};
    for (uint32_t i = 0; i < post->n_entries; i++) {
        if (post->entries[i].paper)
            survey_paper(&v, post->entries[i].paper);
        else
            survey_text(&v, post, &post->entries[i]);
    }
    if (v.found.n)
        report(ctx, &v);
    dl_vec_free(&v.found);
}

const dl_check dl_check_dl517 = {.on_post = on_post};
