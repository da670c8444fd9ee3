/* DL518 particle-spacing: see rules/DL518-particle-spacing.md. */
#include "korean/near.h"
#include "korean/particle.h"
#include "korean/reading.h"
#include "korean/stem.h"
#include "model/post.h"
#include "rules/shared/korean.h"
#include "rules/shared/places.h"
#include "rules/shared/seam.h"
#include "rules_gen.h"
#include "text/hangul.h"
#include "text/kinds.h"

enum {
    SYLLABLE = 3, /* bytes */
    FAR = 64,     /* tokens: a parenthesis, a name */
    QUOTABLE = 96, /* bytes */
    UNIT = 2,     /* syllables of what a number counts, at most */
    GA = 0xAC00,  /* 가 */
    DA = 0xB2E4,  /* 다 */
    DO = 0xB3C4,  /* 도 */
    MAN = 0xB9CC  /* 만 */
};

static bool is_in(const dl_doc *doc, uint32_t i, dl_list list)
{
    return dl_token_in(doc, &doc->tokens[i], list);
}

static bool is_copula(const dl_doc *doc, uint32_t i)
{
    return is_in(doc, i, DL_LIST_PARTICLE_SPLIT_COPULAS);
}

/* Whether the list, which is on demand, has the word. */
static bool is_word_of(const dl_doc *doc, uint32_t i, dl_list list)
{
    return dl_lexicon_has(doc->lexicon, list,
                          dl_token_text(doc, &doc->tokens[i]));
}

/* Whether token `i` is a particle by its form alone. */
static bool is_particle(const dl_doc *doc, uint32_t i)
{
    return is_in(doc, i, DL_LIST_PARTICLE_SPLIT_WORDS) || is_copula(doc, i);
}

/* The first token of what ends with token `last`: node.js, 모델(LLM), [글](…). */
static uint32_t start_of(const dl_doc *doc, uint32_t first, uint32_t last)
{
    uint32_t parts = DL_KINDS(LATIN, NUMBER, HANGUL, SYMBOL, STOP);
    uint32_t i = dl_is_sign(doc, last, ")")
                     ? dl_opening_of(doc, first, last)
                     : last;
    if (dl_token_is(&doc->tokens[last], DL_KINDS(QUOTE, MARKUP)))
        parts = UINT32_MAX;
    else if (dl_token_is(&doc->tokens[last], DL_KINDS(CODE, FORMULA)))
        parts = 0;
    while (i > first && last - i < FAR && dl_token_is_joined(&doc->tokens[i]) &&
           dl_token_is(&doc->tokens[i - 1], parts))
        i--;
    return i;
}

/* ---- what precedes ------------------------------------------------------- */

/* A lone letter may be one of a list (A 와 B), and 가 a verb after a name. */
static bool is_clear(const dl_doc *doc, uint32_t host, uint32_t end)
{
    const dl_token *t = &doc->tokens[host];
    const dl_token *particle = t + 1;
    if (t->kind == DL_TOKEN_LATIN && t->length == 1 &&
        is_word_of(doc, host + 1, DL_LIST_PARTICLE_LETTER_WORDS))
        return false;
    dl_str next = dl_next_word(doc, host + 1, end);
    return particle->first != GA || particle->length > 1 || !next.n ||
           !dl_lexicon_has(doc->lexicon, DL_LIST_PARTICLE_GA_VERBS,
                           (dl_str){next.p, SYLLABLE});
}

/* Whether emphasis would stay emphasis without the space: `**모델(M)**은` and
   `_모델_은` do not. */
static bool may_be_joined(const dl_doc *doc, uint32_t host)
{
    const dl_token *t = &doc->tokens[host];
    char mark = doc->src.p[t->start];
    if (t->kind != DL_TOKEN_MARKUP || (mark != '*' && mark != '_'))
        return true;
    return mark == '*' &&
           dl_token_is(t - 1, DL_KINDS(HANGUL, LATIN, NUMBER));
}

/* Whether token `host` is a form of a verb, which no particle follows; between
   대한 and 를 a word is missing. */
static bool is_inflected(const dl_doc *doc, uint32_t host)
{
    dl_str word = dl_token_text(doc, &doc->tokens[host]);
    return dl_lexicon_tail(doc->lexicon, DL_LIST_NOUNS_INFLECTED_ENDS, word) &&
           !dl_stem_is_noun(doc->lexicon, word);
}

/* C++, C#, 11%: a sign that is read with what it touches. */
static bool is_read_sign(const dl_doc *doc, const dl_prose *prose,
                         uint32_t host)
{
    return host > prose->token && dl_token_is_joined(&doc->tokens[host]) &&
           ((dl_is_sign(doc, host, "%") &&
             doc->tokens[host - 1].kind == DL_TOKEN_NUMBER) ||
            (dl_is_sign(doc, host, "+#") &&
             dl_token_is(&doc->tokens[host - 1],
                         DL_KINDS(LATIN, SYMBOL))));
}

