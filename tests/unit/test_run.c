/* Runs over many files: names, folders, configurations, threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../support/folder.h"
#include "base/buf.h"
#include "engine/run.h"

/* A post with one paper; its day is in its name. */
#define POST(id)                                                               \
    "---\nlayout: post\ntitle: Daily\n---\n\n# 1. "                            \
    "[A](https://arxiv.org/abs/" id ")\n\n가\n"

typedef struct seen {
    dl_buf text;
    size_t results;
} seen;

/* One line for each result: its name and the codes of what is not
   suppressed. */
static void on_result(void *user, dl_result *r)
{
    seen *s = user;
    s->results++;
    dl_buf_add(&s->text, r->doc->name);
    if (r->error.status != DL_OK)
        dl_buf_printf(&s->text, " error: %s", r->error.message);
    for (size_t i = 0; i < r->n_diagnostics; i++) {
        const dl_diagnostic *d = &r->diagnostics[i];
        dl_buf_printf(&s->text, " %s", d->rule->code);
        for (uint32_t k = 0; k < d->n_notes; k++)
            if (d->notes[k].path.n)
                dl_buf_printf(&s->text, "(%.*s:%u:%u)",
                              DL_FMT(d->notes[k].path), d->notes[k].line,
                              d->notes[k].column);
    }
    dl_buf_addc(&s->text, '\n');
}

static void run_with(dl_run_options *options, const char *want)
{
    seen s = {0};
    dl_error error = {0};
    dl_str select = DL_STR("DL701");
    options->config.select = &select;
    options->config.n_select = 1;
    assert_int_equal(dl_run(options, on_result, NULL, &s, &error), DL_OK);
    assert_string_equal(dl_buf_str(&s.text).p, want);
    dl_buf_free(&s.text);
}

#define RUN(want, ...)                                                         \
    run_paths((const char *const[]){__VA_ARGS__},                              \
              sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *),     \
              want)

static void run_paths(const char *const *paths, size_t n, const char *want)
{
    dl_run_options options = {.paths = paths, .n_paths = n, .jobs = 1};
    run_with(&options, want);
}

static int enter(void **state)
{
    return dl_test_enter(state) || mkdir(".git", 0777);
}

/* ---- which files --------------------------------------------------------- */

static void test_folders(void **state)
{
    (void)state;
    dl_test_put("b.md", "");
    dl_test_put("a/z.markdown", "");
    dl_test_put("a/b/c.md", "");
    dl_test_put("a/note.txt", "");
    dl_test_put("a/.hidden/x.md", "");
    dl_test_put("a/.x.md", "");
    dl_test_put("a/.md", "");
    RUN("a/b/c.md\na/z.markdown\nb.md\n", ".");
    RUN("a/b/c.md\na/z.markdown\n", "a/");
    /* named files are read, whatever their name */
    RUN("a/.hidden/x.md\n", "a/.hidden");
    RUN("a/note.txt\n", "a/note.txt");
    RUN("b.md\n", "./b.md");
}

static void test_default_is_here(void **state)
{
    (void)state;
    dl_test_put("a.md", "");
    dl_run_options options = {.jobs = 1};
    run_with(&options, "a.md\n");
    /* or what the configuration names */
    dl_test_put(".digestlint.yaml", "posts: [\"_posts/**/2*.md\"]\n");
    dl_test_put("_posts/2025/2025-01-01-x.md", "");
    dl_test_put("_posts/about.md", "");
    run_with(&options, "_posts/2025/2025-01-01-x.md\n");
    /* without its exceptions */
    dl_test_put(".digestlint.yaml",
                "posts: [\"_posts/**\", \"!2*.md\", \"!drafts/**\"]\n");
    dl_test_put("drafts/b.md", "");
    run_with(&options, "_posts/about.md\n");
}

static void test_repeats(void **state)
{
    (void)state;
    dl_test_put("a/x.md", "");
    assert_int_equal(symlink("x.md", "a/y.md"), 0);
    assert_int_equal(link("a/x.md", "a/z.md"), 0);
    RUN("a/x.md\na/z.md\n", "a", "a/x.md", "./a/x.md", "a/../a/x.md");
    RUN("a/y.md\n", "a/y.md", "./a/y.md");
}

