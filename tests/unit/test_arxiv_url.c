/* Addresses of papers: sites, departures, corrections, running text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../support/arxiv_vectors.h"
#include "arxiv/url.h"

enum { /* short, for the table */
       HTTP = DL_ARXIV_URL_HTTP,
       HOST = DL_ARXIV_URL_HOST,
       PATH = DL_ARXIV_URL_PATH,
       EXT = DL_ARXIV_URL_EXTENSION,
       QUERY = DL_ARXIV_URL_QUERY,
       SLASH = DL_ARXIV_URL_SLASH,
       VER = DL_ARXIV_URL_VERSION,
       CLASS = DL_ARXIV_URL_CLASS,
       SPELL = DL_ARXIV_URL_SPELLING,
       FIXED = DL_ARXIV_URL_REPAIRED
};

typedef struct good {
    const char *text;
    dl_arxiv_site site;
    uint32_t departures;
    const char *id;
} good;

#define ID "2509.08519"

static const good accepted[] = {
    {"https://arxiv.org/abs/" ID, DL_ARXIV_SITE_ARXIV, 0, ID},
    {"https://arxiv.org/abs/math/0309136", DL_ARXIV_SITE_ARXIV, 0,
     "math/0309136"},
    {"https://arxiv.org/abs/" ID "v2", DL_ARXIV_SITE_ARXIV, VER, ID "v2"},
    {"http://arxiv.org/abs/" ID "v1", DL_ARXIV_SITE_ARXIV, HTTP | VER, ID "v1"},
    {"HTTPS://ArXiv.ORG/abs/" ID, DL_ARXIV_SITE_ARXIV, SPELL, ID},
    {"arxiv.org/abs/" ID, DL_ARXIV_SITE_ARXIV, HTTP, ID},
    {"//arxiv.org/abs/" ID, DL_ARXIV_SITE_ARXIV, HTTP | FIXED, ID},
    {"https://www.arxiv.org/abs/" ID, DL_ARXIV_SITE_MIRROR, HOST, ID},
    {"https://export.arxiv.org/pdf/" ID, DL_ARXIV_SITE_MIRROR, HOST | PATH, ID},
    {"http://xxx.lanl.gov/abs/hep-th/9901001", DL_ARXIV_SITE_MIRROR,
     HOST | HTTP, "hep-th/9901001"},
    {"https://browse.arxiv.org/abs/" ID, DL_ARXIV_SITE_MIRROR, HOST, ID},
    {"https://arxiv.org/pdf/" ID ".pdf", DL_ARXIV_SITE_ARXIV, PATH | EXT, ID},
    {"https://arxiv.org/pdf/" ID "v3.pdf#page=2", DL_ARXIV_SITE_ARXIV,
     PATH | EXT | VER | QUERY, ID "v3"},
    {"https://arxiv.org/html/" ID "v1#S1", DL_ARXIV_SITE_ARXIV,
     PATH | VER | QUERY, ID "v1"},
    {"https://arxiv.org/format/" ID, DL_ARXIV_SITE_ARXIV, PATH, ID},
    {"https://arxiv.org/e-print/" ID, DL_ARXIV_SITE_ARXIV, PATH, ID},
    {"https://arxiv.org/abs/" ID "?context=cs", DL_ARXIV_SITE_ARXIV, QUERY, ID},
    {"https://arxiv.org/abs/" ID "#", DL_ARXIV_SITE_ARXIV, QUERY, ID},
    /* what the site corrects */
    {"https://arxiv.org/abs/" ID "/", DL_ARXIV_SITE_ARXIV, SLASH | FIXED, ID},
    {"https://arxiv.org//abs/" ID, DL_ARXIV_SITE_ARXIV, SLASH | FIXED, ID},
    {"https://arxiv.org/abs//" ID, DL_ARXIV_SITE_ARXIV, SLASH | FIXED, ID},
    {"https://arxiv.org/abs/" ID ".pdf", DL_ARXIV_SITE_ARXIV, EXT | FIXED, ID},
    {"https://arxiv.org/pdf/" ID ".PDF", DL_ARXIV_SITE_ARXIV,
     PATH | EXT | FIXED, ID},
    {"https://arxiv.org/abs/" ID "V2", DL_ARXIV_SITE_ARXIV, VER | SPELL | FIXED,
     ID "v2"},
    {"https://arxiv.org/abs/arXiv:" ID, DL_ARXIV_SITE_ARXIV, SPELL | FIXED, ID},
    {"https://arxiv.org/abs/cs.CV/" ID, DL_ARXIV_SITE_ARXIV, CLASS | FIXED, ID},
    {"https://arxiv.org/abs/math.GT/0309136", DL_ARXIV_SITE_ARXIV,
     CLASS | FIXED, "math/0309136"},
    {"https://arxiv.org/abs/hep-th%2F9901001", DL_ARXIV_SITE_ARXIV,
     SPELL | FIXED, "hep-th/9901001"},
    {"https://arxiv.org/abs/cs?papernum=0701188", DL_ARXIV_SITE_ARXIV,
     QUERY | FIXED, "cs/0701188"},
    /* companions */
    {"https://www.alphaxiv.org/ko/overview/" ID, DL_ARXIV_SITE_ALPHAXIV, 0, ID},
    {"https://alphaxiv.org/zh-Hans/abs/" ID "v2", DL_ARXIV_SITE_ALPHAXIV, VER,
     ID "v2"},
    {"https://alphaxiv.org/abs/" ID ".md", DL_ARXIV_SITE_ALPHAXIV, EXT, ID},
    {"https://alphaxiv.org/pdf/" ID "/", DL_ARXIV_SITE_ALPHAXIV, SLASH, ID},
    {"https://pdfs.assets.alphaxiv.org/" ID "v1.pdf", DL_ARXIV_SITE_ALPHAXIV,
     EXT | VER, ID "v1"},
    {"https://huggingface.co/papers/" ID, DL_ARXIV_SITE_HUGGING_FACE, 0, ID},
    {"https://hf.co/papers/" ID "/", DL_ARXIV_SITE_HUGGING_FACE, SLASH, ID},
    {"https://ar5iv.org/abs/" ID, DL_ARXIV_SITE_AR5IV, 0, ID},
    {"https://ar5iv.labs.arxiv.org/html/" ID, DL_ARXIV_SITE_AR5IV, PATH, ID},
    {"https://doi.org/10.48550/arXiv." ID, DL_ARXIV_SITE_DOI, 0, ID},
    {"http://dx.doi.org/10.48550/ARXIV.cs/0701188", DL_ARXIV_SITE_DOI, HTTP,
     "cs/0701188"},
    {"doi:10.48550/arXiv." ID, DL_ARXIV_SITE_DOI, 0, ID},
    {"10.48550/arxiv." ID "v2", DL_ARXIV_SITE_DOI, VER, ID "v2"},
    {"oai:arXiv.org:hep-th/9901001", DL_ARXIV_SITE_OAI, 0, "hep-th/9901001"},
    /* texts */
    {ID, DL_ARXIV_SITE_TEXT, 0, ID},
    {" \t" ID "v1\n", DL_ARXIV_SITE_TEXT, VER, ID "v1"},
    {"arXiv:" ID, DL_ARXIV_SITE_TEXT, 0, ID},
    {"arxiv: " ID, DL_ARXIV_SITE_TEXT, 0, ID},
    {"arXiv:" ID "v1 [q-bio.CB] 1 Jun 2007", DL_ARXIV_SITE_TEXT, VER, ID "v1"},
    {ID "[cs.CV]", DL_ARXIV_SITE_TEXT, 0, ID},
    {"see arXiv:" ID " (2025)", DL_ARXIV_SITE_TEXT, 0, ID},
    {"원문 " ID "에서", DL_ARXIV_SITE_TEXT, 0, ID},
    {"arXiv: " ID ", 2025", DL_ARXIV_SITE_TEXT, 0, ID},
    {"arXiv preprint arXiv:" ID "v2 [cs.CV]", DL_ARXIV_SITE_TEXT, VER, ID "v2"},
    {"math.GT/0309136", DL_ARXIV_SITE_TEXT, CLASS | FIXED, "math/0309136"},
    {"/" ID, DL_ARXIV_SITE_TEXT, SLASH | FIXED, ID},
};

