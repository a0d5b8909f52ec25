/* test-import-dialog.c - a list of feeds is looked at before it is taken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-export-list.h"
#include "dossier-import-dialog.h"
#include "dossier-import-item.h"
#include "dossier-subscribe.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>

static const char opml[]
    = "<opml><body><outline text='AI'><outline text='One' xmlUrl='https://a.example/rss' description='Words'/>"
      "<outline text='Labs'><outline text='Two' xmlUrl='https://b.example/rss'/></outline>"
      "<outline text='Here' xmlUrl='https://here.example/rss'/></outline>"
      "<outline text='Loose' xmlUrl='https://c.example/rss'/>"
      "<outline text='Home' xmlUrl='http://192.168.0.7/rss'/>"
      "<outline text='Bad' xmlUrl='|exec rm'/><outline text='Bad' xmlUrl='|exec mv'/></body></opml>";

typedef struct
{
  DossierImportDialog *dialog;
  int                  n; /* subscribed to; -1 not yet */
  gboolean             with_pages, is_cancelled;
} Preview;

static void
subscribed_cb (GtkWindow *dialog, guint n, gboolean with_pages, Preview *preview)
{
  preview->n = (int) n;
  preview->with_pages = with_pages;
}

static void
cancelled_cb (GtkWindow *dialog, Preview *preview)
{
  preview->is_cancelled = TRUE;
}

static void
open_preview (UiFixture *fixture, Preview *preview, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  DossierFeedList *list = dossier_feed_list_read (bytes, "list", &error);
  GtkWindow       *window;

  g_assert_no_error (error);
  g_assert_true (dossier_feed_list_look_up (list, fixture->store, &error));
  window = dossier_import_dialog_new (fixture->library, list, "feeds.opml", NULL);
  preview->dialog = DOSSIER_IMPORT_DIALOG (window);
  preview->n = -1;
  preview->is_cancelled = FALSE;
  g_signal_connect (window, "subscribed", G_CALLBACK (subscribed_cb), preview);
  g_signal_connect (window, "cancelled", G_CALLBACK (cancelled_cb), preview);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
}

static gboolean
is_answered (gpointer data)
{
  return ((Preview *) data)->n >= 0;
}

/* The item with that title. */
static DossierImportItem *
find_item (Preview *preview, const char *title)
{
  GListModel *items = dossier_import_dialog_get_items (preview->dialog);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DossierImportItem) item = g_list_model_get_item (items, i);

      if (g_str_has_prefix (dossier_import_item_get_title (item), title))
        return item;
    }
  g_assert_not_reached ();
}

/* "# heading", "+ checked", "- not checked", "= fixed", "! words", a line each. */
static char *
write_down (Preview *preview)
{
  GListModel *items = dossier_import_dialog_get_items (preview->dialog);
  GString    *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DossierImportItem) item = g_list_model_get_item (items, i);
      DossierImportKind kind = dossier_import_item_get_kind (item);
      char sign = dossier_import_item_is_fixed (item) ? '=' : dossier_import_item_is_checked (item) ? '+' : '-';

      g_string_append_printf (out, "%s%c %s\n", kind == DOSSIER_IMPORT_HEADING ? "#" : "",
                              kind == DOSSIER_IMPORT_WORDS ? '!' : sign, dossier_import_item_get_title (item));
    }

  return g_string_free (out, FALSE);
}

static void
add_known (UiFixture *fixture)
{
  g_assert_cmpint (dossier_store_add_feed (fixture->store, "https://here.example/rss", "Here", NULL, NULL, NULL), !=,
                   0);
}

static void
test_shows_what_will_come (UiFixture *fixture, gconstpointer data)
{
  Preview          preview;
  g_autofree char *rows = NULL;

  add_known (fixture);
  open_preview (fixture, &preview, opml);
  rows = write_down (&preview);
  g_assert_cmpstr (rows, ==,
                   "#- Inside your own network\n- Home\n#+ AI\n+ One\n= Here\n#+ AI / Labs\n+ Two\n"
                   "#+ Without a folder\n+ Loose\n#= Left out\n"
                   "! Left out 2 addresses that begin with “|exec”: only http, https and feed addresses are taken\n");
  g_assert_cmpuint (dossier_import_dialog_count_checked (preview.dialog), ==, 3);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (preview.dialog), "4 new feeds"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (preview.dialog), "2 folders"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (preview.dialog), "1 subscribed already"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (preview.dialog), "Ask these addresses?"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (preview.dialog), "Subscribe to 3"));
  gtk_window_close (GTK_WINDOW (preview.dialog));
  g_assert_true (preview.is_cancelled);
}

