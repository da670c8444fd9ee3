/*
 * What a line is to kramdown (kramdown 2.4, kramdown-parser-gfm 1.1). Nothing
 * is owned.
 */
#ifndef DL_PAGE_KRAMDOWN_LINE_H
#define DL_PAGE_KRAMDOWN_LINE_H

#include "page/builder.h"

/* A line as a container sees it: without the container's marks. */
typedef struct dl_kd_line {
    uint32_t start, end; /* bytes of the source */
    uint32_t line;       /* index in the source, from 0 */
    uint32_t pad;        /* spaces before `start` that the source lacks */
} dl_kd_line;

typedef struct dl_kd_lines {
    const dl_kd_line *v;
    size_t n;
} dl_kd_lines;

struct dl_kd_place;

/* Reading a document. */
typedef struct dl_kd {
    dl_page_builder *b;
    const char *src;
    bool is_gfm; /* kramdown-parser-gfm */
    bool has_pipes; /* a `|` anywhere, which tables need */
    uint32_t depth;
    /* The lines in which no comment ends after this byte. */
    const dl_kd_line *no_comment_in;
    uint32_t no_comment;
    const dl_kd_line *no_highlight_in; /* {% endhighlight %} is missing */
    /* dl_kd_blocks(), for containers, which it knows and which do not know
       it */
    void (*read_blocks)(struct dl_kd *kd, dl_kd_lines lines,
                        struct dl_kd_place *place);
} dl_kd;

/* Takes off `n` of the spaces at its start, which must be there. */
static inline void dl_kd_take_spaces(dl_kd_line *l, uint32_t n)
{
    uint32_t pad = n < l->pad ? n : l->pad;
    l->pad -= pad;
    l->start += n - pad;
}

bool dl_kd_is_blank(const dl_kd *kd, const dl_kd_line *l);

/* Spaces at its start; a tab ends them. */
uint32_t dl_kd_spaces(const dl_kd *kd, const dl_kd_line *l);

/* Where its text begins after at most three spaces; DL_NONE if there are more
   or none follows. */
uint32_t dl_kd_text(const dl_kd *kd, const dl_kd_line *l);

bool dl_kd_is_indented(const dl_kd *kd, const dl_kd_line *l); /* as code */
bool dl_kd_is_rule(const dl_kd *kd, const dl_kd_line *l);
bool dl_kd_is_attributes(const dl_kd *kd, const dl_kd_line *l); /* {: .x} */
bool dl_kd_is_end_marker(const dl_kd *kd, const dl_kd_line *l); /* ^ */
bool dl_kd_is_quote(const dl_kd *kd, const dl_kd_line *l);
bool dl_kd_is_fence(const dl_kd *kd, const dl_kd_line *l);
bool dl_kd_is_details(const dl_kd *kd, const dl_kd_line *l); /* : text */

/* The level of an ATX heading; 0: it is none. */
uint32_t dl_kd_heading(const dl_kd *kd, const dl_kd_line *l);

/* The place after the marker of a list item of which at most `most` spaces
   come first; DL_NONE: it is none. `*is_ordered` is set. */
uint32_t dl_kd_marker(const dl_kd *kd, const dl_kd_line *l, uint32_t most,
                      bool *is_ordered);

/* An empty line, {: .x}, ^ or the end of the lines (BLOCK_BOUNDARY). */
bool dl_kd_is_boundary(const dl_kd *kd, dl_kd_lines lines, size_t i);

/* The same, or a block of HTML begins or ends there (LAZY_END). */
bool dl_kd_ends_lazily(const dl_kd *kd, dl_kd_lines lines, size_t i);

/* A tag of an element that is not in running text, after at most `most`
   spaces. */
bool dl_kd_is_html(const dl_kd *kd, const dl_kd_line *l, uint32_t most);

/* {% highlight %}, which becomes HTML before kramdown runs. */
bool dl_kd_is_highlight(const dl_kd *kd, const dl_kd_line *l);

/* ---- names of elements --------------------------------------------------- */

/* The name of an element at byte `i` of a line, in any script; empty: none. */
dl_str dl_kd_name_at(const dl_kd *kd, uint32_t i, uint32_t end);

/* Whether `list`, " a b ", has the name, in any capitals. */
bool dl_kd_name_is_in(dl_str name, const char *list);

/* An element that stands in running text (HTML_SPAN_ELEMENTS). */
bool dl_kd_is_of_text(dl_str name);

#endif
