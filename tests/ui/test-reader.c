/* test-reader.c - the reader: text, names, highlights, notes, In this story
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include "dossier-annotation-editor.h"
#include "dossier-entity-card.h"
#include "dossier-reader.h"
#include "dossier-text-view-private.h"
#include "reader-desk.h"

#define SELECTED "deepen his focus on AI alignment"

static char *
dup_buffer (DossierReader *reader)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (reader->view));
  GtkTextIter    begin, end;

  gtk_text_buffer_get_bounds (buffer, &begin, &end);
  return gtk_text_buffer_get_slice (buffer, &begin, &end, TRUE);
}

static void
test_shows_the_text_as_it_is_kept (UiFixture *fixture, gconstpointer data)
{
  DossierReader   *reader = reader_desk_open (fixture, -1);
  g_autofree char *shown = dup_buffer (reader);
  const char      *kept = dossier_document_get_text (reader->content->document);

  g_assert_true (g_str_has_prefix (shown, "John Schulman leaves OpenAI to join rival Anthropic\n"));
  g_assert_nonnull (strstr (shown, "The Decoder · 6 August 2024 · 1 min · 3 organizations, 3 people\n"));
  g_assert_true (g_str_has_prefix (g_utf8_offset_to_pointer (shown, dossier_text_view_get_base (reader->view)), kept));
  g_assert_cmpint (dossier_reader_get_story (reader), ==, fixture->story);
}

static void
test_marks_spans_and_names (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *words, *tag;
  } cases[] = {
    { "John Schulman,", "person" }, { "OpenAI, revealed", "organization" },
    { "deepen his", "strong" },     { "Read the ann", "link" },
    { "Not an isolated", "h2" },    { "I have made", "quote1" },
    { "Schulman: left", "item1" },  { "leave (", "code-block" },
    { "Where it", "caption" },      { "\357\277\274", "object" },
  };
  DossierReader *reader = reader_desk_open (fixture, -1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (reader_desk_has_tag (reader, reader_desk_offset_of (reader, cases[i].words), cases[i].tag));
  g_assert_false (reader_desk_has_tag (reader, reader_desk_offset_of (reader, "recent"), "person"));
}

static void
test_a_name_opens_its_card (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  guint          base = dossier_text_view_get_base (reader->view);
  DossierTextHit hit = dossier_text_view_hit (reader->view, base + reader_desk_offset_of (reader, "OpenAI, revealed"));
  GtkPopover    *card;

  g_assert_nonnull (hit.mention);
  g_assert_cmpint (hit.mention->entity, ==, fixture->openai);
  g_assert_true (dossier_text_view_activate (reader->view, &hit));
  card = dossier_text_view_get_popover (reader->view);
  g_assert_true (DOSSIER_IS_ENTITY_CARD (card));
  ui_wait (150);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (card), "Jan Leike left OpenAI"));
  g_signal_emit_by_name (ui_button_of (ui_find_text (GTK_WIDGET (card), "Open dossier")), "clicked");
  g_assert_true (ui_fixture_heard (fixture, "open-dossier"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (card)));
}

/* A story in German in which Jan Leike is not sure. */
static gint64
save_unsure (UiFixture *fixture)
{
  DossierDraft *draft = ui_make_draft ();

  g_free (draft->uri);
  draft->uri = g_strdup ("https://example.org/unsure");
  g_strlcpy (draft->recognition->language, "de", DOSSIER_LANGUAGE_SIZE);
  for (guint i = 0; i < draft->recognition->mentions->len; i++)
    {
      DossierMention           *mention = &g_array_index (draft->recognition->mentions, DossierMention, i);
      const DossierFoundEntity *entity = draft->recognition->entities->pdata[mention->entity];

      mention->confidence = strcmp (entity->name, "Jan Leike") == 0 ? 41 : 90;
    }
  return ui_fixture_save (fixture, draft);
}

static GtkPopover *
open_card (DossierReader *reader, const char *words)
{
  guint          base = dossier_text_view_get_base (reader->view);
  DossierTextHit hit = dossier_text_view_hit (reader->view, base + reader_desk_offset_of (reader, words));

  g_assert_nonnull (hit.mention);
  g_assert_true (dossier_text_view_activate (reader->view, &hit));
  return dossier_text_view_get_popover (reader->view);
}

