/* Particles with two forms, and the words that only look like one. */
#include "korean/particle.h"

#include "base/str.h"
#include "text/hangul.h"

enum { SYLLABLE = 3 /* bytes */ };

/* Syllables that particles are made of. */
enum {
    EUL = 0xC744,  /* 을 */
    REUL = 0xB97C, /* 를 */
    EUN = 0xC740,  /* 은 */
    NEUN = 0xB294, /* 는 */
    GWA = 0xACFC,  /* 과 */
    WA = 0xC640,   /* 와 */
    EU = 0xC73C,   /* 으 */
    RO = 0xB85C,   /* 로 */
    RA = 0xB77C,   /* 라 */
    I = 0xC774,    /* 이 */
    GA = 0xAC00,   /* 가 */
    SEO = 0xC11C,  /* 서 */
    SSEO = 0xC368, /* 써 */
    BU = 0xBD80,   /* 부 */
    TEO = 0xD130,  /* 터 */
    UI = 0xC758,   /* 의 */
    DO = 0xB3C4,   /* 도 */
    MAN = 0xB9CC   /* 만 */
};

/* The last syllable of the first `n` bytes of `word`, or 0. */
static uint32_t last_of(dl_str word, size_t n)
{
    return n < SYLLABLE ? 0 : dl_hangul_at(word.p + n - SYLLABLE);
}

/* Fills `use` with the form that begins at `start` and ends at byte `end`. */
static bool found(dl_particle_use *use, dl_particle particle, bool closed,
                  size_t start, size_t end)
{
    if (start > UINT16_MAX)
        return false;
    *use = (dl_particle_use){.particle = (uint8_t)particle,
                             .closed = closed,
                             .form = (uint8_t)(end - start),
                             .start = (uint16_t)start};
    return true;
}

/* 로 or 으로 before byte `n`; `last` is the syllable there. */
static bool match_euro(dl_str word, size_t n, uint32_t last,
                       dl_particle_use *use)
{
    if (last != RO)
        return false;
    bool closed = last_of(word, n - SYLLABLE) == EU;
    return found(use, DL_PARTICLE_EURO, closed,
                 n - SYLLABLE - (closed ? SYLLABLE : 0), n);
}

/* 로서, 로써 or 로부터 before byte `n`. */
static bool match_long_euro(dl_str word, size_t n, uint32_t last,
                            dl_particle_use *use)
{
    const size_t one = n - SYLLABLE, two = n - 2 * SYLLABLE;
    if (last == SEO || last == SSEO)
        return match_euro(word, one, last_of(word, one), use);
    return last == TEO && last_of(word, one) == BU &&
           match_euro(word, two, last_of(word, two), use);
}

/* 과의, 와는, 로도, 로부터의 …: `n` is where 의, 는, 도 or 만 begins. */
static bool match_tailed(dl_str word, size_t n, dl_particle_use *use)
{
    uint32_t last = last_of(word, n);
    switch (last) {
    case GWA: case WA:
        return found(use, DL_PARTICLE_GWA, last == GWA, n - SYLLABLE, n);
    case RO:
        return match_euro(word, n, last, use);
    case SEO: case SSEO: case TEO:
        return match_long_euro(word, n, last, use);
    default:
        return false;
    }
}

bool dl_particle_at_end(dl_str word, dl_particle_use *use)
{
    const size_t n = word.n;
    if (n < SYLLABLE)
        return false;
    const size_t one = n - SYLLABLE;
    uint32_t last = last_of(word, n);
    switch (last) {
    case EUL: case REUL:
        return found(use, DL_PARTICLE_EUL, last == EUL, one, n);
    case EUN:
        return found(use, DL_PARTICLE_EUN, true, one, n);
    case GWA: case WA:
        return found(use, DL_PARTICLE_GWA, last == GWA, one, n);
    case RO:
        return match_euro(word, n, last, use);
    case SEO: case SSEO: case TEO:
        return match_long_euro(word, n, last, use);
    case UI: case DO: case MAN:
        return match_tailed(word, one, use);
    case NEUN:
        return (n == 2 * SYLLABLE && last_of(word, one) == RA &&
                found(use, DL_PARTICLE_IRA, false, 0, n)) ||
               match_tailed(word, one, use) ||
               found(use, DL_PARTICLE_EUN, false, one, n);
    case I: case GA: /* too many words end in them */
        return one == 0 && found(use, DL_PARTICLE_I, last == I, one, n);
    default:
        return false;
    }
}

