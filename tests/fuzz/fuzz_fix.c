/*
 * Fuzzes fixing a post, with the default rules and with all, safely and
 * unsafely: see check_repair.h.
 */
#include "check_repair.h"

static dl_config *rules(bool all)
{
    dl_config *config;
    dl_str every = DL_STR("all");
    dl_config_request request = {
        .isolated = true, .select = &every, .n_select = all ? 1 : 0};
    REQUIRE(dl_config_load(&config, &request, NULL) == DL_OK);
    return config;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { LONGEST = 2 * 1024 }; /* a text is linted up to a thousand times */
    static dl_config *some, *all;
    if (!all) {
        some = rules(false);
        all = rules(true);
    }
    dl_buf text = {0};
    fuzz_grow(&text, (dl_str){(const char *)data, size}, LONGEST);
    /* The length chooses, so that any file is a seed. */
    check_repair(size & 1 ? all : some,
                 DL_STR("2025-09-13-daily-papers-20250913.md"),
                 dl_buf_str(&text), size & 2 ? DL_FIX_UNSAFE : DL_FIX_SAFE);
    dl_buf_free(&text);
    return 0;
}
