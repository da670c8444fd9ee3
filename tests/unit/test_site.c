/* config/site.h: what makes the pages, from a repository's files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/path.h"
#include "config/site.h"
#include "../support/folder.h"

/* What the last site_of() went by. */
static char said_by[200];

/* The renderer of `folder` below the working one, "none" if nothing is found;
   `out` may be NULL. */
static const char *site_of(const char *folder, dl_renderer *out)
{
    dl_folders folders;
    dl_folders_init(&folders);
    dl_str here = dl_path_canonical_folder(folders.arena, DL_STR("."));
    dl_str path = dl_path_canonical_folder(folders.arena, dl_str_of(folder));
    const dl_site *site =
        dl_site_find(&folders, dl_folders_get(&folders, path), here);
    const char *word = site ? dl_renderer_word(site->renderer.name) : "none";
    if (out && site)
        *out = site->renderer;
    snprintf(said_by, sizeof said_by, "%s", site ? site->files.p : "");
    dl_folders_free(&folders);
    return word;
}

static void finds_a_generator_by_its_files(void **state)
{
    (void)state;
    assert_string_equal(site_of(".", NULL), "none");
    dl_test_put("jekyll/_config.yml", "title: 글\ntheme: minima\n");
    assert_string_equal(site_of("jekyll", NULL), "kramdown");
    dl_test_put("posts/_posts/2026-01-01-a.md", "");
    assert_string_equal(site_of("posts/_posts", NULL), "kramdown");
    dl_test_put("hugo/hugo.toml", "baseURL = 'https://a.test'\n");
    assert_string_equal(site_of("hugo", NULL), "hugo");
    dl_test_put("old/config.toml", "baseURL = 'https://a.test'\n");
    assert_string_equal(site_of("old", NULL), "none");
    dl_test_put("old/content/a.md", "");
    assert_string_equal(site_of("old/content", NULL), "hugo");
    assert_string_equal(said_by, "config.toml");
    dl_test_put("astro/astro.config.mjs", "export default {}\n");
    assert_string_equal(site_of("astro/src", NULL), "remark");
    dl_test_put("vite/.vitepress/config.ts", "export default {}\n");
    assert_string_equal(site_of("vite", NULL), "markdown-it");
    assert_string_equal(said_by, ".vitepress/config.ts");
    dl_test_put("dino/docusaurus.config.js", "module.exports = {}\n");
    assert_string_equal(site_of("dino/docs", NULL), "mdx");
    dl_test_put("py/mkdocs.yml", "site_name: 글\n");
    assert_string_equal(site_of("py", NULL), "unknown");
}

