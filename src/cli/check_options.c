#include "cli/check_options.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "cli/cli.h"
#include "cli/input.h"
#include "text/suggest.h"

/* Values of long options without a letter. */
enum {
    OPT_FORMAT = 256,
    OPT_CONFIG,
    OPT_NO_CONFIG,
    OPT_PROFILE,
    OPT_SELECT,
    OPT_IGNORE,
    OPT_SEVERITY,
    OPT_FAIL_ON,
    OPT_FIX,
    OPT_UNSAFE_FIXES,
    OPT_DIFF,
    OPT_BASELINE,
    OPT_UPDATE_BASELINE,
    OPT_STDIN_FILENAME,
    OPT_FILES0_FROM,
    OPT_FORCE_EXCLUDE,
    OPT_JOBS,
    OPT_COLOR,
    OPT_COLUMN_UNIT,
    OPT_LANG,
    OPT_ROOT,
    OPT_SARIF_CATEGORY,
    OPT_OMIT_SUPPRESSED,
    OPT_STATISTICS,
    OPT_SUMMARY,
    OPT_TODAY
};

static const struct option OPTIONS[] = {
    {"format", required_argument, NULL, OPT_FORMAT},
    {"config", required_argument, NULL, OPT_CONFIG},
    {"no-config", no_argument, NULL, OPT_NO_CONFIG},
    {"profile", required_argument, NULL, OPT_PROFILE},
    {"select", required_argument, NULL, OPT_SELECT},
    {"ignore", required_argument, NULL, OPT_IGNORE},
    {"severity", required_argument, NULL, OPT_SEVERITY},
    {"fail-on", required_argument, NULL, OPT_FAIL_ON},
    {"fix", no_argument, NULL, OPT_FIX},
    {"unsafe-fixes", no_argument, NULL, OPT_UNSAFE_FIXES},
    {"diff", no_argument, NULL, OPT_DIFF},
    {"baseline", required_argument, NULL, OPT_BASELINE},
    {"update-baseline", no_argument, NULL, OPT_UPDATE_BASELINE},
    {"stdin-filename", required_argument, NULL, OPT_STDIN_FILENAME},
    {"files0-from", required_argument, NULL, OPT_FILES0_FROM},
    {"force-exclude", no_argument, NULL, OPT_FORCE_EXCLUDE},
    {"jobs", required_argument, NULL, OPT_JOBS},
    {"color", optional_argument, NULL, OPT_COLOR},
    {"column-unit", required_argument, NULL, OPT_COLUMN_UNIT},
    {"lang", required_argument, NULL, OPT_LANG},
    {"root", required_argument, NULL, OPT_ROOT},
    {"sarif-category", required_argument, NULL, OPT_SARIF_CATEGORY},
    {"omit-suppressed", no_argument, NULL, OPT_OMIT_SUPPRESSED},
    {"statistics", no_argument, NULL, OPT_STATISTICS},
    {"summary", no_argument, NULL, OPT_SUMMARY},
    {"quiet", no_argument, NULL, 'q'},
    {"today", required_argument, NULL, OPT_TODAY},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0},
};

/* A word and what it stands for. */
typedef struct choice {
    const char *word;
    int value;
} choice;

static const choice LEVELS[] = {
    {"error", DL_SEVERITY_ERROR},
    {"warning", DL_SEVERITY_WARNING},
    {"info", DL_SEVERITY_INFO},
    {"never", DL_SEVERITY_OFF},
    {NULL, 0},
};
static const choice COLORS[] = {
    {"auto", DL_COLOR_AUTO},
    {"always", DL_COLOR_ALWAYS},
    {"never", DL_COLOR_NEVER},
    {NULL, 0},
};
static const choice UNITS[] = {
    {"byte", DL_UNIT_BYTE},
    {"codepoint", DL_UNIT_CODE_POINT},
    {"utf16", DL_UNIT_UTF16},
    {"display", DL_UNIT_CELL},
    {NULL, 0},
};

/* The value of `word`, or an error that lists the choices. */
static bool parse_choice(const char *option, const char *word,
                         const choice *choices, int *out)
{
    dl_buf all = {0};
    for (const choice *c = choices; c->word; c++) {
        if (strcmp(c->word, word) == 0) {
            *out = c->value;
            dl_buf_free(&all);
            return true;
        }
        dl_buf_printf(&all, "%s%s", c == choices ? "" : ", ", c->word);
    }
    dl_cli_error("--%s %s: no such value; one of: %s", option, word, all.p);
    dl_buf_free(&all);
    return false;
}

