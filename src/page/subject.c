/* Reads names, titles and headings for what they speak of. */
#include "page/subject.h"

#include "base/path.h"
#include "base/str.h"

static bool names_markdown(dl_str text)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = dl_to_lower(text.p[i]);
        dl_str rest = dl_str_from(text, i);
        if ((c == 'm' && dl_begins_with(rest, "markdown")) ||
            ((unsigned char)c == 0xEB && dl_str_starts(rest, "마크다운")))
            return true;
    }
    return false;
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
