/*
 * The texts of --help and --version, made from the rows of the commands.
 */
#include "cli/help.h"

#include <jansson.h>
#include <string.h>
#include <utf8proc.h>
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "parse/versions.h"
#include "report/report.h"
#include "report/wrap.h"

enum { WIDTH = 79, TEXT_COLUMN = 28, FORMAT_NAME = 8 };

void dl_help_wrap(dl_buf *out, const char *text, unsigned indent,
                  unsigned column)
{
    dl_wrap wrap = {.width = WIDTH, .column = column, .indent = indent};
    dl_wrap_add(out, dl_str_of(text), &wrap);
    dl_buf_addc(out, '\n');
}

/* ---- a command ----------------------------------------------------------- */

/* Appends one way to use a command, whose brackets stay whole, after a heading
   of `column` cells. */
static void print_way(dl_buf *out, const dl_command *command, const char *way,
                      unsigned column)
{
    dl_buf text = {0};
    unsigned brackets = 0;
    dl_buf_printf(&text, " digestlint %s", way);
    for (size_t i = 0; i < text.n; i++) {
        brackets += text.p[i] == '[';
        brackets -= text.p[i] == ']';
        if (brackets > 0 && text.p[i] == ' ')
            text.p[i] = DL_WRAP_JOIN;
    }
    dl_wrap wrap = {.width = WIDTH, .column = column};
    wrap.hanging =
        column + (unsigned)(strlen(" digestlint  ") + strlen(command->name));
    dl_wrap_add(out, dl_buf_str(&text), &wrap);
    dl_buf_addc(out, '\n');
    dl_buf_free(&text);
}

static void print_usage(dl_buf *out, const dl_command *command,
                        dl_language language)
{
    const char *head = language == DL_KOREAN ? "사용법:" : "Usage:";
    unsigned column = (unsigned)dl_wrap_cells(dl_str_of(head));
    dl_buf_adds(out, head);
    for (const char *const *way = command->usage; *way; way++) {
        if (way != command->usage)
            dl_buf_printf(out, "%*s", (int)column, "");
        print_way(out, command, *way, column);
    }
    dl_buf_addc(out, '\n');
}

static void print_formats(dl_buf *out, dl_language language)
{
    for (size_t i = 0; i < dl_n_formats; i++) {
        dl_buf_printf(out, "%*s%-*s", TEXT_COLUMN, "", FORMAT_NAME,
                dl_formats[i]->name);
        dl_help_wrap(out, dl_formats[i]->summary[language],
                     TEXT_COLUMN + FORMAT_NAME, TEXT_COLUMN + FORMAT_NAME);
    }
}

static void print_option(dl_buf *out, const dl_cli_option *o,
                         dl_language language)
{
    dl_buf left = {0};
    dl_buf_adds(&left, "  ");
    if (o->letter)
        dl_buf_printf(&left, "-%c, ", o->letter);
    dl_buf_printf(&left, "--%s", o->name);
    if (o->argument)
        dl_buf_printf(&left, o->argument_is_optional ? "[=%s]" : " %s",
                      o->argument);
    if (left.n + 2 > TEXT_COLUMN)
        dl_buf_addc(&left, '\n');
    dl_buf_add(out, dl_buf_str(&left));
    dl_help_wrap(out, o->help[language], TEXT_COLUMN,
                 left.n + 2 > TEXT_COLUMN ? 0 : (unsigned)left.n);
    if (o->completion == DL_COMPLETE_FORMAT)
        print_formats(out, language);
    dl_buf_free(&left);
}

void dl_help_command(dl_buf *out, const dl_command *command,
                     dl_language language)
{
    print_usage(out, command, language);
    dl_help_wrap(out, command->about[language], 0, 0);
    dl_buf_addc(out, '\n');
    for (const dl_cli_option *o = command->options; o->name; o++) {
        if (o->kind == DL_CLI_ALIAS)
            continue;
        if (o->group[language])
            dl_buf_printf(out, "%s%s:\n", o == command->options ? "" : "\n",
                    o->group[language]);
        print_option(out, o, language);
    }
    if (command->exit_status[language]) {
        const char *head =
            language == DL_KOREAN ? "종료 상태: " : "Exit status: ";
        dl_buf_printf(out, "\n%s", head);
        dl_help_wrap(out, command->exit_status[language], 0,
                     (unsigned)dl_wrap_cells(dl_str_of(head)));
    }
}

/* ---- the version --------------------------------------------------------- */

void dl_cli_add_version(dl_buf *out)
{
    char pcre2[64] = "";
    pcre2_config(PCRE2_CONFIG_VERSION, pcre2);
    dl_buf_printf(out, "digestlint %s\n", dl_version());
    dl_buf_printf(out, "cmark-gfm %s\nlibyaml %s\n", dl_parse_cmark_version(),
           dl_parse_yaml_version());
    dl_buf_printf(out, "pcre2 %s\nutf8proc %s\njansson %s\n", pcre2,
                  utf8proc_version(), jansson_version_str());
}
