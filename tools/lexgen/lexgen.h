/*
 * The lexicon generator: reads the files of rules/lexicon with the library's
 * own reader and builder, and writes the built-in lexicon as C, or the page
 * about it. A host tool. An lg_source owns, in its arena, all that it read.
 */
#ifndef LEXGEN_H
#define LEXGEN_H

#include "base/buf.h"
#include "korean/lexicon_build.h"

enum { LG_ENGLISH, LG_KOREAN, LG_LANGUAGES };

/* A list as its file describes it; its number is its index. */
typedef struct lg_list {
    dl_str topic, name;
    dl_str doc[LG_LANGUAGES];
    dl_str norm;
    unsigned n_words;
} lg_list;

typedef struct lg_source {
    dl_arena *arena;
    dl_lexicon_builder builder;
    DL_VEC(lg_list) lists;
    DL_VEC(dl_list_info) infos; /* parallel to `lists` */
    const char *path;           /* of the file being read */
    dl_str text;
    unsigned n_errors;
} lg_source;

/* Reads the files into the source; errors are counted and printed as
   "file:line: error: …". */
void lg_read(lg_source *source, char **paths, size_t n);

/* Write the files that the build compiles. */
void lg_header(const lg_source *source, dl_buf *out);
void lg_code(const lg_source *source, const dl_lexicon *lexicon, dl_buf *out);

/* Writes the page about the lists in a language. */
void lg_page(const lg_source *source, unsigned language, dl_buf *out);

#endif
