/* Puts together what files say. */
#include "config/verdict.h"

void dl_verdict_add(dl_looker *l, dl_verdict *v, const dl_renderer *renderer,
                    dl_str files)
{
    if (v->is_found && v->renderer.name != renderer->name) {
        dl_renderer_init(&v->renderer);
        v->renderer.name = DL_RENDERER_UNKNOWN;
        v->files = dl_arena_printf(l->arena, "%.*s, %.*s", (int)v->files.n,
                                   v->files.p, (int)files.n, files.p);
        return;
    }
    v->renderer = *renderer;
    v->files = dl_arena_str(l->arena, files);
    v->own = DL_STR_NONE;
    v->is_found = true;
}

dl_renderer dl_verdict_named(dl_renderer_name name)
{
    dl_renderer r;
    dl_renderer_init(&r);
    r.name = name;
    return r;
}
