/*
 * The link that each renderer makes of a bare address: cmark-gfm's autolink.c,
 * micromark-extension-gfm-autolink-literal with its afterthought in
 * mdast-util-gfm-autolink-literal, and goldmark's linkify extension. See
 * linkify_it.c for markdown-it.
 */
#include "page/linkify_link.h"

#include "base/str.h"
#include "page/linkify_it.h"
#include "text/category.h"
#include "text/utf8.h"

size_t dl_scheme_length(dl_str letters)
{
    static const char *const schemes[] = {"https", "http", "ftp"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t n = strlen(schemes[i]);
        if (letters.n >= n &&
            dl_begins_with(dl_str_from(letters, letters.n - n), schemes[i]))
            return n;
    }
    return 0;
}

static bool is_ftp(dl_str src, uint32_t start)
{
    return dl_begins_with(dl_str_from(src, start), "ftp");
}

/* The character before byte `at` of a text; a space at its edge. */
static uint32_t before(dl_str src, uint32_t at, dl_span text)
{
    unsigned n;
    return at > text.start ? dl_utf8_decode_before(src, at, &n) : ' ';
}

/* ---- cmark-gfm and remark ------------------------------------------------ */

typedef enum family {
    FAMILY_CMARK,
    FAMILY_REMARK,
    FAMILY_REMARK_TEXT /* its second pass, over what is text */
} family;

static bool ends_host(dl_str src, uint32_t at, unsigned *n)
{
    uint32_t c = dl_utf8_decode(src, at, n);
    return dl_is_unicode_blank(c) || c < ' ' ||
           (c < 0x80 ? dl_is_punctuation((char)c) : dl_is_category_p(c));
}

/* The end of the host, or 0: no underscore in its last two labels. */
static uint32_t host_end(dl_str src, uint32_t start, uint32_t limit)
{
    uint32_t i = start;
    unsigned underscores = 0, earlier = 0, n = 1;
    for (; i < limit; i += n) {
        n = 1;
        if (src.p[i] == '_') {
            underscores++;
        } else if (src.p[i] == '.') {
            earlier = underscores;
            underscores = 0;
        } else if (src.p[i] != '-' && ends_host(src, i, &n)) {
            break;
        }
    }
    return underscores || earlier ? 0 : i;
}

static bool ends_link(dl_str src, uint32_t at, family f, unsigned *n)
{
    *n = 1;
    if (dl_is_white(src.p[at]))
        return true;
    if (src.p[at] == '<')
        return true;
    if (src.p[at] == '`') /* of code, where its text ends */
        return f == FAMILY_REMARK_TEXT;
    if ((unsigned char)src.p[at] < 0x80)
        return false;
    uint32_t c = dl_utf8_decode(src, at, n);
    return f == FAMILY_REMARK && dl_is_unicode_blank(c);
}

/* The beginning of the entity that ends at `end`, or 0. */
static uint32_t entity_start(dl_str src, uint32_t start, uint32_t end)
{
    uint32_t i = end - 1;
    while (i > start && dl_is_alpha(src.p[i - 1]))
        i--;
    return i < end - 1 && i > start && src.p[i - 1] == '&' ? i - 1 : 0;
}

/* Takes off the marks at the end (autolink_delim(), `trail`, splitUrl()). */
static uint32_t without_trail(dl_str src, uint32_t start, uint32_t end,
                              family f)
{
    static const char *const marks[] = {
        [FAMILY_CMARK] = "?!.,:*_~'\";",
        [FAMILY_REMARK] = "?!.,:*_~'\";]",
        [FAMILY_REMARK_TEXT] = "?!.,:'\";<>]}&",
    };
    int open = 0;
    for (uint32_t i = start; i < end; i++)
        open += (src.p[i] == '(') - (src.p[i] == ')');
    for (uint32_t entity; end > start; end--) {
        char last = src.p[end - 1];
        if (last == ';' && (entity = entity_start(src, start, end)))
            end = entity + 1;
        else if (last == ')' && open < 0)
            open++;
        else if (last == ')' || !dl_is_one_of(last, marks[f]))
            break;
    }
    return end;
}

/* remark's first pass ends a link at `](` and `][`. */
static uint32_t bracket_end(dl_str src, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i + 1 < end; i++)
        if (src.p[i] == ']' && dl_is_one_of(src.p[i + 1], "(["))
            return i;
    return end;
}

static uint32_t link_end(dl_str src, uint32_t host, uint32_t limit, family f)
{
    unsigned n;
    uint32_t i = host_end(src, host, limit);
    if (i <= host)
        return 0;
    while (i < limit && !ends_link(src, i, f, &n))
        i += n;
    if (f == FAMILY_REMARK)
        i = bracket_end(src, host, i);
    return without_trail(src, host, i, f);
}

