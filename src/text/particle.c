#include "text/particle.h"

#include "particle_words.h"
#include "text/hangul.h"

enum { SYLLABLE = 3 /* bytes */, LONGEST_TAIL = 3, LONGEST_END = 7 };

typedef struct form {
    const char *text;
    dl_particle particle;
    bool closed;
} form;

/* Longest first: 으로 ends in 로. */
static const form forms[] = {
    {"으로", DL_PARTICLE_EURO, true}, {"로", DL_PARTICLE_EURO, false},
    {"을", DL_PARTICLE_EUL, true},    {"를", DL_PARTICLE_EUL, false},
    {"은", DL_PARTICLE_EUN, true},    {"는", DL_PARTICLE_EUN, false},
    {"과", DL_PARTICLE_GWA, true},    {"와", DL_PARTICLE_GWA, false},
    {"이", DL_PARTICLE_I, true},      {"가", DL_PARTICLE_I, false},
};
enum { N_FORMS = sizeof forms / sizeof *forms };

/* What may follow 로 and 와; longest first. */
static const char *const tails_of_euro[] = {
    "부터의", "부터는", "부터도", "서의", "써의", "서는", "서도", "써는", "써도",
    "부터", "서", "써", "의", "는", "도", "만"};
static const char *const tails_of_gwa[] = {"의", "는", "도", "만"};

static bool ends_with(dl_str s, const char *end, size_t n)
{
    return s.n >= n && memcmp(s.p + s.n - n, end, n) == 0;
}

/* `word` ends in one of the forms of `particle` (any but 이/가 within a word). */
static bool match_form(dl_str word, unsigned particles, dl_particle_use *use)
{
    for (size_t i = 0; i < N_FORMS; i++) {
        size_t n = strlen(forms[i].text);
        if (!(particles & 1u << forms[i].particle) ||
            !ends_with(word, forms[i].text, n) ||
            (forms[i].particle == DL_PARTICLE_I && word.n > n) ||
            word.n - n > UINT16_MAX)
            continue;
        *use = (dl_particle_use){.particle = (uint8_t)forms[i].particle,
                                 .closed = forms[i].closed,
                                 .form = (uint8_t)n,
                                 .start = (uint16_t)(word.n - n)};
        return true;
    }
    return false;
}

static bool match_tailed(dl_str word, dl_particle particle,
                         const char *const *tails, size_t n_tails,
                         dl_particle_use *use)
{
    for (size_t i = 0; i < n_tails; i++) {
        size_t n = strlen(tails[i]);
        if (ends_with(word, tails[i], n) &&
            match_form((dl_str){word.p, word.n - n}, 1u << particle, use))
            return true;
    }
    return false;
}

/* The last syllables of all particles; everything else is settled here. */
static bool may_end_in_particle(uint32_t last)
{
    switch (last) {
    case 0xC744: case 0xB97C: case 0xC740: case 0xB294: /* 을 를 은 는 */
    case 0xACFC: case 0xC640: case 0xB85C:              /* 과 와 로 */
    case 0xC774: case 0xAC00:                           /* 이 가 */
    case 0xC11C: case 0xC368: case 0xD130: case 0xC758: /* 서 써 터 의 */
    case 0xB3C4: case 0xB9CC:                           /* 도 만 */
        return true;
    default:
        return false;
    }
}

bool dl_particle_at_end(dl_str word, dl_particle_use *use)
{
    if (word.n < SYLLABLE ||
        !may_end_in_particle(dl_hangul_at(word.p + word.n - SYLLABLE)))
        return false;
    /* 효과는 ends in 효 + 과는; only when that is a word, in 는. */
    if (match_tailed(word, DL_PARTICLE_EURO, tails_of_euro,
                     sizeof tails_of_euro / sizeof *tails_of_euro, use) ||
        match_tailed(word, DL_PARTICLE_GWA, tails_of_gwa,
                     sizeof tails_of_gwa / sizeof *tails_of_gwa, use))
        return true;
    return match_form(word, ~0u, use);
}

bool dl_particle_fits(const dl_particle_use *use, dl_final final)
{
    if (final == DL_FINAL_UNKNOWN)
        return true;
    if (use->particle == DL_PARTICLE_EURO)
        return use->closed == (final == DL_FINAL_OTHER);
    return use->closed == (final != DL_FINAL_NONE);
}

static dl_str find_form(dl_particle particle, bool closed)
{
    for (size_t i = 0; i < N_FORMS; i++)
        if (forms[i].particle == particle && forms[i].closed == closed)
            return dl_str_of(forms[i].text);
    return DL_STR_NONE;
}

