/* dossier-history-dialog.c - every change that was made, each with its way back, and the names that are none
 *
 * Both lists are loaded when the window opens and again when something was done or undone; the rows are few enough to
 * be widgets: the older changes come when they are asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-history-dialog.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-age.h"
#include "dossier-feed-window.h"
#include "dossier-history.h"
#include "dossier-rejected.h"

#define WIDTH 640
#define HEIGHT 680
/* Changes shown at first, and more with each press of the button. */
#define N_CHANGES 60

struct _DossierHistoryDialog
{
  AdwBin parent;

  DossierStore *store;
  GCancellable *loading;
  guint         limit;

  GtkStack            *stack; /* "loading", "changes", "names" */
  AdwPreferencesGroup *changes, *names;
  GPtrArray           *change_rows, *name_rows; /* borrowed */
};

#define DOSSIER_TYPE_HISTORY_DIALOG (dossier_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierHistoryDialog, dossier_history_dialog, DOSSIER, HISTORY_DIALOG, AdwBin)
G_DEFINE_FINAL_TYPE (DossierHistoryDialog, dossier_history_dialog, ADW_TYPE_BIN)

/* ---- rows ---- */

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static char *
dup_age (gint64 time)
{
  DossierDate date = dossier_date_from_time (time);

  return dossier_age_words (&date, g_get_real_time () / G_USEC_PER_SEC);
}

/* A row of @group; kept in @rows to be taken out again. */
static GtkWidget *
add_row (AdwPreferencesGroup *group, GPtrArray *rows, const char *title, const char *subtitle)
{
  GtkWidget *row = dossier_feed_window_add_row (group, title, subtitle);

  g_ptr_array_add (rows, row);
  return row;
}

/* @words: plain. */
static void
describe (AdwPreferencesGroup *group, const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_preferences_group_set_description (group, markup);
}

static void
add_undo (GtkWidget *row, const char *label, const char *words, gint64 change, gboolean is_possible)
{
  GtkWidget       *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, words);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", change);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), is_possible ? "history.undo" : NULL);
  gtk_widget_set_sensitive (button, is_possible);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_change (DossierHistoryDialog *self, const DossierHistoryEntry *entry)
{
  g_autofree char *age = dup_age (entry->time);
  g_autofree char *facts = entry->detail != NULL ? g_strdup_printf ("%s · %s", age, entry->detail) : g_strdup (age);
  g_autofree char *more = entry->reason != NULL ? g_strdup_printf ("%s\n%s", facts, entry->reason) : g_strdup (facts);
  GtkWidget       *row = add_row (self->changes, self->change_rows, entry->words, more);
  GtkWidget       *label;

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  if (!entry->is_undone)
    {
      add_undo (row, _ ("Undo"), entry->words, entry->id, entry->reason == NULL);
      return;
    }
  label = gtk_label_new (_ ("Undone"));
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

/* At the end of the list. */
static void
add_more (DossierHistoryDialog *self)
{
  GtkWidget *row = add_row (self->changes, self->change_rows, _ ("Earlier changes"), "");

  dossier_feed_window_add_button (row, "go-down-symbolic", _ ("Show earlier changes"), "history.more", NULL);
}

static void
add_name (DossierHistoryDialog *self, const DossierRejected *rejected)
{
  g_autofree char *age = dup_age (rejected->time);
  GtkWidget       *row = add_row (self->names, self->name_rows, rejected->name, age);

  add_undo (row, _ ("It Is a Name"), rejected->name, rejected->change, TRUE);
}

/* ---- loading ---- */

static void
report (DossierHistoryDialog *self, const char *what, const char *why)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", what, why);
}

static void
names_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierHistoryDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = dossier_store_list_rejected_finish (DOSSIER_STORE (source), result, &error);

  if (self->store == NULL || all == NULL)
    return;
  clear_rows (self->names, self->name_rows);
  for (guint i = 0; i < all->len; i++)
    add_name (self, all->pdata[i]);
  describe (self->names,
            all->len > 0
                ? _ ("These words are not found in stories any more.")
                : _ ("When a word is no name, say so in its dossier or at the word in a story: “Never a Name”."));
}

