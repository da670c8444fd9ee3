/* Builds a tree from libyaml's events, and converts its marks to offsets. */
#include "parse/yaml.h"

#include <errno.h>
#include <stdlib.h>
#include <yaml.h>

#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "parse/yaml_words.h"
#include "text/utf8.h"

/* libyaml counts code points. A separate type keeps them from being used as
   byte offsets; only mark_offset() converts them. */
typedef struct mark {
    size_t code_points;
} mark;

/* A collection that is still open. */
typedef struct level {
    dl_yaml *node;
    dl_yaml *last;  /* child */
    dl_yaml *key;   /* mapping: the key whose value comes next */
    size_t expanded; /* number of nodes before it */
    uint32_t anchor; /* index into anchors, or DL_NONE */
    bool is_flow;
} level;

typedef struct anchor {
    char *name;
    const dl_yaml *node;
    size_t expanded; /* nodes in it, with aliases expanded; 0 while it is
                        open */
} anchor;

typedef struct reader {
    yaml_parser_t yaml;
    yaml_event_t event; /* the last one */
    dl_arena *arena;
    dl_str text;
    uint32_t base;
    size_t at_code_point, at_byte; /* position of mark_offset() */
    DL_VEC(level) levels;
    DL_VEC(anchor) anchors;
    size_t expanded; /* nodes so far, with aliases expanded */
    dl_yaml *root;
    unsigned documents;
    dl_yaml_problem *problem;
} reader;

/* Marks come almost in order, so stepping from the last one takes linear
   time. */
static uint32_t mark_offset(reader *r, mark m)
{
    const char *p = r->text.p;
    while (r->at_code_point < m.code_points && r->at_byte < r->text.n) {
        r->at_byte++;
        while (r->at_byte < r->text.n && dl_is_continuation(p[r->at_byte]))
            r->at_byte++;
        r->at_code_point++;
    }
    while (r->at_code_point > m.code_points && r->at_byte > 0) {
        r->at_byte--;
        while (r->at_byte > 0 && dl_is_continuation(p[r->at_byte]))
            r->at_byte--;
        r->at_code_point--;
    }
    return r->base + (uint32_t)r->at_byte;
}

static dl_span mark_span(reader *r, yaml_mark_t start, yaml_mark_t end)
{
    uint32_t from = mark_offset(r, (mark){start.index});
    uint32_t to = mark_offset(r, (mark){end.index});
    return (dl_span){from, to < from ? from : to};
}

/* The character at `offset`, or nothing at the end of a line. */
static dl_span character_at(const reader *r, uint32_t offset)
{
    size_t i = offset - r->base;
    if (i >= r->text.n || r->text.p[i] == '\n' || r->text.p[i] == '\r')
        return (dl_span){offset, offset};
    unsigned n;
    dl_utf8_decode(r->text, i, &n);
    return (dl_span){offset, offset + n};
}

static bool refuse(reader *r, dl_span span, dl_span related, const char *words)
{
    *r->problem =
        (dl_yaml_problem){dl_arena_str(r->arena, dl_str_of(words)),
                          dl_str_of(dl_yaml_in_korean(words)), span, related};
    return false;
}

static const char BY_TAB[] =
    "found a tab character where an indentation space is expected";

/* A tab at the beginning of a line: libyaml says only that no token begins with
   it, except where a value goes on. */
static bool is_indented_with_tab(const reader *r, dl_span span)
{
    uint32_t at = span.start - r->base;
    if (at >= r->text.n || r->text.p[at] != '\t')
        return false;
    while (at > 0 && (r->text.p[at - 1] == ' ' || r->text.p[at - 1] == '\t'))
        at--;
    return at == 0 || r->text.p[at - 1] == '\n';
}

/* In libyaml's own words. Something without an end is reported where it
   begins. */
