/* DL604 punctuation-spacing: see rules/DL604-punctuation-spacing.md. */
#include "base/str.h"
#include "rules/shared/korean.h"
#include "rules/shared/mark.h"
#include "rules/shared/mention.h"
#include "rules/shared/pairs.h"
#include "rules/shared/places.h"
#include "rules/shared/run_on.h"
#include "rules/shared/quoted.h"
#include "rules_gen.h"
#include "text/kinds.h"
#include "text/utf8.h"

enum {
    BREAK = DL_KINDS(SOFT_BREAK, HARD_BREAK),
    MARK = DL_KINDS(STOP, COMMA),
    BRACKET = DL_KINDS(OPEN, CLOSE),
    WORD = DL_KINDS(HANGUL, LATIN, NUMBER),
    BEFORE_CALL = DL_KINDS(LATIN, NUMBER, SYMBOL, STOP, OPEN),
    ARAEA = 0x318D,
    ARAEA_BYTES = 3,
    SLIP = 3 /* consecutive spaces that can be a typing slip, at most */
};

typedef struct checker {
    dl_ctx *ctx;
    const dl_doc *doc;
    uint32_t first, end; /* the tokens of the block */
    dl_block block;
    dl_pairs pairs; /* read when first needed */
    dl_places gaps, runs;
    bool finds_columns, finds_trailing_off, finds_spaced_dots, is_cell;
} checker;

static bool is_char(const checker *k, const dl_token *t, char c)
{
    return t->end - t->start == 1 && k->doc->src.p[t->start] == c;
}

/* Whether there are only spaces, at least one, before token `i`, which is not
   the first of its line. */
static bool has_gap(const checker *k, uint32_t i)
{
    const dl_token *t = &k->doc->tokens[i];
    if (i <= k->first || !(t->flags & DL_TOKEN_SPACED) ||
        dl_token_is(&t[-1], BREAK) || t->start == t[-1].end)
        return false;
    for (uint32_t p = t[-1].end; p < t->start; p++)
        if (k->doc->src.p[p] != ' ')
            return false;
    return true;
}

static bool is_followed_by_word(const checker *k, uint32_t i)
{
    return i + 1 < k->end && dl_token_is_joined(&k->doc->tokens[i + 1]);
}

/* ---- blanks -------------------------------------------------------------- */

/* English writers put two spaces after a sentence. */
static bool is_english(const checker *k, uint32_t i)
{
    const dl_token *t = &k->doc->tokens[i];
    return i >= k->first + 2 && t->kind == DL_TOKEN_LATIN &&
           t[-1].kind == DL_TOKEN_STOP && t[-2].kind != DL_TOKEN_HANGUL;
}

/* Cells of what is not really a table, or something that is not read. */
static bool is_layout(const checker *k, const dl_token *t)
{
    return t->kind == DL_TOKEN_HTML || is_char(k, t, '|') ||
           dl_token_is(t, BREAK);
}

static bool begins_line(const checker *k, uint32_t i)
{
    return i == k->first ||
           (i > k->first && dl_token_is(&k->doc->tokens[i - 1], BREAK));
}

/* `- `, `1. `, `a) ` at the start of a line: an item that Markdown does not see
   as a list, because it is indented too far or follows a line of text. */
static bool is_behind_marker(const checker *k, uint32_t i)
{
    enum { MOST = 4 }; /* code points of a number: viii */
    const dl_token *mark = &k->doc->tokens[i - 1];
    if (begins_line(k, i - 1))
        return mark->kind == DL_TOKEN_SYMBOL;
    return i > k->first + 1 && begins_line(k, i - 2) &&
           dl_token_is(&mark[-1], WORD) && mark[-1].length <= MOST &&
           (is_char(k, mark, '.') || is_char(k, mark, ')'));
}

/* `생  성`, a word that was drawn out, and `f(   )`. */
static bool is_drawn_out(const checker *k, const dl_token *t)
{
    dl_str parts[] = {dl_token_text(k->doc, &t[-1]), dl_token_text(k->doc, t)};
    char word[2 * ARAEA_BYTES];
    if (is_char(k, &t[-1], '(') && is_char(k, t, ')'))
        return true;
    if (t->kind != DL_TOKEN_HANGUL || parts[0].n + parts[1].n != sizeof word)
        return false;
    memcpy(word, parts[0].p, parts[0].n);
    memcpy(word + parts[0].n, parts[1].p, parts[1].n);
    return dl_lexicon_has(k->doc->lexicon, DL_LIST_NOUNS_COMMON,
                          (dl_str){word, sizeof word});
}

