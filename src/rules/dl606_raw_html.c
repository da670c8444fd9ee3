/* DL606 raw-html: see rules/DL606-raw-html.md. */
#define _GNU_SOURCE /* memmem, strncasecmp */
#include <strings.h>

#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "model/post.h"
#include "page/kramdown_html.h"
#include "page/page.h"
#include "rules/shared/elements.h"
#include "rules/shared/leftover.h"
#include "korean/lexicon.h"
#include "rules_gen.h"
#include "text/kinds.h"

/* A tag of a block. `partner` is its other half, or DL_NONE. */
typedef struct tag {
    dl_span span;
    dl_str name;
    bool is_end;
    bool is_void; /* <br>, <x/> */
    uint32_t partner;
    uint32_t block; /* its HTML block; DL_NONE inside a paragraph */
} tag;

enum {
    LOOK_BACK = 64, /* tags among which a closing one searches for its open
                       one */
    LONGEST_TAG = 2048, /* bytes */
    NEAR = 16 * 1024    /* bytes within which a component is closed */
};

static bool is_name_byte(char c)
{
    return dl_is_alnum(c) || c == '-';
}

/* The name of a tag that has no closing one, as the HTML Living Standard
   (13.1.2) spells it, or DL_STR_NONE. `<BR>` is `<br>`; but `<IMG>` is rather
   some model's token. */
