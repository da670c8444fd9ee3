/*
 * The configuration that init writes when no built-in profile fits: what was
 * seen in the posts, as a profile with comments.
 */
#ifndef DL_CLI_SKELETON_H
#define DL_CLI_SKELETON_H

#include "base/buf.h"
#include "base/diagnostic.h"
#include "outline/layout.h"

/*
 * Appends the keys of the profile: what nearly all posts have is a rule, what
 * fewer have is optional or a comment with their number.
 */
void dl_skeleton_add(dl_buf *out, const dl_layout *layout,
                     dl_language language);

#endif
