/*
 * Folders, each stored once and linked to the one above, because settings are
 * inherited from there. A dl_folders owns its folders and their paths.
 */
#ifndef DL_FILES_FOLDERS_H
#define DL_FILES_FOLDERS_H

#include "base/vec.h"

typedef struct dl_folder {
    dl_str path; /* canonical */
    /* NULL: nothing above applies. A repository inherits nothing from above its
       root. */
    struct dl_folder *parent;
    bool is_repository; /* its root: has .git */
    int error; /* errno if that could not be found out; 0: it could */
    const void *holds; /* what applies here, set by the owner of the table;
                          NULL: not known yet */
    const void *site;   /* what makes the pages here, set in the same way */
    bool site_is_known; /* it was looked for; NULL: nothing was found */
} dl_folder;

typedef struct dl_folders {
    dl_arena *arena;
    DL_VEC(dl_folder *) slots; /* a hash table by path */
    size_t n;
} dl_folders;

void dl_folders_init(dl_folders *folders);
void dl_folders_free(dl_folders *folders);

/* The folder at a canonical path, whether it exists or not. */
dl_folder *dl_folders_get(dl_folders *folders, dl_str path);

#endif
