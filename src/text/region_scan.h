/*
 * The search for regions that no tree shows, such as formulas and templates.
 * Shared by the region_*.c files; the scan lives during dl_regions_build() and
 * owns its lists.
 */
#ifndef DL_TEXT_REGION_SCAN_H
#define DL_TEXT_REGION_SCAN_H

#include "base/vec.h"
#include "text/region.h"

/* What may be searched for in vain; see dl_region_scan.missing. */
typedef enum dl_region_mark {
    DL_MISSING_DOLLAR,
    DL_MISSING_DOLLARS,
    DL_MISSING_BLOCK,
    DL_MISSING_LONE,
    DL_MISSING_PAREN,
    DL_MISSING_PARENS,
    DL_MISSING_BRACKET,
    DL_MISSING_BRACKETS,
    DL_MISSING_TAG,
    DL_MISSING_OUTPUT,
    DL_MISSING_BRACE,
    DL_MISSING_ATTRIBUTES,
    DL_MISSING_EXTENSION,
    DL_MISSING_PERCENTS,
    DL_MISSING_PERCENT_BLOCK,
    DL_MISSING_COMMENT,
    DL_MISSING_ERB,
    DL_MISSING_CONTAINER,
    DL_MISSING_FRONT_MATTER,
    DL_MISSING_DIAGRAM,
    DL_MISSING_NOTE,
    DL_MISSING_SHORTCODE,
    DL_MISSING_PERCENT_SHORTCODE,
    DL_MISSING_HUGO_COMMENT,
    DL_MISSING_DESTINATION,
    DL_MISSING_EQUALS,
    DL_MISSING_BODY, /* from here on: one for each name of a block */
    DL_MISSING_COUNT = DL_MISSING_BODY + 24
} dl_region_mark;

typedef struct dl_region_scan {
    const dl_doc *doc;
    const char *src;
    uint32_t end;   /* of the source */
    uint32_t floor; /* everything before it is decided */
    DL_VEC(dl_region) given; /* by the tree; sorted by start */
    size_t next;             /* the first of them that is not yet done */
    DL_VEC(dl_region) found; /* sorted and disjoint */
    uint32_t leaf;           /* the node of the current leaf block, or of the
                                next one */
    /* By mark: none is found by a search from before this byte that does not go
       beyond it. Keeps the scan linear. */
    uint32_t missing[DL_MISSING_COUNT];
    dl_span line;       /* that was asked about last */
    uint32_t sign;      /* the next one that a reader may want */
    uint32_t lines_end; /* of the last lines that were asked about */
    uint32_t word_end;  /* of the last word that is not a path */
    uint32_t n_open;    /* environments without an end */
    uint64_t wasted;    /* bytes of JSX that were read in vain */
    bool is_long;       /* a region of the scan has several lines */
} dl_region_scan;

/* The end of the leaf block that contains byte `at`; outside of all blocks, of
   the line. */
uint32_t dl_region_limit(dl_region_scan *scan, uint32_t at);

/* The end of the lines from `at` on that are not empty. */
uint32_t dl_region_lines_end(dl_region_scan *scan, uint32_t at);

/* Whether only spaces precede `at` in its line, and its container's marks. */
bool dl_region_begins_line(const dl_region_scan *scan, uint32_t at);

uint32_t dl_region_line_end(dl_region_scan *scan, uint32_t at);

/* Whether `c` is a byte of a character that is not ASCII. */
static inline bool dl_is_wide(char c)
{
    return (unsigned char)c >= 0x80;
}

static inline bool dl_region_has(const dl_region_scan *scan, uint32_t at,
                                 const char *text)
{
    size_t n = strlen(text);
    return scan->end - at >= n && memcmp(scan->src + at, text, n) == 0;
}

/*
 * The place after the first `text` in [at, limit), or 0. What is not there is
 * noted under `mark` and not searched for again.
 */
uint32_t dl_region_search(dl_region_scan *scan, dl_region_mark mark,
                          uint32_t at, uint32_t limit, const char *text);

/*
 * Each reads what may begin at byte `at`, whose character is its business, and
 * returns whether it does; then `*out` begins at `at`, or with addresses
 * before, but not before scan->floor.
 */
bool dl_region_formula(dl_region_scan *scan, uint32_t at, dl_region *out);
bool dl_region_brace(dl_region_scan *scan, uint32_t at, dl_region *out);
bool dl_region_sign(dl_region_scan *scan, uint32_t at, dl_region *out);
bool dl_region_line(dl_region_scan *scan, uint32_t at, dl_region *out);
bool dl_region_name(dl_region_scan *scan, uint32_t at, dl_region *out);
bool dl_region_tag(dl_region_scan *scan, uint32_t at, dl_region *out);
bool dl_region_expression(dl_region_scan *scan, uint32_t at, dl_region *out);
bool dl_region_statement(dl_region_scan *scan, uint32_t at, dl_region *out);

/* The end of the tag or expression that begins in `html` and ends after it, or
   that of `html`. */
uint32_t dl_region_tags_end(dl_region_scan *scan, dl_span html);

bool dl_region_path(dl_region_scan *scan, uint32_t at, dl_region *out);

/* URLs and e-mail addresses, by the `:`, `.` or `@` in them. */
bool dl_region_url(dl_region_scan *scan, uint32_t at, dl_region *out);

/* `C:\가`, whose colon is at `at`. */
bool dl_region_drive(dl_region_scan *scan, uint32_t at, dl_region *out);

/* `](…)` that CommonMark has not made a link of. */
bool dl_region_destination(dl_region_scan *scan, uint32_t at, dl_region *out);

/* Whether `word` begins with a host, such as `한글.kr/가`; then `*out` is all of
   the address. */
bool dl_region_host(dl_region_scan *scan, dl_span word, dl_region *out);

/* `](…)` and what the names of elements say: the end of a region of HTML at
   `*region` that begins something which ends after it, as <pre> does. */
void dl_region_extend_html(dl_region_scan *scan, dl_region *region);

/* The same for fenced code: in CommonMark a list item ends it, in kramdown only
   the fence does. */
void dl_region_extend_code(dl_region_scan *scan, dl_region *region);

/* Appends a region, without what is decided already. */
void dl_region_add(dl_region_scan *scan, dl_region region);

/* Appends what the tree shows to scan->given, and what only kramdown takes for
   code; sorted by start. */
void dl_regions_given(dl_region_scan *scan);

#endif