static dl_str void_name(dl_str name)
{
    static const char *const names[] = {"br", "hr", "wbr"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (name.n == strlen(names[i]) &&
            strncasecmp(name.p, names[i], name.n) == 0)
            return (dl_str){names[i], name.n};
    return dl_str_is(name, "img") ? name : DL_STR_NONE;
}

/* Elements for formatting: who writes half of one means it. */
static const char *const formats[] = {
    "abbr", "b",     "center", "cite", "del",    "em",  "i",   "ins",
    "kbd",  "mark",  "small",  "span", "strong", "sub", "sup", "u"};

/* The name of an element for formatting in lower case: `<U>` is `<u>`. Others
   are left as they are: <SUMMARY> is rather some model's tag. */
static dl_str format_name(dl_str name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (name.n == strlen(formats[i]) &&
            strncasecmp(name.p, formats[i], name.n) == 0)
            return (dl_str){formats[i], name.n};
    return name;
}

/* Reads a tag at the beginning of `s`; false for comments, declarations and
   anything that is not a tag. */
static bool read_tag(dl_str s, tag *out)
{
    size_t i = 1;
    if (s.n < 3 || s.p[0] != '<')
        return false;
    bool is_end = s.p[i] == '/';
    i += is_end;
    size_t start = i;
    while (i < s.n && is_name_byte(s.p[i]))
        i++;
    if (i == start || dl_is_digit(s.p[start]))
        return false;
    size_t longest = s.n < LONGEST_TAG ? s.n : LONGEST_TAG;
    const char *close = i < longest ? memchr(s.p + i, '>', longest - i) : NULL;
    if (!close)
        return false;
    *out = (tag){
        .span = {0, (uint32_t)(close - s.p) + 1},
        .name = {s.p + start, i - start},
        .is_end = is_end,
        .partner = DL_NONE,
        .block = DL_NONE,
    };
    out->is_void = close[-1] == '/' || void_name(out->name).n > 0;
    return true;
}

typedef DL_VEC(tag) tags;

static bool is_same(dl_str a, dl_str b)
{
    return a.n == b.n && strncasecmp(a.p, b.p, a.n) == 0;
}

/* Pairs a closing tag with the nearest open one of its name. */
static void pair_up(tags *found)
{
    size_t last = found->n - 1;
    size_t floor = last > LOOK_BACK ? last - LOOK_BACK : 0;
    for (size_t i = last; i-- > floor;) {
        tag *open = &found->v[i];
        if (!open->is_end && !open->is_void && open->partner == DL_NONE &&
            is_same(open->name, found->v[last].name)) {
            open->partner = (uint32_t)last;
            found->v[last].partner = (uint32_t)i;
            return;
        }
    }
}

static void add(tags *found, tag t)
{
    dl_vec_push(found, t);
    if (t.is_end)
        pair_up(found);
}

/* `<img>` alone is some model's token, not a picture. */
static bool is_token(const dl_doc *doc, const tag *t)
{
    return dl_str_is(t->name, "img") &&
           !memchr(doc->src.p + t->span.start, '=',
                   t->span.end - t->span.start);
}

static bool is_allowed(dl_ctx *ctx, const tag *t)
{
    dl_str name = void_name(t->name);
    return (t->is_void || t->partner != DL_NONE) &&
           !is_token(dl_ctx_doc(ctx), t) &&
           dl_option_list_has(ctx, DL606_OPT_ALLOW,
                              name.n ? name : format_name(t->name));
}

/* `<span style="…">글<span>`: the second one should be `</span>`; it has no
   effect. */
static bool is_wrong_end(const tags *found, size_t at)
{
    size_t floor = at > LOOK_BACK ? at - LOOK_BACK : 0;
    for (size_t i = at; i-- > floor;)
        if (!found->v[i].is_end && found->v[i].partner == DL_NONE &&
            dl_str_eq(found->v[i].name, found->v[at].name))
            return found->v[i].span.end - found->v[i].span.start >
                   found->v[i].name.n + 2;
    return false;
}

static bool is_code_byte(char c)
{
    return is_name_byte(c) || c == '_' || c == ':' || c == '<' || c == '>' ||
           c == '&' || c == '(' || c == ')' || c == ',';
}

/* `<tbody>`, `Rc<T>` as code, in a block whose backticks do not pair. */
static bool is_in_backticks(const dl_doc *doc, dl_span span)
{
    enum { LONGEST = 32 /* bytes before and after */ };
    uint32_t i = span.start, k = span.end;
    while (i > 0 && span.start - i < LONGEST &&
           is_code_byte(doc->src.p[i - 1]))
        i--;
    while (k < doc->src.n && k - span.end < LONGEST &&
           is_code_byte(doc->src.p[k]))
        k++;
    return i > 0 && doc->src.p[i - 1] == '`' && k < doc->src.n &&
           doc->src.p[k] == '`';
}

/* Whether a closing tag of that name follows within sight, but not in code. */
static bool is_closed_nearby(const dl_doc *doc, const tag *t)
{
    char close[32];
    if (t->name.n + 3 > sizeof close)
        return true;
    close[0] = '<';
    close[1] = '/';
    memcpy(close + 2, t->name.p, t->name.n);
    close[t->name.n + 2] = '>';
    size_t n = t->name.n + 3, left = doc->src.n - t->span.end;
    const char *at = doc->src.p + t->span.end;
    const char *end = at + (left < NEAR ? left : NEAR);
    while (at < end && (at = memmem(at, (size_t)(end - at), close, n))) {
        if (dl_region_at(doc, (uint32_t)(at - doc->src.p)) != DL_REGION_CODE)
            return true;
        at += n;
    }
    return false;
}

/* Whether a particle follows the tag: `<think>와`. */
static bool is_mentioned(const dl_doc *doc, const tag *t)
{
    dl_str after = dl_str_from(doc->src, t->span.end);
    const char *blank = memchr(after.p, ' ', after.n < NEAR ? after.n : NEAR);
    after.n = blank ? (size_t)(blank - after.p) : 0;
    return dl_lexicon_has(doc->lexicon, DL_LIST_PARTICLE_SPLIT_WORDS, after);
}

/* `<think>`, `<answer>`: no element, and nothing that a component has. Browsers
   hide the tags and show what is between them. Around a text, any other name is
   an element of the site's own: `<comment>글</comment>`. */
static bool is_unknown_pair(const dl_doc *doc, const tag *t)
{
    dl_str text = dl_doc_slice(doc, t->span);
    for (size_t i = 0; i < t->name.n; i++)
        if (!dl_is_lower(t->name.p[i]))
            return false;
    return t->block == DL_NONE && !t->is_end && t->partner != DL_NONE &&
           text.n == t->name.n + 2 && !dl_is_html_element(t->name) &&
           (dl_is_model_tag(t->name) || is_mentioned(doc, t)) &&
           !is_in_backticks(doc, t->span);
}

/*
 * A blog of digests has no use for tags. Elsewhere they are HTML and components
 * of the site, and only a single one in running text is a slip: Vec<T>, <eos>.
 */
static bool is_lone(const dl_doc *doc, const tags *found, size_t at)
{
    const tag *t = &found->v[at];
    dl_span inside = {t->span.start + 1, t->span.end - 1};
    dl_str text = dl_doc_slice(doc, inside);
    /* <k>ww<k>w.a.kr keeps an address from becoming a link */
    bool is_in_word =
        t->span.end < doc->src.n && dl_is_alnum(doc->src.p[t->span.end]);
    return t->block == DL_NONE && !t->is_end && !t->is_void && !is_in_word &&
           t->partner == DL_NONE && text.n == t->name.n &&
           !is_in_backticks(doc, t->span) && !is_closed_nearby(doc, t) &&
           !is_wrong_end(found, at);
}

/* <<interface>> of UML */
static bool is_stereotype(const dl_doc *doc, const tag *t)
{
    return t->span.start > 0 && doc->src.p[t->span.start - 1] == '<' &&
           t->span.end < doc->src.n && doc->src.p[t->span.end] == '>';
}

/* `<Tabs items={x}>`, `<Logo/>`, `<Tabs>…</Tabs>`, `</my-tab>`: who writes so
   means a tag, a component of the site. */
static bool is_component(const tag *t)
{
    bool is_named = memchr(t->name.p, '-', t->name.n) != NULL;
    for (size_t i = 1; i < t->name.n && dl_is_upper(t->name.p[0]); i++)
        is_named |= dl_is_lower(t->name.p[i]);
    size_t length = t->span.end - t->span.start;
    return t->is_void || memchr(t->name.p, '=', length - t->is_end - 1) ||
           (is_named && (t->is_end || t->partner != DL_NONE));
}

/* Whether kramdown reads no Markdown there: in an HTML block, which ends with
   its closing tag, not at an empty line. */
static bool is_raw(dl_ctx *ctx, const tag *t)
{
    if (!dl_renderer_is_kramdown(dl_ctx_renderer(ctx)))
        return false;
    const dl_page *page = dl_ctx_page(ctx);
    size_t row = 0, next = 0;
    DL_LOWER_BOUND(row, 0, page->n_rows,
                   page->rows[row].end <= t->span.start);
    DL_LOWER_BOUND(next, 0, page->n_blocks, page->blocks[next].row <= row);
    const dl_block *b = &page->blocks[next > 0 ? next - 1 : 0];
    return b->kind == DL_BLOCK_HTML && row < b->row_end;
}

/* `<answer>글</answer>`: where HTML is usual, a pair may be meant as well as
   text, but not in `<think>와 </think> 사이`. */
static bool may_be_meant(dl_ctx *ctx, const tag *t)
{
    return t->partner != DL_NONE && !t->is_end &&
           dl_option_bool(ctx, DL606_OPT_LONE_ONLY) &&
           !is_mentioned(dl_ctx_doc(ctx), t);
}

/* Replaces the whole tag, because all of it becomes visible. */
static void escape(dl_ctx *ctx, dl_diagnostic *d, const tag *t)
{
    dl_str text = dl_doc_slice(dl_ctx_doc(ctx), t->span);
    bool is_safe = (!dl_is_html_element(t->name) && !is_component(t) &&
                    !may_be_meant(ctx, t)) ||
                   is_token(dl_ctx_doc(ctx), t);
    dl_fix_edit(ctx, d, is_safe ? DL_FIX_SAFE : DL_FIX_UNSAFE, t->span,
                dl_ctx_printf(ctx, "\\%.*s", DL_FMT(text)));
}

/* <sup>: an element for formatting that the post may have, but not half of it.
   <video> and <table> alone are rather some model's tokens. */
static bool is_half(dl_ctx *ctx, const tag *t)
{
    if (t->partner != DL_NONE || t->is_void ||
        !dl_option_list_has(ctx, DL606_OPT_ALLOW, t->name))
        return false;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (dl_str_is(t->name, formats[i]))
            return true;
    return false;
}

/* Whoever writes <sup> means it, so that it is not escaped. Where its end goes
   is clear only if a second one is there instead of it: x<sup>2<sup>. Returns
   how many tags the finding is about. */
static size_t report_half(dl_ctx *ctx, const tags *found, size_t i)
{
    const tag *t = &found->v[i];
    dl_str text = dl_doc_slice(dl_ctx_doc(ctx), t->span);
    dl_diagnostic *d =
        dl_report(ctx, t->is_end ? DL606_END : DL606_OPEN, t->span, text);
    const tag *next = i + 1 < found->n ? t + 1 : NULL;
    if (t->is_end || !next || next->is_end || !is_half(ctx, next) ||
        !dl_str_eq(next->name, t->name) ||
        next->span.end - next->span.start != t->name.n + 2)
        return 1;
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE, next->span,
                dl_ctx_printf(ctx, "</%.*s>", DL_FMT(t->name)));
    return 2;
}

