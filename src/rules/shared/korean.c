/* Shared by rules on Korean: blocks of prose, and particles that do not fit. */
#include "rules/shared/korean.h"

#include "base/search.h"
#include "base/str.h"
#include "text/hangul.h"
#include "text/kinds.h"
#include "text/lex.h"

enum { SYLLABLE = 3 /* bytes */, SHORT_ASIDE = 2 /* syllables */ };

bool dl_prose_is_korean(const dl_post *post, const dl_prose *prose)
{
    size_t i = (size_t)(prose - post->doc->proses);
    return post->prose_roles[i] == DL_PROSE_BODY ||
           post->prose_roles[i] == DL_PROSE_HEADING;
}

uint32_t dl_block_of_token(const dl_doc *doc, uint32_t token)
{
    size_t p;
    DL_LOWER_BOUND(p, 0, doc->n_proses, doc->proses[p].token_end <= token);
    return (uint32_t)p;
}

uint32_t dl_next_korean(const dl_post *post, uint32_t i, uint32_t end)
{
    const dl_doc *doc = post->doc;
    for (; i < doc->n_proses && doc->proses[i].token < end; i++)
        if (doc->proses[i].traits & DL_KINDS(HANGUL) &&
            dl_prose_is_korean(post, &doc->proses[i]))
            return i;
    return DL_NONE;
}

bool dl_byte_is_korean(const dl_post *post, uint32_t byte)
{
    const dl_doc *doc = post->doc;
    uint32_t i = dl_prose_at(doc, byte);
    return i < doc->n_proses && dl_prose_is_korean(post, &doc->proses[i]);
}

dl_str dl_next_word(const dl_doc *doc, uint32_t i, uint32_t end)
{
    if (i + 1 >= end || dl_token_is_joined(&doc->tokens[i + 1]) ||
        doc->tokens[i + 1].kind != DL_TOKEN_HANGUL)
        return DL_STR_NONE;
    return dl_token_text(doc, &doc->tokens[i + 1]);
}

/* The same, but after a comma, too: 사회과, 과학과. */
static dl_str next_in_series(const dl_doc *doc, uint32_t i, uint32_t end)
{
    bool is_comma = i + 1 < end && dl_token_is_joined(&doc->tokens[i + 1]) &&
                    doc->tokens[i + 1].kind == DL_TOKEN_COMMA;
    return dl_next_word(doc, i + is_comma, end);
}

static bool is_char(const dl_doc *doc, uint32_t i, char c)
{
    const dl_token *t = &doc->tokens[i];
    return t->end - t->start == 1 && doc->src.p[t->start] == c;
}

bool dl_particle_is_double(const dl_doc *doc, uint32_t i, uint32_t end)
{
    dl_particle_use use;
    bool is_apart = i + 3 < end && is_char(doc, i + 1, '(') &&
                    is_char(doc, i + 3, ')'); /* 을 (를) */
    return i + 2 < end &&
           (is_apart || dl_token_is_joined(&doc->tokens[i + 1])) &&
           (is_char(doc, i + 1, '(') || is_char(doc, i + 1, '/')) &&
           doc->tokens[i + 2].kind == DL_TOKEN_HANGUL &&
           dl_token_is_joined(&doc->tokens[i + 2]) &&
           dl_particle_at_end(dl_token_text(doc, &doc->tokens[i + 2]), &use) &&
           use.start == 0;
}

/* `테헤란로 152`, `종로 3가`: a street, not a particle. `3D` and `2배` are not
   house numbers. */
static bool is_house_number(const dl_doc *doc, uint32_t i, uint32_t end)
{
    if (i >= end || doc->tokens[i].kind != DL_TOKEN_NUMBER ||
        memchr(doc->src.p + doc->tokens[i].start, '.',
               doc->tokens[i].end - doc->tokens[i].start))
        return false;
    if (i + 1 >= end || !dl_token_is_joined(&doc->tokens[i + 1]))
        return true;
    dl_str unit = dl_token_text(doc, &doc->tokens[i + 1]);
    return doc->tokens[i + 1].kind == DL_TOKEN_COMMA ||
           dl_lexicon_has(doc->lexicon, DL_LIST_PARTICLE_HOUSE_UNITS, unit) ||
           dl_lexicon_start(doc->lexicon, DL_LIST_PARTICLE_HOUSE_STARTS, unit);
}

