/*
 * What a configuration comes to: the settings of the files that no override
 * matches, and of each set of overrides that files match.
 *
 * A dl_settings_table is constant to its callers and serves several threads:
 * what is worked out late, when a file matches several overrides, is added
 * under a lock. It owns its lists and the tables of arXiv's numbers, and
 * borrows what it is made of.
 */
#ifndef DL_CONFIG_SETTINGS_H
#define DL_CONFIG_SETTINGS_H

#include "check/settings.h"
#include "config/keys.h"
#include "config/request.h"
#include "config/sources.h"
#include "patterns/patterns.h"

/* What the settings are made of: the earlier links of the chain. */
typedef struct dl_settings_source {
    const dl_sources *sources;
    const dl_config_keys *keys;
    const dl_patterns *patterns;
    const dl_rule_requests *requests;
    dl_problems *problems; /* and the arena that settings live in */
} dl_settings_source;

typedef struct dl_settings_table dl_settings_table;

/* Works out the settings without overrides and those of each override alone,
   which finds all mistakes. */
dl_settings_table *dl_settings_table_new(const dl_settings_source *from);
void dl_settings_table_free(dl_settings_table *table); /* NULL is allowed */

/* What holds for the file at the canonical path `path`. */
const dl_settings *dl_settings_table_get(const dl_settings_table *table,
                                         dl_str path);

/* Those without overrides (0) or with override i - 1 alone; NULL after the
   last. */
const dl_settings *dl_settings_table_at(const dl_settings_table *table,
                                        size_t i);

#endif
