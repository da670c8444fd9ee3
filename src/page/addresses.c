/* Walks the texts of a page from one sign that an address has to the next. */
#include "page/addresses.h"

#include "base/str.h"
#include "page/texts.h"

typedef struct walker {
    const dl_page *page;
    const dl_holes *holes;
    dl_on_bare on_bare;
    void *user;
    size_t next;    /* hole */
    uint32_t floor; /* everything before it is read */
    uint32_t open;  /* brackets of the text */
} walker;

/* `[x]: …`: an address in it is the definition's. */
static bool is_definition(const walker *w, dl_span piece)
{
    dl_str line = dl_doc_slice(w->page->doc, piece);
    const char *close = line.n > 0 && line.p[0] == '['
                            ? memchr(line.p, ']', line.n)
                            : NULL;
    return close && close + 1 < line.p + line.n && close[1] == ':' &&
           !(line.n > 1 && line.p[1] == '^');
}

/* The end of what is read at `at`: an address, or a sign. */
static uint32_t read_at(walker *w, uint32_t at, dl_span piece)
{
    const char *p = w->page->doc->src.p;
    dl_bare bare;
    switch (p[at]) {
    case '\\':
        return at + 1 < piece.end && dl_is_punctuation(p[at + 1]) ? at + 2
                                                                  : at + 1;
    case '[':
        w->open++;
        return at + 1;
    case ']':
        w->open -= w->open > 0;
        return at + 1;
    default:
        break;
    }
    if (!dl_bare_read(w->page, at, piece, w->open > 0, &bare) ||
        bare.start < w->floor)
        return at + 1;
    w->on_bare(w->user, piece, &bare);
    w->floor = bare.end > bare.link.end ? bare.end : bare.link.end;
    return w->floor;
}

static void walk(walker *w, dl_span piece)
{
    const char *p = w->page->doc->src.p;
    w->floor = piece.start;
    for (uint32_t at = piece.start; at < piece.end;) {
        uint32_t end = dl_holes_end(w->holes, &w->next, at);
        if (end > at)
            at = w->floor = end;
        else if (dl_is_one_of(p[at], ":.@[]\\"))
            at = read_at(w, at, piece);
        else
            at++;
    }
}

static void on_text(void *user, uint32_t block, const dl_span *pieces, size_t n)
{
    walker *w = user;
    (void)block;
    w->open = 0;
    for (size_t i = 0; i < n; i++)
        if (!is_definition(w, pieces[i]))
            walk(w, pieces[i]);
}

void dl_page_each_bare(const dl_page *page, const dl_holes *holes,
                       dl_on_bare on_bare, void *user)
{
    walker w = {.page = page, .holes = holes, .on_bare = on_bare,
                .user = user};
    dl_page_each_text(page, on_text, &w);
}
