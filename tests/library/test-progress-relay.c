/* test-progress-relay.c - what a worker tells arrives in the context of whoever waits, and floods nobody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-progress-relay.h"

typedef struct
{
  GMainContext         *context;
  DossierProgressRelay *relay;
  GThread              *owner;
  guint                 n_told, done, total;
} Desk;

static void
note (guint done, guint total, gpointer data)
{
  Desk *desk = data;

  g_assert_true (g_thread_self () == desk->owner);
  desk->n_told++;
  desk->done = done;
  desk->total = total;
}

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->owner = g_thread_self ();
  desk->context = g_main_context_new ();
  g_main_context_push_thread_default (desk->context);
  desk->relay = dossier_progress_relay_new (note, desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_clear_pointer (&desk->relay, dossier_progress_relay_unref);
  g_main_context_pop_thread_default (desk->context);
  g_main_context_unref (desk->context);
}

static void
hear (Desk *desk)
{
  while (g_main_context_iteration (desk->context, FALSE))
    ;
}

static gpointer
count_to_1000 (gpointer relay)
{
  for (guint i = 1; i <= 1000; i++)
    dossier_progress_relay_tell (i, 1000, relay);
  return NULL;
}

static void
test_the_newest_is_told_once (Desk *desk, gconstpointer data)
{
  g_thread_join (g_thread_new ("worker", count_to_1000, desk->relay));
  hear (desk);
  g_assert_cmpuint (desk->n_told, ==, 1);
  g_assert_cmpuint (desk->done, ==, 1000);
  g_assert_cmpuint (desk->total, ==, 1000);
}

static void
test_each_is_told_when_there_is_time (Desk *desk, gconstpointer data)
{
  for (guint i = 1; i <= 3; i++)
    {
      dossier_progress_relay_tell (i, 3, desk->relay);
      hear (desk);
      g_assert_cmpuint (desk->n_told, ==, i);
      g_assert_cmpuint (desk->done, ==, i);
    }
}

static void
test_what_is_under_way_is_told_after_the_end (Desk *desk, gconstpointer data)
{
  dossier_progress_relay_tell (1, 2, desk->relay);
  g_clear_pointer (&desk->relay, dossier_progress_relay_unref);
  hear (desk);
  g_assert_cmpuint (desk->n_told, ==, 1);
}

static void
test_nobody_needs_to_be_told (Desk *desk, gconstpointer data)
{
  g_assert_null (dossier_progress_relay_new (NULL, desk));
  dossier_progress_relay_unref (NULL);
}

#define ADD(name, function) g_test_add ("/library/progress-relay/" name, Desk, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the newest is told once", test_the_newest_is_told_once);
  ADD ("each is told when there is time", test_each_is_told_when_there_is_time);
  ADD ("what is under way is told after the end", test_what_is_under_way_is_told_after_the_end);
  ADD ("nobody needs to be told", test_nobody_needs_to_be_told);
  return g_test_run ();
}
