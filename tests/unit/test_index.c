/* The index of papers and terms in other posts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "model/index.h"
#include "parse/parse.h"

enum { MOST_PAPERS = 8 };

/* A post with the papers of a list of identifiers. */
typedef struct blog_post {
    dl_doc *doc;
    dl_post post;
    dl_paper papers[MOST_PAPERS];
    dl_paper_link links[MOST_PAPERS];
} blog_post;

static void make(blog_post *p, const char *name, int32_t day,
                 const char *const *ids)
{
    *p = (blog_post){.doc = dl_doc_parse(dl_str_of(name), DL_STR("가\n나다\n"),
                                         100, &dl_lexicon_builtin)};
    uint32_t n = 0;
    for (; ids[n]; n++) {
        p->links[n].url.id = dl_arxiv_id_parse(dl_str_of(ids[n]));
        p->links[n].span = (dl_span){4 + 3 * (n % 2), 10};
        p->papers[n].main_link = &p->links[n];
    }
    p->post = (dl_post){
        .doc = p->doc, .day = day, .papers = p->papers, .n_papers = n};
}
#define MAKE(p, name, day, ...)                                                \
    make(p, name, day, (const char *const[]){__VA_ARGS__, NULL})

static void add(dl_post_index *index, const blog_post *p)
{
    dl_post_index_add(index, &p->post, p->doc->name, p->doc->name);
}

/* The path of the earliest post, "" for none. */
static const char *find(const dl_post_index *index, const blog_post *from,
                        const char *id)
{
    static char path[64];
    dl_arxiv_id parsed = dl_arxiv_id_parse(dl_str_of(id));
    const dl_indexed_paper *found =
        dl_post_index_find(index, &from->post, &parsed);
    snprintf(path, sizeof path, "%.*s", found ? (int)found->path.n : 0,
             found ? found->path.p : "");
    return path;
}

static void test_earliest(void **state)
{
    (void)state;
    blog_post a, b, c;
    MAKE(&a, "z.md", 10, "2509.08519", "2509.00001");
    MAKE(&b, "b.md", 20, "2509.08519v2", "2509.00002");
    MAKE(&c, "a.md", 30, "2509.08519");
    blog_post *orders[][3] = {{&a, &b, &c}, {&c, &b, &a}, {&b, &a, &c}};
    for (size_t i = 0; i < 3; i++) {
        dl_post_index *index = dl_post_index_new();
        for (size_t k = 0; k < 3; k++)
            add(index, orders[i][k]);
        assert_string_equal(find(index, &c, "2509.08519"), "z.md");
        assert_string_equal(find(index, &b, "2509.08519"), "z.md");
        assert_string_equal(find(index, &a, "2509.08519"), "");
        assert_string_equal(find(index, &c, "2509.00002v3"), "b.md");
        assert_string_equal(find(index, &a, "2509.00002"), "");
        assert_string_equal(find(index, &c, "2509.99999"), "");
        assert_string_equal(find(index, &c, "unknown"), "");
        dl_post_index_free(index);
    }
    dl_doc_free(a.doc);
    dl_doc_free(b.doc);
    dl_doc_free(c.doc);
}

static void test_same_day(void **state)
{
    (void)state;
    blog_post a, b;
    MAKE(&a, "a.md", 10, "2509.08519");
    MAKE(&b, "b.md", 10, "2509.08519");
    dl_post_index *index = dl_post_index_new();
    add(index, &b);
    add(index, &a);
    assert_string_equal(find(index, &b, "2509.08519"), "a.md");
    assert_string_equal(find(index, &a, "2509.08519"), "");
    /* its name does not matter, its location does */
    dl_post_index_look_from(index, DL_STR("c.md"));
    assert_string_equal(find(index, &a, "2509.08519"), "a.md");
    dl_post_index_free(index);
    dl_doc_free(a.doc);
    dl_doc_free(b.doc);
}

