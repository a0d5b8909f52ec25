/* test-feed-window.c - small windows stay until it is known whether what was typed in them is saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-window.h"
#include "ui-fixture.h"

typedef enum
{
  CLOSE = 'c',
  BEGIN = 'b',
  SAVED = 's',
  FAILED = 'f',
} Step;

static const struct
{
  const char *name, *steps;
  gboolean    is_open;
} sagas[] = {
  { "one that saves nothing closes at once", "c", FALSE },
  { "one that saves stays", "bc", TRUE },
  { "one that was to close does so once it is saved", "bcs", FALSE },
  { "one that was to close stays when that failed", "bcf", TRUE },
  { "a close that failed is not made up for later", "bcfbs", TRUE },
  { "one that nobody closed stays after it is saved", "bs", TRUE },
  { "one that failed can be closed", "bfc", FALSE },
  { "one that is saved again stays for it", "bsbc", TRUE },
};

static void
do_step (GtkWindow *window, GtkWidget *child, Step step)
{
  switch (step)
    {
    case CLOSE: gtk_window_close (window); break;
    case BEGIN: dossier_feed_window_begin_saving (child); break;
    case SAVED:
    case FAILED: dossier_feed_window_end_saving (child, step == SAVED); break;
    default: g_assert_not_reached ();
    }
}

static void
test_saga (gconstpointer data)
{
  guint      which = GPOINTER_TO_UINT (data);
  GtkWidget *child = g_object_ref_sink (gtk_entry_new ());
  GtkWindow *window = dossier_feed_window_new ("Other Names", NULL, child, NULL);

  gtk_window_present (window);
  for (const char *step = sagas[which].steps; *step != '\0'; step++)
    do_step (window, child, (Step) *step);
  g_assert_true ((gtk_widget_get_root (child) != NULL) == sagas[which].is_open);
  if (sagas[which].is_open)
    gtk_window_destroy (window);
  dossier_feed_window_end_saving (child, TRUE); /* what comes after its window */
  g_object_unref (child);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (sagas); i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed-window/%s", sagas[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_saga);
    }
  return g_test_run ();
}
