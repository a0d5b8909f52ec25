/* dossier-about.c - what this program is, and whose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-toasts.h"

void
dossier_about_present (GtkWindow *parent)
{
  static const char *const developers[] = { "The Dossier authors", NULL };
  GtkWidget               *about = adw_about_window_new ();

  g_object_set (about, "transient-for", parent, "modal", TRUE, "application-name", "Dossier", "application-icon",
                DOSSIER_APP_ID, "version", DOSSIER_VERSION, "developer-name", _ ("The Dossier authors"), "developers",
                developers, "license-type", GTK_LICENSE_GPL_3_0, "copyright", "© 2026 The Dossier authors", "comments",
                _ ("Keeps stories about artificial intelligence, and knows who is in them: people, organizations, and "
                   "what the stories say about them."),
                /* TRANSLATORS: your names, one a line; shown as the translators of Dossier */
                "translator-credits", _ ("translator-credits"), NULL);
  dossier_accessible_name_about (about);
  dossier_toasts_keep_still (GTK_WINDOW (about)); /* its version can be copied, which it says in a toast */
  gtk_window_present (GTK_WINDOW (about));
}
