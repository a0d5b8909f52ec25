/* test-window-search.c - what a search found: in the rows of the list, in the opened story, and below the fields of the
 * other pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-reader-private.h"
#include "dossier-search-guide.h"
#include "dossier-text-view-tags.h"
#include "dossier-window-private.h"
#include "ui-fixture.h"

#include <string.h>

typedef struct
{
  UiFixture      fixture;
  DossierWindow *window;
  const char    *want; /* waited for */
  GtkWidget     *page; /* on which */
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  ui_fixture_set_up (&desk->fixture, NULL);
  desk->window = ui_fixture_open_window (&desk->fixture);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  ui_fixture_close_window (&desk->fixture, desk->window);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

static void
type (GtkWidget *page, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find_type (page, GTK_TYPE_SEARCH_ENTRY)), words);
}

/* ---- rows ---- */

/* The one whose text holds @words. */
static GtkInscription *
find_inscription (GtkWidget *widget, const char *words)
{
  const char     *text = GTK_IS_INSCRIPTION (widget) ? gtk_inscription_get_text (GTK_INSCRIPTION (widget)) : NULL;
  GtkInscription *found = text != NULL && strstr (text, words) != NULL ? GTK_INSCRIPTION (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_inscription (child, words);
  return found;
}

static gboolean
is_shown (gpointer data)
{
  Desk *desk = data;

  return find_inscription (GTK_WIDGET (desk->window->stories), desk->want) != NULL;
}

static void
wait_for_row (Desk *desk, const char *words)
{
  desk->want = words;
  ui_wait_until (is_shown, desk);
}

/* Whether exactly @words, where they stand first, are marked in the row that holds them. */
static void
assert_marked (Desk *desk, const char *words, gboolean has_line)
{
  GtkInscription *inscription = find_inscription (GTK_WIDGET (desk->window->stories), words);
  const char     *text = gtk_inscription_get_text (inscription);
  guint           start = (guint) (strstr (text, words) - text), n = 0;
  PangoAttrList  *attributes = gtk_inscription_get_attributes (inscription);
  GSList         *list = pango_attr_list_get_attributes (attributes);

  for (GSList *item = list; item != NULL; item = item->next)
    {
      PangoAttribute *attribute = item->data;

      if (attribute->start_index != start || attribute->end_index != start + strlen (words))
        continue;
      n += attribute->klass->type == PANGO_ATTR_WEIGHT || attribute->klass->type == PANGO_ATTR_BACKGROUND
           || attribute->klass->type == PANGO_ATTR_FOREGROUND
           || (has_line && attribute->klass->type == PANGO_ATTR_UNDERLINE);
    }
  g_assert_cmpuint (n, ==, has_line ? 4 : 3);
  g_slist_free_full (list, (GDestroyNotify) pango_attribute_destroy);
}

static void
test_rows (Desk *desk, gconstpointer data)
{
  wait_for_row (desk, "The co-founder says he wants");
  type (GTK_WIDGET (desk->window->stories), "departure schulm");
  wait_for_row (desk, "departure comes less than");
  assert_marked (desk, "departure", FALSE);
  assert_marked (desk, "Schulman", TRUE);

  /* Another letter: what is there stays until the other words are. */
  type (GTK_WIDGET (desk->window->stories), "difficul");
  wait_for_row (desk, "I have made the difficult decision");
  type (GTK_WIDGET (desk->window->stories), "");
  wait_for_row (desk, "The co-founder says he wants");
}

static void
test_notes (Desk *desk, gconstpointer data)
{
  DossierAnnotationRow row = { .story = desk->fixture.story, .start = 0, .length = 4, .note = (char *) "Zanzibar" };
  g_autoptr (DossierChange) change = dossier_change_annotate (&row);

  g_assert_true (dossier_store_apply (desk->fixture.store, change, NULL, NULL));
  type (GTK_WIDGET (desk->window->stories), "note:zanz");
  wait_for_row (desk, "Note: Zanzibar");
  assert_marked (desk, "Zanzibar", FALSE);
}

/* More than GTK makes rows for. */
#define N_MORE 320

static void
save_many (Desk *desk)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;

  for (int i = 0; i < N_MORE; i++)
    {
      DossierDraft    *draft = dossier_draft_new ();
      g_autofree char *text = g_strdup_printf ("It is of animals. There the zebra%d stands.", i);

      draft->title = g_strdup_printf ("Zoo %d", i);
      draft->summary = g_strdup ("Of animals.");
      draft->published = dossier_date_from_time (1500000000 + i * 60);
      draft->document = dossier_document_new_from_plain (text, -1);
      draft->recognition = dossier_recognition_new ();
      g_ptr_array_add (drafts, draft);
    }
  saved = dossier_store_save (desk->fixture.store, drafts, FALSE, NULL);
  g_assert_cmpuint (saved->len, ==, N_MORE);
}

