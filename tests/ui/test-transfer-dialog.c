/* test-transfer-dialog.c - what another program has kept is looked at before it is taken over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-transfer-dialog.h"
#include "ui-fixture.h"

#define EXPORT                                                                                                         \
  "[{\"url\":\"https://a.example/one\",\"title\":\"One\",\"is_archived\":1,\"is_starred\":0,\"tags\":[\"x\"],"         \
  "\"content\":\"<p>She joined the lab.</p>\",\"annotations\":[{\"quote\":\"joined the lab\",\"text\":\"\"},"          \
  "{\"quote\":\"nobody wrote this\",\"text\":\"\"}]},"                                                                 \
  "{\"url\":\"http://192.168.0.7/two\",\"title\":\"Two\",\"is_archived\":0},"                                          \
  "{\"url\":\"javascript:x\",\"title\":\"Three\",\"is_archived\":0}]"

typedef struct
{
  DossierTransferDialog *dialog;
  int                    n; /* stories that came; -1 not yet */
} Transfer;

static void
imported_cb (GtkWindow *dialog, guint n, Transfer *transfer)
{
  transfer->n = (int) n;
}

static void
open_transfer (UiFixture *fixture, Transfer *transfer, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "export.json", NULL);
  GtkWindow       *window;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  window = dossier_transfer_dialog_new (fixture->library, path, NULL);
  transfer->dialog = DOSSIER_TRANSFER_DIALOG (window);
  transfer->n = -1;
  g_signal_connect (window, "imported", G_CALLBACK (imported_cb), transfer);
  gtk_window_present (window);
}

static gboolean
is_asking (gpointer data)
{
  return dossier_transfer_dialog_get_state (((Transfer *) data)->dialog) == DOSSIER_TRANSFER_ASKING;
}

static gboolean
is_over (gpointer data)
{
  return dossier_transfer_dialog_get_state (((Transfer *) data)->dialog) >= DOSSIER_TRANSFER_DONE;
}

static gboolean
says (Transfer *transfer, const char *words)
{
  return ui_find_text (GTK_WIDGET (transfer->dialog), words) != NULL;
}

static guint
count_stories (UiFixture *fixture)
{
  DossierCounts counts;

  g_assert_true (dossier_store_count (fixture->store, &counts, NULL));
  return counts.stories;
}

static void
test_looked_at_then_taken_over (UiFixture *fixture, gconstpointer data)
{
  Transfer transfer;
  guint    before = count_stories (fixture);

  open_transfer (fixture, &transfer, EXPORT);
  ui_wait_until (is_asking, &transfer);
  g_assert_true (says (&transfer, "wallabag"));
  g_assert_true (says (&transfer, "2 new stories"));
  g_assert_true (says (&transfer, "The text of 1 page is fetched"));
  g_assert_true (says (&transfer, "javascript:x"));
  g_assert_true (says (&transfer, "1 story gets its tags and folders as tags"));
  g_assert_cmpuint (count_stories (fixture), ==, before);

  dossier_transfer_dialog_set_fetches (transfer.dialog, FALSE);
  ui_wait_until (is_asking, &transfer);
  g_assert_true (says (&transfer, "1 of them has only its title"));
  g_assert_false (says (&transfer, "page is fetched"));

  gtk_widget_activate_action (GTK_WIDGET (transfer.dialog), "transfer.start", NULL);
  ui_wait_until (is_over, &transfer);
  g_assert_cmpint (dossier_transfer_dialog_get_state (transfer.dialog), ==, DOSSIER_TRANSFER_DONE);
  g_assert_cmpint (transfer.n, ==, 2);
  g_assert_cmpuint (count_stories (fixture), ==, before + 2);
  g_assert_true (says (&transfer, "1 highlight was not found in the text"));
  gtk_window_close (GTK_WINDOW (transfer.dialog));
}

/* A page at home is not asked; that it is missing is told beside its title. */
static void
test_pages_that_cannot_be_had_are_told (UiFixture *fixture, gconstpointer data)
{
  Transfer transfer;

  open_transfer (fixture, &transfer, EXPORT);
  ui_wait_until (is_asking, &transfer);
  gtk_widget_activate_action (GTK_WIDGET (transfer.dialog), "transfer.start", NULL);
  ui_wait_until (is_over, &transfer);
  g_assert_cmpint (transfer.n, ==, 2);
  g_assert_true (says (&transfer, "Not Complete"));
  g_assert_true (says (&transfer, "Two"));
  gtk_window_close (GTK_WINDOW (transfer.dialog));
}

