/* dossier-toasts.c - toasts that can be closed at any moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-toasts.h"

void
dossier_toasts_show (AdwToastOverlay *overlay, AdwToast *toast)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (overlay));
  gboolean     may_move;

  g_object_get (settings, "gtk-enable-animations", &may_move, NULL);
  if (may_move)
    g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  adw_toast_overlay_add_toast (overlay, toast);
  if (may_move)
    gtk_settings_reset_property (settings, "gtk-enable-animations");
}

static void
dismissed_cb (AdwToastOverlay *overlay)
{
  g_object_set_data (G_OBJECT (overlay), "said", NULL);
}

void
dossier_toasts_say (AdwToastOverlay *overlay, const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1); /* a title is markup in libadwaita 1.2 */
  AdwToast        *toast = g_object_get_data (G_OBJECT (overlay), "said");

  if (toast != NULL)
    {
      adw_toast_set_title (toast, markup);
      return;
    }
  toast = adw_toast_new (markup);
  g_object_set_data_full (G_OBJECT (overlay), "said", g_object_ref (toast), g_object_unref);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay, G_CONNECT_SWAPPED);
  dossier_toasts_show (overlay, toast);
}
