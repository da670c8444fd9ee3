/*
 * The lower bound of the benchmark: reads each file and parses it with
 * cmark-gfm, nothing else.
 */
#include <cmark-gfm.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    static char buffer[1 << 20];
    size_t nodes = 0;
    for (int i = 1; i < argc; i++) {
        FILE *f = fopen(argv[i], "rb");
        if (!f) {
            perror(argv[i]);
            return 2;
        }
        size_t n = fread(buffer, 1, sizeof buffer, f);
        fclose(f);
        cmark_node *root = cmark_parse_document(
            buffer, n, CMARK_OPT_SOURCEPOS | CMARK_OPT_FOOTNOTES);
        for (cmark_node *c = cmark_node_first_child(root); c;
             c = cmark_node_next(c))
            nodes++;
        cmark_node_free(root);
    }
    return nodes == 0;
}
