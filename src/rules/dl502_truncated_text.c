/* DL502 truncated-text: see rules/DL502-truncated-text.md. */
#include "base/str.h"
#include "korean/near.h"
#include "rules/shared/korean.h"
#include "rules/shared/slot.h"
#include "rules_gen.h"
#include "text/kinds.h"

/* A formula at the end, or the last of several lines without a stop: a list of
   keywords, where the profile does not require sentences. */
static bool is_list(const dl_doc *doc, const dl_section *section,
                    const dl_slot *slot, const dl_ending *last)
{
    if (dl_slot_is_counted(section, slot) || !dl_ending_is_fragment(last))
        return false;
    if (doc->src.p[doc->tokens[last->last].start] == '$')
        return true;
    if (slot->n_sentences < 2)
        return false;
    return dl_ending_is_fragment(&slot->endings[slot->n_sentences - 2]);
}

/* Whether the last sentence stops in the middle, as far as the style shows it:
   a text of nouns may end in any, and one without a style in anything. */
static bool stops(const dl_doc *doc, const dl_section *section,
                  const dl_slot *slot, dl_style style, const dl_ending *e)
{
    uint32_t last = slot->n_sentences - 1;
    if (style == DL_STYLE_ANY || style == DL_STYLE_NOUN)
        return dl_sentence_goes_on(doc, slot, last, e);
    return dl_sentence_is_truncated(doc, slot, last, e) &&
           !is_list(doc, section, slot, e);
}

static void on_slot(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                    const dl_section *section, const dl_slot *slot)
{
    (void)paper;
    if (!dl_slot_is_korean(section, slot) || !slot->n_sentences)
        return;
    dl_style style = dl_slot_style(post, section, slot);
    dl_ending e = slot->endings[slot->n_sentences - 1];
    if (stops(post->doc, section, slot, style, &e) &&
        !dl_slot_is_left_over(post->doc, slot))
        dl_report(ctx, DL502_TRUNCATED, e.span,
                  dl_doc_slice(post->doc, e.span));
}

/* ---- items of lists, in a text without papers ---------------------------- */

/* The marker of an item that has nothing else, not even code of which there are
   no nodes; otherwise empty. */
static dl_str lone_marker(const dl_doc *doc, uint32_t item)
{
    enum { LONGEST = 10 };
    dl_str text = dl_doc_slice(doc, doc->nodes[item].span);
    text = dl_str_trim(text, " \t\n");
    bool is_lone = doc->nodes[item].end == item + 1 && text.n <= LONGEST;
    for (size_t i = 0; i < text.n; i++)
        is_lone &= dl_is_digit(text.p[i]) || dl_is_one_of(text.p[i], "-+*.)");
    return is_lone ? text : DL_STR_NONE;
}

/* `- [ ] 할 일` */
static bool is_task(const dl_doc *doc, uint32_t item)
{
    enum { FAR = 8 }; /* bytes from the marker on */
    dl_str text = dl_doc_slice(doc, doc->nodes[item].span);
    for (size_t i = 0; i < FAR && i + 2 < text.n; i++)
        if (text.p[i] == '[' && text.p[i + 2] == ']')
            return true;
    return false;
}

/* The only paragraph of an item, or DL_NONE: it has more, or nothing, or is a
   thing to do. */
static uint32_t text_of_item(const dl_doc *doc, uint32_t item)
{
    const dl_node *n = &doc->nodes[item];
    bool is_alone = item + 1 < n->end &&
                    doc->nodes[item + 1].kind == DL_NODE_PARAGRAPH &&
                    doc->nodes[item + 1].end == n->end && !is_task(doc, item);
    return is_alone ? doc->nodes[item + 1].prose : DL_NONE;
}

/* The last word of the text of an item that ends in a comma or a colon, perhaps
   in code; DL_NONE: it does not. */
static uint32_t last_word(const dl_doc *doc, uint32_t item)
{
    const uint32_t passed = DL_KINDS(COMMA, MARKUP, CLOSE, QUOTE);
    const uint32_t words = DL_KINDS(HANGUL, LATIN, CODE);
    uint32_t p = text_of_item(doc, item);
    if (p == DL_NONE)
        return DL_NONE;
    const dl_prose *prose = &doc->proses[p];
    uint32_t i = prose->token_end;
    if (i == prose->token || !dl_is_sign(doc, i - 1, ",:"))
        return DL_NONE;
    while (i > prose->token && dl_token_is(&doc->tokens[i - 1], passed))
        i--;
    return i > prose->token && dl_token_is(&doc->tokens[i - 1], words)
               ? i - 1
               : DL_NONE;
}

