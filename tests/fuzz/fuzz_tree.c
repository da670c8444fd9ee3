/*
 * Fuzzes a whole tree, as a pull request brings it: files (after "==== NAME"),
 * links ("==== NAME -> TARGET"), configurations, .gitignore files and a
 * baseline in a private folder. Letters in the first line choose what is done;
 * check_tree(). Reports do not depend on the number of threads; after fixing
 * there is nothing to fix, and after recording nothing to report.
 *
 * Next to the tree is a file with a secret, to which a link with the target OUT
 * leads and a configuration may refer, and another in .git: they are neither
 * told nor changed. Names lose `.` and `..`, and so do other targets.
 */
#include <fcntl.h>
#include <sys/random.h>

#include "base/replace.h"
#include "base/path.h"
#include "check_reports.h"
#include "engine/run.h"
#include "write_baseline.h"

static bool has(dl_str flags, char flag)
{
    return flags.n > 0 && memchr(flags.p, flag, flags.n);
}

/* ---- the tree ------------------------------------------------------------ */

/* Names that stay inside, each made of at most 64 bytes; false if none is
   left. The folders above are made. */
static bool safe_path(dl_str path, dl_buf *out, bool makes)
{
    enum { DEEPEST = 8, LONGEST = 64 };
    for (int depth = 0; path.n > 0 && depth < DEEPEST;) {
        const char *slash = memchr(path.p, '/', path.n);
        dl_str name = {path.p, slash ? (size_t)(slash - path.p) : path.n};
        path = dl_str_from(path, slash ? name.n + 1 : name.n);
        name.n = name.n < LONGEST ? name.n : LONGEST;
        if (name.n == 0 || memchr(name.p, '\0', name.n) ||
            dl_str_is(name, ".") || dl_str_is(name, ".."))
            continue;
        if (out->n > 0) {
            if (makes)
                mkdir(out->p, 0777);
            dl_buf_addc(out, '/');
        }
        dl_buf_add(out, name);
        depth++;
    }
    return out->n > 0;
}

/* ---- outside of it, and in .git ------------------------------------------ */

static char secret[64]; /* a post that no input can contain */

static void make_outside(void)
{
    unsigned char random[16];
    if (!secret[0]) {
        REQUIRE(getrandom(random, sizeof random, 0) == sizeof random);
        for (size_t i = 0; i < sizeof random; i++)
            snprintf(secret + 2 * i, 3, "%02x", random[i]);
        snprintf(secret + 2 * sizeof random, 32, ": 모델를 쓴다");
    }
    fuzz_write("../outside.md", dl_str_of(secret));
    mkdir(".git", 0777); /* nothing above applies */
    fuzz_write(".git/secret.md", dl_str_of(secret));
}

static void check_secret(const char *path)
{
    dl_buf now = {0};
    REQUIRE(dl_file_read(path, sizeof secret, &now, NULL) == DL_READ_OK);
    REQUIRE(dl_str_eq(dl_buf_str(&now), dl_str_of(secret)));
    dl_buf_free(&now);
}

/* Byte by byte: the fuzzer looks on at memcmp() and would learn the secret. */
static bool tells_secret(const dl_buf *reports)
{
    enum { LENGTH = 32 };
    for (size_t i = 0; i + LENGTH <= reports->n; i++) {
        size_t k = 0;
        while (k < LENGTH && reports->p[i + k] == secret[k])
            k++;
        if (k == LENGTH)
            return true;
    }
    return false;
}

/* ---- the files ----------------------------------------------------------- */

static void link_out(const char *path)
{
    dl_buf target = {0};
    dl_buf_printf(&target, "%s/outside.md", fuzz_folder());
    REQUIRE(symlink(target.p, path) <= 0);
    dl_buf_free(&target);
}

static void make_file(fuzz_part part)
{
    enum { LONGEST = 4 * 1024 };
    dl_buf path = {0}, target = {0}, text = {0};
    size_t arrow = dl_str_find(part.name, DL_STR(" -> "));
    bool is_link = arrow < part.name.n;
    dl_str name = {part.name.p, is_link ? arrow : part.name.n};
    if (safe_path(name, &path, true)) {
        FILE *f = NULL;
        if (!is_link)
            f = fopen(path.p, "wbx"); /* no link is followed */
        else if (dl_str_is(dl_str_from(part.name, arrow + 4), "OUT"))
            link_out(path.p);
        else if (safe_path(dl_str_from(part.name, arrow + 4), &target, false))
            REQUIRE(symlink(target.p, path.p) <= 0);
        if (f) {
            fuzz_grow(&text, part.text, LONGEST);
            fwrite(dl_buf_str(&text).p, 1, text.n, f);
            REQUIRE(fclose(f) == 0);
        }
    }
    dl_buf_free(&path);
    dl_buf_free(&target);
    dl_buf_free(&text);
}

static void make_tree(dl_str rest)
{
    enum { MOST = 12 };
    for (int i = 0; rest.n > 0 && i < MOST; i++)
        make_file(fuzz_next(&rest));
}

/* ---- runs ---------------------------------------------------------------- */

typedef struct tree_run {
    dl_run_options options;
    fuzz_reports reports;
    size_t variant;
    bool is_open, writes;
    dl_baseline *baseline; /* that is recorded */
    dl_baseline *known;
    dl_arena *scratch;
    size_t n_fixed; /* files */
    bool has_untried;
} tree_run;

static void on_levels(void *user, const dl_levels *levels)
{
    tree_run *t = user;
    open_reports(&t->reports, t->variant, levels);
    t->is_open = true;
    if (t->baseline && levels)
        dl_baseline_set_levels(t->baseline, levels->table);
}

