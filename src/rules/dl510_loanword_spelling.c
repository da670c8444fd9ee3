/* DL510 loanword-spelling: see rules/DL510-loanword-spelling.md. */
#include <string.h>

#include "base/str.h"
#include "korean/lexicon.h"
#include "korean/term.h"
#include "model/post.h"
#include "rules/shared/korean.h"
#include "rules/shared/quoted.h"
#include "rules/shared/word_fix.h"
#include "rules_gen.h"
#include "text/hangul.h"
#include "text/kinds.h"

enum { SYLLABLE = 3 /* bytes */ };

/* ---- what the word is part of -------------------------------------------- */

/* A particle or a form of 하다, or nothing. */
static bool is_ending(const dl_doc *doc, dl_str tail)
{
    return !tail.n || dl_lexicon_has(doc->lexicon, DL_LIST_LOAN_TAILS, tail) ||
           dl_lexicon_start(doc->lexicon, DL_LIST_LOAN_TAIL_STARTS, tail);
}

/* 맵을, 함수에서 */
static bool is_noun_with_ending(const dl_doc *doc, dl_str tail)
{
    enum { LONGEST = 3 * SYLLABLE };
    for (size_t n = SYLLABLE; n <= LONGEST && n <= tail.n; n += SYLLABLE)
        if (dl_lexicon_has(doc->lexicon, DL_LIST_LOAN_NOUNS,
                           (dl_str){tail.p, n}) &&
            is_ending(doc, dl_str_from(tail, n)))
            return true;
    return false;
}

/* Whether only what makes no name of it is joined to the loanword. 네오컨텐츠웍스
   and 메쉬코리아 may be written so. */
static bool is_plain_word(const dl_doc *doc, const dl_term_hit *hit)
{
    const dl_token *t = &doc->tokens[hit->token];
    dl_str head = {doc->src.p + t->start, hit->span.start - t->start};
    dl_str tail = {doc->src.p + hit->span.end,
                   t->end > hit->span.end ? t->end - hit->span.end : 0};
    return (!head.n ||
            dl_lexicon_has(doc->lexicon, DL_LIST_LOAN_HEADS, head)) &&
           (is_ending(doc, tail) || is_noun_with_ending(doc, tail));
}

/* ---- what the gloss says ------------------------------------------------- */

/* The letters that the initial consonant of a syllable may stand for; NULL: it
   has none (ㅇ), or it may be any. */
static const char *letters_of(uint32_t syllable)
{
    static const char *const initials[] = {
        "gcj",   "gkcq", "n",  "dt",      "dt", "lr",   "mn",   "bvp", "bp",
        "sctzx", "sctz", NULL, "szjgxdt", "jz", "ctjs", "kcqx", "td",  "pf",
        NULL};
    return initials[(syllable - 0xAC00) / (21 * 28)];
}

/* Whether the consonants of `right` are in the Latin text, in order. */
static bool fits_gloss(dl_str right, dl_str gloss)
{
    size_t g = 0;
    for (size_t i = 0; i + SYLLABLE <= right.n; i += SYLLABLE) {
        if (right.p[i] == ' ' ||
            !dl_hangul_is_syllable(dl_hangul_at(right.p + i)))
            return true;
        const char *letters = letters_of(dl_hangul_at(right.p + i));
        if (!letters)
            continue;
        while (g < gloss.n && !dl_is_one_of(dl_to_lower(gloss.p[g]), letters))
            g++;
        if (g++ == gloss.n)
            return false;
    }
    return true;
}

