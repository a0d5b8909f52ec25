/* test-reader-annotate.c - highlights: made by keys, one over another, and all that can be said of one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <sqlite3.h>
#include <string.h>
#include "dossier-annotation-about.h"
#include "dossier-note-view.h"
#include "dossier-tag-box.h"
#include "dossier-text-view-private.h"
#include "reader-desk.h"

#define SELECTED "deepen his focus on AI alignment"

/* ---- keys ---- */

/* Does what the class has for @key; FALSE when it has nothing, or that declines. */
static gboolean
press (GtkWidget *widget, const char *key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean done = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0;
           GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (trigger, key))
            done |= gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                  gtk_shortcut_get_arguments (shortcut));
        }
    }
  return done;
}

/* ---- waiting ---- */

typedef struct
{
  DossierReader *reader;
  guint          n;
} WantedNumber;

static gboolean
has_number (gpointer data)
{
  const WantedNumber *wanted = data;

  return wanted->reader->content->annotations->len == wanted->n;
}

static void
wait_for_number (DossierReader *reader, guint n)
{
  WantedNumber wanted = { reader, n };

  ui_wait_until (has_number, &wanted);
}

static const DossierAnnotationRow *
get_row (DossierReader *reader, guint i)
{
  return dossier_annotation_get_row (reader->content->annotations->pdata[i]);
}

/* What is wanted of the first highlight: those that are not NULL. */
typedef struct
{
  DossierReader *reader;
  const char    *quote, *tags, *entity, *note;
  int            colour;    /* or -1 */
  int            has_claim; /* or -1 */
} WantedRow;

static gboolean
is_row (gpointer data)
{
  const WantedRow            *wanted = data;
  const DossierAnnotationRow *row;
  g_autofree char            *tags = NULL;

  if (wanted->reader->content->annotations->len == 0)
    return FALSE;
  row = get_row (wanted->reader, 0);
  tags = row->tags != NULL ? g_strjoinv (",", row->tags) : g_strdup ("");
  return (wanted->quote == NULL || g_strcmp0 (wanted->quote, row->quote) == 0)
         && (wanted->tags == NULL || g_str_equal (wanted->tags, tags))
         && (wanted->entity == NULL || g_str_equal (wanted->entity, row->entity_name != NULL ? row->entity_name : ""))
         && (wanted->note == NULL || g_str_equal (wanted->note, row->note != NULL ? row->note : ""))
         && (wanted->colour < 0 || wanted->colour == (int) row->colour)
         && (wanted->has_claim < 0 || wanted->has_claim == (row->claim != 0));
}

static void
wait_for_row (WantedRow wanted)
{
  ui_wait_until (is_row, &wanted);
}

static void
highlight (DossierReader *reader, const char *words, const char *colour)
{
  guint n = reader->content->annotations->len;

  dossier_text_view_select (reader->view, reader_desk_offset_of (reader, words), g_utf8_strlen (words, -1));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (reader), "reader.highlight", "s", colour));
  wait_for_number (reader, n + 1);
}

static DossierAnnotationForm *
open_form (DossierReader *reader, guint i)
{
  dossier_reader_show_annotation (reader, get_row (reader, i)->id, FALSE);
  return dossier_annotation_editor_get_form (DOSSIER_ANNOTATION_EDITOR (dossier_text_view_get_popover (reader->view)));
}

static void
undo (DossierReader *reader)
{
  gtk_widget_activate_action (GTK_WIDGET (reader), "win.undo", NULL);
}

/* ---- making ---- */

static void
test_a_key_for_each_style (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char   *key, *tag;
    DossierColour colour;
  } cases[] = {
    { "1", "highlight-yellow", DOSSIER_COLOUR_YELLOW },       { "2", "highlight-green", DOSSIER_COLOUR_GREEN },
    { "3", "highlight-blue", DOSSIER_COLOUR_BLUE },           { "4", "highlight-pink", DOSSIER_COLOUR_PINK },
    { "5", "highlight-underline", DOSSIER_COLOUR_UNDERLINE }, { "h", "highlight-underline", DOSSIER_COLOUR_UNDERLINE },
  };
  DossierReader *reader = reader_desk_open (fixture, -1);

  gtk_widget_grab_focus (GTK_WIDGET (reader->view));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      dossier_text_view_select (reader->view, i * 10, 8);
      g_assert_true (press (GTK_WIDGET (reader), cases[i].key));
      wait_for_number (reader, i + 1);
      g_assert_cmpint (get_row (reader, i)->colour, ==, cases[i].colour);
      g_assert_true (reader_desk_has_tag (reader, get_row (reader, i)->start, cases[i].tag));
    }
}

