/* dossier-search-dialog.c - asks for the name and the words of a search that is to be kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-search-dialog.h"

#include "dossier-accessible.h"
#include "dossier-message.h"

#include <glib/gi18n.h>

typedef struct
{
  AdwMessageDialog   *dialog;
  gint64              id;
  GtkEditable        *name, *query;
  GtkLabel           *mistake;
  DossierSearchAnswer answer;
  gpointer            data;
  GDestroyNotify      free_data;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  if (asking->free_data != NULL)
    asking->free_data (asking->data);
  g_free (asking);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  g_autoptr (DossierSavedSearch) search = NULL;

  if (!g_str_equal (response, "ok"))
    return;
  search = dossier_saved_search_new (asking->id, gtk_editable_get_text (asking->name),
                                     gtk_editable_get_text (asking->query));
  asking->answer (search, asking->data);
}

/* A name that is not there yet is no mistake, but nothing can be kept without it. */
static void
changed_cb (Asking *asking)
{
  const char *typed = gtk_editable_get_text (asking->name);
  g_autoptr (GError) mistake = NULL;
  g_autofree char *name = *typed != '\0' ? dossier_saved_search_clean_name (typed, &mistake) : NULL;

  if (mistake == NULL)
    dossier_saved_search_check_query (gtk_editable_get_text (asking->query), &mistake);
  gtk_label_set_label (asking->mistake, mistake != NULL ? mistake->message : "");
  gtk_widget_set_visible (GTK_WIDGET (asking->mistake), mistake != NULL);
  adw_message_dialog_set_response_enabled (asking->dialog, "ok", name != NULL && mistake == NULL);
}

static GtkEditable *
add_entry (GtkWidget *list, const char *title, const char *text, Asking *asking)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), asking);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);

  return GTK_EDITABLE (entry);
}

static GtkWidget *
make_form (const DossierSavedSearch *search, Asking *asking)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  dossier_accessible_name (list, _ ("Saved Searches"));
  asking->mistake = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (asking->mistake, TRUE);
  gtk_label_set_xalign (asking->mistake, 0);
  gtk_widget_add_css_class (GTK_WIDGET (asking->mistake), "error");
  asking->name = add_entry (list, _ ("Name"), search->name, asking);
  asking->query = add_entry (list, _ ("Search"), search->query, asking);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (asking->mistake));

  return box;
}

GtkWidget *
dossier_search_dialog_ask (GtkWindow *parent, const DossierSavedSearch *search, DossierSearchAnswer answer,
                           gpointer data, GDestroyNotify free_data)
{
  Asking    *asking = g_new0 (Asking, 1);
  GtkWidget *dialog = dossier_message_new (parent, search->id == 0 ? _ ("Save the Search") : _ ("Edit the Search"),
                                           _ ("It stands in the sidebar and is asked anew whenever stories come in."));
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  *asking = (Asking){ .dialog = message, .id = search->id, .answer = answer, .data = data, .free_data = free_data };
  g_object_set_data_full (G_OBJECT (dialog), "asking", asking, asking_free);
  adw_message_dialog_add_responses (message, "cancel", _ ("_Cancel"), "ok", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (message, "ok", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, "ok");
  adw_message_dialog_set_close_response (message, "cancel");
  adw_message_dialog_set_extra_child (message, make_form (search, asking));
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), asking);
  changed_cb (asking);
  gtk_window_set_focus (GTK_WINDOW (dialog), GTK_WIDGET (asking->name));
  gtk_window_present (GTK_WINDOW (dialog));

  return dialog;
}
