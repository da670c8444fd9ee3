/* Computes fingerprints of findings. */
#include "baseline/fingerprint.h"

#include "base/buf.h"
#include "base/search.h"
#include "base/str.h"
#include "model/post.h"
#include "text/utf8.h"

enum { LONGEST_TEXT = 64 }; /* code points */

/* Appends `text` with each run of spaces and line ends as one space. */
static void add_text(dl_buf *out, dl_str text)
{
    unsigned n;
    unsigned left = LONGEST_TEXT;
    bool blank = false, any = false;
    for (size_t i = 0; i < text.n && left > 0; i += n) {
        dl_utf8_decode(text, i, &n);
        if (dl_is_space(text.p[i])) {
            blank = any;
            continue;
        }
        if (blank)
            dl_buf_addc(out, ' ');
        dl_buf_add(out, (dl_str){text.p + i, n});
        blank = false;
        any = true;
        left--;
    }
}

/* `span` extended to whole words: a particle by itself says little without its
   noun. */
static dl_span whole_words(dl_str src, dl_span span)
{
    enum { MOST = 64 }; /* bytes at each end: otherwise a long line would take
                           quadratic time */
    uint32_t start = span.start, end = span.end;
    while (start > 0 && span.start - start < MOST &&
           !dl_is_space(src.p[start - 1]))
        start--;
    while (start < span.start && dl_is_continuation(src.p[start]))
        start++;
    while (end < src.n && end - span.end < MOST && !dl_is_space(src.p[end]))
        end++;
    while (end > span.end && end < src.n && dl_is_continuation(src.p[end]))
        end--;
    return (dl_span){start, end};
}

static void add_paper(dl_buf *out, const dl_paper *paper)
{
    if (paper->main_link && paper->main_link->url.id.reason == DL_ARXIV_OK)
        dl_buf_adds(out, paper->main_link->url.id.canonical);
    else
        add_text(out, paper->title);
}

typedef struct entry {
    dl_str key;
    size_t index;
} entry;

static int by_key(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int order = dl_str_compare(x->key, y->key);
    return order ? order : DL_ORDER(x->index, y->index);
}

/* The fingerprints without their number. Findings and papers are both in order
   of place. */
static entry *make_keys(const dl_result *result, dl_arena *arena)
{
    entry *entries = DL_ARENA_NEW(arena, entry, result->n_diagnostics);
    const dl_post *post = result->post;
    const dl_paper *paper = post ? post->papers : NULL;
    const dl_paper *end = post ? post->papers + post->n_papers : NULL;
    dl_buf key = {0};
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        const dl_diagnostic *d = &result->diagnostics[i];
        while (paper < end && paper->span.end <= d->span.start)
            paper++;
        dl_buf_clear(&key);
        dl_buf_adds(&key, d->rule->code);
        dl_buf_addc(&key, '/');
        if (paper < end && paper->span.start <= d->span.start)
            add_paper(&key, paper);
        dl_buf_addc(&key, '/');
        add_text(&key, dl_doc_slice(result->doc,
                                    whole_words(result->doc->src, d->span)));
        entries[i] = (entry){dl_arena_str(arena, dl_buf_str(&key)), i};
    }
    dl_buf_free(&key);
    return entries;
}

const dl_str *dl_fingerprints(const dl_result *result, dl_arena *arena)
{
    size_t n = result->n_diagnostics;
    dl_str *all = DL_ARENA_NEW(arena, dl_str, n);
    entry *entries = make_keys(result, arena);
    dl_sort(entries, n, by_key);
    size_t nth = 0;
    dl_buf numbered = {0};
    for (size_t i = 0; i < n; i++) {
        bool again = i > 0 && dl_str_eq(entries[i - 1].key, entries[i].key);
        nth = again ? nth + 1 : 1;
        dl_buf_clear(&numbered);
        dl_buf_add(&numbered, entries[i].key);
        dl_buf_addc(&numbered, '/');
        dl_buf_add_uint(&numbered, nth);
        all[entries[i].index] = dl_arena_str(arena, dl_buf_str(&numbered));
    }
    dl_buf_free(&numbered);
    return all;
}
