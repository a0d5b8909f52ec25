/* dossier-order.c - stories put in order by what the library keeps of them
 *
 * Few stories are looked up one by one; of many, all that the library has are read in one go, by an index where there
 * is one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-order-private.h"

/* Looking one story up costs as much as reading so many in a row. */
#define LOOK_UP_COST 4
/* Those without a source come last. */
#define NO_SOURCE G_MAXINT64

static const char *const words[DOSSIER_N_ORDERS] = {
  [DOSSIER_ORDER_NEWEST] = "newest", [DOSSIER_ORDER_OLDEST] = "oldest", [DOSSIER_ORDER_SAVED] = "saved",
  [DOSSIER_ORDER_TITLE] = "title",   [DOSSIER_ORDER_SOURCE] = "source", [DOSSIER_ORDER_RELEVANCE] = "relevance",
};

const char *
dossier_order_to_string (DossierOrder order)
{
  return words[order];
}

DossierOrder
dossier_order_from_string (const char *word)
{
  for (DossierOrder order = 0; order < DOSSIER_N_ORDERS; order++)
    if (g_strcmp0 (word, words[order]) == 0)
      return order;
  return DOSSIER_ORDER_NEWEST;
}

/* One story and what it is ordered by: a text, or else a number. */
typedef struct
{
  gint64      id;
  const char *text;
  gint64      number;
} Key;

typedef struct
{
  DossierOrder  order;
  Key          *keys; /* in the order of the ids: newest first */
  GStringChunk *texts;
  GHashTable   *sources, *feeds; /* id -> where its name stands among all names */
} Sorting;

/* ---- names of sources ---- */

typedef struct
{
  GHashTable *ranks; /* that it goes to */
  gint64      id;
  char       *folded;
} Name;

static void
name_clear (gpointer data)
{
  g_free (((Name *) data)->folded);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Name *) a)->folded, ((const Name *) b)->folded);
}

static gboolean
read_names (DossierDb *db, const char *sql, GHashTable *ranks, GArray *names, GError **error)
{
  sqlite3_stmt *row = dossier_db_query (db, sql, error, "");

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      const char *name = (const char *) sqlite3_column_text (row, 1);
      Name        one = { ranks, sqlite3_column_int64 (row, 0), dossier_names_fold_plain (name != NULL ? name : "") };

      g_array_append_val (names, one);
    }
  return !dossier_db_failed (db);
}

/* The same name is the same place, whether a site or a feed has it. */
static gboolean
rank_sources (DossierDb *db, Sorting *sorting, GError **error)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Name));
  gint64 rank = 0;

  g_array_set_clear_func (names, name_clear);
  if (!read_names (db, "SELECT id, name FROM source", sorting->sources, names, error)
      || !read_names (db, "SELECT id, title FROM feed", sorting->feeds, names, error))
    return FALSE;
  g_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      Name *name = &g_array_index (names, Name, i);

      if (i > 0 && strcmp (g_array_index (names, Name, i - 1).folded, name->folded) != 0)
        rank++;
      g_hash_table_insert (name->ranks, g_memdup2 (&name->id, sizeof name->id), g_memdup2 (&rank, sizeof rank));
    }
  return TRUE;
}

static gint64
get_rank (const Sorting *sorting, sqlite3_stmt *row)
{
  gint64  source = sqlite3_column_int64 (row, 1), feed = sqlite3_column_int64 (row, 2);
  gint64 *rank = source != 0 ? g_hash_table_lookup (sorting->sources, &source)
                 : feed != 0 ? g_hash_table_lookup (sorting->feeds, &feed)
                             : NULL;

  return rank != NULL ? *rank : NO_SOURCE;
}

/* ---- keys ---- */

static void
take_key (Sorting *sorting, Key *key, sqlite3_stmt *row)
{
  g_autofree char *folded = NULL;
  const char      *title;

  if (sorting->order == DOSSIER_ORDER_SAVED)
    key->number = -sqlite3_column_int64 (row, 1);
  else if (sorting->order == DOSSIER_ORDER_SOURCE)
    key->number = get_rank (sorting, row);
  else
    {
      title = (const char *) sqlite3_column_text (row, 1);
      folded = dossier_names_fold_plain (title != NULL ? title : "");
      key->text = g_string_chunk_insert (sorting->texts, folded);
    }
}