static void
test_names_that_are_not_sure_say_so (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader;
  GtkWidget     *card;

  fixture->story = save_unsure (fixture);
  reader = reader_desk_open (fixture, -1);
  g_assert_false (reader_desk_has_tag (reader, reader_desk_offset_of (reader, "Jan Leike"), "person"));
  g_assert_true (reader_desk_has_tag (reader, reader_desk_offset_of (reader, "John Schulman,"), "person"));
  card = GTK_WIDGET (open_card (reader, "Jan Leike"));
  g_assert_nonnull (ui_find_text (card, "Not sure: of a hundred such names about 41 are right."));
  card = GTK_WIDGET (open_card (reader, "John Schulman,"));
  g_assert_null (ui_find_text (card, "Not sure"));
  g_assert_true (
      gtk_widget_has_css_class (ui_button_of (ui_find_text (GTK_WIDGET (reader->people), "Jan Leike")), "unsure"));
  g_assert_false (
      gtk_widget_has_css_class (ui_button_of (ui_find_text (GTK_WIDGET (reader->people), "John Schulman")), "unsure"));
}

static void
test_a_story_in_another_language_says_so (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);

  g_assert_null (ui_find_text (GTK_WIDGET (reader->people), "The language of this story"));
  fixture->story = save_unsure (fixture);
  reader = reader_desk_open (fixture, -1);
  g_assert_nonnull (
      ui_find_text (GTK_WIDGET (reader->people), "The language of this story is German: names are found"));
}

static GtkExpander *
find_expander (GtkWidget *card)
{
  GtkWidget *widget = ui_find_text (card, "Why this name?");

  g_assert_nonnull (widget);
  return GTK_EXPANDER (GTK_IS_EXPANDER (widget) ? widget : gtk_widget_get_ancestor (widget, GTK_TYPE_EXPANDER));
}

static gboolean
has_reasons (gpointer data)
{
  return gtk_widget_get_first_child (gtk_expander_get_child (data)) != NULL;
}

static void
test_a_card_tells_why (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  GtkWidget     *card = GTK_WIDGET (open_card (reader, "OpenAI, revealed"));
  GtkExpander   *expander = find_expander (card);

  g_assert_false (has_reasons (expander));
  gtk_expander_set_expanded (expander, TRUE);
  ui_wait_until (has_reasons, expander);
  g_assert_nonnull (ui_find_text (card, "It is in the list of organizations: OpenAI"));
}

static gboolean
has_one_annotation (gpointer data)
{
  return ((DossierReader *) data)->content->annotations->len == 1;
}

static gboolean
has_no_annotation (gpointer data)
{
  return ((DossierReader *) data)->content->annotations->len == 0;
}

static DossierReader *
open_and_highlight (UiFixture *fixture, const char *colour)
{
  DossierReader *reader = reader_desk_open (fixture, -1);

  dossier_text_view_select (reader->view, reader_desk_offset_of (reader, SELECTED) - 1, strlen (SELECTED) + 2);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (reader), "reader.highlight", "s", colour));
  ui_wait_until (has_one_annotation, reader);
  return reader;
}

static void
test_highlights_without_the_blanks_around (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = open_and_highlight (fixture, "green");
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (fixture->store, fixture->story, NULL);
  const DossierAnnotationRow *row;

  g_assert_cmpuint (content->annotations->len, ==, 1);
  row = dossier_annotation_get_row (g_ptr_array_index (content->annotations, 0));
  g_assert_cmpstr (row->quote, ==, SELECTED);
  g_assert_cmpuint (row->start, ==, reader_desk_offset_of (reader, SELECTED));
  g_assert_cmpint (row->colour, ==, DOSSIER_COLOUR_GREEN);
  g_assert_true (g_str_has_suffix (row->prefix, "He wants to "));
  g_assert_true (g_str_has_prefix (row->suffix, " and return"));
  g_assert_true (reader_desk_has_tag (reader, row->start, "highlight-green"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (reader->people), SELECTED));
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (window), "Add a Move") == 0)
        return window;
    }
  return NULL;
}

