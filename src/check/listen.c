/* Registers each check for its events, and lets it prepare. */
#include "check/listen.h"

#include "check/ctx.h"

static bool listens(const dl_check *check, dl_event event)
{
    switch (event) {
    case DL_EVENT_DOCUMENT:
        return check->on_document != NULL;
    case DL_EVENT_POST:
        return check->on_post != NULL;
    case DL_EVENT_PAGE:
        return check->on_page != NULL;
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
    case DL_EVENT_CORPUS:
        return check->on_corpus != NULL;
    default:
        return false;
    }
}

static void prepare(dl_settings *settings, dl_arena *arena)
{
    const void **prepared = DL_ARENA_NEW(arena, const void *, dl_n_rules);
    dl_ctx ctx = {.settings = settings, .arena = arena, .scratch = arena};
    for (size_t i = 0; i < dl_n_rules; i++) {
        const dl_check *check = dl_rules[i].check;
        ctx.rule = (uint16_t)i;
        if (check && check->prepare &&
            settings->rules[i].severity != DL_SEVERITY_OFF)
            prepared[i] = check->prepare(&ctx);
    }
    settings->prepared = prepared;
}

void dl_settings_listen(dl_settings *settings, dl_arena *arena)
{
    prepare(settings, arena);
    for (dl_event event = 0; event < DL_EVENT_COUNT; event++) {
        uint16_t *rules = DL_ARENA_NEW(arena, uint16_t, dl_n_rules);
        uint16_t n = 0;
        for (size_t i = 0; i < dl_n_rules; i++)
            if (settings->rules[i].severity != DL_SEVERITY_OFF &&
                dl_rules[i].check && listens(dl_rules[i].check, event))
                rules[n++] = (uint16_t)i;
        settings->listeners[event] = (dl_listeners){rules, n};
    }
    const dl_listeners *corpus = &settings->listeners[DL_EVENT_CORPUS];
    settings->wants_terms = false;
    for (uint16_t i = 0; i < corpus->n; i++)
        settings->wants_terms |= dl_rules[corpus->rules[i]].check->wants_terms;
}
