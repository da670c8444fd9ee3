/* Makes the names of headings, and finds the links to them. */
#include "fixes/anchors.h"

#include "base/buf.h"
#include "base/search.h"
#include "base/str.h"
#include "text/compose.h"
#include "text/lex.h"
#include "text/utf8.h"

enum {
    LONGEST_LINK = 512, /* bytes of a name in a link */
    /* Putting marks in order takes quadratic time. */
    LONGEST_NORMALIZED = 4096
};

static void add(dl_anchors *anchors, dl_str name, uint32_t heading)
{
    if (name.n == 0)
        return;
    if (!anchors->arena)
        anchors->arena = dl_arena_new();
    dl_vec_push(&anchors->names,
                (dl_anchor){dl_arena_str(anchors->arena, name), heading});
    anchors->is_sorted = false;
}

/* ---- how renderers name headings ----------------------------------------- */

typedef enum look {
    AS_WRITTEN,
    COMPATIBLE, /* NFKC */
    BARE,       /* NFKC without accents */
    N_LOOKS
} look;

enum {
    SIGNS_PART = 1 << 0,  /* a sign becomes a `-`, and is not left out */
    SIGNS_STAY = 1 << 1,
    ONE_SPACE = 1 << 2,   /* spaces in a row become one `-`, at an end none */
    ONE_DASH = 1 << 3,    /* `-` counts as a space */
    KEEPS_STOP = 1 << 4,
    ASCII_ONLY = 1 << 5,
    FROM_LETTER = 1 << 6, /* what precedes the first letter is left out */
    MARKS_DIGIT = 1 << 7, /* with a `_` before it at the start */
    UNDERLINES = 1 << 8   /* numbers names with `_`, and those without text */
};

typedef struct form {
    look look;
    unsigned is;
    const char *empty; /* the name of a heading without any character of it */
} form;

static const form forms[] = {
    /* GitHub, kramdown with GFM, Hugo, Docusaurus, Pandoc's GFM */
    {AS_WRITTEN, 0, ""},
    /* VitePress, VuePress */
    {BARE, SIGNS_PART | ONE_SPACE | ONE_DASH | MARKS_DIGIT, ""},
    /* Pandoc, Quarto */
    {AS_WRITTEN, ONE_SPACE | KEEPS_STOP | FROM_LETTER, "section"},
    /* Hugo: github-ascii, blackfriday */
    {BARE, ASCII_ONLY, ""},
    {AS_WRITTEN, SIGNS_PART | ONE_SPACE | ONE_DASH, ""},
    /* kramdown without GFM */
    {AS_WRITTEN, ASCII_ONLY | FROM_LETTER, "section"},
    /* Python-Markdown, MkDocs: slugify, slugify_unicode */
    {BARE, ASCII_ONLY | ONE_SPACE | ONE_DASH | UNDERLINES, ""},
    {COMPATIBLE, ONE_SPACE | ONE_DASH | UNDERLINES, ""},
    /* markdown-it-anchor */
    {AS_WRITTEN, SIGNS_STAY | ONE_SPACE, ""},
};
enum { N_FORMS = sizeof forms / sizeof *forms };

typedef enum role { LEFT_OUT, SPACE, KEPT } role;

static bool is_sign(uint32_t c)
{
    switch (dl_char_class(c)) {
    case DL_CLASS_BLANK: case DL_TOKEN_STOP: case DL_TOKEN_COMMA:
    case DL_TOKEN_OPEN: case DL_TOKEN_CLOSE: case DL_TOKEN_QUOTE:
    case DL_TOKEN_SYMBOL: case DL_TOKEN_INVISIBLE:
        return true;
    default:
        return false;
    }
}

static bool begins_name(uint32_t c)
{
    unsigned class = dl_char_class(c);
    return !is_sign(c) && class != DL_TOKEN_NUMBER && class != DL_CLASS_MARK;
}

