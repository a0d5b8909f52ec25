/* test-window-aloud.c - stories read aloud one after the other, in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include "dossier-aloud-bar.h"
#include "dossier-queue-dialog.h"
#include "dossier-window-private.h"
#include "speech-desk.h"
#include "ui-fixture.h"

typedef struct
{
  UiFixture     *fixture;
  SpeechDesk    *desk;
  DossierWindow *window;
  const char    *text; /* that is waited for */
  guint          n;    /* likewise, of the queue */
} Listening;

static gboolean
is_said (gpointer data)
{
  Listening *listening = data;

  return strcmp (speech_desk_get_text (listening->desk), listening->text) == 0
         && listening->desk->number == listening->desk->texts->len;
}

static gboolean
is_listed (gpointer data)
{
  DossierStoryList *list = dossier_story_pane_get_list (((Listening *) data)->window->stories);

  return list != NULL && g_list_model_get_n_items (G_LIST_MODEL (list)) == 2;
}

static void
act (Listening *listening, const char *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (listening->window), name, NULL));
}

/* The newer of the two is short, and first in the list. */
static void
save_short (UiFixture *fixture)
{
  DossierDraft *draft = dossier_draft_new ();

  draft->title = g_strdup ("A short story");
  draft->published = dossier_date_from_ymd (2024, 9, 1);
  draft->document = dossier_document_new_from_plain ("That is all.", -1);
  draft->recognition = dossier_recognition_new ();
  ui_fixture_save (fixture, draft);
}

static void
wait_for_text (Listening *listening, const char *text)
{
  listening->text = text;
  ui_wait_until (is_said, listening);
}

#define SCHULMAN "John Schulman leaves OpenAI to join rival Anthropic"

static void
set_up (Listening *listening, UiFixture *fixture)
{
  g_autofree char *address = NULL;

  listening->fixture = fixture;
  listening->desk = speech_desk_new (SPEECH_DESK_HONEST);
  address = g_strconcat ("unix_socket:", listening->desk->path, NULL);
  g_setenv ("SPEECHD_ADDRESS", address, TRUE);
  save_short (fixture);
  listening->window = ui_fixture_open_window (fixture);
  ui_wait_until (is_listed, listening);
}

static void
tear_down (Listening *listening)
{
  g_settings_reset (listening->fixture->settings, "aloud-continue");
  speech_desk_free (listening->desk); /* runs the main loop: while the window is there */
  ui_fixture_close_window (listening->fixture, listening->window);
  g_unsetenv ("SPEECHD_ADDRESS");
}

static void
finish (Listening *listening, const char *next)
{
  speech_desk_finish (listening->desk);
  wait_for_text (listening, next);
}

static void
wait_for_words (Listening *listening, const char *words)
{
  ui_wait_for_text (GTK_WIDGET (listening->window), words);
}

/* The short one is chosen, and shown. */
static void
choose_first (Listening *listening)
{
  act (listening, "win.next");
  wait_for_words (listening, "A short story");
}

static void
read_first (Listening *listening)
{
  choose_first (listening);
  gtk_widget_activate_action (listening->window->reader, "reader.read-aloud-story", NULL);
  wait_for_text (listening, "A short story");
}

static void
test_goes_through_the_list (Listening *listening)
{
  g_settings_set_boolean (listening->fixture->settings, "aloud-continue", TRUE);
  read_first (listening);
  finish (listening, "That is all.");
  finish (listening, SCHULMAN);
  g_assert_cmpint (dossier_window_get_story (listening->window), ==, listening->fixture->story);
  g_assert_cmpint (dossier_story_pane_get_selected (listening->window->stories), ==, listening->fixture->story);
  act (listening, "story.read-aloud");
  act (listening, "story.next-sentence");
  act (listening, "story.previous-sentence");
  act (listening, "story.stop-aloud");
  act (listening, "win.read-next-aloud");
  wait_for_words (listening, "All stories to the end of the list were read aloud");
}

/* ---- the queue ---- */

static gboolean
has_length (gpointer data)
{
  Listening *listening = data;

  return dossier_aloud_queue_get_stories (listening->window->aloud_queue)->len == listening->n;
}

static void
wait_for_length (Listening *listening, guint n)
{
  listening->n = n;
  ui_wait_until (has_length, listening);
}

static gint64
save_third (Listening *listening, const char *title, const char *text)
{
  DossierDraft *draft = dossier_draft_new ();

  draft->title = g_strdup (title);
  draft->published = dossier_date_from_ymd (2023, 1, 1);
  draft->document = dossier_document_new_from_plain (text, -1);
  draft->recognition = dossier_recognition_new ();
  return ui_fixture_save (listening->fixture, draft);
}

/* Without a toast: many of them, one after the other, are more than libadwaita 1.2 takes. */
static void
queue (Listening *listening, gint64 story)
{
  g_autoptr (DossierChange) change = dossier_change_queue (DOSSIER_QUEUE_LAST, &story, 1, 0);

  g_assert_true (dossier_store_apply (listening->fixture->store, change, NULL, NULL));
}

