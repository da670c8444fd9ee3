/* DL520 case-frame: see rules/DL520-case-frame.md. */
#include "base/str.h"
#include "rules/shared/korean.h"
#include "rules_gen.h"
#include "text/kinds.h"

enum {
    SYLLABLE = 3,        /* bytes */
    NOUN = 2 * SYLLABLE, /* before 하다 */
    MOST_BETWEEN = 5     /* tokens between a noun and its verb */
};

/* ---- 지속적 증가하는 ------------------------------------------------------- */

/* Whether the word in 적 needs 으로 before a verb. Those of two syllables have no
   mark, because they are too often half of a term: 동적 할당된. */
static bool is_adverbial(const dl_doc *doc, const dl_token *t)
{
    return !dl_token_in(doc, t, DL_LIST_FRAME_JEOK_WORDS) &&
           !dl_lexicon_tail(doc->lexicon, DL_LIST_FRAME_JEOK_TAILS,
                            dl_token_text(doc, t));
}

/* A noun of two syllables and a form of 하다 or 되다: 증가하는. But 시분할 is a
   noun. */
static bool is_verb(const dl_doc *doc, dl_str word)
{
    return word.n > NOUN &&
           dl_lexicon_has(doc->lexicon, DL_LIST_FRAME_HADA_FORMS,
                          dl_str_from(word, NOUN)) &&
           !dl_lexicon_has(doc->lexicon, DL_LIST_FRAME_HADA_NOUNS, word);
}

static void check_jeok(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                       uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    dl_str verb = dl_next_word(doc, i, prose->token_end);
    if (!is_verb(doc, verb) || !is_adverbial(doc, t))
        return;
    dl_str word = dl_token_text(doc, t);
    dl_diagnostic *d =
        dl_report(ctx, DL520_ADVERB, dl_token_span(t), word, verb);
    dl_fix_edit(ctx, d, DL_FIX_SAFE, (dl_span){t->end, t->end},
                DL_STR("으로"));
}

/* ---- 향상을 기여하다 ------------------------------------------------------- */

/* The 을 or 를 at the end of the word before token `i`; false: there is none. */
static bool object_before(const dl_doc *doc, const dl_prose *prose, uint32_t i,
                          dl_particle_use *use, dl_span *place)
{
    const dl_token *t = &doc->tokens[i];
    if (i == prose->token || dl_token_is_joined(t) ||
        t[-1].kind != DL_TOKEN_HANGUL ||
        !dl_particle_at_end(dl_token_text(doc, &t[-1]), use) ||
        use->particle != DL_PARTICLE_EUL || use->start == 0 ||
        dl_particle_is_word(doc->lexicon, dl_token_text(doc, &t[-1]), use,
                            dl_token_text(doc, t)))
        return false;
    *place = (dl_span){t[-1].start + use->start, t[-1].end};
    return place->end - place->start == use->form;
}

static void report_frame(dl_ctx *ctx, const dl_doc *doc, uint32_t i,
                         dl_span place, dl_str right)
{
    dl_str object = {doc->src.p + doc->tokens[i - 1].start,
                     place.start - doc->tokens[i - 1].start};
    dl_diagnostic *d = dl_report(
        ctx, DL520_FRAME, place, dl_doc_slice(doc, place),
        dl_token_text(doc, &doc->tokens[i]), right, object);
    dl_fix_edit(ctx, d, DL_FIX_SAFE, place, right);
}

/* 하다 belongs to the noun before the particle, so that it is an act, which
   nobody contributes as a thing: 향상, but not 코드. */
static bool is_act(const dl_doc *doc, uint32_t i, dl_span place)
{
    dl_span noun = {doc->tokens[i - 1].start, place.start};
    return dl_lexicon_has(doc->lexicon, DL_LIST_SPACING_VERBAL_NOUNS,
                          dl_doc_slice(doc, noun)) ||
           dl_lexicon_has(doc->lexicon, DL_LIST_FRAME_ACTS,
                          dl_doc_slice(doc, noun));
}

static void check_frame(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                        uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    dl_particle_use use;
    dl_span place;
    if (!object_before(doc, prose, i, &use, &place))
        return;
    if (dl_token_in(doc, t, DL_LIST_FRAME_EURO_WORDS)) {
        uint32_t last = dl_hangul_at(doc->src.p + place.start - SYLLABLE);
        report_frame(ctx, doc, i, place,
                     dl_hangul_final(last) == DL_FINAL_OTHER ? DL_STR("으로")
                                                             : DL_STR("로"));
    } else if (dl_token_in(doc, t, DL_LIST_FRAME_E_WORDS) ||
               is_act(doc, i, place)) {
        report_frame(ctx, doc, i, place, DL_STR("에"));
    }
}

/* ---- 속도를 단축 ----------------------------------------------------------- */

/* Whether token `i` may be between a noun and its verb: 30 % 이상. */
static bool is_between(const dl_doc *doc, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    return dl_token_is(t, DL_KINDS(NUMBER, SYMBOL, FORMULA)) ||
           dl_token_in(doc, t, DL_LIST_FRAME_PAIR_ADVERBS);
}

static void check_pair(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                       uint32_t i)
{
    const dl_token *t = doc->tokens;
    dl_str verb = {doc->src.p + t[i].start, NOUN};
    uint32_t k = i;
    dl_particle_use use;
    while (k > prose->token && i - k < MOST_BETWEEN && is_between(doc, k - 1))
        k--;
    if (k == prose->token || t[k - 1].kind != DL_TOKEN_HANGUL)
        return;
    dl_str object = dl_token_text(doc, &t[k - 1]);
    if (!dl_particle_at_end(object, &use) ||
        use.particle != DL_PARTICLE_EUL || use.start == 0 ||
        !dl_lexicon_has_pair(doc->lexicon, DL_LIST_FRAME_PAIRS,
                             (dl_str){object.p, use.start}, verb))
        return;
    dl_span span = {t[k - 1].start, t[i].start + NOUN};
    dl_report(ctx, DL520_PAIR, span, object, verb);
}

/* The block of token `i`, which is `block` or after it. */
static const dl_prose *block_of(const dl_prose *block, uint32_t i)
{
    while (block->token_end <= i)
        block++;
    return block;
}

static void check_word(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                       uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    if (dl_token_in(doc, t, DL_LIST_FRAME_PAIR_VERBS))
        check_pair(ctx, doc, prose, i);
    else if (dl_token_in(doc, t, DL_LIST_FRAME_E_WORDS) ||
             dl_token_in(doc, t, DL_LIST_FRAME_E_FORMS) ||
             dl_token_in(doc, t, DL_LIST_FRAME_EURO_WORDS))
        check_frame(ctx, doc, prose, i);
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    const dl_prose *prose = doc->proses;
    dl_marked jeok = dl_marked_in(doc, DL_MARK_JEOK, 0, doc->n_tokens);
    for (uint32_t i; dl_marked_next(&jeok, &i);) {
        prose = block_of(prose, i);
        if (dl_prose_is_korean(post, prose))
            check_jeok(ctx, doc, prose, i);
    }
    prose = doc->proses;
    dl_marked rare = dl_marked_in(doc, DL_MARK_RARE, 0, doc->n_tokens);
    for (uint32_t i; dl_marked_next(&rare, &i);) {
        prose = block_of(prose, i);
        if (dl_prose_is_korean(post, prose))
            check_word(ctx, doc, prose, i);
    }
}

const dl_check dl_check_dl520 = {.on_post = on_post};
