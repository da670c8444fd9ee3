/* DL603 unnormalized: see rules/DL603-unnormalized.md. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "rules/shared/korean.h"
#include "rules/shared/seam.h"
#include "rules_gen.h"
#include "text/compose.h"
#include "text/kinds.h"
#include "text/utf8.h"

enum {
    /* Kinds whose bytes are not text to the reader. */
    NO_TEXT = DL_KINDS(CODE, URL, HTML, MARKUP, ESCAPE, SOFT_BREAK, HARD_BREAK),
    WORD = DL_KINDS(HANGUL, LATIN, GREEK),
    CJK = DL_KINDS(HAN, KANA),
    FUNCTION = DL_KINDS(LETTER, GREEK), /* 𝑓(𝑥) */
    BREAK = DL_KINDS(SOFT_BREAK, HARD_BREAK),
    BRACKET = DL_KINDS(OPEN, CLOSE),
    FIRST_WIDE_JAMO = 0xFFA1
};

/* What is wrong with a character that is composed. */
typedef enum fault_kind {
    FAULT_NONE,
    FAULT_WIDE,
    FAULT_MATH,
    FAULT_LIGATURE,
    FAULT_SIGN
} fault_kind;

/* A run of characters with the same fault. */
typedef struct run {
    fault_kind fault;
    dl_span span;
    uint32_t token; /* in which it begins */
} run;

typedef struct checker {
    dl_ctx *ctx;
    const dl_doc *doc;
    const dl_prose *prose;
    bool finds_single; /* characters that are not part of a word */
    run run;
    bool delta_is_known, has_delta; /* whether Δ itself is in the post */
} checker;

static bool is_wide_ascii(uint32_t c)
{
    return c >= 0xFF01 && c <= 0xFF5E;
}

static fault_kind fault_of(uint32_t c)
{
    if (c < 0x2126)
        return FAULT_NONE;
    if (is_wide_ascii(c) || (c >= 0xFFA1 && c <= 0xFFDC))
        return FAULT_WIDE;
    if (c >= 0x1D400 && c <= 0x1D7FF)
        return FAULT_MATH;
    if (c >= 0xFB00 && c <= 0xFB06)
        return FAULT_LIGATURE;
    return c == 0x2126 || c == 0x212A || c == 0x212B || c == 0x2206
               ? FAULT_SIGN
               : FAULT_NONE;
}

/* Texts on characters display them one by one: a letter by itself, and signs,
   which come in pairs. */
static bool is_shown(const checker *k, uint32_t i)
{
    const dl_token *t = &k->doc->tokens[i];
    const uint32_t shown = DL_KINDS(LATIN, LETTER, SYMBOL);
    unsigned marks = t->flags & DL_TOKEN_UNNORMALIZED ? 1 : 0;
    return !k->finds_single && dl_token_is(t, shown) &&
           t->length <= 1 + marks &&
           ((t->kind == DL_TOKEN_SYMBOL && is_wide_ascii(t->first)) ||
            i == k->prose->token || !dl_token_is_joined(t) ||
            !dl_token_is(&t[-1], WORD));
}

/* The form that UAX #15 gives: NFC, or NFKC with `compatible`. */
static dl_str normalize(checker *k, dl_str text, bool compatible)
{
    dl_buf out = {0};
    dl_str result = text;
    if (dl_normalize(text, compatible, &out))
        result = dl_arena_str(dl_ctx_arena(k->ctx), dl_buf_str(&out));
    dl_buf_free(&out);
    return result;
}

/* ---- runs of one fault --------------------------------------------------- */

/* Escapes the characters that could be Markdown. */
static dl_str escaped(checker *k, dl_str text)
{
    dl_buf out = {0};
    for (size_t i = 0; i < text.n; dl_buf_addc(&out, text.p[i++]))
        if (dl_is_one_of(text.p[i], "\\`*_[]<>#~|&"))
            dl_buf_addc(&out, '\\');
    dl_str result = dl_arena_str(dl_ctx_arena(k->ctx), dl_buf_str(&out));
    dl_buf_free(&out);
    return result;
}

/* ---- how safe a fix is --------------------------------------------------- */

