/* Merges configurations that may differ in their kind of text. */
#include "config/text.h"

#include "config/merge.h"
#include "keys_gen.h"
#include "model/profile.h"

/* Requirements for digests do not apply to articles, nor the reverse. The other
   keys are the blog's for all of its texts: timezone, boilerplate, the largest
   file, and those outside profiles. */
static const dl_yaml *without_contract(dl_arena *arena, const dl_yaml *layer)
{
    return layer ? dl_yaml_without(arena, layer, dl_of_text_keys.v,
                                   dl_of_text_keys.n)
                 : NULL;
}

const dl_yaml *dl_config_without_shape(dl_arena *arena, const dl_yaml *layer,
                                       const dl_yaml *profile)
{
    const dl_str others[] = {DL_STR("text"), DL_STR("boilerplate")};
    size_t n = dl_yaml_get(profile, "boilerplate") ? 2 : 1;
    layer = without_contract(arena, layer);
    return layer ? dl_yaml_without(arena, layer, others, n) : NULL;
}

static dl_text_kind text_of(dl_arena *arena, const dl_yaml *tree)
{
    return dl_profile_read(arena, tree, NULL, NULL)->text;
}

/* Merges layers of which layer `last` is the last to set `text`: requirements
   for the other kind in earlier layers are dropped. */
static const dl_yaml *merge_for(dl_arena *arena, dl_text_kind text,
                                const dl_yaml *const *layers, size_t n,
                                size_t last)
{
    const dl_yaml *all = NULL, *kept = NULL;
    for (size_t i = 0; i < n; i++) {
        all = dl_yaml_merge(arena, all, layers[i]);
        bool is_other = i < last && text_of(arena, all) != text;
        kept = dl_yaml_merge(arena, kept,
                             is_other ? without_contract(arena, layers[i])
                                      : layers[i]);
    }
    return kept;
}

const dl_yaml *dl_config_merge(dl_arena *arena, const dl_yaml *const *layers,
                               size_t n)
{
    const dl_yaml *all = NULL;
    size_t last = 0;
    for (size_t i = 0; i < n; i++) {
        all = dl_yaml_merge(arena, all, layers[i]);
        if (dl_yaml_get(layers[i], "text"))
            last = i;
    }
    /* Nearly always, no layer changes the kind. */
    return last == 0 ? all
                     : merge_for(arena, text_of(arena, all), layers, n, last);
}
