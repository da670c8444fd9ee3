/* The lexicon: keys, look-up, starts and ends, and how one is made. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "../support/term_group.h"
#include "base/arena.h"
#include "base/str.h"
#include "korean/lexicon_build.h"
#include "text/hangul.h"

/* Some lists of each kind, marked and not. */
#define WORDS DL_LIST_SPACING_SI_NOUNS
#define MARKED_WORDS DL_LIST_REGISTER_FIRST_PERSON
#define STARTS DL_LIST_SIZE_TOKEN_STARTS
#define MARKED_STARTS DL_LIST_REGISTER_FIRST_PERSON_STARTS
#define ENDS DL_LIST_ENDING_PLAIN_ENDS
#define OTHER_ENDS DL_LIST_ENDING_POLITE_ENDS
#define MARKED_ENDS DL_LIST_YUL_RATES

typedef struct fixture {
    dl_arena *arena;
    dl_lexicon_builder builder;
    const dl_lexicon *lexicon;
} fixture;

static void begin(fixture *f, const dl_lexicon *base)
{
    *f = (fixture){.arena = dl_arena_new()};
    dl_lexicon_begin(&f->builder, f->arena, base);
}

static void add(fixture *f, dl_list list, const char *word)
{
    assert_true(dl_lexicon_add(&f->builder, list, dl_str_of(word)));
}

static void finish(fixture *f)
{
    f->lexicon = dl_lexicon_finish(&f->builder);
}

static void end(fixture *f)
{
    dl_arena_free(f->arena);
}

static bool has(const fixture *f, dl_list list, const char *word)
{
    return dl_lexicon_has(f->lexicon, list, dl_str_of(word));
}

static dl_str text_of(const dl_lexicon *lexicon, uint32_t entry)
{
    const dl_lexicon_entry *e = &lexicon->entries[entry];
    return (dl_str){lexicon->pool + e->text, e->length};
}

/* ---- keys ---------------------------------------------------------------- */

/* The build writes tables that another machine reads. */
static void loads_bytes_alike_everywhere(void **state)
{
    (void)state;
    const char bytes[] = "\x01\x02\x03\x04\x85\x06\x07\x88";
    assert_true(dl_load_four(bytes) == UINT64_C(0x04030201));
    assert_true(dl_load_eight(bytes) == UINT64_C(0x8807068504030201));
}

/* Up to sixteen bytes, a key distinguishes any two words of one length. */
static void keys_tell_short_words_apart(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 16; n++) {
        char word[] = "abcdefghijklmnop";
        dl_word_key key = dl_word_key_of(word, n);
        for (size_t i = 0; i < n; i++) {
            word[i] ^= 1;
            dl_word_key other = dl_word_key_of(word, n);
            assert_true(key.head != other.head || key.tail != other.tail);
            word[i] ^= 1;
        }
    }
    assert_true(dl_word_key_of("", 0).head == 0);
}

/* Longer words may share their key: the bytes in between count, too. */
static void tells_long_words_apart(void **state)
{
    (void)state;
    fixture f;
    begin(&f, NULL);
    add(&f, WORDS, "abcdefghXijklmnop");
    add(&f, ENDS, "abcdefghYijklmnop");
    finish(&f);
    assert_true(has(&f, WORDS, "abcdefghXijklmnop"));
    assert_false(has(&f, ENDS, "abcdefghXijklmnop"));
    assert_true(has(&f, ENDS, "abcdefghYijklmnop"));
    assert_null(dl_lexicon_find(f.lexicon, "abcdefghZijklmnop", 17));
    assert_null(dl_lexicon_find(f.lexicon, "abcdefghijklmnop", 16));
    end(&f);
}

/* ---- the built-in one ---------------------------------------------------- */

static void finds_every_entry(void **state)
{
    (void)state;
    const dl_lexicon *l = &dl_lexicon_builtin;
    assert_true(l->n_entries > 2000);
    for (uint32_t i = 0; i < l->n_entries; i++) {
        dl_str text = text_of(l, i);
        assert_ptr_equal(dl_lexicon_find(l, text.p, text.n), &l->entries[i]);
        assert_ptr_equal(dl_lexicon_lists(l, text),
                         &l->sets[l->entries[i].set]);
        /* in order, and each once */
        assert_true(i == 0 || dl_str_compare(text_of(l, i - 1), text) < 0);
    }
}

