/*
 * Every fixing rule × every kind of text that is not prose: a word that the
 * rule fixes in prose is put into each kind; there it is neither found nor
 * changed. The words come from the rules' own pages, so a new rule is in the
 * matrix; a kind without a template fails. Only the pairs that the pages
 * declare are left out, and printed. Prose that looks like something else stays
 * judged.
 */
#define _GNU_SOURCE /* memmem, strsep */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/str.h"
#include "base/vec.h"
#include "digestlint/digestlint.h"
#include "rules/rule.h"
#include "text/date.h"
#include "../support/kind_samples.h"

static const char FRONT_MATTER[] = "---\n"
                                   "layout: post\n"
                                   "title: \"Daily Papers — 2025-09-13\"\n"
                                   "date: 2025-09-13 08:15:00\n"
                                   "tags: [papers, huggingface]\n"
                                   "categories: []\n"
                                   "---\n\n";

/* ---- the kinds ----------------------------------------------------------- */

/* What looks like an address, a path or a name, but is prose. */
static const char *const PROSE[] = {
    "입력/@", "@/출력", "IT/@ 업계", "A/@ 테스트", "3/4/@", "2024/05/@", "web/@",
    "(가)/@", "**가**/@", "`a`/@", "가 / @", "앞/@/뒤", "$5/@", "$x$/@",
    "비율은 3:1이고 @", "비율:@[1]", "값: @", "가::@", ":@:", "키:: @", "[키:: @]",
    "(@, 나)", "AI.그리고 @", "끝났다.@", "3.5.@", "e.g. @", "https://a.kr/b @",
    "(https://a.kr/b) @", "[https://a.kr/b](/가)@", "a.com @", "a.com은 @",
    "그는 \"@\"라고 했다.", "'@'라고", "\"@\"는 가.pdf이다", "가.pdf @", "@ 가.pdf",
    "#1 @", "1. @", "> [!note] @", "[@] 나", "C++과 @, C++", "가 + @",
    "\\5,000 @", "@\\_나", "가\\*@\\*", "2^@", "w/o @", "@...나",
};

static void every_kind_has_a_template(void **state)
{
    (void)state;
    unsigned seen = DL_REGION_BIT(DL_REGION_PROSE);
    for (size_t i = 0; i < N_SAMPLES; i++)
        seen |= DL_REGION_BIT(SAMPLES[i].kind);
    for (unsigned k = 0; k < DL_REGION_KIND_COUNT; k++)
        if (!(seen >> k & 1))
            fail_msg("no template for '%s'", dl_region_names[k]);
}

/* ---- the words of the rules ---------------------------------------------- */

/* What a rule fixes, with the words around it, and where it is in its post. */
typedef struct fixed_word {
    dl_str word, post;
    size_t at;
} fixed_word;

/* A bad example of a rule's page. */
typedef struct example {
    const dl_rule *rule;
    dl_config *config;
    int32_t today;
    DL_VEC(fixed_word) words;
} example;

typedef struct matrix {
    dl_arena *arena;
    DL_VEC(example) examples;
} matrix;

static dl_result *lint(const example *e, dl_str text)
{
    dl_result *result = NULL;
    dl_lint_options options = dl_lint_options_new();
    options.today = e->today;
    assert_int_equal(
        dl_lint(&result, e->config,
                DL_STR("2025-09-13-daily-papers-20250913.md"), text, &options,
                NULL),
        DL_OK);
    return result;
}

static bool is_rule(const dl_diagnostic *d, const dl_rule *rule)
{
    return strcmp(dl_diagnostic_code(d), rule->code) == 0;
}

static void add_word(example *e, dl_str post, size_t start, size_t end)
{
    dl_str word = dl_str_trim((dl_str){post.p + start, end - start}, " \t");
    if (word.n == 0 || memchr(word.p, '\n', word.n))
        return;
    for (size_t i = 0; i < e->words.n; i++)
        if (dl_str_eq(e->words.v[i].word, word))
            return;
    dl_vec_push(&e->words,
                (fixed_word){word, post, (size_t)(word.p - post.p)});
}