/* Columns made of spaces, a place to write in: `(        )`, keys: `⇧  ⌘`. */
static bool is_column(const checker *k, uint32_t i)
{
    const dl_token *t = &k->doc->tokens[i];
    uint32_t blanks = t->start - t[-1].end;
    return !k->finds_columns &&
           ((t->kind == DL_TOKEN_SYMBOL && t[-1].kind == DL_TOKEN_SYMBOL) ||
            blanks > SLIP || (blanks == SLIP && (is_char(k, t, ':') ||
                                                 is_char(k, &t[-1], ':'))));
}

static void check_gap(checker *k, uint32_t i)
{
    const dl_token *t = &k->doc->tokens[i];
    if (!has_gap(k, i) || t->start - t[-1].end < 2 || is_layout(k, t) ||
        is_layout(k, &t[-1]) || is_english(k, i) || is_behind_marker(k, i) ||
        is_column(k, i) || is_drawn_out(k, t))
        return;
    dl_span gap = {t[-1].end, t->start};
    dl_vec_push(&k->gaps, (dl_place){.span = gap,
                                     .fix = DL_FIX_SAFE,
                                     .edit = gap,
                                     .text = DL_STR(" ")});
}

static dl_diagnostic *report_gap(dl_ctx *ctx, const dl_place *gap, size_t n)
{
    size_t blanks = gap->span.end - gap->span.start;
    return dl_report(ctx, n > 1 ? DL604_GAPS : DL604_BLANKS, gap->span,
                     dl_ctx_printf(ctx, "%zu", n > 1 ? n : blanks));
}

/* Whether block `i` is in a list and has gaps. */
static bool is_item_with_gap(const dl_doc *doc, uint32_t i)
{
    if (i >= doc->n_proses || !(doc->proses[i].traits & DL_PROSE_WIDE_GAP))
        return false;
    uint32_t parent = doc->nodes[doc->proses[i].node].parent;
    return doc->nodes[parent].kind == DL_NODE_ITEM;
}

/* Whether the gaps are for the eye: in several lines of one block, or in
   neighbouring items of a list. Lists of keys and of fields are written that
   way. */
static bool has_columns(const checker *k, uint32_t block)
{
    uint32_t lines = 0;
    for (uint32_t i = k->first + 1; i < k->end && lines < 2; i++) {
        if (!(k->doc->tokens[i].flags & DL_TOKEN_WIDE_GAP))
            continue;
        lines++;
        while (i < k->end && !dl_token_is(&k->doc->tokens[i], BREAK))
            i++;
    }
    return lines > 1 || (is_item_with_gap(k->doc, block) &&
                         ((block > 0 && is_item_with_gap(k->doc, block - 1)) ||
                          is_item_with_gap(k->doc, block + 1)));
}

/* The first token of the next line, or the end of the block. */
static uint32_t line_end(const checker *k, uint32_t i)
{
    while (i < k->end && !dl_token_is(&k->doc->tokens[i], BREAK))
        i++;
    return i < k->end ? i + 1 : i;
}

/* One gap that is not a slip makes columns of the whole line: `이름   값      단위`. */
static bool is_drawn(const checker *k, uint32_t i, uint32_t end)
{
    for (i += i == k->first; !k->finds_columns && i < end; i++) {
        const dl_token *t = &k->doc->tokens[i];
        if (t->flags & DL_TOKEN_WIDE_GAP && t->start - t[-1].end > SLIP &&
            !dl_token_is(&t[-1], BREAK))
            return true;
    }
    return false;
}

static void check_gaps(checker *k)
{
    for (uint32_t i = k->first, end; i < k->end; i = end) {
        end = line_end(k, i);
        if (is_drawn(k, i, end))
            continue;
        for (i += i == k->first; i < end; i++)
            if (k->doc->tokens[i].flags & DL_TOKEN_WIDE_GAP)
                check_gap(k, i);
    }
}