/* How much of a line is looked at, before a run and from it on. */
enum { BEFORE = 12, AFTER = 36 };

/* The run's text in its line, with what surrounds it, as it is after fixes. */
typedef struct window {
    char text[64];
    size_t n;
} window;

static void add_as_is(window *w, dl_str text)
{
    if (text.n > sizeof w->text - w->n)
        text.n = sizeof w->text - w->n;
    if (text.n > 0)
        memcpy(w->text + w->n, text.p, text.n);
    w->n += text.n;
}

static void add_folded(window *w, dl_str text)
{
    unsigned length;
    dl_buf out = {0};
    for (size_t i = 0; i < text.n; i += length) {
        uint32_t c = dl_utf8_decode(text, i, &length);
        dl_str as_is = {text.p + i, length};
        dl_buf_clear(&out);
        if (fault_of(c) == FAULT_NONE || !dl_normalize(as_is, true, &out))
            dl_buf_add(&out, as_is);
        add_as_is(w, dl_buf_str(&out));
    }
    dl_buf_free(&out);
}

static window window_of(const checker *k)
{
    window w = {.n = 0};
    dl_str src = k->doc->src;
    uint32_t from = k->run.span.start;
    for (uint32_t least = from > BEFORE ? from - BEFORE : 0;
         from > least && src.p[from - 1] != '\n';)
        from--;
    while (from < k->run.span.start && dl_is_continuation(src.p[from]))
        from++;
    add_folded(&w, (dl_str){src.p + from, k->run.span.start - from});
    dl_str rest = dl_str_from(src, k->run.span.start);
    if (rest.n > AFTER)
        rest.n = AFTER;
    const char *end = memchr(rest.p, '\n', rest.n);
    add_folded(&w, end ? (dl_str){rest.p, (size_t)(end - rest.p)} : rest);
    return w;
}

/* Signs that escaping does not make harmless, or that are written in full width
   so that they are none. */
static bool is_active(dl_str right)
{
    for (size_t i = 0; i < right.n; i++) {
        bool is_pair = i > 0 && right.p[i] == right.p[i - 1] &&
                       dl_is_one_of(right.p[i], "=%:");
        if (is_pair || dl_is_one_of(right.p[i], "{}$@\\^"))
            return true;
    }
    return false;
}

/* Where the run's line begins, if the run is among its first tokens; otherwise
   the end of the source. */
static uint32_t line_start(const checker *k)
{
    enum { FEW = 6 };
    uint32_t first = k->run.token;
    while (first > k->prose->token && k->run.token - first < FEW &&
           !dl_token_is(&k->doc->tokens[first - 1], BREAK))
        first--;
    bool is_start = first == k->prose->token ||
                    dl_token_is(&k->doc->tokens[first - 1], BREAK);
    return is_start ? k->doc->tokens[first].start : (uint32_t)k->doc->src.n;
}

/* Whether the line begins a block when all is folded, with or without the
   run. */
static bool begins_with(const checker *k, dl_str line, bool has_run)
{
    window w = {.n = 0};
    size_t start = k->run.span.start - (size_t)(line.p - k->doc->src.p);
    size_t end = start + (k->run.span.end - k->run.span.start);
    end = end < line.n ? end : line.n;
    dl_str text = {line.p + start, end - start};
    add_folded(&w, (dl_str){line.p, start});
    if (has_run)
        add_folded(&w, text);
    else
        add_as_is(&w, text);
    add_folded(&w, dl_str_from(line, end));
    return dl_seam_begins_block((dl_str){w.text, w.n});
}

/* '１． 가' and '：　가' at the start of a line would become an item, a
   definition or the like. The other runs of the line are folded, so that all
   that this takes share one fate. */
static bool begins_block(const checker *k)
{
    const uint32_t start = line_start(k);
    if (start > k->run.span.start)
        return false;
    dl_str line = dl_str_from(k->doc->src, start);
    if (line.n > AFTER)
        line.n = AFTER;
    const char *end = memchr(line.p, '\n', line.n);
    if (end)
        line.n = (size_t)(end - line.p);
    return k->run.span.start - start < line.n &&
           begins_with(k, line, true) && !begins_with(k, line, false);
}

