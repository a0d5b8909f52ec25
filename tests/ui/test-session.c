/* test-session.c - two thousand random keys and actions: nothing breaks, and all that they did can be undone
 *
 * Keys are pressed by the X server, so that they take the way of a person's. What GLib takes for a fault of the program
 * ends the test. KEYS=20000 in the environment for more, SESSION_SEED for others, DOSSIER_TORTURE=1 for 20,000.
 * The log has the seed and each step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-application.h"
#include "dossier-settings.h"
#include "dossier-subscriptions.h"
#include "dossier-window-private.h"
#include "ui-fixture.h"
#include "../read-number.h"

#include <gdk/x11/gdkx.h>
#include <sqlite3.h>
#include <string.h>

#define KEYS 2000
#define TORTURE_KEYS 20000
#define SEED 28
#define N_STORIES 12
#define MAX_ID 10
/* Of a hundred steps so many are keys; the others are actions, as menus and buttons do them. */
#define KEY_PERCENT 70
/* Windows over the first one; then the topmost is closed. */
#define MAX_DIALOGS 4
/* Microseconds that a step may have before the next one comes. */
#define STEP_US 4000
/* So long the library has to stand still before it is looked at, in milliseconds, and so often that is tried. */
#define STILL_MS 200
#define STILL_TRIES 50

typedef struct
{
  UiFixture         fixture;
  DossierWindow    *window;
  gint64            stories[N_STORIES];
  GRand            *random;
  GSubprocess      *presser; /* xdotool, which reads keys and says when they are pressed */
  GDataInputStream *said;
} Desk;

/* ---- what a person has in the library ---- */

/* Of the stories that were there at first: an empty library offers to begin with others, and these stay. */
#define FIRST "(SELECT id FROM story WHERE uri LIKE 'http://127.0.0.1:9/%')"
static const char *const questions[] = {
  "SELECT story, is_starred, is_archived FROM story_state WHERE is_deleted = 0 AND story IN " FIRST " ORDER BY story",
  "SELECT story, start, length, colour, coalesce (note, '') FROM annotation WHERE is_deleted = 0 ORDER BY id",
  "SELECT story, name FROM story_tag JOIN tag ON tag.id = tag ORDER BY story, folded",
  "SELECT annotation, name FROM annotation_tag ORDER BY annotation, folded",
  "SELECT uri, title, folder FROM feed WHERE is_removed = 0 ORDER BY id",
  "SELECT story, entity, name FROM story_entity JOIN entity e ON e.id = entity WHERE story IN " FIRST
  " ORDER BY story, entity",
  "SELECT entity, kind FROM follow ORDER BY entity, kind",
  "SELECT name, query FROM saved_search ORDER BY position",
  "SELECT name, rule, is_enabled FROM arrival_rule ORDER BY position",
};

/* A line each. */
static GStrv
dump (Desk *desk)
{
  g_autoptr (GString) all = g_string_new (NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (dossier_store_get_path (desk->fixture.store), &db, SQLITE_OPEN_READONLY, NULL), ==,
                   SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      sqlite3_stmt *rows = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (db, questions[i], -1, &rows, NULL), ==, SQLITE_OK);
      g_string_append_printf (all, "%s\n", questions[i]);
      while (sqlite3_step (rows) == SQLITE_ROW)
        for (int column = 0; column < sqlite3_column_count (rows); column++)
          g_string_append_printf (all, "%s%s", (const char *) sqlite3_column_text (rows, column),
                                  column + 1 < sqlite3_column_count (rows) ? "|" : "\n");
      sqlite3_finalize (rows);
    }
  sqlite3_close (db);
  return g_strsplit (all->str, "\n", -1);
}

/* Once nothing is on its way any more. */
static GStrv
dump_still (Desk *desk)
{
  g_auto (GStrv) last = dump (desk);

  for (guint i = 0; i < STILL_TRIES; i++)
    {
      g_auto (GStrv) now = NULL;

      ui_wait (STILL_MS);
      now = dump (desk);
      if (g_strv_equal ((const char *const *) now, (const char *const *) last))
        return g_steal_pointer (&now);
      g_strfreev (last);
      last = g_steal_pointer (&now);
    }
  g_error ("The library does not come to rest");
}