static void
test_keys_need_a_selection (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);

  gtk_widget_grab_focus (GTK_WIDGET (reader->view));
  g_assert_false (press (GTK_WIDGET (reader), "1"));
  dossier_text_view_select (reader->view, 0, 8);
  g_assert_true (press (GTK_WIDGET (reader), "1"));
  wait_for_number (reader, 1);
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.find", NULL); /* who types digits there marks nothing */
  dossier_text_view_select (reader->view, 20, 8);
  gtk_widget_grab_focus (GTK_WIDGET (dossier_reader_find_get_entry (reader->find)));
  g_assert_false (press (GTK_WIDGET (reader), "1"));
}

static void
test_styles_have_names (UiFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Yellow", "Green, chosen", "Blue", "Pink", "Underline" };
  DossierReader           *reader = reader_desk_open (fixture, -1);
  GtkWidget               *swatch;

  highlight (reader, SELECTED, "green");
  swatch = ui_button_of (ui_find_text (GTK_WIDGET (open_form (reader, 0)), "1"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (swatch), GTK_ACCESSIBLE_ROLE_BUTTON);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (swatch), GTK_ACCESSIBLE_PROPERTY_LABEL, names[i]);
      swatch = gtk_widget_get_next_sibling (swatch);
    }
}

/* ---- one over another ---- */

static void
test_lines_show_what_is_hidden (UiFixture *fixture, gconstpointer data)
{
  DossierReader         *reader = reader_desk_open (fixture, -1);
  const DossierTextLine *line;

  highlight (reader, SELECTED, "yellow");
  g_assert_cmpuint (reader->view->underlines->len, ==, 0);
  highlight (reader, "focus on AI", "blue");
  g_assert_cmpuint (reader->view->underlines->len, ==, 1);
  line = &g_array_index (reader->view->underlines, DossierTextLine, 0);
  g_assert_cmpint (line->colour, ==, DOSSIER_COLOUR_YELLOW);
  g_assert_cmpuint (line->start, ==, reader_desk_offset_of (reader, "focus on AI"));
  g_assert_cmpuint (line->length, ==, strlen ("focus on AI"));
  highlight (reader, "AI alignment", "underline");
  g_assert_cmpuint (reader->view->underlines->len, ==, 2);
  line = &g_array_index (reader->view->underlines, DossierTextLine, 1);
  g_assert_cmpint (line->colour, ==, DOSSIER_COLOUR_UNDERLINE);
  g_assert_cmpuint (line->level, ==, 1); /* below the other, which it meets */
}

static void
test_marks_do_not_lie_over_each_other (void)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (DossierTextMark));

  for (guint i = 0; i < 12; i++)
    {
      DossierTextMark mark = { .area = { 8, (int) (i % 3) * 7, 12, 10 } };

      dossier_text_view_place_mark (marks, &mark.area);
      for (guint j = 0; j < marks->len; j++)
        g_assert_false (gdk_rectangle_intersect (&g_array_index (marks, DossierTextMark, j).area, &mark.area, NULL));
      g_array_append_val (marks, mark);
    }
}

static gboolean
is_second_shown (gpointer data)
{
  DossierReader *reader = data;
  GtkPopover    *popover = dossier_text_view_get_popover (reader->view);

  return DOSSIER_IS_ANNOTATION_EDITOR (popover)
         && dossier_annotation_form_get_annotation (
                dossier_annotation_editor_get_form (DOSSIER_ANNOTATION_EDITOR (popover)))
                == get_row (reader, 1)->id;
}

