/* Whether a text, or all of a block, is what a template left to be filled
   in. */
#include "rules/shared/leftover.h"

#include "base/str.h"
#include "korean/lexicon.h"

enum { LONGEST = 120 /* bytes of what a template says */ };

/* `[…]`, `<…>`, `(…)`: one pair around all of it. */
static bool is_bracketed(dl_str text)
{
    static const char pairs[] = "[]<>(){}";
    if (text.n < 3)
        return false;
    const char *open = strchr(pairs, text.p[0]);
    if (text.p[0] == '\0' || !open || (open - pairs) % 2 != 0 ||
        text.p[text.n - 1] != open[1])
        return false;
    for (size_t i = 1; i + 1 < text.n; i++)
        if (text.p[i] == open[0] || text.p[i] == open[1] ||
            text.p[i] == '\n')
            return false;
    return true;
}

static bool begins_with_here(dl_str text)
{
    return dl_str_starts(text, "여기에 ") || dl_str_starts(text, "이곳에 ");
}

dl_leftover dl_leftover_of(const dl_doc *doc, dl_str text)
{
    char lower[LONGEST];
    const dl_lexicon *lexicon = doc->lexicon;
    if (!is_bracketed(text) || text.n - 2 > LONGEST)
        return DL_LEFTOVER_NO;
    char open = text.p[0];
    text = dl_str_trim((dl_str){text.p + 1, text.n - 2}, " ");
    for (size_t i = 0; i < text.n; i++)
        lower[i] = dl_to_lower(text.p[i]);
    text.p = lower;
    if (dl_lexicon_has(lexicon, DL_LIST_LEFTOVER_FILLERS, text))
        return DL_LEFTOVER_YES;
    if (dl_lexicon_has(lexicon, DL_LIST_LEFTOVER_BARE_FILLERS, text))
        return DL_LEFTOVER_IF_ALONE;
    /* What a reader is asked to do is in parentheses, or in none. */
    bool is_here = begins_with_here(text);
    if (text.n && text.p[text.n - 1] == '.')
        text.n--;
    bool is_asked =
        dl_lexicon_end(lexicon, DL_LIST_LEFTOVER_INSTRUCTIONS, text) > 0;
    bool is_noun =
        dl_lexicon_end(lexicon, DL_LIST_LEFTOVER_HERE_ENDS, text) > 0;
    return (is_asked && (is_here || open != '(')) || (is_here && is_noun)
               ? DL_LEFTOVER_YES
               : DL_LEFTOVER_NO;
}

/* ---- blocks ------------------------------------------------------------- */

/* The words of a block without emphasis around them. */
typedef struct words {
    const dl_token *v;
    uint32_t n;
    dl_str text;
} words;

static words words_of(const dl_doc *doc, const dl_prose *prose)
{
    uint32_t i = prose->token, end = prose->token_end;
    while (i < end && doc->tokens[i].kind == DL_TOKEN_MARKUP)
        i++;
    while (i < end && doc->tokens[end - 1].kind == DL_TOKEN_MARKUP)
        end--;
    if (i == end)
        return (words){.n = 0};
    return (words){&doc->tokens[i], end - i,
                   dl_doc_slice(doc, (dl_span){doc->tokens[i].start,
                                               doc->tokens[end - 1].end})};
}

/* The block after `node` in the document, outside of it; DL_NONE: none. */
static const dl_node *next_block(const dl_doc *doc, uint32_t node)
{
    uint32_t next = doc->nodes[node].end;
    return next < doc->n_nodes ? &doc->nodes[next] : NULL;
}

/* Whether the block is all that its heading is followed by. */
static bool is_alone(const dl_doc *doc, uint32_t node)
{
    const dl_node *next = next_block(doc, node);
    if (node == 1 || doc->nodes[doc->nodes[node].parent].kind !=
                         DL_NODE_DOCUMENT)
        return false;
    const dl_prose *before = NULL;
    uint32_t own = doc->nodes[node].prose;
    if (own != DL_NONE && own > 0)
        before = &doc->proses[own - 1];
    return before && doc->nodes[before->node].kind == DL_NODE_HEADING &&
           doc->nodes[before->node].end == node &&
           (!next || next->kind == DL_NODE_HEADING);
}

/* `- TBD: 정할 것` beside `- DONE: 한 일` explains words. */
static bool is_term(const dl_doc *doc, uint32_t paragraph)
{
    uint32_t item = doc->nodes[paragraph].parent;
    if (doc->nodes[item].kind != DL_NODE_ITEM)
        return false;
    const dl_node *list = &doc->nodes[doc->nodes[item].parent];
    uint32_t first = doc->nodes[item].parent + 1;
    for (uint32_t i = first; i < list->end; i = doc->nodes[i].end) {
        uint32_t leaf = i + 1 < list->end ? doc->nodes[i + 1].prose : DL_NONE;
        if (i == item || leaf == DL_NONE)
            continue;
        words w = words_of(doc, &doc->proses[leaf]);
        if (w.n > 1 && w.v->kind == DL_TOKEN_LATIN &&
            w.v->flags & DL_TOKEN_UPPER && w.v[1].first == ':' &&
            !dl_token_in(doc, w.v, DL_LIST_LEFTOVER_MARKS))
            return true;
    }
    return false;
}

