/* Reads labels: the text before a colon at the start of a line, an item or a
   block. */
#include "base/str.h"
#include "model/builder.h"

enum { LONGEST_LABEL = 96 /* bytes, markup included */ };

static uint32_t skip_marks(const char *src, uint32_t i, uint32_t end)
{
    while (i < end && (src[i] == '*' || src[i] == '_'))
        i++;
    return i;
}

/* The length in bytes of the first colon of the line, ASCII or full-width;
   `*at` is set to its place. 0: there is none before `end`. */
static uint32_t find_colon(const char *src, uint32_t *at, uint32_t end)
{
    for (uint32_t i = *at; i < end; i++) {
        unsigned char c = (unsigned char)src[i];
        if (c > ':' && c != 0xEF)
            continue; /* most characters of a text */
        *at = i;
        if (c == ':')
            return 1;
        if (c == '\n' || c == '\r')
            return 0;
        if (end - i >= 3 && memcmp(src + i, "\xEF\xBC\x9A", 3) == 0)
            return 3;
    }
    return 0;
}

/* Whether the text may begin after the colon: not in `10:30`, `https://`. */
static bool may_begin(const char *src, uint32_t i, uint32_t end)
{
    if (i >= end)
        return true;
    unsigned char c = (unsigned char)src[i];
    return c <= ' ' || c >= 0x80;
}

bool dl_label_read(const dl_doc *doc, uint32_t start, uint32_t end,
                   dl_label *out)
{
    const char *src = doc->src.p;
    uint32_t limit = end - start > LONGEST_LABEL ? start + LONGEST_LABEL : end;
    uint32_t name = skip_marks(src, start, limit), i = name;
    uint32_t colon = find_colon(src, &i, limit);
    if (!colon || i == name)
        return false;
    /* `**Name:**` or `**Name**:` */
    uint32_t name_end = i, marks = name - start, text = i + colon;
    while (name_end > name &&
           (src[name_end - 1] == '*' || src[name_end - 1] == '_'))
        name_end--;
    if (marks && i - name_end != marks) {
        uint32_t behind = skip_marks(src, text, end);
        if (name_end != i || behind - text != marks)
            return false;
        text = behind;
    } else if (!marks && name_end != i) {
        return false;
    }
    if (!may_begin(src, text, end))
        return false;
    out->name_span = dl_span_trim(doc, (dl_span){name, name_end});
    out->name = dl_doc_slice(doc, out->name_span);
    out->span = (dl_span){start, text};
    out->is_marked = marks > 0;
    while (text < end && dl_is_blank(src[text]))
        text++;
    out->text = text;
    return out->name.n > 0;
}