static void knows_old_hugo_and_plug_ins(void **state)
{
    dl_renderer r;
    (void)state;
    dl_test_put("before/config.toml",
                "baseURL = 'https://a.test'\n[blackfriday]\nmasks = 1\n");
    dl_test_put("before/content/a.md", "");
    assert_string_equal(site_of("before/content", NULL), "unknown");
    dl_test_put("both/hugo.toml", "[blackfriday]\n[markup.goldmark]\n");
    assert_string_equal(site_of("both", NULL), "hugo");

    dl_test_put("zola/config.toml", "base_url = 'https://a.test'\n");
    dl_test_put("zola/content/a.md", "");
    assert_string_equal(site_of("zola/content", NULL), "unknown");
    dl_test_put("hexo/_config.yml", "permalink: /a/\ntheme: b\n");
    dl_test_put("hexo/package.json", "{\"dependencies\": {\"hexo\": \"7\"}}\n");
    assert_string_equal(site_of("hexo", NULL), "unknown");
    dl_test_put("hexo/source/_posts/a.md", "");
    assert_string_equal(site_of("hexo/source/_posts", NULL), "unknown");
    dl_test_put("press/docs/.vuepress/config.js", "module.exports = {}\n");
    dl_test_put("press/docs/_posts/a.md", "");
    assert_string_equal(site_of("press/docs/_posts", NULL), "unknown");
    dl_test_put("out/_config.yml", "collections: {js: {output: true}}\n"
                                   "include: [_other]\n");
    dl_test_put("out/_js/a.md", "");
    dl_test_put("out/_other/a.md", "");
    dl_test_put("out/_old/_posts/a.md", "");
    dl_test_put("out/.agent/a.md", "");
    dl_test_put("out/docs/_posts/a.md", "");
    assert_string_equal(site_of("out/_js", NULL), "kramdown");
    assert_string_equal(site_of("out/_other", NULL), "kramdown");
    assert_string_equal(site_of("out/_old/_posts", NULL), "none");
    assert_string_equal(site_of("out/.agent", NULL), "gfm");
    assert_string_equal(site_of("out/docs/_posts", NULL), "kramdown");
    dl_test_put("theme/config.yml", "theme: b\ntitle: 글\n");
    dl_test_put("theme/content/a.md", "");
    assert_string_equal(site_of("theme/content", NULL), "hugo");

    dl_test_put("own/_config.yml", "theme: minima\n");
    assert_string_equal(site_of("own", &r), "kramdown");
    assert_int_equal(r.own_tags, DL_RENDERER_UNSET);
    dl_test_put("own2/_config.yml", "theme: minima\n");
    dl_test_put("own2/_plugins/note.rb",
                "Liquid::Template.register_tag('note', Note)\n");
    assert_string_equal(site_of("own2", &r), "kramdown");
    assert_int_equal(r.own_tags, 1);
    assert_int_equal(r.own_fences, DL_RENDERER_UNSET);
    dl_test_put("own3/_config.yml", "theme: minima\n");
    dl_test_put("own3/_plugins/fence.rb", "text.gsub('```py x', '```py')\n");
    dl_test_put("own3/_plugins/README.md", "register_tag\n");
    site_of("own3", &r);
    assert_int_equal(r.own_tags, DL_RENDERER_UNSET);
    assert_int_equal(r.own_fences, 1);
}

static void knows_whose_a_configuration_is(void **state)
{
    (void)state;
    dl_test_put("book/_config.yml", "title: 책\nexecute: {execute_notebooks: off}\n");
    assert_string_equal(site_of("book", NULL), "unknown");
    dl_test_put("toc/_config.yml", "title: 책\n");
    dl_test_put("toc/_toc.yml", "format: jb-book\n");
    assert_string_equal(site_of("toc", NULL), "unknown");
    dl_test_put("other/_config.yml", "name: 무엇\n");
    assert_string_equal(site_of("other", NULL), "none");
    dl_test_put("gem/_config.yml", "name: 무엇\n");
    dl_test_put("gem/Gemfile", "gem 'github-pages'\n");
    assert_string_equal(site_of("gem", NULL), "kramdown");
}

static void reads_options(void **state)
{
    dl_renderer r;
    (void)state;
    dl_test_put("a/_config.yml", "kramdown:\n  input: kramdown\n"
                                 "  hard_wrap: true\n"
                                 "defaults:\n"
                                 "- scope: {path: ''}\n"
                                 "  values: {render_with_liquid: false}\n");
    assert_string_equal(site_of("a", &r), "kramdown");
    assert_int_equal(r.input, DL_KRAMDOWN_OWN);
    assert_int_equal(r.hard_breaks, 1);
    assert_int_equal(r.liquid, 0);
    assert_int_equal(r.typographer, DL_RENDERER_UNSET);
    dl_test_put("quot/_config.yml",
                "kramdown:\n  smart_quotes: [apos, apos, quot, quot]\n");
    assert_string_equal(site_of("quot", &r), "kramdown");
    assert_int_equal(r.typographer, 0);
    dl_test_put("text/_config.yml",
                "kramdown: {smart_quotes: 'apos,apos,quot,quot'}\n");
    assert_string_equal(site_of("text", &r), "kramdown");
    assert_int_equal(r.typographer, 0);
    dl_test_put("low/_config.yml",
                "kramdown: {smart_quotes: 'sbquo,lsquo,bdquo,ldquo'}\n");
    assert_string_equal(site_of("low", &r), "kramdown");
    assert_int_equal(r.typographer, DL_RENDERER_UNSET);
    dl_test_put("b/_config.yml", "markdown: CommonMarkGhPages\n");
    assert_string_equal(site_of("b", &r), "gfm");
    assert_int_equal(r.liquid, 1);
    dl_test_put("c/hugo.yaml", "markup:\n  goldmark:\n    renderer:\n"
                               "      unsafe: true\n      hardWraps: true\n");
    assert_string_equal(site_of("c", &r), "hugo");
    assert_int_equal(r.raw_html, 1);
    assert_int_equal(r.hard_breaks, 1);
    dl_test_put("d/next.config.js", "module.exports = {}\n");
    dl_test_put("d/package.json", "{\"dependencies\": {\"remark-math\": \"6\", "
                                  "\"remark-cjk-friendly\": \"2\"}}\n");
    assert_string_equal(site_of("d/posts", &r), "remark");
    assert_int_equal(r.math, 1);
    assert_int_equal(r.cjk_friendly, 1);
    assert_int_equal(r.hard_breaks, DL_RENDERER_UNSET);
}

