/* dossier-message.c - a question or a message in front of a window, or what a dialog leaves behind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-message.h"

#include <glib/gi18n-lib.h>

GtkWidget *
dossier_message_new (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget        *widget = adw_message_dialog_new (parent, NULL, NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  g_autofree char  *head = g_markup_printf_escaped ("<span size=\"x-large\" weight=\"800\">%s</span>", heading);
  g_autofree char  *rest = body != NULL ? g_markup_printf_escaped ("\n\n%s", body) : g_strdup ("");
  g_autofree char  *words = g_strconcat (head, rest, NULL);

  /* The dialog's own heading is measured narrower than it can be, which GTK 4.18 warns of. */
  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  adw_message_dialog_set_body_use_markup (dialog, TRUE);
  adw_message_dialog_set_body (dialog, words);
  return widget;
}

GtkWindow *
dossier_message_show (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = dossier_message_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}

void
dossier_message_end_dialog (GtkWidget *widget, const DossierTextSaved *saved)
{
  g_autofree char *words = dossier_text_saved_dup_words (saved);

  gtk_widget_activate_action (widget, saved->saved == DOSSIER_PAGE_TAKEN ? "win.toast-undo" : "win.toast", "s", words);
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (widget)));
}
