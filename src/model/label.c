/* What stands before a colon at the head of a line, an item or a block. */
#include "model/builder.h"

enum { LONGEST_LABEL = 96 /* bytes, markup included */ };

static uint32_t skip_marks(const char *src, uint32_t i, uint32_t end)
{
    while (i < end && (src[i] == '*' || src[i] == '_'))
        i++;
    return i;
}

/* The bytes of a colon at `i`, ASCII or full-width; 0: there is none. */
static uint32_t colon_at(const char *src, uint32_t i, uint32_t end)
{
    if (src[i] == ':')
        return 1;
    return i + 3 <= end && memcmp(src + i, "\xEF\xBC\x9A", 3) == 0 ? 3 : 0;
}

/* Whether the text may begin behind the colon: not in `10:30`, `https://`. */
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
    uint32_t name = skip_marks(src, start, limit), i = name, colon = 0;
    while (i < limit && src[i] != '\n' && src[i] != '\r' &&
           (colon = colon_at(src, i, limit)) == 0)
        i++;
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
    while (text < end && (src[text] == ' ' || src[text] == '\t'))
        text++;
    out->text = text;
    return out->name.n > 0;
}
