/* million-measure.c - what asking a large library costs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "million-measure.h"

#include "dossier-facets.h"
#include "dossier-story-list.h"
#include "million-drafts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define MAX_RUNS 11
/* No run more after so long. */
#define ENOUGH (3 * G_USEC_PER_SEC)
#define PAGE 50
/* As the window asks for them. */
#define FIRST DOSSIER_STORY_LIST_FIRST

typedef struct
{
  const char *name, *query; /* {common}, {one}, ... stand for words and names: see fill_in () */
  double      target;       /* ms */
} Case;

void
million_print (const char *name, double value, const char *unit, double processor, double target)
{
  printf ("{\"name\": \"%s\", \"value\": %.3f, \"unit\": \"%s\"", name, value, unit);
  if (processor > 0)
    printf (", \"processor\": %.3f", processor);
  if (target > 0)
    printf (", \"target\": %g", target);
  printf ("}\n");
  fflush (stdout);
}

/* ---- queries ---- */

static void
replace (GString *text, const char *mark, char *with)
{
  g_string_replace (text, mark, with, 0);
  g_free (with);
}

static DossierQuery *
fill_in (const char *words, gboolean as_you_type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (words);
  DossierQuery *query;

  replace (text, "{common}", million_word (MILLION_COMMON));
  replace (text, "{also}", million_word (MILLION_ALSO_COMMON));
  replace (text, "{middle}", million_word (MILLION_MIDDLE));
  replace (text, "{rare}", million_word (MILLION_RARE));
  replace (text, "{one}", million_name (0));
  replace (text, "{two}", million_name (1));
  replace (text, "{few}", million_name (MILLION_ENTITIES - 1));
  replace (text, "{author}", million_author (0));
  query = dossier_query_parse (text->str, as_you_type, &error);
  g_assert_no_error (error);
  return query;
}

/* ---- running ---- */

typedef struct
{
  DossierStore *store;
  const char   *filter;
} Measuring;

typedef guint (*Run) (DossierStore *store, gpointer data);

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

gint64
million_get_processor_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC + usage.ru_utime.tv_usec
         + usage.ru_stime.tv_usec;
}

static void
measure (const Measuring *self, const char *group, const char *name, double target, Run run, gpointer data)
{
  g_autofree char *whole = NULL;
  gint64           times[MAX_RUNS], spent = 0, processor;
  guint            n = 0, found = 0;

  if (self->filter != NULL && strstr (group, self->filter) == NULL && strstr (name, self->filter) == NULL)
    return;
  run (self->store, data); /* warm */
  processor = million_get_processor_time ();
  while (n < MAX_RUNS && (n == 0 || spent < ENOUGH))
    {
      gint64 start = g_get_monotonic_time ();

      found = run (self->store, data);
      times[n] = g_get_monotonic_time () - start;
      spent += times[n++];
    }
  qsort (times, n, sizeof times[0], compare_times);
  whole = g_strdup_printf ("%s: %s (%u)", group, name, found);
  million_print (whole, (double) times[n / 2] / 1000, "ms",
                 (double) (million_get_processor_time () - processor) / n / 1000, target);
}

