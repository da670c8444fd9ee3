/* Writes a new configuration. */
#include "cli/new_config.h"

#include "base/home.h"
#include "base/path.h"
#include "base/str.h"
#include "baseline/baseline.h"
#include "cli/site.h"
#include "cli/skeleton.h"
#include "cli/yaml_text.h"

typedef struct writer {
    dl_buf *out;
    const dl_new_config *config;
} writer;

static void say(const writer *w, const char *en, const char *ko)
{
    dl_buf_adds(w->out, w->config->language == DL_KOREAN ? ko : en);
}

/* The same with numbers in it. */
#define SAY_COUNTS(w, en, ko, ...)                                             \
    ((w)->config->language == DL_KOREAN                                        \
         ? dl_buf_printf((w)->out, ko, __VA_ARGS__)                            \
         : dl_buf_printf((w)->out, en, __VA_ARGS__))

/* ---- the profile --------------------------------------------------------- */

static void add_origin_of_skeleton(const writer *w)
{
    say(w,
        "# No built-in profile has the shape of these posts ('digestlint init "
        "--list' shows\n"
        "# them), so this one says what was seen in them. Change it to what "
        "you want:\n"
        "# docs/profiles.md and docs/keys.md explain the keys. '139/145' "
        "after a line: so\n"
        "# many of so many have it.\n",
        "# 내장 프로필('digestlint init --list') 가운데 이 글들의 모양과 맞는 "
        "것이 없어, 글에서\n"
        "# 본 대로 적었다. 원하는 대로 고쳐 쓴다. 키는 docs/ko/profiles.md와\n"
        "# docs/ko/keys.md에 설명되어 있다. 줄 끝의 '139/145'는 145개 가운데 "
        "139개가\n"
        "# 그렇다는 뜻이다.\n");
    SAY_COUNTS(w, "# Posts: %zu; looked at: %zu.\n",
               "# 글 %zu편 가운데 %zu편을 살펴보았다.\n",
               w->config->places->posts.n,
               (size_t)w->config->shapes->outlines[0].n_posts +
                   w->config->shapes->outlines[1].n_posts);
}

/* How many of the posts every profile was tried on. */
static size_t n_tried(const dl_new_config *config)
{
    size_t n = 0;
    for (size_t i = 0; i < config->survey->n_sample; i++)
        for (size_t k = 0; k < config->places->posts.n; k++)
            n += config->places->posts.v[k] == config->survey->sample[i];
    return n;
}

static void add_origin(const writer *w)
{
    const dl_survey *survey = w->config->survey;
    if (w->config->shapes)
        add_origin_of_skeleton(w);
    else if (survey->posts.n == 0)
        say(w,
            "# No posts were found: name the profile and where they will be.\n",
            "# 글을 찾지 못했다. 프로필과 글이 놓일 곳을 적어 둔다.\n");
    else if (survey->is_chosen || survey->n_recognised == 0)
        say(w, "# 'digestlint init --list' shows the built-in profiles.\n",
            "# 내장 프로필의 목록은 'digestlint init --list'로 본다.\n");
    else
        SAY_COUNTS(w,
                   "# Posts: %zu; looked at: %zu; with the shape of this "
                   "profile: %zu.\n",
                   "# 글 %zu편 가운데 %zu편을 살펴보았고, %zu편이 이 프로필의 "
                   "모양이다.\n",
                   w->config->places->posts.n, n_tried(w->config),
                   survey->n_recognised);
}

/* ---- where the posts are, and what makes their pages ----------------------
 */

/* The folder at the top that a file is in, with its slash; "./": none. */
static dl_str top_folder(const writer *w, const char *path)
{
    path = dl_places_relative(path, w->config->folder);
    const char *slash = strchr(path, '/');
    return slash ? (dl_str){path, (size_t)(slash - path) + 1} : DL_STR("./");
}

