/*
 * A line on the terminal that shows the progress of long work. Nothing is
 * shown before the work has taken a second, nor when stderr is not a terminal.
 */
#ifndef DL_CLI_PROGRESS_H
#define DL_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct dl_progress {
    bool enabled, shown;
    int64_t next; /* when to draw again, in ms of the monotonic clock */
} dl_progress;

dl_progress dl_progress_start(void);
void dl_progress_update(dl_progress *progress, size_t done, size_t total);

/* Clears the line; call it before writing anything else. */
void dl_progress_erase(dl_progress *progress);

#endif
