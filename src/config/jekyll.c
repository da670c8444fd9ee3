/* Reads the files of Jekyll. */
#include "base/str.h"
#include "config/verdict.h"
#include "parse/yaml.h"

static const dl_yaml *read_yaml(dl_looker *l)
{
    dl_yaml_problem problem;
    const dl_yaml *root;
    return dl_yaml_parse(l->arena, dl_buf_str(&l->text), 0, &root, &problem)
               ? root
               : NULL;
}

static bool is_word(const dl_yaml *mapping, const char *key, const char *word)
{
    const dl_yaml *v = dl_yaml_get(mapping, key);
    return v && v->kind == DL_YAML_SCALAR && dl_begins_with(v->text, word);
}

/* Jupyter Book has a _config.yml, too. */
static bool is_jupyter_book(dl_looker *l, const dl_yaml *root)
{
    static const char *const keys[] = {"execute", "latex", "sphinx",
                                       "launch_buttons"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (dl_yaml_get(root, keys[i]))
            return true;
    return dl_look_exists(l, "_toc.yml");
}

/* Hexo has a _config.yml like Jekyll's. */
static bool is_hexo(dl_looker *l)
{
    return dl_look_read(l, "package.json") && dl_look_has(l, "\"hexo\"");
}

/* Whether a _config.yml is Jekyll's: others use the name as well. */
static bool is_jekyll(dl_looker *l, const dl_yaml *root)
{
    static const char *const keys[] = {
        "kramdown",     "markdown",  "plugins",     "gems",   "theme",
        "remote_theme", "permalink", "collections", "baseurl"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (dl_yaml_get(root, keys[i]))
            return true;
    if (dl_look_exists(l, "_posts") || dl_look_exists(l, "_layouts"))
        return true;
    return dl_look_read(l, "Gemfile") &&
           (dl_look_has(l, "jekyll") || dl_look_has(l, "github-pages"));
}

/* `defaults:` for the whole site. */
static bool turns_liquid_off(const dl_yaml *root)
{
    const dl_yaml *list = dl_yaml_get(root, "defaults");
    for (const dl_yaml *d = list ? list->first : NULL; d; d = d->next) {
        const dl_yaml *path = dl_yaml_get(dl_yaml_get(d, "scope"), "path");
        bool is_all = !path || path->text.n == 0;
        if (is_all &&
            is_word(dl_yaml_get(d, "values"), "render_with_liquid", "false"))
            return true;
    }
    return false;
}

/* `smart_quotes: ["apos", "apos", "quot", "quot"]`, or the same as one text:
   quotation marks stay straight. */
static bool keeps_quotes(const dl_yaml *kramdown)
{
    const dl_yaml *quotes = dl_yaml_get(kramdown, "smart_quotes");
    if (!quotes)
        return false;
    if (quotes->kind == DL_YAML_SCALAR)
        return dl_str_ends(quotes->text, "quot,quot") ||
               dl_str_ends(quotes->text, "quot, quot");
    const dl_yaml *last = quotes->first;
    while (last && last->next)
        last = last->next;
    return last && dl_str_is(last->text, "quot");
}

static dl_renderer jekyll_of(const dl_yaml *root)
{
    const dl_yaml *kramdown = dl_yaml_get(root, "kramdown");
    dl_renderer r = dl_verdict_named(DL_RENDERER_KRAMDOWN);
    const dl_yaml *markdown = dl_yaml_get(root, "markdown");
    if (markdown && dl_begins_with(markdown->text, "commonmark")) {
        r.name = DL_RENDERER_GFM;
        r.liquid = 1;
    } else if (markdown && markdown->text.n > 0 &&
               !dl_begins_with(markdown->text, "kramdown")) {
        r.name = DL_RENDERER_UNKNOWN; /* redcarpet and the like */
    }
    dl_verdict_set(&r.input, is_word(kramdown, "input", "kramdown"),
                   DL_KRAMDOWN_OWN);
    dl_verdict_set(&r.hard_breaks, is_word(kramdown, "hard_wrap", "true"), 1);
    dl_verdict_set(&r.html_markdown,
                   is_word(kramdown, "parse_block_html", "true"), 1);
    dl_verdict_set(&r.typographer, keeps_quotes(kramdown), 0);
    dl_verdict_set(&r.liquid, turns_liquid_off(root), 0);
    return r;
}

/* Plug-ins that have nothing to do with what Markdown means, without `jekyll-`;
   jekyll-gist's tag is known. */
static bool is_harmless(dl_str name)
{
    static const char *const known[] = {"admin",
                                        "archives",
                                        "auth0",
                                        "autoprefixer",
                                        "avatar",
                                        "coffeescript",
                                        "compose",
                                        "data",
                                        "default-layout",
                                        "feed",
                                        "gist",
                                        "github-metadata",
                                        "include-cache",
                                        "last-modified-at",
                                        "livereload",
                                        "menus",
                                        "mentions",
                                        "minifier",
                                        "optional-front-matter",
                                        "paginate",
                                        "paginate-v2",
                                        "readme-index",
                                        "redirect-from",
                                        "relative-links",
                                        "remote-theme",
                                        "sass-converter",
                                        "seo-tag",
                                        "sitemap",
                                        "target-blank",
                                        "terser",
                                        "theme",
                                        "titles-from-headings",
                                        "toc"};
    if (!dl_str_starts(name, "jekyll-"))
        return true;
    name = dl_str_from(name, strlen("jekyll-"));
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (dl_str_is(name, known[i]) ||
            (dl_str_is(dl_str_of(known[i]), "theme") &&
             dl_str_starts(name, "theme-")))
            return true;
    return false;
}

/* Plug-ins that read the text before or after kramdown does. */
static bool rewrites_text(dl_str name)
{
    static const char *const words[] = {"spaceship", "replace", "wiki",
                                        "obsidian",  "pandoc",  "admonition",
                                        "callout",   "katex"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dl_str_find(name, dl_str_of(words[i])) != SIZE_MAX)
            return true;
    return false;
}

/* Plug-ins that are not known may define tags. */
static void read_plugins(const dl_yaml *root, dl_renderer *r)
{
    static const char *const keys[] = {"plugins", "gems"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const dl_yaml *list = dl_yaml_get(root, keys[i]);
        for (const dl_yaml *v = list ? list->first : NULL; v; v = v->next) {
            if (v->kind != DL_YAML_SCALAR)
                continue;
            dl_verdict_set(&r->own_tags, !is_harmless(v->text), 1);
            dl_verdict_set(&r->name, rewrites_text(v->text),
                           DL_RENDERER_UNKNOWN);
        }
    }
}

/* A plug-in in Ruby that sets what kramdown reads or has made, or that has a
   converter of its own. */
static bool is_converter(const dl_looker *l)
{
    static const char *const words[] = {
        ".content =", ".content=", ".content.gsub!",
        ".output =",  ".output=",  ".output.gsub!"};
    if (dl_look_has(l, "Converters::") || dl_look_has(l, "Kramdown::"))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dl_look_has(l, "Hooks") && dl_look_has(l, words[i]))
            return true;
    return false;
}

/* What the site's own plug-ins do: what they say in Ruby is not understood. */
static void read_own(dl_looker *l, dl_renderer *r)
{
    static const char *const endings[] = {".rb", ".rb"};
    dl_look_files files = dl_look_into(l, "_plugins", endings);
    while (dl_look_next(l, &files)) {
        dl_verdict_set(&r->own_tags, dl_look_has(l, "register_tag"), 1);
        dl_verdict_set(&r->own_fences, dl_look_has(l, "```"), 1);
        dl_verdict_set(&r->name, is_converter(l), DL_RENDERER_UNKNOWN);
    }
}

/* The names in a list, or the keys of a mapping. */
static void add_names(dl_buf *out, const dl_yaml *names, const char *before)
{
    for (const dl_yaml *v = names ? names->first : NULL; v; v = v->next) {
        dl_str name = v->key ? v->key->text : v->text;
        dl_buf_printf(out, "%s%.*s ", before, DL_FMT(name));
    }
}

/* Jekyll leaves out what begins with `_` or `.`, but for collections and what
   `include` names. Themes name _pages and _tabs in their own configuration. */
static dl_str own_folders(dl_looker *l, const dl_yaml *root)
{
    dl_buf names = {0};
    dl_buf_adds(&names, " _posts _drafts _includes _layouts _pages _tabs ");
    add_names(&names, dl_yaml_get(root, "collections"), "_");
    add_names(&names, dl_yaml_get(root, "include"), "");
    dl_str own = dl_arena_str(l->arena, dl_buf_str(&names));
    dl_buf_free(&names);
    return own;
}

/* The first of these that exists is read, alone (Jekyll 4.3). */
void dl_verdict_jekyll(dl_looker *l, dl_verdict *v)
{
    static const char *const names[] = {"_config.yml", "_config.yaml",
                                        "_config.toml"};
    dl_renderer r = dl_verdict_named(DL_RENDERER_KRAMDOWN);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!dl_look_exists(l, names[i]))
            continue;
        const dl_yaml *root =
            i < 2 && dl_look_read(l, names[i]) ? read_yaml(l) : NULL;
        if (is_jupyter_book(l, root) || is_hexo(l)) {
            /* MyST, marked: not measured */
            r = dl_verdict_named(DL_RENDERER_UNKNOWN);
            dl_verdict_add(l, v, &r, dl_str_of(names[i]));
        } else if (is_jekyll(l, root)) {
            r = jekyll_of(root);
            read_plugins(root, &r);
            read_own(l, &r);
            dl_verdict_add(l, v, &r, dl_str_of(names[i]));
            v->own = own_folders(l, root);
        }
        return;
    }
    if (dl_look_exists(l, "_posts"))
        dl_verdict_add(l, v, &r, DL_STR("_posts/"));
}