/* The kind is that of another move of the sentence. */
static void
test_a_move_of_the_selection_is_guessed (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  GtkWindow     *dialog;

  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.add-claim", NULL);
  g_assert_null (find_dialog ());
  g_assert_true (ui_fixture_heard (fixture, "toast 'Select the words that say what happened first'"));
  dossier_text_view_select (reader->view, reader_desk_offset_of (reader, "also left OpenAI"), 9);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (reader), "reader.add-claim", NULL));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (dialog), "Earlier this year, Jan Leike and Ilya Sutskever"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (dialog), "Left"));
  gtk_window_destroy (dialog);
}

/* Who is named in a sentence, by the names in it. */
static void
test_ends_are_guessed (UiFixture *fixture, gconstpointer data)
{
  DossierReader  *reader = reader_desk_open (fixture, -1);
  DossierClaimRow claim = { 0 };

  dossier_reader_guess_claim (reader->content, reader_desk_offset_of (reader, "Earlier this year"), 130, &claim);
  g_assert_cmpstr (claim.subject_name, ==, "Jan Leike");
  g_assert_cmpstr (claim.object_name, ==, "OpenAI");
  g_assert_cmpint (claim.kind, ==, DOSSIER_CLAIM_LEFT);
  claim = (DossierClaimRow){ 0 };
  dossier_reader_guess_claim (reader->content, reader_desk_offset_of (reader, "Anthropic, an artificial"), 80, &claim);
  g_assert_cmpstr (claim.subject_name, ==, "Anthropic");
  g_assert_cmpstr (claim.object_name, ==, "Amazon");
  g_assert_cmpint (claim.kind, ==, DOSSIER_CLAIM_INVESTED);
  claim = (DossierClaimRow){ 0 };
  dossier_reader_guess_claim (reader->content, 0, 2, &claim);
  g_assert_null (claim.subject_name);
  g_assert_cmpint (claim.object, ==, 0);
}

static void
test_highlight_without_a_selection_says_so (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);

  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.highlight", "s", "");
  g_assert_true (ui_fixture_heard (fixture, "toast"));
  g_assert_cmpuint (reader->content->annotations->len, ==, 0);
}

static gboolean
has_note (gpointer data)
{
  DossierReader *reader = data;

  return has_one_annotation (data)
         && g_strcmp0 (dossier_annotation_get_row (g_ptr_array_index (reader->content->annotations, 0))->note,
                       "Ask him why")
                == 0;
}

static DossierAnnotationEditor *
open_editor (DossierReader *reader)
{
  const DossierAnnotationRow *row = dossier_annotation_get_row (g_ptr_array_index (reader->content->annotations, 0));
  DossierTextHit              hit = { .annotation = g_ptr_array_index (reader->content->annotations, 0) };

  g_assert_nonnull (row);
  g_assert_true (dossier_text_view_activate (reader->view, &hit));
  return DOSSIER_ANNOTATION_EDITOR (dossier_text_view_get_popover (reader->view));
}

static GtkTextBuffer *
note_of (DossierAnnotationEditor *editor)
{
  return dossier_annotation_form_get_buffer (dossier_annotation_editor_get_form (editor));
}

static void
test_a_note_is_saved_on_closing (UiFixture *fixture, gconstpointer data)
{
  DossierReader           *reader = open_and_highlight (fixture, "blue");
  DossierAnnotationEditor *editor = open_editor (reader);

  gtk_text_buffer_set_text (note_of (editor), "Ask him why\n", -1);
  gtk_popover_popdown (GTK_POPOVER (editor));
  ui_wait_until (has_note, reader);
  g_assert_cmpuint (g_hash_table_size (reader->drafts), ==, 0);
  g_assert_true (reader_desk_has_tag (reader, reader_desk_offset_of (reader, SELECTED), "note"));
}

static void
test_a_note_is_saved_when_another_story_opens (UiFixture *fixture, gconstpointer data)
{
  DossierReader           *reader = open_and_highlight (fixture, "blue");
  DossierAnnotationEditor *editor = open_editor (reader);

  gtk_text_buffer_set_text (note_of (editor), "Ask him why", -1);
  dossier_reader_open (reader, 0, -1);
  ui_wait (100);
  dossier_reader_open (reader, fixture->story, -1);
  ui_wait_until (reader_desk_is_filled, reader);
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.show-place", "i", 0);
  dossier_reader_reload (reader, 0);
  ui_wait_until (has_note, reader);
}

