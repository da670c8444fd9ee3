/* Reads groups of terms and additions to the lexicon's lists. */
#include "model/lexicon_read.h"

#include "base/str.h"
#include "keys_gen.h"
#include "parse/yaml.h"

enum {
    KEY = 6, /* bytes of two syllables */
    MOST_NAMES = 64,
    /* Each finding has copies of the texts of a group, and each place of a word
       is compared with its list. */
    LONGEST = UINT8_MAX,
    LONGEST_LIST = 4096
};

#define WORD "a word", "낱말"
#define SHORT "at most 255 bytes", "최대 255바이트"

const dl_term_topic dl_term_topics[DL_TERM_TOPICS] = {
    {"glossary", DL_TERMS_HARD},
    {"loanwords", DL_TERMS_LOANWORD},
    {"strict", DL_TERMS_STRICT},
    {"joined", DL_TERMS_JOINED},
    {"misspellings", DL_TERMS_MISSPELLING},
    {"sai-siot", DL_TERMS_SAI_SIOT},
    {"hangul-english", DL_TERMS_ENGLISH},
    {"mistranslations", DL_TERMS_MISTRANSLATION},
};

typedef struct reader {
    dl_lexicon_builder *builder;
    dl_lexicon_complain complain;
    void *user;
    bool is_full; /* the report of too many words has been made */
} reader;

static void expect(reader *r, const dl_yaml *node, const char *expected,
                   const char *expected_ko)
{
    r->complain(r->user,
                &(dl_lexicon_problem){.node = node,
                                      .expected = {expected, expected_ko}});
}

/* Reports keys that are not among the `n` known ones. */
static void check_keys(reader *r, const dl_yaml *mapping, const dl_str *known,
                       size_t n)
{
    for (const dl_yaml *v = mapping->first; v; v = v->next) {
        size_t i = 0;
        while (i < n && !dl_str_eq(v->key->text, known[i]))
            i++;
        if (i == n)
            r->complain(r->user,
                        &(dl_lexicon_problem){
                            .node = v->key, .known = known, .n_known = n});
    }
}

/* ---- groups of terms ----------------------------------------------------- */

static dl_str text_of(reader *r, const dl_yaml *mapping, const char *key)
{
    const dl_yaml *value = dl_yaml_get(mapping, key);
    if (!value)
        return DL_STR_NONE;
    if (value->kind != DL_YAML_SCALAR) {
        expect(r, value, WORD);
        return DL_STR_NONE;
    }
    if (value->text.n > LONGEST) {
        expect(r, value, SHORT);
        return DL_STR_NONE;
    }
    return value->text;
}

static bool is_true(reader *r, const dl_yaml *mapping, const char *key)
{
    const dl_yaml *value = dl_yaml_get(mapping, key);
    bool is = false;
    if (value && (value->kind != DL_YAML_SCALAR ||
                  !dl_yaml_bool(value->text, &is)))
        expect(r, value, "yes or no", "yes 또는 no");
    return is;
}

/* The list of words at `key`, or NULL; reports any other value. */
static const dl_yaml *words_at(reader *r, const dl_yaml *mapping,
                               const char *key)
{
    const dl_yaml *list = dl_yaml_get(mapping, key);
    if (!list)
        return NULL;
    if (list->kind != DL_YAML_SEQUENCE) {
        expect(r, list, "a list of words", "낱말 목록");
        return NULL;
    }
    for (const dl_yaml *item = list->first; item; item = item->next)
        if (item->kind != DL_YAML_SCALAR)
            expect(r, item, WORD);
    return list;
}

/* The words as one string, separated by '\n'. */
static dl_str joined(reader *r, const dl_yaml *mapping, const char *key)
{
    const dl_yaml *list = words_at(r, mapping, key);
    if (!list)
        return DL_STR_NONE;
    size_t n = 0;
    for (const dl_yaml *item = list->first; item; item = item->next)
        n += item->text.n + 1;
    if (n > LONGEST_LIST)
        expect(r, list, "at most 4096 bytes of words", "모두 4096바이트 이하의 낱말");
    if (n == 0 || n > LONGEST_LIST)
        return DL_STR_NONE;
    char *text = dl_arena_alloc(r->builder->arena, n);
    size_t at = 0;
    for (const dl_yaml *item = list->first; item; item = item->next) {
        if (at)
            text[at++] = '\n';
        if (item->text.n)
            memcpy(text + at, item->text.p, item->text.n);
        at += item->text.n;
    }
    return (dl_str){text, at};
}

