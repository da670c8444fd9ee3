/* DL601 foreign-script: see rules/DL601-foreign-script.md. */
#include "rules/shared/korean.h"
#include "rules_gen.h"
#include "text/kinds.h"
#include "text/utf8.h"

enum {
    FOREIGN = DL_KINDS(CYRILLIC, KANA, HAN, LETTER)
};

static bool is_foreign(const dl_doc *doc, const dl_token *t)
{
    if (t->kind != DL_TOKEN_LETTER)
        return dl_token_is(t, FOREIGN);
    /* The living scripts from Armenian to Georgian; what lies above are signs
       and the letters of formulas. */
    unsigned length;
    uint32_t c = dl_utf8_decode(doc->src, t->start, &length);
    return c >= 0x0530 && c <= 0x10FF;
}

/* What is in brackets or quotation marks is quoted, not part of the text. */
static int depth_after(int depth, const dl_token *t, bool *is_quoted)
{
    if (t->kind == DL_TOKEN_OPEN)
        return depth + 1;
    if (t->kind == DL_TOKEN_CLOSE)
        return depth > 0 ? depth - 1 : 0;
    if (t->kind == DL_TOKEN_QUOTE)
        *is_quoted = !*is_quoted;
    return depth;
}

static unsigned message_for(const dl_doc *doc, const dl_prose *prose,
                            uint32_t from, uint32_t to)
{
    const dl_token *t = doc->tokens;
    bool after_latin = from > prose->token && dl_token_is_joined(&t[from]) &&
                       t[from - 1].kind == DL_TOKEN_LATIN;
    bool before_latin = to < prose->token_end && dl_token_is_joined(&t[to]) &&
                        t[to].kind == DL_TOKEN_LATIN;
    switch (t[from].kind) {
    case DL_TOKEN_CYRILLIC:
        return after_latin || before_latin ? DL601_LOOK_ALIKE : DL601_CYRILLIC;
    case DL_TOKEN_KANA:
        return DL601_KANA;
    case DL_TOKEN_HAN:
        for (uint32_t i = from; i < to; i++)
            if (t[i].kind == DL_TOKEN_KANA)
                return DL601_KANA;
        return DL601_HAN;
    default:
        return DL601_OTHER;
    }
}

/* Names of authors and other data may be in any script. */
static bool is_korean_text(const dl_post *post, const dl_prose *prose)
{
    return prose->traits & DL_KINDS(HANGUL) &&
           post->prose_roles[prose - post->doc->proses] == DL_PROSE_BODY;
}

/* Newspapers and books write 美, 中, 主 for whole words; digests do not. */
static bool is_customary(const dl_ctx *ctx, unsigned message, dl_span word)
{
    const uint32_t one_character = 3; /* bytes */
    return message == DL601_HAN && word.end - word.start <= one_character &&
           !dl_option_bool(ctx, DL601_OPT_SINGLE_HAN);
}

/* Whether the word is joined to a Korean one: 효율的, масштаб화하며,
   效率的으로. A word by itself, perhaps with a particle, is a name or a
   title. */
static bool is_spliced(const dl_doc *doc, const dl_prose *prose, uint32_t from,
                       uint32_t to)
{
    const dl_token *t = doc->tokens;
    if (from > prose->token && dl_token_is_joined(&t[from]) &&
        t[from - 1].kind == DL_TOKEN_HANGUL)
        return true;
    if (to >= prose->token_end || !dl_token_is_joined(&t[to]) ||
        t[to].kind != DL_TOKEN_HANGUL)
        return false;
    return dl_lexicon_end(doc->lexicon, DL_LIST_FOREIGN_SPLICE_ENDS,
                          dl_token_text(doc, &t[to - 1])) ||
           dl_lexicon_start(doc->lexicon, DL_LIST_FOREIGN_SPLICE_STARTS,
                            dl_token_text(doc, &t[to]));
}

/* [日本語](…): the title of a page in that language. */
static bool is_link_text(const dl_doc *doc, const dl_prose *prose,
                         uint32_t from, uint32_t to)
{
    const dl_token *t = doc->tokens;
    return from > prose->token && to < prose->token_end &&
           t[from].flags & DL_TOKEN_IN_LINK &&
           t[from - 1].kind == DL_TOKEN_MARKUP &&
           t[to].kind == DL_TOKEN_MARKUP;
}

/* One finding a word: neighbours without a space between them, Kana and Han
   together. */
static void on_prose(dl_ctx *ctx, const dl_post *post, const dl_prose *prose)
{
    const dl_doc *doc = post->doc;
    bool is_korean = is_korean_text(post, prose), is_quoted = false;
    int depth = 0;
    for (uint32_t i = prose->token; i < prose->token_end; i++) {
        const dl_token *t = &doc->tokens[i];
        depth = depth_after(depth, t, &is_quoted);
        if (!is_foreign(doc, t))
            continue;
        uint32_t to = i + 1;
        while (to < prose->token_end && dl_token_is_joined(&doc->tokens[to]) &&
               is_foreign(doc, &doc->tokens[to]))
            to++;
        unsigned message = message_for(doc, prose, i, to);
        dl_span word = {t->start, doc->tokens[to - 1].end};
        if (message == DL601_LOOK_ALIKE ||
            (is_korean && depth == 0 && !is_quoted &&
             !is_customary(ctx, message, word) &&
             (!dl_option_bool(ctx, DL601_OPT_SPLICED_ONLY) ||
              is_spliced(doc, prose, i, to)) &&
             !is_link_text(doc, prose, i, to)))
            dl_report(ctx, message, word, dl_doc_slice(doc, word));
        i = to - 1;
    }
}

const dl_check dl_check_dl601 = {.on_prose = on_prose, .prose_traits = FOREIGN};
