/* DL510 loanword-spelling: see rules/DL510-loanword-spelling.md. */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "base/str.h"
#include "korean/lexicon.h"
#include "korean/term.h"
#include "model/post.h"
#include "rules/shared/korean.h"
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

/* Whether `right` is near `wrong` and compared with it. */
static bool is_compared(const dl_doc *doc, dl_span wrong, dl_str right)
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

/* Whether the spelling itself is the subject: it is quoted, or compared with
   the right one. */
static bool is_mentioned(const dl_doc *doc, const dl_term_hit *hit,
                         dl_str right)
{
    uint32_t i = hit->token, end = hit->span.end;
    const dl_token *t = &doc->tokens[i];
    if (i > 0 && i + 1 < doc->n_tokens && t->start == hit->span.start &&
        t->end == end && is_quote(doc, i - 1) && is_quote(doc, i + 1))
        return true;
    return is_compared(doc, hit->span, right);
}

/*
 * Whether the word is in a quotation or a title, which is spelled as its author
 * spelled it: after an opening mark of the block that nothing closes. Looks
 * back a limited way, so that long blocks take no more time.
 */
static bool is_quoted(const dl_doc *doc, uint32_t token)
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

/*
 * Whether the word is in the title of something else: in a link that is nearly
 * all there is in its block, as in a list of references.
 */
static bool is_title(const dl_doc *doc, uint32_t token)
{
    enum { MOST = 2 /* words beside it: a number, a source */ };
    const dl_prose *prose = &doc->proses[dl_block_of_token(doc, token)];
    unsigned beside = 0;
    if (!(doc->tokens[token].flags & DL_TOKEN_IN_LINK))
        return false;
    for (uint32_t i = prose->token; i < prose->token_end && beside <= MOST; i++)
        beside += !(doc->tokens[i].flags & DL_TOKEN_IN_LINK) &&
                  dl_token_is(&doc->tokens[i], DL_KINDS(HANGUL, LATIN));
    return beside <= MOST;
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
    if (!close || !dl_is_alpha(rest.p[0]))
        return false;
    return !fits_gloss(right, (dl_str){rest.p, (size_t)(close - rest.p)});
}

static bool is_safe(const dl_doc *doc, const dl_term_hit *hit)
{
    return is_plain_word(doc, hit) &&
           !is_mentioned(doc, hit, hit->term->right) &&
           !is_quoted(doc, hit->token) && !is_title(doc, hit->token);
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
    uint32_t *compound = DL_ARENA_NEW(dl_ctx_scratch(ctx), uint32_t,
                                      doc->lexicon->terms.n_groups);
    uint32_t end = 0, block = 0; /* of the current block; its number */
    for (const dl_term_hit *hit = hits; hit < hits + n; hit++) {
        dl_term_class c = hit->group->term_class;
        if (c != DL_TERMS_LOANWORD && !(strict && c == DL_TERMS_STRICT))
            continue;
        if (hit->token >= end) {
            block = dl_block_of_token(doc, hit->token) + 1;
            end = doc->proses[block - 1].token_end;
            note_compounds(doc, hit, (size_t)(hits + n - hit), compound);
        }
        dl_str wrong = dl_doc_slice(doc, hit->span);
        dl_str right = hit->term->right, norm = hit->group->norm;
        if (is_glossed_otherwise(doc, hit, right))
            continue;
        dl_diagnostic *d =
            norm.n ? dl_report(ctx, DL510_SPELLING, hit->span, wrong, right,
                               norm)
                   : dl_report(ctx, DL510_OWN, hit->span, wrong, right);
        bool is_half =
            compound[hit->group - doc->lexicon->terms.groups] == block;
        dl_fix_word(ctx, d,
                    is_safe(doc, hit) && !is_half ? DL_FIX_SAFE : DL_FIX_UNSAFE,
                    hit->span, right);
    }
}

const dl_check dl_check_dl510 = {.on_post = on_post};
