/*
 * `digestlint init`: writes a commented configuration for the posts it finds.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "base/replace.h"
#include "cli/cli.h"
#include "cli/places.h"
#include "cli/read_options.h"
#include "cli/site.h"
#include "cli/survey.h"
#include "files/border.h"
#include "report/line.h"
#include "text/printable.h"

#define FILE_NAME ".digestlint.yaml"

typedef struct init_options {
    bool force, to_stdout;
} init_options;

static const dl_cli_option OPTIONS[] = {
    {.name = "force",
     .at = offsetof(init_options, force),
     .help = {"replace a configuration that exists",
              "이미 있는 설정을 바꾼다"}},
    {.name = "stdout",
     .at = offsetof(init_options, to_stdout),
     .help = {"print it instead of writing it",
              "파일에 쓰지 않고 표준 출력에 보여 준다"}},
    DL_ROW_HELP,
    {.name = NULL},
};

/* A glob as a YAML string in double quotes (YAML 1.2, section 7.3.1). YAML is
   UTF-8, so any other byte of a name becomes `?`. */
static void add_quoted(dl_buf *out, const char *glob)
{
    dl_str s = dl_str_of(glob);
    dl_buf_addc(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        dl_unprintable bad = dl_unprintable_from(s, i);
        for (; i < bad.start; i++) {
            if (s.p[i] == '"' || s.p[i] == '\\')
                dl_buf_addc(out, '\\');
            dl_buf_addc(out, s.p[i]);
        }
        if (bad.start == s.n)
            break;
        if (bad.is_byte)
            dl_buf_addc(out, '?');
        else
            dl_buf_printf(out, bad.character > 0xFFFF ? "\\U%08x" : "\\u%04x",
                          (unsigned)bad.character);
        i = bad.end - 1;
    }
    dl_buf_addc(out, '"');
}

static void add_origin(dl_buf *out, const dl_survey *survey,
                       const dl_places *places)
{
    if (survey->posts.n == 0) {
        dl_buf_adds(out, "# No posts were found: name the profile and where "
                         "they will be.\n");
    } else if (survey->n_recognised == 0) {
        dl_buf_printf(out,
                      "# No built-in profile knows the papers of these posts. "
                      "\"generic\" checks the\n# Korean text alone; "
                      "docs/profiles.md explains how to describe your own.\n");
    } else {
        dl_buf_printf(
            out,
            "# Of %zu posts, %zu were looked at: %zu have the shape of "
            "'%s',\n# and %zu errors were found in them.\n",
            places->n_posts, survey->n_sample, survey->n_recognised,
            survey->profile, survey->errors);
    }
}

/* What makes the pages of the posts, as the repository's files say it. */
static void add_renderer(dl_buf *out, const dl_survey *survey,
                         const char *folder)
{
    dl_folders folders;
    dl_folders_init(&folders);
    const char *post =
        survey->posts.n > 0 ? survey->posts.v[survey->posts.n - 1] : NULL;
    const dl_site *site = dl_cli_site(
        &folders, post ? dl_path_folder(dl_str_of(post)) : dl_str_of(folder));
    if (site && site->pages)
        site = site->pages;
    dl_buf_adds(out, "# What makes the pages that readers see "
                     "(docs/renderers.md)");
    if (!site) {
        dl_buf_adds(out, ". No file says it:\n# if the profile does not "
                         "either, GitHub is assumed.\n"
                         "# renderer: kramdown\n");
    } else if (site->renderer.name == DL_RENDERER_UNKNOWN) {
        dl_buf_adds(out, ". It is not clear from\n# ");
        dl_cli_add_site_files(out, site);
        dl_buf_adds(out, "\n# If the profile does not say it either, only what "
                         "goes wrong everywhere is reported.\n"
                         "# renderer: kramdown\n");
    } else {
        dl_buf_adds(out, ", according to\n# ");
        dl_cli_add_site_files(out, site);
        dl_buf_adds(out, "\nrenderer: ");
        dl_cli_add_renderer(out, &site->renderer);
        dl_buf_addc(out, '\n');
    }
    dl_buf_addc(out, '\n');
    dl_folders_free(&folders);
}

static void compose(dl_buf *out, const dl_survey *survey, const char *folder)
{
    dl_places places = dl_places_find(survey, folder);
    dl_buf_adds(out, "# Configuration of digestlint. 'digestlint rules' lists "
                     "the rules,\n# 'digestlint explain RULE' explains "
                     "one.\n#\n");
    add_origin(out, survey, &places);
    dl_buf_printf(out, "extends: %s\n\n# Where the posts are.\nposts: [",
                  survey->profile);
    for (size_t k = 0; k < places.globs.n; k++) {
        dl_buf_adds(out, k > 0 ? ", " : "");
        add_quoted(out, places.globs.v[k].p);
    }
    dl_buf_adds(out, "]\n\n");
    add_renderer(out, survey, folder);
    dl_buf_adds(out,
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
    dl_places_free(&places);
}

static int write_configuration(const char *path, dl_str text, bool force)
{
    dl_error error;
    if (!force && access(path, F_OK) == 0)
        return dl_cli_error("'%s' exists; --force replaces it, --stdout "
                            "prints what would be written",
                            path);
    if (dl_border_may_write(path, &error) != DL_OK ||
        dl_replace_file(path, text, &error) != DL_OK)
        return dl_cli_error("%s", error.message);
    dl_buf shown = {0};
    dl_path_add(&shown, dl_str_of(path));
    dl_buf_addc(&shown, '\n');
    return dl_cli_print(&shown, DL_EXIT_CLEAN);
}

static bool is_folder(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0)
        dl_cli_error("cannot read '%s': %s", path, strerror(errno));
    else if (!S_ISDIR(st.st_mode))
        dl_cli_error("'%s' is not a folder", path);
    else
        return true;
    return false;
}

static int init(const char *folder, bool force, bool to_stdout)
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
            code = dl_cli_print(&text, DL_EXIT_CLEAN);
        } else {
            code = write_configuration(path.p, dl_buf_str(&text), force);
        }
    }
    dl_survey_free(&survey);
    dl_buf_free(&text);
    dl_buf_free(&path);
    return code;
}

static int run(int argc, char **argv)
{
    init_options o = {.force = false};
    int code = dl_cli_read_options(&dl_command_init, argc, argv, &o);
    if (code >= 0)
        return code;
    if (argc - optind > 1)
        return dl_cli_error("init: one folder only, not '%s', too",
                            argv[optind + 1]);
    return init(optind < argc ? argv[optind] : ".", o.force, o.to_stdout);
}

static const char *const USAGE[] = {"init [--force] [--stdout] [FOLDER]", NULL};

const dl_command dl_command_init = {
    .name = "init",
    .usage = USAGE,
    .summary = {"write a configuration that fits the posts found",
                "찾은 글에 맞는 설정 파일을 쓴다"},
    .about = {"Looks at the posts in FOLDER (default: here), chooses the "
              "profile that fits them best and writes FOLDER/.digestlint.yaml, "
              "with comments.",
              "FOLDER(기본값: 현재 폴더)의 글을 보고 가장 잘 맞는 프로필을 "
              "골라, 설명이 달린 FOLDER/.digestlint.yaml을 쓴다."},
    .options = OPTIONS,
    .run = run,
};
