/* DL607 repeated-word: see rules/DL607-repeated-word.md. */
#include "base/str.h"
#include "korean/near.h"
#include "rules/shared/korean.h"
#include "rules_gen.h"
#include "text/kinds.h"

enum {
    SYLLABLE = 3,     /* bytes */
    LONGEST_UNIT = 6, /* syllables */
    TIMES = 3,
    LONG_WORD = TIMES * 2, /* syllables */
    SHORTEST_BOUND = 3
};

/* The syllables of a word and of those after it, without spaces. */
typedef struct stream {
    char text[TIMES * LONGEST_UNIT * SYLLABLE];
    bool begins[TIMES * LONGEST_UNIT + 1]; /* whether a word begins there */
    size_t n; /* syllables */
} stream;

static bool is_plain(const dl_token *t)
{
    return t->kind == DL_TOKEN_HANGUL && !(t->flags & DL_TOKEN_UNNORMALIZED);
}

static bool is_in(const dl_doc *doc, dl_list list, dl_str word)
{
    return dl_lexicon_has(doc->lexicon, list, word);
}

/* Whether words with this ending may follow one another. */
static bool may_chain(const dl_doc *doc, dl_str word)
{
    return dl_lexicon_end(doc->lexicon, DL_LIST_REPEAT_CHAIN_ENDS, word);
}

static void read_stream(const dl_doc *doc, uint32_t i, uint32_t end,
                        stream *out)
{
    const size_t max = sizeof out->text / SYLLABLE;
    out->n = 0;
    for (; i < end && is_plain(&doc->tokens[i]) && out->n < max; i++) {
        dl_str word = dl_token_text(doc, &doc->tokens[i]);
        for (size_t k = 0; k < word.n && out->n < max; k += SYLLABLE) {
            memcpy(out->text + out->n * SYLLABLE, word.p + k, SYLLABLE);
            out->begins[out->n++] = k == 0;
        }
    }
}

/* Whether the stream begins with its first `unit` syllables three times, with
   spaces only between them. */
static bool is_threefold(const stream *s, size_t unit)
{
    size_t length = unit * SYLLABLE;
    if (s->n < TIMES * unit ||
        memcmp(s->text, s->text + length, (TIMES - 1) * length) != 0)
        return false;
    for (size_t k = 1; k < TIMES * unit; k++)
        if (k % unit && s->begins[k])
            return false;
    return true;
}

/* 하하, ㅋㅋ */
static bool is_one_sound(dl_str word)
{
    for (size_t k = SYLLABLE; k < word.n; k += SYLLABLE)
        if (memcmp(word.p, word.p + k, SYLLABLE) != 0)
            return false;
    return true;
}

/* The unit that occurs three or more times from token `i` on. */
static dl_str find_threefold(const dl_doc *doc, uint32_t i, uint32_t end)
{
    stream s;
    s.begins[1] = s.begins[2] = false; /* it may be shorter */
    read_stream(doc, i, end, &s);
    for (size_t unit = 1; unit <= LONGEST_UNIT; unit++) {
        dl_str word = {doc->src.p + doc->tokens[i].start, unit * SYLLABLE};
        /* One syllable: `인 인 인종`, but not 하하하. */
        if (!is_threefold(&s, unit) ||
            (unit == 1 && !(s.begins[1] && s.begins[2])) ||
            (unit > 1 && is_one_sound(word)) ||
            is_in(doc, DL_LIST_REPEAT_EMPHATIC, word) || may_chain(doc, word))
            continue;
        return word;
    }
    return DL_STR_NONE;
}

/* A word that is not said twice: 모델을, 위해. */
static bool is_bound(const dl_doc *doc, dl_str word)
{
    return is_in(doc, DL_LIST_REPEAT_BOUND, word) ||
           (word.n >= SHORTEST_BOUND * SYLLABLE &&
            dl_lexicon_end(doc->lexicon, DL_LIST_REPEAT_BOUND_ENDS, word));
}

