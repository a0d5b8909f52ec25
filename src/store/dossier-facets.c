/* dossier-facets.c - what the stories of a list have in common, told
 *
 * Names are read for those alone that are told. How it is counted: dossier-facets-count.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-facets.h"

#include "dossier-facets-count.h"
#include "dossier-prepared.h"
#include "dossier-search.h"
#include "dossier-store-private.h"

#define SECONDS_A_DAY 86400

const char *
dossier_facet_kind_to_string (DossierFacetKind kind)
{
  static const char *const words[] = {
    [DOSSIER_FACET_PEOPLE] = "people", [DOSSIER_FACET_ORGANIZATIONS] = "organizations",
    [DOSSIER_FACET_FEEDS] = "feeds",   [DOSSIER_FACET_TAGS] = "tags",
    [DOSSIER_FACET_MONTHS] = "months", [DOSSIER_FACET_MOVES] = "moves",
  };

  return words[kind];
}

/* --- results --- */

static void
facet_free (gpointer data)
{
  DossierFacet *facet = data;

  g_free (facet->term.value);
  g_free (facet->name);
  g_free (facet);
}

static DossierFacets *
facets_new (void)
{
  DossierFacets *facets = g_new0 (DossierFacets, 1);

  for (guint i = 0; i < DOSSIER_N_FACET_KINDS; i++)
    facets->groups[i] = g_ptr_array_new_with_free_func (facet_free);
  return facets;
}

void
dossier_facets_free (DossierFacets *facets)
{
  for (guint i = 0; i < DOSSIER_N_FACET_KINDS; i++)
    g_ptr_array_unref (facets->groups[i]);
  g_free (facets);
}

/* Takes @name. */
static DossierFacet *
add_facet (GPtrArray *group, DossierTermField field, gint64 id, char *name, guint n)
{
  DossierFacet *facet = g_new0 (DossierFacet, 1);

  facet->term.field = field;
  facet->term.id = id;
  facet->term.value = field == DOSSIER_TERM_ENTITY || field == DOSSIER_TERM_TAG ? NULL : g_strdup (name);
  facet->name = name;
  facet->n = n;
  g_ptr_array_add (group, facet);
  return facet;
}

/* --- what is told --- */

static gboolean
add_entity (DossierDb *db, DossierFacets *facets, const DossierFacetCount *counted, GError **error)
{
  static const char sql_entity[] = "SELECT kind, name FROM entity WHERE id = ?1";
  sqlite3_stmt     *row = dossier_db_query (db, sql_entity, error, "i", counted->id);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      gboolean   is_person = sqlite3_column_int (row, 0) == DOSSIER_ENTITY_PERSON;
      GPtrArray *group = facets->groups[is_person ? DOSSIER_FACET_PEOPLE : DOSSIER_FACET_ORGANIZATIONS];

      if (group->len < DOSSIER_FACETS_MAX_NAMES)
        add_facet (group, DOSSIER_TERM_ENTITY, counted->id, dossier_db_dup_text (row, 1), counted->n);
    }
  return !dossier_db_failed (db);
}

