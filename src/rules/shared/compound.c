/* Compounds that are joined where a text writes their like apart. */
#include "rules/shared/compound.h"

#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "rules/shared/korean.h"
#include "rules/shared/quoted.h"
#include "rules/shared/spacing.h"
#include "text/kinds.h"

enum {
    SYLLABLE = 3,          /* bytes */
    PART = 2 * SYLLABLE,   /* the shortest part of a compound */
    LONGEST_HEAD = 4 * SYLLABLE,
    FIRSTS = 1024,         /* syllables, by their low bits */
    LEAST_APART = 10,      /* compounds that show how a text writes them … */
    APART_FOR_EACH = 8,    /* … for each that it joins */
    LEAST_HEADS = 4,       /* the same of one head */
    HEADS_FOR_EACH = 4,
    LEAST_TERM_HEADS = 2,
    MOST_PLACES = 3        /* more of them are the writer's term */
};

/* The second part of a compound. */
typedef struct head {
    const dl_lexicon_entry *entry; /* NULL: there is none */
    size_t length;                 /* bytes */
    bool is_term; /* what it ends is often a technical term */
} head;

/* A compound that is one word. */
typedef struct joined {
    dl_str name, modifier; /* the part before the head */
    head head;
    uint32_t token;
    uint32_t divided; /* the byte in the modifier where it is two nouns, or 0 */
} joined;

/* What the text does with one head. */
typedef struct head_use {
    const dl_lexicon_entry *entry;
    size_t first, end; /* in finder.joined */
    size_t n_names;    /* different ones of these */
    size_t n_apart;
    dl_span example;
} head_use;

typedef struct finder {
    const dl_post *post;
    const dl_doc *doc;
    dl_arena *arena;
    DL_VEC(joined) joined; /* by head, modifier and place */
    DL_VEC(head_use) heads; /* by entry */
    size_t n_names;         /* different compounds that are joined */
    size_t *same; /* how often each of `joined` is apart; at the first of equal
                     ones */
    bool firsts[FIRSTS]; /* whether a head begins with it */
    size_t n_apart;      /* of any head; counted as far as it matters */
    dl_span example;        /* a plain noun if there is one among them */
    bool is_example_plain;
} finder;

static bool has(const finder *f, dl_list list, dl_str word)
{
    return dl_lexicon_has(f->doc->lexicon, list, word);
}

static bool is_tail(const finder *f, dl_str s)
{
    return s.n == 0 || has(f, DL_LIST_VARIANT_TAILS, s);
}

static dl_str first_bytes(dl_str s, size_t n)
{
    return (dl_str){s.p, n};
}

/* Whether a Hangul word of two syllables or more may begin with a head. */
static inline bool may_be_head(const dl_lexicon *lexicon, dl_str word)
{
    return dl_lexicon_may_be_inside(lexicon, dl_three_bytes_at(word.p),
                                    dl_three_bytes_at(word.p + SYLLABLE));
}

/* The head that `rest`, the end of a Hangul word, consists of, but for
   particles. */
static head head_of(const finder *f, dl_str rest)
{
    const dl_lexicon *lexicon = f->doc->lexicon;
    for (size_t n = PART; n <= rest.n && n <= LONGEST_HEAD; n += SYLLABLE) {
        const dl_lexicon_entry *entry = dl_lexicon_find(lexicon, rest.p, n);
        if (!entry)
            continue;
        const dl_list_set *set = &lexicon->sets[entry->set];
        bool is_term = dl_set_has(set, DL_LIST_COMPOUND_TERM_HEADS);
        if ((is_term || dl_set_has(set, DL_LIST_COMPOUND_HEADS)) &&
            is_tail(f, dl_str_from(rest, n)))
            return (head){entry, n, is_term};
    }
    return (head){NULL, 0, false};
}

static bool may_modify(const dl_list_set *lists)
{
    return dl_set_has(lists, DL_LIST_NOUNS_COMMON) ||
           dl_set_has(lists, DL_LIST_COMPOUND_MODIFIERS);
}

static bool is_noun(const finder *f, dl_str word)
{
    const dl_list_set *lists = dl_lexicon_lists(f->doc->lexicon, word);
    return may_modify(lists) && !dl_set_has(lists, DL_LIST_COMPOUND_PREFIXES);
}

