#include "check/walk.h"

#include "rules/shared/korean.h"

/* Runs a statement with `check` set to each check that listens to `event`. */
#define CALL_EACH(ctx, event, statement)                                       \
    do {                                                                       \
        const dl_listeners *all = &(ctx)->settings->listeners[event];          \
        for (uint16_t i_ = 0; i_ < all->n; i_++) {                             \
            (ctx)->rule = all->rules[i_];                                      \
            const dl_check *check = dl_rules[all->rules[i_]].check;            \
            statement;                                                         \
        }                                                                      \
    } while (0)

static void walk_section(dl_ctx *ctx, const dl_post *post,
                         const dl_paper *paper, const dl_section *section)
{
    CALL_EACH(ctx, DL_EVENT_SECTION,
              check->on_section(ctx, post, paper, section));
    for (uint32_t i = 0; i < section->n_slots; i++)
        CALL_EACH(
            ctx, DL_EVENT_SLOT,
            check->on_slot(ctx, post, paper, section, &section->slots[i]));
}

static void walk_entry(dl_ctx *ctx, const dl_post *post, const dl_entry *entry)
{
    const dl_paper *paper = entry->paper;
    CALL_EACH(ctx, DL_EVENT_ENTRY, check->on_entry(ctx, post, entry));
    if (!paper)
        return;
    CALL_EACH(ctx, DL_EVENT_PAPER, check->on_paper(ctx, post, paper));
    for (uint32_t i = 0; i < paper->n_sections; i++)
        walk_section(ctx, post, paper, &paper->sections[i]);
}

/* One check after the other, not one block after the other: its code and the
   processor's guesses at its branches stay warm. */
static void walk_proses(dl_ctx *ctx, const dl_post *post, const dl_check *check)
{
    for (uint32_t i = 0; i < ctx->doc->n_proses; i++) {
        const dl_prose *prose = &ctx->doc->proses[i];
        if (check->prose_traits == 0 || check->prose_traits & prose->traits)
            check->on_prose(ctx, post, prose);
    }
}

/* Which listeners want the token. A syllable's distance from the first one is
   huge for everything else, such as a lone vowel. */
static inline unsigned wanted_by(const dl_word_interest *words,
                                 const dl_token *t)
{
    uint32_t first = (uint32_t)t->first - DL_FIRST_SYLLABLE;
    uint32_t last = (uint32_t)t->last - DL_FIRST_SYLLABLE;
    unsigned wanted = 0;
    if (t->kind != DL_TOKEN_HANGUL)
        return 0;
    if (first < DL_SYLLABLES)
        wanted = words[first].begins;
    if (last < DL_SYLLABLES)
        wanted |= words[last].ends;
    return wanted;
}

static void call_wanted(dl_ctx *ctx, const dl_post *post,
                        const dl_prose *prose, uint32_t word, unsigned wanted)
{
    const uint16_t *rule = ctx->settings->listeners[DL_EVENT_WORD].rules;
    for (; wanted; wanted >>= 1, rule++) {
        if (!(wanted & 1))
            continue;
        ctx->rule = *rule;
        dl_rules[*rule].check->on_word(ctx, post, prose, word);
    }
}

static void walk_words(dl_ctx *ctx, const dl_post *post)
{
    const dl_word_interest *words = ctx->settings->words;
    const dl_token *tokens = ctx->doc->tokens;
    for (uint32_t p = 0; p < ctx->doc->n_proses; p++) {
        const dl_prose *prose = &ctx->doc->proses[p];
        if (!dl_prose_is_korean(post, prose))
            continue;
        for (uint32_t i = prose->token; i < prose->token_end; i++) {
            unsigned wanted = wanted_by(words, &tokens[i]);
            if (wanted)
                call_wanted(ctx, post, prose, i, wanted);
        }
    }
}

void dl_walk(dl_ctx *ctx, const dl_post *post)
{
    CALL_EACH(ctx, DL_EVENT_DOCUMENT, check->on_document(ctx, ctx->doc));
    if (!post)
        return;
    CALL_EACH(ctx, DL_EVENT_POST, check->on_post(ctx, post));
    for (uint32_t i = 0; i < post->n_entries; i++)
        walk_entry(ctx, post, &post->entries[i]);
    CALL_EACH(ctx, DL_EVENT_PROSE, walk_proses(ctx, post, check));
    walk_words(ctx, post);
}

void dl_walk_corpus(dl_ctx *ctx, const dl_post *post,
                    const dl_post_index *others)
{
    ctx->has_corpus = true;
    CALL_EACH(ctx, DL_EVENT_CORPUS, check->on_corpus(ctx, post, others));
}
