/*
 * Which files a run is about: named ones, those of folders, the posts that a
 * configuration names, text from a pipe; and the configurations that they go
 * by. A dl_inputs owns all of it.
 */
#ifndef DL_ENGINE_INPUTS_H
#define DL_ENGINE_INPUTS_H

#include "base/buf.h"
#include "config/configs.h"

/* What the command line names. */
typedef struct dl_input_names {
    const char *const *paths; /* files and folders; none: the posts that the
                                 configuration names, else "." */
    size_t n_paths;
    const char *stdin_name; /* what the path "-" goes by */
    dl_str stdin_bytes;     /* its content; borrowed */
    bool force_exclude;     /* `exclude` holds for files that were named, too */
} dl_input_names;

typedef struct dl_inputs {
    dl_configs configs;
    dl_file_list list; /* sorted by `shown`, each file once */
    dl_str stdin_bytes;
} dl_inputs;

/* Finds what `names` means. `request` must live as long as the inputs, which
   are to be freed also after a failure: a configuration could not be loaded. */
dl_status dl_inputs_find(dl_inputs *out, const dl_input_names *names,
                         const dl_config_request *request,
                         dl_error *error) DL_MUST_CHECK;
void dl_inputs_free(dl_inputs *inputs);

/* The bytes of a file, in `buf` or borrowed; one more than `limit` at most:
   then it is too large and the parser says so. False when it cannot be read. */
bool dl_inputs_read(const dl_inputs *inputs, const dl_file *file,
                    uint32_t limit, dl_buf *buf, dl_str *bytes,
                    dl_error *error);

#endif
