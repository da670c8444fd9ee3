/*
 * DL901: errors that all parts of a configuration can have. Nothing is owned;
 * `problems` copies what it keeps.
 */
#ifndef DL_CHECK_MISTAKE_H
#define DL_CHECK_MISTAKE_H

#include "model/profile.h"
#include "parse/problem.h"

/* A wrong value of the key `where`: `expected` in both languages. */
void dl_mistake_value(dl_problems *problems, const dl_yaml *value, dl_str where,
                      const char *expected, const char *expected_ko);

/* An unknown key, with the one of `known` that was probably meant. */
void dl_mistake_key(dl_problems *problems, const dl_yaml *key,
                    const dl_str *known, size_t n);

/* The same for each key of `mapping` that is not in `known`. */
void dl_mistake_keys(dl_problems *problems, const dl_yaml *mapping,
                     const dl_strs *known);

#endif
