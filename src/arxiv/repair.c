/*
 * The corrections that arXiv's site makes to an identifier in an address before
 * it answers with a redirect (the SUBSTITUTIONS of arxiv-base's identifier
 * module), except for the hyphens that it inserts into archive names.
 */
#include "arxiv/repair.h"

#include "base/str.h"

static bool ends_with(const dl_short *s, const char *lower)
{
    size_t n = strlen(lower);
    return s->n > n && dl_begins_with((dl_str){s->p + s->n - n, n}, lower);
}

static void drop_head(dl_short *s, size_t n)
{
    s->n -= n;
    memmove(s->p, s->p + n, s->n);
}

/* Percent-encoding (RFC 3986, section 2.1), `//` and `--`. */
static uint32_t copy_decoded(dl_str s, dl_short *out)
{
    uint32_t repairs = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '%' && i + 2 < s.n && dl_hex_value(s.p[i + 1]) >= 0 &&
            dl_hex_value(s.p[i + 2]) >= 0) {
            c = (char)(dl_hex_value(s.p[i + 1]) * 16 +
                       dl_hex_value(s.p[i + 2]));
            i += 2;
            repairs |= DL_ARXIV_URL_SPELLING;
        }
        char before = out->n ? out->p[out->n - 1] : '\0';
        if (c == '/' && (!out->n || before == '/'))
            repairs |= DL_ARXIV_URL_SLASH;
        else if (c == '-' && before == '-')
            repairs |= DL_ARXIV_URL_SPELLING;
        else
            dl_short_addc(out, c);
    }
    return repairs;
}

static uint32_t drop_tail(dl_short *s)
{
    static const char *const extensions[] = {".pdf", ".ps", ".gz"};
    uint32_t repairs = 0;
    for (bool again = true; again;) {
        again = false;
        if (s->n > 1 && s->p[s->n - 1] == '/') {
            s->n--;
            repairs |= DL_ARXIV_URL_SLASH;
            again = true;
        }
        for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++) {
            if (!ends_with(s, extensions[i]))
                continue;
            s->n -= strlen(extensions[i]);
            repairs |= DL_ARXIV_URL_EXTENSION;
            again = true;
        }
    }
    return repairs;
}

/* `HEP-TH/…`, `math.GT/…`, and `cs.CV/` before an identifier without an
   archive. */
static uint32_t repair_archive(dl_short *s)
{
    uint32_t repairs = 0;
    size_t end = 0;
    while (end < s->n && (dl_is_alpha(s->p[end]) || s->p[end] == '-'))
        end++;
    size_t slash = end;
    if (slash < s->n && s->p[slash] == '.')
        for (slash++;
             slash < s->n && (dl_is_alpha(s->p[slash]) || s->p[slash] == '-');)
            slash++;
    if (!end || slash == s->n || s->p[slash] != '/')
        return 0;
    dl_str number = dl_str_from(dl_short_str(s), slash + 1);
    if (dl_digits_at(number, 0) == 4) {
        drop_head(s, slash + 1);
        return DL_ARXIV_URL_CLASS;
    }
    if (slash > end) {
        memmove(s->p + end, s->p + slash, s->n - slash);
        s->n -= slash - end;
        repairs |= DL_ARXIV_URL_CLASS;
    }
    for (size_t i = 0; i < end; i++) {
        char c = dl_to_lower(s->p[i]);
        repairs |= c == s->p[i] ? 0 : DL_ARXIV_URL_SPELLING;
        s->p[i] = c;
    }
    return repairs;
}

static uint32_t repair_version(dl_short *s)
{
    size_t i = s->n;
    while (i > 1 && dl_is_digit(s->p[i - 1]))
        i--;
    if (i < 2 || i == s->n || s->p[i - 1] != 'V' || !dl_is_digit(s->p[i - 2]))
        return 0;
    s->p[i - 1] = 'v';
    return DL_ARXIV_URL_SPELLING;
}

uint32_t dl_arxiv_repair(dl_str s, dl_short *out)
{
    *out = (dl_short){.n = 0};
    uint32_t repairs = copy_decoded(s, out);
    if (dl_begins_with(dl_short_str(out), "arxiv:")) {
        drop_head(out, 6);
        repairs |= DL_ARXIV_URL_SPELLING;
    }
    repairs |= drop_tail(out);
    repairs |= repair_archive(out);
    repairs |= repair_version(out);
    return out->full ? 0 : repairs;
}
