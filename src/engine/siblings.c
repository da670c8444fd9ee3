/* Reads the links of the posts in a folder. */
#include "engine/siblings.h"

#include <dirent.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"
#include "files/names.h"

static bool is_own_file(const char *path)
{
    struct stat s;
    return lstat(path, &s) == 0 && S_ISREG(s.st_mode);
}

void dl_siblings_add_links(dl_str path, uint32_t max_size, dl_anchors *linked)
{
    dl_arena *arena = dl_arena_new();
    dl_str folder = dl_path_folder(path), own = dl_path_name(path);
    DIR *dir = opendir(dl_arena_str(arena, folder).p);
    dl_buf text = {0};
    for (struct dirent *entry; dir && (entry = readdir(dir)) != NULL;) {
        dl_str name = dl_str_of(entry->d_name);
        dl_error error;
        if (dl_str_eq(name, own) || dl_names_markdown_ending(name).n == 0)
            continue;
        const char *file = dl_path_join(arena, folder, name).p;
        if (is_own_file(file) &&
            dl_file_read(file, max_size, &text, &error) == DL_READ_OK)
            dl_anchors_add_links(linked, dl_buf_str(&text));
    }
    if (dir)
        closedir(dir);
    dl_buf_free(&text);
    dl_arena_free(arena);
}
