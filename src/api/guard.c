/*
 * Runs the body of a public call, and reads its options.
 */
#include "api/guard.h"

#include "base/alloc.h"
#include "base/error.h"
#include "digestlint/digestlint.h"

void dl_set_nomem_handler(dl_nomem_handler *handler, void *user)
{
    dl_nomem_set(handler, user);
}

dl_status dl_guard(void (*work)(void *user), void *user, dl_error *error)
{
    if (dl_scope_run(work, user))
        return DL_OK;
    dl_error_set(error, DL_ERR_MEMORY, "out of memory", "메모리 부족");
    dl_nomem_call();
    return DL_ERR_MEMORY;
}

static size_t size_of(const void *options)
{
    size_t size;
    memcpy(&size, options, sizeof size);
    return size;
}

dl_status dl_guard_options(void *to, const void *from, dl_error *error)
{
    if (!from)
        return DL_OK;
    const char *bytes = from;
    size_t known = size_of(to), size = size_of(from);
    if (size < sizeof size)
        return dl_error_set(error, DL_ERR_USAGE,
                            "the size of the options is not set",
                            "옵션의 크기를 정하지 않음");
    for (size_t i = known; i < size; i++)
        if (bytes[i])
            return dl_error_set(error, DL_ERR_USAGE,
                                "the options are those of a newer version",
                                "더 새로운 버전의 옵션임");
    memcpy(to, from, size < known ? size : known);
    memcpy(to, &known, sizeof known);
    return DL_OK;
}

/* ---- the defaults -------------------------------------------------------- */

dl_load_options dl_load_options_new(void)
{
    return (dl_load_options){.size = sizeof(dl_load_options)};
}

dl_lint_options dl_lint_options_new(void)
{
    return (dl_lint_options){.size = sizeof(dl_lint_options)};
}

dl_fix_options dl_fix_options_new(void)
{
    return (dl_fix_options){.size = sizeof(dl_fix_options),
                            .most = DL_FIX_SAFE};
}
