/*
 * Divides text into sentences. In Korean a full stop ends one only after Hangul
 * and before a space: `0.3초`, `et al.의`, `U.S. 강` and `“…인가?”라는`
 * continue. At the end of a line, a stop ends a sentence whatever precedes it.
 * What only says where a sentence is from, after its stop, is part of none.
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

/* Whether the parentheses at `open` and `close` contain a sentence, not only
   where something is from: (이는 표본이 작기 때문이다.) */
static bool holds_sentence(const splitter *s, uint32_t open, uint32_t close)
{
    const dl_token *t = s->tokens;
    uint32_t last = close - 1;
    while (last > open && !dl_token_is(&t[last], DL_KINDS(HANGUL, LATIN,
                                                          NUMBER)))
        last--;
    dl_str word = dl_token_text(s->doc, &t[last]);
    return t[last].kind == DL_TOKEN_HANGUL &&
           (dl_lexicon_end(s->doc->lexicon, DL_LIST_ENDING_PLAIN_ENDS, word) ||
            dl_lexicon_end(s->doc->lexicon, DL_LIST_ENDING_POLITE_ENDS, word));
}

/* The token of the mark that closes the one at `open`, or DL_NONE: of a
   parenthesis or of the text of a link, neither of them long. */
static uint32_t closing(const splitter *s, uint32_t open)
{
    enum { LONGEST = 48 /* tokens */ };
    const uint8_t kind = s->tokens[open].kind;
    const char mark = s->doc->src.p[s->tokens[open].start];
    uint32_t end = s->end - open > LONGEST ? open + LONGEST : s->end;
    uint32_t depth = 0;
    for (uint32_t i = open; i < end; i++) {
        const dl_token *t = &s->tokens[i];
        const char c = s->doc->src.p[t->start];
        depth += t->kind == kind && c == mark;
        if (t->kind == (kind == DL_TOKEN_OPEN ? DL_TOKEN_CLOSE : kind) &&
            c == (mark == '(' ? ')' : ']') && --depth == 0)
            return i;
    }
    return DL_NONE;
}

/* The first token after the note at `i`; `i` if there is none. */
static uint32_t skip_note(const splitter *s, uint32_t i)
{
    const dl_token *t = &s->tokens[i];
    const bool is_link = t->kind == DL_TOKEN_MARKUP;
    const char mark = s->doc->src.p[t->start];
    if ((t->kind != DL_TOKEN_OPEN && !is_link) ||
        !(mark == '[' || (mark == '(' && !is_link)))
        return i;
    uint32_t close = closing(s, i);
    if (close == DL_NONE || holds_sentence(s, i, close))
        return i;
    uint32_t next = close + 1;
    while (next < s->end && dl_token_is_joined(&s->tokens[next]) &&
           dl_token_is(&s->tokens[next], CLOSING | DL_KINDS(STOP)))
        next++;
    if (next == s->end || dl_token_is(&s->tokens[next], BREAK | DL_KINDS(OPEN)))
        return next;
    /* `(가)는` and `[글](…) 다음은` begin a sentence. */
    return is_link || dl_token_is_joined(&s->tokens[next]) ? i : next;
}

/*
 * A note after a full stop says where the sentence is from, and is itself none:
 * `… 높인다. (근거: 표 2)`, `… 높인다. [1]`. The first token after all of them at
 * `i`.
 */
static uint32_t skip_notes(const splitter *s, uint32_t i)
{
    uint32_t next = i;
    while (next < s->end && (next = skip_note(s, i)) > i)
        i = next = skip_breaks(s, next);
    return i;
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
        s.start = skip_notes(&s, skip_breaks(&s, next));
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