static void
test_all_that_lie_there_are_reached (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  GtkWidget     *editor;

  highlight (reader, SELECTED, "yellow");
  highlight (reader, "focus on AI", "blue");
  highlight (reader, "Earlier this year", "pink"); /* elsewhere */
  open_form (reader, 0);
  editor = GTK_WIDGET (dossier_text_view_get_popover (reader->view));
  g_assert_nonnull (ui_find_text (editor, "Highlight 1 of 2 here"));
  gtk_widget_activate_action (editor, "annotation.go-to", "i", 1);
  ui_wait_until (is_second_shown, reader);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (dossier_text_view_get_popover (reader->view)), "Highlight 2 of 2 here"));
  open_form (reader, 2);
  g_assert_null (ui_find_text (GTK_WIDGET (dossier_text_view_get_popover (reader->view)), " here"));
}

/* Else a click would always mean the name. */
static void
test_a_highlighted_name_is_hit (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  guint          base = dossier_text_view_get_base (reader->view), place;
  DossierTextHit hit;

  highlight (reader, "Jan Leike", "yellow");
  place = base + reader_desk_offset_of (reader, "Jan Leike");
  hit = dossier_text_view_hit (reader->view, place);
  g_assert_nonnull (hit.annotation);
  g_assert_null (hit.mention);
  highlight (reader, "Ilya Sutskever, leaders", "yellow");
  hit = dossier_text_view_hit (reader->view, base + reader_desk_offset_of (reader, "Ilya Sutskever, leaders"));
  g_assert_nonnull (hit.mention);
  hit = dossier_text_view_hit (reader->view, base + reader_desk_offset_of (reader, "leaders"));
  g_assert_nonnull (hit.annotation);
}

/* ---- what is said of one ---- */

static void
test_the_style_changes_and_comes_back (UiFixture *fixture, gconstpointer data)
{
  DossierReader         *reader = reader_desk_open (fixture, -1);
  DossierAnnotationForm *form;

  highlight (reader, SELECTED, "yellow");
  form = open_form (reader, 0);
  gtk_widget_activate_action (GTK_WIDGET (form), "editor.set-colour", "s", "underline");
  wait_for_row ((WantedRow){ reader, .colour = DOSSIER_COLOUR_UNDERLINE, .has_claim = -1 });
  g_assert_true (ui_fixture_heard (fixture, "toast-undo 'Style of the highlight changed'"));
  undo (reader);
  wait_for_row ((WantedRow){ reader, .colour = DOSSIER_COLOUR_YELLOW, .has_claim = -1 });
}

static void
test_tags_come_and_go (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  GtkWidget     *tags;

  highlight (reader, SELECTED, "yellow");
  tags = ui_find_type (GTK_WIDGET (open_form (reader, 0)), DOSSIER_TYPE_TAG_BOX);
  gtk_editable_set_text (dossier_tag_box_get_entry (DOSSIER_TAG_BOX (tags)), "  to   ask ");
  g_signal_emit_by_name (dossier_tag_box_get_entry (DOSSIER_TAG_BOX (tags)), "activate");
  wait_for_row ((WantedRow){ reader, .tags = "to ask", .colour = -1, .has_claim = -1 });
  ui_wait_for_text (tags, "to ask");
  g_signal_emit_by_name (ui_find_type (tags, GTK_TYPE_BUTTON), "clicked");
  wait_for_row ((WantedRow){ reader, .tags = "", .colour = -1, .has_claim = -1 });
  undo (reader);
  wait_for_row ((WantedRow){ reader, .tags = "to ask", .colour = -1, .has_claim = -1 });
}

static void
test_a_tag_that_cannot_be_says_why (UiFixture *fixture, gconstpointer data)
{
  DossierReader   *reader = reader_desk_open (fixture, -1);
  g_autofree char *name = g_strnfill (101, 'x');
  GtkWidget       *tags;

  highlight (reader, SELECTED, "yellow");
  tags = ui_find_type (GTK_WIDGET (open_form (reader, 0)), DOSSIER_TYPE_TAG_BOX);
  gtk_editable_set_text (dossier_tag_box_get_entry (DOSSIER_TAG_BOX (tags)), name);
  g_signal_emit_by_name (dossier_tag_box_get_entry (DOSSIER_TAG_BOX (tags)), "activate");
  g_assert_nonnull (ui_find_text (tags, "100"));
  g_assert_cmpstr (gtk_editable_get_text (dossier_tag_box_get_entry (DOSSIER_TAG_BOX (tags))), ==, name);
}

