/* test-full-text.c - where a story's text is from, and fetching the whole of it
 *
 * The pages come from a server of this test.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include "dossier-reader-private.h"
#include "dossier-window-private.h"
#include "fault-server.h"
#include "ui-fixture.h"

#define HTML                                                                                                           \
  "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\n\r\n<!doctype html><html><head>"                 \
  "<title>Ferrum opens a lab</title></head><body><article><h1>Ferrum opens a lab</h1>"
#define FEED_WORDS "Ferrum has a laboratory now."

static const FaultAnswer answers[] = {
  { "/good",
    HTML
    "<p>The steel maker Ferrum has opened a laboratory for learning machines in Graz.</p><p>Ada Lint joined Ferrum "
    "as chief scientist, and wants to publish what the laboratory finds.</p></article>",
    FAULT_NONE },
  { "/short", HTML "<p>Ferrum: lab.</p></article>", FAULT_NONE },
  { "/silent", "", FAULT_SILENT },
  { NULL },
};

typedef struct
{
  UiFixture      fixture;
  FaultServer   *server;
  DossierWindow *window;
  gint64         story;
  const char    *words; /* waited for */
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  ui_fixture_set_up (&desk->fixture, NULL);
  desk->server = fault_server_start (answers);
  desk->window = ui_fixture_open_window (&desk->fixture);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  ui_fixture_close_window (&desk->fixture, desk->window);
  ui_fixture_tear_down (&desk->fixture, NULL);
  fault_server_stop (desk->server);
}

static gboolean
is_shown (gpointer data)
{
  Desk          *desk = data;
  DossierReader *reader = DOSSIER_READER (desk->window->reader);

  return reader->content != NULL && dossier_story_get_row (reader->content->story)->id == desk->story
         && strstr (dossier_document_get_text (reader->content->document), desk->words) != NULL;
}

/* Opens a story whose page is at @path (NULL: it has none). */
static void
open_story (Desk *desk, const char *path)
{
  DossierDraft *draft = dossier_draft_new ();

  draft->title = g_strdup ("Ferrum opens a lab");
  draft->origin = DOSSIER_ORIGIN_FEED;
  draft->document = dossier_document_new_from_plain (FEED_WORDS, -1);
  draft->recognition = dossier_recognition_new ();
  if (path != NULL)
    draft->uri = g_strdup_printf ("http://127.0.0.1:%u%s", fault_server_get_port (desk->server), path);
  desk->story = ui_fixture_save (&desk->fixture, draft);
  dossier_window_read (desk->window, desk->story, -1, FALSE, TRUE);
  desk->words = FEED_WORDS;
  ui_wait_until (is_shown, desk);
}

static gboolean
is_told (gpointer data)
{
  Desk       *desk = data;
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean    is_told = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      is_told = is_told || ui_find_text (window, desk->words) != NULL;
    }
  return is_told;
}

static gboolean
is_idle (gpointer data)
{
  return ((Desk *) data)->window->fetching == NULL;
}

static gboolean
can_fetch (Desk *desk)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (desk->window->story_actions), "fetch-text");
}

static void
fetch (Desk *desk)
{
  g_assert_true (can_fetch (desk));
  g_action_group_activate_action (G_ACTION_GROUP (desk->window->story_actions), "fetch-text", NULL);
  g_assert_false (can_fetch (desk));
}

static void
test_the_whole_text_comes_and_goes (Desk *desk, gconstpointer data)
{
  open_story (desk, "/good");
  fetch (desk);
  desk->words = "chief scientist";
  ui_wait_until (is_shown, desk);
  desk->words = "The whole text is kept now.";
  ui_wait_until (is_told, desk);
  g_assert_true (can_fetch (desk));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL));
  desk->words = FEED_WORDS;
  ui_wait_until (is_shown, desk);
}

