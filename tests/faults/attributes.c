/*
 * For tests/faults.sh: gives files an access control list and an attribute, so
 * that there is something to keep. Exit status 1 if the file system has none.
 */
#include <stdint.h>
#include <sys/xattr.h>

typedef struct entry {
    uint16_t tag, permissions;
    uint32_t id;
} entry;

/* user::rw-, user:1234:rw-, group::r--, mask::rw-, other::r-- */
static const struct {
    uint32_t version;
    entry entries[5];
} list = {2,
          {{0x01, 6, UINT32_MAX},
           {0x02, 6, 1234},
           {0x04, 4, UINT32_MAX},
           {0x10, 6, UINT32_MAX},
           {0x20, 4, UINT32_MAX}}};

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (setxattr(argv[i], "system.posix_acl_access", &list, sizeof list,
                     0) != 0 ||
            setxattr(argv[i], "user.origin", "x", 1, 0) != 0)
            return 1;
    return 0;
}
