/*
 * outline RENDERER: reads documents from the standard input, separated by NUL,
 * and prints for each a line with the blocks that the renderer makes of it:
 * "ul(li(p1-2))", with the lines of blocks without blocks in them.
 * tests/renderers/outlines.rb compares them with those of kramdown itself.
 */
#include <stdio.h>

#include "base/buf.h"
#include "korean/lexicon.h"
#include "page/page.h"
#include "parse/parse.h"

static const char *const names[] = {
    [DL_BLOCK_ROOT] = "root",      [DL_BLOCK_QUOTE] = "blockquote",
    [DL_BLOCK_LIST] = "ul",        [DL_BLOCK_ITEM] = "li",
    [DL_BLOCK_NOTE] = "note",      [DL_BLOCK_DETAILS] = "dd",
    [DL_BLOCK_PARAGRAPH] = "p",    [DL_BLOCK_TERM] = "dt",
    [DL_BLOCK_HEADING] = "header", [DL_BLOCK_TABLE] = "table",
    [DL_BLOCK_CODE] = "codeblock", [DL_BLOCK_HTML] = "html",
    [DL_BLOCK_MATH] = "math",      [DL_BLOCK_RULE] = "hr",
    [DL_BLOCK_DEFINITION] = "def", [DL_BLOCK_ATTRIBUTES] = "ial",
};

static uint32_t print(const dl_page *page, uint32_t i)
{
    const dl_block *b = &page->blocks[i];
    bool is_ordered = b->flags & DL_BLOCK_ORDERED;
    printf("%s", is_ordered ? "ol" : names[b->kind]);
    if (b->kind >= DL_BLOCK_PARAGRAPH)
        printf("%u", page->rows[b->row].line + 1);
    uint32_t k = i + 1;
    if (b->kind < DL_BLOCK_PARAGRAPH) {
        putchar('(');
        for (bool is_first = true; k < b->end; is_first = false) {
            if (!is_first)
                putchar(' ');
            k = print(page, k);
        }
        putchar(')');
    }
    return k;
}

static void outline(dl_str text, const dl_renderer *renderer)
{
    dl_arena *arena = dl_arena_new();
    dl_doc *doc =
        dl_doc_parse(DL_STR("-"), text, 1 << 24, &dl_lexicon_builtin);
    const dl_page *page = dl_page_new(arena, doc, renderer);
    print(page, 0);
    putchar('\n');
    dl_doc_free(doc);
    dl_arena_free(arena);
}

int main(int argc, char **argv)
{
    dl_renderer renderer;
    dl_buf all = {0};
    dl_renderer_init(&renderer);
    renderer.name = DL_RENDERER_KRAMDOWN;
    if (argc > 1 && strcmp(argv[1], "gfm") == 0)
        renderer.name = DL_RENDERER_GFM;
    if (argc > 1 && strcmp(argv[1], "kramdown-input") == 0)
        renderer.input = DL_KRAMDOWN_OWN;
    renderer.liquid = 0; /* kramdown itself knows no Liquid */
    dl_renderer_complete(&renderer);
    for (int c; (c = getchar()) != EOF;) {
        if (c != '\0') {
            dl_buf_addc(&all, (char)c);
            continue;
        }
        outline(dl_buf_str(&all), &renderer);
        dl_buf_clear(&all);
    }
    dl_buf_free(&all);
    return 0;
}
