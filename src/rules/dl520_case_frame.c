/* DL520 case-frame: see rules/DL520-case-frame.md. */
#include "base/search.h"
#include "base/str.h"
#include "korean/near.h"
#include "rules/shared/frame.h"
#include "rules/shared/korean.h"
#include "rules_gen.h"
#include "text/kinds.h"
#include "text/lex.h"

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
    enum { HALF = 2 * SYLLABLE }; /* 뒤적뒤적 */
    dl_str word = dl_token_text(doc, t);
    return !(word.n == 2 * HALF &&
             memcmp(word.p, word.p + HALF, HALF) == 0) &&
           !dl_token_in(doc, t, DL_LIST_FRAME_JEOK_WORDS) &&
           !dl_lexicon_tail(doc->lexicon, DL_LIST_FRAME_JEOK_TAILS, word);
}

static void check_jeok(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                       uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    dl_str verb = dl_next_word(doc, i, prose->token_end);
    if (!dl_frame_is_verb(doc, verb) || !is_adverbial(doc, t) ||
        (dl_str_ends(verb, "됨") && i + 2 < prose->token_end &&
         dl_is_sign(doc, i + 2, "("))) /* 순차적 일관됨(consistency): a noun */
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
                          dl_span *place)
{
    const dl_token *t = &doc->tokens[i];
    dl_particle_use use;
    if (i == prose->token || dl_token_is_joined(t) ||
        t[-1].kind != DL_TOKEN_HANGUL ||
        !dl_particle_at_end(dl_token_text(doc, &t[-1]), &use) ||
        use.particle != DL_PARTICLE_EUL ||
        (use.start == 0 && !dl_token_is_joined(&t[-1])) ||
        (use.start > 0 &&
         dl_particle_is_word(doc->lexicon, dl_token_text(doc, &t[-1]), &use,
                             dl_token_text(doc, t))))
        return false;
    *place = (dl_span){t[-1].start + use.start, t[-1].end};
    return place->end - place->start == use.form;
}

/* The word before the particle that begins at byte `end` of token `i`, without
   markup; with the particle if `end` is after it. */
static dl_str object_text(const dl_doc *doc, const dl_prose *prose, uint32_t i,
                          uint32_t end)
{
    enum { MOST = 12 /* tokens */ };
    const dl_token *t = doc->tokens;
    uint32_t last = i > prose->token + MOST ? i - MOST : prose->token;
    if (t[i].start == end) /* LLM을, **모델**을 */
        while (i > last && t[--i].kind == DL_TOKEN_MARKUP)
            end = t[i].start;
    while (i > last && dl_token_is_joined(&t[i]) &&
           t[i - 1].kind != DL_TOKEN_MARKUP)
        i--;
    return dl_doc_slice(doc, (dl_span){t[i].start, end});
}

static void report_frame(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                         uint32_t i, dl_span place, dl_str right,
                         dl_applicability applicability)
{
    dl_diagnostic *d =
        dl_report(ctx, DL520_FRAME, place, dl_doc_slice(doc, place),
                  dl_token_text(doc, &doc->tokens[i]), right,
                  object_text(doc, prose, i - 1, place.start));
    dl_fix_edit(ctx, d, applicability, place, right);
}

/* A noun to which 하다 belongs. */
static bool is_act_noun(const dl_lexicon *lexicon, dl_str noun)
{
    return dl_lexicon_has(lexicon, DL_LIST_SPACING_VERBAL_NOUNS, noun) ||
           dl_lexicon_has(lexicon, DL_LIST_FRAME_ACTS, noun);
}

/* 하다 belongs to the noun before the particle, so that it is an act, which
   nobody contributes as a thing: 향상, but not 코드. */
static bool is_act(const dl_doc *doc, uint32_t i, dl_span place)
{
    dl_span noun = {doc->tokens[i - 1].start, place.start};
    return is_act_noun(doc->lexicon, dl_doc_slice(doc, noun));
}

/* Whether a word before the object of token `i` ends in 에, so that the verb
   has both, as in `모델에 모든 결정을 의존한다`; or the object counts: 3회를. */