/* Three syllables that begin with a surname. */
static bool may_be_name(const dl_doc *doc, dl_str word)
{
    enum { NAME = 3 };
    return word.n == NAME * SYLLABLE &&
           dl_lexicon_has(doc->lexicon, DL_LIST_PARTICLE_SURNAMES,
                          (dl_str){word.p, SYLLABLE});
}

/* `유지은 역`, `문병로, 심규석`, `'알고리즘 - 문병로'`: a surname and a given
   name. Only where people are listed, because `구조은` is an error. */
static bool is_person(const dl_doc *doc, uint32_t i, uint32_t end, dl_str word)
{
    const dl_token *t = &doc->tokens[i];
    if (!may_be_name(doc, word))
        return false;
    dl_str next = dl_next_word(doc, i, end);
    if (next.n)
        return dl_lexicon_has(doc->lexicon, DL_LIST_PARTICLE_NAME_BEFORE, next);
    if (i + 1 >= end || !dl_token_is_joined(&t[1]))
        return false;
    if (t[1].kind == DL_TOKEN_COMMA)
        return may_be_name(doc, dl_next_word(doc, i + 1, end));
    return t[1].kind == DL_TOKEN_QUOTE || t[1].kind == DL_TOKEN_CLOSE;
}

/* `클래스(들)을`, `모델(으)로`: the text in the parenthesis belongs to the word
   and takes the particle. */
static bool follows_aside(const dl_doc *doc, const dl_misfit *m)
{
    const dl_token *inner = &doc->tokens[m->host.inner];
    return m->host.bracketed && inner->kind == DL_TOKEN_HANGUL &&
           inner->length <= SHORT_ASIDE &&
           dl_particle_fits(&m->use, dl_char_final(inner->last));
}

/* 3가 and 2과 may be a street and a lesson. */
static bool is_counter(const dl_doc *doc, const dl_misfit *m)
{
    return doc->tokens[m->host.token].kind == DL_TOKEN_NUMBER &&
           ((m->use.particle == DL_PARTICLE_I && !m->use.closed) ||
            (m->use.particle == DL_PARTICLE_GWA && m->use.closed));
}

bool dl_word_misfit(const dl_doc *doc, const dl_prose *prose, uint32_t i,
                    dl_misfit *m)
{
    const dl_token *t = &doc->tokens[i];
    dl_str word = dl_token_text(doc, t);
    const uint32_t end = prose->token_end;
    if (!dl_particle_at_end(word, &m->use) ||
        dl_particle_is_word(doc->lexicon, word, &m->use,
                            next_in_series(doc, i, end)) ||
        is_person(doc, i, end, word))
        return false;
    dl_str stem = {word.p, m->use.start};
    if (dl_lexicon_end(doc->lexicon, DL_LIST_PARTICLE_DRAWN_ENDS, stem))
        return false; /* 냉장고르으으을: drawn out */
    uint32_t last = dl_hangul_at(stem.p + stem.n - SYLLABLE);
    m->token = i;
    m->prose = (uint32_t)(prose - doc->proses);
    m->span.start = t->start + m->use.start;
    m->span.end = m->span.start + m->use.form;
    m->host = (dl_host){.kind = DL_TOKEN_HANGUL,
                        .final = (uint8_t)dl_hangul_final(last),
                        .checks_euro = true,
                        .token = i,
                        .inner = DL_NONE};
    return (m->use.particle != DL_PARTICLE_EURO || m->use.closed ||
            !is_house_number(doc, i + 1, end)) &&
           !dl_particle_is_double(doc, i, end);
}