static void test_links(void **state)
{
    (void)state;
    dl_test_put("a/x.md", "");
    dl_test_put("other/y.md", "");
    assert_int_equal(symlink("..", "a/up"), 0);
    assert_int_equal(symlink("loop", "a/loop"), 0);
    assert_int_equal(symlink("gone.md", "a/dangling.md"), 0);
    assert_int_equal(symlink("../other", "a/other"), 0);
    RUN("a/x.md\n", "a");
    RUN("a/other/y.md\n", "a/other"); /* named */
}

static void test_ignored(void **state)
{
    (void)state;
    dl_test_put(".gitignore", "drafts/\n*.tmp.md\n/top.md\n");
    dl_test_put(".git/info/exclude", "secret.md\n");
    dl_test_put("drafts/a.md", "");
    dl_test_put("x/drafts/a.md", "");
    dl_test_put("x/a.tmp.md", "");
    dl_test_put("x/top.md", "");
    dl_test_put("top.md", "");
    dl_test_put("x/secret.md", "");
    dl_test_put("x/.gitignore", "!b.tmp.md\nc.md\n");
    dl_test_put("x/b.tmp.md", "");
    dl_test_put("x/c.md", "");
    dl_test_put("c.md", "");
    RUN("c.md\nx/b.tmp.md\nx/top.md\n", ".");
    RUN("x/b.tmp.md\nx/top.md\n", "x"); /* the same from below */
    RUN("x/c.md\n", "x/c.md");          /* named */
    RUN("drafts/a.md\n", "drafts");
}

static void test_excluded(void **state)
{
    (void)state;
    dl_test_put(".digestlint.yaml", "posts: '**'\n"
                                    "exclude: [drafts, \"x/*.old.md\"]\n");
    dl_test_put("drafts/a.md", "");
    dl_test_put("x/a.old.md", "");
    dl_test_put("x/b.md", "");
    RUN("x/b.md\n", ".");
    RUN("drafts/a.md\nx/a.old.md\n", "drafts/a.md", "x/a.old.md");
    const char *const paths[] = {"drafts/a.md", "x/a.old.md", "x/b.md"};
    dl_run_options options = {
        .paths = paths, .n_paths = 3, .force_exclude = true, .jobs = 1};
    run_with(&options, "x/b.md\n");
    dl_test_put(".digestlint.yaml",
                "posts: '*.md'\n"
                "exclude: [\"x/*.md\", \"!b.md\", drafts, "
                "\"!drafts/a.md\"]\n");
    RUN("x/b.md\n", ".");
    run_with(&options, "x/b.md\n");
}

/* What is found must be a post, and what is named where that is asked. */
static void test_posts(void **state)
{
    (void)state;
    dl_test_put(".digestlint.yaml", "posts: \"p/*.md\"\n");
    dl_test_put("p/a.md", "");
    dl_test_put("README.md", "");
    dl_test_put("q/.digestlint.yaml", "posts: b.md\n");
    dl_test_put("q/b.md", "");
    dl_test_put("q/c.md", "");
    RUN("p/a.md\nq/b.md\n", ".");
    RUN("p/a.md\n", "p");
    RUN("README.md\nq/c.md\n", "README.md", "q/c.md");
    const char *const paths[] = {"README.md", "p/a.md", "q/c.md"};
    dl_run_options options = {
        .paths = paths, .n_paths = 3, .force_exclude = true, .jobs = 1};
    run_with(&options, "p/a.md\n");
}

static void test_unreadable(void **state)
{
    (void)state;
    assert_int_equal(mkfifo("pipe.md", 0666), 0);
    dl_test_put("a.md", "");
    RUN("a.md\n"
        "missing.md error: cannot read 'missing.md': No such file or "
        "directory\n"
        "pipe.md error: cannot read 'pipe.md': it is not a regular file\n",
        "pipe.md", "missing.md", "a.md");
    RUN("a.md\n", "."); /* in a folder it is not an error */
}

