/*
 * Reads `arxiv: {bounds: FILE}`.
 */
#include "config/bounds.h"

#include "check/mistake.h"
#include "config/file.h"
#include "rules_gen.h"

/* The one that was loaded under `path`, or NULL. */
static const dl_arxiv_bounds *find(const dl_config_bounds *loaded, dl_str path)
{
    for (size_t i = 0; i < loaded->n; i++)
        if (dl_str_eq(loaded->v[i].path, path))
            return loaded->v[i].table;
    return NULL;
}

/* The table that `arxiv update` wrote, or the built-in one if there is none or
   it is damaged, which `arxiv status` reports. */
static const dl_arxiv_bounds *usual_bounds(dl_config_bounds *loaded)
{
    const dl_arxiv_bounds *bounds = find(loaded, DL_STR_NONE);
    if (bounds)
        return bounds;
    if (dl_arxiv_bounds_open(&bounds, NULL, NULL, NULL) != DL_OK)
        bounds = dl_arxiv_bounds_builtin();
    dl_vec_push(loaded, (dl_loaded_bounds){DL_STR_NONE, bounds});
    return bounds;
}

const dl_arxiv_bounds *dl_config_bounds_read(dl_config_bounds *loaded,
                                             dl_problems *problems,
                                             const dl_yaml *root)
{
    const dl_yaml *file = dl_yaml_get(dl_yaml_get(root, "arxiv"), "bounds");
    if (!file)
        return usual_bounds(loaded);
    if (file->kind != DL_YAML_SCALAR) {
        dl_mistake_value(problems, file, DL_STR("bounds"), "a path", "경로");
        return usual_bounds(loaded);
    }
    dl_str path = dl_config_file_path(problems, file);
    const dl_arxiv_bounds *known = find(loaded, path);
    if (known)
        return known;
    if (!dl_config_file_may_read(problems, file, path))
        return usual_bounds(loaded);
    dl_arxiv_bounds *bounds;
    dl_error error = {0};
    if (dl_arxiv_bounds_load(&bounds, path.p, &error) != DL_OK) {
        dl_problems_add(problems, DL901_FILE, file, file->text,
                        dl_str_of(error.message), dl_str_of(error.korean));
        return usual_bounds(loaded);
    }
    dl_vec_push(loaded, (dl_loaded_bounds){path, bounds});
    return bounds;
}

void dl_config_bounds_free(dl_config_bounds *loaded)
{
    for (size_t i = 0; i < loaded->n; i++)
        dl_arxiv_bounds_free(loaded->v[i].table);
    dl_vec_free(loaded);
}
