/* kramdown's attribute lists, which other renderers show as text. */
#ifndef DL_PAGE_ATTRIBUTES_H
#define DL_PAGE_ATTRIBUTES_H

#include "digestlint/base.h"

/*
 * The length of the attribute list or extension at the start of `text`, which
 * ends with its line: `{: .note}`, `{:toc}`, `{::comment}`, `{:/}`; 0: none.
 * `{:.2f}` and `{:>10}`, Python's formats, are none. A single word counts only
 * if it is `toc`, or if `is_alone`.
 */
size_t dl_attributes_at(dl_str text, bool is_alone);

/* The length of the attributes at the end of a heading's `text`: `{#id}`,
   `{#id .note}`, `{.note}`; 0: none. */
size_t dl_heading_attributes(dl_str text);

#endif
