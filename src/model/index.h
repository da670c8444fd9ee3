/*
 * Which post has a paper first: for each arXiv identifier, the earliest post
 * that contains it. Owns its memory; its path strings stay valid until it is
 * freed. Filled and read by one thread.
 */
#ifndef DL_MODEL_INDEX_H
#define DL_MODEL_INDEX_H

#include "model/post.h"

dl_post_index *dl_post_index_new(void);
void dl_post_index_free(dl_post_index *index);

/*
 * Adds the papers of `post`. Posts are ordered by day, then by `path`, the
 * canonical one; `shown` is its name in reports. A post without a day cannot be
 * ordered and is left out.
 */
void dl_post_index_add(dl_post_index *index, const dl_post *post, dl_str path,
                       dl_str shown);

/* Adds the terms of `post`, the last one added, for dl_post_index_term(). */
void dl_post_index_add_terms(dl_post_index *index, const dl_post *post);

/* Sets the canonical path of the post that dl_post_index_find() will be asked
   about; the string is borrowed. Otherwise the document's name is used. */
void dl_post_index_look_from(dl_post_index *index, dl_str path);

#endif