static void test_too_large(void **state)
{
    (void)state;
    dl_test_put("c.yaml", "max-file-size: 3\n");
    dl_test_put("a.md", "1234");
    dl_test_put("b.md", "123");
    const char *const paths[] = {"a.md", "b.md"};
    dl_str select = DL_STR("DL002");
    dl_run_options options = {
        .paths = paths,
        .n_paths = 2,
        .jobs = 1,
        .config = {.file = "c.yaml", .select = &select, .n_select = 1}};
    seen s = {0};
    assert_int_equal(dl_run(&options, on_result, NULL, &s, NULL), DL_OK);
    assert_string_equal(dl_buf_str(&s.text).p, "a.md DL002\nb.md\n");
    dl_buf_free(&s.text);
}

static void test_stdin(void **state)
{
    (void)state;
    dl_test_put("p/2025-09-12-Arxiv.md", POST("2509.08519"));
    dl_test_put("p/2025-09-13-Arxiv.md", "");
    const char *const paths[] = {"-"};
    dl_run_options options = {.paths = paths,
                              .n_paths = 1,
                              .stdin_name = "p/2025-09-13-Arxiv.md",
                              .stdin_bytes = DL_STR(POST("2509.08519"))};
    run_with(&options,
             "p/2025-09-13-Arxiv.md DL701(p/2025-09-12-Arxiv.md:6:10)\n");
    options.stdin_name = "<stdin>";
    run_with(&options, "<stdin>\n");
}

/* ---- configurations ------------------------------------------------------ */

static void test_nearest_configuration(void **state)
{
    (void)state;
    dl_test_put(".digestlint.yaml", "posts: '*.md'\nzzz: 1\n");
    dl_test_put("a/.digestlint.yaml", "posts: '*.md'\nexclude: x.md\n");
    dl_test_put("a/x.md", "");
    dl_test_put("a/y.md", "");
    dl_test_put("x.md", "");
    RUN(".digestlint.yaml DL901\na/y.md\nx.md\n", ".");
    RUN("a/y.md\n", "a");
    RUN(".digestlint.yaml DL901\nx.md\n", "x.md");
}

static void test_wrong_request(void **state)
{
    (void)state;
    dl_error error = {0};
    seen s = {0};
    dl_run_options options = {.config = {.file = "missing.yaml"}};
    assert_int_equal(dl_run(&options, on_result, NULL, &s, &error), DL_ERR_IO);
    assert_non_null(strstr(error.message, "missing.yaml"));
    assert_int_equal(s.results, 0);
    /* also when there is nothing to lint */
    assert_int_equal(mkdir("empty", 0777), 0);
    const char *const paths[] = {"empty"};
    options = (dl_run_options){
        .paths = paths, .n_paths = 1, .config = {.profile = "no-such"}};
    assert_int_equal(dl_run(&options, on_result, NULL, &s, &error),
                     DL_ERR_USAGE);
}

/* One file for each set of overrides, and next to each one that none matches:
   some threads compute settings while others look theirs up. */
static void test_sets_of_overrides(void **state)
{
    (void)state;
    enum { SETS = 64 };
    static const char letters[] = "abcdef";
    dl_buf want = {0};
    char name[16];
    dl_test_put(".digestlint.yaml",
                "posts: '*.md'\n"
                "overrides:\n"
                "  - {files: '*a*.md', rules: {DL101: off}}\n"
                "  - {files: '*b*.md', rules: {DL107: off}}\n"
                "  - {files: '*c*.md', rules: {DL201: off}}\n"
                "  - {files: '*d*.md', rules: {DL201: info}}\n"
                "  - {files: '*e*.md', rules: {DL107: off}}\n"
                "  - {files: '*f*.md', rules: {DL101: info}}\n");
    for (unsigned set = 0; set < SETS; set++) {
        int n = snprintf(name, sizeof name, "%02u", set);
        for (unsigned i = 0; letters[i]; i++)
            if (set >> i & 1)
                name[n++] = letters[i];
        snprintf(name + n, sizeof name - (size_t)n, ".md");
        dl_test_put(name, "x\n");
        /* of two overrides the later counts */
        dl_buf_adds(&want, name);
        dl_buf_adds(&want, (set & 33) == 1 ? "" : " DL101");
        dl_buf_adds(&want, set & 18 ? "" : " DL107");
        dl_buf_adds(&want, (set & 12) == 4 ? "" : " DL201");
        snprintf(name, sizeof name, "%02ux.md", set);
        dl_test_put(name, "x\n");
        dl_buf_printf(&want, "\n%s DL101 DL107 DL201\n", name);
    }
    seen s = {0};
    const char *const paths[] = {"."};
    dl_run_options options = {.paths = paths, .n_paths = 1, .jobs = 4};
    assert_int_equal(dl_run(&options, on_result, NULL, &s, NULL), DL_OK);
    assert_string_equal(dl_buf_str(&s.text).p, want.p);
    dl_buf_free(&s.text);
    dl_buf_free(&want);
}

