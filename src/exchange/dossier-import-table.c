/* dossier-import-table.c - exports that are tables: Pocket, Instapaper, Readwise Reader, Readwise, Matter
 *
 * A format is told by the names of its columns, whatever their order; columns it does not know are left alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-import-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-csv.h"
#include "dossier-exchange-limits.h"

/* What a row says of its highlight, until all of its fields were read. */
typedef struct
{
  DossierImported *item;
  const char      *quote, *note, *colour, *time; /* borrowed from the row */
} Row;

typedef void (*Put) (Row *row, const char *value);

static void
put_uri (Row *row, const char *value)
{
  if (*value != '\0')
    dossier_imported_set_words (&row->item->uri, value, DOSSIER_REFUSALS_MAX_ADDRESS + 1);
}

static void
put_title (Row *row, const char *value)
{
  dossier_imported_set_line (&row->item->title, value);
}

static void
put_author (Row *row, const char *value)
{
  dossier_imported_set_line (&row->item->author, value);
}

static void
put_site (Row *row, const char *value)
{
  dossier_imported_set_line (&row->item->site, value);
}

static void
put_saved (Row *row, const char *value)
{
  row->item->saved = dossier_imported_read_time (value);
}

static void
put_tags (Row *row, const char *value)
{
  dossier_imported_add_tags (row->item, value, "|,;");
}

static gboolean
is_word (const char *value, const char *word)
{
  return g_ascii_strcasecmp (value, word) == 0;
}

/* "archive" of Pocket and Reader; "unread", "new", "later" and "feed" are not read. */
static void
put_place (Row *row, const char *value)
{
  row->item->is_read |= is_word (value, "archive") || is_word (value, "archived");
}

/* Instapaper's own folders are states. */
static void
put_folder (Row *row, const char *value)
{
  put_place (row, value);
  row->item->is_starred |= is_word (value, "starred");
  if (!row->item->is_read && !row->item->is_starred && !is_word (value, "unread"))
    dossier_imported_add_tag (row->item, value);
}

static gboolean
is_true (const char *value)
{
  return is_word (value, "true") || is_word (value, "yes") || strcmp (value, "1") == 0;
}

static void
put_read (Row *row, const char *value)
{
  row->item->is_read |= is_true (value);
}

static void
put_starred (Row *row, const char *value)
{
  row->item->is_starred |= is_true (value);
}

static void
put_quote (Row *row, const char *value)
{
  row->quote = value;
}

static void
put_note (Row *row, const char *value)
{
  row->note = value;
}

static void
put_colour (Row *row, const char *value)
{
  row->colour = value;
}

static void
put_time (Row *row, const char *value)
{
  row->time = value;
}

typedef struct
{
  const char *name;
  Put         put;
} Column;

typedef struct
{
  DossierImportFormat format;
  const char         *required[5]; /* columns that tell it */
  Column              columns[14];
} Table;

static const Table tables[] = {
  { DOSSIER_IMPORT_POCKET,
    { "url", "title", "time_added" },
    { { "url", put_uri },
      { "title", put_title },
      { "time_added", put_saved },
      { "tags", put_tags },
      { "status", put_place } } },
  { DOSSIER_IMPORT_INSTAPAPER,
    { "url", "title", "selection", "folder" },
    { { "url", put_uri },
      { "title", put_title },
      { "selection", put_quote },
      { "folder", put_folder },
      { "timestamp", put_saved },
      { "tags", put_tags } } },
  { DOSSIER_IMPORT_READER,
    { "url", "title", "document tags", "saved date" },
    { { "url", put_uri },
      { "title", put_title },
      { "document tags", put_tags },
      { "saved date", put_saved },
      { "location", put_place },
      { "seen", put_read } } },
  { DOSSIER_IMPORT_READWISE,
    { "highlight", "note", "location" },
    { { "highlight", put_quote },
      { "title", put_title },
      { "book title", put_title },
      { "author", put_author },
      { "book author", put_author },
      { "url", put_uri },
      { "source url", put_uri },
      { "note", put_note },
      { "color", put_colour },
      { "tags", put_tags },
      { "document tags", put_tags },
      { "highlighted at", put_time } } },
  { DOSSIER_IMPORT_MATTER,
    { "url", "title", "in queue", "last interaction date" },
    { { "url", put_uri },
      { "title", put_title },
      { "author", put_author },
      { "publisher", put_site },
      { "tags", put_tags },
      { "favorited", put_starred },
      { "read", put_read },
      { "last interaction date", put_saved } } },
};

/* The column called @name, or -1. */
static int
find_column (const DossierCsv *csv, const char *name)
{
  for (guint i = 0; i < dossier_csv_count (csv); i++)
    {
      g_autofree char *title = g_strstrip (g_strdup (dossier_csv_get (csv, i)));

      if (g_ascii_strcasecmp (title, name) == 0)
        return (int) i;
    }
  return -1;
}

static gboolean
has_columns (const DossierCsv *csv, const Table *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (table->required) && table->required[i] != NULL; i++)
    if (find_column (csv, table->required[i]) < 0)
      return FALSE;
  return TRUE;
}

static const Table *
find_table (DossierCsv *csv)
{
  if (!dossier_csv_next (csv))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (has_columns (csv, &tables[i]))
      return &tables[i];
  return NULL;
}

DossierImportFormat
dossier_import_table_sniff (const char *text, gsize length)
{
  g_autoptr (DossierCsv) csv = dossier_csv_new (text, length);
  const Table *table = find_table (csv);

  return table != NULL ? table->format : DOSSIER_IMPORT_UNKNOWN;
}

static void
add_highlight (Row *row)
{
  DossierImportedHighlight *highlight = dossier_imported_add_highlight (row->item, row->quote, row->note);

  if (highlight == NULL)
    return;
  highlight->colour = dossier_imported_read_colour (row->colour);
  highlight->created = dossier_imported_read_time (row->time);
}

/* Where each column of the table stands in this file. */
static void
find_places (const DossierCsv *csv, const Table *table, int *places)
{
  for (guint i = 0; i < G_N_ELEMENTS (table->columns); i++)
    places[i] = table->columns[i].name != NULL ? find_column (csv, table->columns[i].name) : -1;
}

DossierImports *
dossier_import_table_read (const char *text, gsize length)
{
  g_autoptr (DossierCsv) csv = dossier_csv_new (text, length);
  const Table    *table = find_table (csv);
  DossierImports *imports;
  int             places[G_N_ELEMENTS (table->columns)];

  if (table == NULL)
    return NULL;
  imports = dossier_imports_new (table->format);
  find_places (csv, table, places);
  for (guint n = 0; dossier_csv_next (csv); n++)
    {
      Row row = { NULL };

      if (n >= DOSSIER_IMPORT_MAX_ROWS)
        {
          imports->n_cut++;
          continue;
        }
      row.item = dossier_imported_new ();
      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        if (places[i] >= 0)
          table->columns[i].put (&row, dossier_csv_get (csv, (guint) places[i]));
      add_highlight (&row);
      dossier_imports_take (imports, row.item);
    }
  return imports;
}
