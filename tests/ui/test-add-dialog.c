/* test-add-dialog.c - takes in words, addresses and files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-add-dialog.h"
#include "dossier-import-dialog.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  guint          n;
  DossierAddSums sums;
} Heard;

static void
added_cb (DossierAddDialog *dialog, const DossierAddSums *sums, GArray *saved, Heard *heard)
{
  heard->n++;
  heard->sums = *sums;
}

static gboolean
is_idle (gpointer data)
{
  return !dossier_add_dialog_is_busy (data);
}

static DossierAddDialog *
open_dialog (UiFixture *fixture, Heard *heard)
{
  GtkWindow *dialog = dossier_add_dialog_new (fixture->library, NULL);

  g_signal_connect (dialog, "added", G_CALLBACK (added_cb), heard);
  gtk_window_present (dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));

  return DOSSIER_ADD_DIALOG (dialog);
}

static char *
make_file (UiFixture *fixture, const char *name, const char *content, gssize length)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);

  return path;
}

static void
test_takes_words (UiFixture *fixture, gconstpointer data)
{
  Heard             heard = { 0 };
  DossierAddDialog *dialog = open_dialog (fixture, &heard);
  g_autofree char  *left = NULL;

  dossier_add_dialog_offer_text (dialog, "Jan Leike joins Anthropic\n\nJan Leike has joined Anthropic, he said.");
  dossier_add_dialog_start (dialog);
  g_assert_true (dossier_add_dialog_is_busy (dialog));
  ui_wait_until (is_idle, dialog);
  g_assert_cmpuint (heard.n, ==, 1);
  g_assert_cmpuint (heard.sums.n_new, ==, 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  left = dossier_add_dialog_dup_text (dialog);
  g_assert_cmpstr (left, ==, "");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_takes_files_and_keeps_what_was_refused (UiFixture *fixture, gconstpointer data)
{
  Heard             heard = { 0 };
  DossierAddDialog *dialog = open_dialog (fixture, &heard);
  g_autofree char  *good = make_file (fixture, "good.txt", "Ilya Sutskever founded a company in June.", -1);
  g_autofree char  *bad = make_file (fixture, "bad.bin", "\0\1\2\3\0\0\0\377\376", 9);

  dossier_add_dialog_offer_file (dialog, good);
  dossier_add_dialog_offer_file (dialog, bad);
  dossier_add_dialog_offer_file (dialog, good);
  dossier_add_dialog_start (dialog);
  ui_wait_until (is_idle, dialog);
  g_assert_cmpuint (heard.sums.n_new, ==, 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  g_assert_nonnull (strstr (dossier_add_dialog_get_error (dialog), "bad.bin"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (dialog), "bad.bin"));
  g_assert_null (ui_find_text (GTK_WIDGET (dialog), "good.txt"));
  g_unlink (good);
  g_unlink (bad);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

#define MAIL(number)                                                                                                   \
  "From: Ada <ada@x.example>\nDate: Sat, 28 Nov 2026 08:00:00 +0000\nSubject: Letter " number "\nMessage-ID: <" number \
  "@x.example>\n\nJan Leike has joined Anthropic, letter " number " says.\n\n"
#define MARK "From a@x.example Sat Nov 28 08:00:00 2026\n"

/* A mail, and a mailbox with it and another one in it; then, once they were deleted, the mailbox again. */
static void
test_takes_mails (UiFixture *fixture, gconstpointer data)
{
  Heard             heard = { 0 };
  DossierAddDialog *dialog = open_dialog (fixture, &heard);
  g_autofree char  *mail = make_file (fixture, "mail.eml", MAIL ("1"), -1);
  g_autofree char  *box = make_file (fixture, "box.mbox", MARK MAIL ("1") MARK MAIL ("2"), -1);
  g_autofree char  *undone = NULL;

  dossier_add_dialog_offer_file (dialog, mail);
  dossier_add_dialog_offer_file (dialog, box);
  dossier_add_dialog_start (dialog);
  ui_wait_until (is_idle, dialog);
  g_assert_cmpstr (dossier_add_dialog_get_error (dialog), ==, "");
  g_assert_cmpuint (heard.sums.n_new, ==, 2);
  g_assert_cmpuint (heard.sums.n_same, ==, 1);

  undone = dossier_store_undo (fixture->store, NULL);
  g_assert_nonnull (undone);
  heard = (Heard){ 0 };
  gtk_window_present (GTK_WINDOW (dialog));
  dossier_add_dialog_offer_file (dialog, box);
  dossier_add_dialog_start (dialog);
  ui_wait_until (is_idle, dialog);
  g_assert_cmpuint (heard.sums.n_returned, ==, 1);
  g_assert_cmpuint (heard.sums.n_same, ==, 1);
  g_unlink (mail);
  g_unlink (box);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The window over the dialog that shows a list, or NULL. */
static GtkWidget *
find_preview (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (DOSSIER_IS_IMPORT_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }

  return NULL;
}

static gboolean
has_preview (gpointer data)
{
  return find_preview () != NULL;
}

static void
test_a_list_that_is_not_wanted_stays (UiFixture *fixture, gconstpointer data)
{
  static const char bookmarks[]
      = "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF='https://a.example/rss'>One</A></DL>";
  Heard             heard = { 0 };
  DossierAddDialog *dialog = open_dialog (fixture, &heard);
  g_autofree char  *path = make_file (fixture, "bookmarks.html", bookmarks, -1);
  g_autoptr (GPtrArray) feeds = NULL;

  dossier_add_dialog_offer_file (dialog, path);
  dossier_add_dialog_start (dialog);
  ui_wait_until (has_preview, NULL);
  gtk_window_close (GTK_WINDOW (find_preview ()));
  ui_wait_until (is_idle, dialog);
  g_assert_cmpuint (heard.n, ==, 0);
  g_assert_cmpstr (dossier_add_dialog_get_error (dialog), ==, "");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (dialog), "bookmarks.html"));
  feeds = dossier_store_list_feeds (fixture->store, NULL);
  g_assert_cmpuint (feeds->len, ==, 0);
  g_unlink (path);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The page is where nobody listens: that is said, and the feed is there nevertheless. */
