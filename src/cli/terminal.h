/*
 * What a stream's reader can show: how wide lines may be, colours, links.
 */
#ifndef DL_CLI_TERMINAL_H
#define DL_CLI_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

typedef enum dl_color {
    DL_COLOR_AUTO,
    DL_COLOR_ALWAYS,
    DL_COLOR_NEVER
} dl_color;

typedef struct dl_terminal {
    bool is_terminal;
    unsigned width; /* cells: those of the terminal, else COLUMNS, else
                       DL_REPORT_WIDTH; at least DL_REPORT_LEAST */
    bool color;
    bool links; /* OSC 8; only with colours */
} dl_terminal;

/*
 * Asks the stream and the environment: NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE,
 * CLICOLOR, TERM, FORCE_HYPERLINK, and the variables by which terminals that
 * have links make themselves known.
 */
dl_terminal dl_cli_terminal(FILE *out, dl_color color);

#endif
