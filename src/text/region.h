/*
 * What every byte of a document is: its regions, found once, after the tree and
 * before the words. Bytes outside of all regions are prose. The regions belong
 * to the document; nothing else is owned here.
 */
#ifndef DL_TEXT_REGION_H
#define DL_TEXT_REGION_H

#include "text/document.h"

/* A set of kinds: bit DL_REGION_x for each. */
typedef uint16_t dl_region_set;

#define DL_REGION_BIT(kind) ((dl_region_set)(1U << (kind)))

enum { DL_REGION_ALL = (1U << DL_REGION_KIND_COUNT) - 1 };

/* "prose", "code" …: by dl_region_kind; as rule pages and users write them. */
extern const char *const dl_region_names[DL_REGION_KIND_COUNT];

/* The index of the first region that ends after byte `at`; n_regions if there
   is none. O(log n). */
size_t dl_region_find(const dl_doc *doc, uint32_t at);

/* The kind of byte `at`. O(log n). */
dl_region_kind dl_region_at(const dl_doc *doc, uint32_t at);

/*
 * The kinds of the bytes in `span`. For an empty span, which is a place between
 * two bytes, the kind of the region that continues across it, otherwise prose.
 * O(log n + regions in it).
 */
dl_region_set dl_region_kinds(const dl_doc *doc, dl_span span);

/*
 * Finds the regions of `doc`, whose tree and front matter are complete: in the
 * tree (code, HTML, destinations) and in one pass over the remaining bytes.
 * Takes time linear in the number of bytes. Called once, by the parser.
 */
void dl_regions_build(dl_doc *doc);

/* ---- addresses ---------------------------------------------------------- */

/*
 * The end of the bare URL (`https://…`, `www.…`) or e-mail address whose first
 * sign, `:`, `.` or `@`, is at `p`; `*start` is set to its beginning, which is
 * not before `floor`. 0 if there is none. All of it is ASCII: a particle after
 * it is Hangul and ends it.
 */
uint32_t dl_url_end(const unsigned char *src, uint32_t floor, uint32_t p,
                    uint32_t end, uint32_t *start);

#endif
