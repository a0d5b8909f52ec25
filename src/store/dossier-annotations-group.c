/* dossier-annotations-group.c - highlights that were found, put into groups
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotations-group.h"

#include <string.h>
#include "dossier-db-functions.h"

/* The highlights of one group, by their place among the hits. */
typedef struct
{
  gint64  key;
  char   *name;   /* folded, of somebody; NULL: ordered by the key */
  GArray *places; /* of guint */
} Bucket;

typedef struct
{
  GPtrArray  *buckets; /* of Bucket, in the order in which they came */
  GHashTable *by_key;  /* gint64 -> Bucket, borrowed */
} Buckets;

static void
bucket_free (gpointer data)
{
  Bucket *bucket = data;

  g_free (bucket->name);
  g_array_unref (bucket->places);
  g_free (bucket);
}

static void
buckets_init (Buckets *self)
{
  self->buckets = g_ptr_array_new_with_free_func (bucket_free);
  self->by_key = g_hash_table_new (g_int64_hash, g_int64_equal);
}

static void
buckets_clear (Buckets *self)
{
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->buckets);
}

/* @name may be NULL. */
static void
put (Buckets *self, gint64 key, const char *name, guint place)
{
  Bucket *bucket = g_hash_table_lookup (self->by_key, &key);

  if (bucket == NULL)
    {
      bucket = g_new (Bucket, 1);
      *bucket = (Bucket){ key, name != NULL ? dossier_db_fold_words (name) : NULL,
                          g_array_new (FALSE, FALSE, sizeof (guint)) };
      g_ptr_array_add (self->buckets, bucket);
      g_hash_table_insert (self->by_key, &bucket->key, bucket);
    }
  g_array_append_val (bucket->places, place);
}

static const DossierAnnotationHit *
hit_at (GArray *hits, guint i)
{
  return &g_array_index (hits, DossierAnnotationHit, i);
}

/* ---- by day ---- */

static gint64
day_of (gint64 moment)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (moment);

  if (local == NULL)
    return 0;
  return dossier_date_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                                g_date_time_get_day_of_month (local))
      .from;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const Bucket *first = *(Bucket *const *) a, *second = *(Bucket *const *) b;

  return first->key > second->key ? -1 : first->key < second->key;
}

static void
group_by_day (Buckets *buckets, GArray *hits, DossierAnnotationOrder order)
{
  for (guint i = 0; i < hits->len; i++)
    put (buckets, day_of (hit_at (hits, i)->created), NULL, i);
  if (order == DOSSIER_ANNOTATION_ORDER_STORY)
    g_ptr_array_sort (buckets->buckets, compare_days);
}

/* ---- by who ---- */

/* Nobody comes last. */
static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Bucket *first = *(Bucket *const *) a, *second = *(Bucket *const *) b;
  int           order = (first->key == 0) - (second->key == 0);

  if (order == 0)
    order = g_strcmp0 (first->name, second->name);
  return order != 0 ? order : first->key < second->key ? -1 : first->key > second->key;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const guint *first = a, *second = b;

  return *first < *second ? -1 : *first > *second;
}

/* The place of each hit, by its id. */
static GHashTable *
index_hits (GArray *hits)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < hits->len; i++)
    g_hash_table_insert (index, (gpointer) &hit_at (hits, i)->id, GUINT_TO_POINTER (i));
  return index;
}

static gboolean
put_who (Buckets *buckets, DossierDb *db, GArray *hits, gboolean *has_somebody, GError **error)
{
  static const char sql_who[]
      = "SELECT x.id, e.id, e.name FROM (" DOSSIER_ANNOTATIONS_WHO ") x JOIN entity e ON e.id = x.who";
  g_autoptr (GHashTable) index = index_hits (hits);
  sqlite3_stmt *row = dossier_db_query (db, sql_who, error, "");

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      gint64   id = sqlite3_column_int64 (row, 0);
      gpointer place;

      if (!g_hash_table_lookup_extended (index, &id, NULL, &place))
        continue;
      has_somebody[GPOINTER_TO_UINT (place)] = TRUE;
      put (buckets, sqlite3_column_int64 (row, 1), (const char *) sqlite3_column_text (row, 2),
           GPOINTER_TO_UINT (place));
    }
  return !dossier_db_failed (db);
}

static gboolean
group_by_who (Buckets *buckets, DossierDb *db, GArray *hits, GError **error)
{
  g_autofree gboolean *has_somebody = g_new0 (gboolean, hits->len + 1);

  if (!put_who (buckets, db, hits, has_somebody, error))
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    if (!has_somebody[i])
      put (buckets, 0, NULL, i);
  for (guint i = 0; i < buckets->buckets->len; i++)
    g_array_sort (((Bucket *) buckets->buckets->pdata[i])->places, compare_places);
  g_ptr_array_sort (buckets->buckets, compare_names);
  return TRUE;
}

/* ---- the whole ---- */

static gboolean
group (Buckets *buckets, DossierDb *db, const DossierAnnotationSearch *search, GArray *hits, GError **error)
{
  switch (search->group) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_ANNOTATION_GROUP_NONE:
      for (guint i = 0; i < hits->len; i++)
        put (buckets, 0, NULL, i);
      return TRUE;
    case DOSSIER_ANNOTATION_GROUP_STORY:
      for (guint i = 0; i < hits->len; i++)
        put (buckets, hit_at (hits, i)->story, NULL, i);
      return TRUE;
    case DOSSIER_ANNOTATION_GROUP_WHO: return group_by_who (buckets, db, hits, error);
    case DOSSIER_ANNOTATION_GROUP_DAY: group_by_day (buckets, hits, search->order); return TRUE;
    }
  g_assert_not_reached ();
}

static guint
count_stories (GArray *hits)
{
  g_autoptr (GHashTable) stories = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < hits->len; i++)
    g_hash_table_add (stories, (gpointer) &hit_at (hits, i)->story);
  return g_hash_table_size (stories);
}

static DossierFoundAnnotations *
collect (const Buckets *buckets, GArray *hits)
{
  DossierFoundAnnotations *found = g_new0 (DossierFoundAnnotations, 1);

  found->places = g_array_new (FALSE, FALSE, sizeof (DossierAnnotationPlace));
  found->n_found = hits->len;
  found->n_stories = count_stories (hits);
  for (guint b = 0; b < buckets->buckets->len; b++)
    {
      const Bucket *bucket = buckets->buckets->pdata[b];

      for (guint i = 0; i < bucket->places->len; i++)
        {
          DossierAnnotationPlace place = { bucket->key, hit_at (hits, g_array_index (bucket->places, guint, i))->id };

          g_array_append_val (found->places, place);
        }
    }
  return found;
}

DossierFoundAnnotations *
dossier_annotations_group_run (DossierDb *db, const DossierAnnotationSearch *search, GArray *hits, GError **error)
{
  Buckets                  buckets;
  DossierFoundAnnotations *found = NULL;

  buckets_init (&buckets);
  if (group (&buckets, db, search, hits, error))
    found = collect (&buckets, hits);
  buckets_clear (&buckets);
  return found;
}
