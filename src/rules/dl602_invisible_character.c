/* DL602 invisible-character: see rules/DL602-invisible-character.md. */
#include "base/str.h"
#include "korean/particle.h"
#include "rules/shared/places.h"
#include "rules/shared/seam.h"
#include "rules_gen.h"
#include "text/kinds.h"
#include "text/lex.h"
#include "text/region.h"
#include "text/utf8.h"

enum {
    NO_BREAK_SPACE = 0xA0,
    NARROW_SPACE = 0x202F, /* that does not break either */
    LONGEST_UNIT = 3, /* letters */
    ZERO_WIDTH_SPACE = 0x200B,
    SOFT_HYPHEN = 0xAD,
    LAST_C1 = 0x9F, /* control characters that no keyboard has */
    BACKSPACE = 8,
    SLIP = 3,       /* spaces in a row that align nothing, at most */
    LONGEST_HEAD = 16, /* bytes of a marker */
    LONGEST_LINE = 256, /* bytes that show what a line begins */
    FEW = 32,
    MANY = 3,       /* of a kind in a paragraph: they were pasted */
    WORD = DL_KINDS(HANGUL, LATIN, NUMBER, HAN, KANA, GREEK, LETTER),
    BREAK = DL_KINDS(SOFT_BREAK, HARD_BREAK)
};

/* Invisible characters in a row. */
typedef struct run {
    dl_span span;
    uint32_t first;    /* code point */
    unsigned n;        /* characters */
    unsigned n_spaces; /* those that separate words, such as U+00A0 */
    bool has_zero_width_space, has_soft_hyphen;
    bool has_control, has_c1, has_direction;
} run;

/* A run in prose: the tokens [token, token_end) of a line. */
typedef struct place {
    const dl_doc *doc;
    const dl_prose *prose;
    uint32_t token, token_end;
    uint32_t line; /* the line's first token */
    bool is_first; /* of its line: only invisible characters precede it */
    bool is_last;
} place;

typedef struct repair {
    dl_applicability applicability;
    dl_span span;
    bool keeps_space;
} repair;

static const repair none = {.applicability = DL_FIX_NONE};

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= LAST_C1);
}