static uint64_t head_bits(const dl_yaml *list)
{
    uint64_t bits = 0;
    for (const dl_yaml *i = list ? list->first : NULL; i; i = i->next)
        if (i->text.n)
            bits |= UINT64_C(1) << dl_term_head_bit(i->text);
    return bits;
}

/* Reported only once. */
static void report_too_many(reader *r, const dl_yaml *node)
{
    if (!r->is_full)
        expect(r, node, "at most 65534 words", "최대 65,534개의 낱말");
    r->is_full = true;
}

static void add_term(reader *r, const dl_yaml *node, dl_term term)
{
    if (!dl_term_is_findable(term.text))
        expect(r, node, "a word of two syllables or more",
               "한글 두 글자 이상인 낱말");
    else if (term.text.n > LONGEST || term.right.n > LONGEST)
        expect(r, node, SHORT);
    else if (!dl_lexicon_add_term(r->builder, term))
        report_too_many(r, node);
}

static bool has(const dl_yaml *list, dl_str word)
{
    for (const dl_yaml *i = list ? list->first : NULL; i; i = i->next)
        if (dl_str_eq(i->text, word))
            return true;
    return false;
}

/* Whether the fix for `wrong` can be inserted into a text. */
static bool is_repair(dl_str wrong, dl_str right)
{
    for (size_t i = 0; i < right.n; i++)
        if ((unsigned char)right.p[i] < ' ' || right.p[i] == 0x7F)
            return false;
    return right.n > 0 && !dl_str_eq(wrong, right);
}

/* Whether a term of this group may begin inside a word. A loanword of two
   syllables would be there by chance too often. */
static bool may_be_inside(reader *r, const dl_yaml *group, dl_term_class c,
                          dl_str wrong)
{
    bool is_inside = c == DL_TERMS_LOANWORD || c == DL_TERMS_STRICT
                         ? wrong.n > KEY
                         : is_true(r, group, "inside");
    return is_inside && !has(words_at(r, group, "at-start"), wrong);
}

/* The `words` of the group with the number `number`. */
static void read_words(reader *r, const dl_yaml *words, const dl_yaml *group,
                       dl_term_class c, uint16_t number)
{
    bool has_rights = words->kind == DL_YAML_MAPPING;
    for (const dl_yaml *w = words->first; w; w = w->next) {
        if (w->kind != DL_YAML_SCALAR)
            expect(r, w, WORD);
        else if (has_rights && !is_repair(w->key->text, w->text))
            expect(r, w, "the correct spelling on one line",
                   "한 줄로 쓴 바른 표기");
        else if (has_rights)
            add_term(r, w->key,
                     (dl_term){.text = w->key->text,
                               .right = w->text,
                               .group = number,
                               .inside = may_be_inside(r, group, c,
                                                       w->key->text)});
        else
            add_term(r, w, (dl_term){.text = w->text, .group = number});
    }
}

/* The value of `words`, or NULL after a report. */
static const dl_yaml *words_of(reader *r, const dl_yaml *group,
                               bool has_rights)
{
    const dl_yaml *words = dl_yaml_get(group, "words");
    dl_yaml_kind kind = has_rights ? DL_YAML_MAPPING : DL_YAML_SEQUENCE;
    if (words && words->kind == (uint8_t)kind)
        return words;
    if (has_rights)
        expect(r, words ? words : group,
               "a group whose 'words' map wrong spellings to correct ones",
               "words가 틀린 표기와 바른 표기의 매핑인 묶음");
    else
        expect(r, words ? words : group, "a group whose 'words' is a list",
               "words가 낱말 목록인 묶음");
    return NULL;
}

/* The number of the word at `key` among `names`; 0 if there is none. */
static uint8_t choice_of(reader *r, const dl_yaml *group, const char *key,
                         const char *const *names, uint8_t n,
                         const char *expected, const char *expected_ko)
{
    dl_str name = text_of(r, group, key);
    for (uint8_t i = 0; i < n; i++)
        if (dl_str_is(name, names[i]))
            return i;
    if (name.n)
        expect(r, dl_yaml_get(group, key), expected, expected_ko);
    return 0;
}