static void
test_known_tags_are_offered (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  GtkWidget     *tags;
  g_autoptr (DossierChange) change = dossier_change_add_tag (&fixture->story, 1, "Policy");

  g_assert_true (dossier_store_apply (fixture->store, change, NULL, NULL));
  highlight (reader, SELECTED, "yellow");
  tags = ui_find_type (GTK_WIDGET (open_form (reader, 0)), DOSSIER_TYPE_TAG_BOX);
  gtk_editable_set_text (dossier_tag_box_get_entry (DOSSIER_TAG_BOX (tags)), "pol");
  ui_wait_for_text (tags, "Policy");
  g_signal_emit_by_name (ui_find_type (tags, GTK_TYPE_LIST_BOX), "row-activated",
                         gtk_widget_get_ancestor (ui_find_text (tags, "Policy"), GTK_TYPE_LIST_BOX_ROW));
  wait_for_row ((WantedRow){ reader, .tags = "Policy", .colour = -1, .has_claim = -1 });
}

static void
choose (GtkWidget *about, const char *words)
{
  GtkWidget *found, *row;

  ui_wait_for_text (about, words);
  found = ui_find_text (about, words);
  row = gtk_widget_get_ancestor (found, GTK_TYPE_LIST_BOX_ROW);
  g_signal_emit_by_name (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX), "row-activated", row);
}

static void
test_whom_it_is_about (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  GtkWidget     *about;

  highlight (reader, SELECTED, "yellow");
  about = ui_find_type (GTK_WIDGET (open_form (reader, 0)), DOSSIER_TYPE_ANNOTATION_ABOUT);
  dossier_annotation_about_choose_entity (DOSSIER_ANNOTATION_ABOUT (about));
  gtk_editable_set_text (dossier_annotation_about_get_entry (DOSSIER_ANNOTATION_ABOUT (about)), "sutsk");
  choose (about, "Ilya Sutskever");
  wait_for_row ((WantedRow){ reader, .entity = "Ilya Sutskever", .colour = -1, .has_claim = -1 });
  ui_wait_for_text (about, "Ilya Sutskever");
  undo (reader);
  wait_for_row ((WantedRow){ reader, .entity = "", .colour = -1, .has_claim = -1 });
}

static void
test_which_move_it_is_about (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = reader_desk_open (fixture, -1);
  GtkWidget     *about;

  highlight (reader, "leaders of the superalignment", "yellow");
  about = ui_find_type (GTK_WIDGET (open_form (reader, 0)), DOSSIER_TYPE_ANNOTATION_ABOUT);
  dossier_annotation_about_choose_claim (DOSSIER_ANNOTATION_ABOUT (about));
  choose (about, "Jan Leike left OpenAI");
  wait_for_row ((WantedRow){ reader, .colour = -1, .has_claim = TRUE });
  ui_wait_for_text (about, "Jan Leike left OpenAI");
  undo (reader);
  wait_for_row ((WantedRow){ reader, .colour = -1, .has_claim = FALSE });
}

static void
test_words_at_either_end (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    int         edge, direction;
    const char *want;
  } cases[] = {
    { 1, 1, "focus on AI alignment" },
    { 1, -1, "focus on AI" },
    { 1, -1, "focus on" },
    { 0, -1, "his focus on" },
    { 0, 1, "focus on" },
    { 0, 1, "on" },
    { 0, 1, "on" /* no word is left */ },
    { 1, -1, "on" },
  };
  DossierReader         *reader = reader_desk_open (fixture, -1);
  DossierAnnotationForm *form;

  highlight (reader, "focus on AI", "yellow");
  form = open_form (reader, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (form), "editor.move-edge", "(ii)", cases[i].edge, cases[i].direction);
      wait_for_row ((WantedRow){ reader, .quote = cases[i].want, .colour = -1, .has_claim = -1 });
    }
  for (guint i = 0; i < 6; i++)
    undo (reader);
  wait_for_row ((WantedRow){ reader, .quote = "focus on AI", .colour = -1, .has_claim = -1 });
}