/* U+200E and others say in which direction a script is read. */
static bool is_direction(uint32_t c)
{
    return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

static void add(run *r, uint32_t c, uint32_t end)
{
    if (dl_span_is_empty(r->span))
        r->first = c;
    r->span.end = end;
    r->n++;
    r->n_spaces += dl_char_is_space(c);
    r->has_zero_width_space |= c == ZERO_WIDTH_SPACE;
    r->has_soft_hyphen |= c == SOFT_HYPHEN;
    r->has_control |= is_control(c) && c != BACKSPACE; /* typed by mistake */
    r->has_direction |= is_direction(c);
    r->has_c1 |= c >= 0x7F && c <= LAST_C1;
}

static run read_run(const dl_doc *doc, dl_span span)
{
    run r = {.span = {span.start, span.start}};
    unsigned length;
    for (uint32_t i = span.start; i < span.end; i += length) {
        uint32_t c = dl_utf8_decode(doc->src, i, &length);
        add(&r, c, i + length);
    }
    return r;
}

/* The messages of one run and of many. `is_loss`: letters may be missing where
   it is; each such place has to be looked at. */
typedef struct wording {
    uint8_t one, many;
} wording;

static wording wording_of(const run *r, bool is_loss)
{
    if (is_loss)
        return (wording){DL602_LOSS, DL602_LOSS};
    if (r->n_spaces)
        return (wording){DL602_SPACE, DL602_SPACES};
    if (is_control(r->first))
        return (wording){DL602_CONTROL, DL602_CONTROLS};
    return (wording){DL602_INVISIBLE, DL602_INVISIBLES};
}

static dl_diagnostic *report(dl_ctx *ctx, const run *r, bool is_loss)
{
    return dl_report(ctx, wording_of(r, is_loss).one, r->span,
                     dl_ctx_printf(ctx, "U+%04X", (unsigned)r->first));
}

/* ---- prose --------------------------------------------------------------- */

static const dl_token *before_of(const place *p)
{
    return p->token > p->prose->token ? &p->doc->tokens[p->token - 1] : NULL;
}

static const dl_token *after_of(const place *p)
{
    return p->token_end < p->prose->token_end ? &p->doc->tokens[p->token_end]
                                              : NULL;
}

/* Whether the token touches the run: `t` precedes or follows it. */
static bool touches(const run *r, const dl_token *t)
{
    return t && (t->end == r->span.start || t->start == r->span.end);
}

static bool is_kind(const run *r, const dl_token *t, uint32_t kinds)
{
    return touches(r, t) && dl_token_is(t, kinds);
}

/* con^Lgurations: TeX's fonts have fi, fl and others at the codes of control
   characters, and quotation marks of Windows are read as others. */
static bool is_loss(const place *p, const run *r)
{
    const uint32_t latin = DL_KINDS(LATIN, NUMBER);
    return r->has_control &&
           (r->has_c1 || is_kind(r, before_of(p), latin) ||
            is_kind(r, after_of(p), latin));
}

static bool is_particle(const dl_doc *doc, const dl_token *t)
{
    dl_particle_use use;
    return t->kind == DL_TOKEN_HANGUL &&
           dl_particle_at_end(dl_token_text(doc, t), &use) && use.start == 0;
}

/* Whether it may have been meant to separate two words that nothing else
   does. */
static bool may_separate(const place *p, const run *r)
{
    const dl_token *after = after_of(p);
    return (r->has_zero_width_space || r->has_control) &&
           is_kind(r, before_of(p), WORD) && is_kind(r, after, WORD) &&
           !is_particle(p->doc, after);
}

/* `well` U+00AD `known`, copied from a PDF file: the hyphen of two words, not
   of a line. */
static bool may_be_hyphen(const place *p, const run *r)
{
    return r->has_soft_hyphen &&
           is_kind(r, before_of(p), DL_KINDS(LATIN, NUMBER)) &&
           is_kind(r, after_of(p), DL_KINDS(LATIN, NUMBER));
}

static bool is_markup(const run *r, const dl_token *t, bool is_inside)
{
    return is_kind(r, t, DL_KINDS(CODE)) ||
           (is_kind(r, t, DL_KINDS(MARKUP, HTML)) && !is_inside);
}

static uint32_t skip_blanks(const dl_doc *doc, uint32_t i)
{
    while (i < doc->src.n && dl_is_blank(doc->src.p[i]))
        i++;
    return i;
}

static dl_str rest_of_line(const dl_doc *doc, uint32_t i)
{
    dl_str rest = dl_str_from(doc->src, i);
    if (rest.n > LONGEST_LINE)
        rest.n = LONGEST_LINE;
    const char *end = memchr(rest.p, '\n', rest.n);
    return end ? (dl_str){rest.p, (size_t)(end - rest.p)} : rest;
}

/* What begins a line: the spaces after it would become an indentation, and
   what follows might begin a block. */
static repair at_line_start(const place *p, const run *r)
{
    repair fix = {DL_FIX_SAFE, r->span, false};
    bool is_cell =
        p->doc->nodes[p->prose->node].kind == DL_NODE_TABLE_CELL;
    if (p->is_last) /* an empty line, paragraph or cell keeps its place */
        return none;
    dl_str more = {p->doc->src.p + r->span.end,
                   skip_blanks(p->doc, r->span.end) - r->span.end};
    dl_str rest = dl_str_from(p->doc->src, r->span.end + more.n);
    dl_str head = dl_str_trim_end((dl_str){p->doc->src.p, r->span.start}, " ");
    /* a no-break space, a space and another one */
    bool goes_on = dl_str_starts(rest, "\xC2\xA0") ||
                   dl_str_ends(head, "\xC2\xA0");
    if (goes_on || r->n_spaces > 1 ||
        (r->n_spaces && r->first != NO_BREAK_SPACE))
        fix.applicability = DL_FIX_UNSAFE; /* an indentation that is seen */
    fix.span.end = skip_blanks(p->doc, r->span.end);
    if (!is_cell && dl_seam_begins_block(rest_of_line(p->doc, fix.span.end)))
        return none;
    return fix;
}

/* What ends a line: the spaces before it would become a hard line break. */
static repair at_line_end(const place *p, const run *r)
{
    const char *src = p->doc->src.p;
    repair fix = {r->n_spaces > SLIP ? DL_FIX_UNSAFE : DL_FIX_SAFE, r->span,
                  false};
    while (fix.span.start > 0 && dl_is_blank(src[fix.span.start - 1]))
        fix.span.start--;
    /* `##` at the end of a heading is not shown */
    bool may_close = fix.span.start > 0 && src[fix.span.start - 1] == '#';
    return r->has_soft_hyphen || may_close ? none : fix;
}

/* Whether words are separated without it: by a space or a line end. */
static bool is_beside_blank(const dl_doc *doc, dl_span span)
{
    const char *src = doc->src.p;
    return span.start == 0 || span.end == doc->src.n ||
           dl_is_space(src[span.start - 1]) || dl_is_space(src[span.end]);
}

static repair repair_of(const place *p, const run *r)
{
    const dl_doc *doc = p->doc;
    const dl_token *t = &doc->tokens[p->token];
    uint32_t start = doc->tokens[p->line].start;
    dl_str head = {doc->src.p + start, r->span.start - start};
    /* a delimiter beside a space does not enclose it */
    bool is_inside = t->flags & DL_TOKEN_IN_EMPHASIS &&
                     !dl_char_is_space(r->first);
    const dl_token *after = after_of(p);
    bool is_glued = r->has_control && after && is_particle(doc, after);
    /* 를 ends a word */
    bool ends_word = r->has_control && after &&
                     after->kind == DL_TOKEN_HANGUL &&
                     dl_str_ends(head, "를");
    repair fix = {r->n_spaces > SLIP ? DL_FIX_UNSAFE : DL_FIX_SAFE, r->span,
                  (r->n_spaces || ends_word) && !is_glued &&
                      !is_beside_blank(doc, r->span)};
    bool is_marker = !p->is_first && head.n <= LONGEST_HEAD &&
                     (dl_seam_is_marker(head) ||
                      dl_seam_joins_marker(head,
                                           rest_of_line(doc, r->span.end)));
    if (is_marker || is_loss(p, r) ||
        (r->has_direction && p->prose->traits & DL_KINDS(LETTER)))
        return none;
    if (p->is_first)
        fix = at_line_start(p, r);
    else if (p->is_last)
        fix = at_line_end(p, r);
    else if (may_separate(p, r) || may_be_hyphen(p, r))
        fix.applicability = DL_FIX_UNSAFE;
    dl_seam seam = {doc, fix.span,
                    is_markup(r, before_of(p), is_inside),
                    is_markup(r, after_of(p), is_inside)};
    /* GFM takes everything up to a space into an address */
    bool is_linked = !fix.keeps_space && !is_beside_blank(doc, fix.span) &&
                     dl_seam_follows_address(doc, p->prose, p->token);
    bool is_plain = fix.keeps_space ? dl_seam_may_be_space(&seam)
                                    : dl_seam_is_plain(&seam);
    return is_plain && !is_linked ? fix : none;
}

/* Spaces that only look as they should are milder than what breaks a word. */
static dl_diagnostic *report_runs(dl_ctx *ctx, const dl_place *first, size_t n)
{
    run r = read_run(dl_ctx_doc(ctx), first->span);
    dl_diagnostic *d =
        n == 1 ? report(ctx, &r, false)
               : dl_report(ctx, wording_of(&r, false).many, r.span,
                           dl_ctx_printf(ctx, "U+%04X", (unsigned)r.first),
                           dl_ctx_printf(ctx, "%zu", n));
    if (r.n_spaces == r.n)
        dl_report_severity(ctx, d, DL_SEVERITY_WARNING);
    return d;
}

/* A narrow space belongs between a number and its unit: 63 GB. */
static bool precedes_unit(const place *p, const run *r)
{
    const dl_token *after = after_of(p);
    return r->first == NARROW_SPACE && r->n == 1 &&
           is_kind(r, before_of(p), DL_KINDS(NUMBER)) &&
           is_kind(r, after, DL_KINDS(LATIN, SYMBOL)) &&
           after->length <= LONGEST_UNIT;
}

static void check(dl_ctx *ctx, const place *p, dl_places *found)
{
    const dl_token *t = p->doc->tokens;
    run r = read_run(p->doc, (dl_span){t[p->token].start,
                                       t[p->token_end - 1].end});
    if (precedes_unit(p, &r))
        return;
    if (is_loss(p, &r)) {
        report(ctx, &r, true);
        return;
    }
    repair fix = repair_of(p, &r);
    dl_vec_push(found,
                (dl_place){.span = r.span,
                           .kind = r.first << 1 | (r.n_spaces == r.n),
                           .fix = fix.applicability,
                           .edit = fix.span,
                           .text = fix.keeps_space ? DL_STR(" ")
                                                   : DL_STR("")});
}

/* Persian and the scripts of India write words with U+200C and U+200D. */
static bool is_joiner(uint32_t c)
{
    return c == 0x200C || c == 0x200D;
}

static bool is_spelling(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    return is_joiner(t->first) && i > prose->token &&
           t[-1].kind == DL_TOKEN_LETTER;
}

/* Whether nothing visible follows token `i` in its line. */
static bool ends_line(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    uint32_t end = prose->token_end;
    for (uint32_t n = 0; n < FEW && i < end; n++, i++)
        if (doc->tokens[i].kind != DL_TOKEN_INVISIBLE)
            return dl_token_is(&doc->tokens[i], BREAK);
    return i == end;
}

static void check_runs(dl_ctx *ctx, const dl_prose *prose, dl_places *found)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    place p = {.doc = doc, .prose = prose, .line = prose->token,
               .is_first = true};
    for (uint32_t i = prose->token; i < prose->token_end; i++) {
        const dl_token *t = &doc->tokens[i];
        if (dl_token_is(t, BREAK)) {
            p.line = i + 1;
            p.is_first = true;
            continue;
        }
        if (t->kind != DL_TOKEN_INVISIBLE || is_spelling(doc, prose, i)) {
            p.is_first = false;
            continue;
        }
        p.token = i;
        while (i + 1 < prose->token_end &&
               doc->tokens[i + 1].kind == DL_TOKEN_INVISIBLE &&
               doc->tokens[i + 1].start == doc->tokens[i].end)
            i++;
        p.token_end = i + 1;
        p.is_last = ends_line(doc, prose, i + 1);
        check(ctx, &p, found);
    }
}