/* 'https：／／' and 'ｗｗｗ．' would become addresses. */
static bool becomes_markup(const checker *k)
{
    window w = window_of(k);
    dl_str text = {w.text, w.n};
    return dl_str_find(text, DL_STR("://")) != SIZE_MAX ||
           dl_str_find(text, DL_STR("www.")) != SIZE_MAX ||
           !dl_seam_may_be_sign(k->doc, k->run.span.start);
}

/* Whether the run is only a part of what is in full width, and the rest has no
   finding. */
static bool is_partial(const checker *k)
{
    unsigned length;
    dl_span s = k->run.span;
    return (s.start > 0 && is_wide_ascii(dl_utf8_decode_before(
                               k->doc->src, s.start, &length))) ||
           (s.end < k->doc->src.n &&
            is_wide_ascii(dl_utf8_decode(k->doc->src, s.end, &length)));
}

/* `크고，느리다`: a stop or comma in full width contains the space after it, and
   in `크다.．` it is one too many. */
static bool contains_space(const checker *k, dl_str right)
{
    uint32_t end = k->run.span.end, start = k->run.span.start;
    unsigned char next =
        end < k->doc->src.n ? (unsigned char)k->doc->src.p[end] : ' ';
    return (start > 0 && k->doc->src.p[start - 1] == right.p[0]) ||
           (right.n && dl_is_one_of(right.p[right.n - 1], ",.;:?!") &&
            (next >= 0x80 || dl_is_alpha((char)next)));
}

/* Square brackets in full width, and round ones after `]`, would be half of a
   link; a pair of them is left alone as a whole. */
static bool is_half_of_link(const checker *k, dl_str right)
{
    enum { FAR = 256 /* bytes */ };
    static const char opening[] = "](", wide[] = "]（";
    uint32_t end = k->run.span.end;
    dl_str before = {k->doc->src.p, end};
    before = dl_str_from(before, end > FAR ? end - FAR : 0);
    if (memchr(right.p, '[', right.n) || memchr(right.p, ']', right.n))
        return true;
    return (memchr(right.p, '(', right.n) || memchr(right.p, ')', right.n)) &&
           (dl_str_find(before, dl_str_of(wide)) != SIZE_MAX ||
            dl_str_find(before, dl_str_of("］（")) != SIZE_MAX ||
            dl_str_find(right, dl_str_of(opening)) != SIZE_MAX);
}

/* Half-width jamo make syllables, or nothing that anybody writes. */
static bool is_syllables(dl_str right)
{
    unsigned length;
    for (size_t i = 0; i < right.n; i += length)
        if (!dl_hangul_is_syllable(dl_utf8_decode(right, i, &length)))
            return false;
    return true;
}

/* Whether letters of this style only come from a formula in italics, or are
   many enough to be a word. 𝐱 is not x, and 𝟙 is not 1. */
static bool is_styled_word(dl_str text)
{
    enum { WORDLIKE = 3 };
    bool is_italic = true;
    unsigned length, n = 0;
    for (size_t i = 0; i < text.n; i += length, n++) {
        uint32_t c = dl_utf8_decode(text, i, &length);
        is_italic &= (c >= 0x1D434 && c <= 0x1D467) ||
                     (c >= 0x1D6E2 && c <= 0x1D71B);
    }
    return is_italic || n >= WORDLIKE;
}

static bool is_operator(const dl_token *t)
{
    return t->kind == DL_TOKEN_SYMBOL &&
           (t->first >= 0x80 || dl_is_one_of((char)t->first, "=+*/^_<>|"));
}

/* Whether the token goes on with what the one before it is part of: 𝑥 = 1. */
static bool goes_on(const dl_token *t)
{
    return dl_token_is_joined(t) || is_operator(t) || is_operator(t - 1);
}

