/*
 * Errors of verbs that can fail. The English and the Korean text of an error
 * stand beside each other in the call that sets it; both take the same
 * arguments, in the same order.
 */
#ifndef DL_BASE_ERROR_H
#define DL_BASE_ERROR_H

#include "base/arena.h"

/* The compiler checks both formats. */
#if defined(__GNUC__)
#define DL_PRINTF_BOTH(english, args)                                          \
    __attribute__((format(printf, english, args),                              \
                   format(printf, english + 1, args)))
#else
#define DL_PRINTF_BOTH(english, args)
#endif

/* Fills `error` (which may be NULL) and returns `status`. */
dl_status dl_error_set(dl_error *error, dl_status status, const char *english,
                       const char *korean, ...) DL_PRINTF_BOTH(3, 5);

/* The same in two calls, for arguments that are words of a language. */
dl_status dl_error_set_english(dl_error *error, dl_status status,
                               const char *format, ...) DL_PRINTF(3, 4);
void dl_error_set_korean(dl_error *error, const char *format, ...)
    DL_PRINTF(2, 3);

/* What a system call could not do with a file or a folder. */
typedef enum dl_attempt {
    DL_TO_READ,
    DL_TO_WRITE,
    DL_TO_KEEP_RIGHTS,
    DL_TO_FIND_GIT
} dl_attempt;

/* Sets "cannot WHAT 'PATH': REASON", with the system's words for `code`, an
   errno. Returns DL_ERR_IO. */
dl_status dl_error_set_system(dl_error *error, int code, dl_attempt what,
                              const char *path);

/* The system's words for an errno, in `out` of `size` bytes; returns `out`. In
   Korean, rare ones are in English. */
const char *dl_error_reason(int code, dl_language language, char *out,
                            size_t size);

/* Memory for a struct of `size` bytes with a dl_error at byte `at`, for
   dl_free(): all of it is 0 but the error's texts, which are long and mostly
   not needed. */
void *dl_error_holder(size_t size, size_t at);

/* A copy in the arena. */
const dl_error *dl_error_copy(dl_arena *arena, const dl_error *error);

/* The text of an error, which owns it. */
static inline const char *dl_error_text(const dl_error *error,
                                        dl_language language)
{
    return language == DL_KOREAN ? error->korean : error->message;
}

#endif