static dl_str form_of(dl_particle particle, bool closed)
{
    static const char *const forms[][2] = {
        [DL_PARTICLE_EUL] = {"를", "을"},  [DL_PARTICLE_EUN] = {"는", "은"},
        [DL_PARTICLE_GWA] = {"와", "과"},  [DL_PARTICLE_EURO] = {"로", "으로"},
        [DL_PARTICLE_I] = {"가", "이"},    [DL_PARTICLE_IRA] = {"라는", "이라는"},
    };
    return dl_str_of(forms[particle][closed]);
}

dl_str dl_particle_form(const dl_particle_use *use)
{
    return form_of((dl_particle)use->particle, use->closed);
}

dl_str dl_particle_other(const dl_particle_use *use)
{
    return form_of((dl_particle)use->particle, !use->closed);
}

/* ---- words that only look like it --------------------------------------- */

/* Whether `word` is in the list `whole`, or ends in a word of `ends`. */
static bool is_listed(const dl_lexicon *lexicon, dl_str word, dl_list whole,
                      dl_list ends)
{
    return dl_lexicon_has(lexicon, whole, word) ||
           dl_lexicon_end(lexicon, ends, word);
}

/* 따라잡, 살아남: a stem after the connective ending of another verb. */
static bool is_compound(const dl_lexicon *lexicon, dl_str word)
{
    if (word.n < 3 * SYLLABLE)
        return false;
    const char *stem = word.p + word.n - SYLLABLE;
    return dl_lexicon_has(lexicon, DL_LIST_PARTICLE_STEM_WORDS,
                          (dl_str){stem, SYLLABLE}) &&
           dl_lexicon_has(lexicon, DL_LIST_PARTICLE_STEM_LINKS,
                          (dl_str){stem - SYLLABLE, SYLLABLE});
}

/*
 * Whether `word` ends like the stem of a verb, after which 는 is not a
 * particle. Among words that end in ㄲ ㄵ ㄶ ㄷ ㄾ ㄿ ㅀ ㅆ ㅈ ㅎ stems
 * outnumber nouns, so the nouns are listed; with the other finals it is the
 * reverse.
 */
static bool is_stem(const dl_lexicon *lexicon, dl_str word)
{
    if (word.n == 2 * SYLLABLE &&
        (dl_str_starts(word, "안") || dl_str_starts(word, "못")))
        word = dl_str_from(word, SYLLABLE); /* 안입는: 안 입는 */
    const uint32_t verbal = 1u << 2 | 1u << 5 | 1u << 6 | 1u << 7 | 1u << 13 |
                            1u << 14 | 1u << 15 | 1u << 20 | 1u << 22 |
                            1u << 27;
    uint32_t last = dl_hangul_at(word.p + word.n - SYLLABLE);
    if (!dl_hangul_is_syllable(last))
        return false;
    if (verbal & 1u << dl_hangul_final_number(last))
        return !dl_lexicon_end(lexicon, DL_LIST_PARTICLE_NOUN_FINALS, word);
    return is_listed(lexicon, word, DL_LIST_PARTICLE_STEM_WORDS,
                     DL_LIST_PARTICLE_STEM_FINALS) ||
           dl_lexicon_end(lexicon, DL_LIST_PARTICLE_STEM_ENDS, word) ||
           is_compound(lexicon, word);
}

