/* Replaces a word, and the particle after it if need be. */
#include "rules/shared/word_fix.h"

#include "korean/particle.h"
#include "text/hangul.h"
#include "text/utf8.h"

static dl_final final_of(dl_str word)
{
    unsigned length;
    uint32_t last = word.n ? dl_utf8_decode_before(word, word.n, &length) : 0;
    return dl_hangul_is_syllable(last) ? dl_hangul_final(last)
                                       : DL_FINAL_UNKNOWN;
}

void dl_fix_word(dl_ctx *ctx, dl_diagnostic *d, dl_applicability applicability,
                 dl_span span, dl_str right)
{
    dl_particle_use use;
    dl_str tail = dl_syllables_at(dl_ctx_doc(ctx)->src, span.end);
    if (tail.n > 0 && dl_particle_at_end(tail, &use) && use.start == 0 &&
        !dl_particle_fits(&use, final_of(right))) {
        dl_str other = dl_particle_other(&use);
        span.end += use.form;
        right = dl_ctx_printf(ctx, "%.*s%.*s", DL_FMT(right), DL_FMT(other));
    }
    dl_fix_edit(ctx, d, applicability, span, right);
}