static void
assert_same (GStrv before, GStrv after)
{
  for (guint i = 0; before[i] != NULL && after[i] != NULL; i++)
    g_assert_cmpstr (after[i], ==, before[i]);
  g_assert_cmpuint (g_strv_length (after), ==, g_strv_length (before));
}

/* ---- the window ---- */

static gboolean
stay_cb (GtkWindow *window, gpointer data)
{
  return GDK_EVENT_STOP;
}

static void
fill (Desk *desk)
{
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_subscription_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_STORIES; i++)
    {
      DossierDraft *draft = i % 3 == 0 ? ui_make_draft () : ui_make_long_draft (200 + 100 * i);

      g_free (draft->uri);
      draft->uri = g_strdup_printf ("http://127.0.0.1:9/%u", i);
      draft->published = dossier_date_from_ymd (2024, 8, 1 + (int) i);
      desk->stories[i] = ui_fixture_save (&desk->fixture, draft);
    }
  g_ptr_array_add (feeds, dossier_feed_subscription_new ("http://127.0.0.1:9/1", "One", NULL, "News", TRUE));
  g_ptr_array_add (feeds, dossier_feed_subscription_new ("http://127.0.0.1:9/2", "Two", NULL, NULL, TRUE));
  g_assert_true (dossier_store_subscribe (desk->fixture.store, feeds, FALSE, NULL, &error));
  g_assert_no_error (error);
}

static void
start_presser (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  desk->presser = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                        | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                    &error, "stdbuf", "-oL", "xdotool", "-", NULL);
  g_assert_no_error (error);
  desk->said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (desk->presser));
}

/* What GTK 4.8 says of itself: of a popover that stands outside all monitors, as no window manager keeps it on the
 * screen; of a tooltip that was to come when its window went; of a scroll that moves when its page is hidden; of a
 * space that is pressed in a menu in which nothing has the focus. */
static gboolean
is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  static const char *const harmless[] = { "GDK_IS_MONITOR", "GDK_IS_SURFACE", "'handler_id > 0'", "updating_count > 0",
                                          "gtk_widget_is_ancestor: assertion 'GTK_IS_WIDGET (widget)'" };

  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    if (strstr (message, harmless[i]) != NULL)
      return FALSE;
  return TRUE;
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint seed;

  g_test_log_set_fatal_handler (is_fatal, NULL);
  ui_fixture_set_up (&desk->fixture, NULL);
  fill (desk);
  desk->fixture.settings = dossier_settings_new (&error);
  g_assert_no_error (error);
  g_settings_set_boolean (desk->fixture.settings, "refresh-on-start", FALSE);
  g_settings_set_int (desk->fixture.settings, "refresh-minutes", 0);
  desk->fixture.app = ADW_APPLICATION (dossier_application_new (desk->fixture.settings));
  g_application_set_flags (G_APPLICATION (desk->fixture.app), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (desk->fixture.app), NULL, &error);
  g_assert_no_error (error);
  desk->window = ui_fixture_open_window (&desk->fixture);
  g_signal_connect (desk->window, "close-request", G_CALLBACK (stay_cb), NULL);
  seed = read_number ("SESSION_SEED", SEED);
  g_test_message ("SESSION_SEED=%u; the steps:", seed);
  desk->random = g_rand_new_with_seed (seed);
  start_presser (desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_subprocess_force_exit (desk->presser);
  g_clear_object (&desk->said);
  g_clear_object (&desk->presser);
  g_rand_free (desk->random);
  ui_fixture_close_window (&desk->fixture, desk->window);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

/* ---- keys ---- */

/* Letters alone are typed into what has the focus, or do what the list of keys says. */
static const char *const keys[] = {
  "j",
  "k",
  "n",
  "p",
  "m",
  "s",
  "h",
  "e",
  "t",
  "a",
  "u",
  "o",
  "i",
  "x",
  "b",
  "l",
  "v",
  "c",
  "d",
  "f",
  "g",
  "r",
  "w",
  "y",
  "z",
  "question",
  "slash",
  "1",
  "2",
  "3",
  "4",
  "5",
  "0",
  "space",
  "space",
  "Return",
  "Return",
  "Escape",
  "Escape",
  "Escape",
  "Tab",
  "Tab",
  "Tab",
  "shift+Tab",
  "Up",
  "Down",
  "Down",
  "Left",
  "Right",
  "Home",
  "End",
  "Page_Up",
  "Page_Down",
  "Delete",
  "BackSpace",
  "F2",
  "F6",
  "F7",
  "F9",
  "F10",
  "shift+F10",
  "Menu",
  "alt+Left",
  "ctrl+a",
  "ctrl+c",
  "ctrl+v",
  "ctrl+z",
  "ctrl+shift+z",
  "ctrl+f",
  "ctrl+shift+f",
  "ctrl+g",
  "ctrl+h",
  "ctrl+shift+h",
  "ctrl+n",
  "ctrl+shift+n",
  "ctrl+t",
  "ctrl+shift+s",
  "ctrl+1",
  "ctrl+2",
  "ctrl+3",
  "ctrl+4",
  "ctrl+5",
  "ctrl+6",
  "ctrl+7",
  "ctrl+8",
  "ctrl+comma",
  "ctrl+question",
  "ctrl+plus",
  "ctrl+minus",
  "ctrl+0",
  "ctrl+i",
  "ctrl+m",
  "ctrl+d",
  "ctrl+w",
  "ctrl+q",
  "ctrl+Return",
  "shift+Down",
  "shift+Right",
  "shift+End",
  "ctrl+shift+Right",
  "ctrl+Right",
  "ctrl+Home",
  "shift+j",
  "shift+k",
  "shift+a",
  "shift+s",
  "shift+d",
  "ampersand",
  "bar",
  "minus",
  "plus",
  "bracketleft",
};

/* The topmost window, and how many there are. */
static GtkWindow *
find_top (guint *n)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow  *top = NULL;

  *n = 0;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (!gtk_widget_get_mapped (GTK_WIDGET (window)))
        continue;
      ++*n;
      if (top == NULL || gtk_window_get_transient_for (window) != NULL)
        top = window;
    }
  return top;
}

