/* Shared by DL508, DL509 and DL523: the words of a group in an entry. */
#include "rules/shared/mixed.h"

#include "base/vec.h"
#include "korean/near.h"
#include "rules/shared/korean.h"
#include "rules/shared/usual.h"
#include "text/kinds.h"

enum { SYLLABLE = 3 /* bytes */ };

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

/* What an entry uses of a group of the glossary. */
typedef struct variety {
    const dl_term_group *group;
    dl_str usual; /* its word, unless another rule calls that wrong; or empty */
    bool varies;  /* DL508 reports another */
} variety;

/* The terms of an entry, and what is known about their groups. */
typedef struct search {
    dl_ctx *ctx;
    const dl_post *post;
    const dl_entry *entry;
    const dl_term_hit *hits;
    size_t n;
    DL_VEC(companion) asked;
    DL_VEC(variety) known;
} search;

static variety variety_of(search *s, const dl_term_group *group)
{
    for (size_t i = 0; i < s->known.n; i++)
        if (s->known.v[i].group == group)
            return s->known.v[i];
    dl_usual usual = dl_usual_find(s->post, s->hits, s->n, group);
    variety found = {.group = group, .varies = usual.n_words > 1};
    if (usual.n_words > 0 && !usual.is_wrong)
        found.usual = usual.hit->term->text;
    if (usual.n_words > 0 && group->common.n)
        found.varies =
            dl_usual_common(s->ctx, s->post, s->entry, group).end > 0;
    dl_vec_push(&s->known, found);
    return found;
}

static bool is_in_glossary(const dl_term_group *group)
{
    return group->term_class == DL_TERMS_HARD ||
           group->term_class == DL_TERMS_CLOSE;
}

/* Whether DL508 reports hits[at]: it is in a group of the glossary, too, and
   the entry has another word of that group. */
static bool is_mixed(search *s, size_t at)
{
    const uint32_t start = s->hits[at].span.start;
    size_t k = at;
    while (k > 0 && s->hits[k - 1].span.start == start)
        k--;
    for (; k < s->n && s->hits[k].span.start == start; k++)
        if (is_in_glossary(s->hits[k].group))
            return variety_of(s, s->hits[k].group).varies;
    return false;
}

/* What to write for a wrong term: of the words that the glossary has for it,
   the one that the entry uses, so that DL508 does not ask for another. */
static dl_str right_of(search *s, const dl_term *term)
{
    enum { KEY = 2 * SYLLABLE };
    const dl_lexicon *lexicon = s->post->doc->lexicon;
    const dl_lexicon_entry *key =
        term->right.n < KEY ? NULL
                            : dl_lexicon_find(lexicon, term->right.p, KEY);
    for (uint32_t i = key ? key->term : 0; key && i < key->term_end; i++) {
        const dl_term *other = &lexicon->terms.terms[i];
        const dl_term_group *group = &lexicon->terms.groups[other->group];
        if (!is_in_glossary(group) || group->common.n ||
            !dl_usual_is_same(other->text, term->right))
            continue;
        dl_str usual = variety_of(s, group).usual;
        if (usual.n && !dl_usual_is_same(usual, term->right))
            return usual;
    }
    return term->right;
}

/* dl_term_counts(), which passes through the entry only once a group. */
static bool counts(search *s, const dl_term_hit *hit, dl_str *with)
{
    const dl_term_group *group = hit->group;
    size_t i = 0;
    *with = DL_STR_NONE;
    if (group->only_with.n == 0)
        return true;
    while (i < s->asked.n && s->asked.v[i].group != group)
        i++;
    if (i == s->asked.n) {
        companion found = {.group = group};
        found.counts =
            has_companion(s->post->doc, s->entry, group, &found.with);
        dl_vec_push(&s->asked, found);
    }
    *with = s->asked.v[i].with;
    return s->asked.v[i].counts && !is_otherwise_glossed(s->post->doc, hit);
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
    search s = {.ctx = ctx, .post = post, .entry = entry};
    s.n = dl_usual_hits(ctx, entry, &s.hits);
    uint32_t seen = 0; /* terms before it have been visited: 컨시스턴시 is one,
                          and part of 셀프 컨시스턴시 */
    for (size_t i = 0; i < s.n; i++) {
        const dl_term_hit *hit = &s.hits[i];
        dl_term_use use = {.hit = hit};
        if (hit->group->term_class != c || hit->span.start < seen ||
            !counts(&s, hit, &use.with))
            continue;
        const dl_prose *prose =
            &doc->proses[dl_block_of_token(doc, hit->token)];
        bool is_other = is_mixed(&s, i);
        if (!is_other && (!dl_prose_is_korean(post, prose) ||
                         may_be_name(doc, prose, hit)))
            continue;
        seen = hit->span.end;
        if (is_other)
            continue;
        use.right = right_of(&s, hit->term);
        visit(ctx, doc, &use, user);
    }
    dl_vec_free(&s.known);
    dl_vec_free(&s.asked);
}