static gboolean
knows_all (gpointer list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) == N_MORE;
}

/* Rows far below are looked through when they are seen, and not before. */
static void
test_far_rows (Desk *desk, gconstpointer data)
{
  GtkWidget *list;

  save_many (desk);
  type (GTK_WIDGET (desk->window->stories), "zebra");
  wait_for_row (desk, "There the zebra319 stands");
  list = ui_find_type (GTK_WIDGET (desk->window->stories), GTK_TYPE_LIST_VIEW);
  ui_wait (300);
  g_assert_null (find_inscription (list, "There the zebra150"));
  ui_wait_until (knows_all, list);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", N_MORE - 1);
  wait_for_row (desk, "There the zebra0 stands");
  assert_marked (desk, "zebra0", FALSE);
}

/* By the name that was asked for the story calls her otherwise. */
static void
test_names (Desk *desk, gconstpointer data)
{
  type (GTK_WIDGET (desk->window->stories), "who:amazon ");
  wait_for_row (desk, "Amazon");
  assert_marked (desk, "Amazon", FALSE);
}

/* ---- the story ---- */

static gboolean
says_so (gpointer data)
{
  Desk *desk = data;

  return g_strcmp0 (dossier_reader_find_get_words (DOSSIER_READER (desk->window->reader)->find), desk->want) == 0;
}

static void
wait_for_count (Desk *desk, const char *words)
{
  desk->want = words;
  ui_wait_until (says_so, desk);
}

static gboolean
is_bar_open (DossierReader *reader)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (ui_find_type (GTK_WIDGET (reader->find), GTK_TYPE_REVEALER)));
}

static void
step (DossierReader *reader, const char *signal)
{
  g_signal_emit_by_name (dossier_reader_find_get_entry (reader->find), signal);
}

static void
open_found (Desk *desk, const char *words)
{
  type (GTK_WIDGET (desk->window->stories), words);
  dossier_reader_open (DOSSIER_READER (desk->window->reader), desk->fixture.story, -1);
}

static void
test_story (Desk *desk, gconstpointer data)
{
  DossierReader   *reader = DOSSIER_READER (desk->window->reader);
  GtkTextBuffer   *buffer;
  GtkTextIter      first, last;
  g_autofree char *chosen = NULL;

  open_found (desk, "deepen OR decision");
  wait_for_count (desk, "4 places");
  g_assert_true (is_bar_open (reader));
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (desk->window)), GTK_WIDGET (reader->find)));
  step (reader, "next-match");
  g_assert_true (says_so ((desk->want = "1 of 4", desk)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (reader->view));
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &first, &last));
  chosen = gtk_text_iter_get_text (&first, &last);
  g_assert_cmpstr (chosen, ==, "decision");
  g_assert_true (gtk_text_iter_has_tag (
      &first, gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), DOSSIER_TEXT_TAG_FOUND)));
  step (reader, "previous-match");
  g_assert_true (says_so ((desk->want = "4 of 4", desk)));

  /* Other words in the bar go before, and without them the search is back. */
  gtk_editable_set_text (dossier_reader_find_get_entry (reader->find), "Anthropic");
  step (reader, "search-changed");
  ui_wait (100);
  g_assert_false (says_so ((desk->want = "4 of 4", desk)));
  gtk_editable_set_text (dossier_reader_find_get_entry (reader->find), "");
  wait_for_count (desk, "4 places");
}

static gboolean
is_closed (gpointer data)
{
  return !is_bar_open (data);
}

static void
test_bar_goes (Desk *desk, gconstpointer data)
{
  DossierReader *reader = DOSSIER_READER (desk->window->reader);

  open_found (desk, "deepen OR decision");
  wait_for_count (desk, "4 places");
  step (reader, "stop-search");
  g_assert_false (is_bar_open (reader));

  /* Another search opens it again, and no search closes it. */
  type (GTK_WIDGET (desk->window->stories), "deepen");
  wait_for_count (desk, "2 places");
  g_assert_true (is_bar_open (reader));
  type (GTK_WIDGET (desk->window->stories), "");
  ui_wait_until (is_closed, reader);
}

