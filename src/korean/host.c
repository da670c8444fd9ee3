/* Finds the host of a particle across markup and parentheses. */
#include "korean/host.h"

#include "base/vec.h"
#include "korean/near.h"
#include "korean/reading.h"
#include "text/kinds.h"

enum { LONGEST_PARENTHESIS = 64 /* tokens */ };

/* The `(` for the `)` at `close`, or DL_NONE. */
static uint32_t opening(const dl_doc *doc, uint32_t first, uint32_t close)
{
    uint32_t depth = 0;
    uint32_t last = close > first + LONGEST_PARENTHESIS
                        ? close - LONGEST_PARENTHESIS
                        : first;
    for (uint32_t i = close + 1; i-- > last;) {
        depth += dl_is_sign(doc, i, ")");
        if (dl_is_sign(doc, i, "(") && --depth == 0)
            return i;
    }
    return DL_NONE;
}

static bool is_look_through(const dl_doc *doc, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    return dl_token_is(t, DL_KINDS(MARKUP, QUOTE)) ||
           (t->kind == DL_TOKEN_CLOSE && t->end - t->start > 1);
}

/* Whether token `i` ends an image, whose words the reader does not see. */
static bool is_image_end(const dl_doc *doc, uint32_t first, uint32_t i)
{
    const dl_token *t = doc->tokens;
    uint32_t last = i > first + LONGEST_PARENTHESIS ? i - LONGEST_PARENTHESIS
                                                    : first;
    if (t[i].kind != DL_TOKEN_MARKUP || doc->src.p[t[i].start] != ']')
        return false;
    while (i-- > last)
        if (t[i].kind == DL_TOKEN_MARKUP &&
            dl_is_one_of(doc->src.p[t[i].start], "!["))
            return doc->src.p[t[i].start] == '!';
    return false;
}

static dl_host make_host(const dl_doc *doc, uint32_t first, uint32_t i,
                         uint32_t inner, bool marked)
{
    dl_reading r = dl_reading_of(doc, first, i);
    bool is_hangul = doc->tokens[i].kind == DL_TOKEN_HANGUL;
    if (inner != DL_NONE && !is_hangul) {
        dl_reading inside = dl_reading_of(doc, first, inner);
        if (inside.final != r.final)
            r.final = DL_FINAL_UNKNOWN;
        r.checks_euro = r.checks_euro && inside.checks_euro;
    }
    return (dl_host){.kind = is_hangul ? DL_TOKEN_HANGUL : DL_TOKEN_LATIN,
                     .final = (uint8_t)r.final,
                     .checks_euro = r.checks_euro,
                     .bracketed = inner != DL_NONE,
                     .marked = marked,
                     .token = i};
}

dl_host dl_host_before(const dl_doc *doc, uint32_t first, uint32_t at)
{
    uint32_t inner = DL_NONE;
    bool marked = false;
    for (uint32_t i = at; dl_kind_touching(doc, first, i);) {
        i--;
        if (dl_token_is(&doc->tokens[i], DL_KINDS(HANGUL, LATIN, NUMBER)) ||
            dl_is_sign(doc, i, "%+"))
            return make_host(doc, first, i, inner, marked);
        if (dl_is_sign(doc, i, ")")) {
            uint32_t open = opening(doc, first, i);
            if (open == DL_NONE || open + 1 == i)
                break;
            if (inner == DL_NONE)
                inner = i - 1;
            i = open;
        } else if (!is_look_through(doc, i) || is_image_end(doc, first, i)) {
            break;
        }
        marked = marked || doc->tokens[i].kind == DL_TOKEN_MARKUP;
    }
    return (dl_host){.kind = DL_TOKEN_HANGUL, .token = DL_NONE};
}

size_t dl_particles_find(const dl_doc *doc, dl_arena *arena,
                         dl_particle_place **places)
{
    DL_VEC(dl_particle_place) found = {0};
    uint32_t prose = 0;
    dl_marked walk = dl_marked_in(doc, DL_MARK_PARTICLE, 0, doc->n_tokens);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        dl_particle_place p = {.token = i};
        while (doc->proses[prose].token_end <= i)
            prose++;
        p.prose = prose;
        p.host = dl_host_before(doc, doc->proses[prose].token, i);
        if (p.host.token != DL_NONE &&
            dl_particle_at_end(dl_token_text(doc, &doc->tokens[i]), &p.use))
            dl_vec_push(&found, p);
    }
    size_t n = found.n;
    *places = dl_vec_to_arena(&found, arena);
    dl_vec_free(&found);
    return n;
}

uint32_t dl_host_start(const dl_doc *doc, uint32_t first, uint32_t last)
{
    const uint32_t parts = DL_KINDS(LATIN, NUMBER);
    uint32_t i = last;
    while (dl_kind_touching(doc, first, i) & parts ||
           (dl_kind_touching(doc, first, i) &&
            dl_is_sign(doc, i - 1, "-_/.,+%@^")))
        i--;
    while (i < last && !dl_token_is(&doc->tokens[i], parts))
        i++;
    return i;
}
