/* dossier-feed-dialog.c - asks for the name or the folder of a feed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-dialog.h"

#include "dossier-message.h"

#include <glib/gi18n.h>

/* Longest name, in characters, and the highest list of folders, in pixels. */
#define MAX_NAME 120
#define MAX_HEIGHT 280

typedef struct
{
  GtkEditable            *entry;
  GtkCheckButton         *chosen; /* of a list of folders; else NULL */
  DossierFeedDialogAnswer answer;
  gpointer                data;
  GDestroyNotify          free_data;
} Asking;

static void
asking_free (Asking *asking)
{
  if (asking->free_data != NULL)
    asking->free_data (asking->data);
  g_free (asking);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  g_autofree char *name = NULL;

  if (!g_str_equal (response, "ok"))
    return;
  name = g_strstrip (g_strdup (gtk_editable_get_text (asking->entry)));
  if (name[0] == '\0' && asking->chosen != NULL)
    {
      g_free (name);
      name = g_strdup (g_object_get_data (G_OBJECT (asking->chosen), "folder"));
    }
  asking->answer (name, asking->data);
}

static Asking *
make_dialog (GtkWindow *parent, const char *heading, const char *label, GtkWidget *child, GtkWidget **dialog)
{
  Asking *asking = g_new0 (Asking, 1);

  *dialog = dossier_message_new (parent, heading, NULL);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (*dialog), child);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (*dialog), "cancel", _ ("_Cancel"), "ok", label, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (*dialog), "ok", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (*dialog), "ok");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (*dialog), "cancel");
  g_object_set_data_full (G_OBJECT (*dialog), "asking", asking, (GDestroyNotify) asking_free);
  g_signal_connect (*dialog, "response", G_CALLBACK (response_cb), asking);

  return asking;
}

static void
name_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "ok", name[0] != '\0');
}

GtkWidget *
dossier_feed_dialog_ask_name (GtkWindow *parent, const char *heading, const char *name, DossierFeedDialogAnswer answer,
                              gpointer data, GDestroyNotify free_data)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *dialog;
  Asking    *asking = make_dialog (parent, heading, _ ("_Rename"), entry, &dialog);

  asking->entry = GTK_EDITABLE (entry);
  asking->answer = answer;
  asking->data = data;
  asking->free_data = free_data;
  gtk_entry_set_max_length (GTK_ENTRY (entry), MAX_NAME);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New name"), -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), dialog, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
  gtk_window_set_focus (GTK_WINDOW (dialog), entry);
  gtk_window_present (GTK_WINDOW (dialog));

  return dialog;
}

/* ---- folders ---- */

static void
toggled_cb (GtkCheckButton *check, Asking *asking)
{
  if (gtk_check_button_get_active (check))
    asking->chosen = check;
}

static GtkCheckButton *
add_folder (GtkWidget *list, GtkCheckButton *group, const char *folder, const char *words, Asking *asking)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (check), "folder", g_strdup (folder), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), asking);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  return GTK_CHECK_BUTTON (check);
}

static void
fill_folders (GtkWidget *list, GPtrArray *folders, const char *folder, Asking *asking)
{
  GtkCheckButton *none = add_folder (list, NULL, "", _ ("No folder"), asking);

  gtk_check_button_set_active (none, TRUE);
  for (guint i = 0; i < folders->len; i++)
    {
      const char     *name = g_ptr_array_index (folders, i);
      GtkCheckButton *check = add_folder (list, none, name, name, asking);

      if (g_strcmp0 (name, folder) == 0)
        gtk_check_button_set_active (check, TRUE);
    }
}

static GtkWidget *
make_list (const char *words)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return list;
}

GtkWidget *
dossier_feed_dialog_ask_folder (GtkWindow *parent, const char *heading, GPtrArray *folders, const char *folder,
                                DossierFeedDialogAnswer answer, gpointer data, GDestroyNotify free_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = make_list (_ ("Folders"));
  GtkWidget *fresh = make_list (_ ("New folder"));
  GtkWidget *entry = adw_entry_row_new ();
  GtkWidget *dialog;
  Asking    *asking = make_dialog (parent, heading, _ ("_Move"), box, &dialog);

  asking->entry = GTK_EDITABLE (entry);
  asking->answer = answer;
  asking->data = data;
  asking->free_data = free_data;
  fill_folders (list, folders, folder, asking);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("New folder"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (fresh), entry);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), fresh);
  gtk_window_present (GTK_WINDOW (dialog));

  return dialog;
}