/* 죽은 나무가 나무가 있던 칸에: the second is the subject of another clause. */
static bool begins_clause(dl_str word, dl_str next)
{
    enum { NIEUN = 4 };
    uint32_t last =
        next.n < SYLLABLE ? 0 : dl_hangul_at(next.p + next.n - SYLLABLE);
    return (dl_str_ends(word, "이") || dl_str_ends(word, "가")) &&
           dl_hangul_is_syllable(last) &&
           (dl_hangul_final_number(last) == NIEUN || dl_str_ends(next, "는"));
}

/* 오차가 오차가; but 최선이 최선이 아니다. */
static bool is_noun_twice(const dl_doc *doc, uint32_t i, uint32_t end,
                          dl_str word)
{
    size_t n = dl_lexicon_end(doc->lexicon, DL_LIST_REPEAT_NOUN_PARTICLES,
                              word);
    if (n == 0 || word.n < n + 2 * SYLLABLE ||
        !is_in(doc, DL_LIST_NOUNS_COMMON, (dl_str){word.p, word.n - n}))
        return false;
    if (i + 2 >= end)
        return true;
    dl_str third = dl_token_text(doc, &doc->tokens[i + 2]);
    return !dl_lexicon_start(doc->lexicon, DL_LIST_REPEAT_IDENTITIES, third) &&
           !begins_clause(word, third);
}

/* “애플 애플 애플”: an example that has nothing else in it. */
static bool is_quoted(const dl_doc *doc, uint32_t first, uint32_t last,
                      uint32_t end)
{
    const uint32_t marks = DL_KINDS(QUOTE, OPEN, CLOSE);
    return first > 0 && last + 1 < end && !dl_is_sign(doc, first - 1, "(") &&
           dl_token_is(&doc->tokens[first - 1], marks) &&
           dl_token_is(&doc->tokens[last + 1], marks);
}

/* Reports all uses of `unit` from token `i` on; returns the last token of
   them. */
static uint32_t report(dl_ctx *ctx, const dl_doc *doc, uint32_t i, uint32_t end,
                       dl_str unit)
{
    const dl_token *t = doc->tokens;
    dl_span span = {t[i].start, t[i].start};
    const uint32_t first = i;
    uint32_t last = i;
    for (; i < end && is_plain(&t[i]) && span.end <= t[i].start; i++) {
        dl_str word = dl_token_text(doc, &t[i]);
        size_t n = 0;
        while (dl_str_has_prefix(dl_str_from(word, n), unit))
            n += unit.n;
        if (n == 0)
            break;
        span.end = t[i].start + (uint32_t)n;
        last = i;
        if (n < word.n)
            break;
    }
    if (is_quoted(doc, first, last, end))
        return last;
    /* 고민고민고민 is a person's emphasis; a model's loop has spaces. */
    if (span.end <= t[last].end && span.start == t[last].start &&
        !dl_option_bool(ctx, DL607_OPT_JOINED))
        return last;
    dl_report(ctx, DL607_REPEATED, span, unit);
    return last;
}

/* 부모의 부모의 부모: each belongs to the next. */
static bool is_chain(const dl_doc *doc, uint32_t i, uint32_t end, dl_str word)
{
    const dl_token *t = &doc->tokens[i];
    dl_str stem = {word.p, word.n - SYLLABLE};
    if (!may_chain(doc, word))
        return false;
    if (i > 0 && dl_str_eq(dl_token_text(doc, &t[-1]), word))
        return true;
    if (i + 2 >= end || !is_plain(&t[2]))
        return false;
    dl_str third = dl_token_text(doc, &t[2]);
    return dl_str_has_prefix(third, stem);
}

/* Reports what is repeated from token `i` on, if anything; returns its last
   token. */
