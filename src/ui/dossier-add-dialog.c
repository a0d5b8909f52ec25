/* dossier-add-dialog.c - takes in what somebody has: words, addresses, files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-add-dialog-private.h"

#include "dossier-accessible.h"
#include "dossier-wrap-layout.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (DossierAddDialog, dossier_add_dialog, ADW_TYPE_WINDOW)

/* ---- what is offered ---- */

/* What is typed when it is one address alone, else NULL: perhaps its feed is meant, not the page. */
static char *
dup_only_address (DossierAddDialog *self)
{
  g_autofree char *text = dossier_add_dialog_dup_text (self);
  g_auto (GStrv) addresses = dossier_add_addresses (text);

  return addresses != NULL && addresses[1] == NULL ? g_strdup (addresses[0]) : NULL;
}

void
dossier_add_dialog_update (DossierAddDialog *self)
{
  gboolean         has_text = gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->text_view)) > 0;
  gboolean         is_busy = self->busy != NULL;
  gboolean         is_linking = is_busy && dossier_link_list_is_busy (self->links, NULL, NULL);
  g_autofree char *address = dup_only_address (self);

  gtk_widget_set_visible (self->placeholder, !has_text);
  gtk_widget_set_visible (self->subscribe_button, address != NULL && !is_linking);
  gtk_widget_set_visible (self->clipboard_button, self->has_clipboard_address && !has_text && !is_busy);
  gtk_widget_set_visible (self->text_box, !is_linking);
  gtk_widget_set_visible (self->sources, !is_linking);
  gtk_widget_set_visible (self->details, !is_linking);
  gtk_widget_set_visible (GTK_WIDGET (self->file_list), self->files->len > 0);
  gtk_widget_set_sensitive (self->text_box, !is_busy);
  gtk_widget_set_sensitive (self->sources, !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->file_list), !is_busy);
  gtk_widget_set_sensitive (self->details, !is_busy);
  gtk_widget_set_sensitive (self->subscribe_button, !is_busy);
  gtk_button_set_label (self->cancel_button, is_busy ? _ ("_Stop") : _ ("_Cancel"));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.add", !is_busy && (has_text || self->files->len > 0));
}

char *
dossier_add_dialog_dup_text (DossierAddDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

void
dossier_add_dialog_set_text (DossierAddDialog *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, -1);
}

void
dossier_add_dialog_show_error (DossierAddDialog *self, const char *words)
{
  gtk_label_set_label (self->error_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), words[0] != '\0');
}

static void
remove_file_cb (GtkButton *button, DossierAddDialog *self)
{
  const char *path = g_object_get_data (G_OBJECT (button), "path");
  guint       i;

  if (g_ptr_array_find_with_equal_func (self->files, path, g_str_equal, &i))
    g_ptr_array_remove_index (self->files, i);
  dossier_add_dialog_show_files (self);
}

static GtkWidget *
make_file_row (DossierAddDialog *self, const char *path)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  /* TRANSLATORS: %s is a file's name */
  g_autofree char *label = g_strdup_printf (_ ("Leave “%s” out"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_file_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

void
dossier_add_dialog_show_files (DossierAddDialog *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->file_list))) != NULL)
    gtk_list_box_remove (self->file_list, row);
  for (guint i = 0; i < self->files->len; i++)
    gtk_list_box_append (self->file_list, make_file_row (self, g_ptr_array_index (self->files, i)));
  dossier_add_dialog_update (self);
}

void
dossier_add_dialog_offer_text (DossierAddDialog *self, const char *text)
{
  g_autofree char *before = dossier_add_dialog_dup_text (self);
  g_autofree char *both = NULL;

  if (self->busy != NULL || text[0] == '\0')
    return;
  both = before[0] == '\0' ? g_strdup (text) : g_strconcat (before, "\n", text, NULL);
  dossier_add_dialog_set_text (self, both);
}

