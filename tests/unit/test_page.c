/* page/page.h and page/emphasis.h: blocks as kramdown 2.4 and cmark-gfm make
   them, and which marks stay visible. tests/page/outline.c is compared with
   kramdown itself by tests/renderers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buf.h"
#include "korean/lexicon.h"
#include "page/emphasis.h"
#include "page/page.h"
#include "page/texts.h"
#include "parse/parse.h"

static const char *const names[] = {
    "root", "quote", "list", "item", "note", "details", "p", "term", "h",
    "table", "code", "html", "math", "hr", "def", "attributes"};

typedef struct fixture {
    dl_doc *doc;
    dl_arena *arena;
    dl_renderer renderer;
    const dl_page *page;
    char text[512];
} fixture;

static void load(fixture *f, const char *source, dl_renderer_name name,
                 int input)
{
    f->arena = dl_arena_new();
    f->doc = dl_doc_parse(DL_STR("-"), dl_str_of(source), 1 << 20,
                          &dl_lexicon_builtin);
    dl_renderer_init(&f->renderer);
    f->renderer.name = name;
    f->renderer.input = input;
    dl_renderer_complete(&f->renderer);
    f->page = dl_page_new(f->arena, f->doc, &f->renderer);
}

static void unload(fixture *f)
{
    dl_doc_free(f->doc);
    dl_arena_free(f->arena);
}

static uint32_t put_outline(const dl_page *page, uint32_t i, dl_buf *out)
{
    const dl_block *b = &page->blocks[i];
    uint32_t k = i + 1;
    dl_buf_adds(out, names[b->kind]);
    if (b->kind >= DL_BLOCK_PARAGRAPH)
        return k;
    dl_buf_addc(out, '(');
    while (k < b->end) {
        if (k > i + 1)
            dl_buf_addc(out, ' ');
        k = put_outline(page, k, out);
    }
    dl_buf_addc(out, ')');
    return k;
}

static void expect(const char *source, dl_renderer_name name, int input,
                   const char *outline)
{
    fixture f;
    dl_buf out = {0};
    load(&f, source, name, input);
    put_outline(f.page, 0, &out);
    assert_string_equal(out.p, outline);
    dl_buf_free(&out);
    unload(&f);
}

#define GFM(source, outline)                                                   \
    expect((source), DL_RENDERER_GFM, DL_RENDERER_UNSET, (outline))
#define JEKYLL(source, outline)                                                \
    expect((source), DL_RENDERER_KRAMDOWN, DL_KRAMDOWN_GFM, (outline))
#define KRAMDOWN(source, outline)                                              \
    expect((source), DL_RENDERER_KRAMDOWN, DL_KRAMDOWN_OWN, (outline))

static void reads_tables(void **state)
{
    (void)state;
    GFM("p(x|y)를\n", "root(p)");
    JEKYLL("p(x|y)를\n", "root(table)");
    JEKYLL("p(x\\|y)를\n", "root(p)");
    JEKYLL("`p(x|y)`를\n", "root(p)");
    JEKYLL("p(x|y)를\n둘째 줄\n", "root(p)");
    JEKYLL("- p(x|y)를\n", "root(list(item(table)))");
    JEKYLL("# 제목\n|a|b|\n|-|-|\n|1|2|\n", "root(h p)");
    GFM("# 제목\n|a|b|\n|-|-|\n|1|2|\n", "root(h table)");
    JEKYLL("|a|b|\n|-|-|\n|1|2|\n글\n", "root(p)");
    JEKYLL("|a|b|\n`a|b`\n", "root(table)"); /* an oddity of table.rb */
}

static void reads_lists(void **state)
{
    (void)state;
    GFM("1. 하나\n  - 가\n2. 둘\n",
        "root(list(item(p)) list(item(p)) list(item(p)))");
    JEKYLL("1. 하나\n  - 가\n2. 둘\n",
           "root(list(item(p list(item(p))) item(p)))");
    KRAMDOWN("1. 하나\n  - 가\n2. 둘\n", "root(list(item(p) item(p)))");
    JEKYLL("1) 하나\n2) 둘\n", "root(p)");
    KRAMDOWN("글\n- 하나\n", "root(p)");
    JEKYLL("글\n2. 둘\n", "root(p list(item(p)))");
    GFM("글\n2. 둘\n", "root(p)");
    JEKYLL("- 가\n1. 나\n", "root(list(item(p list(item(p)))))");
    JEKYLL("1.|가\n", "root(list(item(table)))");
}

