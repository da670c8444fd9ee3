/* Resolves the names of files, and makes them relative to the root. */
#include "report/place.h"

#include "base/path.h"

dl_str dl_report_root(const dl_report_options *options, dl_arena *arena)
{
    return dl_path_canonical_folder(
        arena, dl_str_of(options->root ? options->root : "."));
}

dl_str dl_report_place(dl_str root, dl_str path, dl_arena *arena)
{
    /* The second step follows the link that a file may be; what does not exist
       stays as the first step left it. */
    dl_str place = dl_path_canonical(arena, path);
    place = dl_path_canonical_folder(arena, place);
    dl_str below = dl_path_below(root, place);
    return below.n > 0 ? below : place;
}

void dl_places_begin(dl_places *places, const dl_report_options *options)
{
    places->arena = dl_arena_new();
    places->scratch = dl_arena_new();
    places->root = dl_report_root(options, places->arena);
}

void dl_places_end(dl_places *places)
{
    dl_arena_free(places->arena);
    dl_arena_free(places->scratch);
}

bool dl_places_next(dl_places *places, const dl_result *result, dl_str *path)
{
    if (result->n_diagnostics == 0 && result->error.status == DL_OK)
        return false;
    dl_arena_reset(places->scratch);
    *path =
        dl_report_place(places->root, result->doc->name, places->scratch);
    return true;
}
