/*
 * The files of a run: named ones, those of folders, the posts that a
 * configuration names, text from a pipe; and their configurations. A dl_inputs
 * owns all of it.
 */
#ifndef DL_ENGINE_INPUTS_H
#define DL_ENGINE_INPUTS_H

#include "base/buf.h"
#include "base/file.h"
#include "config/configs.h"

/* What the command line names. */
typedef struct dl_input_names {
    const char *const *paths; /* files and folders; none: the posts that the
                                 configuration names, else "." */
    size_t n_paths;
    const char *stdin_name; /* the name of the path "-" */
    dl_str stdin_bytes;     /* its content; borrowed */
    bool force_exclude;     /* named files, too, must be posts */
} dl_input_names;

typedef struct dl_inputs {
    dl_configs configs;
    dl_file_list list; /* sorted by `shown`, each file once */
    dl_str stdin_bytes;
} dl_inputs;

/* Finds what `names` refers to. `request` must live as long as the inputs,
   which must be freed even after a failure: a configuration that could not be
   loaded. */
dl_status dl_inputs_find(dl_inputs *out, const dl_input_names *names,
                         const dl_config_request *request,
                         dl_error *error) DL_MUST_CHECK;
void dl_inputs_free(dl_inputs *inputs);

/* The bytes of a file, in `buf` or borrowed; at most one more than `limit`:
   then it is too large, which the parser reports. `id`, which may be NULL, is
   set to that of the file. False if it cannot be read. */
bool dl_inputs_read(const dl_inputs *inputs, const dl_file *file,
                    uint32_t limit, dl_buf *buf, dl_str *bytes, dl_file_id *id,
                    dl_error *error);

/* How many bytes that would be; 0 if the file cannot be read. */
size_t dl_inputs_size(const dl_inputs *inputs, const dl_file *file,
                      uint32_t limit);

#endif