/* ---- other posts --------------------------------------------------------- */

static void test_duplicates_in_order(void **state)
{
    (void)state;
    dl_test_put("2025-09-11-Arxiv.md", POST("2509.08519"));
    dl_test_put("2025-09-12-Arxiv.md", POST("2509.08520"));
    dl_test_put("2025-09-13-Arxiv.md", POST("2509.08519"));
    dl_test_put("2025-09-14-Arxiv.md", POST("2509.08519v2"));
    static const char want[] =
        "2025-09-11-Arxiv.md\n2025-09-12-Arxiv.md\n"
        "2025-09-13-Arxiv.md DL701(2025-09-11-Arxiv.md:6:10)\n"
        "2025-09-14-Arxiv.md DL701(2025-09-11-Arxiv.md:6:10)\n";
    RUN(want, ".");
    /* only one of them: the others are still read */
    RUN("2025-09-13-Arxiv.md DL701(2025-09-11-Arxiv.md:6:10)\n",
        "2025-09-13-Arxiv.md");
    RUN("2025-09-11-Arxiv.md\n", "2025-09-11-Arxiv.md");
}

/* Days and paths in different orders, and names without a day. */
static void test_duplicates_out_of_order(void **state)
{
    (void)state;
    dl_test_put(".digestlint.yaml",
                "posts: [\"**/*.md\"]\nfile-name: [\"{any}{date}.md\"]\n");
    dl_test_put("a/2025-09-13.md", POST("2509.08519"));
    dl_test_put("b/2025-09-11.md", POST("2509.08519"));
    RUN("a/2025-09-13.md DL701(b/2025-09-11.md:6:10)\nb/2025-09-11.md\n", ".");
    RUN("a/2025-09-13.md DL701(b/2025-09-11.md:6:10)\n", "a");
    RUN("b/2025-09-11.md\n", "b");
    dl_test_put("c.md", "---\nlayout: post\ndate: 2025-09-01\n---\n\n"
                        "# 1. [A](https://arxiv.org/abs/2509.08519)\n");
    RUN("a/2025-09-13.md DL701(c.md:6:10)\nb/2025-09-11.md DL701(c.md:6:10)\n"
        "c.md\n",
        ".");
}

static void test_one_blog_is_not_another(void **state)
{
    (void)state;
    dl_test_put("a/2025-09-11-Arxiv.md", POST("2509.08519"));
    dl_test_put("b/2025-09-13-Arxiv.md", POST("2509.08519"));
    dl_test_put("b/README.md", "# 1. [A](https://arxiv.org/abs/2509.08519)\n");
    RUN("a/2025-09-11-Arxiv.md\nb/2025-09-13-Arxiv.md\nb/README.md\n", ".");
}

/* Posts are selected by their bytes: escapes must not hide a paper. */
static void test_escaped_identifiers(void **state)
{
    (void)state;
    dl_test_put("2025-09-11-Arxiv.md", POST("2509&#46;08519"));
    dl_test_put("2025-09-12-Arxiv.md", POST("2509\\.08520"));
    dl_test_put("2025-09-13-Arxiv.md", POST("2509.08519"));
    dl_test_put("2025-09-14-Arxiv.md", POST("2509.08520"));
    dl_test_put("2025-09-15-Arxiv.md", POST("2509&#46;08520"));
    RUN("2025-09-13-Arxiv.md DL701(2025-09-11-Arxiv.md:6:10)\n",
        "2025-09-13-Arxiv.md");
    RUN("2025-09-14-Arxiv.md DL701(2025-09-12-Arxiv.md:6:10)\n",
        "2025-09-14-Arxiv.md");
    RUN("2025-09-15-Arxiv.md DL701(2025-09-12-Arxiv.md:6:10)\n",
        "2025-09-15-Arxiv.md");
}

