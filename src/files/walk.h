/*
 * The Markdown files below a folder. The caller says which of them count;
 * .gitignore is handled here. Paths and folders that are found belong to the
 * table of folders.
 */
#ifndef DL_FILES_WALK_H
#define DL_FILES_WALK_H

#include "files/list.h"

/* The caller's part of a walk. */
typedef struct dl_walk_rules {
    void *user;
    /* Whether to read a folder; called before it is read. */
    bool (*enters)(void *user, dl_folder *folder);
    /* Whether to leave out the canonical `path` in `folder`, which was
       entered. */
    bool (*excludes)(void *user, const dl_folder *folder, dl_str path,
                     bool is_folder);
    /* The ignore file at `path` has more patterns than may be matched, with
       those of the folders above it, or more than 1 MiB, or all of them have
       more than 4 MiB; or the file or folder at `path` `is_entry` and may not
       be compared with so many patterns. */
    void (*refuses)(void *user, dl_str path, bool is_entry);
} dl_walk_rules;

/*
 * Appends the Markdown files below the folder at the canonical path `folder`,
 * named `shown`, to `out`, unsorted. Left out are hidden files, files that
 * .gitignore names or the rules exclude, and folders behind symbolic links;
 * with `is_flat`, all folders inside. What cannot be read to the end (a folder,
 * a .gitignore) and links to files outside of the repository, or without one
 * outside of the working folder or `folder`, are appended with their `trouble`,
 * so that the error is reported like that of a file.
 */
void dl_files_walk(dl_folders *folders, const dl_walk_rules *rules,
                   dl_str folder, dl_str shown, bool is_flat,
                   dl_file_list *out);

#endif
