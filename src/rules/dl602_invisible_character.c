/* DL602 invisible-character: see rules/DL602-invisible-character.md. */
#include "base/str.h"
#include "rules_gen.h"
#include "text/kinds.h"
#include "text/lex.h"
#include "text/utf8.h"

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/* Whether one of the characters separates words, such as U+00A0. */
static bool has_space(const dl_doc *doc, dl_span span)
{
    unsigned length;
    for (uint32_t i = span.start; i < span.end; i += length)
        if (dl_char_is_space(dl_utf8_decode(doc->src, i, &length)))
            return true;
    return false;
}

/* Whether words are separated without them: by a space or a line end. */
static bool is_beside_blank(const dl_doc *doc, dl_span span)
{
    const char *src = doc->src.p;
    return span.start == 0 || span.end == doc->src.n ||
           dl_is_space(src[span.start - 1]) ||
           dl_is_space(src[span.end]);
}

/* Reports a run of invisible characters. */
static void report(dl_ctx *ctx, const dl_doc *doc, dl_span span)
{
    unsigned length, message = DL602_INVISIBLE;
    uint32_t first = dl_utf8_decode(doc->src, span.start, &length);
    bool is_space = has_space(doc, span);
    if (is_space)
        message = DL602_SPACE;
    else if (is_control(first))
        message = DL602_CONTROL;
    dl_diagnostic *d = dl_report(ctx, message, span,
                                 dl_ctx_printf(ctx, "U+%04X", (unsigned)first));
    bool keeps_space = is_space && !is_beside_blank(doc, span);
    dl_fix_edit(ctx, d, DL_FIX_SAFE, span,
                keeps_space ? DL_STR(" ") : DL_STR(""));
}

/* The next invisible character in bytes that are not tokenized: the front
   matter. */
static void scan(dl_ctx *ctx, const dl_doc *doc, dl_span span)
{
    unsigned length;
    for (uint32_t i = span.start; i < span.end; i += length) {
        uint32_t c = dl_utf8_decode(doc->src, i, &length);
        if (c >= 0x20 && c < 0x7F)
            continue;
        if (dl_char_class(c) == DL_TOKEN_INVISIBLE)
            report(ctx, doc, (dl_span){i, i + length});
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
        scan(ctx, doc, doc->frontmatter.yaml);
}

/* Persian and the scripts of India write words with U+200C and U+200D. */
static bool is_spelling(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    return (t->first == 0x200C || t->first == 0x200D) && i > prose->token &&
           t[-1].kind == DL_TOKEN_LETTER;
}

static void on_prose(dl_ctx *ctx, const struct dl_post *post,
                     const dl_prose *prose)
{
    (void)post;
    const dl_doc *doc = dl_ctx_doc(ctx);
    for (uint32_t i = prose->token; i < prose->token_end; i++) {
        const dl_token *t = &doc->tokens[i];
        if (t->kind != DL_TOKEN_INVISIBLE || is_spelling(doc, prose, i))
            continue;
        dl_span run = {t->start, t->end};
        while (i + 1 < prose->token_end &&
               doc->tokens[i + 1].kind == DL_TOKEN_INVISIBLE &&
               doc->tokens[i + 1].start == run.end)
            run.end = doc->tokens[++i].end;
        report(ctx, doc, run);
    }
}

const dl_check dl_check_dl602 = {
    .on_document = on_document,
    .on_prose = on_prose,
    .prose_traits = DL_KINDS(INVISIBLE),
};
