/* million-groups.c - what a list grouped by event costs, beside the same one ungrouped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "million-measure.h"

#include <string.h>
#include <time.h>

#include "dossier-story-groups.h"

#define PAGE 40
#define MANY 100000
#define N_RUNS 5

typedef struct
{
  DossierStoryList   *list;
  DossierStoryGroups *groups;
  guint               n; /* stories that are waited for; 0: all */
} Shown;

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer shown)
{
  ((Shown *) shown)->list = dossier_story_list_new_finish (result, NULL);
}

static void
grouped_cb (GObject *source, GAsyncResult *result, gpointer shown)
{
  ((Shown *) shown)->groups = dossier_story_groups_new_finish (result, NULL);
}

static void
shown_clear (Shown *shown)
{
  g_clear_object (&shown->groups);
  g_clear_object (&shown->list);
}

/* Of the main thread, in milliseconds. */
static double
get_thread_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* The longest turn of the main loop until @is_done. */
static double
iterate (gboolean (*is_done) (const Shown *shown), const Shown *shown)
{
  double longest = 0;

  while (!is_done (shown))
    {
      double start = get_thread_time ();

      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, get_thread_time () - start);
    }
  return longest;
}

static gboolean
has_list (const Shown *shown)
{
  return shown->list != NULL;
}

static gboolean
has_groups (const Shown *shown)
{
  return shown->groups != NULL;
}

static gboolean
is_whole (const Shown *shown)
{
  return dossier_story_groups_is_whole (shown->groups)
         && (shown->n == 0 || g_list_model_get_n_items (G_LIST_MODEL (shown->list)) == shown->n);
}

/* Until the first rows are there. */
static void
show (DossierStore *store, gboolean is_grouped, Shown *shown)
{
  g_autoptr (DossierQuery) all = dossier_query_new (DOSSIER_VIEW_ALL);
  DossierOrderAsk ask = { .query = all, .limit = DOSSIER_STORY_LIST_FIRST };

  dossier_story_list_new_ordered_async (store, &ask, NULL, listed_cb, shown);
  iterate (has_list, shown);
  if (is_grouped)
    dossier_story_groups_new_async (shown->list, NULL, grouped_cb, shown);
  else
    shown->groups = dossier_story_groups_new (shown->list);
  iterate (has_groups, shown);
  for (guint i = 0; i < MIN (PAGE, g_list_model_get_n_items (G_LIST_MODEL (shown->groups))); i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (shown->groups), i));
}

/* The best of some runs. */
static void
measure_first (DossierStore *store, gboolean is_grouped, const char *name)
{
  double best = G_MAXDOUBLE, processor = G_MAXDOUBLE;

  for (guint i = 0; i < N_RUNS; i++)
    {
      Shown  shown = { NULL, NULL, 0 };
      gint64 start = g_get_monotonic_time (), used = million_get_processor_time ();

      show (store, is_grouped, &shown);
      best = MIN (best, (double) (g_get_monotonic_time () - start) / 1000);
      processor = MIN (processor, (double) (million_get_processor_time () - used) / 1000);
      shown_clear (&shown);
    }
  million_print (name, best, "ms", processor, 0);
}

/* Until all are there, and then while very many go and come back. */
static void
measure_whole (DossierStore *store, gboolean is_grouped, const char *name)
{
  g_autofree char *whole = g_strconcat (name, ": longest turn until all are there", NULL);
  g_autofree char *gone = g_strconcat (name, ": longest turn while 100,000 go", NULL);
  g_autofree char *back = g_strconcat (name, ": longest turn while they come back", NULL);
  Shown            shown = { NULL, NULL, 0 };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (DossierChange) change = NULL;
  gint64 used = million_get_processor_time ();
  double longest;
  guint  n;

  show (store, is_grouped, &shown);
  longest = iterate (is_whole, &shown);
  million_print (whole, longest, "ms", (double) (million_get_processor_time () - used) / 1000, 16);
  million_print (name, g_list_model_get_n_items (G_LIST_MODEL (shown.groups)), "rows", 0, 0);
  ids = dossier_story_list_dup_ids (shown.list);
  n = ids->len;
  for (guint i = 0; i < n && i < MANY; i++) /* here and there */
    g_array_index (ids, gint64, i) = g_array_index (ids, gint64, (guint) ((guint64) i * n / MIN (n, MANY)));
  g_array_set_size (ids, MIN (ids->len, MANY));
  change = dossier_change_delete ((const gint64 *) (gpointer) ids->data, ids->len);
  g_assert_true (dossier_store_apply (store, change, NULL, NULL));
  shown.n = n - ids->len;
  million_print (gone, iterate (is_whole, &shown), "ms", 0, 16);
  g_free (dossier_store_undo (store, NULL));
  shown.n = n;
  million_print (back, iterate (is_whole, &shown), "ms", 0, 16);
  shown_clear (&shown);
}

void
million_groups (DossierStore *store, const char *filter)
{
  static const char *const names[] = { "a list", "a list grouped by event" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (filter == NULL || strstr (names[i], filter) != NULL)
      {
        measure_first (store, i > 0, names[i]);
        measure_whole (store, i > 0, names[i]);
      }
}
