/* test-reader-notes.c - the notes beside the story, and highlights whose words are not in its text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include "dossier-note-row.h"
#include "dossier-text-view-private.h"
#include "reader-desk.h"

#define SELECTED "deepen his focus on AI alignment"
#define SENTENCE "Jan Leike joined Anthropic"

static gint64
annotate (UiFixture *fixture, DossierReader *reader, const char *words, const char *note)
{
  DossierAnnotationRow row = { .story = fixture->story, .note = (char *) note };
  g_autoptr (DossierChange) change = NULL;
  gint64 id = 0;

  row.start = reader_desk_offset_of (reader, words);
  row.length = g_utf8_strlen (words, -1);
  change = dossier_change_annotate (&row);
  g_assert_true (dossier_store_apply (fixture->store, change, &id, NULL));
  return id;
}

static GtkWidget *
get_notes (DossierReader *reader)
{
  return GTK_WIDGET (reader->notes);
}

static DossierNoteRow *
find_row (DossierReader *reader, gint64 annotation)
{
  GtkListBoxRow *row = dossier_notes_pane_find_row (reader->notes, annotation);

  return row != NULL ? DOSSIER_NOTE_ROW (row) : NULL;
}

typedef struct
{
  DossierReader *reader;
  gint64         annotation;
  gboolean       is_there, is_lost;
} WantedRow;

static gboolean
is_row (gpointer data)
{
  const WantedRow *wanted = data;
  DossierNoteRow  *row = find_row (wanted->reader, wanted->annotation);

  return (row != NULL) == wanted->is_there && (row == NULL || dossier_note_row_is_lost (row) == wanted->is_lost);
}

static void
wait_for_row (DossierReader *reader, gint64 annotation, gboolean is_there, gboolean is_lost)
{
  WantedRow wanted = { reader, annotation, is_there, is_lost };

  g_object_set (reader, "notes-shown", TRUE, NULL);
  ui_wait_until (is_row, &wanted);
}

/* The story comes again with a text that has none of its former words. */
static void
revise (UiFixture *fixture, const char *text)
{
  DossierDraft *draft = ui_make_draft ();

  dossier_document_unref (draft->document);
  draft->document = dossier_document_new_from_plain (text, -1);
  dossier_recognition_free (draft->recognition);
  draft->recognition = dossier_recognition_new ();
  g_assert_cmpint (ui_fixture_save (fixture, draft), ==, fixture->story);
}

/* ---- the pane ---- */

static void
test_without_any_it_says_what_to_do (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);

  g_assert_false (gtk_widget_get_mapped (get_notes (reader)));
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.show-notes", NULL);
  ui_wait_for_text (get_notes (reader), "No Highlights Yet");
  g_assert_nonnull (ui_find_text (get_notes (reader), "press 1 to 5"));
  g_assert_true (g_settings_get_boolean (reader->settings, "show-notes"));
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.show-notes", NULL);
  g_assert_false (gtk_widget_get_mapped (get_notes (reader)));
  g_assert_false (g_settings_get_boolean (reader->settings, "show-notes"));
}

