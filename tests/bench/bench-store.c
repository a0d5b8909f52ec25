/* bench-store.c - what the library costs at N stories: bench-store N FOLDER, JSON lines on stdout.
 *
 * Stories are made from a seeded generator: about 3 KB of words, ten names each out of N/5, drawn so that few names
 * are common and many are rare, as in the news. Each figure is the median of 21 runs, warm.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-story-list.h"
#include "dossier-store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define N_RUNS 21
#define N_NAMES 10

typedef struct
{
  DossierStore *store;
  GRand        *random;
  guint         n_stories, n_entities;
} Bench;

static char *
make_word (GRand *random, guint n_words)
{
  static const char *const syllables[]
      = { "ra", "mo", "ti", "ne", "lo", "ka", "su", "vi", "den", "gor", "pel", "shu", "ang", "est", "ion", "ous" };
  double   share = g_rand_double (random);
  guint    rank = (guint) (share * share * share * n_words), n = 2 + rank % 3;
  GString *word = g_string_new (NULL);

  for (guint i = 0; i < n; i++, rank /= G_N_ELEMENTS (syllables))
    g_string_append (word, syllables[rank % G_N_ELEMENTS (syllables)]);
  return g_string_free (word, FALSE);
}

static guint
draw_entity (Bench *bench)
{
  double share = g_rand_double (bench->random);

  return (guint) (share * share * share * bench->n_entities);
}

static DossierDraft *
make_story (Bench *bench, guint number)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DossierDraft *draft = dossier_draft_new ();

  draft->recognition = dossier_recognition_new ();
  for (guint i = 0; i < 420; i++)
    {
      g_autofree char *word = make_word (bench->random, 20000);

      if (i % 42 == 7)
        {
          guint            entity = draw_entity (bench);
          g_autofree char *name = g_strdup_printf ("Name%u Of%u", entity, entity);
          DossierMention   mention = { text->len, strlen (name), draft->recognition->entities->len };

          g_ptr_array_add (draft->recognition->entities,
                           dossier_found_entity_new (entity % 2 ? DOSSIER_ENTITY_PERSON : DOSSIER_ENTITY_ORGANIZATION,
                                                     DOSSIER_SUBTYPE_NONE, name));
          g_array_append_val (draft->recognition->mentions, mention);
          g_string_append_printf (text, "%s ", name);
        }
      g_string_append (text, word);
      g_string_append_c (text, i % 60 == 59 ? '\n' : ' ');
    }
  draft->title = g_strdup_printf ("Story %u about %.40s", number, text->str);
  draft->summary = g_strndup (text->str, 160);
  draft->uri = g_strdup_printf ("https://example.org/%u", number);
  draft->source = g_strdup_printf ("Source %u", number % 200);
  draft->published = dossier_date_from_time (1600000000 + (gint64) number * 1800);
  draft->document = dossier_document_new_from_plain (text->str, text->len);
  return draft;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static void
print_figure (const char *name, double value, const char *unit)
{
  printf ("{\"name\": \"%s\", \"value\": %.3f, \"unit\": \"%s\"}\n", name, value, unit);
  fflush (stdout);
}

static void
time_find (Bench *bench, const char *name, const char *words, guint limit)
{
  gint64 times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierQuery) query = dossier_query_parse (words, TRUE, &error);
      g_autoptr (GArray) ids = NULL;
      gint64 start = g_get_monotonic_time ();

      ids = dossier_store_find (bench->store, query, limit, &error);
      times[i] = g_get_monotonic_time () - start;
      g_assert_no_error (error);
    }
  qsort (times, N_RUNS, sizeof times[0], compare_times);
  print_figure (name, times[N_RUNS / 2] / 1000.0, "ms");
}

static void
fill (Bench *bench)
{
  gint64 spent = 0;

  for (guint done = 0; done < bench->n_stories; done += 1000)
    {
      g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
      g_autoptr (GArray) results = NULL;
      g_autoptr (GError) error = NULL;
      gint64 start;

      for (guint i = done; i < MIN (done + 1000, bench->n_stories); i++)
        g_ptr_array_add (drafts, make_story (bench, i));
      start = g_get_monotonic_time ();
      results = dossier_store_save (bench->store, drafts, FALSE, &error);
      spent += g_get_monotonic_time () - start;
      g_assert_no_error (error);
    }
  print_figure ("save, stories a second", bench->n_stories / (spent / 1e6), "1/s");
}

static void
measure_reading (Bench *bench)
{
  g_autoptr (DossierQuery) all = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = dossier_store_find (bench->store, all, 0, &error);
  gint64 start = g_get_monotonic_time ();

  g_assert_cmpuint (ids->len, ==, bench->n_stories);
  for (guint i = 0; i < 200; i++)
    {
      gint64        id = g_array_index (ids, gint64, g_rand_int_range (bench->random, 0, ids->len));
      G_GNUC_UNUSED g_autoptr (DossierStory) story = dossier_store_load_story (bench->store, id, &error);

      g_assert_no_error (error);
    }
  print_figure ("one row of the list", (g_get_monotonic_time () - start) / 200.0 / 1000.0, "ms");
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 50; i++)
    {
      gint64        id = g_array_index (ids, gint64, g_rand_int_range (bench->random, 0, ids->len));
      G_GNUC_UNUSED g_autoptr (DossierStoryContent) content = dossier_store_load_content (bench->store, id, &error);

      g_assert_no_error (error);
    }
  print_figure ("one story with names and text", (g_get_monotonic_time () - start) / 50.0 / 1000.0, "ms");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  Bench            bench = { 0 };
  struct rusage    usage;
  struct stat      file;

  if (argc != 3)
    return 2;
  bench.n_stories = atoi (argv[1]);
  bench.n_entities = MAX (bench.n_stories / 5, 10);
  bench.random = g_rand_new_with_seed (42);
  path = g_build_filename (argv[2], "bench.db", NULL);
  bench.store = dossier_store_open (path, DOSSIER_STORE_CREATE, &error);
  g_assert_no_error (error);

  fill (&bench);
  time_find (&bench, "all stories, all ids", "", 0);
  time_find (&bench, "a common name, first 50", "who:\"Name0 Of0\" ", 50);
  time_find (&bench, "a common name, all ids", "who:\"Name0 Of0\" ", 0);
  time_find (&bench, "a rare name, all ids", "who:\"Name1999 Of1999\" ", 0);
  time_find (&bench, "two names together, first 50", "who:\"Name0 Of0\" who:\"Name1 Of1\" ", 50);
  time_find (&bench, "a common word, first 50", "rara ", 50);
  time_find (&bench, "typing two letters, first 50", "mo", 50);
  time_find (&bench, "typing three letters, first 50", "mot", 50);
  time_find (&bench, "two words, first 50", "rara tira ", 50);
  measure_reading (&bench);
  dossier_store_close (bench.store);
  g_object_unref (bench.store);
  g_rand_free (bench.random);
  getrusage (RUSAGE_SELF, &usage);
  print_figure ("peak memory", usage.ru_maxrss / 1024.0, "MB");
  if (stat (path, &file) == 0)
    print_figure ("library", file.st_size / 1048576.0, "MB");
  return 0;
}
