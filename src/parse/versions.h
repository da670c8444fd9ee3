/*
 * The versions of the parsing libraries, for --version: static strings.
 */
#ifndef DL_PARSE_VERSIONS_H
#define DL_PARSE_VERSIONS_H

const char *dl_parse_cmark_version(void); /* "0.29.0.gfm.6" */
const char *dl_parse_yaml_version(void);  /* "0.2.5" */

#endif
