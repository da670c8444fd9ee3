/*
 * General categories of Unicode (UAX #44, 5.7.1), as far as Markdown asks for
 * them.
 */
#ifndef DL_TEXT_CATEGORY_H
#define DL_TEXT_CATEGORY_H

#include <stdbool.h>
#include <stdint.h>

bool dl_is_category_p(uint32_t c); /* P*: punctuation */
bool dl_is_category_s(uint32_t c); /* S*: symbols */

/* Unicode white space as CommonMark 2.1 defines it: Zs, tab, line feed, form
   feed, carriage return. */
bool dl_is_unicode_blank(uint32_t c);

#endif
