/*
 * The texts of --help and --version.
 */
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "cli/cli.h"
#include "parse/versions.h"
#include "report/report.h"

static const char CHECK_HEAD[] =
    "Usage: digestlint [check] [OPTION]... [PATH]...\n"
    "\n"
    "Lints digest posts. A folder stands for the posts in it, - for standard "
    "input;\n"
    "without PATH the posts that the configuration names are linted, else the\n"
    "current folder.\n"
    "\n"
    "Report:\n"
    "  --format FORMAT[:FILE]    how to report (default: text); may be given "
    "several\n"
    "                            times, each but one with a FILE:\n";

static const char CHECK_OPTIONS[] =
    "  --lang en|ko              language of messages (default: the locale's)\n"
    "  --column-unit UNIT        count columns in byte, codepoint, utf16 or\n"
    "                            display cells\n"
    "  --color[=WHEN]            auto, always or never; NO_COLOR is heeded\n"
    "  --root FOLDER             what paths in SARIF are relative to (default: "
    "here)\n"
    "  --sarif-category NAME     tells several runs for one commit apart "
    "(default:\n"
    "                            digestlint)\n"
    "  --omit-suppressed         leave suppressed findings out of json and "
    "sarif\n"
    "  --statistics              how often each rule was found\n"
    "  --summary                 a line with the counts on stderr, always\n"
    "  -q, --quiet               no such line, not even on a terminal\n"
    "\n"
    "Rules:\n"
    "  --config FILE             this configuration and no other\n"
    "  --no-config               no configuration file\n"
    "  --profile NAME            this profile instead of the configuration's\n"
    "  --select CODES            only these rules: codes, prefixes (DL5) or "
    "names,\n"
    "                            with commas between\n"
    "  --ignore CODES            not these\n"
    "  --severity RULE=LEVEL     error, warning, info or off for this rule\n"
    "  --fail-on LEVEL           exit 1 from this level on: error, warning, "
    "info or\n"
    "                            never (default: warning)\n"
    "  --today DATE              the day to judge by, as 2025-09-13\n"
    "\n"
    "Known findings:\n"
    "  --baseline FILE           report only what FILE does not have\n"
    "  --update-baseline         write all that is found into it (default:\n"
    "                            .digestlint-baseline.json)\n"
    "\n"
    "Repair:\n"
    "  --fix                     repair what has one right repair, write the "
    "files\n"
    "  --unsafe-fixes            repair also what a person should look at\n"
    "  --diff                    show what would be repaired, write nothing; "
    "exit 1\n"
    "                            when that is anything\n"
    "\n"
    "Input:\n"
    "  --stdin-filename NAME     the name of the text on standard input\n"
    "  --files0-from FILE        lint the files named in FILE (-: standard "
    "input),\n"
    "                            with a NUL behind each name\n"
    "  --force-exclude           exclude files that were named, too\n"
    "  --jobs N                  threads (default: the number of processors)\n"
    "\n"
    "  -h, --help                this text\n"
    "  -V, --version             versions of the program and its libraries\n"
    "\n"
    "Exit status: 0 nothing found at the level of --fail-on; 1 findings; 2 a "
    "mistake\n"
    "in the command line or the configuration, or a file that cannot be read "
    "or\n"
    "written.\n";

static const char EXPLAIN[] =
    "Usage: digestlint explain [OPTION]... RULE...\n"
    "\n"
    "Tells what a rule wants and why, with examples. A RULE is a code (DL503), "
    "a name\n"
    "(particle-mismatch) or the id of a rule of the configuration's own.\n"
    "\n"
    "  --config FILE     this configuration and no other\n"
    "  --no-config       no configuration file\n"
    "  --lang en|ko      language (default: the locale's)\n";

static const char RULES[] =
    "Usage: digestlint rules [OPTION]...\n"
    "\n"
    "Prints the table of rules: code, name, default level, fix, what it "
    "wants. Behind\n"
    "the built-in ones stand the configuration's own.\n"
    "\n"
    "  --format FORMAT   text (default) or json\n"
    "  --config FILE     this configuration and no other\n"
    "  --no-config       no configuration file\n"
    "  --lang en|ko      language (default: the locale's)\n";

static const char INIT[] =
    "Usage: digestlint init [--force] [--stdout] [FOLDER]\n"
    "\n"
    "Looks at the posts below FOLDER (default: here), chooses the profile "
    "that fits\n"
    "them best and writes FOLDER/.digestlint.yaml with comments.\n"
    "\n"
    "  --force     replace a configuration that is there\n"
    "  --stdout    print it instead of writing it\n";

static void print_check_help(void)
{
    fputs(CHECK_HEAD, stdout);
    for (size_t i = 0; i < dl_n_formats; i++)
        printf("                              %-7s %s\n", dl_formats[i]->name,
               dl_formats[i]->summary);
    fputs(CHECK_OPTIONS, stdout);
}

void dl_cli_print_help(const char *command)
{
    static const struct {
        const char *command, *text;
    } texts[] = {
        {"explain", EXPLAIN}, {"rules", RULES}, {"init", INIT}};
    if (strcmp(command, "check") == 0)
        print_check_help();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(command, texts[i].command) == 0)
            fputs(texts[i].text, stdout);
}

void dl_cli_print_version(void)
{
    char pcre2[64] = "";
    pcre2_config(PCRE2_CONFIG_VERSION, pcre2);
    printf("digestlint %s\n", dl_version());
    printf("cmark-gfm %s\nlibyaml %s\n", dl_parse_cmark_version(),
           dl_parse_yaml_version());
    printf("pcre2 %s\nutf8proc %s\njansson %s\n", pcre2, utf8proc_version(),
           jansson_version_str());
}
