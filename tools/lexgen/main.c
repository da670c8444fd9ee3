/*
 * lexgen OUT-FOLDER FILE.yaml …        lexicon_gen.h and lexicon_gen.c
 * lexgen --docs FOLDER FILE.yaml …     lexicon.md and ko/lexicon.md
 */
#include <stdio.h>

#include "base/file.h"
#include "base/replace.h"
#include "lexgen.h"

/* Writes a file, but only if it changes, so that what depends on it is not
   rebuilt. */
static bool write_file(lg_source *s, const char *folder, const char *name,
                       dl_buf *content)
{
    dl_error error;
    dl_buf old = {0};
    dl_str path = dl_arena_printf(s->arena, "%s/%s", folder, name);
    bool is_same =
        dl_file_read(path.p, UINT32_MAX, &old, NULL) == DL_READ_OK &&
        dl_str_eq(dl_buf_str(&old), dl_buf_str(content));
    dl_buf_free(&old);
    bool ok = is_same ||
              dl_replace_file(path.p, dl_buf_str(content), &error) == DL_OK;
    if (!ok)
        fprintf(stderr, "lexgen: error: %s\n", error.message);
    dl_buf_free(content);
    return ok;
}

static bool write_code(lg_source *s, const char *folder)
{
    dl_buf header = {0}, code = {0};
    const dl_lexicon *lexicon = dl_lexicon_finish(&s->builder);
    lg_header(s, &header);
    lg_code(s, lexicon, &code);
    bool is_written = write_file(s, folder, "lexicon_gen.h", &header);
    return write_file(s, folder, "lexicon_gen.c", &code) && is_written;
}

static bool write_pages(lg_source *s, const char *folder)
{
    dl_buf english = {0}, korean = {0};
    lg_page(s, LG_ENGLISH, &english);
    lg_page(s, LG_KOREAN, &korean);
    bool is_written = write_file(s, folder, "lexicon.md", &english);
    return write_file(s, folder, "ko/lexicon.md", &korean) && is_written;
}

int main(int argc, char **argv)
{
    bool is_docs = argc > 1 && strcmp(argv[1], "--docs") == 0;
    if (argc < 3 + is_docs) {
        fputs("usage: lexgen [--docs] OUT-FOLDER FILE.yaml ...\n", stderr);
        return 2;
    }
    lg_source s;
    char **files = argv + 2 + is_docs;
    lg_read(&s, files, (size_t)(argv + argc - files));
    bool ok = s.n_errors == 0;
    if (ok)
        ok = is_docs ? write_pages(&s, argv[2]) : write_code(&s, argv[1]);
    dl_vec_free(&s.lists);
    dl_vec_free(&s.infos);
    dl_arena_free(s.arena);
    return ok ? 0 : 1;
}
