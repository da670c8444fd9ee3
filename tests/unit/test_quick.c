/*
 * The quick parser against cmark-gfm: the same tree for documents composed of
 * lines of digests and of every sign of Markdown, for the fixtures and for real
 * posts, if available.
 *
 *     DOCUMENTS=1000000 SEED=7 build/release/tests/unit/test_quick
 */
#include <fts.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/file.h"
#include "parse/parse.h"
#include "parse/quick/quick.h"
#include "../support/same_tree.h"

enum { LARGEST = 1 << 26, DOCUMENTS = 100000 };

static uint32_t random_below(uint64_t *seed, size_t n)
{
    *seed =
        *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*seed >> 33) % n);
}

/* ---- comparing ----------------------------------------------------------- */

typedef struct tally {
    unsigned long documents, whole; /* by the quick parser alone */
    uint64_t bytes, quick;
} tally;

/* How many bytes of the body the quick parser reads before it stops. */
static uint32_t quick_bytes(dl_doc *doc)
{
    dl_tree tree = {.doc = doc};
    uint32_t line = 0;
    while (line < doc->n_lines && doc->line_starts[line] < doc->body)
        line++;
    dl_vec_push(&tree.nodes, (dl_node){.parent = DL_NONE});
    if (dl_quick_knows(doc))
        line = dl_quick_parse(&tree, line);
    uint32_t end = line < doc->n_lines ? doc->line_starts[line]
                                       : (uint32_t)doc->src.n;
    dl_vec_free(&tree.nodes);
    return end - doc->body;
}

static void compare(tally *t, const char *name, dl_str text)
{
    dl_doc *doc = dl_doc_parse(DL_STR("a.md"), text, LARGEST, NULL);
    if (doc->n_nodes > 0) {
        uint32_t node = 0;
        const char *wrong = compare_trees(doc, &node);
        if (wrong)
            fail_msg("%s: node %u: %s\n%.*s=-=-=", name, node, wrong,
                     (int)text.n, text.p);
        uint32_t n = (uint32_t)doc->src.n - doc->body, quick = quick_bytes(doc);
        t->documents++;
        t->whole += quick == n;
        t->bytes += n;
        t->quick += quick;
    }
    dl_doc_free(doc);
}

static void report(const tally *t)
{
    print_message("# %lu documents, %lu by the quick parser alone; it begins "
                  "with %.1f%% of the bytes\n",
                  t->documents, t->whole,
                  t->bytes ? 100.0 * (double)t->quick / (double)t->bytes : 0);
}

/* ---- composed documents -------------------------------------------------- */

/* Lines as in digests, and of what other posts have; the first ones are known
   to the quick parser. */
enum { PLAIN_LINES = 33, PLAIN_SIGNS = 21 };
static const char *const lines[] = {
    "# 1. [논문](https://arxiv.org/abs/2509.01234)", "## 방법", "### 결과",
    "본 논문은 새 방법을 제안한다.", "가나다 **굵은 글**을 쓴다.",
    "정확도는 `0.5`이다.", "- 항목이다", "- **저자:** 홍길동", "  - 안쪽 항목",
    "    - 더 안쪽", "* 별", "+ 더하기", "1. 첫째", "2. 둘째",
    "   이어지는 줄", "  이어지는 줄", "> 인용", "> - 인용 항목",
    "> 둘째 `줄`", "***", "```", "```python", "~~~", "<!-- 주석 -->",
    "![그림](a.png)", "끝  ", "a_b_c _굵게_", "*기울임*과 **굵게**",
    "[**굵은** `링크`](http://a.b/c_d)", "<div>", "글<br>글", "</details>",
    "  ", "---", "    코드", "\t탭", "<!-- 열린", "-->", "<br>",
    "| 가 | 나 |", "|---|---|", "가 | 나", "--- | ---", "[가]: http://a.b",
    "[^1]: 각주", "- [ ] [나]: b", "[나] ","[^1]", "===", "#", "-", ">", "1.", "- [ ] 할 일",
    "- [x] 한 일", "| 셋 |", ":-:", "끝\\", "&amp; &copy;", "__굵게__",
    "{% raw %}", "$x_1$"};
