/* test-window-aloud.c - stories read aloud one after the other, in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include "dossier-window-private.h"
#include "speech-desk.h"
#include "ui-fixture.h"

typedef struct
{
  SpeechDesk    *desk;
  DossierWindow *window;
  const char    *text;
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

static void
test_goes_through_the_list (UiFixture *fixture, gconstpointer data)
{
  Listening        listening = { .desk = speech_desk_new (SPEECH_DESK_HONEST) };
  g_autofree char *address = g_strconcat ("unix_socket:", listening.desk->path, NULL);

  g_setenv ("SPEECHD_ADDRESS", address, TRUE);
  save_short (fixture);
  listening.window = ui_fixture_open_window (fixture);
  g_settings_set_boolean (fixture->settings, "aloud-continue", TRUE);
  ui_wait_until (is_listed, &listening);
  act (&listening, "win.next");
  ui_wait_for_text (GTK_WIDGET (listening.window), "A short story");
  gtk_widget_activate_action (listening.window->reader, "reader.read-aloud-story", NULL);
  wait_for_text (&listening, "A short story");
  speech_desk_finish (listening.desk);
  wait_for_text (&listening, "That is all.");
  speech_desk_finish (listening.desk);
  wait_for_text (&listening, "John Schulman leaves OpenAI to join rival Anthropic");
  g_assert_cmpint (dossier_window_get_story (listening.window), ==, fixture->story);
  g_assert_cmpint (dossier_story_pane_get_selected (listening.window->stories), ==, fixture->story);
  act (&listening, "story.read-aloud");
  act (&listening, "story.next-sentence");
  act (&listening, "story.previous-sentence");
  act (&listening, "story.stop-aloud");
  act (&listening, "win.read-next-aloud");
  ui_wait_for_text (GTK_WIDGET (listening.window), "All stories to the end of the list were read aloud");
  g_settings_reset (fixture->settings, "aloud-continue");
  ui_fixture_close_window (fixture, listening.window);
  speech_desk_free (listening.desk);
  g_unsetenv ("SPEECHD_ADDRESS");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/window-aloud/the stories of a list are read one after the other", UiFixture, NULL, ui_fixture_set_up,
              test_goes_through_the_list, ui_fixture_tear_down);
  return g_test_run ();
}