/* 코프스(Cox): a Latin word in a parenthesis after the word that is another. */
static bool is_glossed_otherwise(const dl_doc *doc, const dl_term_hit *hit,
                                 dl_str right)
{
    enum { LONGEST = 64 };
    uint32_t end = doc->tokens[hit->token].end;
    if (end < hit->span.end)
        end = hit->span.end;
    dl_str rest = dl_str_from(doc->src, end);
    size_t i = rest.n > 1 && rest.p[0] == ' ';
    if (i >= rest.n || rest.p[i] != '(')
        return false;
    rest = dl_str_from(rest, i + 1);
    const char *close =
        memchr(rest.p, ')', rest.n < LONGEST ? rest.n : LONGEST);
    /* Capitals abbreviate something: 모댈(LLM) */
    if (!close || !dl_is_alpha(rest.p[0]) || !dl_is_lower(rest.p[1]))
        return false;
    return !fits_gloss(right, (dl_str){rest.p, (size_t)(close - rest.p)});
}

static bool is_safe(const dl_doc *doc, const dl_term_hit *hit)
{
    return is_plain_word(doc, hit) &&
           !dl_spelling_is_mentioned(doc, hit, hit->term->right) &&
           !dl_word_is_quoted(doc, hit->token) &&
           !dl_word_is_title(doc, hit->token);
}

/*
 * Notes of each group of terms the last block in which it begins a word that
 * may be a compound as well as a name (쓰레드그룹): such a block is repaired as a
 * whole, or it has two spellings afterwards. Blocks are numbered from 1.
 */
static void note_compounds(const dl_doc *doc, const dl_term_hit *hits, size_t n,
                           uint32_t *compound)
{
    uint32_t block = dl_block_of_token(doc, hits->token);
    for (size_t i = 0; i < n && hits[i].token < doc->proses[block].token_end;
         i++)
        if (doc->tokens[hits[i].token].start == hits[i].span.start &&
            !is_plain_word(doc, &hits[i]))
            compound[hits[i].group - doc->lexicon->terms.groups] = block + 1;
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    const dl_term_hit *hits;
    size_t n = dl_ctx_terms(ctx, &hits);
    bool strict = dl_option_bool(ctx, DL510_OPT_STRICT);
    uint32_t *compound = NULL; /* by group, if a word was found */
    uint32_t end = 0, block = 0; /* of the current block; its number */
    uint32_t seen = 0; /* the end of the last word reported: 타겟 is in 타겟팅 */
    for (const dl_term_hit *hit = hits; hit < hits + n; hit++) {
        dl_term_class c = hit->group->term_class;
        if (c != DL_TERMS_LOANWORD &&
            !(strict && c == DL_TERMS_STRICT &&
              !dl_option_list_has(ctx, DL510_OPT_LEAVE, hit->group->name)))
            continue;
        if (!compound)
            compound = DL_ARENA_NEW(dl_ctx_scratch(ctx), uint32_t,
                                    doc->lexicon->terms.n_groups);
        if (hit->token >= end) {
            block = dl_block_of_token(doc, hit->token) + 1;
            end = doc->proses[block - 1].token_end;
            note_compounds(doc, hit, (size_t)(hits + n - hit), compound);
        }
        dl_str wrong = dl_doc_slice(doc, hit->span);
        dl_str right = hit->term->right, norm = hit->group->norm;
        if (hit->span.start < seen ||
            post->prose_roles[block - 1] == DL_PROSE_META ||
            is_glossed_otherwise(doc, hit, right) ||
            dl_word_is_listed_title(doc, hit->token))
            continue;
        seen = hit->span.end;
        dl_diagnostic *d =
            norm.n ? dl_report(ctx, DL510_SPELLING, hit->span, wrong, right,
                               norm)
                   : dl_report(ctx, DL510_OWN, hit->span, wrong, right);
        if (c == DL_TERMS_STRICT)
            dl_report_severity(ctx, d, DL_SEVERITY_INFO);
        bool is_half =
            compound[hit->group - doc->lexicon->terms.groups] == block;
        dl_fix_word(ctx, d,
                    is_safe(doc, hit) && !is_half ? DL_FIX_SAFE : DL_FIX_UNSAFE,
                    hit->span, right);
    }
}

const dl_check dl_check_dl510 = {.on_post = on_post};
