/*
 * Maps the content that cmark-gfm gives a block onto the lines of the source.
 */
#include "parse/content.h"

#include "base/str.h"
#include "text/lines.h"

/* What cmark-gfm replaces a NUL with. */
static const char REPLACEMENT[] = "\xEF\xBF\xBD";
enum { REPLACEMENT_LENGTH = 3 };

static bool is_replacement(const char *p, size_t n)
{
    return n >= REPLACEMENT_LENGTH &&
           memcmp(p, REPLACEMENT, REPLACEMENT_LENGTH) == 0;
}

void dl_content_free(dl_content *content)
{
    dl_vec_free(&content->pieces);
}

void dl_content_set(dl_content *content, const char *text)
{
    content->text = text ? dl_str_of(text) : DL_STR("");
    while (content->text.n > 0 &&
           dl_is_space(content->text.p[content->text.n - 1]))
        content->text.n--;
    content->pieces.n = 0;
    content->piece = 0;
}

uint32_t dl_content_lines(const dl_content *content)
{
    uint32_t lines = content->text.n > 0;
    const char *p = content->text.p, *end = p + content->text.n;
    while (p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
        lines++;
        p++;
    }
    return lines;
}

static void add_piece(dl_content *c, size_t content, size_t source,
                      uint32_t fixed)
{
    dl_vec_push(&c->pieces,
                (dl_piece){(uint32_t)content, (uint32_t)source, fixed});
}

/* Maps content [i, end) to the source from `s` on and returns where it ends
   there; SIZE_MAX, possibly after adding pieces, if [s, s_end) does not begin
   with it. */
static size_t map_range(dl_content *c, size_t i, size_t end, dl_str src,
                        size_t s, size_t s_end, bool has_pipes)
{
    const char *p = c->text.p;
    add_piece(c, i, s, 0);
    if (end - i <= s_end - s && memcmp(p + i, src.p + s, end - i) == 0 &&
        !(has_pipes && memchr(p + i, '|', end - i)))
        return s + (end - i);
    while (i < end && s < s_end) {
        if (has_pipes && p[i] == '|' && src.p[s] == '\\' && s + 1 < s_end &&
            src.p[s + 1] == '|') {
            add_piece(c, i, s, 2);
            add_piece(c, ++i, s += 2, 0);
        } else if (p[i] == src.p[s]) {
            i++;
            s++;
        } else if (src.p[s] == '\0' && is_replacement(p + i, end - i)) {
            add_piece(c, i, s, 1);
            add_piece(c, i += REPLACEMENT_LENGTH, ++s, 0);
        } else {
            return SIZE_MAX;
        }
    }
    return i == end ? s : SIZE_MAX;
}

/* Where in the source line [s, s_end) the tail that spells content [i, end)
   begins; s_end if there is none. */
static size_t find_tail(dl_str text, size_t i, size_t end, dl_str src, size_t s,
                        size_t s_end, bool has_pipes)
{
    const size_t none = s_end;
    while (end > i && s_end > s) {
        if (text.p[end - 1] == src.p[s_end - 1]) {
            end--;
            s_end--;
            if (has_pipes && text.p[end] == '|' && s_end > s &&
                src.p[s_end - 1] == '\\')
                s_end--;
        } else if (src.p[s_end - 1] == '\0' && end - i >= REPLACEMENT_LENGTH &&
                   is_replacement(text.p + end - REPLACEMENT_LENGTH,
                                  REPLACEMENT_LENGTH)) {
            end -= REPLACEMENT_LENGTH;
            s_end--;
        } else {
            return none;
        }
    }
    return end == i ? s_end : none;
}

static bool map_line(dl_content *c, size_t i, size_t end, const dl_fed *fed,
                     uint32_t line, bool has_pipes)
{
    size_t s = fed->line_starts[line];
    size_t s_end =
        dl_lines_end(fed->line_starts, fed->n_lines, fed->src, line);
    size_t n = end - i;
    if (end == c->text.n) /* the content has lost its trailing spaces */
        while (s_end > s && dl_is_space(fed->src.p[s_end - 1]))
            s_end--;
    if (n <= s_end - s && (!has_pipes || n == s_end - s) &&
        memcmp(c->text.p + i, fed->src.p + s_end - n, n) == 0) {
        add_piece(c, i, s_end - n, 0);
        return true;
    }
    while (s_end > s && dl_is_space(fed->src.p[s_end - 1]))
        s_end--;
    while (end > i && dl_is_space(c->text.p[end - 1]))
        end--;
    size_t start =
        find_tail(c->text, i, end, fed->src, s, s_end, has_pipes);
    return start < s_end &&
           map_range(c, i, end, fed->src, start, s_end, has_pipes) == s_end;
}

bool dl_content_map_lines(dl_content *content, const dl_fed *fed,
                          uint32_t line, bool has_pipes)
{
    const char *p = content->text.p;
    size_t i = 0, n = content->text.n;
    content->pieces.n = 0;
    content->piece = 0;
    while (i < n) {
        const char *newline = memchr(p + i, '\n', n - i);
        size_t end = newline ? (size_t)(newline - p) : n;
        if (line >= fed->n_lines ||
            !map_line(content, i, end, fed, line, has_pipes))
            return false;
        i = end + 1;
        line++;
    }
    return true;
}

uint32_t dl_content_map_prefix(dl_content *content, const dl_fed *fed,
                               uint32_t start, uint32_t end, bool has_pipes)
{
    content->pieces.n = 0;
    content->piece = 0;
    size_t found = map_range(content, 0, content->text.n, fed->src, start, end,
                             has_pipes);
    return found == SIZE_MAX ? DL_NONE : (uint32_t)found;
}

/* Look-ups come almost in order, so stepping from the last one takes linear
   time. */
static const dl_piece *piece_of(dl_content *c, uint32_t i)
{
    while (c->piece + 1 < c->pieces.n && c->pieces.v[c->piece + 1].content <= i)
        c->piece++;
    while (c->piece > 0 && c->pieces.v[c->piece].content > i)
        c->piece--;
    return &c->pieces.v[c->piece];
}

uint32_t dl_content_start(dl_content *content, uint32_t i)
{
    const dl_piece *piece = piece_of(content, i);
    return piece->source + (piece->fixed ? 0 : i - piece->content);
}

uint32_t dl_content_end(dl_content *content, uint32_t i)
{
    if (i == 0)
        return dl_content_start(content, 0);
    const dl_piece *piece = piece_of(content, i - 1);
    return piece->source + (piece->fixed ? piece->fixed : i - piece->content);
}