/* Whether a sentence after the mark explains it: `TBD: 정할 것이라는 뜻이다.` */
static bool is_explained(const dl_doc *doc, const words *w)
{
    enum { MARK = 2 /* tokens: the mark and its colon */ };
    const dl_token *last = &w->v[w->n - 1];
    if (w->n < MARK + 3 || last->kind != DL_TOKEN_STOP ||
        last[-1].kind != DL_TOKEN_HANGUL)
        return false;
    dl_str word = dl_token_text(doc, &last[-1]);
    return dl_lexicon_end(doc->lexicon, DL_LIST_LEFTOVER_EXPLANATIONS, word) &&
           !dl_lexicon_start(doc->lexicon, DL_LIST_LEFTOVER_PLANS, word);
}

/* `TBD` alone, or before a colon; a list after it is one of things to do. */
static bool is_mark(const dl_doc *doc, const dl_prose *prose, const words *w)
{
    if (w->v->kind != DL_TOKEN_LATIN ||
        !dl_token_in(doc, w->v, DL_LIST_LEFTOVER_MARKS))
        return false;
    const dl_node *next = next_block(doc, prose->node);
    bool is_item =
        doc->nodes[doc->nodes[prose->node].parent].kind == DL_NODE_ITEM;
    bool has_colon = w->n > 1 && w->v[1].first == ':';
    if (w->n <= 1 + (has_colon ? 1U : 0U))
        return !is_item && !(next && next->kind == DL_NODE_LIST);
    return has_colon && !is_term(doc, prose->node) && !is_explained(doc, w);
}

/* `여기에 내용을 적어주세요.` without brackets. */
static bool is_instruction(const dl_doc *doc, const words *w)
{
    dl_str text = w->text;
    if (w->n < 3 || !dl_str_is(dl_token_text(doc, w->v), "여기에") ||
        !dl_lexicon_has(doc->lexicon, DL_LIST_LEFTOVER_OBJECTS,
                        dl_token_text(doc, &w->v[1])))
        return false;
    if (text.p[text.n - 1] == '.')
        text.n--;
    return dl_lexicon_end(doc->lexicon, DL_LIST_LEFTOVER_INSTRUCTIONS, text) >
           0;
}

/* `Lorem ipsum dolor sit amet`; a text about it goes on in another way. */
static dl_str dummy_of(const dl_doc *doc, const words *w)
{
    char lower[64];
    size_t n = 0;
    if (w->n < 3 || w->v->kind != DL_TOKEN_LATIN)
        return DL_STR_NONE;
    n = w->v[2].end - w->v->start;
    if (n > sizeof lower)
        return DL_STR_NONE;
    for (size_t i = 0; i < n; i++)
        lower[i] = dl_to_lower(w->text.p[i]);
    return dl_lexicon_has(doc->lexicon, DL_LIST_LEFTOVER_DUMMIES,
                          (dl_str){lower, n})
               ? (dl_str){w->text.p, n}
               : DL_STR_NONE;
}

/* Whether the first word of a block is one that anything here begins with:
   most are not. */
static inline bool may_begin(const dl_doc *doc, const dl_prose *prose)
{
    enum { YEO = 0xC5EC /* of 여기에 */ };
    const dl_token *t = &doc->tokens[prose->token];
    if (prose->token == prose->token_end)
        return false;
    if (t->kind == DL_TOKEN_HANGUL)
        return t->first == YEO;
    return t->kind != DL_TOKEN_LATIN || t->lists != 0 ||
           (t->first | 0x20) == 'l';
}

dl_str dl_leftover_in(const dl_doc *doc, const dl_prose *prose)
{
    uint8_t kind = doc->nodes[prose->node].kind;
    bool is_text = kind == DL_NODE_PARAGRAPH;
    if (!may_begin(doc, prose) || (!is_text && kind != DL_NODE_HEADING))
        return DL_STR_NONE;
    words w = words_of(doc, prose);
    if (w.n == 0 || w.v->flags & DL_TOKEN_IN_LINK)
        return DL_STR_NONE;
    dl_leftover bracketed = dl_leftover_of(doc, w.text);
    if (bracketed == DL_LEFTOVER_YES ||
        (bracketed == DL_LEFTOVER_IF_ALONE && is_alone(doc, prose->node)))
        return w.text;
    if (!is_text)
        return DL_STR_NONE;
    if (is_mark(doc, prose, &w))
        return dl_token_text(doc, w.v);
    return is_instruction(doc, &w) ? w.text : dummy_of(doc, &w);
}
