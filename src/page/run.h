/* A run of emphasis marks. */
#ifndef DL_PAGE_RUN_H
#define DL_PAGE_RUN_H

#include <stdint.h>

/* What stands beside a run, seen from it. */
enum {
    DL_RUN_BLANK_BEFORE = 1, /* white space or the edge of the line */
    DL_RUN_BLANK_AFTER = 2
};

/* A run of one sign, not escaped, and not in code, HTML or an address. */
typedef struct dl_run {
    uint32_t start;   /* byte of its first sign */
    uint16_t length;  /* signs; longer ones count as UINT16_MAX */
    uint16_t visible; /* signs that the page shows */
    uint8_t sides;    /* DL_RUN_… */
    char sign;
    uint16_t part; /* 0: the text; each link's text is a part of its own */
    uint32_t partner; /* the run with which it made the last emphasis, or
                         DL_NONE */
} dl_run;

#endif