void
dossier_add_dialog_offer_file (DossierAddDialog *self, const char *path)
{
  if (self->busy != NULL || self->files->len >= DOSSIER_ADD_MAX_FILES
      || g_ptr_array_find_with_equal_func (self->files, path, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->files, g_strdup (path));
  dossier_add_dialog_show_files (self);
}

void
dossier_add_dialog_offer_dropped (DossierAddDialog *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file), *uri = g_file_get_uri (file);

  if (path != NULL)
    dossier_add_dialog_offer_file (self, path);
  else
    dossier_add_dialog_offer_text (self, uri);
}

/* ---- the clipboard ---- */

/* One address there is offered, once, and never written over what is here. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierAddDialog) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_auto (GStrv) addresses = text != NULL ? dossier_add_addresses (text) : NULL;
  const char *rest;

  if (self->library == NULL || addresses == NULL || addresses[1] != NULL
      || g_strcmp0 (addresses[0], self->clipboard_address) == 0)
    return;
  g_free (self->clipboard_address);
  self->clipboard_address = g_strdup (addresses[0]);
  rest = strstr (addresses[0], "://");
  gtk_label_set_label (self->clipboard_label, rest != NULL ? rest + 3 : addresses[0]);
  self->has_clipboard_address = TRUE;
  dossier_add_dialog_update (self);
}

static void
look_into_clipboard (DossierAddDialog *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  self->has_clipboard_address = FALSE;
  dossier_add_dialog_update (self);
  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), G_TYPE_STRING)
      || gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/plain;charset=utf-8"))
    gdk_clipboard_read_text_async (clipboard, NULL, looked_cb, g_object_ref (self));
}

/* ---- actions ---- */

static void
dialog_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_add_dialog_start (DOSSIER_ADD_DIALOG (widget));
}

/* Stops the work, and only then closes. */
static void
dialog_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierAddDialog *self = DOSSIER_ADD_DIALOG (widget);

  if (self->busy != NULL)
    g_cancellable_cancel (self->busy);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierAddDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (self->library == NULL)
    return;
  if (text == NULL || text[0] == '\0')
    dossier_add_dialog_show_error (self, _ ("The clipboard holds no text."));
  else
    dossier_add_dialog_offer_text (self, text);
}

void
dossier_add_dialog_paste (DossierAddDialog *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb, g_object_ref (self));
}

static void
dialog_paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_add_dialog_paste (DOSSIER_ADD_DIALOG (widget));
}

static void
dialog_take_clipboard (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierAddDialog *self = DOSSIER_ADD_DIALOG (widget);

  if (self->has_clipboard_address)
    dossier_add_dialog_offer_text (self, self->clipboard_address);
}

/* The window does it: it knows which feeds there are. */
static void
dialog_suggest_feeds (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  gtk_window_close (GTK_WINDOW (widget));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.suggest-feeds", NULL);
}

/* Likewise; what was typed goes with it. */
static void
dialog_subscribe (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierAddDialog *self = DOSSIER_ADD_DIALOG (widget);
  GtkWindow        *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));
  g_autofree char  *address = dup_only_address (self);

  if (parent == NULL || address == NULL || self->busy != NULL)
    return;
  dossier_add_dialog_set_text (self, "");
  gtk_window_close (GTK_WINDOW (widget));
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.subscribe-to", "s", address);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, DossierAddDialog *self)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        dossier_add_dialog_offer_file (self, path);
    }
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

