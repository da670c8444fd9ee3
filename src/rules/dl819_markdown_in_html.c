/* DL819 markdown-in-html: see rules/DL819-markdown-in-html.md. */
#include "base/str.h"
#include "page/kramdown_html.h"
#include "page/looks.h"
#include "page/texts.h"
#include "rules_gen.h"
#include "text/hangul.h"

enum { LONGEST = 200 /* bytes of what is marked */ };

/* The byte after the tag, comment or element of code at `<`; `i` itself: it is
   none. */
static uint32_t skip_tag(dl_str s, uint32_t i)
{
    static const char *const raw[][2] = {
        {"<!--", "-->"},        {"<pre", "</pre>"},     {"<code", "</code>"},
        {"<script", "</script>"}, {"<style", "</style>"}, {"<svg", "</svg>"},
        {"<math", "</math>"},   {"<kbd", "</kbd>"}};
    dl_str rest = dl_str_from(s, i);
    for (size_t k = 0; k < sizeof raw / sizeof *raw; k++) {
        if (!dl_begins_with(rest, raw[k][0]))
            continue;
        size_t end = dl_str_find(rest, dl_str_of(raw[k][1]));
        return end == SIZE_MAX ? (uint32_t)s.n
                               : i + (uint32_t)(end + strlen(raw[k][1]));
    }
    const char *close = memchr(rest.p, '>', rest.n);
    return close ? i + (uint32_t)(close - rest.p) + 1 : (uint32_t)s.n;
}

/* `__git log__`, but not `__init__`: more than a name, and apart from a word
   before it. */
static bool is_underlined(dl_str s, uint32_t i, uint32_t end)
{
    bool is_name = true;
    for (uint32_t k = i + 2; k < end; k++)
        is_name &= dl_is_alnum(s.p[k]) || s.p[k] == '_';
    return !is_name && (i == 0 || dl_is_white(s.p[i - 1]) || s.p[i - 1] == '>');
}

/* `**굵게**` or `__굵게__` at byte `i`: its length, or 0. */
static uint32_t strong_at(dl_str s, uint32_t i)
{
    char sign = s.p[i];
    uint32_t k = i + 2;
    if (k >= s.n || s.p[i + 1] != sign || dl_is_white(s.p[k]) ||
        s.p[k] == sign || (i > 0 && s.p[i - 1] == sign)) /* a line of stars */
        return 0;
    for (; k + 1 < s.n && k - i < LONGEST && s.p[k] != '\n' && s.p[k] != '<';
         k++)
        if (s.p[k] == sign && s.p[k + 1] == sign && !dl_is_white(s.p[k - 1]))
            return sign == '*' || is_underlined(s, i, k) ? k + 2 - i : 0;
    return 0;
}

/* `*글*` at byte `i`, of Korean words that other text is around: its length,
   or 0. */
static uint32_t emphasis_at(dl_str s, uint32_t i)
{
    uint32_t k = i + 1;
    bool begins = i == 0 || dl_is_blank(s.p[i - 1]);
    if (!begins || k >= s.n || dl_is_white(s.p[k]) || s.p[k] == '*')
        return 0;
    while (k < s.n && k - i < LONGEST && !dl_is_one_of(s.p[k], "*\n<"))
        k++;
    dl_str text = {s.p + i + 1, k - i - 1};
    return k < s.n && s.p[k] == '*' && !dl_is_white(s.p[k - 1]) &&
                   dl_has_hangul(text)
               ? k + 1 - i
               : 0;
}

/* `[글](https://…)` at byte `i`: its length, or 0. */
static uint32_t link_at(dl_str s, uint32_t i)
{
    uint32_t k = i + 1;
    while (k < s.n && k - i < LONGEST && s.p[k] != ']' && s.p[k] != '[' &&
           s.p[k] != '\n')
        k++;
    if (k + 2 >= s.n || s.p[k] != ']' || s.p[k + 1] != '(')
        return 0;
    dl_str to = dl_str_from(s, k + 2);
    if (!dl_str_starts(to, "http") && !dl_str_starts(to, "/") &&
        !dl_str_starts(to, "#") && !dl_str_starts(to, "./"))
        return 0;
    while (k < s.n && k - i < 4 * LONGEST && !dl_is_white(s.p[k])) {
        if (s.p[k] == ')')
            return k + 1 - i;
        k++;
    }
    return 0;
}

