/* DL522 official-name: see rules/DL522-official-name.md. */
#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "korean/near.h"
#include "rules/shared/korean.h"
#include "rules/shared/official.h"
#include "rules/shared/quoted.h"
#include "rules_gen.h"
#include "text/kinds.h"

enum {
    MOST_UNKNOWN = 32, /* of a post: each is looked for in all its entry */
    LONGEST_PHRASE = 4 /* Latin words in a row: an English title or sentence */
};

/* A name that is not written as its owner does. */
typedef struct place {
    dl_span span;
    dl_str word;
    dl_str right, other; /* `other`: empty, or there are two forms */
    uint32_t token, entry;
    bool is_common;
    bool is_unknown; /* the right form is: `right` and `other` are empty */
} place;

typedef struct finder {
    dl_ctx *ctx;
    const dl_post *post;
    const dl_doc *doc;
    const dl_prose *prose;
    uint32_t entry; /* of the last token that was asked about */
    bool finds_capitals;
    unsigned n_unknown; /* names in capitals that were looked up */
    DL_VEC(place) places;
} finder;

/* What stands beside a word. */
typedef struct company {
    unsigned latin; /* Latin words in a row, itself one of them */
    unsigned small, large; /* words in small letters, and in capitals, with
                              marks and numbers between them */
} company;

/* Whether the lexicon has the name, in any capitals. */
static bool is_name(const dl_doc *doc, const dl_token *t)
{
    uint32_t end;
    return dl_lexicon_folded(doc->lexicon, dl_token_text(doc, t), &end) < end;
}

/* Adds what is beside token `i` in the direction `step`. */
static void add_side(const dl_doc *doc, const dl_prose *prose, uint32_t i,
                     uint32_t step, company *out)
{
    enum { FARTHEST = 12, SHORTEST = 3 };
    const dl_token *t = doc->tokens;
    bool is_row = true;
    for (unsigned k = 0; k < FARTHEST && i >= prose->token &&
                         i < prose->token_end;
         k++, i += step) {
        if (!dl_token_is(&t[i], DL_KINDS(LATIN, NUMBER, COMMA, STOP)) &&
            !dl_is_sign(doc, i, ":-&"))
            return;
        is_row &= t[i].kind == DL_TOKEN_LATIN;
        out->latin += is_row;
        out->small += t[i].kind == DL_TOKEN_LATIN && t[i].first >= 'a';
        out->large += t[i].kind == DL_TOKEN_LATIN &&
                      t[i].flags & DL_TOKEN_UPPER && t[i].length >= SHORTEST &&
                      !is_name(doc, &t[i]);
    }
}

/* Whether the word is in the title of a book or a paper, or in an English
   sentence, which is what others wrote; or all of what is beside it is in
   capitals, too: PERF, INFRA, DEVOPS. */
static bool is_quoted(const dl_doc *doc, const dl_prose *prose, uint32_t i,
                      uint32_t end)
{
    enum { SENTENCE = 3 /* words in small letters */, CAPITALS = 2 };
    company beside = {.latin = 1};
    add_side(doc, prose, i - 1, UINT32_MAX, &beside);
    add_side(doc, prose, end, 1, &beside);
    return beside.latin >= LONGEST_PHRASE || beside.small >= SENTENCE ||
           (doc->tokens[i].flags & DL_TOKEN_UPPER && beside.large >= CAPITALS);
}

/* Whether the title of the paper at byte `at` has the word: its authors may
   write a name as they like. */
static bool is_in_title(const dl_post *post, uint32_t at, dl_str word)
{
    enum { LONGEST = 1024 /* bytes of a title */ };
    size_t i;
    DL_LOWER_BOUND(i, 0, post->n_papers, post->papers[i].span.end <= at);
    if (i == post->n_papers)
        return false;
    dl_str title = post->papers[i].title;
    title.n = title.n < LONGEST ? title.n : LONGEST;
    return dl_str_find(title, word) != SIZE_MAX;
}

/* GITHUB: or [OPENID], a label or the key of a reference, all of it in
   capitals. */
static bool is_label(const dl_doc *doc, const dl_prose *prose, uint32_t i,
                     uint32_t end)
{
    return doc->tokens[end - 1].flags & DL_TOKEN_UPPER &&
           ((end < prose->token_end && dl_is_sign(doc, end, ":")) ||
            (i > prose->token && dl_token_is_joined(&doc->tokens[i]) &&
             dl_is_sign(doc, i - 1, "[")));
}

/* The entry of a token; in a walk tokens only increase. */
static uint32_t entry_of(finder *f, uint32_t token)
{
    const dl_post *post = f->post;
    while (f->entry + 1 < post->n_entries &&
           post->entries[f->entry].token_end <= token)
        f->entry++;
    return f->entry;
}

