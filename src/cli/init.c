/*
 * `digestlint init`: writes a commented configuration for the posts found.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/cli.h"
#include "cli/survey.h"

#define FILE_NAME ".digestlint.yaml"

enum { OPT_FORCE = 256, OPT_STDOUT };

static const struct option OPTIONS[] = {
    {"force", no_argument, NULL, OPT_FORCE},
    {"stdout", no_argument, NULL, OPT_STDOUT},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

/* A YAML string in double quotes (YAML 1.2, section 7.3.1). */
static void add_quoted(dl_buf *out, const char *s)
{
    dl_buf_addc(out, '"');
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c < 0x20 || c == 0x7F)
            dl_buf_printf(out, "\\x%02x", c);
        else if (c == '"' || c == '\\')
            dl_buf_printf(out, "\\%c", c);
        else
            dl_buf_addc(out, (char)c);
    }
    dl_buf_addc(out, '"');
}

static void add_origin(dl_buf *out, const dl_survey *survey)
{
    if (survey->posts.n == 0) {
        dl_buf_adds(out, "# No posts were found: name the profile and where "
                         "they will be.\n");
    } else if (survey->recognised == 0) {
        dl_buf_printf(out,
                      "# No built-in profile knows the papers of these posts. "
                      "\"generic\" checks the\n# Korean text alone; "
                      "docs/profiles.md tells how to describe your own.\n");
    } else {
        dl_buf_printf(
            out,
            "# Of %zu posts, %zu were looked at: %zu have the shape of "
            "'%s',\n# which finds %zu errors in all of them.\n",
            survey->posts.n, survey->n_sample, survey->recognised,
            survey->profile, survey->errors);
    }
}

static void compose(dl_buf *out, const dl_survey *survey, const char *folder)
{
    char *glob = dl_survey_glob(survey, folder);
    dl_buf_adds(out, "# Configuration of digestlint. 'digestlint rules' lists "
                     "the rules,\n# 'digestlint explain RULE' tells what one "
                     "wants.\n#\n");
    add_origin(out, survey);
    dl_buf_printf(out, "extends: %s\n\n# Where the posts are.\nposts: [",
                  survey->profile);
    add_quoted(out, glob);
    dl_buf_adds(out,
                "]\n\n"
                "# Files that are not linted.\n"
                "# exclude: [\"_drafts/**\"]\n\n"
                "# From which level on a finding makes the exit status 1: "
                "error, warning, info or\n# never.\n"
                "# fail-on: warning\n\n"
                "# Levels (error, warning, info, off) and options of rules, by "
                "code or name.\n"
                "# rules:\n"
                "#   particle-latin: info\n"
                "#   DL610: warning\n\n"
                "# Rules of the blog's own: docs/patterns.md.\n"
                "# patterns:\n"
                "#   - {id: so-called, message: \"write without '{0}'\", "
                "words: [이른바]}\n");
    free(glob);
}

static int write_configuration(const char *path, dl_str text, bool force)
{
    dl_error error;
    if (!force && access(path, F_OK) == 0)
        return dl_cli_error("'%s' exists; --force replaces it, --stdout "
                            "prints what would be written",
                            path);
    if (dl_file_write(path, text, &error) != DL_OK)
        return dl_cli_error("%s", error.message);
    printf("%s\n", path);
    return dl_cli_finish(DL_EXIT_CLEAN);
}

static bool is_folder(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0)
        dl_cli_error("cannot read '%s': %s", path, strerror(errno));
    else if (!S_ISDIR(st.st_mode))
        dl_cli_error("'%s' is no folder", path);
    else
        return true;
    return false;
}

static int run(const char *folder, bool force, bool to_stdout)
{
    dl_survey survey;
    dl_error error;
    dl_buf text = {0}, path = {0};
    int code;
    if (!is_folder(folder))
        return DL_EXIT_FAILURE;
    dl_buf_printf(&path, "%s%s" FILE_NAME,
                  strcmp(folder, ".") == 0 ? "" : folder,
                  strcmp(folder, ".") == 0 ? "" : "/");
    if (dl_survey_take(&survey, folder, &error) != DL_OK) {
        code = dl_cli_error("%s", error.message);
    } else {
        compose(&text, &survey, folder);
        if (to_stdout) {
            fputs(text.p, stdout);
            code = dl_cli_finish(DL_EXIT_CLEAN);
        } else {
            code = write_configuration(path.p, dl_buf_str(&text), force);
        }
    }
    dl_survey_free(&survey);
    dl_buf_free(&text);
    dl_buf_free(&path);
    return code;
}

int dl_cli_init(int argc, char **argv)
{
    bool force = false, to_stdout = false;
    int option;
    for (bool first = true;
         (option = dl_cli_next_option(argc, argv, ":h", OPTIONS, first)) != -1;
         first = false) {
        switch (option) {
        case OPT_FORCE:
            force = true;
            break;
        case OPT_STDOUT:
            to_stdout = true;
            break;
        case 'h':
            dl_cli_print_help("init");
            return dl_cli_finish(DL_EXIT_CLEAN);
        default:
            return dl_cli_option_error(option, argv, OPTIONS);
        }
    }
    if (argc - optind > 1)
        return dl_cli_error("init: one folder only, not '%s', too",
                            argv[optind + 1]);
    return run(optind < argc ? argv[optind] : ".", force, to_stdout);
}