static void finds_nothing_else(void **state)
{
    (void)state;
    static const char *const words[] = {"",         "뷁",           "뷁뷁",
                                        "zzzz",     "모델모델모델", "모델 ",
                                        "Qwen-0.5", "\xEB\xAA"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        dl_str word = dl_str_of(words[i]);
        if (dl_lexicon_find(&dl_lexicon_builtin, word.p, word.n) ||
            dl_lexicon_lists(&dl_lexicon_builtin, word) !=
                &dl_lexicon_builtin.sets[0])
            fail_msg("'%s' is found", words[i]);
    }
    for (unsigned i = 0; i < DL_LIST_WORDS; i++)
        assert_true(dl_lexicon_builtin.sets[0].bits[i] == 0);
    assert_int_equal(dl_lexicon_builtin.sets[0].marked, 0);
}

static void describes_its_lists(void **state)
{
    (void)state;
    assert_true(DL_LIST_COUNT <= 64 * DL_LIST_WORDS);
    assert_string_equal(dl_lists[WORDS].topic, "spacing");
    assert_string_equal(dl_lists[WORDS].name, "si-nouns");
    assert_int_equal(dl_lists[WORDS].match, DL_MATCHING_WORD);
    assert_false(dl_lists[WORDS].is_marked);
    assert_int_equal(dl_lists[MARKED_STARTS].match, DL_MATCHING_START);
    assert_true(dl_lists[MARKED_STARTS].is_marked);
    assert_int_equal(dl_lists[MARKED_ENDS].match, DL_MATCHING_END);
    assert_true(dl_lists[MARKED_ENDS].is_marked);
    assert_false(dl_lists[WORDS].is_on_demand);
    assert_true(dl_lists[DL_LIST_NOUNS_COMMON].is_on_demand);
}

/* A set shows how its marked lists match; syllables, what words do with
   them. */
static void sets_and_syllables_agree_with_the_lists(void **state)
{
    (void)state;
    static const unsigned begins[] = {0, DL_SYLLABLE_BEGINS_ANY_START,
                                      DL_SYLLABLE_BEGINS_ANY_END};
    static const unsigned marked_begins[] = {0, DL_SYLLABLE_BEGINS_START,
                                             DL_SYLLABLE_BEGINS_END};
    const dl_lexicon *l = &dl_lexicon_builtin;
    for (uint32_t i = 0; i < l->n_entries; i++) {
        dl_str text = text_of(l, i);
        const dl_list_set *set = &l->sets[l->entries[i].set];
        bool is_hangul =
            text.n >= 3 && text.n % 3 == 0 &&
            dl_hangul_is_syllable(dl_hangul_at(text.p)) &&
            dl_hangul_is_syllable(dl_hangul_at(text.p + text.n - 3));
        unsigned first = 0, last = 0, marked = 0;
        if (is_hangul) {
            first = l->characters[dl_hangul_at(text.p)];
            last = l->characters[dl_hangul_at(text.p + text.n - 3)];
        }
        for (unsigned k = 0; k < DL_LIST_COUNT; k++) {
            if (!dl_set_has(set, (dl_list)k))
                continue;
            unsigned match = dl_lists[k].match;
            unsigned class = is_hangul ? dl_length_class(text.n / 3) : 0;
            assert_true(text.n <= l->longest[match]);
            marked |= dl_lists[k].is_marked ? 1u << match : 0;
            marked |= dl_lists[k].is_rare ? DL_MARKED_RARE : 0;
            marked |= dl_lists[k].is_apart ? DL_MARKED_APART : 0;
            assert_true(!dl_lists[k].is_inside || !is_hangul || text.n < 6 ||
                        dl_lexicon_may_be_inside(l, dl_hangul_at(text.p),
                                                 dl_hangul_at(text.p + 3)));
            if (!is_hangul || dl_lists[k].is_on_demand)
                continue;
            if (match == DL_MATCHING_WORD) {
                assert_true(first & DL_SYLLABLE_BEGINS_WORD << class);
                assert_true(last & DL_SYLLABLE_ENDS_WORD << class);
            } else {
                assert_true(first & begins[match]);
                assert_true(!dl_lists[k].is_marked ||
                            first & marked_begins[match]);
            }
        }
        assert_int_equal(set->marked, marked);
    }
}

/* ---- starts and ends ----------------------------------------------------- */

