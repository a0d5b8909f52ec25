/* test-list-actions.c - lists of feeds in the window: subscribing to one with its undo, and exporting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-import-dialog.h"
#include "dossier-window-private.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  UiFixture      fixture;
  DossierWindow *window;
  char          *path; /* of a list, or where one is written */
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  ui_fixture_set_up (&desk->fixture, NULL);
  desk->path = g_build_filename (desk->fixture.folder, "list.opml", NULL);
  desk->window = ui_fixture_open_window (&desk->fixture);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  ui_fixture_close_window (&desk->fixture, desk->window);
  g_unlink (desk->path);
  g_free (desk->path);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

static void
write_list (Desk *desk, const char *text)
{
  g_assert_true (g_file_set_contents (desk->path, text, -1, NULL));
}

/* The newest window over the desk's, or NULL. */
static GtkWindow *
find_dialog (Desk *desk)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (gtk_window_get_transient_for (link->data) == GTK_WINDOW (desk->window)
        && gtk_widget_get_visible (GTK_WIDGET (link->data)))
      return link->data;

  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog (data) != NULL;
}

/* What is waited for: words somewhere in the window, or in one over it. */
typedef struct
{
  Desk       *desk;
  const char *words;
} Shown;

static gboolean
is_shown (gpointer data)
{
  const Shown *shown = data;

  GtkWindow *dialog = find_dialog (shown->desk);

  return ui_find_text (GTK_WIDGET (shown->desk->window), shown->words) != NULL
         || (dialog != NULL && ui_find_text (GTK_WIDGET (dialog), shown->words) != NULL);
}

static void
wait_for_words (Desk *desk, const char *words)
{
  Shown shown = { desk, words };

  ui_wait_until (is_shown, &shown);
}

static guint
count_feeds (Desk *desk)
{
  g_autoptr (GPtrArray) feeds = dossier_store_list_feeds (desk->fixture.store, NULL);

  return feeds->len;
}

static gboolean
is_left (gpointer data)
{
  return count_feeds (data) == 0;
}

static void
test_a_list_is_looked_at_taken_and_undone (Desk *desk, gconstpointer data)
{
  write_list (desk, "<opml><body><outline text='One' xmlUrl='https://a.example/rss'/>"
                    "<outline text='Two' xmlUrl='https://b.example/rss'/></body></opml>");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.import-list", "^ay", desk->path));
  ui_wait_until (has_dialog, desk);
  g_assert_true (DOSSIER_IS_IMPORT_DIALOG (find_dialog (desk)));
  g_assert_cmpuint (count_feeds (desk), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (find_dialog (desk)), "import.subscribe", NULL);
  wait_for_words (desk, "Subscribed to 2 feeds");
  g_assert_cmpuint (count_feeds (desk), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  ui_wait_until (is_left, desk);
}

static void
test_what_is_no_list_is_told (Desk *desk, gconstpointer data)
{
  write_list (desk, "OpenAI hired somebody.");
  dossier_window_import_feeds (desk->window, desk->path);
  wait_for_words (desk, "neither OPML nor exported bookmarks");
  g_assert_cmpuint (count_feeds (desk), ==, 0);
}

static void
test_a_list_that_is_missing_is_told (Desk *desk, gconstpointer data)
{
  dossier_window_import_feeds (desk->window, "/nowhere/at/all.opml");
  wait_for_words (desk, "There is no file");
}

static void
test_exporting_says_how_many (Desk *desk, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (desk->path);
  g_autofree char *text = NULL;

  g_assert_cmpint (dossier_store_add_feed (desk->fixture.store, "https://a.example/rss", "One", NULL, "News", NULL), !=,
                   0);
  dossier_window_export_feeds (desk->window, file);
  wait_for_words (desk, "1 subscription exported");
  g_assert_true (g_file_get_contents (desk->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "<outline text=\"News\""));
}

static void
test_exporting_to_nowhere_says_why (Desk *desk, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at/all.opml");

  dossier_window_export_feeds (desk->window, file);
  wait_for_words (desk, "could not be exported");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    { "a list is looked at, taken and undone", test_a_list_is_looked_at_taken_and_undone },
    { "what is no list is told", test_what_is_no_list_is_told },
    { "a list that is missing is told", test_a_list_that_is_missing_is_told },
    { "exporting says how many", test_exporting_says_how_many },
    { "exporting to nowhere says why", test_exporting_to_nowhere_says_why },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/list-actions/%s", tests[i].name);

      g_test_add (path, Desk, NULL, set_up, tests[i].test, tear_down);
    }

  return g_test_run ();
}
