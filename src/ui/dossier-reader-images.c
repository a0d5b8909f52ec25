/* dossier-reader-images.c - the images of the story in the reader: whether they are fetched, and how they are shown
 *
 * list -> (fetch -> list after each) -> for each that is kept: load -> decode -> show
 *
 * cancellable: of the story; a new one for each, so that an answer that comes too late is told by it.
 * taken:       addresses that were loaded, as a set. waiting: those that are still to be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-reader-images.h"

#include <glib/gi18n.h>

#include "dossier-image-decoder.h"
#include "dossier-image-dialog.h"
#include "dossier-image-fetch.h"
#include "dossier-scaled-picture.h"

/* Images in memory as they came, at a time. */
#define MAX_LOADING 2
/* Images are made for a column of at least so many pixels: it may become wider. */
#define USUAL_WIDTH 740
/* Up to so many pixels, an image shows nothing. */
#define DOT 2

/* As the key "load-images" has them. */
typedef enum
{
  LOAD_NEVER,
  LOAD_ASK,
  LOAD_ALWAYS,
} Load;

struct _DossierReaderImages
{
  GObject parent;

  DossierLibrary      *library;
  DossierImageDecoder *decoder;
  GSettings           *settings; /* or NULL */
  DossierTextView     *view;
  DossierImageBar     *bar;

  gint64              story; /* 0: none */
  DossierStoryImages *images;
  GCancellable       *cancellable;
  GCancellable       *fetching; /* NULL: nothing is fetched */
  gboolean            is_listing, is_to_list;
  GHashTable         *taken;
  GQueue              waiting; /* of char *, owned */
  guint               n_loading;
};

G_DEFINE_FINAL_TYPE (DossierReaderImages, dossier_reader_images, G_TYPE_OBJECT)

typedef struct
{
  DossierReaderImages *self;
  GCancellable        *cancellable; /* of the story it is for */
  char                *uri;
  guint                size;
} Loading;

static void list (DossierReaderImages *self);
static void load_more (DossierReaderImages *self);

static void
report (DossierReaderImages *self, const char *what, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self->view), "win.report", "(ss)", what, error->message);
}

/* ---- what the person prefers ---- */

static Load
read_load (GSettings *settings)
{
  if (settings == NULL)
    return LOAD_ASK;
  if (!g_settings_get_boolean (settings, "show-images"))
    return LOAD_NEVER;
  return (Load) g_settings_get_enum (settings, "load-images");
}

static Load
get_load (DossierReaderImages *self)
{
  return read_load (self->settings);
}

gboolean
dossier_reader_images_are_shown (GSettings *settings)
{
  return read_load (settings) != LOAD_NEVER;
}

static guint
count (DossierReaderImages *self, DossierImageState state)
{
  guint n = 0;

  for (guint i = 0; i < MIN (self->images->images->len, DOSSIER_IMAGE_FETCH_MAX); i++)
    n += ((const DossierStoryImage *) self->images->images->pdata[i])->state == state;
  return n;
}

/* Whether they are fetched without being asked for here and now. */
static gboolean
is_by_itself (DossierReaderImages *self)
{
  return (get_load (self) == LOAD_ALWAYS || self->images->has_images)
         && count (self, DOSSIER_IMAGE_UNASKED) + count (self, DOSSIER_IMAGE_MISSING) > 0
         && !dossier_store_is_read_only (dossier_library_get_store (self->library))
         && !g_network_monitor_get_network_metered (g_network_monitor_get_default ());
}

/* ---- the bar ---- */

static void
update_bar (DossierReaderImages *self)
{
  DossierImageBarState state = DOSSIER_IMAGE_BAR_NOTHING;
  guint                n_unasked = 0, n_missing = 0;

  if (self->images != NULL && get_load (self) != LOAD_NEVER)
    {
      n_unasked = count (self, DOSSIER_IMAGE_UNASKED);
      n_missing = count (self, DOSSIER_IMAGE_MISSING);
    }
  if (self->fetching != NULL)
    state = DOSSIER_IMAGE_BAR_FETCHING;
  else if (n_unasked > 0)
    state = DOSSIER_IMAGE_BAR_UNASKED;
  else if (n_missing > 0)
    state = DOSSIER_IMAGE_BAR_MISSING;
  dossier_image_bar_set (self->bar, state, n_unasked > 0 ? n_unasked : n_missing);
}

/* ---- showing ---- */

