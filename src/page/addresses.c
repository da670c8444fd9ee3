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

/* The next sign that matters; most bytes are passed here. */
static uint32_t next_sign(const char *p, uint32_t at, uint32_t end)
{
    static const bool is_sign[256] = {[':'] = true, ['@'] = true, ['['] = true,
                                      [']'] = true, ['\\'] = true,
                                      ['.'] = true};
    while (at < end && (!is_sign[(unsigned char)p[at]] ||
                        (p[at] == '.' && (at == 0 ||
                                          dl_to_lower(p[at - 1]) != 'w'))))
        at++;
    return at;
}

static void walk(walker *w, dl_span piece)
{
    const char *p = w->page->doc->src.p;
    w->floor = piece.start;
    for (uint32_t at = piece.start; at < piece.end;) {
        at = next_sign(p, at, piece.end);
        if (at == piece.end)
            return;
        uint32_t end = dl_holes_end(w->holes, &w->next, at);
        at = end > at ? (w->floor = end) : read_at(w, at, piece);
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
    static const char *const signs[] = {"://", "@", "w.", "W.", NULL};
    walker w = {.page = page, .holes = holes, .on_bare = on_bare,
                .user = user};
    dl_page_each_text(page, signs, on_text, &w);
}
