/* dossier-searches-dialog.c - all saved searches and rules: changed, put in order, removed
 *
 * rows: of both groups, borrowed; they are made anew with each answer of the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-searches-dialog.h"

#include "dossier-feed-window.h"
#include "dossier-saved-searches.h"

#include <glib/gi18n.h>

#define WIDTH 680
#define HEIGHT 620

#define DOSSIER_TYPE_SEARCHES_DIALOG (dossier_searches_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierSearchesDialog, dossier_searches_dialog, DOSSIER, SEARCHES_DIALOG, AdwBin)

typedef struct
{
  AdwPreferencesGroup *group;
  GPtrArray           *rows;
} Part;

struct _DossierSearchesDialog
{
  AdwBin parent;

  DossierStore *store;
  GCancellable *loading;
  Part          searches, rules;
};

G_DEFINE_FINAL_TYPE (DossierSearchesDialog, dossier_searches_dialog, ADW_TYPE_BIN)

/* ---- rows ---- */

static void
clear (Part *part)
{
  for (guint i = 0; i < part->rows->len; i++)
    adw_preferences_group_remove (part->group, part->rows->pdata[i]);
  g_ptr_array_set_size (part->rows, 0);
}

static GtkWidget *
add_row (Part *part, const char *title, const char *words, const char *problem)
{
  GtkWidget *row = dossier_feed_window_add_row (part->group, title, problem != NULL ? problem : words);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), problem != NULL ? 4 : 2);
  if (problem != NULL)
    gtk_widget_add_css_class (row, "warning");
  g_ptr_array_add (part->rows, row);

  return row;
}

/* "Rename “Chips”", for screen readers too. */
static char *
dup_label (const char *format, const char *name)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, name);
#pragma GCC diagnostic pop
}

/* Buttons of a row: @noun is "search" or "rule". */
static void
add_buttons (GtkWidget *row, const char *noun, gint64 id, const char *name, gboolean is_first)
{
  /* TRANSLATORS: in each of these stands the name of a saved search or of a rule */
  g_autofree char *edit = dup_label (_ ("Edit “%s”"), name), *up = dup_label (_ ("Move “%s” Up"), name),
                  *away = dup_label (_ ("Remove “%s”"), name);
  g_autofree char *edit_action = g_strdup_printf ("win.edit-%s", noun);
  g_autofree char *move_action = g_strdup_printf ("win.move-%s", noun);
  g_autofree char *remove_action = g_strdup_printf ("win.remove-%s", noun);

  if (!is_first)
    dossier_feed_window_add_button (row, "go-up-symbolic", up, move_action, g_variant_new ("(xi)", id, -1));
  dossier_feed_window_add_button (row, "document-edit-symbolic", edit, edit_action, g_variant_new_int64 (id));
  dossier_feed_window_add_button (row, "user-trash-symbolic", away, remove_action, g_variant_new_int64 (id));
}

static void
add_search (DossierSearchesDialog *self, const DossierSavedSearch *search, gboolean is_first)
{
  g_autofree char *unread
      = g_strdup_printf (ngettext ("%u unread story", "%u unread stories", search->n_unread), search->n_unread);
  g_autofree char *all = g_strdup_printf (ngettext ("%u story", "%u stories", search->n_stories), search->n_stories);
  g_autofree char *words = g_strjoin (" · ", search->query, unread, all, NULL);

  add_buttons (add_row (&self->searches, search->name, words, search->problem), "search", search->id, search->name,
               is_first);
}

static void
enabled_cb (GtkSwitch *toggle, GParamSpec *property, gpointer data)
{
  gint64 id = g_ascii_strtoll (g_object_get_data (G_OBJECT (toggle), "rule"), NULL, 10);

  gtk_widget_activate_action (GTK_WIDGET (toggle), "win.set-rule-enabled", "(xb)", id, gtk_switch_get_active (toggle));
}

