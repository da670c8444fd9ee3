/* Shows progress on one line of the terminal. */
#include "cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE = 1000, INTERVAL = 100 }; /* ms */

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

dl_progress dl_progress_start(void)
{
    return (dl_progress){
        .enabled = isatty(STDERR_FILENO),
        .next = now() + PATIENCE,
    };
}

void dl_progress_update(dl_progress *progress, size_t done, size_t total)
{
    if (!progress->enabled || done >= total)
        return;
    int64_t time = now();
    if (time < progress->next)
        return;
    progress->next = time + INTERVAL;
    progress->shown = true;
    fprintf(stderr, "\r\033[K%zu/%zu", done, total);
    fflush(stderr);
}

void dl_progress_erase(dl_progress *progress)
{
    if (!progress->shown)
        return;
    progress->shown = false;
    fputs("\r\033[K", stderr);
    fflush(stderr);
}
