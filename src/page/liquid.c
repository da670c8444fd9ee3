/*
 * Liquid's tokenizer (tokenizer.rb: TemplateParser) and its parser of blocks
 * (block_body.rb, block.rb, tags/raw.rb), as far as they can fail.
 */
#define _GNU_SOURCE /* memmem */
#include "page/liquid.h"

#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "page/liquid_names.h"

enum { DEEPEST = 100 }; /* block.rb: MAX_DEPTH */

/* A block that is open. */
typedef struct block {
    dl_str name;
    dl_span token;
} block;

/* A complete object and the variable that it prints. */
typedef struct object {
    dl_span token;
    dl_str name;
} object;

typedef struct reader {
    const char *src;
    uint32_t end;
    bool no_brace, no_tag_end; /* none follows */
    const dl_str *tags;
    size_t n_tags;
    DL_VEC(block) open;
    DL_VEC(object) objects;
    DL_VEC(dl_str) names; /* that the text defines */
    DL_VEC(dl_liquid_place) places;
} reader;

/* ---- tokens -------------------------------------------------------------- */

/* The end of the token that begins at `at`: `{%` to the first `%}`, `{{` to the
   first `}` or `}}`, over lines; two bytes if there is none. */
static uint32_t token_end(reader *r, uint32_t at)
{
    const char *from = r->src + at + 2, *limit = r->src + r->end;
    const char *p = NULL;
    if (r->src[at + 1] == '%') {
        if (!r->no_tag_end)
            p = memmem(from, (size_t)(limit - from), "%}", 2);
        r->no_tag_end = p == NULL;
        return p ? (uint32_t)(p - r->src) + 2 : at + 2;
    }
    if (!r->no_brace && from < limit)
        p = memchr(from, '}', (size_t)(limit - from));
    r->no_brace = p == NULL;
    if (!p)
        return at + 2;
    return (uint32_t)(p - r->src) + (p + 1 < limit && p[1] == '}' ? 2 : 1);
}

/* The next token at `at` or after it; false: there is none. */
static bool next_token(reader *r, uint32_t at, dl_span *token)
{
    while (at + 1 < r->end) {
        const char *p = memchr(r->src + at, '{', r->end - 1 - at);
        if (!p)
            return false;
        at = (uint32_t)(p - r->src);
        if (p[1] == '{' || p[1] == '%') {
            *token = (dl_span){at, token_end(r, at)};
            return true;
        }
        at++;
    }
    return false;
}

static bool is_word(char c)
{
    return dl_is_alnum(c) || c == '_';
}

/* What is between the marks of a complete token. */
static dl_str content_of(const reader *r, dl_span token)
{
    dl_str s = {r->src + token.start + 2, token.end - token.start - 4};
    if (s.n > 0 && s.p[0] == '-')
        s = dl_str_from(s, 1);
    if (s.n > 0 && s.p[s.n - 1] == '-')
        s.n--;
    return s;
}

/* The name of a tag, and what follows it. */
static dl_str take_name(dl_str *content)
{
    size_t start = dl_str_skip_white(*content, 0), i = start;
    while (i < content->n && is_word(content->p[i]))
        i++;
    dl_str name = {content->n ? content->p + start : NULL, i - start};
    *content = dl_str_from(*content, i);
    return name;
}

static void put(reader *r, dl_span token, dl_liquid_fault fault)
{
    dl_vec_push(&r->places, (dl_liquid_place){token, fault});
}

/* ---- objects ------------------------------------------------------------- */

/* Past a quoted string at byte `i`; `i` itself: there is none. */
static size_t skip_quoted(dl_str s, size_t i)
{
    if (i == s.n || (s.p[i] != '"' && s.p[i] != '\''))
        return i;
    const char *p = memchr(s.p + i + 1, s.p[i], s.n - i - 1);
    return p ? (size_t)(p - s.p) + 1 : i;
}

static bool is_number(dl_str s)
{
    size_t i = s.n > 1 && s.p[0] == '-';
    size_t n = dl_digits_at(s, i);
    if (n > 0 && i + n < s.n && s.p[i + n] == '.')
        n += 1 + dl_digits_at(s, i + n + 1);
    return n > 0 && i + n == s.n;
}

