/* dossier-print-images.c - the images of a story for paper
 *
 * list -> for each that is kept: load -> decode -> keep
 *
 * Whatever is under way holds a reference, so that it may end after the story was printed, or not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-print-images.h"

#include <math.h>
#include "dossier-image-decoder.h"
#include "dossier-image-fetch.h"
#include "dossier-reader-images.h"

/* Images in memory as they came, at a time. */
#define MAX_LOADING 2
/* Points of paper for a pixel: the size it has on a screen. */
#define POINTS 0.75

struct _DossierPrintImages
{
  DossierStore        *store;
  DossierImageDecoder *decoder;
  GCancellable        *cancellable;
  GTask               *awaited; /* who waits; or NULL */
  GHashTable          *kept;    /* address -> cairo_surface_t */
  GQueue               waiting; /* of char *, owned */
  guint                n_loading, size;
  gboolean             is_listed;
};

typedef struct
{
  DossierPrintImages *self;
  char               *uri;
} Loading;

static void load_more (DossierPrintImages *self);

static void
clear (gpointer data)
{
  DossierPrintImages *self = data;

  g_hash_table_unref (self->kept);
  g_queue_clear_full (&self->waiting, g_free);
  g_object_unref (self->cancellable);
  g_object_unref (self->decoder);
  g_object_unref (self->store);
}

static void
release (DossierPrintImages *self)
{
  g_rc_box_release_full (self, clear);
}

static void
tell_ready (DossierPrintImages *self)
{
  g_autoptr (GTask) task = NULL;
  gboolean are_ready = dossier_print_images_are_ready (self);

  if (!are_ready && (self->n_loading > 0 || !g_cancellable_is_cancelled (self->cancellable)))
    return;
  task = g_steal_pointer (&self->awaited);
  if (task != NULL)
    g_task_return_boolean (task, are_ready);
}

/* Takes @loading. */
static void
end_loading (Loading *loading)
{
  DossierPrintImages *self = loading->self;

  self->n_loading--;
  load_more (self);
  tell_ready (self);
  release (self);
  g_free (loading->uri);
  g_free (loading);
}

/* ---- pixels ---- */

static guint32
put_on_white (const guint8 *rgba)
{
  guint32 pixel = 0;

  if (rgba[3] == 255)
    return (guint32) rgba[0] << 16 | (guint32) rgba[1] << 8 | rgba[2];
  for (guint i = 0; i < 3; i++)
    pixel = pixel << 8 | ((guint32) rgba[i] * rgba[3] + 255u * (255u - rgba[3]) + 127) / 255;
  return pixel;
}

static cairo_surface_t *
make_surface (const DossierImage *image)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) image->width, (int) image->height);
  const guint8    *from = g_bytes_get_data (image->rgba, NULL);
  guint8          *to = cairo_image_surface_get_data (surface);
  int              stride = cairo_image_surface_get_stride (surface);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return surface;
  for (guint y = 0; y < image->height; y++, to += stride)
    for (guint x = 0; x < image->width; x++, from += 4)
      ((guint32 *) (gpointer) to)[x] = put_on_white (from);
  cairo_surface_mark_dirty (surface);
  return surface;
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Loading *loading = data;
  g_autoptr (DossierImage) image = dossier_image_decoder_decode_finish (DOSSIER_IMAGE_DECODER (source), result, NULL);

  /* One that cannot be decoded is printed as words, as the reader shows it. */
  if (image != NULL && !dossier_reader_images_is_dot (image))
    g_hash_table_insert (loading->self->kept, g_strdup (loading->uri), make_surface (image));
  end_loading (loading);
}

/* ---- loading ---- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Loading *loading = data;
  g_autoptr (GBytes) bytes = dossier_store_load_image_finish (DOSSIER_STORE (source), result, NULL);

  if (bytes == NULL)
    end_loading (loading);
  else
    dossier_image_decoder_decode_async (loading->self->decoder, bytes, loading->self->size, loading->self->cancellable,
                                        decoded_cb, loading);
}

static void
load_more (DossierPrintImages *self)
{
  while (self->n_loading < MAX_LOADING && !g_queue_is_empty (&self->waiting)
         && !g_cancellable_is_cancelled (self->cancellable))
    {
      Loading *loading = g_new0 (Loading, 1);

      *loading = (Loading){ g_rc_box_acquire (self), g_queue_pop_head (&self->waiting) };
      self->n_loading++;
      dossier_store_load_image_async (self->store, loading->uri, self->cancellable, loaded_cb, loading);
    }
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DossierPrintImages *self = data;
  g_autoptr (DossierStoryImages) images = dossier_store_list_story_images_finish (DOSSIER_STORE (source), result, NULL);

  for (guint i = 0; images != NULL && i < MIN (images->images->len, DOSSIER_IMAGE_FETCH_MAX); i++)
    {
      const DossierStoryImage *image = images->images->pdata[i];

      if (image->state == DOSSIER_IMAGE_KEPT)
        g_queue_push_tail (&self->waiting, g_strdup (image->uri));
    }
  self->size = (guint) MIN (DOSSIER_PRINT_IMAGE_SIZE,
                            sqrt (DOSSIER_PRINT_IMAGE_PIXELS / MAX (g_queue_get_length (&self->waiting), 1.0)));
  self->is_listed = TRUE;
  load_more (self);
  tell_ready (self);
  release (self);
}

/* ---- from outside ---- */

DossierPrintImages *
dossier_print_images_new (DossierStore *store, gint64 story)
{
  DossierPrintImages *self = g_rc_box_new0 (DossierPrintImages);

  self->store = g_object_ref (store);
  self->decoder = dossier_image_decoder_new (NULL);
  self->cancellable = g_cancellable_new ();
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cairo_surface_destroy);
  g_queue_init (&self->waiting);
  dossier_store_list_story_images_async (store, story, self->cancellable, listed_cb, g_rc_box_acquire (self));
  return self;
}

void
dossier_print_images_free (DossierPrintImages *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  release (self);
}

void
dossier_print_images_wait_async (DossierPrintImages *self, GAsyncReadyCallback callback, gpointer user_data)
{
  self->awaited = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (self->awaited, dossier_print_images_wait_async);
  tell_ready (self);
}

gboolean
dossier_print_images_wait_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

gboolean
dossier_print_images_are_ready (const DossierPrintImages *self)
{
  return self->is_listed && self->n_loading == 0 && g_queue_is_empty ((GQueue *) &self->waiting);
}

cairo_surface_t *
dossier_print_images_get (const DossierPrintImages *self, const char *uri, double *width, double *height)
{
  cairo_surface_t *surface = g_hash_table_lookup (self->kept, uri);

  if (surface == NULL || cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return NULL;
  *width = cairo_image_surface_get_width (surface) * POINTS;
  *height = cairo_image_surface_get_height (surface) * POINTS;
  return surface;
}