/* The folders of what is not taken for posts, with their numbers. Both lists
   are in the order of paths. */
static void add_others(const writer *w)
{
    enum { MOST = 6, LONGEST = 30 };
    const dl_survey *survey = w->config->survey;
    const dl_places *places = w->config->places;
    struct {
        dl_str folder;
        size_t n;
    } others[MOST] = {{{NULL, 0}, 0}};
    size_t n = 0;
    for (size_t i = 0; i < survey->posts.n; i++) {
        size_t k = 0;
        while (k < places->posts.n && places->posts.v[k] != survey->posts.v[i])
            k++;
        dl_str folder = top_folder(w, survey->posts.v[i]);
        if (k < places->posts.n)
            continue;
        for (k = 0; k < n && !dl_str_eq(others[k].folder, folder);)
            k++;
        if (k == MOST)
            continue;
        others[k].folder = folder;
        others[k].n++;
        n += k == n;
    }
    for (size_t k = 0; k < n; k++) {
        if (k > 0)
            dl_buf_adds(w->out, ", ");
        else
            say(w, "# Other Markdown: ", "# 그 밖의 마크다운: ");
        dl_yaml_text_add_comment(w->out, others[k].folder, LONGEST);
        dl_buf_printf(w->out, " (%zu)", others[k].n);
    }
    dl_buf_adds(w->out, n > 0 ? "\n" : "");
}

static void add_posts(const writer *w)
{
    const dl_places *places = w->config->places;
    say(w, "# Where the posts are.\nposts: [", "# 글이 있는 곳.\nposts: [");
    for (size_t k = 0; k < places->globs.n; k++) {
        dl_buf_adds(w->out, k > 0 ? ", " : "");
        dl_yaml_text_add_quoted(w->out, dl_buf_str(&places->globs.v[k]));
    }
    dl_buf_adds(w->out, "]\n");
    add_others(w);
}

/* What makes the pages of the posts, as the repository's files say it. */
static void add_renderer(const writer *w)
{
    dl_folders folders;
    dl_folders_init(&folders);
    const dl_places *places = w->config->places;
    const char *post =
        places->posts.n > 0 ? places->posts.v[places->posts.n - 1] : NULL;
    const dl_site *site =
        dl_cli_site(&folders, post ? dl_path_folder(dl_str_of(post))
                                   : dl_str_of(w->config->folder));
    if (site && site->pages)
        site = site->pages;
    say(w, "# What makes the pages that readers see (docs/renderers.md)",
        "# 독자가 보는 페이지를 만드는 프로그램(docs/ko/renderers.md)");
    if (!site) {
        say(w,
            ". No file says it:\n# if the profile does not either, GitHub is "
            "assumed.\n# renderer: kramdown\n",
            ". 알려 주는 파일이\n# 없다. 프로필에도 없으면 GitHub로 본다.\n"
            "# renderer: kramdown\n");
    } else if (site->renderer.name == DL_RENDERER_UNKNOWN) {
        say(w, ". It is not clear from\n# ",
            ". 다음 파일로는\n# 분명하지 않다: ");
        dl_cli_add_site_files(w->out, site);
        say(w,
            "\n# If the profile does not say it either, only what goes wrong "
            "everywhere is reported.\n# renderer: kramdown\n",
            "\n# 프로필에도 없으면 어디에서나 잘못되는 것만 보고한다.\n"
            "# renderer: kramdown\n");
    } else {
        say(w, ".\n# It is known from ", ".\n# 이렇게 본 근거: ");
        dl_cli_add_site_files(w->out, site);
        dl_buf_adds(w->out, "\nrenderer: ");
        dl_cli_add_renderer(w->out, &site->renderer);
        dl_buf_addc(w->out, '\n');
    }
    dl_folders_free(&folders);
}

/* ---- posts of another shape ------------------------------------------------
 */