/* The second is asked for before the store has answered the first. */
static void
test_quick_steps_add_up (UiFixture *fixture, gconstpointer data)
{
  DossierReader         *reader = reader_desk_open (fixture, -1);
  DossierAnnotationForm *form;

  highlight (reader, "deepen", "yellow");
  form = open_form (reader, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_true (press (GTK_WIDGET (form), "<Control>bracketright"));
  wait_for_row ((WantedRow){ reader, .quote = "deepen his focus on", .colour = -1, .has_claim = -1 });
}

static void
test_the_note_is_shown_as_it_is_read (UiFixture *fixture, gconstpointer data)
{
  DossierReader         *reader = reader_desk_open (fixture, -1);
  DossierAnnotationForm *form;
  GtkWidget             *preview;

  highlight (reader, SELECTED, "yellow");
  form = open_form (reader, 0);
  gtk_text_buffer_set_text (dossier_annotation_form_get_buffer (form),
                            "Ask **him** [why](https://example.org)\n\n- now\n- or *later*", -1);
  gtk_widget_activate_action (GTK_WIDGET (form), "editor.toggle-preview", NULL);
  preview = ui_find_type (GTK_WIDGET (form), DOSSIER_TYPE_NOTE_VIEW);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (ui_find_text (preview, "Ask"))), ==,
                   "Ask <b>him</b> <a href=\"https://example.org\">why</a>");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (ui_find_text (preview, "or later"))), ==, "or <i>later</i>");
  g_assert_nonnull (ui_find_text (preview, "•"));
  gtk_widget_activate_action (GTK_WIDGET (form), "editor.toggle-preview", NULL);
  gtk_widget_activate_action (GTK_WIDGET (form), "editor.done", NULL);
  wait_for_row ((WantedRow){ reader, .note = "Ask **him** [why](https://example.org)\n\n- now\n- or *later*",
                             .colour = -1, .has_claim = -1 });
}

/* What a note may do to its label. */
static void
test_notes_cannot_break_their_label (UiFixture *fixture, gconstpointer data)
{
  static const char *const notes[] = { "",
                                       "<b>",
                                       "&amp; & <",
                                       "**a *b** c*",
                                       "[a](b \"c\")",
                                       "`<i>`",
                                       "> > > a",
                                       "1. a\n   - b\n     - c",
                                       "![a](https://example.org/a.png)",
                                       "# a\n\n```\n<b>\n```" };
  GtkWidget               *view = dossier_note_view_new (0);

  ui_fixture_show (fixture, view);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++) /* a mistake in the markup would end the test */
    dossier_note_view_set (DOSSIER_NOTE_VIEW (view), notes[i]);
  g_assert_nonnull (ui_find_text (view, "a"));
  g_assert_nonnull (ui_find_text (view, "<b>"));
}

static void
test_a_long_note_is_cut (UiFixture *fixture, gconstpointer data)
{
  GString   *note = g_string_new (NULL);
  GtkWidget *view = dossier_note_view_new (3);

  for (guint i = 0; i < 5; i++)
    g_string_append_printf (note, "line %u\n\n", i);
  ui_fixture_show (fixture, view);
  dossier_note_view_set (DOSSIER_NOTE_VIEW (view), note->str);
  g_assert_nonnull (ui_find_text (view, "line 2"));
  g_assert_null (ui_find_text (view, "line 3"));
  g_assert_nonnull (ui_find_text (view, "…"));
  g_string_free (note, TRUE);
}

/* ---- drafts ---- */

static gboolean
has_draft (gpointer data)
{
  UiFixture *fixture = data;
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (fixture->store, fixture->story, NULL);

  return g_strcmp0 (dossier_annotation_get_row (content->annotations->pdata[0])->draft, "Half a sent") == 0;
}

static char *
dup_text (DossierAnnotationForm *form)
{
  GtkTextIter begin, end;

  gtk_text_buffer_get_bounds (dossier_annotation_form_get_buffer (form), &begin, &end);
  return gtk_text_buffer_get_slice (dossier_annotation_form_get_buffer (form), &begin, &end, TRUE);
}

