/*
 * Finds out from a repository's files what makes its pages. What is found is
 * kept in the table of folders, whose arena it lives in.
 */
#ifndef DL_CONFIG_SITE_H
#define DL_CONFIG_SITE_H

#include "files/folders.h"
#include "page/renderer.h"

/* What makes the pages, and what says so. */
typedef struct dl_site {
    dl_renderer renderer; /* not complete */
    dl_str folder;        /* canonical */
    dl_str files; /* in it, separated by ", ": one, or those that differ, so
                     that the renderer is unknown */
    const struct dl_site *pages; /* of files that are none: the site's own */
} dl_site;

/*
 * The renderer of the pages in `folder`, with the options that its files set:
 * that of the nearest folder with files of a generator, up to the repository's
 * root, or, outside of one, up to `here`, the working folder. At the root, a
 * build step in .github/workflows decides between several. In a Hugo site, what
 * is outside of content/ is GitHub's; in Jekyll's, `.folders` are, and
 * `_folders` that are no collections have no pages. NULL: no file says
 * anything. Files that cannot be read say nothing. Not thread-safe.
 */
const dl_site *dl_site_find(dl_folders *folders, dl_folder *folder,
                            dl_str here);

/* The same for a folder that dl_site_find() was asked about. */
const dl_site *dl_site_of(const dl_folder *folder);

#endif