/* A profile of their own, as an override. */
static void add_override(const writer *w)
{
    const dl_shapes *shapes = w->config->shapes;
    dl_buf text = {0};
    if (!shapes || shapes->n < 2)
        return;
    say(w, "# Posts of another shape.\noverrides:\n",
        "# 모양이 다른 글.\noverrides:\n");
    dl_buf_printf(w->out, "  - files: [%s]\n    extends: generic\n",
                  shapes->files.p);
    dl_skeleton_add(&text, &shapes->layouts[1], w->config->language);
    for (dl_str rest = dl_buf_str(&text); rest.n > 0;) {
        dl_str line = dl_str_take_line(&rest);
        if (line.n > 0 && !dl_str_starts(line, "timezone:"))
            dl_buf_printf(w->out, "    %.*s\n", DL_FMT(line));
    }
    dl_buf_addc(w->out, '\n');
    dl_buf_free(&text);
}

/* ---- what else there is ---------------------------------------------------
 */

static void add_baseline(const writer *w)
{
    say(w,
        "# Findings that are known and not reported; 'digestlint check "
        "--update-baseline'\n# writes the file.\n",
        "# 이미 알아서 보고하지 않을 지적. 'digestlint check "
        "--update-baseline'이 이 파일을 쓴다.\n");
    if (!w->config->has_baseline)
        dl_buf_adds(w->out, "# ");
    dl_buf_adds(w->out, "baseline: " DL_BASELINE_FILE "\n\n");
}

static void add_rest(const writer *w)
{
    say(w,
        "# Files that are not linted.\n"
        "# exclude: [\"_drafts/**\"]\n\n"
        "# From which level on a finding makes the exit status 1: error, "
        "warning, info or\n# never.\n"
        "# fail-on: warning\n\n"
        "# Levels (error, warning, info, off) and options of rules, by code or "
        "name.\n"
        "# rules:\n"
        "#   particle-latin: info\n"
        "#   DL610: warning\n\n"
        "# Rules of the blog's own: docs/patterns.md.\n"
        "# patterns:\n"
        "#   - {id: so-called, message: \"write without '{0}'\", "
        "words: [이른바]}\n",
        "# 검사하지 않을 파일.\n"
        "# exclude: [\"_drafts/**\"]\n\n"
        "# 종료 상태를 1로 만드는 가장 낮은 수준: error, warning, info, "
        "never.\n"
        "# fail-on: warning\n\n"
        "# 규칙의 수준(error, warning, info, off)과 옵션. 규칙은 코드나 "
        "이름으로 가리킨다.\n"
        "# rules:\n"
        "#   particle-latin: info\n"
        "#   DL610: warning\n\n"
        "# 블로그의 자체 규칙: docs/ko/patterns.md.\n"
        "# patterns:\n"
        "#   - {id: so-called, words: [이른바], message: \"write without "
        "'{0}'\",\n"
        "#      message-ko: \"'{0}' 없이 쓴다\"}\n");
}

void dl_new_config_add(dl_buf *out, const dl_new_config *config)
{
    writer w = {out, config};
    dl_buf_adds(out, "# yaml-language-server: $schema=" DL_SCHEMA "\n");
    say(&w,
        "# Configuration of digestlint. 'digestlint rules' lists the rules, "
        "'digestlint\n# explain RULE' explains one.\n#\n",
        "# digestlint의 설정 파일. 규칙의 목록은 'digestlint rules', 규칙의 "
        "설명은\n# 'digestlint explain RULE'로 본다.\n#\n");
    add_origin(&w);
    dl_buf_printf(out, "extends: %s\n\n", config->survey->profile);
    add_posts(&w);
    if (config->shapes)
        dl_skeleton_add(out, &config->shapes->layouts[0], config->language);
    dl_buf_addc(out, '\n');
    add_renderer(&w);
    dl_buf_addc(out, '\n');
    add_override(&w);
    add_baseline(&w);
    add_rest(&w);
}