static gboolean
tell_entities (DossierDb *db, DossierFacets *facets, GHashTable *counts, GError **error)
{
  g_autoptr (GPtrArray) sorted = dossier_facet_counts_sort (counts);

  for (guint i = 0; i < sorted->len; i++)
    if (facets->groups[DOSSIER_FACET_PEOPLE]->len >= DOSSIER_FACETS_MAX_NAMES
        && facets->groups[DOSSIER_FACET_ORGANIZATIONS]->len >= DOSSIER_FACETS_MAX_NAMES)
      return TRUE;
    else if (!add_entity (db, facets, sorted->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* The names that @sql gives for the most frequent of @counts. */
static gboolean
tell_named (DossierDb *db, const char *sql, DossierTermField field, GHashTable *counts, GPtrArray *group,
            GError **error)
{
  g_autoptr (GPtrArray) sorted = dossier_facet_counts_sort (counts);

  for (guint i = 0; i < MIN (sorted->len, DOSSIER_FACETS_MAX_NAMES); i++)
    {
      const DossierFacetCount *counted = sorted->pdata[i];
      sqlite3_stmt            *row = dossier_db_query (db, sql, error, "i", counted->id);

      if (row == NULL)
        return FALSE;
      while (dossier_db_next (db, row, error))
        add_facet (group, field, counted->id, dossier_db_dup_text (row, 0), counted->n);
      if (dossier_db_failed (db))
        return FALSE;
    }
  return TRUE;
}

static int
compare_facets (gconstpointer a, gconstpointer b)
{
  const DossierFacet *first = *(const DossierFacet *const *) a, *second = *(const DossierFacet *const *) b;

  if (first->n != second->n)
    return first->n > second->n ? -1 : 1;
  return g_utf8_collate (first->name, second->name);
}

/* Newest first: their ids grow. */
static int
compare_months (gconstpointer a, gconstpointer b)
{
  const DossierFacetCount *first = *(const DossierFacetCount *const *) a,
                          *second = *(const DossierFacetCount *const *) b;

  return first->id > second->id ? -1 : first->id < second->id;
}

static void
tell_months (GPtrArray *group, GHashTable *counts)
{
  g_autoptr (GPtrArray) sorted = dossier_facet_counts_sort (counts);

  g_ptr_array_sort (sorted, compare_months);
  for (guint i = 0; i < MIN (sorted->len, DOSSIER_FACETS_MAX_NAMES); i++)
    {
      const DossierFacetCount *counted = sorted->pdata[i];
      DossierDate   month = dossier_date_from_ymd ((int) (counted->id / 12), (int) (counted->id % 12) + 1, 0);
      DossierFacet *facet = add_facet (group, DOSSIER_TERM_DATE, 0, dossier_date_to_string (&month), counted->n);

      facet->term.span = month;
    }
}

static void
tell_moves (GPtrArray *group, GHashTable *counts)
{
  g_autoptr (GPtrArray) sorted = dossier_facet_counts_sort (counts);

  for (guint i = 0; i < sorted->len; i++)
    {
      const DossierFacetCount *counted = sorted->pdata[i];
      DossierFacet            *facet
          = add_facet (group, DOSSIER_TERM_MOVE, 0,
                       g_strdup (dossier_claim_kind_to_string ((DossierClaimKind) counted->id)), counted->n);

      facet->term.bits = 1u << counted->id;
    }
}

static gboolean
tell (DossierDb *db, const DossierFacetCounts *counting, DossierFacets *facets, GError **error)
{
  static const char sql_feed[] = "SELECT title FROM feed WHERE id = ?1";
  static const char sql_source[] = "SELECT name FROM source WHERE id = ?1";
  static const char sql_tag[] = "SELECT name FROM tag WHERE id = ?1";
  GPtrArray        *feeds = facets->groups[DOSSIER_FACET_FEEDS];

  if (!tell_entities (db, facets, counting->entities, error)
      || !tell_named (db, sql_feed, DOSSIER_TERM_FEED, counting->feeds, feeds, error)
      || !tell_named (db, sql_source, DOSSIER_TERM_SOURCE, counting->sources, feeds, error)
      || !tell_named (db, sql_tag, DOSSIER_TERM_TAG, counting->tags, facets->groups[DOSSIER_FACET_TAGS], error))
    return FALSE;
  tell_months (facets->groups[DOSSIER_FACET_MONTHS], counting->months);
  tell_moves (facets->groups[DOSSIER_FACET_MOVES], counting->moves);
  for (guint i = 0; i < DOSSIER_N_FACET_KINDS; i++)
    if (i != DOSSIER_FACET_MONTHS)
      g_ptr_array_sort (facets->groups[i], compare_facets);
  if (feeds->len > DOSSIER_FACETS_MAX_NAMES)
    g_ptr_array_set_size (feeds, DOSSIER_FACETS_MAX_NAMES);
  return TRUE;
}

/* --- ids --- */

/* @ids newest first, whatever order they are in: the same array when that is so already. Owned by the caller. */
static GArray *
sort_ids (GArray *ids)
{
  GArray *sorted;

  for (guint i = 1;; i++)
    if (i >= ids->len)
      return g_array_ref (ids);
    else if (g_array_index (ids, gint64, i - 1) < g_array_index (ids, gint64, i))
      break;
  sorted = g_array_copy (ids);
  g_array_sort (sorted, dossier_story_id_compare);
  return sorted;
}

/* --- calls --- */

typedef struct
{
  GArray       *ids;
  DossierQuery *query;
  GCancellable *cancellable;
} Args;

static gpointer
args_new (GArray *ids, DossierQuery *query, GCancellable *cancellable)
{
  Args *args = g_new0 (Args, 1);

  args->ids = ids != NULL ? g_array_ref (ids) : NULL;
  args->query = query != NULL ? dossier_query_ref (query) : NULL;
  g_set_object (&args->cancellable, cancellable);
  return args;
}

static void
args_free (gpointer data)
{
  Args *args = data;

  g_clear_pointer (&args->ids, g_array_unref);
  g_clear_pointer (&args->query, dossier_query_unref);
  g_clear_object (&args->cancellable);
  g_free (args);
}

/* In one transaction: the counts and the names belong to one state of the library. */
static gpointer
count_facets_call (DossierStore *self, DossierDb *db, gpointer data, GError **error)
{
  const Args *args = data;
  g_autoptr (GArray) ids = sort_ids (args->ids);
  g_autoptr (DossierFacets) facets = facets_new ();
  DossierFacetCounts counting;
  gboolean           done;

  if (!dossier_db_exec (db, "BEGIN", error))
    return NULL;
  dossier_facet_counts_init (&counting);
  facets->n_stories = ids->len;
  done = dossier_facet_counts_add (db, ids, &counting, &facets->n_counted, args->cancellable, error)
         && tell (db, &counting, facets, error);
  dossier_facet_counts_clear (&counting);
  dossier_db_rollback (db);
  return done ? g_steal_pointer (&facets) : NULL;
}

static const DossierCallKind count_facets_kind = {
  .call = count_facets_call, .free_args = args_free, .free_result = (GDestroyNotify) dossier_facets_free, .counts = TRUE
};

DossierFacets *
dossier_store_count_facets (DossierStore *self, GArray *ids, GError **error)
{
  Args args = { .ids = ids };

  return dossier_store_call (self, &count_facets_kind, &args, error);
}

void
dossier_store_count_facets_async (DossierStore *self, GArray *ids, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &count_facets_kind, args_new (ids, NULL, cancellable), cancellable, callback,
                            user_data);
}

DossierFacets *
dossier_store_count_facets_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &count_facets_kind, result, error);
}