static void finds_the_longest_start(void **state)
{
    (void)state;
    fixture f;
    begin(&f, NULL);
    add(&f, STARTS, "토큰");
    add(&f, STARTS, "토큰화기");
    add(&f, STARTS, "to");
    add(&f, WORDS, "토큰화기를");
    finish(&f);
    static const struct {
        const char *word;
        size_t length;
    } cases[] = {{"토큰", 6},      {"토큰을", 6},      {"토큰화", 6},
                 {"토큰화기", 12}, {"토큰화기를", 12}, {"토", 0},
                 {"새토큰", 0},    {"tokens", 2},      {"t", 0},
                 {"", 0},          {"모델", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (dl_lexicon_start(f.lexicon, STARTS, dl_str_of(cases[i].word)) !=
            cases[i].length)
            fail_msg("'%s'", cases[i].word);
    assert_int_equal(
        dl_lexicon_start(f.lexicon, MARKED_STARTS, DL_STR("토큰을")), 0);
    end(&f);
}

static void finds_the_longest_end(void **state)
{
    (void)state;
    fixture f;
    begin(&f, NULL);
    add(&f, ENDS, "다");
    add(&f, ENDS, "습니다");
    add(&f, ENDS, "er");
    add(&f, OTHER_ENDS, "니다");
    finish(&f);
    static const struct {
        const char *word;
        size_t length;
    } cases[] = {
        {"다", 3},     {"한다", 3},       {"니다", 3},        {"했습니다", 9},
        {"습니다", 9}, {"했습니다만", 0}, {"Transformer", 2}, {"er", 2},
        {"r", 0},      {"", 0},           {"ㅏ다", 3}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (dl_lexicon_end(f.lexicon, ENDS, dl_str_of(cases[i].word)) !=
            cases[i].length)
            fail_msg("'%s'", cases[i].word);
    dl_list_set all = dl_lexicon_ends(f.lexicon, DL_STR("했습니다"));
    assert_true(dl_set_has(&all, ENDS));
    assert_true(dl_set_has(&all, OTHER_ENDS));
    assert_false(dl_set_has(&all, MARKED_ENDS));
    all = dl_lexicon_ends(f.lexicon, DL_STR("한다"));
    assert_true(dl_set_has(&all, ENDS));
    assert_false(dl_set_has(&all, OTHER_ENDS));
    all = dl_lexicon_ends(f.lexicon, DL_STR("모델"));
    assert_false(dl_set_has(&all, ENDS));
    end(&f);
}

/* Bytes at the end of a code point are not the end of a word. */
static void cuts_between_code_points(void **state)
{
    (void)state;
    fixture f;
    begin(&f, NULL);
    add(&f, ENDS, "\xA4");   /* the last byte of 다 … */
    add(&f, STARTS, "\xEB"); /* … and its first */
    add(&f, STARTS, "다나");
    finish(&f);
    assert_int_equal(dl_lexicon_end(f.lexicon, ENDS, DL_STR("한다")), 0);
    assert_int_equal(dl_lexicon_start(f.lexicon, STARTS, DL_STR("다")), 0);
    end(&f);
}

/* ---- making one ---------------------------------------------------------- */

static void what_was_said_last_counts(void **state)
{
    (void)state;
    fixture f;
    begin(&f, NULL);
    dl_str word = DL_STR("가나");
    add(&f, WORDS, "가나");
    add(&f, ENDS, "가나");
    assert_true(dl_lexicon_would_have(&f.builder, WORDS, word));
    assert_false(dl_lexicon_would_have(&f.builder, STARTS, word));
    dl_lexicon_remove(&f.builder, WORDS, word);
    assert_false(dl_lexicon_would_have(&f.builder, WORDS, word));
    add(&f, MARKED_WORDS, "다라");
    dl_lexicon_remove(&f.builder, MARKED_WORDS, DL_STR("다라"));
    add(&f, MARKED_WORDS, "다라");
    dl_lexicon_remove(&f.builder, WORDS, DL_STR("없는말"));
    add(&f, WORDS, "마바");
    dl_lexicon_remove(&f.builder, WORDS, DL_STR("마바"));
    finish(&f);
    assert_false(has(&f, WORDS, "가나"));
    assert_true(has(&f, ENDS, "가나"));
    assert_true(has(&f, MARKED_WORDS, "다라"));
    assert_int_equal(dl_lexicon_lists(f.lexicon, DL_STR("다라"))->marked,
                     1 << DL_MATCHING_WORD);
    assert_null(dl_lexicon_find(f.lexicon, "마바", 6));
    assert_null(dl_lexicon_find(f.lexicon, "없는말", 9));
    end(&f);
}

static void refuses_what_it_cannot_hold(void **state)
{
    (void)state;
    fixture f;
    char word[256];
    memset(word, 'a', sizeof word);
    begin(&f, NULL);
    assert_false(dl_lexicon_add(&f.builder, WORDS, DL_STR_NONE));
    assert_false(dl_lexicon_add(&f.builder, WORDS, (dl_str){word, 256}));
    assert_true(dl_lexicon_add(&f.builder, WORDS, (dl_str){word, 255}));
    finish(&f);
    assert_true(dl_lexicon_has(f.lexicon, WORDS, (dl_str){word, 255}));
    assert_false(dl_lexicon_has(f.lexicon, WORDS, (dl_str){word, 254}));
    end(&f);
}

/* As many words as there is room for, each in one of several lists: all are
   found, and only there. */
static void holds_many_words(void **state)
{
    (void)state;
    fixture f;
    begin(&f, NULL);
    char word[16];
    for (unsigned i = 0; i < DL_LEXICON_MOST; i++) {
        snprintf(word, sizeof word, "w%u", i);
        dl_str copy = dl_arena_str(f.arena, dl_str_of(word));
        assert_true(dl_lexicon_add(&f.builder, i % DL_LIST_COUNT, copy));
    }
    assert_false(dl_lexicon_add(&f.builder, WORDS, DL_STR("more")));
    finish(&f);
    assert_int_equal(f.lexicon->n_entries, DL_LEXICON_MOST);
    for (unsigned i = 0; i < DL_LEXICON_MOST; i++) {
        snprintf(word, sizeof word, "w%u", i);
        dl_list list = (dl_list)(i % DL_LIST_COUNT);
        assert_true(has(&f, list, word));
        assert_false(has(&f, (dl_list)((list + 1) % DL_LIST_COUNT), word));
    }
    assert_null(dl_lexicon_find(f.lexicon, "w65534", 6));
    end(&f);
}

/* A configuration's lexicon starts as the built-in one, made by the same
   code. */
static void begins_with_another_one(void **state)
{
    (void)state;
    fixture f;
    const dl_lexicon *old = &dl_lexicon_builtin;
    begin(&f, old);
    finish(&f);
    const dl_lexicon *new = f.lexicon;
    assert_int_equal(new->n_entries, old->n_entries);
    assert_int_equal(new->n_sets, old->n_sets);
    assert_int_equal(new->slots_mask, old->slots_mask);
    assert_memory_equal(new->characters, old->characters,
                        DL_CHARACTERS * sizeof *old->characters);
    assert_memory_equal(new->longest, old->longest, sizeof old->longest);
    for (uint32_t i = 0; i < old->n_entries; i++) {
        const dl_lexicon_entry *a = &old->entries[i], *b = &new->entries[i];
        assert_true(dl_str_eq(text_of(old, i), text_of(new, i)));
        assert_memory_equal(old->sets[a->set].bits, new->sets[b->set].bits,
                            sizeof old->sets->bits);
        assert_int_equal(old->sets[a->set].marked, new->sets[b->set].marked);
        assert_int_equal(a->term, b->term);
        assert_int_equal(a->term_end, b->term_end);
    }
    assert_int_equal(new->terms.n_groups, old->terms.n_groups);
    assert_int_equal(new->terms.n_terms, old->terms.n_terms);
    for (uint32_t i = 0; i < old->terms.n_terms; i++) {
        const dl_term *a = &old->terms.terms[i], *b = &new->terms.terms[i];
        assert_true(dl_str_eq(a->text, b->text));
        assert_true(dl_str_eq(a->right, b->right));
        assert_true(dl_str_eq(old->terms.groups[a->group].name,
                              new->terms.groups[b->group].name));
        assert_int_equal(a->inside, b->inside);
    }
    end(&f);
}

static void an_empty_one_has_nothing(void **state)
{
    (void)state;
    fixture f;
    begin(&f, NULL);
    finish(&f);
    assert_int_equal(f.lexicon->n_entries, 0);
    assert_null(dl_lexicon_find(f.lexicon, "가", 3));
    assert_int_equal(dl_lexicon_start(f.lexicon, STARTS, DL_STR("가")), 0);
    assert_int_equal(dl_lexicon_end(f.lexicon, ENDS, DL_STR("가")), 0);
    end(&f);
}

/* ---- terms --------------------------------------------------------------- */

static void terms_begin_with_two_syllables(void **state)
{
    (void)state;
    static const char *const good[] = {"가나", "가나 다", "힣힣a", "가 나"};
    static const char *const bad[] = {"",     "가",    "가 a", "a가나", "ㄱ나",
                                      "가ㅏ", "가a나", "カナ",  "가\xEB"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!dl_term_is_findable(dl_str_of(good[i])))
            fail_msg("'%s' is not findable", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (dl_term_is_findable(dl_str_of(bad[i])))
            fail_msg("'%s' is findable", bad[i]);
}

static void add_term(fixture *f, uint16_t group, const char *text)
{
    dl_term term = {.text = dl_str_of(text), .group = group};
    assert_true(dl_lexicon_add_term(&f->builder, term));
}

/* Too many groups or terms are refused, not lost. */
static void refuses_too_many_terms(void **state)
{
    (void)state;
    fixture f;
    begin(&f, NULL);
    char name[16];
    for (unsigned i = 0; i < DL_LEXICON_MOST_GROUPS; i++) {
        snprintf(name, sizeof name, "g%u", i);
        dl_term_group group = {.name = dl_arena_str(f.arena, dl_str_of(name))};
        assert_int_equal(dl_lexicon_add_group(&f.builder, group), i);
    }
    assert_int_equal(dl_lexicon_add_group(
                         &f.builder, (dl_term_group){.name = DL_STR("more")}),
                     DL_LEXICON_NO_GROUP);
    dl_term term = {.text = DL_STR("가나")};
    assert_true(dl_lexicon_add(&f.builder, WORDS, DL_STR("다라")));
    for (unsigned i = 1; i < DL_LEXICON_MOST; i++)
        assert_true(dl_lexicon_add_term(&f.builder, term));
    assert_false(dl_lexicon_add_term(&f.builder, term));
    assert_false(dl_lexicon_add(&f.builder, WORDS, DL_STR("마바")));
    finish(&f);
    end(&f);
}

/* The terms that begin as `word` does, joined by '|'. */
static void assert_terms(const fixture *f, const char *word, const char *want)
{
    char got[256] = "";
    size_t n = 0;
    const dl_lexicon_entry *e = dl_lexicon_find(f->lexicon, word, 6);
    for (unsigned i = e ? e->term : 0; e && i < e->term_end; i++) {
        const dl_term *t = &f->lexicon->terms.terms[i];
        n += (size_t)snprintf(got + n, sizeof got - n, "%s%.*s=%.*s",
                              n ? "|" : "", DL_FMT(t->text),
                              DL_FMT(f->lexicon->terms.groups[t->group].name));
    }
    assert_string_equal(got, want);
}

/* Whether a term may begin with a word of two syllables and what follows it. */
static bool may_begin(const fixture *f, const char *word, const char *rest)
{
    char text[32];
    snprintf(text, sizeof text, "%s%s", word, rest);
    return dl_lexicon_may_begin_word(f->lexicon, dl_hangul_at(text),
                                     dl_hangul_at(text + 3), text + 6,
                                     text + 6);
}

/* Terms are attached to the entry of their first two syllables, the longest
   first; that may also be a word of a list. A group replaces one of the same
   name. */
static void keeps_terms_by_their_beginning(void **state)
{
    (void)state;
    fixture f;
    begin(&f, NULL);
    uint16_t a =
        dl_lexicon_add_group(&f.builder, (dl_term_group){.name = DL_STR("a")});
    add_term(&f, a, "가나");
    add_term(&f, a, "다라");
    uint16_t b =
        dl_lexicon_add_group(&f.builder, (dl_term_group){.name = DL_STR("b")});
    add_term(&f, b, "가나다");
    add_term(&f, b, "마바");
    uint16_t c =
        dl_lexicon_add_group(&f.builder, (dl_term_group){.name = DL_STR("a")});
    add_term(&f, c, "가나 다라");
    uint16_t d =
        dl_lexicon_add_group(&f.builder, (dl_term_group){.name = DL_STR("d")});
    add_term(&f, d, "사아");
    dl_lexicon_remove_group(&f.builder, DL_STR("d"));
    dl_lexicon_remove_group(&f.builder, DL_STR("no such group"));
    add(&f, WORDS, "가나");
    add(&f, WORDS, "가나다");
    finish(&f);
    assert_int_equal(f.lexicon->terms.n_groups, 2);
    assert_int_equal(f.lexicon->terms.n_terms, 3);
    assert_terms(&f, "가나", "가나 다라=a|가나다=b");
    assert_terms(&f, "마바", "마바=b");
    assert_terms(&f, "다라", "");
    assert_terms(&f, "사아", "");
    assert_true(has(&f, WORDS, "가나"));
    assert_true(has(&f, WORDS, "가나다"));
    assert_false(has(&f, WORDS, "마바"));
    const uint16_t *does = f.lexicon->characters;
    assert_true(does[dl_hangul_at("가")] & DL_SYLLABLE_BEGINS_TERM);
    uint32_t two = dl_head_of_two(dl_hangul_at("가"), dl_hangul_at("나"));
    uint32_t three = dl_head_of_three(two, dl_hangul_at("다"));
    assert_false(dl_lexicon_has_head(f.lexicon, two)); /* 가나 다라 */
    assert_true(dl_lexicon_has_head(f.lexicon, three));
    assert_true(may_begin(&f, "가나", "-다 라"));
    assert_false(may_begin(&f, "가나", " 다마")); /* the fourth differs … */
    assert_false(may_begin(&f, "가나", " 다"));   /* … or is missing */
    assert_false(may_begin(&f, "가나", ""));
    assert_false(does[dl_hangul_at("다")] & DL_SYLLABLE_BEGINS_TERM);
    assert_non_null(term_group(&f.lexicon->terms, "b"));
    assert_null(term_group(&f.lexicon->terms, "d"));
    end(&f);
}

/* ---- folded names ------------------------------------------------------- */

static void assert_folded(const char *word, size_t expected)
{
    const dl_lexicon *l = &dl_lexicon_builtin;
    uint32_t end, first = dl_lexicon_folded(l, dl_str_of(word), &end);
    assert_int_equal(end - first, expected);
    for (uint32_t i = first; i < end; i++)
        assert_int_equal(dl_str_compare_folded(dl_lexicon_folded_name(l, i),
                                               dl_str_of(word)),
                         0);
}

static void finds_names_in_any_capitals(void **state)
{
    (void)state;
    const dl_lexicon *l = &dl_lexicon_builtin;
    assert_folded("deepseek", 1);
    assert_folded("DEEPSEEK", 1);
    assert_folded("gsm8k", 1);
    assert_folded("llama", 2);
    assert_folded("zorp", 0);
    assert_folded("deepsee", 0);
    for (uint32_t i = 0; i < l->n_folded; i++) {
        dl_str name = dl_lexicon_folded_name(l, i);
        uint32_t end, first = dl_lexicon_folded(l, name, &end);
        assert_true(first <= i && i < end);
    }
}

/* A list of ends makes other questions slower; a tail is looked for in a list
   of words. */
static void finds_tails(void **state)
{
    (void)state;
    const dl_lexicon *l = &dl_lexicon_builtin;
    dl_list list = DL_LIST_ACRONYM_NAME_TAILS;
    assert_int_equal(dl_lexicon_tail(l, list, DL_STR("언어모델")), 2);
    assert_int_equal(dl_lexicon_tail(l, list, DL_STR("새라이브러리")), 5);
    assert_int_equal(dl_lexicon_tail(l, list, DL_STR("오토인코더")), 0);
    assert_int_equal(dl_lexicon_tail(l, list, DL_STR_NONE), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loads_bytes_alike_everywhere),
        cmocka_unit_test(keys_tell_short_words_apart),
        cmocka_unit_test(tells_long_words_apart),
        cmocka_unit_test(finds_every_entry),
        cmocka_unit_test(finds_nothing_else),
        cmocka_unit_test(describes_its_lists),
        cmocka_unit_test(sets_and_syllables_agree_with_the_lists),
        cmocka_unit_test(finds_the_longest_start),
        cmocka_unit_test(finds_the_longest_end),
        cmocka_unit_test(cuts_between_code_points),
        cmocka_unit_test(what_was_said_last_counts),
        cmocka_unit_test(refuses_what_it_cannot_hold),
        cmocka_unit_test(holds_many_words),
        cmocka_unit_test(begins_with_another_one),
        cmocka_unit_test(an_empty_one_has_nothing),
        cmocka_unit_test(terms_begin_with_two_syllables),
        cmocka_unit_test(refuses_too_many_terms),
        cmocka_unit_test(keeps_terms_by_their_beginning),
        cmocka_unit_test(finds_names_in_any_capitals),
        cmocka_unit_test(finds_tails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
