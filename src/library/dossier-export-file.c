/* dossier-export-file.c - a file that is written whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-export-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Bytes that are collected before they are written. */
#define PIECE (64 * 1024)

struct _DossierExportFile
{
  char    *path;
  char    *unfinished; /* NULL: standard output */
  int      fd;
  GString *waiting;
};

gboolean
dossier_export_file_fail (const char *path, const char *why, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  /* TRANSLATORS: a file's name, and why */
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), _ ("“%s” could not be written: %s"), name, why);
  return FALSE;
}

static gboolean
fail_with (const char *path, int code, GError **error)
{
  return dossier_export_file_fail (path, g_strerror (code), code, error);
}

/* The mode of the file that is at @path, which must be one that may be replaced. */
static gboolean
check_place (const char *path, const char *library, mode_t *mode, GError **error)
{
  struct stat there, own;

  *mode = 0666;
  if (stat (path, &there) != 0)
    return errno == ENOENT || fail_with (path, errno, error);
  if (S_ISDIR (there.st_mode))
    return fail_with (path, EISDIR, error);
  if (!S_ISREG (there.st_mode))
    return dossier_export_file_fail (path, _ ("it is not a plain file"), EINVAL, error);
  if (library != NULL && stat (library, &own) == 0 && own.st_dev == there.st_dev && own.st_ino == there.st_ino)
    return dossier_export_file_fail (path, _ ("this is the library itself"), EINVAL, error);
  *mode = there.st_mode & 0777;
  return TRUE;
}

DossierExportFile *
dossier_export_file_new (const char *path, const char *library, GError **error)
{
  g_autofree char   *unfinished = NULL;
  DossierExportFile *self;
  mode_t             mode;
  int                fd = STDOUT_FILENO;

  if (strcmp (path, "-") != 0)
    {
      if (!check_place (path, library, &mode, error))
        return NULL;
      unfinished = g_strdup_printf ("%s.part-%08x", path, g_random_int ());
      fd = g_open (unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
      if (fd < 0)
        {
          fail_with (path, errno, error);
          return NULL;
        }
    }
  self = g_new0 (DossierExportFile, 1);
  self->path = g_strdup (path);
  self->unfinished = g_steal_pointer (&unfinished);
  self->fd = fd;
  self->waiting = g_string_new (NULL);
  return self;
}

static gboolean
write_out (DossierExportFile *self, GError **error)
{
  gsize done = 0;

  while (done < self->waiting->len)
    {
      gssize n = write (self->fd, self->waiting->str + done, self->waiting->len - done);

      if (n < 0 && errno != EINTR)
        return fail_with (self->path, errno, error);
      done += n > 0 ? (gsize) n : 0;
    }
  g_string_truncate (self->waiting, 0);
  return TRUE;
}

gboolean
dossier_export_file_write (DossierExportFile *self, const char *text, gsize length, GError **error)
{
  g_string_append_len (self->waiting, text, (gssize) length);
  return self->waiting->len < PIECE || write_out (self, error);
}

static void
free_file (DossierExportFile *self)
{
  g_free (self->path);
  g_free (self->unfinished);
  g_string_free (self->waiting, TRUE);
  g_free (self);
}

void
dossier_export_file_drop (DossierExportFile *self)
{
  if (self->unfinished != NULL)
    {
      g_close (self->fd, NULL);
      g_unlink (self->unfinished);
    }
  free_file (self);
}

gboolean
dossier_export_file_finish (DossierExportFile *self, GError **error)
{
  gboolean done = write_out (self, error);

  if (self->unfinished == NULL)
    {
      free_file (self);
      return done;
    }
  if (done && fsync (self->fd) != 0)
    done = fail_with (self->path, errno, error);
  if (!done)
    {
      dossier_export_file_drop (self);
      return FALSE;
    }
  if (close (self->fd) != 0 || g_rename (self->unfinished, self->path) != 0)
    {
      done = fail_with (self->path, errno, error);
      g_unlink (self->unfinished);
    }
  free_file (self);
  return done;
}
