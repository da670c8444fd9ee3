/*
 * Writes the next baseline in the form that docs/outputs.md describes.
 */
#ifndef DL_FUZZ_WRITE_BASELINE_H
#define DL_FUZZ_WRITE_BASELINE_H

#include "baseline/baseline.h"
#include "fuzz.h"
#include "report/json_write.h"

static inline void write_baseline(dl_baseline *baseline, const char *path)
{
    const dl_baseline_entry *entries;
    dl_baseline_change change = dl_baseline_next(baseline, &entries);
    dl_writer out = {.out = fopen(path, "wb")};
    dl_json json;
    REQUIRE(out.out);
    dl_json_begin(&json, &out);
    dl_json_object(&json, DL_JSON_LINES);
    dl_json_add_int(&json, "version", 1);
    dl_json_add_array(&json, "findings", DL_JSON_LINES);
    for (size_t i = 0; i < change.n; i++) {
        dl_json_object(&json, DL_JSON_INLINE);
        dl_json_add_str(&json, "path", entries[i].path);
        dl_json_add_str(&json, "finding", entries[i].finding);
        dl_json_close(&json);
    }
    dl_json_close(&json);
    dl_json_close(&json);
    REQUIRE(fclose(out.out) == 0);
}

#endif