/* The sign that ends the text of an item after a word, or NUL. */
static char end_of_item(const dl_doc *doc, uint32_t item)
{
    if (last_word(doc, item) == DL_NONE)
        return '\0';
    const dl_prose *prose = &doc->proses[text_of_item(doc, item)];
    return doc->src.p[doc->tokens[prose->token_end - 1].start];
}

/* Whether the item is a name in code and a colon, as no other of its list. */
static bool is_bare_name(const dl_doc *doc, uint32_t item, uint32_t before)
{
    const dl_prose *prose = &doc->proses[text_of_item(doc, item)];
    uint32_t next = doc->nodes[item].next;
    return prose->token_end - prose->token == 2 &&
           doc->tokens[prose->token].kind == DL_TOKEN_CODE &&
           (before == DL_NONE || end_of_item(doc, before) != ':') &&
           next != DL_NONE && end_of_item(doc, next) != ':';
}

/* Whether nothing follows the list but a heading or a line: what an item
   announces may be outside of it. */
static bool ends_part(const dl_doc *doc, uint32_t list)
{
    const dl_node *n = &doc->nodes[list];
    if (doc->nodes[n->parent].kind != DL_NODE_DOCUMENT)
        return false;
    return n->next == DL_NONE ||
           doc->nodes[n->next].kind == DL_NODE_HEADING ||
           doc->nodes[n->next].kind == DL_NODE_THEMATIC_BREAK;
}

/* Whether the item goes on, but nothing comes; `before` is the one before it,
   or DL_NONE. */
static bool breaks_off(const dl_doc *doc, uint32_t item, uint32_t before)
{
    bool is_end = doc->nodes[item].next == DL_NONE &&
                  ends_part(doc, doc->nodes[item].parent);
    switch (end_of_item(doc, item)) {
    case ',': /* `버튼을 누르면,` and a picture */
        is_end |= doc->nodes[item].next == DL_NONE &&
                  doc->tokens[last_word(doc, item)].kind == DL_TOKEN_LATIN;
        return is_end && (before == DL_NONE || end_of_item(doc, before) != ',');
    case ':':
        return is_end || is_bare_name(doc, item, before);
    default:
        return false;
    }
}

/* An empty item, of which a text may have many: one finding, at the first. */
typedef struct empties {
    dl_str first; /* its marker, in the source */
    unsigned n;
} empties;

static void check_list(dl_ctx *ctx, const dl_post *post, uint32_t list,
                       empties *e)
{
    const dl_doc *doc = post->doc;
    uint32_t before = DL_NONE;
    for (uint32_t i = list + 1; i != DL_NONE && i < doc->nodes[list].end;
         before = i, i = doc->nodes[i].next) {
        dl_str marker = lone_marker(doc, i);
        if (marker.n) {
            if (e->n++ == 0)
                e->first = marker;
        } else if (breaks_off(doc, i, before)) {
            const dl_prose *prose = &doc->proses[text_of_item(doc, i)];
            dl_span span = {doc->tokens[last_word(doc, i)].start,
                            doc->tokens[prose->token_end - 1].end};
            if (dl_prose_is_korean(post, prose))
                dl_report_severity(ctx,
                                   dl_report(ctx, DL502_ITEM, span,
                                             dl_doc_slice(doc, span)),
                                   DL_SEVERITY_INFO);
        }
    }
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    empties e = {.n = 0};
    if (post->n_papers)
        return;
    for (uint32_t i = 0; i < doc->n_nodes; i++)
        if (doc->nodes[i].kind == DL_NODE_LIST)
            check_list(ctx, post, i, &e);
    if (e.n == 0)
        return;
    uint32_t at = (uint32_t)(e.first.p - doc->src.p);
    dl_span span = {at, at + (uint32_t)e.first.n};
    dl_diagnostic *d =
        e.n == 1 ? dl_report(ctx, DL502_EMPTY, span, e.first)
                 : dl_report(ctx, DL502_EMPTIES, span, e.first,
                             dl_ctx_printf(ctx, "%u", e.n));
    dl_report_severity(ctx, d, DL_SEVERITY_INFO);
}

const dl_check dl_check_dl502 = {.on_slot = on_slot, .on_post = on_post};