/* (ㅇㅅㅇ ), ( o_o ): the word at token `i` is part of a face. */
static bool is_face(const checker *k, uint32_t i)
{
    const dl_token *t = &k->doc->tokens[i];
    const dl_token *near[] = {i > k->first ? t - 1 : NULL,
                              i + 1 < k->end ? t + 1 : NULL};
    if (t->kind == DL_TOKEN_HANGUL)
        return !dl_hangul_is_syllable(t->first) &&
               !dl_hangul_is_syllable(t->last) && t->length > 1;
    if (t->kind != DL_TOKEN_LATIN || t->length > 1)
        return false;
    return (near[0] && dl_token_is_joined(t) &&
            near[0]->kind == DL_TOKEN_SYMBOL) ||
           (near[1] && dl_token_is_joined(near[1]) &&
            near[1]->kind == DL_TOKEN_SYMBOL);
}

/* The other half of the parenthesis at token `i`, in the same line, or
   DL_NONE. */
static uint32_t partner(checker *k, uint32_t i)
{
    enum { FARTHEST = 256 /* tokens */ };
    if (!k->pairs.v)
        k->pairs = dl_pairs_read(&k->block, dl_ctx_scratch(k->ctx));
    const dl_half *h = dl_pairs_at(&k->pairs, i);
    if (!h || h->partner == DL_NONE)
        return DL_NONE;
    uint32_t other = k->pairs.v[h->partner].token;
    uint32_t first = i < other ? i : other, last = i < other ? other : i;
    if (last - first > FARTHEST || last - first < 2)
        return DL_NONE;
    for (uint32_t p = first; p < last; p++)
        if (dl_token_is(&k->doc->tokens[p], BREAK))
            return DL_NONE;
    return other;
}

/* `f( x )`, `$( this )`: code without backticks. */
static bool is_call(const checker *k, uint32_t open, uint32_t close)
{
    const dl_token *t = k->doc->tokens;
    return open > k->first && dl_token_is_joined(&t[open]) &&
           dl_token_is(&t[open - 1], BEFORE_CALL) &&
           t[open + 1].kind != DL_TOKEN_HANGUL &&
           t[close - 1].kind != DL_TOKEN_HANGUL;
}

/* `( 6 - 3 )`: a calculation. */
static bool is_sum(const checker *k, uint32_t open, uint32_t close)
{
    const dl_token *t = k->doc->tokens;
    uint32_t i = open + 1;
    while (i < close && !dl_token_is(&t[i], DL_KINDS(HANGUL, LATIN)))
        i++;
    return i == close && close - open > 2;
}

static bool has_gap_after(const checker *k, uint32_t i)
{
    uint32_t end = k->doc->tokens[i].end;
    return end < k->doc->src.n && dl_is_blank(k->doc->src.p[end]);
}

/* Whether a parenthesis that is spaced on a side may be closed up there. */
static bool may_close_up(const checker *k, uint32_t i, uint32_t neighbour)
{
    return has_gap(k, i) && k->doc->tokens[neighbour].kind != DL_TOKEN_URL;
}

/*
 * Checks the spaces just inside of a parenthesis. If it has them on both sides,
 * it loses both or none.
 */
