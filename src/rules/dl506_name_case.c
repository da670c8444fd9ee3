/* DL506 name-case: see rules/DL506-name-case.md. */
#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "rules/shared/korean.h"
#include "rules/shared/official.h"
#include "rules_gen.h"

enum {
    MOST_WORDS = 2,    /* of a name in a title */
    SHORTEST_TITLE = 3, /* letters and digits of a title's name */
    SHORTEST = 4,      /* of another: mAP and MAP are two words */
    SLOTS = 127
};

/* One place of a name in the body. */
typedef struct use {
    dl_str name;
    uint32_t start;
} use;

typedef struct finder {
    dl_ctx *ctx;
    const dl_doc *doc;
    dl_str title; /* the title's name, or empty */
    bool title_is_used;
    DL_VEC(use) title_uses; /* in other capitals than the title's */
    DL_VEC(use) uses;       /* of other coined names */
} finder;

/* Whether a part between hyphens and blanks has two capitals. */
static bool is_coined(dl_str name)
{
    unsigned capitals = 0;
    for (size_t i = 0; i < name.n; i++) {
        if (!dl_is_alnum(name.p[i]))
            capitals = 0;
        else if (dl_is_upper(name.p[i]) && ++capitals == 2)
            return true;
    }
    return false;
}

static bool has_capital(dl_str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (dl_is_upper(name.p[i]))
            return true;
    return false;
}

static size_t count_alnum(dl_str name)
{
    size_t n = 0;
    for (size_t i = 0; i < name.n; i++)
        n += dl_is_alnum(name.p[i]);
    return n;
}

/* The text before the first colon, if it is a name. */
static dl_str title_name(const dl_paper *paper)
{
    const char *colon =
        paper->title.n ? memchr(paper->title.p, ':', paper->title.n) : NULL;
    if (!colon)
        return DL_STR_NONE;
    dl_str name = {paper->title.p, (size_t)(colon - paper->title.p)};
    while (name.n && name.p[name.n - 1] == ' ')
        name.n--;
    unsigned words = 1;
    for (size_t i = 0; i < name.n; i++) {
        words += name.p[i] == ' ';
        if ((unsigned char)name.p[i] >= 0x80)
            return DL_STR_NONE;
    }
    bool fits = words <= MOST_WORDS && count_alnum(name) >= SHORTEST_TITLE;
    return fits ? name : DL_STR_NONE;
}

/* The end of the name that begins at token `i`: letters and digits, joined by
   hyphens. */
static uint32_t name_end(const dl_doc *doc, uint32_t i, uint32_t end)
{
    for (i++; i < end && dl_token_is_joined(&doc->tokens[i]); i++) {
        const dl_token *t = &doc->tokens[i];
        if (t->kind == DL_TOKEN_LATIN || t->kind == DL_TOKEN_NUMBER)
            continue;
        bool is_hyphen = t->end - t->start == 1 && doc->src.p[t->start] == '-';
        if (!is_hyphen || i + 1 >= end ||
            !dl_token_is_joined(&doc->tokens[i + 1]) ||
            (doc->tokens[i + 1].kind != DL_TOKEN_LATIN &&
             doc->tokens[i + 1].kind != DL_TOKEN_NUMBER))
            break;
    }
    return i;
}

/* A word of an English phrase that spells out an abbreviation, with capitals
   for the letters that it contributes: MAP(Map-Assisted Planning), `SElected
   Token tRAnsformer (SENTRA)`. */
static bool is_spelled_out(const dl_doc *doc, uint32_t i, uint32_t next,
                           uint32_t first, uint32_t end, dl_str name)
{
    bool after_word = i > first && doc->tokens[i - 1].kind == DL_TOKEN_LATIN;
    bool before_word = next < end && doc->tokens[next].kind == DL_TOKEN_LATIN;
    if (!after_word && !before_word)
        return false;
    bool before_letters = next + 1 < end &&
                          doc->tokens[next].kind == DL_TOKEN_OPEN &&
                          doc->tokens[next + 1].flags & DL_TOKEN_UPPER;
    return !is_coined(name) || (after_word && before_letters);
}

