/*
 * A run over many files: they are found, linted by several threads, and handed
 * on one by one in the order of their paths (bytewise), each freed before the
 * one after next is needed, so that memory does not grow with their number.
 */
#ifndef DL_ENGINE_RUN_H
#define DL_ENGINE_RUN_H

#include "config/levels.h"
#include "engine/lint.h"

typedef struct dl_run_options {
    const char *const *paths; /* files and folders; none: the posts that the
                                 configuration names, else "." */
    size_t n_paths;
    dl_config_request config; /* `start` is set for each file */
    int32_t today; /* --today: days since 1970-01-01; 0: the clock's */
    bool force_exclude; /* named files, too, must be posts */
    unsigned jobs;      /* 0: as many as there are processors */
    dl_applicability fix; /* fix up to this level, in memory: results are of the
                             fixed text; DL_FIX_NONE: do not. Never if the
                             configuration of a file has mistakes */
    bool try_fixes; /* of the findings that are reported, so that those which
                       would be refused are marked */
    /* The baseline for the files of a configuration, whose findings are not
       fixed; NULL: none. Called once for each, before on_levels(); if it fails,
       so does the run. The caller keeps it until the run is over. */
    dl_status (*baseline_of)(void *user, const dl_config *config,
                             struct dl_baseline **out, dl_error *error);
    /* Called before the first result; `levels` is borrowed for the call, and
       NULL if there is no file and so no configuration. */
    void (*on_levels)(void *user, const dl_levels *levels);
    /* Content of the path "-", linted under the name `stdin_name`. */
    dl_str stdin_bytes;
    const char *stdin_name;
} dl_run_options;

typedef struct dl_run_counts {
    size_t files;      /* read */
    size_t unreadable; /* named, but not readable */
    size_t errors, warnings, infos; /* not suppressed, not in the baseline */
    size_t suppressed, baseline;
    size_t safe, unsafe, refused; /* findings with a fix that --fix makes, that
                                     only --unsafe-fixes makes, that neither
                                     does; as far as they were tried */
} dl_run_counts;

/* Called in path order, always on the caller's thread. `result` may be changed
   (flags, order) and is freed after the call. */
typedef void (*dl_run_sink)(void *user, dl_result *result);

/* Called from time to time with the progress, on the caller's thread. */
typedef void (*dl_run_progress)(void *user, size_t done, size_t total);

/*
 * DL_OK even if files could not be read: their results say so. Fails on a wrong
 * configuration request.
 */
dl_status dl_run(const dl_run_options *options, dl_run_sink sink,
                 dl_run_progress progress, void *user, dl_error *error)
    DL_MUST_CHECK;

#endif
