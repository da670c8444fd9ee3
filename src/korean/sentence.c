/*
 * Divides text into sentences. In Korean a full stop ends one only after Hangul
 * and before a space: `0.3초`, `et al.의`, `U.S. 강` and `“…인가?”라는`
 * continue. At the end of a line, a stop ends a sentence whatever precedes it.
 */
#include "korean/sentence.h"

#include "base/arena.h"
#include "korean/lexicon.h"
#include "text/kinds.h"

enum {
    /* what may follow a stop and still belongs to its sentence */
    CLOSING = DL_KINDS(CLOSE, QUOTE, MARKUP, HTML, ESCAPE, INVISIBLE),
    BREAK = DL_KINDS(SOFT_BREAK, HARD_BREAK)
};

typedef struct splitter {
    const dl_doc *doc;
    const dl_token *tokens;
    uint32_t end;
    uint32_t start; /* of the sentence */
    uint32_t open;  /* the last opening mark of the sentence, or DL_NONE */
} splitter;

/* The first token after the marks that close the sentence whose stop is token
   `i`; a reference, as in `다.[1]`, is one of them. */
static uint32_t after_closers(const splitter *s, uint32_t i)
{
    const dl_token *t = s->tokens;
    for (i++; i < s->end && dl_token_is_joined(&t[i]); i++) {
        if (dl_token_is(&t[i], CLOSING) || t[i].kind == DL_TOKEN_STOP)
            continue;
        if (t[i].kind == DL_TOKEN_OPEN && i + 2 < s->end &&
            t[i + 1].kind == DL_TOKEN_NUMBER &&
            t[i + 2].kind == DL_TOKEN_CLOSE) {
            i += 2;
            continue;
        }
        break;
    }
    return i;
}

/* The token that the stop ends: markup is skipped, and so is a parenthesis, as
   in `한다(그림 1).` */
static uint32_t word_before(const splitter *s, uint32_t stop)
{
    uint32_t i = stop;
    while (i > s->start && dl_token_is_joined(&s->tokens[i])) {
        const dl_token *t = &s->tokens[i - 1];
        if (s->doc->src.p[t->start] == ')' && s->open != DL_NONE && s->open < i)
            i = s->open;
        else if (dl_token_is(t, DL_KINDS(MARKUP, HTML, QUOTE, CLOSE)))
            i--;
        else
            return i - 1;
    }
    return DL_NONE;
}

/* A word that a dot abbreviates: where lines are wrapped, it does not end a
   sentence even at a line end. */
static bool is_abbreviation(const splitter *s, uint32_t word)
{
    const dl_token *t = &s->tokens[word];
    if (t->kind == DL_TOKEN_NUMBER)
        return word == s->start;
    if (t->kind != DL_TOKEN_LATIN)
        return false;
    return t->length == 1 ||
           dl_token_in(s->doc, t, DL_LIST_ENGLISH_ABBREVIATIONS);
}

/* Whether the stop at `i`, whose sentence would end before `next`, ends it. */
static bool ends_sentence(const splitter *s, uint32_t i, uint32_t next)
{
    if (next == s->end || s->tokens[next].kind == DL_TOKEN_HARD_BREAK)
        return true;
    if (dl_token_is_joined(&s->tokens[next]) &&
        !dl_token_is(&s->tokens[next], BREAK))
        return false;
    uint32_t word = word_before(s, i);
    if (word == DL_NONE)
        return false;
    if (word == s->start && s->tokens[word].length == 1)
        return false; /* `가. 나. 다.` count; they end no sentence */
    if (s->tokens[word].kind == DL_TOKEN_HANGUL) {
        dl_str stop = dl_token_text(s->doc, &s->tokens[i]);
        return !dl_str_is(stop, "…");
    }
    return s->tokens[next].kind == DL_TOKEN_SOFT_BREAK &&
           !is_abbreviation(s, word);
}