/* What is written is what was read, fixed. */
static void write_back(const dl_result *r)
{
    dl_buf now = {0};
    const char *path = r->doc->name.p;
    REQUIRE(dl_file_read(path, 1 << 20, &now, NULL) == DL_READ_OK);
    REQUIRE(dl_str_eq(dl_buf_str(&now), r->before));
    REQUIRE(dl_replace_file(path, r->doc->src, NULL) == DL_OK);
    dl_buf_free(&now);
}

static void on_result(void *user, dl_result *r)
{
    tree_run *t = user;
    REQUIRE(t->is_open);
    check_result(r);
    if (t->baseline)
        dl_baseline_record(t->baseline, r, t->scratch);
    for (size_t i = 0; i < r->n_diagnostics; i++) {
        const dl_diagnostic *d = &r->diagnostics[i];
        t->has_untried |=
            d->refused && d->refused->why == DL_REFUSAL_UNTRIED;
    }
    add_to_reports(&t->reports, r);
    t->n_fixed += r->before.p && !r->is_stdin;
    if (t->writes && r->before.p && !r->is_stdin)
        write_back(r);
}

static void on_progress(void *user, size_t done, size_t total)
{
    (void)user;
    REQUIRE(done <= total);
}

/* Appends the reports to `all`, which may be NULL. */
static void run(tree_run *t, unsigned jobs, dl_buf *all)
{
    dl_error error = {0};
    t->options.jobs = jobs;
    t->options.on_levels = on_levels;
    t->is_open = false;
    t->n_fixed = 0;
    dl_status status = dl_run(&t->options, on_result, on_progress, t, &error);
    REQUIRE((status == DL_OK) == (error.status == DL_OK));
    if (t->is_open)
        close_reports(&t->reports, all);
}

/* ---- what holds ---------------------------------------------------------- */

static void check_threads(tree_run *t)
{
    dl_buf one = {0}, two = {0};
    run(t, 1, &one);
    run(t, 2, &two);
    REQUIRE(dl_str_eq(dl_buf_str(&one), dl_buf_str(&two)));
    REQUIRE(!tells_secret(&one));
    dl_buf_free(&one);
    dl_buf_free(&two);
}

static void check_fixing(tree_run *t, dl_applicability most)
{
    t->options.fix = most;
    t->writes = true;
    run(t, 2, NULL);
    if (!t->has_untried) {
        run(t, 1, NULL);
        REQUIRE(t->n_fixed == 0);
    }
    t->options.fix = DL_FIX_NONE;
    t->writes = false;
}

/* All configurations of the tree have this one. */
static dl_status give_baseline(void *user, const dl_config *config,
                               dl_baseline **out, dl_error *error)
{
    const tree_run *t = user;
    (void)config;
    (void)error;
    *out = t->known;
    return DL_OK;
}

static void check_baseline(tree_run *t)
{
    struct stat s;
    bool is_link = lstat(DL_BASELINE_FILE, &s) == 0 && !S_ISREG(s.st_mode);
    if (is_link || dl_baseline_load(&t->baseline, DL_BASELINE_FILE, true, NULL))
        return;
    t->scratch = dl_arena_new();
    run(t, 1, NULL);
    write_baseline(t->baseline, ".git/next");
    REQUIRE(rename(".git/next", DL_BASELINE_FILE) == 0);
    dl_baseline_free(t->baseline);
    t->baseline = NULL;
    dl_baseline *known;
    REQUIRE(dl_baseline_load(&known, DL_BASELINE_FILE, false, NULL) == DL_OK);
    t->known = known;
    t->options.baseline_of = give_baseline;
    t->options.fix = DL_FIX_UNSAFE; /* what is known is not fixed */
    run(t, 2, NULL);
    REQUIRE(t->n_fixed == 0);
    t->options.fix = DL_FIX_NONE;
    t->options.baseline_of = NULL;
    dl_baseline_free(known);
    dl_arena_free(t->scratch);
}

/* The letters of the first line. */
static void check_tree(dl_str flags, size_t size)
{
    static const char *const folder[] = {"."};
    static const char *const names[] = {"a.md", "b.md", "_posts", "-"};
    tree_run t = {.variant = size};
    dl_str all = DL_STR("all");
    t.options = (dl_run_options){
        .today = 20500,
        .force_exclude = has(flags, 'x'),
        .try_fixes = has(flags, 't'),
        .stdin_bytes = flags,
        .stdin_name = "_posts/2025-01-02-stdin.md",
        .config = {.select = &all, .n_select = has(flags, 'a')},
    };
    if (has(flags, 'n')) {
        t.options.paths = names;
        t.options.n_paths = sizeof names / sizeof *names;
    } else if (!has(flags, 'p')) { /* `posts` of the configuration */
        t.options.paths = folder;
        t.options.n_paths = 1;
    }
    check_threads(&t);
    if (has(flags, 'b'))
        check_baseline(&t);
    if (has(flags, 'f') || has(flags, 'u'))
        check_fixing(&t, has(flags, 'u') ? DL_FIX_UNSAFE : DL_FIX_SAFE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dl_str rest = {(const char *)data, size};
    dl_str flags = fuzz_next(&rest).text;
    int here = open(".", O_RDONLY | O_DIRECTORY);
    REQUIRE(here >= 0 && chdir(fuzz_folder()) == 0);
    REQUIRE(mkdir("tree", 0777) == 0 && chdir("tree") == 0);
    make_outside();
    make_tree(rest);
    check_tree(flags, size);
    check_secret("../outside.md");
    check_secret(".git/secret.md");
    REQUIRE(fchdir(here) == 0 && close(here) == 0);
    fuzz_empty();
    return 0;
}