static void
test_a_heading_marks_all_its_feeds (UiFixture *fixture, gconstpointer data)
{
  Preview            preview;
  DossierImportItem *heading, *one, *here;
  gboolean           is_mixed;

  add_known (fixture);
  open_preview (fixture, &preview, opml);
  heading = find_item (&preview, "AI");
  one = find_item (&preview, "One");
  here = find_item (&preview, "Here");
  dossier_import_item_set_checked (heading, FALSE);
  g_assert_false (dossier_import_item_is_checked (one));
  g_assert_true (dossier_import_item_is_checked (here));
  g_assert_cmpuint (dossier_import_dialog_count_checked (preview.dialog), ==, 2);
  dossier_import_item_set_checked (one, TRUE);
  g_assert_true (dossier_import_item_is_checked (heading));
  g_object_get (heading, "mixed", &is_mixed, NULL);
  g_assert_false (is_mixed);
  dossier_import_item_set_checked (here, FALSE);
  g_assert_true (dossier_import_item_is_checked (here));
  gtk_window_destroy (GTK_WINDOW (preview.dialog));
}

static void
test_some_of_a_folder_is_a_mixed_mark (UiFixture *fixture, gconstpointer data)
{
  Preview            preview;
  DossierImportItem *heading;
  gboolean           is_mixed;

  open_preview (fixture, &preview, opml);
  heading = find_item (&preview, "AI");
  dossier_import_item_set_checked (find_item (&preview, "One"), FALSE);
  g_object_get (heading, "mixed", &is_mixed, NULL);
  g_assert_true (is_mixed);
  g_assert_false (dossier_import_item_is_checked (heading));
  dossier_import_item_set_checked (heading, TRUE);
  g_object_get (heading, "mixed", &is_mixed, NULL);
  g_assert_false (is_mixed);
  g_assert_true (dossier_import_item_is_checked (find_item (&preview, "One")));
  gtk_window_destroy (GTK_WINDOW (preview.dialog));
}

static void
test_subscribes_to_what_is_checked_in_one_change (UiFixture *fixture, gconstpointer data)
{
  Preview preview;
  g_autoptr (GPtrArray) feeds = NULL, left = NULL;
  g_autofree char *undone = NULL;

  open_preview (fixture, &preview, opml);
  dossier_import_item_set_checked (find_item (&preview, "Two"), FALSE);
  dossier_import_item_set_checked (find_item (&preview, "Home"), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (preview.dialog), "import.subscribe", NULL);
  ui_wait_until (is_answered, &preview);
  g_assert_cmpint (preview.n, ==, 4);
  g_assert_false (preview.is_cancelled || preview.with_pages);
  feeds = dossier_store_list_feeds (fixture->store, NULL);
  g_assert_cmpuint (feeds->len, ==, 4);
  for (guint i = 0; i < feeds->len; i++)
    {
      const DossierFeedRow *row = dossier_feed_get_row (feeds->pdata[i]);

      g_assert_cmpint (row->may_be_private, ==, strstr (row->uri, "192.168") != NULL);
    }
  undone = dossier_store_undo (fixture->store, NULL);
  g_assert_nonnull (undone);
  left = dossier_store_list_feeds (fixture->store, NULL);
  g_assert_cmpuint (left->len, ==, 0);
}

static void
test_nothing_new_is_said (UiFixture *fixture, gconstpointer data)
{
  Preview preview;

  add_known (fixture);
  open_preview (fixture, &preview, "<opml><body><outline xmlUrl='https://here.example/rss'/></body></opml>");
  g_assert_cmpuint (dossier_import_dialog_count_checked (preview.dialog), ==, 0);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (preview.dialog), "1 subscribed already"));
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (preview.dialog), "import.subscribe", NULL) && preview.n >= 0);
  gtk_window_destroy (GTK_WINDOW (preview.dialog));
}

static void
test_pages_are_offered (UiFixture *fixture, gconstpointer data)
{
  Preview preview;

  open_preview (fixture, &preview,
                "<!DOCTYPE NETSCAPE-Bookmark-file-1><A HREF=https://p.example/>P</A><A HREF=https://q.example/>Q</A>");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (preview.dialog), "2 pages"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (preview.dialog), "Save the Pages"));
  gtk_widget_activate_action (GTK_WIDGET (preview.dialog), "import.subscribe", NULL);
  ui_wait_until (is_answered, &preview);
  g_assert_cmpint (preview.n, ==, 0);
  g_assert_true (preview.with_pages);
}

