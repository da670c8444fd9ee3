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
       stays as the first left it. */
    dl_str place = dl_path_canonical(arena, path);
    place = dl_path_canonical_folder(arena, place);
    dl_str below = dl_path_below(root, place);
    return below.n > 0 ? below : place;
}
