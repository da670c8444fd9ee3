/*
 * Reads what generators leave in a repository. Each is known by files at its
 * root; of their contents only a few settings matter, which are looked for as
 * text, except in Jekyll's, which is YAML.
 */
#include "config/site.h"

#include "base/path.h"
#include "base/str.h"
#include "config/looker.h"
#include "parse/yaml.h"

/* What was found; several that differ are unknown. */
typedef struct verdict {
    dl_renderer renderer;
    dl_str files; /* that say it, below the folder, separated by commas */
    dl_str own;   /* as in site */
    bool is_found;
} verdict;

/* What is known of a folder and of those below it. */
typedef struct site {
    dl_site pages;
    dl_site elsewhere; /* of files outside of `content`, and of hidden ones */
    dl_site left_out; /* of files that Jekyll makes no pages of */
    dl_str content; /* the folder with the pages; empty: all have some */
    dl_str own; /* Jekyll's folders that begin with `_` or `.` and have pages,
                   each between spaces; empty: not known */
} site;

/* Of Hugo, as build steps and hosts name them. */
typedef struct versions {
    bool has_old, has_new; /* before and since NEW_HUGO */
} versions;

static void set(int *option, bool is_given, int value)
{
    if (is_given)
        *option = value;
}

static void add(dl_looker *l, verdict *v, const dl_renderer *renderer,
                dl_str files)
{
    if (v->is_found && v->renderer.name != renderer->name) {
        dl_renderer_init(&v->renderer);
        v->renderer.name = DL_RENDERER_UNKNOWN;
        v->files = dl_arena_printf(l->arena, "%.*s, %.*s", (int)v->files.n,
                                   v->files.p, (int)files.n, files.p);
        return;
    }
    v->renderer = *renderer;
    v->files = dl_arena_str(l->arena, files);
    v->own = DL_STR_NONE;
    v->is_found = true;
}

static dl_renderer named(dl_renderer_name name)
{
    dl_renderer r;
    dl_renderer_init(&r);
    r.name = name;
    return r;
}

/* ---- Jekyll -------------------------------------------------------------- */

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
    dl_renderer r = named(DL_RENDERER_KRAMDOWN);
    const dl_yaml *markdown = dl_yaml_get(root, "markdown");
    if (markdown && dl_begins_with(markdown->text, "commonmark")) {
        r.name = DL_RENDERER_GFM;
        r.liquid = 1;
    }
    set(&r.input, is_word(kramdown, "input", "kramdown"), DL_KRAMDOWN_OWN);
    set(&r.hard_breaks, is_word(kramdown, "hard_wrap", "true"), 1);
    set(&r.html_markdown, is_word(kramdown, "parse_block_html", "true"), 1);
    set(&r.typographer, keeps_quotes(kramdown), 0);
    set(&r.liquid, turns_liquid_off(root), 0);
    return r;
}

/* What the site's own plug-ins do: what they say in Ruby is not understood. */
static void read_own(dl_looker *l, dl_renderer *r)
{
    static const char *const endings[] = {".rb", ".rb"};
    dl_look_files files = dl_look_into(l, "_plugins", endings);
    while (dl_look_next(l, &files)) {
        set(&r->own_tags, dl_look_has(l, "register_tag"), 1);
        set(&r->own_fences, dl_look_has(l, "```"), 1);
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
static void look_for_jekyll(dl_looker *l, verdict *v)
{
    static const char *const names[] = {"_config.yml", "_config.yaml",
                                        "_config.toml"};
    dl_renderer r = named(DL_RENDERER_KRAMDOWN);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!dl_look_exists(l, names[i]))
            continue;
        const dl_yaml *root =
            i < 2 && dl_look_read(l, names[i]) ? read_yaml(l) : NULL;
        if (is_jupyter_book(l, root) || is_hexo(l)) {
            /* MyST, marked: not measured */
            r = named(DL_RENDERER_UNKNOWN);
            add(l, v, &r, dl_str_of(names[i]));
        } else if (is_jekyll(l, root)) {
            r = jekyll_of(root);
            read_own(l, &r);
            add(l, v, &r, dl_str_of(names[i]));
            v->own = own_folders(l, root);
        }
        return;
    }
    if (dl_look_exists(l, "_posts"))
        add(l, v, &r, DL_STR("_posts/"));
}

