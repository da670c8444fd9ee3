/*
 * The location of the configuration file that a request refers to. Paths are
 * canonical and live in the arena given.
 */
#ifndef DL_CONFIG_FIND_H
#define DL_CONFIG_FIND_H

#include "digestlint/base.h"
#include "files/folders.h"

/* What the command line says over the configuration; zeroed: nothing. Strings
   are borrowed as long as the configuration lives. */
typedef struct dl_config_request {
    const char *file;    /* --config: this file and no other */
    dl_str text;         /* of a pipe instead of a file, which can be read only
                            once: its paths are relative to the working folder;
                            NULL: read `file` */
    bool isolated;       /* look for no configuration file */
    const char *start;   /* folder or file to look upwards from; NULL: here */
    const char *profile; /* --profile */
    const dl_str *select;   /* --select: codes, prefixes or names */
    size_t n_select;
    const dl_str *ignore;   /* --ignore */
    size_t n_ignore;
    const dl_str *severity; /* --severity RULE=LEVEL */
    size_t n_severity;
    dl_severity level; /* --level; OFF: the configuration's */
} dl_config_request;

/* The folder from which to search upwards: that of request->start, a file or
   folder that need not exist, or the working folder. */
dl_folder *dl_config_start(dl_folders *folders,
                           const dl_config_request *request);

/* How the text of a pipe is called in messages. */
#define DL_CONFIG_PIPE "--config"

/* A configuration file; `path` is empty if there is none. */
typedef struct dl_config_place {
    dl_str path;
    dl_str text; /* borrowed; NULL: it is in the file */
    dl_str border; /* the folder out of which it may not refer to files: its
                      repository, or without one its own; empty: the user named
                      it, so it may refer to any */
    bool is_repository; /* `border` is one */
} dl_config_place;

/*
 * The configuration file for `*folder`: the one that the request names,
 * otherwise the nearest one on the way up to the repository's root. `*folder`
 * is set to the last folder that was searched: the one with the file, the one
 * where the search ended, or one whose configuration is known. If the request
 * names the file or forbids the search, no folder is searched. Fails if a
 * folder cannot be searched, or if what was found may not be used: it leads out
 * of the border, or is another user's (trust.h).
 */
dl_status dl_config_find(dl_config_place *out, dl_folders *folders,
                         const dl_config_request *request, dl_folder **folder,
                         dl_error *error) DL_MUST_CHECK;

#endif
