/*
 * Fuzzes reading a configuration of any bytes: errors have places inside the
 * file, and there are always settings to lint with. The post contains what
 * patterns treat specially: code, an address, decomposed text, front matter.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "engine/lint.h"

static const char POST[] =
    "---\ntitle: 글\n---\n"
    "# 1. [가 가](https://arxiv.org/abs/2509.01234)\n\n"
    "## Method\n\n"
    "모델을 모델을 aaaaaaaaaaaaaaab `모델` 쓴다. 이른바 신경망을\n"
    "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8 쓴다, [글](http://x.y/모델).\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(x)                                                             \
    do {                                                                       \
        if (!(x))                                                              \
            abort();                                                           \
    } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char path[64];
    if (!path[0])
        snprintf(path, sizeof path, "/tmp/digestlint-fuzz-%ld.yaml",
                 (long)getpid());
    FILE *f = fopen(path, "wb");
    REQUIRE(f && fwrite(data, 1, size, f) == size && fclose(f) == 0);
    dl_config *config;
    dl_config_request request = {.file = path};
    REQUIRE(dl_config_load(&config, &request, NULL) == DL_OK);
    const dl_result *const *results;
    size_t n = dl_config_results(config, &results);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < results[i]->n_diagnostics; k++) {
            const dl_diagnostic *d = &results[i]->diagnostics[k];
            char text[512];
            REQUIRE(d->span.start <= d->span.end);
            REQUIRE(d->span.end <= results[i]->doc->src.n);
            REQUIRE(dl_message_format(d, -1, DL_KOREAN, text, sizeof text) > 0);
        }
    }
    dl_result *r = dl_lint_text(config, DL_STR("a.md"), dl_str_of(POST),
                                (dl_clock){.today = 20500});
    for (size_t i = 0; i < r->n_diagnostics; i++)
        REQUIRE(r->diagnostics[i].span.end <= r->doc->src.n);
    dl_result_free(r);
    dl_config_free(config);
    unlink(path);
    return 0;
}
