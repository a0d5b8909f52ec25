/* test-reader-caret.c - a story read by keys: the caret, headings, links, and what is said of highlights
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include "dossier-reader-private.h"
#include "dossier-text-view-private.h"
#include "ui-fixture.h"

static gboolean
is_filled (gpointer data)
{
  DossierReader *reader = data;

  return reader->content != NULL && dossier_story_get_row (reader->content->story)->id == reader->story
         && dossier_text_view_is_filled (reader->view);
}

static DossierReader *
open_reader (UiFixture *fixture)
{
  GtkWidget *reader = dossier_reader_new (fixture->library);

  ui_fixture_show (fixture, reader);
  dossier_reader_open (DOSSIER_READER (reader), fixture->story, -1);
  ui_wait_until (is_filled, reader);
  return DOSSIER_READER (reader);
}

static void
act (DossierReader *reader, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (reader), action, NULL));
}

/* What stands at the caret begins with @words. */
static void
assert_caret_at (DossierReader *reader, const char *words)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (reader->view));
  g_autofree char *rest = NULL;
  GtkTextIter      caret, end;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_get_end_iter (buffer, &end);
  rest = gtk_text_buffer_get_slice (buffer, &caret, &end, TRUE);
  g_assert_true (g_str_has_prefix (rest, words));
}

static void
test_caret_stays_on (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = open_reader (fixture);

  g_assert_false (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (reader->view)));
  act (reader, "reader.toggle-caret");
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (reader->view)));
  g_assert_true (g_settings_get_boolean (reader->settings, "reader-caret"));
  dossier_reader_open (reader, ui_fixture_save (fixture, ui_make_long_draft (50)), -1);
  ui_wait_until (is_filled, reader);
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (reader->view)));
  act (reader, "reader.toggle-caret");
  g_assert_false (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (reader->view)));
  g_assert_false (g_settings_get_boolean (reader->settings, "reader-caret"));
}

static void
test_goes_to_headings (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = open_reader (fixture);

  act (reader, "reader.previous-heading");
  g_assert_true (ui_fixture_heard (fixture, "toast 'There is no heading before'"));
  act (reader, "reader.next-heading");
  assert_caret_at (reader, "Not an isolated incident\n");
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (reader->view)));
  act (reader, "reader.next-heading");
  g_assert_true (ui_fixture_heard (fixture, "toast 'There is no heading further on'"));
  assert_caret_at (reader, "Not an isolated incident\n");
}

static void
test_goes_to_links (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = open_reader (fixture);
  DossierTextHit hit;

  act (reader, "reader.next-link");
  assert_caret_at (reader, "Read the announcement");
  hit = dossier_text_view_hit (
      reader->view, dossier_text_view_get_base (reader->view)
                        + g_utf8_pointer_to_offset (
                            dossier_document_get_text (reader->content->document),
                            strstr (dossier_document_get_text (reader->content->document), "Read the announcement")));
  g_assert_nonnull (hit.link);
  act (reader, "reader.next-link");
  g_assert_true (ui_fixture_heard (fixture, "toast 'There is no link further on'"));
  act (reader, "reader.next-heading");
  act (reader, "reader.previous-link");
  assert_caret_at (reader, "Read the announcement");
}

static void
test_lists_headings (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = open_reader (fixture);
  GtkWidget     *button = ui_button_of (ui_find_text (GTK_WIDGET (reader->people), "Not an isolated incident"));

  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Heading: Not an isolated incident");
  g_signal_emit_by_name (button, "clicked");
  assert_caret_at (reader, "Not an isolated incident\n");
}

static void
test_no_headings (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = open_reader (fixture);

  dossier_reader_open (reader, ui_fixture_save (fixture, ui_make_long_draft (50)), -1);
  ui_wait_until (is_filled, reader);
  g_assert_null (ui_find_text (GTK_WIDGET (reader->people), "Headings"));
}

static gboolean
has_annotation (gpointer data)
{
  return ((DossierReader *) data)->content->annotations->len == 1;
}

static void
test_says_what_is_marked (UiFixture *fixture, gconstpointer data)
{
  DossierReader *reader = open_reader (fixture);

  gtk_test_accessible_assert_property (reader->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  dossier_text_view_select (reader->view, 3, 12);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (reader), "reader.highlight", "s", "green"));
  ui_wait_until (has_annotation, reader);
  gtk_test_accessible_assert_property (reader->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "1 highlight, 0 notes; listed below the text, under “In this story”");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (UiFixture *fixture, gconstpointer data);
  } tests[] = {
    { "a caret stays on from story to story", test_caret_stays_on },
    { "one goes from heading to heading", test_goes_to_headings },
    { "one goes from link to link", test_goes_to_links },
    { "headings are listed below the text", test_lists_headings },
    { "a story without headings lists none", test_no_headings },
    { "it is said how much is marked", test_says_what_is_marked },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reader-caret/%s", tests[i].name);

      g_test_add (path, UiFixture, NULL, ui_fixture_set_up, tests[i].run, ui_fixture_tear_down);
    }
  return g_test_run ();
}