static void add(finder *f, uint32_t i, uint32_t end, place found)
{
    const dl_doc *doc = f->doc;
    found.entry = entry_of(f, i);
    found.token = i;
    found.span = (dl_span){doc->tokens[i].start, doc->tokens[end - 1].end};
    found.word = dl_doc_slice(doc, found.span);
    if (dl_word_is_running(doc, f->prose, i, end) &&
        !is_quoted(doc, f->prose, i, end) &&
        !is_label(doc, f->prose, i, end) &&
        !dl_word_is_listed_title(doc, i) &&
        !is_in_title(f->post, found.span.start, found.word))
        dl_vec_push(&f->places, found);
}

/* Notes the tokens [i, end) if they are a name in other capitals. */
static bool check(finder *f, uint32_t i, uint32_t end)
{
    const dl_doc *doc = f->doc;
    dl_span span = {doc->tokens[i].start, doc->tokens[end - 1].end};
    uint32_t first, last;
    if (!dl_official_is_other(doc->lexicon, dl_doc_slice(doc, span), &first,
                              &last))
        return false;
    place found = {.right = dl_lexicon_folded_name(doc->lexicon, first)};
    if (last - first > 1)
        found.other = dl_lexicon_folded_name(doc->lexicon, first + 1);
    add(f, i, end, found);
    return true;
}

/* Whether token `i` begins a name of several parts with wrong marks. */
static bool is_version(const finder *f, uint32_t i, dl_official *name)
{
    return dl_token_in(f->doc, &f->doc->tokens[i], DL_LIST_NAMES_FAMILIES) &&
           dl_official_version(f->doc, i, f->prose->token_end, name);
}

static void check_version(finder *f, uint32_t i)
{
    dl_official name;
    /* the text of a link may be the name of a file */
    if (!(f->doc->tokens[i].flags & DL_TOKEN_IN_LINK) &&
        is_version(f, i, &name))
        add(f, i, name.end,
            (place){.right = name.right,
                    .other = name.other,
                    .is_common = name.is_common});
}

/* VideoMME-Long, VideoMME() */
static bool is_part_of_name(dl_str after)
{
    return (after.n && *after.p == '-') ||
           dl_str_has_prefix(after, DL_STR("()"));
}

/* VideoMME for Video-MME: the name without its hyphen. */
static void check_solid(finder *f, uint32_t i)
{
    const dl_doc *doc = f->doc;
    uint32_t name;
    if (doc->tokens[i].flags & DL_TOKEN_IN_LINK ||
        !dl_official_is_solid(doc->lexicon,
                              dl_token_text(doc, &doc->tokens[i]), &name) ||
        is_part_of_name(dl_str_from(doc->src, doc->tokens[i].end)))
        return;
    add(f, i, i + 1,
        (place){.right = dl_lexicon_folded_name(doc->lexicon, name)});
}

static void check_name(finder *f, uint32_t i)
{
    const dl_doc *doc = f->doc;
    const dl_token *t = doc->tokens;
    dl_official name;
    uint32_t end = i + 1;
    while (end < f->prose->token_end && dl_token_is_joined(&t[end]) &&
           dl_token_is(&t[end], DL_KINDS(LATIN, NUMBER)))
        end++;
    /* most words: those in small letters */
    if (end == i + 1 && !dl_official_has_capital(dl_token_text(doc, &t[i])))
        return;
    if (dl_token_in(doc, &t[i], DL_LIST_NAMES_OFFICIAL) ||
        is_version(f, i, &name))
        return;
    /* GSM8k, or a version: Qwen3 */
    if (end == i + 1 || !check(f, i, end))
        check(f, i, i + 1);
}

/* Whether the entry, with its title, has the word in other capitals: then it is
   DL506's affair. */
static bool is_spelled_otherwise(finder *f, uint32_t token, dl_str word)
{
    const dl_token *t = f->doc->tokens;
    uint32_t i = 0, end = f->doc->n_tokens;
    if (f->post->n_entries) {
        const dl_entry *entry = &f->post->entries[entry_of(f, token)];
        i = entry->token;
        end = entry->token_end;
    }
    for (; i < end; i++) {
        dl_str other = dl_token_text(f->doc, &t[i]);
        if (t[i].kind == DL_TOKEN_LATIN && other.n == word.n &&
            !dl_str_eq(other, word) && dl_str_compare_folded(other, word) == 0)
            return true;
    }
    return false;
}

/* TRANSFORMER: an English word, for emphasis. */
static bool is_english(const dl_lexicon *lexicon, dl_str word)
{
    char small[16];
    if (word.n > sizeof small)
        return false;
    for (size_t i = 0; i < word.n; i++)
        small[i] = dl_to_lower(word.p[i]);
    return dl_lexicon_has(lexicon, DL_LIST_NOUNS_ENGLISH,
                          (dl_str){small, word.n});
}

static bool is_noted(const finder *f, uint32_t token)
{
    for (size_t i = 0; i < f->places.n; i++)
        if (f->places.v[i].token == token)
            return true;
    return false;
}

