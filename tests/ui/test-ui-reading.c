/* test-ui-reading.c - reading in the window: places that are kept, pages, unread stories, mentions, how the text looks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include "dossier-entity-card.h"
#include "dossier-reader-private.h"
#include "dossier-reading.h"
#include "dossier-text-style.h"
#include "dossier-text-view-private.h"
#include "dossier-text-view-tags.h"
#include "dossier-window-private.h"
#include "ui-fixture.h"

#define LONG_WORDS 4000

typedef struct
{
  UiFixture      fixture;
  DossierWindow *window;
  gint64         story; /* a long one */
} Desk;

/* ---- the desk ---- */

static DossierReader *
reader_of (Desk *desk)
{
  return DOSSIER_READER (desk->window->reader);
}

static gboolean
is_shown (gpointer data)
{
  Desk          *desk = data;
  DossierReader *reader = reader_of (desk);

  return reader->content != NULL && dossier_story_get_row (reader->content->story)->id == desk->story
         && dossier_text_view_is_filled (reader->view) && gtk_widget_get_height (GTK_WIDGET (reader->view)) > 100;
}

static void
act (Desk *desk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), action, NULL));
}

static void
read_story (Desk *desk, gint64 story)
{
  desk->story = story;
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.open-story", "(xi)", story, -1));
  ui_wait_until (is_shown, desk);
}

static void
desk_set_up (Desk *desk, gconstpointer data)
{
  ui_fixture_set_up (&desk->fixture, NULL);
  desk->story = ui_fixture_save (&desk->fixture, ui_make_long_draft (LONG_WORDS));
  desk->window = ui_fixture_open_window (&desk->fixture);
  read_story (desk, desk->story);
}

static void
desk_tear_down (Desk *desk, gconstpointer data)
{
  ui_fixture_close_window (&desk->fixture, desk->window);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

static GtkAdjustment *
adjustment_of (Desk *desk)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (reader_of (desk)->view));
}

static gboolean
has_moved_down (gpointer data)
{
  return dossier_text_view_get_place (reader_of (data)->view) > 500;
}

static void
move_down (Desk *desk)
{
  gtk_adjustment_set_value (adjustment_of (desk), 2500);
  ui_wait_until (has_moved_down, desk);
}

static guint
load_place (Desk *desk, gint64 story)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (desk->fixture.store, story, NULL);

  return content->place;
}

static gboolean
is_kept (gpointer data)
{
  Desk *desk = data;

  return load_place (desk, desk->story) > 0;
}

/* ---- places ---- */

static void
test_a_place_comes_back (Desk *desk, gconstpointer data)
{
  guint place;

  move_down (desk);
  ui_wait_until (is_kept, desk); /* without leaving the story */
  place = dossier_text_view_get_place (reader_of (desk)->view);
  g_assert_cmpuint (load_place (desk, desk->story), ==, place);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  desk->window = ui_fixture_open_window (&desk->fixture);
  read_story (desk, desk->story);
  ui_wait_until (has_moved_down, desk);
  g_assert_cmpuint (dossier_text_view_get_place (reader_of (desk)->view), ==, place);
}

static void
test_leaving_keeps_the_place (Desk *desk, gconstpointer data)
{
  gint64 story = desk->story;
  guint  place;

  move_down (desk);
  place = dossier_text_view_get_place (reader_of (desk)->view);
  read_story (desk, desk->fixture.story);
  desk->story = story;
  ui_wait_until (is_kept, desk);
  g_assert_cmpuint (load_place (desk, story), ==, place);
  read_story (desk, story);
  ui_wait_until (has_moved_down, desk);
}

static gboolean
is_forgotten (gpointer data)
{
  return !is_kept (data);
}

static void
test_the_end_begins_anew (Desk *desk, gconstpointer data)
{
  GtkAdjustment *adjustment = adjustment_of (desk);

  move_down (desk);
  ui_wait_until (is_kept, desk);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  ui_wait_until (is_forgotten, desk);
}

