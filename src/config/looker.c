/* Reads the files of a folder. */
#define _GNU_SOURCE /* memmem */
#include "config/looker.h"

#include <sys/stat.h>

#include "base/file.h"
#include "base/path.h"
#include "base/str.h"
#include "text/utf8.h"

enum { LARGEST_FILE = 256 * 1024, MOST_FILES = 64 /* of a folder */ };

bool dl_look_exists(dl_looker *l, const char *name)
{
    struct stat st;
    dl_str path = dl_path_join(l->arena, l->folder, dl_str_of(name));
    return lstat(path.p, &st) == 0 && !S_ISLNK(st.st_mode);
}

bool dl_look_read(dl_looker *l, const char *name)
{
    dl_file_id id;
    dl_error error;
    dl_str path = dl_path_join(l->arena, l->folder, dl_str_of(name));
    return dl_look_exists(l, name) &&
           dl_file_read_id(path.p, false, LARGEST_FILE, &l->text, &id,
                           &error) == DL_READ_OK &&
           dl_utf8_valid_up_to(dl_buf_str(&l->text)) == l->text.n;
}

dl_look_files dl_look_into(dl_looker *l, const char *folder,
                           const char *const endings[2])
{
    dl_str path = dl_path_join(l->arena, l->folder, dl_str_of(folder));
    DIR *dir = dl_look_exists(l, folder) ? opendir(path.p) : NULL;
    return (dl_look_files){dir, folder, {endings[0], endings[1]}, 0, {0}};
}

bool dl_look_next(dl_looker *l, dl_look_files *files)
{
    struct dirent *entry;
    while (files->dir && files->n < MOST_FILES &&
           (entry = readdir(files->dir))) {
        dl_str name = dl_str_of(entry->d_name);
        if (!dl_str_ends(name, files->endings[0]) &&
            !dl_str_ends(name, files->endings[1]))
            continue;
        files->name = dl_arena_printf(l->arena, "%s/%s", files->folder,
                                      entry->d_name);
        files->n++;
        if (dl_look_read(l, files->name.p))
            return true;
    }
    if (files->dir)
        closedir(files->dir);
    files->dir = NULL;
    return false;
}

bool dl_look_has(const dl_looker *l, const char *word)
{
    return l->text.n > 0 && memmem(l->text.p, l->text.n, word, strlen(word));
}

bool dl_look_setting(const dl_looker *l, const char *key, size_t *at,
                     dl_str *value)
{
    dl_str s = dl_buf_str(&l->text);
    for (size_t i = *at; i < s.n; i++) {
        dl_str rest = dl_str_from(s, i);
        if (dl_to_lower(s.p[i]) != key[0] || !dl_begins_with(rest, key) ||
            (i > 0 && dl_is_alnum(s.p[i - 1])))
            continue;
        size_t k = i + strlen(key);
        while (k < s.n && dl_is_one_of(s.p[k], " \t\"'"))
            k++;
        if (k == s.n || !dl_is_one_of(s.p[k], ":="))
            continue;
        k++;
        while (k < s.n && dl_is_one_of(s.p[k], " \t\"'"))
            k++;
        *value = dl_str_from(s, k);
        *at = k;
        return true;
    }
    return false;
}

bool dl_look_has_setting(const dl_looker *l, const char *key,
                         const char *value)
{
    dl_str rest;
    for (size_t at = 0; dl_look_setting(l, key, &at, &rest);)
        if (dl_begins_with(rest, value))
            return true;
    return false;
}
