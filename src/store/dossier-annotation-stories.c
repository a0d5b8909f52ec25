/* dossier-annotation-stories.c - which stories have certain highlights
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotation-stories.h"

#include "dossier-store-private.h"

/* The stories that @sql finds for each of @n @keys, each once. */
typedef struct
{
  const char   *sql;
  const gint64 *keys;
  guint         n;
} Wanted;

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first < second) - (first > second);
}

static void
remove_repeats (GArray *stories)
{
  g_array_sort (stories, compare_newest);
  for (guint i = stories->len; i > 1; i--)
    if (g_array_index (stories, gint64, i - 1) == g_array_index (stories, gint64, i - 2))
      g_array_remove_index (stories, i - 1);
}

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  const Wanted *wanted = args;
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < wanted->n; i++)
    {
      sqlite3_stmt *row = dossier_db_query (db, wanted->sql, error, "i", wanted->keys[i]);

      if (row == NULL)
        return NULL;
      while (dossier_db_next (db, row, error))
        {
          gint64 story = sqlite3_column_int64 (row, 0);

          g_array_append_val (stories, story);
        }
      if (dossier_db_failed (db))
        return NULL;
    }
  remove_repeats (stories);
  return g_steal_pointer (&stories);
}

static GArray *
list_stories (DossierStore *self, const Wanted *wanted, GError **error)
{
  static const DossierCallKind kind = { list_call, FALSE, NULL, (GDestroyNotify) g_array_unref };

  return dossier_store_call (self, &kind, (gpointer) wanted, error);
}

GArray *
dossier_store_list_stories_about (DossierStore *self, gint64 entity, GError **error)
{
  Wanted wanted = { "SELECT n.story FROM annotation n JOIN story_state t ON t.story = n.story AND t.is_deleted = 0"
                    " WHERE n.entity = ?1 AND n.is_deleted = 0",
                    &entity, 1 };

  return list_stories (self, &wanted, error);
}

GArray *
dossier_store_list_stories_of_annotations (DossierStore *self, GArray *annotations, GError **error)
{
  Wanted wanted = { "SELECT n.story FROM annotation n JOIN story_state t ON t.story = n.story AND t.is_deleted = 0"
                    " WHERE n.id = ?1 AND n.is_deleted = 0",
                    (const gint64 *) (gconstpointer) annotations->data, annotations->len };

  return list_stories (self, &wanted, error);
}
