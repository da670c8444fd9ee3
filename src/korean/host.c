/* Finds the host of a particle across markup and parentheses. */
#include "korean/host.h"

#include "base/vec.h"
#include "korean/near.h"
#include "korean/reading.h"
#include "text/kinds.h"

enum { LONGEST_PARENTHESIS = 64 /* tokens */ };

/* A parenthesis, also in full width: U+FF08, U+FF09. */
static bool is_open(const dl_doc *doc, uint32_t i)
{
    return dl_is_sign(doc, i, "(") || doc->tokens[i].first == 0xFF08;
}

static bool is_close(const dl_doc *doc, uint32_t i)
{
    return dl_is_sign(doc, i, ")") || doc->tokens[i].first == 0xFF09;
}

/* The `(` for the `)` at `close`, or DL_NONE. */
static uint32_t opening(const dl_doc *doc, uint32_t first, uint32_t close)
{
    uint32_t depth = 0;
    uint32_t last = close > first + LONGEST_PARENTHESIS
                        ? close - LONGEST_PARENTHESIS
                        : first;
    for (uint32_t i = close + 1; i-- > last;) {
        depth += is_close(doc, i);
        if (is_open(doc, i) && --depth == 0)
            return i;
    }
    return DL_NONE;
}

/* One of two asterisks: `**모델(Model)**를`, of which CommonMark makes no
   emphasis, although its writer meant it (DL801). */
static bool is_strong_mark(const dl_doc *doc, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    return dl_is_sign(doc, i, "*") &&
           ((i > 0 && dl_is_sign(doc, i - 1, "*") && t[-1].end == t->start) ||
            (i + 1 < doc->n_tokens && dl_is_sign(doc, i + 1, "*") &&
             t[1].start == t->end));
}

static bool is_look_through(const dl_doc *doc, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    return dl_token_is(t, DL_KINDS(MARKUP, QUOTE)) || is_strong_mark(doc, i) ||
           (t->kind == DL_TOKEN_CLOSE && t->end - t->start > 1);
}

/* Whether a parenthesis has words, which a reader may skip. Numbers and
   formulas are read aloud as often as not: 식(9)가 is 식 구가 or 식이. */
static bool has_words(const dl_doc *doc, uint32_t open, uint32_t close)
{
    const uint32_t words = DL_KINDS(HANGUL, HAN, KANA, CYRILLIC, CODE, URL);
    const dl_token *t = doc->tokens;
    bool is_formula = false;
    for (uint32_t i = open + 1; i < close; i++) {
        if (dl_is_sign(doc, i, "$"))
            is_formula = !is_formula;
        else if (is_formula)
            continue;
        else if (dl_token_is(&t[i], words))
            return true;
        else if (t[i].kind == DL_TOKEN_LATIN && t[i].length > 1 &&
                 t[i - 1].kind != DL_TOKEN_NUMBER &&
                 !dl_is_sign(doc, i - 1, "\\"))
            return true;
    }
    return false;
}

/* Whether the quotation mark at `quote` ends a quotation that has Latin words
   and no Hangul, in which numbers may be read in English. */
static bool is_english_quote(const dl_doc *doc, uint32_t first, uint32_t quote)
{
    const uint32_t marks = DL_KINDS(QUOTE, OPEN);
    uint32_t last = quote > first + LONGEST_PARENTHESIS
                        ? quote - LONGEST_PARENTHESIS
                        : first;
    bool is_english = false;
    for (uint32_t i = quote; i-- > last;) {
        const dl_token *t = &doc->tokens[i];
        if (t->kind == DL_TOKEN_HANGUL)
            return false;
        if (dl_token_is(t, marks) && !dl_is_sign(doc, i, "([{"))
            return is_english;
        is_english = is_english || t->kind == DL_TOKEN_LATIN;
    }
    return false;
}

/* x', W': a letter with a prime, if no quotation opens just before it. */
static bool is_primed(const dl_doc *doc, uint32_t first, uint32_t letter)
{
    const dl_token *t = &doc->tokens[letter];
    const dl_token *mark = t + 1;
    bool is_apostrophe =
        dl_is_sign(doc, letter + 1, "'") ||
        (mark->end - mark->start == 3 &&
         memcmp(doc->src.p + mark->start, "\xE2\x80\x99", 3) == 0);
    return t->kind == DL_TOKEN_LATIN && t->length == 1 && is_apostrophe &&
           !(dl_kind_touching(doc, first, letter) & DL_KINDS(QUOTE, OPEN));
}

