/* Lints posts for the first time. */
#include "cli/first_run.h"

#include "cli/cli.h"
#include "cli/known.h"
#include "cli/progress.h"

typedef struct first {
    dl_first_run *run;
    dl_check_options options;
    dl_known known;
    dl_progress progress;
} first;

static void count(void *user, dl_result *result)
{
    first *f = user;
    dl_progress_erase(&f->progress);
    dl_tally_add(&f->run->tally, result);
    if (result->error.status != DL_OK) {
        dl_cli_fail(&result->error);
        f->run->failed = true;
    }
    dl_known_take(&f->known, &f->options, result);
}

static void on_levels(void *user, const dl_levels *levels)
{
    first *f = user;
    if (levels)
        dl_known_set_levels(&f->known, levels->table);
}

static dl_status baseline_of(void *user, const dl_config *config,
                             dl_baseline **out, dl_error *error)
{
    first *f = user;
    *out = NULL;
    return f->options.update_baseline
               ? dl_known_find(&f->known, &f->options, config, out, error)
               : DL_OK;
}

static void on_progress(void *user, size_t done, size_t total)
{
    first *f = user;
    dl_progress_update(&f->progress, done, total);
}

dl_status dl_first_run_take(dl_first_run *run, const char *folder,
                            bool writes_baseline, dl_error *error)
{
    *run = (dl_first_run){0};
    first f = {
        .run = run,
        .options = {.quiet = true, .update_baseline = writes_baseline},
        .progress = dl_progress_start(),
    };
    f.options.run = (dl_run_options){.paths = &folder,
                                     .n_paths = 1,
                                     .on_levels = on_levels,
                                     .baseline_of = baseline_of};
    dl_known_open(&f.known);
    dl_status status = dl_run(&f.options.run, count, on_progress, &f, error);
    dl_progress_erase(&f.progress);
    if (status == DL_OK && writes_baseline)
        run->failed |= !dl_known_finish(&f.known, &f.options, run->failed);
    dl_known_close(&f.known);
    return status;
}

void dl_first_run_free(dl_first_run *run)
{
    dl_tally_free(&run->tally);
}
