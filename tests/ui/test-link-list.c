/* test-link-list.c - many links in the dialog that adds, one row each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-add-dialog.h"
#include "dossier-link-list.h"
#include "dossier-link-row.h"
#include "dossier-link-waits.h"
#include "fault-server.h"
#include "ui-fixture.h"

#define PAGE(title)                                                                                                    \
  "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\n\r\n<!doctype html><html><head><title>" title    \
  "</title></head><body><article><h1>" title "</h1><p>The steel maker Ferrum has opened a laboratory for learning "    \
  "machines in Graz.</p></article>"

static const FaultAnswer answers[] = {
  { "/one", PAGE ("The first story"), FAULT_NONE },
  { "/two", PAGE ("The second story"), FAULT_NONE },
  { "/missing", "HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n", FAULT_NONE },
  { "/down", "HTTP/1.1 503 Busy\r\nConnection: close\r\n\r\n", FAULT_NONE },
  { "/silent", "", FAULT_SILENT },
  { NULL },
};

typedef struct
{
  UiFixture         desk;
  FaultServer      *server;
  DossierAddDialog *dialog;
  guint             n_added; /* stories */
} Fixture;

static void
added_cb (DossierAddDialog *dialog, const DossierAddSums *sums, GArray *saved, Fixture *self)
{
  self->n_added += sums->n_new;
}

static void
open_dialog (Fixture *self)
{
  self->dialog = DOSSIER_ADD_DIALOG (dossier_add_dialog_new (self->desk.library, NULL));
  g_signal_connect (self->dialog, "added", G_CALLBACK (added_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->dialog));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  ui_fixture_set_up (&self->desk, NULL);
  self->server = fault_server_start (answers);
  open_dialog (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  ui_fixture_tear_down (&self->desk, NULL);
  fault_server_stop (self->server);
}

static char *
dup_uri (Fixture *self, const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", fault_server_get_port (self->server), path);
}

static void
offer (Fixture *self, const char *path)
{
  g_autofree char *uri = dup_uri (self, path);

  dossier_add_dialog_offer_text (self->dialog, uri);
}

static gboolean
is_idle (gpointer data)
{
  return !dossier_add_dialog_is_busy (data);
}

static void
add (Fixture *self)
{
  dossier_add_dialog_start (self->dialog);
  ui_wait_until (is_idle, self->dialog);
}

static GtkWidget *
find_row (GtkWidget *widget, const char *uri)
{
  if (DOSSIER_IS_LINK_ROW (widget))
    return g_str_equal (dossier_link_row_get_uri (DOSSIER_LINK_ROW (widget)), uri) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = find_row (child, uri);

      if (row != NULL)
        return row;
    }
  return NULL;
}

static DossierLinkRow *
get_row (Fixture *self, const char *path)
{
  g_autofree char *uri = dup_uri (self, path);
  GtkWidget       *row = find_row (GTK_WIDGET (self->dialog), uri);

  return row != NULL ? DOSSIER_LINK_ROW (row) : NULL;
}

static void
assert_state (Fixture *self, const char *path, DossierLinkRowState state)
{
  DossierLinkRow *row = get_row (self, path);

  g_assert_nonnull (row);
  g_assert_cmpint (dossier_link_row_get_state (row), ==, state);
}

static guint
count_waits (Fixture *self)
{
  g_autoptr (GPtrArray) waits = dossier_store_list_link_waits (self->desk.store, NULL);

  return waits->len;
}

static gboolean
is_saved (gpointer row)
{
  return dossier_link_row_get_state (row) == DOSSIER_LINK_ROW_SAVED;
}

static gboolean
waits (gpointer row)
{
  return dossier_link_row_get_state (row) == DOSSIER_LINK_ROW_WAITS;
}

static void
assert_text (Fixture *self, const char *want)
{
  g_autofree char *text = dossier_add_dialog_dup_text (self->dialog);

  g_assert_cmpstr (text, ==, want);
}

static void
test_half_fail (Fixture *self, gconstpointer data)
{
  static const char *const paths[] = { "/one", "/missing", "/two", "/down" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    offer (self, paths[i]);
  add (self);
  assert_state (self, "/one", DOSSIER_LINK_ROW_SAVED);
  assert_state (self, "/two", DOSSIER_LINK_ROW_SAVED);
  assert_state (self, "/missing", DOSSIER_LINK_ROW_FAILED);
  assert_state (self, "/down", DOSSIER_LINK_ROW_WAITS);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (get_row (self, "/one")), "The first story"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (get_row (self, "/missing")), "404"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->dialog)));
  assert_text (self, "");
  g_assert_cmpuint (self->n_added, ==, 2);
  g_assert_cmpuint (count_waits (self), ==, 1);
}