/* One finding for each pair, at its first tag, and one for each HTML block:
   escaping a tag there would change how its lines are read. */
static void report(dl_ctx *ctx, const tags *found)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    bool lone_only = dl_option_bool(ctx, DL606_OPT_LONE_ONLY);
    uint32_t reported = DL_NONE; /* the last block with a finding */
    for (size_t i = 0; i < found->n; i++) {
        const tag *t = &found->v[i];
        if (is_allowed(ctx, t) ||
            (lone_only && !is_lone(doc, found, i) &&
             !is_unknown_pair(doc, t)) ||
            (t->is_end && t->partner != DL_NONE) || is_stereotype(doc, t))
            continue;
        bool is_block = t->block != DL_NONE;
        if ((is_block && t->block == reported) ||
            dl_leftover_of(doc, dl_doc_slice(doc, t->span)) ==
                DL_LEFTOVER_YES) /* DL413 reports it */
            continue;
        if (!is_block && is_half(ctx, t)) {
            i += report_half(ctx, found, i) - 1;
            continue;
        }
        reported = t->block;
        dl_diagnostic *d = dl_report(ctx, is_block ? DL606_BLOCK : DL606_TAG,
                                     t->span, dl_doc_slice(doc, t->span));
        if (is_block)
            continue;
        if (is_raw(ctx, t)) /* where a backslash is shown */
            continue;
        escape(ctx, d, t);
        if (t->partner != DL_NONE)
            escape(ctx, d, &found->v[t->partner]);
    }
}