/* %version%: what a program puts there is read, and not the word. */
static bool is_placeholder(const dl_doc *doc, uint32_t first, uint32_t i)
{
    return dl_is_sign(doc, i, "%") &&
           dl_kind_touching(doc, first, i) == DL_KINDS(LATIN);
}

/* Whether token `i` ends an image, whose words the reader does not see. */
static bool is_image_end(const dl_doc *doc, uint32_t first, uint32_t i)
{
    const dl_token *t = doc->tokens;
    uint32_t last = i > first + LONGEST_PARENTHESIS ? i - LONGEST_PARENTHESIS
                                                    : first;
    if (t[i].kind != DL_TOKEN_MARKUP || doc->src.p[t[i].start] != ']')
        return false;
    while (i-- > last)
        if (t[i].kind == DL_TOKEN_MARKUP &&
            dl_is_one_of(doc->src.p[t[i].start], "!["))
            return doc->src.p[t[i].start] == '!';
    return false;
}

/* What is between a host and its particle. */
typedef struct between {
    uint32_t inner; /* the last token in a parenthesis, or DL_NONE */
    uint32_t quote; /* the quotation mark next to the host, or DL_NONE */
    bool marked, is_number; /* the parenthesis has no words */
    bool apart, cited;      /* see dl_host */
} between;

/* The reading of a word whose particle must also fit `inside`. ㄹ differs from
   other final consonants before 로 only. */
static dl_reading both(dl_reading word, dl_reading inside)
{
    bool are_closed =
        (word.final == DL_FINAL_RIEUL || word.final == DL_FINAL_OTHER) &&
        (inside.final == DL_FINAL_RIEUL || inside.final == DL_FINAL_OTHER);
    word.checks_euro = word.checks_euro && inside.checks_euro &&
                       word.final == inside.final;
    if (word.final != inside.final)
        word.final = are_closed ? DL_FINAL_OTHER : DL_FINAL_UNKNOWN;
    return word;
}

static dl_host make_host(const dl_doc *doc, uint32_t first, uint32_t i,
                         const between *b)
{
    const uint32_t inner = b->inner;
    dl_reading r = dl_reading_of(doc, first, i);
    bool is_hangul = doc->tokens[i].kind == DL_TOKEN_HANGUL;
    if (inner != DL_NONE && !is_hangul)
        r = both(r, dl_reading_of(doc, first, inner));
    if (b->is_number || (doc->tokens[i].kind == DL_TOKEN_NUMBER &&
                         b->quote != DL_NONE &&
                         is_english_quote(doc, first, b->quote)))
        r.final = DL_FINAL_UNKNOWN;
    return (dl_host){.kind = is_hangul ? DL_TOKEN_HANGUL : DL_TOKEN_LATIN,
                     .final = (uint8_t)r.final,
                     .checks_euro = r.checks_euro,
                     .bracketed = inner != DL_NONE,
                     .marked = b->marked,
                     .quoted = b->quote != DL_NONE,
                     .apart = b->apart,
                     .cited = b->cited,
                     .token = i,
                     .inner = inner};
}

/* Passes over the parenthesis that ends at `close`; false: it has no beginning
   or nothing in it. */
static bool skip_parenthesis(const dl_doc *doc, uint32_t first, uint32_t *close,
                             between *b)
{
    uint32_t open = opening(doc, first, *close);
    if (open == DL_NONE || open + 1 == *close)
        return false;
    if (b->inner == DL_NONE)
        b->inner = *close - 1;
    b->is_number = b->is_number || !has_words(doc, open, *close);
    *close = open;
    return true;
}

/* Passes over the reference that ends at `close`, `[1]` or `[2, 7-9]`, which
   nobody reads aloud; `[0]` is an index. */
static bool skip_citation(const dl_doc *doc, uint32_t first, uint32_t *close)
{
    enum { MOST = 16 /* tokens */ };
    bool has_number = false;
    for (uint32_t i = *close; i > first && *close - i < MOST;) {
        const dl_token *t = &doc->tokens[--i];
        if (dl_is_sign(doc, i, "[")) {
            *close = i;
            return has_number && dl_token_is_joined(t);
        }
        has_number = has_number || t->kind == DL_TOKEN_NUMBER;
        if (t->kind == DL_TOKEN_NUMBER ? t->first == '0'
                                       : !dl_is_sign(doc, i, ",-"))
            return false;
    }
    return false;
}

