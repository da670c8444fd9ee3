/*
 * What libyaml says is wrong with a text, in Korean. Strings are static.
 */
#ifndef DL_PARSE_YAML_WORDS_H
#define DL_PARSE_YAML_WORDS_H

/* The Korean words for a `problem` or a `context` of yaml_parser_t, or for
   one of the problems that src/parse finds itself; those words if there are
   none. */
const char *dl_yaml_in_korean(const char *english);

#endif