/* ---- the fields of the other pages ---- */

static gboolean
is_offered (gpointer data)
{
  Desk      *desk = data;
  GtkWidget *guide = ui_find_type (desk->page, DOSSIER_TYPE_SEARCH_GUIDE);
  GtkWidget *offers = dossier_search_guide_get_offers (DOSSIER_SEARCH_GUIDE (guide));

  return offers != NULL && ui_find_text (offers, desk->want) != NULL;
}

static gboolean
is_seen (gpointer page)
{
  return gtk_widget_get_mapped (page);
}

/* As a person does, so that the cursor stands behind it. */
static void
write_words (GtkWidget *page, const char *words)
{
  GtkEditable *entry = GTK_EDITABLE (ui_find_type (page, GTK_TYPE_SEARCH_ENTRY));
  int          at = 0;

  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_text (entry, "");
  gtk_editable_insert_text (entry, words, -1, &at);
  gtk_editable_set_position (entry, at);
  g_signal_emit_by_name (entry, "changed");
}

static void
test_pages (Desk *desk, gconstpointer data)
{
  const struct
  {
    const char *action, *typed, *offered, *words, *reading, *mistaken, *mistake;
    GtkWidget  *page;
  } pages[] = {
    { "win.show-moves", "move:le", "left", "move:left from:OpenAI ", "Moves of the kind left and from “OpenAI”",
      "amount:lots ", "in column 1", dossier_window_get_page (desk->window, DOSSIER_PLACE_MOVES) },
    { "win.show-highlights", "colour:y", "yellow", "colour:yellow has:note ", "Highlights in the colour yellow",
      "colour:grue ", "in column 1", dossier_window_get_page (desk->window, DOSSIER_PLACE_NOTEBOOK) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (desk->window), pages[i].action, NULL);
      desk->page = pages[i].page;
      ui_wait_until (is_seen, desk->page);
      write_words (pages[i].page, pages[i].typed);
      desk->want = pages[i].offered;
      ui_wait_until (is_offered, desk);
      write_words (pages[i].page, pages[i].words);
      ui_wait_for_text (pages[i].page, pages[i].reading);
      write_words (pages[i].page, pages[i].mistaken);
      ui_wait_for_text (pages[i].page, pages[i].mistake);
      g_assert_true (gtk_widget_has_css_class (ui_find_type (pages[i].page, GTK_TYPE_SEARCH_ENTRY), "error"));
      write_words (pages[i].page, "chips");
      ui_wait (300);
      g_assert_false (gtk_widget_has_css_class (ui_find_type (pages[i].page, GTK_TYPE_SEARCH_ENTRY), "error"));
    }
}

/* Ctrl+A in a field that is empty. */
static void
test_empty_field (Desk *desk, gconstpointer data)
{
  GtkWidget *list;

  wait_for_row (desk, "The co-founder says he wants");
  list = ui_find_type (GTK_WIDGET (desk->window->stories), GTK_TYPE_LIST_VIEW);
  gtk_widget_grab_focus (ui_find_type (GTK_WIDGET (desk->window->stories), GTK_TYPE_SEARCH_ENTRY));
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "chosen.all-by-key", NULL);
  g_assert_cmpuint (dossier_story_pane_count_chosen (desk->window->stories), ==, 0);
  gtk_widget_grab_focus (list);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "chosen.all-by-key", NULL);
  g_assert_cmpuint (dossier_story_pane_count_chosen (desk->window->stories), ==, 1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, test) g_test_add ("/ui/window-search/" name, Desk, NULL, set_up, test, tear_down)
  ADD ("rows show and mark what was found", test_rows);
  ADD ("what stands in a note is shown as such", test_notes);
  ADD ("rows far below show it when they are seen", test_far_rows);
  ADD ("names are marked where the story mentions them", test_names);
  ADD ("the story marks it, and the bar goes through it", test_story);
  ADD ("the bar comes and goes with the search", test_bar_goes);
  ADD ("an empty field chooses no stories", test_empty_field);
  ADD ("moves and the notebook guide as well", test_pages);
  return g_test_run ();
}
