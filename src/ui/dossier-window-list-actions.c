/* dossier-window-list-actions.c - lists of feeds in the window: subscribing to one, and exporting the subscriptions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include "dossier-export-list.h"
#include "dossier-import-dialog.h"
#include "dossier-transfer-dialog.h"
#include "dossier-subscribe.h"

#include <glib/gi18n.h>

static GtkFileFilter *
make_filter (const char *name, const char *const *patterns)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);

  return filter;
}

static void
add_filters (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  static const char *const everything[] = { "*", NULL };
  g_autoptr (GtkFileFilter) lists = make_filter (name, patterns);
  g_autoptr (GtkFileFilter) all = make_filter (_ ("All files"), everything);

  gtk_file_chooser_add_filter (chooser, lists);
  gtk_file_chooser_add_filter (chooser, all);
}

/* The chosen file, or NULL; the chooser is gone then. Owned by the caller. */
static GFile *
take_file (GtkNativeDialog *chooser, int response)
{
  GFile *file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);

  return file;
}

/* ---- in ---- */

typedef struct
{
  DossierWindow *window;
  char          *path;
} Importing;

static void
importing_free (Importing *importing)
{
  g_object_unref (importing->window);
  g_free (importing->path);
  g_free (importing);
}

static void
subscribed_cb (Importing *importing, guint n, gboolean with_pages)
{
  g_autofree char *words = g_strdup_printf (ngettext ("Subscribed to %u feed", "Subscribed to %u feeds", n), n);

  if (n > 0)
    dossier_window_show_undo_toast (importing->window, words, NULL);
  if (with_pages)
    dossier_window_add_pages (importing->window, importing->path);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Importing *importing = data;
  g_autoptr (GError) error = NULL;
  DossierFeedList *list = dossier_subscribe_read_finish (DOSSIER_LIBRARY (source), result, &error);
  g_autofree char *name = g_filename_display_basename (importing->path);
  GtkWindow       *dialog;

  if (list == NULL || importing->window->story_actions == NULL)
    {
      if (importing->window->story_actions != NULL)
        dossier_window_report (importing->window, _ ("The list could not be read"),
                               error != NULL ? error->message
                                             : _ ("It is not a list of feeds: neither OPML nor exported bookmarks."));
      g_clear_pointer (&list, dossier_feed_list_free);
      importing_free (importing);
      return;
    }
  dialog = dossier_import_dialog_new (importing->window->library, list, name, GTK_WINDOW (importing->window));
  g_signal_connect_data (dialog, "subscribed", G_CALLBACK (subscribed_cb), importing, (GClosureNotify) importing_free,
                         G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

void
dossier_window_import_feeds (DossierWindow *self, const char *path)
{
  Importing *importing = g_new0 (Importing, 1);

  importing->window = g_object_ref (self);
  importing->path = g_strdup (path);
  dossier_subscribe_read_async (self->library, path, NULL, read_cb, importing);
}

static void
import_chosen_cb (GtkNativeDialog *chooser, int response, DossierWindow *self)
{
  g_autoptr (GFile) file = take_file (chooser, response);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    dossier_window_import_feeds (self, path);
}

static void
win_import_feeds (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const patterns[] = { "*.opml", "*.xml", "*.html", "*.htm", NULL };
  GtkFileChooserNative    *chooser = gtk_file_chooser_native_new (_ ("Subscribe to a List"), GTK_WINDOW (data),
                                                                  GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);

  add_filters (GTK_FILE_CHOOSER (chooser), _ ("Lists of feeds and bookmarks"), patterns);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (import_chosen_cb), data, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The file's name given: for whoever drives the window from outside. */
static void
win_import_list (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_window_import_feeds (data, g_variant_get_bytestring (parameter));
}

/* ---- from other programs ---- */

static void
imported_cb (DossierWindow *self, guint n)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u story imported", "%u stories imported", n), n);

  if (self->story_actions != NULL && n > 0)
    dossier_window_show_undo_toast (self, words, NULL);
}

static void
show_transfer (DossierWindow *self, const char *path)
{
  GtkWindow *dialog = dossier_transfer_dialog_new (self->library, path, GTK_WINDOW (self));

  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
transfer_chosen_cb (GtkNativeDialog *chooser, int response, DossierWindow *self)
{
  g_autoptr (GFile) file = take_file (chooser, response);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    show_transfer (self, path);
}

static void
win_import (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const patterns[]
      = { "*.csv", "*.json", "*.jsonld", "*.zip", "*.html", "*.htm", "*.eml", "*.mbox", NULL };
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Import from Another Program"), GTK_WINDOW (data),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);

  add_filters (GTK_FILE_CHOOSER (chooser), _ ("Exports of reading lists and bookmarks, and mails"), patterns);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (transfer_chosen_cb), data, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The file's name given: for whoever drives the window from outside. */
static void
win_import_file (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_transfer (data, g_variant_get_bytestring (parameter));
}

/* ---- out ---- */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autoptr (GError) error = NULL;
  int              n = dossier_export_list_finish (DOSSIER_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (self->story_actions == NULL)
    return;
  if (n < 0)
    {
      dossier_window_report (self, _ ("The subscriptions could not be exported"), error->message);
      return;
    }
  words = g_strdup_printf (ngettext ("%u subscription exported", "%u subscriptions exported", (guint) n), (guint) n);
  dossier_window_show_toast (self, words);
}

void
dossier_window_export_feeds (DossierWindow *self, GFile *file)
{
  dossier_export_list_async (dossier_library_get_store (self->library), file, NULL, exported_cb, g_object_ref (self));
}

static void
export_chosen_cb (GtkNativeDialog *chooser, int response, DossierWindow *self)
{
  g_autoptr (GFile) file = take_file (chooser, response);

  if (file != NULL)
    dossier_window_export_feeds (self, file);
}

static void
win_export_feeds (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const patterns[] = { "*.opml", NULL };
  DossierWindow           *self = data;
  GPtrArray               *feeds = dossier_sidebar_get_feeds (self->sidebar);
  GtkFileChooserNative    *chooser;

  if (feeds == NULL || feeds->len == 0)
    {
      dossier_window_show_toast (self, _ ("There are no feeds yet"));
      return;
    }
  chooser = gtk_file_chooser_native_new (_ ("Export Subscriptions"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _ ("_Export"), NULL);
  add_filters (GTK_FILE_CHOOSER (chooser), _ ("Lists of feeds (OPML)"), patterns);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("subscriptions.opml"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (export_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static const GActionEntry list_actions[] = {
  { .name = "import-feeds", .activate = win_import_feeds },
  { .name = "import-list", .activate = win_import_list, .parameter_type = "ay" },
  { .name = "import", .activate = win_import },
  { .name = "import-file", .activate = win_import_file, .parameter_type = "ay" },
  { .name = "export-feeds", .activate = win_export_feeds },
};

void
dossier_window_add_list_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), list_actions, G_N_ELEMENTS (list_actions), self);
}