/* Whether what ends with token `host`, which is not a Korean word, can only be
   followed by a particle. */
static bool is_clear_host(const dl_doc *doc, const dl_prose *prose,
                          uint32_t host)
{
    const dl_token *t = &doc->tokens[host];
    switch ((dl_token_kind)t->kind) {
    case DL_TOKEN_LATIN:
    case DL_TOKEN_CODE:
    case DL_TOKEN_FORMULA:
        return is_clear(doc, host, prose->token_end);
    case DL_TOKEN_NUMBER:
        return is_word_of(doc, host + 1, DL_LIST_PARTICLE_SPLIT_NUMBERS);
    case DL_TOKEN_SYMBOL:
        return is_read_sign(doc, prose, host) &&
               is_clear(doc, host, prose->token_end);
    case DL_TOKEN_CLOSE:
        return !dl_is_sign(doc, host, ")") ||
               dl_opening_of(doc, prose->token, host) != DL_NONE;
    case DL_TOKEN_QUOTE:
    case DL_TOKEN_MARKUP: /* that end something */
        return host > prose->token && dl_token_is_joined(t) &&
               may_be_joined(doc, host);
    default:
        return false;
    }
}

/* The same for any host of a word that is a particle by its form. */
static bool is_host(const dl_doc *doc, const dl_prose *prose, uint32_t host)
{
    const dl_token *t = &doc->tokens[host];
    if (t->kind != DL_TOKEN_HANGUL)
        return is_clear_host(doc, prose, host);
    if (dl_str_is(dl_token_text(doc, t + 1), "마다") &&
        dl_str_ends(dl_token_text(doc, t), "에"))
        return false; /* 개수에 마다: one of the two is too many */
    return ((is_word_of(doc, host + 1, DL_LIST_PARTICLE_SPLIT_HANGUL) &&
             !is_inflected(doc, host)) ||
            (is_copula(doc, host + 1) && t->last != DA)) &&
           !is_word_of(doc, host, DL_LIST_PARTICLE_MENTION_WORDS) &&
           !is_particle(doc, host);
}

/* ---- particles that are also other words --------------------------------- */

/* 2배, 10개 */
static bool is_counted(const dl_doc *doc, const dl_prose *prose, uint32_t host)
{
    const dl_token *t = &doc->tokens[host];
    return host > prose->token && t->length <= UNIT &&
           dl_token_is_joined(t) && t[-1].kind == DL_TOKEN_NUMBER;
}

/* Whether what follows 밖에, token `i`, denies: 없다, 되지 않는다. */
static bool is_denied(const dl_doc *doc, uint32_t i, uint32_t end)
{
    dl_str next = dl_next_word(doc, i, end);
    if (dl_lexicon_start(doc->lexicon, DL_LIST_PARTICLE_DENIED_STARTS, next))
        return true;
    return (dl_str_ends(next, "지") || dl_str_ends(next, "지는")) &&
           dl_lexicon_start(doc->lexicon, DL_LIST_PARTICLE_DENIED_ENDS,
                            dl_next_word(doc, i + 1, end));
}

/* Whether what follows 보다, token `i`, compares: 빠르다, 10배. */
static bool is_compared(const dl_doc *doc, uint32_t i, uint32_t end)
{
    return dl_lexicon_start(doc->lexicon, DL_LIST_PARTICLE_COMPARED_STARTS,
                            dl_next_word(doc, i, end)) ||
           (i + 1 < end && doc->tokens[i + 1].kind == DL_TOKEN_NUMBER);
}

/* Whether the word before token `i`, without what closes it, is Korean, so that
   it may be a verb: `**가질** 뿐이다`. */
static bool may_follow_verb(const dl_doc *doc, const dl_prose *prose,
                            uint32_t i)
{
    while (i > prose->token &&
           dl_token_is(&doc->tokens[i - 1], DL_KINDS(MARKUP, QUOTE)))
        i--;
    return i == prose->token ||
           dl_token_is(&doc->tokens[i - 1], DL_KINDS(HANGUL, CLOSE));
}

/* 도 and 만 before a number may be 만 20세 and the like. */
static bool is_before_count(const dl_doc *doc, uint32_t i, uint32_t end)
{
    const dl_token *t = &doc->tokens[i];
    return (t->first == DO || t->first == MAN) && t->length == 1 &&
           i + 1 < end &&
           (t[1].kind == DL_TOKEN_NUMBER ||
            is_word_of(doc, i + 1, DL_LIST_PARTICLE_COUNT_WORDS));
}