dl_str dl_particle_form(const dl_particle_use *use)
{
    return find_form((dl_particle)use->particle, use->closed);
}

dl_str dl_particle_other(const dl_particle_use *use)
{
    return find_form((dl_particle)use->particle, !use->closed);
}

/* ---- words that only look like it --------------------------------------- */

/* Whether `word` is in the list `whole`, or ends in a word of `ends`. */
static bool is_listed(dl_str word, unsigned whole, unsigned ends)
{
    if (dl_particle_word(word.p, word.n) & (whole | ends))
        return true;
    for (size_t n = SYLLABLE; n < word.n && n <= LONGEST_END * SYLLABLE;
         n += SYLLABLE)
        if (dl_particle_word(word.p + word.n - n, n) & ends)
            return true;
    return false;
}

/* 따라잡, 살아남: a stem behind the connective ending of another verb. */
static bool is_compound(dl_str word)
{
    if (word.n < 3 * SYLLABLE)
        return false;
    const char *stem = word.p + word.n - SYLLABLE;
    return dl_particle_word(stem, SYLLABLE) & DL_PARTICLE_STEM_WORDS &&
           dl_particle_word(stem - SYLLABLE, SYLLABLE) & DL_PARTICLE_STEM_LINKS;
}

/*
 * Whether `word` ends like the stem of a verb, behind which 는 is no particle.
 * Stems in ㄲ ㄵ ㄶ ㄷ ㄾ ㄿ ㅀ ㅆ ㅈ ㅎ outnumber the nouns, which are listed;
 * with the other finals it is the reverse.
 */
static bool is_stem(dl_str word)
{
    const uint32_t verbal = 1u << 2 | 1u << 5 | 1u << 6 | 1u << 7 | 1u << 13 |
                            1u << 14 | 1u << 15 | 1u << 20 | 1u << 22 |
                            1u << 27;
    uint32_t last = dl_hangul_at(word.p + word.n - SYLLABLE);
    if (!dl_hangul_is_syllable(last))
        return false;
    if (verbal & 1u << (last - 0xAC00) % 28)
        return !is_listed(word, 0, DL_PARTICLE_NOUN_FINALS);
    return is_listed(word, DL_PARTICLE_STEM_WORDS,
                     DL_PARTICLE_STEM_FINALS | DL_PARTICLE_STEM_ENDS) ||
           is_compound(word);
}

/* 지을 and 이을 are verbs before 수, 때, 것 …, and elsewhere 지 + 을, as in
   이미지을, and 이 + 을. */
static bool is_jieul(dl_str word, dl_str next)
{
    return (ends_with(word, "지을", 2 * SYLLABLE) || dl_str_is(word, "이을")) &&
           dl_particle_word(next.p, next.n) & DL_PARTICLE_JIEUL_BEFORE;
}

/* 이과 is a word, but not in 이과 같은. */
static bool is_igwa(dl_str word, dl_str next)
{
    return dl_str_is(word, "이과") &&
           dl_particle_word(next.p, next.n) & DL_PARTICLE_IGWA_BEFORE;
}

bool dl_particle_is_word(dl_str word, const dl_particle_use *use, dl_str next)
{
    dl_str host = {word.p, use->start};
    dl_str with_form = {word.p, (size_t)use->start + use->form};
    switch ((dl_particle)use->particle) {
    case DL_PARTICLE_EUL:
        return use->closed
                   ? is_listed(word, DL_PARTICLE_EUL_WORDS, DL_PARTICLE_EUL_ENDS) ||
                         is_jieul(word, next)
                   : is_listed(word, DL_PARTICLE_REUL_WORDS, 0);
    case DL_PARTICLE_EUN:
        return use->closed
                   ? is_listed(word, DL_PARTICLE_EUN_WORDS, DL_PARTICLE_EUN_ENDS)
                   : is_stem(host);
    case DL_PARTICLE_GWA:
        return use->closed
                   ? is_listed(with_form, DL_PARTICLE_GWA_WORDS,
                               DL_PARTICLE_GWA_ENDS) &&
                         !is_igwa(word, next)
                   : is_listed(with_form, DL_PARTICLE_WA_WORDS, 0);
    case DL_PARTICLE_EURO:
        return !use->closed &&
               is_listed(with_form, DL_PARTICLE_RO_WORDS, DL_PARTICLE_RO_ENDS);
    default:
        return true;
    }
}
