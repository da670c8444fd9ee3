/* Reads the files of generators that neither Jekyll nor Hugo is. */
#include "base/str.h"
#include "config/verdict.h"

/* Files whose presence names a generator; `%` stands for the endings of
   JavaScript. `word` must be in it or in package.json, if there is one. */
static const struct {
    const char *file;
    dl_renderer_name name;
    const char *word;
} generators[] = {
    {"astro.config.%", DL_RENDERER_REMARK, NULL},
    {"gatsby-config.%", DL_RENDERER_REMARK, NULL},
    {"next.config.%", DL_RENDERER_REMARK, NULL},
    {"docusaurus.config.%", DL_RENDERER_MDX, NULL},
    {"quartz.config.%", DL_RENDERER_REMARK, NULL},
    {".vitepress/config.%", DL_RENDERER_MARKDOWN_IT, NULL},
    {".vitepress/config/index.%", DL_RENDERER_MARKDOWN_IT, NULL},
    {"docs/.vitepress/config.%", DL_RENDERER_MARKDOWN_IT, NULL},
    /* what follows was not measured */
    {".vuepress/config.%", DL_RENDERER_UNKNOWN, NULL},
    {"docs/.vuepress/config.%", DL_RENDERER_UNKNOWN, NULL},
    {"src/.vuepress/config.%", DL_RENDERER_UNKNOWN, NULL},
    {"mkdocs.yml", DL_RENDERER_UNKNOWN, NULL}, /* Python-Markdown */
    {"mkdocs.yaml", DL_RENDERER_UNKNOWN, NULL},
    {"pelicanconf.py", DL_RENDERER_UNKNOWN, NULL},
    {"_toc.yml", DL_RENDERER_UNKNOWN, NULL}, /* MyST */
    {"myst.yml", DL_RENDERER_UNKNOWN, NULL},
    {"book.toml", DL_RENDERER_UNKNOWN, NULL}, /* mdBook */
    {".gitbook.yaml", DL_RENDERER_UNKNOWN, NULL},
    {"_quarto.yml", DL_RENDERER_UNKNOWN, NULL}, /* Pandoc */
    {"_bookdown.yml", DL_RENDERER_UNKNOWN, NULL},
    {"mint.json", DL_RENDERER_UNKNOWN, NULL},
    {".eleventy.js", DL_RENDERER_UNKNOWN, NULL},
    {"eleventy.config.%", DL_RENDERER_UNKNOWN, NULL},
    {"gridsome.config.%", DL_RENDERER_UNKNOWN, NULL},
    {"rspress.config.%", DL_RENDERER_UNKNOWN, NULL},
    {"nuxt.config.%", DL_RENDERER_UNKNOWN, "@nuxt/content"},
    {"svelte.config.%", DL_RENDERER_UNKNOWN, "mdsvex"},
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
    dl_verdict_set(&r->math,
                   dl_look_has(l, "remark-math") ||
                       dl_look_has(l, "remark-katex") ||
                       dl_look_has(l, "markdown-it-mathjax") ||
                       dl_look_has(l, "markdown-it-katex") ||
                       (r->name == DL_RENDERER_MARKDOWN_IT &&
                        dl_look_has_setting(l, "math", "true")),
                   1);
    dl_verdict_set(&r->hard_breaks,
                   dl_look_has(l, "remark-breaks") ||
                       (r->name == DL_RENDERER_MARKDOWN_IT &&
                        dl_look_has_setting(l, "breaks", "true")),
                   1);
    dl_verdict_set(&r->cjk_friendly, dl_look_has(l, "cjk-friendly"), 1);
    dl_verdict_set(
        &r->heading_ids,
        r->name == DL_RENDERER_MARKDOWN_IT || r->name == DL_RENDERER_MDX, 1);
    if (r->name == DL_RENDERER_MDX &&
        dl_look_has_setting(l, "format", "detect"))
        r->name = DL_RENDERER_REMARK;
}

/* The first number of a dependency's version; 0: there is none. */
static size_t major_of(const dl_looker *l, const char *package)
{
    dl_str value;
    size_t at = 0;
    if (!dl_look_setting(l, package, &at, &value))
        return 0;
    size_t skip = value.n > 0 && dl_is_one_of(value.p[0], "^~");
    size_t n = dl_digits_at(value, skip);
    return n > 0 && n < 4 ? (size_t)dl_digits_value(value.p + skip, n) : 0;
}