/* Records the title's name at byte `at`; false if another word is there. */
static bool note_title(finder *f, uint32_t at, uint32_t limit)
{
    dl_str name = f->title;
    if (!name.n || limit - at < name.n)
        return false;
    dl_str here = {f->doc->src.p + at, name.n};
    if (dl_str_compare_folded(here, name) != 0 ||
        (at + name.n < limit && dl_is_alnum(here.p[name.n])))
        return false;
    bool goes_on = at + name.n < limit && here.p[name.n] == '-';
    if (dl_str_eq(here, name))
        f->title_is_used = true;
    else if (goes_on && !is_coined(here))
        return true; /* Map-Assisted */
    else if (has_capital(here) && (is_coined(here) || is_coined(name)) &&
             !dl_official_has_other(f->doc->lexicon, here))
        dl_vec_push(&f->title_uses, (use){here, at});
    return true;
}

/* Whether the title's name may begin with the token. */
static bool may_be_title(const finder *f, const dl_token *t)
{
    return f->title.n && dl_to_lower(f->title.p[0]) ==
                             dl_to_lower(f->doc->src.p[t->start]);
}

/* Whether the name is a part of KAFKA_HOST_NAME. */
static bool is_in_identifier(dl_str src, dl_span name)
{
    return (name.start > 1 && src.p[name.start - 1] == '_' &&
            dl_is_alnum(src.p[name.start - 2])) ||
           (name.end + 1 < src.n && src.p[name.end] == '_' &&
            dl_is_alnum(src.p[name.end + 1]));
}

static void collect(finder *f, uint32_t first, uint32_t end)
{
    const dl_doc *doc = f->doc;
    uint32_t next = first; /* the token after the last name */
    dl_marked walk = dl_marked_in(doc, DL_MARK_LATIN, first, end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        const dl_token *t = &doc->tokens[i];
        if (i < next)
            continue;
        next = name_end(doc, i, end);
        dl_span span = {t->start, doc->tokens[next - 1].end};
        dl_str name = dl_doc_slice(doc, span);
        if (is_in_identifier(doc->src, span))
            continue;
        bool has_capitals = has_capital(name);
        if (!has_capitals && !may_be_title(f, t))
            continue;
        if (is_spelled_out(doc, i, next, first, end, name))
            continue;
        /* of its bytes, every second one at least is a letter or digit */
        if (!note_title(f, t->start, doc->tokens[end - 1].end) &&
            has_capitals &&
            (name.n >= 2 * SHORTEST || count_alnum(name) >= SHORTEST))
            dl_vec_push(&f->uses, (use){name, t->start});
    }
}

static int compare_uses(const void *a, const void *b)
{
    const use *x = a, *y = b;
    int c = dl_str_compare_folded(x->name, y->name);
    if (c == 0)
        c = memcmp(x->name.p, y->name.p, x->name.n);
    return c ? c : DL_ORDER(x->start, y->start);
}

static dl_span span_of(const use *u)
{
    return (dl_span){u->start, u->start + (uint32_t)u->name.n};
}

static void replace_all(dl_ctx *ctx, dl_diagnostic *d, const use *uses,
                        size_t n, dl_str right)
{
    for (size_t i = 0; i < n; i++)
        dl_fix_edit(ctx, d, DL_FIX_UNSAFE, span_of(&uses[i]), right);
}

/* The number of uses, from the first on, that have its form. */
static size_t same_form(const use *uses, size_t n)
{
    size_t i = 1;
    while (i < n && dl_str_eq(uses[i].name, uses[0].name))
        i++;
    return i;
}

static void report_title_uses(finder *f)
{
    size_t n = f->title_uses.n;
    const use *uses = f->title_uses.v;
    dl_vec_sort(&f->title_uses, compare_uses);
    for (size_t i = 0, k; i < n; i += k) {
        k = same_form(uses + i, n - i);
        dl_diagnostic *d = dl_report(f->ctx, DL506_TITLE, span_of(uses + i),
                                     uses[i].name, f->title);
        replace_all(f->ctx, d, uses + i, k, f->title);
    }
}

/* Whether `name` is wrong because it is not `usual`. If it is not as its owner
   spells it, DL522 says so. */
