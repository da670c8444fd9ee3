/* Shared by DL508, DL509 and DL523: the words of a group in an entry. */
#include "rules/shared/mixed.h"

#include "base/search.h"
#include "base/vec.h"
#include "korean/near.h"
#include "rules/shared/korean.h"
#include "text/kinds.h"

static bool is_joint(char c)
{
    return c == ' ' || c == '-';
}

bool dl_mixed_is_same(dl_str a, dl_str b)
{
    size_t i = 0, k = 0;
    if (a.p == b.p) /* the same term */
        return a.n == b.n;
    for (;;) {
        while (i < a.n && is_joint(a.p[i]))
            i++;
        while (k < b.n && is_joint(b.p[k]))
            k++;
        if (i == a.n || k == b.n)
            return i == a.n && k == b.n;
        if (a.p[i++] != b.p[k++])
            return false;
    }
}

bool dl_mixed_is_english(const dl_term_hit *hits, size_t i, size_t n)
{
    uint32_t start = hits[i].span.start;
    return (i > 0 && hits[i - 1].span.start == start &&
            hits[i - 1].group->term_class == DL_TERMS_ENGLISH) ||
           (i + 1 < n && hits[i + 1].span.start == start &&
            hits[i + 1].group->term_class == DL_TERMS_ENGLISH);
}

bool dl_term_is_glossed(const dl_doc *doc, const dl_term_hit *hit,
                        dl_str other)
{
    dl_str before = {doc->src.p, hit->span.start};
    dl_str after = dl_str_from(doc->src, hit->span.end);
    if (before.n > 0 && before.p[before.n - 1] == '(') {
        before.n--;
        before.n -= before.n > 0 && before.p[before.n - 1] == ' ';
        if (dl_str_has_suffix(before, other))
            return true;
    }
    after = dl_str_from(after, after.n > 0 && *after.p == ' ');
    return after.n > 0 && *after.p == '(' &&
           dl_str_has_prefix(dl_str_from(after, 1), other);
}

/* Whether the hits [from, to) have another word of the group of hits[at] than
   this one. */
static bool varies(const dl_term_hit *hits, size_t from, size_t to, size_t at)
{
    for (size_t i = from; i < to; i++)
        if (hits[i].group == hits[at].group &&
            !dl_mixed_is_same(hits[i].term->text, hits[at].term->text))
            return true;
    return false;
}

/* Groups of the glossary, and whether the entry varies their words. */
typedef struct variety {
    const dl_term_group *group;
    bool varies;
} variety;

typedef DL_VEC(variety) varieties;

/* Which of the hits [from, to) at the place of hits[at] is a word of a group
   that DL508 reports; `to`: none. */
static size_t in_glossary(const dl_term_hit *hits, size_t from, size_t to,
                          size_t at)
{
    size_t k = at;
    while (k > from && hits[k - 1].span.start == hits[at].span.start)
        k--;
    for (; k < to && hits[k].span.start == hits[at].span.start; k++)
        if (hits[k].group->term_class == DL_TERMS_HARD ||
            hits[k].group->term_class == DL_TERMS_CLOSE)
            return k;
    return to;
}

/* Whether DL508 reports hits[at]: it is in a group of the glossary, too, and
   the hits [from, to) of the entry have another word of that group. */
static bool is_mixed(varieties *known, const dl_term_hit *hits, size_t from,
                     size_t to, size_t at)
{
    size_t k = in_glossary(hits, from, to, at);
    if (k == to)
        return false;
    for (size_t i = 0; i < known->n; i++)
        if (known->v[i].group == hits[k].group)
            return known->v[i].varies;
    variety found = {hits[k].group, varies(hits, from, to, k)};
    dl_vec_push(known, found);
    return found.varies;
}

/* Whether `list` (separated by '\n') has the word, perhaps in the plural. */
static bool lists_word(dl_str list, dl_str word)
{
    while (list.n) {
        dl_str one = dl_str_take_line(&list);
        bool is_plural =
            word.n == one.n + 1 && dl_to_lower(word.p[one.n]) == 's';
        if (dl_str_compare_folded(one,
                                  (dl_str){word.p, word.n - is_plural}) == 0)
            return true;
    }
    return false;
}

/* Whether the entry has one of the English words that the group asks for. */
static bool has_companion(const dl_doc *doc, const dl_entry *entry,
                          const dl_term_group *group, dl_str *with)
{
    enum { MOST = 1024 /* Latin words of an entry */ };
    *with = DL_STR_NONE;
    if (group->only_with.n == 0)
        return true;
    dl_marked walk =
        dl_marked_in(doc, DL_MARK_LATIN, entry->token, entry->token_end);
    uint32_t i;
    for (unsigned n = 0; n < MOST && dl_marked_next(&walk, &i); n++) {
        dl_str word = dl_token_text(doc, &doc->tokens[i]);
        if (lists_word(group->only_with, word)) {
            *with = word;
            return true;
        }
    }
    return false;
}