static bool is_other_object(const dl_doc *doc, const dl_prose *prose,
                            uint32_t i)
{
    enum { MOST = 4 /* words */ };
    const dl_token *t = doc->tokens;
    uint32_t last = i > prose->token + MOST ? i - MOST : prose->token;
    if (i > prose->token + 1 && dl_token_is_joined(&t[i - 1]) &&
        t[i - 2].kind == DL_TOKEN_NUMBER)
        return true;
    for (i--; i > last && t[i - 1].kind == DL_TOKEN_HANGUL; i--)
        if (dl_str_ends(dl_token_text(doc, &t[i - 1]), "에"))
            return true;
    return false;
}

/* Whether the object of token `i` may be that of a verb after it: 자료를 접근하고
   고친다, but not 자료를 접근하고 있다. */
static bool is_shared(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    return dl_str_ends(dl_token_text(doc, &doc->tokens[i]), "하고") &&
           !dl_str_has_prefix(dl_next_word(doc, i, prose->token_end),
                              DL_STR("있"));
}

/* Whether the object of token `i` is whom or what one prevents: 트랜잭션들을
   접근하지 못하게 한다. */
static bool is_prevented(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_lexicon *lexicon = doc->lexicon;
    if (!dl_str_ends(dl_token_text(doc, &doc->tokens[i]), "하지"))
        return false;
    dl_str next = dl_next_word(doc, i, prose->token_end);
    if (dl_str_is(next, "못")) /* 못 하게 */
        next = dl_next_word(doc, i + 1, prose->token_end);
    return dl_lexicon_start(lexicon, DL_LIST_FRAME_PREVENT_STARTS, next) > 0;
}

static void check_frame(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                        uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    dl_span place;
    if (!object_before(doc, prose, i, &place))
        return;
    bool is_joined = place.start == t[-1].start; /* LLM을 */
    if (dl_token_in(doc, t, DL_LIST_FRAME_E_VERBS)) {
        if (!is_other_object(doc, prose, i) && !is_shared(doc, prose, i) &&
            !is_prevented(doc, prose, i))
            report_frame(ctx, doc, prose, i, place, DL_STR("에"),
                         DL_FIX_UNSAFE);
    } else if (dl_token_in(doc, t, DL_LIST_FRAME_EURO_WORDS)) {
        if (is_joined)
            return;
        uint32_t last = dl_hangul_at(doc->src.p + place.start - SYLLABLE);
        report_frame(ctx, doc, prose, i, place,
                     dl_hangul_final(last) == DL_FINAL_OTHER ? DL_STR("으로")
                                                             : DL_STR("로"),
                     DL_FIX_SAFE);
    } else if (dl_token_in(doc, t, DL_LIST_FRAME_E_WORDS) ||
               (!is_joined && is_act(doc, i, place))) {
        const uint32_t UI = 0xC758; /* 을 의한 may be 을 위한 misspelt */
        if (t->first == UI && is_act(doc, i, place))
            return; /* 방지를 의한 수 */
        report_frame(ctx, doc, prose, i, place, DL_STR("에"),
                     t->first == UI ? DL_FIX_UNSAFE : DL_FIX_SAFE);
    }
}

/* ---- 세부를 추가 가능한, 값을 전달된다 ------------------------------------- */

static bool takes_object(const dl_lexicon *lexicon, dl_str noun)
{
    return is_act_noun(lexicon, noun) ||
           dl_lexicon_has(lexicon, DL_LIST_FRAME_VERBAL_NOUNS, noun);
}

/* Whether the word may be between an object and a noun: 모두, 동적. */
static bool is_adverb(const dl_doc *doc, const dl_token *t)
{
    dl_str word = dl_token_text(doc, t);
    return t->kind == DL_TOKEN_HANGUL && !dl_token_is_joined(t) &&
           (dl_lexicon_has(doc->lexicon, DL_LIST_FRAME_ABLE_ADVERBS, word) ||
            dl_str_ends(word, "적으로") ||
            (dl_str_ends(word, "적") && is_adverbial(doc, t)));
}

/* Whether the last syllable is one of `set`. */
static bool ends_in_one_of(dl_str word, const char *set)
{
    for (; *set; set += SYLLABLE)
        if (memcmp(word.p + word.n - SYLLABLE, set, SYLLABLE) == 0)
            return true;
    return false;
}

