/*
 * Fuzzes a whole lint of any bytes with all rules on: see check_result.h. Each
 * text is also linted as the page of another renderer.
 */
#include "base/arena.h"
#include "check_result.h"
#include "engine/lint.h"

static const dl_clock clock_of_run = {.today = 20500};

static dl_config *load(const char *profile)
{
    dl_config *config;
    dl_str all = DL_STR("all");
    dl_config_request request = {.isolated = true,
                                 .profile = profile,
                                 .select = &all,
                                 .n_select = 1};
    REQUIRE(dl_config_load(&config, &request, NULL) == DL_OK);
    return config;
}

/* As the page of the renderer with this number. */
static void lint_page(const dl_config *config, dl_str text, size_t number)
{
    const dl_str name = DL_STR("a.md");
    dl_renderer site;
    dl_renderer_init(&site);
    site.name = DL_RENDERER_UNKNOWN + (int)(number % (DL_RENDERER_MDX + 1));
    site.input = (int)(number / 8 % 2);
    site.math = (int)(number / 16 % 2);
    site.raw_html = (int)(number / 32 % 2);
    site.also = number / 64 % 2 ? DL_RENDERER_GFM : DL_RENDERER_NONE;
    dl_arena *scratch = dl_arena_new();
    dl_lint_job *job = dl_lint_start(dl_config_settings(config, name), &site,
                                     name, text, clock_of_run, NULL, scratch);
    dl_result *r = dl_lint_finish(job, NULL, scratch);
    check_result(r);
    dl_result_free(r);
    dl_arena_free(scratch);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { LONGEST = 64 * 1024 };
    static dl_config *config, *generic;
    if (!config) {
        config = load(NULL);
        generic = load("generic");
    }
    dl_buf text = {0};
    fuzz_grow(&text, (dl_str){(const char *)data, size}, LONGEST);
    dl_result *r =
        dl_lint_text(config, DL_STR("2025-09-13-daily-papers-20250913.md"),
                     dl_buf_str(&text), clock_of_run);
    check_result(r);
    dl_result_free(r);
    lint_page(generic, dl_buf_str(&text), size);
    lint_page(generic, dl_buf_str(&text), size / 3 + 1);
    dl_buf_free(&text);
    return 0;
}