/* Filters that make something of nothing. */
static bool has_substitute(dl_str filters)
{
    static const char *const names[] = {"default", "append", "prepend"};
    for (size_t i = 0; i < filters.n; i++) {
        if (filters.p[i] != '|')
            continue;
        dl_str rest = dl_str_from(filters, dl_str_skip_white(filters, i + 1));
        for (size_t k = 0; k < sizeof names / sizeof *names; k++)
            if (dl_begins_with(rest, names[k]))
                return true;
    }
    return false;
}

/* A complete object prints a string or a number, the value of the first name in
   it (variable.rb: lax_parse, variable_lookup.rb), or nothing. */
static void read_object(reader *r, dl_span token)
{
    dl_str s = content_of(r, token);
    size_t i = 0;
    while (i < s.n && (dl_is_white(s.p[i]) || dl_is_one_of(s.p[i], ",|'\""))) {
        if (skip_quoted(s, i) > i + 2)
            return;
        i++;
    }
    size_t start = i;
    while (i < s.n && !dl_is_white(s.p[i]) && !dl_is_one_of(s.p[i], ",|'\""))
        i++;
    dl_str fragment = {s.n ? s.p + start : NULL, i - start};
    if (is_number(fragment) || has_substitute(dl_str_from(s, i)))
        return;
    size_t from = 0;
    while (from < fragment.n && !is_word(fragment.p[from]) &&
           fragment.p[from] != '-')
        from++;
    size_t to = from;
    while (to < fragment.n &&
           (is_word(fragment.p[to]) || fragment.p[to] == '-'))
        to++;
    dl_str name = {fragment.n ? fragment.p + from : NULL, to - from};
    if (!dl_liquid_is_variable(name))
        dl_vec_push(&r->objects, (object){token, name});
}

/* ---- tags ---------------------------------------------------------------- */

/* Remembers the variable that assign, capture, for and others define. */
static void define(reader *r, dl_str tag, dl_str markup)
{
    static const char *const names[] = {"assign",    "capture",  "for",
                                        "increment", "tablerow", "decrement"};
    bool defines = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        defines |= dl_str_is(tag, names[i]);
    if (!defines)
        return;
    size_t i = 0;
    while (i < markup.n && !is_word(markup.p[i]))
        i++;
    size_t start = i;
    while (i < markup.n && (is_word(markup.p[i]) || markup.p[i] == '-'))
        i++;
    if (i > start)
        dl_vec_push(&r->names, (dl_str){markup.p + start, i - start});
}

/* Whether `tag` is `end` and `name`. */
static bool is_end_of(dl_str tag, dl_str name)
{
    return dl_str_starts(tag, "end") && dl_str_eq(dl_str_from(tag, 3), name);
}

/* The name of the last tag in a token that ends in `%}`. A dash before it is
   not allowed there. */
static dl_str last_tag(const reader *r, dl_span token)
{
    uint32_t i = token.end - 2;
    while (i >= token.start + 2 &&
           (r->src[i - 2] != '{' || r->src[i - 1] != '%'))
        i--;
    if (i < token.start + 2)
        return DL_STR_NONE;
    dl_str rest = {r->src + i, token.end - 2 - i};
    return take_name(&rest);
}

/*
 * The end of {% raw %}, whose tag ended at `at`: the first token that ends in
 * `%}` and whose last `{%` begins an endraw. 0: there is none.
 */
static uint32_t raw_end(reader *r, uint32_t at)
{
    dl_span token;
    for (; next_token(r, at, &token); at = token.end)
        if (token.end - token.start >= 4 && r->src[token.end - 1] == '}' &&
            r->src[token.end - 2] == '%' &&
            dl_str_is(last_tag(r, token), "endraw"))
            return token.end;
    return 0;
}

/* Closes the block that `tag` ends; those inside it have no end. */
static bool close_block(reader *r, dl_str tag)
{
    size_t low = r->open.n > DEEPEST ? r->open.n - DEEPEST : 0;
    size_t i = r->open.n;
    while (i > low && !is_end_of(tag, r->open.v[i - 1].name))
        i--;
    if (i == low)
        return false;
    while (r->open.n > i)
        put(r, r->open.v[--r->open.n].token, DL_LIQUID_OPEN_BLOCK);
    r->open.n--;
    return true;
}