static void
add_rule (DossierSearchesDialog *self, const DossierArrivalRule *rule, gboolean is_first)
{
  g_autofree char *acts = dossier_arrival_rule_dup_words (rule);
  g_autofree char *words = g_strdup_printf ("%s → %s", rule->query, acts);
  /* TRANSLATORS: the name of a rule */
  g_autofree char *label = g_strdup_printf (_ ("Use the rule “%s”"), rule->name);
  GtkWidget       *row = add_row (&self->rules, rule->name, words, rule->problem);
  GtkWidget       *toggle = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (toggle), rule->is_enabled);
  gtk_widget_set_sensitive (toggle, !dossier_store_is_read_only (self->store));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (toggle, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (toggle), "rule", g_strdup_printf ("%" G_GINT64_FORMAT, rule->id), g_free);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (enabled_cb), NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), toggle);
  add_buttons (row, "rule", rule->id, rule->name, is_first);
}

/* ---- asking the store ---- */

static gboolean
is_of_use (DossierSearchesDialog *self, GPtrArray *found, const GError *error)
{
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  if (found == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)",
                                _ ("Saved searches and rules could not be listed"), error->message);

  return found != NULL;
}

static void
found_searches_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSearchesDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dossier_store_list_searches_finish (DOSSIER_STORE (source), result, &error);

  if (!is_of_use (self, found, error))
    return;
  clear (&self->searches);
  for (guint i = 0; i < found->len; i++)
    add_search (self, found->pdata[i], i == 0);
  adw_preferences_group_set_description (
      self->searches.group, found->len > 0
                                ? NULL
                                : _ ("None yet. Search for something or choose filters, then press Ctrl+Shift+S: the "
                                     "search stands in the sidebar from then on."));
}

static void
found_rules_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSearchesDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dossier_store_list_rules_finish (DOSSIER_STORE (source), result, &error);

  if (!is_of_use (self, found, error))
    return;
  clear (&self->rules);
  for (guint i = 0; i < found->len; i++)
    add_rule (self, found->pdata[i], i == 0);
  adw_preferences_group_set_description (
      self->rules.group,
      found->len > 0 ? _ ("They act on stories as soon as they arrive, from the first to the last.")
                     : _ ("None yet. A rule tags, stars, mutes or marks as read what arrives, so that you need not."));
}

static void
load (DossierSearchesDialog *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  dossier_store_list_searches_async (self->store, self->loading, found_searches_cb, g_object_ref (self));
  dossier_store_list_rules_async (self->store, self->loading, found_rules_cb, g_object_ref (self));
}

/* ---- object ---- */

static void
dossier_searches_dialog_dispose (GObject *object)
{
  DossierSearchesDialog *self = DOSSIER_SEARCHES_DIALOG (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_searches_dialog_parent_class)->dispose (object);
}

static void
dossier_searches_dialog_finalize (GObject *object)
{
  DossierSearchesDialog *self = DOSSIER_SEARCHES_DIALOG (object);

  g_ptr_array_unref (self->searches.rows);
  g_ptr_array_unref (self->rules.rows);
  G_OBJECT_CLASS (dossier_searches_dialog_parent_class)->finalize (object);
}

static void
dossier_searches_dialog_class_init (DossierSearchesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_searches_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_searches_dialog_finalize;
}

static void
dossier_searches_dialog_init (DossierSearchesDialog *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GtkWidget          *button = gtk_button_new_with_mnemonic (_ ("_New Rule…"));

  self->searches = (Part){ dossier_feed_window_add_group (page, _ ("Saved Searches")), g_ptr_array_new () };
  self->rules = (Part){ dossier_feed_window_add_group (page, _ ("Rules")), g_ptr_array_new () };
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.edit-rule");
  adw_preferences_group_set_header_suffix (self->rules.group, button);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (page));
}

GtkWindow *
dossier_searches_dialog_new (DossierStore *store, GtkWindow *parent)
{
  DossierSearchesDialog *self = g_object_new (DOSSIER_TYPE_SEARCHES_DIALOG, NULL);
  GtkWindow             *window = dossier_feed_window_new (_ ("Searches and Rules"), parent, GTK_WIDGET (self), NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "searches-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  dossier_feed_window_set_size (window, WIDTH, HEIGHT);
  load (self);

  return window;
}
