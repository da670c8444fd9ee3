/* DL203 heading-number: see rules/DL203-heading-number.md. */
#include "rules/shared/structure.h"
#include "korean/lexicon.h"
#include "rules_gen.h"
#include "text/kinds.h"

/* Whether the papers' numbers may start again here: the profile has headings
   between papers, and there is one before `next`. */
static bool begins_group(const dl_post *post, const dl_paper *previous,
                         const dl_paper *next)
{
    if (!post->profile->group_headings.n)
        return false;
    for (uint32_t i = previous->node_end; i < next->node; i++)
        if (post->doc->nodes[i].kind == DL_NODE_HEADING)
            return true;
    return false;
}

/* Whether the number at token `i` may name a paper: 1번 논문, 논문 3, 위의 3. */
static bool is_reference(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    const dl_token *after = i + 1 < prose->token_end ? t + 1 : NULL;
    const dl_token *before = i > prose->token ? t - 1 : NULL;
    if (after && after->kind == DL_TOKEN_HANGUL && dl_token_is_joined(after) &&
        dl_lexicon_start(doc->lexicon, DL_LIST_REFERENCE_AFTER_STARTS,
                         dl_token_text(doc, after)))
        return true;
    if (!before)
        return false;
    return dl_token_in(doc, before, DL_LIST_REFERENCE_BEFORE) ||
           (before->first == '#' && dl_token_is_joined(t));
}

/* Whether the text refers to papers by number; a fix cannot know which of them
   are meant. */
static bool has_references(const dl_post *post)
{
    const dl_doc *doc = post->doc;
    for (uint32_t k = 0; k < doc->n_proses; k++) {
        const dl_prose *prose = &doc->proses[k];
        if (!(prose->traits & DL_KINDS(NUMBER)) ||
            doc->nodes[prose->node].kind == DL_NODE_HEADING)
            continue;
        dl_marked walk = dl_marked_in(doc, DL_MARK_NUMBER, prose->token,
                                      prose->token_end);
        for (uint32_t i; dl_marked_next(&walk, &i);)
            if (is_reference(doc, prose, i))
                return true;
    }
    return false;
}

/* Gives `d` the edits that number papers [from, to) starting at `number`. */
/* Numbered headings without a link to arXiv may be those of a book. */
static bool has_links(const dl_post *post)
{
    for (uint32_t i = 0; i < post->n_papers; i++)
        if (post->papers[i].n_links)
            return true;
    return false;
}

static void renumber(dl_ctx *ctx, dl_diagnostic *d, dl_applicability safety,
                     const dl_post *post, uint32_t from, uint32_t to,
                     uint32_t number)
{
    for (uint32_t i = from; i < to; i++) {
        const dl_paper *paper = &post->papers[i];
        if (dl_paper_is_doubtful(paper))
            continue;
        if (paper->number && paper->number != number)
            dl_fix_edit(ctx, d, safety, paper->number_span,
                        dl_ctx_printf(ctx, "%u", number));
        number++;
    }
}

/* The first paper after `from` whose number does not follow, or n_papers. */
static uint32_t run_end(const dl_post *post, uint32_t from)
{
    uint32_t number = post->papers[from].number;
    uint32_t i = from + 1;
    for (; i < post->n_papers; i++) {
        const dl_paper *paper = &post->papers[i];
        if (dl_paper_is_doubtful(paper))
            continue;
        number++;
        if (paper->number && paper->number != number)
            break;
        if (begins_group(post, &post->papers[i - 1], paper) &&
            paper->number == 1)
            break;
    }
    return i;
}

static unsigned message_for(uint32_t number, uint32_t expected, bool is_first)
{
    if (is_first)
        return DL203_START;
    if (number + 1 == expected)
        return DL203_REPEATED;
    return number > expected ? DL203_GAP : DL203_ORDER;
}

/*
 * A finding is where the sequence breaks, not at every number after that; its
 * fix renumbers up to the next break, so that the fixes of one post are
 * compatible. A number that is right for its position in the post is right,
 * whatever precedes it.
 */
static void on_post(dl_ctx *ctx, const dl_post *post)
{
    if (!post->profile->numbered || !post->n_papers)
        return;
    uint32_t start = (uint32_t)dl_option_int(ctx, DL203_OPT_START);
    uint32_t expected = start; /* what correct numbering would give */
    uint32_t follows = start;  /* the successor of the previous number */
    dl_applicability safety = DL_FIX_NONE; /* not known yet */
    for (uint32_t i = 0; i < post->n_papers; i++) {
        const dl_paper *paper = &post->papers[i];
        if (dl_paper_is_doubtful(paper))
            continue;
        if (i && paper->number == start &&
            begins_group(post, &post->papers[i - 1], paper))
            expected = follows = start;
        if (paper->number && paper->number != follows &&
            paper->number != expected) {
            dl_diagnostic *d = dl_report(
                ctx, message_for(paper->number, follows, i == 0),
                paper->number_span, dl_ctx_printf(ctx, "%u", paper->number),
                dl_ctx_printf(ctx, "%u", follows));
            if (safety == DL_FIX_NONE)
                safety = has_references(post) || !has_links(post)
                             ? DL_FIX_UNSAFE
                             : DL_FIX_SAFE;
            renumber(ctx, d, safety, post, i, run_end(post, i), expected);
        }
        follows = (paper->number ? paper->number : follows) + 1;
        expected++;
    }
}

const dl_check dl_check_dl203 = {.on_post = on_post};
