/* dossier-import-table.c - exports that are tables: Pocket, Instapaper, Readwise Reader, Readwise, Matter, Dossier's
 * own
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
  const char      *quote, *note, *colour, *time; /* borrowed from the row, as are the others */
  const char      *modified, *tags, *about, *prefix, *suffix, *start, *end, *uid, *move_urn, *move_sentence;
  gboolean         is_dotted; /* tags stand behind dots at the beginning of the note */
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

/* Of the highlight, and as ever of what it is in. */
static void
put_highlight_tags (Row *row, const char *value)
{
  row->tags = value;
  put_tags (row, value);
}

/* "archive" of Pocket and Reader; "unread", "new", "later" and "feed" are not read. */
static void
put_place (Row *row, const char *value)
{
  gboolean is_archived = is_word (value, "archive") || is_word (value, "archived");

  row->item->is_read |= is_archived;
  row->item->is_archived |= is_archived;
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
put_dotted_note (Row *row, const char *value)
{
  row->note = value;
  row->is_dotted = TRUE;
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

/* ---- of Dossier's own table ---- */

static void
put_own_quote (Row *row, const char *value)
{
  row->quote = dossier_csv_skip_apostrophe (value);
}

static void
put_own_note (Row *row, const char *value)
{
  row->note = dossier_csv_skip_apostrophe (value);
}

static void
put_own_tags (Row *row, const char *value)
{
  row->tags = dossier_csv_skip_apostrophe (value);
}

static void
put_about (Row *row, const char *value)
{
  row->about = dossier_csv_skip_apostrophe (value);
}

static void
put_move_urn (Row *row, const char *value)
{
  row->move_urn = value;
}

static void
put_move_sentence (Row *row, const char *value)
{
  row->move_sentence = dossier_csv_skip_apostrophe (value);
}

static void
put_own_title (Row *row, const char *value)
{
  put_title (row, dossier_csv_skip_apostrophe (value));
}

static void
put_own_author (Row *row, const char *value)
{
  put_author (row, dossier_csv_skip_apostrophe (value));
}

static void
put_own_site (Row *row, const char *value)
{
  put_site (row, dossier_csv_skip_apostrophe (value));
}

static void
put_published (Row *row, const char *value)
{
  row->item->published = dossier_imported_read_date (value);
}

static void
put_modified (Row *row, const char *value)
{
  row->modified = value;
}

static void
put_prefix (Row *row, const char *value)
{
  row->prefix = dossier_csv_skip_apostrophe (value);
}

static void
put_suffix (Row *row, const char *value)
{
  row->suffix = dossier_csv_skip_apostrophe (value);
}

static void
put_start (Row *row, const char *value)
{
  row->start = value;
}

static void
put_end (Row *row, const char *value)
{
  row->end = value;
}

static void
put_story (Row *row, const char *value)
{
  dossier_imported_set_uid (&row->item->uid, value);
}

static void
put_uid (Row *row, const char *value)
{
  row->uid = value;
}

/* ---- tables ---- */

typedef struct
{
  const char *name;
  Put         put;
} Column;

typedef struct
{
  DossierImportFormat format;
  const char         *required[5]; /* columns that tell it */
  Column              columns[20];
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
      { "note", put_dotted_note },
      { "color", put_colour },
      { "tags", put_highlight_tags },
      { "document tags", put_tags },
      { "date", put_time },
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
  { DOSSIER_IMPORT_HIGHLIGHTS,
    { "quote", "note", "colour", "story", "id" },
    { { "quote", put_own_quote },   { "note", put_own_note },
      { "colour", put_colour },     { "tags", put_own_tags },
      { "about", put_about },       { "title", put_own_title },
      { "author", put_own_author }, { "site", put_own_site },
      { "url", put_uri },           { "published", put_published },
      { "created", put_time },      { "modified", put_modified },
      { "start", put_start },       { "end", put_end },
      { "prefix", put_prefix },     { "suffix", put_suffix },
      { "story", put_story },       { "id", put_uid },
      { "move_urn", put_move_urn }, { "move_sentence", put_move_sentence } } },
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

/* How much of @note is a first line of words that all begin with a dot and a letter: ".chips .to-watch". */
static gsize
measure_dotted (const char *note)
{
  gsize length = strcspn (note, "\r\n");

  for (gsize i = 0; i < length; i++)
    if ((i == 0 || note[i - 1] == ' ') && note[i] != ' '
        && (note[i] != '.' || !g_unichar_isalpha (g_utf8_get_char (note + i + 1))))
      return 0;
  return length;
}

static void
add_tags (DossierImportedHighlight *highlight, const char *value, const char *separators)
{
  g_auto (GStrv) tags = g_strsplit_set (value, separators, DOSSIER_ANNOTATION_MAX_TAGS * 4);

  for (guint i = 0; tags[i] != NULL; i++)
    dossier_imported_add_highlight_tag (highlight, tags[i]);
}

/* What only one of the tables has. */
static void
give_own (const Row *row, DossierImportedHighlight *highlight)
{
  guint64 start = 0, end = 0;

  dossier_imported_set_exact (&highlight->prefix, row->prefix, DOSSIER_IMPORT_MAX_LINE_BYTES);
  dossier_imported_set_exact (&highlight->suffix, row->suffix, DOSSIER_IMPORT_MAX_LINE_BYTES);
  dossier_imported_set_line (&highlight->about, row->about);
  dossier_imported_set_uid (&highlight->uid, row->uid);
  dossier_imported_set_move (highlight, row->move_urn, row->move_sentence);
  highlight->modified = dossier_imported_read_time (row->modified);
  if (row->start == NULL || row->end == NULL
      || !g_ascii_string_to_unsigned (row->start, 10, 0, G_MAXINT32 - 1, &start, NULL)
      || !g_ascii_string_to_unsigned (row->end, 10, start + 1, G_MAXINT32, &end, NULL))
    return;
  highlight->start = (guint) start;
  highlight->length = (guint) (end - start);
}

static void
add_highlight (Row *row, DossierImportFormat format)
{
  gboolean                  is_own = format == DOSSIER_IMPORT_HIGHLIGHTS;
  gsize                     n_dotted = row->is_dotted && row->note != NULL ? measure_dotted (row->note) : 0;
  g_autofree char          *dotted = n_dotted > 0 ? g_strndup (row->note, n_dotted) : NULL;
  const char               *note = row->note != NULL ? row->note + n_dotted : NULL;
  DossierImportedHighlight *highlight = is_own ? dossier_imported_add_exact_highlight (row->item, row->quote, note)
                                               : dossier_imported_add_highlight (row->item, row->quote, note);

  if (highlight == NULL)
    return;
  highlight->colour = dossier_imported_read_colour (row->colour);
  highlight->created = dossier_imported_read_time (row->time);
  if (dotted != NULL)
    add_tags (highlight, dotted, ". ");
  if (row->tags != NULL)
    add_tags (highlight, row->tags, is_own ? "\n" : "|,;");
  if (is_own)
    give_own (row, highlight);
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
      add_highlight (&row, table->format);
      dossier_imports_take (imports, row.item);
    }
  return imports;
}
