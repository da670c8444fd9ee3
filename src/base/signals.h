/*
 * Keeping signals that would end or interrupt the program away from a thread.
 */
#ifndef DL_BASE_SIGNALS_H
#define DL_BASE_SIGNALS_H

#include <signal.h>

/*
 * Until dl_signals_allow(), no signal from outside reaches the calling thread
 * or a thread that it starts; one that arrives waits, or goes to another
 * thread. Signals that the thread itself raises by a mistake (SIGSEGV and the
 * like) are not held back, so that they are reported as what they are. `before`
 * is filled in.
 */
void dl_signals_hold(sigset_t *before);

/* Back to what was allowed before. */
void dl_signals_allow(const sigset_t *before);

#endif
