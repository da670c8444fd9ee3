/*
 * Looking for a configuration file.
 */
#include "config/find.h"

#include <sys/stat.h>

#include "base/path.h"

static bool exists(dl_arena *arena, dl_str folder, const char *name,
                   bool as_file)
{
    struct stat st;
    dl_str path = dl_path_join(arena, folder, dl_str_of(name));
    return stat(path.p, &st) == 0 && (!as_file || S_ISREG(st.st_mode));
}

dl_str dl_config_in(dl_arena *arena, dl_str folder)
{
    static const char *const names[] = {".digestlint.yaml", ".digestlint.yml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (exists(arena, folder, names[i], true))
            return dl_path_join(arena, folder, dl_str_of(names[i]));
    return DL_STR_NONE;
}

dl_str dl_config_find(dl_arena *arena, dl_str folder)
{
    for (;;) {
        dl_str found = dl_config_in(arena, folder);
        if (found.n || dl_str_is(folder, "/") ||
            exists(arena, folder, ".git", false))
            return found;
        folder = dl_path_folder(folder);
    }
}