/* ∑𝑥𝑖=1, 𝑓(𝑥), 𝑥2: part of a formula, whose letters keep one style. */
static bool is_in_formula(const checker *k)
{
    enum { FAR = 16 }; /* tokens */
    const dl_token *t = k->doc->tokens;
    uint32_t at = k->run.token, first = at, end = at + 1;
    while (first > k->prose->token && at - first < FAR && goes_on(&t[first]))
        first--;
    while (end < k->prose->token_end && end - at < FAR && goes_on(&t[end]))
        end++;
    bool found = false;
    for (uint32_t i = first; i < end && !found; i++)
        found = is_operator(&t[i]) || t[i].kind == DL_TOKEN_NUMBER ||
                (i > first && t[i].kind == DL_TOKEN_OPEN &&
                 dl_token_is(&t[i - 1], FUNCTION));
    return found;
}

static dl_applicability safety(checker *k, dl_str text, dl_str right)
{
    unsigned length;
    if (begins_block(k) ||
        dl_seam_follows_address(k->doc, k->prose, k->run.token))
        return DL_FIX_NONE;
    if (k->run.fault == FAULT_MATH)
        return is_styled_word(text) && !is_in_formula(k) ? DL_FIX_SAFE
                                                         : DL_FIX_UNSAFE;
    if (k->run.fault != FAULT_WIDE)
        return DL_FIX_SAFE;
    if (dl_utf8_decode(text, 0, &length) >= FIRST_WIDE_JAMO)
        return is_syllables(right) ? DL_FIX_SAFE : DL_FIX_NONE;
    return is_active(right) || is_partial(k) || becomes_markup(k) ||
                   contains_space(k, right) || is_half_of_link(k, right) ||
                   dl_seam_parts_pair(k->doc, k->run.span)
               ? DL_FIX_NONE
               : DL_FIX_SAFE;
}

/* Next to Han and Kana wide signs are normal; after an address they are part of
   it. */
static bool is_wide_text(const checker *k, uint32_t i)
{
    const dl_token *t = k->doc->tokens;
    bool after = i > k->prose->token &&
                 dl_token_is(&t[i - 1], CJK | DL_KINDS(URL));
    bool before = i + 1 < k->prose->token_end && dl_token_is(&t[i + 1], CJK);
    return after || before || !(k->prose->traits & DL_KINDS(HANGUL));
}

/* Whether token `i` can be an eye or a cheek: ´, ^, ㅇㅅㅇ, the T of T_T. */
static bool is_part_of_face(const checker *k, uint32_t i, bool is_before)
{
    const dl_token *t = &k->doc->tokens[i];
    const dl_token *next = is_before ? t - 1 : t + 1;
    bool has_next = is_before ? i > k->prose->token && dl_token_is_joined(t)
                              : i + 1 < k->prose->token_end &&
                                    dl_token_is_joined(next);
    if (t->kind == DL_TOKEN_SYMBOL)
        return t->end - t->start > 1 ||
               dl_is_one_of(k->doc->src.p[t->start], "^_;><");
    if (t->kind == DL_TOKEN_LATIN)
        return t->length == 1 && has_next && next->first == '_';
    return t->kind == DL_TOKEN_HANGUL && t->length > 1 &&
           !dl_hangul_is_syllable(t->first) && !dl_hangul_is_syllable(t->last);
}

/* （´ω｀）: full-width brackets and what they enclose are a face. */
static bool is_face(const checker *k, uint32_t i)
{
    const dl_token *t = &k->doc->tokens[i];
    bool has_before = i > k->prose->token && dl_token_is_joined(t);
    bool has_after = i + 1 < k->prose->token_end && dl_token_is_joined(&t[1]);
    switch (t->kind) {
    case DL_TOKEN_OPEN:
        return has_after && is_part_of_face(k, i + 1, false);
    case DL_TOKEN_CLOSE:
        return has_before && is_part_of_face(k, i - 1, true);
    case DL_TOKEN_SYMBOL:
        return (has_after && dl_token_is(&t[1], BRACKET) &&
                is_face(k, i + 1)) ||
               (has_before && dl_token_is(&t[-1], BRACKET) &&
                is_face(k, i - 1));
    default:
        return false;
    }
}

