/*
 * For tests of the tree: a document whose invariants are checked when it is
 * made. Include cmocka.h first.
 */
#ifndef DL_TEST_EXPECT_TREE_H
#define DL_TEST_EXPECT_TREE_H

#include "check_document.h"
#include "dump_document.h"
#include "parse/parse.h"

/* Free it with dl_doc_free(). */
static inline dl_doc *parse_tree(dl_str text)
{
    dl_doc *doc = dl_doc_parse(DL_STR("a.md"), text, 1 << 20, NULL);
    uint32_t node = 0;
    const char *wrong = check_document(doc, &node);
    if (wrong)
        fail_msg("node %u: %s", node, wrong);
    return doc;
}

/* Checks that dump_document() writes the tree of `text` as `want`. */
static inline void expect_tree(const char *text, const char *want)
{
    dl_doc *doc = parse_tree(dl_str_of(text));
    dl_buf got = dump_document(doc);
    assert_string_equal(got.p, want);
    dl_buf_free(&got);
    dl_doc_free(doc);
}

#endif
