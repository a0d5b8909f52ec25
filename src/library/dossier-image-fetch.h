/* dossier-image-fetch.h - fetches the images of a story, because somebody wants to see them.
 *
 * Without a Referer and without cookies; from http and https alone, never from inside the person's own computer or
 * network unless the story or its feed lives there, on the same host; none that is there to count readers. What is kept
 * already, also for another story, is asked for by nobody.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-library.h"
#include "dossier-story-images.h"

G_BEGIN_DECLS

/* Of one story: images, and their bytes; one of them takes at most DOSSIER_STORY_IMAGES_MAX_BYTES. */
#define DOSSIER_IMAGE_FETCH_MAX 40
#define DOSSIER_IMAGE_FETCH_MAX_BYTES (30 * 1024 * 1024)
/* Asked for at once: of all hosts, and of one. */
#define DOSSIER_IMAGE_FETCH_AT_ONCE 4
#define DOSSIER_IMAGE_FETCH_PER_HOST 2
/* Seconds for one image, and for all of a story. */
#define DOSSIER_IMAGE_FETCH_SECONDS 30
#define DOSSIER_IMAGE_FETCH_ALL_SECONDS 120
/* Seconds until what could not be had is asked for again by itself. */
#define DOSSIER_IMAGE_FETCH_PAUSE (24 * 60 * 60)

typedef struct
{
  guint n_images; /* of the story, as far as they are looked at */
  guint n_kept, n_missing;
} DossierImagesFetched;

/* Fetches what is not kept of @story. @again: also what could not be had within DOSSIER_IMAGE_FETCH_PAUSE. Each image
 * is kept as soon as it has come; one that cannot be had is no error. @progress is called in the calling thread after
 * each. Blocks, on any thread but never on the main one of a window.
 * Errors: of the store; CANCELLED, what had come by then is kept. */
gboolean dossier_library_fetch_images (DossierLibrary *self, gint64 story, gboolean again, DossierProgress progress,
                                       gpointer progress_data, GCancellable *cancellable, DossierImagesFetched *fetched,
                                       GError **error);

/* The same without blocking; @progress (the newest of it) and the callback come in the caller's main context. */
void dossier_library_fetch_images_async (DossierLibrary *self, gint64 story, gboolean again, DossierProgress progress,
                                         gpointer progress_data, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_library_fetch_images_finish (DossierLibrary *self, GAsyncResult *result, DossierImagesFetched *fetched,
                                              GError **error);

G_END_DECLS
