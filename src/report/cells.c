/* Finds grapheme clusters by the properties of utf8proc. */
#include "report/cells.h"

#include <utf8proc.h>

#include "base/str.h"
#include "text/hangul.h"
#include "text/position.h"
#include "text/printable.h"
#include "text/utf8.h"

enum {
    EMOJI_VARIATION = 0xFE0F,
    LONGEST_CLUSTER = 128 /* bytes: there is no limit to the marks on a base */
};

static int bound_class(uint32_t c)
{
    return utf8proc_get_property((utf8proc_int32_t)c)->boundclass;
}

static bool is_valid_at(dl_str s, size_t i, unsigned length)
{
    return length > 1 || (unsigned char)s.p[i] < 0x80;
}

/* The Hangul syllable (U+AC00 to U+D7A3) at byte `i`, or 0. */
static uint32_t syllable_at(dl_str s, size_t i)
{
    const unsigned char *p = (const unsigned char *)s.p + i;
    if (i + 2 >= s.n || p[0] < 0xEA || p[0] > 0xED || (p[1] & 0xC0) != 0x80 ||
        (p[2] & 0xC0) != 0x80)
        return 0;
    uint32_t c = (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 |
                 (p[2] & 0x3F);
    return dl_hangul_is_syllable(c) ? c : 0;
}

/* Whether no cluster continues at `i`: the text ends there, or ASCII or a
   syllable begins. */
static bool is_boundary(dl_str s, size_t i)
{
    return i == s.n || (unsigned char)s.p[i] < 0x80 || syllable_at(s, i);
}

dl_cluster dl_cluster_at(dl_str s, size_t i)
{
    unsigned length;
    uint32_t syllable = syllable_at(s, i); /* most of the text, so first */
    if (syllable && is_boundary(s, i + 3))
        return (dl_cluster){i, i + 3, syllable, 2, DL_CLUSTER_SHOWN};
    uint32_t c = dl_utf8_decode(s, i, &length);
    dl_cluster cluster = {.start = i, .end = i + length, .character = c};
    if (c >= 0x20 && c < 0x7F && is_boundary(s, cluster.end)) {
        cluster.cells = 1;
        return cluster;
    }
    if (!is_valid_at(s, i, length)) {
        cluster.kind = DL_CLUSTER_INVALID;
        cluster.character = (unsigned char)s.p[i];
        cluster.cells = 6;
        return cluster;
    }
    if (c == '\t') {
        cluster.cells = 1;
        return cluster;
    }
    /* The soft hyphen is a control character with a width. */
    cluster.cells = dl_cell_width(c);
    if (cluster.cells == 0 || dl_is_unprintable(c) ||
        bound_class(c) == UTF8PROC_BOUNDCLASS_CONTROL) {
        cluster.kind = DL_CLUSTER_HIDDEN;
        cluster.cells = c > 0xFFFFF ? 10 : c > 0xFFFF ? 9 : 8; /* <U+200B> */
        return cluster;
    }
    /* Joiners and tags belong in emoji sequences; in other text they are strays
       that must be visible. */
    bool joins = bound_class(c) == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
    utf8proc_int32_t state = 0;
    uint32_t before = c;
    while (cluster.end < s.n && cluster.end - i < LONGEST_CLUSTER) {
        uint32_t next = dl_utf8_decode(s, cluster.end, &length);
        if (!is_valid_at(s, cluster.end, length) ||
            (!joins && dl_is_unprintable(next)) ||
            utf8proc_grapheme_break_stateful((utf8proc_int32_t)before,
                                             (utf8proc_int32_t)next, &state))
            break;
        if (next == EMOJI_VARIATION ||
            bound_class(next) == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR)
            cluster.cells = 2;
        before = next;
        cluster.end += length;
    }
    return cluster;
}

void dl_cluster_show(dl_buf *out, dl_str s, const dl_cluster *cluster)
{
    switch (cluster->kind) {
    case DL_CLUSTER_SHOWN:
        dl_buf_add(
            out, (dl_str){s.p + cluster->start, cluster->end - cluster->start});
        break;
    case DL_CLUSTER_HIDDEN:
        dl_buf_printf(out, "<U+%04X>", (unsigned)cluster->character);
        break;
    case DL_CLUSTER_INVALID:
        dl_buf_printf(out, "<0x%02X>", (unsigned)cluster->character);
        break;
    }
}

/* Text that needs no escape is copied in one piece. */
size_t dl_show(dl_buf *out, dl_str s, size_t cells)
{
    size_t i = 0, done = 0;
    while (i < s.n) {
        dl_cluster cluster = dl_cluster_at(s, i);
        if (cluster.cells > cells)
            break;
        bool is_tab = cluster.character == '\t';
        if (is_tab || cluster.kind != DL_CLUSTER_SHOWN) {
            dl_buf_add(out, (dl_str){s.p + done, i - done});
            if (is_tab)
                dl_buf_addc(out, ' ');
            else
                dl_cluster_show(out, s, &cluster);
            done = cluster.end;
        }
        cells -= cluster.cells;
        i = cluster.end;
    }
    dl_buf_add(out, (dl_str){s.p + done, i - done});
    return i;
}

size_t dl_cells(dl_str s, size_t most)
{
    size_t cells = 0;
    for (size_t i = 0; i < s.n && cells <= most;) {
        dl_cluster cluster = dl_cluster_at(s, i);
        cells += cluster.cells;
        i = cluster.end;
    }
    return cells;
}

/* Clusters can only be found forwards: reading begins so far back that enough
   of them precede `at`, whatever their bytes. */
size_t dl_cells_back(dl_str s, size_t at, size_t limit, size_t cells)
{
    enum { BYTES = 4 }; /* of a character, at most; few need two for a cell */
    dl_str before = {s.p, at};
    size_t from = at - limit > BYTES * cells ? at - BYTES * cells : limit;
    while (from < at && from > limit && dl_is_continuation(s.p[from]))
        from++;
    size_t all = dl_cells((dl_str){s.p + from, at - from}, SIZE_MAX);
    while (from < at && all > cells) {
        dl_cluster cluster = dl_cluster_at(before, from);
        all -= cluster.cells < all ? cluster.cells : all;
        from = cluster.end;
    }
    return from;
}

size_t dl_cells_ahead(dl_str s, size_t at, size_t cells)
{
    while (at < s.n) {
        dl_cluster cluster = dl_cluster_at(s, at);
        if (cluster.cells > cells)
            break;
        cells -= cluster.cells;
        at = cluster.end;
    }
    return at;
}
