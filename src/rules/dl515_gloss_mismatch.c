/* DL515 gloss-mismatch: see rules/DL515-gloss-mismatch.md. */
#include "base/search.h"
#include "base/str.h"
#include "rules/shared/korean.h"
#include "rules/shared/mixed.h"
#include "rules_gen.h"
#include "text/kinds.h"

enum {
    SHORTEST_GLOSS = 7, /* bytes: shorter ones are names of other things */
    SHORTEST_HEAD = 5,
    LONGEST_GLOSS = 40,
    COMPOUND_WORDS = 2, /* before the gloss of a compound's second half */
    LONGEST_HEAD = 96, /* bytes: longer than any member without its spaces */
    LONGEST_RENDERING = 24, /* bytes */
    MOST_TOKENS = 8,
    SYLLABLE = 3 /* bytes */
};

/* Letters without the spaces and hyphens between them, in lower case. */
typedef struct letters {
    char text[LONGEST_HEAD];
    size_t n;
} letters;

static bool is_joint(char c)
{
    return c == ' ' || c == '-' || c == '\n';
}

static letters squeeze(dl_str s)
{
    letters out;
    out.n = 0;
    for (size_t i = 0; i < s.n && out.n < sizeof out.text; i++)
        if (!is_joint(s.p[i]))
            out.text[out.n++] = dl_to_lower(s.p[i]);
    return out;
}

static dl_str letters_str(const letters *l)
{
    return (dl_str){l->text, l->n};
}

/* ---- the glossary ----------------------------------------------------- */

/* Whether `name` is the English term `gloss`, perhaps in the plural. */
static bool is_named(dl_str name, dl_str gloss)
{
    size_t k = 0;
    for (size_t i = 0; i < name.n; i++) {
        if (is_joint(name.p[i]))
            continue;
        if (k == gloss.n || gloss.p[k++] != name.p[i])
            return false;
    }
    return k == gloss.n || (k + 1 == gloss.n && gloss.p[k] == 's');
}

/* Whether the group's English word has its own translation. */
static bool is_translated(const dl_lexicon *lexicon, const dl_term_group *group)
{
    letters name = squeeze(group->name);
    const dl_list_set *lists = dl_lexicon_lists(lexicon, letters_str(&name));
    if (group->term_class == DL_TERMS_SOFT ||
        group->term_class == DL_TERMS_CLOSE)
        return dl_set_has(lists, DL_LIST_GLOSS_TERMS);
    return group->term_class == DL_TERMS_HARD &&
           !dl_set_has(lists, DL_LIST_GLOSS_CONDITIONS);
}

static bool is_member(const dl_lexicon *lexicon, dl_str member, dl_str word)
{
    letters m = squeeze(member);
    return dl_str_eq(letters_str(&m), word) &&
           !dl_lexicon_has(lexicon, DL_LIST_GLOSS_REJECTED, word);
}

/* Whether the head ends in a member. Each begins with two syllables, by which
   the lexicon finds it. */
static bool has_member(const dl_lexicon *lexicon, size_t group, dl_str head)
{
    const dl_term *terms = lexicon->terms.terms;
    for (; head.n >= 2 * SYLLABLE; head = dl_str_from(head, 1)) {
        const dl_lexicon_entry *key =
            dl_lexicon_find(lexicon, head.p, 2 * SYLLABLE);
        for (uint32_t i = key ? key->term : 0; key && i < key->term_end; i++)
            if (terms[i].group == group &&
                is_member(lexicon, terms[i].text, head))
                return true;
    }
    return false;
}

static bool has_member_or_tail(const dl_lexicon *lexicon, size_t group,
                              dl_str head)
{
    if (has_member(lexicon, group, head))
        return true;
    for (size_t n = SYLLABLE; n < head.n; n += SYLLABLE) {
        dl_str stem = {head.p, head.n - n}, tail = {head.p + stem.n, n};
        if (dl_lexicon_has(lexicon, DL_LIST_GLOSS_TAILS, tail) &&
            has_member(lexicon, group, stem))
            return true;
    }
    return false;
}