static void on_prose(dl_ctx *ctx, const struct dl_post *post,
                     const dl_prose *prose)
{
    (void)post;
    dl_places found = {0};
    check_runs(ctx, prose, &found);
    dl_places_report(ctx, prose, &found, MANY, report_runs);
    dl_vec_free(&found);
}

/* ---- front matter -------------------------------------------------------- */

static bool is_word_at(const dl_doc *doc, uint32_t at, bool is_before)
{
    unsigned n;
    if (is_before ? at == 0 : at >= doc->src.n)
        return false;
    uint32_t c = is_before ? dl_utf8_decode_before(doc->src, at, &n)
                           : dl_utf8_decode(doc->src, at, &n);
    return dl_char_class(c) < DL_TOKEN_STOP;
}

/* YAML gives a meaning to signs and spaces, so a run may only be repaired
   beside letters: in a value, or at its end. */
static bool check_yaml(dl_ctx *ctx, const dl_doc *doc, const run *r)
{
    dl_diagnostic *d = report(ctx, r, r->has_c1);
    const char *src = doc->src.p;
    bool after_word = is_word_at(doc, r->span.start, true);
    bool before_word = is_word_at(doc, r->span.end, false);
    bool ends = r->span.end < doc->src.n &&
                dl_is_one_of(src[r->span.end], "\r\n\"'],");
    bool begins = r->span.start > 0 &&
                  dl_is_one_of(src[r->span.start - 1], " \"'");
    if (r->has_control ||
        !((after_word && (before_word || ends)) || (begins && before_word)))
        return true;
    bool joins_words = after_word && before_word;
    dl_fix_edit(ctx, d,
                joins_words && r->has_zero_width_space ? DL_FIX_UNSAFE
                                                       : DL_FIX_SAFE,
                r->span, joins_words && r->n_spaces ? DL_STR(" ") : DL_STR(""));
    return true;
}

