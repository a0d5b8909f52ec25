/* dossier-handout-images.c - the images of stories that are handed on: those that the library has kept, and no others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-handout-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "dossier-story-images.h"

/* ---- where they go ---- */

gboolean
dossier_handout_place_in_page (gpointer n_bytes, const DossierEditionImage *kind, GBytes *bytes, char **place,
                               GError **error)
{
  gsize *used = n_bytes;

  if (g_bytes_get_size (bytes) > DOSSIER_HANDOUT_MAX_IMAGE_BYTES - *used)
    return TRUE;
  *used += g_bytes_get_size (bytes);
  *place = dossier_edition_image_make_address (kind, bytes);
  return TRUE;
}

gboolean
dossier_handout_place_in_book (gpointer book, const DossierEditionImage *kind, GBytes *bytes, char **place,
                               GError **error)
{
  *place = dossier_book_add_image (book, kind, bytes);
  return TRUE;
}

static gboolean
write_image (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (DossierExportFile) file = dossier_export_file_new (path, NULL, error);

  return file != NULL
         && dossier_export_file_write (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error)
         && dossier_export_file_finish (g_steal_pointer (&file), error);
}

gboolean
dossier_handout_place_in_folder (gpointer folder, const DossierEditionImage *kind, GBytes *bytes, char **place,
                                 GError **error)
{
  g_autofree char *name = dossier_edition_image_make_name (kind, bytes), *path = g_build_filename (folder, name, NULL);
  g_autofree char *images = g_path_get_dirname (path);

  if (g_mkdir (images, 0777) != 0 && errno != EEXIST)
    return dossier_export_file_fail (images, g_strerror (errno), errno, error);
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !write_image (path, bytes, error))
    return FALSE;
  *place = g_steal_pointer (&name);
  return TRUE;
}

/* ---- those of a story ---- */

/* The bytes of @image, or NULL when it is not to be had: that is no fault, but for @error. */
static GBytes *
load (DossierHandout *handout, const DossierStoryImage *image, GError **error)
{
  g_autoptr (GError) fault = NULL;
  GBytes *bytes = image->is_known ? dossier_store_load_image (handout->store, image->uri, &fault) : NULL;

  if (fault != NULL && !g_error_matches (fault, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&fault));
  return bytes;
}

/* FALSE only with @error. */
static gboolean
add_image (DossierHandout *handout, DossierHandoutStory *story, const DossierStoryImage *image, GError **error)
{
  const DossierEditionImage *kind = dossier_edition_image_find (image->format);
  g_autoptr (GError) fault = NULL;
  g_autoptr (GBytes) bytes = kind != NULL ? load (handout, image, &fault) : NULL;
  char *place = NULL;

  if (bytes != NULL)
    handout->place (handout->place_data, kind, bytes, &place, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (place != NULL)
    g_hash_table_insert (story->images, g_strdup (image->uri), place);
  else
    handout->counts.n_images_left++;
  return TRUE;
}

gboolean
dossier_handout_add_images (DossierHandout *handout, DossierHandoutStory *story, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (DossierStoryImages) images = NULL;

  if (handout->place == NULL)
    return TRUE;
  images = dossier_store_list_story_images (handout->store, story->edition.story->id, &fault);
  if (images == NULL)
    {
      if (g_error_matches (fault, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND)) /* it has just been deleted */
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (images->images->len == 0)
    return TRUE;
  story->edition.images = story->images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < MIN (images->images->len, DOSSIER_HANDOUT_MAX_IMAGES); i++)
    if (g_cancellable_set_error_if_cancelled (handout->cancellable, error)
        || !add_image (handout, story, images->images->pdata[i], error))
      return FALSE;
  if (images->images->len > DOSSIER_HANDOUT_MAX_IMAGES)
    handout->counts.n_images_left += images->images->len - DOSSIER_HANDOUT_MAX_IMAGES;
  return TRUE;
}
