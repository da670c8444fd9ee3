/* Recognises the verbs of suppression comments. */
#include "check/verb.h"

#include "base/str.h"
#include "check/registry.h"
#include "text/suggest.h"

static const dl_str verbs[] = {
    [DL_DISABLE] = {"digestlint-disable", 18},
    [DL_DISABLE_LINE] = {"digestlint-disable-line", 23},
    [DL_DISABLE_NEXT_LINE] = {"digestlint-disable-next-line", 28},
    [DL_DISABLE_PAPER] = {"digestlint-disable-paper", 24},
    [DL_DISABLE_FILE] = {"digestlint-disable-file", 23},
    [DL_ENABLE] = {"digestlint-enable", 17},
};
static const char SEPARATORS[] = "-_:./";
enum { N_VERBS = sizeof verbs / sizeof *verbs, LONGEST = 40 };

dl_span dl_verb_next_word(dl_str src, dl_span *rest)
{
    uint32_t i = rest->start;
    while (i < rest->end && (dl_is_space(src.p[i]) || src.p[i] == ','))
        i++;
    dl_span word = {i, i};
    while (word.end < rest->end && !dl_is_space(src.p[word.end]) &&
           src.p[word.end] != ',')
        word.end++;
    rest->start = word.end;
    return word;
}

static dl_str text_of(dl_str src, dl_span s)
{
    return (dl_str){src.p + s.start, s.end - s.start};
}

/* ---- keys ---------------------------------------------------------------- */

/* Words without what separates their parts, in lower case. */
typedef struct key {
    char c[LONGEST];
    size_t n;
} key;

/* Appends a word; false, and nothing appended, if it is not made of letters and
   of what may separate them. */
static bool add_word(key *k, dl_str word)
{
    key longer = *k;
    for (size_t i = 0; i < word.n; i++) {
        if (dl_is_one_of(word.p[i], SEPARATORS))
            continue;
        if (!dl_is_alpha(word.p[i]) || longer.n == LONGEST)
            return false;
        longer.c[longer.n++] = dl_to_lower(word.p[i]);
    }
    if (longer.n == k->n)
        return false;
    *k = longer;
    return true;
}

static dl_str key_str(const key *k)
{
    return (dl_str){k->c, k->n};
}

static key key_of(dl_str word)
{
    key k = {.n = 0};
    add_word(&k, word);
    return k;
}

/* Whether a verb's key begins with `k`, and is longer if that is asked. */
static bool is_beginning(const key *k, bool is_longer)
{
    for (size_t i = 0; i < N_VERBS; i++) {
        key verb = key_of(verbs[i]);
        if (verb.n >= k->n + is_longer &&
            dl_str_has_prefix(key_str(&verb), key_str(k)))
            return true;
    }
    return false;
}

/* What other linters call it. */
static key without_alias(const key *k)
{
    static const char *const others[] = {"digestlintignore", "digestlintoff",
                                         "digestlintskip",
                                         "digestlintsuppress"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        size_t n = strlen(others[i]);
        key same = key_of(verbs[DL_DISABLE]);
        if (dl_str_starts(key_str(k), others[i]) &&
            add_word(&same, dl_str_from(key_str(k), n)))
            return same;
        if (dl_str_is(key_str(k), others[i]))
            return same;
    }
    return *k;
}

/* The verb that has the key, or nearly; otherwise nothing. */
static dl_str meant_by(const key *k)
{
    key keys[N_VERBS], real = without_alias(k);
    dl_str all[N_VERBS];
    for (size_t i = 0; i < N_VERBS; i++) {
        keys[i] = key_of(verbs[i]);
        all[i] = key_str(&keys[i]);
    }
    size_t found = dl_suggest(key_str(&real), all, N_VERBS);
    return found == DL_SUGGEST_NONE ? DL_STR_NONE : verbs[found];
}

/* The same for a word with something else after the verb: `verb=DL503`. */
static dl_str meant_by_beginning(dl_str word)
{
    size_t n = 0;
    while (n < word.n &&
           (dl_is_alpha(word.p[n]) || dl_is_one_of(word.p[n], SEPARATORS)))
        n++;
    key k = key_of((dl_str){word.p, n});
    return meant_by(&k);
}

/* ---- verbs --------------------------------------------------------------- */

static bool is_ascii(dl_str s)
{
    size_t i = 0;
    while (i < s.n && !((unsigned char)s.p[i] & 0x80))
        i++;
    return i == s.n;
}

/* Whether rules, a reason or nothing follows: not the rest of a sentence. */
static bool is_before_rules(dl_str src, dl_span rest)
{
    dl_str word = text_of(src, dl_verb_next_word(src, &rest));
    dl_rule_range rules = dl_rules_select(word);
    return word.n == 0 || dl_str_is(word, "--") || rules.start < rules.end ||
           dl_str_starts(word, "DL");
}

static dl_verb unknown(dl_span span, dl_str meant)
{
    return (dl_verb){DL_DIRECTIVE_UNKNOWN, span, meant};
}

/* The linter's name alone is at `span`: a verb may follow it. */
static dl_verb read_after_name(dl_str src, dl_span span, const key *name,
                               dl_span rest)
{
    const dl_verb none = unknown((dl_span){0}, DL_STR_NONE);
    dl_span word = dl_verb_next_word(src, &rest);
    key k = *name;
    if (!add_word(&k, text_of(src, word)) || !is_before_rules(src, rest))
        return none;
    dl_str meant = meant_by(&k);
    return meant.n ? unknown((dl_span){span.start, word.end}, meant) : none;
}

/* The words from `first` on are not a verb. */
static dl_verb read_near_miss(dl_str src, dl_span first, dl_span rest)
{
    const dl_verb none = unknown((dl_span){0}, DL_STR_NONE);
    bool is_verb = dl_begins_with(text_of(src, first), "digestlint-");
    dl_span span = first;
    key k = {.n = 0};
    if (!add_word(&k, text_of(src, first))) {
        dl_str meant = meant_by_beginning(text_of(src, first));
        return is_verb || meant.n ? unknown(first, meant) : none;
    }
    while (is_beginning(&k, true)) {
        dl_span after = rest, word = dl_verb_next_word(src, &after);
        key longer = k;
        if (!add_word(&longer, text_of(src, word)) ||
            !is_beginning(&longer, false))
            break;
        k = longer;
        span.end = word.end;
        rest = after;
    }
    if (dl_str_is(key_str(&k), "digestlint"))
        return read_after_name(src, span, &k, rest);
    dl_str meant = meant_by(&k);
    if (span.end > first.end &&
        (!meant.n ||
         !is_ascii(text_of(src, dl_verb_next_word(src, &rest)))))
        return none;
    return is_verb || meant.n ? unknown(span, meant) : none;
}

dl_verb dl_verb_read(dl_str src, dl_span text)
{
    dl_span rest = text, first = dl_verb_next_word(src, &rest);
    dl_str word = text_of(src, first);
    for (int i = 0; i < N_VERBS; i++)
        if (word.n == verbs[i].n && dl_begins_with(word, verbs[i].p))
            return (dl_verb){(dl_directive_kind)i, first, DL_STR_NONE};
    return read_near_miss(src, first, rest);
}
