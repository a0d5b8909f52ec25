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

int
main (int argc, char **argv)
{
  fault_memory_use ();
  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
  fault_loop_expect_warnings ();
  fault_loop_add_scenes ("/memory", test_scene);
  return g_test_run ();
}
