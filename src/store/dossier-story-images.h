/* dossier-story-images.h - the images that a story has, those of them that are kept, and how much they take.
 *
 * Kept once for all stories, by their address, and only for stories in which somebody asked for them. What is kept can
 * be had again: nothing here is in the journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Most bytes of one image that is kept. */
#define DOSSIER_STORY_IMAGES_MAX_BYTES (5 * 1024 * 1024)

typedef enum
{
  DOSSIER_IMAGE_UNASKED, /* nobody asked for it in this story */
  DOSSIER_IMAGE_KEPT,
  DOSSIER_IMAGE_MISSING, /* it was asked for and could not be had */
} DossierImageState;

typedef struct
{
  char             *uri;
  DossierImageState state;
  gboolean          is_known; /* kept, in this story or for another one */
  gint64            asked;    /* Unix seconds, 0 never */
  gint64            n_bytes;  /* 0 unless is_known */
  char             *format;   /* "png", "jpeg", ...; or NULL */
  char             *reason;   /* of a missing one, a sentence; or NULL */
} DossierStoryImage;

/* What there is to know before one is asked for. */
typedef struct
{
  GPtrArray *images;         /* (element-type DossierStoryImage), in text order, each address once */
  char      *uri, *feed_uri; /* of the story and of its feed, or NULL */
  gboolean   may_be_private; /* these may be asked inside the person's own computer or network */
  gboolean   has_images;     /* the feed's stories are to be shown with their images */
} DossierStoryImages;

void dossier_story_images_free (DossierStoryImages *images);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierStoryImages, dossier_story_images_free)

/* A stable word, never translated. */
const char *dossier_image_state_to_string (DossierImageState state);

/* How many of them are in @state. */
guint dossier_story_images_count (const DossierStoryImages *images, DossierImageState state);

/* NOT_FOUND for a story that is not there, or deleted. */
DossierStoryImages *dossier_store_list_story_images (DossierStore *self, gint64 story, GError **error);
void                dossier_store_list_story_images_async (DossierStore *self, gint64 story, GCancellable *cancellable,
                                                           GAsyncReadyCallback callback, gpointer user_data);
DossierStoryImages *dossier_store_list_story_images_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* What came of asking for @uri in @story at @now. @bytes NULL and @reason: it could not be had; what was kept before
 * stays. Both NULL: it is kept already, and now for this story too. */
gboolean dossier_store_save_story_image (DossierStore *self, gint64 story, const char *uri, gint64 now,
                                         const char *format, GBytes *bytes, const char *reason, GError **error);

/* As they came; NULL and NOT_FOUND when it is not kept. */
GBytes *dossier_store_load_image (DossierStore *self, const char *uri, GError **error);
void    dossier_store_load_image_async (DossierStore *self, const char *uri, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
GBytes *dossier_store_load_image_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* How many images are kept, and their bytes. */
typedef struct
{
  gint64 n, bytes;
} DossierKeptImages;

gboolean dossier_store_measure_images (DossierStore *self, DossierKeptImages *kept, GError **error);
void dossier_store_measure_images_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean dossier_store_measure_images_finish (DossierStore *self, GAsyncResult *result, DossierKeptImages *kept,
                                              GError **error);

/* As if nobody had asked for any. */
gboolean dossier_store_forget_images (DossierStore *self, GError **error);
void     dossier_store_forget_images_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean dossier_store_forget_images_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
