/* What is known of the word before a particle that does not fit it. */
#include "rules/shared/korean.h"

#include "base/str.h"
#include "text/hangul.h"
#include "text/kinds.h"

enum { SYLLABLE = 3 /* bytes */ };

typedef enum name_kind {
    NO_NAME,
    PERHAPS_NAME, /* the word may be a name: no safe fix */
    IS_NAME
} name_kind;

/* 임채은 연구원이: whether the word after the name is one of those that follow a
   name, with its particles. */
static bool precedes_title(const dl_doc *doc, const dl_misfit *m)
{
    dl_str next = dl_next_word(doc, m->token, doc->proses[m->prose].token_end);
    for (size_t n = next.n; n > 0; n -= SYLLABLE)
        if (dl_lexicon_has(doc->lexicon, DL_LIST_PARTICLE_NAME_BEFORE,
                           (dl_str){next.p, n}))
            return n == next.n ||
                   dl_lexicon_has(doc->lexicon, DL_LIST_VARIANT_TAILS,
                                  dl_str_from(next, n)) ||
                   dl_lexicon_has(doc->lexicon,
                                  DL_LIST_NOUNS_STACKING_PARTICLES,
                                  dl_str_from(next, n));
    return false;
}

/*
 * Whether the word is a person's name in 은: a surname and one or two syllables
 * where a phrase ends, so that no predicate follows a topic (김고은 at the end of
 * a line), or anywhere a surname and a usual given name (이하은).
 */
static name_kind name_kind_of(const dl_doc *doc, const dl_misfit *m,
                              bool is_noun)
{
    enum { SHORTEST = 2, LONGEST = 3 };
    const uint32_t asides = DL_KINDS(OPEN, HTML);
    const uint32_t ends = DL_KINDS(SOFT_BREAK, COMMA, CLOSE, QUOTE, SYMBOL);
    const dl_token *t = &doc->tokens[m->token];
    if (m->use.particle == DL_PARTICLE_EURO && !m->use.closed &&
        m->host.token == m->token && dl_may_be_name(doc, dl_token_text(doc, t)))
        return precedes_title(doc, m) ? IS_NAME : NO_NAME; /* 문병로 교수 */
    if (m->use.particle != DL_PARTICLE_EUN || !m->use.closed ||
        m->host.token != m->token || t->length < SHORTEST ||
        t->length > LONGEST ||
        !dl_lexicon_has(doc->lexicon, DL_LIST_PARTICLE_SURNAMES,
                        (dl_str){doc->src.p + t->start, SYLLABLE}))
        return NO_NAME;
    bool is_known = dl_lexicon_has(
        doc->lexicon, DL_LIST_NOUNS_GIVEN_NAMES,
        dl_doc_slice(doc, (dl_span){t->start + SYLLABLE, t->end}));
    if (m->token + 1 >= doc->proses[m->prose].token_end ||
        t[1].kind == DL_TOKEN_HARD_BREAK)
        return IS_NAME;
    if (is_known && precedes_title(doc, m))
        return IS_NAME;
    if (is_known || !is_noun)
        return dl_token_is(&t[1], asides | ends) ? IS_NAME
               : is_known                        ? PERHAPS_NAME
                                                 : NO_NAME;
    return dl_token_is(&t[1], asides) ? PERHAPS_NAME : NO_NAME;
}

/*
 * Whether the word follows an object and so is hardly a topic or another
 * object: in 모델을 사용는 it is the verb 사용하는. But 모델을 지원를 한다 needs
 * 지원을.
 */
static bool follows_object(const dl_doc *doc, const dl_misfit *m)
{
    const dl_prose *prose = &doc->proses[m->prose];
    const dl_token *t = &doc->tokens[m->token];
    dl_particle_use before;
    if (m->host.token != m->token || m->token == prose->token ||
        dl_token_is_joined(t) || t[-1].kind != DL_TOKEN_HANGUL ||
        !dl_particle_at_end(dl_token_text(doc, &t[-1]), &before) ||
        before.particle != DL_PARTICLE_EUL)
        return false;
    if (m->use.particle == DL_PARTICLE_EUL)
        return !dl_misfit_precedes(doc, m, DL_LIST_NOUNS_DO_STARTS);
    return m->use.particle == DL_PARTICLE_EUN && !m->use.closed;
}

