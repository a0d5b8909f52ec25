/* dossier-locks.c - whether a disk can lock files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>

/* Tried on a file of its own: with any descriptor of the library that is closed go SQLite's locks on it. */
gboolean
dossier_locks_work (const char *library)
{
  g_autofree char *path = g_strconcat (library, "-lock-XXXXXX", NULL);
  int              fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  struct flock     lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1 };
  gboolean         work;

  if (fd < 0)
    return TRUE;
  work = fcntl (fd, F_SETLK, &lock) == 0 || errno == EINTR;
  g_unlink (path);
  g_close (fd, NULL);
  return work;
}