/* The reader that is opened on the library later stands for the next start. */
static void
test_what_is_typed_is_there_again (UiFixture *fixture, gconstpointer data)
{
  DossierReader         *reader = reader_desk_open (fixture, -1);
  g_autofree char       *text = NULL;
  GtkWidget             *other;
  DossierAnnotationForm *form;

  highlight (reader, SELECTED, "yellow");
  gtk_text_buffer_set_text (dossier_annotation_form_get_buffer (open_form (reader, 0)), "Half a sent", -1);
  ui_wait_until (has_draft, fixture);
  other = g_object_ref_sink (dossier_reader_new (fixture->library));
  dossier_reader_open (DOSSIER_READER (other), fixture->story, -1);
  ui_wait_until (reader_desk_is_filled, other);
  g_object_set (other, "notes-shown", TRUE, NULL);
  g_assert_cmpstr (get_row (DOSSIER_READER (other), 0)->note, ==, NULL);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (DOSSIER_READER (other)->notes), "Half a sent"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (DOSSIER_READER (other)->notes), "Not finished"));
  form = g_object_ref_sink (dossier_reader_make_form (DOSSIER_READER (other), get_row (DOSSIER_READER (other), 0)));
  text = dup_text (form);
  g_assert_cmpstr (text, ==, "Half a sent");
  g_object_unref (form);
  g_object_unref (other);
}

static gboolean
is_refused (gpointer form)
{
  GtkWidget *label = ui_find_text (form, "What you type cannot be kept yet");

  return label != NULL && gtk_widget_get_visible (label);
}

static gboolean
is_accepted (gpointer form)
{
  return !is_refused (form);
}

static void
run_sql (UiFixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  sqlite3         *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_what_cannot_be_kept_says_so_and_stays (UiFixture *fixture, gconstpointer data)
{
  DossierReader         *reader = reader_desk_open (fixture, -1);
  DossierAnnotationForm *form;
  g_autofree char       *text = NULL;

  highlight (reader, SELECTED, "yellow");
  form = open_form (reader, 0);
  run_sql (fixture, "ALTER TABLE annotation_draft RENAME TO elsewhere");
  gtk_text_buffer_set_text (dossier_annotation_form_get_buffer (form), "Half a sent", -1);
  ui_wait_until (is_refused, form);
  text = dup_text (form);
  g_assert_cmpstr (text, ==, "Half a sent");
  run_sql (fixture, "ALTER TABLE elsewhere RENAME TO annotation_draft");
  ui_wait_until (is_accepted, form);
  g_assert_true (has_draft (fixture));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (UiFixture *fixture, gconstpointer data);
  } tests[] = {
    { "a key for each style", test_a_key_for_each_style },
    { "keys need a selection", test_keys_need_a_selection },
    { "styles have names", test_styles_have_names },
    { "lines show what is hidden", test_lines_show_what_is_hidden },
    { "all that lie there are reached", test_all_that_lie_there_are_reached },
    { "a highlighted name is hit", test_a_highlighted_name_is_hit },
    { "the style changes and comes back", test_the_style_changes_and_comes_back },
    { "tags come and go", test_tags_come_and_go },
    { "a tag that cannot be says why", test_a_tag_that_cannot_be_says_why },
    { "known tags are offered", test_known_tags_are_offered },
    { "whom it is about", test_whom_it_is_about },
    { "which move it is about", test_which_move_it_is_about },
    { "words at either end", test_words_at_either_end },
    { "quick steps add up", test_quick_steps_add_up },
    { "the note is shown as it is read", test_the_note_is_shown_as_it_is_read },
    { "notes cannot break their label", test_notes_cannot_break_their_label },
    { "a long note is cut", test_a_long_note_is_cut },
    { "what is typed is there again", test_what_is_typed_is_there_again },
    { "what cannot be kept says so and stays", test_what_cannot_be_kept_says_so_and_stays },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/reader-annotate/marks do not lie over each other", test_marks_do_not_lie_over_each_other);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/reader-annotate/", tests[i].name, NULL);

      g_test_add (path, UiFixture, NULL, ui_fixture_set_up, tests[i].run, ui_fixture_tear_down);
    }
  return g_test_run ();
}