/* ---- Hugo ---------------------------------------------------------------- */

static void read_hugo(dl_looker *l, dl_renderer *r)
{
    set(&r->raw_html, dl_look_has_setting(l, "unsafe", "true"), 1);
    set(&r->hard_breaks, dl_look_has_setting(l, "hardwraps", "true"), 1);
    set(&r->linkify, dl_look_has_setting(l, "linkify", "false"), 0);
    set(&r->typographer, dl_look_has_setting(l, "typographer", "false"), 0);
    set(&r->single_tilde, dl_look_has_setting(l, "strikethrough", "false"), 0);
    set(&r->math,
        dl_look_has(l, "passthrough") &&
            !dl_look_has(l, "passthrough]\n      enable = false") &&
            !dl_look_has(l, "passthrough]\nenable = false"),
        1);
    /* what a theme's module sets is not in the repository */
    set(&r->raw_html, dl_look_has(l, "_merge") || dl_look_has(l, "imports"), 1);
}

enum { NEW_HUGO = 128 /* 0.128, June 2024: goldmark 1.7.2 */ };

/* Adds the versions that a workflow or netlify.toml names. */
static void read_versions(const dl_looker *l, versions *found)
{
    static const char *const keys[] = {"hugo_version", "hugo-version"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        dl_str value;
        for (size_t at = 0; dl_look_setting(l, keys[i], &at, &value);) {
            size_t skip = value.n > 0 && dl_to_lower(value.p[0]) == 'v';
            dl_str number = dl_str_from(value, skip);
            size_t n = dl_begins_with(number, "0.") ? dl_digits_at(number, 2)
                                                    : 0;
            bool is_known = n > 0 && n < 6;
            bool is_new = dl_begins_with(value, "latest") ||
                          (is_known &&
                           dl_digits_value(number.p + 2, n) >= NEW_HUGO);
            found->has_new |= is_new;
            found->has_old |= is_known && !is_new;
        }
    }
}

/* What goldmark has learned since: symbols are punctuation (1.7.0), and single
   tildes strike out (1.7.2). Of several versions, the oldest counts. */
static void use_versions(dl_renderer *r, const versions *found)
{
    if (r->name != DL_RENDERER_HUGO || !found->has_new || found->has_old)
        return;
    r->punctuation = DL_PUNCTUATION_031;
    if (r->single_tilde == DL_RENDERER_UNSET)
        r->single_tilde = 1;
}

/* Whether the pages of a Hugo site are below content/, and no setting says that
   others are elsewhere. `*is_elsewhere` is that of the files read so far. */
static void read_content(const dl_looker *l, bool *is_elsewhere)
{
    dl_str value;
    for (size_t at = 0; dl_look_setting(l, "contentdir", &at, &value);)
        *is_elsewhere |= !dl_begins_with(value, "content");
    *is_elsewhere |= dl_look_has(l, "mounts");
}

static bool is_hugo(const dl_looker *l)
{
    return dl_look_has_setting(l, "baseurl", "") ||
           dl_look_has_setting(l, "base_url", "") ||
           (dl_look_has_setting(l, "theme", "") &&
            dl_look_has_setting(l, "title", ""));
}

/* Before 0.60 Hugo had another parser, and Zola has its own, which were not
   measured. */
static bool is_other_parser(const dl_looker *l)
{
    bool is_zola = dl_look_has_setting(l, "base_url", "");
    bool is_old = dl_look_has(l, "blackfriday") && !dl_look_has(l, "goldmark");
    return is_zola || is_old;
}