/* 정렬 in 정렬 기법, but not 기존 in 기존 기법. */
static bool is_modifier(const finder *f, dl_str word)
{
    const dl_list_set *lists = dl_lexicon_lists(f->doc->lexicon, word);
    return may_modify(lists) && !dl_set_has(lists, DL_LIST_COMPOUND_LOOSE);
}

/* The byte where `word` is two nouns, and cannot be two others; 0: none. */
static uint32_t division(const finder *f, dl_str word)
{
    uint32_t found = 0;
    for (uint32_t at = PART; at + PART <= word.n; at += SYLLABLE) {
        if (!is_noun(f, first_bytes(word, at)) ||
            !is_noun(f, dl_str_from(word, at)))
            continue;
        if (found)
            return 0;
        found = at;
    }
    return found;
}

/* Whether the compound, or its end, is one word for everybody: 상관관계,
   강화학습. */
static bool is_settled(const finder *f, dl_str name)
{
    for (dl_str s = name; s.n > PART; s = dl_str_from(s, SYLLABLE))
        if (has(f, DL_LIST_COMPOUND_WORDS, s) ||
            has(f, DL_LIST_COMPOUND_TERMS, s))
            return true;
    return false;
}

/* 메시지도 is 메시지 with a particle, not 메시 and 지도; in 부분부분 a word is said
   twice. */
static bool is_accident(const finder *f, dl_str word, size_t modifier,
                        size_t name)
{
    if (dl_str_eq(first_bytes(word, modifier),
                  (dl_str){word.p + modifier, name - modifier}))
        return true;
    for (size_t n = modifier + SYLLABLE; n < name; n += SYLLABLE)
        if (is_tail(f, dl_str_from(word, n)) &&
            dl_stem_is_noun(f->doc->lexicon, first_bytes(word, n)))
            return true;
    return false;
}

/* Whether the word touches others, so that it is only part of one. */
static bool is_part(const dl_doc *doc, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    const unsigned kinds = DL_KINDS(LATIN, NUMBER, HAN, CODE, FORMULA);
    return (i > 0 && dl_token_is_joined(t) &&
            (dl_token_is(t - 1, kinds) || t[-1].first == '_')) ||
           (i + 1 < doc->n_tokens && dl_token_is_joined(t + 1) &&
            (dl_token_is(t + 1, kinds) || t[1].first == '_'));
}

/* Whether a head begins at that place; adds the compound unless it is left
   alone. */
static bool add_joined(finder *f, const dl_inner *inner)
{
    const size_t at = inner->at;
    dl_str word = dl_token_text(f->doc, &f->doc->tokens[inner->token]);
    head last = head_of(f, dl_str_from(word, at));
    if (!last.entry)
        return false;
    dl_str modifier = first_bytes(word, at);
    dl_str name = first_bytes(word, at + last.length);
    uint32_t divided = is_noun(f, modifier) ? 0 : division(f, modifier);
    if ((divided || is_noun(f, modifier)) && !is_settled(f, name) &&
        !is_accident(f, word, at, name.n) && !is_part(f->doc, inner->token))
        dl_vec_push(&f->joined,
                    (joined){name, modifier, last, inner->token, divided});
    return true;
}

static void collect_joined(finder *f, const dl_inners *inners)
{
    for (size_t i = 0; i < inners->n; i++) {
        if (!add_joined(f, &inners->v[i]))
            continue;
        while (i + 1 < inners->n &&
               inners->v[i + 1].token == inners->v[i].token)
            i++;
    }
}

static int compare_joined(const void *a, const void *b)
{
    const joined *x = a, *y = b;
    if (x->head.entry != y->head.entry)
        return DL_ORDER(x->head.entry, y->head.entry);
    int order = dl_str_compare(x->modifier, y->modifier);
    return order ? order : DL_ORDER(x->token, y->token);
}

/* The end of the compounds that are equal to the one at `i`. */
static size_t end_of_equal(const finder *f, size_t i)
{
    dl_str name = f->joined.v[i].name;
    while (i < f->joined.n && dl_str_eq(f->joined.v[i].name, name))
        i++;
    return i;
}

static void collect_heads(finder *f)
{
    dl_vec_sort(&f->joined, compare_joined);
    f->same = DL_ARENA_NEW(f->arena, size_t, f->joined.n);
    for (size_t i = 0; i < f->joined.n; i = end_of_equal(f, i)) {
        const joined *j = &f->joined.v[i];
        if (f->heads.n == 0 ||
            f->heads.v[f->heads.n - 1].entry != j->head.entry)
            dl_vec_push(&f->heads,
                        (head_use){.entry = j->head.entry, .first = i});
        head_use *use = &f->heads.v[f->heads.n - 1];
        use->end = end_of_equal(f, i);
        use->n_names++;
        f->n_names++;
        f->firsts[dl_hangul_at(j->name.p + j->modifier.n) % FIRSTS] = true;
    }
}