/* 맛는 것, 높이을 수: an ending of a misspelt verb, perhaps. */
static bool precedes_dependent(const dl_doc *doc, const dl_misfit *m)
{
    dl_str next = dl_next_word(doc, m->token, doc->proses[m->prose].token_end);
    return (m->use.particle == DL_PARTICLE_EUN ||
            m->use.particle == DL_PARTICLE_EUL) &&
           (dl_str_has_prefix(next, DL_STR("것")) ||
            dl_lexicon_has(doc->lexicon, DL_LIST_NOUNS_DEPENDENT_NOUNS, next));
}

/* `V_meta이 정보가`: perhaps the determiner 이, with its space missing. */
static bool may_be_determiner(const dl_doc *doc, const dl_misfit *m)
{
    dl_str next = dl_next_word(doc, m->token, doc->proses[m->prose].token_end);
    if (m->use.particle != DL_PARTICLE_I || !m->use.closed)
        return false;
    if (next.n <= SYLLABLE) {
        /* the object of the sentence: 이 세 가지를 */
        dl_str object = dl_next_word(doc, m->token + 1,
                                     doc->proses[m->prose].token_end);
        return dl_lexicon_has(doc->lexicon, DL_LIST_PARTICLE_COUNTS, next) &&
               (dl_str_ends(object, "를") || dl_str_ends(object, "을"));
    }
    dl_str noun = {next.p, next.n - SYLLABLE};
    return dl_str_ends(next, "가") || dl_str_ends(next, "이") ||
           ((dl_str_ends(next, "은") || dl_str_ends(next, "는")) &&
            dl_stem_is_noun(doc->lexicon, noun));
}

/* 효과과 있고 is rather meant for 효과가 있고. */
static bool lacks_subject(const dl_doc *doc, const dl_misfit *m)
{
    return m->use.particle == DL_PARTICLE_GWA && m->use.closed &&
           dl_misfit_precedes(doc, m, DL_LIST_NOUNS_SUBJECT_STARTS);
}

/* The host with 가 for 과, if nothing separates the two. */
static dl_stem meant_as_subject(dl_ctx *ctx, const dl_doc *doc,
                                const dl_misfit *m)
{
    if (m->host.token != m->token)
        return (dl_stem){.kind = DL_STEM_MISSPELT};
    return (dl_stem){.kind = DL_STEM_MISFORMED,
                     .meant = dl_arena_printf(
                         dl_ctx_scratch(ctx), "%.*s가",
                         DL_FMT(dl_misfit_host(doc, m)))};
}

/* 제공를 제공하자: another noun is meant by the first, not another particle. */
static bool precedes_itself(const dl_doc *doc, const dl_misfit *m)
{
    dl_str host = dl_doc_slice(
        doc, (dl_span){doc->tokens[m->token].start, m->span.start});
    dl_str next = dl_next_word(doc, m->token, doc->proses[m->prose].token_end);
    return m->use.particle == DL_PARTICLE_EUL && m->host.token == m->token &&
           host.n > SYLLABLE && dl_str_has_prefix(next, host) &&
           (next.n == host.n ||
            dl_lexicon_has(doc->lexicon, DL_LIST_NOUNS_DO_STARTS,
                           (dl_str){next.p + host.n, SYLLABLE}));
}

/* 양로 at the end of a cell: a name in 로, as most words of two syllables in it
   are. */
static bool may_be_word_in_ro(const dl_doc *doc, const dl_misfit *m)
{
    return m->use.particle == DL_PARTICLE_EURO && !m->use.closed &&
           m->use.start == SYLLABLE &&
           !dl_next_word(doc, m->token, doc->proses[m->prose].token_end).n;
}

/* `신문로 - 광화문역`: a word in 로 that is an item by itself, or begins a link,
   is a road, or a word like it. */
static bool is_item_in_ro(const dl_doc *doc, const dl_misfit *m)
{
    const uint32_t bounds =
        DL_KINDS(SYMBOL, COMMA, HARD_BREAK, SOFT_BREAK, CLOSE);
    const dl_prose *prose = &doc->proses[m->prose];
    const dl_token *t = &doc->tokens[m->token];
    bool is_first = m->token == prose->token ||
                    dl_token_is(&t[-1], bounds | DL_KINDS(NUMBER, STOP)) ||
                    (t[-1].kind == DL_TOKEN_MARKUP &&
                     t->flags & DL_TOKEN_IN_LINK);
    bool is_last = m->token + 1 == prose->token_end ||
                   dl_token_is(&t[1], bounds);
    return m->use.particle == DL_PARTICLE_EURO && !m->use.closed &&
           m->host.token == m->token && is_first && is_last;
}

