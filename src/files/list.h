/*
 * Files by name. A list owns its array; paths and folders are borrowed from the
 * table of folders.
 */
#ifndef DL_FILES_LIST_H
#define DL_FILES_LIST_H

#include <sys/types.h>

#include "files/folders.h"

typedef struct dl_file {
    dl_str shown; /* as named, or below the folder that was named */
    dl_str canonical;
    const dl_folder *folder;
    dev_t device;
    ino_t inode;    /* 0: unknown, or no such file */
    bool is_link;   /* its target was looked at */
    bool is_stdin;  /* text from a pipe under this name */
    /* Why it must not or cannot be read; mostly NULL. It may be a folder: it
       represents the posts in it. Owned by an arena. */
    const dl_error *trouble;
    bool is_foreign; /* a link that leads out of the repository */
} dl_file;

typedef DL_VEC(dl_file) dl_file_list;

/* Sorts by `shown` and drops duplicates. */
void dl_file_list_sort(dl_file_list *list);

#endif