static bool has_delta(checker *k)
{
    const char *delta = "Δ", *p = k->doc->src.p, *end = p + k->doc->src.n;
    while (!k->delta_is_known) {
        p = memchr(p, delta[0], (size_t)(end - p));
        k->has_delta = p && ++p < end && *p == delta[1];
        k->delta_is_known = !p || k->has_delta;
    }
    return k->has_delta;
}

static void report_sign(checker *k, dl_str text)
{
    unsigned length;
    uint32_t c = dl_utf8_decode(text, 0, &length);
    bool is_delta = c == 0x2206;
    dl_str right = is_delta ? DL_STR("Δ") : normalize(k, text, false);
    dl_diagnostic *d =
        dl_report(k->ctx, DL603_SIGN, k->run.span, text, right,
                  dl_ctx_printf(k->ctx, "U+%04X", (unsigned)c));
    if (is_delta && !has_delta(k))
        dl_report_severity(k->ctx, d, DL_SEVERITY_INFO);
    dl_fix_edit(k->ctx, d, safety(k, text, right), k->run.span, right);
}

static void end_run(checker *k)
{
    static const uint8_t messages[] = {[FAULT_WIDE] = DL603_WIDE,
                                       [FAULT_MATH] = DL603_MATH,
                                       [FAULT_LIGATURE] = DL603_LIGATURE};
    fault_kind fault = k->run.fault;
    if (fault == FAULT_NONE)
        return;
    dl_str text = dl_doc_slice(k->doc, k->run.span);
    if (fault == FAULT_SIGN) {
        report_sign(k, text);
        k->run.fault = FAULT_NONE;
        return;
    }
    dl_str right = normalize(k, text, true);
    dl_diagnostic *d =
        dl_report(k->ctx, messages[fault], k->run.span, text, right);
    dl_fix_edit(k->ctx, d, safety(k, text, right), k->run.span,
                escaped(k, right));
    k->run.fault = FAULT_NONE;
}

static void check_chars(checker *k, uint32_t i)
{
    const dl_token *t = &k->doc->tokens[i];
    unsigned length;
    for (uint32_t at = t->start; at < t->end; at += length) {
        uint32_t c = dl_utf8_decode(k->doc->src, at, &length);
        fault_kind fault = fault_of(c);
        if (fault == FAULT_WIDE && (is_wide_text(k, i) || is_face(k, i)))
            fault = FAULT_NONE;
        if (fault != k->run.fault || at != k->run.span.end ||
            fault == FAULT_SIGN) {
            end_run(k);
            k->run = (run){fault, {at, at}, i};
        }
        k->run.span.end = at + length;
    }
}

/* ---- whole words --------------------------------------------------------- */

static bool is_loose_jamo(uint32_t c)
{
    return (c >= 0x1100 && c <= 0x1112) || (c >= 0x1161 && c <= 0x1175) ||
           (c >= 0x11A8 && c <= 0x11C2) || (c >= 0x3131 && c <= 0x3163);
}

/* Laughter and tears after a word, and ㅣ for a bar: 칼럼ㅣ보안. */
static bool is_chat_jamo(uint32_t c)
{
    return c == 0x314B || c == 0x314E || c == 0x3160 || c == 0x315C ||
           c == 0x3161 || c == 0x3137 || c == 0x3147 || c == 0x3163;
}

/* A jamo between two syllables: 하ㄴ다. At the end of a word it may be
   mentioned (어미 -ㄴ) or be laughter. */
static void check_jamo(checker *k, const dl_token *t)
{
    unsigned length;
    bool after_syllable = false;
    for (uint32_t at = t->start; at < t->end; at += length) {
        uint32_t c = dl_utf8_decode(k->doc->src, at, &length);
        bool is_jamo = is_loose_jamo(c) && !is_chat_jamo(c);
        if (is_jamo && after_syllable && at + length < t->end) {
            dl_span span = {at, at + length};
            dl_report(k->ctx, DL603_JAMO, span, dl_doc_slice(k->doc, span),
                      dl_token_text(k->doc, t));
            return;
        }
        after_syllable = dl_hangul_is_syllable(c);
    }
}