static head_use *use_of(finder *f, const dl_lexicon_entry *entry)
{
    size_t k;
    DL_LOWER_BOUND(k, 0, f->heads.n, f->heads.v[k].entry < entry);
    return k < f->heads.n && f->heads.v[k].entry == entry ? &f->heads.v[k]
                                                          : NULL;
}

/* Whether the word `t` with this head is a verb: in 자료 확인하고 the noun before
   it is its object. */
static bool is_verb(const finder *f, const dl_token *t, const head *last)
{
    dl_str word = dl_token_text(f->doc, t);
    return dl_lexicon_start(f->doc->lexicon, DL_LIST_COMPOUND_VERB_STARTS,
                            dl_str_from(word, last->length)) > 0 &&
           !has(f, DL_LIST_VARIANT_PLACES, first_bytes(word, last->length));
}

/* Counts the words `t` - 1 and `t`, 정렬 기법. */
static void add_apart(finder *f, const dl_token *t, const head *last)
{
    dl_str modifier = dl_token_text(f->doc, t - 1);
    if (!is_modifier(f, modifier) || is_verb(f, t, last))
        return;
    dl_span span = {t[-1].start, t->start + (uint32_t)last->length};
    if (f->n_apart++ == 0 || (!f->is_example_plain && !last->is_term)) {
        f->example = span;
        f->is_example_plain = !last->is_term;
    }
    head_use *use = use_of(f, last->entry);
    if (!use)
        return;
    if (use->n_apart++ == 0)
        use->example = span;
    size_t k;
    DL_LOWER_BOUND(k, use->first, use->end,
                   dl_str_compare(f->joined.v[k].modifier, modifier) < 0);
    if (k < use->end && dl_str_eq(f->joined.v[k].modifier, modifier))
        f->same[k]++;
}

/* How many compounds must be apart to show how the text writes them. */
static size_t enough_apart(const finder *f)
{
    size_t n = f->n_names * APART_FOR_EACH;
    return n > LEAST_APART ? n : LEAST_APART;
}

/* Whether `t` is a word of two syllables or more after another one and a
   space. */
static inline bool is_second(const dl_token *t)
{
    return t->kind == DL_TOKEN_HANGUL && t[-1].kind == DL_TOKEN_HANGUL &&
           t->start == t[-1].end + 1 && t->length >= PART / SYLLABLE &&
           t[-1].length >= PART / SYLLABLE;
}

/* The first token from `t` on that begins as is wanted and is a second word, or
   `end`. */
static const dl_token *next_second(const bool *wanted, const dl_token *t,
                                   const dl_token *end)
{
    while (t < end && !(wanted[t->first % FIRSTS] && is_second(t)))
        t++;
    return t;
}

/* Counts every head until there are enough, and then only those of which some
   are joined. */
static void count_apart(finder *f)
{
    bool any[FIRSTS];
    const size_t enough = enough_apart(f);
    const dl_doc *doc = f->doc;
    memset(any, true, sizeof any);
    for (uint32_t p = 0;
         (p = dl_next_korean(f->post, p, doc->n_tokens)) != DL_NONE; p++) {
        const bool *wanted = f->n_apart < enough ? any : f->firsts;
        const dl_token *end = doc->tokens + doc->proses[p].token_end;
        const dl_token *t = doc->tokens + doc->proses[p].token + 1;
        while ((t = next_second(wanted, t, end)) < end) {
            dl_str word = dl_token_text(doc, t);
            head last = {NULL, 0, false};
            if (may_be_head(doc->lexicon, word))
                last = head_of(f, word);
            if (last.entry)
                add_apart(f, t, &last);
            wanted = f->n_apart < enough ? any : f->firsts;
            t++;
        }
    }
}

/* ---- judgement ----------------------------------------------------------- */

/* Whether the text writes this head apart, and so shows the mistake by
   itself. */
static bool is_shown_by_head(const head_use *use)
{
    return use->n_apart >= LEAST_HEADS &&
           use->n_apart >= HEADS_FOR_EACH * (use->end - use->first);
}