/* 향기고을: a name in 고을. 냉장고을 is a noun with its particle. */
static bool may_be_town(const dl_doc *doc, const dl_misfit *m)
{
    dl_span host = {doc->tokens[m->token].start, m->span.start};
    dl_str word = dl_doc_slice(doc, host);
    return m->use.particle == DL_PARTICLE_EUL && m->host.token == m->token &&
           m->use.closed && dl_str_ends(word, "고") &&
           !dl_stem_is_noun(doc->lexicon, word);
}

/* 컴퓨터과 at the end of a cell: a department. */
static bool may_be_department(const dl_doc *doc, const dl_misfit *m)
{
    return m->use.particle == DL_PARTICLE_GWA && m->use.closed &&
           m->host.token == m->token &&
           m->token + 1 == doc->proses[m->prose].token_end;
}

/* 상대으로: 로, or the 적 that is missing. */
static bool may_lack_jeok(const dl_doc *doc, const dl_misfit *m)
{
    dl_span host = {doc->tokens[m->token].start, m->span.start};
    return m->use.particle == DL_PARTICLE_EURO && m->host.token == m->token &&
           dl_lexicon_has(doc->lexicon, DL_LIST_PARTICLE_JEOK_STEMS,
                          dl_doc_slice(doc, host));
}

/* 예에서 (marketing)과, 모델이 (one shot)으로, 보통 (JS)를: what is in parentheses
   after a space is no gloss of an adverb, nor of a word that has its
   particle. */
static bool takes_no_gloss(const dl_lexicon *lexicon, dl_str word)
{
    enum { SHORTEST = 2, LONGEST = 3 /* syllables of a particle */ };
    if (dl_lexicon_has(lexicon, DL_LIST_PARTICLE_UNGLOSSED, word))
        return true;
    for (size_t n = SHORTEST; n <= LONGEST && n * SYLLABLE < word.n; n++)
        if (dl_lexicon_has(lexicon, DL_LIST_PARTICLE_SPLIT_HANGUL,
                           dl_str_from(word, word.n - n * SYLLABLE)))
            return true;
    size_t k = dl_lexicon_tail(lexicon, DL_LIST_NOUNS_EVIDENCE, word);
    return k > 0 && k * SYLLABLE < word.n &&
           !dl_lexicon_has(lexicon, DL_LIST_NOUNS_COMMON, word) &&
           dl_stem_is_noun(lexicon, (dl_str){word.p, word.n - k * SYLLABLE});
}

/* 명로 인자로: of two 로 in a row, one is rather another particle. */
static bool precedes_euro(const dl_doc *doc, const dl_misfit *m)
{
    dl_str next = dl_next_word(doc, m->token, doc->proses[m->prose].token_end);
    return m->use.particle == DL_PARTICLE_EURO && dl_str_ends(next, "로");
}

/* Whether the particle is joined to a noun before 하다. */
static bool is_verbal(const dl_doc *doc, const dl_misfit *m)
{
    dl_span host = {doc->tokens[m->token].start, m->span.start};
    return m->host.token == m->token &&
           dl_lexicon_has(doc->lexicon, DL_LIST_SPACING_VERBAL_NOUNS,
                          dl_doc_slice(doc, host));
}

/* 동작는 환경 is rather meant for 동작하는 환경. */
static bool may_lack_ha(const dl_doc *doc, const dl_misfit *m)
{
    return m->use.particle == DL_PARTICLE_EUN && !m->use.closed &&
           is_verbal(doc, m) &&
           dl_next_word(doc, m->token, doc->proses[m->prose].token_end).n > 0;
}

/* 이을 할 is rather meant for 일을 할. */
static bool may_be_work(const dl_doc *doc, const dl_misfit *m)
{
    dl_span host = {doc->tokens[m->token].start, m->span.start};
    return m->use.particle == DL_PARTICLE_EUL && m->host.token == m->token &&
           dl_str_is(dl_doc_slice(doc, host), "이") &&
           dl_misfit_precedes(doc, m, DL_LIST_NOUNS_DO_STARTS);
}

/* Whether something else than the particle of a noun is wrong: another one
   would not repair the sentence. */
