/* dossier-window-fetch.c - the story's text: the whole of it from its page, why it is as it is, and its versions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include <glib/gi18n.h>
#include "dossier-full-text.h"
#include "dossier-message.h"
#include "dossier-versions-dialog.h"
#include "dossier-why-dialog.h"

static void
end (DossierWindow *self)
{
  if (self->fetch_toast != NULL)
    adw_toast_dismiss (self->fetch_toast);
  g_clear_object (&self->fetch_toast);
  g_clear_object (&self->fetching);
  dossier_window_update_actions (self);
}

/* A sentence for which a toast has no room in a narrow window. */
static void
explain (DossierWindow *self, const char *why)
{
  dossier_message_show (GTK_WINDOW (self), _ ("The text stays as it is"), why);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autoptr (GError) error = NULL;
  DossierPageSaved saved = DOSSIER_PAGE_GONE;
  gboolean         done = dossier_library_fetch_story_finish (DOSSIER_LIBRARY (source), result, &saved, &error);

  if (self->story_actions == NULL)
    return;
  end (self);
  if (done && saved == DOSSIER_PAGE_TAKEN)
    dossier_window_show_undo_toast (self, dossier_page_saved_words (saved), NULL);
  else if (done)
    explain (self, dossier_page_saved_words (saved));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dossier_window_report (self, _ ("The page could not be fetched"), error->message);
}

void
dossier_window_fetch_text (DossierWindow *self)
{
  gint64 story = dossier_window_get_story (self);

  if (story == 0 || self->fetching != NULL)
    return;
  self->fetching = g_cancellable_new ();
  self->fetch_toast = g_object_ref_sink (adw_toast_new (_ ("Fetching the whole text…")));
  adw_toast_set_timeout (self->fetch_toast, 0);
  adw_toast_set_button_label (self->fetch_toast, _ ("_Stop"));
  g_signal_connect_object (self->fetch_toast, "button-clicked", G_CALLBACK (g_cancellable_cancel), self->fetching,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (self->fetch_toast));
  dossier_window_update_actions (self);
  dossier_library_fetch_story_async (self->library, story, self->fetching, fetched_cb, g_object_ref (self));
}

void
dossier_window_explain_text (DossierWindow *self)
{
  gint64 story = dossier_window_get_story (self);

  if (story != 0)
    gtk_window_present (dossier_why_dialog_new (
        self->library, story, g_action_group_get_action_enabled (G_ACTION_GROUP (self->story_actions), "fetch-text"),
        GTK_WINDOW (self)));
}

void
dossier_window_show_versions (DossierWindow *self)
{
  gint64 story = dossier_window_get_story (self);

  if (story != 0)
    gtk_window_present (dossier_versions_dialog_new (self->library, story, GTK_WINDOW (self)));
}