static void
test_a_story_that_is_not_moved_keeps_its_place (Desk *desk, gconstpointer data)
{
  gint64 story = desk->fixture.story;

  g_assert_true (dossier_store_keep_place (desk->fixture.store, story, 40, "", NULL));
  read_story (desk, story);
  reader_of (desk)->has_moved = FALSE;
  dossier_reader_remember_place (reader_of (desk));
  read_story (desk, ui_fixture_save (&desk->fixture, ui_make_long_draft (100)));
  g_assert_cmpuint (load_place (desk, story), ==, 40);
}

static void
test_a_place_beyond_the_end (Desk *desk, gconstpointer data)
{
  DossierDraft *empty = ui_make_long_draft (0);
  gint64        story = ui_fixture_save (&desk->fixture, empty);

  g_assert_true (dossier_store_keep_place (desk->fixture.store, story, 100000, "words that are gone", NULL));
  read_story (desk, story);
  g_assert_cmpuint (dossier_text_view_get_place (reader_of (desk)->view), ==, 0);
  dossier_reader_go_to_mention (reader_of (desk), 1);
}

/* ---- time ---- */

static gboolean
says_much_time (gpointer data)
{
  return g_str_has_suffix (gtk_label_get_text (((Desk *) data)->window->time_label), " min left")
         && atoi (gtk_label_get_text (((Desk *) data)->window->time_label)) > 10;
}

static gboolean
says_little_time (gpointer data)
{
  return g_str_has_suffix (gtk_label_get_text (((Desk *) data)->window->time_label), " min left")
         && atoi (gtk_label_get_text (((Desk *) data)->window->time_label)) < 10;
}

static gboolean
says_no_time (gpointer data)
{
  return g_str_equal (gtk_label_get_text (((Desk *) data)->window->time_label), "");
}

static void
test_the_time_follows (Desk *desk, gconstpointer data)
{
  GtkAdjustment *adjustment = adjustment_of (desk);

  ui_wait_until (says_much_time, desk);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * 0.7);
  ui_wait_until (says_little_time, desk);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  ui_wait_until (says_no_time, desk);
}

/* ---- pages and stories ---- */

static void
test_pages_lie_over_each_other (Desk *desk, gconstpointer data)
{
  GtkAdjustment *adjustment = adjustment_of (desk);
  double         page = gtk_adjustment_get_page_size (adjustment), value;

  act (desk, "win.read-on");
  value = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (value, >, page / 2);
  g_assert_cmpfloat (value, <, page); /* a line of it is still there */
  act (desk, "win.read-on");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, value);
  act (desk, "win.read-back");
  act (desk, "win.read-back");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, page / 4);
  act (desk, "win.read-back");
  act (desk, "win.read-back");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
}

static gboolean
is_read_now (gpointer data)
{
  Desk *desk = data;

  return dossier_reader_get_story (reader_of (desk)) == desk->story;
}

static gboolean
is_listed (gpointer data)
{
  Desk             *desk = data;
  DossierStoryList *list = dossier_story_pane_get_list (desk->window->stories);

  return list != NULL && dossier_story_list_find (list, desk->story) != GTK_INVALID_LIST_POSITION;
}

/* Newest first: three, two, one. */
static void
save_three (Desk *desk, gint64 *stories)
{
  for (guint i = 0; i < 3; i++)
    {
      DossierDraft *draft = ui_make_long_draft (50 + i);

      g_free (draft->title);
      draft->title = g_strdup_printf ("Story %u", i + 1);
      draft->published = dossier_date_from_ymd (2025, 1, (int) i + 1);
      stories[i] = ui_fixture_save (&desk->fixture, draft);
      desk->story = stories[i];
      ui_wait_until (is_listed, desk);
    }
}

static gboolean
is_marked_read (gpointer data)
{
  Desk *desk = data;
  g_autoptr (DossierStory) story = dossier_store_load_story (desk->fixture.store, desk->story, NULL);

  return dossier_story_get_row (story)->is_read;
}

