/*
 * Shows what applies to a file, a line for each question: a row of `sections`
 * is a question and the function that answers it.
 */
#include "cli/show_settings.h"

#include "base/path.h"
#include "base/str.h"
#include "cli/cli.h"
#include "cli/site.h"
#include "engine/inputs.h"
#include "engine/lint.h"
#include "report/line.h"

/* The file, and what linting it is based on. */
typedef struct shown {
    const dl_check_options *options;
    const dl_config *config;
    const dl_settings *settings;
    const dl_file *file;
    const dl_result *result;
    dl_arena *arena;
    dl_language language;
    dl_buf out;
} shown;

static void say(shown *s, const char *en, const char *ko)
{
    dl_buf_adds(&s->out, s->language == DL_KOREAN ? ko : en);
}

static void add_path(shown *s, dl_str path)
{
    dl_path_add(&s->out, dl_path_shown(s->arena, path));
}

/* Where a value of the configuration is: `FILE:LINE`, or a profile's name. */
static void add_place(shown *s, const dl_yaml *node)
{
    const dl_yaml_file *file = &s->config->problems.files.v[node->file];
    unsigned line = 1;
    if (file->is_builtin) {
        dl_buf_add(&s->out, file->path);
        return;
    }
    for (uint32_t i = 0; i < node->span.start && i < file->text.n; i++)
        line += file->text.p[i] == '\n';
    add_path(s, file->path);
    dl_buf_printf(&s->out, ":%u", line);
}

/* ---- the sections -------------------------------------------------------- */

static void add_configuration(shown *s)
{
    if (s->config->sources.path.n > 0)
        add_path(s, s->config->sources.path);
    else
        say(s, "none", "없음");
}

/* What the configuration extends, or for this file an override. */
static void add_profiles(shown *s)
{
    const dl_override_base *base =
        dl_settings_table_base(s->config->settings, s->file->canonical);
    dl_source_files files = base ? base->files : s->config->sources.files;
    if (files.start == files.end)
        say(s, "none", "없음");
    for (size_t i = files.start; i < files.end; i++) {
        const dl_yaml_file *file = &s->config->problems.files.v[i];
        dl_buf_adds(&s->out, i > files.start ? ", " : "");
        if (file->is_builtin)
            dl_buf_add(&s->out, file->path);
        else
            add_path(s, file->path);
    }
    dl_buf_printf(&s->out, " (text: %s)",
                  dl_text_name(s->settings->profile->text));
}

static void add_posts(shown *s)
{
    const dl_config_globs *posts = &s->config->keys.posts;
    dl_str path = s->file->canonical;
    if (dl_config_excludes(s->config, path, false))
        say(s, "no, 'exclude' matches it, so only its own name lints it",
            "아니요. 'exclude'에 들어 있어 파일을 직접 적어야 검사한다");
    else if (!dl_config_names_posts(s->config))
        say(s, "yes, the configuration does not say which files are posts",
            "예, 어느 파일이 글인지 설정에 적혀 있지 않다");
    else if (dl_config_globs_match(posts, path))
        say(s, "yes, 'posts' matches it", "예, 'posts'에 들어 있다");
    else
        say(s,
            "no, 'posts' does not match it, so only its own name lints it",
            "아니요. 'posts'에 없어 파일을 직접 적어야 검사한다");
}

static bool applies(const shown *s, size_t i)
{
    return dl_config_globs_match(&s->config->keys.overrides.v[i].files,
                                 s->file->canonical);
}

static void add_overrides(shown *s)
{
    size_t n = s->config->keys.overrides.n, matched = 0;
    for (size_t i = 0; i < n; i++)
        matched += applies(s, i);
    if (n == 0)
        say(s, "none", "없음");
    else if (s->language == DL_KOREAN)
        dl_buf_printf(&s->out, "%zu개 가운데 %zu개 적용", n, matched);
    else
        dl_buf_printf(&s->out, "%zu of %zu apply", matched, n);
    for (size_t i = 0; i < n; i++) {
        if (!applies(s, i))
            continue;
        dl_buf_adds(&s->out, "\n  ");
        add_place(s, s->config->keys.overrides.v[i].keys);
    }
}

