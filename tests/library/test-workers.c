/* test-workers.c - the same work on many things
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-workers.h"

static gboolean
double_it (gpointer item, gpointer data, GError **error)
{
  int *number = item;

  if (*number % 10 == 7)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%d is unlucky", *number);
      return FALSE;
    }
  *number *= 2;
  return TRUE;
}

static GPtrArray *
make_numbers (guint n)
{
  GPtrArray *numbers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      int *number = g_new (int, 1);

      *number = (int) i;
      g_ptr_array_add (numbers, number);
    }
  return numbers;
}

static void
free_error (gpointer error)
{
  g_clear_error ((GError **) &error);
}

static void
note_progress (guint done, guint total, gpointer data)
{
  guint *last = data;

  g_assert_cmpuint (done, >=, *last);
  g_assert_cmpuint (done, <=, total);
  *last = done;
}

static void
test_every_item_is_done_once (void)
{
  static const guint sizes[] = { 0, 1, 2, 3, 1000 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (GPtrArray) numbers = make_numbers (sizes[s]);
      g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (free_error);
      g_autoptr (GError) error = NULL;
      guint last = 0;

      g_assert_true (dossier_workers_run (numbers, double_it, NULL, errors, note_progress, &last, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (last, ==, sizes[s]);
      g_assert_cmpuint (errors->len, ==, sizes[s]);
      for (guint i = 0; i < numbers->len; i++)
        {
          int number = *(int *) numbers->pdata[i];

          g_assert_cmpint (number, ==, i % 10 == 7 ? (int) i : (int) i * 2);
          g_assert_cmpint (errors->pdata[i] != NULL, ==, i % 10 == 7);
        }
    }
}

static gboolean
cancel_at_five (gpointer item, gpointer data, GError **error)
{
  if (*(int *) item == 5)
    g_cancellable_cancel (data);
  return TRUE;
}

static void
test_a_cancelled_run_stops_soon (void)
{
  g_autoptr (GPtrArray) numbers = make_numbers (100000);
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (free_error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint last = 0;

  g_assert_false (
      dossier_workers_run (numbers, cancel_at_five, cancellable, errors, note_progress, &last, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (last, <, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workers/every item is done once", test_every_item_is_done_once);
  g_test_add_func ("/workers/a cancelled run stops soon", test_a_cancelled_run_stops_soon);
  return g_test_run ();
}
