/*
 * Fuzzes a whole lint of any bytes with all rules on: see check_result.h.
 */
#include "check_result.h"
#include "engine/lint.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { LONGEST = 64 * 1024 };
    static dl_config *config;
    if (!config) {
        dl_str all = DL_STR("all");
        dl_config_request request = {
            .isolated = true, .select = &all, .n_select = 1};
        REQUIRE(dl_config_load(&config, &request, NULL) == DL_OK);
    }
    dl_buf text = {0};
    fuzz_grow(&text, (dl_str){(const char *)data, size}, LONGEST);
    dl_result *r =
        dl_lint_text(config, DL_STR("2025-09-13-daily-papers-20250913.md"),
                     dl_buf_str(&text), (dl_clock){.today = 20500});
    check_result(r);
    dl_result_free(r);
    dl_buf_free(&text);
    return 0;
}
