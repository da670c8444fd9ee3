/*
 * check_spec SPEC: parses every example of a CommonMark or GFM specification
 * (spec.txt) and reports how many inlines got an exact place and how many
 * places are unsound: they do not begin and end with the delimiters of their
 * kind, or are outside their parents. Exit 1 if there are any.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "parse/parse.h"
#include "support/check_document.h"

typedef struct counts {
    unsigned examples, inlines, approximate, blocks, approximate_blocks,
        unsound;
} counts;

static const char FENCE[] = "````````````````````````````````";

static void check_example(dl_str markdown, counts *c)
{
    dl_doc *doc = dl_doc_parse(DL_STR("example"), markdown, 1 << 20, NULL);
    uint32_t node = 0;
    const char *wrong = check_document(doc, &node);
    c->examples++;
    for (uint32_t i = 1; i < doc->n_nodes; i++) {
        bool approximate = doc->nodes[i].flags & DL_NODE_APPROXIMATE;
        if (doc->nodes[i].kind >= DL_NODE_TEXT) {
            c->inlines++;
            c->approximate += approximate;
        } else {
            c->blocks++;
            c->approximate_blocks += approximate;
        }
        if (approximate)
            printf("# example %u: node %u is approximate\n", c->examples, i);
    }
    if (wrong) {
        c->unsound++;
        printf("# example %u: node %u: %s\n%.*s\n", c->examples, node, wrong,
               DL_FMT(markdown));
    }
    dl_doc_free(doc);
}

/* The specification writes tabs as arrows. */
static void add_line(dl_buf *example, dl_str line)
{
    static const char arrow[] = "\xE2\x86\x92";
    for (size_t i = 0; i < line.n; i++) {
        if (line.n - i >= 3 && memcmp(line.p + i, arrow, 3) == 0) {
            dl_buf_addc(example, '\t');
            i += 2;
        } else {
            dl_buf_addc(example, line.p[i]);
        }
    }
}

static void check_all(FILE *f, counts *c)
{
    enum { OUTSIDE, MARKDOWN, HTML } state = OUTSIDE;
    dl_buf example = {0};
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;
    while ((n = getline(&line, &cap, f)) >= 0) {
        dl_str s = {line, (size_t)n};
        if (begins(s, FENCE)) {
            state = state == OUTSIDE ? MARKDOWN : OUTSIDE;
            dl_buf_clear(&example);
        } else if (state == MARKDOWN && dl_str_is(s, ".\n")) {
            state = HTML;
            check_example(dl_buf_str(&example), c);
        } else if (state == MARKDOWN) {
            add_line(&example, s);
        }
    }
    free(line);
    dl_buf_free(&example);
}

int main(int argc, char **argv)
{
    counts c = {0};
    FILE *f = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (!f) {
        fputs("usage: check_spec SPEC\n", stderr);
        return 2;
    }
    check_all(f, &c);
    fclose(f);
    printf("%u examples, %u inlines, %u approximate; %u blocks, %u "
           "approximate; %u unsound\n",
           c.examples, c.inlines, c.approximate, c.blocks,
           c.approximate_blocks, c.unsound);
    return c.unsound > 0 || c.examples == 0;
}