/* REVIEWSCORE: small capitals of the paper that the text has lost. */
static void check_capitals(finder *f, uint32_t i)
{
    enum { SHORTEST = 8, SHORTEST_PART = 3, LONGEST_PART = 8, HEAD = 3 };
    const dl_token *t = &f->doc->tokens[i];
    dl_str word = dl_token_text(f->doc, t);
    if (!(t->flags & DL_TOKEN_UPPER) || word.n < SHORTEST ||
        t->flags & DL_TOKEN_IN_LINK || f->n_unknown == MOST_UNKNOWN)
        return;
    size_t n = SHORTEST_PART;
    while (n <= LONGEST_PART && n + HEAD <= word.n &&
           !dl_lexicon_has(f->doc->lexicon, DL_LIST_NAMES_PARTS,
                           dl_str_from(word, word.n - n)))
        n++;
    if (n > LONGEST_PART || n + HEAD > word.n)
        return;
    f->n_unknown++;
    if (!is_english(f->doc->lexicon, word) && !is_noted(f, i) &&
        !is_spelled_otherwise(f, i, word))
        add(f, i, i + 1, (place){.is_unknown = true});
}

/* Names of several parts, which are long. */
static void check_parts(finder *f, uint32_t i)
{
    const dl_token *t = &f->doc->tokens[i];
    if (t->end - t->start < DL_OFFICIAL_SHORTEST_SOLID)
        return; /* most words */
    check_solid(f, i);
    if (f->finds_capitals)
        check_capitals(f, i);
}

/* Calls `visit` for each token of a set in Korean prose. */
static void walk(finder *f, dl_mark mark, void (*visit)(finder *, uint32_t))
{
    const dl_post *post = f->post;
    dl_marked tokens = dl_marked_in(f->doc, mark, 0, f->doc->n_tokens);
    const dl_prose *known = NULL;
    bool is_korean = false; /* the block `known` */
    f->prose = f->doc->proses;
    f->entry = 0;
    for (uint32_t i; dl_marked_next(&tokens, &i);) {
        while (f->prose->token_end <= i)
            f->prose++;
        if (f->prose != known) {
            known = f->prose;
            is_korean = known->traits & DL_KINDS(HANGUL) &&
                        dl_prose_is_korean(post, known);
        }
        if (!is_korean)
            continue;
        visit(f, i);
    }
}

static int compare(const void *a, const void *b)
{
    const place *x = a, *y = b;
    int c = DL_ORDER(x->entry, y->entry);
    c = c ? c : dl_str_compare(x->word, y->word);
    c = c ? c : dl_str_compare(x->right, y->right);
    return c ? c : DL_ORDER(x->span.start, y->span.start);
}

/* Whether two places have the same name in the same entry. */
static bool are_one(const place *a, const place *b)
{
    return a->entry == b->entry && dl_str_eq(a->word, b->word) &&
           dl_str_eq(a->right, b->right);
}

/* The places [0, n) of one name: a finding at the first, which repairs all. */
static void report(dl_ctx *ctx, const place *places, size_t n)
{
    const place *p = places;
    if (p->is_unknown) {
        dl_report_severity(ctx,
                           dl_report(ctx, DL522_CAPITALS, p->span, p->word),
                           DL_SEVERITY_INFO);
        return;
    }
    dl_diagnostic *d =
        p->other.n ? dl_report(ctx, DL522_SEVERAL, p->span, p->word, p->right,
                               p->other)
                   : dl_report(ctx, DL522_OTHER_LETTERS, p->span, p->word,
                               p->right);
    if (p->is_common)
        dl_report_severity(ctx, d, DL_SEVERITY_INFO);
    dl_applicability fix = DL_FIX_SAFE;
    for (size_t i = 0; i < n; i++)
        if (dl_word_is_title(dl_ctx_doc(ctx), places[i].token))
            fix = DL_FIX_UNSAFE;
    for (size_t i = 0; i < n && !p->other.n; i++)
        dl_fix_edit(ctx, d, fix, places[i].span, p->right);
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    finder f = {.ctx = ctx,
                .post = post,
                .doc = post->doc,
                .finds_capitals = dl_option_bool(ctx, DL522_OPT_CAPITALS)};
    walk(&f, DL_MARK_RARE, check_version);
    walk(&f, DL_MARK_FOLDED, check_name);
    walk(&f, DL_MARK_LATIN, check_parts);
    dl_vec_sort(&f.places, compare);
    for (size_t i = 0, end; i < f.places.n; i = end) {
        end = i + 1;
        while (end < f.places.n && are_one(&f.places.v[end], &f.places.v[i]))
            end++;
        report(ctx, f.places.v + i, end - i);
    }
    dl_vec_free(&f.places);
}

const dl_check dl_check_dl522 = {.on_post = on_post};