static void
test_unread_stories_are_gone_to (Desk *desk, gconstpointer data)
{
  gint64 stories[3];

  save_three (desk, stories);
  g_assert_true (dossier_store_apply (desk->fixture.store, dossier_change_set_read (&stories[1], 1, TRUE), NULL, NULL));
  read_story (desk, stories[2]);
  ui_wait_until (is_marked_read, desk);
  act (desk, "win.next-unread"); /* over the second one */
  desk->story = stories[0];
  ui_wait_until (is_read_now, desk);
  g_assert_cmpint (dossier_story_pane_get_selected (desk->window->stories), ==, stories[0]);
  act (desk, "win.previous-unread");
  ui_wait_for_text (GTK_WIDGET (desk->window), "No story above this one is unread");
}

static void
test_the_end_leads_to_the_next_story (Desk *desk, gconstpointer data)
{
  gint64 stories[3];

  save_three (desk, stories);
  read_story (desk, stories[2]);
  ui_wait_until (says_no_time, desk); /* it is short */
  g_assert_false (dossier_reader_turn_page (reader_of (desk), 1));
  act (desk, "win.read-on");
  desk->story = stories[1];
  ui_wait_until (is_read_now, desk);
}

static gboolean
is_alone (gpointer data)
{
  return dossier_panes_count_seen (((Desk *) data)->window->panes) == 1;
}

static gboolean
has_focus (gpointer data)
{
  Desk *desk = data;

  return gtk_window_get_focus (GTK_WINDOW (desk->window)) == GTK_WIDGET (reader_of (desk)->view);
}

static void
test_a_story_alone_has_the_keys (Desk *desk, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  g_settings_set_int (desk->fixture.settings, "window-width", 420);
  desk->window = ui_fixture_open_window (&desk->fixture);
  g_settings_reset (desk->fixture.settings, "window-width");
  ui_wait_until (is_alone, desk);
  read_story (desk, desk->story);
  ui_wait_until (has_focus, desk);
}

/* ---- mentions ---- */

static guint
find_caret (Desk *desk)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (reader_of (desk)->view));
  GtkTextIter    iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return (guint) gtk_text_iter_get_offset (&iter) - dossier_text_view_get_base (reader_of (desk)->view);
}

static void
assert_mentions (Desk *desk, gint64 entity)
{
  GArray *mentions = reader_of (desk)->content->mentions;
  guint   n = 0, first = G_MAXUINT;

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierStoredMention *mention = &g_array_index (mentions, DossierStoredMention, i);

      if (mention->entity != entity)
        continue;
      first = MIN (first, mention->start);
      n++;
      act (desk, "story.next-mention");
      g_assert_cmpuint (find_caret (desk), ==, mention->start);
    }
  g_assert_cmpuint (n, >, 2);
  act (desk, "story.next-mention"); /* around the end */
  g_assert_cmpuint (find_caret (desk), ==, first);
}

static void
test_mentions_of_whom_the_list_is_of (Desk *desk, gconstpointer data)
{
  read_story (desk, desk->fixture.story);
  act (desk, "story.next-mention");
  ui_wait_for_text (GTK_WIDGET (desk->window), "Click a name, or filter the list by one");
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.filter-entity", "x", desk->fixture.openai));
  assert_mentions (desk, desk->fixture.openai);
}

static void
test_mentions_of_whose_card_is_open (Desk *desk, gconstpointer data)
{
  DossierReader *reader;
  GtkPopover    *card;

  read_story (desk, desk->fixture.story);
  reader = reader_of (desk);
  dossier_reader_open_card (reader, &g_array_index (reader->content->mentions, DossierStoredMention, 0));
  card = dossier_text_view_get_popover (reader->view);
  g_assert_true (DOSSIER_IS_ENTITY_CARD (card));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (card), "Mention 1 of "));
  act (desk, "story.next-mention");
  card = dossier_text_view_get_popover (reader->view);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (card), "Mention 2 of "));
  act (desk, "story.previous-mention");
  card = dossier_text_view_get_popover (reader->view);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (card), "Mention 1 of "));
}