/* The value of `renderer` that counts. */
static const dl_yaml *renderer_key(const shown *s)
{
    return dl_yaml_get(dl_settings_table_tree(s->config->settings, s->arena,
                                              s->file->canonical),
                       "renderer");
}

/* What decided the renderer, as dl_lint_start() does it. */
static void add_why(shown *s)
{
    const dl_renderer *named = &s->settings->profile->renderer;
    const dl_site *site = dl_site_of(s->file->folder);
    if (named->name != DL_RENDERER_UNSET) {
        if (s->result->renderer.name == DL_RENDERER_NONE)
            say(s, "Jekyll copies a file without front matter; ",
                "머리말이 없는 파일은 Jekyll이 복사만 함, ");
        say(s, "the configuration: ", "설정: ");
        add_place(s, renderer_key(s));
    } else if (dl_str_ends(s->file->shown, ".mdx")) {
        say(s, "the file's ending", "파일 이름의 끝");
    } else if (site) {
        if (site->pages &&
            site->pages->renderer.name == DL_RENDERER_KRAMDOWN)
            say(s, "in a folder that Jekyll leaves out; ",
                "Jekyll이 건너뛰는 폴더에 있음, ");
        else if (site->pages)
            say(s, "outside of the site's content/; ",
                "사이트의 content/ 밖에 있음, ");
        if (s->result->renderer.name == DL_RENDERER_NONE && !site->pages)
            say(s, "Jekyll copies a file without front matter; ",
                "머리말이 없는 파일은 Jekyll이 복사만 함, ");
        say(s, "found: ", "알아낸 곳: ");
        dl_cli_add_site_files(&s->out, site);
    } else {
        say(s, "assumed, no file says it",
            "알려 주는 파일이 없어 GitHub로 본다");
    }
}

static void add_renderer(shown *s)
{
    dl_renderer renderer = s->result->renderer;
    dl_buf_printf(&s->out, "%s (", dl_renderer_word(renderer.name));
    add_why(s);
    dl_buf_addc(&s->out, ')');
    if (renderer.name == DL_RENDERER_NONE) { /* its options say nothing */
        int also = renderer.also;
        dl_renderer_init(&renderer);
        renderer.also = also;
    }
    dl_buf value = {0};
    dl_cli_add_renderer(&value, &renderer);
    if (value.n > 0)
        dl_buf_printf(&s->out, "\n  %.*s", (int)value.n, value.p);
    dl_buf_free(&value);
}

static const char *level_name(int level)
{
    static const char *const names[] = {
        [DL_SEVERITY_OFF] = "off",
        [DL_SEVERITY_INFO] = "info",
        [DL_SEVERITY_WARNING] = "warning",
        [DL_SEVERITY_ERROR] = "error",
    };
    return names[level];
}

/* From which level on, and what not. The command line may say otherwise. */
static void add_reported(shown *s)
{
    dl_str baseline = s->options->baseline
                          ? dl_str_of(s->options->baseline)
                          : s->config->keys.baseline;
    bool has_baseline = baseline.n > 0 && !s->options->no_baseline;
    dl_buf_printf(&s->out, s->language == DL_KOREAN ? "%s부터" : "from %s on",
                  level_name((int)s->settings->level));
    if (!has_baseline)
        return;
    say(s, ", without what is in ", ", 다음에 있는 것은 제외: ");
    if (s->options->baseline)
        dl_path_add(&s->out, baseline);
    else
        add_path(s, baseline);
}

/* No one can turn off the rule that checks the configuration. */
static bool is_fixed(const dl_rule *rule)
{
    return strcmp(rule->code, "DL901") == 0;
}