/* Whether the word has its own finding. */
static bool check_composed(checker *k, const dl_token *t)
{
    dl_str text = dl_token_text(k->doc, t);
    /* Bengali য় and some others are not composed in any normal form. */
    if (!(t->flags & DL_TOKEN_UNNORMALIZED) || t->kind == DL_TOKEN_LETTER)
        return false;
    dl_str right = normalize(k, text, false);
    if (dl_str_eq(text, right))
        return false;
    dl_diagnostic *d =
        dl_report(k->ctx, DL603_NFC, dl_token_span(t), text);
    dl_fix_edit(k->ctx, d, DL_FIX_SAFE, dl_token_span(t), right);
    return true;
}

/* ---- signs --------------------------------------------------------------- */

/* `ALLaM −34B`: a name, a space, a minus, and a size. */
static bool is_name_minus(const checker *k, uint32_t i)
{
    const dl_token *t = &k->doc->tokens[i];
    return i > k->prose->token && i + 2 < k->prose->token_end &&
           t[-1].kind == DL_TOKEN_LATIN && t->start == t[-1].end + 1 &&
           t[1].kind == DL_TOKEN_NUMBER && dl_token_is_joined(&t[1]) &&
           t[2].end == t[2].start + 1 && dl_token_is_joined(&t[2]) &&
           (k->doc->src.p[t[2].start] == 'B' ||
            k->doc->src.p[t[2].start] == 'M');
}

static void check_sign(checker *k, uint32_t i)
{
    const dl_token *t = &k->doc->tokens[i];
    const dl_token *next = i + 1 < k->prose->token_end ? t + 1 : NULL;
    unsigned length;
    bool before_word = next && dl_token_is_joined(next) &&
                       dl_token_is(next, WORD);
    bool after_word = i > k->prose->token && dl_token_is_joined(t) &&
                      dl_token_is(&t[-1], WORD);
    switch (dl_utf8_decode(k->doc->src, t->start, &length)) {
    case 0x2212:
        if (is_name_minus(k, i)) {
            dl_span span = {t[-1].start, t[2].end};
            dl_diagnostic *d = dl_report(k->ctx, DL603_MINUS, dl_token_span(t),
                                         dl_doc_slice(k->doc, span));
            /* or a difference: A −3B */
            dl_fix_edit(k->ctx, d, DL_FIX_UNSAFE,
                        (dl_span){t[-1].end, t[1].start}, DL_STR("-"));
        }
        break;
    case 0x00AF:
        if (before_word || after_word) {
            dl_span span = {after_word ? t[-1].start : t->start,
                            before_word ? next->end : t->end};
            dl_report(k->ctx, DL603_MACRON, dl_token_span(t),
                      dl_doc_slice(k->doc, span));
        }
        break;
    case 0xFFFD:
        if (before_word || after_word)
            dl_report(k->ctx, DL603_BROKEN, dl_token_span(t));
        break;
    default:
        break;
    }
}

/* ---- the walk ------------------------------------------------------------ */

static void check_prose(checker *k)
{
    const dl_doc *doc = k->doc;
    for (uint32_t i = k->prose->token; i < k->prose->token_end; i++) {
        const dl_token *t = &doc->tokens[i];
        if (dl_token_is(t, NO_TEXT) || t->end - t->start == 1 ||
            is_shown(k, i) || check_composed(k, t))
            continue;
        if (t->kind == DL_TOKEN_HANGUL && t->end - t->start > 2 * 3)
            check_jamo(k, t);
        else if (t->kind == DL_TOKEN_SYMBOL)
            check_sign(k, i);
        check_chars(k, i);
    }
    end_run(k);
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    checker k = {.ctx = ctx,
                 .doc = doc,
                 .finds_single =
                     dl_option_bool(ctx, DL603_OPT_SINGLE_CHARACTERS)};
    for (uint32_t i = 0; i < doc->n_proses; i++) {
        k.prose = &doc->proses[i];
        if (k.prose->traits & (DL_PROSE_UNNORMALIZED | DL_PROSE_UNUSUAL) &&
            post->prose_roles[i] != DL_PROSE_FOREIGN)
            check_prose(&k);
    }
}

const dl_check dl_check_dl603 = {.on_post = on_post};
