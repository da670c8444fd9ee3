/* What the files of one folder say about what makes its pages. */
#ifndef DL_CONFIG_VERDICT_H
#define DL_CONFIG_VERDICT_H

#include "config/looker.h"
#include "page/renderer.h"

/* What was found; several that differ are unknown. Texts live in the arena of
   the looker. */
typedef struct dl_verdict {
    dl_renderer renderer;
    dl_str files; /* that say it, below the folder, separated by commas */
    dl_str own;   /* Jekyll's folders that begin with `_` or `.` and have pages,
                     each between spaces; empty: not known */
    bool is_found;
} dl_verdict;

/* A renderer of which nothing but its name is set. */
dl_renderer dl_verdict_named(dl_renderer_name name);

/* Sets an option if it is given. */
static inline void dl_verdict_set(int *option, bool is_given, int value)
{
    if (is_given)
        *option = value;
}

/* Adds what `files` say. */
void dl_verdict_add(dl_looker *l, dl_verdict *v, const dl_renderer *renderer,
                    dl_str files);

/* Adds what the files of Jekyll say. */
void dl_verdict_jekyll(dl_looker *l, dl_verdict *v);

/* Adds what those of generators in JavaScript, Python and others say. */
void dl_verdict_others(dl_looker *l, dl_verdict *v);

/* Adds what those of programs say that show a folder of Markdown as it is: an
   editor of notes, a book. They say nothing where a generator is found. */
void dl_verdict_readers(dl_looker *l, dl_verdict *v);

#endif