/* else, elsif and when belong to the block around them. */
static bool is_branch(const reader *r, dl_str tag)
{
    static const char *const pairs[][2] = {
        {"if", "else"},     {"if", "elsif"}, {"unless", "else"},
        {"unless", "elsif"}, {"case", "else"}, {"case", "when"},
        {"for", "else"}};
    for (size_t i = 0; r->open.n && i < sizeof pairs / sizeof *pairs; i++)
        if (dl_str_is(r->open.v[r->open.n - 1].name, pairs[i][0]) &&
            dl_str_is(tag, pairs[i][1]))
            return true;
    return false;
}

static dl_liquid_tag tag_of(const reader *r, dl_str name)
{
    dl_liquid_tag kind = dl_liquid_tag_of(name);
    return kind == DL_LIQUID_NO_TAG && dl_str_is_in(name, r->tags, r->n_tags)
               ? DL_LIQUID_LOOSE
               : kind;
}

/* A tag that is no tag of its own: the end or a branch of a block. */
static bool is_part(reader *r, dl_str name)
{
    /* comment.rb takes any tag but its end for text */
    if (r->open.n && dl_str_is(r->open.v[r->open.n - 1].name, "comment"))
        return is_end_of(name, DL_STR("comment")) ? close_block(r, name) : true;
    return is_branch(r, name) || close_block(r, name) ||
           (dl_str_starts(name, "end") &&
            tag_of(r, dl_str_from(name, 3)) == DL_LIQUID_LOOSE);
}

/* Returns where reading goes on. */
static uint32_t read_tag(reader *r, dl_span token)
{
    dl_str markup = content_of(r, token);
    dl_str name = take_name(&markup);
    dl_liquid_tag kind = tag_of(r, name);
    if (name.n == 0 ||
        (kind == DL_LIQUID_NO_TAG && !is_part(r, name)))
        put(r, token, DL_LIQUID_UNKNOWN_TAG);
    else if (!dl_liquid_takes(name, markup))
        put(r, token, DL_LIQUID_WRONG_TAG);
    define(r, name, markup);
    if (kind != DL_LIQUID_BLOCK)
        return token.end;
    if (!dl_str_is(name, "raw")) {
        dl_vec_push(&r->open, (block){name, token});
        return token.end;
    }
    uint32_t end = raw_end(r, token.end);
    if (!end)
        put(r, token, DL_LIQUID_OPEN_BLOCK);
    return end ? end : r->end;
}

/* ---- all ----------------------------------------------------------------- */

static void read_all(reader *r, uint32_t at)
{
    dl_span token;
    while (next_token(r, at, &token)) {
        bool is_tag = r->src[token.start + 1] == '%';
        uint32_t size = token.end - token.start;
        at = token.end;
        if (is_tag && size >= 4)
            at = read_tag(r, token);
        else if (is_tag)
            put(r, token, DL_LIQUID_OPEN_TAG);
        else if (size >= 4 && r->src[token.end - 2] == '}')
            read_object(r, token);
        else
            put(r, token, DL_LIQUID_OPEN_OBJECT);
    }
    while (r->open.n > 0)
        put(r, r->open.v[--r->open.n].token, DL_LIQUID_OPEN_BLOCK);
}

static int by_name(const void *a, const void *b)
{
    const dl_str *x = a, *y = b;
    int order = memcmp(x->p, y->p, x->n < y->n ? x->n : y->n);
    return order ? order : DL_ORDER(x->n, y->n);
}

static int by_place(const void *a, const void *b)
{
    const dl_liquid_place *x = a, *y = b;
    return DL_ORDER(x->token.start, y->token.start);
}

size_t dl_liquid_check(dl_arena *arena, const dl_doc *doc, const dl_str *tags,
                       size_t n_tags, const dl_liquid_place **places)
{
    reader r = {.src = doc->src.p,
                .end = (uint32_t)doc->src.n,
                .tags = tags,
                .n_tags = n_tags};
    read_all(&r, doc->body);
    dl_vec_sort(&r.names, by_name);
    for (size_t i = 0; i < r.objects.n; i++) {
        const object *o = &r.objects.v[i];
        if (o->name.n == 0 || !dl_find(&o->name, r.names.v, r.names.n, by_name))
            put(&r, o->token, DL_LIQUID_VANISHES);
    }
    dl_vec_sort(&r.places, by_place);
    size_t n = r.places.n;
    *places = dl_vec_to_arena(&r.places, arena);
    dl_vec_free(&r.open);
    dl_vec_free(&r.objects);
    dl_vec_free(&r.names);
    dl_vec_free(&r.places);
    return n;
}