/* What is at the root or hidden is GitHub's; of pages in a folder below, what
   `package` says in package.json. */
static const char *astro_with(const char *package)
{
    dl_test_put("js/package.json", package);
    return site_of("js/src/pages", NULL);
}

static void knows_pages_of_javascript(void **state)
{
    (void)state;
    dl_test_put("js/astro.config.mjs", "export default {}\n");
    assert_string_equal(site_of("js", NULL), "gfm");
    assert_string_equal(site_of("js/.claude/prompts", NULL), "gfm");
    assert_string_equal(astro_with("{}"), "remark");
    assert_string_equal(astro_with("{\"remark-directive\": \"3\"}"), "unknown");
    assert_string_equal(astro_with("{\"remark-parse\": \"^8.0\"}"), "unknown");
    assert_string_equal(astro_with("{\"remark-parse\": \"11.0\"}"), "remark");
    dl_test_put("gatsby/gatsby-config.js", "module.exports = {}\n");
    dl_test_put("gatsby/package.json",
                "{\"gatsby-transformer-remark\": \"^2.6.1\"}\n");
    assert_string_equal(site_of("gatsby/content", NULL), "unknown");
    dl_test_put("dino/docusaurus.config.js", "module.exports = {}\n");
    dl_test_put("dino/package.json", "{\"@docusaurus/core\": \"2.4.1\"}\n");
    assert_string_equal(site_of("dino/docs", NULL), "unknown");
    dl_test_put("app/next.config.js", "module.exports = {}\n");
    dl_test_put("app/package.json", "{\"react\": \"18\"}\n");
    assert_string_equal(site_of("app/docs", NULL), "none");
    dl_test_put("app/package.json", "{\"marked\": \"9\"}\n");
    assert_string_equal(site_of("app/docs", NULL), "unknown");
    dl_test_put("nuxt/nuxt.config.ts", "export default {}\n");
    assert_string_equal(site_of("nuxt/content", NULL), "none");
    dl_test_put("nuxt/package.json", "{\"@nuxt/content\": \"2\"}\n");
    assert_string_equal(site_of("nuxt/content", NULL), "unknown");
    dl_test_put("eleventy/.eleventy.js", "");
    assert_string_equal(site_of("eleventy", NULL), "unknown");
}

static void knows_plug_ins_of_jekyll(void **state)
{
    (void)state;
    dl_renderer r;
    dl_test_put("red/_config.yml", "markdown: redcarpet\n");
    assert_string_equal(site_of("red", NULL), "unknown");
    dl_test_put("space/_config.yml", "plugins: [jekyll-spaceship]\n");
    assert_string_equal(site_of("space", NULL), "unknown");
    dl_test_put("feed/_config.yml", "plugins: [jekyll-feed, jekyll-theme-a]\n");
    assert_string_equal(site_of("feed", &r), "kramdown");
    assert_int_equal(r.own_tags, DL_RENDERER_UNSET);
    dl_test_put("tabs/_config.yml", "plugins: [jekyll-feed, jekyll-tabs]\n");
    assert_string_equal(site_of("tabs", &r), "kramdown");
    assert_int_equal(r.own_tags, 1);
    dl_test_put("ruby/_config.yml", "theme: minima\n");
    dl_test_put("ruby/_plugins/a.rb", "class A < Converters::Markdown\n");
    assert_string_equal(site_of("ruby", NULL), "unknown");
    dl_test_put("ruby/_plugins/a.rb",
                "Jekyll::Hooks.register(:posts, :pre_render) do |p|\n"
                "  p.content = p.content.gsub('a', 'b')\nend\n");
    assert_string_equal(site_of("ruby", NULL), "unknown");
    dl_test_put("ruby/_plugins/a.rb",
                "Jekyll::Hooks.register(:posts, :post_init) do |p|\n"
                "  p.data['date'] = Time.now\nend\n");
    assert_string_equal(site_of("ruby", NULL), "kramdown");
}

