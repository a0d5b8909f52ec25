/* fault-loop.c - each scene again and again, while the first, the second, … thing that it needs fails
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "fault-loop.h"

#include <string.h>

/* Of the first ones all are tried, but for scenes that take long. */
#define N_FIRST 2
/* Cases from one check of the whole library to the next. */
#define CHECK_EVERY 8

gboolean
fault_loop_is_torture (void)
{
  return g_getenv ("DOSSIER_TORTURE") != NULL;
}

void
fault_loop_expect_warnings (void)
{
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
}

void
assert_fault_words (const GError *error, const char *folder, int code)
{
  /* SQLite's words for those who write programs. */
  static const char *const raw[]
      = { "disk I/O error",    "out of memory",      "unable to open database", "disk is full", "SQL logic error",
          "readonly database", "database is locked", "not a database",          "malformed" };

  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (error->domain == DOSSIER_STORE_ERROR);
  if (code >= 0)
    g_assert_cmpint (error->code, ==, code);
  g_assert_cmpint (error->code, !=, DOSSIER_STORE_ERROR_DAMAGED);
  g_assert_cmpint (error->code, !=, DOSSIER_STORE_ERROR_FOREIGN);
  g_assert_cmpint (error->code, !=, DOSSIER_STORE_ERROR_NEWER);
  g_assert_cmpint (error->code, !=, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, folder)); /* what */
  g_assert_nonnull (strstr (error->message, ". "));   /* and what to do */
  g_assert_true (g_str_has_suffix (error->message, "."));
  for (guint i = 0; i < G_N_ELEMENTS (raw); i++)
    g_assert_null (strstr (error->message, raw[i]));
}

/* Numbers from 1 to @last: the first, and @n_others of the others. */
static GArray *
choose (guint last, guint n_first, guint n_others)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  guint   step = fault_loop_is_torture () || last <= n_first ? 1 : MAX (1, (last - n_first) / n_others);

  for (guint n = 1; n <= last; n += n < n_first ? 1 : step)
    g_array_append_val (numbers, n);
  return numbers;
}

static void
forget (Desk *desk)
{
  run_sql (desk->path, "UPDATE total SET n = n");
}

/* How much of it the scene needs when all goes well, in one turn or the next: some take back what the one before did.
 */
static guint
measure (Desk *desk, const Scene *scene, const FaultKind *kind)
{
  guint most = 0;

  for (guint i = 0; i < (scene->is_long ? 1 : 2); i++, desk->turn++)
    {
      g_autoptr (GError) error = NULL;
      guint n_hits = 0;

      if (kind->is_cold)
        forget (desk);
      kind->arm (kind->what, 0, FALSE);
      g_assert_true (scene->run (desk, &error));
      g_assert_no_error (error);
      most = MAX (most, kind->disarm (kind->what, &n_hits));
    }
  return most;
}

/* The same store does it, now that nothing fails any more. */
static void
try_again (Desk *desk, const Scene *scene)
{
  g_autoptr (GError) error = NULL;

  if (desk->store == NULL && !scene->is_closed)
    desk_open (desk);
  g_assert_true (scene->run (desk, &error));
  g_assert_no_error (error);
}

static void
check_whole (Desk *desk, const Scene *scene)
{
  if (desk->store == NULL)
    desk_open (desk);
  assert_sound (desk->store);
  if (scene->is_closed)
    desk_close (desk);
}

/* One turn in which the @n-th fails. @digest: of the library before, and afterwards of the library after. */
static void
run_case (Desk *desk, const Scene *scene, const FaultKind *kind, guint n, gboolean for_ever, FaultCount *count,
          char **digest)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  guint            n_hits = 0;
  gboolean         done;

  if (kind->is_cold)
    forget (desk);
  kind->arm (kind->what, n, for_ever);
  done = scene->run (desk, &error);
  kind->disarm (kind->what, &n_hits);
  count->n_cases++;
  count->n_hits += n_hits > 0;
  g_assert_true (done == (error == NULL));
  if (!done)
    {
      g_assert_cmpuint (n_hits, >, 0);
      assert_fault_words (error, desk->folder, kind->code);
      count->n_told++;
      after = desk_dup_digest (desk);
      if (scene->kind != SCENE_STEPS)
        g_assert_cmpstr (after, ==, *digest);
      g_clear_pointer (&after, g_free);
      try_again (desk, scene);
    }
  after = desk_dup_digest (desk);
  if (scene->kind == SCENE_READS)
    g_assert_cmpstr (after, ==, *digest);
  else if (scene->kind != SCENE_FILES)
    g_assert_cmpstr (after, !=, *digest);
  g_free (*digest);
  *digest = g_steal_pointer (&after);
  if (count->n_cases % CHECK_EVERY == 0)
    check_whole (desk, scene);
  desk->turn++;
}

static void
run_kind (Desk *desk, const Scene *scene, const FaultKind *kind, FaultCount *count)
{
  guint last = measure (desk, scene, kind);
  g_autoptr (GArray) numbers
      = choose (last, scene->is_long ? 1 : N_FIRST, scene->is_long ? MAX (1, kind->n_others / 2) : kind->n_others);
  g_autofree char *digest = NULL;

  if (last > 0)
    digest = desk_dup_digest (desk);
  for (guint i = 0; i < numbers->len; i++)
    for (int for_ever = kind->only_for_ever; for_ever < 2; for_ever++)
      {
        g_test_message ("%s: %s %s %u of %u", scene->name, kind->name, for_ever ? "from" : "at",
                        g_array_index (numbers, guint, i), last);
        run_case (desk, scene, kind, g_array_index (numbers, guint, i), for_ever, count, &digest);
      }
}

/* What was said to be done is there the next time too. */
static void
check_end (Desk *desk, const Scene *scene)
{
  g_autofree char *before = desk_dup_digest (desk), *after = NULL;

  desk_close (desk);
  after = desk_dup_digest (desk);
  g_assert_cmpstr (before, ==, after);
  check_whole (desk, scene);
}

void
fault_loop (Desk *desk, const Scene *scene, const FaultKind *kinds, guint n, FaultCount *count)
{
  for (guint i = 0; i < n; i++)
    {
      if (i == 0 || fault_loop_is_torture ())
        {
          desk_begin (desk, scene);
          /* The first turn reads what the others remember. */
          for (; desk->turn < (scene->is_long ? 0 : 2); desk->turn++)
            g_assert_true (scene->run (desk, NULL));
        }
      run_kind (desk, scene, &kinds[i], &count[i]);
      if (i + 1 == n || fault_loop_is_torture ())
        check_end (desk, scene);
    }
}

void
fault_loop_set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  g_clear_object (&fixture->store);
}

void
fault_loop_add_scenes (const char *path, void (*test) (Fixture *fixture, gconstpointer scene))
{
  guint        n = 0;
  const Scene *scenes = fault_scenes (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (scenes[i].name), " ", '-');
      g_autofree char *whole = g_strconcat (path, "/", name, NULL);

      g_test_add (whole, Fixture, &scenes[i], fault_loop_set_up, test, fixture_tear_down);
    }
}
