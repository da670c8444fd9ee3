/* Looks at who owns a configuration, and who may write it. */
#include "config/trust.h"

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/path.h"
#include "base/str.h"

/* ---- who ----------------------------------------------------------------- */

static bool is_us(uid_t user)
{
    uid_t own = geteuid();
    if (user == own || user == 0)
        return true;
    const char *caller = own == 0 ? getenv("SUDO_UID") : NULL;
    char *end = NULL;
    errno = 0;
    unsigned long number = caller ? strtoul(caller, &end, 10) : 0;
    return caller && *caller && !*end && errno == 0 &&
           number == (unsigned long)user;
}

static dl_str name_of(dl_arena *arena, uid_t user)
{
    enum { SIZE = 16384 };
    struct passwd entry, *found = NULL;
    char *memory = dl_arena_alloc(arena, SIZE);
    if (getpwuid_r(user, &entry, memory, SIZE, &found) == 0 && found)
        return dl_arena_printf(arena, "'%s'", found->pw_name);
    return dl_arena_printf(arena, "%lu", (unsigned long)user);
}

/* ---- what the user allows ------------------------------------------------ */

static bool is_allowed(dl_arena *arena, dl_str folder, dl_str entry)
{
    if (dl_str_is(entry, "*"))
        return true;
    bool has_star = dl_str_ends(entry, "/*");
    entry.n -= has_star ? 2 : 0;
    if (entry.n == 0)
        return has_star; /* all below the root */
    dl_str top = dl_path_canonical_folder(arena, entry);
    return has_star ? dl_path_below(top, folder).n > 0
                    : dl_str_eq(top, folder);
}

static bool is_safe(dl_arena *arena, dl_str folder)
{
    const char *list = getenv(DL_SAFE_VARIABLE);
    for (const char *p = list; p && *p;) {
        size_t n = strcspn(p, ":");
        if (n > 0 && is_allowed(arena, folder, (dl_str){p, n}))
            return true;
        p += n + (p[n] == ':');
    }
    return false;
}

/* ---- the check ----------------------------------------------------------- */

static dl_status refuse(dl_arena *arena, dl_str path, dl_str folder,
                        const struct stat *st, bool is_folder, dl_error *error)
{
    dl_str owner = name_of(arena, st->st_uid);
    dl_str what = is_folder ? dl_arena_printf(arena, "its folder '%.*s'",
                                              DL_FMT(folder))
                            : DL_STR("it");
    bool is_open = is_us(st->st_uid); /* to everybody */
    dl_str why = is_open ? dl_arena_printf(arena,
                                           "everybody may write to %.*s, which "
                                           "belongs to user %.*s",
                                           DL_FMT(what), DL_FMT(owner))
                         : dl_arena_printf(arena, "%.*s belongs to user %.*s",
                                           DL_FMT(what), DL_FMT(owner));
    dl_error_set_english(
        error, DL_ERR_CONFIG,
        "the configuration '%.*s' is not used: %.*s. Use it with --config, "
        "allow the folder with " DL_SAFE_VARIABLE "='%.*s' in the "
        "environment, or use none with --no-config",
        DL_FMT(path), DL_FMT(why), DL_FMT(folder));
    dl_error_set_korean(error,
                        "쓰지 않은 설정 파일 '%.*s': %s%.*s%s의 소유자는 "
                        "%.*s%s. --config로 지정하거나, "
                        "환경 변수 " DL_SAFE_VARIABLE
                        "='%.*s'로 폴더를 허용하거나, --no-config로 "
                        "설정 없이 실행할 것",
                        DL_FMT(path), is_folder ? "폴더 '" : "",
                        DL_FMT(is_folder ? folder : DL_STR("파일")),
                        is_folder ? "'" : "", DL_FMT(owner),
                        is_open ? "이고 누구나 쓸 수 있음" : "임",
                        DL_FMT(folder));
    return DL_ERR_CONFIG;
}

dl_status dl_config_trust(dl_arena *arena, dl_str path, dl_error *error)
{
    dl_str folder = dl_arena_str(arena, dl_path_folder(path));
    const dl_str parts[] = {folder, dl_arena_str(arena, path)};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct stat st;
        if (stat(parts[i].p, &st) != 0)
            return dl_error_set_system(error, errno, DL_TO_READ, parts[i].p);
        if ((!is_us(st.st_uid) || st.st_mode & S_IWOTH) &&
            !is_safe(arena, folder))
            return refuse(arena, path, folder, &st, i == 0, error);
    }
    return DL_OK;
}
