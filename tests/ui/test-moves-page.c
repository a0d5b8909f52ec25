/* test-moves-page.c - the list of moves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-moves-page.h"
#include "ui-fixture.h"

typedef struct
{
  GtkWidget  *page;
  const char *words;
} Wanted;

static gboolean
says (gpointer data)
{
  const Wanted *wanted = data;

  return ui_find_text (wanted->page, wanted->words) != NULL;
}

static void
wait_for_words (GtkWidget *page, const char *words)
{
  Wanted wanted = { page, words };

  ui_wait_until (says, &wanted);
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  if (GTK_IS_DROP_DOWN (widget)) /* has a list of its own */
    return found;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static GtkWidget *
open_page (UiFixture *fixture)
{
  GtkWidget *page = dossier_moves_page_new (fixture->library);

  ui_fixture_show (fixture, page);
  dossier_moves_page_refresh (DOSSIER_MOVES_PAGE (page));
  wait_for_words (page, "4 moves · 1 denied or only possible");
  return page;
}

static void
test_lists_what_is_claimed (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);

  ui_wait (60);
  g_assert_nonnull (ui_find_text (page, "Jan Leike left OpenAI"));
  g_assert_nonnull (ui_find_text (page, "denied"));
  g_assert_nonnull (ui_find_text (page, "date unknown, told on 6 August 2024 · The Decoder"));
}

static void
test_searches (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);

  gtk_editable_set_text (GTK_EDITABLE (find_type (page, GTK_TYPE_SEARCH_ENTRY)), "Sutskever");
  wait_for_words (page, "Ilya Sutskever joined Anthropic");
  gtk_editable_set_text (GTK_EDITABLE (find_type (page, GTK_TYPE_SEARCH_ENTRY)), "zzzzzz");
  wait_for_words (page, "0 moves");
  g_assert_true (gtk_widget_get_mapped (ui_find_text (page, "Nothing found")));
}

static void
test_one_kind_alone (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_type (page, GTK_TYPE_DROP_DOWN)), 2);
  wait_for_words (page, "2 moves");
}

static void
test_a_click_opens_the_sentence (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);

  g_signal_emit_by_name (find_type (page, GTK_TYPE_LIST_VIEW), "activate", 0);
  g_assert_true (ui_fixture_heard (fixture, "open-story ("));
}

static void
test_an_empty_library_gives_advice (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  g_autoptr (DossierChange) gone = dossier_change_delete (&fixture->story, 1);

  g_assert_true (dossier_store_apply (fixture->store, gone, NULL, NULL));
  page = dossier_moves_page_new (fixture->library);
  ui_fixture_show (fixture, page);
  dossier_moves_page_refresh (DOSSIER_MOVES_PAGE (page));
  wait_for_words (page, "0 moves");
  g_assert_true (gtk_widget_get_mapped (ui_find_text (page, "No moves yet")));
}

/* ---- words ---- */

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add ("/moves-page/lists what is claimed", UiFixture, NULL, ui_fixture_set_up, test_lists_what_is_claimed,
              ui_fixture_tear_down);
  g_test_add ("/moves-page/searches", UiFixture, NULL, ui_fixture_set_up, test_searches, ui_fixture_tear_down);
  g_test_add ("/moves-page/one kind alone", UiFixture, NULL, ui_fixture_set_up, test_one_kind_alone,
              ui_fixture_tear_down);
  g_test_add ("/moves-page/a click opens the sentence", UiFixture, NULL, ui_fixture_set_up,
              test_a_click_opens_the_sentence, ui_fixture_tear_down);
  g_test_add ("/moves-page/an empty library gives advice", UiFixture, NULL, ui_fixture_set_up,
              test_an_empty_library_gives_advice, ui_fixture_tear_down);
  return g_test_run ();
}