static bool parse_format(dl_check_options *o, const char *value)
{
    const char *colon = strchr(value, ':');
    dl_str name = {value, colon ? (size_t)(colon - value) : strlen(value)};
    dl_output output = {dl_format_find(name), colon ? colon + 1 : NULL};
    if (!output.format) {
        dl_buf all = {0};
        for (size_t i = 0; i < dl_n_formats; i++)
            dl_buf_printf(&all, "%s%s", i ? ", " : "", dl_formats[i]->name);
        dl_cli_error("--format %s: no such format; one of: %s", value, all.p);
        dl_buf_free(&all);
        return false;
    }
    if (colon && !*output.file) {
        dl_cli_error("--format %s: no file behind the colon", value);
        return false;
    }
    for (size_t i = 0; i < o->outputs.n; i++) {
        const char *other = o->outputs.v[i].file;
        if (!other && !output.file) {
            dl_cli_error("--format %s: only one format can go to standard "
                         "output; name a file for the others, as in %s:FILE",
                         value, value);
            return false;
        }
        if (other && output.file && strcmp(other, output.file) == 0) {
            dl_cli_error("--format %s: the file has another format already",
                         value);
            return false;
        }
    }
    dl_vec_push(&o->outputs, output);
    return true;
}

/* Splits `value` at commas into `list`; empty items are dropped. */
#define SPLIT(list, value)                                                     \
    do {                                                                       \
        for (const char *p = (value); *p;) {                                   \
            size_t n = strcspn(p, ",");                                        \
            if (n > 0)                                                         \
                dl_vec_push((list), (dl_str){p, n});                           \
            p += n + (p[n] == ',');                                            \
        }                                                                      \
    } while (0)

static bool parse_jobs(dl_check_options *o, const char *value)
{
    enum { MOST = 1024 };
    char *end;
    errno = 0;
    unsigned long n = strtoul(value, &end, 10);
    if (errno || *end || *value < '0' || *value > '9' || n > MOST) {
        dl_cli_error("--jobs %s: not a number from 0 to %d (0: as many as "
                     "there are processors)",
                     value, MOST);
        return false;
    }
    o->run.jobs = (unsigned)n;
    return true;
}

static bool parse_select(dl_check_options *o, int option, const char *value)
{
    if (option == OPT_SELECT)
        SPLIT(&o->select, value);
    else if (option == OPT_IGNORE)
        SPLIT(&o->ignore, value);
    else
        SPLIT(&o->severity, value);
    return true;
}

/* --unsafe-fixes alone means --fix, too; --diff keeps both from writing. */
static bool set_fix(dl_check_options *o, dl_applicability most)
{
    if (o->run.fix < most)
        o->run.fix = most;
    return true;
}

static bool set_fail_on(dl_check_options *o, const char *value)
{
    int level;
    if (!parse_choice("fail-on", value, LEVELS, &level))
        return false;
    o->fail_on = (dl_severity)level;
    o->fail_on_is_set = true;
    return true;
}

static bool set_color(dl_check_options *o, const char *value)
{
    int color = DL_COLOR_ALWAYS;
    if (value && !parse_choice("color", value, COLORS, &color))
        return false;
    o->color = (dl_color)color;
    return true;
}

static bool set_unit(dl_check_options *o, const char *value)
{
    int unit;
    if (!parse_choice("column-unit", value, UNITS, &unit))
        return false;
    o->report.unit = (dl_unit)unit;
    o->report.unit_is_set = true;
    return true;
}

/* Where an option without a value is kept; NULL for the others. */
static bool *flag_of(dl_check_options *o, int option)
{
    switch (option) {
    case OPT_NO_CONFIG:
        return &o->run.config.isolated;
    case OPT_FORCE_EXCLUDE:
        return &o->run.force_exclude;
    case OPT_OMIT_SUPPRESSED:
        return &o->report.omit_suppressed;
    case OPT_STATISTICS:
        return &o->statistics;
    case OPT_UPDATE_BASELINE:
        return &o->update_baseline;
    case OPT_SUMMARY:
        return &o->summary;
    case 'q':
        return &o->quiet;
    default:
        return NULL;
    }
}

/* Where an option is kept whose value is taken as it is; NULL likewise. */
static const char **string_of(dl_check_options *o, int option)
{
    switch (option) {
    case OPT_CONFIG:
        return &o->run.config.file;
    case OPT_PROFILE:
        return &o->run.config.profile;
    case OPT_ROOT:
        return &o->report.root;
    case OPT_SARIF_CATEGORY:
        return &o->report.category;
    case OPT_STDIN_FILENAME:
        return &o->run.stdin_name;
    case OPT_FILES0_FROM:
        return &o->files0_from;
    case OPT_BASELINE:
        return &o->baseline;
    default:
        return NULL;
    }
}

