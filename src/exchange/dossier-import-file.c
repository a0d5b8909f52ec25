/* dossier-import-file.c - another program's export, whatever program that is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-import-file.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-bookmark-parser.h"
#include "dossier-exchange-limits.h"
#include "dossier-import-private.h"

/* Bytes looked at to tell what something is. */
#define HEAD 8192

static gboolean
fail_unknown (GError **error)
{
  g_set_error_literal (
      error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
      _ ("This is no export that is known. Bookmarks, mails, mailboxes and the exports of Pocket, "
         "Instapaper, Readwise, Matter, Omnivore, wallabag, Hypothesis and Karakeep can be imported, and "
         "highlights as Web Annotations or as Dossier's own table."));
  return FALSE;
}

static gboolean
check_length (gsize length, GError **error)
{
  g_autofree char *most = NULL;

  if (length <= DOSSIER_IMPORT_MAX_BYTES)
    return TRUE;
  most = g_format_size_full (DOSSIER_IMPORT_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
               /* TRANSLATORS: %s is a size, "128.0 MiB" */
               _ ("The file is too large: at most %s are read."), most);
  return FALSE;
}

/* Valid UTF-8 without NULs and without the mark at the beginning, as a GBytes: what is good is not copied. */
static GBytes *
make_text (GBytes *bytes)
{
  gsize            length;
  const char      *data = g_bytes_get_data (bytes, &length);
  g_autofree char *converted = NULL;
  char            *valid;

  if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    {
      gsize n_converted = 0;

      converted = g_convert (data, (gssize) length, "UTF-8", "UTF-16", NULL, &n_converted, NULL);
      if (converted != NULL)
        {
          valid = g_utf8_make_valid (converted, (gssize) n_converted);
          return g_bytes_new_take (valid, strlen (valid));
        }
    }
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if (length > 0 && g_utf8_validate_len (data, length, NULL))
    return g_bytes_new_from_bytes (bytes, (gsize) (data - (const char *) g_bytes_get_data (bytes, NULL)), length);
  valid = g_utf8_make_valid (length > 0 ? data : "", (gssize) length);
  return g_bytes_new_take (valid, strlen (valid));
}

/* ---- bookmarks ---- */

/* Each folder around it is a tag of its own: what is in "News / AI" is found among the news and by "AI", and a folder
 * called as a tag is that tag. */
static DossierImported *
convert_bookmark (const DossierBookmark *bookmark)
{
  DossierImported *item = dossier_imported_new ();

  item->uri = g_strdup (bookmark->uri);
  dossier_imported_set_line (&item->title, bookmark->title);
  dossier_imported_add_highlight (item, NULL, bookmark->note);
  for (guint i = 0; bookmark->tags[i] != NULL; i++)
    dossier_imported_add_tag (item, bookmark->tags[i]);
  for (guint i = bookmark->n_places; bookmark->folder[i] != NULL; i++)
    dossier_imported_add_tag (item, bookmark->folder[i]);
  item->saved = bookmark->added;
  item->is_archived = item->is_read = bookmark->is_archived;
  return item;
}

static DossierImports *
read_bookmarks (const char *text, gsize length, GError **error)
{
  gboolean is_pocket = g_strstr_len (text, (gssize) MIN (length, HEAD), "<title>Pocket Export") != NULL;
  g_autoptr (DossierImports) imports
      = dossier_imports_new (is_pocket ? DOSSIER_IMPORT_POCKET : DOSSIER_IMPORT_BOOKMARKS);
  g_autoptr (GPtrArray) bookmarks = dossier_bookmark_parser_run (text, length, imports->refusals, error);

  if (bookmarks == NULL)
    return NULL;
  for (guint i = 0; i < bookmarks->len; i++)
    if (dossier_bookmark_get_feed (bookmarks->pdata[i]) != NULL)
      imports->n_feeds++;
    else
      dossier_imports_take (imports, convert_bookmark (bookmarks->pdata[i]));
  return g_steal_pointer (&imports);
}

/* ---- JSON, archives ---- */

static DossierImports *
read_json (const char *text, gsize length, GError **error)
{
  static DossierImports *(*const readers[]) (JsonNode *)
      = { dossier_import_web_annotation_read, dossier_import_wallabag_read, dossier_import_karakeep_read,
          dossier_import_hypothesis_read, dossier_import_omnivore_read };
  g_autoptr (JsonNode) root = dossier_import_json_parse (text, length, error);

  if (root == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      DossierImports *imports = readers[i](root);

      if (imports != NULL)
        return imports;
    }
  fail_unknown (error);
  return NULL;
}

DossierImports *
dossier_import_file_read_archive (GInputStream *stream, GError **error)
{
  DossierZip *zip = dossier_zip_new (stream, error);

  return zip != NULL ? dossier_import_omnivore_read_zip (zip, error) : NULL;
}

static DossierImports *
read_zip (GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return dossier_import_file_read_archive (stream, error);
}

static DossierImports *
read_table (const char *text, gsize length, GError **error)
{
  DossierImports *imports = dossier_import_table_read (text, length);

  if (imports == NULL)
    fail_unknown (error);
  return imports;
}

DossierImports *
dossier_import_file_read (GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) whole = NULL;
  g_autofree char *head = NULL;
  const char      *text, *first;
  gsize            length;

  if (!check_length (g_bytes_get_size (bytes), error))
    return NULL;
  if (dossier_zip_is_meant (bytes))
    return read_zip (bytes, error);
  whole = make_text (bytes);
  text = g_bytes_get_data (whole, &length);
  if (!check_length (length, error))
    return NULL;
  head = g_strndup (length > 0 ? text : "", MIN (length, HEAD));
  first = head + strspn (head, " \t\r\n");
  if (*first == '[' || *first == '{')
    return read_json (text, length, error);
  if (dossier_bookmark_parser_is_meant (head))
    return read_bookmarks (text, length, error);
  return read_table (text, length, error);
}

DossierImportFormat
dossier_import_file_sniff (GBytes *bytes)
{
  gsize            length;
  const char      *data = g_bytes_get_data (bytes, &length);
  g_autofree char *head = g_utf8_make_valid (length > 0 ? data : "", (gssize) MIN (length, HEAD));
  const char      *first = head + strspn (head, " \t\r\n");
  g_autoptr (DossierImports) imports = NULL;

  if (g_str_has_prefix (first, "\xef\xbb\xbf"))
    first += 3;
  if (*first != '[' && *first != '{' && !dossier_zip_is_meant (bytes))
    return dossier_import_table_sniff (first, strlen (first));
  imports = dossier_import_file_read (bytes, NULL);
  return imports != NULL ? imports->format : DOSSIER_IMPORT_UNKNOWN;
}