static void check_parenthesis(checker *k, uint32_t open, uint32_t close)
{
    const dl_token *t = k->doc->tokens;
    const uint32_t first = open + 1, last = close - 1;
    if (close + 1 < k->end && is_char(k, &t[close + 1], ':') &&
        dl_token_is(&t[k->first], DL_KINDS(LATIN)))
        return; /* fun 이름 ( 인자 ) : 자료형 */
    for (uint32_t i = first; i < close; i++)
        if (dl_token_is(&t[i], BRACKET) && t[first].kind != DL_TOKEN_HANGUL)
            return; /* ( 10 / ceil((100 - 1) / 2) ): code */
    bool is_open = has_gap_after(k, open);
    bool is_closed = dl_is_blank(k->doc->src.p[t[close].start - 1]);
    bool has_word = (is_open && dl_token_is(&t[first], WORD)) ||
                    (is_closed && dl_token_is(&t[last], WORD));
    if (!has_word || is_call(k, open, close) || is_sum(k, open, close) ||
        dl_word_is_title(k->doc, open) || is_face(k, first) ||
        is_face(k, last) || dl_mark_is_sad_face(&k->block, open) ||
        dl_mark_is_sad_face(&k->block, close) ||
        (is_open && !may_close_up(k, first, first)) ||
        (is_closed && !may_close_up(k, close, last)))
        return;
    uint32_t i = is_open ? first : close;
    dl_span gap = {t[i - 1].end, t[i].start}, both = gap;
    if (is_open && is_closed)
        both.end = t[close].start;
    dl_diagnostic *d = dl_report(
        k->ctx, DL604_INSIDE, both,
        dl_doc_slice(k->doc, (dl_span){t[i - 1].start, t[i].end}));
    dl_fix_edit(k->ctx, d, DL_FIX_SAFE, gap, DL_STR(""));
    if (is_open && is_closed)
        dl_fix_edit(k->ctx, d, DL_FIX_SAFE,
                    (dl_span){t[last].end, t[close].start}, DL_STR(""));
}

/* Only a parenthesis with a space inside is looked at; one with two, from its
   open half. */
static void check_bracket(checker *k, uint32_t i)
{
    uint32_t other;
    if (is_char(k, &k->doc->tokens[i], '(') && has_gap_after(k, i) &&
        (other = partner(k, i)) != DL_NONE)
        check_parenthesis(k, i, other);
    else if (is_char(k, &k->doc->tokens[i], ')') && has_gap(k, i) &&
             (other = partner(k, i)) != DL_NONE && !has_gap_after(k, other))
        check_parenthesis(k, other, i);
}

/* ---- marks --------------------------------------------------------------- */

/* 다.. and 모델,,: the second of two marks after a Korean word. Talk trails off
   in either (느렸다.., 느린데,,), and then one is as wrong as two. */
static void check_doubled(checker *k, uint32_t i)
{
    const dl_token *t = &k->doc->tokens[i];
    if (i < k->first + 2 || t[-2].kind != DL_TOKEN_HANGUL ||
        !dl_token_is_joined(&t[-1]) || !dl_token_is_joined(t) ||
        is_followed_by_word(k, i))
        return;
    if (!is_char(k, &t[-1], k->doc->src.p[t->start]))
        return; /* `.,`: which of the two is meant? */
    bool is_dot = is_char(k, t, '.');
    if (!k->finds_trailing_off)
        return;
    dl_span both = {t[-1].start, t->end}, second = dl_token_span(t);
    dl_diagnostic *d =
        dl_report(k->ctx, DL604_DOUBLED, both, dl_doc_slice(k->doc, both),
                  dl_token_text(k->doc, &t[-1]));
    dl_fix_edit(k->ctx, d, is_dot ? DL_FIX_UNSAFE : DL_FIX_SAFE, second,
                DL_STR(""));
}

static void check_spaced_dot(checker *k, uint32_t i)
{
    const dl_token *t = &k->doc->tokens[i];
    if (!k->finds_spaced_dots || /* it may separate names: 홍길동 · 어느 회사 */
        !has_gap(k, i) || i + 1 >= k->end || !has_gap(k, i + 1) ||
        t[-1].kind != DL_TOKEN_HANGUL || t[1].kind != DL_TOKEN_HANGUL)
        return;
    dl_span all = {t[-1].start, t[1].end};
    dl_diagnostic *d = dl_report(k->ctx, DL604_SPACED_DOT,
                                 ((dl_span){t[-1].end, t[1].start}),
                                 dl_doc_slice(k->doc, all));
    dl_report_severity(k->ctx, d, DL_SEVERITY_INFO);
    /* Between phrases of several words it separates more than a space does. */
    dl_fix_edit(k->ctx, d, DL_FIX_UNSAFE, (dl_span){t[-1].end, t->start},
                DL_STR(""));
    dl_fix_edit(k->ctx, d, DL_FIX_UNSAFE, (dl_span){t->end, t[1].start},
                DL_STR(""));
}

/* `하나의 . 을`, `. (점)`, `쉼표 , `: the mark itself is mentioned; `그러나 . . .`:
   it is the first of a row. */