static bool is_omitted(dl_ctx *ctx)
{
    const dl_renderer *renderer = dl_ctx_renderer(ctx);
    return renderer->name == DL_RENDERER_HUGO && !renderer->raw_html;
}

/* Whether byte `at` is in the text of a shortcode that shows code. */
static bool is_in_shortcode(const dl_doc *doc, uint32_t at)
{
    size_t i = dl_region_find(doc, at);
    const dl_region *r = &doc->regions[i];
    return i < doc->n_regions && r->start <= at &&
           r->kind == DL_REGION_CODE && doc->src.p[r->start] != '<';
}

static void on_prose(dl_ctx *ctx, const dl_post *post, const dl_prose *prose)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    tags found = {0};
    if (is_omitted(ctx) /* see look_at_hugo() */ ||
        dl_ctx_is_about_markdown(ctx))
        return;
    if (post->prose_roles[prose - doc->proses] == DL_PROSE_META &&
        dl_option_bool(ctx, DL606_OPT_LONE_ONLY))
        return;
    bool is_kramdown = dl_renderer_is_kramdown(dl_ctx_renderer(ctx));
    for (uint32_t i = prose->token; i < prose->token_end; i++) {
        const dl_token *t = &doc->tokens[i];
        tag next;
        if (t->kind != DL_TOKEN_HTML ||
            is_in_shortcode(doc, dl_token_span(t).start) ||
            !read_tag(dl_token_text(doc, t), &next) ||
            (is_kramdown && dl_kramdown_is_shown(next.name)))
            continue;
        next.span = dl_token_span(t);
        add(&found, next);
    }
    report(ctx, &found);
    dl_vec_free(&found);
}

/* Adds the tags of an HTML block. Comments hide their contents. */
static void read_block(const dl_doc *doc, uint32_t block, tags *found)
{
    dl_span span = doc->nodes[block].span;
    dl_str src = {doc->src.p, span.end};
    for (uint32_t i = span.start; i < span.end; i++) {
        const char *next = memchr(src.p + i, '<', src.n - i);
        if (!next)
            break;
        i = (uint32_t)(next - src.p);
        if (dl_str_starts(dl_str_from(src, i), "<!--")) {
            while (i + 3 <= src.n && memcmp(src.p + i, "-->", 3) != 0)
                i++;
            continue;
        }
        tag t;
        if (!read_tag((dl_str){next, src.n - i}, &t))
            continue;
        t.span = (dl_span){i, i + t.span.end};
        t.block = block;
        add(found, t);
        i = t.span.end - 1;
    }
}

/* ---- kramdown ------------------------------------------------------------ */

static bool is_ascii(dl_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80)
            return false;
    return true;
}

/* Whether an attribute's name is not ASCII: `<CUBRID 설치 폴더>`. */
static bool has_foreign_attribute(dl_str s)
{
    char quote = '\0';
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (quote)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if ((unsigned char)c >= 0x80)
            return true;
    }
    return false;
}

/* `<제목>` and `a<b이고 c>d`: tags whose names, or whose attributes',
   CommonMark does not know. */