static void
test_a_note_that_cannot_be_saved_is_kept (UiFixture *fixture, gconstpointer data)
{
  DossierReader           *reader = open_and_highlight (fixture, "pink");
  DossierAnnotationEditor *editor = open_editor (reader);
  gint64                   id = dossier_annotation_form_get_annotation (dossier_annotation_editor_get_form (editor));
  g_autoptr (DossierChange) gone = dossier_change_delete_annotation (id);
  GtkTextIter      begin, end;
  g_autofree char *text = NULL, *undone = NULL;

  g_assert_true (dossier_store_apply (fixture->store, gone, NULL, NULL)); /* behind the reader's back */
  gtk_text_buffer_set_text (note_of (editor), "Precious words", -1);
  gtk_popover_popdown (GTK_POPOVER (editor));
  while (!ui_fixture_heard (fixture, "report"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (g_hash_table_lookup (reader->drafts, &id), ==, "Precious words");
  undone = dossier_store_undo (fixture->store, NULL);
  g_assert_nonnull (undone);
  dossier_reader_reload (reader, 0);
  ui_wait (150);
  g_assert_true (has_one_annotation (reader));
  editor = open_editor (reader);
  gtk_text_buffer_get_bounds (note_of (editor), &begin, &end);
  text = gtk_text_buffer_get_slice (note_of (editor), &begin, &end, TRUE);
  g_assert_cmpstr (text, ==, "Precious words");
}

static void
test_a_deleted_highlight_comes_back_by_undo (UiFixture *fixture, gconstpointer data)
{
  DossierReader           *reader = open_and_highlight (fixture, "yellow");
  DossierAnnotationEditor *editor = open_editor (reader);

  gtk_widget_activate_action (GTK_WIDGET (dossier_annotation_editor_get_form (editor)), "editor.delete", NULL);
  ui_wait_until (has_no_annotation, reader);
  g_assert_true (ui_fixture_heard (fixture, "toast"));
  g_assert_false (reader_desk_has_tag (reader, reader_desk_offset_of (reader, SELECTED), "highlight-yellow"));
  gtk_widget_activate_action (GTK_WIDGET (reader), "win.undo", NULL);
  ui_wait_until (has_one_annotation, reader);
  g_assert_true (reader_desk_has_tag (reader, reader_desk_offset_of (reader, SELECTED), "highlight-yellow"));
}

static void
test_highlights_may_overlap (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = open_and_highlight (fixture, "yellow");

  dossier_text_view_select (reader->view, reader_desk_offset_of (reader, "focus on AI"), 20);
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.highlight", "s", "blue");
  while (reader->content->annotations->len < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (reader_desk_has_tag (reader, reader_desk_offset_of (reader, "focus on AI"), "highlight-yellow"));
  g_assert_true (reader_desk_has_tag (reader, reader_desk_offset_of (reader, "focus on AI"), "highlight-blue"));
}

static void
test_a_selection_offers_colours (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  GtkPopover    *popover;

  g_signal_emit_by_name (reader->view, "selected", 10, 20);
  popover = dossier_text_view_get_popover (reader->view);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (popover)));
  g_assert_false (gtk_popover_get_autohide (popover));
}

static gboolean
has_editor (gpointer data)
{
  return DOSSIER_IS_ANNOTATION_EDITOR (dossier_text_view_get_popover (((DossierReader *) data)->view));
}

static void
test_a_note_right_from_the_selection (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);

  gtk_widget_grab_focus (GTK_WIDGET (reader->view));
  dossier_text_view_select (reader->view, reader_desk_offset_of (reader, SELECTED), strlen (SELECTED));
  g_signal_emit_by_name (reader->view, "selected", reader_desk_offset_of (reader, SELECTED), (guint) strlen (SELECTED));
  ui_wait (200);
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.add-note", NULL);
  ui_wait_until (has_editor, reader);
  ui_wait (300);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dossier_text_view_get_popover (reader->view))));
}