static bool parse_value(dl_check_options *o, int option, const char *value)
{
    switch (option) {
    case OPT_FORMAT:
        return parse_format(o, value);
    case OPT_SELECT:
    case OPT_IGNORE:
    case OPT_SEVERITY:
        return parse_select(o, option, value);
    case OPT_FAIL_ON:
        return set_fail_on(o, value);
    case OPT_DIFF:
        o->diff = true;
        return set_fix(o, DL_FIX_SAFE);
    case OPT_FIX:
        return set_fix(o, DL_FIX_SAFE);
    case OPT_UNSAFE_FIXES:
        return set_fix(o, DL_FIX_UNSAFE);
    case OPT_JOBS:
        return parse_jobs(o, value);
    case OPT_COLOR:
        return set_color(o, value);
    case OPT_COLUMN_UNIT:
        return set_unit(o, value);
    case OPT_LANG:
        o->language_is_set = true;
        return dl_cli_parse_language(value, &o->report.language);
    default: /* OPT_TODAY */
        return dl_cli_parse_today(value, &o->run.config.today);
    }
}

static bool set_option(dl_check_options *o, int option, const char *value)
{
    bool *flag = flag_of(o, option);
    const char **string = string_of(o, option);
    if (flag)
        *flag = true;
    else if (string)
        *string = value;
    else
        return parse_value(o, option, value);
    return true;
}

static int read_options(dl_check_options *o, int argc, char **argv)
{
    bool first = true;
    for (;;) {
        int option = dl_cli_next_option(argc, argv, ":hVq", OPTIONS, first);
        first = false;
        if (option == -1)
            return -1;
        if (option == '?' || option == ':')
            return dl_cli_option_error(option, argv, OPTIONS);
        if (option == 'h' || option == 'V') {
            if (option == 'h')
                dl_cli_print_help("check");
            else
                dl_cli_print_version();
            return dl_cli_finish(DL_EXIT_CLEAN);
        }
        if (!set_option(o, option, optarg))
            return DL_EXIT_FAILURE;
    }
}

static bool names_stdin(const dl_check_options *o)
{
    for (size_t i = 0; i < o->paths.n; i++)
        if (strcmp(o->paths.v[i], "-") == 0)
            return true;
    return false;
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* What options cannot be given together. */
static int check_combinations(const dl_check_options *o)
{
    const dl_config_request *config = &o->run.config;
    if (config->file && config->isolated)
        return dl_cli_error("--config and --no-config exclude each other");
    if (o->quiet && o->summary)
        return dl_cli_error("--quiet and --summary exclude each other");
    if (o->report.root && !is_folder(o->report.root))
        return dl_cli_error("--root %s: no such folder", o->report.root);
    if (o->files0_from && o->paths.n > 0)
        return dl_cli_error("%s: no file can be named beside --files0-from",
                            o->paths.v[0]);
    if (o->run.stdin_name && !names_stdin(o))
        return dl_cli_error("--stdin-filename names the text on standard "
                            "input; add - to read it");
    if (o->update_baseline && o->run.fix != DL_FIX_NONE)
        return dl_cli_error("--update-baseline and repairs exclude each other; "
                            "repair first");
    return -1;
}

static int read_names(dl_check_options *o)
{
    if (!dl_input_read_names(o->files0_from, &o->names))
        return DL_EXIT_FAILURE;
    dl_str names = dl_buf_str(&o->names);
    bool from_stdin = strcmp(o->files0_from, "-") == 0;
    for (size_t at = 0; at < names.n;) {
        const char *name = names.p + at;
        if (!*name)
            return dl_cli_error("--files0-from %s: name %zu is empty",
                                o->files0_from, o->paths.n + 1);
        if (from_stdin && strcmp(name, "-") == 0)
            return dl_cli_error("--files0-from -: standard input cannot be "
                                "the names and a text at once");
        dl_vec_push(&o->paths, name);
        at += strlen(name) + 1;
    }
    return -1;
}

static void publish(dl_check_options *o)
{
    dl_config_request *config = &o->run.config;
    config->select = o->select.v;
    config->n_select = o->select.n;
    config->ignore = o->ignore.v;
    config->n_ignore = o->ignore.n;
    config->severity = o->severity.v;
    config->n_severity = o->severity.n;
    o->run.paths = o->paths.v;
    o->run.n_paths = o->paths.n;
    o->report.statistics = o->statistics;
}

int dl_check_options_parse(dl_check_options *o, int argc, char **argv)
{
    *o = (dl_check_options){.fail_on = DL_SEVERITY_WARNING};
    o->report.language = dl_cli_language();
    int code = read_options(o, argc, argv);
    if (code >= 0)
        return code;
    for (int i = optind; i < argc; i++)
        dl_vec_push(&o->paths, argv[i]);
    if (o->outputs.n == 0)
        dl_vec_push(&o->outputs, (dl_output){&dl_format_text, NULL});
    code = check_combinations(o);
    if (code < 0 && o->files0_from)
        code = read_names(o);
    publish(o);
    return code;
}

void dl_check_options_free(dl_check_options *o)
{
    dl_vec_free(&o->outputs);
    dl_vec_free(&o->select);
    dl_vec_free(&o->ignore);
    dl_vec_free(&o->severity);
    dl_vec_free(&o->paths);
    dl_buf_free(&o->names);
}
