/* DL522 official-name: see rules/DL522-official-name.md. */
#include "base/search.h"
#include "base/str.h"
#include "rules/shared/korean.h"
#include "rules/shared/official.h"
#include "rules/shared/quoted.h"
#include "rules_gen.h"
#include "text/kinds.h"

enum {
    LONGEST_PHRASE = 4 /* Latin words in a row: an English title or sentence */
};

/* Whether the word is in the title of a book or a paper, or in an English
   sentence: what others wrote. */
static bool is_quoted(const dl_doc *doc, const dl_prose *prose, uint32_t i,
                      uint32_t end)
{
    const dl_token *t = doc->tokens;
    uint32_t words = 1;
    for (uint32_t k = i; k > prose->token && words < LONGEST_PHRASE &&
                         t[k - 1].kind == DL_TOKEN_LATIN;
         k--)
        words++;
    for (uint32_t k = end; k < prose->token_end && words < LONGEST_PHRASE &&
                           t[k].kind == DL_TOKEN_LATIN;
         k++)
        words++;
    return words >= LONGEST_PHRASE;
}

/* Whether the title of the paper at byte `at` has the word: its authors may
   write a name as they like. */
static bool is_in_title(const dl_post *post, uint32_t at, dl_str word)
{
    size_t i;
    DL_LOWER_BOUND(i, 0, post->n_papers, post->papers[i].span.end <= at);
    if (i == post->n_papers || post->papers[i].title.n < word.n)
        return false;
    return dl_str_find(post->papers[i].title, word) != SIZE_MAX;
}

static void report(dl_ctx *ctx, const dl_doc *doc, dl_span span,
                   uint32_t first, uint32_t end)
{
    dl_str word = dl_doc_slice(doc, span);
    dl_str name = dl_lexicon_folded_name(doc->lexicon, first);
    if (end - first == 1) {
        dl_diagnostic *d =
            dl_report(ctx, DL522_OTHER_LETTERS, span, word, name);
        dl_fix_edit(ctx, d, DL_FIX_SAFE, span, name);
        return;
    }
    dl_report(ctx, DL522_SEVERAL, span, word, name,
              dl_lexicon_folded_name(doc->lexicon, first + 1));
}

/* Reports the tokens [i, end) if they are a name in other capitals. */
static bool check(dl_ctx *ctx, const dl_post *post, const dl_prose *prose,
                  uint32_t i, uint32_t end)
{
    const dl_doc *doc = post->doc;
    dl_span span = {doc->tokens[i].start, doc->tokens[end - 1].end};
    uint32_t first, last;
    dl_str word = dl_doc_slice(doc, span);
    if (!dl_official_is_other(doc->lexicon, word, &first, &last))
        return false;
    if (dl_word_is_running(doc, prose, i, end) &&
        !is_quoted(doc, prose, i, end) &&
        !is_in_title(post, span.start, word))
        report(ctx, doc, span, first, last);
    return true;
}

static void check_token(dl_ctx *ctx, const dl_post *post,
                        const dl_prose *prose, uint32_t i)
{
    const uint32_t parts = DL_KINDS(LATIN, NUMBER);
    const dl_doc *doc = post->doc;
    const dl_token *t = doc->tokens;
    uint32_t end = i + 1;
    while (end < prose->token_end && dl_token_is(&t[end], parts) &&
           dl_token_is_joined(&t[end]))
        end++;
    /* GSM8k, or a version: Qwen3 */
    if (end == i + 1 || !check(ctx, post, prose, i, end))
        check(ctx, post, prose, i, i + 1);
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    const dl_prose *prose = doc->proses;
    dl_marked walk = dl_marked_in(doc, DL_MARK_FOLDED, 0, doc->n_tokens);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        if (dl_token_in(doc, &doc->tokens[i], DL_LIST_NAMES_OFFICIAL))
            continue;
        while (prose->token_end <= i)
            prose++;
        if (prose->traits & DL_KINDS(HANGUL) &&
            dl_prose_is_korean(post, prose))
            check_token(ctx, post, prose, i);
    }
}

const dl_check dl_check_dl522 = {.on_post = on_post};
