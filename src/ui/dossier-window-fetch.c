/* dossier-window-fetch.c - the story's text: the whole of it from its page, why it is as it is, and its versions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include <string.h>
#include <glib/gi18n.h>
#include "dossier-full-text.h"
#include "dossier-message.h"
#include "dossier-paste-dialog.h"
#include "dossier-versions-dialog.h"
#include "dossier-why-dialog.h"

static void
end (DossierWindow *self)
{
  if (self->fetch_toast != NULL)
    dossier_window_dismiss_toast (self, self->fetch_toast);
  g_clear_object (&self->fetch_toast);
  g_clear_object (&self->fetching);
  dossier_window_update_actions (self);
}

/* A story that something was begun for; another one may be shown by the time it ends. */
typedef struct
{
  DossierWindow *window;
  gint64         story;
} Meant;

static Meant *
meant_new (DossierWindow *window, gint64 story)
{
  Meant *meant = g_new (Meant, 1);

  meant->window = g_object_ref (window);
  meant->story = story;
  return meant;
}

static void
meant_free (Meant *meant)
{
  g_object_unref (meant->window);
  g_free (meant);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Meant, meant_free)

static void
free_meant (gpointer data, GClosure *closure)
{
  meant_free (data);
}

static void
paste_text (DossierWindow *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStory) story = dossier_store_load_story (dossier_library_get_store (self->library), id, &error);

  if (story != NULL)
    gtk_window_present (
        dossier_paste_dialog_new (self->library, id, dossier_story_get_row (story)->title, GTK_WINDOW (self)));
  else
    dossier_window_report (self, _ ("The story could not be opened"), error->message);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *answer, gpointer data)
{
  const Meant *meant = data;

  if (strcmp (answer, "paste") == 0 && meant->window->story_actions != NULL)
    paste_text (meant->window, meant->story);
}

/* A sentence for which a toast has no room in a narrow window. Who may read the page can paste what it does not show
 * to everybody. */
static void
explain (const Meant *meant, DossierPageSaved saved)
{
  GtkWidget *dialog = dossier_message_new (GTK_WINDOW (meant->window), _ ("The text stays as it is"),
                                           dossier_page_saved_words (saved));

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  if (saved == DOSSIER_PAGE_PARTIAL || saved == DOSSIER_PAGE_LESS)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "paste", _ ("_Paste Whole Text…"));
      g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), meant_new (meant->window, meant->story),
                             free_meant, 0);
    }
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Meant) meant = data;
  DossierWindow *self = meant->window;
  g_autoptr (GError) error = NULL;
  DossierPageSaved saved = DOSSIER_PAGE_GONE;
  gboolean         done = dossier_library_fetch_story_finish (DOSSIER_LIBRARY (source), result, &saved, &error);

  if (self->story_actions == NULL)
    return;
  end (self);
  if (done && saved == DOSSIER_PAGE_TAKEN)
    dossier_window_show_undo_toast (self, dossier_page_saved_words (saved), NULL);
  else if (done)
    explain (meant, saved);
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
  dossier_window_add_toast (self, g_object_ref (self->fetch_toast));
  dossier_window_update_actions (self);
  dossier_library_fetch_story_async (self->library, story, self->fetching, fetched_cb, meant_new (self, story));
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

void
dossier_window_paste_text (DossierWindow *self)
{
  gint64 story = dossier_window_get_story (self);

  if (story != 0)
    paste_text (self, story);
}
