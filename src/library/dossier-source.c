/* dossier-source.c - a file, a pipe or bytes, read from the beginning to the end, as much at a time as is wanted
 *
 * head:  what comes first: the first bytes of a file, all of what is in memory; @head_at of them were given.
 * fd:    what the rest comes from; -1 when there is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#include "dossier-intake.h"
#include "dossier-library.h"
#include "dossier-mailbox.h"

struct _DossierSource
{
  char    *name; /* for words; NULL for bytes */
  GBytes  *head;
  gsize    head_at;
  int      fd;
  gboolean is_borrowed; /* the fd is standard input's */
  guint64  size, position;
};

static void
set_unreadable (GError **error, const char *name, int code)
{
  g_autofree char *words = NULL;

  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
      words = g_strdup_printf (_ ("There is no file “%s”. If it is an address, it begins with https://"), name);
      break;
    case EACCES:
    case EPERM: words = g_strdup_printf (_ ("You may not read “%s”: its owner has not given permission."), name); break;
    case EISDIR: words = g_strdup_printf (_ ("“%s” is a folder. Give the files in it."), name); break;
    default:
      /* TRANSLATORS: a file's name, and why in the system's words */
      words = g_strdup_printf (_ ("“%s” could not be read: %s."), name, g_strerror (code));
      break;
    }
  g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNREADABLE, words);
}

static void
set_too_large (GError **error, const char *name, gsize most)
{
  g_autofree char *words = g_format_size_full (most, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_TOO_LARGE,
               /* TRANSLATORS: a file's name, and a size such as "32.0 MiB" */
               _ ("“%s” is too large: at most %s are read."), name, words);
}

void
dossier_source_free (DossierSource *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0 && !self->is_borrowed)
    close (self->fd);
  g_clear_pointer (&self->head, g_bytes_unref);
  g_free (self->name);
  g_free (self);
}

DossierSource *
dossier_source_new (GBytes *bytes)
{
  DossierSource *self = g_new0 (DossierSource, 1);

  self->head = g_bytes_ref (bytes);
  self->fd = -1;
  self->size = g_bytes_get_size (bytes);
  return self;
}

/* From the file itself; -1 on error. */
static gssize
read_some (DossierSource *self, char *buffer, gsize size, GError **error)
{
  for (;;)
    {
      ssize_t n = read (self->fd, buffer, size);

      if (n >= 0)
        return n;
      if (errno == EINTR)
        continue;
      set_unreadable (error, self->name, errno);
      return -1;
    }
}

static gboolean
read_head (DossierSource *self, GError **error)
{
  g_autofree char *buffer = g_malloc (DOSSIER_INTAKE_HEAD);
  gsize            length = 0;

  while (length < DOSSIER_INTAKE_HEAD)
    {
      gssize n = read_some (self, buffer + length, DOSSIER_INTAKE_HEAD - length, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      length += (gsize) n;
    }
  self->head = g_bytes_new_take (g_steal_pointer (&buffer), length);
  return TRUE;
}

/* FALSE and @error for a folder. */
static gboolean
look_at_file (DossierSource *self, GError **error)
{
  struct stat info;
  int         code = fstat (self->fd, &info) != 0 ? errno : S_ISDIR (info.st_mode) ? EISDIR : 0;

  if (code != 0)
    {
      set_unreadable (error, self->name, code);
      return FALSE;
    }
  if (S_ISREG (info.st_mode))
    self->size = (guint64) info.st_size;
  return TRUE;
}

DossierSource *
dossier_source_open (const char *path, GError **error)
{
  g_autoptr (DossierSource) self = g_new0 (DossierSource, 1);

  self->is_borrowed = strcmp (path, "-") == 0;
  self->name = self->is_borrowed ? g_strdup (_ ("standard input")) : g_filename_display_name (path);
  self->fd = self->is_borrowed ? STDIN_FILENO : open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (self->fd < 0)
    {
      set_unreadable (error, self->name, errno);
      return NULL;
    }
  return look_at_file (self, error) && read_head (self, error) ? g_steal_pointer (&self) : NULL;
}

gboolean
dossier_source_is_mailbox (const DossierSource *self)
{
  gsize            length;
  const char      *data = g_bytes_get_data (self->head, &length);
  g_autofree char *head = g_strndup (length > 0 ? data : "", MIN (length, DOSSIER_INTAKE_HEAD));

  return dossier_mailbox_is_meant (head);
}

gssize
dossier_source_read (DossierSource *self, char *buffer, gsize size, GError **error)
{
  gsize       length;
  const char *data = g_bytes_get_data (self->head, &length);
  gssize      n;

  if (self->head_at < length)
    {
      n = (gssize) MIN (size, length - self->head_at);
      memcpy (buffer, data + self->head_at, (gsize) n);
      self->head_at += (gsize) n;
    }
  else
    n = self->fd >= 0 ? read_some (self, buffer, size, error) : 0;
  self->position += n > 0 ? (guint64) n : 0;
  return n;
}

GBytes *
dossier_source_read_all (DossierSource *self, gsize most, GError **error)
{
  g_autoptr (GByteArray) all = NULL;
  char   buffer[65536];
  gssize n;

  if (self->size > most)
    {
      set_too_large (error, self->name, most);
      return NULL;
    }
  all = g_byte_array_sized_new ((guint) self->size);
  while ((n = dossier_source_read (self, buffer, sizeof buffer, error)) > 0)
    {
      if (all->len + (gsize) n > most)
        {
          set_too_large (error, self->name, most);
          return NULL;
        }
      g_byte_array_append (all, (const guint8 *) buffer, (guint) n);
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

guint64
dossier_source_get_size (const DossierSource *self)
{
  return self->size;
}

guint64
dossier_source_get_position (const DossierSource *self)
{
  return self->position;
}