/* 가진, 만드는: what follows such a verb is another part of the clause. */
static bool is_adnominal(dl_str word)
{
    enum { NIEUN = 4 };
    uint32_t last =
        word.n < SYLLABLE ? 0 : dl_hangul_at(word.p + word.n - SYLLABLE);
    return dl_hangul_is_syllable(last) &&
           (dl_hangul_final_number(last) == NIEUN || dl_str_ends(word, "는"));
}

/* Whether the noun after 가능한, at token `i`, is an object or a topic. If it
   is another part of the clause, the object before 가능한 may belong to its
   verb: 작업을 검증 가능한 결과로 끝낸다. */
static bool is_own_clause(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    enum { MOST = 9 /* tokens */ };
    const uint32_t plain = DL_KINDS(HANGUL, LATIN, NUMBER);
    for (uint32_t k = i; k < prose->token_end && k < i + MOST; k++) {
        const dl_token *t = &doc->tokens[k];
        if (!dl_token_is(t, plain))
            return false;
        dl_str word = dl_token_text(doc, t);
        if (t->kind != DL_TOKEN_HANGUL)
            continue;
        if (ends_in_one_of(word, "을를은는")) {
            dl_str next = dl_next_word(doc, k, prose->token_end);
            return !dl_frame_begins_as(doc, next,
                                       DL_LIST_FRAME_MEANS_STARTS) &&
                   !is_adnominal(next);
        }
        if (ends_in_one_of(word, "로에서며고게여해"))
            return false;
    }
    return false;
}

/* Whether a clause or a part of one ends before token `i`. */
static bool is_end(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    return i >= prose->token_end ||
           dl_token_is(&doc->tokens[i],
                       DL_KINDS(STOP, COMMA, CLOSE, SOFT_BREAK, HARD_BREAK));
}

/* Where 가능 is in a word that has it. */
static size_t able_start(dl_str word)
{
    size_t n = 0;
    while (n < word.n && !dl_str_has_prefix(dl_str_from(word, n), DL_STR("가능")))
        n += SYLLABLE;
    return n;
}

static void check_able(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                       uint32_t i)
{
    const dl_token *t = doc->tokens;
    dl_str word = dl_token_text(doc, &t[i]);
    dl_str noun = {word.p, able_start(word)};
    dl_str form = dl_str_from(word, noun.n);
    uint32_t k = i; /* the noun */
    dl_span place;
    if (noun.n == 0) {
        if (i == prose->token || dl_token_is_joined(&t[i]))
            return;
        noun = dl_token_text(doc, &t[--k]);
    }
    if (dl_token_is_joined(&t[k]) || !takes_object(doc->lexicon, noun))
        return;
    uint32_t after = k; /* what follows the object */
    if (!object_before(doc, prose, k, &place) &&
        (k == prose->token || !is_adverb(doc, &t[k - 1]) ||
         !object_before(doc, prose, after = k - 1, &place)))
        return;
    bool may_go_on = dl_str_is(form, "가능") || dl_str_is(form, "가능하며");
    if (dl_str_is(form, "가능한") ? !is_own_clause(doc, prose, i + 1)
                                  : may_go_on && !is_end(doc, prose, i + 1))
        return;
    dl_span span = {t[k].start, t[i].end};
    dl_str object = object_text(doc, prose, after - 1, place.start);
    dl_diagnostic *d = dl_report(ctx, DL520_ABLE, span, object,
                                 dl_doc_slice(doc, span), noun);
    if (dl_str_is(form, "가능")) /* in notes: 데이터를 조회 가능 */
        dl_report_severity(ctx, d, DL_SEVERITY_INFO);
}

static void check_passive(dl_ctx *ctx, const dl_doc *doc,
                          const dl_prose *prose, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    dl_span place;
    if (object_before(doc, prose, i, &place))
        dl_report(ctx, DL520_PASSIVE, dl_token_span(t),
                  object_text(doc, prose, i - 1, place.start),
                  dl_token_text(doc, t));
}

/* ---- 더 정적 화면 ---------------------------------------------------------- */