static void
test_notes_stand_in_text_order (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  gint64         last = annotate (fixture, reader, "Sutskever: founded", "third");
  gint64         first = annotate (fixture, reader, "John Schulman, co-founder", "first");
  gint64         second = annotate (fixture, reader, SELECTED, "*second*");
  gint64         ids[] = { first, second, last };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      wait_for_row (reader, ids[i], TRUE, FALSE);
      g_assert_cmpint (gtk_list_box_row_get_index (dossier_notes_pane_find_row (reader->notes, ids[i])), <=, (int) i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpint (gtk_list_box_row_get_index (dossier_notes_pane_find_row (reader->notes, ids[i])), ==, (int) i);
  g_assert_nonnull (ui_find_text (get_notes (reader), "3 highlights"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_row (reader, second)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Highlight, Yellow: " SELECTED ". Note: *second*");
}

static void
test_a_row_goes_to_its_place (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  gint64         id = annotate (fixture, reader, SENTENCE, NULL);

  wait_for_row (reader, id, TRUE, FALSE);
  g_assert_false (reader_desk_has_tag (reader, reader_desk_offset_of (reader, SENTENCE), "flash"));
  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (find_row (reader, id))), "row-activated",
                         find_row (reader, id));
  g_assert_true (reader_desk_has_tag (reader, reader_desk_offset_of (reader, SENTENCE), "flash"));
}

static gboolean
has_note (gpointer data)
{
  DossierReader *reader = data;

  return g_strcmp0 (dossier_annotation_get_row (reader->content->annotations->pdata[0])->note, "In place") == 0;
}

static gboolean
has_said_saved (gpointer fixture)
{
  return ui_fixture_heard (fixture, "toast-undo 'Note saved'");
}

static void
test_a_note_is_edited_in_place (UiFixture *fixture, gconstpointer data)
{
  DossierReader         *reader = reader_desk_open (fixture, -1);
  gint64                 id = annotate (fixture, reader, SENTENCE, NULL);
  DossierAnnotationForm *form;

  wait_for_row (reader, id, TRUE, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (find_row (reader, id)), "reader.edit-note", "x", id);
  form = dossier_note_row_get_form (find_row (reader, id));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (form)));
  gtk_text_buffer_set_text (dossier_annotation_form_get_buffer (form), "In place", -1);
  annotate (fixture, reader, SELECTED, NULL); /* what comes meanwhile does not disturb */
  ui_wait_for_text (get_notes (reader), SELECTED);
  g_assert_true (dossier_note_row_get_form (find_row (reader, id)) == form);
  gtk_widget_activate_action (GTK_WIDGET (form), "editor.done", NULL);
  g_assert_null (dossier_note_row_get_form (find_row (reader, id)));
  while (reader->content->annotations->len < 2)
    g_main_context_iteration (NULL, TRUE);
  ui_wait_for_text (GTK_WIDGET (find_row (reader, id)), "In place");
  ui_wait_until (has_said_saved, fixture);
}

static void
test_a_note_in_the_pane_is_kept_when_another_story_opens (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  gint64         id = annotate (fixture, reader, SENTENCE, NULL), story = fixture->story;

  wait_for_row (reader, id, TRUE, FALSE);
  dossier_reader_edit_in_pane (reader, id);
  gtk_text_buffer_set_text (dossier_annotation_form_get_buffer (dossier_note_row_get_form (find_row (reader, id))),
                            "In place", -1);
  dossier_reader_open (reader, ui_fixture_save (fixture, ui_make_long_draft (50)), -1);
  ui_wait_until (reader_desk_is_filled, reader);
  dossier_reader_open (reader, story, -1);
  ui_wait_until (reader_desk_is_filled, reader);
  dossier_reader_reload (reader, 0);
  ui_wait_until (has_note, reader);
}

static gboolean
is_current (DossierReader *reader, guint i)
{
  gint64 id = dossier_annotation_get_row (reader->content->annotations->pdata[i])->id;

  return gtk_widget_has_css_class (GTK_WIDGET (find_row (reader, id)), "current");
}

static gboolean
is_first_current (gpointer reader)
{
  return is_current (reader, 0);
}

/* At the end of the text, however high it has become by now. */
static gboolean
is_last_current (gpointer data)
{
  DossierReader *reader = data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (reader->view));

  if (!is_current (reader, 1))
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  return is_current (reader, 1);
}

static void
test_the_pane_follows_the_text (UiFixture *fixture, gconstpointer data)
{
  DossierReader       *reader;
  DossierAnnotationRow rows[] = { { .start = 0, .length = 6 }, { .start = 20000, .length = 6 } };

  fixture->story = ui_fixture_save (fixture, ui_make_long_draft (6000));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DossierChange) change = NULL;

      rows[i].story = fixture->story;
      change = dossier_change_annotate (&rows[i]);
      g_assert_true (dossier_store_apply (fixture->store, change, NULL, NULL));
    }
  reader = DOSSIER_READER (dossier_reader_new (fixture->library));
  g_object_set (reader, "notes-shown", TRUE, NULL); /* before the text has its width */
  ui_fixture_show (fixture, GTK_WIDGET (reader));
  dossier_reader_open (reader, fixture->story, -1);
  ui_wait_until (reader_desk_is_filled, reader);
  ui_wait_until (is_first_current, reader);
  ui_wait_until (is_last_current, reader);
}

