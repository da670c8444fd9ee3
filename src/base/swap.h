/*
 * Putting a new file under the name of an old one, if that is still the
 * expected one.
 */
#ifndef DL_BASE_SWAP_H
#define DL_BASE_SWAP_H

#include "base/file.h"

/* Two files of the open folder `folder`; all is borrowed. */
typedef struct dl_swap {
    int folder;
    const char *name, *temporary; /* of the old file, of the new one */
    int old, new;                 /* both open, the old one for reading */
    dl_file_id id;                /* what is expected of the old one */
    dl_str before;
} dl_swap;

enum {
    DL_SWAP_CHANGED = -1, /* it is another file or has other bytes; nothing was
                             changed */
    DL_SWAP_BOTH = -2     /* the same, but what is under `temporary` now must
                             not be removed: somebody wrote that */
};

/*
 * Gives `name` to the new file and removes the old one: then there is no
 * `temporary` any more, and the result is 0. Else it is an errno or one of the
 * above and, unless it is DL_SWAP_BOTH, what is under `temporary` is of no use.
 *
 * The old file is compared, by a descriptor, before and, if the system can
 * exchange two names (Linux), after that, when nobody can open it by its name
 * any more. It gets its name back if it has changed. On Linux, somebody who
 * opens the file for writing meanwhile waits until `old` is closed and counts
 * as a change, and so does somebody who had opened it before and does not close
 * it within some milliseconds.
 */
int dl_swap_names(const dl_swap *swap);

#endif