/* 레이아웃 ends like 웃다 and is a noun. */
static bool is_noun(const dl_lexicon *lexicon, dl_str host)
{
    return host.n > SYLLABLE &&
           dl_lexicon_has(lexicon, DL_LIST_NOUNS_COMMON, host);
}

/* Before 수, 때, 것 … 지을 and 이을 are verbs; elsewhere they are 지 + 을, as
   in 이미지을, and 이 + 을. */
static bool is_jieul(const dl_lexicon *lexicon, dl_str word, dl_str next)
{
    return is_listed(lexicon, word, DL_LIST_PARTICLE_JIEUL_WORDS,
                     DL_LIST_PARTICLE_JIEUL_ENDS) &&
           (dl_lexicon_has(lexicon, DL_LIST_PARTICLE_JIEUL_BEFORE, next) ||
            dl_lexicon_start(lexicon, DL_LIST_PARTICLE_JIEUL_STARTS, next));
}

/* Before a doctor, 외과 ends the name of a department; elsewhere 예외과 is 예외
   with a particle. */
static bool is_department(const dl_lexicon *lexicon, dl_str word, dl_str next)
{
    return dl_lexicon_end(lexicon, DL_LIST_PARTICLE_DEPARTMENT_ENDS, word) &&
           dl_lexicon_start(lexicon, DL_LIST_PARTICLE_DEPARTMENT_STARTS, next);
}

/* 이과 is a word, but not in 이과 같은. */
static bool is_igwa(const dl_lexicon *lexicon, dl_str word, dl_str next)
{
    return dl_lexicon_has(lexicon, DL_LIST_PARTICLE_IGWA_WORDS, word) &&
           dl_lexicon_has(lexicon, DL_LIST_PARTICLE_IGWA_BEFORE, next);
}

static bool is_gwa_word(const dl_lexicon *lexicon, dl_str with_form,
                        dl_str word, dl_str next)
{
    return (is_listed(lexicon, with_form, DL_LIST_PARTICLE_GWA_WORDS,
                      DL_LIST_PARTICLE_GWA_ENDS) ||
            is_department(lexicon, with_form, next)) &&
           !is_igwa(lexicon, word, next);
}

/* 송신로, 수신로로: both are roads, as the particle after the second 로 shows. */
static bool is_road(dl_str next)
{
    dl_particle_use use;
    return dl_particle_at_end(next, &use) && use.start > SYLLABLE &&
           dl_str_ends((dl_str){next.p, use.start}, "로");
}

bool dl_particle_is_word(const dl_lexicon *lexicon, dl_str word,
                         const dl_particle_use *use, dl_str next)
{
    dl_str host = {word.p, use->start};
    dl_str with_form = {word.p, (size_t)use->start + use->form};
    switch ((dl_particle)use->particle) {
    case DL_PARTICLE_EUL:
        return use->closed
                   ? is_listed(lexicon, word, DL_LIST_PARTICLE_EUL_WORDS,
                               DL_LIST_PARTICLE_EUL_ENDS) ||
                         is_jieul(lexicon, word, next)
                   : dl_lexicon_has(lexicon, DL_LIST_PARTICLE_REUL_WORDS, word);
    case DL_PARTICLE_EUN:
        return use->closed
                   ? is_listed(lexicon, word, DL_LIST_PARTICLE_EUN_WORDS,
                               DL_LIST_PARTICLE_EUN_ENDS)
                   : is_stem(lexicon, host) && !is_noun(lexicon, host);
    case DL_PARTICLE_GWA:
        return use->closed
                   ? is_gwa_word(lexicon, with_form, word, next)
                   : dl_lexicon_has(lexicon, DL_LIST_PARTICLE_WA_WORDS,
                                    with_form);
    case DL_PARTICLE_EURO:
        return !use->closed &&
               (is_listed(lexicon, with_form, DL_LIST_PARTICLE_RO_WORDS,
                          DL_LIST_PARTICLE_RO_ENDS) ||
                is_road(next));
    default:
        return true;
    }
}
