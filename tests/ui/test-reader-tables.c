/* test-reader-tables.c - tables in the text of a story: columns, wrapped rows, and a table by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include "../model/table-case.h"
#include "dossier-reader-private.h"
#include "dossier-text-view-private.h"
#include "dossier-text-view-tags.h"
#include "ui-fixture.h"

/* A table of @n_rows rows of @n_columns cells, one after the other from a list of words, between two paragraphs. */
static DossierDocument *
make_document (guint n_rows, guint n_columns, const char *const *words, guint n_words)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();

  dossier_document_builder_add_text (builder, "Before it.", -1);
  dossier_document_builder_open (builder, DOSSIER_SPAN_TABLE, 1, NULL);
  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      dossier_document_builder_add_cell (builder);
      dossier_document_builder_add_text (builder, words[i % n_words], -1);
      if ((i + 1) % n_columns == 0)
        dossier_document_builder_end_row (builder);
    }
  dossier_document_builder_close (builder);
  dossier_document_builder_add_text (builder, "Behind it.", -1);
  return dossier_document_builder_end (builder);
}

static DossierDocument *
make_small (void)
{
  static const char *const words[] = { "Lab", "Score", "Ada", "7.5", "Bo", "1,250" };

  return make_document (3, 2, words, G_N_ELEMENTS (words));
}

static DossierDocument *
make_wide (void)
{
  static const char *const words[] = { "A rather long heading of a column", "Something that is said at some length" };

  return make_document (4, 8, words, G_N_ELEMENTS (words));
}

static gboolean
is_filled (gpointer data)
{
  DossierTextView *view = data;

  return dossier_text_view_is_filled (view) && view->fit_source == 0 && view->fitted_width > 0;
}

static DossierTextView *
show (UiFixture *fixture, DossierDocument *document)
{
  DossierTextLook look = { .colours = DOSSIER_TEXT_LIGHT, .size = 17, .spacing = DOSSIER_TEXT_NORMAL };
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (DossierStoredMention));
  DossierTextView *view = DOSSIER_TEXT_VIEW (dossier_text_view_new ());
  GtkWidget       *scrolled = gtk_scrolled_window_new ();

  dossier_text_view_set_look (view, &look);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));
  ui_fixture_show (fixture, scrolled);
  dossier_text_view_set_content (view, "Title", "Meta", NULL, document, mentions, NULL);
  ui_wait_until (is_filled, view);
  return view;
}

static char *
dup_shown (DossierTextView *view)
{
  GtkTextIter first, last;

  dossier_text_view_to_iter (view, 0, &first);
  dossier_text_view_to_iter (view, dossier_document_get_length (view->document), &last);
  return gtk_text_iter_get_slice (&first, &last);
}

/* The tag of that name lies on the character at @offset. */
static gboolean
has_tag (DossierTextView *view, guint offset, const char *name)
{
  GtkTextIter iter;

  dossier_text_view_to_iter (view, offset, &iter);
  return gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (view->tags, name));
}

static int
find_x (DossierTextView *view, guint offset)
{
  GtkTextIter  iter;
  GdkRectangle place;

  dossier_text_view_to_iter (view, offset, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (view), &iter, &place);
  return place.x;
}

static guint
offset_of (DossierTextView *view, const char *words)
{
  const char *text = dossier_document_get_text (view->document), *place = strstr (text, words);

  g_assert_nonnull (place);
  return (guint) g_utf8_pointer_to_offset (text, place);
}

static gboolean
has_button (gpointer data)
{
  GtkWidget *label = ui_find_text (data, "Open as a Table");

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
test_columns (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) document = make_small ();
  DossierTextView *view = show (fixture, document);
  g_autofree char *shown = dup_shown (view);
  gboolean         is_wrapped = TRUE;

  g_assert_cmpstr (shown, ==, dossier_document_get_text (document));
  g_assert_nonnull (dossier_text_tables_get (view->tables, 0, &is_wrapped));
  g_assert_false (is_wrapped);
  g_assert_null (dossier_text_tables_get (view->tables, 1, &is_wrapped));
  g_assert_true (has_tag (view, offset_of (view, "Score"), DOSSIER_TEXT_TAG_ROW_HEADING));
  g_assert_false (has_tag (view, offset_of (view, "Ada"), DOSSIER_TEXT_TAG_ROW_HEADING));
  g_assert_true (has_tag (view, offset_of (view, "Bo"), DOSSIER_TEXT_TAG_ROW_LAST));
  g_assert_false (has_tag (view, offset_of (view, "Ada"), DOSSIER_TEXT_TAG_ROW_LAST));
  g_assert_false (has_tag (view, offset_of (view, "Behind"), DOSSIER_TEXT_TAG_ROW));
  g_assert_false (has_button (view));
  /* Numbers end at one place: what stands behind them is the end of the line. */
  g_assert_cmpint (ABS (find_x (view, offset_of (view, "7.5") + 3) - find_x (view, offset_of (view, "1,250") + 5)), <=,
                   1);
  g_assert_cmpint (find_x (view, offset_of (view, "7.5")), >, find_x (view, offset_of (view, "1,250")));
}