static void
test_very_many_are_counted (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);

  for (guint i = 0; i < DOSSIER_NOTES_PANE_MAX + 2; i++)
    {
      DossierAnnotationRow row = { .story = fixture->story, .start = i % 300, .length = 5 };

      g_ptr_array_add (changes, dossier_change_annotate (&row));
    }
  g_assert_true (dossier_store_apply_parts (fixture->store, changes, "many", NULL));
  dossier_reader_reload (reader, 0);
  g_object_set (reader, "notes-shown", TRUE, NULL);
  ui_wait_for_text (get_notes (reader), "502 highlights");
  ui_wait_for_text (get_notes (reader), "2 more are not listed here.");
}

/* ---- where there is room for both, and where there is not ---- */

static void
test_a_narrow_window_has_a_sheet (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    int      width;
    gboolean is_sheet;
  } cases[] = { { 900, FALSE }, { 420, TRUE }, { 900, FALSE } };
  DossierReader *reader = reader_desk_open (fixture, -1);

  g_object_set (reader, "notes-shown", TRUE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      graphene_rect_t story, notes;

      gtk_widget_allocate (reader->split, cases[i].width, 700, -1, NULL);
      g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_first_child (reader->split), reader->split, &story));
      g_assert_true (gtk_widget_compute_bounds (get_notes (reader), reader->split, &notes));
      g_assert_true (gtk_widget_has_css_class (get_notes (reader), "sheet") == cases[i].is_sheet);
      if (cases[i].is_sheet)
        g_assert_cmpfloat (story.origin.y + story.size.height, <=, notes.origin.y);
      else
        g_assert_cmpfloat (story.origin.x + story.size.width, <=, notes.origin.x);
    }
}

/* ---- what is not in the text ---- */

static void
test_what_is_not_in_the_text_is_not_shown_in_it (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  gint64         id = annotate (fixture, reader, SENTENCE, "Remember");

  wait_for_row (reader, id, TRUE, FALSE);
  g_assert_false (gtk_widget_get_visible (reader->lost_bar));
  revise (fixture, "Quite another text about gardens and their flowers, long enough to be read.\nAnd more of it.");
  wait_for_row (reader, id, TRUE, TRUE);
  g_assert_true (gtk_widget_get_visible (reader->lost_bar));
  g_assert_nonnull (ui_find_text (reader->lost_bar, "1 highlight is not found in this text"));
  g_assert_cmpuint (reader->view->annotations->len, ==, 0);
  for (guint i = 0; i < dossier_document_get_length (reader->content->document); i++)
    g_assert_false (reader_desk_has_tag (reader, i, "highlight-yellow"));
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.show-lost", NULL);
  ui_wait_for_text (get_notes (reader), "Not found in this text");
  ui_wait_for_text (GTK_WIDGET (find_row (reader, id)), SENTENCE);
  ui_wait_for_text (GTK_WIDGET (find_row (reader, id)), "Remember");
}

static gboolean
is_placed (gpointer data)
{
  DossierReader *reader = data;

  return reader->view->annotations->len == 1;
}

static void
test_one_is_placed_and_lost_again_by_undo (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  gint64         id = annotate (fixture, reader, SENTENCE, "Remember");

  revise (fixture, "Quite another text about gardens and their flowers, long enough to be read.\nAnd more of it.");
  wait_for_row (reader, id, TRUE, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.place-note", "x", id);
  g_assert_true (ui_fixture_heard (fixture, "toast 'Select the words in the text first"));
  dossier_text_view_select (reader->view, reader_desk_offset_of (reader, "their flowers"), strlen ("their flowers"));
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.place-note", "x", id);
  ui_wait_until (is_placed, reader);
  g_assert_cmpstr (dossier_reader_find_annotation (reader, id)->quote, ==, "their flowers");
  g_assert_cmpstr (dossier_reader_find_annotation (reader, id)->note, ==, "Remember");
  g_assert_false (gtk_widget_get_visible (reader->lost_bar));
  gtk_widget_activate_action (GTK_WIDGET (reader), "win.undo", NULL);
  wait_for_row (reader, id, TRUE, TRUE);
  g_assert_cmpstr (dossier_reader_find_annotation (reader, id)->quote, ==, SENTENCE);
}

static void
test_one_that_is_lost_is_deleted_and_comes_back (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  gint64         id = annotate (fixture, reader, SENTENCE, NULL);

  revise (fixture, "Quite another text about gardens and their flowers, long enough to be read.\nAnd more of it.");
  wait_for_row (reader, id, TRUE, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (find_row (reader, id)), "reader.delete-note", "x", id);
  wait_for_row (reader, id, FALSE, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (reader), "win.undo", NULL);
  wait_for_row (reader, id, TRUE, TRUE);
}

static GtkWindow *
find_window (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (window), title) == 0)
        return window;
    }
  return NULL;
}

