/*
 * Whom the rules of a run are taken from: a configuration that nobody named,
 * but that was found, must be that of the user or of the system's owner.
 */
#ifndef DL_CONFIG_TRUST_H
#define DL_CONFIG_TRUST_H

#include "base/arena.h"

/* Folders whose configurations are used whoever owns them, separated by `:`,
   as in git's safe.directory: a folder, one with a star as its last name for
   all below it, or a star alone. */
#define DL_SAFE_VARIABLE "DIGESTLINT_SAFE_DIRECTORY"

/*
 * Fails if the configuration at the canonical path `path`, or its folder,
 * belongs to another user (which neither root is, nor the one who called sudo)
 * or may be written by everybody, unless the folder is in DL_SAFE_VARIABLE.
 */
dl_status dl_config_trust(dl_arena *arena, dl_str path,
                          dl_error *error) DL_MUST_CHECK;

#endif
