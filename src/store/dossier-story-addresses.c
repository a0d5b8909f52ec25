/* dossier-story-addresses.c - the addresses of the pages of many stories
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-story-addresses.h"

#include "dossier-store-private.h"

/* A GString: an address a line. */
static gpointer
join_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql_uri[] = "SELECT uri FROM story WHERE id = ?1 AND uri IS NOT NULL";
  GArray           *stories = args;
  GString          *lines = g_string_new (NULL);

  for (guint i = 0; i < stories->len; i++)
    {
      sqlite3_stmt *row = dossier_db_query (db, sql_uri, error, "i", g_array_index (stories, gint64, i));

      if (row != NULL && dossier_db_next (db, row, error))
        {
          g_string_append_printf (lines, "%s\n", (const char *) sqlite3_column_text (row, 0));
          dossier_db_end (row);
        }
      else if (row == NULL || dossier_db_failed (db))
        {
          g_string_free (lines, TRUE);
          return NULL;
        }
    }
  return lines;
}

static void
lines_free (gpointer lines)
{
  g_string_free (lines, TRUE);
}

static const DossierCallKind join_kind
    = { .call = join_call, .free_args = (GDestroyNotify) g_array_unref, .free_result = lines_free };

/* Takes @lines. */
static char *
finish (GString *lines, guint *n)
{
  *n = 0;
  if (lines == NULL)
    return NULL;
  for (gsize i = 0; i < lines->len; i++)
    *n += lines->str[i] == '\n';
  return g_string_free (lines, FALSE);
}

char *
dossier_store_join_addresses (DossierStore *self, GArray *stories, guint *n, GError **error)
{
  return finish (dossier_store_call (self, &join_kind, stories, error), n);
}

void
dossier_store_join_addresses_async (DossierStore *self, GArray *stories, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &join_kind, g_array_ref (stories), cancellable, callback, user_data);
}

char *
dossier_store_join_addresses_finish (DossierStore *self, GAsyncResult *result, guint *n, GError **error)
{
  return finish (dossier_store_call_finish (self, &join_kind, result, error), n);
}