static role role_of(uint32_t c, const form *f)
{
    bool is_dash = c == '-' && f->is & ONE_DASH;
    bool is_space = f->is & ONE_SPACE && (c == '\t' || dl_char_is_space(c));
    if (c == ' ' || is_dash || is_space)
        return SPACE;
    if (c >= 0x80 && f->is & ASCII_ONLY)
        return LEFT_OUT;
    if (!is_sign(c) || f->is & SIGNS_STAY)
        return KEPT;
    /* VitePress has a list of signs: those of ASCII, and quotation marks. */
    if (f->is & SIGNS_PART)
        return c < 0x80 || f->look != BARE || (c >= 0x2018 && c <= 0x201D)
                   ? SPACE
                   : KEPT;
    return c == '-' || c == '_' || (c == '.' && f->is & KEEPS_STOP) ? KEPT
                                                                   : LEFT_OUT;
}

/* Appends the name that a heading with this text has. */
static void add_name(dl_buf *out, dl_str text, const form *f)
{
    const size_t start = out->n;
    unsigned length;
    bool after_space = true;
    for (size_t i = 0; i < text.n; i += length) {
        uint32_t c = dl_utf8_lower(dl_utf8_decode(text, i, &length));
        char encoded[4];
        role r = role_of(c, f);
        if (r == LEFT_OUT || (out->n == start && f->is & FROM_LETTER &&
                              !(r == KEPT && begins_name(c))))
            continue;
        if (r == SPACE && !(after_space && f->is & ONE_SPACE))
            dl_buf_addc(out, '-');
        if (out->n == start && f->is & MARKS_DIGIT && c < 0x80 &&
            dl_is_digit((char)c))
            dl_buf_addc(out, '_');
        if (r == KEPT)
            dl_buf_add(out, (dl_str){encoded, dl_utf8_encode(c, encoded)});
        after_space = r == SPACE;
    }
    if (after_space && f->is & ONE_SPACE && out->n > start)
        out->n--;
    if (out->n == start)
        dl_buf_add(out, dl_str_of(f->empty));
}

static void add_look(dl_buf *out, dl_str text, look kind)
{
    bool ok = false;
    if (text.n <= LONGEST_NORMALIZED && kind == COMPATIBLE)
        ok = dl_normalize(text, true, out);
    else if (text.n <= LONGEST_NORMALIZED && kind == BARE)
        ok = dl_normalize_bare(text, out);
    if (!ok)
        dl_buf_add(out, text);
}

/* ---- headings ------------------------------------------------------------ */

static void add_text(dl_buf *text, const dl_doc *doc, uint32_t heading)
{
    for (uint32_t i = heading + 1; i < doc->nodes[heading].end; i++) {
        const dl_node *node = &doc->nodes[i];
        if (node->kind == DL_NODE_TEXT || node->kind == DL_NODE_CODE)
            dl_buf_add(text, node->text);
        else if (node->kind == DL_NODE_SOFT_BREAK)
            dl_buf_addc(text, ' ');
    }
}

/* The names of headings have the number of their form before them, so that each
   renderer's are compared with its own. */
static void add_names(dl_anchors *anchors, dl_str text, uint32_t heading)
{
    dl_buf looks[N_LOOKS] = {0}, name = {0};
    for (look l = AS_WRITTEN; l < N_LOOKS; l++)
        add_look(&looks[l], text, l);
    for (unsigned i = 0; i < N_FORMS; i++) {
        name.n = 0;
        dl_buf_addc(&name, (char)(i + 1));
        add_name(&name, dl_buf_str(&looks[forms[i].look]), &forms[i]);
        if (name.n > 1 || forms[i].is & UNDERLINES)
            add(anchors, dl_buf_str(&name), heading);
    }
    for (look l = AS_WRITTEN; l < N_LOOKS; l++)
        dl_buf_free(&looks[l]);
    dl_buf_free(&name);
}

static int by_name(const void *a, const void *b)
{
    const dl_anchor *x = a, *y = b;
    int order = dl_str_compare(x->name, y->name);
    return order ? order : DL_ORDER(x->heading, y->heading);
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
    dl_str first = DL_STR_NONE;
    for (size_t i = 0, count = 0; i < n; i++) {
        dl_str *name = &anchors->names.v[i].name;
        count = dl_str_eq(*name, first) ? count + 1 : 0;
        first = *name;
        if (count > 0 || name->n == 1)
            *name = dl_arena_printf(
                anchors->arena,
                forms[name->p[0] - 1].is & UNDERLINES ? "%.*s_%zu" : "%.*s-%zu",
                DL_FMT(first), count + (first.n == 1));
    }
    anchors->is_sorted = false;
}