static bool is_rather_misspelt(const dl_doc *doc, const dl_misfit *m)
{
    return (follows_object(doc, m) && is_verbal(doc, m)) ||
           precedes_itself(doc, m) || precedes_dependent(doc, m) ||
           may_be_work(doc, m) || may_lack_ha(doc, m);
}

/* Whether the word before a parenthesis is not a noun, or perhaps not: 복잡하게
   (…)이, 큰(…)가. Short unknown words in ㄴ and ㄹ are mostly inflected. */
static bool is_no_noun(const dl_stem *stem, dl_str word)
{
    enum { SHORT = 2 * SYLLABLE, NIEUN = 4, RIEUL = 8 };
    if (stem->kind == DL_STEM_INFLECTED || stem->kind == DL_STEM_DOUBLED)
        return true;
    if (stem->kind == DL_STEM_NOUN || word.n < SYLLABLE || word.n > SHORT)
        return false;
    uint32_t last = dl_hangul_at(word.p + word.n - SYLLABLE);
    uint32_t final = dl_hangul_final_number(last);
    return dl_hangul_is_syllable(last) && (final == NIEUN || final == RIEUL);
}

/* 프로퍼티란(property)는: 란 is the particle. */
static bool is_topic(const dl_lexicon *lexicon, dl_str word)
{
    return dl_str_ends(word, "란") &&
           !dl_lexicon_has(lexicon, DL_LIST_NOUNS_COMMON, word);
}

/* `서초구 길은동`: a part of the town before it. */
static bool is_district(const dl_doc *doc, const dl_misfit *m)
{
    const dl_token *host = &doc->tokens[m->host.token];
    uint32_t end = m->host.token == m->token ? m->span.start : host->end;
    return m->host.kind == DL_TOKEN_HANGUL &&
           m->host.token > doc->proses[m->prose].token &&
           !dl_token_is_joined(host) && host[-1].kind == DL_TOKEN_HANGUL &&
           dl_lexicon_end(doc->lexicon, DL_LIST_PARTICLE_DISTRICTS,
                          dl_doc_slice(doc, (dl_span){host->start, end})) &&
           dl_lexicon_end(doc->lexicon, DL_LIST_PARTICLE_TOWNS,
                          dl_token_text(doc, &host[-1]));
}

/* What is quoted is a name, whatever it is. So is the text of a link, but some
   writers join 을 to half a sentence. */
static void judge_as_name(const dl_doc *doc, const dl_misfit *m, dl_stem *stem)
{
    bool is_link = m->host.marked &&
                   doc->tokens[m->host.token].flags & DL_TOKEN_IN_LINK;
    bool is_letter = m->host.kind == DL_TOKEN_LATIN &&
                     doc->tokens[m->host.token].length == 1;
    if (is_district(doc, m))
        stem->kind = DL_STEM_NOUN;
    if (stem->kind == DL_STEM_MISSPELT || is_letter)
        return;
    if (m->host.quoted || (is_link && stem->kind == DL_STEM_UNKNOWN))
        stem->kind = DL_STEM_NOUN;
    else if (is_link && stem->kind != DL_STEM_NOUN)
        stem->kind = DL_STEM_UNKNOWN;
}

/* 소유할 수 **없**는: markup or a quotation mark divides another word. */
static bool is_divided(dl_ctx *ctx, const dl_doc *doc, const dl_misfit *m)
{
    dl_particle_use use = m->use;
    if (m->use.particle != DL_PARTICLE_EUN || m->use.closed ||
        m->host.kind != DL_TOKEN_HANGUL || m->host.token == m->token ||
        m->host.bracketed || m->host.cited)
        return false;
    dl_str host = dl_token_text(doc, &doc->tokens[m->host.token]);
    dl_str form = dl_particle_form(&m->use);
    char *text = dl_arena_take(dl_ctx_scratch(ctx), host.n + form.n);
    memcpy(text, host.p, host.n);
    memcpy(text + host.n, form.p, form.n);
    use.start = (uint16_t)host.n;
    return host.n <= UINT16_MAX &&
           dl_particle_is_word(
               doc->lexicon, (dl_str){text, host.n + form.n}, &use,
               dl_next_word(doc, m->token, doc->proses[m->prose].token_end));
}