static void accepts_every_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof accepted / sizeof accepted[0]; i++) {
        const good *g = &accepted[i];
        dl_arxiv_url url = dl_arxiv_url_parse(dl_str_of(g->text), NULL);
        char id[DL_ARXIV_ID_SIZE];
        if (url.id.reason != DL_ARXIV_OK || url.departures != g->departures)
            print_error("%s: %s, %u\n", g->text,
                        dl_arxiv_reason_name(url.id.reason), url.departures);
        assert_int_equal(url.id.reason, DL_ARXIV_OK);
        dl_arxiv_id_format(&url.id, id);
        assert_string_equal(id, g->id);
        assert_int_equal(url.site, g->site);
        assert_int_equal(url.departures, g->departures);
        assert_true(dl_arxiv_url_is_paper(&url));
        assert_int_equal(dl_arxiv_url_is_strict(&url),
                         !(g->departures & FIXED));
    }
}

typedef struct bad {
    const char *text;
    dl_arxiv_site site;
    dl_arxiv_reason reason;
    const char *hint;
    bool is_paper;
} bad;

static const bad refused[] = {
    /* hosts */
    {"https://arxlv.org/abs/" ID, DL_ARXIV_SITE_LOOK_ALIKE, DL_ARXIV_HOST, ID,
     true},
    {"https://www.arxlv.org/abs/" ID, DL_ARXIV_SITE_LOOK_ALIKE, DL_ARXIV_HOST,
     ID, true},
    {"https://arxiv.com/abs/" ID, DL_ARXIV_SITE_LOOK_ALIKE, DL_ARXIV_HOST, ID,
     true},
    {"https://arixv.org/pdf/" ID "v2.pdf", DL_ARXIV_SITE_LOOK_ALIKE,
     DL_ARXIV_HOST, ID "v2", true},
    {"https://arxiv.org.evil.com/abs/" ID, DL_ARXIV_SITE_LOOK_ALIKE,
     DL_ARXIV_HOST, ID, true},
    {"https://user@arxiv.org/abs/" ID, DL_ARXIV_SITE_LOOK_ALIKE, DL_ARXIV_HOST,
     ID, true},
    {"https://arxiv.org@evil.com/abs/" ID, DL_ARXIV_SITE_NONE, DL_ARXIV_HOST,
     "", false},
    {"https://arxiv.org:443/abs/" ID, DL_ARXIV_SITE_LOOK_ALIKE, DL_ARXIV_HOST,
     ID, true},
    {"https://xn--rxiv-63d.org/abs/" ID, DL_ARXIV_SITE_LOOK_ALIKE,
     DL_ARXIV_HOST, ID, true},
    {"https://аrxiv.org/abs/" ID, DL_ARXIV_SITE_LOOK_ALIKE, DL_ARXIV_HOST, ID,
     true},
    {"https://arxiv.org./abs/" ID, DL_ARXIV_SITE_LOOK_ALIKE, DL_ARXIV_HOST, ID,
     true},
    {"https://cn.arxiv.org/abs/" ID, DL_ARXIV_SITE_MIRROR, DL_ARXIV_HOST, ID,
     true},
    {"https://hugginface.co/papers/" ID, DL_ARXIV_SITE_LOOK_ALIKE,
     DL_ARXIV_HOST, ID, true},
    {"https://notalphaxiv.org/ko/overview/" ID, DL_ARXIV_SITE_LOOK_ALIKE,
     DL_ARXIV_HOST, ID, true},
    {"https://arxlv.org/abs/unknown", DL_ARXIV_SITE_LOOK_ALIKE, DL_ARXIV_HOST,
     "", true},
    {"https://arxiv.com/", DL_ARXIV_SITE_NONE, DL_ARXIV_HOST, "", false},
    {"https://info.arxiv.org/help/", DL_ARXIV_SITE_NONE, DL_ARXIV_HOST, "",
     false},
    {"https://github.com/a/b", DL_ARXIV_SITE_NONE, DL_ARXIV_HOST, "", false},
    {"https://example.org/abs/" ID, DL_ARXIV_SITE_NONE, DL_ARXIV_HOST, "",
     false},
    {"https://huggingface.co/datasets/a/b", DL_ARXIV_SITE_NONE, DL_ARXIV_HOST,
     "", false},
    {"https://doi.org/10.1000/182", DL_ARXIV_SITE_NONE, DL_ARXIV_HOST, "",
     false},
    {"10.1088/1475-7516/2018/07/009", DL_ARXIV_SITE_NONE, DL_ARXIV_SYNTAX, "",
     false},
    /* schemes */
    {"ftp://arxiv.org/abs/" ID, DL_ARXIV_SITE_ARXIV, DL_ARXIV_SCHEME, ID, true},
    {"htps://arxiv.org/abs/" ID, DL_ARXIV_SITE_ARXIV, DL_ARXIV_SCHEME, ID,
     true},
    {"https:/arxiv.org/abs/" ID, DL_ARXIV_SITE_ARXIV, DL_ARXIV_SCHEME, ID,
     true},
    {"https//arxiv.org/abs/" ID, DL_ARXIV_SITE_ARXIV, DL_ARXIV_SCHEME, ID,
     true},
    {"https://https://arxiv.org/abs/" ID, DL_ARXIV_SITE_ARXIV, DL_ARXIV_SCHEME,
     ID, true},
    {"http:arxiv.org/abs/" ID, DL_ARXIV_SITE_ARXIV, DL_ARXIV_SCHEME, ID, true},
    {"https:// arxiv.org/abs/" ID, DL_ARXIV_SITE_LOOK_ALIKE, DL_ARXIV_HOST, ID,
     true},
    {"https://https.org/abs/" ID, DL_ARXIV_SITE_NONE, DL_ARXIV_HOST, "", false},
    {"mailto:help@arxiv.org", DL_ARXIV_SITE_NONE, DL_ARXIV_SYNTAX, "", false},
    {"javascript:alert(1)", DL_ARXIV_SITE_NONE, DL_ARXIV_SYNTAX, "", false},
    /* paths */
    {"https://arxiv.org/" ID, DL_ARXIV_SITE_ARXIV, DL_ARXIV_PATH, ID, true},
    {"https://arxiv.org/hep-th/9901001", DL_ARXIV_SITE_ARXIV, DL_ARXIV_PATH,
     "hep-th/9901001", true},
    {"https://arxiv.org/ABS/" ID, DL_ARXIV_SITE_ARXIV, DL_ARXIV_PATH, ID, true},
    {"https://arxiv.org/list/cs.CL/recent", DL_ARXIV_SITE_ARXIV, DL_ARXIV_PATH,
     "", false},
    {"https://arxiv.org/search/?query=a", DL_ARXIV_SITE_ARXIV, DL_ARXIV_PATH,
     "", false},
    {"https://arxiv.org", DL_ARXIV_SITE_ARXIV, DL_ARXIV_PATH, "", false},
    {"https://arxiv.org/html/" ID "v1/x1.png", DL_ARXIV_SITE_ARXIV,
     DL_ARXIV_PATH, "", false},
    {"https://pdfs.assets.alphaxiv.org/" ID, DL_ARXIV_SITE_ALPHAXIV,
     DL_ARXIV_PATH, ID, true},
    {"https://www.alphaxiv.org/about", DL_ARXIV_SITE_ALPHAXIV, DL_ARXIV_PATH,
     "", false},
    {"https://www.alphaxiv.org/ko/" ID, DL_ARXIV_SITE_ALPHAXIV, DL_ARXIV_PATH,
     ID, true},
    {"https://huggingface.co/papers", DL_ARXIV_SITE_HUGGING_FACE, DL_ARXIV_PATH,
     "", false},
    {"https://huggingface.co/papers/date/2025-09-12",
     DL_ARXIV_SITE_HUGGING_FACE, DL_ARXIV_PATH, "", false},
    {"https://huggingface.co/papers/hep-th/9901001", DL_ARXIV_SITE_HUGGING_FACE,
     DL_ARXIV_PATH, "", false},
    /* identifiers */
    {"https://arxiv.org/abs/", DL_ARXIV_SITE_ARXIV, DL_ARXIV_EMPTY, "", true},
    {"https://arxiv.org/pdf/unknown.pdf", DL_ARXIV_SITE_ARXIV,
     DL_ARXIV_PLACEHOLDER, "", true},
    {"https://arxiv.org/abs/2513.08519", DL_ARXIV_SITE_ARXIV, DL_ARXIV_MONTH,
     "", true},
    {"https://arxiv.org/abs/2509.8519", DL_ARXIV_SITE_ARXIV, DL_ARXIV_WIDTH, ID,
     true},
    {"https://arxiv.org/abs/" ID ")", DL_ARXIV_SITE_ARXIV, DL_ARXIV_GLUED, ID,
     true},
    {"https://arxiv.org/abs/" ID " ", DL_ARXIV_SITE_ARXIV, DL_ARXIV_GLUED, ID,
     true},
    {"https://arxiv.org/abs/" ID "에서", DL_ARXIV_SITE_ARXIV, DL_ARXIV_GLUED,
     ID, true},
    {"https://arxiv.org/abs/２５０９.08519", DL_ARXIV_SITE_ARXIV,
     DL_ARXIV_NON_ASCII, ID, true},
    {"https://arxiv.org/abs/%EF%BC%92509.08519", DL_ARXIV_SITE_ARXIV,
     DL_ARXIV_NON_ASCII, ID, true},
    {"https://arxiv.org/abs/hepth/9901001", DL_ARXIV_SITE_ARXIV,
     DL_ARXIV_ARCHIVE, "hep-th/9901001", true},
    {"https://huggingface.co/papers/" ID "v1", DL_ARXIV_SITE_HUGGING_FACE,
     DL_ARXIV_VERSION, ID, true},
    {"https://huggingface.co/papers/2513.08519", DL_ARXIV_SITE_HUGGING_FACE,
     DL_ARXIV_MONTH, "", true},
    {"https://www.alphaxiv.org/abs/x" ID "junk", DL_ARXIV_SITE_ALPHAXIV,
     DL_ARXIV_SYNTAX, "", true},
    {"https://doi.org/10.48550/arXiv.hep-th/050502", DL_ARXIV_SITE_DOI,
     DL_ARXIV_WIDTH, "", true},
    {"https://doi.org/10.48550/arXiv:" ID, DL_ARXIV_SITE_DOI, DL_ARXIV_SYNTAX,
     ID, true},
    {"oai:arXiv.org:99.9999", DL_ARXIV_SITE_OAI, DL_ARXIV_SYNTAX, "", true},
    /* texts */
    {"", DL_ARXIV_SITE_NONE, DL_ARXIV_EMPTY, "", false},
    {"  ", DL_ARXIV_SITE_NONE, DL_ARXIV_EMPTY, "", false},
    {"unknown", DL_ARXIV_SITE_TEXT, DL_ARXIV_PLACEHOLDER, "", true},
    {"arXiv: 논문", DL_ARXIV_SITE_TEXT, DL_ARXIV_SYNTAX, "", false},
    {"arXiv:2513.08519", DL_ARXIV_SITE_TEXT, DL_ARXIV_MONTH, "", true},
    {"1401.609", DL_ARXIV_SITE_TEXT, DL_ARXIV_FLOAT, "1401.6090", true},
    {"../img/a.png", DL_ARXIV_SITE_NONE, DL_ARXIV_SYNTAX, "", false},
    {"#fn1", DL_ARXIV_SITE_NONE, DL_ARXIV_SYNTAX, "", false},
    {"2025-09-13-daily-papers-20250913.md", DL_ARXIV_SITE_NONE, DL_ARXIV_SYNTAX,
     "", false},
    {"see https://example.org/abs/" ID " there", DL_ARXIV_SITE_NONE,
     DL_ARXIV_SYNTAX, "", false},
    {"HJD=2450274.4156+/-0.0009 days", DL_ARXIV_SITE_NONE, DL_ARXIV_SYNTAX, "",
     false},
};

