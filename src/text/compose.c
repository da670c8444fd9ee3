/* NFC composition, with a map from composed bytes back to the source. */
#include "text/compose.h"

#include <utf8proc.h>

#include "base/search.h"
#include "base/str.h"
#include "text/utf8.h"

/* Sorting marks into order takes quadratic time, so longer runs of them are
   left as they are. */
enum { LONGEST_PART = 96 /* bytes */ };

/* Whether the two bytes at `p` begin a conjoining jamo (U+1100–11FF) or a
   combining mark (U+0300–036F). */
static bool is_part(const unsigned char *p)
{
    return (p[0] == 0xE1 && p[1] >= 0x84 && p[1] <= 0x87) || p[0] == 0xCC ||
           (p[0] == 0xCD && p[1] < 0xB0);
}

bool dl_may_compose(dl_str s)
{
    static const char leads[] = "\xE1\xCC\xCD";
    for (const char *lead = leads; *lead; lead++) {
        const char *p = s.p, *end = s.p + s.n;
        while (p < end && (p = memchr(p, *lead, (size_t)(end - p))) != NULL) {
            if (p + 1 < end && is_part((const unsigned char *)p))
                return true;
            p++;
        }
    }
    return false;
}

/* The end of the grapheme that begins at byte `start`: no composition crosses
   it. */
static size_t grapheme_end(dl_str s, size_t start)
{
    unsigned length;
    utf8proc_int32_t state = 0;
    uint32_t before = dl_utf8_decode(s, start, &length);
    size_t i = start + length;
    while (i < s.n) {
        uint32_t next = dl_utf8_decode(s, i, &length);
        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)before,
                                             (utf8proc_int32_t)next, &state))
            break;
        before = next;
        i += length;
    }
    return i;
}

static bool normalize(dl_str text, utf8proc_option_t options, dl_buf *out)
{
    /* Utf8proc gives a code point four bytes, and adds a NUL. */
    const size_t wide = sizeof(utf8proc_int32_t);
    const utf8proc_uint8_t *source = (const utf8proc_uint8_t *)text.p;
    utf8proc_ssize_t size = (utf8proc_ssize_t)text.n;
    utf8proc_ssize_t n = utf8proc_decompose(source, size, NULL, 0, options);
    if (n < 0)
        return false;
    utf8proc_int32_t *points = dl_xmalloc(((size_t)n + 1) * wide);
    n = utf8proc_decompose(source, size, points, n, options);
    if (n >= 0)
        n = utf8proc_reencode(points, n, options);
    if (n >= 0)
        dl_buf_add(out, (dl_str){(const char *)points, (size_t)n});
    dl_free(points);
    return n >= 0;
}

bool dl_normalize(dl_str text, bool compatible, dl_buf *out)
{
    return normalize(text,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE |
                         (compatible ? UTF8PROC_COMPAT : 0),
                     out);
}

bool dl_normalize_bare(dl_str text, dl_buf *out)
{
    return normalize(text,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                         UTF8PROC_STRIPMARK,
                     out);
}

static void add_part(dl_composed *composed, dl_str s, size_t start, size_t end)
{
    dl_str part = {s.p + start, end - start}, result = part;
    dl_buf out = {0};
    if (part.n <= LONGEST_PART && dl_normalize(part, false, &out))
        result = dl_buf_str(&out);
    if (!dl_str_eq(result, part)) {
        uint32_t here = (uint32_t)composed->text.n;
        dl_composed_part made = {{here, here + (uint32_t)result.n},
                                 {(uint32_t)start, (uint32_t)end}};
        dl_vec_push(&composed->parts, made);
    }
    dl_buf_add(&composed->text, result);
    dl_buf_free(&out);
}

void dl_compose(dl_composed *composed, dl_str s)
{
    size_t same = 0; /* nothing before this is copied yet */
    dl_buf_clear(&composed->text);
    composed->parts.n = 0;
    for (size_t i = 0; i < s.n;) {
        unsigned char c = (unsigned char)s.p[i];
        /* Two ASCII characters never compose. */
        if (c < 0x80 && (i + 1 == s.n || (unsigned char)s.p[i + 1] < 0x80)) {
            i++;
            continue;
        }
        size_t end = grapheme_end(s, i);
        if (dl_may_compose((dl_str){s.p + i, end - i})) {
            dl_buf_add(&composed->text, (dl_str){s.p + same, i - same});
            add_part(composed, s, i, end);
            same = end;
        }
        i = end;
    }
    dl_buf_add(&composed->text, dl_str_from(s, same));
}

void dl_composed_free(dl_composed *composed)
{
    dl_buf_free(&composed->text);
    dl_vec_free(&composed->parts);
}

/* The last part that begins at `here` or before, or NULL. */
static const dl_composed_part *part_at(const dl_composed *composed,
                                       uint32_t here)
{
    size_t i;
    DL_LOWER_BOUND(i, 0, composed->parts.n,
                   composed->parts.v[i].here.start <= here);
    return i > 0 ? &composed->parts.v[i - 1] : NULL;
}

static bool is_within(const dl_composed_part *part, uint32_t here)
{
    return part && here > part->here.start && here < part->here.end;
}

static uint32_t written_at(const dl_composed *composed, uint32_t here,
                           bool is_end)
{
    const dl_composed_part *part = part_at(composed, here);
    if (!part)
        return here;
    if (is_within(part, here))
        return is_end ? part->written.end : part->written.start;
    return here == part->here.start
               ? part->written.start
               : part->written.end + (here - part->here.end);
}

dl_span dl_composed_written(const dl_composed *composed, dl_span here)
{
    return (dl_span){written_at(composed, here.start, false),
                     written_at(composed, here.end, true)};
}

bool dl_composed_is_whole(const dl_composed *composed, dl_span here)
{
    return !is_within(part_at(composed, here.start), here.start) &&
           !is_within(part_at(composed, here.end), here.end);
}
