/*
 * Reads and matches file-name patterns.
 */
#include "config/globs.h"

#include "base/path.h"
#include "base/str.h"
#include "check/mistake.h"

/* Whether a name of it is `..`: a pattern matches only below its folder, and is
   searched for nowhere else. */
static bool leads_up(dl_str pattern)
{
    for (size_t start = 0; start <= pattern.n;) {
        const char *slash =
            memchr(pattern.p + start, '/', pattern.n - start);
        size_t end = slash ? (size_t)(slash - pattern.p) : pattern.n;
        if (dl_str_is((dl_str){pattern.p + start, end - start}, ".."))
            return true;
        start = end + 1;
    }
    return false;
}

static void read_glob(dl_problems *problems, const dl_yaml *node, dl_str key,
                      dl_config_glob *globs, size_t *n)
{
    dl_str text = node->kind == DL_YAML_SCALAR ? node->text : DL_STR_NONE;
    bool is_negated = dl_str_starts(text, "!");
    const dl_glob *glob = NULL;
    if (is_negated && *n == 0) {
        dl_mistake_value(problems, node, key,
                         "after a pattern from which '!' makes an exception",
                         "!로 제외할 패턴의 뒤");
        return;
    }
    if (node->has_tag) { /* YAML takes !name for a type and drops it */
        dl_mistake_value(problems, node, key,
                         "a file name pattern, in quotes if it begins with '!'",
                         "파일 이름 패턴(!로 시작하면 따옴표로 묶음)");
        return;
    }
    text = dl_str_from(text, is_negated);
    if (text.n > 0 && leads_up(text)) {
        dl_mistake_value(problems, node, key,
                         "a file name pattern below the folder of this file, "
                         "without '..'",
                         "이 파일이 있는 폴더 아래의 파일 이름 패턴(.. 없이)");
        return;
    }
    if (text.n > 0)
        glob = dl_glob_new(problems->arena, text, DL_GLOB_FLOATING);
    if (glob)
        globs[(*n)++] = (dl_config_glob){
            glob, problems->files.v[node->file].folder, is_negated};
    else
        dl_mistake_value(problems, node, key, "a file name pattern",
                         "파일 이름 패턴");
}

static bool is_nothing(const dl_yaml *node)
{
    return !node || (node->kind == DL_YAML_SCALAR && node->text.n == 0 &&
                     !node->has_tag);
}

dl_config_globs dl_config_globs_read(dl_problems *problems, const dl_yaml *node)
{
    dl_config_globs globs = {0};
    size_t most = 1;
    if (is_nothing(node))
        return globs;
    for (const dl_yaml *v = node->first; v; v = v->next)
        most++;
    dl_config_glob *list = DL_ARENA_NEW(problems->arena, dl_config_glob, most);
    if (node->kind == DL_YAML_SEQUENCE) {
        for (const dl_yaml *v = node->first; v; v = v->next)
            read_glob(problems, v, node->key->text, list, &globs.n);
    } else {
        read_glob(problems, node, node->key->text, list, &globs.n);
    }
    size_t work = 0;
    for (size_t i = 0; i < globs.n; i++)
        work += dl_glob_work(list[i].glob);
    if (work > DL_GLOB_MOST_WORK) {
        dl_mistake_value(problems, node, node->key->text,
                         "at most 64 KiB of patterns with wildcards",
                         "와일드카드가 있는 패턴은 모두 64 KiB 이하");
        globs.n = 0;
    }
    globs.v = list;
    return globs;
}

bool dl_config_globs_match(const dl_config_globs *globs, dl_str path)
{
    for (size_t i = globs->n; i-- > 0;) {
        dl_str below = dl_path_below(globs->v[i].folder, path);
        if (below.n > 0 && dl_glob_covers(globs->v[i].glob, below))
            return !globs->v[i].is_negated;
    }
    return false;
}

/* Whether the last pattern that matches `path` itself excludes it. */
static bool excludes_name(const dl_config_globs *globs, dl_str path,
                          bool is_folder)
{
    for (size_t i = globs->n; i-- > 0;) {
        const dl_config_glob *g = &globs->v[i];
        dl_str below = dl_path_below(g->folder, path);
        if (below.n > 0 && (is_folder || !dl_glob_is_folder_only(g->glob)) &&
            dl_glob_match(g->glob, below))
            return !g->is_negated;
    }
    return false;
}

bool dl_config_globs_exclude(const dl_config_globs *globs, dl_str path,
                             bool is_folder)
{
    if (globs->n == 0)
        return false;
    /* PATH_MAX keeps paths short, so each folder may be matched afresh. */
    for (size_t i = 1; i < path.n; i++)
        if (path.p[i] == '/' &&
            excludes_name(globs, (dl_str){path.p, i}, true))
            return true;
    return excludes_name(globs, path, is_folder);
}
