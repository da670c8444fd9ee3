#include <string.h>

#include "cli/cli.h"

int dl_cli_lsp(int argc, char **argv)
{
    if (argc > 1 &&
        (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        dl_cli_print_help("lsp");
        return dl_cli_finish(DL_EXIT_CLEAN);
    }
    return dl_cli_error("lsp: the language server is not part of this version");
}