static void
changes_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierHistoryDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean is_all = TRUE;
  g_autoptr (GPtrArray) entries = dossier_store_list_history_finish (DOSSIER_STORE (source), result, &is_all, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  clear_rows (self->changes, self->change_rows);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    add_change (self, entries->pdata[i]);
  if (!is_all)
    add_more (self);
  describe (self->changes, entries == NULL ? error->message
                           : entries->len == 0
                               ? _ ("Nothing was changed yet. What you do with stories, feeds, people and "
                                    "organizations is listed here.")
                               : _ ("Each can be undone by itself; what came later stays."));
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "loading") == 0)
    gtk_stack_set_visible_child_name (self->stack, "changes");
}

static void
load (DossierHistoryDialog *self)
{
  dossier_store_list_history_async (self->store, self->limit, self->loading, changes_listed_cb, g_object_ref (self));
  dossier_store_list_rejected_async (self->store, self->loading, names_listed_cb, g_object_ref (self));
}

/* ---- undoing ---- */

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierHistoryDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = dossier_store_undo_change_finish (DOSSIER_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (sentence != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
  else
    report (self, _ ("It could not be undone"), error->message);
}

static void
history_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierHistoryDialog *self = DOSSIER_HISTORY_DIALOG (widget);

  dossier_store_undo_change_async (self->store, g_variant_get_int64 (parameter), NULL, undone_cb, g_object_ref (self));
}

static void
history_more (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierHistoryDialog *self = DOSSIER_HISTORY_DIALOG (widget);

  self->limit += N_CHANGES;
  load (self);
}

/* ---- object ---- */

static void
dossier_history_dialog_dispose (GObject *object)
{
  DossierHistoryDialog *self = DOSSIER_HISTORY_DIALOG (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_history_dialog_parent_class)->dispose (object);
}

static void
dossier_history_dialog_finalize (GObject *object)
{
  DossierHistoryDialog *self = DOSSIER_HISTORY_DIALOG (object);

  g_object_unref (self->loading);
  g_ptr_array_unref (self->change_rows);
  g_ptr_array_unref (self->name_rows);
  G_OBJECT_CLASS (dossier_history_dialog_parent_class)->finalize (object);
}

static void
dossier_history_dialog_class_init (DossierHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_history_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_history_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "history.undo", "x", history_undo);
  gtk_widget_class_install_action (widget_class, "history.more", NULL, history_more);
}

static AdwPreferencesGroup *
add_page (DossierHistoryDialog *self, const char *name, const char *title)
{
  GtkWidget           *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = dossier_feed_window_add_group (ADW_PREFERENCES_PAGE (page), NULL);

  dossier_accessible_name_within (GTK_WIDGET (group), GTK_TYPE_LIST_BOX, title);
  gtk_stack_add_titled (self->stack, page, name, title);
  return group;
}

static void
dossier_history_dialog_init (DossierHistoryDialog *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  self->loading = g_cancellable_new ();
  self->limit = N_CHANGES;
  self->change_rows = g_ptr_array_new ();
  self->name_rows = g_ptr_array_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_stack_add_named (self->stack, spinner, "loading");
  self->changes = add_page (self, "changes", _ ("Changes"));
  self->names = add_page (self, "names", _ ("Not Names"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

GtkWindow *
dossier_history_dialog_new (DossierStore *store, GtkWindow *parent)
{
  DossierHistoryDialog *self = g_object_new (DOSSIER_TYPE_HISTORY_DIALOG, NULL);
  GtkWidget            *switcher = gtk_stack_switcher_new ();
  AdwHeaderBar         *header;
  GtkWindow            *window = dossier_feed_window_new (_ ("History"), parent, GTK_WIDGET (self), &header);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "journal-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  adw_header_bar_set_title_widget (header, switcher);
  dossier_feed_window_set_size (window, WIDTH, HEIGHT);
  load (self);
  return window;
}
