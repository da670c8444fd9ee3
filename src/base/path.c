/* Joins, resolves and shortens paths. */
#include "base/path.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/str.h"

dl_str dl_path_name(dl_str path)
{
    size_t i = path.n;
    while (i > 0 && path.p[i - 1] != '/')
        i--;
    return dl_str_from(path, i);
}

dl_str dl_path_any_name(dl_str path)
{
    size_t i = path.n;
    while (i > 0 && path.p[i - 1] != '/' && path.p[i - 1] != '\\')
        i--;
    return dl_str_from(path, i);
}

dl_str dl_path_folder(dl_str path)
{
    size_t i = path.n - dl_path_name(path).n;
    if (i == 0)
        return DL_STR(".");
    while (i > 1 && path.p[i - 1] == '/')
        i--;
    return (dl_str){path.p, i};
}

dl_str dl_path_without_dot(dl_str path)
{
    while (dl_str_starts(path, "./")) {
        path = dl_str_from(path, 2);
        while (dl_str_starts(path, "/"))
            path = dl_str_from(path, 1);
        if (path.n == 0)
            return DL_STR(".");
    }
    return path;
}

dl_str dl_path_plain_folder(dl_str path)
{
    while (path.n > 1 && path.p[path.n - 1] == '/')
        path.n--;
    return dl_path_without_dot(path);
}

dl_str dl_path_join(dl_arena *arena, dl_str folder, dl_str name)
{
    if ((name.n > 0 && name.p[0] == '/') || dl_str_is(folder, "."))
        return dl_arena_str(arena, name);
    if (folder.n > 0 && folder.p[folder.n - 1] == '/')
        folder.n--;
    char *path = dl_arena_take(arena, folder.n + name.n + 2);
    if (folder.n > 0)
        memcpy(path, folder.p, folder.n);
    path[folder.n] = '/';
    if (name.n > 0)
        memcpy(path + folder.n + 1, name.p, name.n);
    path[folder.n + 1 + name.n] = '\0';
    return (dl_str){path, folder.n + 1 + name.n};
}

/* Appends the names of `path` to `out`, an absolute path without a slash at its
   end (the root is empty). */
static void add_names(dl_buf *out, dl_str path)
{
    for (size_t start = 0; start < path.n;) {
        size_t end = start;
        while (end < path.n && path.p[end] != '/')
            end++;
        dl_str name = {path.p + start, end - start};
        if (dl_str_is(name, "..")) {
            while (out->n > 0 && out->p[--out->n] != '/')
                continue;
        } else if (name.n > 0 && !dl_str_is(name, ".")) {
            dl_buf_addc(out, '/');
            dl_buf_add(out, name);
        }
        start = end + 1;
    }
}

/* The working folder; "" if it is the root or unknown. */
static void add_working_folder(dl_buf *out)
{
    size_t size = 256;
    dl_buf_reserve(out, size);
    while (!getcwd(out->p, out->cap) && size < 1 << 20)
        dl_buf_reserve(out, size *= 2);
    out->p[out->cap - 1] = '\0';
    out->n = out->p[0] == '/' && out->p[1] ? strlen(out->p) : 0;
}

dl_str dl_path_absolute(dl_arena *arena, dl_str path)
{
    dl_buf out = {0};
    if (path.n == 0 || path.p[0] != '/')
        add_working_folder(&out);
    add_names(&out, path);
    dl_str copy = out.n ? dl_arena_str(arena, dl_buf_str(&out)) : DL_STR("/");
    dl_buf_free(&out);
    return copy;
}

bool dl_path_real(const char *path, dl_buf *out)
{
    dl_buf_clear(out);
    dl_buf_reserve(out, PATH_MAX);
    if (!realpath(path, out->p)) {
        if (errno == ENOMEM)
            dl_out_of_memory();
        dl_buf_clear(out);
        return false;
    }
    out->n = strlen(out->p);
    return true;
}

dl_str dl_path_canonical_folder(dl_arena *arena, dl_str path)
{
    dl_str absolute = dl_path_absolute(arena, path);
    /* realpath() of the path as given: taken literally, `link/..` would be
       another place. */
    dl_str given = dl_arena_str(arena, path.n ? path : DL_STR("."));
    dl_buf real = {0};
    dl_str copy = absolute;
    if (dl_path_real(given.p, &real))
        copy = dl_arena_str(arena, dl_buf_str(&real));
    dl_buf_free(&real);
    return copy;
}

dl_str dl_path_canonical(dl_arena *arena, dl_str path)
{
    dl_str name = dl_path_name(path);
    if (name.n == 0 || dl_str_is(name, ".") || dl_str_is(name, ".."))
        return dl_path_canonical_folder(arena, path);
    dl_str folder = dl_path_canonical_folder(arena, dl_path_folder(path));
    return dl_path_join(arena, folder, name);
}

dl_str dl_path_below(dl_str folder, dl_str path)
{
    size_t n = dl_str_is(folder, "/") ? 0 : folder.n;
    if (path.n <= n + 1 || path.p[n] != '/' ||
        (n && memcmp(path.p, folder.p, n) != 0))
        return DL_STR_NONE;
    return (dl_str){path.p + n + 1, path.n - n - 1};
}

dl_str dl_path_shown(dl_arena *arena, dl_str path)
{
    dl_str here = dl_path_canonical_folder(arena, DL_STR("."));
    if (dl_str_eq(here, path))
        return DL_STR(".");
    dl_str below = dl_path_below(here, path);
    if (dl_str_eq(here, path))
        return DL_STR(".");
    return below.n ? dl_arena_str(arena, below) : path;
}

dl_str dl_path_relative(dl_arena *arena, dl_str folder, dl_str path)
{
    size_t same = 0; /* bytes of whole names, with the slash before each */
    if (dl_str_is(folder, "/"))
        folder.n = 0;
    if (dl_str_is(path, "/"))
        path.n = 0;
    for (size_t i = 0; i <= folder.n && i <= path.n; i++) {
        bool ends = (i == folder.n || folder.p[i] == '/') &&
                    (i == path.n || path.p[i] == '/');
        if (ends)
            same = i;
        if (i == folder.n || i == path.n || folder.p[i] != path.p[i])
            break;
    }
    dl_buf out = {0};
    for (size_t i = same; i < folder.n; i++)
        if (folder.p[i] == '/')
            dl_buf_adds(&out, out.n ? "/.." : "..");
    for (size_t i = same; i < path.n; i++)
        if (path.p[i] != '/' || out.n > 0)
            dl_buf_addc(&out, path.p[i]);
    dl_str copy = out.n ? dl_arena_str(arena, dl_buf_str(&out)) : DL_STR(".");
    dl_buf_free(&out);
    return copy;
}
