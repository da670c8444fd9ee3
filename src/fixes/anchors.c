/* Makes the names of headings, and finds the links to them. */
#include "fixes/anchors.h"

#include "base/buf.h"
#include "base/search.h"
#include "base/str.h"
#include "text/lex.h"
#include "text/utf8.h"

enum { LONGEST_LINK = 512 /* bytes of a name in a link */ };

static void add(dl_anchors *anchors, dl_str name)
{
    if (name.n == 0)
        return;
    if (!anchors->arena)
        anchors->arena = dl_arena_new();
    dl_vec_push(&anchors->names, dl_arena_str(anchors->arena, name));
    anchors->is_sorted = false;
}

static bool is_kept(uint32_t c)
{
    switch (dl_char_class(c)) {
    case DL_CLASS_BLANK: case DL_TOKEN_STOP: case DL_TOKEN_COMMA:
    case DL_TOKEN_OPEN: case DL_TOKEN_CLOSE: case DL_TOKEN_QUOTE:
    case DL_TOKEN_SYMBOL: case DL_TOKEN_INVISIBLE:
        return c == '-' || c == '_';
    default:
        return true;
    }
}

/* Appends what is left of `text` in a name. */
static void add_name(dl_buf *out, dl_str text)
{
    unsigned length;
    for (size_t i = 0; i < text.n; i += length) {
        uint32_t c = dl_utf8_lower(dl_utf8_decode(text, i, &length));
        char encoded[4];
        if (c == ' ')
            dl_buf_addc(out, '-');
        else if (is_kept(c))
            dl_buf_add(out, (dl_str){encoded, dl_utf8_encode(c, encoded)});
    }
}

/* ---- headings ------------------------------------------------------------ */

static void add_heading(dl_buf *name, const dl_doc *doc, uint32_t heading)
{
    for (uint32_t i = heading + 1; i < doc->nodes[heading].end; i++) {
        const dl_node *node = &doc->nodes[i];
        if (node->kind == DL_NODE_TEXT || node->kind == DL_NODE_CODE)
            add_name(name, node->text);
        else if (node->kind == DL_NODE_SOFT_BREAK)
            dl_buf_addc(name, '-');
    }
}

static int by_name(const void *a, const void *b)
{
    return dl_str_compare(*(const dl_str *)a, *(const dl_str *)b);
}

static void sort(dl_anchors *anchors)
{
    if (!anchors->is_sorted)
        dl_vec_sort(&anchors->names, by_name);
    anchors->is_sorted = true;
}

/* Numbers names that are there more than once; they are sorted. */
static void number(dl_anchors *anchors)
{
    const size_t n = anchors->names.n;
    size_t first = 0;
    for (size_t i = 1; i < n; i++) {
        if (!dl_str_eq(anchors->names.v[i], anchors->names.v[first])) {
            first = i;
            continue;
        }
        dl_str name = anchors->names.v[first];
        anchors->names.v[i] = dl_arena_printf(
            anchors->arena, "%.*s-%zu", DL_FMT(name), i - first);
    }
    anchors->is_sorted = false;
}

void dl_anchors_add_headings(dl_anchors *anchors, const dl_doc *doc)
{
    dl_buf name = {0};
    for (uint32_t i = 0; i < doc->n_nodes; i++) {
        if (doc->nodes[i].kind != DL_NODE_HEADING)
            continue;
        name.n = 0;
        add_heading(&name, doc, i);
        add(anchors, dl_buf_str(&name));
    }
    dl_buf_free(&name);
    sort(anchors);
    if (anchors->arena)
        number(anchors);
}

/* ---- links --------------------------------------------------------------- */

static size_t link_end(dl_str text, size_t i)
{
    size_t end = i;
    while (end < text.n && end - i < LONGEST_LINK &&
           !dl_is_one_of(text.p[end], "\n\r)\"'>]|#"))
        end++;
    while (end > i && dl_is_blank(text.p[end - 1])) /* before a title */
        end--;
    return end;
}

/* Percent-decodes [i, end). */
static void decode(dl_buf *out, dl_str text, size_t i, size_t end)
{
    for (; i < end; i++) {
        bool is_code = text.p[i] == '%' && i + 2 < end &&
                       dl_hex_value(text.p[i + 1]) >= 0 &&
                       dl_hex_value(text.p[i + 2]) >= 0;
        dl_buf_addc(out, is_code ? (char)(dl_hex_value(text.p[i + 1]) * 16 +
                                          dl_hex_value(text.p[i + 2]))
                                 : text.p[i]);
        i += is_code ? 2 : 0;
    }
}

void dl_anchors_add_links(dl_anchors *anchors, dl_str text)
{
    dl_buf decoded = {0}, name = {0};
    for (size_t i = 0; i < text.n; i++) {
        const char *p = memchr(text.p + i, '#', text.n - i);
        if (!p)
            break;
        i = (size_t)(p - text.p);
        if (i + 1 == text.n || dl_is_space(text.p[i + 1]) ||
            text.p[i + 1] == '#')
            continue;
        size_t end = link_end(text, i + 1);
        decoded.n = name.n = 0;
        decode(&decoded, text, i + 1, end);
        if (dl_utf8_valid_up_to(dl_buf_str(&decoded)) == decoded.n)
            add_name(&name, dl_buf_str(&decoded));
        add(anchors, dl_buf_str(&name));
    }
    dl_buf_free(&decoded);
    dl_buf_free(&name);
}

void dl_anchors_add_all(dl_anchors *anchors, const dl_anchors *others)
{
    for (size_t i = 0; i < others->names.n; i++)
        add(anchors, others->names.v[i]);
}

/* ---- both ---------------------------------------------------------------- */

static bool has(const dl_anchors *anchors, dl_str name)
{
    size_t i;
    DL_LOWER_BOUND(i, 0, anchors->names.n,
                   dl_str_compare(anchors->names.v[i], name) < 0);
    return i < anchors->names.n && dl_str_eq(anchors->names.v[i], name);
}

dl_str dl_anchors_lost(const dl_anchors *before, dl_anchors *after,
                       dl_anchors *linked)
{
    sort(after);
    sort(linked);
    for (size_t i = 0; i < before->names.n; i++)
        if (has(linked, before->names.v[i]) && !has(after, before->names.v[i]))
            return before->names.v[i];
    return DL_STR_NONE;
}

void dl_anchors_free(dl_anchors *anchors)
{
    if (anchors->arena)
        dl_arena_free(anchors->arena);
    dl_vec_free(&anchors->names);
    *anchors = (dl_anchors){0};
}