/* For each fix, the words that it touches, and their line. */
static void read_words(example *e, dl_str text)
{
    dl_result *result = lint(e, text);
    for (size_t i = 0; i < dl_result_count(result); i++) {
        const dl_diagnostic *d = dl_result_at(result, i);
        const dl_edit *edits;
        size_t n;
        if (!is_rule(d, e->rule) || !dl_diagnostic_fix(d, &edits, &n))
            continue;
        uint32_t start = edits[0].span.start, end = start;
        while (end < edits[0].span.end && text.p[end] != '\n')
            end++;
        while (start > 0 && !dl_is_space(text.p[start - 1]))
            start--;
        while (end < text.n && !dl_is_space(text.p[end]))
            end++;
        add_word(e, text, start, end);
        while (start > 0 && text.p[start - 1] != '\n')
            start--;
        while (end < text.n && text.p[end] != '\n')
            end++;
        add_word(e, text, start, end);
    }
    dl_result_free(result);
}

static const dl_rule *rule_of(const char *code)
{
    for (size_t i = 0; i < dl_n_rules; i++)
        if (strcmp(dl_rules[i].code, code) == 0)
            return &dl_rules[i];
    return NULL;
}

/* One line of examples.tsv: see tools/rulegen/write_examples.c. */
static void read_example(matrix *m, char *line)
{
    enum { CODE, KIND, PLACE, FOLDER, PROFILE, TODAY, REASON, POSTS, FIELDS };
    char *field[FIELDS] = {0}, *rest = line;
    for (int i = 0; i < FIELDS && rest; i++)
        field[i] = strsep(&rest, i == POSTS ? "\n" : "\t");
    if (!field[POSTS] || strcmp(field[KIND], "bad") != 0)
        return;
    example e = {.rule = rule_of(field[CODE])};
    assert_non_null(e.rule);
    if (e.rule->fix == DL_FIX_NONE)
        return;
    int y, month, day;
    assert_int_equal(sscanf(field[TODAY], "%d-%d-%d", &y, &month, &day), 3);
    e.today = dl_day_of(y, month, day);
    const char *tab = strrchr(field[POSTS], '\t');
    char path[512], config[512];
    snprintf(path, sizeof path, "%s/%s", field[FOLDER],
             tab ? tab + 1 : field[POSTS]);
    snprintf(config, sizeof config, "%s/config.yaml", field[FOLDER]);
    dl_load_options options = dl_load_options_new();
    options.file = config;
    options.profile = field[PROFILE];
    options.select =
        strncmp(field[CODE], "DL9", 3) == 0 ? "DL" : field[CODE];
    assert_int_equal(dl_load(&e.config, &options, NULL), DL_OK);
    dl_buf text = {0};
    dl_error error;
    assert_int_equal(dl_file_read(path, 1 << 20, &text, &error), DL_READ_OK);
    read_words(&e, dl_arena_str(m->arena, dl_buf_str(&text)));
    dl_buf_free(&text);
    dl_vec_push(&m->examples, e);
}

static int set_up(void **state)
{
    static matrix m;
    const char *folder = getenv("EXAMPLES");
    char path[512];
    snprintf(path, sizeof path, "%s/examples.tsv",
             folder ? folder : "build/release/examples");
    dl_buf list = {0};
    dl_error error;
    m = (matrix){.arena = dl_arena_new()};
    if (dl_file_read(path, 1 << 20, &list, &error) != DL_READ_OK)
        return -1;
    dl_buf_addc(&list, '\0');
    for (char *rest = list.p, *line; (line = strsep(&rest, "\n"));)
        if (*line)
            read_example(&m, line);
    dl_buf_free(&list);
    *state = &m;
    return 0;
}

static int tear_down(void **state)
{
    matrix *m = *state;
    for (size_t i = 0; i < m->examples.n; i++) {
        dl_config_free(m->examples.v[i].config);
        dl_vec_free(&m->examples.v[i].words);
    }
    dl_vec_free(&m->examples);
    dl_arena_free(m->arena);
    return 0;
}

/* ---- the product --------------------------------------------------------- */

static void add_filled(dl_buf *out, const char *text, dl_str word)
{
    for (; *text; text++)
        if (*text == '@')
            dl_buf_add(out, word);
        else
            dl_buf_addc(out, *text);
}

/* A post with the word in the sample; `*from` and `*to` are the sample's
   bytes. */