static dl_term_class glossary_class(reader *r, const dl_yaml *group)
{
    static const char *const names[] = {"hard", "soft", "close"};
    return (dl_term_class)choice_of(
        r, group, "class", names, sizeof names / sizeof *names,
        "hard, soft or close", "hard, soft, close 가운데 하나");
}

static uint8_t after_of(reader *r, const dl_yaml *group)
{
    static const char *const names[] = {"any",   "word",      "eo",
                                        "rieul", "adnominal", "final"};
    return choice_of(r, group, "after", names, sizeof names / sizeof *names,
                     "any, word, eo, rieul, adnominal or final",
                     "any, word, eo, rieul, adnominal, final 가운데 하나");
}

static uint8_t rest_of(reader *r, const dl_yaml *group)
{
    static const char *const names[] = {"any", "ending", "none"};
    return choice_of(r, group, "rest", names, sizeof names / sizeof *names,
                     "any, ending or none", "any, ending, none 가운데 하나");
}

static bool is_latin_word(dl_str s)
{
    size_t i = 0;
    while (i < s.n && dl_is_alpha(s.p[i]))
        i++;
    return i > 0 && i == s.n;
}

/* The English words of which an entry must have one. */
static dl_str companions_of(reader *r, const dl_yaml *group, dl_term_class c)
{
    const dl_yaml *list = dl_yaml_get(group, "only-with");
    if (!list)
        return DL_STR_NONE;
    if (c != DL_TERMS_ENGLISH && c != DL_TERMS_MISTRANSLATION) {
        expect(r, list, "in a group of hangul-english or mistranslations",
               "hangul-english나 mistranslations의 묶음에만 있는 값");
        return DL_STR_NONE;
    }
    const dl_yaml *word = list->kind == DL_YAML_SEQUENCE ? list->first : NULL;
    while (word && (word->kind != DL_YAML_SCALAR || is_latin_word(word->text)))
        word = word->next;
    if (word)
        expect(r, list, "a list of English words of letters only",
               "로마자만으로 된 낱말의 목록");
    return joined(r, group, "only-with");
}

static void read_group(reader *r, const dl_yaml *node, dl_term_class c)
{
    bool has_rights = c > DL_TERMS_CLOSE;
    const dl_strs *known =
        has_rights ? &dl_lexicon_loanwords_keys : &dl_lexicon_glossary_keys;
    if (node->kind != DL_YAML_MAPPING) {
        expect(r, node, "a mapping with 'words'", "words가 있는 매핑");
        return;
    }
    check_keys(r, node, known->v, known->n);
    dl_str name = text_of(r, node, has_rights ? "name" : "english");
    if (!name.n) {
        expect(r, node,
               has_rights ? "a group with a name"
                          : "a group with an English term",
               has_rights ? "name이 있는 묶음" : "english가 있는 묶음");
        return;
    }
    if (is_true(r, node, "remove")) {
        dl_lexicon_remove_group(r->builder, name);
        return;
    }
    const dl_yaml *words = words_of(r, node, has_rights);
    dl_term_group group = {
        .name = name,
        .prefer = text_of(r, node, "prefer"),
        .common = text_of(r, node, "common"),
        .norm = text_of(r, node, "norm"),
        .not_after = joined(r, node, "not-after"),
        .not_before = joined(r, node, "not-before"),
        .only_before = joined(r, node, "only-before"),
        .heads = head_bits(words_at(r, node, "only-before")),
        .only_with = companions_of(r, node, c),
        .except = joined(r, node, "except"),
        .after = after_of(r, node),
        .rest = rest_of(r, node),
        .term_class = (uint8_t)(has_rights ? c : glossary_class(r, node)),
    };
    uint16_t number = dl_lexicon_add_group(r->builder, group);
    if (number == DL_LEXICON_NO_GROUP)
        expect(r, node, "at most 4096 groups", "최대 4,096개의 묶음");
    else if (words)
        read_words(r, words, node, c, number);
}

