/* A hash table of papers and a list of terms, each with its earliest post. */
#include "model/index.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/vec.h"
#include "korean/terms.h"

/* The first place of a paper. Strings are stored once for each post. */
typedef struct place {
    uint64_t key; /* 0: a free slot */
    uint32_t post;
    dl_position at;
} place;

typedef struct indexed_post {
    dl_str path, shown;
    int32_t day;
} indexed_post;

/* The first use of a glossary group in the earliest post that uses it. */
typedef struct first_use {
    dl_str group, word;
    uint32_t post;
    dl_position at;
} first_use;

struct dl_post_index {
    dl_arena *strings;
    DL_VEC(indexed_post) posts;
    DL_VEC(dl_str) archives; /* of old identifiers; keys refer to them by
                                index */
    place *slots;            /* an open hash table, at most two thirds full */
    size_t n_slots, n_used;
    DL_VEC(first_use) terms; /* at most as many as there are groups */
    dl_str from;
    dl_indexed_paper found; /* the last answer of dl_post_index_find() */
};

enum { FIRST_SLOTS = 256 };

dl_post_index *dl_post_index_new(void)
{
    dl_post_index *index = dl_xcalloc(1, sizeof *index);
    index->strings = dl_arena_new();
    index->n_slots = FIRST_SLOTS;
    index->slots = dl_xcalloc(FIRST_SLOTS, sizeof *index->slots);
    return index;
}

void dl_post_index_free(dl_post_index *index)
{
    if (!index)
        return;
    dl_arena_free(index->strings);
    dl_vec_free(&index->posts);
    dl_vec_free(&index->archives);
    dl_vec_free(&index->terms);
    dl_free(index->slots);
    dl_free(index);
}

/* ---- keys ---------------------------------------------------------------- */

/* An identifier without its version, encoded exactly as a number: archive (0:
   none), year, month and number. 0 if its archive is not in the index. */
static uint64_t key_of(const dl_post_index *index, const dl_arxiv_id *id)
{
    uint64_t archive = 0;
    if (id->is_old) {
        while (archive < index->archives.n &&
               !dl_str_is(index->archives.v[archive], id->archive))
            archive++;
        if (archive++ == index->archives.n)
            return 0;
    }
    return archive << 48 | (uint64_t)id->year << 32 |
           (uint64_t)id->month << 24 | (id->number & 0xFFFFFF);
}

static uint64_t make_key(dl_post_index *index, const dl_arxiv_id *id)
{
    uint64_t key = key_of(index, id);
    if (key == 0) { /* there are only about forty archives */
        dl_str archive = dl_arena_str(index->strings, dl_str_of(id->archive));
        dl_vec_push(&index->archives, archive);
        key = key_of(index, id);
    }
    return key;
}

/* The slot of `key`, or the free one where it belongs. Fibonacci hashing: the
   high bits of the product depend on all bits of the key. */
static place *slot_of(const dl_post_index *index, uint64_t key)
{
    uint64_t hash = key * UINT64_C(0x9E3779B97F4A7C15);
    size_t mask = index->n_slots - 1;
    size_t i = (size_t)(hash >> 32) & mask;
    while (index->slots[i].key && index->slots[i].key != key)
        i = (i + 1) & mask;
    return &index->slots[i];
}

static void grow(dl_post_index *index)
{
    place *old = index->slots;
    size_t n = index->n_slots;
    index->n_slots *= 2;
    index->slots = dl_xcalloc(index->n_slots, sizeof *index->slots);
    for (size_t i = 0; i < n; i++)
        if (old[i].key)
            *slot_of(index, old[i].key) = old[i];
    dl_free(old);
}

/* ---- adding and finding -------------------------------------------------- */

static bool is_earlier(int32_t day, dl_str path, int32_t than_day,
                       dl_str than_path)
{
    if (day != than_day)
        return day < than_day;
    return dl_str_compare(path, than_path) < 0;
}