/* 사슬추론(chain-of-thought): a translation in use, if the glossary does not
   have it. */
static bool is_accepted(const dl_lexicon *lexicon, dl_str head)
{
    for (size_t n = 2 * SYLLABLE; n <= head.n; n += SYLLABLE)
        if (dl_lexicon_has(lexicon, DL_LIST_GLOSS_ACCEPTED,
                           dl_str_from(head, head.n - n)))
            return true;
    return false;
}

/* Whether groups whose words differ in nuance may translate the gloss. */
static bool is_soft_term(const dl_lexicon *lexicon, dl_str gloss)
{
    dl_str one = {gloss.p, gloss.n - dl_str_has_suffix(gloss, DL_STR("s"))};
    return dl_lexicon_has(lexicon, DL_LIST_GLOSS_TERMS, gloss) ||
           dl_lexicon_has(lexicon, DL_LIST_GLOSS_TERMS, one);
}

/* The group that knows `gloss` by words other than those `head` ends in; NULL:
   there is none, or some group accepts it. */
static const dl_term_group *find_other(const dl_lexicon *lexicon, dl_str gloss,
                                       dl_str head)
{
    const dl_term_group *found = NULL, *groups = lexicon->terms.groups;
    const dl_term_group *end = groups + lexicon->terms.n_groups;
    const dl_term_class last =
        is_soft_term(lexicon, gloss) ? DL_TERMS_CLOSE : DL_TERMS_HARD;
    for (const dl_term_group *group = groups;
         group < end && group->term_class <= last; group++) {
        if (group->name.n == 0 || *group->name.p != *gloss.p ||
            !group->prefer.n || !is_named(group->name, gloss) ||
            !is_translated(lexicon, group))
            continue;
        if (has_member_or_tail(lexicon, (size_t)(group - groups), head))
            return NULL;
        found = group;
    }
    return found;
}

/* Whether `term` is a member of a group named like a run of parts of the gloss
   that has the part [from, to): speech in hate speech (detection). */
static bool names_part(const dl_term_group *group, dl_str gloss, size_t from,
                       size_t to)
{
    letters name = squeeze(group->name);
    for (size_t at = 0; group->prefer.n && at <= from; at++) {
        if (at > 0 && !is_joint(gloss.p[at - 1]))
            continue;
        letters all = squeeze(dl_str_from(gloss, at));
        letters most = squeeze((dl_str){gloss.p + at, to - at});
        if (name.n + dl_str_has_suffix(letters_str(&most), DL_STR("s")) >=
                most.n &&
            dl_str_has_prefix(letters_str(&all), letters_str(&name)))
            return true;
    }
    return false;
}

/* Whether the head has a member of a group of the glossary, of any class, that
   is named like these parts of the gloss. */
static bool is_in_glossary(const dl_lexicon *lexicon, dl_str head,
                           dl_str gloss, dl_str part)
{
    const dl_term *terms = lexicon->terms.terms;
    const size_t from = (size_t)(part.p - gloss.p), to = from + part.n;
    for (; head.n >= 2 * SYLLABLE; head = dl_str_from(head, SYLLABLE)) {
        const dl_lexicon_entry *key =
            dl_lexicon_find(lexicon, head.p, 2 * SYLLABLE);
        for (uint32_t i = key ? key->term : 0; key && i < key->term_end; i++) {
            const dl_term_group *group =
                &lexicon->terms.groups[terms[i].group];
            letters member = squeeze(terms[i].text);
            if (group->term_class <= DL_TERMS_CLOSE &&
                dl_str_has_prefix(head, letters_str(&member)) &&
                is_member(lexicon, terms[i].text, letters_str(&member)) &&
                names_part(group, gloss, from, to))
                return true;
        }
    }
    return false;
}

/* ---- halves of compounds ------------------------------------------------ */

/* The core term that the gloss is, perhaps in the plural, or empty. */
static dl_str core_term(const dl_lexicon *lexicon, dl_str gloss)
{
    if (dl_lexicon_has(lexicon, DL_LIST_GLOSS_CORE, gloss))
        return gloss;
    gloss.n -= gloss.p[gloss.n - 1] == 's';
    return dl_lexicon_has(lexicon, DL_LIST_GLOSS_CORE, gloss) ? gloss
                                                             : DL_STR_NONE;
}

