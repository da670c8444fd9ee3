/*
 * An address while it is read by address.c (scheme, host, running text) and
 * site.c (what a site's path means). A reader borrows the text and lives during
 * dl_arxiv_url_parse().
 */
#ifndef DL_ARXIV_READER_H
#define DL_ARXIV_READER_H

#include "arxiv/host.h"
#include "arxiv/url.h"

typedef struct dl_arxiv_reader {
    const struct dl_lexicon *lexicon; /* NULL: the built-in one */
    dl_str text;           /* as given: id_span counts from its start */
    dl_str path;           /* what is left of the path */
    dl_str query;          /* with its `?`, and the fragment */
    const char *authority; /* where the host or its user begins, or NULL */
    dl_arxiv_url u;
} dl_arxiv_reader;

/* Reads the identifier `s`, a part of the text, with the corrections that
   arXiv's site makes. */
void dl_arxiv_read_id(dl_arxiv_reader *r, dl_str s);

/* Refuses the address for `reason`; an identifier that was read becomes the
   hint. */
void dl_arxiv_refuse(dl_arxiv_reader *r, dl_arxiv_reason reason);

static inline bool dl_arxiv_has_hint(const dl_arxiv_reader *r)
{
    return r->u.id.hint[0] != '\0';
}

/* Reads the path, and where it matters the query, by the rules of `host`. */
void dl_arxiv_read_path(dl_arxiv_reader *r, dl_arxiv_host host);

/* Reads the path of a DOI's address, or a DOI: 10.48550/arXiv.ID, in any
   case. */
void dl_arxiv_read_doi(dl_arxiv_reader *r);

#endif