static void read_groups(reader *r, const dl_yaml *list, dl_term_class c)
{
    if (!list)
        return;
    if (list->kind != DL_YAML_SEQUENCE) {
        if (c > DL_TERMS_CLOSE)
            expect(r, list,
                   "a list of groups such as "
                   "[{name: house, words: {wrong: right}}]",
                   "[{name: house, words: {틀린 말: 바른 말}}] 같은 묶음 목록");
        else
            expect(r, list,
                   "a list of groups such as "
                   "[{english: fine-tuning, words: [미세조정, 파인튜닝]}]",
                   "[{english: fine-tuning, words: [미세조정, 파인튜닝]}] "
                   "같은 묶음 목록");
        return;
    }
    for (const dl_yaml *g = list->first; g; g = g->next)
        read_group(r, g, c);
}

/* ---- lists of words ------------------------------------------------------ */

static void change_list(reader *r, const dl_yaml *words, unsigned list,
                        bool is_removed)
{
    if (words->kind != DL_YAML_SEQUENCE) {
        expect(r, words, "a list of words", "낱말 목록");
        return;
    }
    for (const dl_yaml *w = words->first; w; w = w->next) {
        if (w->kind != DL_YAML_SCALAR)
            expect(r, w, WORD);
        else if (is_removed)
            dl_lexicon_remove(r->builder, list, w->text);
        else if (w->text.n == 0 || w->text.n > UINT8_MAX)
            expect(r, w, "a word of 1 to 255 bytes", "1~255바이트의 낱말");
        else if (!dl_lexicon_add(r->builder, list, w->text))
            report_too_many(r, w);
    }
}

static void read_list(reader *r, const dl_yaml *value, unsigned list)
{
    static const dl_str known[] = {{"add", 3}, {"remove", 6}};
    if (value->kind != DL_YAML_MAPPING) {
        change_list(r, value, list, false);
        return;
    }
    check_keys(r, value, known, sizeof known / sizeof *known);
    const dl_yaml *add = dl_yaml_get(value, "add");
    const dl_yaml *removed = dl_yaml_get(value, "remove");
    if (add)
        change_list(r, add, list, false);
    if (removed)
        change_list(r, removed, list, true);
}

/* The lists [first, end) are those of one topic. */
static void read_topic(reader *r, const dl_yaml *topic, unsigned first,
                       unsigned end)
{
    dl_str names[MOST_NAMES];
    size_t n = 0;
    if (topic->kind != DL_YAML_MAPPING) {
        expect(r, topic, "lists of words by name", "이름별 낱말 목록");
        return;
    }
    for (unsigned i = first; i < end && n < MOST_NAMES; i++)
        names[n++] = dl_str_of(r->builder->lists[i].name);
    check_keys(r, topic, names, n);
    for (unsigned i = first; i < end; i++) {
        const dl_yaml *value = dl_yaml_get(topic, r->builder->lists[i].name);
        if (value)
            read_list(r, value, i);
    }
}

void dl_lexicon_read(dl_lexicon_builder *builder, const dl_yaml *lexicon,
                     dl_lexicon_complain complain, void *user)
{
    reader r = {.builder = builder, .complain = complain, .user = user};
    dl_str known[MOST_NAMES];
    size_t n = dl_lexicon_keys.n;
    memcpy(known, dl_lexicon_keys.v, n * sizeof *known);
    if (lexicon->kind != DL_YAML_MAPPING) {
        expect(&r, lexicon, "a mapping", "매핑");
        return;
    }
    for (size_t i = 0; i < DL_TERM_TOPICS; i++)
        read_groups(&r, dl_yaml_get(lexicon, dl_term_topics[i].key),
                    dl_term_topics[i].term_class);
    for (unsigned i = 0, end; i < builder->n_lists; i = end) {
        const char *topic = builder->lists[i].topic;
        for (end = i + 1; end < builder->n_lists &&
                          strcmp(builder->lists[end].topic, topic) == 0;)
            end++;
        const dl_yaml *value = dl_yaml_get(lexicon, topic);
        if (value)
            read_topic(&r, value, i, end);
        if (n < MOST_NAMES)
            known[n++] = dl_str_of(topic);
    }
    check_keys(&r, lexicon, known, n);
}
