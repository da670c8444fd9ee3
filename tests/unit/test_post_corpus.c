/*
 * Whole posts: every number of the model is counted a second time from the text
 * alone, by tests/model_counts.pl.
 */
#include <glob.h>
#include <stdlib.h>

#include "model_fixture.h"
#include "../support/posts.h"

#define OTHERS "../shared/corpus/other-formats/"

enum { MOST_LINE = 512, MOST_SENTENCES = 3 };

typedef struct counts {
    unsigned papers, sections, slots, sentences, unlabelled, bulleted,
        placeholders, long4, over1000, over1100, length, links;
} counts;

static void count_section(const dl_section *s, counts *n)
{
    bool has_label = false, wants_labels = s->spec->slots[0].label.n > 0;
    for (uint32_t i = 0; i < s->n_slots; i++) {
        const dl_slot *slot = &s->slots[i];
        assert_non_null(slot->spec);
        n->slots++;
        n->sentences += slot->n_sentences;
        n->placeholders += slot->is_placeholder;
        n->bulleted += slot->is_item && !wants_labels;
        n->long4 += !wants_labels && slot->n_sentences > MOST_SENTENCES;
        has_label = has_label || slot->label.n;
    }
    n->unlabelled += wants_labels && !has_label;
}

static counts count(const dl_post *post)
{
    counts n = {0};
    for (uint32_t i = 0; i < post->n_papers; i++) {
        const dl_paper *p = &post->papers[i];
        n.papers++;
        n.length += p->text_length;
        n.over1000 += p->text_length > 1000;
        n.over1100 += p->text_length > 1100;
        n.links += p->n_links;
        /* §8 of the research: no broken heading, no missing or unknown section,
           no stray line. */
        assert_int_equal(p->problems, 0);
        assert_int_equal(p->number, i + 1);
        assert_int_equal(p->n_stray, 0);
        assert_int_equal(p->n_sections, 5);
        assert_int_equal(p->main_link->url.id.reason, DL_ARXIV_OK);
        for (uint32_t k = 0; k < p->n_sections; k++) {
            assert_ptr_equal(p->sections[k].spec, &post->profile->sections[k]);
            count_section(&p->sections[k], &n);
            n.sections++;
        }
    }
    return n;
}

static void print_counts(char *out, const char *path, const counts *n)
{
    const char *base = strrchr(path, '/') + 1;
    snprintf(out, MOST_LINE, "%s %u %u %u %u %u %u %u %u %u %u %u %u\n", base,
             n->papers, n->sections, n->slots, n->sentences, n->unlabelled,
             n->bulleted, n->placeholders, n->long4, n->over1000, n->over1100,
             n->length, n->links);
}

typedef struct both {
    fixture f;
    FILE *second;
} both;

static void count_twice(void *user, const char *path, dl_str bytes)
{
    both *b = user;
    char expected[MOST_LINE], actual[MOST_LINE];
    const dl_post *post = fixture_post(&b->f, path, bytes);
    counts n = count(post);
    print_counts(actual, path, &n);
    assert_non_null(fgets(expected, sizeof expected, b->second));
    assert_string_equal(actual, expected);
    /* File name, front matter and title have the same day. */
    assert_true(post->frontmatter_day == DL_NO_DAY ||
                post->frontmatter_day == post->file_name_day);
    assert_true(post->title_day == DL_NO_DAY ||
                post->title_day == post->file_name_day);
}

static void every_count_twice(void **state)
{
    const char *posts = *state;
    posts_need(posts);
    char command[4 * MOST_LINE];
    snprintf(command, sizeof command, "perl tests/model_counts.pl %s 2>&1",
             posts_pattern(posts));
    both b = {.second = popen(command, "r")};
    assert_non_null(b.second);
    fixture_builtin(&b.f, "daily-papers");
    posts_each(posts, count_twice, &b);
    assert_int_equal(pclose(b.second), 0);
    fixture_free(&b.f);
}

/* What `grep -cE pattern` counts in the file. */
static unsigned count_lines(const char *path, const char *pattern)
{
    char command[MOST_LINE], line[32] = "";
    snprintf(command, sizeof command, "grep -acE '%s' '%s'", pattern, path);
    FILE *grep = popen(command, "r");
    assert_non_null(grep);
    assert_non_null(fgets(line, sizeof line, grep));
    assert_int_equal(pclose(grep), 0);
    return (unsigned)strtoul(line, NULL, 10);
}

/* Blogs with other layouts: as many papers as lines that begin one, each with
   its link, nothing unknown and nothing stray. */
static void other_layouts(void **state)
{
    (void)state;
    static const struct {
        const char *profile, *posts, *pattern;
    } cases[] = {
        {"arxiv-ai-mailing", OTHERS "arxiv-ai-mailing/*.md", "^## [0-9]+\\. "},
        {"daily-ir", OTHERS "daily-ir/*.md", "^### [0-9]+\\. "},
        {"ai-frontier-digest", OTHERS "ai-frontier/daily_digest_*.md",
         "^- \\[.*\\]\\(https?:"},
        {"ai-frontier-paper", OTHERS "ai-frontier/[!d]*.md", "^# "},
    };
    dl_buf bytes = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        glob_t posts;
        if (glob(cases[i].posts, 0, NULL, &posts) != 0) {
            print_message("no posts at %s\n", cases[i].posts);
            skip();
        }
        fixture f = {0};
        fixture_builtin(&f, cases[i].profile);
        for (size_t k = 0; k < posts.gl_pathc; k++) {
            dl_error error;
            assert_int_equal(
                dl_file_read(posts.gl_pathv[k], 1u << 20, &bytes, &error),
                DL_READ_OK);
            const dl_post *post =
                fixture_post(&f, posts.gl_pathv[k], dl_buf_str(&bytes));
            assert_int_equal(post->n_papers, count_lines(posts.gl_pathv[k],
                                                         cases[i].pattern));
            assert_int_not_equal(post->day, DL_NO_DAY);
            bool has_frontmatter = f.doc->frontmatter.state != 0;
            for (uint32_t n = 0; n < post->n_papers; n++) {
                const dl_paper *p = &post->papers[n];
                assert_int_equal(p->problems, 0);
                assert_int_equal(p->n_stray, 0);
                assert_true(p->main_link || i == 3);
                assert_true(p->main_link || p->n_links || has_frontmatter);
                for (uint32_t m = 0; m < p->n_sections; m++)
                    assert_non_null(p->sections[m].spec);
            }
        }
        globfree(&posts);
        fixture_free(&f);
    }
    dl_buf_free(&bytes);
}

int main(void)
{
    static const char composed[] = POSTS_COMPOSED, real[] = POSTS_REAL;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(every_count_twice, (void *)composed),
        cmocka_unit_test_prestate(every_count_twice, (void *)real),
        cmocka_unit_test(other_layouts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
