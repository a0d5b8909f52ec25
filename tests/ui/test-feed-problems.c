/* test-feed-problems.c - feeds that bring nothing: why, since when, and what to do about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-problems.h"
#include "feed-desk.h"

static GtkWidget *
open_problems (Desk *desk)
{
  feed_desk_act (desk, "win.show-feed-problems", NULL);

  return GTK_WIDGET (feed_desk_find_dialog (desk));
}

/* A button or menu of @widget whose name is @words, as the tooltip says it. */
static GtkWidget *
find_button (GtkWidget *widget, const char *words)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), words) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, words);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_all_is_well (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierChange) leave = dossier_change_unsubscribe (&desk->decoder, 1); /* its story is of 2024 */
  GtkWidget *problems;

  g_assert_true (dossier_store_apply (desk->fixture.store, leave, NULL, NULL));
  problems = open_problems (desk);
  feed_desk_wait_for_text (problems, "All Feeds Are Well");
  gtk_window_close (GTK_WINDOW (problems));
}

static void
test_each_says_why_and_since_when (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 gone = dossier_store_add_feed (desk->fixture.store, "https://example.org/gone", "Gone", NULL, NULL, &error);
  GtkWidget *problems;

  g_assert_no_error (error);
  feed_desk_answer (desk, desk->lone, "The server did not answer.", FALSE);
  feed_desk_answer (desk, gone, "It is gone.", TRUE);
  problems = open_problems (desk);
  feed_desk_wait_for_text (problems, "Could Not Be Read");
  g_assert_nonnull (ui_find_text (problems, "The server did not answer.\nFirst seen"));
  g_assert_nonnull (ui_find_text (problems, "The site gave this feed up"));
  g_assert_nonnull (ui_find_text (problems, "Nothing new since 7 Aug 2024."));
  g_assert_nonnull (find_button (problems, "Ask “Lone Voice” again"));
  g_assert_nonnull (find_button (problems, "Ask “Gone” again"));
  g_assert_null (find_button (problems, "Ask “The Decoder” again"));
  gtk_test_accessible_assert_property (find_button (problems, "What to do about “The Decoder”"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "What to do about “The Decoder”");
  gtk_window_close (GTK_WINDOW (problems));
}

static void
test_what_comes_back_leaves_the_page (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierChange) leave = dossier_change_unsubscribe (&desk->decoder, 1);
  GtkWidget *problems;

  feed_desk_answer (desk, desk->lone, "The server did not answer.", FALSE);
  problems = open_problems (desk);
  feed_desk_wait_for_text (problems, "The server did not answer.");
  feed_desk_answer (desk, desk->lone, NULL, FALSE);
  g_assert_true (dossier_store_apply (desk->fixture.store, leave, NULL, NULL));
  feed_desk_wait_for_text (problems, "All Feeds Are Well");
  gtk_window_close (GTK_WINDOW (problems));
}

static gboolean
is_looking (gpointer data)
{
  Desk *desk = data;

  return desk->window->subscribe_dialog != NULL && gtk_widget_get_visible (GTK_WIDGET (desk->window->subscribe_dialog));
}

/* Its site has a name that nobody knows: the answer does not matter here. */
static void
test_its_new_address_is_looked_for (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 feed = dossier_store_add_feed (desk->fixture.store, "http://127.0.0.1:9/feed", "Moved", "http://127.0.0.1:9/",
                                        NULL, &error);
  GtkWidget *problems;
  GtkWidget *menu;

  g_assert_no_error (error);
  feed_desk_wait_for_row (desk, "Moved");
  feed_desk_answer (desk, feed, "The server did not answer.", FALSE);
  problems = open_problems (desk);
  feed_desk_wait_for_text (problems, "The server did not answer.");
  menu = find_button (problems, "What to do about “Moved”");
  g_assert_true (gtk_widget_activate_action (menu, "problems.find", "x", feed));
  ui_wait_until (is_looking, desk);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->window->subscribe_dialog), "Subscribe"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    { "all is well", test_all_is_well },
    { "each says why and since when", test_each_says_why_and_since_when },
    { "what comes back leaves the page", test_what_comes_back_leaves_the_page },
    { "its new address is looked for", test_its_new_address_is_looked_for },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed-problems/%s", tests[i].name);

      g_test_add (path, Desk, NULL, feed_desk_set_up, tests[i].test, feed_desk_tear_down);
    }

  return g_test_run ();
}