static void
test_in_this_story_has_real_buttons (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  GtkWidget     *people = GTK_WIDGET (reader->people), *button;

  button = ui_button_of (ui_find_text (people, "Jan Leike left OpenAI"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Jan Leike left OpenAI");
  button = ui_button_of (ui_find_text (people, "OpenAI"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "OpenAI, Company · 1 story");
  g_assert_nonnull (ui_find_text (people, "planned"));
  g_assert_nonnull (ui_find_text (people, "denied"));
}

static void
test_a_move_flashes_its_sentence (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  guint          place = reader_desk_offset_of (reader, "Earlier this year, Jan Leike");

  g_assert_false (reader_desk_has_tag (reader, place, "flash"));
  g_signal_emit_by_name (ui_button_of (ui_find_text (GTK_WIDGET (reader->people), "Jan Leike left OpenAI")), "clicked");
  g_assert_true (reader_desk_has_tag (reader, place, "flash"));
  g_assert_true (reader_desk_has_tag (reader, place + strlen ("Earlier this year, Jan"), "flash"));
}

static void
test_opens_at_a_place (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, 40);

  g_assert_true (reader_desk_has_tag (reader, 40, "flash"));
  dossier_reader_open (reader, fixture->story, 60);
  g_assert_true (reader_desk_has_tag (reader, 60, "flash"));
}

static void
test_a_missing_story_is_reported (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);

  dossier_reader_open (reader, 4711, -1);
  while (!ui_fixture_heard (fixture, "report"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (dossier_reader_get_story (reader), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (reader->stack)), ==, "empty");
}

static void
test_the_last_story_asked_for_wins (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  gint64         other = ui_fixture_save (fixture, ui_make_long_draft (500));

  dossier_reader_open (reader, other, -1);
  dossier_reader_open (reader, fixture->story, -1);
  dossier_reader_open (reader, other, -1);
  ui_wait_until (reader_desk_is_filled, reader);
  g_assert_cmpint (dossier_story_get_row (reader->content->story)->id, ==, other);
}

static void
test_only_web_and_mail_links_open (UiFixture *fixture, gconstpointer data)
{
  static const char *const refused[]
      = { "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https:///x", "", "x" };
  DossierReader *reader = reader_desk_open (fixture, -1);
  GListModel    *windows = gtk_window_get_toplevels ();
  guint          n = g_list_model_get_n_items (windows);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_ptr_array_set_size (fixture->heard, 0);
      dossier_reader_open_link (reader, refused[i]);
      g_assert_true (ui_fixture_heard (fixture, "report"));
    }
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n);
  dossier_reader_open_link (reader, "https://b\303\274cher.example/path");
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n + 1);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (!ADW_IS_MESSAGE_DIALOG (window))
        continue;
      g_assert_nonnull (ui_find_text (GTK_WIDGET (window), "xn--bcher-kva.example"));
      gtk_window_destroy (window);
      break;
    }
}

static gboolean
is_counted (gpointer data)
{
  const char *words = dossier_reader_find_get_words (((DossierReader *) data)->find);

  return g_str_has_suffix (words, " of 5") && *words != '0';
}

static void
test_finds_in_the_story (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);

  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.find", NULL);
  gtk_editable_set_text (dossier_reader_find_get_entry (reader->find), "alignment");
  ui_wait_until (is_counted, reader);
  g_assert_cmpstr (dossier_reader_find_get_words (reader->find), ==, "1 of 5");
  g_assert_true (reader_desk_has_tag (reader, reader_desk_offset_of (reader, "alignment research"), "found"));
  g_signal_emit_by_name (dossier_reader_find_get_entry (reader->find), "activate");
  g_assert_cmpstr (dossier_reader_find_get_words (reader->find), ==, "2 of 5");
  dossier_reader_find_close (reader->find);
  g_assert_false (reader_desk_has_tag (reader, reader_desk_offset_of (reader, "alignment research"), "found"));
}

