/* Reads and writes whole files; failures are reported like other errors. */
#include "base/file.h"
#include "base/replace.h"
#include "rulegen.h"

bool rg_read_file(rg_set *set, const char *path, dl_str *out)
{
    dl_buf buf = {0};
    dl_error error;
    bool ok = dl_file_read(path, UINT32_MAX, &buf, &error) == DL_READ_OK;
    if (!ok)
        rg_error(set, path, 0, "%s", error.message);
    *out = dl_arena_str(set->arena, dl_buf_str(&buf));
    dl_buf_free(&buf);
    return ok;
}

void rg_write_file(rg_set *set, const char *path, dl_str bytes)
{
    dl_buf old = {0};
    dl_error error;
    bool same = dl_file_read(path, UINT32_MAX, &old, &error) == DL_READ_OK &&
                dl_str_eq(dl_buf_str(&old), bytes);
    dl_buf_free(&old);
    if (!same && dl_replace_file(path, bytes, &error) != DL_OK)
        rg_error(set, path, 0, "%s", error.message);
}