void dl_anchors_add_headings(dl_anchors *anchors, const dl_doc *doc)
{
    dl_buf text = {0};
    uint32_t heading = 0;
    for (uint32_t i = 0; i < doc->n_nodes; i++) {
        if (doc->nodes[i].kind != DL_NODE_HEADING)
            continue;
        text.n = 0;
        add_text(&text, doc, i);
        add_names(anchors, dl_buf_str(&text), ++heading);
    }
    dl_buf_free(&text);
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

/* Adds what a link may mean: the name itself, and the text of a heading. */
static void add_link(dl_anchors *anchors, dl_str link)
{
    static const form whole = {AS_WRITTEN, SIGNS_STAY, ""};
    const form *const meant[] = {&whole, &forms[0], &forms[1]};
    dl_buf name = {0}, bare = {0};
    add_look(&bare, link, BARE);
    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++) {
        name.n = 0;
        add_name(&name, meant[i]->look == BARE ? dl_buf_str(&bare) : link,
                 meant[i]);
        add(anchors, dl_buf_str(&name), 0);
    }
    dl_buf_free(&name);
    dl_buf_free(&bare);
}

/* Adds a link as it is, and composed: some systems decompose it. */
static void add_decoded(dl_anchors *anchors, dl_str link)
{
    dl_buf composed = {0};
    if (dl_utf8_valid_up_to(link) < link.n)
        return;
    add_link(anchors, link);
    if (dl_may_compose(link) && dl_normalize(link, false, &composed))
        add_link(anchors, dl_buf_str(&composed));
    dl_buf_free(&composed);
}

void dl_anchors_add_links(dl_anchors *anchors, dl_str text)
{
    static const char prefix[] = "user-content-"; /* GitHub's own */
    dl_buf decoded = {0};
    for (size_t i = 0; i < text.n; i++) {
        const char *p = memchr(text.p + i, '#', text.n - i);
        if (!p)
            break;
        i = (size_t)(p - text.p);
        if (i + 1 == text.n || dl_is_space(text.p[i + 1]) ||
            text.p[i + 1] == '#')
            continue;
        size_t end = link_end(text, i + 1);
        decoded.n = 0;
        decode(&decoded, text, i + 1, end);
        dl_str link = dl_buf_str(&decoded);
        add_decoded(anchors, link);
        if (dl_str_starts(link, prefix))
            add_decoded(anchors, dl_str_from(link, strlen(prefix)));
    }
    dl_buf_free(&decoded);
}

void dl_anchors_add_all(dl_anchors *anchors, const dl_anchors *others)
{
    for (size_t i = 0; i < others->names.n; i++)
        add(anchors, others->names.v[i].name, 0);
    anchors->is_open |= others->is_open;
}

/* ---- both ---------------------------------------------------------------- */

/* The anchor of that name, or NULL. */
static const dl_anchor *find(const dl_anchors *anchors, dl_str name)
{
    size_t i;
    DL_LOWER_BOUND(i, 0, anchors->names.n,
                   dl_str_compare(anchors->names.v[i].name, name) < 0);
    return i < anchors->names.n && dl_str_eq(anchors->names.v[i].name, name)
               ? &anchors->names.v[i]
               : NULL;
}

bool dl_anchors_lost(const dl_anchors *before, dl_anchors *after,
                     dl_anchors *linked)
{
    sort(after);
    if (linked)
        sort(linked);
    for (size_t i = 0; i < before->names.n; i++) {
        const dl_anchor *old = &before->names.v[i];
        if (linked && !linked->is_open &&
            !find(linked, dl_str_from(old->name, 1)))
            continue;
        const dl_anchor *new = find(after, old->name);
        if (!new || new->heading != old->heading)
            return true;
    }
    return false;
}

void dl_anchors_free(dl_anchors *anchors)
{
    if (anchors->arena)
        dl_arena_free(anchors->arena);
    dl_vec_free(&anchors->names);
    *anchors = (dl_anchors){0};
}