/* Of the main files only the first counts; those in folders go on top. */
static void look_for_hugo(dl_looker *l, verdict *v, dl_str *content)
{
    static const char *const main_files[] = {
        "hugo.toml",   "hugo.yaml",   "hugo.yml",   "hugo.json",
        "config.toml", "config.yaml", "config.yml", "config.json"};
    static const char *const more[] = {
        "config/_default/hugo.toml",   "config/_default/hugo.yaml",
        "config/_default/config.toml", "config/_default/config.yaml",
        "config/_default/markup.toml", "config/_default/markup.yaml",
        "config/production/hugo.toml", "config/production/config.toml"};
    enum { OWN_NAMES = 4 /* of main_files, which nothing else has */ };
    dl_renderer r = named(DL_RENDERER_HUGO);
    const char *found = NULL; /* the first that says it */
    bool is_elsewhere = false;
    for (size_t i = 0; i < sizeof main_files / sizeof *main_files; i++) {
        if (!dl_look_read(l, main_files[i]))
            continue;
        if (i < OWN_NAMES ||
            (is_hugo(l) && dl_look_exists(l, "content"))) {
            found = main_files[i];
            read_hugo(l, &r);
            if (is_other_parser(l))
                r = named(DL_RENDERER_UNKNOWN);
            read_content(l, &is_elsewhere);
        }
        break;
    }
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (dl_look_read(l, more[i]) &&
            (found || dl_look_exists(l, "content"))) {
            found = found ? found : more[i];
            read_hugo(l, &r);
            read_content(l, &is_elsewhere);
        }
    if (found)
        add(l, v, &r, dl_str_of(found));
    if (found && !is_elsewhere && dl_look_exists(l, "content"))
        *content = dl_path_join(l->arena, l->folder, DL_STR("content"));
}

/* ---- JavaScript and others ----------------------------------------------- */

/* Files whose presence names a generator; `%` stands for the endings of
   JavaScript. */
static const struct {
    const char *file;
    dl_renderer_name name;
} generators[] = {
    {"astro.config.%", DL_RENDERER_REMARK},
    {"gatsby-config.%", DL_RENDERER_REMARK},
    {"next.config.%", DL_RENDERER_REMARK},
    {"docusaurus.config.%", DL_RENDERER_MDX},
    {"quartz.config.%", DL_RENDERER_REMARK},
    {".vitepress/config.%", DL_RENDERER_MARKDOWN_IT},
    {".vitepress/config/index.%", DL_RENDERER_MARKDOWN_IT},
    {"docs/.vitepress/config.%", DL_RENDERER_MARKDOWN_IT},
    {".vuepress/config.%", DL_RENDERER_UNKNOWN}, /* its themes add syntax */
    {"docs/.vuepress/config.%", DL_RENDERER_UNKNOWN},
    {"src/.vuepress/config.%", DL_RENDERER_UNKNOWN},
    {"mkdocs.yml", DL_RENDERER_UNKNOWN}, /* Python-Markdown */
    {"mkdocs.yaml", DL_RENDERER_UNKNOWN},
    {"_toc.yml", DL_RENDERER_UNKNOWN},   /* MyST */
    {"book.toml", DL_RENDERER_UNKNOWN},  /* mdBook */
};

/* The file that was read, of those that `pattern` stands for; empty: none. */
static dl_str read_either(dl_looker *l, const char *pattern)
{
    static const char *const endings[] = {"mjs", "ts", "js", "mts", "cjs"};
    const char *sign = strchr(pattern, '%');
    if (!sign)
        return dl_look_read(l, pattern) ? dl_str_of(pattern) : DL_STR("");
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        dl_str name = dl_arena_printf(l->arena, "%.*s%s", (int)(sign - pattern),
                                      pattern, endings[i]);
        if (dl_look_read(l, name.p))
            return name;
    }
    return DL_STR("");
}

