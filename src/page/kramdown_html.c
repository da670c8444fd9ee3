/*
 * kramdown's blocks of HTML (html.rb): an element that is not of running text
 * reaches to its end tag, over empty lines, and what is in it stays as it is.
 */
#define _GNU_SOURCE /* memmem */
#include "page/kramdown_html.h"

#include <strings.h>

#include "base/str.h"

enum { DEEPEST_TAG = 32 };

/* A place in lines; behind the end of a line is a line end. */
typedef struct cursor {
    dl_kd *kd;
    dl_kd_lines lines;
    size_t i;
    uint32_t at;
} cursor;

static bool is_done(const cursor *c)
{
    return c->i >= c->lines.n;
}

static char peek(const cursor *c)
{
    return is_done(c)                          ? '\0'
           : c->at < c->lines.v[c->i].end ? c->kd->src[c->at]
                                               : '\n';
}

static void step(cursor *c)
{
    if (is_done(c))
        return;
    if (c->at < c->lines.v[c->i].end) {
        c->at++;
        return;
    }
    c->i++;
    c->at = is_done(c) ? 0 : c->lines.v[c->i].start;
}

static void skip_white(cursor *c)
{
    while (!is_done(c) && dl_is_white(peek(c)))
        step(c);
}

static bool is_void(dl_str name)
{
    return dl_kd_name_is_in(name,
                            " area base br col command embed hr img input"
                            " keygen link meta param source track wbr ");
}

typedef struct tag {
    dl_str name;
    bool is_end, is_closed;
    bool has_markdown; /* markdown="1": its text is read */
} tag;

/* An attribute's value at `c`, after the `=`. */
static bool skip_value(cursor *c)
{
    char quote = peek(c);
    if (quote == '"' || quote == '\'') {
        for (step(c); !is_done(c) && peek(c) != quote;)
            step(c);
        if (is_done(c))
            return false;
        step(c);
        return true;
    }
    cursor start = *c;
    while (dl_is_alnum(peek(c)) || peek(c) == '_' ||
           (unsigned char)peek(c) >= 0x80)
        step(c);
    return c->at > start.at || c->i > start.i;
}

/* HTML_TAG_RE or HTML_TAG_CLOSE_RE at the `<` at `c`, which is moved behind it;
   false: `c` is where it was. */
static bool read_tag(cursor *c, tag *out)
{
    cursor start = *c;
    *out = (tag){0};
    step(c);
    out->is_end = peek(c) == '/';
    if (out->is_end)
        step(c);
    if (is_done(c))
        goto none;
    out->name = dl_kd_name_at(c->kd, c->at, c->lines.v[c->i].end);
    if (out->name.n == 0)
        goto none;
    c->at += (uint32_t)out->name.n;
    for (;;) {
        bool is_apart = dl_is_white(peek(c));
        skip_white(c);
        if (peek(c) == '>' || (peek(c) == '/' && !out->is_end))
            break;
        dl_str name = is_done(c) || out->is_end || !is_apart
                          ? DL_STR_NONE
                          : dl_kd_name_at(c->kd, c->at, c->lines.v[c->i].end);
        if (name.n == 0)
            goto none;
        c->at += (uint32_t)name.n;
        cursor after = *c;
        skip_white(c);
        if (peek(c) != '=') {
            *c = after;
            continue;
        }
        step(c);
        skip_white(c);
        out->has_markdown |= dl_str_is(name, "markdown") && peek(c) != '0';
        if (!skip_value(c))
            goto none;
    }
    out->is_closed = peek(c) == '/';
    if (out->is_closed)
        step(c);
    if (peek(c) != '>')
        goto none;
    step(c);
    return true;
none:
    *c = start;
    return false;
}

/* Skips the comment at `c`; false: it is none, or has no end. */
static bool skip_comment(cursor *c)
{
    cursor start = *c;
    const char *open = "<!--";
    dl_kd *kd = c->kd;
    if (kd->no_comment_in == c->lines.v && c->at >= kd->no_comment)
        return false;
    for (; *open; open++, step(c))
        if (peek(c) != *open)
            goto none;
    for (int dashes = 0; !is_done(c); step(c)) {
        if (peek(c) == '>' && dashes >= 2) {
            step(c);
            return true;
        }
        dashes = peek(c) == '-' ? dashes + 1 : 0;
    }
    kd->no_comment_in = c->lines.v;
    kd->no_comment = start.at;
none:
    *c = start;
    return false;
}

static bool same_name(dl_str a, dl_str b)
{
    return a.n == b.n && strncasecmp(a.p, b.p, a.n) == 0;
}

/* To the end of a script or style sheet. */
static void skip_text_of(cursor *c, dl_str name)
{
    for (; !is_done(c); step(c)) {
        cursor k = *c;
        tag t;
        if (peek(&k) == '<' && read_tag(&k, &t) && t.is_end &&
            same_name(t.name, name)) {
            *c = k;
            return;
        }
    }
}

/* Whether the text of the element that the tag begins is read; `all`: that of
   all elements (parse_block_html). */
static bool is_read(const tag *t, bool all)
{
    return (t->has_markdown ||
            (all && !dl_kd_name_is_in(t->name,
                                      " pre script style textarea "))) &&
           !t->is_end && !t->is_closed && !is_void(t->name);
}