/* Whether an address may begin after what is before it. */
static bool may_begin(const dl_bare *bare, dl_str src, dl_span text, family f)
{
    uint32_t c = before(src, bare->start, text);
    char ascii = c < 0x80 ? (char)c : '\0';
    if (f == FAMILY_REMARK_TEXT)
        return dl_is_unicode_blank(c) || dl_is_punctuation(ascii) ||
               dl_is_category_p(c) || dl_is_category_s(c);
    if (bare->kind == DL_BARE_URL)
        return !dl_is_alpha(ascii);
    return dl_is_white(ascii) ||
           dl_is_one_of(ascii, f == FAMILY_CMARK ? "*_~(" : "*_~([]");
}

/* The second pass asks for a point in the host: `[\w-]*\.`. */
static bool has_point(dl_str src, uint32_t host, uint32_t limit)
{
    while (host < limit && (dl_is_alnum(src.p[host]) ||
                            dl_is_one_of(src.p[host], "_-")))
        host++;
    return host < limit && src.p[host] == '.';
}

static void link_gfm(dl_str src, uint32_t host, dl_span text, family f,
                     dl_bare *out)
{
    unsigned n;
    uint32_t end;
    if (host < text.end && may_begin(out, src, text, f) &&
        !ends_host(src, host, &n) &&
        (f != FAMILY_REMARK_TEXT || has_point(src, host, text.end)) &&
        (end = link_end(src, host, text.end, f)) > host)
        out->link = (dl_span){out->start, end};
}

/* The first pass makes no links after an open `[`; the second sees them. */
static void link_remark(dl_str src, uint32_t host, dl_span text,
                        bool is_bracketed, dl_bare *out)
{
    if (is_ftp(src, out->start))
        return;
    if (!is_bracketed)
        link_gfm(src, host, text, FAMILY_REMARK, out);
    if (dl_span_is_empty(out->link))
        link_gfm(src, host, text, FAMILY_REMARK_TEXT, out);
}

/* ---- goldmark ------------------------------------------------------------ */

static bool is_goldmark_path(char c)
{
    return dl_is_alnum(c) || dl_is_one_of(c, "-@:%_+.~#$!?&/=();,'\">^{}[]`");
}

/* `[-a-zA-Z0-9@:%._\+~#=]{1,256}\.[a-z]+(?::\d+)?(?:[/#?]…)?` */
static void link_hugo(dl_str src, uint32_t host, dl_span text, dl_bare *out)
{
    uint32_t c = before(src, out->start, text), i = host, top = 0;
    if (c >= 0x80 || !dl_is_one_of((char)c, " \t*_~(") ||
        !dl_is_lower(src.p[out->start]))
        return;
    for (; i < text.end &&
           (dl_is_alnum(src.p[i]) || dl_is_one_of(src.p[i], "-@:%._+~#="));
         i++)
        if (src.p[i] == '.' && i > host && i + 1 < text.end &&
            dl_is_lower(src.p[i + 1]))
            top = i + 1;
    if (top == 0)
        return;
    for (i = top; i < text.end && dl_is_lower(src.p[i]);)
        i++;
    if (i + 1 < text.end && src.p[i] == ':' && dl_is_digit(src.p[i + 1]))
        for (i++; i < text.end && dl_is_digit(src.p[i]);)
            i++;
    if (i < text.end && dl_is_one_of(src.p[i], "/#?"))
        while (i < text.end && is_goldmark_path(src.p[i]))
            i++;
    out->link = (dl_span){out->start, i};
}

/* ---- all ----------------------------------------------------------------- */

/* Mail addresses are ASCII in all of them but markdown-it. */
static void link_mail(dl_bare *out)
{
    out->link = (dl_span){out->start, out->end};
}

void dl_link_bare(const dl_renderer *renderer, dl_str src, uint32_t at,
                  dl_span text, bool is_bracketed, dl_bare *out)
{
    uint32_t host = at + (out->kind == DL_BARE_URL ? 3 : 1);
    if (!renderer->linkify)
        return;
    switch ((dl_renderer_name)renderer->name) {
    case DL_RENDERER_GFM:
        if (out->kind == DL_BARE_MAIL)
            link_mail(out);
        else if (!is_bracketed)
            link_gfm(src, host, text, FAMILY_CMARK, out);
        break;
    case DL_RENDERER_REMARK:
    case DL_RENDERER_MDX:
        if (out->kind == DL_BARE_MAIL)
            link_mail(out);
        else
            link_remark(src, host, text, is_bracketed, out);
        break;
    case DL_RENDERER_HUGO:
        if (out->kind == DL_BARE_MAIL)
            link_mail(out);
        else
            link_hugo(src, host, text, out);
        break;
    case DL_RENDERER_MARKDOWN_IT:
        dl_link_it(src, at, text, out);
        break;
    default:
        break;
    }
}
