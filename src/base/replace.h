/*
 * Files are replaced by renaming a new one over the old, so that a reader sees
 * either the old bytes or the new ones, and a failure leaves the old ones.
 * Paths are borrowed, in the file system's own bytes.
 */
#ifndef DL_BASE_REPLACE_H
#define DL_BASE_REPLACE_H

#include <stdio.h>

#include "base/file.h"

/*
 * A file that is about to be replaced. Of a symbolic link, the target is. What
 * is in the way later is decided at the beginning: the folder is held open, and
 * no link is followed after that. A file that nobody may write (no such bit in
 * its mode) or that the caller may not write is refused, although renaming
 * would succeed. dl_rights_copy() says what is kept of an existing file; a new
 * one gets mode 0666 less the umask. Other names of the file (hard links) keep
 * the old one.
 *
 * A pipe or a device (/dev/null) is written directly.
 */
typedef struct dl_replacement dl_replacement;

/* Opens `stream` for the new bytes. Write errors are kept until the end. */
dl_status dl_replace_open(const char *path, dl_replacement **out, FILE **stream,
                          dl_error *error) DL_MUST_CHECK;

/* From now on only the file `id` with the bytes `before` may be replaced, which
   must live as long as the replacement. */
void dl_replace_expect(dl_replacement *replacement, dl_file_id id,
                       dl_str before);

/* Whether the file that is replaced has other names. */
bool dl_replace_has_links(const dl_replacement *replacement);

/*
 * Puts what was written to the stream into place and closes everything. If a
 * certain file is expected, this is checked before and, where the system can
 * exchange two names (Linux), after the rename, which is then undone; somebody
 * who opens the file for writing meanwhile waits. So nothing that others write
 * is lost.
 */
dl_status dl_replace_commit(dl_replacement *replacement,
                            dl_error *error) DL_MUST_CHECK;

/* Leaves the old file as it was, and closes everything. */
void dl_replace_discard(dl_replacement *replacement);

/* All at once, with `bytes` as the new ones. */
dl_status dl_replace_file(const char *path, dl_str bytes,
                          dl_error *error) DL_MUST_CHECK;

/*
 * Where the system can, the new file has no name until it is complete. Else it
 * is `.digestlint-PID-N` next to the old one, and a program that ends early
 * must remove it: by dl_replace_end() before it exits, on any thread, after
 * which nothing can be replaced any more; by dl_replace_remove_unfinished() in
 * the handler of a signal. This one is async-signal-safe, but only on the
 * thread that replaces files: while their names change, that thread holds
 * signals.
 */
void dl_replace_end(void);
void dl_replace_remove_unfinished(void);

#endif