/* ---- lists, as the window makes them ---- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static DossierStoryList *
make_list (DossierStore *store, const DossierOrderAsk *ask)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  DossierStoryList *list;

  dossier_story_list_new_ordered_async (store, ask, NULL, listed_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  list = dossier_story_list_new_finish (result, &error);
  g_assert_no_error (error);
  return list;
}

static void
look_at_rows (DossierStoryList *list)
{
  for (guint i = 0; i < MIN (PAGE, g_list_model_get_n_items (G_LIST_MODEL (list))); i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), i));
}

/* Until the first rows are there. */
static guint
show_list (DossierStore *store, gpointer data)
{
  g_autoptr (DossierStoryList) list = make_list (store, data);

  look_at_rows (list);
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* Until all are there. */
static guint
show_whole (DossierStore *store, gpointer data)
{
  g_autoptr (DossierStoryList) list = make_list (store, data);

  look_at_rows (list);
  while (!dossier_story_list_is_whole (list))
    g_main_context_iteration (NULL, TRUE);
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static guint
find_page (DossierStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;
  DossierOrderAsk *ask = data;
  g_autoptr (GArray) ids = dossier_store_find (store, ask->query, PAGE, &error);

  g_assert_no_error (error);
  return ids->len;
}

/* What the sidebar asks for: a feed or somebody by number. */
static DossierQuery *
ask_for_id (DossierTermField field, DossierTermOp op, gint64 id)
{
  g_autoptr (DossierQuery) all = dossier_query_new (DOSSIER_VIEW_ALL);
  DossierTerm term = { .field = field, .op = op, .id = id };

  return dossier_query_with_term (all, &term);
}

/* Whom {one} and the like stand for are the first of the library. */
static void
measure_sidebar_lists (const Measuring *self)
{
  static const struct
  {
    const char      *name;
    DossierTermField field;
    gint64           id;
    double           target;
  } lists[] = {
    { "the sidebar's feed", DOSSIER_TERM_FEED, 8, 20 },
    { "the sidebar's somebody of 100,000", DOSSIER_TERM_ENTITY, 1, 120 },
    { "the sidebar's somebody of 180", DOSSIER_TERM_ENTITY, MILLION_ENTITIES, 20 },
    { "the sidebar's tag", DOSSIER_TERM_TAG, 1, 20 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (DossierQuery) query = ask_for_id (lists[i].field, DOSSIER_TERM_AND, lists[i].id);
      DossierOrderAsk ask = { .query = query, .limit = FIRST };

      measure (self, "list", lists[i].name, lists[i].target, show_list, &ask);
      measure (self, "whole list", lists[i].name, 0, show_whole, &ask);
    }
}

/* Somebody with, or, but not with somebody else. */
static void
measure_pairs (const Measuring *self)
{
  static const struct
  {
    const char   *name;
    DossierTermOp op;
  } pairs[] = { { "the sidebar's two of them", DOSSIER_TERM_AND },
                { "the sidebar's either of two", DOSSIER_TERM_OR },
                { "the sidebar's one but not the other", DOSSIER_TERM_NOT } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      DossierTerm other = { .field = DOSSIER_TERM_ENTITY, .op = pairs[i].op, .id = 2 };
      g_autoptr (DossierQuery) one
          = ask_for_id (DOSSIER_TERM_ENTITY, pairs[i].op == DOSSIER_TERM_OR ? DOSSIER_TERM_OR : DOSSIER_TERM_AND, 1);
      g_autoptr (DossierQuery) query = dossier_query_with_term (one, &other);
      DossierOrderAsk ask = { .query = query, .limit = FIRST };

      measure (self, "list", pairs[i].name, 120, show_list, &ask);
      measure (self, "whole list", pairs[i].name, 0, show_whole, &ask);
    }
}

static void
measure_lists (const Measuring *self)
{
  static const Case lists[] = {
    { "all", "", 120 },
    { "unread", "is:unread", 120 },
    { "starred", "is:starred", 20 },
    { "a feed", "feed:\"Source 7\"", 20 },
    { "a folder", "folder:\"Folder 3\"", 120 },
    { "a tag", "tag:\"tag 0\"", 120 },
    { "somebody of 180 stories", "who:\"{few}\"", 20 },
    { "somebody of 100,000", "who:\"{one}\"", 120 },
    { "two of them", "who:\"{one}\" who:\"{two}\"", 120 },
    { "either of two", "who:\"{one}\" OR who:\"{two}\"", 120 },
    { "one but not the other", "who:\"{one}\" -who:\"{two}\"", 120 },
    { "site:", "site:site17.example", 120 },
    { "lang: few", "lang:ja", 120 },
    { "lang: most", "lang:en", 120 },
    { "author:", "author:\"{author}\"", 120 },
    { "title:", "title:{middle}", 120 },
    { "note:", "note:looked", 120 },
    { "has:tag", "has:tag", 120 },
    { "has:highlight", "has:highlight", 120 },
    { "has:moves", "has:moves", 120 },
    { "date: a month", "date:2019-05", 20 },
    { "date: a year", "date:2019", 120 },
    { "move:", "move:joined", 120 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (DossierQuery) query = fill_in (lists[i].query, FALSE);
      DossierOrderAsk ask = { .query = query, .limit = FIRST };

      measure (self, "list", lists[i].name, lists[i].target, show_list, &ask);
      measure (self, "first page", lists[i].name, 0, find_page, &ask);
      measure (self, "whole list", lists[i].name, 0, show_whole, &ask);
    }
}

static void
measure_words (const Measuring *self)
{
  static const Case searches[] = {
    { "a common word", "{common} ", 50 },
    { "a middle word", "{middle} ", 50 },
    { "a rare word", "{rare} ", 20 },
    { "two common words", "{common} {also} ", 50 },
    { "one or the other", "{common} OR {also} ", 50 },
    { "a common word without another", "{common} -{also} ", 50 },
    { "a common word without a rare one", "{common} -{rare} ", 50 },
    { "a phrase", "\"{common} {also}\" ", 50 },
    { "a common word of somebody", "{common} who:\"{one}\" ", 120 },
    { "a common word, unread", "{common} is:unread ", 50 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (DossierQuery) query = fill_in (searches[i].query, TRUE);
      DossierOrderAsk ask = { .query = query, .limit = FIRST };

      measure (self, "search", searches[i].name, searches[i].target, show_list, &ask);
      measure (self, "whole list", searches[i].name, 0, show_whole, &ask);
    }
}

/* Letter by letter. */
static void
measure_typing (const Measuring *self)
{
  static const struct
  {
    const char *name;
    guint       rank;
    double      target;
  } words[] = { { "common", MILLION_COMMON, 50 }, { "rare", MILLION_RARE, 50 } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word = million_word (words[i].rank);

      for (guint n = 1; n <= strlen (word); n++)
        {
          g_autofree char *typed = g_strndup (word, n);
          g_autofree char *name = g_strdup_printf ("%u of a %s word", n, words[i].name);
          g_autoptr (DossierQuery) query = fill_in (typed, TRUE);
          DossierOrderAsk ask = { .query = query, .limit = FIRST };

          measure (self, "letters typed", name, words[i].target, show_list, &ask);
        }
    }
}

static void
measure_orders (const Measuring *self)
{
  for (DossierOrder order = 0; order < DOSSIER_N_ORDERS; order++)
    {
      g_autoptr (DossierQuery) all = fill_in ("", FALSE);
      g_autoptr (DossierQuery) common = fill_in ("{common} ", FALSE);
      g_autoptr (DossierQuery) some = fill_in ("who:\"{one}\"", FALSE);
      DossierOrderAsk          asks[] = { { .query = all, .order = order },
                                          { .query = common, .order = order },
                                          { .query = some, .order = order } };
      static const char *const names[] = { "all", "a common word", "somebody of 100,000" };

      for (guint i = 0; i < G_N_ELEMENTS (asks); i++)
        {
          g_autofree char *group = g_strdup_printf ("order %s", dossier_order_to_string (order));

          measure (self, group, names[i], 0, show_list, &asks[i]);
        }
    }
}

/* ---- counts ---- */

static guint
count_facets (DossierStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFacets) facets = dossier_store_count_facets (store, data, &error);

  g_assert_no_error (error);
  return facets->n_counted;
}

static guint
count_days (DossierStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = dossier_store_count_days (store, data, NULL, &error);

  g_assert_no_error (error);
  return days->len;
}

static void
measure_counts (const Measuring *self)
{
  static const Case lists[] = {
    { "all", "", 0 },
    { "a common word", "{common} ", 0 },
    { "somebody of 100,000", "who:\"{one}\"", 0 },
    { "a middle word", "{middle} ", 0 },
    { "a rare word", "{rare} ", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierQuery) query = fill_in (lists[i].query, FALSE);
      g_autoptr (GArray) ids = dossier_store_find (self->store, query, 0, &error);

      g_assert_no_error (error);
      measure (self, "facets", lists[i].name, lists[i].target, count_facets, ids);
      measure (self, "days", lists[i].name, lists[i].target, count_days, ids);
    }
}

static guint
list_people (DossierStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = dossier_store_list_entities (store, DOSSIER_ENTITY_PERSON, data, 1000, &error);

  g_assert_no_error (error);
  return people->len;
}

static guint
list_feeds (DossierStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = dossier_store_list_feeds (store, &error);

  g_assert_no_error (error);
  return feeds->len;
}

static guint
count_library (DossierStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;
  DossierCounts counts;

  dossier_store_count (store, &counts, &error);
  g_assert_no_error (error);
  return counts.stories;
}

void
million_measure (DossierStore *store, const char *filter)
{
  Measuring self = { store, filter };

  measure_lists (&self);
  measure_sidebar_lists (&self);
  measure_pairs (&self);
  measure_words (&self);
  measure_typing (&self);
  measure_orders (&self);
  measure_counts (&self);
  measure (&self, "sidebar", "people", 20, list_people, NULL);
  measure (&self, "sidebar", "people whose names hold two letters", 50, list_people, (gpointer) "ra");
  measure (&self, "sidebar", "feeds", 20, list_feeds, NULL);
  measure (&self, "sidebar", "totals", 1, count_library, NULL);
}

void
million_list (const char *path)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DossierStore) store = dossier_store_open (path, 0, &error);
  g_autoptr (DossierQuery) all = dossier_query_new (DOSSIER_VIEW_ALL);
  DossierOrderAsk ask = { .query = all, .limit = FIRST };

  g_assert_no_error (error);
  million_print ("open", (double) (g_get_monotonic_time () - start) / 1000, "ms", 0, 20);
  show_list (store, &ask);
  million_print ("open and list", (double) (g_get_monotonic_time () - start) / 1000, "ms", 0, 300);
  dossier_store_close (store);
}
