#include "korean/ending.h"

#include "text/hangul.h"

enum {
    SYLLABLE = 3, /* bytes */
    FINAL_MIEUM = 16,
    FINAL_BIEUP = 17,
    LONGEST_PARENTHESIS = 64 /* tokens */
};

static uint32_t final_before(dl_str word, size_t syllables)
{
    if (word.n < (syllables + 1) * SYLLABLE)
        return 0;
    uint32_t c =
        dl_hangul_at(word.p + word.n - (syllables + 1) * SYLLABLE);
    return dl_hangul_is_syllable(c) ? (c - 0xAC00) % 28 : 0;
}

/* 합니다, but 아니다 and 지니다 are plain. */
static bool is_formal(dl_str word)
{
    bool is_declared = dl_str_ends(word, "니다") || dl_str_ends(word, "니까");
    return (is_declared && final_before(word, 2) == FINAL_BIEUP) ||
           dl_str_ends(word, "십시오") || dl_str_ends(word, "시오");
}

static bool is_one_of(dl_str word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (dl_str_is(word, list[i]))
            return true;
    return false;
}

/* Nouns in 요 stand for themselves; everything else in 요 is speech. */
static bool is_polite(dl_str word)
{
    static const char *const nouns[] = {"필요", "중요", "주요", "개요", "수요",
                                        "소요", "요",   "동요", "강요"};
    return dl_str_ends(word, "죠") ||
           (dl_str_ends(word, "요") &&
            !is_one_of(word, nouns, sizeof nouns / sizeof *nouns));
}

/* 제안함, 높음, 하기, 것: a verb made a noun. */
static bool is_nominal(dl_str word)
{
    static const char *const nouns[] = {"다음", "처음", "마음", "요즘", "지금",
                                        "그림", "시스템", "알고리즘", "프레임",
                                        "패러다임", "스트림", "플랫폼", "도움",
                                        "크기", "분기", "초기", "주기", "동기",
                                        "여기", "거기", "쓰기", "읽기"};
    bool is_verb = dl_str_ends(word, "것") || dl_str_ends(word, "기") ||
                   final_before(word, 0) == FINAL_MIEUM;
    return is_verb && !is_one_of(word, nouns, sizeof nouns / sizeof *nouns);
}

static bool is_question(dl_str word)
{
    return dl_str_ends(word, "가") || dl_str_ends(word, "까") ||
           dl_str_ends(word, "냐") || dl_str_ends(word, "니") ||
           dl_str_ends(word, "나") || dl_str_ends(word, "지");
}

static dl_ending_class class_of(dl_str word, bool asks)
{
    if (is_formal(word))
        return DL_ENDING_FORMAL;
    if (dl_str_ends(word, "다"))
        return DL_ENDING_PLAIN;
    if (is_polite(word))
        return DL_ENDING_POLITE;
    if (asks && is_question(word))
        return DL_ENDING_QUESTION;
    return is_nominal(word) ? DL_ENDING_NOMINAL : DL_ENDING_WORD;
}

/* What may stand behind the last word; an emoji is DL513's affair. */
static bool closes(const dl_token *t)
{
    const uint32_t emoji = 3; /* bytes at least; % and ° are shorter */
    return (t->kind == DL_TOKEN_SYMBOL && t->end - t->start >= emoji) ||
           t->kind == DL_TOKEN_CLOSE || t->kind == DL_TOKEN_QUOTE ||
           t->kind == DL_TOKEN_MARKUP || t->kind == DL_TOKEN_HTML ||
           t->kind == DL_TOKEN_INVISIBLE;
}

static bool is_char(const dl_doc *doc, const dl_token *t, char c)
{
    return t->end - t->start == 1 && doc->src.p[t->start] == c;
}

/* The `(` of the `)`, or the `[` of the `]`, at `close`; `close` itself when
   there is none. */
static uint32_t opening(const dl_doc *doc, uint32_t first, uint32_t close)
{
    char mark = doc->src.p[doc->tokens[close].start];
    char partner = mark == ')' ? '(' : '[';
    uint32_t depth = 0;
    if (close - first > LONGEST_PARENTHESIS)
        first = close - LONGEST_PARENTHESIS;
    for (uint32_t i = close + 1; i-- > first;) {
        const dl_token *t = &doc->tokens[i];
        depth += is_char(doc, t, mark);
        if (is_char(doc, t, partner) && --depth == 0)
            return i;
    }
    return close;
}

/* The first token of the address whose last one is before `end`, with a scheme
   or without (github.com/name/code); `end`: there is none. */