static void
test_pages_among_bookmarks_are_stories (UiFixture *fixture, gconstpointer data)
{
  static const char bookmarks[] = "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF='https://a.example/rss'>One</A>"
                                  "<DT><A HREF='http://127.0.0.1:9/page'>Page</A></DL>";
  Heard             heard = { 0 };
  DossierAddDialog *dialog = open_dialog (fixture, &heard);
  g_autofree char  *path = make_file (fixture, "bookmarks.html", bookmarks, -1), *left = NULL;

  dossier_add_dialog_offer_file (dialog, path);
  dossier_add_dialog_start (dialog);
  ui_wait_until (has_preview, NULL);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (gtk_widget_get_ancestor (ui_find_text (find_preview (), "1 page"), GTK_TYPE_CHECK_BUTTON)),
      TRUE);
  gtk_widget_activate_action (find_preview (), "import.subscribe", NULL);
  ui_wait_until (is_idle, dialog);
  g_assert_cmpuint (heard.sums.n_feeds, ==, 1);
  g_assert_nonnull (strstr (dossier_add_dialog_get_error (dialog), "127.0.0.1"));

  dossier_add_dialog_offer_text (dialog, "half a thought");
  dossier_add_dialog_add_pages (dialog, path);
  ui_wait_until (is_idle, dialog);
  left = dossier_add_dialog_dup_text (dialog);
  g_assert_cmpstr (left, ==, "half a thought");
  g_assert_nonnull (strstr (dossier_add_dialog_get_error (dialog), "127.0.0.1"));
  g_unlink (path);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_subscribes_to_a_list_of_feeds (UiFixture *fixture, gconstpointer data)
{
  static const char opml[] = "<?xml version='1.0'?><opml version='2.0'><head><title>Feeds</title></head><body>"
                             "<outline text='AI'><outline type='rss' text='One' xmlUrl='https://a.example/rss'/>"
                             "<outline type='rss' text='Two' xmlUrl='https://b.example/rss'/></outline>"
                             "</body></opml>";
  Heard             heard = { 0 };
  DossierAddDialog *dialog = open_dialog (fixture, &heard);
  g_autofree char  *path = make_file (fixture, "feeds.opml", opml, -1);
  g_autoptr (GPtrArray) feeds = NULL;

  dossier_add_dialog_offer_file (dialog, path);
  dossier_add_dialog_start (dialog);
  ui_wait_until (has_preview, NULL);
  gtk_widget_activate_action (find_preview (), "import.subscribe", NULL);
  ui_wait_until (is_idle, dialog);
  g_assert_cmpstr (dossier_add_dialog_get_error (dialog), ==, "");
  g_assert_cmpuint (heard.sums.n_feeds, ==, 2);
  feeds = dossier_store_list_feeds (fixture->store, NULL);
  g_assert_cmpuint (feeds->len, ==, 2);
  g_assert_cmpstr (dossier_feed_get_row (g_ptr_array_index (feeds, 0))->folder, ==, "AI");
  g_unlink (path);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* It has a row of its own, and waits. */
static void
test_refused_address_stays_with_the_reason (UiFixture *fixture, gconstpointer data)
{
  static const char address[] = "http://127.0.0.1:9/story";
  Heard             heard = { 0 };
  DossierAddDialog *dialog = open_dialog (fixture, &heard);
  g_autofree char  *left = NULL;

  dossier_add_dialog_offer_text (dialog, address);
  dossier_add_dialog_start (dialog);
  ui_wait_until (is_idle, dialog);
  left = dossier_add_dialog_dup_text (dialog);
  g_assert_cmpstr (left, ==, "");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (dialog), "127.0.0.1:9/story"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (dialog), "Waits to be tried again: "));
  g_assert_cmpuint (heard.n, ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_wrong_date_loses_nothing (UiFixture *fixture, gconstpointer data)
{
  Heard             heard = { 0 };
  DossierAddDialog *dialog = open_dialog (fixture, &heard);
  GtkWidget       *row = gtk_widget_get_ancestor (ui_find_text (GTK_WIDGET (dialog), "Date, like"), ADW_TYPE_ENTRY_ROW);
  g_autofree char *left = NULL;

  dossier_add_dialog_offer_text (dialog, "OpenAI hired somebody.");
  gtk_editable_set_text (GTK_EDITABLE (row), "last Tuesday");
  dossier_add_dialog_start (dialog);
  ui_wait_until (is_idle, dialog);
  left = dossier_add_dialog_dup_text (dialog);
  g_assert_cmpstr (left, ==, "OpenAI hired somebody.");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "last Tuesday");
  g_assert_nonnull (strstr (dossier_add_dialog_get_error (dialog), "last Tuesday"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_cancel_puts_all_back (UiFixture *fixture, gconstpointer data)
{
  Heard             heard = { 0 };
  DossierAddDialog *dialog = open_dialog (fixture, &heard);
  g_autofree char  *left = NULL;

  dossier_add_dialog_offer_text (dialog, "http://127.0.0.1:9/a\nhttp://127.0.0.1:9/b");
  dossier_add_dialog_start (dialog);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.cancel", NULL);
  ui_wait_until (is_idle, dialog);
  left = dossier_add_dialog_dup_text (dialog);
  g_assert_cmpstr (left, ==, "http://127.0.0.1:9/a\nhttp://127.0.0.1:9/b");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.cancel", NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
is_offered (gpointer data)
{
  GtkWidget *label = ui_find_text (data, "example.org/from-the-clipboard");

  return label != NULL && gtk_widget_get_mapped (label);
}

/* It is not written into the box by itself. */
static void
test_clipboard_is_offered (UiFixture *fixture, gconstpointer data)
{
  Heard             heard = { 0 };
  DossierAddDialog *dialog = open_dialog (fixture, &heard);
  g_autofree char  *before = NULL, *after = NULL;

  gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), " https://example.org/from-the-clipboard\n");
  gtk_window_present (GTK_WINDOW (dialog));
  ui_wait_until (is_offered, dialog);
  before = dossier_add_dialog_dup_text (dialog);
  g_assert_cmpstr (before, ==, "");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.take-clipboard", NULL);
  after = dossier_add_dialog_dup_text (dialog);
  g_assert_cmpstr (after, ==, "https://example.org/from-the-clipboard");
  g_assert_false (is_offered (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_dropped_links_are_addresses (UiFixture *fixture, gconstpointer data)
{
  Heard             heard = { 0 };
  DossierAddDialog *dialog = open_dialog (fixture, &heard);
  g_autoptr (GFile) page = g_file_new_for_uri ("https://example.org/a");
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/notes.txt");
  g_autofree char *text = NULL;

  dossier_add_dialog_offer_dropped (dialog, page);
  dossier_add_dialog_offer_dropped (dialog, file);
  text = dossier_add_dialog_dup_text (dialog);
  g_assert_cmpstr (text, ==, "https://example.org/a");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (dialog), "notes.txt"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_nothing_is_nothing (UiFixture *fixture, gconstpointer data)
{
  Heard             heard = { 0 };
  DossierAddDialog *dialog = open_dialog (fixture, &heard);

  dossier_add_dialog_offer_text (dialog, "  \n ");
  dossier_add_dialog_start (dialog);
  g_assert_false (dossier_add_dialog_is_busy (dialog));
  g_assert_cmpstr (dossier_add_dialog_get_error (dialog), !=, "");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (UiFixture *, gconstpointer);
  } tests[] = {
    { "takes words", test_takes_words },
    { "takes mails", test_takes_mails },
    { "takes files and keeps what was refused", test_takes_files_and_keeps_what_was_refused },
    { "subscribes to a list of feeds", test_subscribes_to_a_list_of_feeds },
    { "a list that is not wanted stays", test_a_list_that_is_not_wanted_stays },
    { "pages among bookmarks are stories", test_pages_among_bookmarks_are_stories },
    { "a refused address stays with the reason", test_refused_address_stays_with_the_reason },
    { "a wrong date loses nothing", test_wrong_date_loses_nothing },
    { "cancel puts all back", test_cancel_puts_all_back },
    { "an address in the clipboard is offered", test_clipboard_is_offered },
    { "dropped links are addresses, dropped files are files", test_dropped_links_are_addresses },
    { "nothing is nothing", test_nothing_is_nothing },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/add-dialog/%s", tests[i].name);

      g_test_add (path, UiFixture, NULL, ui_fixture_set_up, tests[i].test, ui_fixture_tear_down);
    }

  return g_test_run ();
}