static gboolean
is_selected (gpointer view)
{
  guint start, length;

  return dossier_text_view_get_selection (view, &start, &length) && length == strlen (SENTENCE);
}

static void
test_the_old_text_is_shown_at_the_place (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  gint64         id = annotate (fixture, reader, SENTENCE, NULL);
  GtkWidget     *view;

  revise (fixture, "Quite another text about gardens and their flowers, long enough to be read.\nAnd more of it.");
  wait_for_row (reader, id, TRUE, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.show-old-text", "x", id);
  g_assert_nonnull (find_window ("Old Text"));
  view = ui_find_type (GTK_WIDGET (find_window ("Old Text")), DOSSIER_TYPE_TEXT_VIEW);
  ui_wait_until (is_selected, view);
  g_assert_cmpuint (DOSSIER_TEXT_VIEW (view)->annotations->len, ==, 1);
  gtk_window_destroy (find_window ("Old Text"));
}

/* Words that another program had and no text has: there is no old text to show. */
static void
test_words_that_were_never_there (UiFixture *fixture, gconstpointer data)
{
  DossierAnnotationRow row = { .story = fixture->story, .quote = (char *) "Words from elsewhere" };
  g_autoptr (DossierChange) change = dossier_change_annotate (&row);
  DossierReader *reader = reader_desk_open (fixture, -1);
  GtkWidget     *button;
  gint64         id = 0;

  g_assert_true (dossier_store_apply (fixture->store, change, &id, NULL));
  wait_for_row (reader, id, TRUE, TRUE);
  button = ui_button_of (ui_find_text (GTK_WIDGET (find_row (reader, id)), "Show in the Old Text"));
  g_assert_false (gtk_widget_get_visible (button));
  button = ui_button_of (ui_find_text (GTK_WIDGET (find_row (reader, id)), "Place It Here"));
  g_assert_true (gtk_widget_get_visible (button));
}

/* ---- the window ---- */

static void
test_the_window_has_a_button_and_a_key (UiFixture *fixture, gconstpointer data)
{
  DossierWindow *window = ui_fixture_open_window (fixture);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-story", "(xi)", fixture->story, -1);
  ui_wait_for_text (GTK_WIDGET (window), "John Schulman");
  g_settings_set_boolean (fixture->settings, "show-notes", FALSE);
  gtk_widget_activate_action (GTK_WIDGET (window), "story.show-notes", NULL);
  ui_wait_for_text (GTK_WIDGET (window), "No Highlights Yet");
  ui_fixture_close_window (fixture, window);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (UiFixture *fixture, gconstpointer data);
  } tests[] = {
    { "without any it says what to do", test_without_any_it_says_what_to_do },
    { "notes stand in text order", test_notes_stand_in_text_order },
    { "a row goes to its place", test_a_row_goes_to_its_place },
    { "a note is edited in place", test_a_note_is_edited_in_place },
    { "a note in the pane is kept when another story opens", test_a_note_in_the_pane_is_kept_when_another_story_opens },
    { "the pane follows the text", test_the_pane_follows_the_text },
    { "very many are counted", test_very_many_are_counted },
    { "a narrow window has a sheet", test_a_narrow_window_has_a_sheet },
    { "what is not in the text is not shown in it", test_what_is_not_in_the_text_is_not_shown_in_it },
    { "one is placed, and lost again by undo", test_one_is_placed_and_lost_again_by_undo },
    { "one that is lost is deleted and comes back", test_one_that_is_lost_is_deleted_and_comes_back },
    { "the old text is shown at the place", test_the_old_text_is_shown_at_the_place },
    { "words that were never there", test_words_that_were_never_there },
    { "the window has a button and a key", test_the_window_has_a_button_and_a_key },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/reader-notes/", tests[i].name, NULL);

      g_test_add (path, UiFixture, NULL, ui_fixture_set_up, tests[i].run, ui_fixture_tear_down);
    }
  return g_test_run ();
}
