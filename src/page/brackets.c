/* Pairs brackets. */
#include "page/brackets.h"

#include "base/str.h"
#include "base/vec.h"
#include "page/texts.h"

typedef struct walker {
    const dl_page *page;
    const dl_holes *holes;
    dl_on_bracket on_bracket;
    void *user;
    size_t next;           /* hole */
    DL_VEC(uint32_t) open; /* brackets of the text */
} walker;

/* The next sign that matters; most bytes are passed here. */
static uint32_t next_sign(const char *p, uint32_t at, uint32_t end)
{
    static const bool is_sign[256] = {
        ['['] = true, [']'] = true, ['\\'] = true};
    while (at < end && !is_sign[(unsigned char)p[at]])
        at++;
    return at;
}

static void walk(walker *w, dl_span line, dl_span text)
{
    const char *p = w->page->doc->src.p;
    for (uint32_t at = line.start; at < line.end;) {
        at = next_sign(p, at, line.end);
        if (at == line.end)
            return;
        uint32_t end = dl_holes_end(w->holes, &w->next, at);
        if (end > at) {
            at = end;
            continue;
        }
        if (p[at] == '[') {
            dl_vec_push(&w->open, at);
        } else if (p[at] == ']') {
            uint32_t open = w->open.n > 0 ? w->open.v[--w->open.n] : DL_NONE;
            dl_bracket bracket = {open, at, line, text.start, text.end};
            w->on_bracket(w->user, &bracket);
        }
        bool is_escape = p[at] == '\\' && at + 1 < line.end &&
                         dl_is_punctuation(p[at + 1]);
        at += is_escape ? 2 : 1;
    }
}

static void on_text(void *user, uint32_t block, const dl_span *pieces, size_t n)
{
    walker *w = user;
    (void)block;
    w->open.n = 0;
    for (size_t i = 0; i < n; i++)
        walk(w, pieces[i], (dl_span){pieces[0].start, pieces[n - 1].end});
}

void dl_page_each_bracket(const dl_page *page, const dl_holes *holes,
                          dl_on_bracket on_bracket, void *user)
{
    static const char *const ends[] = {"]", NULL};
    walker w = {.page = page, .holes = holes, .on_bracket = on_bracket,
                .user = user};
    dl_page_each_text(page, ends, on_text, &w);
    dl_vec_free(&w.open);
}
