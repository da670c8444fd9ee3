/* The versions of the parsing libraries. */
#include "parse/versions.h"

#include <cmark-gfm.h>
#include <yaml.h>

const char *dl_parse_cmark_version(void)
{
    return cmark_version_string();
}

const char *dl_parse_yaml_version(void)
{
    return yaml_get_version_string();
}
