/*
 * Reads and matches file-name patterns.
 */
#include "config/globs.h"

#include "base/path.h"
#include "check/mistake.h"

static void read_glob(dl_problems *problems, const dl_yaml *node, dl_str key,
                      dl_config_glob *globs, size_t *n)
{
    const dl_glob *glob =
        node->kind == DL_YAML_SCALAR && node->text.n > 0
            ? dl_glob_new(problems->arena, node->text, DL_GLOB_FLOATING)
            : NULL;
    if (glob)
        globs[(*n)++] =
            (dl_config_glob){glob, problems->files.v[node->file].folder};
    else
        dl_mistake_value(problems, node, key, "a file name pattern",
                         "파일 이름 패턴");
}

dl_config_globs dl_config_globs_read(dl_problems *problems, const dl_yaml *node)
{
    size_t n = 0, most = 1;
    if (!node || (node->kind == DL_YAML_SCALAR && node->text.n == 0))
        return (dl_config_globs){0};
    for (const dl_yaml *v = node->first; v; v = v->next)
        most++;
    dl_config_glob *globs = DL_ARENA_NEW(problems->arena, dl_config_glob, most);
    if (node->kind == DL_YAML_SEQUENCE) {
        for (const dl_yaml *v = node->first; v; v = v->next)
            read_glob(problems, v, node->key->text, globs, &n);
    } else {
        read_glob(problems, node, node->key->text, globs, &n);
    }
    return (dl_config_globs){globs, n};
}

bool dl_config_globs_match(const dl_config_globs *globs, dl_str path)
{
    for (size_t i = 0; i < globs->n; i++) {
        dl_str below = dl_path_below(globs->v[i].folder, path);
        if (below.n > 0 && dl_glob_covers(globs->v[i].glob, below))
            return true;
    }
    return false;
}