/* 얼마나 **밝은**가: the ending -ㄴ가, which asks. */
static bool may_ask(const dl_doc *doc, const dl_misfit *m,
                    const dl_stem *stem)
{
    enum { NIEUN = 4 };
    dl_str host = dl_token_text(doc, &doc->tokens[m->host.token]);
    return stem->kind == DL_STEM_INFLECTED && m->host.token != m->token &&
           m->use.particle == DL_PARTICLE_I && !m->use.closed &&
           host.n >= SYLLABLE &&
           dl_hangul_final_number(
               dl_hangul_at(host.p + host.n - SYLLABLE)) == NIEUN;
}

/* 중앙로, if the text has 중앙로에, too: a word that only ends like a particle. */
static bool is_word_of_text(dl_vocabulary *words, const dl_doc *doc,
                            const dl_misfit *m)
{
    return m->host.token == m->token && m->use.particle == DL_PARTICLE_EURO &&
           dl_vocabulary_usage(words, dl_doc_slice(doc, dl_misfit_word(doc, m)),
                               m->token) & DL_USED_WITH_PARTICLE;
}

/* 이름지을 경우: a form of 짓다, joined to its noun; 이미지을 is not. */
static bool may_be_verb_in_ji(const dl_doc *doc, const dl_misfit *m)
{
    dl_span host = {doc->tokens[m->token].start, m->span.start};
    dl_str word = dl_doc_slice(doc, host);
    return m->host.token == m->token && m->use.particle == DL_PARTICLE_EUL &&
           m->use.closed && dl_str_ends(word, "지") &&
           !dl_stem_is_noun(doc->lexicon, word) &&
           dl_stem_is_noun(doc->lexicon, (dl_str){word.p, word.n - SYLLABLE});
}

/* 를를 after a parenthesis: DL607 speaks of it. */
static bool is_twice(const dl_doc *doc, const dl_misfit *m)
{
    dl_span first = {doc->tokens[m->token].start, m->span.start};
    return m->host.token == m->token &&
           dl_token_is_joined(&doc->tokens[m->token]) &&
           dl_str_eq(dl_doc_slice(doc, first), dl_doc_slice(doc, m->span));
}

bool dl_misfit_stem(dl_ctx *ctx, const dl_misfit *m, dl_stem *out)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    dl_vocabulary *words = dl_ctx_vocabulary(ctx);
    if (is_divided(ctx, doc, m) || is_twice(doc, m) ||
        may_be_verb_in_ji(doc, m) || may_be_department(doc, m) ||
        is_item_in_ro(doc, m) || may_be_town(doc, m) ||
        may_be_determiner(doc, m) ||
        is_word_of_text(words, doc, m))
        return false;
    const dl_token *host = &doc->tokens[m->host.token];
    if (m->host.kind == DL_TOKEN_HANGUL) {
        uint32_t end = m->use.start ? m->span.start : host->end;
        dl_str word = dl_doc_slice(doc, (dl_span){host->start, end});
        *out = dl_stem_of_hangul(words, word, m->host.token, &m->use);
        if (m->host.bracketed &&
            (is_no_noun(out, word) || is_topic(doc->lexicon, word)))
            return false;
        if (may_ask(doc, m, out))
            return false;
    } else {
        *out = dl_stem_of_latin(words, doc->proses[m->prose].token, &m->host,
                                &m->use);
    }
    judge_as_name(doc, m, out);
    if (out->kind == DL_STEM_NOUN && lacks_subject(doc, m))
        *out = meant_as_subject(ctx, doc, m);
    if (out->kind == DL_STEM_NOUN && is_rather_misspelt(doc, m))
        *out = (dl_stem){.kind = DL_STEM_MISSPELT};
    if (out->kind == DL_STEM_NOUN &&
        (follows_object(doc, m) || may_be_word_in_ro(doc, m) ||
         may_lack_jeok(doc, m) || precedes_euro(doc, m)))
        out->kind = DL_STEM_UNKNOWN;
    if ((m->host.apart || m->host.cited) &&
        (out->kind != DL_STEM_NOUN ||
         takes_no_gloss(doc->lexicon, dl_token_text(doc, host)) ||
         dl_lexicon_end(doc->lexicon, DL_LIST_PARTICLE_INDEXED,
                        dl_token_text(doc, host))))
        return false;
    name_kind name = name_kind_of(doc, m, out->kind == DL_STEM_NOUN);
    if (name == PERHAPS_NAME)
        out->kind = DL_STEM_UNKNOWN;
    return name != IS_NAME;
}