static void refuses_with_a_reason(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        const bad *b = &refused[i];
        dl_arxiv_url url = dl_arxiv_url_parse(dl_str_of(b->text), NULL);
        if (url.id.reason != b->reason || url.site != b->site ||
            strcmp(url.id.hint, b->hint))
            print_error("%s: %s, site %d, '%s'\n", b->text,
                        dl_arxiv_reason_name(url.id.reason), url.site,
                        url.id.hint);
        assert_int_equal(url.id.reason, b->reason);
        assert_int_equal(url.site, b->site);
        assert_string_equal(url.id.hint, b->hint);
        assert_int_equal(dl_arxiv_url_is_paper(&url), b->is_paper);
        assert_false(dl_arxiv_url_is_strict(&url));
    }
}

static void tells_where_the_identifier_is(void **state)
{
    static const char *const rows[][2] = {
        {"https://arxiv.org/abs/2509.08519v2", "2509.08519v2"},
        {"https://arxiv.org/pdf/2509.08519.pdf?x", "2509.08519"},
        {"https://arxiv.org/abs/2509.08519에서", "2509.08519에서"},
        {"https://arxiv.org/abs//2509.08519/", "/2509.08519/"},
        {" arXiv: 2509.08519 [cs.CV]", "2509.08519"},
        {"https://www.alphaxiv.org/ko/overview/2510.08377", "2510.08377"},
        {"https://arxiv.org/abs/cs?0701188", "cs?0701188"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        dl_arxiv_url url = dl_arxiv_url_parse(dl_str_of(rows[i][0]), NULL);
        dl_str id = {rows[i][0] + url.id_span.start,
                     url.id_span.end - url.id_span.start};
        assert_true(dl_str_is(id, rows[i][1]));
    }
}

/* Each line of `found` is one address that is found, in order. */
static void expect_found(const char *text, const char *found)
{
    dl_str s = dl_str_of(text);
    dl_span span;
    uint32_t at = 0;
    while (dl_arxiv_url_find(s, NULL, at, &span)) {
        size_t n = strcspn(found, "\n");
        dl_str got = {text + span.start, span.end - span.start};
        if (!dl_str_eq(got, (dl_str){found, n}))
            print_error("'%.*s' in '%s'\n", DL_FMT(got), text);
        assert_true(dl_str_eq(got, (dl_str){found, n}));
        assert_true(span.start >= at && span.end > at);
        at = span.end;
        found += n + (found[n] == '\n');
    }
    assert_string_equal(found, "");
}

static void finds_addresses_in_text(void **state)
{
    (void)state;
    expect_found("", "");
    expect_found("주소 없음: a/b, 12:30 https://example.org/x", "");
    expect_found("# 1. [제목](https://arxiv.org/abs/" ID ")\n",
                 "https://arxiv.org/abs/" ID);
    expect_found("https://arxiv.org/abs/" ID
                 "에서 보듯, http://arxiv.org/pdf/" ID "v1.",
                 "https://arxiv.org/abs/" ID "\nhttp://arxiv.org/pdf/" ID "v1");
    expect_found("arXiv:" ID ", (arxiv: math/0309136v2) xarXiv:" ID,
                 "arXiv:" ID "\narxiv: math/0309136v2");
    expect_found("**arXiv**: " ID "\n- arXiv: `" ID "v2`", ID "\n" ID "v2");
    expect_found("arXiv: 논문, arXiv://x, oai:arXiv.org:" ID,
                 "oai:arXiv.org:" ID);
    expect_found("arxiv.org/abs/" ID " www.alphaxiv.org/abs/" ID " a/b",
                 "arxiv.org/abs/" ID "\nwww.alphaxiv.org/abs/" ID);
    expect_found("doi:10.48550/arXiv." ID ". doi.org/10.48550/arXiv." ID,
                 "10.48550/arXiv." ID "\ndoi.org/10.48550/arXiv." ID);
    expect_found("<https://arxlv.org/abs/" ID ">", "https://arxlv.org/abs/" ID);
    expect_found("https://arxiv.org/abs/２５０９．08519에서",
                 "https://arxiv.org/abs/２５０９．08519");
    expect_found("me@arxiv.org/abs/" ID ", x/arxiv.org/abs/" ID, "");
    expect_found("https://web.archive.org/https://arxiv.org/abs/" ID, "");
    expect_found("https://arxiv.org/list/cs.CL, https://arxiv.org/abs/unknown",
                 "https://arxiv.org/abs/unknown");
}

static void finds_in_linear_time(void **state)
{
    static const char *const units[] = {"/",          ":",      "//",
                                        "://",        "arXiv:", "a.b/",
                                        "arxiv.org/", "．",     "[arXiv: "};
    enum { SIZE = 1 << 20 };
    char *text = malloc(SIZE);
    (void)state;
    assert_non_null(text);
    for (size_t u = 0; u < sizeof units / sizeof units[0]; u++) {
        size_t n = strlen(units[u]);
        for (size_t i = 0; i < SIZE; i++)
            text[i] = units[u][i % n];
        dl_span span;
        uint32_t at = 0;
        while (dl_arxiv_url_find((dl_str){text, SIZE}, NULL, at, &span)) {
            assert_true(span.end > at);
            at = span.end;
        }
    }
    free(text);
}

/* ---- the shared list, when it lies beside the project -------------------- */

static void repairs_as_the_shared_list_says(void **state)
{
    (void)state;
    FILE *in = arxiv_vectors_open();
    arxiv_vector row;
    while (arxiv_vectors_next(in, &row)) {
        dl_arxiv_url url = dl_arxiv_url_parse(row.text, NULL);
        char id[DL_ARXIV_ID_SIZE];
        dl_arxiv_id_format(&url.id, id);
        if (row.is_valid)
            assert_true(dl_arxiv_url_is_strict(&url));
        if (row.canonical[0])
            assert_string_equal(id[0] ? id : url.id.hint, row.canonical);
    }
    fclose(in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accepts_every_form),
        cmocka_unit_test(refuses_with_a_reason),
        cmocka_unit_test(tells_where_the_identifier_is),
        cmocka_unit_test(finds_addresses_in_text),
        cmocka_unit_test(finds_in_linear_time),
        cmocka_unit_test(repairs_as_the_shared_list_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