/* Whether the parenthesis at `open`, which ends at `close`, explains the noun
   before the space: 모델 (model)를. What has commas or code may be a value, and
   the identifier in 정보 제공 (ALL_TABLES)와 is read itself. */
static bool is_gloss_apart(const dl_doc *doc, uint32_t first, uint32_t open,
                           uint32_t close)
{
    const dl_token *t = doc->tokens;
    if (open == first || dl_token_is_joined(&t[open]) ||
        t[open].flags & DL_TOKEN_WIDE_GAP ||
        t[open - 1].kind != DL_TOKEN_HANGUL)
        return false;
    for (uint32_t i = open + 1; i < close; i++)
        if (dl_token_is(&t[i], DL_KINDS(COMMA, CODE, NUMBER, FORMULA, QUOTE)) ||
            dl_is_sign(doc, i, "_"))
            return false;
    return true;
}

/* $x$, θ: a single letter of mathematics that has a name. */
static bool is_symbol(const dl_doc *doc, uint32_t first, uint32_t i)
{
    return dl_token_is(&doc->tokens[i], DL_KINDS(FORMULA, GREEK)) &&
           dl_reading_of(doc, first, i).final != DL_FINAL_UNKNOWN;
}

dl_host dl_host_before(const dl_doc *doc, uint32_t first, uint32_t at)
{
    between b = {.inner = DL_NONE, .quote = DL_NONE};
    for (uint32_t i = at; dl_kind_touching(doc, first, i);) {
        i--;
        if (dl_token_is(&doc->tokens[i], DL_KINDS(HANGUL, LATIN, NUMBER)) ||
            dl_is_sign(doc, i, "%+")) {
            if ((i + 1 < at && is_primed(doc, first, i)) ||
                is_placeholder(doc, first, i))
                break;
            return make_host(doc, first, i, &b);
        }
        if (is_symbol(doc, first, i))
            return make_host(doc, first, i, &b);
        if (is_close(doc, i)) {
            const uint32_t close = i;
            if (!skip_parenthesis(doc, first, &i, &b))
                break;
            if (is_gloss_apart(doc, first, i, close)) {
                b.apart = true;
                return make_host(doc, first, i - 1, &b);
            }
        } else if (dl_is_sign(doc, i, "]") &&
                   doc->tokens[i].kind == DL_TOKEN_CLOSE) {
            if (b.inner != DL_NONE || !skip_citation(doc, first, &i) ||
                dl_kind_touching(doc, first, i) != DL_KINDS(HANGUL))
                break;
            b.cited = true;
            return make_host(doc, first, i - 1, &b);
        } else if (!is_look_through(doc, i) || is_image_end(doc, first, i)) {
            break;
        }
        if (dl_token_is(&doc->tokens[i], DL_KINDS(QUOTE, CLOSE)))
            b.quote = i;
        b.marked = b.marked || doc->tokens[i].kind == DL_TOKEN_MARKUP ||
                   is_strong_mark(doc, i);
    }
    return (dl_host){
        .kind = DL_TOKEN_HANGUL, .token = DL_NONE, .inner = DL_NONE};
}

size_t dl_particles_find(const dl_doc *doc, dl_arena *arena,
                         dl_particle_place **places)
{
    DL_VEC(dl_particle_place) found = {0};
    uint32_t prose = 0;
    dl_marked walk = dl_marked_in(doc, DL_MARK_PARTICLE, 0, doc->n_tokens);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        dl_particle_place p = {.token = i};
        while (doc->proses[prose].token_end <= i)
            prose++;
        p.prose = prose;
        p.host = dl_host_before(doc, doc->proses[prose].token, i);
        if (p.host.token != DL_NONE &&
            dl_particle_at_end(dl_token_text(doc, &doc->tokens[i]), &p.use))
            dl_vec_push(&found, p);
    }
    size_t n = found.n;
    *places = dl_vec_to_arena(&found, arena);
    dl_vec_free(&found);
    return n;
}

uint32_t dl_host_start(const dl_doc *doc, uint32_t first, uint32_t last)
{
    const uint32_t parts = DL_KINDS(LATIN, NUMBER);
    uint32_t i = last;
    while (dl_kind_touching(doc, first, i) & parts ||
           (dl_kind_touching(doc, first, i) &&
            dl_is_sign(doc, i - 1, "-_/.,+%@^")))
        i--;
    while (i < last && !dl_token_is(&doc->tokens[i], parts))
        i++;
    return i;
}