/* Whether the text writes such compounds apart. It shows less of a technical
   term, which may be joined, unless its head is apart, too. */
static bool is_shown_by_text(const finder *f, const head_use *use,
                             bool is_term, size_t n)
{
    if (f->n_apart < enough_apart(f) || n > MOST_PLACES)
        return false;
    return is_term ? use->n_apart >= LEAST_TERM_HEADS &&
                         use->n_apart >= HEADS_FOR_EACH * use->n_names
                   : use->n_names == 1 || use->n_apart >= use->end - use->first;
}

static bool is_known(dl_str name, const dl_str *known, size_t n)
{
    size_t k;
    DL_LOWER_BOUND(k, 0, n, dl_str_compare(known[k], name) < 0);
    return k < n && dl_str_has_prefix(known[k], name); /* 식별관계가 */
}

/* Whether the word is the writer's own, and DL512 does not speak of it. */
static bool is_own(const finder *f, uint32_t token)
{
    return !dl_word_is_quoted(f->doc, token) &&
           !dl_word_is_title(f->doc, token) &&
           !dl_spacing_is_settled(f->doc, f->arena, token, false);
}

static dl_str divided_name(const finder *f, const joined *j)
{
    dl_str m = j->modifier;
    dl_str h = dl_str_from(j->name, m.n);
    if (!j->divided)
        return dl_arena_printf(f->arena, "%.*s %.*s", (int)m.n, m.p, (int)h.n,
                               h.p);
    return dl_arena_printf(f->arena, "%.*s %.*s %.*s", (int)j->divided, m.p,
                           (int)(m.n - j->divided), m.p + j->divided, (int)h.n,
                           h.p);
}

/* The compound that is joined in [i, end), or none of it. */
static dl_compound compound_of(const finder *f, const head_use *use, size_t i,
                               size_t end)
{
    const joined *j = &f->joined.v[i];
    dl_compound c = {.name = j->name};
    dl_span *places = DL_ARENA_TAKE(f->arena, dl_span, end - i);
    for (size_t k = i; k < end; k++) {
        uint32_t start = f->doc->tokens[f->joined.v[k].token].start;
        if (is_own(f, f->joined.v[k].token))
            places[c.n_places++] =
                (dl_span){start, start + (uint32_t)j->name.n};
    }
    c.places = places;
    if (c.n_places == 0)
        return c;
    c.right = divided_name(f, j);
    c.head = dl_str_from(j->name, j->modifier.n);
    bool by_head = use->n_apart >= LEAST_TERM_HEADS;
    c.n_apart = by_head ? use->n_apart : 0;
    c.example = by_head ? use->example : f->example;
    return c;
}

static int compare_places(const void *a, const void *b)
{
    const dl_compound *x = a, *y = b;
    return DL_ORDER(x->places[0].start, y->places[0].start);
}

static size_t judge(const finder *f, const dl_str *known, size_t n,
                    const dl_compound **out)
{
    DL_VEC(dl_compound) found = {0};
    for (size_t k = 0; k < f->heads.n; k++) {
        const head_use *use = &f->heads.v[k];
        for (size_t i = use->first, end; i < use->end; i = end) {
            end = end_of_equal(f, i);
            bool is_usual = f->same[i] > 0 && end - i > f->same[i];
            if (is_usual || is_known(f->joined.v[i].name, known, n) ||
                (!is_shown_by_head(use) &&
                 !is_shown_by_text(f, use, f->joined.v[i].head.is_term,
                                   end - i)))
                continue;
            dl_compound c = compound_of(f, use, i, end);
            if (c.n_places > 0)
                dl_vec_push(&found, c);
        }
    }
    dl_vec_sort(&found, compare_places);
    *out = dl_vec_to_arena(&found, f->arena);
    size_t count = found.n;
    dl_vec_free(&found);
    return count;
}

size_t dl_compounds_find(const dl_post *post, const dl_inners *inners,
                         const dl_str *known, size_t n, dl_arena *arena,
                         const dl_compound **out)
{
    finder f = {.post = post, .doc = post->doc, .arena = arena};
    size_t count = 0;
    collect_joined(&f, inners);
    if (f.joined.n > 0) {
        collect_heads(&f);
        count_apart(&f);
        count = judge(&f, known, n, out);
    }
    dl_vec_free(&f.joined);
    dl_vec_free(&f.heads);
    return count;
}