/* --- days --- */

/* @ids newest first. */
static GArray *
count_by_day (GArray *ids)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (DossierDayCount));

  for (guint i = ids->len; i > 0; i--)
    {
      int              day = (int) (dossier_story_id_to_time (g_array_index (ids, gint64, i - 1)) / SECONDS_A_DAY);
      DossierDayCount *last = days->len > 0 ? &g_array_index (days, DossierDayCount, days->len - 1) : NULL;

      if (last == NULL || last->day != day)
        {
          DossierDayCount fresh = { .day = day };

          g_array_append_val (days, fresh);
          last = &g_array_index (days, DossierDayCount, days->len - 1);
        }
      last->n++;
    }
  return days;
}

/* Both grow: unread stories that are in @ids (newest first) are counted to their @days. */
static gboolean
count_unread (DossierDb *db, GArray *ids, GArray *days, GError **error)
{
  static const char sql_unread[]
      = "SELECT story FROM story_state WHERE is_read = 0 AND is_deleted = 0 AND story >= ?1 ORDER BY story";
  sqlite3_stmt *row;
  guint         i = ids->len, d = 0;

  if (ids->len == 0)
    return TRUE;
  row = dossier_db_query (db, sql_unread, error, "i", g_array_index (ids, gint64, ids->len - 1));
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      gint64 story = sqlite3_column_int64 (row, 0);
      int    day = (int) (dossier_story_id_to_time (story) / SECONDS_A_DAY);

      while (i > 0 && g_array_index (ids, gint64, i - 1) < story)
        i--;
      if (i == 0 || g_array_index (ids, gint64, i - 1) != story)
        continue;
      while (g_array_index (days, DossierDayCount, d).day != day)
        d++;
      g_array_index (days, DossierDayCount, d).n_unread++;
    }
  return !dossier_db_failed (db);
}

static gpointer
count_days_call (DossierStore *self, DossierDb *db, gpointer data, GError **error)
{
  const Args *args = data;
  g_autoptr (GArray) found
      = args->ids != NULL ? g_array_ref (args->ids)
                          : dossier_search_find (db, dossier_store_get_names (self), args->query, NULL, 0, error);
  g_autoptr (GArray) ids = found != NULL ? sort_ids (found) : NULL;
  g_autoptr (GArray) days = ids != NULL ? count_by_day (ids) : NULL;

  return days != NULL && count_unread (db, ids, days, error) ? g_steal_pointer (&days) : NULL;
}

static const DossierCallKind count_days_kind = {
  .call = count_days_call, .free_args = args_free, .free_result = (GDestroyNotify) g_array_unref, .counts = TRUE
};

GArray *
dossier_store_count_days (DossierStore *self, GArray *ids, DossierQuery *query, GError **error)
{
  Args args = { .ids = ids, .query = query };

  return dossier_store_call (self, &count_days_kind, &args, error);
}

void
dossier_store_count_days_async (DossierStore *self, GArray *ids, DossierQuery *query, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &count_days_kind, args_new (ids, query, cancellable), cancellable, callback,
                            user_data);
}

GArray *
dossier_store_count_days_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &count_days_kind, result, error);
}
