/* dossier-import-read.c - a file that is imported: what is in it, whatever it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-imports-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-clean-address.h"
#include "dossier-html.h"
#include "dossier-import-file.h"
#include "dossier-intake.h"
#include "dossier-library-add-private.h"

/* Bookmarks of old are in any encoding. */
static GBytes *
decode (GBytes *bytes)
{
  char *text;

  if (dossier_intake_sniff (bytes, NULL, NULL) != DOSSIER_CONTENT_BOOKMARKS)
    return g_bytes_ref (bytes);
  text = dossier_html_decode (bytes, NULL, NULL);
  return g_bytes_new_take (text, strlen (text));
}

/* The same entries under their clean addresses: what differed only in how readers are counted is one. */
static void
clean_addresses (DossierImportRun *run)
{
  DossierImports *clean = dossier_imports_new (run->imports->format);

  g_ptr_array_set_free_func (run->imports->items, NULL);
  for (guint i = 0; i < run->imports->items->len; i++)
    {
      DossierImported *item = run->imports->items->pdata[i];

      if (item->uri != NULL)
        {
          g_autofree char *address = g_steal_pointer (&item->uri);

          item->uri = dossier_address_dup_clean (address);
        }
      dossier_imports_take (clean, item);
    }
  dossier_imports_tell (run->imports, run->result->refused);
  dossier_imports_tell (clean, run->result->refused);
  clean->n_feeds = run->imports->n_feeds;
  clean->archive = g_steal_pointer (&run->imports->archive);
  dossier_imports_free (run->imports);
  run->imports = clean;
}

/* An archive on a disk is read file by file; NULL when @path is none. */
static GInputStream *
open_archive (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream
      = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_file_read (file, NULL, NULL) : NULL;
  g_autoptr (GBytes) head = stream != NULL ? g_input_stream_read_bytes (G_INPUT_STREAM (stream), 64, NULL, NULL) : NULL;

  return head != NULL && dossier_zip_is_meant (head) ? G_INPUT_STREAM (g_steal_pointer (&stream)) : NULL;
}

static gboolean
take_imports (DossierImportRun *run, DossierImports *imports)
{
  guint n = 0;

  run->imports = imports;
  if (imports == NULL)
    return FALSE;
  clean_addresses (run);
  run->result->program = g_strdup (dossier_import_format_get_name (run->imports->format));
  n = run->imports->n_feeds;
  if (n > 0)
    g_ptr_array_add (
        run->result->remarks,
        g_strdup_printf (ngettext ("%u link is a feed: subscribe to it with “dossier feeds add FILE”",
                                   "%u links are feeds: subscribe to them with “dossier feeds add FILE”", n),
                         n));
  return TRUE;
}

gboolean
dossier_import_read (DossierImportRun *run, const char *path, gboolean *is_letters, GError **error)
{
  g_autoptr (DossierBatch) batch = dossier_batch_new (run->library, NULL);
  g_autoptr (GInputStream) archive = open_archive (path);
  g_autoptr (GBytes) decoded = NULL;

  *is_letters = FALSE;
  if (archive != NULL)
    return take_imports (run, dossier_import_file_read_archive (archive, error));
  if (!dossier_batch_take_file (batch, path, DOSSIER_IMPORT_MAX_FILE, error)
      || !dossier_import_letters (run, batch, is_letters, error))
    return FALSE;
  if (*is_letters)
    return TRUE;
  decoded = decode (batch->bytes);
  g_clear_pointer (&batch->bytes, g_bytes_unref);
  return take_imports (run, dossier_import_file_read (decoded, error));
}