static void reads_other_blocks(void **state)
{
    (void)state;
    JEKYLL("첫 줄\n둘째 줄\n---\n", "root(p)");
    GFM("첫 줄\n둘째 줄\n---\n", "root(h)");
    JEKYLL("> 인용\n---\n", "root(quote(h))");
    JEKYLL(" ## 제목\n", "root(p)");
    KRAMDOWN("##제목\n", "root(h)");
    JEKYLL("```js {1,3}\na\n```\n", "root(p)");
    JEKYLL("````\na\n```\n글\n", "root(code p)");
    GFM("````\na\n```\n글\n", "root(code)");
    JEKYLL("[1]: 홍길동, 제목\n", "root(def)");
    JEKYLL("글\n: 뜻\n", "root(term details(p))");
    JEKYLL("<div>\n\n글\n\n</div>\n", "root(html)");
    GFM("<div>\n\n글\n\n</div>\n", "root(html p html)");
    JEKYLL("<제목>은 글이다.\n\n끝\n", "root(html)");
    JEKYLL("$$\na | b\n$$\n", "root(math)");
    JEKYLL("글\n{: .x}\n", "root(p attributes)");
}

/* ---- emphasis ------------------------------------------------------------ */

static void collect(void *user, uint32_t block, const dl_span *pieces, size_t n)
{
    fixture *f = user;
    dl_run *runs;
    (void)block;
    size_t found = dl_emphasis_find(f->arena, f->page, pieces, n, &runs);
    for (size_t i = 0; i < found; i++)
        snprintf(f->text + strlen(f->text), sizeof f->text - strlen(f->text),
                 "%s%u", i ? " " : "", runs[i].visible);
}

/* The signs of each run that stay visible. */
static void expect_visible(const char *source, dl_renderer_name name,
                           const char *visible)
{
    static const char *const signs[] = {"*", "_", NULL};
    fixture f = {.text = ""};
    load(&f, source, name, DL_RENDERER_UNSET);
    dl_page_each_text(f.page, signs, collect, &f);
    assert_string_equal(f.text, visible);
    unload(&f);
}

/* ---- texts --------------------------------------------------------------- */

static void note_text(void *user, uint32_t block, const dl_span *pieces,
                      size_t n)
{
    fixture *f = user;
    (void)block;
    for (size_t i = 0; i < n; i++) {
        dl_str piece = dl_doc_slice(f->page->doc, pieces[i]);
        snprintf(f->text + strlen(f->text), sizeof f->text - strlen(f->text),
                 "%s%.*s", i ? "/" : f->text[0] ? "|" : "", (int)piece.n,
                 piece.p);
    }
}

/* Blocks without what is looked for are passed over, whatever is in those
   before and after them. */
static void finds_texts_with_parts(void **state)
{
    static const char *const both[] = {"--", "@", NULL};
    static const char *const none[] = {"#!", NULL};
    const char *source = "- 가-나\n- 다 --\n\n@ 라\n마\n\n바\n\n사 -\n-아\n\n"
                         "자--@\n";
    fixture f = {.text = ""};
    (void)state;
    load(&f, source, DL_RENDERER_GFM, DL_RENDERER_UNSET);
    dl_page_each_text(f.page, both, note_text, &f);
    assert_string_equal(f.text, "다 --|@ 라/마|자--@");
    f.text[0] = '\0';
    dl_page_each_text(f.page, none, note_text, &f);
    assert_string_equal(f.text, "");
    unload(&f);
}

static void pairs_marks(void **state)
{
    (void)state;
    expect_visible("**모델(M)**은 **글**이다.\n", DL_RENDERER_GFM, "2 2 0 0");
    expect_visible("**모델(M)**은 **글**이다.\n", DL_RENDERER_KRAMDOWN,
                   "0 0 0 0");
    expect_visible("**25℃**에서\n", DL_RENDERER_GFM, "0 0");
    expect_visible("**25℃**에서\n", DL_RENDERER_REMARK, "2 2");
    expect_visible("**모델😀**을\n", DL_RENDERER_REMARK, "0 0");
    expect_visible("**모델😀**을\n", DL_RENDERER_MARKDOWN_IT, "2 2");
    expect_visible("**모델~**을\n", DL_RENDERER_GFM, "0 0");
    expect_visible("**모델~**을\n", DL_RENDERER_HUGO, "2 2");
    expect_visible("__핵심__은\n", DL_RENDERER_KRAMDOWN, "2 2");
    expect_visible("__핵심__은 **글**과\n", DL_RENDERER_KRAMDOWN, "2 2 0 0");
    expect_visible("***굵게 기움***\n", DL_RENDERER_GFM, "0 0");
    expect_visible("*가 **나** 다*\n", DL_RENDERER_GFM, "0 0 0 0");
    expect_visible("**가 *나 다**\n", DL_RENDERER_GFM, "1 0 0");
    expect_visible("`**` **가** \\*\\*\n", DL_RENDERER_GFM, "0 0");
    expect_visible("[**글**](u)를 **[글](u)**를\n", DL_RENDERER_GFM, "0 0 2 2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_tables),
        cmocka_unit_test(reads_lists),
        cmocka_unit_test(reads_other_blocks),
        cmocka_unit_test(finds_texts_with_parts),
        cmocka_unit_test(pairs_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