/* Whether token `i`, which only some words make a particle, is one here. */
static bool is_other_particle(const dl_doc *doc, const dl_prose *prose,
                              uint32_t i)
{
    const dl_token *host = &doc->tokens[i - 1];
    const uint32_t end = prose->token_end;
    if (is_in(doc, i, DL_LIST_PARTICLE_SPLIT_OTHERS))
        return host->length > 1 && !is_before_count(doc, i, end) &&
               (doc->tokens[i].first != MAN ||
                !may_follow_verb(doc, prose, i)) &&
               is_clear_host(doc, prose, i - 1);
    if (is_in(doc, i, DL_LIST_PARTICLE_SPLIT_COMPARED))
        return is_compared(doc, i, end) && is_clear_host(doc, prose, i - 1);
    bool is_noun = is_in(doc, i, DL_LIST_PARTICLE_SPLIT_NOUNS);
    if (!is_noun && (!is_in(doc, i, DL_LIST_PARTICLE_SPLIT_DENIED) ||
                     !is_denied(doc, i, end)))
        return false;
    if (host->kind != DL_TOKEN_HANGUL)
        return !may_follow_verb(doc, prose, i) &&
               is_clear_host(doc, prose, i - 1);
    return is_counted(doc, prose, i - 1) ||
           (is_noun && doc->tokens[i].first == MAN && host->length > 1 &&
            dl_stem_is_noun(doc->lexicon, dl_token_text(doc, host)));
}

/* ---- what follows -------------------------------------------------------- */

/* Whether the sentence goes on after the particle `i`, or ends after 이다. */
static bool goes_on(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_token *next = &doc->tokens[i + 1];
    if (i + 1 >= prose->token_end)
        return is_copula(doc, i) || doc->tokens[i].last == DA;
    if (dl_token_is_joined(next))
        return dl_token_is(next, DL_KINDS(COMMA, STOP));
    return dl_token_is(next, DL_KINDS(HANGUL, LATIN, NUMBER, CODE, FORMULA,
                                      OPEN, MARKUP) |
                                 DL_KINDS(QUOTE)) &&
           !(next->kind == DL_TOKEN_HANGUL && is_particle(doc, i + 1));
}

/* ---- the fix ------------------------------------------------------------- */

/* How the last word of a code span is read: `number` ends in a vowel. */
static dl_final final_of_code(const dl_doc *doc, const dl_token *code)
{
    dl_str text = dl_token_text(doc, code);
    while (text.n > 0 && text.p[text.n - 1] == '`')
        text.n--;
    size_t start = text.n;
    while (start > 0 && dl_is_alpha(text.p[start - 1]))
        start--;
    text = dl_str_from(text, start);
    return text.n > 1 ? dl_reading_of_word(doc->lexicon, text).final
                      : DL_FINAL_UNKNOWN;
}

static dl_final final_of(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    switch ((dl_token_kind)t->kind) {
    case DL_TOKEN_HANGUL:
        return dl_hangul_final(t->last);
    case DL_TOKEN_LATIN:
    case DL_TOKEN_NUMBER:
        return dl_reading_of(doc, prose->token, i).final;
    case DL_TOKEN_CODE:
        return final_of_code(doc, t);
    default:
        return DL_FINAL_UNKNOWN;
    }
}

/* The form that the particle takes after a word, if it is known, instead of
   its first `*n` bytes. */
static dl_str right_form(const dl_doc *doc, const dl_prose *prose, uint32_t i,
                         uint32_t *n)
{
    dl_str word = dl_token_text(doc, &doc->tokens[i]);
    dl_final final = final_of(doc, prose, i - 1);
    dl_particle_use use;
    if (dl_str_is(word, "라고") &&
        (final == DL_FINAL_RIEUL || final == DL_FINAL_OTHER)) {
        *n = (uint32_t)word.n;
        return DL_STR("이라고");
    }
    if (!dl_particle_at_end(word, &use) || use.start > 0 ||
        dl_particle_fits(&use, final))
        return DL_STR_NONE;
    *n = use.form;
    return dl_particle_other(&use);
}

/* Whether the word is a sentence in -다 for sure: 쉽다, 한다; but 판다 and 람다
   are nouns. */
static bool is_sentence(const dl_lexicon *lexicon, dl_str word)
{
    enum { NIEUN = 4, RIEUL = 8, MIEUM = 16, IEUNG = 21 };
    if (word.n < 2 * SYLLABLE || dl_str_ends(word, "니다") ||
        dl_stem_is_noun(lexicon, word))
        return false;
    if (word.n > 2 * SYLLABLE && dl_str_ends(word, "하다"))
        return true;
    uint32_t before = dl_hangul_at(word.p + word.n - 2 * SYLLABLE);
    uint32_t final = dl_hangul_final_number(before);
    if (final == NIEUN)
        return word.n > 2 * SYLLABLE || dl_str_is(word, "한다") ||
               dl_str_is(word, "된다");
    return final != 0 && final != RIEUL && final != MIEUM && final != IEUNG;
}

