/* dossier-image-dialog.c - an image of a story by itself, as large as the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-image-dialog.h"

#include <glib/gi18n.h>

#include "dossier-scaled-picture.h"
#include "dossier-story-images.h"
#include "dossier-toasts.h"

/* Of its size, what the window behind it has. */
#define SHARE 0.9

struct _DossierImageDialog
{
  AdwWindow parent;

  char                *uri, *alt;
  DossierImageDecoder *decoder;
  GBytes              *bytes; /* NULL: not loaded */
  GCancellable        *cancellable;
  GtkFileChooser      *chooser; /* NULL: no place is being chosen */

  AdwToastOverlay *toasts;
  GtkStack        *stack; /* "waiting", "picture", "problem" */
  AdwStatusPage   *problem;
  GtkPicture      *picture;
  GtkWidget       *save_button;
};

G_DEFINE_FINAL_TYPE (DossierImageDialog, dossier_image_dialog, ADW_TYPE_WINDOW)

/* ---- the image ---- */

static void
show_problem (DossierImageDialog *self, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  adw_status_page_set_description (self->problem, escaped);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierImageDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImage) image = dossier_image_decoder_decode_finish (DOSSIER_IMAGE_DECODER (source), result, &error);
  g_autoptr (GdkTexture) texture = NULL;

  if (image == NULL)
    {
      show_problem (self, error);
      return;
    }
  texture = dossier_scaled_picture_make_texture (image);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_stack_set_visible_child_name (self->stack, "picture");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierImageDialog) self = data;
  g_autoptr (GError) error = NULL;

  self->bytes = dossier_store_load_image_finish (DOSSIER_STORE (source), result, &error);
  if (self->bytes == NULL)
    {
      show_problem (self, error);
      return;
    }
  gtk_widget_set_sensitive (self->save_button, TRUE);
  dossier_image_decoder_decode_async (self->decoder, self->bytes, DOSSIER_IMAGE_DECODER_MAX_SIZE, self->cancellable,
                                      decoded_cb, g_object_ref (self));
}

/* ---- what can be done with it ---- */

static void
copy_cb (DossierImageDialog *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->uri);
  dossier_toasts_say (self->toasts, _ ("Address copied"));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierImageDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    dossier_toasts_say (self->toasts, _ ("The image is saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* TRANSLATORS: why a file could not be written */
      g_autofree char *words = g_strdup_printf (_ ("The image could not be saved: %s"), error->message);

      dossier_toasts_say (self->toasts, words);
    }
}

static void
chosen_cb (DossierImageDialog *self, int answer, GtkNativeDialog *chooser)
{
  g_autoptr (GFile) file
      = answer == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file != NULL)
    g_file_replace_contents_bytes_async (file, self->bytes, NULL, FALSE, G_FILE_CREATE_NONE, self->cancellable,
                                         saved_cb, g_object_ref (self));
  g_clear_object (&self->chooser);
}

/* A name of ours: that of the address may be anything. */
static char *
make_file_name (GBytes *bytes)
{
  static const char *const endings[][2] = {
    { "image/png", "png" },   { "image/jpeg", "jpg" },    { "image/gif", "gif" },
    { "image/webp", "webp" }, { "image/svg+xml", "svg" },
  };
  gsize            length;
  const guchar    *data = g_bytes_get_data (bytes, &length);
  g_autofree char *type = g_content_type_guess (NULL, data, length, NULL);
  g_autofree char *mime = g_content_type_get_mime_type (type);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_strcmp0 (mime, endings[i][0]) == 0)
      /* TRANSLATORS: name of a file; %s is its ending, such as "png" */
      return g_strdup_printf (_ ("image.%s"), endings[i][1]);
  return g_strdup (_ ("image"));
}

static void
save_cb (DossierImageDialog *self)
{
  g_autofree char *name = make_file_name (self->bytes);

  if (self->chooser != NULL)
    return;
  self->chooser = GTK_FILE_CHOOSER (
      gtk_file_chooser_native_new (_ ("Save the Image"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (self->chooser, name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* ---- object ---- */

static GtkWidget *
button_new (DossierImageDialog *self, const char *icon, const char *words, void (*clicked) (DossierImageDialog *self))
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked), self, G_CONNECT_SWAPPED);
  return button;
}

static void
dossier_image_dialog_dispose (GObject *object)
{
  DossierImageDialog *self = DOSSIER_IMAGE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->decoder);
  G_OBJECT_CLASS (dossier_image_dialog_parent_class)->dispose (object);
}

static void
dossier_image_dialog_finalize (GObject *object)
{
  DossierImageDialog *self = DOSSIER_IMAGE_DIALOG (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->uri);
  g_free (self->alt);
  G_OBJECT_CLASS (dossier_image_dialog_parent_class)->finalize (object);
}

static void
dossier_image_dialog_class_init (DossierImageDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_image_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_image_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_image_dialog_init (DossierImageDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new (), *spinner;

  self->cancellable = g_cancellable_new ();
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  self->picture = GTK_PICTURE (gtk_picture_new ());
  self->problem = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->problem, "image-missing-symbolic");
  adw_status_page_set_title (self->problem, _ ("The Image Cannot Be Shown"));
  spinner = gtk_spinner_new ();
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_stack_add_named (self->stack, spinner, "waiting");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->picture), "picture");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->problem), "problem");
  self->save_button = button_new (self, "document-save-symbolic", _ ("Save the image"), save_cb);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->save_button);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             button_new (self, "edit-copy-symbolic", _ ("Copy the image’s address"), copy_cb));
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->stack));
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
}

GtkWidget *
dossier_image_dialog_new (GtkWindow *parent, DossierStore *store, DossierImageDecoder *decoder, const char *uri,
                          const char *alt)
{
  DossierImageDialog *self = g_object_new (DOSSIER_TYPE_IMAGE_DIALOG, "title", alt != NULL ? alt : _ ("Image"), "modal",
                                           TRUE, "transient-for", parent, NULL);
  int                 width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;
  int                 height = parent != NULL ? gtk_widget_get_height (GTK_WIDGET (parent)) : 0;

  self->uri = g_strdup (uri);
  self->alt = g_strdup (alt);
  self->decoder = g_object_ref (decoder);
  gtk_picture_set_alternative_text (self->picture, alt != NULL ? alt : _ ("Image without a description"));
  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), (int) (width * SHARE), (int) (height * SHARE));
  dossier_store_load_image_async (store, uri, self->cancellable, loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
