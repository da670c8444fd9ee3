/*
 * The posts beside one that is being fixed, as far as links into it go. Nothing
 * is owned.
 */
#ifndef DL_ENGINE_SIBLINGS_H
#define DL_ENGINE_SIBLINGS_H

#include "fixes/anchors.h"

/*
 * Adds what the other Markdown files in the folder of `path`, which is
 * canonical and need not exist, link to. Files above `max_size` bytes, those
 * that cannot be read and symbolic links are passed over.
 */
void dl_siblings_add_links(dl_str path, uint32_t max_size, dl_anchors *linked);

#endif