/* The first byte of the character after that at byte `i`; past the end, one
   more. */
static size_t next_char(dl_str s, size_t i)
{
    do
        i++;
    while (i < s.n && dl_is_continuation(s.p[i]));
    return i;
}

/* Whether one of the term's renderings is anywhere in the head. */
static bool has_rendering(const dl_lexicon *lexicon, dl_str term, dl_str head)
{
    char pair[LONGEST_HEAD]; /* the term, a space, a part of the head */
    const size_t at = term.n + 1;
    if (at + LONGEST_RENDERING > sizeof pair)
        return false; /* no gloss is as long */
    memcpy(pair, term.p, term.n);
    pair[term.n] = ' ';
    for (size_t i = 0; i < head.n; i = next_char(head, i)) {
        const size_t left = head.n - i;
        const size_t most = left < LONGEST_RENDERING ? left : LONGEST_RENDERING;
        memcpy(pair + at, head.p + i, most);
        for (size_t n = next_char(head, i) - i; n <= most;
             n = next_char(head, i + n) - i)
            if (dl_lexicon_has(lexicon, DL_LIST_GLOSS_RENDERINGS,
                               (dl_str){pair, at + n}))
                return true;
    }
    return false;
}

/* ---- wrong words -------------------------------------------------------- */

/* Whether the list has the pair, the English word perhaps in the plural, the
   Korean one perhaps with 적 (동기적). */
static bool is_wrong(const dl_lexicon *lexicon, dl_str english, dl_str korean)
{
    if (korean.n > SYLLABLE && dl_str_has_suffix(korean, DL_STR("적")))
        korean.n -= SYLLABLE;
    if (dl_lexicon_has_pair(lexicon, DL_LIST_GLOSS_WRONG, english, korean))
        return true;
    if (!dl_str_has_suffix(english, DL_STR("s")))
        return false;
    english.n--;
    return dl_lexicon_has_pair(lexicon, DL_LIST_GLOSS_WRONG, english, korean);
}

/* The words of the gloss, each part of a hyphenated one counted. */
static unsigned count_words(dl_str gloss)
{
    unsigned n = 1;
    for (size_t i = 0; i < gloss.n; i++)
        n += is_joint(gloss.p[i]);
    return n;
}

/* The last word of the gloss, which is taken from it. */
static dl_str take_last(dl_str *gloss)
{
    size_t at = gloss->n;
    while (at > 0 && gloss->p[at - 1] != ' ' && gloss->p[at - 1] != '\n')
        at--;
    dl_str word = dl_str_from(*gloss, at);
    gloss->n = at - (at > 0);
    return word;
}

/* ---- heads of longer glosses ------------------------------------------- */

/* The last part of the gloss, which is taken from it with the joint before. */
static dl_str take_last_part(dl_str *gloss)
{
    size_t at = gloss->n;
    while (at > 0 && !is_joint(gloss->p[at - 1]))
        at--;
    dl_str part = dl_str_from(*gloss, at);
    gloss->n = at - (at > 0);
    return part;
}

/* The word of the list of those that a translation never leaves out that `part`
   of a gloss is, perhaps in the plural; empty: none. */
static dl_str head_of(const dl_lexicon *lexicon, dl_str part)
{
    letters word = squeeze(part);
    if (dl_lexicon_has(lexicon, DL_LIST_GLOSS_HEADS, letters_str(&word)))
        return part;
    part.n -= dl_str_has_suffix(part, DL_STR("s"));
    word.n -= dl_str_has_suffix(letters_str(&word), DL_STR("s"));
    return dl_lexicon_has(lexicon, DL_LIST_GLOSS_HEADS, letters_str(&word))
               ? part
               : DL_STR_NONE;
}

/* AutoCal Loss: a capital after a small letter. */
static bool is_name(dl_str gloss)
{
    for (size_t i = 1; i < gloss.n; i++)
        if (dl_is_upper(gloss.p[i]) && dl_is_lower(gloss.p[i - 1]))
            return true;
    return false;
}

