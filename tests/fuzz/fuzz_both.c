/*
 * Fuzzes a configuration together with a post, separated by a line "====" with
 * options: users' patterns, words and levels on a text that nobody chose. The
 * length chooses what becomes of it: reports, fixes or the library's own calls.
 */
#include "check_repair.h"
#include "check_reports.h"
#include "digestlint/digestlint.h"

/* Marks the fixes that would be refused, as a run does. */
static void try_fixes(const dl_config *config, dl_result *r)
{
    repair same = {config, r->doc->name};
    dl_fix_trials trials;
    if (dl_config_has_mistakes(config))
        return;
    dl_fix_try(&(dl_fix_linter){.lint = lint_again, .user = &same}, r,
               DL_FIX_UNSAFE, &trials);
    dl_fix_mark(r, &trials, DL_FIX_UNSAFE);
    dl_vec_free(&trials);
}

static void report(const dl_config *config, const dl_result *r, size_t variant)
{
    fuzz_reports reports;
    const dl_result *const *mistakes;
    size_t n = dl_config_results(config, &mistakes);
    dl_level_list list;
    dl_level_list_init(&list);
    dl_level_list_add(&list, config->settings);
    dl_levels levels = dl_level_list_finish(&list);
    open_reports(&reports, variant, &levels);
    for (size_t i = 0; i < n; i++) {
        check_result(mistakes[i]);
        add_to_reports(&reports, mistakes[i]);
    }
    add_to_reports(&reports, r);
    close_reports(&reports, NULL);
    dl_level_list_free(&list);
}

/* Each fix by itself, as an editor asks for it. */
static void choose_fixes(const dl_result *r)
{
    enum { MOST = 16 };
    dl_fixed *fixed;
    for (size_t i = 0; i < r->n_diagnostics && i < MOST; i++) {
        const dl_edit *edits;
        size_t n;
        bool has_fix = dl_diagnostic_fix(&r->diagnostics[i], &edits, &n);
        bool done = dl_fix_chosen(&fixed, r, &i, 1, NULL) == DL_OK;
        REQUIRE(done == (fixed != NULL) && (has_fix || !done));
        dl_fixed_free(fixed);
    }
}

/* A finding, as a program sees it that only has the public headers. */
static void read_finding(const dl_result *r, const dl_diagnostic *d)
{
    char text[512];
    dl_span span = dl_diagnostic_span(d);
    dl_str all = dl_result_text(r);
    REQUIRE(span.start <= span.end && span.end <= all.n);
    bool is_exact = dl_utf8_valid_up_to(all) == all.n;
    /* A byte order mark has no column: a finding on the file is before it. */
    uint32_t first = dl_result_offset(r, (dl_position){1, 1}, DL_UNIT_BYTE);
    uint32_t most = span.start > first ? span.start : first;
    for (int unit = DL_UNIT_BYTE; unit <= DL_UNIT_CELL; unit++) {
        dl_position at = dl_result_position(r, span.start, (dl_unit)unit);
        uint32_t offset = dl_result_offset(r, at, (dl_unit)unit);
        REQUIRE(offset <= all.n && (!is_exact || offset <= most));
    }
    REQUIRE(dl_diagnostic_code(d)[0] && dl_diagnostic_rule(d)[0]);
    REQUIRE(dl_diagnostic_summary(d, DL_KOREAN));
    REQUIRE(dl_diagnostic_severity(d) != DL_SEVERITY_OFF);
    REQUIRE(dl_diagnostic_reason(d).n == 0 || dl_diagnostic_is_suppressed(d));
    REQUIRE(dl_diagnostic_message(d, DL_KOREAN, text, sizeof text) > 0);
    for (size_t i = 0; i < dl_diagnostic_notes(d); i++) {
        dl_span note = dl_diagnostic_note_span(d, i);
        REQUIRE(note.start <= note.end && note.end <= all.n);
        dl_diagnostic_note_message(d, i, DL_ENGLISH, text, sizeof text);
    }
    dl_applicability level = dl_diagnostic_fix(d, NULL, NULL);
    REQUIRE(level == DL_FIX_NONE || !dl_diagnostic_is_approximate(d));
    size_t n = dl_diagnostic_refused(d, DL_ENGLISH, text, sizeof text);
    REQUIRE(n == 0 || level == DL_FIX_NONE);
}

static void read_findings(const dl_result *r)
{
    size_t n = dl_result_count(r);
    REQUIRE(!dl_result_at(r, n));
    for (size_t i = 0; i < n; i++)
        read_finding(r, dl_result_at(r, i));
}

static void call_library(const dl_config *config, dl_str name, dl_str text)
{
    dl_lint_options lint = dl_lint_options_new();
    dl_fix_options fix = dl_fix_options_new();
    dl_result *result;
    dl_fixed *fixed;
    fix.today = lint.today = 20500;
    for (size_t i = 0; i < dl_config_mistakes(config); i++)
        read_findings(dl_config_mistake(config, i));
    REQUIRE(dl_lint(&result, config, name, text, &lint, NULL) == DL_OK);
    REQUIRE(dl_str_eq(dl_result_name(result), name));
    read_findings(result);
    dl_result_free(result);
    REQUIRE(dl_fix_text(&fixed, config, name, text, &fix, NULL) == DL_OK);
    REQUIRE(dl_fixed_applied(fixed) == 0 || !dl_config_mistakes(config));
    read_findings(dl_fixed_result(fixed));
    dl_fixed_free(fixed);
}

/* What the line "==== select ignore severity" says, as the command line
   would; `-` for nothing. */
static void read_options(dl_load_options *options, dl_arena *arena, dl_str line)
{
    const char **words[] = {&options->select, &options->ignore,
                            &options->severity};
    for (size_t i = 0; i < 3 && line.n > 0; i++) {
        const char *space = memchr(line.p, ' ', line.n);
        size_t n = space ? (size_t)(space - line.p) : line.n;
        dl_str word = {line.p, n};
        if (!dl_str_is(word, "-"))
            *words[i] = dl_arena_str(arena, word).p;
        line = dl_str_from(line, n < line.n ? n + 1 : n);
    }
}

static void check_text_with(const dl_config *config, dl_str name, dl_str text,
                            size_t variant)
{
    dl_result *r =
        dl_lint_text(config, name, text, (dl_clock){.today = 20500});
    check_result(r);
    if (variant % 4 < 2) {
        try_fixes(config, r);
        report(config, r, variant);
    } else if (variant % 4 == 2) {
        choose_fixes(r);
        call_library(config, name, text);
    } else if (!dl_config_has_mistakes(config)) {
        check_repair(config, name, text, DL_FIX_UNSAFE);
    }
    dl_result_free(r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { LONGEST = 4 * 1024 };
    dl_str rest = {(const char *)data, size};
    dl_str yaml = fuzz_next(&rest).text;
    fuzz_part post = fuzz_next(&rest);
    dl_str name = DL_STR("_posts/2025-09-13-a.md");
    dl_load_options options = dl_load_options_new();
    dl_arena *arena = dl_arena_new();
    dl_config *config;
    dl_buf text = {0};
    options.file = fuzz_file("fuzz.yaml", yaml);
    read_options(&options, arena, post.name);
    if (dl_load(&config, &options, NULL) == DL_OK) {
        fuzz_grow(&text, post.text, LONGEST);
        check_text_with(config, name, dl_buf_str(&text), size);
        dl_config_free(config);
    }
    dl_buf_free(&text);
    dl_arena_free(arena);
    return 0;
}