static void add_paper(dl_post_index *index, const dl_post *post,
                      const dl_paper *paper, uint32_t number)
{
    if (!paper->main_link || paper->main_link->url.id.reason != DL_ARXIV_OK)
        return;
    uint64_t key = make_key(index, &paper->main_link->url.id);
    place *slot = slot_of(index, key);
    const indexed_post *new = &index->posts.v[number];
    if (slot->key) {
        const indexed_post *old = &index->posts.v[slot->post];
        if (!is_earlier(new->day, new->path, old->day, old->path))
            return;
    } else if (++index->n_used * 3 > index->n_slots * 2) {
        grow(index);
        slot = slot_of(index, key);
    }
    *slot = (place){key, number,
                    dl_doc_position(post->doc, paper->main_link->span.start,
                                    DL_UNIT_CODE_POINT)};
}

void dl_post_index_add(dl_post_index *index, const dl_post *post, dl_str path,
                       dl_str shown)
{
    if (post->day == DL_NO_DAY || post->n_papers == 0)
        return;
    uint32_t number = (uint32_t)index->posts.n;
    dl_str kept = dl_arena_str(index->strings, path);
    bool is_same = dl_str_eq(path, shown);
    dl_vec_push(&index->posts,
                (indexed_post){
                    kept, is_same ? kept : dl_arena_str(index->strings, shown),
                    post->day});
    for (uint32_t i = 0; i < post->n_papers; i++)
        add_paper(index, post, &post->papers[i], number);
}

void dl_post_index_look_from(dl_post_index *index, dl_str path)
{
    index->from = path;
}

const dl_indexed_paper *dl_post_index_find(const dl_post_index *index,
                                           const dl_post *post,
                                           const dl_arxiv_id *id)
{
    uint64_t key = id->reason == DL_ARXIV_OK ? key_of(index, id) : 0;
    if (key == 0 || post->day == DL_NO_DAY)
        return NULL;
    const place *slot = slot_of(index, key);
    dl_str path = index->from.n ? index->from : post->doc->name;
    if (!slot->key)
        return NULL;
    const indexed_post *first = &index->posts.v[slot->post];
    if (!is_earlier(first->day, first->path, post->day, path))
        return NULL;
    /* One answer at a time: only one thread reads the index. */
    dl_indexed_paper *found = (dl_indexed_paper *)&index->found;
    *found = (dl_indexed_paper){first->shown, first->day, slot->at};
    return found;
}

/* ---- terms --------------------------------------------------------------- */

static first_use *find_group(const dl_post_index *index, dl_str group)
{
    for (size_t i = 0; i < index->terms.n; i++)
        if (dl_str_eq(index->terms.v[i].group, group))
            return &index->terms.v[i];
    return NULL;
}

static void add_term(dl_post_index *index, const dl_doc *doc, uint32_t post,
                     const dl_term_hit *hit)
{
    first_use *known = find_group(index, hit->group->name);
    const indexed_post *new = &index->posts.v[post];
    const indexed_post *old = known ? &index->posts.v[known->post] : NULL;
    if (old && !is_earlier(new->day, new->path, old->day, old->path))
        return;
    first_use use = {
        .group = known ? known->group
                       : dl_arena_str(index->strings, hit->group->name),
        .word = dl_arena_str(index->strings, hit->term->text),
        .post = post,
        .at = dl_doc_position(doc, hit->span.start, DL_UNIT_CODE_POINT)};
    if (known)
        *known = use;
    else
        dl_vec_push(&index->terms, use);
}

void dl_post_index_add_terms(dl_post_index *index, const dl_post *post)
{
    if (post->day == DL_NO_DAY || post->n_papers == 0)
        return;
    dl_arena *scratch = dl_arena_new();
    dl_term_hit *hits;
    size_t n =
        dl_terms_find(post->doc, 0, post->doc->n_tokens, scratch, &hits);
    for (size_t i = 0; i < n; i++)
        add_term(index, post->doc, (uint32_t)index->posts.n - 1, &hits[i]);
    dl_arena_free(scratch);
}

bool dl_post_index_term(const dl_post_index *index, const dl_post *post,
                        dl_str group, dl_indexed_term *out)
{
    const first_use *use = find_group(index, group);
    dl_str path = index->from.n ? index->from : post->doc->name;
    if (!use || post->day == DL_NO_DAY)
        return false;
    const indexed_post *first = &index->posts.v[use->post];
    if (!is_earlier(first->day, first->path, post->day, path))
        return false;
    *out = (dl_indexed_term){use->word, first->shown, use->at};
    return true;
}
