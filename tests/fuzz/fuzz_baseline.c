/*
 * Fuzzes baselines: any bytes as the file, and then what a run writes over
 * them: it is read again, all findings are known and none is gone. After a
 * line "====" comes the post; without one there is a post with some findings.
 */
#include "check_result.h"
#include "engine/lint.h"
#include "write_baseline.h"

static const char POST[] = "# 1. [A](https://arxiv.org/abs/2509.01234)\n\n"
                           "## Method\n\n모델를 모델를 쓴다, 데이타. \n";

static size_t known(const dl_result *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->n_diagnostics; i++)
        n += (r->diagnostics[i].flags & DL_DIAGNOSTIC_BASELINE) != 0;
    return n;
}

static size_t shown(const dl_result *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->n_diagnostics; i++)
        n += !(r->diagnostics[i].flags & DL_DIAGNOSTIC_SUPPRESSED);
    return n;
}

static void check_next(const char *path, dl_result *r, dl_arena *scratch)
{
    dl_baseline *next;
    dl_baseline_entry gone[4];
    REQUIRE(dl_baseline_load(&next, path, false, NULL) == DL_OK);
    dl_baseline_meet(next, r, scratch);
    REQUIRE(known(r) == shown(r));
    REQUIRE(dl_baseline_gone(next, gone, 4) == 0);
    dl_baseline_free(next);
}

static void forget(dl_result *r)
{
    for (size_t i = 0; i < r->n_diagnostics; i++)
        ((dl_diagnostic *)&r->diagnostics[i])->flags &=
            (uint8_t)~DL_DIAGNOSTIC_BASELINE;
}

static void check_baseline(dl_baseline *baseline, dl_result *r)
{
    dl_arena *scratch = dl_arena_new();
    dl_baseline_mark(baseline, r, scratch);
    size_t n = known(r);
    dl_baseline_meet(baseline, r, scratch);
    REQUIRE(known(r) == n);
    dl_baseline_record(baseline, r, scratch);
    REQUIRE(known(r) == shown(r));
    const char *path = fuzz_file("next.json", DL_STR(""));
    write_baseline(baseline, path);
    forget(r);
    check_next(path, r, scratch);
    dl_arena_free(scratch);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { LONGEST = 64 * 1024 };
    static dl_config *config;
    dl_config_request request = {.isolated = true};
    if (!config)
        REQUIRE(dl_config_load(&config, &request, NULL) == DL_OK);
    dl_str rest = {(const char *)data, size};
    dl_buf text = {0};
    fuzz_grow(&text, fuzz_next(&rest).text, LONGEST);
    dl_str post = rest.n > 0 ? fuzz_next(&rest).text : dl_str_of(POST);
    const char *path = fuzz_file("baseline.json", dl_buf_str(&text));
    dl_baseline *baseline;
    dl_error error = {0};
    dl_status status = dl_baseline_load(&baseline, path, false, &error);
    REQUIRE((status == DL_OK) == (error.status == DL_OK));
    if (status != DL_OK) { /* a run would end here */
        REQUIRE(unlink(path) == 0);
        REQUIRE(dl_baseline_load(&baseline, path, true, NULL) == DL_OK);
    }
    dl_result *r = dl_lint_text(config, DL_STR("2025-09-13-a.md"), post,
                                (dl_clock){.today = 20500});
    check_baseline(baseline, r);
    dl_result_free(r);
    dl_baseline_free(baseline);
    dl_buf_free(&text);
    return 0;
}
