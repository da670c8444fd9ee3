/*
 * Strings, spans and errors: the vocabulary of every other header.
 *
 * A dl_str and a dl_span own nothing: they borrow from the document, the
 * arena or the literal that they were made from.
 */
#ifndef DIGESTLINT_BASE_H
#define DIGESTLINT_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define DL_MUST_CHECK __attribute__((warn_unused_result))
#define DL_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define DL_API __attribute__((visibility("default")))
#else
#define DL_MUST_CHECK
#define DL_PRINTF(fmt, args)
#define DL_API
#endif

/* Borrowed bytes, UTF-8 unless said otherwise, not NUL-terminated. */
typedef struct dl_str {
    const char *p;
    size_t n; /* bytes */
} dl_str;

/* A dl_str of a string literal; embedded NULs are part of it. */
#ifdef __cplusplus
#define DL_STR(literal) (dl_str{(literal), sizeof(literal) - 1})
#define DL_STR_NONE (dl_str{NULL, 0})
#else
#define DL_STR(literal) ((dl_str){(literal), sizeof(literal) - 1})
#define DL_STR_NONE ((dl_str){NULL, 0})
#endif

/* For printf("%.*s"). */
#define DL_FMT(s) (int)(s).n, (s).p

/* A dl_str of a NUL-terminated string, which may be NULL. */
static inline dl_str dl_str_of(const char *cstr)
{
    dl_str s = {cstr, cstr ? strlen(cstr) : 0};
    return s;
}

static inline bool dl_str_eq(dl_str a, dl_str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Whether `s` is the NUL-terminated `cstr`. */
static inline bool dl_str_is(dl_str s, const char *cstr)
{
    return dl_str_eq(s, dl_str_of(cstr));
}

static inline bool dl_str_starts(dl_str s, const char *prefix)
{
    size_t n = strlen(prefix);
    return s.n >= n && memcmp(s.p, prefix, n) == 0;
}

static inline bool dl_str_ends(dl_str s, const char *suffix)
{
    size_t n = strlen(suffix);
    return s.n >= n && memcmp(s.p + s.n - n, suffix, n) == 0;
}

/* Compares by bytes, which in UTF-8 is by code point; a prefix comes first.
   Negative, zero or positive, like strcmp(). */
static inline int dl_str_compare(dl_str a, dl_str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

/*
 * A half-open range of bytes, [start, end), into a document's source: the only
 * kind of position inside the program. Reporters turn it into lines, columns
 * and their units. Sources are at most UINT32_MAX - 1 bytes.
 */
typedef struct dl_span {
    uint32_t start;
    uint32_t end;
} dl_span;

static inline bool dl_span_is_empty(dl_span s)
{
    return s.end <= s.start;
}

static inline bool dl_span_contains(dl_span outer, dl_span inner)
{
    return outer.start <= inner.start && inner.end <= outer.end;
}

static inline bool dl_span_overlaps(dl_span a, dl_span b)
{
    return a.start < b.end && b.start < a.end;
}

/* What a function that can fail returns. Findings are data, never a status. */
typedef enum dl_status {
    DL_OK = 0,
    DL_ERR_USAGE,  /* the command line */
    DL_ERR_CONFIG, /* the configuration or a profile */
    DL_ERR_IO,     /* a file or folder that cannot be read or written */
    DL_ERR_MEMORY  /* not enough memory */
} dl_status;

/* The error of a failed call, ready to print after "digestlint: error: ". */
typedef struct dl_error {
    dl_status status;
    char message[1024]; /* UTF-8, NUL-terminated, no newline at the end */
    char korean[1024];  /* the same in Korean */
} dl_error;

/* ---- what findings are made of ------------------------------------------- */

typedef enum dl_severity {
    DL_SEVERITY_OFF,
    DL_SEVERITY_INFO,
    DL_SEVERITY_WARNING,
    DL_SEVERITY_ERROR
} dl_severity;

typedef enum dl_applicability {
    DL_FIX_NONE,
    DL_FIX_SAFE,  /* cannot change the meaning: --fix */
    DL_FIX_UNSAFE /* a person should look: --unsafe-fixes */
} dl_applicability;

/* Replaces `span` by `text`; an empty span inserts, an empty text deletes. */
typedef struct dl_edit {
    dl_span span;
    dl_str text;
} dl_edit;

typedef enum dl_language { DL_ENGLISH, DL_KOREAN } dl_language;

/* What columns count. */
typedef enum dl_unit {
    DL_UNIT_BYTE,
    DL_UNIT_CODE_POINT,
    DL_UNIT_UTF16, /* code units */
    DL_UNIT_CELL   /* terminal cells: Hangul 2, combining marks 0 */
} dl_unit;

typedef struct dl_position {
    uint32_t line;   /* from 1 */
    uint32_t column; /* from 1, in the requested unit */
} dl_position;

/* Static strings. */
DL_API const char *dl_severity_name(dl_severity severity); /* "warning" */
DL_API const char *dl_version(void);                       /* "0.1.0" */

/* ---- what calls hand out ------------------------------------------------- */

typedef struct dl_config dl_config; /* a configuration */
typedef struct dl_result dl_result; /* a document and its findings */

/* NULL is allowed. */
DL_API void dl_config_free(dl_config *config);
DL_API void dl_result_free(dl_result *result);

#ifdef __cplusplus
}
#endif

#endif
