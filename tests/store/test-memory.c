/* test-memory.c - where SQLite's memory ends, nothing is lost, words say so, and it goes on when there is some again
 *
 * DOSSIER_TORTURE in the environment: at every piece of memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "fault-loop.h"
#include "fault-memory.h"

/* Pieces that are refused in each scene beside the first ones; fewer where the sanitizers are slow. */
#ifdef __SANITIZE_ADDRESS__
#define N_OTHERS 2
#else
#define N_OTHERS 6
#endif

static void
arm (gpointer what, guint n, gboolean for_ever)
{
  fault_memory_arm (n, for_ever);
}

static guint
disarm (gpointer what, guint *n_hits)
{
  return fault_memory_disarm (n_hits);
}

static void
test_scene (Fixture *fixture, gconstpointer data)
{
  const Scene     *scene = data;
  FaultKind        kind = { .name = "memory",
                            .arm = arm,
                            .disarm = disarm,
                            .is_cold = scene->kind == SCENE_READS && !scene->is_closed,
                            .code = -1,
                            .n_others = N_OTHERS };
  g_autofree char *folder = g_build_filename (fixture->folder, "desk", NULL);
  Desk            *desk = desk_new (folder);
  FaultCount       count = { 0, 0, 0 };

  fault_loop (desk, scene, &kind, 1, &count);
  g_test_message ("%s: %u cases, memory ended in %u, which was told in %u and made up for in the others", scene->name,
                  count.n_cases, count.n_hits, count.n_told);
  g_assert_cmpuint (count.n_told, >, 0);
  desk_free (desk);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  g_clear_object (&fixture->store);
}

int
main (int argc, char **argv)
{
  guint        n = 0;
  const Scene *scenes = fault_scenes (&n);

  fault_memory_use ();
  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
  fault_loop_expect_warnings ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (scenes[i].name), " ", '-');
      g_autofree char *path = g_strconcat ("/memory/", name, NULL);

      g_test_add (path, Fixture, &scenes[i], set_up, test_scene, fixture_tear_down);
    }
  return g_test_run ();
}
