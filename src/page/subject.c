/* Reads names, titles and headings for what they speak of. */
#include "page/subject.h"

#include "base/path.h"
#include "base/str.h"

/* Whether `text` has "markdown", in any letter case, around its byte `k`. */
static bool is_named_at(dl_str text, size_t k)
{
    enum { BEFORE = 3 /* bytes: "mar" */ };
    return k >= BEFORE &&
           dl_begins_with(dl_str_from(text, k - BEFORE), "markdown");
}

/* Goes from one `k`, which is rare, to the next. */
static bool names_markdown(dl_str text)
{
    const char *end = text.p + text.n;
    for (const char *letter = "kK"; *letter; letter++)
        for (const char *k = text.p; k < end; k++) {
            k = memchr(k, *letter, (size_t)(end - k));
            if (!k)
                break;
            if (is_named_at(text, (size_t)(k - text.p)))
                return true;
        }
    return dl_str_find(text, DL_STR("마크다운")) < text.n;
}

static bool has_such_title(const dl_doc *doc)
{
    dl_str yaml = dl_doc_slice(doc, doc->frontmatter.yaml);
    for (size_t i = 0; i < yaml.n;) {
        dl_str line = dl_str_from(yaml, i);
        const char *end = memchr(line.p, '\n', line.n);
        line.n = end ? (size_t)(end - line.p) : line.n;
        if (dl_begins_with(line, "title") && names_markdown(line))
            return true;
        i += line.n + 1;
    }
    return false;
}

bool dl_is_about_markdown(const dl_doc *doc)
{
    if (names_markdown(dl_path_any_name(doc->name)) || has_such_title(doc))
        return true;
    for (uint32_t i = 1; i < doc->n_nodes; i++)
        if (doc->nodes[i].kind == DL_NODE_HEADING &&
            names_markdown(dl_doc_slice(doc, doc->nodes[i].span)))
            return true;
    return false;
}