/* Programs in which notes are read, if nothing says what makes pages. */
static void knows_readers(void **state)
{
    (void)state;
    dl_test_put("vault/.git/HEAD", "");
    dl_test_put("vault/.obsidian/app.json", "{}\n");
    assert_string_equal(site_of("vault/notes", NULL), "unknown");
    assert_string_equal(said_by, ".obsidian/");
    dl_test_put("vault/notes/hugo.toml", "baseURL = 'https://a.test'\n");
    dl_test_put("vault/notes/content/a.md", "");
    assert_string_equal(site_of("vault/notes/content", NULL), "hugo");
    dl_test_put("book/.git/HEAD", "");
    dl_test_put("book/SUMMARY.md", "# 요약\n");
    assert_string_equal(site_of("book", NULL), "none");
    dl_test_put("book/SUMMARY.md", "# 차례\n\n* [1장](1.md)\n");
    assert_string_equal(site_of("book", NULL), "unknown");
    dl_test_put("sify/.git/HEAD", "");
    dl_test_put("sify/_sidebar.md", "* [1장](1.md)\n");
    assert_string_equal(site_of("sify", NULL), "unknown");
}

static dl_renderer hugo_built_with(const char *repository, const char *file,
                                   const char *text)
{
    dl_renderer r;
    char name[64];
    const char *const files[] = {".git/HEAD", "hugo.toml", file};
    const char *const texts[] = {"", "baseURL = 'https://a.test'\n", text};
    for (size_t i = 0; i < 3; i++) {
        snprintf(name, sizeof name, "%s/%s", repository, files[i]);
        dl_test_put(name, texts[i]);
    }
    assert_string_equal(site_of(repository, &r), "hugo");
    return r;
}

static void reads_hugos_version(void **state)
{
    (void)state;
    const char *workflow = ".github/workflows/hugo.yml";
    dl_renderer r = hugo_built_with("a", workflow,
                                    "env:\n  HUGO_VERSION: 0.128.0\n");
    assert_int_equal(r.punctuation, DL_PUNCTUATION_031);
    assert_int_equal(r.single_tilde, 1);
    r = hugo_built_with("b", workflow, "  with:\n    hugo-version: 'latest'\n");
    assert_int_equal(r.punctuation, DL_PUNCTUATION_031);
    r = hugo_built_with("c", workflow, "hugo-version: '0.127.0'\n");
    assert_int_equal(r.punctuation, DL_RENDERER_UNSET);
    assert_int_equal(r.single_tilde, DL_RENDERER_UNSET);
    r = hugo_built_with("d", workflow, "hugo-version: ${{ env.HUGO }}\n");
    assert_int_equal(r.punctuation, DL_RENDERER_UNSET);
    r = hugo_built_with("e", "netlify.toml",
                        "[build.environment]\nHUGO_VERSION = \"v0.147.9\"\n");
    assert_int_equal(r.punctuation, DL_PUNCTUATION_031);
    /* of two, the older one */
    r = hugo_built_with("e", workflow, "HUGO_VERSION: 0.111.3\n");
    assert_int_equal(r.punctuation, DL_RENDERER_UNSET);
    r = hugo_built_with("f", workflow, "HUGO_VERSION: 99999999999999.1\n");
    assert_int_equal(r.punctuation, DL_RENDERER_UNSET);
    dl_test_put("a/hugo.toml", "[markup.goldmark.extensions]\n"
                               "strikethrough = false\n");
    assert_string_equal(site_of("a", &r), "hugo");
    assert_int_equal(r.single_tilde, 0);
}