void
dossier_add_dialog_choose_files (DossierAddDialog *self)
{
  GtkFileChooserNative    *chooser = gtk_file_chooser_native_new (_ ("Choose Files"), GTK_WINDOW (self),
                                                                  GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  static const char *const patterns[]
      = { "*.txt", "*.md", "*.html", "*.htm", "*.xml", "*.rss", "*.atom", "*.json", "*.opml", "*.eml", "*.mbox" };
  g_autoptr (GtkFileFilter) stories = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (stories, _ ("Text, pages, mails, feeds and lists of feeds"));
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (stories, patterns[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), stories);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
dialog_choose_files (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_add_dialog_choose_files (DOSSIER_ADD_DIALOG (widget));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, DossierAddDialog *self)
{
  for (GSList *link = g_value_get_boxed (value); link != NULL; link = link->next)
    dossier_add_dialog_offer_dropped (self, link->data);

  return TRUE;
}

/* ---- object ---- */

static void
dossier_add_dialog_dispose (GObject *object)
{
  DossierAddDialog *self = DOSSIER_ADD_DIALOG (object);

  if (self->busy != NULL)
    g_cancellable_cancel (self->busy);
  g_clear_object (&self->busy);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_object (&self->library);
  if (self->links != NULL)
    dossier_link_list_set_library (self->links, NULL);
  G_OBJECT_CLASS (dossier_add_dialog_parent_class)->dispose (object);
}

static void
dossier_add_dialog_finalize (GObject *object)
{
  DossierAddDialog *self = DOSSIER_ADD_DIALOG (object);

  g_free (self->clipboard_address);
  g_ptr_array_unref (self->files);
  dossier_add_dialog_finalize_work (self);
  G_OBJECT_CLASS (dossier_add_dialog_parent_class)->finalize (object);
}

static void
dossier_add_dialog_class_init (DossierAddDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DOSSIER_TYPE_LINK_LIST);
  G_OBJECT_CLASS (klass)->dispose = dossier_add_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_add_dialog_finalize;

  g_signal_new ("added", DOSSIER_TYPE_ADD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_POINTER, G_TYPE_ARRAY);

  gtk_widget_class_install_action (widget_class, "dialog.add", NULL, dialog_add);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, dialog_cancel);
  gtk_widget_class_install_action (widget_class, "dialog.paste", NULL, dialog_paste);
  gtk_widget_class_install_action (widget_class, "dialog.take-clipboard", NULL, dialog_take_clipboard);
  gtk_widget_class_install_action (widget_class, "dialog.choose-files", NULL, dialog_choose_files);
  gtk_widget_class_install_action (widget_class, "dialog.subscribe", NULL, dialog_subscribe);
  gtk_widget_class_install_action (widget_class, "dialog.suggest-feeds", NULL, dialog_suggest_feeds);

  gtk_widget_class_set_template_from_resource (widget_class, DOSSIER_RESOURCE_PATH "/dossier-add-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, text_box);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, links);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, placeholder);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, subscribe_button);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, clipboard_button);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, clipboard_label);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, file_list);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, sources);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, details);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, date_row);
}

static void
dossier_add_dialog_init (DossierAddDialog *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->files = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_add_dialog_init_work (self);
  dossier_accessible_name_within (self->details, GTK_TYPE_LIST_BOX, _ ("About the story"));
  gtk_widget_set_layout_manager (self->sources, dossier_wrap_layout_new (6));

  /* Before the text view, which would take the files for words. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drop), GTK_PHASE_CAPTURE);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect_object (self, "map", G_CALLBACK (dossier_link_list_reload), self->links, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (look_into_clipboard), NULL);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed",
                           G_CALLBACK (dossier_add_dialog_update), self, G_CONNECT_SWAPPED);
  dossier_add_dialog_update (self);
}

GtkWindow *
dossier_add_dialog_new (DossierLibrary *library, GtkWindow *parent)
{
  DossierAddDialog *self = g_object_new (DOSSIER_TYPE_ADD_DIALOG, "transient-for", parent, NULL);

  self->library = g_object_ref (library);
  dossier_link_list_set_library (self->links, library);

  return GTK_WINDOW (self);
}

gboolean
dossier_add_dialog_is_busy (DossierAddDialog *self)
{
  return self->busy != NULL;
}

const char *
dossier_add_dialog_get_error (DossierAddDialog *self)
{
  return gtk_label_get_label (self->error_label);
}
