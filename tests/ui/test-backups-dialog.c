/* test-backups-dialog.c - backups made, listed and put back in the running program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-application.h"
#include "dossier-restore.h"
#include "dossier-settings.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  UiFixture           fixture;
  char               *library;
  DossierApplication *app;
} Desk;

/* The fixture's library without its store: the program opens it. */
static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ui_fixture_set_up (&desk->fixture, NULL);
  desk->library = g_build_filename (desk->fixture.folder, "program.db", NULL);
  g_assert_true (dossier_store_backup (desk->fixture.store, desk->library, NULL));
  desk->fixture.settings = dossier_settings_new (&error);
  g_assert_no_error (error);
  g_settings_set_boolean (desk->fixture.settings, "refresh-on-start", FALSE);
  g_settings_set_int (desk->fixture.settings, "refresh-minutes", 0);
  desk->app = dossier_application_new (desk->fixture.settings);
  g_application_set_flags (G_APPLICATION (desk->app), G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_NON_UNIQUE);
  g_application_set_default (G_APPLICATION (desk->app));
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_autofree char *folder = g_strdup (desk->fixture.folder);

  g_application_set_default (NULL);
  g_object_unref (desk->app);
  g_object_unref (desk->fixture.settings);
  ui_fixture_tear_down (&desk->fixture, NULL);
  remove_folder (folder);
  g_free (desk->library);
}

/* The window that has the library, or NULL. */
static DossierWindow *
find_main (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (DOSSIER_IS_WINDOW (link->data) && gtk_widget_get_mapped (link->data))
      return link->data;
  return NULL;
}

/* The words somewhere on the screen, or NULL. */
static GtkWidget *
find_words (const char *words)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    {
      GtkWidget *found = gtk_widget_get_mapped (link->data) ? ui_find_text (link->data, words) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
are_shown (gpointer words)
{
  return find_words (words) != NULL;
}

static void
press (const char *words)
{
  ui_wait_until (are_shown, (gpointer) words);
  g_signal_emit_by_name (ui_button_of (find_words (words)), "clicked");
}

static gboolean
is_main_shown (gpointer data)
{
  return find_main () != NULL;
}

static guint
count_stories (void)
{
  DossierCounts counts;

  g_assert_true (
      dossier_store_count (dossier_library_get_store (dossier_window_get_library (find_main ())), &counts, NULL));
  return counts.stories;
}

static gboolean
has_a_story (gpointer data)
{
  return find_main () != NULL && count_stories () == 1;
}

/* Answers the question that is on the screen. */
static void
answer (const char *response)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (ADW_IS_MESSAGE_DIALOG (link->data) && gtk_widget_get_mapped (link->data))
      {
        adw_message_dialog_response (link->data, response);
        return;
      }
  g_assert_not_reached ();
}

typedef struct
{
  Desk *desk;
  void (*play) (Desk *desk);
} Play;

static gboolean
play_cb (gpointer data)
{
  Play *play = data;

  play->play (play->desk);
  g_action_group_activate_action (G_ACTION_GROUP (play->desk->app), "quit", NULL); /* closes the windows */
  return G_SOURCE_REMOVE;
}

/* Runs the program over the library, and @play in it. */
static void
run (Desk *desk, void (*play) (Desk *desk))
{
  char *argv[] = { (char *) "dossier", (char *) "--library", desk->library, NULL };
  Play  whole = { desk, play };

  g_idle_add (play_cb, &whole);
  g_application_run (G_APPLICATION (desk->app), 3, argv);
  ui_wait (50);
}

/* --- there and back --- */

static gboolean
has_no_story (gpointer data)
{
  return find_main () != NULL && count_stories () == 0;
}

static void
delete_all (void)
{
  DossierStore *store = dossier_library_get_store (dossier_window_get_library (find_main ()));
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (GArray) stories = dossier_store_find (store, query, 0, NULL);
  g_autoptr (DossierChange) change = dossier_change_delete ((const gint64 *) (gpointer) stories->data, stories->len);

  g_assert_true (dossier_store_apply (store, change, NULL, NULL));
}

/* It waits, and says so. */
static gboolean
is_quitting_refused (gpointer app)
{
  return !g_action_group_get_action_enabled (app, "quit") && are_shown ((gpointer) "cannot be quit before");
}

static void
play_restore (Desk *desk)
{
  ui_wait_until (is_main_shown, NULL);
  g_assert_cmpuint (count_stories (), ==, 1);
  g_action_group_activate_action (G_ACTION_GROUP (desk->app), "backups", NULL);
  ui_wait_until (are_shown, (gpointer) "There is no backup yet");
  press ("Back Up Now");
  ui_wait_until (are_shown, (gpointer) "1 story");
  delete_all ();
  ui_wait_until (has_no_story, NULL);
  press ("Restore…");
  ui_wait_until (are_shown, (gpointer) "you can go back");
  answer ("go");
  ui_wait_until (is_quitting_refused, desk->app);
  ui_wait_until (has_a_story, NULL);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (desk->app), "quit"));
  ui_wait_until (are_shown, (gpointer) "The library is as it was then");
}

static void
test_restore (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;

  run (desk, play_restore);
  backups = dossier_backup_list (desk->library);
  g_assert_cmpuint (backups->len, ==, 2); /* and what was there before */
}

/* --- a library that cannot be opened --- */

static void
play_damaged (Desk *desk)
{
  ui_wait_until (are_shown, (gpointer) "The library could not be opened");
  answer ("backups");
  press ("Restore…");
  ui_wait_until (are_shown, (gpointer) "you can go back");
  answer ("go");
  ui_wait_until (has_a_story, NULL);
}

static void
test_damaged (Desk *desk, gconstpointer data)
{
  g_autofree char *backup = dossier_backup_make (desk->library, NULL, NULL);

  g_assert_nonnull (backup);
  g_assert_true (g_file_set_contents (desk->library, "SQLite format 3, or so it says", -1, NULL));
  run (desk, play_damaged);
}

static void
play_salvage (Desk *desk)
{
  ui_wait_until (are_shown, (gpointer) "The library could not be opened");
  answer ("backups");
  press ("Save…");
  ui_wait_until (are_shown, (gpointer) "is kept among the backups");
  answer ("go");
  ui_wait_until (are_shown, (gpointer) "1 story is there.");
  answer ("open");
  ui_wait_until (has_a_story, NULL);
}

/* Its first bytes are gone. */
static void
test_salvage (Desk *desk, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize            length = 0;
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_true (g_file_get_contents (desk->library, &bytes, &length, NULL));
  memset (bytes, 0, 100);
  g_assert_true (g_file_set_contents (desk->library, bytes, (gssize) length, NULL));
  run (desk, play_salvage);
  backups = dossier_backup_list (desk->library);
  g_assert_cmpuint (backups->len, ==, 1); /* the damaged one */
}

#define ADD(path, test) g_test_add (path, Desk, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  ADD ("/backups-dialog/made-and-put-back", test_restore);
  ADD ("/backups-dialog/a-library-that-cannot-be-opened", test_damaged);
  ADD ("/backups-dialog/what-can-be-read-is-saved", test_salvage);
  return g_test_run ();
}