static void
test_a_story_that_does_not_name_them (Desk *desk, gconstpointer data)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.filter-entity", "x", desk->fixture.openai));
  act (desk, "story.next-mention"); /* the long story has no names */
  ui_wait_for_text (GTK_WIDGET (desk->window), "This story does not name them");
}

/* ---- footnotes ---- */

/* "A claim1 that needs a note." and, below, a list with "The note." */
static gint64
save_with_note (Desk *desk)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  DossierDraft *draft = ui_make_long_draft (10);

  dossier_document_builder_add_text (builder, "A claim", -1);
  dossier_document_builder_add_anchor (builder, "back");
  dossier_document_builder_open (builder, DOSSIER_SPAN_LINK, 0, "#note");
  dossier_document_builder_add_text (builder, "1", -1);
  dossier_document_builder_close (builder);
  dossier_document_builder_add_text (builder, " that needs a note, and ", -1);
  dossier_document_builder_open (builder, DOSSIER_SPAN_LINK, 0, "#gone");
  dossier_document_builder_add_text (builder, "one that is gone", -1);
  dossier_document_builder_close (builder);
  dossier_document_builder_open (builder, DOSSIER_SPAN_LIST_ITEM, 1, "1.");
  dossier_document_builder_add_anchor (builder, "note");
  dossier_document_builder_add_text (builder, "The note. ", -1);
  dossier_document_builder_open (builder, DOSSIER_SPAN_LINK, 0, "#back");
  dossier_document_builder_add_text (builder, "\u21a9", -1);
  dossier_document_builder_close (builder);
  dossier_document_builder_close (builder);
  dossier_document_unref (draft->document);
  draft->document = dossier_document_builder_end (builder);
  return ui_fixture_save (&desk->fixture, draft);
}

/* Clicks the link at @words. */
static void
follow (Desk *desk, const char *words)
{
  DossierReader *reader = reader_of (desk);
  const char    *text = dossier_document_get_text (reader->content->document);
  guint          offset = (guint) g_utf8_pointer_to_offset (text, strstr (text, words));
  DossierTextHit hit = dossier_text_view_hit (reader->view, dossier_text_view_get_base (reader->view) + offset);

  g_assert_nonnull (hit.link);
  g_assert_true (dossier_text_view_activate (reader->view, &hit));
}

static void
test_a_footnote_is_shown_beside_its_number (Desk *desk, gconstpointer data)
{
  GtkPopover *popover;

  read_story (desk, save_with_note (desk));
  follow (desk, "1 that");
  popover = dossier_text_view_get_popover (reader_of (desk)->view);
  g_assert_nonnull (popover);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (ui_find_text (GTK_WIDGET (popover), "The note"))), ==, "The note.");
  g_signal_emit_by_name (ui_button_of (ui_find_text (GTK_WIDGET (popover), "Go There")), "clicked");
  g_assert_cmpuint (find_caret (desk), >, 40);
  follow (desk, "\u21a9");
  g_assert_cmpuint (find_caret (desk), ==, 7);
}

static void
test_a_footnote_that_is_gone (Desk *desk, gconstpointer data)
{
  read_story (desk, save_with_note (desk));
  follow (desk, "one that is gone");
  ui_wait_for_text (GTK_WIDGET (desk->window), "What this leads to is not in the text");
}

/* ---- how paragraphs stand ---- */

static int
get_margin (Desk *desk, const char *words, const char *property)
{
  DossierReader *reader = reader_of (desk);
  const char    *text = dossier_document_get_text (reader->content->document);
  GtkTextIter    iter;
  int            margin = DOSSIER_TEXT_MARGIN;

  dossier_text_view_to_iter (reader->view, (guint) g_utf8_pointer_to_offset (text, strstr (text, words)), &iter);
  for (GSList *tags = gtk_text_iter_get_tags (&iter); tags != NULL; tags = g_slist_delete_link (tags, tags))
    {
      g_autofree char *set = g_strconcat (property, "-set", NULL);
      gboolean         is_set;

      g_object_get (tags->data, set, &is_set, NULL);
      if (is_set)
        g_object_get (tags->data, property, &margin, NULL);
    }
  return margin;
}