static bool is_spoken_of(const checker *k, uint32_t i)
{
    const dl_token *next = &k->doc->tokens[i + 1];
    dl_particle_use use;
    if (dl_is_named_mark(&k->block, i))
        return true;
    if (i + 1 >= k->end)
        return false;
    if (!dl_token_is_joined(next) &&
        (dl_token_is(next, MARK) ||
         dl_str_has_prefix(dl_token_text(k->doc, next), DL_STR("없"))))
        return true; /* `, , ;로`, `, 없이` */
    return is_char(k, next, '(') ||
           is_char(k, next, k->doc->src.p[next[-1].start]) ||
           (next->kind == DL_TOKEN_HANGUL &&
            dl_particle_at_end(dl_token_text(k->doc, next), &use) &&
            use.start == 0);
}

/* Whether a sentence may end in the word: 다, 요, 함. A dot apart from another
   one may be a word itself: `startproject 이름 .` */
static bool may_end_sentence(const dl_token *word)
{
    switch (word->last) {
    case 0xB2E4: case 0xC694: case 0xAE4C: case 0xC8E0: /* 다 요 까 죠 */
    case 0xC624: case 0xB124: case 0xC790: case 0xAE30: /* 오 네 자 기 */
    case 0xD568: case 0xB428: case 0xC74C: case 0xC784: /* 함 됨 음 임 */
        return true;
    default:
        return false;
    }
}

/* Reports the spaces before the mark at token `i`. */
static void report_before(checker *k, uint32_t i)
{
    const dl_token *t = &k->doc->tokens[i];
    dl_span gap = {t[-1].end, t->start};
    bool is_safe = is_char(k, t, ',') || may_end_sentence(&t[-1]);
    dl_diagnostic *d = dl_report(k->ctx, DL604_BEFORE, gap,
                                 dl_token_text(k->doc, t));
    dl_fix_edit(k->ctx, d, is_safe ? DL_FIX_SAFE : DL_FIX_UNSAFE, gap,
                DL_STR(""));
}

/* A cell of a table may show a value as it is stored. */
static void check_run_on(checker *k, uint32_t i)
{
    uint32_t end = k->doc->tokens[i].end;
    dl_span words;
    if (!k->is_cell && dl_runs_on(&k->block, i, &words))
        dl_vec_push(&k->runs,
                    (dl_place){.span = words,
                               .kind = (unsigned char)k->doc->src.p[end - 1],
                               .fix = DL_FIX_SAFE,
                               .edit = {end, end},
                               .text = DL_STR(" ")});
}

/* The mark alone is shown: the words beside it may have the next one. */
static dl_diagnostic *report_run_on(dl_ctx *ctx, const dl_place *run,
                                   size_t n)
{
    dl_str words = dl_doc_slice(dl_ctx_doc(ctx), run->span);
    dl_span mark = {run->edit.start - 1, run->edit.start};
    dl_str shown = dl_doc_slice(dl_ctx_doc(ctx), mark);
    if (n == 1)
        return dl_report(ctx, DL604_AFTER, mark, shown, words);
    return dl_report(ctx, DL604_RUNS, mark, shown, words,
                     dl_ctx_printf(ctx, "%zu", n));
}

static void check_mark(checker *k, uint32_t i)
{
    const dl_token *t = &k->doc->tokens[i];
    char c = k->doc->src.p[t->start];
    if (t->end - t->start == 2 && dl_str_is(dl_token_text(k->doc, t), "·")) {
        check_spaced_dot(k, i);
        return;
    }
    if (c != '.' && c != ',')
        return;
    if (dl_token_is_joined(t)) {
        check_doubled(k, i);
        check_run_on(k, i);
    } else if (has_gap(k, i) && t[-1].kind == DL_TOKEN_HANGUL &&
             !is_followed_by_word(k, i) && !is_spoken_of(k, i)) {
        report_before(k, i);
    }
}

/* ---- dots that look like the middle dot ---------------------------------- */

static bool is_dot(uint32_t c)
{
    switch (c) {
    case 0x2022: case 0x2027: case 0x2219: case 0x22C5: /* • ‧ ∙ ⋅ */
    case 0x30FB: case 0xFF65:                           /* ・ ･ */
        return true;
    default:
        return false;
    }
}