static const char *const signs[] = {
    "a",     "가",    "나다",  "ABC", "12",     " ",    "  ",  "*",   "**",
    "_",     "`",     "``",    "[x](u)", "![",  "!",    "](u)", ".",  ",",
    "“",     "”",     "<b>",   "    ", "\t",     "***",  "__",  "~",   "[",
    "]",     "(",     ")",     "](",  "<",      ">",    "<a>", "</a>", "<b",
    "<http://a.b>", "<-a@b.c>", "<1@b>", "@",   "&",    "&amp;", ";", "\\",
    "\\*",   "#",     "# ",    "- ",
    "+ ",    "* ",    "1. ",   "2) ", "> ",     "-",    "=",   "|",   ":",
    "]:",    "[^1]",  "[^",    "\"",  "'",      "\u00A0", "\u3000", "×",
    "é",     "ж",     "中",    "か",  "\r",     "\f",   "\v",  "\x01",
    "\uFEFF", "---",  "```",   "~~~", "<!--",   "-->",  "[ ] ", "$",  "{",
    "}",     "😀",    "「",    "」",  "%",      "0",    "(a)", "<br>"};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void add_one(uint64_t *seed, dl_buf *out, const char *const *list,
                    size_t n)
{
    dl_buf_adds(out, list[random_below(seed, n)]);
}

/* One of three kinds: whole lines, lines with signs in them, signs alone; half
   of each with the first lines and signs only. */
static void compose(uint64_t *seed, dl_buf *out)
{
    enum { MOST_LINES = 12, MOST_SIGNS = 24 };
    bool is_plain = random_below(seed, 2) == 0;
    size_t n_lines = is_plain ? PLAIN_LINES : COUNT(lines);
    size_t n_signs = is_plain ? PLAIN_SIGNS : COUNT(signs);
    uint32_t kind = random_below(seed, 3);
    uint32_t n = 1 + random_below(seed, kind == 2 ? MOST_SIGNS : MOST_LINES);
    out->n = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (kind < 2)
            add_one(seed, out, lines, n_lines);
        for (uint32_t k = kind ? random_below(seed, 4) : 0; k > 0; k--)
            add_one(seed, out, signs, n_signs);
        if (kind < 2 || random_below(seed, 4) == 0)
            dl_buf_adds(out, "\n");
        if (kind < 2 && random_below(seed, 3) == 0)
            dl_buf_adds(out, "\n");
    }
    if (random_below(seed, 2))
        dl_buf_adds(out, "\n");
}

static uint64_t number_of(const char *name, uint64_t otherwise)
{
    const char *value = getenv(name);
    return value ? strtoull(value, NULL, 10) : otherwise;
}

static void test_composed(void **state)
{
    (void)state;
    tally t = {0};
    dl_buf text = {0};
    uint64_t seed = number_of("SEED", 20251128);
    for (uint64_t n = number_of("DOCUMENTS", DOCUMENTS); n > 0; n--) {
        compose(&seed, &text);
        compare(&t, "composed", dl_buf_str(&text));
    }
    dl_buf_free(&text);
    report(&t);
    assert_true(t.whole > t.documents / 10);
}

/* Which tags begin a block is a closed list, which another version of cmark-gfm
   may change. */
