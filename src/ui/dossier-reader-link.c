/* dossier-reader-link.c - the way out of a story: shows whose address it is before anything is opened
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-private.h"
#include "dossier-message.h"

#include <glib/gi18n.h>

/* An address is shown up to this many characters; its host always whole. */
#define MAX_SHOWN 400

typedef struct
{
  DossierReader *reader;
  char          *uri;
} Visit;

static void
visit_free (gpointer data, GClosure *closure)
{
  Visit *visit = data;

  g_object_unref (visit->reader);
  g_free (visit->uri);
  g_free (visit);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierReader) reader = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    dossier_reader_report (reader, _ ("The link could not be opened"), error);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *answer, Visit *visit)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (g_strcmp0 (answer, "open") == 0)
    gtk_show_uri_full (window, visit->uri, GDK_CURRENT_TIME, NULL, shown_cb, g_object_ref (visit->reader));
  else if (g_strcmp0 (answer, "copy") == 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (visit->reader)), visit->uri);
}

/* Who is behind @uri: its host in the form that cannot be mistaken, or the addressee. NULL when it may not be opened.
 */
static char *
owner_of (const char *uri)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *scheme = parsed != NULL ? g_uri_get_scheme (parsed) : "";

  if (g_str_equal (scheme, "mailto"))
    return g_uri_unescape_string (g_uri_get_path (parsed), NULL);
  if ((g_str_equal (scheme, "http") || g_str_equal (scheme, "https")) && g_uri_get_host (parsed) != NULL
      && *g_uri_get_host (parsed) != '\0')
    return g_hostname_to_ascii (g_uri_get_host (parsed));
  return NULL;
}

static AdwMessageDialog *
dialog_new (GtkWindow *window, const char *uri, const char *owner)
{
  gboolean         is_mail = g_ascii_strncasecmp (uri, "mailto:", 7) == 0;
  g_autofree char *shown = g_utf8_strlen (uri, -1) > MAX_SHOWN ? g_utf8_substring (uri, 0, MAX_SHOWN) : g_strdup (uri);
  GtkWidget *dialog = dossier_message_new (window, is_mail ? _ ("Write a message?") : _ ("Open this link?"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *host = gtk_label_new (owner), *label;

  gtk_label_set_wrap (GTK_LABEL (host), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (host), PANGO_WRAP_CHAR);
  gtk_widget_add_css_class (host, "title-3");
  label = gtk_label_new (shown);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), host);
  gtk_box_append (GTK_BOX (box), label);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "copy", _ ("Cop_y"), "open",
                                    _ ("_Open"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  return ADW_MESSAGE_DIALOG (dialog);
}

void
dossier_reader_open_link (DossierReader *self, const char *uri)
{
  g_autofree char  *owner = uri != NULL ? owner_of (uri) : NULL;
  GtkRoot          *root = gtk_widget_get_root (GTK_WIDGET (self));
  AdwMessageDialog *dialog;
  Visit            *visit;

  if (owner == NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                                      _ ("Only web pages and mail addresses are opened from a story."));

      dossier_reader_report (self, _ ("The link could not be opened"), error);
      return;
    }
  dialog = dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, owner);
  visit = g_new (Visit, 1);
  visit->reader = g_object_ref (self);
  visit->uri = g_strdup (uri);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), visit, visit_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