static void
test_wrapped (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) document = make_wide ();
  DossierTextView *view = show (fixture, document);
  g_autofree char *shown = dup_shown (view);
  gboolean         is_wrapped = FALSE;
  int              minimum;

  g_assert_cmpstr (shown, ==, dossier_document_get_text (document));
  g_assert_nonnull (dossier_text_tables_get (view->tables, 0, &is_wrapped));
  g_assert_true (is_wrapped);
  ui_wait_until (has_button, view);
  gtk_test_accessible_assert_property (ui_button_of (ui_find_text (GTK_WIDGET (view), "Open as a Table")),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "A rather long heading of a column, Something that is said at some length, "
                                       "A rather long heading of a column, Something that");
  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <, 300);
  for (guint i = 0; i < dossier_document_get_length (document); i++)
    g_assert_cmpint (find_x (view, i), <=, gtk_widget_get_width (GTK_WIDGET (view)));
  dossier_text_tables_fit (view->tables, 100000);
  dossier_text_view_place_buttons (view);
  g_assert_false (has_button (view));
}

/* The same tables look otherwise in larger letters, and the next story has none of them. */
static void
test_look_and_next_story (UiFixture *fixture, gconstpointer data)
{
  DossierTextLook look = { .colours = DOSSIER_TEXT_DARK, .size = 34, .spacing = DOSSIER_TEXT_LOOSE };
  g_autoptr (DossierDocument) small = make_small ();
  g_autoptr (DossierDocument) plain = dossier_document_new_from_plain ("Nothing else.", -1);
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (DossierStoredMention));
  DossierTextView *view = show (fixture, small);
  guint            number = offset_of (view, "1,250");
  int              before = find_x (view, number);
  gboolean         is_wrapped;

  dossier_text_view_set_look (view, &look);
  g_assert_cmpint (find_x (view, number), >, before);
  dossier_text_view_set_content (view, "Title", "Meta", NULL, plain, mentions, NULL);
  ui_wait_until (is_filled, view);
  g_assert_null (dossier_text_tables_get (view->tables, 0, &is_wrapped));
}

/* It comes in slices, sign by sign what it is. */
static void
test_very_long (UiFixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "Anna", "one", "two", "three", "4.5", "Straße" };
  g_autoptr (DossierDocument) document = make_document (5000, 6, words, G_N_ELEMENTS (words));
  DossierTextView *view = show (fixture, document);
  g_autofree char *shown = dup_shown (view);
  guint            length = dossier_document_get_length (document);

  g_assert_cmpstr (shown, ==, dossier_document_get_text (document));
  g_assert_true (has_tag (view, length - 20, DOSSIER_TEXT_TAG_ROW));
}

/* A table that was kept as one sign is a widget in the text, as it was. */
static void
test_of_old (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) document
      = table_case_new_of_old ("Before.\n\xef\xbf\xbc\nBehind.", 8, "Who\x1fWhere\x1eMira\x1fOslo");
  DossierTextView *view = show (fixture, document);
  gboolean         is_wrapped;

  g_assert_null (dossier_text_tables_get (view->tables, 0, &is_wrapped));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (view), "Oslo"));
}

/* Tabs and spans that somebody else made. */
static void
test_odd (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("a\tb\n");
  g_autoptr (DossierDocument) bare = NULL;
  g_autoptr (DossierDocument) odd = table_case_new_of_old ("\t\t\tb\n\n\t", 0, NULL);

  for (guint i = 0; i < 3 * DOSSIER_DOCUMENT_MAX_COLUMNS; i++)
    g_string_append_c (text, '\t');
  bare = dossier_document_new_from_parts (text->str, NULL);
  g_assert_cmpuint (dossier_document_get_length (show (fixture, bare)->document), ==, text->len);
  g_assert_cmpuint (dossier_document_get_length (show (fixture, odd)->document), ==, 7);
}

