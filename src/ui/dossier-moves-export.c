/* dossier-moves-export.c - asks for a file and writes claims to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-moves-export.h"

#include <glib/gi18n.h>
#include "dossier-claims-export.h"

typedef struct
{
  GtkWidget            *widget;
  DossierStore         *store;
  GArray               *ids;
  char                 *format;
  GtkFileChooserNative *chooser;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->widget);
  g_object_unref (asking->store);
  g_array_unref (asking->ids);
  g_free (asking->format);
  g_object_unref (asking->chooser);
  g_free (asking);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  int              n = dossier_claims_export_finish (DOSSIER_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (n < 0)
    {
      gtk_widget_activate_action (widget, "win.report", "(ss)", _ ("The moves could not be exported"), error->message);
      return;
    }
  words = g_strdup_printf (ngettext ("%d move exported", "%d moves exported", n), n);
  gtk_widget_activate_action (widget, "win.toast", "s", words);
}

void
dossier_moves_export (GtkWidget *widget, DossierStore *store, GArray *ids, const char *format, GFile *file)
{
  dossier_claims_export_async (store, ids, format, file, NULL, written_cb, g_object_ref (widget));
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, Asking *asking)
{
  g_autoptr (GFile) file
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file != NULL)
    dossier_moves_export (asking->widget, asking->store, asking->ids, asking->format, file);
  asking_free (asking);
}

void
dossier_moves_export_ask (GtkWidget *widget, DossierStore *store, GArray *ids, const char *format)
{
  const char      *ending = g_str_equal (format, "markdown") ? "md" : format;
  g_autofree char *name = g_strdup_printf ("%s.%s", _ ("moves"), ending);
  Asking          *asking = g_new (Asking, 1);

  asking->widget = g_object_ref (widget);
  asking->store = g_object_ref (store);
  asking->ids = g_array_ref (ids);
  asking->format = g_strdup (format);
  asking->chooser = gtk_file_chooser_native_new (_ ("Export Moves"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                                 GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (asking->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (asking->chooser), TRUE);
  g_signal_connect (asking->chooser, "response", G_CALLBACK (chosen_cb), asking);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (asking->chooser));
}