/* Whether `major` is there and before `first`. */
static bool is_before(size_t major, size_t first)
{
    return major > 0 && major < first;
}

/* Before these, remark was no CommonMark: remark-parse 13, MDX 2. */
static bool is_old(const dl_looker *l)
{
    return is_before(major_of(l, "gatsby-transformer-remark"), 4) ||
           is_before(major_of(l, "gatsby-plugin-mdx"), 4) ||
           is_before(major_of(l, "@docusaurus/core"), 3) ||
           is_before(major_of(l, "remark-parse"), 9) ||
           is_before(major_of(l, "next-mdx-remote"), 4) ||
           is_before(major_of(l, "@mdx-js/mdx"), 2) ||
           is_before(major_of(l, "@mdx-js/react"), 2);
}

/* Whether the text last read has one of these words, up to a NULL. */
static bool has_any(const dl_looker *l, const char *const *words)
{
    while (*words)
        if (dl_look_has(l, *words++))
            return true;
    return false;
}

/* Plug-ins with a syntax of their own. */
static bool adds_syntax(const dl_looker *l)
{
    static const char *const words[] = {
        "remark-directive",   "wiki-link",  "remark-wikilink",
        "remark-obsidian",    "sub-super",  "sub-sup",
        "supersub",           "remark-mdc", "remark-container",
        "custom-blocks",      "remark-ins", "remark-hint",
        "remark-admonitions", NULL};
    return has_any(l, words);
}

/* An application that has a README, but no pages of Markdown, or one that reads
   Markdown with something else. */
static bool has_remark(const dl_looker *l)
{
    static const char *const words[] = {
        "remark",   "mdx",       "unified",        "contentlayer",
        "velite",   "micromark", "react-markdown", "nextra",
        "fumadocs", NULL};
    return has_any(l, words);
}

static bool has_other_parser(const dl_looker *l)
{
    static const char *const words[] = {"\"marked\"", "markdown-it",
                                        "showdown",   "markdown-to-jsx",
                                        "markdoc",    NULL};
    return has_any(l, words);
}

/* What package.json, which was read, says of the generator whose file was
   found; false: that it makes no pages of Markdown. */
static bool read_package(dl_looker *l, dl_renderer *r, dl_str file)
{
    bool is_app = dl_str_starts(file, "next.") && !has_remark(l);
    if (is_app && !has_other_parser(l))
        return false;
    if (r->name == DL_RENDERER_UNKNOWN)
        return true;
    read_plugins(l, r);
    bool is_remark = r->name != DL_RENDERER_MARKDOWN_IT;
    if (is_app || (is_remark && (is_old(l) || adds_syntax(l))))
        r->name = DL_RENDERER_UNKNOWN;
    return true;
}

void dl_verdict_others(dl_looker *l, dl_verdict *v)
{
    for (size_t i = 0; i < sizeof generators / sizeof *generators; i++) {
        const char *word = generators[i].word;
        dl_renderer r = dl_verdict_named(generators[i].name);
        dl_str file = read_either(l, generators[i].file);
        if (file.n == 0)
            continue;
        bool is_said = !word || dl_look_has(l, word);
        bool is_quartz = dl_str_starts(file, "quartz");
        if (r.name != DL_RENDERER_UNKNOWN)
            read_plugins(l, &r);
        if (is_quartz)
            r.math = 1;
        else if (r.name != DL_RENDERER_UNKNOWN &&
                 r.name != DL_RENDERER_MARKDOWN_IT && adds_syntax(l))
            r.name = DL_RENDERER_UNKNOWN;
        if (!is_quartz && dl_look_read(l, "package.json")) {
            is_said |= word && dl_look_has(l, word);
            if (!read_package(l, &r, file))
                continue;
        }
        if (is_said)
            dl_verdict_add(l, v, &r, file);
    }
}

void dl_verdict_readers(dl_looker *l, dl_verdict *v)
{
    const dl_renderer r = dl_verdict_named(DL_RENDERER_UNKNOWN);
    if (dl_look_exists(l, ".obsidian"))
        dl_verdict_add(l, v, &r, DL_STR(".obsidian/"));
    else if (dl_look_exists(l, "_sidebar.md")) /* docsify */
        dl_verdict_add(l, v, &r, DL_STR("_sidebar.md"));
    else if (dl_look_read(l, "SUMMARY.md") &&
             (dl_look_has(l, "\n* [") || dl_look_has(l, "\n- ["))) /* GitBook */
        dl_verdict_add(l, v, &r, DL_STR("SUMMARY.md"));
}
