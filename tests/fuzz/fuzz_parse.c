/* Fuzzes the parser: any bytes become a document whose tree is consistent, and
   whose positions convert both ways. */
#include <stdio.h>
#include <stdlib.h>

#include "parse/parse.h"
#include "support/check_document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_positions(const dl_doc *doc)
{
    for (int unit = DL_UNIT_BYTE; unit <= DL_UNIT_CELL; unit++)
        for (uint32_t i = 0; i <= doc->src.n; i += 1 + i / 8) {
            dl_position p = dl_doc_position(doc, i, (dl_unit)unit);
            uint32_t back = dl_doc_offset(doc, p, (dl_unit)unit);
            if (back > doc->src.n || p.line < 1 || p.line > doc->n_lines ||
                p.column < 1)
                abort();
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dl_str bytes = {(const char *)data, size};
    dl_doc *doc =
        dl_doc_parse(DL_STR("fuzz.md"), bytes, 1 << 20, &dl_lexicon_builtin);
    uint32_t node = 0;
    const char *wrong = check_document(doc, &node);
    if (wrong) {
        fprintf(stderr, "node %u: %s\n", node, wrong);
        abort();
    }
    check_positions(doc);
    dl_doc_free(doc);
    return 0;
}