static void
loading_free (Loading *loading)
{
  g_object_unref (loading->self);
  g_object_unref (loading->cancellable);
  g_free (loading->uri);
  g_free (loading);
}

/* Takes @loading. */
static void
end_loading (Loading *loading, const GError *error)
{
  DossierReaderImages *self = loading->self;

  if (loading->cancellable == self->cancellable)
    {
      self->n_loading--;
      if (error != NULL)
        dossier_text_view_set_image_reason (self->view, loading->uri, error->message);
      load_more (self);
    }
  loading_free (loading);
}

gboolean
dossier_reader_images_is_dot (const DossierImage *image)
{
  return image->width <= DOT && image->height <= DOT;
}

static void
show_image (Loading *loading, const DossierImage *image)
{
  DossierReaderImages *self = loading->self;
  g_autoptr (GdkTexture) texture = NULL;

  if (dossier_reader_images_is_dot (image))
    {
      dossier_text_view_set_image_reason (self->view, loading->uri, _ ("There is nothing to be seen in this image."));
      return;
    }
  texture = dossier_scaled_picture_make_texture (image);
  dossier_text_view_set_image (
      self->view, loading->uri, texture,
      dossier_scaled_picture_get_scale (texture, loading->size, gtk_widget_get_scale_factor (GTK_WIDGET (self->view))));
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Loading *loading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImage) image = dossier_image_decoder_decode_finish (DOSSIER_IMAGE_DECODER (source), result, &error);

  if (image != NULL && loading->cancellable == loading->self->cancellable)
    show_image (loading, image);
  end_loading (loading, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Loading *loading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dossier_store_load_image_finish (DOSSIER_STORE (source), result, &error);

  if (bytes == NULL)
    end_loading (loading, error);
  else
    dossier_image_decoder_decode_async (loading->self->decoder, bytes, loading->size, loading->cancellable, decoded_cb,
                                        loading);
}

/* The longest side that the column has room for, in pixels of the screen. */
static guint
get_size (DossierReaderImages *self)
{
  int width = MAX (gtk_widget_get_width (GTK_WIDGET (self->view)), USUAL_WIDTH);

  return (guint) MIN (width * gtk_widget_get_scale_factor (GTK_WIDGET (self->view)), DOSSIER_IMAGE_DECODER_MAX_SIZE);
}

static void
load_more (DossierReaderImages *self)
{
  while (self->n_loading < MAX_LOADING && !g_queue_is_empty (&self->waiting))
    {
      Loading *loading = g_new0 (Loading, 1);

      *loading = (Loading){ g_object_ref (self), g_object_ref (self->cancellable), g_queue_pop_head (&self->waiting),
                            get_size (self) };
      self->n_loading++;
      dossier_store_load_image_async (dossier_library_get_store (self->library), loading->uri, self->cancellable,
                                      loaded_cb, loading);
    }
}

static void
take_images (DossierReaderImages *self)
{
  for (guint i = 0; i < MIN (self->images->images->len, DOSSIER_IMAGE_FETCH_MAX); i++)
    {
      const DossierStoryImage *image = self->images->images->pdata[i];

      if (image->state == DOSSIER_IMAGE_KEPT && g_hash_table_add (self->taken, g_strdup (image->uri)))
        g_queue_push_tail (&self->waiting, g_strdup (image->uri));
      else if (image->state == DOSSIER_IMAGE_MISSING)
        dossier_text_view_set_image_reason (self->view, image->uri, image->reason);
    }
  load_more (self);
}

/* ---- fetching ---- */

typedef struct
{
  DossierReaderImages *self;
  GCancellable        *fetching;
} Fetch;

static void
progress_cb (guint done, guint total, gpointer data)
{
  Fetch *fetch = data;

  if (fetch->fetching == fetch->self->fetching)
    list (fetch->self);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fetch *fetch = data;
  g_autoptr (DossierReaderImages) self = fetch->self;
  g_autoptr (GCancellable) fetching = fetch->fetching;
  g_autoptr (GError) error = NULL;
  DossierImagesFetched fetched;

  g_free (fetch);
  dossier_library_fetch_images_finish (DOSSIER_LIBRARY (source), result, &fetched, &error);
  if (fetching != self->fetching)
    return;
  if (error != NULL)
    report (self, _ ("The images could not be fetched"), error);
  g_clear_object (&self->fetching);
  update_bar (self);
  list (self);
}

