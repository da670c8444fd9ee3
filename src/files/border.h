/*
 * The border of a run: the repository. What its links lead to outside, or in
 * its .git, is neither read nor written: a pull request may contain links to
 * what its author cannot read and the person or machine that lints it can.
 */
#ifndef DL_FILES_BORDER_H
#define DL_FILES_BORDER_H

#include "base/error.h"
#include "files/folders.h"

/* A link that leads out. Paths are in the table's arena. */
typedef struct dl_crossing {
    dl_str link; /* as it was named: the caller's spelling */
    dl_str border; /* the folder that it leaves, or whose .git it enters */
    bool is_repository; /* so the border is that of a repository */
    bool enters_git;
    bool is_unknown; /* where it leads could not be found out */
} dl_crossing;

/* The root of the repository that `folder` is in; NULL: it is in none. */
const dl_folder *dl_border_repository(const dl_folder *folder);

/* Whether the file at the canonical path `real`, all of whose links were
   followed, is in the folder `border` and not in a .git. */
bool dl_border_holds(dl_str border, dl_str real);

/*
 * Whether the link at the canonical path `link` in `folder` leads out of the
 * repository; if it is in none, out of the folder `outer` (empty: it may lead
 * anywhere). So does a link of which nobody can say where it leads; one that
 * leads nowhere does not.
 */
bool dl_border_crosses(dl_folders *folders, const dl_folder *folder,
                       dl_str link, dl_str outer, dl_crossing *out);

/* Whether a link on the way along `path`, as a person wrote it, leads out of
   the repository that the link is in. */
bool dl_border_is_crossed(dl_folders *folders, dl_str path, dl_crossing *out);

/* Whether `path`, which is to be written, stays in the repository if it begins
   there; `error` says what crosses the border. */
dl_status dl_border_may_write(const char *path, dl_error *error) DL_MUST_CHECK;

/* Sets `error`: `verb` ("read") cannot be done to the file named `shown`.
   Returns DL_ERR_IO. */
dl_status dl_border_refuse(dl_error *error, dl_attempt what, dl_str shown,
                           const dl_crossing *crossing);

#endif
