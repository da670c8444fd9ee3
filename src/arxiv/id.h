/*
 * arXiv identifiers: the strict scheme, with a reason for each refusal. Source:
 * arXiv's help pages "Understanding the arXiv identifier" and "arXiv identifier
 * scheme - information for interacting services". Everything here is a value:
 * nothing is allocated, nothing borrowed.
 */
#ifndef DL_ARXIV_ID_H
#define DL_ARXIV_ID_H

#include "digestlint/base.h"

typedef enum dl_arxiv_reason {
    DL_ARXIV_OK,
    DL_ARXIV_EMPTY,
    DL_ARXIV_PLACEHOLDER, /* `unknown`, `N/A`, `none` … */
    DL_ARXIV_SYNTAX,      /* not an identifier at all */
    DL_ARXIV_WIDTH,       /* 4 digits from 1501, 5 before; too few, too many */
    DL_ARXIV_MONTH,       /* month 00 or 13 to 99 */
    DL_ARXIV_ZERO,        /* number 0 */
    DL_ARXIV_ERA,         /* YYMM.number before 0704, archive/… after 0703 */
    DL_ARXIV_ARCHIVE,     /* this archive has no old identifiers */
    DL_ARXIV_ARCHIVE_RANGE, /* outside the archive's years */
    DL_ARXIV_VERSION,       /* v0, v01, v */
    DL_ARXIV_NON_ASCII, /* full-width digits, dashes, invisible characters */
    DL_ARXIV_FLOAT,     /* damaged by a spreadsheet: 1401.609 */
    DL_ARXIV_GLUED,     /* text attached to it */
    DL_ARXIV_HOST,      /* another host, or one that only looks right */
    DL_ARXIV_SCHEME,    /* ftp:, javascript: … */
    DL_ARXIV_PATH,      /* arXiv's, but not the page of a paper */
    DL_ARXIV_REASON_COUNT
} dl_arxiv_reason;

/* Room for any identifier with its version and a NUL. */
#define DL_ARXIV_ID_SIZE 32

/* The parts of an identifier. Numbers are 0 and `canonical` is empty unless
   `reason` is OK. */
typedef struct dl_arxiv_id {
    dl_arxiv_reason reason;
    bool is_old;        /* archive/YYMMNNN */
    char archive[12];   /* old: "hep-th"; new: "" */
    uint16_t year;      /* 1991 to 2090 */
    uint8_t month;      /* 1 to 12 */
    uint32_t number;
    uint32_t version;   /* 0: not given; at most 9 digits */
    /* Without version: "2509.08519", "hep-th/9901001". */
    char canonical[DL_ARXIV_ID_SIZE];
    /* What was probably meant, with its version, or "": arxiv/guess.h. */
    char hint[DL_ARXIV_ID_SIZE];
    /* Only `hint` can have been meant: a fix may insert it unseen. For
       `1512.0011` the hint 1512.00110 is not sure. */
    bool hint_is_sure;
} dl_arxiv_id;

/* Reads exactly one identifier, with nothing around it: `2509.08519`,
   `2509.08519v2`, `math/0309136v1`. Any bytes are allowed. A refused text gets
   a reason and nothing else; dl_arxiv_guess() knows more. */
dl_arxiv_id dl_arxiv_id_parse(dl_str text);

/* The length of the identifier at the start of `s`, judged by its shape alone;
   0 if none can begin there. */
size_t dl_arxiv_shape(dl_str s);

/* The number of digits after the dot in an identifier of the new scheme. */
static inline size_t dl_arxiv_width(unsigned year)
{
    return year < 2015 ? 4 : 5;
}

/* Whether two valid identifiers name the same paper; versions do not matter. */
bool dl_arxiv_id_same(const dl_arxiv_id *a, const dl_arxiv_id *b);

/* Writes a valid identifier, NUL-terminated, with its version if it had one,
   and returns its length. */
size_t dl_arxiv_id_format(const dl_arxiv_id *id, char out[DL_ARXIV_ID_SIZE]);

/* One word for machines: "ok", "width", "archive-range" … */
const char *dl_arxiv_reason_name(dl_arxiv_reason reason);

#endif
