/*
 * What the fuzz targets share: cutting an input into parts, making long texts
 * of short inputs, and a private folder.
 */
#ifndef DL_FUZZ_FUZZ_H
#define DL_FUZZ_FUZZ_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Says where, because a replay has no sanitizer to show the stack. */
#define REQUIRE(x)                                                             \
    do {                                                                       \
        if (!(x)) {                                                            \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #x);            \
            abort();                                                           \
        }                                                                      \
    } while (0)

/* ---- parts --------------------------------------------------------------- */

/* A text of an input; borrowed from it. */
typedef struct fuzz_part {
    dl_str name; /* the rest of the line that begins with "====" */
    dl_str text; /* the lines after it */
} fuzz_part;

/* The next part of `*rest`: the first one has no name. */
static inline fuzz_part fuzz_next(dl_str *rest)
{
    static const char mark[] = "====";
    if (rest->n == 0)
        rest->p = ""; /* not NULL */
    fuzz_part part = {.name = DL_STR_NONE, .text = *rest};
    if (dl_str_starts(*rest, mark)) {
        const char *lf = memchr(rest->p, '\n', rest->n);
        size_t n = lf ? (size_t)(lf - rest->p) : rest->n;
        part.name = dl_str_trim(dl_str_from((dl_str){rest->p, n}, 4), " \r");
        part.text = dl_str_from(*rest, lf ? n + 1 : n);
    }
    dl_str after = part.text;
    while (after.n > 0 && !dl_str_starts(after, mark)) {
        const char *lf = memchr(after.p, '\n', after.n);
        after = dl_str_from(after, lf ? (size_t)(lf - after.p) + 1 : after.n);
    }
    part.text.n -= after.n;
    *rest = after;
    return part;
}

/* ---- long texts ---------------------------------------------------------- */

enum { FUZZ_MARK = 0x1D }; /* a control character that means nothing */

/* Where a repeated piece ends: from FUZZ_MARK to the next one. */
static inline size_t fuzz_piece(dl_str text, size_t at)
{
    const char *end = at < text.n
                          ? memchr(text.p + at, FUZZ_MARK, text.n - at)
                          : NULL;
    return end ? (size_t)(end - text.p) : text.n;
}

/*
 * Appends `text`, in which the piece between two marks, `<1D>6abc<1D>`, is
 * repeated 4 to the power of the digit that it begins with; `out` gets at most
 * `limit` bytes. Guards against costly texts are otherwise out of reach of
 * small inputs.
 */
static inline void fuzz_grow(dl_buf *out, dl_str text, size_t limit)
{
    bool is_repeated = false;
    for (size_t at = 0; at <= text.n; is_repeated = !is_repeated) {
        size_t end = fuzz_piece(text, at);
        dl_str piece = {text.p + at, end - at};
        size_t times = 1;
        if (is_repeated && piece.n > 0 && dl_is_digit(piece.p[0])) {
            times = (size_t)1 << 2 * (piece.p[0] - '0');
            piece = dl_str_from(piece, 1);
        }
        if (!is_repeated && piece.n > limit - out->n)
            piece.n = limit - out->n;
        for (; piece.n > 0 && times > 0 && out->n + piece.n <= limit; times--)
            dl_buf_add(out, piece);
        at = end + 1;
    }
}

/* ---- a private folder ---------------------------------------------------- */

static char fuzz_path[4096]; /* the folder; empty: not made yet */

static inline int fuzz_remove_one(const char *path, const struct stat *s,
                                  int type, struct FTW *at)
{
    (void)s;
    (void)type;
    return at->level > 0 ? remove(path) : 0;
}

/* Empties the folder; links are removed, not followed. */
static inline void fuzz_empty(void)
{
    REQUIRE(nftw(fuzz_path, fuzz_remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0);
}

static inline void fuzz_remove(void)
{
    fuzz_empty();
    rmdir(fuzz_path);
}

/* A folder for this process alone, removed at its end. */
static inline const char *fuzz_folder(void)
{
    const char *at = getenv("TMPDIR");
    if (fuzz_path[0])
        return fuzz_path;
    snprintf(fuzz_path, sizeof fuzz_path, "%s/digestlint-fuzz-XXXXXX",
             at && *at ? at : "/tmp");
    REQUIRE(mkdtemp(fuzz_path));
    atexit(fuzz_remove);
    return fuzz_path;
}

/* Writes `text` as the file `path`. */
static inline void fuzz_write(const char *path, dl_str text)
{
    FILE *f = fopen(path, "wb");
    REQUIRE(f && fwrite(text.p, 1, text.n, f) == text.n && fclose(f) == 0);
}

/* The path of a file `name` in the folder, with this text; static. */
static inline const char *fuzz_file(const char *name, dl_str text)
{
    static char path[sizeof fuzz_path + 64];
    snprintf(path, sizeof path, "%s/%s", fuzz_folder(), name);
    fuzz_write(path, text);
    return path;
}

#endif
