/* Copies modes, owners, access control lists and extended attributes. */
#include "base/rights.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/xattr.h>
#endif

#include "base/buf.h"
#include "base/str.h"

/* ---- owner, group and mode ---------------------------------------------- */

/* EINVAL: a user namespace has no such id. */
static bool may_not_give(void)
{
    return errno == EPERM || errno == EINVAL;
}

/* What both the group and the others could do; the file's group is another, so
   the members of the old one are others now. */
static mode_t without_group(mode_t mode)
{
    mode_t both = (mode >> 3) & mode & 07;
    return (mode & ~(mode_t)(S_ISGID | 077)) | both << 3 | both;
}

/* Takes from `mode` what nobody may get if the owner or the group cannot be
   kept. */
static bool keep_owner(int to, const struct stat *old, mode_t *mode,
                       bool *keeps_group)
{
    struct stat now;
    *keeps_group = true;
    if (fstat(to, &now) != 0)
        return false;
    if ((now.st_uid == old->st_uid && now.st_gid == old->st_gid) ||
        fchown(to, old->st_uid, old->st_gid) == 0)
        return true;
    if (!may_not_give())
        return false;
    if (now.st_uid != old->st_uid)
        *mode &= ~(mode_t)S_ISUID;
    if (now.st_gid == old->st_gid || fchown(to, (uid_t)-1, old->st_gid) == 0)
        return true;
    if (!may_not_give())
        return false;
    *mode = without_group(*mode);
    *keeps_group = false;
    return true;
}

/* ---- attributes ---------------------------------------------------------- */

#ifdef __linux__

static const char ACL[] = "system.posix_acl_access";

/* Attributes that are about the bytes (hashes, capabilities) are not kept. */
static bool is_kept(const char *name)
{
    static const char *const kept[] = {ACL, "system.nfs4_acl",
                                       "security.selinux", "security.SMACK64"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (strcmp(name, kept[i]) == 0)
            return true;
    return strncmp(name, "user.", 5) == 0;
}

/* A file system without attributes has none. */
static bool has_none(void)
{
    return errno == ENOTSUP || errno == ENOSYS;
}

/* The names, each followed by a NUL. They may become more between the calls. */
static bool list(int fd, dl_buf *names)
{
    ssize_t n;
    dl_buf_clear(names);
    do {
        n = flistxattr(fd, NULL, 0);
        if (n <= 0)
            return n == 0 || has_none();
        dl_buf_reserve(names, (size_t)n);
        n = flistxattr(fd, names->p, (size_t)n);
    } while (n < 0 && errno == ERANGE);
    names->n = n < 0 ? 0 : (size_t)n;
    return n >= 0;
}

typedef enum presence { HAS_NOT, HAS, UNKNOWN } presence;

static presence get(int fd, const char *name, dl_buf *value)
{
    ssize_t n;
    dl_buf_clear(value);
    do {
        n = fgetxattr(fd, name, NULL, 0);
        if (n < 0)
            return errno == ENODATA || has_none() ? HAS_NOT : UNKNOWN;
        dl_buf_reserve(value, (size_t)n + 1);
        n = fgetxattr(fd, name, value->p, (size_t)n + 1);
    } while (n < 0 && errno == ERANGE);
    if (n < 0)
        return errno == ENODATA ? HAS_NOT : UNKNOWN;
    value->n = (size_t)n;
    return HAS;
}

/* Where attributes are read into. */
typedef struct values {
    dl_buf names, old, new;
} values;

/* What a new file has already, such as the folder's label, needs no right. */
static bool copy_one(int from, int to, const char *name, values *v)
{
    presence is_there = get(from, name, &v->old);
    if (is_there != HAS)
        return is_there == HAS_NOT;
    if (get(to, name, &v->new) == HAS &&
        dl_str_eq(dl_buf_str(&v->old), dl_buf_str(&v->new)))
        return true;
    return fsetxattr(to, name, v->old.p, v->old.n, 0) == 0;
}

/* A list that the new file got from its folder gives rights of its own. */
static bool drop_list(int from, int to, values *v)
{
    presence before = get(from, ACL, &v->old);
    return before == HAS ||
           (before == HAS_NOT &&
            (get(to, ACL, &v->new) != HAS || fremovexattr(to, ACL) == 0));
}

static bool copy_all(int from, int to, bool keeps_group, values *v)
{
    if (!list(from, &v->names) || !drop_list(from, to, v))
        return false;
    dl_str names = dl_buf_str(&v->names); /* each ends with a NUL */
    for (const char *name = names.p; name < names.p + names.n;
         name += strlen(name) + 1) {
        /* In another group, the entries of a list mean something else. */
        if (!keeps_group && strcmp(name, ACL) == 0) {
            errno = EPERM;
            return false;
        }
        if (is_kept(name) && !copy_one(from, to, name, v))
            return false;
    }
    return true;
}

static bool copy_attributes(int from, int to, bool keeps_group)
{
    values v = {0};
    bool ok = copy_all(from, to, keeps_group, &v);
    int code = errno;
    dl_buf_free(&v.names);
    dl_buf_free(&v.old);
    dl_buf_free(&v.new);
    errno = code;
    return ok;
}

#else

static bool copy_attributes(int from, int to, bool keeps_group)
{
    (void)from, (void)to, (void)keeps_group;
    return true;
}

#endif

/* The mode comes last: until then the file is the caller's alone. */
bool dl_rights_copy(int from, int to)
{
    struct stat old;
    bool keeps_group;
    if (fstat(from, &old) != 0)
        return false;
    mode_t mode = old.st_mode & 07777;
    return keep_owner(to, &old, &mode, &keeps_group) &&
           copy_attributes(from, to, keeps_group) && fchmod(to, mode) == 0;
}
