/*
 * Fuzzes identifiers, addresses and texts with addresses with any bytes: what
 * is accepted is consistent, what is refused has a reason, and a hint is always
 * a valid identifier.
 */
#include "arxiv/bounds.h"
#include "arxiv/guess.h"
#include "fuzz.h"
#include "text/date.h"

static void check_id(const dl_arxiv_id *id)
{
    char text[DL_ARXIV_ID_SIZE];
    if (id->reason == DL_ARXIV_OK) {
        dl_str whole = {text, dl_arxiv_id_format(id, text)};
        dl_arxiv_id again = dl_arxiv_id_parse(whole);
        REQUIRE(again.reason == DL_ARXIV_OK && dl_arxiv_id_same(id, &again));
        REQUIRE(again.version == id->version && !id->hint[0]);
        REQUIRE(id->number > 0 && id->month >= 1 && id->month <= 12);
    } else {
        REQUIRE(!id->canonical[0] && !id->number && !id->version);
        REQUIRE((unsigned)id->reason < DL_ARXIV_REASON_COUNT);
        REQUIRE(id->hint[0] || !id->hint_is_sure);
    }
    if (id->hint[0])
        REQUIRE(dl_arxiv_id_parse(dl_str_of(id->hint)).reason == DL_ARXIV_OK);
}

static void check_dating(const dl_arxiv_id *id)
{
    static const int32_t days[] = {DL_NO_DAY, -20000, 0, 20000, 90000};
    if (id->reason != DL_ARXIV_OK)
        return;
    int32_t start = dl_day_of(id->year, id->month, 1);
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        dl_arxiv_dating d =
            dl_arxiv_bounds_check(dl_arxiv_bounds_builtin(), id, days[i]);
        REQUIRE(d.limit > 0 && d.is_known);
        REQUIRE(d.day >= start && d.day <= start + 40);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dl_str text = {(const char *)data, size};
    dl_arxiv_id id = dl_arxiv_id_parse(text);
    if (id.reason != DL_ARXIV_OK)
        dl_arxiv_guess(text, NULL, &id);
    check_id(&id);
    check_dating(&id);

    dl_arxiv_url url = dl_arxiv_url_parse(text, NULL);
    check_id(&url.id);
    check_dating(&url.id);
    REQUIRE(url.id_span.start <= url.id_span.end && url.id_span.end <= size);
    REQUIRE(!dl_arxiv_url_is_strict(&url) || dl_arxiv_url_is_paper(&url));

    dl_span found;
    uint32_t at = 0;
    while (dl_arxiv_url_find(text, NULL, at, &found)) {
        REQUIRE(found.start >= at && found.end > found.start);
        REQUIRE(found.end <= size);
        at = found.end;
    }
    return 0;
}
