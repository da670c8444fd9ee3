/* Recognises Markdown files by the endings of their names. */
#include "files/names.h"

#include "base/str.h"

/* The only list: tests/test_endings.sh compares the hooks and the documentation
   with it. */
static const char *const ENDINGS[] = {".md",   ".markdown", ".mdown",
                                      ".mdx",  ".mkd",      ".mkdn",
                                      ".mkdown", ".qmd"};

dl_str dl_names_markdown_ending(dl_str name)
{
    size_t dot = name.n;
    while (dot > 0 && name.p[dot - 1] != '.')
        dot--;
    if (dot == 0)
        return DL_STR_NONE;
    dl_str ending = dl_str_from(name, dot - 1);
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
        if (strlen(ENDINGS[i]) == ending.n &&
            dl_begins_with(ending, ENDINGS[i]))
            return ending;
    return DL_STR_NONE;
}
