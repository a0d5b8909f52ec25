/* bench-names.c - what it costs to find the names of texts: bench-names FILE, JSON lines on stdout.
 *
 * FILE: stories with a NUL byte between two. Each figure is the best of N_RUNS, in seconds of this thread's CPU.
 * bench-names FILE start|names|claims: the start, and one pass or none, for a profiler.
 * bench-names FILE large N: one text of N megabytes, the stories one behind the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-linker-private.h"
#include "dossier-names-private.h"
#include "dossier-recogniser.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_RUNS 7
#define STORY_BYTES 5000
#define N_STORIES 200

typedef struct
{
  DossierRecogniser *recogniser;
  DossierVocabulary *vocabulary;
  DossierNameModel  *model;
  GPtrArray         *stories; /* (element-type utf8) */
  gsize              size;    /* bytes of all */
  guint              n_tokens, n_mentions;
} Bench;

typedef void (*Pass) (Bench *bench, const char *story);

static double
read_clock (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static void
say (const char *name, double value, const char *unit)
{
  printf ("{\"name\":\"%s\",\"value\":%.4f,\"unit\":\"%s\"}\n", name, value, unit);
}

/* --- passes --- */

static void
read_tokens (Bench *bench, const char *story)
{
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (story, strlen (story));

  bench->n_tokens += tokens->n_tokens;
}

static void
look_up (Bench *bench, const char *story)
{
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (story, strlen (story));
  DossierReading reading;

  dossier_reading_init (&reading, bench->vocabulary, tokens);
  dossier_reading_clear (&reading);
}

static void
find_names (Bench *bench, const char *story)
{
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (story, strlen (story));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (DossierNamedTokens));
  g_autoptr (GPtrArray) entities = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_found_entity_free);
  DossierReading reading;

  dossier_reading_init (&reading, bench->vocabulary, tokens);
  dossier_names_find (&reading, bench->model, candidates);
  dossier_linker_run (&reading, candidates, names, entities);
  dossier_reading_clear (&reading);
  bench->n_mentions += names->len;
}

static void
recognise (Bench *bench, const char *story)
{
  dossier_recognition_free (dossier_recogniser_run (bench->recogniser, story, NULL, NULL));
}

static double
time_once (Bench *bench, Pass pass)
{
  double begin = read_clock ();

  bench->n_tokens = bench->n_mentions = 0;
  for (guint i = 0; i < bench->stories->len; i++)
    pass (bench, bench->stories->pdata[i]);
  return read_clock () - begin;
}

static double
time_pass (Bench *bench, Pass pass)
{
  double best = G_MAXDOUBLE;

  for (guint run = 0; run < N_RUNS; run++)
    best = MIN (best, time_once (bench, pass));
  return best;
}

/* --- a story of a usual size, and the start --- */

/* The first @length bytes of the stories, one behind the other and again from the start, in whole characters. */
static char *
join_stories (const Bench *bench, gsize length, guint first)
{
  GString *text = g_string_sized_new (length + 1);

  for (guint i = first; text->len < length; i++)
    {
      g_string_append (text, bench->stories->pdata[i % bench->stories->len]);
      g_string_append_c (text, '\n');
    }
  while (((guchar) text->str[length] & 0xC0) == 0x80)
    length--;
  g_string_truncate (text, length);
  return g_string_free (text, FALSE);
}

static double
time_story (Bench *bench, Pass pass)
{
  double sum = 0;

  for (guint n = 0; n < N_STORIES; n++)
    {
      g_autofree char *story = join_stories (bench, STORY_BYTES, n * bench->stories->len / N_STORIES);
      double           begin = read_clock ();

      pass (bench, story);
      sum += read_clock () - begin;
    }
  return sum / N_STORIES;
}

static double
time_start (void)
{
  double best = G_MAXDOUBLE;

  for (guint run = 0; run < N_RUNS; run++)
    {
      double        begin = read_clock ();
      G_GNUC_UNUSED g_autoptr (DossierRecogniser) recogniser = dossier_recogniser_new (NULL);

      best = MIN (best, read_clock () - begin);
    }
  return best;
}

static void
say_speed (Bench *bench, const char *name, Pass pass)
{
  say (name, bench->size / time_pass (bench, pass) / 1e6, "MB/s");
}

static void
measure (Bench *bench)
{
  say ("text", bench->size / 1e6, "MB");
  say ("start of the recogniser", time_start () * 1e3, "ms");
  say_speed (bench, "text to tokens", read_tokens);
  say ("tokens", bench->n_tokens, "");
  say_speed (bench, "text to words looked up", look_up);
  say_speed (bench, "text to names", find_names);
  say ("names", bench->n_mentions, "");
  say_speed (bench, "text to names and claims", recognise);
  say ("a story of 5 KB, names", time_story (bench, find_names) * 1e3, "ms");
  say ("a story of 5 KB, names and claims", time_story (bench, recognise) * 1e3, "ms");
}

static void
read_large (Bench *bench, gsize length)
{
  g_autofree char *text = join_stories (bench, length, 0);
  double           begin = read_clock ();

  recognise (bench, text);
  say ("one text, names and claims", length / (read_clock () - begin) / 1e6, "MB/s");
}

/* --- */

static void
read_stories (Bench *bench, const char *path)
{
  g_autofree char *all = NULL;
  gsize            length = 0;

  if (!g_file_get_contents (path, &all, &length, NULL))
    g_error ("Cannot read %s", path);
  for (const char *at = all; at < all + length; at += strlen (at) + 1)
    {
      g_ptr_array_add (bench->stories, g_strdup (at));
      bench->size += strlen (at);
    }
  if (bench->size == 0)
    g_error ("There is no story in %s", path);
}

int
main (int argc, char **argv)
{
  Bench bench = { .stories = g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GBytes) learned = dossier_vocabulary_load_model (NULL);
  Pass once = NULL;

  if (argc < 2 || learned == NULL)
    return 2;
  bench.recogniser = dossier_recogniser_new (NULL);
  bench.vocabulary = dossier_vocabulary_new (NULL);
  bench.model = dossier_name_model_new (learned, NULL);
  read_stories (&bench, argv[1]);
  if (argc > 2)
    once = strcmp (argv[2], "names") == 0 ? find_names : strcmp (argv[2], "claims") == 0 ? recognise : NULL;
  if (argc > 3 && strcmp (argv[2], "large") == 0)
    read_large (&bench, g_ascii_strtoull (argv[3], NULL, 10) * 1000000);
  else if (once != NULL)
    time_once (&bench, once);
  else if (argc == 2)
    measure (&bench);
  dossier_recogniser_unref (bench.recogniser);
  dossier_vocabulary_free (bench.vocabulary);
  dossier_name_model_free (bench.model);
  g_ptr_array_unref (bench.stories);
  return 0;
}