static void report_dot(checker *k, dl_span span, uint32_t c)
{
    dl_diagnostic *d =
        dl_report(k->ctx, DL604_MIDDLE_DOT, span, dl_doc_slice(k->doc, span),
                  dl_ctx_printf(k->ctx, "U+%04X", (unsigned)c));
    dl_fix_edit(k->ctx, d, DL_FIX_SAFE, span, DL_STR("·"));
}

static bool is_between_words(const checker *k, uint32_t i)
{
    const dl_token *t = &k->doc->tokens[i];
    return i > k->first && i + 1 < k->end && dl_token_is_joined(t) &&
           dl_token_is_joined(&t[1]) && t[-1].kind == DL_TOKEN_HANGUL &&
           t[1].kind == DL_TOKEN_HANGUL;
}

/* The obsolete vowel ㆍ, which keyboards offer, between two syllables. */
static void check_araea(checker *k, const dl_token *t)
{
    dl_str word = dl_token_text(k->doc, t);
    for (size_t i = ARAEA_BYTES; i + 2 * ARAEA_BYTES <= word.n;
         i += ARAEA_BYTES) {
        uint32_t at = t->start + (uint32_t)i;
        if (memcmp(word.p + i, "ㆍ", ARAEA_BYTES) == 0 &&
            dl_hangul_is_syllable(dl_hangul_at(word.p + i - ARAEA_BYTES)) &&
            dl_hangul_is_syllable(dl_hangul_at(word.p + i + ARAEA_BYTES)))
            report_dot(k, (dl_span){at, at + ARAEA_BYTES}, ARAEA);
    }
}

static void check_dots(checker *k)
{
    for (uint32_t i = k->first; i < k->end; i++) {
        const dl_token *t = &k->doc->tokens[i];
        unsigned length;
        if (t->kind == DL_TOKEN_HANGUL && !(t->flags & DL_TOKEN_UNNORMALIZED)) {
            check_araea(k, t);
        } else if (t->kind == DL_TOKEN_SYMBOL && is_between_words(k, i)) {
            uint32_t c = dl_utf8_decode(k->doc->src, t->start, &length);
            if (is_dot(c))
                report_dot(k, dl_token_span(t), c);
        }
    }
}

/* ---- the walk ------------------------------------------------------------ */

static void on_prose(dl_ctx *ctx, const dl_post *post, const dl_prose *prose)
{
    const dl_token *tokens = post->doc->tokens;
    checker k = {.ctx = ctx,
                 .doc = post->doc,
                 .first = prose->token,
                 .end = prose->token_end,
                 .block = {post->doc, prose->token, prose->token_end},
                 .finds_columns = dl_option_bool(ctx, DL604_OPT_COLUMNS),
                 .finds_trailing_off =
                     dl_option_bool(ctx, DL604_OPT_TRAILING_OFF),
                 .finds_spaced_dots =
                     dl_option_bool(ctx, DL604_OPT_SPACED_DOTS)};
    if (!dl_prose_is_korean(post, prose) ||
        !(prose->traits & DL_KINDS(HANGUL)))
        return;
    k.is_cell = post->doc->nodes[prose->node].kind == DL_NODE_TABLE_CELL;
    uint32_t block = (uint32_t)(prose - post->doc->proses);
    if (prose->traits & DL_PROSE_WIDE_GAP &&
        (k.finds_columns || !has_columns(&k, block))) {
        check_gaps(&k);
        dl_places_report(ctx, prose, &k.gaps, 2, report_gap);
        dl_vec_free(&k.gaps);
    }
    if (prose->traits & DL_PROSE_UNUSUAL)
        check_dots(&k);
    dl_marked walk = dl_marked_in(post->doc, DL_MARK_OTHER, k.first, k.end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        if (dl_token_is(&tokens[i], MARK))
            check_mark(&k, i);
        else if (dl_token_is(&tokens[i], BRACKET))
            check_bracket(&k, i);
    }
    dl_places_report(ctx, prose, &k.runs, 2, report_run_on);
    dl_vec_free(&k.runs);
}

const dl_check dl_check_dl604 = {
    .on_prose = on_prose,
    .prose_traits = MARK | BRACKET | DL_PROSE_WIDE_GAP | DL_PROSE_UNUSUAL,
};