/* Whether the word after the misfit begins, for one or two syllables, as one of
   the list does. */
static bool precedes(const dl_doc *doc, const dl_misfit *m, dl_list list)
{
    dl_str next = dl_next_word(doc, m->token, doc->proses[m->prose].token_end);
    for (size_t n = SYLLABLE; n <= 2 * SYLLABLE && n <= next.n; n += SYLLABLE)
        if (dl_lexicon_has(doc->lexicon, list, (dl_str){next.p, n}))
            return true;
    return false;
}

/* 512이 이고, 2이 고: 이 is the copula, written twice or apart. */
static bool is_copula(const dl_doc *doc, const dl_misfit *m)
{
    dl_str next = dl_next_word(doc, m->token, doc->proses[m->prose].token_end);
    return m->use.particle == DL_PARTICLE_I &&
           (precedes(doc, m, DL_LIST_NOUNS_COPULAS) ||
            dl_lexicon_has(doc->lexicon, DL_LIST_NOUNS_COPULA_ENDINGS, next));
}

/* $1는 is 1달러는. */
static bool is_money(const dl_doc *doc, const dl_misfit *m)
{
    const dl_token *t = &doc->tokens[m->host.token];
    return t->kind == DL_TOKEN_NUMBER && t->start > 0 &&
           doc->src.p[t->start - 1] == '$';
}

/* 2이 상이면, 3이 내의: the first syllable of 이상 or 이내. */
static bool is_cut_bound(const dl_doc *doc, const dl_misfit *m)
{
    dl_str next = dl_next_word(doc, m->token, doc->proses[m->prose].token_end);
    return m->use.particle == DL_PARTICLE_I && m->use.closed &&
           doc->tokens[m->host.token].kind == DL_TOKEN_NUMBER &&
           dl_lexicon_has(doc->lexicon, DL_LIST_PARTICLE_BOUND_TAILS,
                          (dl_str){next.p, next.n < SYLLABLE ? 0 : SYLLABLE});
}

static bool has_wrong_form(const dl_doc *doc, const dl_particle_place *place,
                           dl_misfit *m)
{
    m->use = place->use;
    m->host = place->host;
    m->token = place->token;
    m->prose = place->prose;
    m->span.start = doc->tokens[m->token].start;
    m->span.end = m->span.start + m->use.form;
    if (dl_particle_fits(&m->use, (dl_final)m->host.final) ||
        (m->use.particle == DL_PARTICLE_EURO && !m->host.checks_euro))
        return false;
    /* `[…](…)이 문서를`: the determiner, with its space missing */
    if (m->use.particle == DL_PARTICLE_I && m->use.closed && m->host.marked)
        return false;
    return !is_counter(doc, m) && !follows_aside(doc, m) &&
           !is_copula(doc, m) && !is_cut_bound(doc, m) && !is_money(doc, m) &&
           !dl_particle_is_double(doc, m->token,
                                  doc->proses[place->prose].token_end);
}

void dl_misfits_behind(dl_ctx *ctx, const dl_post *post, dl_token_kind kind,
                       dl_misfit_visit *visit)
{
    const dl_doc *doc = post->doc;
    const dl_particle_place *places;
    size_t n = dl_ctx_particles(ctx, &places);
    dl_misfit m;
    for (size_t i = 0; i < n; i++)
        if (places[i].host.kind == kind &&
            dl_prose_is_korean(post, &doc->proses[places[i].prose]) &&
            has_wrong_form(doc, &places[i], &m))
            visit(ctx, doc, &m);
}

/* ---- what is known of the host ------------------------------------------- */

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
        return !precedes(doc, m, DL_LIST_NOUNS_DO_STARTS);
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
    return m->use.particle == DL_PARTICLE_I && m->use.closed &&
           (dl_str_has_suffix(next, DL_STR("가")) ||
            dl_str_has_suffix(next, DL_STR("이")));
}

