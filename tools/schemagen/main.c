/* schemagen RULES/CONFIGURATION.YAML: the schema on standard output. */
#include <stdio.h>
#include <stdlib.h>

#include "schemagen.h"

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: schemagen CONFIGURATION.YAML\n", stderr);
        return 2;
    }
    sg_docs docs;
    sg_docs_read(&docs, argv[1]);
    char *schema = sg_schema(&docs);
    sg_docs_check(&docs);
    int code = docs.n_errors ? 1 : 0;
    if (code == 0)
        puts(schema);
    free(schema);
    sg_docs_free(&docs);
    return code;
}