/* Plug-ins that change the page. */
static void read_plugins(dl_looker *l, dl_renderer *r)
{
    set(&r->math,
        dl_look_has(l, "remark-math") || dl_look_has(l, "remark-katex") ||
            dl_look_has(l, "markdown-it-mathjax") ||
            dl_look_has(l, "markdown-it-katex") ||
            (r->name == DL_RENDERER_MARKDOWN_IT &&
             dl_look_has_setting(l, "math", "true")),
        1);
    set(&r->hard_breaks,
        dl_look_has(l, "remark-breaks") ||
            (r->name == DL_RENDERER_MARKDOWN_IT &&
             dl_look_has_setting(l, "breaks", "true")),
        1);
    set(&r->cjk_friendly, dl_look_has(l, "cjk-friendly"), 1);
    set(&r->heading_ids,
        r->name == DL_RENDERER_MARKDOWN_IT || r->name == DL_RENDERER_MDX, 1);
    if (r->name == DL_RENDERER_MDX &&
        dl_look_has_setting(l, "format", "detect"))
        r->name = DL_RENDERER_REMARK;
}

static void look_for_others(dl_looker *l, verdict *v)
{
    for (size_t i = 0; i < sizeof generators / sizeof *generators; i++) {
        dl_renderer r = named(generators[i].name);
        dl_str file = read_either(l, generators[i].file);
        if (file.n == 0)
            continue;
        read_plugins(l, &r);
        if (dl_str_starts(dl_str_of(generators[i].file), "quartz"))
            r.math = 1;
        if (dl_look_read(l, "package.json")) {
            read_plugins(l, &r);
            /* its remark-parse 6 is not CommonMark */
            if (dl_look_has_setting(l, "gatsby-transformer-remark", "^2") ||
                dl_look_has_setting(l, "gatsby-transformer-remark", "^3"))
                r = named(DL_RENDERER_UNKNOWN);
        }
        add(l, v, &r, file);
    }
}

/* ---- build steps --------------------------------------------------------- */

static const struct {
    const char *step;
    dl_renderer_name name;
} steps[] = {
    {"jekyll-build-pages", DL_RENDERER_KRAMDOWN},
    {"jekyll build", DL_RENDERER_KRAMDOWN},
    {"actions-hugo", DL_RENDERER_HUGO},
    {"hugo --", DL_RENDERER_HUGO},
    {"withastro/action", DL_RENDERER_REMARK},
    {"gatsby build", DL_RENDERER_REMARK},
    {"quartz build", DL_RENDERER_REMARK},
    {"mkdocs build", DL_RENDERER_UNKNOWN},
    {"mkdocs gh-deploy", DL_RENDERER_UNKNOWN},
};

/* The renderer that the workflows build with. */
static verdict read_workflows(dl_looker *l, versions *hugo)
{
    verdict v = {.is_found = false};
    static const char *const endings[] = {".yml", ".yaml"};
    dl_look_files files = dl_look_into(l, ".github/workflows", endings);
    while (dl_look_next(l, &files)) {
        read_versions(l, hugo);
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
            if (dl_look_has(l, steps[i].step)) {
                dl_renderer r = named(steps[i].name);
                add(l, &v, &r, files.name);
            }
    }
    return v;
}

/* ---- folders ------------------------------------------------------------- */

/* What the files of one folder say. The workflows decide between several, and
   alone if there are none. */
static verdict look_for_any(dl_looker *l, bool is_root, dl_str *content)
{
    versions version = {false, false};
    verdict found = {.is_found = false};
    verdict jekyll = {.is_found = false}, hugo = {.is_found = false};
    verdict others = {.is_found = false};
    look_for_jekyll(l, &jekyll);
    look_for_hugo(l, &hugo, content);
    look_for_others(l, &others);
    const verdict *all[] = {&jekyll, &hugo, &others};
    verdict built = {.is_found = false};
    if (is_root)
        built = read_workflows(l, &version);
    if (is_root && dl_look_read(l, "netlify.toml"))
        read_versions(l, &version);
    use_versions(&hugo.renderer, &version);
    use_versions(&built.renderer, &version);
    for (size_t i = 0; i < 3; i++)
        if (all[i]->is_found && built.is_found &&
            all[i]->renderer.name == built.renderer.name)
            return *all[i];
    if (built.is_found)
        return built;
    for (size_t i = 0; i < 3; i++)
        if (all[i]->is_found)
            add(l, &found, &all[i]->renderer, all[i]->files);
    found.own = jekyll.own;
    return found;
}