static void
test_less_text_changes_nothing (Desk *desk, gconstpointer data)
{
  open_story (desk, "/short");
  fetch (desk);
  desk->words = "The page has less text than is kept. It is a version of the story now; your text stays as it is.";
  ui_wait_until (is_told, desk);
  desk->words = FEED_WORDS;
  g_assert_true (is_shown (desk));
}

static void
test_what_the_page_does_not_show_can_be_pasted (Desk *desk, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  open_story (desk, "/short");
  fetch (desk);
  desk->words = "Paste Whole Text…";
  ui_wait_until (is_told, desk);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), "paste");
    }
  desk->words = "Copy the whole article where you can read it";
  ui_wait_until (is_told, desk);
}

static void
test_what_fails_is_told (Desk *desk, gconstpointer data)
{
  open_story (desk, "/missing");
  fetch (desk);
  desk->words = "The page could not be fetched";
  ui_wait_until (is_told, desk);
  ui_wait_until (is_idle, desk);
}

static gboolean
is_asked (gpointer data)
{
  return fault_server_count (((Desk *) data)->server, "/silent") > 0;
}

static void
test_waiting_can_be_stopped (Desk *desk, gconstpointer data)
{
  GtkWidget *stop;

  open_story (desk, "/silent");
  fetch (desk);
  ui_wait_until (is_asked, desk);
  stop = ui_find_text (GTK_WIDGET (desk->window), "Stop");
  g_assert_nonnull (stop);
  g_signal_emit_by_name (GTK_IS_BUTTON (stop) ? stop : ui_button_of (stop), "clicked");
  ui_wait_until (is_idle, desk);
  g_assert_true (can_fetch (desk));
}

static void
test_the_window_may_close_meanwhile (Desk *desk, gconstpointer data)
{
  open_story (desk, "/silent");
  fetch (desk);
  ui_wait_until (is_asked, desk);
}

static void
test_a_story_without_a_page_has_no_more (Desk *desk, gconstpointer data)
{
  open_story (desk, NULL);
  g_assert_false (can_fetch (desk));
}

static void
test_the_reader_says_where_the_text_is_from (void)
{
  static const struct
  {
    DossierTextOrigin origin;
    const char       *want;
  } cases[] = {
    { DOSSIER_ORIGIN_FEED, "Wire · 5 March 2024 · 1 min · Text of the feed" },
    { DOSSIER_ORIGIN_PAGE, "Wire · 5 March 2024 · 1 min · Text of the page, fetched 3\u00a0May\u00a02024" },
    { DOSSIER_ORIGIN_PERSON, "Wire · 5 March 2024 · 1 min" },
    { DOSSIER_ORIGIN_UNKNOWN, "Wire · 5 March 2024 · 1 min" },
  };
  DossierStoryRow row = { .title = "T", .source = "Wire", .published = dossier_date_from_time (1709640000) };
  g_autoptr (DossierStory) story = dossier_story_new (&row);
  g_autoptr (DossierDocument) document = dossier_document_new_from_plain ("Some words.", -1);
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierStoryContent content = { .story = story,
                                      .document = document,
                                      .entities = nobody,
                                      .rule_acts = nobody,
                                      .origin = cases[i].origin,
                                      .fetched = 1714737600 };
      g_autofree char    *words = dossier_reader_meta_words (&content);

      g_assert_cmpstr (words, ==, cases[i].want);
    }
}

#define ADD(name, function) g_test_add ("/ui/full-text/" name, Desk, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/full-text/the reader says where the text is from", test_the_reader_says_where_the_text_is_from);
  ADD ("the whole text comes and goes", test_the_whole_text_comes_and_goes);
  ADD ("less text changes nothing", test_less_text_changes_nothing);
  ADD ("what the page does not show can be pasted", test_what_the_page_does_not_show_can_be_pasted);
  ADD ("what fails is told", test_what_fails_is_told);
  ADD ("waiting can be stopped", test_waiting_can_be_stopped);
  ADD ("the window may close meanwhile", test_the_window_may_close_meanwhile);
  ADD ("a story without a page has no more", test_a_story_without_a_page_has_no_more);
  return g_test_run ();
}
