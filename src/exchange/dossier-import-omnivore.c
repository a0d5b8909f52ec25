/* dossier-import-omnivore.c - Omnivore: lists of saved pages; in its archive also their articles and highlights
 *
 * metadata_0_to_20.json  a list; as many files as it takes
 * content/SLUG.html      the article
 * highlights/SLUG.md     "> quote" with the note in the lines behind it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-import-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-exchange-limits.h"

/* ---- the list ---- */

static void
read_highlights (JsonObject *entry, DossierImported *item)
{
  g_autoptr (GPtrArray) all = dossier_import_json_list_objects (json_object_get_member (entry, "highlights"));

  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char          *quote = dossier_import_json_dup_text (all->pdata[i], "quote");
      g_autofree char          *note = dossier_import_json_dup_text (all->pdata[i], "annotation");
      g_autofree char          *colour = dossier_import_json_dup_text (all->pdata[i], "color");
      DossierImportedHighlight *highlight = dossier_imported_add_highlight (item, quote, note);

      if (highlight == NULL)
        continue;
      highlight->colour = dossier_imported_read_colour (colour);
      highlight->created = dossier_import_json_get_time (all->pdata[i], "createdAt");
    }
}

static DossierImported *
read_entry (JsonObject *entry)
{
  DossierImported *item = dossier_imported_new ();
  g_autofree char *state = dossier_import_json_dup_text (entry, "state");

  dossier_import_json_put_words (entry, "url", &item->uri, DOSSIER_REFUSALS_MAX_ADDRESS + 1);
  dossier_import_json_put_line (entry, "title", &item->title);
  dossier_import_json_put_line (entry, "author", &item->author);
  dossier_import_json_put_line (entry, "siteName", &item->site);
  dossier_import_json_put_tags (entry, "labels", "name", item);
  dossier_import_json_put_words (entry, "content", &item->html, DOSSIER_IMPORT_MAX_TEXT_BYTES);
  read_highlights (entry, item);
  item->saved = dossier_import_json_get_time (entry, "savedAt");
  item->published = dossier_import_json_get_date (entry, "publishedAt");
  item->is_archived = item->is_read = state != NULL && g_ascii_strcasecmp (state, "archived") == 0;
  return item;
}

static gboolean
is_list (GPtrArray *entries)
{
  return entries->len > 0 && json_object_has_member (entries->pdata[0], "url")
         && (json_object_has_member (entries->pdata[0], "savedAt")
             || json_object_has_member (entries->pdata[0], "slug"));
}

DossierImports *
dossier_import_omnivore_read (JsonNode *root)
{
  g_autoptr (GPtrArray) entries = dossier_import_json_list_objects (root);
  DossierImports *imports;

  if (!is_list (entries))
    return NULL;
  imports = dossier_imports_new (DOSSIER_IMPORT_OMNIVORE);
  for (guint i = 0; i < entries->len; i++)
    dossier_imports_take (imports, read_entry (entries->pdata[i]));
  return imports;
}

/* ---- highlights in Markdown ---- */

static void
end_highlight (DossierImported *item, GString *quote, GString *note)
{
  dossier_imported_add_highlight (item, quote->str, note->str);
  g_string_truncate (quote, 0);
  g_string_truncate (note, 0);
}

static void
append_line (GString *words, const char *line)
{
  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append (words, line);
}

/* A quote begins where lines with ">" begin; what follows until the next one is its note. */
static void
read_markdown (DossierImported *item, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) quote = g_string_new (NULL), note = g_string_new (NULL);
  gboolean was_quote = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strchomp (lines[i]);
      gboolean    is_quote = *line == '>';

      if (is_quote && !was_quote)
        end_highlight (item, quote, note);
      if (is_quote)
        append_line (quote, line[1] == ' ' ? line + 2 : line + 1);
      else
        append_line (note, line);
      was_quote = is_quote;
    }
  end_highlight (item, quote, note);
}

/* ---- the archive ---- */

/* The file's text; NULL when it is not there or cannot be read. */
static char *
dup_file (DossierZip *zip, const char *prefix, const char *folder, const char *slug, const char *ending)
{
  g_autofree char *name = g_strconcat (prefix, folder, slug, ending, NULL);
  g_autoptr (GBytes) bytes = dossier_zip_read (zip, name, NULL);
  gsize       length;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return data != NULL ? g_utf8_make_valid (data, (gssize) length) : NULL;
}

static void
read_files (DossierZip *zip, const char *prefix, JsonObject *entry, DossierImported *item)
{
  g_autofree char *slug = dossier_import_json_dup_text (entry, "slug");
  g_autofree char *article = NULL, *markdown = NULL;

  if (slug == NULL || *slug == '\0' || strchr (slug, '/') != NULL)
    return;
  article = g_strconcat (prefix, "content/", slug, ".html", NULL);
  markdown = dup_file (zip, prefix, "highlights/", slug, ".md");
  if (item->uri != NULL && dossier_zip_has (zip, article))
    item->archived = g_steal_pointer (&article);
  if (markdown != NULL)
    read_markdown (item, markdown);
}

/* FALSE when @name is no list. */
static gboolean
read_list (DossierZip *zip, const char *name, const char *prefix, DossierImports *imports, GError **error)
{
  g_autoptr (GBytes) bytes = dossier_zip_read (zip, name, error);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  gsize       length;
  const char *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  text = g_utf8_make_valid (data != NULL ? data : "", (gssize) length);
  root = dossier_import_json_parse (text, strlen (text), error);
  if (root == NULL)
    return FALSE;
  entries = dossier_import_json_list_objects (root);
  for (guint i = 0; is_list (entries) && i < entries->len; i++)
    {
      DossierImported *item = read_entry (entries->pdata[i]);

      read_files (zip, prefix, entries->pdata[i], item);
      dossier_imports_take (imports, item);
    }
  return TRUE;
}

DossierImports *
dossier_import_omnivore_read_zip (DossierZip *archive, GError **error)
{
  g_autoptr (DossierZip) zip = archive;
  g_autoptr (DossierImports) imports = dossier_imports_new (DOSSIER_IMPORT_OMNIVORE);
  guint n_lists = 0;

  for (guint i = 0; i < dossier_zip_count (zip); i++)
    {
      const char      *name = dossier_zip_get_name (zip, i), *slash = strrchr (name, '/');
      const char      *base = slash != NULL ? slash + 1 : name;
      g_autofree char *prefix = g_strndup (name, (gsize) (base - name));

      if (!g_str_has_prefix (base, "metadata") || !g_str_has_suffix (base, ".json"))
        continue;
      if (!read_list (zip, name, prefix, imports, error))
        return NULL;
      n_lists++;
    }
  imports->archive = g_steal_pointer (&zip);
  if (n_lists > 0)
    return g_steal_pointer (&imports);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                       _ ("The archive is no export of Omnivore: there is no list of saved pages in it."));
  return NULL;
}
