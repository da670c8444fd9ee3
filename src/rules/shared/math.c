/* Finds formulas in running text. */
#include "rules/shared/math.h"

static bool is_sign(const dl_math *m, const dl_doc *doc, uint32_t i)
{
    return i < m->end && doc->tokens[i].kind == DL_TOKEN_SYMBOL &&
           doc->src.p[doc->tokens[i].start] == '$';
}

static bool is_joined(const dl_math *m, const dl_doc *doc, uint32_t i)
{
    return i < m->end && dl_token_is_joined(&doc->tokens[i]);
}

static bool is_double(const dl_math *m, const dl_doc *doc, uint32_t i)
{
    return is_sign(m, doc, i) && is_sign(m, doc, i + 1) &&
           is_joined(m, doc, i + 1);
}

/* The last sign of the formula whose first is at `open`; 0: there is none. */
static uint32_t find_close(const dl_math *m, const dl_doc *doc, uint32_t open)
{
    bool doubled = is_double(m, doc, open);
    bool spaced = !is_joined(m, doc, open + 1);
    bool is_command = false; /* $5 and $\pm$5: only a formula has one */
    for (uint32_t i = open + (doubled ? 2 : 1); i < m->end; i++) {
        is_command |= doc->src.p[doc->tokens[i].start] == '\\';
        if (!is_sign(m, doc, i))
            continue;
        if (doubled && is_double(m, doc, i))
            return i + 1;
        bool before_digit = !is_command && is_joined(m, doc, i + 1) &&
                            doc->tokens[i + 1].kind == DL_TOKEN_NUMBER;
        if (!doubled && !before_digit && (spaced || is_joined(m, doc, i)))
            return i;
    }
    return 0;
}

dl_math dl_math_begin(const dl_doc *doc, uint32_t first, uint32_t end)
{
    dl_math m = {.at = first, .end = end, .is_done = true};
    if (first < end) {
        uint32_t from = doc->tokens[first].start;
        uint32_t to = doc->tokens[end - 1].end;
        m.is_done = memchr(doc->src.p + from, '$', to - from) == NULL;
    }
    return m;
}

bool dl_math_contains(dl_math *m, const dl_doc *doc, uint32_t i)
{
    while (!m->is_done && m->at <= i) {
        if (!m->close && is_sign(m, doc, m->at)) {
            m->close = find_close(m, doc, m->at);
            /* If this one has no end, neither have the ones after it. */
            m->is_done = m->close == 0 && !is_double(m, doc, m->at);
        }
        if (m->close >= i && m->close)
            return true;
        m->at = (m->close ? m->close : m->at) + 1;
        m->close = 0;
    }
    return false;
}

bool dl_math_is_tex(const dl_doc *doc, uint32_t first, uint32_t end)
{
    enum { FEW = 3 }; /* commands */
    uint32_t n = 0;
    dl_marked walk =
        dl_marked_in(doc, DL_MARK_OTHER, first, end - (first < end));
    for (uint32_t i; n < FEW && dl_marked_next(&walk, &i);)
        n += doc->tokens[i].kind == DL_TOKEN_SYMBOL &&
             doc->src.p[doc->tokens[i].start] == '\\' &&
             doc->tokens[i + 1].kind == DL_TOKEN_LATIN &&
             dl_token_is_joined(&doc->tokens[i + 1]);
    return n == FEW;
}
