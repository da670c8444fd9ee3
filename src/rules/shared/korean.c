/* Shared by rules on Korean: blocks of prose, and particles that do not fit. */
#include "rules/shared/korean.h"

#include "base/search.h"
#include "base/str.h"
#include "text/hangul.h"
#include "text/kinds.h"
#include "text/lex.h"

enum { SYLLABLE = 3 /* bytes */, SHORT_ASIDE = 2 /* syllables */ };

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
    if (i + 1 >= end || !dl_token_is_joined(&doc->tokens[i + 1]) ||
        dl_token_is(&doc->tokens[i + 1], DL_KINDS(SOFT_BREAK, HARD_BREAK)))
        return true;
    dl_str unit = dl_token_text(doc, &doc->tokens[i + 1]);
    return doc->tokens[i + 1].kind == DL_TOKEN_COMMA ||
           dl_lexicon_has(doc->lexicon, DL_LIST_PARTICLE_HOUSE_UNITS, unit) ||
           dl_lexicon_start(doc->lexicon, DL_LIST_PARTICLE_HOUSE_STARTS, unit);
}

bool dl_may_be_name(const dl_doc *doc, dl_str word)
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
    if (!dl_may_be_name(doc, word))
        return false;
    dl_str next = dl_next_word(doc, i, end);
    if (next.n)
        return dl_lexicon_has(doc->lexicon, DL_LIST_PARTICLE_NAME_BEFORE, next);
    if (i + 1 >= end || !dl_token_is_joined(&t[1]))
        return false;
    if (t[1].kind == DL_TOKEN_COMMA)
        return dl_may_be_name(doc, dl_next_word(doc, i + 1, end));
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

bool dl_misfit_precedes(const dl_doc *doc, const dl_misfit *m, dl_list list)
{
    enum { LONGEST = 3 * SYLLABLE };
    dl_str next = dl_next_word(doc, m->token, doc->proses[m->prose].token_end);
    for (size_t n = SYLLABLE; n <= LONGEST && n <= next.n; n += SYLLABLE)
        if (dl_lexicon_has(doc->lexicon, list, (dl_str){next.p, n}))
            return true;
    return false;
}

/* 512이 이고, 2이 고: 이 is the copula, written twice or apart. */
static bool is_copula(const dl_doc *doc, const dl_misfit *m)
{
    dl_str next = dl_next_word(doc, m->token, doc->proses[m->prose].token_end);
    return m->use.particle == DL_PARTICLE_I &&
           (dl_misfit_precedes(doc, m, DL_LIST_NOUNS_COPULAS) ||
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
