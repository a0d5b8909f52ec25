/* dossier-table.c - a shipped table (TSV) -> its rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-table.h"

#include "dossier-recogniser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Damaged data is seen here first, also by what is built without the rest of the room. */
G_DEFINE_QUARK (dossier - recogniser - error - quark, dossier_recogniser_error)

/* The number of cells in the line, all of which are filled as far as they fit. */
static guint
cut_line (const char *at, const char *end, DossierCell *cells)
{
  guint n = 0;

  for (;;)
    {
      const char *tab = memchr (at, '\t', end - at);
      const char *stop = tab != NULL ? tab : end;

      if (n < DOSSIER_TABLE_MAX_COLUMNS)
        cells[n] = (DossierCell){ at, stop - at };
      n++;
      if (tab == NULL)
        return n;
      at = tab + 1;
    }
}

/* Most lines are ASCII, which is quickly seen. */
static gboolean
is_text (const char *at, gsize length)
{
  const char *stop = at;
  guint64     bytes, high = 0;

  for (; (gsize) (at + length - stop) >= sizeof bytes; stop += sizeof bytes)
    {
      memcpy (&bytes, stop, sizeof bytes);
      high |= bytes;
    }
  for (; stop < at + length; stop++)
    high |= (guchar) *stop;
  if ((high & G_GUINT64_CONSTANT (0x8080808080808080)) == 0)
    return memchr (at, '\0', length) == NULL;
  return g_utf8_validate_len (at, length, NULL);
}

static const char *
find_fault (const char *at, const char *end, guint n_columns, DossierCell *cells)
{
  if (end - at > DOSSIER_TABLE_MAX_LINE)
    return _ ("the line is too long");
  if (memchr (at, '\r', end - at) != NULL || !is_text (at, end - at))
    return _ ("the line is not plain UTF-8 text");
  if (cut_line (at, end, cells) != n_columns)
    return _ ("the line has another number of columns");
  return cells[0].length == 0 ? _ ("the first column is empty") : NULL;
}

gboolean
dossier_table_read (GBytes *table, const char *name, guint n_columns, DossierTableFunc func, gpointer user_data,
                    GError **error)
{
  gsize       size;
  const char *at = g_bytes_get_data (table, &size);
  const char *end = at + size;

  g_return_val_if_fail (n_columns >= 1 && n_columns <= DOSSIER_TABLE_MAX_COLUMNS, FALSE);
  for (guint line = 1; at < end; line++)
    {
      DossierCell cells[DOSSIER_TABLE_MAX_COLUMNS];
      const char *stop = memchr (at, '\n', end - at);
      const char *reason = NULL;

      if (stop == NULL)
        stop = end;
      if (stop > at && *at != '#')
        {
          reason = find_fault (at, stop, n_columns, cells);
          if (reason == NULL && !func (cells, &reason, user_data) && reason == NULL)
            reason = _ ("the line makes no sense");
          if (reason != NULL)
            {
              /* TRANSLATORS: 1: a file name, 2: a line number, 3: why the line cannot be read */
              g_set_error (error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA, _ ("%s, line %u: %s"), name,
                           line, reason);
              return FALSE;
            }
        }
      at = stop + 1;
    }
  return TRUE;
}

gboolean
dossier_cell_is (DossierCell cell, const char *word)
{
  return cell.length == strlen (word) && memcmp (cell.text, word, cell.length) == 0;
}

gboolean
dossier_cell_next (DossierCell *cell, char separator, DossierCell *piece)
{
  const char *stop;

  if (cell->length == 0)
    return FALSE;
  stop = memchr (cell->text, separator, cell->length);
  piece->text = cell->text;
  piece->length = stop != NULL ? (gsize) (stop - cell->text) : cell->length;
  cell->text += piece->length;
  cell->length -= piece->length;
  if (stop != NULL)
    {
      cell->text++;
      cell->length--;
    }
  return TRUE;
}