/* ---- the text --------------------------------------------------------- */

/* The token of the `)` that closes the gloss after the `(` at `open`; 0: it
   does not contain an English term. */
static uint32_t gloss_end(const dl_doc *doc, const dl_prose *prose,
                          uint32_t open)
{
    const dl_token *t = doc->tokens;
    for (uint32_t i = open + 1;
         i < prose->token_end && i - open <= MOST_TOKENS; i++) {
        if (t[i].kind == DL_TOKEN_CLOSE)
            return i;
        bool is_hyphen = t[i].end - t[i].start == 1 &&
                         doc->src.p[t[i].start] == '-';
        if (t[i].kind != DL_TOKEN_LATIN && !is_hyphen)
            return 0;
    }
    return 0;
}

/* The Korean words before token `open`, without spaces, as many as fit, but no
   more than `most`. */
static letters head_before(const dl_doc *doc, const dl_prose *prose,
                           uint32_t open, unsigned most)
{
    const dl_token *t = doc->tokens;
    uint32_t first = open;
    unsigned words = 0;
    while (first > prose->token && words < most &&
           t[open].start - t[first - 1].start <= LONGEST_HEAD &&
           (t[first - 1].kind == DL_TOKEN_HANGUL ||
            doc->src.p[t[first - 1].start] == '-'))
        words += !dl_token_is_joined(&t[--first]);
    return squeeze(
        dl_doc_slice(doc, (dl_span){t[first].start, t[open].start}));
}

/* 주목했는지, 조건화되는, 가능함: not a noun, so not a translation of one. */
static bool is_inflected(const dl_doc *doc, dl_str word)
{
    bool is_clause = dl_str_ends(word, "함") || dl_str_ends(word, "됨");
    return word.n > SYLLABLE &&
           ((is_clause && !dl_stem_is_noun(doc->lexicon, word)) ||
            (dl_lexicon_end(doc->lexicon, DL_LIST_GLOSS_INFLECTED_ENDS,
                            word) &&
             !dl_lexicon_has(doc->lexicon, DL_LIST_FRAME_VERBAL_NOUNS, word)));
}

/* Whether DL509 knows the words by themselves. */
static bool is_mistranslation(dl_ctx *ctx, const dl_post *post, dl_span span)
{
    const dl_term_hit *hits;
    const dl_entry *entries = post->entries;
    size_t i, entry, n = dl_ctx_terms(ctx, &hits);
    DL_LOWER_BOUND(i, 0, n, hits[i].span.end <= span.start);
    DL_LOWER_BOUND(entry, 0, post->n_entries,
                   entries[entry].span.end <= span.start);
    dl_str with;
    for (; i < n && hits[i].span.start < span.end; i++)
        if (hits[i].group->term_class == DL_TERMS_MISTRANSLATION &&
            entry < post->n_entries &&
            dl_term_counts(post->doc, &entries[entry], &hits[i], &with))
            return true;
    return false;
}

/* 수치(implicit), 큰 언어 모델(large language model); word by word: 데이터 배포(data
   distribution). */
static bool check_wrong(dl_ctx *ctx, const dl_post *post,
                        const dl_prose *prose, uint32_t open, dl_str gloss)
{
    const dl_doc *doc = post->doc;
    const dl_token *t = doc->tokens;
    const letters english = squeeze(gloss);
    const unsigned most = count_words(gloss);
    dl_str left = gloss;
    uint32_t first = open;
    for (unsigned words = 1; words <= most && first > prose->token &&
                             t[first - 1].kind == DL_TOKEN_HANGUL;
         words++) {
        const dl_token *word = &t[--first];
        const letters head = head_before(doc, prose, open, words);
        dl_str last = take_last(&left);
        const letters other = squeeze(last);
        dl_span span = {word->start, t[open - 1].end};
        if (is_wrong(doc->lexicon, letters_str(&english), letters_str(&head)))
            last = gloss;
        else if (most > 1 && is_wrong(doc->lexicon, letters_str(&other),
                                      dl_token_text(doc, word)))
            span = dl_token_span(word);
        else
            continue;
        if (!is_mistranslation(ctx, post, span))
            dl_report(ctx, DL515_WRONG, span, dl_doc_slice(doc, span), last);
        return true;
    }
    return false;
}