static void check_degree(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                         uint32_t i)
{
    const dl_token *t = &doc->tokens[i + 1];
    dl_str word = dl_next_word(doc, i, prose->token_end);
    if (dl_token_is_joined(&doc->tokens[i]) || !dl_str_ends(word, "적") ||
        dl_str_is(word, "적"))
        return;
    /* 도전이라기 보다 조직적 도전: a particle */
    if (dl_str_is(dl_token_text(doc, &doc->tokens[i]), "보다") &&
        i > prose->token &&
        ends_in_one_of(dl_token_text(doc, &doc->tokens[i - 1]), "기것"))
        return;
    dl_str next = dl_next_word(doc, i + 1, prose->token_end);
    bool is_known =
        t->length > 2
            ? is_adverbial(doc, t)
            : dl_lexicon_has(doc->lexicon, DL_LIST_FRAME_DEGREE_WORDS, word);
    /* 더 시간적 여유가 없다: the adverb of the predicate */
    /* 더 계산적 비용을 줄인다: perhaps that of the verb; 더 차별적 일 것: the
       copula, with a space */
    if (next.n && (dl_str_is(next, "일") ||
                   (ends_in_one_of(next, "을를") &&
                    dl_frame_begins_as(
                        doc, dl_next_word(doc, i + 2, prose->token_end),
                        DL_LIST_FRAME_DEGREE_VERBS))))
        return;
    if (!next.n || !is_known || dl_frame_is_verb(doc, next) ||
        ends_in_one_of(next, "이가") ||
        dl_frame_begins_as(doc, next, DL_LIST_NOUNS_COPULAS))
        return;
    dl_diagnostic *d =
        dl_report(ctx, DL520_DEGREE, dl_token_span(t),
                  dl_token_text(doc, &doc->tokens[i]), word);
    dl_fix_edit(ctx, d, DL_FIX_SAFE, (dl_span){t->end, t->end}, DL_STR("인"));
}

/* ---- 성능 향상 위해 -------------------------------------------------------- */

/* Whether token `i` is in a sentence that ends in -다 and a full stop. */
static bool is_in_sentence(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    enum { MOST_AFTER = 16 /* tokens after the last word */ };
    size_t k;
    DL_LOWER_BOUND(k, prose->sentence, prose->sentence_end,
                   doc->sentences[k].token_end <= i);
    if (k == prose->sentence_end ||
        doc->sentences[k].end != DL_SENTENCE_STOPPED)
        return false;
    uint32_t last = doc->sentences[k].token_end - 1;
    uint32_t first = last > i + MOST_AFTER ? last - MOST_AFTER : i;
    while (last > first && doc->tokens[last].kind != DL_TOKEN_HANGUL)
        last--;
    return last > first && dl_str_ends(dl_token_text(doc, &doc->tokens[last]), "다");
}

/* 통신을 원활하게 위해: of an adjective, token `i`, that has an object, 하기 is
   missing rather than 기. */
static bool lacks_hagi(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    dl_str word = dl_token_text(doc, &doc->tokens[i]);
    dl_particle_use use;
    return dl_str_ends(word, "하게") &&
           !dl_lexicon_has(doc->lexicon, DL_LIST_SPACING_VERBAL_NOUNS,
                           (dl_str){word.p, word.n - strlen("하게")}) &&
           i > prose->token && doc->tokens[i - 1].kind == DL_TOKEN_HANGUL &&
           dl_particle_at_end(dl_token_text(doc, &doc->tokens[i - 1]), &use) &&
           use.particle == DL_PARTICLE_EUL;
}

static void check_aim(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                      uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    if (i == prose->token || dl_token_is_joined(t) ||
        t[-1].kind != DL_TOKEN_HANGUL ||
        dl_frame_begins_as(doc, dl_next_word(doc, i, prose->token_end),
                  DL_LIST_FRAME_WIHAE_BEFORE) ||
        !is_in_sentence(doc, prose, i))
        return;
    dl_str word = dl_token_text(doc, &t[-1]), form = dl_token_text(doc, t);
    dl_span object;
    if (t[-1].length > 2 && dl_str_ends(word, "게") &&
        dl_lexicon_tail(doc->lexicon, DL_LIST_FRAME_GE_ENDS, word)) {
        dl_span ge = {t[-1].end - SYLLABLE, t[-1].end};
        dl_diagnostic *d = dl_report(ctx, DL520_AIM, ge, DL_STR("-게"), form,
                                     DL_STR("-기"));
        if (!lacks_hagi(doc, prose, i - 1))
            dl_fix_edit(ctx, d, DL_FIX_SAFE, ge, DL_STR("기"));
        return;
    }
    if (!takes_object(doc->lexicon, word))
        return;
    if (object_before(doc, prose, i - 1, &object)) { /* 모델을 학습 위해 */
        dl_diagnostic *d =
            dl_report(ctx, DL520_AIM, dl_token_span(&t[-1]), word, form,
                      dl_arena_printf(dl_ctx_scratch(ctx), "%.*s하기",
                                      DL_FMT(word)));
        dl_fix_edit(ctx, d, DL_FIX_SAFE, (dl_span){t[-1].end, t[-1].end},
                    DL_STR("하기"));
        return;
    }
    dl_str right = dl_char_final(t[-1].last) == DL_FINAL_NONE ? DL_STR("를")
                                                              : DL_STR("을");
    dl_diagnostic *d = dl_report(ctx, DL520_BARE, dl_token_span(&t[-1]), word,
                                 form, right);
    dl_fix_edit(ctx, d, DL_FIX_SAFE, (dl_span){t[-1].end, t[-1].end}, right);
}