/* 쉽다 라는 is 쉽다는: what quotes a sentence in -다 has no 라. Puts what goes
   into `edit`. */
static bool quotes_sentence(const dl_doc *doc, uint32_t i, dl_span *edit)
{
    const dl_token *t = &doc->tokens[i], *host = t - 1;
    dl_str word = dl_token_text(doc, host), form = dl_token_text(doc, t);
    if (host->kind != DL_TOKEN_HANGUL || host->last != DA ||
        !(dl_str_starts(form, "라는") || dl_str_starts(form, "라고") ||
          dl_str_starts(form, "라며") || dl_str_starts(form, "라던")))
        return false;
    *edit = (dl_span){host->end, t->start + SYLLABLE};
    return is_sentence(doc->lexicon, word);
}

/* Adds the space before the particle `i`, with the form that it takes. */
static void add_place(dl_places *places, const dl_doc *doc,
                      const dl_prose *prose, uint32_t i)
{
    const dl_token *t = &doc->tokens[i], *host = t - 1;
    uint32_t start = doc->tokens[start_of(doc, prose->token, i - 1)].start;
    uint32_t replaced = 0;
    dl_str form = right_form(doc, prose, i, &replaced);
    dl_span space = {host->end, t->start + replaced}, quoted;
    if (quotes_sentence(doc, i, &quoted)) {
        space = quoted;
        form = DL_STR_NONE;
    }
    /* GitHub does not know $x$를 for a formula, and code may be read otherwise. */
    bool is_sure = host->kind != DL_TOKEN_FORMULA &&
                   !(host->kind == DL_TOKEN_CODE && form.n);
    dl_vec_push(places,
                (dl_place){.span = {start, t->end},
                           .kind = dl_place_is_anchor(doc, prose),
                           .fix = is_sure ? DL_FIX_SAFE : DL_FIX_UNSAFE,
                           .edit = space,
                           .text = form});
}

/* Whether a message can quote the place: a link may be long, and which form of
   a particle a formula takes is the writer's reading. */
static bool is_quotable(const dl_doc *doc, const dl_place *place)
{
    return place->span.end - place->span.start <= QUOTABLE &&
           doc->src.p[place->edit.start - 1] != '$';
}

static dl_diagnostic *report(dl_ctx *ctx, const dl_place *place, size_t n)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    size_t shown = 0;
    while (shown < n - 1 && !is_quotable(doc, &place[shown]))
        shown++;
    const dl_place *p = &place[shown];
    dl_str wrong = dl_doc_slice(doc, p->span), right = dl_place_right(ctx, p);
    dl_str particle =
        dl_doc_slice(doc, (dl_span){p->edit.start + 1, p->span.end});
    dl_diagnostic *d;
    if (n > 1) {
        d = dl_report(ctx, DL518_HABIT, place->span, wrong, right,
                      dl_ctx_printf(ctx, "%zu", n));
        dl_add_note(ctx, d, DL518_LINES, place[1].span,
                    dl_places_lines(ctx, place, n));
    } else if (is_quotable(doc, p)) {
        d = dl_report(ctx, DL518_SPACE, p->span, wrong, right);
    } else {
        d = dl_report(ctx, DL518_LONG, p->span, particle);
    }
    /* Without its space, a formula may be none. */
    if (p->fix == DL_FIX_UNSAFE)
        dl_report_severity(ctx, d, DL_SEVERITY_INFO);
    return d;
}

static bool is_split(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    return i > prose->token && !dl_seam_ends_link(doc, prose, i - 1) &&
           (is_particle(doc, i) ? is_host(doc, prose, i - 1)
                                : is_other_particle(doc, prose, i)) &&
           goes_on(doc, prose, i);
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    dl_places places = {0};
    dl_marked walk = dl_marked_in(doc, DL_MARK_APART, 0, doc->n_tokens);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        const dl_token *t = &doc->tokens[i];
        if (i == 0 || t->start != t[-1].end + 1 ||
            doc->src.p[t[-1].end] != ' ' || t->kind != DL_TOKEN_HANGUL)
            continue;
        const dl_prose *prose = &doc->proses[dl_block_of_token(doc, i)];
        if (dl_prose_is_korean(post, prose) && is_split(doc, prose, i))
            add_place(&places, doc, prose, i);
    }
    dl_places_report(ctx, NULL, &places, DL_PLACES_HABIT, report);
    dl_vec_free(&places);
}

const dl_check dl_check_dl518 = {.on_post = on_post};