static bool refuse_syntax(reader *r)
{
    const yaml_parser_t *y = &r->yaml;
    /* Some of libyaml's allocations fail without a word. */
    if (y->error == YAML_MEMORY_ERROR || y->error == YAML_NO_ERROR)
        dl_out_of_memory();
    const char *problem = y->problem ? y->problem : "not YAML";
    if (y->error == YAML_READER_ERROR) {
        size_t at = y->problem_offset < r->text.n ? y->problem_offset
                                                  : r->text.n;
        return refuse(r, character_at(r, r->base + (uint32_t)at), (dl_span){0},
                      problem);
    }
    dl_span span =
        character_at(r, mark_offset(r, (mark){y->problem_mark.index}));
    dl_span related = {0};
    if (is_indented_with_tab(r, span))
        return refuse(r, span, related, BY_TAB);
    if (y->context) {
        related =
            character_at(r, mark_offset(r, (mark){y->context_mark.index}));
        bool never_ends = strncmp(problem, "found unexpected ", 17) == 0;
        if (never_ends && strstr(y->context, "quoted scalar") != NULL)
            span = related;
        if (span.start == related.start)
            related = (dl_span){0};
    }
    refuse(r, span, related, problem);
    if (y->context) {
        r->problem->message =
            dl_arena_printf(r->arena, "%s %s", problem, y->context);
        r->problem->korean =
            dl_arena_printf(r->arena, "%s(%s)", dl_yaml_in_korean(problem),
                            dl_yaml_in_korean(y->context));
    }
    return false;
}

/* ---- nodes ------------------------------------------------------------- */

/* Adds `node` to the innermost open collection; to a mapping as a key, or as
   the value of the last key. */
static void attach(reader *r, dl_yaml *node)
{
    if (r->levels.n == 0) {
        r->root = node;
        return;
    }
    level *in = &r->levels.v[r->levels.n - 1];
    if (in->node->kind == DL_YAML_MAPPING) {
        if (!in->key) {
            in->key = node;
            return;
        }
        node->key = in->key;
        in->key = NULL;
    }
    if (in->last)
        in->last->next = node;
    else
        in->node->first = node;
    in->last = node;
}

static bool count_nodes(reader *r, size_t more, dl_span span)
{
    if (more > DL_YAML_MAX_NODES - r->expanded)
        return refuse(r, span, (dl_span){0},
                      "too many values, or aliases that stand for too many");
    r->expanded += more;
    return true;
}

/* Stores `node` under `name`, which may be NULL; sets `*index`. */
static bool add_anchor(reader *r, const yaml_char_t *name, const dl_yaml *node,
                       uint32_t *index)
{
    *index = DL_NONE;
    if (!name)
        return true;
    if (r->anchors.n == DL_YAML_MAX_ANCHORS)
        return refuse(r, node->span, (dl_span){0}, "too many anchors");
    *index = (uint32_t)r->anchors.n;
    dl_vec_push(&r->anchors, (anchor){dl_xstrdup((const char *)name), node, 0});
    return true;
}

static dl_yaml_style style_of(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return DL_YAML_SINGLE_QUOTED;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return DL_YAML_DOUBLE_QUOTED;
    case YAML_LITERAL_SCALAR_STYLE:
    case YAML_FOLDED_SCALAR_STYLE:
        return DL_YAML_BLOCK;
    default:
        return DL_YAML_PLAIN;
    }
}

/* Block scalars end after their last line end; show them without it. */
static dl_span without_trailing_blanks(const reader *r, dl_span span)
{
    while (span.end > span.start &&
           strchr(" \t\r\n", r->text.p[span.end - 1 - r->base]) != NULL)
        span.end--;
    return span;
}