static uint32_t check(dl_ctx *ctx, const dl_doc *doc, uint32_t i, uint32_t end)
{
    const dl_token *t = &doc->tokens[i];
    if (!is_plain(t))
        return i;
    dl_str word = dl_token_text(doc, t), unit = find_threefold(doc, i, end);
    /* `값`이 이 이슈: a particle of the preceding word; ㄷ ㄷ ㄷ */
    bool is_tail = word.n == SYLLABLE &&
                   (dl_token_is_joined(t) || !dl_hangul_is_syllable(t->first));
    if (is_tail)
        unit = DL_STR_NONE;
    if (!unit.n && i + 1 < end && is_plain(&t[1]) &&
        dl_str_eq(word, dl_token_text(doc, &t[1])) &&
        (is_bound(doc, word) || is_noun_twice(doc, i, end, word)) &&
        !is_chain(doc, i, end, word))
        unit = word;
    return unit.n ? report(ctx, doc, i, end, unit) : i;
}

/* The last two bytes of a syllable: enough to distinguish most. */
static inline unsigned bytes_at(const char *syllable)
{
    uint16_t bytes;
    memcpy(&bytes, syllable + 1, sizeof bytes);
    return bytes;
}

/* Whether a long word may be a shorter one three times. */
static bool may_repeat(const char *word, unsigned length)
{
    for (unsigned unit = 2; unit * TIMES <= length; unit++)
        if (bytes_at(word) == bytes_at(word + unit * SYLLABLE))
            return true;
    return false;
}

/* ---- syllables ----------------------------------------------------------- */

/* What `text` repeats at once: 은 in 같은은, 에서 in 에서에서; the shortest unit.
   Empty: nothing. */
static dl_str doubled_in(dl_str text)
{
    for (size_t n = SYLLABLE; 2 * n <= text.n; n += SYLLABLE)
        for (size_t at = 0; at + 2 * n <= text.n; at += SYLLABLE)
            if (memcmp(text.p + at, text.p + at + n, n) == 0)
                return (dl_str){text.p + at, n};
    return DL_STR_NONE;
}

static void report_doubled(dl_ctx *ctx, const dl_doc *doc, uint32_t i, size_t n)
{
    const dl_token *t = &doc->tokens[i];
    dl_str word = dl_token_text(doc, t);
    dl_str unit = doubled_in(dl_str_from(word, word.n - n));
    if (unit.n)
        dl_report(ctx, DL607_DOUBLED, dl_token_span(t), word, unit);
}

/* Whether the token at `i` is in Korean prose, to whose block `*prose` goes
   on. */
static bool is_in_korean(const dl_post *post, uint32_t i,
                         const dl_prose **prose)
{
    while ((*prose)->token_end <= i)
        ++*prose;
    return dl_prose_is_korean(post, *prose);
}

/* Words that end in a syllable, a particle or an ending written twice. */
static void check_ends(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    const dl_prose *prose = doc->proses;
    dl_marked walk = dl_marked_in(doc, DL_MARK_DOUBLED, 0, doc->n_tokens);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        dl_str word = dl_token_text(doc, &doc->tokens[i]);
        size_t n = dl_lexicon_tail(doc->lexicon, DL_LIST_REPEAT_DOUBLED, word);
        if (n && is_in_korean(post, i, &prose) &&
            !dl_lexicon_tail(doc->lexicon, DL_LIST_REPEAT_DOUBLED_RIGHT, word))
            report_doubled(ctx, doc, i, n * SYLLABLE);
    }
}

/* Whether a word goes on with its clause: a noun without a particle before the
   noun that it belongs to, anything but a verb after an adverb. */
static bool goes_on(const dl_doc *doc, dl_str word, bool is_noun)
{
    dl_particle_use use;
    return !dl_lexicon_end(doc->lexicon, DL_LIST_VARIANT_INFLECTED_ENDS,
                           word) &&
           !dl_lexicon_end(doc->lexicon, DL_LIST_GLOSS_INFLECTED_ENDS, word) &&
           !dl_str_ends(word, "과") && /* 함과 동시에 */
           !(is_noun && dl_particle_at_end(word, &use));
}

