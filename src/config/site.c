/*
 * Reads what generators leave in a repository. Each is known by files at its
 * root; of their contents only a few settings matter, which are looked for as
 * text, except in Jekyll's, which is YAML.
 */
#include "config/site.h"

#include "base/path.h"
#include "base/str.h"
#include "config/looker.h"
#include "config/verdict.h"

/* What is known of a folder and of those below it. */
typedef struct site {
    dl_site pages;
    dl_site elsewhere; /* of files outside of `content`, and of hidden ones */
    dl_site left_out;  /* of files that Jekyll makes no pages of */
    dl_str content;    /* the folder with the pages; empty: all have some */
    dl_str own; /* Jekyll's folders that begin with `_` or `.` and have pages,
                   each between spaces; empty: not known */
} site;

/* Of Hugo, as build steps and hosts name them. */
typedef struct versions {
    bool has_old, has_new; /* before and since NEW_HUGO */
} versions;

/* ---- Hugo ---------------------------------------------------------------- */

static void read_hugo(dl_looker *l, dl_renderer *r)
{
    dl_verdict_set(&r->raw_html, dl_look_has_setting(l, "unsafe", "true"), 1);
    dl_verdict_set(&r->hard_breaks, dl_look_has_setting(l, "hardwraps", "true"),
                   1);
    dl_verdict_set(&r->linkify, dl_look_has_setting(l, "linkify", "false"), 0);
    dl_verdict_set(&r->typographer,
                   dl_look_has_setting(l, "typographer", "false"), 0);
    dl_verdict_set(&r->single_tilde,
                   dl_look_has_setting(l, "strikethrough", "false"), 0);
    dl_verdict_set(&r->math,
                   dl_look_has(l, "passthrough") &&
                       !dl_look_has(l, "passthrough]\n      enable = false") &&
                       !dl_look_has(l, "passthrough]\nenable = false"),
                   1);
    /* what a theme's module sets is not in the repository */
    dl_verdict_set(&r->raw_html,
                   dl_look_has(l, "_merge") || dl_look_has(l, "imports"), 1);
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
            size_t n =
                dl_begins_with(number, "0.") ? dl_digits_at(number, 2) : 0;
            bool is_known = n > 0 && n < 6;
            bool is_new =
                dl_begins_with(value, "latest") ||
                (is_known && dl_digits_value(number.p + 2, n) >= NEW_HUGO);
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
    bool is_other =
        dl_look_has_setting(l, "defaultmarkdownhandler", "") &&
        !dl_look_has_setting(l, "defaultmarkdownhandler", "goldmark");
    return is_zola || is_old || is_other;
}

/* Of the main files only the first counts; those in folders go on top. */
static void look_for_hugo(dl_looker *l, dl_verdict *v, dl_str *content)
{
    static const char *const main_files[] = {
        "hugo.toml",   "hugo.yaml",   "hugo.yml",   "hugo.json",
        "config.toml", "config.yaml", "config.yml", "config.json"};
    static const char *const more[] = {
        "config/_default/hugo.toml",   "config/_default/hugo.yaml",
        "config/_default/config.toml", "config/_default/config.yaml",
        "config/_default/markup.toml", "config/_default/markup.yaml",
        "config/_default/module.toml", "config/_default/module.yaml",
        "config/production/hugo.toml", "config/production/config.toml"};
    enum { OWN_NAMES = 4 /* of main_files, which nothing else has */ };
    dl_renderer r = dl_verdict_named(DL_RENDERER_HUGO);
    const char *found = NULL; /* the first that says it */
    bool is_elsewhere = false;
    for (size_t i = 0; i < sizeof main_files / sizeof *main_files; i++) {
        if (!dl_look_read(l, main_files[i]))
            continue;
        if (i < OWN_NAMES || (is_hugo(l) && dl_look_exists(l, "content"))) {
            found = main_files[i];
            read_hugo(l, &r);
            if (is_other_parser(l))
                r = dl_verdict_named(DL_RENDERER_UNKNOWN);
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
        dl_verdict_add(l, v, &r, dl_str_of(found));
    if (found && !is_elsewhere && dl_look_exists(l, "content"))
        *content = dl_path_join(l->arena, l->folder, DL_STR("content"));
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
static dl_verdict read_workflows(dl_looker *l, versions *hugo)
{
    dl_verdict v = {.is_found = false};
    static const char *const endings[] = {".yml", ".yaml"};
    dl_look_files files = dl_look_into(l, ".github/workflows", endings);
    while (dl_look_next(l, &files)) {
        read_versions(l, hugo);
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
            if (dl_look_has(l, steps[i].step)) {
                dl_renderer r = dl_verdict_named(steps[i].name);
                dl_verdict_add(l, &v, &r, files.name);
            }
    }
    return v;
}

/* ---- folders ------------------------------------------------------------- */

/* What the files of one folder say. The workflows decide between several, and
   alone if there are none. */
static dl_verdict look_for_any(dl_looker *l, bool is_root, dl_str *content)
{
    versions version = {false, false};
    dl_verdict found = {.is_found = false};
    dl_verdict jekyll = {.is_found = false}, hugo = {.is_found = false};
    dl_verdict others = {.is_found = false};
    dl_verdict_jekyll(l, &jekyll);
    look_for_hugo(l, &hugo, content);
    dl_verdict_others(l, &others);
    const dl_verdict *all[] = {&jekyll, &hugo, &others};
    dl_verdict built = {.is_found = false};
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
    /* Jekyll has defaults; of the others the settings are elsewhere */
    if (built.is_found && built.renderer.name != DL_RENDERER_KRAMDOWN)
        built.renderer = dl_verdict_named(DL_RENDERER_UNKNOWN);
    if (built.is_found)
        return built;
    for (size_t i = 0; i < 3; i++)
        if (all[i]->is_found)
            dl_verdict_add(l, &found, &all[i]->renderer, all[i]->files);
    if (!found.is_found)
        dl_verdict_readers(l, &found);
    found.own = jekyll.own;
    return found;
}

/* In the arena of the folders. */
static const site *keep(dl_arena *arena, const dl_verdict *found, dl_str folder,
                        dl_str content)
{
    site *kept = DL_ARENA_NEW(arena, site, 1);
    kept->pages = (dl_site){found->renderer, folder, found->files, NULL};
    kept->elsewhere = (dl_site){dl_verdict_named(DL_RENDERER_GFM), folder,
                                found->files, &kept->pages};
    kept->left_out = (dl_site){dl_verdict_named(DL_RENDERER_NONE), folder,
                               found->files, &kept->pages};
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
    dl_verdict found = look_for_any(&l, folder->is_repository, &content);
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

/* Whether a folder below that of the site begins with `.`. */
static bool is_hidden(const site *found, dl_str path)
{
    dl_str below = dl_path_below(found->pages.folder, path);
    bool is_first = true;
    for (size_t i = 0; i < below.n; i++) {
        if (is_first && below.p[i] == '.')
            return true;
        is_first = below.p[i] == '/';
    }
    return false;
}

/* Hugo makes pages of what is in content/, and generators of JavaScript of what
   is below the folder with their configuration; the README is read on GitHub.
 */
static bool is_page_folder(const site *found, dl_str path)
{
    int name = found->pages.renderer.name;
    if (name == DL_RENDERER_REMARK || name == DL_RENDERER_MDX)
        return !dl_str_eq(path, found->pages.folder) && !is_hidden(found, path);
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

const dl_site *dl_site_find(dl_folders *folders, dl_folder *folder, dl_str here)
{
    find(folders, folder, here);
    return dl_site_of(folder);
}