/* ---- in the reader ---- */

static DossierReader *
open_reader (UiFixture *fixture, DossierDocument *document)
{
  GtkWidget    *reader = dossier_reader_new (fixture->library);
  DossierDraft *draft = ui_make_draft ();

  dossier_document_unref (draft->document);
  draft->document = dossier_document_ref (document);
  g_clear_pointer (&draft->recognition, dossier_recognition_free);
  draft->title = (g_free (draft->title), g_strdup ("Tables"));
  draft->uri = (g_free (draft->uri), g_strdup ("https://example.org/tables"));
  ui_fixture_show (fixture, reader);
  dossier_reader_open (DOSSIER_READER (reader), ui_fixture_save (fixture, draft), -1);
  return DOSSIER_READER (reader);
}

static gboolean
is_open (gpointer data)
{
  DossierReader *reader = data;

  return reader->content != NULL && dossier_text_view_is_filled (reader->view);
}

static GtkWindow *
find_dialog (DossierReader *reader)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (reader))))
        return window;
    }
  return NULL;
}

static void
test_opens (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) document = make_wide ();
  DossierReader *reader = open_reader (fixture, document);
  GtkWindow     *dialog;

  ui_wait_until (is_open, reader);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (reader), "reader.open-table", NULL));
  dialog = find_dialog (reader);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "Table");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (dialog), "Something that is said"));
  gtk_window_destroy (dialog);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (reader), "reader.open-table-at", "i", 12));
  g_assert_nonnull (find_dialog (reader));
  gtk_window_destroy (find_dialog (reader));
}

/* ---- by itself ---- */

/* Opens the table of @document; the rows of its view. */
static GtkWindow *
open_table (UiFixture *fixture, DossierDocument *document, DossierReader **reader)
{
  *reader = open_reader (fixture, document);
  ui_wait_until (is_open, *reader);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (*reader), "reader.open-table", NULL));
  return find_dialog (*reader);
}

static guint
count_rows (GtkWindow *dialog)
{
  GtkWidget *view = ui_find_type (GTK_WIDGET (dialog), GTK_TYPE_COLUMN_VIEW);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))));
}

typedef struct
{
  GtkWindow *dialog;
  guint      n;
} Rows;

static gboolean
has_rows (gpointer data)
{
  Rows *rows = data;

  return count_rows (rows->dialog) == rows->n;
}

static void
find (GtkWindow *dialog, const char *words, guint n)
{
  Rows rows = { dialog, n };

  gtk_editable_set_text (GTK_EDITABLE (ui_find_type (GTK_WIDGET (dialog), GTK_TYPE_SEARCH_ENTRY)), words);
  ui_wait_until (has_rows, &rows);
}

static void
test_finds_rows (UiFixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "Lab", "City", "Ada", "Köln", "Bo", "Łódź", "Cy", "Köln" };
  g_autoptr (DossierDocument) document = make_document (4, 2, words, G_N_ELEMENTS (words));
  DossierReader *reader;
  GtkWindow     *dialog = open_table (fixture, document, &reader);
  Rows           all = { dialog, 3 };

  ui_wait_until (has_rows, &all);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (dialog), "3 rows"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (dialog), "City")); /* the head of a column */
  find (dialog, " KÖLN ", 2);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (dialog), "2 of 3 rows"));
  find (dialog, "nowhere", 0);
  g_assert_true (gtk_widget_get_mapped (ui_find_text (GTK_WIDGET (dialog), "No row has these words")));
  find (dialog, "", 3);
  gtk_window_destroy (dialog);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_read (gpointer data)
{
  return *(char **) data != NULL;
}

static GtkWidget *
find_copy_button (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "edit-copy-symbolic") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_copy_button (child);
  return found;
}