static void test_tags(void **state)
{
    static const char *const names[] = {
        "a", "address", "article", "aside", "audio", "b", "base", "basefont",
        "blockquote", "body", "br", "button", "canvas", "caption", "center",
        "code", "col", "colgroup", "command", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure",
        "font", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4",
        "h5", "h6", "h7", "head", "header", "hgroup", "hr", "html", "i",
        "iframe", "img", "input", "kbd", "legend", "li", "link", "main", "map",
        "menu", "menuitem", "meta", "nav", "noframes", "object", "ol",
        "optgroup", "option", "output", "p", "param", "picture", "pre",
        "progress", "q", "s", "script", "search", "section", "small", "source",
        "span", "strong", "style", "sub", "summary", "sup", "svg", "table",
        "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "title",
        "tr", "track", "u", "ul", "video", "DIV", "Tabs", "x-y",
        "averylongname"};
    static const char *const forms[] = {
        "<%s", "<%s>", "<%s/>", "<%s />", "</%s>", "</%s >", "<%s x", "<%s/x",
        "<%s>a", "</%s>a", "<%s\t", "가\n<%s>", "- 가\n<%s>", "<%s>b</%s>"};
    (void)state;
    tally t = {0};
    dl_buf text = {0};
    for (size_t i = 0; i < COUNT(names) * COUNT(forms); i++) {
        text.n = 0;
        for (const char *p = forms[i % COUNT(forms)]; *p; p++)
            if (*p != '%')
                dl_buf_addc(&text, *p);
            else if (*++p == 's')
                dl_buf_adds(&text, names[i / COUNT(forms)]);
        dl_buf_adds(&text, "\n나\n\n다\n");
        compare(&t, "tags", dl_buf_str(&text));
    }
    dl_buf_free(&text);
}

/* ---- files --------------------------------------------------------------- */

/* Windows of a text with some bytes replaced by signs. */
static void compare_damaged(tally *t, const char *name, dl_str text,
                            uint64_t *seed)
{
    static const char bytes[] = " \n-#>[]()_*&<!`\\1.=:|~+x\t";
    enum { WINDOWS = 20, WINDOW = 800 };
    for (int i = 0; i < WINDOWS && text.n > 0; i++) {
        size_t from = random_below(seed, text.n);
        size_t n = random_below(seed, WINDOW);
        while (from > 0 && text.p[from - 1] != '\n')
            from--;
        n = n < text.n - from ? n : text.n - from;
        dl_buf window = {0};
        dl_buf_add(&window, (dl_str){text.p + from, n});
        for (uint32_t k = random_below(seed, 4); k > 0 && n > 0; k--) {
            size_t at = random_below(seed, n);
            if (window.p[at] >= 0) /* not inside a character */
                window.p[at] = bytes[random_below(seed, sizeof bytes - 1)];
        }
        compare(t, name, dl_buf_str(&window));
        dl_buf_free(&window);
    }
}

static void compare_files(const char *folder, uint64_t at_least)
{
    char *paths[] = {(char *)folder, NULL};
    FTS *fts = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    assert_non_null(fts);
    dl_buf bytes = {0};
    tally whole = {0}, damaged = {0};
    uint64_t seed = number_of("SEED", 20251128);
    for (FTSENT *e; (e = fts_read(fts)) != NULL;) {
        size_t n = e->fts_namelen;
        if (e->fts_info != FTS_F || n < 3 ||
            strcmp(e->fts_name + n - 3, ".md") != 0)
            continue;
        dl_error error;
        assert_int_equal(dl_file_read(e->fts_path, LARGEST, &bytes, &error),
                         DL_READ_OK);
        compare(&whole, e->fts_path, dl_buf_str(&bytes));
        compare_damaged(&damaged, e->fts_path, dl_buf_str(&bytes), &seed);
    }
    dl_buf_free(&bytes);
    fts_close(fts);
    report(&whole);
    report(&damaged);
    assert_true(whole.documents >= at_least);
}

static void test_fixtures(void **state)
{
    (void)state;
    compare_files("tests/fixtures", 200);
    compare_files("docs", 5);
}

static void test_real_posts(void **state)
{
    static const char folder[] = "../shared/corpus";
    (void)state;
    struct stat st;
    if (stat(folder, &st) != 0) {
        print_message("# no %s\n", folder);
        skip();
    }
    compare_files(folder, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_composed),
        cmocka_unit_test(test_tags),
        cmocka_unit_test(test_fixtures),
        cmocka_unit_test(test_real_posts),
    };
    return cmocka_run_group_tests_name("quick", tests, NULL, NULL);
}