/* 기존 알려진: a noun, which only a particle makes an adverb. */
static void check_known(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                        uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    if (i == prose->token || dl_token_is_joined(t) ||
        t[-1].kind != DL_TOKEN_HANGUL ||
        !dl_str_is(dl_token_text(doc, &t[-1]), "기존"))
        return;
    dl_diagnostic *d =
        dl_report(ctx, DL520_BARE, dl_token_span(&t[-1]),
                  dl_token_text(doc, &t[-1]), dl_token_text(doc, t),
                  DL_STR("에"));
    dl_report_severity(ctx, d, DL_SEVERITY_INFO);
    dl_fix_edit(ctx, d, DL_FIX_SAFE, (dl_span){t[-1].end, t[-1].end},
                DL_STR("에"));
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

/* ---- 약 100개 정도 --------------------------------------------------------- */

static void check_double(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                         uint32_t i)
{
    dl_frame_double found;
    if (!dl_frame_find_double(doc, prose, i, &found) ||
        dl_frame_is_in_double(doc, prose, i))
        return;
    dl_diagnostic *d = dl_report(ctx, DL520_DOUBLE, found.span, found.first,
                                 found.second);
    dl_report_severity(ctx, d, DL_SEVERITY_INFO);
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
    if (dl_token_in(doc, t, DL_LIST_FRAME_DOUBLE_STARTS))
        check_double(ctx, doc, prose, i);
    if (dl_token_in(doc, t, DL_LIST_FRAME_KNOWN_VERBS))
        check_known(ctx, doc, prose, i);
    if (dl_token_in(doc, t, DL_LIST_FRAME_PAIR_VERBS))
        check_pair(ctx, doc, prose, i);
    else if (dl_token_in(doc, t, DL_LIST_FRAME_DEGREE_ADVERBS))
        check_degree(ctx, doc, prose, i);
    else if (dl_token_in(doc, t, DL_LIST_FRAME_WIHAE_WORDS))
        check_aim(ctx, doc, prose, i);
    else if (dl_token_in(doc, t, DL_LIST_FRAME_PASSIVES))
        check_passive(ctx, doc, prose, i);
    else if (dl_token_in(doc, t, DL_LIST_FRAME_ABLE_WORDS))
        check_able(ctx, doc, prose, i);
    else if (dl_token_in(doc, t, DL_LIST_FRAME_E_VERBS) ||
             dl_token_in(doc, t, DL_LIST_FRAME_E_WORDS) ||
             dl_token_in(doc, t, DL_LIST_FRAME_E_FORMS) ||
             dl_token_in(doc, t, DL_LIST_FRAME_EURO_WORDS))
        check_frame(ctx, doc, prose, i);
}

typedef void check_token(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                         uint32_t i);

static void walk(dl_ctx *ctx, const dl_post *post, dl_mark mark,
                 check_token *check)
{
    const dl_doc *doc = post->doc;
    const dl_prose *prose = doc->proses;
    dl_marked marked = dl_marked_in(doc, mark, 0, doc->n_tokens);
    for (uint32_t i; dl_marked_next(&marked, &i);) {
        prose = block_of(prose, i);
        if (dl_prose_is_korean(post, prose))
            check(ctx, doc, prose, i);
    }
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    walk(ctx, post, DL_MARK_JEOK, check_jeok);
    walk(ctx, post, DL_MARK_RARE, check_word);
}

const dl_check dl_check_dl520 = {.on_post = on_post};
