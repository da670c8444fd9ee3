/* The strict scheme of identifiers, reasons of refusals, and hints. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arxiv/guess.h"

static void expect(const char *text, dl_arxiv_reason reason, const char *out,
                   bool sure)
{
    dl_arxiv_id id = dl_arxiv_id_parse(dl_str_of(text));
    if (id.reason != DL_ARXIV_OK)
        dl_arxiv_guess(dl_str_of(text), NULL, &id);
    if (id.reason != reason)
        print_error("%s: %s\n", text, dl_arxiv_reason_name(id.reason));
    assert_int_equal(id.reason, reason);
    if (reason == DL_ARXIV_OK) {
        char whole[DL_ARXIV_ID_SIZE];
        assert_int_equal(dl_arxiv_id_format(&id, whole), strlen(out));
        assert_string_equal(whole, out);
        assert_string_equal(id.hint, "");
    } else {
        assert_string_equal(id.hint, out);
        assert_int_equal(id.hint_is_sure, sure);
        assert_string_equal(id.canonical, "");
        assert_true(!id.year && !id.month && !id.number && !id.version);
    }
}

static void accepts_what_the_scheme_allows(void **state)
{
    static const char *const ids[] = {
        "0704.0001",
        "0712.9999",
        "1412.0001",
        "1501.00001",
        "2509.08519",
        "2509.08519v1",
        "2509.08519v12",
        "2512.99999",
        "9001.00001",
        "hep-th/9108001",
        "math/0703999",
        "cs/0001002v1",
        "acc-phys/9411001",
        "q-bio/0309001",
        "physics/9403001",
        "math/9201201",
        "quant-ph/0201082v123456789",
    };
    (void)state;
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
        expect(ids[i], DL_ARXIV_OK, ids[i], false);
}

static void takes_identifiers_apart(void **state)
{
    (void)state;
    dl_arxiv_id id = dl_arxiv_id_parse(DL_STR("2509.08519v3"));
    assert_false(id.is_old);
    assert_string_equal(id.archive, "");
    assert_string_equal(id.canonical, "2509.08519");
    assert_int_equal(id.year, 2025);
    assert_int_equal(id.month, 9);
    assert_int_equal(id.number, 8519);
    assert_int_equal(id.version, 3);
    id = dl_arxiv_id_parse(DL_STR("cond-mat/9912034"));
    assert_true(id.is_old);
    assert_string_equal(id.archive, "cond-mat");
    assert_string_equal(id.canonical, "cond-mat/9912034");
    assert_int_equal(id.year, 1999);
    assert_int_equal(id.month, 12);
    assert_int_equal(id.number, 34);
    assert_int_equal(id.version, 0);
}

static void refuses_with_a_reason(void **state)
{
    (void)state;
    expect("", DL_ARXIV_EMPTY, "", false);
    expect("paper", DL_ARXIV_SYNTAX, "", false);
    expect("2509.", DL_ARXIV_SYNTAX, "", false);
    expect("2509", DL_ARXIV_SYNTAX, "", false);
    expect("논문", DL_ARXIV_SYNTAX, "", false);
    expect("2509.085190", DL_ARXIV_WIDTH, "", false);
    expect("2509.123", DL_ARXIV_WIDTH, "", false);
    expect("1412.12345", DL_ARXIV_WIDTH, "", false);
    expect("hep-th/990100", DL_ARXIV_WIDTH, "", false);
    expect("hep-th/99010011", DL_ARXIV_WIDTH, "", false);
    expect("2500.08519", DL_ARXIV_MONTH, "", false);
    expect("2513.08519", DL_ARXIV_MONTH, "", false);
    expect("math/9913001", DL_ARXIV_MONTH, "", false);
    expect("2509.00000", DL_ARXIV_ZERO, "", false);
    expect("0704.0000v1", DL_ARXIV_ZERO, "", false);
    expect("math/9901000", DL_ARXIV_ZERO, "", false);
    expect("0703.0001", DL_ARXIV_ERA, "", false);
    expect("9912.0001", DL_ARXIV_ERA, "", false);
    expect("math/0704001", DL_ARXIV_ERA, "", false);
    expect("hep-th/9106001", DL_ARXIV_ERA, "", false);
    expect("q-fin/0612001", DL_ARXIV_ARCHIVE, "", false);
    expect("foo-bar/9901001", DL_ARXIV_ARCHIVE, "", false);
    expect("q-alg/9801001", DL_ARXIV_ARCHIVE_RANGE, "", false);
    expect("q-bio/0308001", DL_ARXIV_ARCHIVE_RANGE, "", false);
    expect("2509.08519v0", DL_ARXIV_VERSION, "2509.08519", false);
    expect("2509.08519v1234567890", DL_ARXIV_VERSION, "", false);
    expect("2509.08519b", DL_ARXIV_GLUED, "", false);
    expect("2509.08519.2", DL_ARXIV_GLUED, "", false);
    expect("2509.08519v2foo", DL_ARXIV_GLUED, "", false);
    expect("cond—mat/0709123", DL_ARXIV_NON_ASCII, "", false);
}

static void knows_placeholders(void **state)
{
    static const char *const words[] = {
        "unknown",    "Unknown", "N/A",        "none",       "TBD",
        "-",          "nan",     "없음",       "알 수 없음", "xxxx.xxxxx",
        "YYMM.NNNNN", "?",       "<arxiv_id>", "{id}",       "2509.XXXXX",
    };
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        expect(words[i], DL_ARXIV_PLACEHOLDER, "", false);
    expect("<2509.08519>", DL_ARXIV_GLUED, "2509.08519", true);
}

static void tells_what_a_spreadsheet_did(void **state)
{
    (void)state;
    expect("707.3465", DL_ARXIV_FLOAT, "0707.3465", true);
    expect("902.439", DL_ARXIV_FLOAT, "0902.4390", false);
    expect("1401.609", DL_ARXIV_FLOAT, "1401.6090", false);
    expect("1512.0011", DL_ARXIV_FLOAT, "1512.00110", false);
    expect("1912.0034100000003", DL_ARXIV_FLOAT, "1912.00341", true);
    expect("1905.1353199999999", DL_ARXIV_FLOAT, "1905.13532", true);
    expect("1905.1349999999999", DL_ARXIV_FLOAT, "1905.13500", true);
    expect("1905.9999999999999", DL_ARXIV_WIDTH, "", false);
    expect("213.15538", DL_ARXIV_WIDTH, "", false);
}

static void hints_where_one_reading_is_left(void **state)
{
    (void)state;
    expect("2509.8519", DL_ARXIV_WIDTH, "2509.08519", true);
    expect("2509.1234", DL_ARXIV_WIDTH, "", false);
    expect("0808.05394v2", DL_ARXIV_WIDTH, "0808.5394v2", true);
    expect("２５０９.08519", DL_ARXIV_NON_ASCII, "2509.08519", true);
    expect("2509．08519", DL_ARXIV_NON_ASCII, "2509.08519", true);
    expect("2509.08519\xE2\x80\x8B", DL_ARXIV_NON_ASCII, "2509.08519", true);
    expect("hep—th/9901001", DL_ARXIV_NON_ASCII, "hep-th/9901001", true);
    expect("2509.08519에서", DL_ARXIV_GLUED, "2509.08519", true);
    expect("2509.08519)", DL_ARXIV_GLUED, "2509.08519", true);
    expect("(2509.08519v2)", DL_ARXIV_GLUED, "2509.08519v2", true);
    expect("arXiv:2509.08519", DL_ARXIV_GLUED, "2509.08519", true);
    expect("hep-th/9901001/x", DL_ARXIV_GLUED, "hep-th/9901001", true);
    expect("2509,08519", DL_ARXIV_SYNTAX, "2509.08519", true);
    expect("250908519v2", DL_ARXIV_SYNTAX, "2509.08519v2", true);
    expect("25O9.O8519", DL_ARXIV_SYNTAX, "2509.08519", true);
    expect("2509.0851l", DL_ARXIV_SYNTAX, "2509.08511", true);
    expect("math.GT/0309136", DL_ARXIV_ARCHIVE, "math/0309136", true);
    expect("hepth/9901001", DL_ARXIV_ARCHIVE, "hep-th/9901001", true);
    expect("HEP-TH/9901001v2", DL_ARXIV_ARCHIVE, "hep-th/9901001v2", true);
    expect("2509.08519V2", DL_ARXIV_VERSION, "2509.08519v2", true);
    expect("2509.08519v02", DL_ARXIV_VERSION, "2509.08519v2", false);
    expect("2509.08519v", DL_ARXIV_VERSION, "2509.08519", false);
}

static void survives_any_bytes(void **state)
{
    char text[300];
    (void)state;
    memset(text, '9', sizeof text);
    for (size_t n = 0; n < sizeof text; n++) {
        dl_arxiv_id id = dl_arxiv_id_parse((dl_str){text, n});
        assert_int_not_equal(id.reason, DL_ARXIV_OK);
        dl_arxiv_guess((dl_str){text, n}, NULL, &id);
        assert_int_not_equal(id.reason, DL_ARXIV_OK);
    }
    for (unsigned c = 0; c < 256; c++) {
        char bytes[] = "2509.08519";
        for (size_t i = 0; i < sizeof bytes - 1; i++) {
            char kept = bytes[i];
            bytes[i] = (char)c;
            dl_arxiv_id id = dl_arxiv_id_parse(DL_STR(bytes));
            if (id.reason != DL_ARXIV_OK)
                dl_arxiv_guess(DL_STR(bytes), NULL, &id);
            assert_true(c >= '0' && c <= '9'
                            ? true
                            : id.reason != DL_ARXIV_OK || (i == 4 && c == '.'));
            bytes[i] = kept;
        }
    }
}

static void compares_without_versions(void **state)
{
    (void)state;
    dl_arxiv_id a = dl_arxiv_id_parse(DL_STR("2509.08519v1"));
    dl_arxiv_id b = dl_arxiv_id_parse(DL_STR("2509.08519"));
    dl_arxiv_id c = dl_arxiv_id_parse(DL_STR("2509.08518"));
    dl_arxiv_id bad = dl_arxiv_id_parse(DL_STR("2509"));
    assert_true(dl_arxiv_id_same(&a, &b));
    assert_false(dl_arxiv_id_same(&a, &c));
    assert_false(dl_arxiv_id_same(&bad, &bad));
}

static void names_every_reason(void **state)
{
    (void)state;
    for (int a = 0; a < DL_ARXIV_REASON_COUNT; a++)
        for (int b = 0; b < a; b++)
            assert_string_not_equal(dl_arxiv_reason_name((dl_arxiv_reason)a),
                                    dl_arxiv_reason_name((dl_arxiv_reason)b));
    assert_string_equal(dl_arxiv_reason_name(DL_ARXIV_PATH), "path");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accepts_what_the_scheme_allows),
        cmocka_unit_test(takes_identifiers_apart),
        cmocka_unit_test(refuses_with_a_reason),
        cmocka_unit_test(knows_placeholders),
        cmocka_unit_test(tells_what_a_spreadsheet_did),
        cmocka_unit_test(hints_where_one_reading_is_left),
        cmocka_unit_test(survives_any_bytes),
        cmocka_unit_test(compares_without_versions),
        cmocka_unit_test(names_every_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
