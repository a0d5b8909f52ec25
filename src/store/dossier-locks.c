/* dossier-locks.c - whether a disk can lock files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* What the file is called after the library; g_mkstemp puts letters and digits in the place of each X. */
#define TRIED "-lock-"
#define TRIED_X "XXXXXX"

/* Tried on a file of its own: with any descriptor of the library that is closed go SQLite's locks on it. */
gboolean
dossier_locks_work (const char *library)
{
  g_autofree char *path = g_strconcat (library, TRIED TRIED_X, NULL);
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

/* One that somebody tries just now may go: it is only held by its descriptor. */
void
dossier_locks_sweep (const char *library)
{
  g_autofree char *folder = g_path_get_dirname (library), *name = g_path_get_basename (library);
  g_autofree char *beginning = g_strconcat (name, TRIED, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, beginning) && strlen (entry) == strlen (beginning) + strlen (TRIED_X))
      {
        g_autofree char *path = g_build_filename (folder, entry, NULL);
        struct stat      status;

        if (lstat (path, &status) == 0 && S_ISREG (status.st_mode) && status.st_size == 0)
          g_unlink (path);
      }
}
