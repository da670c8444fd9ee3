/* The list of hosts, and hosts that only look like one of arXiv's. */
#include "arxiv/host.h"

#include "base/str.h"

enum { MAX_HOST = 64 }; /* longer than any host that could be confused */

static const struct {
    dl_str name;
    dl_arxiv_host host;
} hosts[] = {
    {{"arxiv.org", 9}, DL_HOST_ARXIV},
    {{"www.arxiv.org", 13}, DL_HOST_MIRROR},
    {{"export.arxiv.org", 16}, DL_HOST_MIRROR},
    {{"browse.arxiv.org", 16}, DL_HOST_MIRROR},
    {{"xxx.lanl.gov", 12}, DL_HOST_MIRROR},
    {{"www.alphaxiv.org", 16}, DL_HOST_ALPHAXIV},
    {{"alphaxiv.org", 12}, DL_HOST_ALPHAXIV},
    {{"pdfs.assets.alphaxiv.org", 24}, DL_HOST_ALPHAXIV_PDF},
    {{"huggingface.co", 14}, DL_HOST_HUGGING_FACE},
    {{"hf.co", 5}, DL_HOST_HUGGING_FACE},
    {{"ar5iv.org", 9}, DL_HOST_AR5IV},
    {{"www.ar5iv.org", 13}, DL_HOST_AR5IV},
    {{"ar5iv.labs.arxiv.org", 20}, DL_HOST_AR5IV},
    {{"doi.org", 7}, DL_HOST_DOI},
    {{"dx.doi.org", 10}, DL_HOST_DOI},
    {{"www.doi.org", 11}, DL_HOST_DOI},
};

/*
 * Whether `a` equals `b` or becomes it by one substitution, insertion, deletion
 * or transposition of neighbours (Damerau's errors).
 */
static bool is_within_one_edit(dl_str a, dl_str b)
{
    size_t head = 0, tail = 0;
    size_t shorter = a.n < b.n ? a.n : b.n;
    while (head < shorter && a.p[head] == b.p[head])
        head++;
    while (tail < shorter - head && a.p[a.n - 1 - tail] == b.p[b.n - 1 - tail])
        tail++;
    size_t left_a = a.n - head - tail, left_b = b.n - head - tail;
    if (left_a == 2 && left_b == 2)
        return a.p[head] == b.p[head + 1] && a.p[head + 1] == b.p[head];
    return left_a <= 1 && left_b <= 1;
}

/*
 * A label in Punycode (RFC 3492) without its prefix and tail: its ASCII
 * letters, with a single `?` for the encoded part.
 */
static dl_str without_punycode(dl_str host, char out[MAX_HOST])
{
    if (!dl_begins_with(host, "xn--"))
        return host;
    size_t label = 4;
    while (label < host.n && host.p[label] != '.')
        label++;
    size_t hyphen = label;
    while (hyphen > 4 && host.p[hyphen - 1] != '-')
        hyphen--;
    size_t basic = hyphen > 4 ? hyphen - 1 - 4 : 0;
    memcpy(out, host.p + 4, basic);
    memcpy(out + basic, host.p + label, host.n - label);
    return (dl_str){out, basic + host.n - label};
}

static bool is_look_alike(dl_str host)
{
    static const dl_str originals[] = {
        {"arxiv.org", 9}, {"alphaxiv.org", 12}, {"huggingface.co", 14}};
    char letters[MAX_HOST];
    if (dl_begins_with(host, "www."))
        host = dl_str_from(host, 4);
    host = without_punycode(host, letters);
    for (size_t i = 0; i < sizeof originals / sizeof originals[0]; i++)
        if (is_within_one_edit(host, originals[i]))
            return true;
    return dl_begins_with(host, "arxiv.") ||
           dl_begins_with(host, "alphaxiv.") ||
           dl_str_find(host, DL_STR("arxiv.org")) != SIZE_MAX ||
           dl_str_find(host, DL_STR("alphaxiv.org")) != SIZE_MAX;
}

dl_arxiv_host dl_arxiv_host_of(dl_str host, bool *is_lower)
{
    char lower[MAX_HOST];
    size_t n = 0;
    *is_lower = true;
    if (host.n > sizeof lower)
        return DL_HOST_OTHER;
    for (size_t i = 0; i < host.n; i++) {
        unsigned char c = (unsigned char)host.p[i];
        if (c >= 0x80 && c < 0xC0)
            continue; /* one `?` for each character that is not ASCII */
        lower[n++] = c >= 0x80 ? '?' : dl_to_lower((char)c);
        *is_lower &= lower[n - 1] == (char)c;
    }
    dl_str s = {lower, n};
    for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++)
        if (dl_str_eq(s, hosts[i].name))
            return hosts[i].host;
    if (s.n > 10 && dl_str_ends(s, ".arxiv.org"))
        return DL_HOST_SUBDOMAIN;
    return is_look_alike(s) ? DL_HOST_LOOK_ALIKE : DL_HOST_OTHER;
}