static void fill(dl_buf *out, const char *text, dl_str word, size_t *from,
                 size_t *to)
{
    bool is_whole = *text == '^', is_inline = *text == '-';
    out->n = 0;
    if (!is_whole) {
        dl_buf_adds(out, FRONT_MATTER);
        dl_buf_adds(out, is_inline ? "앞의 글이다.\n\n값은 "
                                   : "앞의 글이다.\n\n");
    }
    *from = out->n;
    add_filled(out, text + (is_whole || is_inline), word);
    *to = out->n;
    if (!is_whole)
        dl_buf_adds(out, is_inline ? " 하나이다.\n\n뒤의 글이다.\n"
                                   : "\n\n뒤의 글이다.\n");
}

/* The word's own post, with the sample in its place. */
static void wrap(dl_buf *out, const char *text, const fixed_word *w,
                 size_t *from, size_t *to)
{
    out->n = 0;
    dl_buf_add(out, (dl_str){w->post.p, w->at});
    *from = out->n;
    add_filled(out, text + 1, w->word);
    *to = out->n;
    dl_buf_add(out, dl_str_from(w->post, w->at + w->word.n));
}

/* How often the rule is found between two bytes. */
static size_t count_found(const example *e, dl_str text, size_t from, size_t to)
{
    size_t found = 0;
    dl_result *result = lint(e, text);
    for (size_t i = 0; i < dl_result_count(result); i++) {
        const dl_diagnostic *d = dl_result_at(result, i);
        dl_span span = dl_diagnostic_span(d);
        found += is_rule(d, e->rule) && span.end > from && span.start < to;
    }
    dl_result_free(result);
    return found;
}

static void fix(const example *e, dl_str text, dl_buf *out)
{
    dl_fixed *fixed = NULL;
    dl_fix_options options = dl_fix_options_new();
    options.today = e->today;
    options.most = DL_FIX_UNSAFE;
    assert_int_equal(
        dl_fix_text(&fixed, e->config,
                    DL_STR("2025-09-13-daily-papers-20250913.md"), text,
                    &options, NULL),
        DL_OK);
    out->n = 0;
    dl_buf_add(out, dl_fixed_text(fixed));
    dl_fixed_free(fixed);
}

static bool may_hold(const sample *s, dl_str word)
{
    for (const char *c = s->not_in; *c;) {
        size_t n = (unsigned char)*c < 0x80 ? 1 : 3; /* “ ” … */
        if (memmem(word.p, word.n, c, n))
            return false;
        c += n;
    }
    return true;
}

/* Whether the rule finds or changes something in the sample, bytes [from, to)
   of `text`; then says so. */
static bool is_judged(const example *e, const sample *s, dl_str word,
                      dl_str text, size_t from, size_t to)
{
    dl_buf fixed = {0};
    dl_str whole = {text.p + from, to - from};
    fix(e, text, &fixed);
    bool is_found = count_found(e, text, from, to) > 0;
    bool is_changed = dl_str_find(dl_buf_str(&fixed), whole) == SIZE_MAX;
    if (is_found || is_changed)
        print_error("%s %s '%.*s' in %s\n", e->rule->code,
                    is_found ? "finds" : "changes", DL_FMT(word), s->text);
    dl_buf_free(&fixed);
    return is_found || is_changed;
}

/* Whether the word is in a line of a post's text, neither in its front matter
   nor in a heading, where rules look at the structure. */
static bool is_in_text(const fixed_word *w)
{
    size_t line = w->at;
    while (line > 0 && w->post.p[line - 1] != '\n')
        line--;
    size_t body = dl_str_find(w->post, DL_STR("\n---\n"));
    return w->at > 0 && w->post.p[w->at - 1] == ' ' &&
           w->post.p[line] != '#' && (body == SIZE_MAX || w->at > body);
}

/* Whether the rule is about words and signs, not about a post's structure,
   which is wrong whatever a part of it consists of. */
static bool is_about_words(const dl_rule *rule)
{
    for (unsigned i = 0; i < rule->n_tags; i++)
        if (strcmp(rule->tags[i], "korean") == 0 ||
            strcmp(rule->tags[i], "characters") == 0)
            return true;
    return false;
}