/* Posts whose text is `text`, in any order: the earliest use is found. */
static void test_terms(void **state)
{
    (void)state;
    const char *const texts[] = {"모델을 학습한다.\n", "미세 조정과 미세조정\n",
                                 "파인튜닝\n"};
    static const uint8_t orders[][3] = {{0, 1, 2}, {2, 1, 0}, {1, 2, 0}};
    blog_post posts[3];
    for (int32_t i = 0; i < 3; i++) {
        MAKE(&posts[i], "a.md", 10 + i, "2509.08519");
        dl_doc_free(posts[i].doc);
        posts[i].doc = dl_doc_parse(DL_STR("a.md"), dl_str_of(texts[i]), 99,
                                    &dl_lexicon_builtin);
        posts[i].post.doc = posts[i].doc;
    }
    for (size_t i = 0; i < 3; i++) {
        dl_post_index *index = dl_post_index_new();
        dl_indexed_term term;
        for (size_t k = 0; k < 3; k++) {
            add(index, &posts[orders[i][k]]);
            dl_post_index_add_terms(index, &posts[orders[i][k]].post);
        }
        assert_true(dl_post_index_term(index, &posts[2].post,
                                       DL_STR("fine-tuning"), &term));
        assert_true(dl_str_is(term.word, "미세 조정"));
        assert_int_equal(term.at.line, 1);
        assert_int_equal(term.at.column, 1);
        assert_false(dl_post_index_term(index, &posts[1].post,
                                        DL_STR("fine-tuning"), &term));
        assert_false(dl_post_index_term(index, &posts[2].post,
                                        DL_STR("zero-shot"), &term));
        dl_post_index_free(index);
    }
    for (size_t i = 0; i < 3; i++)
        dl_doc_free(posts[i].doc);
}

static void test_no_day(void **state)
{
    (void)state;
    blog_post a, b;
    MAKE(&a, "a.md", DL_NO_DAY, "2509.08519");
    MAKE(&b, "b.md", 10, "2509.08519");
    dl_post_index *index = dl_post_index_new();
    add(index, &a);
    assert_string_equal(find(index, &b, "2509.08519"), "");
    add(index, &b);
    assert_string_equal(find(index, &a, "2509.08519"), "");
    dl_post_index_free(index);
    dl_doc_free(a.doc);
    dl_doc_free(b.doc);
}

static void test_place(void **state)
{
    (void)state;
    blog_post a, b;
    MAKE(&a, "a.md", 10, "2509.00001", "hep-th/9901001");
    MAKE(&b, "b.md", 11, "math/9901001");
    dl_post_index *index = dl_post_index_new();
    dl_post_index_add(index, &a.post, DL_STR("/x/a.md"), DL_STR("../a.md"));
    dl_arxiv_id id = dl_arxiv_id_parse(DL_STR("hep-th/9901001"));
    const dl_indexed_paper *found = dl_post_index_find(index, &b.post, &id);
    assert_non_null(found);
    assert_true(dl_str_is(found->path, "../a.md"));
    assert_int_equal(found->day, 10);
    assert_int_equal(found->at.line, 2);
    assert_int_equal(found->at.column, 2); /* code points */
    assert_string_equal(find(index, &b, "math/9901001"), "");
    dl_post_index_free(index);
    dl_doc_free(a.doc);
    dl_doc_free(b.doc);
}

static void test_many(void **state)
{
    (void)state;
    enum { POSTS = 3000 };
    dl_post_index *index = dl_post_index_new();
    blog_post p;
    char id[16], name[16];
    for (int i = 0; i < POSTS; i++) {
        snprintf(id, sizeof id, "2509.%05d", i + 1);
        snprintf(name, sizeof name, "%05d.md", i);
        MAKE(&p, name, i, id);
        add(index, &p);
        dl_doc_free(p.doc);
    }
    MAKE(&p, "last.md", POSTS, "2509.00001");
    for (int i = 0; i < POSTS; i++) {
        snprintf(id, sizeof id, "2509.%05d", i + 1);
        snprintf(name, sizeof name, "%05d.md", i);
        assert_string_equal(find(index, &p, id), name);
    }
    dl_doc_free(p.doc);
    dl_post_index_free(index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_earliest), cmocka_unit_test(test_same_day),
        cmocka_unit_test(test_terms),
        cmocka_unit_test(test_no_day),   cmocka_unit_test(test_place),
        cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