static void knows_where_hugos_pages_are(void **state)
{
    (void)state;
    dl_test_put("a/hugo.toml", "baseURL = 'https://a.test'\n");
    dl_test_put("a/content/posts/a.md", "");
    assert_string_equal(site_of("a", NULL), "gfm");
    assert_string_equal(site_of("a/notes", NULL), "gfm");
    assert_string_equal(site_of("a/content", NULL), "hugo");
    assert_string_equal(site_of("a/content/posts", NULL), "hugo");
    assert_string_equal(site_of("a/contents", NULL), "gfm");
    dl_test_put("b/hugo.toml", "contentDir = 'posts'\n");
    dl_test_put("b/content/a.md", "");
    assert_string_equal(site_of("b/posts", NULL), "hugo");
    dl_test_put("d/hugo.toml", "[markup]\n"
                               "defaultMarkdownHandler = 'asciidocext'\n");
    dl_test_put("d/content/a.md", "");
    assert_string_equal(site_of("d/content", NULL), "unknown");
    dl_test_put("c/hugo.yaml", "module:\n  mounts:\n  - source: notes\n");
    dl_test_put("c/content/a.md", "");
    assert_string_equal(site_of("c/notes", NULL), "hugo");
}

static void lets_a_build_step_decide(void **state)
{
    (void)state;
    dl_test_put("a/.git/HEAD", "");
    dl_test_put("a/_config.yml", "theme: minima\n");
    dl_test_put("a/astro.config.mjs", "export default {}\n");
    assert_string_equal(site_of("a", NULL), "unknown");
    assert_string_equal(said_by, "_config.yml, astro.config.mjs");
    dl_test_put("a/.github/workflows/deploy.yml",
                "steps:\n- uses: withastro/action@v2\n");
    assert_string_equal(site_of("a/src", NULL), "remark");
    assert_string_equal(said_by, "astro.config.mjs");
    dl_test_put("b/.git/HEAD", "");
    dl_test_put("b/.github/workflows/x.yaml",
                "- run: bundle exec jekyll build\n");
    assert_string_equal(site_of("b", NULL), "kramdown");
    assert_string_equal(said_by, ".github/workflows/x.yaml");
    /* its configuration is elsewhere */
    dl_test_put("c/.git/HEAD", "");
    dl_test_put("c/.github/workflows/x.yaml",
                "- uses: peaceiris/actions-hugo@v2\n");
    assert_string_equal(site_of("c", NULL), "unknown");
}

static void takes_the_nearest_folder(void **state)
{
    (void)state;
    dl_test_put("a/.git/HEAD", "");
    dl_test_put("a/astro.config.ts", "export default {}\n");
    dl_test_put("a/docs/_config.yml", "remote_theme: x/y\n");
    assert_string_equal(site_of("a/docs/guide", NULL), "kramdown");
    assert_string_equal(site_of("a/src", NULL), "remark");
    dl_test_put("a/inner/.git/HEAD", "");
    assert_string_equal(site_of("a/inner/deep", NULL), "none");
}

static void follows_no_link(void **state)
{
    (void)state;
    dl_test_put("real.yml", "theme: minima\n");
    mkdir("a", 0777);
    assert_int_equal(symlink("../real.yml", "a/_config.yml"), 0);
    assert_string_equal(site_of("a", NULL), "none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DL_TEST_IN_FOLDER(finds_a_generator_by_its_files),
        DL_TEST_IN_FOLDER(knows_old_hugo_and_plug_ins),
        DL_TEST_IN_FOLDER(knows_whose_a_configuration_is),
        DL_TEST_IN_FOLDER(reads_options),
        DL_TEST_IN_FOLDER(knows_pages_of_javascript),
        DL_TEST_IN_FOLDER(knows_plug_ins_of_jekyll),
        DL_TEST_IN_FOLDER(knows_readers),
        DL_TEST_IN_FOLDER(reads_hugos_version),
        DL_TEST_IN_FOLDER(knows_where_hugos_pages_are),
        DL_TEST_IN_FOLDER(lets_a_build_step_decide),
        DL_TEST_IN_FOLDER(takes_the_nearest_folder),
        DL_TEST_IN_FOLDER(follows_no_link),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