/* The rules whose level is not the default of this kind of text. */
static void add_rules(shown *s)
{
    dl_buf list = {0};
    size_t n = 0;
    for (size_t i = 0; i < dl_n_rules; i++) {
        const dl_rule_settings *rule = &s->settings->rules[i];
        if (rule->severity == rule->initial || is_fixed(&dl_rules[i]))
            continue;
        n++;
        dl_buf_printf(&list, "\n  %s %s: %s (%s %s)", dl_rules[i].code,
                      dl_rules[i].name, level_name(rule->severity),
                      s->language == DL_KOREAN ? "기본값" : "default",
                      level_name(rule->initial));
    }
    dl_buf_printf(&s->out,
                  s->language == DL_KOREAN ? "기본값과 다른 수준 %zu개"
                                           : "%zu with a level other than the "
                                             "default",
                  n);
    dl_buf_add(&s->out, dl_buf_str(&list));
    dl_buf_free(&list);
}

static const struct {
    const char *label[2];
    void (*add)(shown *);
} sections[] = {
    {{"configuration", "설정"}, add_configuration},
    {{"profile", "프로필"}, add_profiles},
    {{"post", "글"}, add_posts},
    {{"overrides", "overrides"}, add_overrides},
    {{"renderer", "렌더러"}, add_renderer},
    {{"reported", "보고"}, add_reported},
    {{"rules", "규칙"}, add_rules},
};

/* ---- the file ------------------------------------------------------------ */

static int show(shown *s, dl_inputs *inputs, const dl_check_options *o)
{
    dl_buf buf = {0};
    dl_str bytes;
    dl_error error;
    const dl_site *site = dl_site_of(s->file->folder);
    if (s->file->trouble)
        return dl_cli_fail(s->file->trouble);
    if (!dl_inputs_read(inputs, s->file, s->settings->max_file_size, &buf,
                        &bytes, NULL, &error)) {
        dl_buf_free(&buf);
        return dl_cli_fail(&error);
    }
    dl_arena *scratch = dl_arena_new();
    dl_lint_job *job = dl_lint_start(
        s->settings, site ? &site->renderer : NULL, s->file->shown, bytes,
        (dl_clock){.today = o->run.today, .now = 1}, NULL, scratch);
    s->result = dl_lint_finish(job, NULL, scratch);
    dl_path_add(&s->out, s->file->shown);
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        dl_buf_printf(&s->out, "\n%s: ", sections[i].label[s->language]);
        sections[i].add(s);
    }
    dl_buf_addc(&s->out, '\n');
    dl_result_free((dl_result *)s->result);
    dl_arena_free(scratch);
    dl_buf_free(&buf);
    return dl_cli_print(&s->out, dl_config_has_mistakes(s->config)
                                     ? DL_EXIT_FAILURE
                                     : DL_EXIT_CLEAN);
}

int dl_show_settings(const dl_check_options *o)
{
    dl_inputs inputs;
    dl_error error;
    int code;
    const dl_input_names names = {.paths = &o->show_settings, .n_paths = 1};
    if (dl_inputs_find(&inputs, &names, &o->run.config, &error) != DL_OK) {
        code = dl_cli_fail(&error);
    } else if (inputs.list.n != 1 ||
               !dl_str_is(inputs.list.v[0].shown, o->show_settings)) {
        code = dl_cli_error("--show-settings %s: name a Markdown file",
                            "--show-settings %s: 마크다운 파일을 적을 것",
                            o->show_settings);
    } else {
        const dl_file *file = &inputs.list.v[0];
        shown s = {.options = o,
                   .config = dl_config_of(file),
                   .settings = dl_settings_of(file),
                   .file = file,
                   .arena = dl_arena_new(),
                   .language = o->report.language};
        code = show(&s, &inputs, o);
        dl_arena_free(s.arena);
    }
    dl_inputs_free(&inputs);
    return code;
}