/* ---- what is not tokenized ----------------------------------------------- */

/* Handles a run; returns whether to look for more. */
typedef bool check_run(dl_ctx *ctx, const dl_doc *doc, const run *r);

static void scan(dl_ctx *ctx, const dl_doc *doc, dl_span span,
                 check_run *handle)
{
    unsigned n;
    uint32_t base = 0; /* the last visible character that is not a mark */
    run r = {.span = {span.start, span.start}};
    for (uint32_t i = span.start; i < span.end; i += n) {
        uint32_t c = dl_utf8_decode(doc->src, i, &n);
        unsigned part = dl_emoji_part(doc->src, base, i);
        unsigned class = c >= 0x20 && c < 0x7F ? 0 : dl_char_class(c);
        bool is_spelt =
            is_joiner(c) && dl_char_class(base) == DL_TOKEN_LETTER;
        if (part)
            n = part;
        else if (class == DL_TOKEN_INVISIBLE && !is_spelt) {
            if (dl_span_is_empty(r.span))
                r.span.start = r.span.end = i;
            add(&r, c, i + n);
            continue;
        } else if (class != DL_CLASS_MARK && class != DL_TOKEN_INVISIBLE)
            base = c;
        if (!dl_span_is_empty(r.span) && !handle(ctx, doc, &r))
            return;
        r = (run){.span = {i, i}};
    }
    if (!dl_span_is_empty(r.span))
        handle(ctx, doc, &r);
}