static bool on_scalar(reader *r, const yaml_event_t *e)
{
    dl_yaml *node = DL_ARENA_NEW(r->arena, dl_yaml, 1);
    node->kind = DL_YAML_SCALAR;
    node->style = (uint8_t)style_of(e->data.scalar.style);
    node->has_tag = e->data.scalar.tag != NULL;
    node->text = dl_arena_str(
        r->arena,
        (dl_str){(const char *)e->data.scalar.value, e->data.scalar.length});
    node->span = mark_span(r, e->start_mark, e->end_mark);
    if (node->style == DL_YAML_BLOCK)
        node->span = without_trailing_blanks(r, node->span);
    uint32_t index;
    if (!count_nodes(r, 1, node->span) ||
        !add_anchor(r, e->data.scalar.anchor, node, &index))
        return false;
    if (index != DL_NONE)
        r->anchors.v[index].expanded = 1;
    attach(r, node);
    return true;
}

static bool on_alias(reader *r, const yaml_event_t *e)
{
    const char *name = (const char *)e->data.alias.anchor;
    dl_span span = mark_span(r, e->start_mark, e->end_mark);
    const anchor *found = NULL;
    for (size_t i = r->anchors.n; i-- > 0 && !found;)
        if (strcmp(r->anchors.v[i].name, name) == 0)
            found = &r->anchors.v[i];
    if (!found)
        return refuse(r, span, (dl_span){0}, "an alias without its anchor");
    if (found->expanded == 0)
        return refuse(r, span, found->node->span,
                      "an alias inside its own anchor");
    if (!count_nodes(r, found->expanded, span))
        return false;
    dl_yaml *node = DL_ARENA_NEW(r->arena, dl_yaml, 1);
    *node = *found->node;
    node->span = span;
    node->key = node->next = NULL;
    attach(r, node);
    return true;
}

static bool on_start(reader *r, const yaml_event_t *e, dl_yaml_kind kind)
{
    bool is_map = kind == DL_YAML_MAPPING;
    dl_yaml *node = DL_ARENA_NEW(r->arena, dl_yaml, 1);
    node->kind = (uint8_t)kind;
    node->span = mark_span(r, e->start_mark, e->end_mark);
    if (r->levels.n == DL_YAML_MAX_DEPTH)
        return refuse(r, node->span, (dl_span){0}, "nested too deeply");
    level in = {.node = node, .expanded = r->expanded};
    in.is_flow = is_map
                     ? e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
                     : e->data.sequence_start.style ==
                           YAML_FLOW_SEQUENCE_STYLE;
    if (!count_nodes(r, 1, node->span) ||
        !add_anchor(r,
                    is_map ? e->data.mapping_start.anchor
                           : e->data.sequence_start.anchor,
                    node, &in.anchor))
        return false;
    attach(r, node);
    dl_vec_push(&r->levels, in);
    return true;
}

/* By text, then by place. */
static int compare_keys(const void *a, const void *b)
{
    const dl_yaml *x = *(const dl_yaml *const *)a;
    const dl_yaml *y = *(const dl_yaml *const *)b;
    int order = dl_str_compare(x->text, y->text);
    if (order)
        return order;
    return DL_ORDER(x->span.start, y->span.start);
}

/* YAML 1.1 §3.2.1.3: the keys of a mapping are unique. libyaml does not check.
   Reports the first repetition in the text. */
static bool check_keys(reader *r, const dl_yaml *mapping)
{
    DL_VEC(const dl_yaml *) keys = {0};
    for (const dl_yaml *v = mapping->first; v; v = v->next)
        if (v->key->kind == DL_YAML_SCALAR)
            dl_vec_push(&keys, v->key);
    dl_vec_sort(&keys, compare_keys);
    const dl_yaml *first = NULL, *again = NULL;
    for (size_t i = 1; i < keys.n; i++)
        if (dl_str_eq(keys.v[i - 1]->text, keys.v[i]->text) &&
            (!again || keys.v[i]->span.start < again->span.start)) {
            first = keys.v[i - 1];
            again = keys.v[i];
        }
    dl_vec_free(&keys);
    if (!again)
        return true;
    r->problem->message =
        dl_arena_printf(r->arena, "duplicate key '%.*s'",
                        DL_FMT(again->text));
    r->problem->korean = dl_arena_printf(r->arena, "%s '%.*s'",
                                         dl_yaml_in_korean("duplicate key"),
                                         DL_FMT(again->text));
    r->problem->span = again->span;
    r->problem->related = first->span;
    return false;
}