static void
test_settings_work_at_once (UiFixture *fixture, gconstpointer data)
{
  static const char *const fonts[] = { "Serif", "Evil\"; } * { color: red", "\\", "{", "'", "" };
  DossierReader           *reader = reader_desk_open (fixture, -1);
  int                      before = gtk_text_view_get_pixels_below_lines (GTK_TEXT_VIEW (reader->view));
  AdwClampScrollable      *clamp = ADW_CLAMP_SCROLLABLE (reader->clamp);
  int                      narrow, column = adw_clamp_scrollable_get_maximum_size (clamp);

  g_assert_nonnull (reader->settings);
  g_settings_set_int (reader->settings, "reader-width", 50);
  ui_wait (30);
  narrow = adw_clamp_scrollable_get_maximum_size (clamp);
  g_assert_cmpint (narrow, <, column);
  g_settings_set_int (reader->settings, "reader-size", 28);
  ui_wait (30);
  g_assert_cmpint (gtk_text_view_get_pixels_below_lines (GTK_TEXT_VIEW (reader->view)), >, before);
  g_assert_cmpint (adw_clamp_scrollable_get_maximum_size (clamp), >, narrow); /* the letters are larger */
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++) /* a mistake in the style sheet would end the test */
    {
      g_settings_set_string (reader->settings, "reader-font", fonts[i]);
      ui_wait (30);
    }
  g_settings_reset (reader->settings, "reader-size");
  g_settings_reset (reader->settings, "reader-width");
  g_settings_reset (reader->settings, "reader-font");
}

/* ---- a very long story ---- */

typedef struct
{
  gint64 last, longest;
} Pulse;

static gboolean
pulse_cb (gpointer data)
{
  Pulse *pulse = data;
  gint64 now = g_get_monotonic_time ();

  pulse->longest = MAX (pulse->longest, now - pulse->last);
  pulse->last = now;
  return G_SOURCE_CONTINUE;
}

static void
test_a_very_long_story_arrives_in_pieces (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *reader = dossier_reader_new (fixture->library);
  gint64     id = ui_fixture_save (fixture, ui_make_long_draft (200000)), begin;
  Pulse      pulse = { 0 };
  guint      source;

  ui_fixture_show (fixture, reader);
  begin = pulse.last = g_get_monotonic_time ();
  source = g_timeout_add (1, pulse_cb, &pulse);
  dossier_reader_open (DOSSIER_READER (reader), id, -1);
  ui_wait_until (reader_desk_is_filled, reader);
  g_test_message ("200,000 words in %" G_GINT64_FORMAT " ms, longest wait %" G_GINT64_FORMAT " ms",
                  (g_get_monotonic_time () - begin) / 1000, pulse.longest / 1000);
  g_source_remove (source);
  g_assert_cmpint (pulse.longest, <, 500 * 1000);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (UiFixture *fixture, gconstpointer data);
  } tests[] = {
    { "shows the text as it is kept", test_shows_the_text_as_it_is_kept },
    { "marks spans and names", test_marks_spans_and_names },
    { "a name opens its card", test_a_name_opens_its_card },
    { "names that are not sure say so", test_names_that_are_not_sure_say_so },
    { "a story in another language says so", test_a_story_in_another_language_says_so },
    { "a card tells why", test_a_card_tells_why },
    { "highlights without the blanks around", test_highlights_without_the_blanks_around },
    { "highlight without a selection says so", test_highlight_without_a_selection_says_so },
    { "a move of the selection is guessed", test_a_move_of_the_selection_is_guessed },
    { "the ends of a move are guessed", test_ends_are_guessed },
    { "a note is saved on closing", test_a_note_is_saved_on_closing },
    { "a note is saved when another story opens", test_a_note_is_saved_when_another_story_opens },
    { "a note that cannot be saved is kept", test_a_note_that_cannot_be_saved_is_kept },
    { "a deleted highlight comes back by undo", test_a_deleted_highlight_comes_back_by_undo },
    { "highlights may overlap", test_highlights_may_overlap },
    { "a selection offers colours", test_a_selection_offers_colours },
    { "a note right from the selection", test_a_note_right_from_the_selection },
    { "In this story has real buttons", test_in_this_story_has_real_buttons },
    { "a move flashes its sentence", test_a_move_flashes_its_sentence },
    { "opens at a place", test_opens_at_a_place },
    { "a missing story is reported", test_a_missing_story_is_reported },
    { "the last story asked for wins", test_the_last_story_asked_for_wins },
    { "only web and mail links open", test_only_web_and_mail_links_open },
    { "finds in the story", test_finds_in_the_story },
    { "settings work at once", test_settings_work_at_once },
    { "a very long story arrives in pieces", test_a_very_long_story_arrives_in_pieces },
  };

  gtk_test_init (&argc, &argv);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/reader/", tests[i].name, NULL);

      g_test_add (path, UiFixture, NULL, ui_fixture_set_up, tests[i].run, ui_fixture_tear_down);
    }
  return g_test_run ();
}