static void
queue_in_window (Listening *listening, gint64 story)
{
  GVariant *ids = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &story, 1, sizeof story);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (listening->window), "win.queue-stories", "(@axb)", ids, TRUE));
}

static void
undo (Listening *listening)
{
  g_autofree char *sentence = dossier_store_undo (listening->fixture->store, NULL);

  g_assert_nonnull (sentence);
}

static gboolean
is_silent (gpointer data)
{
  return !gtk_widget_get_visible (ui_find_type (((Listening *) data)->window->reader, DOSSIER_TYPE_ALOUD_BAR));
}

static void
test_the_queue_comes_first (Listening *listening)
{
  gint64 third = save_third (listening, "A third story", "Third.");

  queue (listening, third);
  wait_for_length (listening, 1);
  read_first (listening);
  finish (listening, "That is all.");
  finish (listening, "A third story");
  g_assert_cmpint (dossier_window_get_story (listening->window), ==, third);
  g_assert_true (dossier_aloud_queue_holds (listening->window->aloud_queue, third));
  finish (listening, "Third.");
  speech_desk_finish (listening->desk);
  wait_for_words (listening, "All of the reading queue was read aloud");
  wait_for_length (listening, 0);
  ui_wait_until (is_silent, listening);
}

/* Where the list was left for the queue. */
static void
test_then_the_list_goes_on (Listening *listening)
{
  gint64 third = save_third (listening, "A third story", "Third.");

  g_settings_set_boolean (listening->fixture->settings, "aloud-continue", TRUE);
  queue (listening, third);
  wait_for_length (listening, 1);
  read_first (listening);
  finish (listening, "That is all.");
  finish (listening, "A third story");
  finish (listening, "Third.");
  finish (listening, SCHULMAN);
}

static void
test_keys_queue_the_story (Listening *listening)
{
  queue (listening, listening->fixture->story);
  wait_for_length (listening, 1);
  choose_first (listening);
  act (listening, "story.queue-last");
  wait_for_length (listening, 2);
  wait_for_words (listening, "1 story queued");
  g_assert_cmpint (dossier_aloud_queue_get_first (listening->window->aloud_queue), ==, listening->fixture->story);
  undo (listening);
  wait_for_length (listening, 1);
  undo (listening);
  wait_for_length (listening, 0);
}

static void
test_a_story_comes_next (Listening *listening)
{
  gint64 third = save_third (listening, "A third story", "Third.");

  queue (listening, listening->fixture->story);
  wait_for_length (listening, 1);
  queue_in_window (listening, third);
  wait_for_length (listening, 2);
  wait_for_words (listening, "1 story comes next");
  g_assert_cmpint (dossier_aloud_queue_get_first (listening->window->aloud_queue), ==, third);
}

static void
test_is_there_after_a_restart (Listening *listening)
{
  queue (listening, listening->fixture->story);
  wait_for_length (listening, 1);
  gtk_window_destroy (GTK_WINDOW (listening->window));
  listening->window = ui_fixture_open_window (listening->fixture);
  wait_for_length (listening, 1);
}

static void
test_a_deleted_story_is_left_out (Listening *listening)
{
  gint64 third = save_third (listening, "A third story", "Third.");

  queue (listening, third);
  queue (listening, listening->fixture->story);
  wait_for_length (listening, 2);
  dossier_window_apply (listening->window, dossier_change_delete (&third, 1), NULL, NULL);
  wait_for_length (listening, 1);
  read_first (listening);
  finish (listening, "That is all.");
  finish (listening, SCHULMAN);
}

static void
test_a_story_without_words_is_soon_over (Listening *listening)
{
  queue (listening, save_third (listening, "", ""));
  wait_for_length (listening, 1);
  queue (listening, listening->fixture->story);
  wait_for_length (listening, 2);
  read_first (listening);
  finish (listening, "That is all.");
  finish (listening, "Untitled");
  finish (listening, SCHULMAN);
  wait_for_length (listening, 1);
}

static void
test_nobody_speaks (Listening *listening)
{
  queue (listening, listening->fixture->story);
  wait_for_length (listening, 1);
  speech_desk_die (listening->desk);
  g_setenv ("PATH", "/nonexistent", TRUE);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (listening->window), "win.play-queue", "x", listening->fixture->story));
  wait_for_words (listening, "The story is not read aloud");
  wait_for_length (listening, 1);
}

/* ---- the window of the queue ---- */

static GtkWidget *
open_queue (Listening *listening)
{
  g_autoptr (GListModel) windows = gtk_window_get_toplevels ();
  GtkWidget *dialog = NULL;

  g_object_ref (windows);
  act (listening, "win.show-queue");
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (window), "Reading Queue") == 0)
        dialog = GTK_WIDGET (window);
    }
  g_assert_nonnull (dialog);
  return dialog;
}

static void
fill_queue (Listening *listening)
{
  queue (listening, listening->fixture->story);
  wait_for_length (listening, 1);
  queue (listening, save_third (listening, "A third story", "Third."));
  wait_for_length (listening, 2);
}

