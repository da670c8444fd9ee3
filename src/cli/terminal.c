/*
 * Finds out what a terminal can do. Colours are decided as on no-color.org,
 * force-color.org and bixense.com/clicolors; links as in cargo and ruff, by a
 * list of terminals, because some show the address as text.
 */
#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "report/report.h"

/* The value of a variable; NULL if it is unset or empty. */
static const char *value_of(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value ? value : NULL;
}

static bool is_on(const char *variable)
{
    const char *value = value_of(variable);
    return value && strcmp(value, "0") != 0;
}

static bool is_off(const char *variable)
{
    const char *value = value_of(variable);
    return value && strcmp(value, "0") == 0;
}

static bool has(const char *variable, const char *beginning)
{
    const char *value = value_of(variable);
    return value && strncmp(value, beginning, strlen(beginning)) == 0;
}

/* ---- width --------------------------------------------------------------- */

static unsigned within_bounds(unsigned long width)
{
    return width < DL_REPORT_LEAST  ? DL_REPORT_LEAST
           : width > DL_REPORT_MOST ? DL_REPORT_MOST
                                    : (unsigned)width;
}

/* A terminal may not know its size: then it says 0. */
static unsigned width_of(int fd)
{
    struct winsize size = {0};
    const char *columns = value_of("COLUMNS");
    char *end = NULL;
    if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return within_bounds(size.ws_col);
    unsigned long width = columns ? strtoul(columns, &end, 10) : 0;
    bool is_number = columns && *columns >= '0' && *columns <= '9' && !*end;
    return is_number && width > 0 ? within_bounds(width) : DL_REPORT_WIDTH;
}

/* ---- colours and links --------------------------------------------------- */

static bool has_color(bool is_terminal, dl_color color)
{
    if (color != DL_COLOR_AUTO)
        return color == DL_COLOR_ALWAYS;
    if (value_of("NO_COLOR"))
        return false;
    if (is_on("FORCE_COLOR") || is_on("CLICOLOR_FORCE"))
        return true;
    if (is_off("FORCE_COLOR") || is_off("CLICOLOR"))
        return false;
    const char *term = value_of("TERM");
    return is_terminal && term && strcmp(term, "dumb") != 0;
}

static bool is_above(const char *variable, unsigned long least)
{
    const char *value = value_of(variable);
    return value && strtoul(value, NULL, 10) > least;
}

/* tmux keeps links since 3.4, and leaves them out where they cannot be
   shown. */
static bool is_tmux_with_links(void)
{
    const char *version = value_of("TERM_PROGRAM_VERSION");
    char *end = NULL;
    if (!has("TERM_PROGRAM", "tmux") || !version)
        return false;
    unsigned long major = strtoul(version, &end, 10);
    unsigned long minor = *end == '.' ? strtoul(end + 1, NULL, 10) : 0;
    return major > 3 || (major == 3 && minor >= 4);
}

/* A multiplexer has variables of the terminal that it was started in. */
static bool is_known_for_links(void)
{
    static const char *const programs[] = {
        "ghostty", "Hyper", "iTerm.app", "mintty", "rio",
        "Tabby",   "vscode", "WarpTerminal", "WezTerm", "zed",
    };
    static const char *const terms[] = {
        "alacritty", "contour", "foot", "rio", "wezterm", "xterm-ghostty",
        "xterm-kitty",
    };
    if (has("TERM", "screen") || has("TERM", "tmux"))
        return is_tmux_with_links();
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        if (has("TERM_PROGRAM", programs[i]))
            return true;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        if (has("TERM", terms[i]))
            return true;
    return is_above("VTE_VERSION", 5000) || /* 0.50.0 crashes */
           is_above("KONSOLE_VERSION", 201199) || value_of("WT_SESSION") ||
           value_of("DOMTERM");
}

static bool has_links(bool is_terminal)
{
    if (is_on("FORCE_HYPERLINK"))
        return true;
    return is_terminal && !is_off("FORCE_HYPERLINK") && !has("TERM", "dumb") &&
           is_known_for_links();
}

dl_terminal dl_cli_terminal(FILE *out, dl_color color)
{
    int fd = fileno(out);
    dl_terminal t = {.is_terminal = isatty(fd), .width = width_of(fd)};
    t.color = has_color(t.is_terminal, color);
    t.links = t.color && has_links(t.is_terminal);
    return t;
}