/* `인과(attention)`: the gloss is that of 인과 어텐션. A word for the kind of
   thing, such as 구조, explains the English term instead of translating it, and
   so does one before a name: 헤드라인(Attention). False: the gloss is no term of
   the list. */
static bool check_half(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                       uint32_t open, dl_str gloss)
{
    const dl_lexicon *lexicon = doc->lexicon;
    const dl_token *word = &doc->tokens[open - 1];
    letters english = squeeze(gloss);
    dl_str term = core_term(lexicon, letters_str(&english));
    if (!term.n)
        return false;
    if (dl_is_upper(gloss.p[0]) ||
        dl_lexicon_tail(lexicon, DL_LIST_GLOSS_KIND_TAILS,
                        dl_token_text(doc, word)))
        return true;
    letters head = head_before(doc, prose, open, COMPOUND_WORDS);
    if (!has_rendering(lexicon, term, letters_str(&head)) &&
        !is_in_glossary(lexicon, letters_str(&head), gloss, gloss))
        dl_report(ctx, DL515_HALF, dl_token_span(word),
                  dl_token_text(doc, word), gloss);
    return true;
}

/* Whether the head itself is in the text before the gloss (gradient 폭주), or a
   rendering is in the word after it: 사전(pre-training) 학습. */
static bool is_head_near(const dl_doc *doc, const dl_prose *prose,
                         uint32_t open, dl_str gloss, dl_str term)
{
    const dl_token *t = doc->tokens;
    uint32_t i = open, last = prose->token;
    if (open - prose->token > MOST_TOKENS)
        last = open - MOST_TOKENS;
    while (i-- > last) {
        letters word = squeeze(dl_token_text(doc, &t[i]));
        if (t[i].kind == DL_TOKEN_LATIN &&
            dl_str_has_prefix(letters_str(&word), term))
            return true;
    }
    for (i = open + 1; doc->src.p + t[i].start < gloss.p + gloss.n;)
        i++;
    return i + 1 < prose->token_end && t[i + 1].kind == DL_TOKEN_HANGUL &&
           has_rendering(doc->lexicon, term, dl_token_text(doc, &t[i + 1]));
}

/* Whether a noun is right before token `i`, which it makes more precise: 전체
   in 전체 미세조정. */
static bool has_modifier(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    dl_particle_use use;
    if (i == prose->token || doc->tokens[i - 1].kind != DL_TOKEN_HANGUL)
        return false;
    dl_str word = dl_token_text(doc, &doc->tokens[i - 1]);
    return !is_inflected(doc, word) && !dl_particle_at_end(word, &use) &&
           !dl_str_ends(word, "의") && !dl_str_ends(word, "에") &&
           !dl_lexicon_end(doc->lexicon, DL_LIST_VARIANT_INFLECTED_ENDS, word);
}

/* The word of `part` of a gloss that none of the words before it means: entropy
   in 전반적 주의도(attention entropy). Empty: none, or the list does not have it. */
static dl_str find_lack(const dl_doc *doc, const dl_prose *prose,
                        uint32_t open, dl_str gloss, dl_str part)
{
    dl_str head = head_of(doc->lexicon, part);
    if (!head.n)
        return head;
    letters term = squeeze(head);
    letters before = head_before(doc, prose, open, count_words(gloss) + 3);
    return has_rendering(doc->lexicon, letters_str(&term),
                         letters_str(&before)) ||
                   is_in_glossary(doc->lexicon, letters_str(&before), gloss,
                                  part) ||
                   is_head_near(doc, prose, open, gloss, letters_str(&term))
               ? DL_STR_NONE
               : head;
}

/* Reports a gloss that names something else. A noun alone is made more precise
   by the gloss, so that only the last word counts: 손실(alignment loss). */