static gint64
save_paragraphs (Desk *desk)
{
  static const struct
  {
    DossierSpanKind kind;
    const char     *text;
  } blocks[] = {
    { DOSSIER_SPAN_QUOTE, "Quoted." },
    { DOSSIER_SPAN_LIST_ITEM, "Listed." },
    { DOSSIER_SPAN_QUOTE, "\u0644\u0646 \u0646\u0643\u0631\u0631" },
    { DOSSIER_SPAN_LIST_ITEM, "\u05d0\u05d1\u05d2" },
  };
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  DossierDraft *draft = ui_make_long_draft (10);

  dossier_document_builder_add_text (builder, "\u201cSaid\u201d in a paragraph.", -1);
  dossier_document_builder_break (builder);
  dossier_document_builder_add_text (builder, "Plain.", -1);
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      dossier_document_builder_open (builder, blocks[i].kind, 1, NULL);
      dossier_document_builder_add_text (builder, blocks[i].text, -1);
      dossier_document_builder_close (builder);
    }
  dossier_document_builder_open (builder, DOSSIER_SPAN_QUOTE, 1, NULL);
  dossier_document_builder_open (builder, DOSSIER_SPAN_LIST_ITEM, 1, NULL);
  dossier_document_builder_add_text (builder, "Both.", -1);
  dossier_document_unref (draft->document);
  draft->document = dossier_document_builder_end (builder);
  return ui_fixture_save (&desk->fixture, draft);
}

static void
test_paragraphs_stand_in_from_their_side (Desk *desk, gconstpointer data)
{
  int item;

  read_story (desk, save_paragraphs (desk));
  item = get_margin (desk, "Listed.", "left-margin");
  g_assert_cmpint (get_margin (desk, "Plain.", "left-margin"), ==, DOSSIER_TEXT_MARGIN);
  g_assert_cmpint (get_margin (desk, "\u201cSaid", "left-margin"), <, DOSSIER_TEXT_MARGIN); /* it hangs */
  g_assert_cmpint (get_margin (desk, "Quoted.", "left-margin"), >, DOSSIER_TEXT_MARGIN);
  g_assert_cmpint (item, >, DOSSIER_TEXT_MARGIN);
  g_assert_cmpint (get_margin (desk, "Both.", "left-margin"), >, item);
  g_assert_cmpint (get_margin (desk, "\u0644\u0646", "right-margin"), >, DOSSIER_TEXT_MARGIN);
  g_assert_cmpint (get_margin (desk, "\u0644\u0646", "left-margin"), ==, DOSSIER_TEXT_MARGIN);
  g_assert_cmpint (get_margin (desk, "\u05d0", "right-margin"), ==, item);
  g_settings_set_int (desk->fixture.settings, "reader-size", 34);
  ui_wait (20);
  g_assert_cmpint (get_margin (desk, "Listed.", "left-margin"), >, item); /* as the letters grow */
  g_settings_reset (desk->fixture.settings, "reader-size");
}

/* ---- how it looks ---- */

static void
test_colours_are_the_readers (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char        *theme, *css_class;
    DossierTextColours colours;
  } cases[] = {
    { "sepia", "look-sepia", DOSSIER_TEXT_SEPIA },
    { "dark", "look-dark", DOSSIER_TEXT_DARK },
    { "light", "look-light", DOSSIER_TEXT_LIGHT },
  };
  GSettings *settings = desk->fixture.settings;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_settings_set_string (settings, "reader-theme", cases[i].theme);
      ui_wait (20);
      g_assert_true (gtk_widget_has_css_class (desk->window->reader, cases[i].css_class));
      g_assert_cmpint (reader_of (desk)->view->look.colours, ==, cases[i].colours);
    }
  g_settings_reset (settings, "reader-theme");
  ui_wait (20);
  g_assert_false (gtk_widget_has_css_class (desk->window->reader, "look-light"));
}

