/*
 * For tests in their own folder: a configuration in it, and the mistakes in it.
 * Include cmocka.h first.
 */
#ifndef DL_TEST_CONFIGURATION_H
#define DL_TEST_CONFIGURATION_H

#include "base/buf.h"
#include "config/config.h"
#include "folder.h"

/* A configuration in the working folder with a `.git`, so that nothing above
   is found. */
static inline dl_config *load(const char *yaml)
{
    dl_config *config;
    dl_error error = {0};
    dl_test_put(".git/HEAD", "");
    dl_test_put(".digestlint.yaml", yaml);
    assert_int_equal(dl_config_load(&config, &(dl_config_request){0}, &error),
                     DL_OK);
    return config;
}

/* One line for each error: "file:line:col: message". */
static inline void assert_problems(const dl_config *config, const char *want)
{
    dl_buf got = {0};
    const dl_result *const *results;
    size_t n = dl_config_results(config, &results);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < results[i]->n_diagnostics; k++) {
            const dl_diagnostic *d = &results[i]->diagnostics[k];
            char message[256];
            dl_position at = dl_doc_position(results[i]->doc, d->span.start,
                                             DL_UNIT_CODE_POINT);
            assert_string_equal(d->rule->code, "DL901");
            dl_message_format(d, -1, DL_ENGLISH, message, sizeof message);
            dl_buf_printf(&got, "%.*s:%u:%u: %s\n",
                          DL_FMT(results[i]->doc->name), at.line, at.column,
                          message);
        }
    }
    assert_string_equal(dl_buf_str(&got).p, want);
    dl_buf_free(&got);
}

static inline void assert_mistake(const char *yaml, const char *want)
{
    dl_config *config = load(yaml);
    assert_problems(config, want);
    dl_config_free(config);
}

#endif
