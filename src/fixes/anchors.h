/*
 * Anchors: the names under which the headings of a page can be linked to, and
 * the links in texts that use such names. A dl_anchors owns its names; free it
 * with dl_anchors_free().
 */
#ifndef DL_FIXES_ANCHORS_H
#define DL_FIXES_ANCHORS_H

#include "base/vec.h"
#include "text/document.h"

typedef struct dl_anchor {
    dl_str name;
    uint32_t heading; /* the number of the heading; 0 for a link */
} dl_anchor;

typedef struct dl_anchors {
    dl_arena *arena; /* NULL: nothing was added yet */
    DL_VEC(dl_anchor) names;
    bool is_sorted;
    bool is_open; /* there may be any others */
} dl_anchors;

/*
 * Adds the names of the headings of `doc`, as each of the renderers in forms[]
 * makes them: which one makes the page is not known. A name that is not the
 * first of its kind gets a number.
 */
void dl_anchors_add_headings(dl_anchors *anchors, const dl_doc *doc);

/* Adds what is linked to in a text: whatever follows a `#`, percent-decoded, as
   it is and made to a name. More than is really linked to: `#` may be
   anything. */
void dl_anchors_add_links(dl_anchors *anchors, dl_str text);

void dl_anchors_add_all(dl_anchors *anchors, const dl_anchors *others);

/* Whether a heading's name in `before` is not that of the same heading in
   `after`, and is in `linked`, if that is not NULL. May sort the sets. */
bool dl_anchors_lost(const dl_anchors *before, dl_anchors *after,
                     dl_anchors *linked);

/* Where to ask for the links in other posts: returns a set, borrowed, or NULL
   if nothing is known of other posts. */
typedef struct dl_anchors_elsewhere {
    dl_anchors *(*linked)(void *user);
    void *user;
} dl_anchors_elsewhere;

void dl_anchors_free(dl_anchors *anchors);

#endif
