/*
 * Reads and matches file-name patterns.
 */
#include "config/globs.h"

#include "base/path.h"
#include "base/str.h"
#include "base/vec.h"
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

typedef struct reader {
    dl_problems *problems;
    dl_str key;
    DL_VEC(const dl_glob *) globs;
    DL_VEC(bool) negated;
} reader;

static void refuse(reader *r, const dl_yaml *node, const char *expected,
                   const char *expected_ko)
{
    dl_mistake_value(r->problems, node, r->key, expected, expected_ko);
}

static void read_glob(reader *r, const dl_yaml *node)
{
    dl_str text = node->kind == DL_YAML_SCALAR ? node->text : DL_STR_NONE;
    bool is_negated = dl_str_starts(text, "!");
    const dl_glob *glob = NULL;
    if (is_negated && r->globs.n == 0) {
        refuse(r, node, "after a pattern from which '!' makes an exception",
               "!로 제외할 패턴의 뒤");
        return;
    }
    if (node->has_tag) { /* YAML takes !name for a type and drops it */
        refuse(r, node, "a file name pattern, in quotes if it begins with '!'",
               "파일 이름 패턴(!로 시작하면 따옴표로 묶음)");
        return;
    }
    text = dl_str_from(text, is_negated);
    if (text.n > 0 && leads_up(text)) {
        refuse(r, node,
               "a file name pattern below the folder of this file, "
               "without '..'",
               "이 파일이 있는 폴더 아래의 파일 이름 패턴(.. 없이)");
        return;
    }
    if (text.n > 0)
        glob = dl_glob_new(r->problems->arena, text, DL_GLOB_FLOATING);
    if (!glob) {
        refuse(r, node, "a file name pattern", "파일 이름 패턴");
        return;
    }
    dl_vec_push(&r->globs, glob);
    dl_vec_push(&r->negated, is_negated);
}

static bool is_nothing(const dl_yaml *node)
{
    return !node || (node->kind == DL_YAML_SCALAR && node->text.n == 0 &&
                     !node->has_tag);
}

/* Moves what was read to the arena. */
static dl_config_globs take(reader *r, dl_str folder)
{
    dl_arena *arena = r->problems->arena;
    dl_config_globs globs = {.n = r->globs.n};
    if (globs.n > 0) {
        globs.v = dl_vec_to_arena(&r->globs, arena);
        globs.is_negated = dl_vec_to_arena(&r->negated, arena);
        globs.set = dl_glob_set_new(arena, globs.v, globs.n);
        globs.folder = folder;
    }
    dl_vec_free(&r->globs);
    dl_vec_free(&r->negated);
    return globs;
}

dl_config_globs dl_config_globs_read(dl_problems *problems, const dl_yaml *node,
                                     size_t *work)
{
    if (is_nothing(node))
        return (dl_config_globs){0};
    reader r = {.problems = problems, .key = node->key->text};
    if (node->kind == DL_YAML_SEQUENCE) {
        for (const dl_yaml *v = node->first; v; v = v->next)
            read_glob(&r, v);
    } else {
        read_glob(&r, node);
    }
    dl_config_globs globs = take(&r, problems->files.v[node->file].folder);
    size_t more = globs.n > 0 ? dl_glob_set_work(globs.set) : 0;
    if (more > DL_GLOB_MOST_WORK - *work) {
        refuse(&r, node,
               "at most 64 KiB of patterns with wildcards, all together",
               "와일드카드가 있는 패턴은 모두 64 KiB 이하");
        return (dl_config_globs){0};
    }
    *work += more;
    return globs;
}

/* `path` as the patterns see it; empty if none can match it. */
static dl_str below(const dl_config_globs *globs, dl_str path)
{
    return globs->n > 0 ? dl_path_below(globs->folder, path) : DL_STR_NONE;
}

bool dl_config_globs_match(const dl_config_globs *globs, dl_str path)
{
    path = below(globs, path);
    size_t last = path.n > 0 ? dl_glob_set_cover(globs->set, path) : 0;
    return last > 0 && !globs->is_negated[last - 1];
}

static bool excludes_name(const dl_config_globs *globs, dl_str path,
                          bool is_folder)
{
    size_t last = dl_glob_set_match(globs->set, path, is_folder);
    return last > 0 && !globs->is_negated[last - 1];
}

bool dl_config_globs_exclude(const dl_config_globs *globs, dl_str path,
                             bool is_folder)
{
    path = below(globs, path);
    if (path.n == 0)
        return false;
    for (size_t i = 1; i < path.n; i++)
        if (path.p[i] == '/' &&
            excludes_name(globs, (dl_str){path.p, i}, true))
            return true;
    return excludes_name(globs, path, is_folder);
}

size_t dl_config_globs_steps(const dl_config_globs *globs, dl_str path)
{
    path = below(globs, path);
    return path.n > 0 ? dl_glob_set_steps(globs->set, path) : 0;
}

size_t dl_config_globs_exclude_steps(const dl_config_globs *globs, dl_str path)
{
    path = below(globs, path);
    return path.n > 0 ? dl_glob_set_steps_above(globs->set, path) : 0;
}
