/* test-train-names.c - the trainer: the same bytes for the same texts, and names are found with what it learned.
 *
 * It runs as a program of its own, TRAIN_NAMES; the labelled texts are in fixture/.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-decoder-private.h"
#include "dossier-names-private.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder, *model;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("train-names-XXXXXX", NULL);
  fixture->model = g_build_filename (fixture->folder, "names.model", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_remove (fixture->model);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->model);
}

/* Owned by the caller. */
static char *
get_text (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "train", "fixture", name, NULL);
}

/* What the trainer says; @output and @errors owned by the caller. */
static gboolean
train (Fixture *fixture, const char *option, const char *text, char **output, char **errors)
{
  g_autofree char *office = get_text (text), *news = get_text ("news.jsonl");
  const char      *arguments[] = { g_getenv ("TRAIN_NAMES"), option, fixture->model, office, news, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, output, errors, &status, &error);
  g_assert_no_error (error);
  return g_spawn_check_wait_status (status, NULL);
}

static GBytes *
learn (Fixture *fixture, const char *option)
{
  g_autofree char *output = NULL, *errors = NULL;
  char            *contents;
  gsize            length;

  if (!train (fixture, option, "office", &output, &errors))
    g_test_message ("%s", errors);
  g_assert_true (g_file_get_contents (fixture->model, &contents, &length, NULL));
  return g_bytes_new_take (contents, length);
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = learn (fixture, "--unlabelled="), second = learn (fixture, "--unlabelled=");
  g_autoptr (GBytes) other = learn (fixture, "--without-clusters");

  g_assert_true (g_bytes_equal (first, second));
  g_assert_false (g_bytes_equal (first, other));
}

/* The decoder finds the one name that the trainer saw in other sentences only. */
static void
test_reading (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "Rhea Castell joined Helix Harbor as head of research on Monday.";
  g_autoptr (GBytes) bytes = learn (fixture, "--unlabelled=");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierNameModel) model = dossier_name_model_new (bytes, &error);
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new (NULL);
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (DossierDecodedName));
  DossierReading   reading;
  DossierNameSigns signs;

  g_assert_no_error (error);
  dossier_reading_init (&reading, vocabulary, tokens);
  dossier_names_find (&reading, NULL, candidates);
  dossier_name_signs_init (&signs, &reading, dossier_name_model_get_clusters (model), candidates);
  dossier_name_decoder_run (model, &signs, candidates, names);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpuint (g_array_index (names, DossierDecodedName, 0).kind, ==, DOSSIER_NAME_PERSON);
  g_assert_cmpuint (g_array_index (names, DossierDecodedName, 1).kind, ==, DOSSIER_NAME_ORGANIZATION);
  g_assert_cmpuint (g_array_index (names, DossierDecodedName, 1).n, ==, 2);
  dossier_name_signs_clear (&signs);
  dossier_reading_clear (&reading);
}

/* What is left out is measured: two people and four organizations are marked. */
static void
test_measuring (Fixture *fixture, gconstpointer data)
{
  g_autofree char *output = NULL, *errors = NULL;

  g_assert_true (train (fixture, "--leave-out=news", "office", &output, &errors));
  g_assert_true (g_regex_match_simple ("^news.jsonl +2 [0-9. ]+ 4 ", output, G_REGEX_MULTILINE, 0));
  g_assert_null (strstr (output, "office"));
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *output = NULL, *errors = NULL;

  g_assert_false (train (fixture, "--unlabelled=", "no-such-text", &output, &errors));
  g_assert_nonnull (strstr (errors, "Nothing was learned: "));
  g_assert_false (g_file_test (fixture->model, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/train-names/the-same-texts-give-the-same-bytes", Fixture, NULL, set_up, test_same_bytes, tear_down);
  g_test_add ("/train-names/what-was-learned-finds-names", Fixture, NULL, set_up, test_reading, tear_down);
  g_test_add ("/train-names/what-is-left-out-is-measured", Fixture, NULL, set_up, test_measuring, tear_down);
  g_test_add ("/train-names/a-text-that-is-not-there-is-told", Fixture, NULL, set_up, test_missing, tear_down);
  return g_test_run ();
}