/* No window manager gives it the focus. */
static void
press (Desk *desk, const char *key)
{
  guint            n;
  GdkSurface      *surface = gtk_native_get_surface (GTK_NATIVE (find_top (&n)));
  g_autofree char *order
      = g_strdup_printf ("windowfocus %lu key --delay 0 %s getmouselocation\n", gdk_x11_surface_get_xid (surface), key);
  g_autofree char *answer = NULL;
  GOutputStream   *to = g_subprocess_get_stdin_pipe (desk->presser);

  gdk_display_sync (gdk_display_get_default ()); /* the window may just have been asked for */
  g_assert_true (g_output_stream_write_all (to, order, strlen (order), NULL, NULL, NULL));
  g_output_stream_flush (to, NULL, NULL);
  answer = g_data_input_stream_read_line (desk->said, NULL, NULL, NULL);
  g_assert_nonnull (answer);
}

/* ---- actions ---- */

/* Leave the program or ask the system for files; and what only an empty library offers. */
static gboolean
is_left_out (const char *action)
{
  static const char *const parts[] = { "export", "print", "import", "open-file", "open-feed-site", "add-starter" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (action, parts[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Of a story, or a small number, as other things have. */
static gint64
pick_id (Desk *desk)
{
  return g_rand_boolean (desk->random) ? desk->stories[g_rand_int_range (desk->random, 0, N_STORIES)]
                                       : g_rand_int_range (desk->random, 1, MAX_ID);
}

static GVariant *
make_parameter (Desk *desk, const GVariantType *type)
{
  gint64 id = pick_id (desk);

  if (g_variant_type_equal (type, G_VARIANT_TYPE_INT64))
    return g_variant_new_int64 (id);
  if (g_variant_type_equal (type, G_VARIANT_TYPE ("(xx)")))
    return g_variant_new ("(xx)", id, pick_id (desk));
  if (g_variant_type_equal (type, G_VARIANT_TYPE ("(xb)")))
    return g_variant_new ("(xb)", id, g_rand_boolean (desk->random));
  if (g_variant_type_equal (type, G_VARIANT_TYPE ("(xi)")))
    return g_variant_new ("(xi)", id, -1);
  return NULL;
}

static void
act (Desk *desk)
{
  static const char *const groups[] = { "win", "win", "story", "chosen" };
  const char              *name = groups[g_rand_int_range (desk->random, 0, G_N_ELEMENTS (groups))];
  GActionGroup            *group = g_str_equal (name, "win")     ? G_ACTION_GROUP (desk->window)
                                   : g_str_equal (name, "story") ? G_ACTION_GROUP (desk->window->story_actions)
                                                                 : G_ACTION_GROUP (desk->window->chosen_actions);
  g_auto (GStrv) actions = g_action_group_list_actions (group);
  const char         *action = actions[g_rand_int_range (desk->random, 0, (int) g_strv_length (actions))];
  const GVariantType *type = g_action_group_get_action_parameter_type (group, action);
  GVariant           *parameter = type != NULL ? make_parameter (desk, type) : NULL;

  if (is_left_out (action) || (type != NULL && parameter == NULL) || !g_action_group_get_action_enabled (group, action))
    return;
  g_test_message ("%s.%s", name, action);
  g_action_group_activate_action (group, action, parameter);
}

/* ---- a session ---- */

static void
let_run (gint64 microseconds)
{
  gint64 until = g_get_monotonic_time () + microseconds;

  while (g_get_monotonic_time () < until && g_main_context_iteration (NULL, FALSE))
    ;
}

static void
step (Desk *desk)
{
  guint      n;
  GtkWindow *top = find_top (&n);

  if (n > MAX_DIALOGS || GTK_IS_FILE_CHOOSER (top)) /* the keys of those are GTK's */
    gtk_window_close (top);
  else if (g_rand_int_range (desk->random, 0, 100) < KEY_PERCENT)
    {
      const char *key = keys[g_rand_int_range (desk->random, 0, G_N_ELEMENTS (keys))];

      g_test_message ("%s", key);
      press (desk, key);
    }
  else
    act (desk);
  let_run (STEP_US);
}

/* Nothing is on its way any more. */
static gboolean
is_alone (gpointer data)
{
  guint      n;
  GtkWindow *top = find_top (&n);

  if (n > 1)
    gtk_window_close (top);
  return n == 1;
}

static void
undo_all (DossierStore *store)
{
  g_autofree char *words = NULL;

  do
    {
      g_autoptr (GError) error = NULL;

      g_free (words);
      words = dossier_store_undo (store, &error);
      g_assert_no_error (error);
      g_test_message ("undone: %s", words);
    }
  while (words != NULL);
}

/* The keys may have taken back all that they did. */
static void
make_certain_change (DossierStore *store)
{
  g_autoptr (DossierSavedSearch) search = dossier_saved_search_new (0, "Constance Steady", "steady");
  g_autoptr (DossierChange) change = dossier_change_edit_search (0, search);
  g_autoptr (GError) error = NULL;

  dossier_store_apply (store, change, NULL, &error);
  g_assert_no_error (error);
}

static void
test_session (Desk *desk, gconstpointer data)
{
  guint n = read_number ("KEYS", g_getenv ("DOSSIER_TORTURE") != NULL ? TORTURE_KEYS : KEYS);
  g_auto (GStrv) before = dump (desk), after = NULL, undone = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  for (guint i = 0; i < n; i++)
    step (desk);
  ui_wait_until (is_alone, NULL);
  g_cancellable_cancel (desk->window->changing);
  make_certain_change (desk->fixture.store);
  after = dump_still (desk);
  problems = dossier_store_check (desk->fixture.store, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_false (g_strv_equal ((const char *const *) after, (const char *const *) before));
  undo_all (desk->fixture.store);
  undone = dump_still (desk);
  assert_same (before, undone);
}

int
main (int argc, char **argv)
{
  setvbuf (stdout, NULL, _IOLBF, 0); /* the steps are told even when the program ends at one */
  gtk_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL); /* GTK warns of what it does not do */
  adw_init ();
  g_test_add ("/session/two thousand random keys and actions", Desk, NULL, set_up, test_session, tear_down);
  return g_test_run ();
}