typedef struct
{
  GtkWidget  *list;
  const char *title;
} First;

static gboolean
is_first (gpointer data)
{
  First         *first = data;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (first->list), 0);

  return row != NULL && ui_find_text (GTK_WIDGET (row), first->title) != NULL;
}

static void
wait_for_first (GtkWidget *list, const char *title)
{
  First first = { list, title };

  ui_wait_until (is_first, &first);
}

static void
press (GtkWidget *list, int row, const char *action)
{
  GtkWidget *widget
      = gtk_widget_get_first_child (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), row)));

  for (widget = gtk_widget_get_first_child (widget); widget != NULL; widget = gtk_widget_get_next_sibling (widget))
    if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
      break;
  g_assert_nonnull (widget);
  g_signal_emit_by_name (widget, "clicked");
}

static void
test_the_queue_is_put_in_order (Listening *listening)
{
  GtkWidget *dialog, *list;

  fill_queue (listening);
  dialog = open_queue (listening);
  list = ui_find_type (dialog, GTK_TYPE_LIST_BOX);
  wait_for_first (list, SCHULMAN);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1))));
  press (list, 1, "queue.move"); /* the first of its buttons: up */
  wait_for_first (list, "A third story");
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0))));
  ui_wait_for_text (dialog, "Moved in the reading queue");
  press (list, 0, "queue.remove");
  wait_for_first (list, SCHULMAN);
  ui_wait_for_text (dialog, "Taken out of the reading queue");
  wait_for_length (listening, 1);
  g_signal_emit_by_name (ui_button_of (ui_find_text (dialog, "Undo")), "clicked");
  wait_for_first (list, "A third story");
  gtk_widget_activate_action (gtk_widget_get_parent (list), "queue.clear", NULL);
  ui_wait_for_text (dialog, "Nothing is in the queue");
  undo (listening);
  wait_for_length (listening, 2);
  wait_for_first (list, "A third story");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The rows come back, and the sentence does not go with that. */
static void
test_why_nothing_was_changed_stays (Listening *listening)
{
  const char *path = dossier_store_get_path (listening->fixture->store);
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (DossierAloudQueue) queue = NULL;
  GtkWidget *dialog, *list;

  fill_queue (listening);
  store = dossier_store_open (path, DOSSIER_STORE_READ_ONLY, NULL);
  queue = dossier_aloud_queue_new (store);
  dialog = GTK_WIDGET (dossier_queue_dialog_new (queue, GTK_WINDOW (listening->window)));
  gtk_window_present (GTK_WINDOW (dialog));
  list = ui_find_type (dialog, GTK_TYPE_LIST_BOX);
  wait_for_first (list, SCHULMAN);
  press (list, 0, "queue.remove");
  wait_for_first (list, "A third story");
  wait_for_first (list, SCHULMAN);
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (ui_find_type (dialog, GTK_TYPE_REVEALER))));
  g_assert_false (gtk_widget_get_visible (ui_button_of (ui_find_text (dialog, "Undo"))));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_one_goes_to_a_row (Listening *listening)
{
  GtkWidget *dialog, *list;

  fill_queue (listening);
  dialog = open_queue (listening);
  list = ui_find_type (dialog, GTK_TYPE_LIST_BOX);
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1), "activate");
  wait_for_text (listening, "A third story");
  wait_for_length (listening, 2);
  finish (listening, "Third.");
  finish (listening, SCHULMAN);
  wait_for_length (listening, 1);
}

static const struct
{
  const char *name;
  void (*run) (Listening *listening);
} tests[] = {
  { "the stories of a list are read one after the other", test_goes_through_the_list },
  { "what is in the queue comes before the list", test_the_queue_comes_first },
  { "after the queue the list goes on where it was left", test_then_the_list_goes_on },
  { "a story is put into the queue, and that is undone", test_keys_queue_the_story },
  { "a story comes next in the queue", test_a_story_comes_next },
  { "the queue is there after a restart", test_is_there_after_a_restart },
  { "a story that is deleted is left out", test_a_deleted_story_is_left_out },
  { "a story without words is over after its title", test_a_story_without_words_is_soon_over },
  { "it is told when nothing speaks here, and the queue stays", test_nobody_speaks },
  { "the queue is put in order, and that is undone", test_the_queue_is_put_in_order },
  { "why the queue was not changed stays", test_why_nothing_was_changed_stays },
  { "one goes to a story of the queue", test_one_goes_to_a_row },
};

static void
run_test (UiFixture *fixture, gconstpointer data)
{
  const typeof (tests[0]) *test = data;
  Listening                listening = { 0 };

  set_up (&listening, fixture);
  test->run (&listening);
  tear_down (&listening);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window-aloud/%s", tests[i].name);

      g_test_add (path, UiFixture, &tests[i], ui_fixture_set_up, run_test, ui_fixture_tear_down);
    }
  return g_test_run ();
}
