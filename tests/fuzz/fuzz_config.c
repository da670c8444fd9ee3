/*
 * Fuzzes reading a configuration of any bytes: errors have places inside the
 * file, and there are always settings to lint with. The post contains what
 * patterns treat specially: code, an address, decomposed text, front matter.
 */
#include "check_result.h"
#include "engine/lint.h"

static const char POST[] =
    "---\ntitle: 글\n---\n"
    "# 1. [가 가](https://arxiv.org/abs/2509.01234)\n\n"
    "## Method\n\n"
    "모델을 모델을 aaaaaaaaaaaaaaab `모델` 쓴다. 이른바 신경망을\n"
    "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8 쓴다, [글](http://x.y/모델).\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dl_str text = {(const char *)data, size};
    const char *path = fuzz_file("fuzz.yaml", text);
    dl_config *config;
    dl_config_request request = {.file = path};
    REQUIRE(dl_config_load(&config, &request, NULL) == DL_OK);
    const dl_result *const *results;
    size_t n = dl_config_results(config, &results);
    for (size_t i = 0; i < n; i++)
        check_result(results[i]);
    dl_result *r = dl_lint_text(config, DL_STR("a.md"), dl_str_of(POST),
                                (dl_clock){.today = 20500});
    check_result(r);
    dl_result_free(r);
    dl_config_free(config);
    return 0;
}
