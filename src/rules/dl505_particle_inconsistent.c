/* DL505 particle-inconsistent: see rules/DL505-particle-inconsistent.md. */
#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "rules/shared/korean.h"
#include "rules_gen.h"

/* A particle after a Latin name whose reading is not known. */
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
    return DL_ORDER(x->span.start, y->span.start);
}

static bool read_use(const dl_doc *doc, const dl_particle_place *place,
                     use *out)
{
    const dl_prose *prose = &doc->proses[place->prose];
    const dl_host *host = &place->host;
    /* DL504 checks hosts whose final consonant is known. */
    if (host->kind != DL_TOKEN_LATIN || host->bracketed ||
        host->final != DL_FINAL_UNKNOWN ||
        /* 로 follows both vowels and ㄹ, so it does not show the reading. */
        (place->use.particle == DL_PARTICLE_EURO && !place->use.closed) ||
        dl_particle_is_double(doc, place->token, prose->token_end))
        return false;
    uint32_t first = dl_host_start(doc, prose->token, host->token);
    uint32_t start = doc->tokens[place->token].start;
    out->name = dl_doc_slice(doc, (dl_span){doc->tokens[first].start,
                                            doc->tokens[host->token].end});
    out->particle = place->use;
    out->span = (dl_span){start, start + place->use.form};
    return doc->tokens[first].kind == DL_TOKEN_LATIN;
}

/* The uses [from, to) of one name; `closed` of them have the form after a final
   consonant. */
static void report(dl_ctx *ctx, const use *uses, size_t n, size_t closed)
{
    bool is_tie = closed * 2 == n;
    /* In a tie, the form that a reader meets first is taken as intended. */
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
        /* Some read the s of a plural, and some do not: layers 레이어(스); Pod
           is 파드 or 팟, C++ 플러스플러스 or 쁠쁠. */
        if (!is_tie &&
            !dl_is_one_of(uses[i].name.p[uses[i].name.n - 1], "bdgsrR+"))
            dl_fix_edit(ctx, d, DL_FIX_UNSAFE, uses[i].span, right);
    }
}

static void on_entry(dl_ctx *ctx, const dl_post *post, const dl_entry *entry)
{
    const dl_doc *doc = post->doc;
    DL_VEC(use) uses = {0};
    const dl_particle_place *places;
    size_t i, n = dl_ctx_particles(ctx, &places);
    use u;
    DL_LOWER_BOUND(i, 0, n, places[i].token < entry->token);
    for (; i < n && places[i].token < entry->token_end; i++)
        if (dl_prose_is_korean(post, &doc->proses[places[i].prose]) &&
            read_use(doc, &places[i], &u))
            dl_vec_push(&uses, u);
    dl_vec_sort(&uses, compare);
    for (size_t k = 0, end; k < uses.n; k = end) {
        size_t closed = 0;
        for (end = k; end < uses.n &&
                      dl_str_eq(uses.v[end].name, uses.v[k].name);
             end++)
            closed += uses.v[end].particle.closed;
        if (closed && closed < end - k)
            report(ctx, uses.v + k, end - k, closed);
    }
    dl_vec_free(&uses);
}

const dl_check dl_check_dl505 = {.on_entry = on_entry};