/* In the arena of the folders. */
static const site *keep(dl_arena *arena, const verdict *found, dl_str folder,
                        dl_str content)
{
    site *kept = DL_ARENA_NEW(arena, site, 1);
    kept->pages = (dl_site){found->renderer, folder, found->files, NULL};
    kept->elsewhere = (dl_site){named(DL_RENDERER_GFM), folder, found->files,
                                &kept->pages};
    kept->left_out = (dl_site){named(DL_RENDERER_NONE), folder, found->files,
                               &kept->pages};
    kept->content = content;
    kept->own = found->own;
    return kept;
}

static const site *find(dl_folders *folders, dl_folder *folder, dl_str here)
{
    if (folder->site_is_known)
        return folder->site;
    folder->site_is_known = true;
    dl_looker l = {.arena = folders->arena, .folder = folder->path};
    dl_str content = DL_STR_NONE;
    verdict found = look_for_any(&l, folder->is_repository, &content);
    dl_buf_free(&l.text);
    bool goes_on = folder->parent && !dl_str_eq(folder->path, here);
    /* _posts/ may be in a folder of a site: of a category, or Hexo's source/ */
    bool is_weak = dl_str_is(found.files, "_posts/");
    if (is_weak && goes_on)
        folder->site = find(folders, folder->parent, here);
    if (folder->site)
        return folder->site;
    if (found.is_found)
        folder->site = keep(folders->arena, &found, folder->path, content);
    else if (goes_on)
        folder->site = find(folders, folder->parent, here);
    return folder->site;
}

/* Words have a space on both sides. */
static bool has_word(dl_str words, dl_str word)
{
    for (size_t i = 0; i + word.n < words.n; i++) {
        size_t at = dl_str_find(dl_str_from(words, i), word);
        if (at == SIZE_MAX)
            return false;
        i += at;
        if (words.p[i - 1] == ' ' && words.p[i + word.n] == ' ')
            return true;
    }
    return false;
}

/* What a folder below that of a Jekyll site has. */
static const dl_site *site_below(const site *found, dl_str path)
{
    dl_str below = dl_path_below(found->pages.folder, path);
    while (below.n > 0 && found->own.n > 0) {
        const char *slash = memchr(below.p, '/', below.n);
        dl_str name = {below.p, slash ? (size_t)(slash - below.p) : below.n};
        if (dl_is_one_of(name.p[0], "_.") && !has_word(found->own, name))
            return name.p[0] == '.' ? &found->elsewhere : &found->left_out;
        below = dl_str_from(below, name.n + (slash != NULL));
    }
    return &found->pages;
}

/* Hugo makes pages of what is in content/; the README is read on GitHub. */
static bool is_page_folder(const site *found, dl_str path)
{
    return found->pages.renderer.name != DL_RENDERER_HUGO ||
           found->content.n == 0 || dl_str_eq(path, found->content) ||
           dl_path_below(found->content, path).n > 0;
}

const dl_site *dl_site_of(const dl_folder *folder)
{
    const site *found = folder->site;
    if (!found)
        return NULL;
    if (found->pages.renderer.name == DL_RENDERER_KRAMDOWN)
        return site_below(found, folder->path);
    return is_page_folder(found, folder->path) ? &found->pages
                                               : &found->elsewhere;
}

const dl_site *dl_site_find(dl_folders *folders, dl_folder *folder,
                            dl_str here)
{
    find(folders, folder, here);
    return dl_site_of(folder);
}
