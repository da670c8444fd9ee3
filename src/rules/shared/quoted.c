/* Words that another wrote, or that are mentioned instead of used. */
#define _GNU_SOURCE /* memmem */
#include "rules/shared/quoted.h"

#include <string.h>

#include "base/str.h"
#include "korean/near.h"
#include "rules/shared/korean.h"
#include "text/kinds.h"

enum { SYLLABLE = 3 /* bytes */ };

static bool is_quote(const dl_doc *doc, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    return t->kind == DL_TOKEN_QUOTE || t->first == 0x2018 ||
           t->first == 0x2019 || t->first == 0x201C || t->first == 0x201D;
}

/* Whether the words between two spellings compare them: 컨텐츠가 아니라 콘텐츠,
   컨텐츠(콘텐츠), 컨텐츠 → 콘텐츠. */
static bool is_comparison(dl_str between)
{
    static const char *const words[] = {
        "아니", "아닌", "대신", "보다", "말고", "또는", "혹은", "이나",
        "표기", "맞춤", "틀리", "틀린", "옳",   "맞는", "올바", "→",
        "->",   "=>",   "/",    "(",    "=",    "~",    "vs"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (memmem(between.p, between.n, words[i], strlen(words[i])))
            return true;
    return between.n <= SYLLABLE;
}

bool dl_spelling_is_compared(const dl_doc *doc, dl_span wrong, dl_str right)
{
    enum { AROUND = 16 * SYLLABLE };
    size_t from = wrong.start > AROUND ? wrong.start - AROUND : 0;
    size_t to =
        wrong.end + AROUND < doc->src.n ? wrong.end + AROUND : doc->src.n;
    const char *src = doc->src.p;
    const char *before = memmem(src + from, wrong.start - from, right.p,
                                right.n);
    const char *after = memmem(src + wrong.end, to - wrong.end, right.p,
                               right.n);
    if (after && is_comparison((dl_str){src + wrong.end,
                                        (size_t)(after - src) - wrong.end}))
        return true;
    const char *end = before ? before + right.n : NULL;
    return end &&
           is_comparison((dl_str){end, (size_t)(src + wrong.start - end)});
}

bool dl_spelling_is_mentioned(const dl_doc *doc, const dl_term_hit *hit,
                              dl_str right)
{
    uint32_t i = hit->token, end = hit->span.end;
    const dl_token *t = &doc->tokens[i];
    if (i > 0 && i + 1 < doc->n_tokens && end <= t->end &&
        is_quote(doc, i - 1) && is_quote(doc, i + 1))
        return true;
    return dl_spelling_is_compared(doc, hit->span, right);
}

bool dl_word_is_quoted(const dl_doc *doc, uint32_t token)
{
    enum { FAR = 64 /* tokens */ };
    uint32_t first = doc->proses[dl_block_of_token(doc, token)].token;
    unsigned straight = 0;
    int open = 0;
    for (uint32_t i = token; i > first && token - i < FAR; i--) {
        const dl_token *t = &doc->tokens[i - 1];
        bool is_wide = t->end - t->start > 1; /* “ 「 『 《, not a bracket */
        straight += t->kind == DL_TOKEN_QUOTE && t->first == '"';
        if (is_wide && t->kind == DL_TOKEN_CLOSE)
            open--;
        else if (is_wide && t->kind == DL_TOKEN_OPEN && ++open > 0)
            return true;
    }
    return straight % 2 != 0;
}

bool dl_word_is_title(const dl_doc *doc, uint32_t token)
{
    enum {
        MOST = 2,     /* words beside it: a number, a source */
        LONGEST = 256 /* tokens of a block that is a title */
    };
    const dl_prose *prose = &doc->proses[dl_block_of_token(doc, token)];
    unsigned beside = 0;
    if (!(doc->tokens[token].flags & DL_TOKEN_IN_LINK) ||
        prose->token_end - prose->token > LONGEST)
        return false;
    for (uint32_t i = prose->token; i < prose->token_end && beside <= MOST; i++)
        beside += !(doc->tokens[i].flags & DL_TOKEN_IN_LINK) &&
                  dl_token_is(&doc->tokens[i], DL_KINDS(HANGUL, LATIN));
    return beside <= MOST;
}

enum { LONGEST_TITLE = 64 /* tokens */ };

/* Whether the link of token `i` is the first text of its block, and the last or
   before a sign: `[글](…) - 설명`. `end` is one past its last token. */
static bool is_at_head(const dl_doc *doc, const dl_prose *prose, uint32_t i,
                       uint32_t end)
{
    for (unsigned n = 0; n < LONGEST_TITLE && i > prose->token; n++, i--)
        if (!(doc->tokens[i - 1].flags & DL_TOKEN_IN_LINK) &&
            dl_token_is(&doc->tokens[i - 1], DL_KINDS(HANGUL, LATIN)))
            return false;
    while (end < prose->token_end && doc->tokens[end].kind == DL_TOKEN_MARKUP)
        end++;
    return i == prose->token &&
           (end == prose->token_end || dl_is_sign(doc, end, "-:|(,") ||
            doc->tokens[end].kind == DL_TOKEN_SYMBOL);
}

/* Whether what follows the text of a link is an address of another site. What
   leads to arXiv is there in English, so that Korean words are the writer's. */
static bool leads_out(dl_str rest)
{
    enum { HOST = 32 /* bytes in which it is */ };
    dl_str host = {rest.p, rest.n < HOST ? rest.n : HOST};
    return dl_str_starts(rest, "](http") &&
           dl_str_find(host, DL_STR("arxiv.org")) == SIZE_MAX;
}

bool dl_word_is_listed_title(const dl_doc *doc, uint32_t token)
{
    const dl_prose *prose = &doc->proses[dl_block_of_token(doc, token)];
    if (!(doc->tokens[token].flags & DL_TOKEN_IN_LINK) ||
        doc->nodes[doc->nodes[prose->node].parent].kind != DL_NODE_ITEM)
        return false;
    uint32_t end = token + 1;
    while (end < prose->token_end && end - token < LONGEST_TITLE &&
           doc->tokens[end].flags & DL_TOKEN_IN_LINK)
        end++;
    dl_str rest = dl_str_from(doc->src, doc->tokens[end - 1].end);
    return leads_out(rest) &&
           (is_at_head(doc, prose, token, end) ||
            dl_word_is_title(doc, token));
}

/* Whether what touches token `i` on this side makes it part of something else
   than text: an address, a path, a key. */
static bool is_bound(const dl_doc *doc, uint32_t i)
{
    return doc->tokens[i].kind == DL_TOKEN_ESCAPE ||
           dl_is_sign(doc, i, "/\\_@#=&:.$~");
}

bool dl_word_is_running(const dl_doc *doc, const dl_prose *prose, uint32_t i,
                        uint32_t end)
{
    const dl_token *t = doc->tokens;
    uint32_t before = dl_kind_touching(doc, prose->token, i);
    if (before & DL_KINDS(LATIN, NUMBER) ||
        (before && (is_bound(doc, i - 1) || dl_is_sign(doc, i - 1, "-"))))
        return false;
    if (end >= prose->token_end || !dl_token_is_joined(&t[end]) ||
        !is_bound(doc, end))
        return true;
    /* a full stop, or a colon before a space */
    return dl_is_sign(doc, end, ".:") &&
           (end + 1 == prose->token_end || !dl_token_is_joined(&t[end + 1]) ||
            !dl_token_is(&t[end + 1], DL_KINDS(LATIN, NUMBER, SYMBOL)));
}