/* parse_raw_html(): to behind the end tag of `name`, or to the end. An end tag
   that is not the innermost element's is text. An element with markdown="1" is
   read in others, too: then to behind its tag; returns how many are open. */
static uint32_t skip_element(cursor *c, dl_str name)
{
    dl_str open[DEEPEST_TAG] = {name};
    size_t n = 1;
    while (!is_done(c) && n > 0) {
        tag t;
        if (peek(c) != '<') {
            step(c);
        } else if (skip_comment(c)) {
            continue;
        } else if (!read_tag(c, &t)) {
            step(c);
        } else if (t.is_end) {
            n -= same_name(open[n - 1], t.name);
        } else if (is_read(&t, false)) {
            return (uint32_t)n + 1;
        } else if (dl_kd_name_is_in(t.name, " script style ")) {
            skip_text_of(c, t.name);
        } else if (!t.is_closed && !is_void(t.name) && n < DEEPEST_TAG) {
            open[n++] = t.name;
        }
    }
    return 0;
}

/* Adds the block up to the cursor. What follows in the last line is a line of
   its own, of which the next block is read. */
static size_t add(dl_kd *kd, dl_kd_place *place, dl_kd_lines lines, size_t i,
                  cursor *c)
{
    while (!is_done(c) && dl_is_blank(peek(c)))
        step(c);
    bool is_whole = is_done(c) || peek(c) == '\n';
    size_t end = is_done(c) ? lines.n : c->i + 1;
    dl_kd_add(kd, place, DL_BLOCK_HTML, lines, i, end);
    if (!is_whole) { /* `</div> 글` */
        dl_kd_line rest = {c->at, lines.v[c->i].end, lines.v[c->i].line, 0};
        dl_page_builder *b = kd->b;
        b->rows.v[b->rows.n - 1].end = c->at;
        kd->read_blocks(kd, (dl_kd_lines){&rest, 1}, place);
    }
    return end;
}

/* The lines to {% endhighlight %} are code. */
static size_t highlight(dl_kd *kd, dl_kd_lines lines, size_t i,
                        dl_kd_place *place)
{
    size_t end = kd->no_highlight_in == lines.v ? lines.n : i;
    while (end < lines.n &&
           !memmem(kd->src + lines.v[end].start,
                   lines.v[end].end - lines.v[end].start, "endhighlight",
                   strlen("endhighlight")))
        end++;
    if (end == lines.n)
        kd->no_highlight_in = lines.v;
    end = end < lines.n ? end + 1 : i + 1;
    uint32_t block = dl_kd_add(kd, place, DL_BLOCK_CODE, lines, i, end);
    kd->b->blocks.v[block].flags |= DL_BLOCK_FENCED;
    return end;
}

size_t dl_kd_html(dl_kd *kd, dl_kd_lines lines, size_t i, dl_kd_place *place)
{
    const dl_kd_line *l = &lines.v[i];
    uint32_t at = dl_kd_text(kd, l);
    if (dl_kd_is_highlight(kd, l))
        return highlight(kd, lines, i, place);
    if (at == DL_NONE || kd->src[at] != '<')
        return i;
    cursor c = {kd, lines, i, at};
    tag t;
    if (dl_kd_spaces(kd, l) == 0 && skip_comment(&c))
        return add(kd, place, lines, i, &c);
    if (!read_tag(&c, &t) || dl_kd_is_of_text(t.name))
        return i;
    if (t.is_end) /* of an element whose text was read */
        return place->in_html > 0 ? (place->in_html--,
                                     add(kd, place, lines, i, &c))
                                  : i;
    if (dl_kd_name_is_in(t.name, " script style "))
        skip_text_of(&c, t.name);
    else if (is_read(&t, kd->b->renderer->html_markdown == 1))
        place->in_html++;
    else if (!t.is_closed && !is_void(t.name))
        place->in_html += skip_element(&c, t.name);
    return add(kd, place, lines, i, &c);
}

uint32_t dl_kramdown_tag(const dl_doc *doc, uint32_t at, uint32_t end,
                         dl_str *name)
{
    dl_kd kd = {.src = doc->src.p};
    const dl_kd_line line = {at, end, 0, 0};
    cursor c = {&kd, {&line, 1}, 0, at};
    tag t;
    if (at >= end || doc->src.p[at] != '<' || !read_tag(&c, &t))
        return 0;
    *name = t.name;
    return c.i > 0 ? end : c.at;
}

bool dl_kramdown_is_raw(dl_str name)
{
    return !is_void(name) &&
           !dl_kd_name_is_in(
               name,
               " a abbr acronym address applet article aside b bdo big"
               " blockquote body button caption cite dd del details dfn div dl"
               " dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6"
               " header hgroup i iframe ins label legend li main map menu nav"
               " noscript object optgroup p q rb rbc rp rt rtc ruby section"
               " select small span strong sub summary sup td th tt ");
}

bool dl_kramdown_is_shown(dl_str name)
{
    return dl_kd_name_is_in(
        name, " address article aside applet body blockquote caption col"
              " colgroup dd div dl dt fieldset figcaption footer form h1 h2 h3"
              " h4 h5 h6 header hgroup hr html head iframe legend menu li main"
              " map nav ol optgroup p pre section summary table tbody td th"
              " thead tfoot tr ul ");
}
