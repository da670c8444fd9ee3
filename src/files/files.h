/*
 * Which files a run is about: named ones, those of folders, and the
 * configuration that each goes by. A dl_files owns all of it.
 */
#ifndef DL_FILES_FILES_H
#define DL_FILES_FILES_H

#include <sys/types.h>

#include "config/config.h"
#include "config/find.h"
#include "engine/run.h"
#include "files/ignore.h"

/* A folder, and what holds in it. */
typedef struct dl_folder {
    dl_str path;             /* canonical */
    dl_str config_path;      /* of its configuration; empty: the default */
    const dl_config *config; /* NULL until dl_files_config() loads it */
    const struct dl_folder *parent;
    bool is_repository; /* its own root: has .git */
} dl_folder;

typedef struct dl_file {
    dl_str shown; /* as named, or joined to the folder named */
    dl_str canonical;
    const dl_folder *folder;
    const dl_config *config;
    dev_t device;
    ino_t inode; /* 0: not known, no such file */
    bool is_stdin;
    bool is_folder; /* that cannot be read */
} dl_file;

typedef DL_VEC(dl_file) dl_file_list;

typedef struct dl_files {
    dl_arena *arena;
    const dl_run_options *options;
    DL_VEC(dl_folder *) folders; /* a hash table by path */
    size_t n_folders;
    DL_VEC(dl_config *) configs;
    dl_file_list list; /* sorted by `shown`, each file once */
    dl_str named, named_canonical; /* the folder of the last file named: the
                                      next mostly lies beside it */
    dl_error error;    /* of a configuration that could not be loaded */
} dl_files;

void dl_files_init(dl_files *files, const dl_run_options *options);
void dl_files_free(dl_files *files);

/* Fills `list` with what the options name. */
dl_status dl_files_collect(dl_files *files, dl_error *error) DL_MUST_CHECK;

/*
 * Appends the Markdown files below the folder at the canonical path `folder`,
 * as named `shown`, to `out`, unsorted: hidden ones, those that .gitignore or
 * the configuration's `exclude` names, and folders behind symbolic links are
 * left out. With `is_flat` folders inside are, too. A folder that cannot be
 * read is appended itself, so that its error is told as that of a file.
 */
void dl_files_walk(dl_files *files, dl_str folder, dl_str shown, bool is_flat,
                   dl_file_list *out);

/* The folder at a canonical path. */
dl_folder *dl_files_folder(dl_files *files, dl_str path);

/* The configuration that holds in `folder`; NULL when it cannot be loaded, with
   files->error set. */
const dl_config *dl_files_config(dl_files *files, dl_folder *folder);

/* Sorts by `shown` and drops what is there twice. */
void dl_file_list_sort(dl_file_list *list);

#endif
