/* Follows links, and says which of them lead out of the repository. */
#include "files/border.h"

#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/path.h"
#include "base/str.h"

const dl_folder *dl_border_repository(const dl_folder *folder)
{
    while (folder && !folder->is_repository)
        folder = folder->parent;
    return folder;
}

/* In whatever case: some file systems ignore it. */
static bool has_git(dl_str path)
{
    for (size_t start = 0; start < path.n;) {
        const char *slash = memchr(path.p + start, '/', path.n - start);
        size_t end = slash ? (size_t)(slash - path.p) : path.n;
        if (end - start == 4 && strncasecmp(path.p + start, ".git", 4) == 0)
            return true;
        start = end + 1;
    }
    return false;
}

static bool is_within(dl_str border, dl_str real)
{
    return dl_str_eq(border, real) || dl_path_below(border, real).n > 0;
}

bool dl_border_holds(dl_str border, dl_str real)
{
    return is_within(border, real) && !has_git(dl_path_below(border, real));
}

/* Likewise, where the links of `link` are followed into `real`. */
static bool crosses(dl_folders *folders, const dl_folder *folder, dl_str link,
                    dl_str outer, dl_str real, dl_crossing *out)
{
    const dl_folder *top = dl_border_repository(folder);
    dl_str border = top ? top->path : outer;
    if (border.n == 0 || dl_border_holds(border, real))
        return false;
    *out = (dl_crossing){.link = dl_arena_str(folders->arena, link),
                         .border = dl_arena_str(folders->arena, border),
                         .is_repository = top != NULL,
                         .enters_git = is_within(border, real)};
    return true;
}

/* The kernel follows links that realpath() cannot: those of /proc, and to paths
   that are too long. Where they lead is not known, so it is not ours. */
static bool leads_somewhere(const char *link)
{
    struct stat st;
    return stat(link, &st) == 0;
}

static bool cannot_follow(dl_folders *folders, dl_str link, dl_crossing *out)
{
    *out = (dl_crossing){.link = dl_arena_str(folders->arena, link),
                         .is_unknown = true};
    return true;
}

bool dl_border_crosses(dl_folders *folders, const dl_folder *folder,
                       dl_str link, dl_str outer, dl_crossing *out)
{
    dl_buf real = {0};
    bool found = false;
    if (dl_path_real(link.p, &real))
        found = crosses(folders, folder, link, outer, dl_buf_str(&real), out);
    else if (leads_somewhere(link.p))
        found = cannot_follow(folders, link, out);
    dl_buf_free(&real);
    return found;
}

/* ---- along a path -------------------------------------------------------- */

typedef struct way {
    dl_folders *folders;
    dl_buf at;    /* canonical: the part that was followed; empty: the root */
    dl_buf next;  /* where a link leads */
} way;

static void go_up(way *w)
{
    while (w->at.n > 0 && w->at.p[--w->at.n] != '/')
        continue;
    dl_buf_reserve(&w->at, w->at.n);
    w->at.p[w->at.n] = '\0';
}

/* False if there is no such file, or `*out` was set. */
static bool go_down(way *w, dl_str name, dl_str so_far, dl_crossing *out)
{
    struct stat st;
    size_t n = w->at.n;
    dl_buf_addc(&w->at, '/');
    dl_buf_add(&w->at, name);
    if (lstat(w->at.p, &st) != 0)
        return false;
    if (!S_ISLNK(st.st_mode))
        return true;
    if (!dl_path_real(w->at.p, &w->next)) {
        if (leads_somewhere(w->at.p))
            cannot_follow(w->folders, so_far, out);
        return false;
    }
    dl_str folder = n > 0 ? (dl_str){w->at.p, n} : DL_STR("/");
    if (crosses(w->folders, dl_folders_get(w->folders, folder), so_far,
                DL_STR_NONE, dl_buf_str(&w->next), out))
        return false;
    dl_str real = dl_buf_str(&w->next);
    dl_buf_clear(&w->at);
    dl_buf_add(&w->at, dl_str_is(real, "/") ? DL_STR_NONE : real);
    return true;
}

bool dl_border_is_crossed(dl_folders *folders, dl_str path, dl_crossing *out)
{
    way w = {.folders = folders};
    *out = (dl_crossing){0};
    dl_buf_add(&w.at, DL_STR_NONE);
    if (path.n == 0 || path.p[0] != '/') {
        dl_str here = dl_path_canonical_folder(folders->arena, DL_STR("."));
        dl_buf_add(&w.at, dl_str_is(here, "/") ? DL_STR_NONE : here);
    }
    bool goes_on = true;
    for (size_t start = 0; start < path.n && goes_on;) {
        size_t end = start;
        while (end < path.n && path.p[end] != '/')
            end++;
        dl_str name = {path.p + start, end - start};
        if (dl_str_is(name, ".."))
            go_up(&w);
        else if (name.n > 0 && !dl_str_is(name, "."))
            goes_on = go_down(&w, name, (dl_str){path.p, end}, out);
        start = end + 1;
    }
    dl_buf_free(&w.at);
    dl_buf_free(&w.next);
    return out->link.n > 0;
}

/* ---- telling ------------------------------------------------------------- */

dl_status dl_border_refuse(dl_error *error, dl_attempt what, dl_str shown,
                           const dl_crossing *crossing)
{
    static const char *const places[][2] = {
        {"out of the folder", "폴더 밖으로 나가는"},
        {"out of the repository", "저장소 밖으로 나가는"},
        {"nobody knows where", "어디로 가는지 알 수 없는"},
        {"into the repository's .git", "저장소의 .git으로 들어가는"},
    };
    const char *const *where = places[crossing->enters_git      ? 3
                                      : crossing->is_unknown    ? 2
                                      : crossing->is_repository ? 1
                                                                : 0];
    bool is_link = dl_str_eq(crossing->link, shown);
    dl_str link = is_link ? DL_STR("") : crossing->link;
    const char *quote = is_link ? "" : "'";
    dl_error_set_english(
        error, DL_ERR_IO,
        "cannot %s '%.*s': %s%.*s%s is a link that leads %s. If you mean its "
        "target, name that",
        what == DL_TO_WRITE ? "write" : "read", DL_FMT(shown),
        is_link ? "it" : quote, DL_FMT(link), quote, where[DL_ENGLISH]);
    dl_error_set_korean(error,
                        "'%.*s' %s 실패: %s 링크%s%.*s%s. 가리키는 것을 "
                        "뜻했다면 그 이름을 적을 것",
                        DL_FMT(shown), what == DL_TO_WRITE ? "쓰기" : "읽기",
                        where[DL_KOREAN], is_link ? "임" : " '", DL_FMT(link),
                        quote);
    return DL_ERR_IO;
}

dl_status dl_border_may_write(const char *path, dl_error *error)
{
    dl_folders folders;
    dl_crossing crossing;
    dl_str shown = dl_str_of(path);
    dl_folders_init(&folders);
    dl_status status =
        dl_border_is_crossed(&folders, shown, &crossing)
            ? dl_border_refuse(error, DL_TO_WRITE, shown, &crossing)
            : DL_OK;
    dl_folders_free(&folders);
    return status;
}