static void test_old_identifiers(void **state)
{
    (void)state;
    dl_test_put("2025-09-11-Arxiv.md", POST("hep-th/9901001"));
    dl_test_put("2025-09-12-Arxiv.md", POST("math/9901001"));
    dl_test_put("2025-09-13-Arxiv.md", POST("hep-th/9901001"));
    RUN("2025-09-11-Arxiv.md\n2025-09-12-Arxiv.md\n"
        "2025-09-13-Arxiv.md DL701(2025-09-11-Arxiv.md:6:10)\n",
        ".");
}

/* ---- threads ------------------------------------------------------------- */

static void make_blog(unsigned posts)
{
    for (unsigned i = 0; i < posts; i++) {
        char name[64], text[512];
        snprintf(name, sizeof name, "2025-%02u-%02u-Arxiv.md", i / 28 + 1,
                 i % 28 + 1);
        snprintf(text, sizeof text,
                 "# 1. [A](https://arxiv.org/abs/2501.%05u)\n\n가\n",
                 i % 97 + 1);
        dl_test_put(name, text);
    }
}

static void test_jobs_change_nothing(void **state)
{
    (void)state;
    make_blog(300);
    seen one = {0}, many = {0};
    dl_run_options options = {.jobs = 1};
    assert_int_equal(dl_run(&options, on_result, NULL, &one, NULL), DL_OK);
    assert_int_equal(one.results, 300);
    assert_non_null(strstr(dl_buf_str(&one.text).p, "DL701"));
    for (unsigned jobs = 2; jobs <= 8; jobs *= 2) {
        options.jobs = jobs;
        dl_buf_clear(&many.text);
        assert_int_equal(dl_run(&options, on_result, NULL, &many, NULL), DL_OK);
        assert_string_equal(dl_buf_str(&one.text).p, dl_buf_str(&many.text).p);
    }
    dl_buf_free(&one.text);
    dl_buf_free(&many.text);
}

static void on_progress(void *user, size_t done, size_t total)
{
    size_t *last = user;
    assert_int_equal(done, last[0] + 1);
    assert_true(done <= total);
    last[0] = done;
    last[1] = total;
}

static void ignore_result(void *user, dl_result *r)
{
    (void)user;
    (void)r;
}

static void test_progress(void **state)
{
    (void)state;
    make_blog(40);
    size_t counts[2] = {0};
    dl_run_options options = {.jobs = 2};
    assert_int_equal(dl_run(&options, ignore_result, on_progress, counts, NULL),
                     DL_OK);
    assert_int_equal(counts[0], 40);
    assert_int_equal(counts[1], 40);
}

/* Another post that shares a paper is read, too. */
static void test_progress_of_others(void **state)
{
    (void)state;
    dl_test_put("2025-09-11-Arxiv.md", POST("2509.08519"));
    dl_test_put("2025-09-12-Arxiv.md", POST("2509.08520"));
    dl_test_put("2025-09-13-Arxiv.md", POST("2509.08519"));
    size_t counts[2] = {0};
    const char *path = "2025-09-13-Arxiv.md";
    dl_run_options options = {.paths = &path, .n_paths = 1, .jobs = 1};
    assert_int_equal(dl_run(&options, ignore_result, on_progress, counts, NULL),
                     DL_OK);
    assert_int_equal(counts[0], 2);
    assert_int_equal(counts[1], 2);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, enter, dl_test_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_folders),
        TEST(test_default_is_here),
        TEST(test_repeats),
        TEST(test_links),
        TEST(test_ignored),
        TEST(test_excluded),
        TEST(test_posts),
        TEST(test_unreadable),
        TEST(test_too_large),
        TEST(test_stdin),
        TEST(test_nearest_configuration),
        TEST(test_wrong_request),
        TEST(test_sets_of_overrides),
        TEST(test_duplicates_in_order),
        TEST(test_duplicates_out_of_order),
        TEST(test_one_blog_is_not_another),
        TEST(test_escaped_identifiers),
        TEST(test_old_identifiers),
        TEST(test_jobs_change_nothing),
        TEST(test_progress),
        TEST(test_progress_of_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