static uint32_t address_start(const dl_doc *doc, uint32_t first, uint32_t end)
{
    bool has_slash = false;
    for (uint32_t i = end; i > first; i--) {
        const dl_token *t = &doc->tokens[i - 1];
        if (t->kind == DL_TOKEN_URL)
            return i - 1;
        if (t->kind == DL_TOKEN_HANGUL || t->kind == DL_TOKEN_MARKUP)
            return end;
        has_slash |= is_char(doc, t, '/');
        if (!dl_token_is_joined(t))
            return has_slash ? i - 1 : end;
    }
    return end;
}

/* `코드는 다음에 있다: https://…`: the first token behind the sentence proper,
   or `end`. */
static uint32_t address_at_end(const dl_doc *doc, uint32_t first, uint32_t end)
{
    uint32_t i = end;
    while (i > first && (doc->tokens[i - 1].kind == DL_TOKEN_MARKUP ||
                         doc->tokens[i - 1].kind == DL_TOKEN_STOP))
        i--;
    uint32_t last = i;
    i = address_start(doc, first, last);
    if (i == last)
        return end;
    while (i > first && doc->tokens[i - 1].kind == DL_TOKEN_MARKUP)
        i--;
    return i > first && is_char(doc, &doc->tokens[i - 1], ':') ? i - 1 : end;
}

dl_ending dl_ending_of(const dl_doc *doc, const dl_sentence *s)
{
    dl_ending e = {.class = DL_ENDING_OTHER};
    uint32_t i = address_at_end(doc, s->token, s->token_end);
    uint32_t stops = i < s->token_end;
    bool ellipsis = false;
    while (i > s->token) {
        const dl_token *t = &doc->tokens[i - 1];
        bool is_aside = is_char(doc, t, ')') || is_char(doc, t, ']');
        uint32_t open = is_aside ? opening(doc, s->token, i - 1) : i - 1;
        if (t->kind == DL_TOKEN_STOP) {
            stops++;
            e.asks = e.asks || doc->src.p[t->start] == '?';
            ellipsis = ellipsis || dl_str_is(dl_token_text(doc, t), "…");
            i--;
        } else if (open != i - 1) {
            i = open; /* 한다(그림 1). 한다 [3]. */
        } else if (closes(t)) {
            i--;
        } else {
            break;
        }
    }
    bool dots = stops > 1 && !e.asks &&
                doc->src.p[doc->tokens[s->token_end - 1].start] == '.';
    e.trails_off = stops && (dots || ellipsis);
    e.is_stopped = stops && !e.trails_off;
    e.last = i > s->token ? i - 1 : s->token_end - 1;
    const dl_token *last = &doc->tokens[e.last];
    e.span = dl_token_span(last);
    if (last->kind == DL_TOKEN_HANGUL)
        e.class = class_of(dl_token_text(doc, last), e.asks);
    return e;
}

dl_style dl_ending_style(const dl_ending *e)
{
    switch (e->class) {
    case DL_ENDING_PLAIN:
        return DL_STYLE_PLAIN;
    case DL_ENDING_FORMAL:
        return DL_STYLE_FORMAL;
    case DL_ENDING_POLITE:
        return DL_STYLE_POLITE;
    default:
        return DL_STYLE_ANY;
    }
}

bool dl_ending_has_style(const dl_ending *e, dl_style style)
{
    switch (style) {
    case DL_STYLE_PLAIN:
        return e->class == DL_ENDING_PLAIN;
    case DL_STYLE_FORMAL: /* 어떨까요? is a question of formal texts, too */
        return e->class == DL_ENDING_FORMAL ||
               (e->class == DL_ENDING_POLITE && e->asks);
    case DL_STYLE_POLITE:
        return e->class == DL_ENDING_POLITE;
    default:
        return true;
    }
}

bool dl_sentence_is_foreign(const dl_doc *doc, const dl_sentence *s)
{
    bool is_latin = false;
    for (uint32_t i = s->token; i < s->token_end; i++) {
        if (doc->tokens[i].kind == DL_TOKEN_HANGUL)
            return false;
        is_latin |= doc->tokens[i].kind == DL_TOKEN_LATIN;
    }
    return is_latin;
}

bool dl_ending_is_fragment(const dl_ending *e)
{
    return !e->is_stopped && !e->trails_off &&
           (e->class == DL_ENDING_WORD || e->class == DL_ENDING_NOMINAL ||
            e->class == DL_ENDING_OTHER);
}
