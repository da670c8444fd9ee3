/*
 * Who may do what with a file, and what else belongs to it besides its bytes.
 */
#ifndef DL_BASE_RIGHTS_H
#define DL_BASE_RIGHTS_H

#include <stdbool.h>

/*
 * Gives the open file `to`, which nobody else may use yet (mode 0600), what the
 * open file `from` has: mode, owner and group; on Linux also the access control
 * list, the attributes of users (`user.*`) and the label of SELinux or Smack.
 *
 * Only root may give files away. An owner or group that cannot be kept is the
 * caller's instead, and then nobody gets a right that he did not have: the
 * group and the others may do what both could, and setuid and setgid go.
 * Whatever else cannot be kept is a failure: false, with errno set.
 */
bool dl_rights_copy(int from, int to);

#endif
