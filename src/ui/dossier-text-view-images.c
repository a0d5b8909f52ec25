/* dossier-text-view-images.c - the images in the text, as they come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-text-view-private.h"

static void
picture_free (gpointer data)
{
  DossierTextPicture *picture = data;

  g_clear_object (&picture->texture);
  g_free (picture->reason);
  g_free (picture);
}

GHashTable *
dossier_text_view_make_pictures (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, picture_free);
}

void
dossier_text_view_fill_frame (DossierTextView *self, DossierImageFrame *frame)
{
  const char               *uri = dossier_image_frame_get_uri (frame);
  const DossierTextPicture *picture = uri != NULL ? g_hash_table_lookup (self->pictures, uri) : NULL;

  if (picture == NULL)
    return;
  if (picture->texture != NULL)
    dossier_image_frame_set_picture (frame, picture->texture, picture->scale);
  else
    dossier_image_frame_set_reason (frame, picture->reason);
}

/* Takes @picture. */
static void
set_picture (DossierTextView *self, const char *uri, DossierTextPicture *picture)
{
  g_hash_table_insert (self->pictures, g_strdup (uri), picture);
  for (guint i = 0; i < self->images->len; i++)
    if (g_strcmp0 (dossier_image_frame_get_uri (self->images->pdata[i]), uri) == 0)
      dossier_text_view_fill_frame (self, self->images->pdata[i]);
  dossier_text_view_schedule_fit (self);
}

void
dossier_text_view_set_image (DossierTextView *self, const char *uri, GdkTexture *texture, double scale)
{
  DossierTextPicture *picture = g_new0 (DossierTextPicture, 1);

  picture->texture = g_object_ref (texture);
  picture->scale = scale;
  set_picture (self, uri, picture);
}

void
dossier_text_view_set_image_reason (DossierTextView *self, const char *uri, const char *reason)
{
  DossierTextPicture *picture = g_new0 (DossierTextPicture, 1);

  picture->reason = g_strdup (reason);
  set_picture (self, uri, picture);
}