static void look_for_names(dl_ctx *ctx, const dl_page *page, dl_span in)
{
    const dl_doc *doc = page->doc;
    for (uint32_t i = in.start; i < in.end; i++) {
        const char *next = memchr(doc->src.p + i, '<', in.end - i);
        dl_str name;
        if (!next)
            return;
        i = (uint32_t)(next - doc->src.p);
        uint32_t longest = in.end - i > LONGEST_TAG ? i + LONGEST_TAG : in.end;
        uint32_t end = dl_kramdown_tag(doc, i, longest, &name);
        dl_region_kind kind = dl_region_at(doc, i);
        bool is_text = kind == DL_REGION_PROSE || kind == DL_REGION_HTML;
        dl_str whole = {next, end - i};
        bool is_foreign = end > 0 && (!is_ascii(name) ||
                                      has_foreign_attribute(whole));
        if (!is_foreign || !is_text ||
            (i > 0 && dl_is_one_of(doc->src.p[i - 1], "\\<")))
            continue;
        dl_span span = {i, end};
        dl_diagnostic *d =
            dl_report(ctx, DL606_TAG, span, dl_doc_slice(doc, span));
        dl_fix_edit(ctx, d, DL_FIX_SAFE, (dl_span){i, i}, DL_STR("\\"));
        i = end - 1;
    }
}

static void look_at_kramdown(dl_ctx *ctx, const dl_page *page)
{
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        const dl_block *b = &page->blocks[i];
        uint32_t rows = b->kind == DL_BLOCK_HTML ? 1 : b->row_end - b->row;
        if (b->kind < DL_BLOCK_PARAGRAPH || b->kind == DL_BLOCK_CODE ||
            b->kind == DL_BLOCK_MATH)
            continue;
        for (uint32_t r = b->row; r < b->row + rows; r++)
            look_for_names(ctx, page,
                           (dl_span){page->rows[r].start, page->rows[r].end});
    }
}

/* ---- Hugo ---------------------------------------------------------------- */

/* The first tag of a node, but of a block that only closes another,
   `</details>`, none. */
static bool first_tag(const dl_doc *doc, uint32_t node, tag *out)
{
    tags found = {0};
    if (doc->nodes[node].kind == DL_NODE_HTML) {
        dl_span span = doc->nodes[node].span;
        bool is_tag = read_tag(dl_doc_slice(doc, span), out);
        out->span = span;
        return is_tag;
    }
    read_block(doc, node, &found);
    bool is_found = found.n > 0 && !found.v[0].is_end;
    if (is_found)
        *out = found.v[0];
    dl_vec_free(&found);
    return is_found;
}

/* All tags are left out, those of formatting, too: one finding for each text
   and each HTML block. */
static void look_at_hugo(dl_ctx *ctx, const dl_doc *doc)
{
    bool is_reported = false;
    for (uint32_t i = 1; i < doc->n_nodes; i++) {
        const dl_node *node = &doc->nodes[i];
        tag t;
        if (node->kind < DL_NODE_TEXT)
            is_reported = node->kind == DL_NODE_FIELD;
        if ((node->kind == DL_NODE_HTML || node->kind == DL_NODE_HTML_BLOCK) &&
            !(node->flags & DL_NODE_APPROXIMATE) && !is_reported &&
            !is_in_shortcode(doc, node->span.start) &&
            first_tag(doc, i, &t)) {
            dl_report(ctx, DL606_OMITTED, t.span, dl_doc_slice(doc, t.span));
            is_reported = true;
        }
    }
}

/* A tag may be opened in one HTML block and closed in another. */
static void on_page(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    tags found = {0};
    if (dl_str_find(doc->src, DL_STR("<")) == SIZE_MAX)
        return;
    if (dl_renderer_is_kramdown(dl_ctx_renderer(ctx)))
        look_at_kramdown(ctx, dl_ctx_page(ctx));
    if (is_omitted(ctx)) {
        look_at_hugo(ctx, doc);
        return;
    }
    for (uint32_t i = 1; i < doc->n_nodes; i++)
        if (doc->nodes[i].kind == DL_NODE_HTML_BLOCK &&
            !(doc->nodes[i].flags & DL_NODE_APPROXIMATE) &&
            !is_in_shortcode(doc, doc->nodes[i].span.start))
            read_block(doc, i, &found);
    report(ctx, &found);
    dl_vec_free(&found);
}

const dl_check dl_check_dl606 = {
    .on_page = on_page,
    .on_prose = on_prose,
    .prose_traits = DL_KINDS(HTML),
};