static void
test_what_is_no_export_is_said (UiFixture *fixture, gconstpointer data)
{
  Transfer transfer;

  open_transfer (fixture, &transfer, "Just words.");
  ui_wait_until (is_over, &transfer);
  g_assert_cmpint (dossier_transfer_dialog_get_state (transfer.dialog), ==, DOSSIER_TRANSFER_FAILED);
  g_assert_true (says (&transfer, "This is no export that is known"));
  g_assert_cmpint (transfer.n, ==, -1);
  gtk_window_close (GTK_WINDOW (transfer.dialog));
}

#define LETTER(number)                                                                                                 \
  "From a@x.example Sat Nov 28 08:00:00 2026\nFrom: Ada <ada@x.example>\nSubject: Letter " number                      \
  "\nMessage-ID: <" number "@x.example>\n\nJan Leike has joined Anthropic, letter " number " says.\n\n"
#define MAILBOX                                                                                                        \
  LETTER ("1")                                                                                                         \
  LETTER ("2") "From a@x.example Sat Nov 28 08:00:00 2026\nSubject: Pictures alone\nFrom: a@x.example\n\n\n"

static void
take_over (Transfer *transfer)
{
  ui_wait_until (is_asking, transfer);
  gtk_widget_activate_action (GTK_WIDGET (transfer->dialog), "transfer.start", NULL);
  ui_wait_until (is_over, transfer);
  g_assert_cmpint (dossier_transfer_dialog_get_state (transfer->dialog), ==, DOSSIER_TRANSFER_DONE);
}

/* What cannot be taken is said before; what was taken back comes back when it is taken over once more. */
static void
test_a_mailbox_is_taken_over (UiFixture *fixture, gconstpointer data)
{
  Transfer         transfer;
  guint            before = count_stories (fixture);
  g_autofree char *undone = NULL;

  open_transfer (fixture, &transfer, MAILBOX);
  ui_wait_until (is_asking, &transfer);
  g_assert_true (says (&transfer, "Mailbox"));
  g_assert_true (says (&transfer, "2 new stories"));
  g_assert_true (says (&transfer, "Mail 3: "));
  g_assert_false (says (&transfer, "page is fetched"));
  g_assert_cmpuint (count_stories (fixture), ==, before);
  take_over (&transfer);
  g_assert_cmpint (transfer.n, ==, 2);
  g_assert_cmpuint (count_stories (fixture), ==, before + 2);
  gtk_window_close (GTK_WINDOW (transfer.dialog));

  undone = dossier_store_undo (fixture->store, NULL);
  g_assert_cmpuint (count_stories (fixture), ==, before);
  open_transfer (fixture, &transfer, MAILBOX);
  ui_wait_until (is_asking, &transfer);
  g_assert_true (says (&transfer, "2 stories that you had deleted are brought back"));
  take_over (&transfer);
  g_assert_cmpint (transfer.n, ==, 2);
  g_assert_cmpuint (count_stories (fixture), ==, before + 2);
  gtk_window_close (GTK_WINDOW (transfer.dialog));
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
test_closed_while_it_looks (UiFixture *fixture, gconstpointer data)
{
  Transfer transfer;
  gpointer dialog;

  open_transfer (fixture, &transfer, EXPORT);
  dialog = transfer.dialog;
  g_object_add_weak_pointer (dialog, &dialog);
  gtk_window_close (GTK_WINDOW (transfer.dialog));
  ui_wait_until (is_gone, &dialog);
  g_assert_cmpint (transfer.n, ==, -1);
}

#define ADD(path, test) g_test_add (path, UiFixture, NULL, ui_fixture_set_up, test, ui_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/transfer-dialog/looked at, then taken over", test_looked_at_then_taken_over);
  ADD ("/transfer-dialog/pages that cannot be had are told", test_pages_that_cannot_be_had_are_told);
  ADD ("/transfer-dialog/what is no export is said", test_what_is_no_export_is_said);
  ADD ("/transfer-dialog/a mailbox is taken over", test_a_mailbox_is_taken_over);
  ADD ("/transfer-dialog/closed while it looks", test_closed_while_it_looks);
  return g_test_run ();
}
