/* dossier-zip-writer.c - a zip archive made in memory
 *
 * archive: NULL once it is finished.
 * bytes:   where libzip writes; ours too.
 * files:   what is in them: libzip reads it when the archive is finished.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-zip-writer.h"

#include <zip.h>
#include <glib/gi18n-lib.h>

/* 1 January 1980, 0:00, as MS-DOS has it. */
#define FIRST_DAY (1 << 5 | 1)

struct _DossierZipWriter
{
  zip_source_t *bytes;
  zip_t        *archive;
  GPtrArray    *files; /* (element-type GBytes) */
};

static gboolean
fail (zip_error_t *fault, GError **error)
{
  /* TRANSLATORS: %s says why */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The book could not be packed: %s"),
               zip_error_strerror (fault));
  return FALSE;
}

void
dossier_zip_writer_free (DossierZipWriter *self)
{
  if (self == NULL)
    return;
  if (self->archive != NULL)
    zip_discard (self->archive);
  if (self->bytes != NULL)
    zip_source_free (self->bytes);
  g_ptr_array_unref (self->files);
  g_free (self);
}

DossierZipWriter *
dossier_zip_writer_new (GError **error)
{
  g_autoptr (DossierZipWriter) self = g_new0 (DossierZipWriter, 1);
  zip_error_t fault;

  zip_error_init (&fault);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->bytes = zip_source_buffer_create (NULL, 0, 0, &fault);
  if (self->bytes != NULL)
    self->archive = zip_open_from_source (self->bytes, ZIP_TRUNCATE, &fault);
  if (self->archive == NULL)
    {
      fail (&fault, error);
      zip_error_fini (&fault);
      return NULL;
    }
  zip_source_keep (self->bytes);
  zip_error_fini (&fault);
  return g_steal_pointer (&self);
}

gboolean
dossier_zip_writer_add (DossierZipWriter *self, const char *name, GString *text, gboolean is_stored, GError **error)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);

  return dossier_zip_writer_add_bytes (self, name, bytes, is_stored, error);
}

gboolean
dossier_zip_writer_add_bytes (DossierZipWriter *self, const char *name, GBytes *bytes, gboolean is_stored,
                              GError **error)
{
  zip_source_t *source;
  zip_int64_t   index;

  g_ptr_array_add (self->files, g_bytes_ref (bytes));
  source = zip_source_buffer (self->archive, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0);
  if (source == NULL)
    return fail (zip_get_error (self->archive), error);
  index = zip_file_add (self->archive, name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0)
    {
      zip_source_free (source);
      return fail (zip_get_error (self->archive), error);
    }
  if (zip_set_file_compression (self->archive, (zip_uint64_t) index, is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) != 0
      || zip_file_set_dostime (self->archive, (zip_uint64_t) index, 0, FIRST_DAY, 0) != 0)
    return fail (zip_get_error (self->archive), error);
  return TRUE;
}

/* All that was written. */
static GBytes *
read_all (zip_source_t *bytes, GError **error)
{
  g_autofree guint8 *all = NULL;
  zip_stat_t         stat;
  zip_int64_t        n;

  if (zip_source_stat (bytes, &stat) != 0 || zip_source_open (bytes) != 0)
    {
      fail (zip_source_error (bytes), error);
      return NULL;
    }
  all = g_try_malloc (stat.size);
  if (all == NULL)
    {
      zip_source_close (bytes);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("There is not memory enough for the book. Choose fewer stories."));
      return NULL;
    }
  n = zip_source_read (bytes, all, stat.size);
  zip_source_close (bytes);
  if (n < 0 || (zip_uint64_t) n != stat.size)
    {
      fail (zip_source_error (bytes), error);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&all), stat.size);
}

GBytes *
dossier_zip_writer_finish (DossierZipWriter *self, GError **error)
{
  if (zip_close (self->archive) != 0)
    {
      fail (zip_get_error (self->archive), error);
      return NULL;
    }
  self->archive = NULL;
  return read_all (self->bytes, error);
}