static void
test_all_well (Fixture *self, gconstpointer data)
{
  offer (self, "/one");
  offer (self, "/two");
  add (self);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->dialog)));
  gtk_window_present (GTK_WINDOW (self->dialog));
  g_assert_null (get_row (self, "/one"));
}

static void
test_tried_again (Fixture *self, gconstpointer data)
{
  DossierLinkRow *row;

  offer (self, "/down");
  add (self);
  row = get_row (self, "/down");
  fault_server_set (self->server, "/down", PAGE ("The third story"));
  g_signal_emit_by_name (row, "retry");
  ui_wait_until (is_saved, row);
  g_assert_cmpuint (self->n_added, ==, 1);
  g_assert_cmpuint (count_waits (self), ==, 0);
}

static gboolean
nothing_waits (gpointer data)
{
  return count_waits (data) == 0;
}

static void
test_removed (Fixture *self, gconstpointer data)
{
  DossierLinkRow *row;

  offer (self, "/down");
  add (self);
  row = get_row (self, "/down");
  g_signal_emit_by_name (row, "remove");
  ui_wait_until (nothing_waits, self);
  assert_state (self, "/down", DOSSIER_LINK_ROW_REMOVED);
  g_signal_emit_by_name (row, "retry");
  ui_wait_until (waits, row);
  g_assert_cmpuint (count_waits (self), ==, 1);
}

static gboolean
is_removed (gpointer row)
{
  return dossier_link_row_get_state (row) == DOSSIER_LINK_ROW_REMOVED;
}

static void
test_undone (Fixture *self, gconstpointer data)
{
  DossierLinkRow  *row;
  g_autofree char *undone = NULL, *redone = NULL;

  offer (self, "/down");
  add (self);
  row = get_row (self, "/down");
  g_signal_emit_by_name (row, "remove");
  ui_wait_until (nothing_waits, self);
  undone = dossier_store_undo (self->desk.store, NULL);
  g_assert_nonnull (undone);
  ui_wait_until (waits, row);
  redone = dossier_store_redo (self->desk.store, NULL);
  ui_wait_until (is_removed, row);
  g_assert_cmpuint (count_waits (self), ==, 0);
}

static gboolean
has_row (gpointer data)
{
  return get_row (data, "/down") != NULL;
}

static void
test_shown_again (Fixture *self, gconstpointer data)
{
  offer (self, "/down");
  add (self);
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  open_dialog (self);
  ui_wait_until (has_row, self);
  assert_state (self, "/down", DOSSIER_LINK_ROW_WAITS);
}

static gboolean
is_fetched (gpointer data)
{
  Fixture *self = data;

  return fault_server_count (self->server, "/silent") > 0;
}

/* What came before is saved; what did not is in the box again. */
static void
test_stopped (Fixture *self, gconstpointer data)
{
  g_autofree char *silent = dup_uri (self, "/silent"), *two = dup_uri (self, "/two");
  g_autofree char *rest = g_strjoin ("\n", silent, two, NULL);

  offer (self, "/one");
  offer (self, "/silent");
  offer (self, "/two");
  dossier_add_dialog_start (self->dialog);
  ui_wait_until (is_fetched, self);
  gtk_widget_activate_action (GTK_WIDGET (self->dialog), "dialog.cancel", NULL);
  ui_wait_until (is_idle, self->dialog);
  assert_state (self, "/one", DOSSIER_LINK_ROW_SAVED);
  g_assert_null (get_row (self, "/silent"));
  assert_text (self, rest);
  g_assert_cmpuint (count_waits (self), ==, 0);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/link-list/of many each row tells its own end", test_half_fail);
  ADD ("/link-list/when all is well the dialog closes", test_all_well);
  ADD ("/link-list/a link can be tried again", test_tried_again);
  ADD ("/link-list/one that waits can be removed and comes back", test_removed);
  ADD ("/link-list/removing is undone and done again in view", test_undone);
  ADD ("/link-list/what waits is there when the dialog opens", test_shown_again);
  ADD ("/link-list/stopped in the middle", test_stopped);
  return g_test_run ();
}
