/* What is in brackets: what the rules on links ask of it. */
#ifndef DL_RULES_SHARED_BRACKETS_H
#define DL_RULES_SHARED_BRACKETS_H

#include "digestlint/base.h"

/* Whether a reader who sees it in parentheses takes it for an address, not for
   a word: `https://a.kr`, `www.a.kr`, `./가.md`, `a.kr/b`, `그림.png`. */
bool dl_bracket_is_address(dl_str text);

/* Whether it can be a footnote's label and is no set of characters of a regular
   expression (`가-힣`, `a-z`, `\s`). */
bool dl_bracket_is_note(dl_str text);

/* Whether kramdown takes it for one: `\w[\w-]*`, all ASCII. */
bool dl_bracket_is_kramdown_note(dl_str text);

#endif
