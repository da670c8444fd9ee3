/* Compares the letters of what edits remove with those that they add. */
#include "fixes/reshape.h"

#include "base/buf.h"
#include "base/str.h"
#include "text/region.h"

/* The length of the entity at byte `i` (`&#123;`); 0: none. */
static size_t entity_at(dl_str s, size_t i)
{
    enum { LONGEST = 10 };
    size_t n = 1;
    if (s.p[i] != '&')
        return 0;
    while (i + n < s.n && n < LONGEST && s.p[i + n] != ';')
        n++;
    return i + n < s.n && s.p[i + n] == ';' ? n + 1 : 0;
}

static void add_letters(dl_buf *out, dl_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        size_t n = entity_at(s, i);
        if (n > 0)
            i += n - 1;
        else if (dl_is_alnum(s.p[i]) || (unsigned char)s.p[i] >= 0x80)
            dl_buf_addc(out, s.p[i]);
    }
}

static bool keeps_words(const dl_doc *before, const dl_diagnostic *d)
{
    dl_buf removed = {0}, added = {0};
    for (uint32_t i = 0; i < d->fix->n_edits; i++) {
        const dl_edit *e = &d->fix->edits[i];
        if (dl_region_kinds(before, e->span) & d->rule->touches &
            (dl_region_set)~DL_REGION_BIT(DL_REGION_PROSE))
            continue;
        add_letters(&removed, dl_doc_slice(before, e->span));
        add_letters(&added, e->text);
    }
    bool ok = dl_str_eq(dl_buf_str(&removed), dl_buf_str(&added));
    dl_buf_free(&removed);
    dl_buf_free(&added);
    return ok;
}

bool dl_fixes_keep_words(const dl_doc *before,
                         const dl_diagnostic *const *repaired, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (repaired[i]->rule->reshapes && !keeps_words(before, repaired[i]))
            return false;
    return true;
}
