/*
 * The Markdown files below a folder. Which of them count is asked of whoever
 * starts the walk; what a .gitignore says is known here. Paths and folders that
 * are found belong to the table of folders.
 */
#ifndef DL_FILES_WALK_H
#define DL_FILES_WALK_H

#include "files/list.h"

/* What a walk asks. */
typedef struct dl_walk_rules {
    void *user;
    /* Called for each folder before it is read: whether to read it. */
    bool (*enters)(void *user, dl_folder *folder);
    /* Whether what lies at the canonical `path` in `folder`, which was entered,
       is left out. */
    bool (*excludes)(void *user, const dl_folder *folder, dl_str path);
} dl_walk_rules;

/*
 * Appends the Markdown files below the folder at the canonical path `folder`,
 * as named `shown`, to `out`, unsorted: hidden ones, those that .gitignore
 * names or the rules exclude, and folders behind symbolic links are left out.
 * With `is_flat` folders inside are, too. A folder that cannot be read is
 * appended itself, so that its error is told as that of a file.
 */
void dl_files_walk(dl_folders *folders, const dl_walk_rules *rules,
                   dl_str folder, dl_str shown, bool is_flat,
                   dl_file_list *out);

#endif
