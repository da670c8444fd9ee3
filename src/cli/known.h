/*
 * The baselines of one run, that of the command line or those that the
 * configurations name: they mark the findings that they contain, or are
 * rewritten with all findings. A zeroed dl_known has none.
 */
#ifndef DL_CLI_KNOWN_H
#define DL_CLI_KNOWN_H

#include "cli/check_options.h"
#include "baseline/baseline.h"

typedef struct dl_known_file {
    const char *path; /* as messages show it */
    dl_baseline *baseline;
} dl_known_file;

typedef struct dl_known {
    DL_VEC(dl_known_file) files; /* each once */
    bool is_default; /* a baseline is written that no configuration names */
    dl_arena *arena, *scratch;
} dl_known;

void dl_known_open(dl_known *known);
void dl_known_close(dl_known *known);

/* Reads the baseline for the files of `config` unless it was, which stays the
   known's; NULL if there is none. Fails if it cannot be read. */
dl_status dl_known_find(dl_known *known, const dl_check_options *options,
                        const dl_config *config, dl_baseline **out,
                        dl_error *error) DL_MUST_CHECK;

void dl_known_set_levels(dl_known *known, const uint8_t *levels);

/* Marks the known findings of one result, or records all. */
void dl_known_take(dl_known *known, const dl_check_options *options,
                   dl_result *result);

/*
 * After the last result: writes the new baselines, unless the run has `failed`,
 * or reports which entries of the old ones are no longer needed. Returns false
 * if one cannot be written, after reporting it.
 */
bool dl_known_finish(dl_known *known, const dl_check_options *options,
                     bool failed);

#endif
