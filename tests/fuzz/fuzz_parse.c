/* Fuzzes the parser: any bytes become a document whose tree is consistent and
   the one that cmark-gfm alone makes, and whose positions convert both ways. */
#include "fuzz.h"
#include "parse/parse.h"
#include "../support/check_document.h"
#include "../support/same_tree.h"

static void check_positions(const dl_doc *doc)
{
    for (int unit = DL_UNIT_BYTE; unit <= DL_UNIT_CELL; unit++)
        for (uint32_t i = 0; i <= doc->src.n; i += 1 + i / 8) {
            dl_position p = dl_doc_position(doc, i, (dl_unit)unit);
            uint32_t back = dl_doc_offset(doc, p, (dl_unit)unit);
            REQUIRE(back <= doc->src.n && p.column >= 1);
            REQUIRE(p.line >= 1 && p.line <= doc->n_lines);
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { LONGEST = 256 * 1024, MOST_COMPARED = 32 * 1024 };
    dl_buf text = {0};
    fuzz_grow(&text, (dl_str){(const char *)data, size}, LONGEST);
    dl_doc *doc = dl_doc_parse(DL_STR("fuzz.md"), dl_buf_str(&text), LONGEST,
                               &dl_lexicon_builtin);
    uint32_t node = 0;
    const char *wrong = check_document(doc, &node);
    if (!wrong && doc->n_nodes > 0 && text.n <= MOST_COMPARED)
        wrong = compare_trees(doc, &node);
    if (wrong) {
        fprintf(stderr, "node %u: %s\n", node, wrong);
        abort();
    }
    check_positions(doc);
    dl_doc_free(doc);
    dl_buf_free(&text);
    return 0;
}
