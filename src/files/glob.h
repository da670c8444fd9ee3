/*
 * File-name patterns with `**`, which fnmatch() lacks. Bytes are compared; no
 * locale. A compiled pattern owns its memory, is immutable and may serve
 * several threads.
 *
 *     *      bytes within a name          [a-z] [!a-z]  one byte of a set
 *     ?      one code point of a name     {a,b}         one of these
 *     **     whole names, also none       \x            x itself
 *
 * As in gitignore(5), `**` means this only as a whole name: at the start, at
 * the end or between two slashes; elsewhere it is `*`.
 */
#ifndef DL_FILES_GLOB_H
#define DL_FILES_GLOB_H

#include "base/arena.h"
#include "base/buf.h"
#include "digestlint/base.h"

typedef struct dl_glob dl_glob;

enum { /* options of dl_glob_new() */
       /* gitignore(5) and .digestlint.yaml: a pattern with no slash except at
          its end matches the last name of a path, in any folder. */
       DL_GLOB_FLOATING = 1,
       DL_GLOB_GIT = 2 /* gitignore(5): no braces, `./` matches nothing */
};

/*
 * Compiles `pattern` into `arena`; NULL if it is longer than 4,096 bytes or one
 * of its brackets or braces is not closed. A leading `./` or `/` is dropped and
 * keeps the pattern from floating; a trailing `/` is recorded:
 * dl_glob_is_folder_only().
 */
const dl_glob *dl_glob_new(dl_arena *arena, dl_str pattern, unsigned options);

/* Adds the pattern that only `name` matches, a part of a path: without meaning
   for special characters, and for `!` in front, which makes an exception in
   .digestlint.yaml. */
void dl_glob_add_literal(dl_buf *out, dl_str name);

/* Whether the whole of `path`, without a leading slash, matches. In the worst
   case the time is proportional to the product of both lengths. */
bool dl_glob_match(const dl_glob *glob, dl_str path);

/* Whether `path` or a folder above it matches, as exclusions require. */
bool dl_glob_covers(const dl_glob *glob, dl_str path);

/* What matching a byte may take, at most: about the length of the pattern, or
   nothing if it is a name or `*` and the end of one. */
size_t dl_glob_work(const dl_glob *glob);

/* The work of all patterns that a name is compared with, and that times the
   bytes of its path, at most: more would take milliseconds for each file. */
enum {
    DL_GLOB_MOST_WORK = 64 * 1024,
    DL_GLOB_MOST_STEPS = 64 * DL_GLOB_MOST_WORK
};

/* Most patterns are a name, or `*` and an ending. */
typedef enum dl_glob_shape {
    DL_GLOB_PROGRAM, /* any other */
    DL_GLOB_LITERAL,
    DL_GLOB_SUFFIX /* `*` and what has no slash */
} dl_glob_shape;

/* `*literal` is the name, or the ending without `*`; borrowed. */
dl_glob_shape dl_glob_shape_of(const dl_glob *glob, dl_str *literal);

/* Whether it is matched against the last name of a path only. */
bool dl_glob_floats(const dl_glob *glob);

bool dl_glob_is_folder_only(const dl_glob *glob);

/* The folder below which all matches are: the part before the first name with a
   special character; empty for the top. */
dl_str dl_glob_base(const dl_glob *glob);

#endif