static void check_head(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                       uint32_t open, dl_str gloss)
{
    const dl_token *word = &doc->tokens[open - 1];
    if (word->length == 1 || is_name(gloss) ||
        dl_lexicon_tail(doc->lexicon, DL_LIST_GLOSS_THINGS,
                        dl_token_text(doc, word)))
        return;
    dl_str lack = find_lack(doc, prose, open, gloss, gloss); /* trade-off */
    dl_str left = head_of(doc->lexicon, gloss).n ? DL_STR_NONE : gloss;
    for (bool is_last = true; left.n && !lack.n;) {
        dl_str part = take_last_part(&left);
        letters name = squeeze(part);
        if (dl_lexicon_has(doc->lexicon, DL_LIST_GLOSS_MODIFIERS,
                           letters_str(&name)))
            continue;
        lack = find_lack(doc, prose, open, gloss, part);
        if (is_last && !has_modifier(doc, prose, open - 1))
            break;
        is_last = false;
    }
    if (lack.n)
        dl_report(ctx, DL515_HEAD, dl_token_span(word),
                  dl_token_text(doc, word), gloss, lack);
}

/* A word that no group of the glossary has for the term; false: it may be
   right, or is too general to translate it. */
static bool check_word(dl_ctx *ctx, const dl_post *post,
                       const dl_prose *prose, uint32_t open, dl_str gloss)
{
    const dl_doc *doc = post->doc;
    const dl_token *word = &doc->tokens[open - 1];
    if (dl_token_in(doc, word, DL_LIST_GLOSS_GENERAL))
        return false;
    letters english = squeeze(gloss);
    letters head = head_before(doc, prose, open, MOST_TOKENS);
    const dl_term_group *group = find_other(
        doc->lexicon, letters_str(&english), letters_str(&head));
    if (group && !is_accepted(doc->lexicon, letters_str(&head)) &&
        !is_mistranslation(ctx, post, dl_token_span(word)))
        dl_report(ctx, DL515_MISMATCH, dl_token_span(word),
                  dl_token_text(doc, word), gloss, group->prefer);
    return group;
}

static void check(dl_ctx *ctx, const dl_post *post, const dl_prose *prose,
                  uint32_t open)
{
    const dl_doc *doc = post->doc;
    const dl_token *t = &doc->tokens[open];
    uint32_t close = gloss_end(doc, prose, open);
    dl_str gloss = {doc->src.p + t->end,
                    close ? doc->tokens[close].start - t->end : 0};
    if (gloss.n == 0 || gloss.n > LONGEST_GLOSS)
        return;
    bool is_noun = !is_inflected(doc, dl_token_text(doc, t - 1));
    bool is_term = gloss.n >= SHORTEST_GLOSS && is_noun;
    if ((is_term && check_word(ctx, post, prose, open, gloss)) ||
        check_wrong(ctx, post, prose, open, gloss) ||
        (is_term && check_half(ctx, doc, prose, open, gloss)))
        return;
    if (is_noun && gloss.n >= SHORTEST_HEAD &&
        dl_option_bool(ctx, DL515_OPT_HEADS))
        check_head(ctx, doc, prose, open, gloss);
}

static void on_prose(dl_ctx *ctx, const dl_post *post, const dl_prose *prose)
{
    const dl_doc *doc = post->doc;
    if (!(prose->traits & DL_KINDS(LATIN)) ||
        !dl_prose_is_korean(post, prose))
        return;
    dl_marked walk = dl_marked_in(doc, DL_MARK_OTHER,
                                  prose->token + 1, prose->token_end - 1);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        const dl_token *t = &doc->tokens[i];
        if (t->kind == DL_TOKEN_OPEN && doc->src.p[t->start] == '(' &&
            t[1].kind == DL_TOKEN_LATIN && !(t[1].flags & DL_TOKEN_UPPER) &&
            dl_token_is_joined(t) && t[-1].kind == DL_TOKEN_HANGUL)
            check(ctx, post, prose, i);
    }
}

const dl_check dl_check_dl515 = {
    .on_prose = on_prose,
    .prose_traits = DL_KINDS(OPEN),
};
