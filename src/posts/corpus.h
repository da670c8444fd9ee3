/*
 * The blogs of the files of a run, for the rules that look at other posts
 * (DL701). A blog consists of the posts that a configuration names with
 * `posts`, otherwise of the folder of the file. Owns its indexes; borrows the
 * files.
 */
#ifndef DL_POSTS_CORPUS_H
#define DL_POSTS_CORPUS_H

#include "config/configs.h"
#include "model/index.h"

typedef struct dl_blog {
    const dl_config *config;
    const dl_folder *folder; /* NULL: the posts that `config` names */
    dl_post_index *index;
    int32_t last_day;     /* of the run's files so far, by name */
    bool is_out_of_order; /* their days are not in the order of their paths */
    bool has_unknown_day; /* of a file in the run */
} dl_blog;

typedef struct dl_extra {
    uint32_t blog;
    uint32_t in_run; /* its index in the run, or DL_NONE */
} dl_extra;

typedef struct dl_corpus {
    dl_configs *configs;
    const dl_file_list *run; /* the files of the run */
    DL_VEC(dl_blog *) blogs;
    uint32_t *blog_of;  /* of each file of the run, or DL_NONE */
    dl_file_list extra; /* posts to read for the indexes before the run */
    DL_VEC(dl_extra) extras; /* parallel to `extra` */
    dl_file_list unreadable; /* folders of posts that cannot be read; not those
                                of the run */
} dl_corpus;

/* Finds the blogs of the files `run` and the posts that must be read before
   them. */
void dl_corpus_init(dl_corpus *corpus, dl_configs *configs,
                    const dl_file_list *run);
void dl_corpus_free(dl_corpus *corpus);

/* Drops the posts for which `keep` returns false; they count from 0. */
void dl_corpus_narrow(dl_corpus *corpus, bool (*keep)(void *user, size_t extra),
                      void *user);

/* The index for file `i` of the run, or NULL if it does not belong to a
   blog. */
dl_post_index *dl_corpus_index(const dl_corpus *corpus, size_t i);

/* Adds a post of blog `blog` that was read from `file`. */
void dl_corpus_add(dl_corpus *corpus, uint32_t blog, const dl_file *file,
                   const dl_post *post);

#endif
