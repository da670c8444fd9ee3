/*
 * Linting one document in two steps: the part that needs only the document may
 * be done by any thread; the part that needs the other posts is done in the
 * order of files. A job owns its document until dl_lint_finish(), which ends
 * the job.
 */
#ifndef DL_ENGINE_LINT_H
#define DL_ENGINE_LINT_H

#include "check/result.h"
#include "config/config.h"
#include "fixes/trial.h"
#include "model/post.h"
#include "parse/parse.h"

/* What time it is: `today` in days since 1970-01-01 or, when that is 0, the day
   that it is at `now`, seconds since then, in the time zone of the profile. */
typedef struct dl_clock {
    int32_t today;
    int64_t now;
} dl_clock;

/* A document after the walk. It becomes a dl_result, which owns it. */
typedef struct dl_lint_job dl_lint_job;

/* Parses and walks; `scratch` is reset. `known` is what the thread knows of
   words; NULL: nothing. `site` is the renderer that the
   repository's files name, for settings that name none; NULL: they do not.
   Never NULL. */
dl_lint_job *dl_lint_start(const dl_settings *settings,
                           const dl_renderer *site, dl_str name, dl_str bytes,
                           dl_clock clock, dl_known_words *known,
                           dl_arena *scratch);

/* The post, or NULL if the document could not be parsed. */
const dl_post *dl_lint_post(const dl_lint_job *job);

/* The result that there would be without other posts; it belongs to the job,
   which goes on. To be called before anything else uses the scratch. */
dl_result *dl_lint_peek(dl_lint_job *job);

/* Records what became of the fixes up to `most`: those that were refused will
   be marked. The trials are taken over. */
void dl_lint_judge(dl_lint_job *job, dl_fix_trials *trials,
                   dl_applicability most);

/* Records that nothing may be fixed: the configuration has mistakes. */
void dl_lint_withhold(dl_lint_job *job);

/* Records that the document is the fixed form of `before`, which is copied. */
void dl_lint_remember(dl_lint_job *job, dl_str before, size_t n_fixed);

/* Runs the rules that look at `others` (NULL: there are none, and the rules do
   not run), suppresses, sorts. `scratch` is reset. */
dl_result *dl_lint_finish(dl_lint_job *job, const dl_post_index *others,
                          dl_arena *scratch);

/* The result of a file that could not be read. */
dl_result *dl_lint_failed(dl_str name, const dl_error *error);

/* Lints `bytes` as the file `name`, without looking at other posts; both are
   copied. */
dl_result *dl_lint_text(const dl_config *config, dl_str name, dl_str bytes,
                        dl_clock clock);

#endif
