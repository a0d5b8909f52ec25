/* dossier-toasts.c - toasts that can be closed at any moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-toasts.h"

/* FALSE: nothing moved before, as the person wants it. */
static gboolean
stop_movement (GtkWidget *widget)
{
  GtkSettings *settings = gtk_widget_get_settings (widget);
  gboolean     may_move;

  g_object_get (settings, "gtk-enable-animations", &may_move, NULL);
  if (may_move)
    g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  return may_move;
}

static void
let_move (GtkWidget *widget)
{
  gtk_settings_reset_property (gtk_widget_get_settings (widget), "gtk-enable-animations");
}

void
dossier_toasts_show (AdwToastOverlay *overlay, AdwToast *toast)
{
  gboolean moved = stop_movement (GTK_WIDGET (overlay));

  adw_toast_overlay_add_toast (overlay, toast);
  if (moved)
    let_move (GTK_WIDGET (overlay));
}

void
dossier_toasts_keep_still (GtkWindow *window)
{
  if (stop_movement (GTK_WIDGET (window)))
    g_signal_connect (window, "destroy", G_CALLBACK (let_move), NULL);
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