/* 효과과 있고 is rather meant for 효과가 있고. */
static bool lacks_subject(const dl_doc *doc, const dl_misfit *m)
{
    return m->use.particle == DL_PARTICLE_GWA &&
           precedes(doc, m, DL_LIST_NOUNS_SUBJECT_STARTS);
}

/* 양로 at the end of a cell: a name in 로, as most words of two syllables in it
   are. */
static bool may_be_word_in_ro(const dl_doc *doc, const dl_misfit *m)
{
    return m->use.particle == DL_PARTICLE_EURO && !m->use.closed &&
           m->use.start == SYLLABLE &&
           !dl_next_word(doc, m->token, doc->proses[m->prose].token_end).n;
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

/* 예에서 (marketing)과, 보통 (JS)를: what is in parentheses after a space is no
   gloss of an adverb, nor of a word that has its particle. */
static bool takes_no_gloss(const dl_lexicon *lexicon, dl_str word)
{
    enum { SHORTEST = 2, LONGEST = 3 /* syllables of a particle */ };
    if (dl_lexicon_has(lexicon, DL_LIST_PARTICLE_UNGLOSSED, word))
        return true;
    for (size_t n = SHORTEST; n <= LONGEST && n * SYLLABLE < word.n; n++)
        if (dl_lexicon_has(lexicon, DL_LIST_PARTICLE_SPLIT_HANGUL,
                           dl_str_from(word, word.n - n * SYLLABLE)))
            return true;
    return false;
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
           precedes(doc, m, DL_LIST_NOUNS_DO_STARTS);
}

/* Whether something else than the particle of a noun is wrong: another one
   would not repair the sentence. */
static bool is_rather_misspelt(const dl_doc *doc, const dl_misfit *m)
{
    return (follows_object(doc, m) && is_verbal(doc, m)) ||
           lacks_subject(doc, m) || precedes_dependent(doc, m) ||
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

/* What is quoted is a name, whatever it is. So is the text of a link, but some
   writers join 을 to half a sentence. */
static void judge_as_name(const dl_doc *doc, const dl_misfit *m, dl_stem *stem)
{
    bool is_link = m->host.marked &&
                   doc->tokens[m->host.token].flags & DL_TOKEN_IN_LINK;
    bool is_letter = m->host.kind == DL_TOKEN_LATIN &&
                     doc->tokens[m->host.token].length == 1;
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
    } else {
        *out = dl_stem_of_latin(words, doc->proses[m->prose].token, &m->host,
                                &m->use);
    }
    judge_as_name(doc, m, out);
    if (out->kind == DL_STEM_NOUN && is_rather_misspelt(doc, m))
        *out = (dl_stem){.kind = DL_STEM_MISSPELT};
    if (out->kind == DL_STEM_NOUN &&
        (follows_object(doc, m) || may_be_determiner(doc, m) ||
         may_be_word_in_ro(doc, m) || may_lack_jeok(doc, m) ||
         precedes_euro(doc, m)))
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

dl_span dl_misfit_word(const dl_doc *doc, const dl_misfit *m)
{
    if (m->host.token != m->token)
        return m->span;
    return (dl_span){doc->tokens[m->token].start, m->span.end};
}

dl_str dl_misfit_host(const dl_doc *doc, const dl_misfit *m)
{
    const dl_token *host = &doc->tokens[m->host.token];
    uint32_t end = m->use.start ? m->span.start : host->end;
    uint32_t start = host->start;
    if (m->host.kind == DL_TOKEN_LATIN)
        start = doc->tokens[dl_host_start(doc, 0, m->host.token)].start;
    return dl_doc_slice(doc, (dl_span){start, end});
}

bool dl_term_is_chosen(const dl_ctx *ctx, unsigned option,
                       const dl_term_group *group)
{
    const dl_str *names;
    if (dl_option_list(ctx, option, &names) == 0)
        return group->term_class == DL_TERMS_HARD;
    return dl_option_list_has(ctx, option, group->name);
}
