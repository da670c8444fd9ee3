/* Configurations on top of one another, when the kind of text changes from one
   to the next. */
#include "config/text.h"

#include "config/merge.h"
#include "keys_gen.h"
#include "model/profile.h"

/* What a digest is asked for is nothing to ask of an article, nor the reverse.
   The other keys are the blog's, whatever its texts are: timezone, boilerplate,
   the largest file, and those that are no profile's. */
static const dl_yaml *without_contract(dl_arena *arena, const dl_yaml *layer)
{
    return layer ? dl_yaml_without(arena, layer, dl_of_text_keys.v,
                                   dl_of_text_keys.n)
                 : NULL;
}

static dl_text_kind text_of(dl_arena *arena, const dl_yaml *tree)
{
    return dl_profile_read(arena, tree, NULL, NULL)->text;
}

/* Merges layers of which layer `last` is the last to say `text`: what the ones
   before it ask of the other kind falls away. */
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
    /* Nobody names another kind than what stands below: nearly always. */
    return last == 0 ? all
                     : merge_for(arena, text_of(arena, all), layers, n, last);
}
