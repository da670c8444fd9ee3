/* Finds brackets that are mentioned, not used. */
#include "rules/shared/mention.h"

#include "base/search.h"
#include "korean/lexicon.h"
#include "korean/particle.h"
#include "rules/shared/mark.h"
#include "base/str.h"
#include "text/kinds.h"

enum { BRACKET = DL_KINDS(OPEN, CLOSE) };

/* What speaks for a mention, from nothing to certain. In `모델 ( LM ) 을` both
   halves are APART, and the second is before a particle; it is used. */
typedef enum sign {
    USED,
    APART,    /* spaces on both sides */
    PARTICLE, /* a particle follows, as only a word has */
    NAMED     /* 괄호 (, or between commas */
} sign;

typedef struct bracket {
    uint32_t token;
    uint32_t partner; /* index of the other half, or DL_NONE */
    uint8_t sign;
    bool is_open, is_square;
    bool is_unsure; /* perhaps a mouth or part of an enumerator */
} bracket;

bool dl_is_named_mark(const dl_block *b, uint32_t i)
{
    const dl_token *t = dl_block_at(b, i), *before = dl_block_at(b, i - 1);
    const dl_token *after = dl_block_at(b, i + 1);
    if (!before || dl_is_joined(t))
        return false;
    return (before->kind == DL_TOKEN_HANGUL &&
            dl_token_in(b->doc, before, DL_LIST_BRACKET_MARK_NAMES)) ||
           (after && after->kind == DL_TOKEN_HANGUL && !dl_is_joined(after) &&
            dl_lexicon_start(b->doc->lexicon,
                             DL_LIST_BRACKET_MARK_NAME_STARTS,
                             dl_token_text(b->doc, after)));
}

/* A word that is only a particle or what a name is before: 를, 라면, 전까지.
   After an open bracket 이 and 만 are words: (이 방법은. */
static bool is_particle(const dl_block *b, const dl_token *t, bool is_open)
{
    dl_particle_use use;
    if (!t || t->kind != DL_TOKEN_HANGUL)
        return false;
    if (dl_token_in(b->doc, t, DL_LIST_BRACKET_MENTION_TAILS))
        return true;
    if (is_open)
        return t->length == 1 && t->first != 0xC774 /* 이 */ &&
               dl_particle_at_end(dl_token_text(b->doc, t), &use);
    return dl_token_in(b->doc, t, DL_LIST_BRACKET_PARTICLES);
}

static bool is_comma(const dl_block *b, const dl_token *t)
{
    return dl_block_char(b, t) == ',' || dl_block_char(b, t) == '/';
}

/* What the neighbours of the bracket at token `i` say. */
static sign sign_at(const dl_block *b, uint32_t i, bool is_open)
{
    const dl_token *t = dl_block_at(b, i), *before = dl_block_at(b, i - 1);
    const dl_token *after = dl_block_at(b, i + 1);
    bool is_apart = !after || !dl_is_joined(after);
    if (dl_is_joined(t) &&
        !(before && dl_token_is(before, DL_KINDS(QUOTE, COMMA))))
        return USED;
    if (dl_is_named_mark(b, i) && (is_apart || is_particle(b, after, is_open)))
        return NAMED;
    if (is_open ? is_comma(b, after) : is_comma(b, before))
        return NAMED;
    if (is_particle(b, after, is_open))
        return PARTICLE;
    /* A stray `)` at the end is rather the end of a parenthesis. */
    return after && is_apart && !dl_is_joined(t) ? APART : USED;
}

/* Without a partner any sign is enough. A pair is used unless both halves say
   otherwise. */
static bool is_mentioned(const bracket *list, const bracket *h)
{
    if (h->partner == DL_NONE)
        return h->sign != USED;
    const bracket *other = &list[h->partner];
    uint8_t low = h->sign < other->sign ? h->sign : other->sign;
    uint8_t high = h->sign < other->sign ? other->sign : h->sign;
    return low >= PARTICLE || (low == APART && high == NAMED);
}

/* Whether `close` may end what `open` begins: `ㅎㅎ)` and `1)` only end what is
   surely used, or near. */
static bool may_close(const bracket *open, const bracket *close)
{
    enum { NEAR = 4 }; /* tokens: (1-2) */
    return !close->is_unsure || open->sign == USED ||
           close->token - open->token <= NEAR;
}

static void pair_up(bracket *list, uint32_t n, uint32_t *stack)
{
    uint32_t depth[2] = {0, 0};
    for (uint32_t i = 0; i < n; i++) {
        uint32_t *top = stack + (list[i].is_square ? n : 0);
        uint32_t *d = &depth[list[i].is_square];
        if (list[i].is_open) {
            if (!list[i].is_unsure)
                top[(*d)++] = i;
        } else if (*d > 0 && may_close(&list[top[*d - 1]], &list[i])) {
            list[i].partner = top[--*d];
            list[list[i].partner].partner = i;
        }
    }
}

/* The bracket that token `i` is, or NUL. */
static char bracket_at(const dl_block *b, uint32_t i)
{
    const dl_token *t = &b->doc->tokens[i];
    char c = dl_token_is(t, BRACKET) ? dl_block_char(b, t) : '\0';
    return dl_is_one_of(c, "()[]") ? c : '\0';
}

static bool read_bracket(const dl_block *b, uint32_t i, bracket *out)
{
    char c = bracket_at(b, i);
    if (!c)
        return false;
    bool is_open = c == '(' || c == '[';
    bool is_unsure =
        (is_open ? dl_mark_is_sad_face(b, i) : dl_mark_is_face(b, i)) ||
        dl_mark_is_laugh(b, i) || (c == ')' && dl_is_enumerator(b, i));
    *out = (bracket){.token = i,
                     .partner = DL_NONE,
                     .sign = (uint8_t)sign_at(b, i, is_open),
                     .is_open = is_open,
                     .is_square = c == '[' || c == ']',
                     .is_unsure = is_unsure};
    return true;
}

dl_mentions dl_mentions_find(const dl_block *b, dl_arena *arena)
{
    dl_mentions found = {0};
    uint32_t n = 0;
    bracket h;
    bool has_sign = false;
    dl_marked walk = dl_marked_in(b->doc, DL_MARK_OTHER, b->first, b->end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        char c = bracket_at(b, i);
        if (!c)
            continue;
        n++;
        has_sign |= sign_at(b, i, c == '(' || c == '[') != USED;
    }
    if (!has_sign)
        return found;
    bracket *list = DL_ARENA_TAKE(arena, bracket, n);
    uint32_t k = 0;
    walk = dl_marked_in(b->doc, DL_MARK_OTHER, b->first, b->end);
    for (uint32_t i; dl_marked_next(&walk, &i);)
        if (read_bracket(b, i, &h))
            list[k++] = h;
    pair_up(list, n, DL_ARENA_TAKE(arena, uint32_t, 2 * (size_t)n));
    found.tokens = DL_ARENA_TAKE(arena, uint32_t, n);
    for (uint32_t i = 0; i < n; i++)
        if (is_mentioned(list, &list[i]))
            found.tokens[found.n++] = list[i].token;
    return found;
}

bool dl_mentions_has(const dl_mentions *m, uint32_t token)
{
    size_t i;
    DL_LOWER_BOUND(i, 0, m->n, m->tokens[i] < token);
    return i < m->n && m->tokens[i] == token;
}