static bool is_variant(const finder *f, dl_str name, dl_str usual)
{
    const dl_lexicon *lexicon = f->doc->lexicon;
    return !dl_str_eq(name, usual) && !dl_official_has_other(lexicon, name) &&
           !dl_official_are_both(lexicon, name, usual);
}

/* The uses [0, n) are one name in several forms; all but the most frequent one
   are reported (in a tie, all but the first in the text). */
static void report_forms(finder *f, const use *uses, size_t n)
{
    const dl_lexicon *lexicon = f->doc->lexicon;
    const use *usual = uses;
    size_t most = 0, others = 0; /* that DL522 reports */
    bool coined = false;
    for (size_t i = 0, k; i < n; i += k) {
        k = same_form(uses + i, n - i);
        coined |= is_coined(uses[i].name);
        if (dl_official_has_other(lexicon, uses[i].name))
            others += k;
        else if (k > most || (k == most && uses[i].start < usual->start)) {
            usual = uses + i;
            most = k;
        }
    }
    if (!coined || most + others == n)
        return;
    for (size_t i = 0, k; i < n; i += k) {
        k = same_form(uses + i, n - i);
        if (!is_variant(f, uses[i].name, usual->name))
            continue;
        dl_diagnostic *d =
            dl_report(f->ctx, DL506_VARIANT, span_of(uses + i), uses[i].name,
                      usual->name);
        dl_add_note(f->ctx, d, DL506_OTHER, span_of(usual), usual->name);
        replace_all(f->ctx, d, uses + i, k, usual->name);
    }
}

/* By the length and three of the letters, in any capitals. */
static unsigned slot_of(dl_str name)
{
    unsigned hash = (unsigned)name.n;
    hash = hash * 31 + ((unsigned char)name.p[0] | 0x20);
    hash = hash * 31 + ((unsigned char)name.p[name.n / 2] | 0x20);
    hash = hash * 31 + ((unsigned char)name.p[name.n - 1] | 0x20);
    return hash % SLOTS;
}

/* Whether a name may have two forms: false for nearly all entries, which then
   need no sorting. Names that share a slot by chance are treated as forms of
   one name. */
static bool may_vary(const use *uses, size_t n)
{
    const use *seen[SLOTS] = {0};
    for (size_t i = 0; i < n; i++) {
        const use **slot = &seen[slot_of(uses[i].name)];
        if (*slot && !dl_str_eq((*slot)->name, uses[i].name))
            return true;
        *slot = &uses[i];
    }
    return false;
}

static void report_other_names(finder *f)
{
    size_t n = f->uses.n;
    if (!may_vary(f->uses.v, n))
        return;
    dl_vec_sort(&f->uses, compare_uses);
    for (size_t i = 0, end; i < n; i = end) {
        end = i + 1;
        while (end < n &&
               dl_str_compare_folded(f->uses.v[end].name,
                                     f->uses.v[i].name) == 0)
            end++;
        if (end > i + 1)
            report_forms(f, f->uses.v + i, end - i);
    }
}

static void on_entry(dl_ctx *ctx, const dl_post *post, const dl_entry *entry)
{
    const dl_paper *paper = entry->paper;
    if (paper && paper->n_sections == 0)
        return;
    finder f = {.ctx = ctx,
                .doc = post->doc,
                .title = paper ? title_name(paper) : DL_STR_NONE};
    uint32_t body = paper ? paper->heading_span.end : entry->span.start;
    const dl_doc *doc = post->doc;
    uint32_t p = dl_block_of_token(doc, entry->token);
    /* English blocks play with capitals: PRediction Of Statutes. */
    while ((p = dl_next_korean(post, p, entry->token_end)) != DL_NONE) {
        const dl_prose *prose = &doc->proses[p++];
        if (doc->nodes[prose->node].span.start >= body)
            collect(&f, prose->token, prose->token_end);
    }
    report_title_uses(&f);
    report_other_names(&f);
    dl_vec_free(&f.title_uses);
    dl_vec_free(&f.uses);
}

const dl_check dl_check_dl506 = {.on_entry = on_entry};