/* 감시(monitoring): a gloss says what the term translates, and it is none of
   the words that the group asks for. An acronym alone says nothing. */
static bool is_otherwise_glossed(const dl_doc *doc, const dl_term_hit *hit)
{
    enum { LONGEST = 64 /* bytes */ };
    dl_str gloss = dl_str_from(doc->src, hit->span.end);
    gloss.n = gloss.n < LONGEST ? gloss.n : LONGEST;
    if (hit->group->only_with.n == 0 || !gloss.n || *gloss.p != '(')
        return false;
    bool has_small = false;
    for (size_t i = 1, n; i < gloss.n && gloss.p[i] != ')'; i += n + !n) {
        for (n = 0; i + n < gloss.n && dl_is_alpha(gloss.p[i + n]); n++)
            has_small |= dl_is_lower(gloss.p[i + n]);
        if (n && lists_word(hit->group->only_with,
                            (dl_str){gloss.p + i, n}))
            return false;
    }
    return has_small;
}

bool dl_term_counts(const dl_doc *doc, const dl_entry *entry,
                    const dl_term_hit *hit, dl_str *with)
{
    return has_companion(doc, entry, hit->group, with) &&
           !is_otherwise_glossed(doc, hit);
}

/* Groups that ask for an English word, and whether the entry has one. */
typedef struct companion {
    const dl_term_group *group;
    dl_str with;
    bool counts;
} companion;

typedef DL_VEC(companion) companions;

/* dl_term_counts(), which passes through the entry only once a group. */
static bool counts(companions *known, const dl_doc *doc, const dl_entry *entry,
                   const dl_term_hit *hit, dl_str *with)
{
    const dl_term_group *group = hit->group;
    size_t i = 0;
    *with = DL_STR_NONE;
    if (group->only_with.n == 0)
        return true;
    while (i < known->n && known->v[i].group != group)
        i++;
    if (i == known->n) {
        companion found = {.group = group};
        found.counts = has_companion(doc, entry, group, &found.with);
        dl_vec_push(known, found);
    }
    *with = known->v[i].with;
    return known->v[i].counts && !is_otherwise_glossed(doc, hit);
}

/* F-스코어: the term after a hyphen belongs to a Latin word. */
static bool follows_latin(dl_str src, uint32_t start)
{
    return start > 1 && src.p[start - 1] == '-' &&
           dl_is_alnum(src.p[start - 2]);
}

/* Whether the term may be a name, or part of one: it is mentioned in quotation
   marks or in a link. */
static bool may_be_name(const dl_doc *doc, const dl_prose *prose,
                        const dl_term_hit *hit)
{
    const uint32_t marks = DL_KINDS(QUOTE, OPEN);
    const dl_token *t = &doc->tokens[hit->token];
    return t->flags & DL_TOKEN_IN_LINK ||
           follows_latin(doc->src, hit->span.start) ||
           (dl_kind_touching(doc, prose->token, hit->token) & marks &&
            !dl_is_sign(doc, hit->token - 1, "("));
}

void dl_terms_unmixed(dl_ctx *ctx, const dl_post *post, const dl_entry *entry,
                      dl_term_class c, dl_term_visit *visit, void *user)
{
    const dl_doc *doc = post->doc;
    const dl_term_hit *hits;
    size_t i, end, n = dl_ctx_terms(ctx, &hits);
    DL_LOWER_BOUND(i, 0, n, hits[i].span.start < entry->span.start);
    DL_LOWER_BOUND(end, i, n, hits[end].span.start < entry->span.end);
    varieties known = {0};
    companions asked = {0};
    uint32_t seen = 0; /* terms before it have been visited: 컨시스턴시 is one,
                          and part of 셀프 컨시스턴시 */
    for (size_t first = i; i < end; i++) {
        dl_str with;
        if (hits[i].group->term_class != c || hits[i].span.start < seen ||
            !counts(&asked, doc, entry, &hits[i], &with))
            continue;
        if (is_mixed(&known, hits, first, end, i)) {
            seen = hits[i].span.end;
            continue;
        }
        const dl_prose *prose =
            &doc->proses[dl_block_of_token(doc, hits[i].token)];
        if (!dl_prose_is_korean(post, prose) ||
            may_be_name(doc, prose, &hits[i]))
            continue;
        seen = hits[i].span.end;
        visit(ctx, doc, &hits[i], with, user);
    }
    dl_vec_free(&known);
    dl_vec_free(&asked);
}
