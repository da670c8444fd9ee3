/* Walks a document and calls the checks. */
#include "check/walk.h"


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

/* One check after the other, not one block after the other: that keeps its code
   and the branch predictor warm. */
static void walk_proses(dl_ctx *ctx, const dl_post *post, const dl_check *check,
                        uint32_t traits)
{
    const uint32_t wanted = check->prose_traits;
    if (wanted != 0 && !(traits & wanted))
        return; /* no block has one */
    const dl_prose *prose = ctx->doc->proses;
    for (const dl_prose *end = prose + ctx->doc->n_proses; prose < end; prose++)
        if (wanted == 0 || prose->traits & wanted)
            check->on_prose(ctx, post, prose);
}

/* What any block has. */
static uint32_t all_traits(const dl_doc *doc)
{
    uint32_t traits = 0;
    for (uint32_t i = 0; i < doc->n_proses; i++)
        traits |= doc->proses[i].traits;
    return traits;
}

void dl_walk_page(dl_ctx *ctx, const dl_post *post)
{
    size_t before = ctx->findings.n;
    CALL_EACH(ctx, DL_EVENT_PAGE, check->on_page(ctx, post));
    /* asked last: most pages have no findings */
    if (ctx->findings.n > before && dl_ctx_is_about_markdown(ctx))
        ctx->findings.n = before;
}

void dl_walk(dl_ctx *ctx, const dl_post *post)
{
    CALL_EACH(ctx, DL_EVENT_DOCUMENT, check->on_document(ctx, ctx->doc));
    if (!post)
        return;
    CALL_EACH(ctx, DL_EVENT_POST, check->on_post(ctx, post));
    dl_walk_page(ctx, post);
    for (uint32_t i = 0; i < post->n_entries; i++)
        walk_entry(ctx, post, &post->entries[i]);
    const uint32_t traits = all_traits(ctx->doc);
    CALL_EACH(ctx, DL_EVENT_PROSE, walk_proses(ctx, post, check, traits));
}

void dl_walk_corpus(dl_ctx *ctx, const dl_post *post,
                    const dl_post_index *others)
{
    ctx->has_corpus = true;
    CALL_EACH(ctx, DL_EVENT_CORPUS, check->on_corpus(ctx, post, others));
}