/* Tries a word in a sample, by itself and, in a line of text, in its own
   post. */
static unsigned count_judged(const example *e, const sample *s,
                             const fixed_word *w)
{
    dl_buf text = {0};
    size_t from, to;
    fill(&text, s->text, w->word, &from, &to);
    unsigned n = is_judged(e, s, w->word, dl_buf_str(&text), from, to);
    if (*s->text == '-' && is_about_words(e->rule) && is_in_text(w)) {
        wrap(&text, s->text, w, &from, &to);
        n += is_judged(e, s, w->word, dl_buf_str(&text), from, to);
    }
    dl_buf_free(&text);
    return n;
}

/* The declared pairs of the rule, printed once. */
static void print_declared(const dl_rule *rule)
{
    for (unsigned k = 1; k < DL_REGION_KIND_COUNT; k++)
        if ((rule->sees | rule->touches) >> k & 1)
            print_message("declared: %s sees %s%s\n", rule->code,
                          dl_region_names[k],
                          rule->touches >> k & 1 ? " and changes it" : "");
}

static void only_prose_is_judged(void **state)
{
    const matrix *m = *state;
    unsigned wrong = 0, pairs = 0, held = 0;
    for (size_t i = 0; i < m->examples.n; i++) {
        const example *e = &m->examples.v[i];
        const dl_region_set declared = e->rule->sees | e->rule->touches;
        if (i == 0 || m->examples.v[i - 1].rule != e->rule)
            print_declared(e->rule);
        for (size_t k = 0; k < N_SAMPLES; k++) {
            if (declared >> SAMPLES[k].kind & 1)
                continue;
            for (size_t w = 0; w < e->words.n; w++) {
                if (!may_hold(&SAMPLES[k], e->words.v[w].word)) {
                    held++;
                    continue;
                }
                wrong += count_judged(e, &SAMPLES[k], &e->words.v[w]);
                pairs++;
            }
        }
    }
    print_message("%u pairs of a word and a template, %u impossible\n", pairs,
                  held);
    assert_int_equal(wrong, 0);
    assert_true(pairs > 1000);
}

/* Whether all of `word` is Hangul, so that nothing in it ends a name. */
static bool is_plain(dl_str word)
{
    for (size_t i = 0; i < word.n; i++)
        if ((unsigned char)word.p[i] < 0x80)
            return false;
    return word.n > 0;
}

/* The other way round: protection ends where prose begins. */
static void ordinary_prose_is_judged(void **state)
{
    const matrix *m = *state;
    const dl_rule *rule = rule_of("DL510");
    unsigned judged = 0, missed = 0;
    dl_buf text = {0};
    for (size_t i = 0; i < m->examples.n; i++) {
        const example *e = &m->examples.v[i];
        for (size_t w = 0; e->rule == rule && w < e->words.n; w++)
            for (size_t k = 0; k < sizeof PROSE / sizeof *PROSE; k++) {
                dl_str word = e->words.v[w].word;
                text.n = 0;
                add_filled(&text, PROSE[k], word);
                if (!is_plain(word))
                    continue;
                judged++;
                if (count_found(e, dl_buf_str(&text), 0, text.n) == 0) {
                    print_error("'%.*s' is not found in %s\n", DL_FMT(word),
                                PROSE[k]);
                    missed++;
                }
            }
    }
    dl_buf_free(&text);
    assert_int_equal(missed, 0);
    assert_true(judged > 0);
}

/* So that a rule cannot be forgotten: a word of each is found and fixed on its
   own page, where it is prose. */
static void every_rule_has_a_word(void **state)
{
    const matrix *m = *state;
    for (size_t i = 0; i < dl_n_rules; i++) {
        size_t words = 0;
        for (size_t k = 0; k < m->examples.n; k++)
            if (m->examples.v[k].rule == &dl_rules[i])
                words += m->examples.v[k].words.n;
        if (dl_rules[i].fix != DL_FIX_NONE && words == 0)
            fail_msg("%s: nothing on its page is fixed", dl_rules[i].code);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_has_a_template),
        cmocka_unit_test(only_prose_is_judged),
        cmocka_unit_test(ordinary_prose_is_judged),
        cmocka_unit_test(every_rule_has_a_word),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
