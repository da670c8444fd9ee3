/* Reads the files of a folder, and looks for words in them. */
#ifndef DL_CONFIG_LOOKER_H
#define DL_CONFIG_LOOKER_H

#include <dirent.h>

#include "base/arena.h"
#include "base/buf.h"

/* A folder that is looked at, with a buffer for its files. Whoever has one
   frees the buffer; names live in the arena. */
typedef struct dl_looker {
    dl_arena *arena;
    dl_str folder;
    dl_buf text; /* of the last file read */
} dl_looker;

/* The files of a folder in it. */
typedef struct dl_look_files {
    DIR *dir; /* NULL: none, or all were seen */
    const char *folder;
    const char *endings[2];
    size_t n;
    dl_str name; /* of the one read, with that of the folder */
} dl_look_files;

/* Links do not count. */
bool dl_look_exists(dl_looker *l, const char *name);

/* Reads a file that is UTF-8, but through no link. False: nothing was read. */
bool dl_look_read(dl_looker *l, const char *name);

/* Opens a folder for dl_look_next(), which must be called until it is false. */
dl_look_files dl_look_into(dl_looker *l, const char *folder,
                           const char *const endings[2]);

/* Reads the next file with one of the endings; false: there is none, or there
   were 64. */
bool dl_look_next(dl_looker *l, dl_look_files *files);

/* Whether the text has the word. */
bool dl_look_has(const dl_looker *l, const char *word);

/* What follows the next `KEY = `, `key: ` or `"key": ` from byte `*at` on, in
   letters of any case; moves `*at`. False: there is none. */
bool dl_look_setting(const dl_looker *l, const char *key, size_t *at,
                     dl_str *value);

/* Whether a value of the key begins so. */
bool dl_look_has_setting(const dl_looker *l, const char *key,
                         const char *value);

#endif
