/*
 * The addresses that link to an arXiv paper: arXiv's own, its mirrors and
 * proxies, alphaXiv, Hugging Face papers, ar5iv, DOIs and `arXiv:` texts.
 * address.c reads one, find.c finds them in running text. Nothing is allocated;
 * any bytes are allowed.
 */
#ifndef DL_ARXIV_URL_H
#define DL_ARXIV_URL_H

#include "arxiv/id.h"

struct dl_lexicon; /* korean/lexicon.h */

typedef enum dl_arxiv_site {
    DL_ARXIV_SITE_NONE, /* unrelated to arXiv: no finding */
    DL_ARXIV_SITE_ARXIV,
    DL_ARXIV_SITE_MIRROR, /* www., export., browse., xxx.lanl.gov */
    DL_ARXIV_SITE_ALPHAXIV,
    DL_ARXIV_SITE_HUGGING_FACE,
    DL_ARXIV_SITE_AR5IV,
    DL_ARXIV_SITE_DOI,
    DL_ARXIV_SITE_OAI,
    DL_ARXIV_SITE_TEXT,      /* `arXiv:2509.08519 [cs.CV]`, a bare identifier */
    DL_ARXIV_SITE_LOOK_ALIKE /* arxlv.org, arxiv.org.evil, user@arxiv.org */
} dl_arxiv_site;

enum { /* how an arXiv address departs from https://arxiv.org/abs/ID */
    DL_ARXIV_URL_HTTP = 1,      /* or no scheme at all */
    DL_ARXIV_URL_HOST = 2,      /* www., export. … */
    DL_ARXIV_URL_PATH = 4,      /* /pdf/, /html/ … instead of /abs/ */
    DL_ARXIV_URL_EXTENSION = 8, /* .pdf */
    DL_ARXIV_URL_QUERY = 16,    /* ?… or #… */
    DL_ARXIV_URL_SLASH = 32,    /* trailing or doubled */
    DL_ARXIV_URL_VERSION = 64,
    DL_ARXIV_URL_CLASS = 128,   /* math.GT/0309136, abs/cs.CV/… */
    DL_ARXIV_URL_SPELLING = 256, /* upper-case V or host, arXiv: prefix, %2F */
    /* Not an identifier as written: it leads to the paper only because arXiv's
       site corrects the address and redirects. Set together with the flag that
       says what was corrected. arXiv's API corrects nothing. */
    DL_ARXIV_URL_REPAIRED = 512
};

typedef struct dl_arxiv_url {
    dl_arxiv_site site;
    dl_arxiv_id id;     /* id.reason says what is wrong with the address, too;
                           id.hint is the paper's identifier if HOST, SCHEME or
                           PATH is the only error */
    uint32_t departures; /* DL_ARXIV_URL_… */
    dl_span id_span;    /* of the identifier as written, with all that is
                           attached to it; bytes into the text given */
} dl_arxiv_url;

/*
 * Reads one address or identifier, with nothing around it; if it is not an
 * address, spaces, a class (`[cs.CV]`) or, in a text of several words, other
 * words are allowed. Accepts whatever leads to the paper; DL_ARXIV_URL_REPAIRED
 * and dl_arxiv_url_is_strict() show what only just does. `lexicon` has the
 * words that are used in place of an unknown identifier; NULL: the built-in
 * one.
 */
dl_arxiv_url dl_arxiv_url_parse(dl_str text, const struct dl_lexicon *lexicon);

/* Whether the address contains an identifier exactly as the scheme defines it,
   in any form of address. */
static inline bool dl_arxiv_url_is_strict(const dl_arxiv_url *url)
{
    return url->id.reason == DL_ARXIV_OK &&
           !(url->departures & DL_ARXIV_URL_REPAIRED);
}

/* Whether the address is meant to lead to arXiv or one of its companions, valid
   or not, so that a rule should check it. Listings, searches and figures of a
   paper in HTML are not. */
bool dl_arxiv_url_is_paper(const dl_arxiv_url *url);

/*
 * Finds the next address or `arXiv:` text in running text (Markdown's marks end
 * an address) from byte `from` on; false at the end. Finds only what
 * dl_arxiv_url_is_paper() accepts. Finding all takes time linear in the text's
 * length.
 */
bool dl_arxiv_url_find(dl_str text, const struct dl_lexicon *lexicon,
                       uint32_t from, dl_span *found);

#endif