/*
 * The first run in code, an address or the like: whoever copies it copies the
 * characters, too. What it should be is not known, so there is no fix; spaces
 * may be meant.
 */
static bool check_region(dl_ctx *ctx, const dl_doc *doc, const run *r)
{
    (void)doc;
    if (r->n_spaces > 0 || (r->has_control && !r->has_c1))
        return true;
    dl_report_severity(ctx, report(ctx, r, false), DL_SEVERITY_WARNING);
    return false;
}

static bool has_non_ascii(dl_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80)
            return true;
    return false;
}

/* What is read as words has been looked at: ==…==, and what follows a bare
   address. */
static bool is_read(const dl_region *regions, uint32_t i)
{
    const dl_region *r = &regions[i];
    return !r->is_opaque &&
           (r->kind == DL_REGION_TEMPLATE ||
            (i > 0 && r[-1].end == r->start && r[-1].kind == r->kind));
}

static void check_regions(dl_ctx *ctx, const dl_doc *doc)
{
    const unsigned others = DL_REGION_BIT(DL_REGION_CODE) |
                            DL_REGION_BIT(DL_REGION_FORMULA) |
                            DL_REGION_BIT(DL_REGION_ADDRESS) |
                            DL_REGION_BIT(DL_REGION_TEMPLATE) |
                            DL_REGION_BIT(DL_REGION_ATTRIBUTES) |
                            DL_REGION_BIT(DL_REGION_HTML);
    for (uint32_t i = 0; i < doc->n_regions; i++) {
        const dl_region *r = &doc->regions[i];
        dl_span span = {r->start, r->end};
        if (others >> r->kind & 1 && !is_read(doc->regions, i) &&
            has_non_ascii(dl_doc_slice(doc, span)))
            scan(ctx, doc, span, check_region);
    }
}

static void on_document(dl_ctx *ctx, const dl_doc *doc)
{
    if (doc->has_bom) {
        dl_diagnostic *d = dl_report(ctx, DL602_BOM, ((dl_span){0, 3}));
        dl_report_severity(ctx, d, DL_SEVERITY_WARNING);
        dl_fix_edit(ctx, d, DL_FIX_SAFE, (dl_span){0, 3}, DL_STR(""));
    }
    if (doc->bad_utf8 == DL_NONE && !doc->too_large)
        scan(ctx, doc, doc->frontmatter.yaml, check_yaml);
    check_regions(ctx, doc);
}

const dl_check dl_check_dl602 = {
    .on_document = on_document,
    .on_prose = on_prose,
    .prose_traits = DL_KINDS(INVISIBLE),
};
