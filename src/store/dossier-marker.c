/* dossier-marker.c - whether the last program that wrote to the library ended by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-marker.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Another program may take the file away just when we open it. */
#define MAX_TRIES 4

struct _DossierMarker
{
  char *path;
  int   fd;
};

static gboolean
is_there (int fd)
{
  struct stat status;

  return fstat (fd, &status) == 0 && status.st_nlink > 0;
}

/* Where nothing can be locked nobody holds it. */
static void
remove_empty (const char *path, int fd)
{
  struct stat status;

  if (fstat (fd, &status) == 0 && status.st_size == 0)
    g_unlink (path);
}

/* A locked marker, or -1. What is written into it is of whoever had it alone: all before have ended. */
static int
open_marker (const char *path, gboolean *was_left)
{
  int      fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  gboolean is_locked;

  if (fd < 0)
    return -1;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    {
      struct stat status;

      *was_left = fstat (fd, &status) == 0 && status.st_size > 0;
      if (!*was_left && write (fd, "open\n", 5) != 5)
        *was_left = FALSE;
    }
  is_locked = flock (fd, LOCK_SH) == 0;
  if (is_locked && is_there (fd))
    return fd;
  if (!is_locked && errno == ENOLCK)
    remove_empty (path, fd);
  close (fd);
  return -1;
}

DossierMarker *
dossier_marker_new (const char *library_path, gboolean *was_left)
{
  g_autofree char *path = g_strconcat (library_path, "-open", NULL);
  DossierMarker   *self;
  int              fd = -1;

  *was_left = FALSE;
  for (guint i = 0; i < MAX_TRIES && fd < 0; i++)
    fd = open_marker (path, was_left);
  if (fd < 0)
    return NULL;
  self = g_new0 (DossierMarker, 1);
  self->path = g_steal_pointer (&path);
  self->fd = fd;
  return self;
}

DossierMarker *
dossier_marker_new_alone (const char *library_path)
{
  g_autofree char *path = g_strconcat (library_path, "-open", NULL);
  int              fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  DossierMarker   *self;

  if (fd < 0)
    return NULL;
  if (flock (fd, LOCK_EX | LOCK_NB) != 0 || !is_there (fd))
    {
      close (fd);
      return NULL;
    }
  self = g_new0 (DossierMarker, 1);
  self->path = g_steal_pointer (&path);
  self->fd = fd;
  return self;
}

void
dossier_marker_leave (DossierMarker *self)
{
  if (self == NULL)
    return;
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

void
dossier_marker_free (DossierMarker *self)
{
  if (self != NULL && flock (self->fd, LOCK_EX | LOCK_NB) == 0)
    g_unlink (self->path);
  dossier_marker_leave (self);
}
