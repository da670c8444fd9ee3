/*
 * Questions about the names of tags.
 */
#ifndef DL_RULES_SHARED_ELEMENTS_H
#define DL_RULES_SHARED_ELEMENTS_H

#include "base/str.h"

/* Elements of HTML: escaping one makes visible what was formatted. <Link> is a
   component, <BR> is not. */
bool dl_is_html_element(dl_str name);

/* What models write between tags: `<think>`. */
bool dl_is_model_tag(dl_str name);

#endif