/* ---- many ---- */

static gboolean
beat_cb (gpointer data)
{
  (*(guint *) data)++;

  return G_SOURCE_CONTINUE;
}

static void
list_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DossierFeedList **list = data;
  g_autoptr (GError) error = NULL;

  *list = dossier_subscribe_read_finish (DOSSIER_LIBRARY (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_read (gpointer data)
{
  return *(DossierFeedList **) data != NULL;
}

/* Reading and keeping go on elsewhere: the main loop beats on. */
static void
test_a_list_of_5000_leaves_the_main_loop_alone (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("<opml><body>");
  g_autofree char *path = g_build_filename (fixture->folder, "many.opml", NULL);
  DossierFeedList *list = NULL;
  Preview          preview = { .n = -1 };
  guint            n_beats = 0, id = g_timeout_add (1, beat_cb, &n_beats);
  g_autoptr (GPtrArray) feeds = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (
        text, "<outline text='F%u'><outline text='Feed %u' xmlUrl='https://h%u.example/rss'/></outline>", i % 40, i, i);
  g_string_append (text, "</body></opml>");
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  dossier_subscribe_read_async (fixture->library, path, NULL, list_read_cb, &list);
  g_assert_null (list);
  ui_wait_until (is_read, &list);
  preview.dialog = DOSSIER_IMPORT_DIALOG (dossier_import_dialog_new (fixture->library, list, "many.opml", NULL));
  g_signal_connect (preview.dialog, "subscribed", G_CALLBACK (subscribed_cb), &preview);
  gtk_window_present (GTK_WINDOW (preview.dialog));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (preview.dialog));
  g_assert_cmpuint (dossier_import_dialog_count_checked (preview.dialog), ==, 5000);
  n_beats = 0;
  gtk_widget_activate_action (GTK_WIDGET (preview.dialog), "import.subscribe", NULL);
  g_assert_cmpint (preview.n, ==, -1);
  ui_wait_until (is_answered, &preview);
  g_assert_cmpint (preview.n, ==, 5000);
  g_assert_cmpuint (n_beats, >, 0);
  feeds = dossier_store_list_feeds (fixture->store, NULL);
  g_assert_cmpuint (feeds->len, ==, 5000);
  g_source_remove (id);
  g_unlink (path);
}

/* ---- out ---- */

typedef struct
{
  int     n; /* -2: not yet */
  GError *error;
} Exported;

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Exported *exported = data;

  exported->n = dossier_export_list_finish (DOSSIER_STORE (source), result, &exported->error);
}

static gboolean
is_exported (gpointer data)
{
  return ((Exported *) data)->n > -2;
}

static void
test_subscriptions_are_exported (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.opml", NULL), *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/at/all.opml");
  Exported exported = { .n = -2 };

  add_known (fixture);
  dossier_export_list_async (fixture->store, file, NULL, exported_cb, &exported);
  ui_wait_until (is_exported, &exported);
  g_assert_no_error (exported.error);
  g_assert_cmpint (exported.n, ==, 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "xmlUrl=\"https://here.example/rss\""));
  exported.n = -2;
  dossier_export_list_async (fixture->store, nowhere, NULL, exported_cb, &exported);
  ui_wait_until (is_exported, &exported);
  g_assert_nonnull (exported.error);
  g_clear_error (&exported.error);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (UiFixture *, gconstpointer);
  } tests[] = {
    { "shows what will come", test_shows_what_will_come },
    { "a heading marks all its feeds", test_a_heading_marks_all_its_feeds },
    { "some of a folder is a mixed mark", test_some_of_a_folder_is_a_mixed_mark },
    { "subscribes to what is checked in one change", test_subscribes_to_what_is_checked_in_one_change },
    { "nothing new is said", test_nothing_new_is_said },
    { "pages are offered", test_pages_are_offered },
    { "a list of 5000 leaves the main loop alone", test_a_list_of_5000_leaves_the_main_loop_alone },
    { "subscriptions are exported", test_subscriptions_are_exported },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import-dialog/%s", tests[i].name);

      g_test_add (path, UiFixture, NULL, ui_fixture_set_up, tests[i].test, ui_fixture_tear_down);
    }

  return g_test_run ();
}
