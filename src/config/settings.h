/*
 * The settings of a configuration: for files that no override matches, and for
 * each set of overrides that matches some.
 *
 * A dl_settings_table is constant to its callers and serves several threads:
 * settings for several overrides are computed when a file needs them, under a
 * lock. It owns its lists and the tables of arXiv's numbers, and borrows what
 * it is made from.
 */
#ifndef DL_CONFIG_SETTINGS_H
#define DL_CONFIG_SETTINGS_H

#include "check/settings.h"
#include "config/keys.h"
#include "config/request.h"
#include "config/sources.h"
#include "patterns/patterns.h"

/* What settings are made from: the earlier links of the chain. */
typedef struct dl_settings_source {
    const dl_sources *sources;
    const dl_config_keys *keys;
    const dl_patterns *patterns;
    const dl_rule_requests *requests;
    dl_problems *problems; /* with the arena that settings live in */
} dl_settings_source;

typedef struct dl_settings_table dl_settings_table;

/* Computes the settings without overrides and, if there is a file, those of
   each override by itself, which finds all problems. */
dl_settings_table *dl_settings_table_new(const dl_settings_source *from);
void dl_settings_table_free(dl_settings_table *table); /* NULL is allowed */

/* The settings of the file at the canonical path `path`. */
const dl_settings *dl_settings_table_get(const dl_settings_table *table,
                                         dl_str path);

/* What they are read from: all keys that apply to that file, merged, in
   `arena`. */
const dl_yaml *dl_settings_table_tree(const dl_settings_table *table,
                                      dl_arena *arena, dl_str path);

/* What an override extends for that file; NULL: none does. */
const dl_override_base *dl_settings_table_base(const dl_settings_table *table,
                                               dl_str path);

/* Those without overrides (0) or with only override i - 1; NULL after the
   last, and after (0) if there is no file. */
const dl_settings *dl_settings_table_at(const dl_settings_table *table,
                                        size_t i);

#endif