/* The first marks in the text of an element. */
static void look_at(dl_ctx *ctx, const dl_page *page, const dl_block *b)
{
    dl_span span = {page->rows[b->row].start, page->rows[b->row_end - 1].end};
    dl_str s = dl_doc_slice(page->doc, span);
    for (uint32_t i = 0; i < s.n; i++) {
        uint32_t n = 0;
        if (s.p[i] == '<') {
            uint32_t end = skip_tag(s, i);
            i = end > i ? end - 1 : i;
        } else if (s.p[i] == '*' || s.p[i] == '_') {
            n = strong_at(s, i);
        } else if (s.p[i] == '[') {
            n = link_at(s, i);
        }
        if (n == 0)
            continue;
        bool is_image = s.p[i] == '[' && i > 0 && s.p[i - 1] == '!';
        dl_span found = {span.start + i - is_image, span.start + i + n};
        dl_report(ctx, DL819_SHOWN, found, dl_doc_slice(page->doc, found));
        return;
    }
}

/* The marks in [from, to), which stay as they are; true: there are some. */
static bool find_marks(dl_ctx *ctx, const dl_doc *doc, uint32_t from,
                       uint32_t to)
{
    dl_str s = dl_doc_slice(doc, (dl_span){from, to});
    for (uint32_t i = 0; i < s.n; i++) {
        uint32_t n = s.p[i] == '*'   ? strong_at(s, i)
                     : s.p[i] == '[' ? link_at(s, i)
                                     : 0;
        if (n == 0 && s.p[i] == '*')
            n = emphasis_at(s, i);
        if (n == 0)
            continue;
        dl_span found = {from + i, from + i + n};
        dl_report(ctx, DL819_SHOWN, found, dl_doc_slice(doc, found));
        return true;
    }
    return false;
}

/* kramdown reads no Markdown in `<u>` or `<mark>`, in running text either. */
static void on_text(void *user, uint32_t block, const dl_span *pieces, size_t n)
{
    dl_ctx *ctx = user;
    const dl_doc *doc = dl_ctx_doc(ctx);
    (void)block;
    for (size_t k = 0; k < n; k++) {
        size_t i = dl_region_find(doc, pieces[k].start);
        uint32_t seen = 0; /* byte up to which there are no marks */
        for (; i < doc->n_regions && doc->regions[i].start < pieces[k].end;
             i++) {
            const dl_region *r = &doc->regions[i];
            dl_str name;
            if (r->kind != DL_REGION_HTML || r->start < pieces[k].start ||
                r->start < seen ||
                r->end > pieces[k].end || /* a tag of several lines */
                doc->src.p[r->start + 1] == '/' ||
                !dl_kramdown_tag(doc, r->start, r->end, &name) ||
                !dl_kramdown_is_raw(name))
                continue;
            dl_str rest = dl_doc_slice(doc, (dl_span){r->end, pieces[k].end});
            size_t end = dl_str_find(rest, DL_STR("</"));
            if (end == SIZE_MAX)
                break;
            seen = r->end + (uint32_t)end;
            if (find_marks(ctx, doc, r->end, seen))
                break;
        }
    }
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    static const char *const tags[] = {"<", NULL};
    const dl_page *page = dl_ctx_page(ctx);
    (void)post;
    if (page->renderer->name <= DL_RENDERER_NONE)
        return;
    for (uint32_t i = 0; i < page->n_blocks; i++)
        if (dl_is_html_text(page, i))
            look_at(ctx, page, &page->blocks[i]);
    if (dl_renderer_is_kramdown(page->renderer))
        dl_page_each_text(page, tags, on_text, ctx);
}

const dl_check dl_check_dl819 = {.on_page = on_page};