static bool on_end(reader *r, const yaml_event_t *e)
{
    level in = r->levels.v[--r->levels.n];
    if (in.is_flow)
        in.node->span.end = mark_span(r, e->end_mark, e->end_mark).end;
    else if (in.last) /* libyaml's end is the next token */
        in.node->span.end = in.last->span.end;
    if (in.node->span.end < in.node->span.start)
        in.node->span.end = in.node->span.start;
    if (in.anchor != DL_NONE)
        r->anchors.v[in.anchor].expanded = r->expanded - in.expanded;
    return in.node->kind != DL_YAML_MAPPING || check_keys(r, in.node);
}

static bool on_event(reader *r, const yaml_event_t *e)
{
    switch (e->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (r->documents++ == 0)
            return true;
        return refuse(r, mark_span(r, e->start_mark, e->end_mark),
                      (dl_span){0}, "a second document begins here");
    case YAML_SCALAR_EVENT:
        return on_scalar(r, e);
    case YAML_ALIAS_EVENT:
        return on_alias(r, e);
    case YAML_SEQUENCE_START_EVENT:
        return on_start(r, e, DL_YAML_SEQUENCE);
    case YAML_MAPPING_START_EVENT:
        return on_start(r, e, DL_YAML_MAPPING);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return on_end(r, e);
    default:
        return true;
    }
}

static bool read_events(reader *r)
{
    bool ok = true, done = false;
    while (ok && !done) {
        if (!yaml_parser_parse(&r->yaml, &r->event))
            return refuse_syntax(r);
        done = r->event.type == YAML_STREAM_END_EVENT;
        ok = on_event(r, &r->event);
        yaml_event_delete(&r->event);
    }
    return ok;
}

static void delete_parser(void *user)
{
    reader *r = user;
    yaml_event_delete(&r->event);
    yaml_parser_delete(&r->yaml);
}

bool dl_yaml_parse(dl_arena *arena, dl_str text, uint32_t base_offset,
                   const dl_yaml **root, dl_yaml_problem *problem)
{
    *root = NULL;
    *problem = (dl_yaml_problem){0};
    if (dl_str_starts(text, DL_BOM)) {
        text = dl_str_from(text, 3);
        base_offset += 3;
    }
    reader r = {.arena = arena,
                .text = text.n ? text : DL_STR(""),
                .base = base_offset,
                .problem = problem};
    if (!yaml_parser_initialize(&r.yaml))
        dl_out_of_memory();
    dl_deferred deleting;
    dl_defer(&deleting, delete_parser, &r);
    yaml_parser_set_encoding(&r.yaml, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.yaml, (const unsigned char *)r.text.p,
                                 r.text.n);
    bool ok = read_events(&r);
    dl_drop(&deleting);
    delete_parser(&r);
    for (size_t i = 0; i < r.anchors.n; i++)
        dl_free(r.anchors.v[i].name);
    dl_vec_free(&r.anchors);
    dl_vec_free(&r.levels);
    if (ok)
        *root = r.root;
    return ok;
}

/* ---- values ------------------------------------------------------------ */

bool dl_yaml_bool(dl_str text, bool *out)
{
    *out = dl_str_is(text, "true") || dl_str_is(text, "yes") ||
           dl_str_is(text, "on");
    return *out || dl_str_is(text, "false") || dl_str_is(text, "no") ||
           dl_str_is(text, "off");
}

bool dl_yaml_int(dl_str text, long *out)
{
    char digits[24], *end;
    if (text.n == 0 || text.n >= sizeof digits)
        return false;
    memcpy(digits, text.p, text.n);
    digits[text.n] = '\0';
    errno = 0;
    *out = strtol(digits, &end, 10);
    return errno == 0 && *end == '\0' &&
           (digits[0] == '-' || dl_is_digit(digits[0]));
}
