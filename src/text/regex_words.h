/*
 * What PCRE2 says is wrong with an expression, in Korean.
 */
#ifndef DL_TEXT_REGEX_WORDS_H
#define DL_TEXT_REGEX_WORDS_H

/* A static string for a code of pcre2_compile(); NULL for rare ones. */
const char *dl_regex_in_korean(int code);

#endif
