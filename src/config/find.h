/*
 * Where the configuration file lies that a request means. Paths are canonical
 * and live in the arena given.
 */
#ifndef DL_CONFIG_FIND_H
#define DL_CONFIG_FIND_H

#include "digestlint/digestlint.h"
#include "files/folders.h"

/* The folder to look upwards from: that of request->start, a file or a folder
   that need not exist, or the working folder. */
dl_folder *dl_config_start(dl_folders *folders,
                           const dl_config_request *request);

/*
 * The configuration file for `*folder`: the one that the request names, else
 * the nearest upwards to the repository's root; empty when there is none.
 * `*folder` becomes the last one that was looked at: where the file lies, where
 * the search ended, or one of which is known what holds there. When the request
 * names the file or forbids to look, no folder is looked at, and `folder` may
 * be NULL.
 */
dl_str dl_config_find(dl_arena *arena, const dl_config_request *request,
                      dl_folder **folder);

#endif