/* What `word` says again of `first`: 사이즈 in 사이즈를, of 크기의. */
static dl_str said_again(const dl_doc *doc, dl_str first, dl_str word)
{
    for (size_t n = SYLLABLE; n <= word.n; n += SYLLABLE) {
        dl_str said = {word.p, n}, rest = dl_str_from(word, n);
        if (dl_lexicon_has_pair(doc->lexicon, DL_LIST_REPEAT_ONCE, first,
                                said) &&
            (!rest.n ||
             dl_lexicon_has(doc->lexicon, DL_LIST_VARIANT_TAILS, rest)))
            return said;
    }
    return DL_STR_NONE;
}

/* 동시에 여러 속성을 동시에, 크기의 블록 사이즈 */
static void check_again(dl_ctx *ctx, const dl_doc *doc, uint32_t i,
                        uint32_t end)
{
    dl_str first = dl_token_text(doc, &doc->tokens[i]);
    const bool is_noun = dl_str_ends(first, "의");
    const uint32_t farthest = i + (is_noun ? 2 : 5);
    for (uint32_t k = i + 1; k < end && k <= farthest; k++) {
        const dl_token *t = &doc->tokens[k];
        if (t->kind != DL_TOKEN_HANGUL)
            return;
        dl_str word = dl_token_text(doc, t);
        dl_str said = said_again(doc, first, word);
        if (said.n && k > i + 1) {
            dl_diagnostic *d = dl_report(ctx, DL607_AGAIN, dl_token_span(t),
                                         said, first);
            dl_report_severity(ctx, d, DL_SEVERITY_INFO);
            return;
        }
        if (!goes_on(doc, word, is_noun))
            return;
    }
}

/* 매우우, and particles after a Latin word or code: column도도. */
static void check_words(dl_ctx *ctx, const dl_post *post)
{
    const uint32_t hosts = DL_KINDS(LATIN, NUMBER, CODE);
    const dl_doc *doc = post->doc;
    const dl_prose *prose = doc->proses;
    dl_marked walk = dl_marked_in(doc, DL_MARK_RARE, 0, doc->n_tokens);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        const dl_token *t = &doc->tokens[i];
        if (dl_token_in(doc, t, DL_LIST_REPEAT_ONCE_FIRSTS) &&
            is_in_korean(post, i, &prose))
            check_again(ctx, doc, i, prose->token_end);
        bool is_particle =
            dl_token_in(doc, t, DL_LIST_REPEAT_DOUBLED_PARTICLES);
        if (!is_particle && !dl_token_in(doc, t, DL_LIST_REPEAT_DOUBLED_WORDS))
            continue;
        if (is_in_korean(post, i, &prose) &&
            (!is_particle || dl_kind_touching(doc, prose->token, i) & hosts))
            report_doubled(ctx, doc, i, t->end - t->start);
    }
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    check_ends(ctx, post);
    check_words(ctx, post);
}

static void on_prose(dl_ctx *ctx, const dl_post *post, const dl_prose *prose)
{
    const dl_doc *doc = post->doc;
    uint32_t next = 0; /* all before it has been checked */
    if (!dl_prose_is_korean(post, prose))
        return;
    dl_marked walk = dl_marked_in(doc, DL_MARK_REPEATED,
                                  prose->token, prose->token_end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        const dl_token *t = &doc->tokens[i];
        const char *word = doc->src.p + t->start;
        bool is_alike = i > prose->token && t[-1].kind == DL_TOKEN_HANGUL &&
                        t[-1].first == t->first;
        bool is_long = t->length >= LONG_WORD && may_repeat(word, t->length);
        uint32_t last = i;
        if (i < next)
            continue;
        if (is_alike)
            last = check(ctx, doc, i - 1, prose->token_end);
        if (is_long && last <= i)
            last = check(ctx, doc, i, prose->token_end);
        next = last + 1;
    }
}

const dl_check dl_check_dl607 = {
    .on_post = on_post,
    .on_prose = on_prose,
    .prose_traits = DL_KINDS(HANGUL),
};
