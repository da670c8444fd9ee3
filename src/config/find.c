/*
 * Finds the configuration file.
 */
#include "config/find.h"

#include <sys/stat.h>

#include "base/path.h"

/* The configuration file in this folder itself, or an empty string. */
static dl_str own_file(dl_arena *arena, dl_str folder)
{
    static const char *const names[] = {".digestlint.yaml", ".digestlint.yml"};
    struct stat st;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        dl_str path = dl_path_join(arena, folder, dl_str_of(names[i]));
        if (stat(path.p, &st) == 0 && S_ISREG(st.st_mode))
            return path;
    }
    return DL_STR_NONE;
}

dl_str dl_config_find(dl_arena *arena, const dl_config_request *request,
                      dl_folder **folder)
{
    if (request->file)
        return dl_path_canonical(arena, dl_str_of(request->file));
    if (request->isolated)
        return DL_STR_NONE;
    for (;; *folder = (*folder)->parent) {
        dl_str own =
            (*folder)->holds ? DL_STR_NONE : own_file(arena, (*folder)->path);
        if (own.n || (*folder)->holds || !(*folder)->parent)
            return own;
    }
}

dl_folder *dl_config_start(dl_folders *folders,
                           const dl_config_request *request)
{
    dl_str start = dl_str_of(request->start ? request->start : ".");
    dl_str inside = dl_arena_printf(folders->arena, "%.*s/.", DL_FMT(start));
    dl_buf real = {0};
    dl_str path =
        dl_path_real(inside.p, &real)
            ? dl_buf_str(&real)
            : dl_path_folder(dl_path_canonical(folders->arena, start));
    dl_folder *folder = dl_folders_get(folders, path);
    dl_buf_free(&real);
    return folder;
}
