/*
 * Fuzzes tables of arXiv's months. After its first byte, an input is put into
 * the built-in table at the line of that number from the end, in place of that
 * line if the byte is odd; or is the whole file if it is 0. A table that is
 * accepted is written in a form that gives the same table.
 */
#include "arxiv/bounds.h"
#include "fuzz.h"

static void check_ids(const dl_arxiv_bounds *table)
{
    static const char *const ids[] = {"0704.0001",  "1412.9999", "1501.00001",
                                      "2509.01234", "9001.99999", "2609.00001"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        dl_arxiv_id id = dl_arxiv_id_parse(dl_str_of(ids[i]));
        REQUIRE(id.reason == DL_ARXIV_OK);
        for (int32_t day = 13000; day < 40000; day += 3000) {
            dl_arxiv_dating d = dl_arxiv_bounds_check(table, &id, day);
            REQUIRE(d.range != DL_ARXIV_ABOVE_MAXIMUM || id.number > d.limit);
        }
    }
}

static void check_table(const dl_arxiv_bounds *table)
{
    dl_arxiv_bounds *again;
    dl_buf one = {0}, two = {0};
    dl_arxiv_bounds_info info = dl_arxiv_bounds_describe(table);
    REQUIRE(info.first == 200704 && info.last >= info.first);
    REQUIRE(info.open == 0 || info.open > info.last);
    dl_arxiv_bounds_write(table, &one);
    REQUIRE(dl_arxiv_bounds_parse(&again, dl_buf_str(&one), "one", NULL) ==
            DL_OK);
    dl_arxiv_bounds_write(again, &two);
    REQUIRE(dl_str_eq(dl_buf_str(&one), dl_buf_str(&two)));
    REQUIRE(dl_arxiv_bounds_is_newer(table) ==
            dl_arxiv_bounds_is_newer(again));
    check_ids(table);
    dl_arxiv_bounds_free(again);
    dl_buf_free(&one);
    dl_buf_free(&two);
}

/* Where the `n`th line from the end begins. */
static size_t line_from_end(dl_str text, size_t n)
{
    size_t at = text.n;
    while (at > 0 && n > 0) {
        at--;
        n -= at == 0 || text.p[at - 1] == '\n';
    }
    return at;
}

static void put_into_table(dl_buf *out, dl_str input)
{
    size_t byte = (unsigned char)input.p[0];
    input = dl_str_from(input, 1);
    if (byte > 0) {
        dl_buf table = {0};
        dl_arxiv_bounds_write(dl_arxiv_bounds_builtin(), &table);
        dl_str text = dl_buf_str(&table);
        size_t at = line_from_end(text, byte);
        size_t after = byte & 1 ? line_from_end(text, byte - 1) : at;
        dl_buf_add(out, (dl_str){text.p, at});
        dl_buf_add(out, input);
        dl_buf_add(out, dl_str_from(text, after));
        dl_buf_free(&table);
    } else {
        fuzz_grow(out, input, 2 << 20);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dl_buf text = {0}, from = {0};
    const dl_arxiv_bounds *table;
    dl_error error = {0};
    if (size == 0)
        return 0;
    put_into_table(&text, (dl_str){(const char *)data, size});
    const char *path = fuzz_file("arxiv-bounds.csv", dl_buf_str(&text));
    dl_status status = dl_arxiv_bounds_open(&table, path, &from, &error);
    REQUIRE((status == DL_OK) == (table != NULL));
    REQUIRE(status == DL_OK || error.message[0]);
    if (table)
        check_table(table);
    REQUIRE(!table || dl_str_is(dl_buf_str(&from), path));
    dl_arxiv_bounds_free(table);
    dl_buf_free(&text);
    dl_buf_free(&from);
    return 0;
}
