/*
 * Which checks listen to which events, and what they prepare: computed once for
 * all files with the same settings.
 */
#ifndef DL_CHECK_LISTEN_H
#define DL_CHECK_LISTEN_H

#include "check/settings.h"

/* Fills `listeners`, `prepared` and `wants_terms` from `rules`; what they point
   to is in `arena`. */
void dl_settings_listen(dl_settings *settings, dl_arena *arena);

#endif
