/* dossier-window-toasts.c - what is said at the foot of the window
 *
 * One after the other: libadwaita 1.2 ends the program when a toast comes back that was pushed aside by a more urgent
 * one a moment ago, as when somebody clicks the button of the first where the second appears.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-window-private.h"

#include <glib/gi18n.h>
#include <string.h>
#include "dossier-message.h"

/* Seconds a toast stays that can be answered; a message longer than this (bytes) becomes a dialog,
 * and one that would have to wait. */
#define TOAST_SECONDS 8
#define TOAST_LENGTH 200
/* Microseconds that a toast may say something else after it was shown, and still long enough. */
#define TOAST_FRESH (4 * G_USEC_PER_SEC)
/* How long a toast takes to come in, at the most. */
#define TOAST_MOVES_MS 500

/* Toasts are markup on libadwaita 1.2. */
static AdwToast *
make_toast (const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  return adw_toast_new (markup);
}

static void
gone_cb (DossierWindow *self)
{
  self->n_toasts--;
}

void
dossier_window_add_toast (DossierWindow *self, AdwToast *toast)
{
  self->n_toasts++;
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
dossier_window_show_toast (DossierWindow *self, const char *sentence)
{
  dossier_window_add_toast (self, make_toast (sentence));
}

void
dossier_window_report (DossierWindow *self, const char *what, const char *why)
{
  /* TRANSLATORS: what failed, and why: "The story could not be saved: the disk is full" */
  g_autofree char *sentence = g_strdup_printf (_ ("%s: %s"), what, why);
  AdwToast        *toast;

  if (self->n_toasts > 0 || strlen (sentence) > TOAST_LENGTH)
    {
      dossier_message_show (GTK_WINDOW (self), what, why);
      return;
    }

  toast = make_toast (sentence);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  dossier_window_add_toast (self, toast);
}

static void
undo_clicked_cb (AdwToast *toast, DossierWindow *self)
{
  DossierChange *inverse = g_object_steal_data (G_OBJECT (toast), "inverse");

  if (inverse != NULL)
    dossier_window_apply (self, inverse, NULL, NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", NULL);
}

static gboolean
dismiss_cb (gpointer toast)
{
  adw_toast_dismiss (toast);
  return G_SOURCE_REMOVE;
}

/* libadwaita 1.2 frees a toast that is dismissed while it still comes in, and then moves it on. */
void
dossier_window_dismiss_toast (AdwToast *toast)
{
  g_timeout_add_full (G_PRIORITY_DEFAULT, TOAST_MOVES_MS, dismiss_cb, g_object_ref (toast), g_object_unref);
}

static void
undo_dismissed_cb (DossierWindow *self, AdwToast *toast)
{
  if (self->undo_toast == toast)
    g_clear_object (&self->undo_toast);
}

static void
set_inverse (AdwToast *toast, DossierChange *inverse)
{
  g_object_set_data_full (G_OBJECT (toast), "inverse", inverse, (GDestroyNotify) dossier_change_free);
  adw_toast_set_button_label (toast, _ ("_Undo"));
}

/* The one that is shown says it, unless it is about to go: libadwaita 1.2 does not survive that one is dismissed while
 * it comes in, so none makes room for another. */
static gboolean
say_in_shown (DossierWindow *self, const char *sentence, DossierChange *inverse)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  if (self->undo_toast == NULL || g_get_monotonic_time () > self->undo_since + TOAST_FRESH)
    return FALSE;
  adw_toast_set_title (self->undo_toast, markup);
  set_inverse (self->undo_toast, inverse);
  return TRUE;
}

void
dossier_window_show_undo_toast (DossierWindow *self, const char *sentence, DossierChange *inverse)
{
  AdwToast *toast;

  if (say_in_shown (self, sentence, inverse))
    return;
  toast = make_toast (sentence);
  set_inverse (toast, inverse);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), self, 0);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (undo_dismissed_cb), self, G_CONNECT_SWAPPED);
  dossier_window_drop_undo_toast (self);
  g_set_object (&self->undo_toast, toast);
  self->undo_since = g_get_monotonic_time ();
  dossier_window_add_toast (self, toast);
}

void
dossier_window_show_action_toast (DossierWindow *self, const char *sentence, const char *label, const char *action)
{
  AdwToast *toast = make_toast (sentence);

  adw_toast_set_button_label (toast, label);
  adw_toast_set_detailed_action_name (toast, action);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  dossier_window_add_toast (self, toast);
}

void
dossier_window_drop_undo_toast (DossierWindow *self)
{
  if (self->undo_toast != NULL && g_object_get_data (G_OBJECT (self->undo_toast), "inverse") == NULL)
    adw_toast_set_button_label (self->undo_toast, NULL);
}
