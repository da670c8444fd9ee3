/* DL505: see rules/DL505-particle-inconsistent.md. */
#include <stdlib.h>

#include "base/arena.h"
#include "rules/shared/korean.h"
#include "rules_gen.h"

/* A particle behind a Latin name whose reading is open. */
typedef struct use {
    dl_str name;
    dl_particle_use particle;
    dl_span span;
} use;

static int compare(const void *a, const void *b)
{
    const use *x = a, *y = b;
    int order = dl_str_compare(x->name, y->name);
    if (order)
        return order;
    return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

/* 로 follows vowels and ㄹ alike and tells nothing. */
static bool tells_reading(const dl_particle_use *p)
{
    return p->particle != DL_PARTICLE_EURO || p->closed;
}

static bool read_use(const dl_doc *doc, const dl_prose *prose, uint32_t i,
                     use *out)
{
    const dl_token *t = &doc->tokens[i];
    if (t->kind != DL_TOKEN_HANGUL || !dl_token_is_joined(t) ||
        !dl_particle_at_end(dl_token_text(doc, t), &out->particle) ||
        out->particle.start || !tells_reading(&out->particle) ||
        dl_particle_is_double(doc, i, prose->token_end))
        return false;
    dl_host host = dl_host_before(doc, prose->token, i);
    if (host.token == DL_NONE || host.kind != DL_TOKEN_LATIN ||
        host.bracketed || host.final != DL_FINAL_UNKNOWN)
        return false; /* of a known final DL504 is the judge */
    uint32_t first = dl_host_start(doc, prose->token, host.token);
    out->name = dl_doc_slice(doc, (dl_span){doc->tokens[first].start,
                                            doc->tokens[host.token].end});
    out->span = (dl_span){t->start, t->start + out->particle.form};
    return doc->tokens[first].kind == DL_TOKEN_LATIN;
}

/* The uses [from, to) of one name, of which `closed` have the form behind a
   final consonant. */
static void report(dl_ctx *ctx, const use *uses, size_t n, size_t closed)
{
    bool is_tie = closed * 2 == n;
    /* On a tie the first form that a reader meets counts as meant. */
    bool meant = is_tie ? uses[0].particle.closed : closed * 2 > n;
    const use *other = uses;
    while (other->particle.closed != meant)
        other++;
    for (size_t i = 0; i < n; i++) {
        if (uses[i].particle.closed == meant)
            continue;
        dl_str right = dl_particle_other(&uses[i].particle);
        dl_diagnostic *d =
            dl_report(ctx, DL505_MIXED, uses[i].span, uses[i].name,
                      dl_particle_form(&uses[i].particle),
                      dl_particle_form(&other->particle));
        dl_add_note(ctx, d, DL505_OTHER, other->span, uses[i].name,
                    dl_particle_form(&other->particle));
        if (!is_tie)
            dl_fix_edit(ctx, d, DL_FIX_UNSAFE, uses[i].span, right);
    }
}

typedef struct use_list {
    use *v;
    size_t n, cap;
} use_list;

static void push(dl_ctx *ctx, use_list *uses, use u)
{
    if (uses->n == uses->cap) {
        uses->cap = uses->cap ? uses->cap * 2 : 16;
        use *more = DL_ARENA_NEW(dl_ctx_scratch(ctx), use, uses->cap);
        if (uses->n)
            memcpy(more, uses->v, uses->n * sizeof *more);
        uses->v = more;
    }
    uses->v[uses->n++] = u;
}

static void on_entry(dl_ctx *ctx, const dl_post *post, const dl_entry *entry)
{
    const dl_doc *doc = post->doc;
    use_list uses = {0};
    use u;
    uint32_t p = dl_block_of_token(doc, entry->token);
    while ((p = dl_next_korean(post, p, entry->token_end)) != DL_NONE) {
        const dl_prose *prose = &doc->proses[p++];
        for (uint32_t i = prose->token + 1; i < prose->token_end; i++)
            if (read_use(doc, prose, i, &u))
                push(ctx, &uses, u);
    }
    if (uses.n < 2)
        return;
    qsort(uses.v, uses.n, sizeof *uses.v, compare);
    for (size_t i = 0, end; i < uses.n; i = end) {
        size_t closed = 0;
        for (end = i; end < uses.n &&
                      dl_str_eq(uses.v[end].name, uses.v[i].name);
             end++)
            closed += uses.v[end].particle.closed;
        if (closed && closed < end - i)
            report(ctx, uses.v + i, end - i, closed);
    }
}

const dl_check dl_check_dl505 = {.on_entry = on_entry};
