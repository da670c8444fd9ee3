/* Masks of signals. */
#include "base/signals.h"

#include <stddef.h>

void dl_signals_hold(sigset_t *before)
{
    static const int own[] = {SIGABRT, SIGBUS, SIGFPE,  SIGILL,
                              SIGSEGV, SIGSYS, SIGTRAP, SIGPROF};
    sigset_t all;
    sigfillset(&all);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        sigdelset(&all, own[i]);
    pthread_sigmask(SIG_BLOCK, &all, before);
}

void dl_signals_allow(const sigset_t *before)
{
    pthread_sigmask(SIG_SETMASK, before, NULL);
}
