/*
 * Who listens to what: worked out once for all files of the same settings.
 */
#include "check/settings.h"

#include <assert.h>

#include "text/hangul.h"

static bool listens(const dl_check *check, dl_event event)
{
    switch (event) {
    case DL_EVENT_DOCUMENT:
        return check->on_document != NULL;
    case DL_EVENT_POST:
        return check->on_post != NULL;
    case DL_EVENT_ENTRY:
        return check->on_entry != NULL;
    case DL_EVENT_PAPER:
        return check->on_paper != NULL;
    case DL_EVENT_SECTION:
        return check->on_section != NULL;
    case DL_EVENT_SLOT:
        return check->on_slot != NULL;
    case DL_EVENT_PROSE:
        return check->on_prose != NULL;
    case DL_EVENT_WORD:
        return check->on_word != NULL;
    case DL_EVENT_CORPUS:
        return check->on_corpus != NULL;
    default:
        return false;
    }
}

/* The syllable at `*p`, counted from the first one; steps behind it. */
static uint32_t next_syllable(const char **p)
{
    uint32_t syllable = dl_hangul_at(*p) - DL_FIRST_SYLLABLE;
    assert(syllable < DL_SYLLABLES);
    *p += 3;
    return syllable;
}

static const dl_word_interest *interests(const dl_listeners *listeners,
                                         dl_arena *arena)
{
    dl_word_interest *words =
        DL_ARENA_NEW(arena, dl_word_interest, DL_SYLLABLES);
    assert(listeners->n <= DL_MOST_WORD_LISTENERS);
    for (uint16_t i = 0; i < listeners->n; i++) {
        const dl_check *check = dl_rules[listeners->rules[i]].check;
        const uint16_t bit = (uint16_t)(1U << i);
        for (const char *p = check->word_ends; p && *p;)
            words[next_syllable(&p)].ends |= bit;
        for (const char *p = check->word_begins; p && *p;)
            words[next_syllable(&p)].begins |= bit;
    }
    return words;
}

void dl_settings_listen(dl_settings *settings, dl_arena *arena)
{
    for (dl_event event = 0; event < DL_EVENT_COUNT; event++) {
        uint16_t *rules = DL_ARENA_NEW(arena, uint16_t, dl_n_rules);
        uint16_t n = 0;
        for (size_t i = 0; i < dl_n_rules; i++)
            if (settings->rules[i].severity != DL_SEVERITY_OFF &&
                dl_rules[i].check && listens(dl_rules[i].check, event))
                rules[n++] = (uint16_t)i;
        settings->listeners[event] = (dl_listeners){rules, n};
    }
    settings->words = interests(&settings->listeners[DL_EVENT_WORD], arena);
    const dl_listeners *corpus = &settings->listeners[DL_EVENT_CORPUS];
    settings->wants_terms = false;
    for (uint16_t i = 0; i < corpus->n; i++)
        settings->wants_terms |= dl_rules[corpus->rules[i]].check->wants_terms;
}