/* `...` trails off; the sentence may continue after it. */
static bool is_ellipsis(const splitter *s, uint32_t i)
{
    return i + 1 < s->end && s->tokens[i + 1].kind == DL_TOKEN_STOP &&
           dl_token_is_joined(&s->tokens[i + 1]) &&
           s->doc->src.p[s->tokens[i].start] == '.' &&
           s->doc->src.p[s->tokens[i + 1].start] == '.';
}

static dl_sentence make(const splitter *s, uint32_t end, dl_sentence_end how)
{
    return (dl_sentence){
        .span = {s->tokens[s->start].start, s->tokens[end - 1].end},
        .token = s->start,
        .token_end = end,
        .end = (uint8_t)how,
    };
}

static uint32_t skip_breaks(const splitter *s, uint32_t i)
{
    while (i < s->end && dl_token_is(&s->tokens[i], BREAK))
        i++;
    return i;
}

/* A comment, an attribute list or a tag of Liquid after the last full stop is
   not a sentence. */
static bool has_words(const splitter *s, uint32_t end)
{
    for (uint32_t i = s->start; i < end; i++)
        if (!dl_token_is(&s->tokens[i], DL_KINDS(HTML, TEMPLATE) | BREAK))
            return true;
    return false;
}

size_t dl_sentences_split(const dl_doc *doc, uint32_t token, uint32_t token_end,
                          dl_sentence *out, size_t max)
{
    splitter s = {.doc = doc, .tokens = doc->tokens, .end = token_end,
                  .open = DL_NONE};
    size_t count = 0;
    s.start = skip_breaks(&s, token);
    for (uint32_t i = s.start;
         (i = dl_next_marked(doc, DL_MARK_OTHER, i, token_end)) < token_end;
         i++) {
        const unsigned kind = s.tokens[i].kind;
        if (kind != DL_TOKEN_STOP) {
            if (kind == DL_TOKEN_OPEN)
                s.open = i;
            continue;
        }
        uint32_t next = after_closers(&s, i);
        bool goes_on = is_ellipsis(&s, i) && next < token_end &&
                       s.tokens[next].kind != DL_TOKEN_HARD_BREAK;
        if (goes_on || !ends_sentence(&s, i, next)) {
            i = next - 1;
            continue;
        }
        if (count++ < max)
            out[count - 1] = make(&s, next, DL_SENTENCE_STOPPED);
        s.start = skip_breaks(&s, next);
        s.open = DL_NONE;
        i = s.start - 1;
    }
    while (token_end > s.start && dl_token_is(&s.tokens[token_end - 1], BREAK))
        token_end--;
    if (has_words(&s, token_end) && count++ < max)
        out[count - 1] = make(&s, token_end, DL_SENTENCE_CUT_OFF);
    return count;
}

/* Room for as many sentences as the document can need: most blocks are one. */
typedef struct store {
    dl_arena *arena;
    dl_sentence *v;
    size_t n, cap;
} store;

static void make_room(store *s, size_t more)
{
    dl_sentence *old = s->v;
    s->cap = (s->n + more) * 2;
    s->v = DL_ARENA_TAKE(s->arena, dl_sentence, s->cap);
    if (s->n)
        memcpy(s->v, old, s->n * sizeof *old);
}

void dl_sentences_build(dl_doc *doc)
{
    store s = {.arena = doc->arena};
    dl_prose *proses = (dl_prose *)doc->proses; /* not published yet */
    make_room(&s, doc->n_proses);
    for (uint32_t i = 0; i < doc->n_proses; i++) {
        dl_prose *p = &proses[i];
        size_t count = dl_sentences_split(doc, p->token, p->token_end,
                                          s.v + s.n, s.cap - s.n);
        if (count > s.cap - s.n) {
            make_room(&s, count);
            dl_sentences_split(doc, p->token, p->token_end, s.v + s.n, count);
        }
        p->sentence = (uint32_t)s.n;
        s.n += count;
        p->sentence_end = (uint32_t)s.n;
    }
    doc->sentences = s.v;
    doc->n_sentences = (uint32_t)s.n;
}
