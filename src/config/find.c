/*
 * Finds the configuration file.
 */
#include "config/find.h"

#include <errno.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/path.h"
#include "config/trust.h"
#include "files/border.h"

/* The configuration file in this folder itself, if it has one. */
static dl_status own_file(dl_config_place *out, dl_folders *folders,
                          const dl_folder *folder, dl_error *error)
{
    static const char *const names[] = {".digestlint.yaml", ".digestlint.yml"};
    struct stat st;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        dl_str path =
            dl_path_join(folders->arena, folder->path, dl_str_of(names[i]));
        bool is_none = lstat(path.p, &st) != 0 &&
                       (errno == ENOENT || errno == ENOTDIR || errno == EACCES);
        if (is_none)
            continue;
        /* A link that leads nowhere must not mean other rules. */
        if (stat(path.p, &st) != 0)
            return dl_error_set_system(error, errno, DL_TO_READ, path.p);
        if (S_ISDIR(st.st_mode))
            continue;
        if (!S_ISREG(st.st_mode))
            return dl_error_set(error, DL_ERR_IO,
                                "cannot read '%s': it is not a regular file",
                                "'%s' 읽기 실패: 일반 파일이 아님", path.p);
        out->path = path;
        return DL_OK;
    }
    return DL_OK;
}

/* A link may lead to what must not be read, nor quoted as a mistake. */
static dl_status check_file(dl_config_place *found, dl_folders *folders,
                            const dl_folder *folder, dl_error *error)
{
    const dl_folder *top = dl_border_repository(folder);
    dl_crossing crossing;
    found->border = top ? top->path : folder->path;
    found->is_repository = top != NULL;
    if (dl_border_crosses(folders, folder, found->path, found->border,
                          &crossing)) {
        dl_str shown = dl_path_shown(folders->arena, found->path);
        crossing.link = shown;
        return dl_border_refuse(error, DL_TO_READ, shown, &crossing);
    }
    return dl_config_trust(folders->arena, found->path, error);
}

dl_status dl_config_find(dl_config_place *out, dl_folders *folders,
                         const dl_config_request *request, dl_folder **folder,
                         dl_error *error)
{
    *out = (dl_config_place){0};
    const char *name = request->text.p ? DL_CONFIG_PIPE : request->file;
    if (name)
        out->path = dl_path_canonical(folders->arena, dl_str_of(name));
    out->text = request->text;
    if (request->file || request->isolated)
        return DL_OK;
    for (;; *folder = (*folder)->parent) {
        dl_folder *here = *folder;
        if (here->holds)
            return DL_OK;
        dl_status status =
            here->error ? dl_error_set_system(error, here->error,
                                              DL_TO_FIND_GIT, here->path.p)
                        : own_file(out, folders, here, error);
        if (status == DL_OK && out->path.n > 0)
            status = check_file(out, folders, here, error);
        if (status != DL_OK || out->path.n > 0 || !here->parent)
            return status;
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
