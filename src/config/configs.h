/*
 * The configurations of a run: which one applies in a folder, each loaded once.
 * A dl_configs owns them and the table of folders, with all paths.
 */
#ifndef DL_CONFIG_CONFIGS_H
#define DL_CONFIG_CONFIGS_H

#include "config/config.h"
#include "files/list.h"

typedef struct dl_configs {
    dl_folders folders;
    const dl_config_request *request; /* `start` is ignored */
    DL_VEC(dl_config *) list;         /* in the order in which they were
                                         loaded */
    size_t compiled; /* bytes: of their patterns, compiled … */
    size_t read;     /* … and of their files, each as often as it is used */
    dl_error error;                   /* of one that could not be loaded */
} dl_configs;

void dl_configs_init(dl_configs *configs, const dl_config_request *request);
void dl_configs_free(dl_configs *configs);

/* The configuration that applies in `folder`; NULL if it cannot be loaded, with
   configs->error set. */
const dl_config *dl_configs_in(dl_configs *configs, dl_folder *folder);

/* That of a file whose folder has been looked up. */
static inline const dl_config *dl_config_of(const dl_file *file)
{
    return file->folder->holds;
}

/* The settings of such a file. */
static inline const dl_settings *dl_settings_of(const dl_file *file)
{
    return dl_config_settings(dl_config_of(file), file->canonical);
}

/* Whether `path` may be matched with the patterns of file names in `config`;
   otherwise configs->error is set: the work must be bounded for each path. */
bool dl_configs_check_path(dl_configs *configs, const dl_config *config,
                           dl_str path);

/* Appends the Markdown files below a folder as dl_files_walk() does, except
   those that configurations exclude. */
void dl_configs_walk(dl_configs *configs, dl_str folder, dl_str shown,
                     bool is_flat, dl_file_list *out);

/* The same for the folders in which the `posts` of a configuration can be; not
   every file found is a post. If one of them is a link that leads out of the
   repository, configs->error is set. */
void dl_configs_walk_posts(dl_configs *configs, const dl_config *config,
                           dl_file_list *out);

#endif