static void
assert_copied (GtkWindow *dialog, const char *want)
{
  g_autofree char *text = NULL;

  g_signal_emit_by_name (find_copy_button (GTK_WIDGET (dialog)), "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), NULL, read_cb, &text);
  ui_wait_until (is_read, &text);
  g_assert_cmpstr (text, ==, want);
}

/* The chosen ones; when there are none, all that are shown, with the head. */
static void
test_copies_rows (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) document = make_small ();
  DossierReader     *reader;
  GtkWindow         *dialog = open_table (fixture, document, &reader);
  GtkWidget         *view = ui_find_type (GTK_WIDGET (dialog), GTK_TYPE_COLUMN_VIEW);
  GtkSelectionModel *rows = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));

  assert_copied (dialog, "Lab\tScore\nAda\t7.5\nBo\t1,250\n");
  gtk_selection_model_select_item (rows, 1, TRUE);
  assert_copied (dialog, "Bo\t1,250\n");
  gtk_selection_model_unselect_all (rows);
  find (dialog, "ada", 1);
  assert_copied (dialog, "Lab\tScore\nAda\t7.5\n");
  gtk_window_destroy (dialog);
}

/* Also one that is not at its place, because others do not have the words. */
static void
test_leads_back (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) document = make_small ();
  DossierReader   *reader;
  GtkWindow       *dialog = open_table (fixture, document, &reader);
  guint            start = 0, length = 0;
  g_autofree char *words = NULL;

  find (dialog, "1,250", 1);
  g_signal_emit_by_name (ui_find_type (GTK_WIDGET (dialog), GTK_TYPE_COLUMN_VIEW), "activate", 0);
  g_assert_null (find_dialog (reader));
  g_assert_true (dossier_text_view_get_selection (reader->view, &start, &length));
  words = dossier_document_dup_slice (reader->content->document, start, length);
  g_assert_cmpstr (words, ==, "Bo\t1,250");
}

/* Closed while its rows are still coming. */
static void
test_very_long_by_itself (UiFixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "Lab", "Score", "Ada", "", "7.5" };
  g_autoptr (DossierDocument) document = make_document (5000, 8, words, G_N_ELEMENTS (words));
  DossierReader *reader;
  GtkWindow     *dialog = open_table (fixture, document, &reader);
  Rows           all = { dialog, 4999 };

  g_assert_cmpuint (count_rows (dialog), <, 100);
  ui_wait_until (has_rows, &all);
  gtk_window_destroy (dialog);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (reader), "reader.open-table", NULL));
  gtk_window_destroy (find_dialog (reader));
}

static void
test_nothing_opens (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) document = dossier_document_new_from_plain ("No table.", -1);
  DossierReader *reader = open_reader (fixture, document);

  ui_wait_until (is_open, reader);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (reader), "reader.open-table", NULL));
  g_assert_null (find_dialog (reader));
}

static gboolean
is_marked (gpointer data)
{
  DossierReader *reader = data;

  return reader->content->annotations->len == 1;
}

/* Words over two cells are kept with the tab, and shown without. */
static void
test_highlight (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) document = make_small ();
  DossierReader              *reader = open_reader (fixture, document);
  const DossierAnnotationRow *row;
  g_autofree char            *quote = NULL;

  ui_wait_until (is_open, reader);
  dossier_text_view_select (reader->view, offset_of (reader->view, "Ada\t7.5"), 7);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (reader), "reader.highlight", "s", ""));
  ui_wait_until (is_marked, reader);
  row = dossier_annotation_get_row (reader->content->annotations->pdata[0]);
  g_assert_cmpstr (row->quote, ==, "Ada\t7.5");
  quote = dossier_quote_dup_shown (row->quote);
  g_assert_cmpstr (quote, ==, "Ada · 7.5");
}

static void
add (const char *name, void (*test) (UiFixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/reader-tables/", name, NULL);

  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, test, ui_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("what fits stands in columns", test_columns);
  add ("what is too wide is wrapped and has a button", test_wrapped);
  add ("larger letters, and the next story", test_look_and_next_story);
  add ("thousands of rows", test_very_long);
  add ("a table of old is a widget", test_of_old);
  add ("odd tabs", test_odd);
  add ("rows of a table by itself are found", test_finds_rows);
  add ("rows of a table by itself are copied", test_copies_rows);
  add ("a row of a table by itself leads to the story", test_leads_back);
  add ("thousands of rows by themselves", test_very_long_by_itself);
  add ("a table opens by itself", test_opens);
  add ("where there is no table, none opens", test_nothing_opens);
  add ("a highlight over cells", test_highlight);
  return g_test_run ();
}
