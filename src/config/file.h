/*
 * The YAML files of a configuration, one by one: read, parsed and added to
 * problems->files. Their texts and trees are in problems->arena.
 */
#ifndef DL_CONFIG_FILE_H
#define DL_CONFIG_FILE_H

#include "config/find.h"
#include "parse/problem.h"

enum { DL_MOST_CONFIG_FILES = 64 }; /* that refer to one another */

/*
 * Adds a file with a known text and parses it: a configuration is a mapping, a
 * pack of patterns a sequence. Sets `*index`. `name` is what refers to the
 * file: if there are DL_MOST_CONFIG_FILES already, that is reported there, once
 * for all names, and false is returned. NULL: one of the few files that every
 * configuration consists of, which have room above that.
 */
bool dl_config_file_add(dl_problems *problems, const dl_yaml *name,
                        dl_yaml_file file, dl_yaml_kind kind, uint16_t *index);

/* Reads and adds the configuration at `place`; false if it cannot be read. */
bool dl_config_file_read(dl_problems *problems, const dl_config_place *place,
                         uint16_t *index, dl_error *error);

/* The canonical path that the scalar `name` refers to, relative to its own
   file. */
dl_str dl_config_file_path(const dl_problems *problems, const dl_yaml *name);

/* Whether the configuration may refer to the file at that path; if not, that is
   reported at `name`. */
bool dl_config_file_may_read(dl_problems *problems, const dl_yaml *name,
                             dl_str path);

/* Reads and adds a file that `name` refers to; if it cannot or
   must not be read, or is one too many, that is reported there. */
bool dl_config_file_open(dl_problems *problems, const dl_yaml *name,
                         dl_str path, dl_yaml_kind kind, uint16_t *index);

/* The pack of patterns that the scalar `name` refers to; NULL if there is none.
   Each is read once. */
const dl_yaml *dl_config_file_pack(dl_problems *problems, const dl_yaml *name);

#endif