guint
dossier_order_find_id (GArray *ids, gint64 id)
{
  guint low = 0, high = ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (ids, gint64, middle) > id)
        low = middle + 1;
      else
        high = middle;
    }
  return low < ids->len && g_array_index (ids, gint64, low) == id ? low : G_MAXUINT;
}

static gboolean
read_all (DossierDb *db, Sorting *sorting, GArray *ids, GError **error)
{
  static const char *const sql[DOSSIER_N_ORDERS] = {
    [DOSSIER_ORDER_SAVED] = "SELECT id, saved FROM story INDEXED BY story_saved",
    [DOSSIER_ORDER_TITLE] = "SELECT id, title FROM story",
    [DOSSIER_ORDER_SOURCE] = "SELECT id, source, feed FROM story INDEXED BY story_saved",
  };
  sqlite3_stmt *row = dossier_db_query (db, sql[sorting->order], error, "");

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      guint at = dossier_order_find_id (ids, sqlite3_column_int64 (row, 0));

      if (at != G_MAXUINT)
        take_key (sorting, &sorting->keys[at], row);
    }
  return !dossier_db_failed (db);
}

static gboolean
read_each (DossierDb *db, Sorting *sorting, GArray *ids, GError **error)
{
  static const char *const sql[DOSSIER_N_ORDERS] = {
    [DOSSIER_ORDER_SAVED] = "SELECT id, saved FROM story WHERE id = ?1",
    [DOSSIER_ORDER_TITLE] = "SELECT id, title FROM story WHERE id = ?1",
    [DOSSIER_ORDER_SOURCE] = "SELECT id, source, feed FROM story WHERE id = ?1",
  };

  for (guint i = 0; i < ids->len; i++)
    {
      sqlite3_stmt *row = dossier_db_query (db, sql[sorting->order], error, "i", g_array_index (ids, gint64, i));

      if (row == NULL)
        return FALSE;
      if (dossier_db_next (db, row, error))
        {
          take_key (sorting, &sorting->keys[i], row);
          dossier_db_end (row);
        }
      else if (dossier_db_failed (db))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_keys (DossierDb *db, Sorting *sorting, GArray *ids, GError **error)
{
  static const char sql_total[] = "SELECT n FROM total WHERE name = 'stories'";
  gint64            total = 0;

  if ((sorting->order == DOSSIER_ORDER_SOURCE && !rank_sources (db, sorting, error))
      || !dossier_db_get (db, sql_total, &total, error, ""))
    return FALSE;
  return (gint64) ids->len * LOOK_UP_COST > total ? read_all (db, sorting, ids, error)
                                                  : read_each (db, sorting, ids, error);
}

/* ---- sorting ---- */

/* The newest first among equals. */
static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Key *one = a, *other = b;
  int        order = g_strcmp0 (one->text, other->text);

  if (order == 0)
    order = (one->number > other->number) - (one->number < other->number);
  return order != 0 ? order : (one->id < other->id) - (one->id > other->id);
}

static gboolean
sort_by_keys (DossierDb *db, GArray *ids, DossierOrder order, GError **error)
{
  g_autofree Key *keys = g_new0 (Key, ids->len);
  g_autoptr (GStringChunk) texts = g_string_chunk_new (1 << 16);
  g_autoptr (GHashTable) sources = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) feeds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Sorting sorting = { order, keys, texts, sources, feeds };

  for (guint i = 0; i < ids->len; i++)
    keys[i].id = g_array_index (ids, gint64, i);
  if (!read_keys (db, &sorting, ids, error))
    return FALSE;
  qsort (keys, ids->len, sizeof (Key), compare_keys);
  for (guint i = 0; i < ids->len; i++)
    g_array_index (ids, gint64, i) = keys[i].id;
  return TRUE;
}

static void
reverse (GArray *ids)
{
  for (guint i = 0; i < ids->len / 2; i++)
    {
      gint64 *one = &g_array_index (ids, gint64, i), *other = &g_array_index (ids, gint64, ids->len - 1 - i);
      gint64  kept = *one;

      *one = *other;
      *other = kept;
    }
}

gboolean
dossier_order_sort (DossierDb *db, GArray *ids, DossierOrder order, GError **error)
{
  if (order == DOSSIER_ORDER_OLDEST)
    reverse (ids);
  return order == DOSSIER_ORDER_NEWEST || order == DOSSIER_ORDER_OLDEST || ids->len == 0
         || sort_by_keys (db, ids, order, error);
}