static void
test_size_by_keys (Desk *desk, gconstpointer data)
{
  GSettings *settings = desk->fixture.settings;
  int        usual = g_settings_get_int (settings, "reader-size");

  act (desk, "win.larger-text");
  g_assert_cmpint (g_settings_get_int (settings, "reader-size"), ==, usual + 1);
  ui_wait (20);
  g_assert_cmpint (reader_of (desk)->view->look.size, ==, usual + 1);
  for (guint i = 0; i < 60; i++)
    act (desk, "win.larger-text");
  g_assert_cmpint (g_settings_get_int (settings, "reader-size"), ==, 48); /* and no further */
  for (guint i = 0; i < 80; i++)
    act (desk, "win.smaller-text");
  g_assert_cmpint (g_settings_get_int (settings, "reader-size"), ==, 12);
  act (desk, "win.normal-text");
  g_assert_cmpint (g_settings_get_int (settings, "reader-size"), ==, usual);
}

static void
test_the_popover_follows (Desk *desk, gconstpointer data)
{
  GtkWidget       *popover = GTK_WIDGET (gtk_menu_button_get_popover (desk->window->style_button));
  GSettings       *settings = desk->fixture.settings;
  GtkToggleButton *sepia = GTK_TOGGLE_BUTTON (ui_button_of (ui_find_text (popover, "Sepia")));
  GtkWidget       *loose = ui_button_of (ui_find_text (popover, "Loose"));
  g_autofree char *spacing = NULL;

  g_assert_false (gtk_toggle_button_get_active (sepia));
  g_settings_set_string (settings, "reader-theme", "sepia");
  ui_wait (20);
  g_assert_true (gtk_toggle_button_get_active (sepia));
  g_signal_emit_by_name (loose, "clicked");
  spacing = g_settings_get_string (settings, "reader-spacing");
  g_assert_cmpstr (spacing, ==, "loose");
  g_settings_set_string (settings, "reader-font", "Cantarell");
  ui_wait (20);
  g_assert_true (gtk_widget_get_visible (ui_button_of (ui_find_text (popover, "Cantarell"))));
  for (const char *const *key = (const char *const[]){ "reader-theme", "reader-spacing", "reader-font", NULL };
       *key != NULL; key++)
    g_settings_reset (settings, *key);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "a place comes back", test_a_place_comes_back },
    { "leaving keeps the place", test_leaving_keeps_the_place },
    { "the end begins anew", test_the_end_begins_anew },
    { "a story that is not moved keeps its place", test_a_story_that_is_not_moved_keeps_its_place },
    { "a place beyond the end", test_a_place_beyond_the_end },
    { "the time follows", test_the_time_follows },
    { "pages lie over each other", test_pages_lie_over_each_other },
    { "unread stories are gone to", test_unread_stories_are_gone_to },
    { "the end leads to the next story", test_the_end_leads_to_the_next_story },
    { "a story alone has the keys", test_a_story_alone_has_the_keys },
    { "mentions of whom the list is of", test_mentions_of_whom_the_list_is_of },
    { "mentions of whose card is open", test_mentions_of_whose_card_is_open },
    { "a story that does not name them", test_a_story_that_does_not_name_them },
    { "a footnote is shown beside its number", test_a_footnote_is_shown_beside_its_number },
    { "a footnote that is gone", test_a_footnote_that_is_gone },
    { "paragraphs stand in from their side", test_paragraphs_stand_in_from_their_side },
    { "colours are the reader's", test_colours_are_the_readers },
    { "size by keys", test_size_by_keys },
    { "the popover follows", test_the_popover_follows },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/reading/", tests[i].name, NULL);

      g_test_add (path, Desk, NULL, desk_set_up, tests[i].run, desk_tear_down);
    }
  return g_test_run ();
}
