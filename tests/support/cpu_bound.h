/*
 * Bounds for code that must take linear time. They are not timings: what they
 * distinguish differs by a factor of a hundred and more, and they are measured
 * in the same run, so that they also hold under valgrind.
 */
#ifndef DL_TEST_CPU_BOUND_H
#define DL_TEST_CPU_BOUND_H

#include <stdint.h>
#include <time.h>

/* CPU time since `start`, in seconds. */
static inline double cpu_since(clock_t start)
{
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* The CPU seconds that this machine, under the tool that it runs, takes to hash
   `megabytes` byte by byte: about 1.5 ms each without a tool. */
static inline double cpu_bound(unsigned megabytes)
{
    enum { MEGABYTE = 1 << 20, SAMPLE = 4 };
    volatile uint32_t hash = 2166136261;
    clock_t start = clock();
    for (uint32_t i = 0; i < SAMPLE * MEGABYTE; i++)
        hash = (hash ^ (i & 0xFF)) * 16777619;
    return cpu_since(start) * megabytes / SAMPLE;
}

#endif
