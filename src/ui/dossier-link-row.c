/* dossier-link-row.c - one link that is to be saved, and how it stands with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-link-row.h"

#include <glib/gi18n.h>

struct _DossierLinkRow
{
  AdwActionRow parent;

  char               *uri;
  DossierLinkRowState state;
  GtkWidget          *spinner, *icon, *retry_button, *remove_button;
};

G_DEFINE_FINAL_TYPE (DossierLinkRow, dossier_link_row, ADW_TYPE_ACTION_ROW)

static const struct
{
  const char *icon; /* NULL: it turns */
  const char *words;
  gboolean    can_retry, can_remove;
} states[] = {
  [DOSSIER_LINK_ROW_TURN] = { "content-loading-symbolic", N_ ("Waits for its turn"), FALSE, FALSE },
  [DOSSIER_LINK_ROW_FETCHING] = { NULL, N_ ("Fetching…"), FALSE, FALSE },
  [DOSSIER_LINK_ROW_SAVED] = { "object-select-symbolic", N_ ("Saved"), FALSE, FALSE },
  [DOSSIER_LINK_ROW_WAITS] = { "document-open-recent-symbolic", N_ ("Waits to be tried again"), TRUE, TRUE },
  [DOSSIER_LINK_ROW_FAILED] = { "dialog-warning-symbolic", N_ ("Not saved"), TRUE, TRUE },
  [DOSSIER_LINK_ROW_REMOVED] = { "user-trash-symbolic", N_ ("Waits no more"), TRUE, FALSE },
};

static void
retry_cb (DossierLinkRow *self)
{
  g_signal_emit_by_name (self, "retry");
}

static void
remove_cb (DossierLinkRow *self)
{
  g_signal_emit_by_name (self, "remove");
}

/* The address as one reads it. */
static char *
dup_short (const char *uri)
{
  const char *rest = strstr (uri, "://");

  return g_strdup (rest != NULL ? rest + 3 : uri);
}

static void
label_button (GtkWidget *button, const char *icon, const char *words, const char *label)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
label_buttons (DossierLinkRow *self)
{
  gboolean         is_removed = self->state == DOSSIER_LINK_ROW_REMOVED;
  g_autofree char *name = dup_short (self->uri);
  g_autofree char *retry
      /* TRANSLATORS: an address */
      = g_strdup_printf (is_removed ? _ ("Let “%s” wait again") : _ ("Try “%s” again"), name);
  /* TRANSLATORS: an address */
  g_autofree char *take_out = g_strdup_printf (_ ("Remove “%s”"), name);

  label_button (self->retry_button, is_removed ? "edit-undo-symbolic" : "view-refresh-symbolic",
                is_removed ? _ ("Undo") : _ ("Try Again"), retry);
  label_button (self->remove_button, "edit-clear-symbolic", _ ("Remove"), take_out);
}

void
dossier_link_row_set_state (DossierLinkRow *self, DossierLinkRowState state, const char *title, const char *why)
{
  gboolean         turns = states[state].icon == NULL;
  g_autofree char *address = dup_short (self->uri);
  g_autofree char *words = NULL;

  self->state = state;
  if (why != NULL)
    /* TRANSLATORS: how it stands with a link ("Not saved"), and why or what to know, a sentence */
    words = g_strdup_printf (_ ("%s: %s"), _ (states[state].words), why);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title != NULL ? title : address);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words != NULL ? words : _ (states[state].words));
  gtk_widget_set_visible (self->spinner, turns);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), turns);
  gtk_widget_set_visible (self->icon, !turns);
  if (!turns)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), states[state].icon);
  gtk_widget_set_visible (self->retry_button, states[state].can_retry);
  gtk_widget_set_visible (self->remove_button, states[state].can_remove);
  label_buttons (self);
}

const char *
dossier_link_row_get_uri (DossierLinkRow *self)
{
  return self->uri;
}

DossierLinkRowState
dossier_link_row_get_state (DossierLinkRow *self)
{
  return self->state;
}

static void
dossier_link_row_finalize (GObject *object)
{
  g_free (DOSSIER_LINK_ROW (object)->uri);
  G_OBJECT_CLASS (dossier_link_row_parent_class)->finalize (object);
}

static void
dossier_link_row_class_init (DossierLinkRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_link_row_finalize;
  g_signal_new ("retry", DOSSIER_TYPE_LINK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("remove", DOSSIER_TYPE_LINK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_button (DossierLinkRow *self, GCallback clicked)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

static void
dossier_link_row_init (DossierLinkRow *self)
{
  self->spinner = gtk_spinner_new ();
  self->icon = gtk_image_new ();
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->spinner);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->icon);
  self->retry_button = make_button (self, G_CALLBACK (retry_cb));
  self->remove_button = make_button (self, G_CALLBACK (remove_cb));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

GtkWidget *
dossier_link_row_new (const char *uri)
{
  DossierLinkRow *self = g_object_new (DOSSIER_TYPE_LINK_ROW, NULL);

  self->uri = g_strdup (uri);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), uri);
  dossier_link_row_set_state (self, DOSSIER_LINK_ROW_TURN, NULL, NULL);
  return GTK_WIDGET (self);
}