static void
fetch_images (DossierReaderImages *self, gboolean again)
{
  Fetch *fetch = g_new (Fetch, 1);

  self->fetching = g_cancellable_new ();
  *fetch = (Fetch){ g_object_ref (self), g_object_ref (self->fetching) };
  dossier_library_fetch_images_async (self->library, self->story, again, progress_cb, fetch, self->fetching, fetched_cb,
                                      fetch);
  update_bar (self);
}

/* ---- the list ---- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierReaderImages) self = data;
  g_autoptr (DossierStoryImages) images = dossier_store_list_story_images_finish (DOSSIER_STORE (source), result, NULL);
  gboolean is_first = self->images == NULL;

  /* Of another story, or one that was deleted meanwhile: that is said by those who show it. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  self->is_listing = FALSE;
  if (images == NULL)
    return;
  g_clear_pointer (&self->images, dossier_story_images_free);
  self->images = g_steal_pointer (&images);
  if (get_load (self) != LOAD_NEVER)
    take_images (self);
  if (is_first && get_load (self) != LOAD_NEVER && is_by_itself (self))
    fetch_images (self, FALSE);
  update_bar (self);
  if (self->is_to_list)
    list (self);
}

static void
list (DossierReaderImages *self)
{
  self->is_to_list = self->is_listing;
  if (self->is_listing)
    return;
  self->is_listing = TRUE;
  dossier_store_list_story_images_async (dossier_library_get_store (self->library), self->story, self->cancellable,
                                         listed_cb, g_object_ref (self));
}

/* ---- from outside ---- */

void
dossier_reader_images_open (DossierReaderImages *self, gint64 story)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  dossier_reader_images_stop (self);
  g_clear_object (&self->fetching);
  g_clear_pointer (&self->images, dossier_story_images_free);
  g_hash_table_remove_all (self->taken);
  g_queue_clear_full (&self->waiting, g_free);
  self->n_loading = 0;
  self->is_listing = FALSE;
  self->story = story;
  update_bar (self);
  if (story == 0)
    return;
  self->cancellable = g_cancellable_new ();
  list (self);
}

void
dossier_reader_images_show (DossierReaderImages *self)
{
  if (self->images != NULL && self->fetching == NULL && get_load (self) != LOAD_NEVER
      && count (self, DOSSIER_IMAGE_UNASKED) + count (self, DOSSIER_IMAGE_MISSING) > 0)
    fetch_images (self, TRUE);
}

void
dossier_reader_images_stop (DossierReaderImages *self)
{
  g_cancellable_cancel (self->fetching);
}

void
dossier_reader_images_enlarge (DossierReaderImages *self, const char *uri, const char *alt)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));

  gtk_window_present (
      GTK_WINDOW (dossier_image_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                            dossier_library_get_store (self->library), self->decoder, uri, alt)));
}

/* ---- object ---- */

static void
preference_changed_cb (DossierReaderImages *self)
{
  if (self->story != 0)
    dossier_reader_images_open (self, self->story);
}

static void
dossier_reader_images_dispose (GObject *object)
{
  DossierReaderImages *self = DOSSIER_READER_IMAGES (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->fetching);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->fetching);
  G_OBJECT_CLASS (dossier_reader_images_parent_class)->dispose (object);
}

static void
dossier_reader_images_finalize (GObject *object)
{
  DossierReaderImages *self = DOSSIER_READER_IMAGES (object);

  g_clear_pointer (&self->images, dossier_story_images_free);
  g_hash_table_unref (self->taken);
  g_queue_clear_full (&self->waiting, g_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->decoder);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (dossier_reader_images_parent_class)->finalize (object);
}

static void
dossier_reader_images_class_init (DossierReaderImagesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_reader_images_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_reader_images_finalize;
}

static void
dossier_reader_images_init (DossierReaderImages *self)
{
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_queue_init (&self->waiting);
}

DossierReaderImages *
dossier_reader_images_new (DossierLibrary *library, GSettings *settings, DossierTextView *view, DossierImageBar *bar)
{
  DossierReaderImages *self = g_object_new (DOSSIER_TYPE_READER_IMAGES, NULL);

  self->library = g_object_ref (library);
  self->decoder = dossier_image_decoder_new (NULL);
  self->view = view;
  self->bar = bar;
  if (settings != NULL)
    {
      self->settings = g_object_ref (settings);
      g_signal_connect_object (settings, "changed::load-images", G_CALLBACK (preference_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  return self;
}
