/*
 * The problems of a configuration as results, one a file, so that reports treat
 * them like those of posts. A list owns its documents; the rest is in the arena
 * of the problems.
 */
#ifndef DL_CONFIG_RESULTS_H
#define DL_CONFIG_RESULTS_H

#include "check/result.h"
#include "parse/problem.h"

typedef DL_VEC(const dl_result *) dl_config_result_list;

/* Sorts the problems by place and adds the results for them. */
void dl_config_results_make(dl_config_result_list *out, dl_problems *problems);
void dl_config_results_free(dl_config_result_list *results);

#endif
