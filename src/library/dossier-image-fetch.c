/* dossier-image-fetch.c - fetches the images of a story, because somebody wants to see them
 *
 * One Round, driven by the calling thread through a main context of its own; everything in it belongs to this thread.
 *
 * next:   the first image that had no turn yet; one whose host is busy is passed over and tried again.
 * visits: those under way. n_bytes: of what is kept of the story, with the most that these may still bring.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-image-fetch.h"

#include <glib/gi18n-lib.h>

#include "dossier-extraction.h"
#include "dossier-fetcher.h"
#include "dossier-image-format.h"
#include "dossier-library-private.h"
#include "dossier-progress-relay.h"
#include "dossier-trackers.h"

#define ACCEPT "image/png, image/jpeg, image/gif, image/webp;q=0.9, image/svg+xml;q=0.9, image/*;q=0.5"

G_STATIC_ASSERT (DOSSIER_STORY_IMAGES_MAX_BYTES == DOSSIER_FETCH_MAX_IMAGE);

typedef struct
{
  DossierStore             *store;
  gint64                    story, now;
  const DossierStoryImages *images;
  GCancellable             *cancellable;
  GMainContext             *context;
  DossierFetcher           *fetcher;
  DossierProgress           progress;
  gpointer                  progress_data;
  DossierImagesFetched     *fetched;

  GQueue  waiting; /* of DossierStoryImage, borrowed */
  GList  *visits;  /* of Visit */
  guint   n_underway, n_done;
  gsize   n_bytes;
  gint64  end;   /* monotonic microseconds */
  GError *error; /* of the store: nothing more is asked */
} Round;

typedef struct
{
  Round                   *round;
  const DossierStoryImage *image;
  char                    *host;
  gsize                    room;
} Visit;

static void start_more (Round *round);

/* ---- what came of it ---- */

/* Takes the turn of @image: @bytes, or @reason why there are none, or neither when it was kept before. */
static void
keep (Round *round, const DossierStoryImage *image, GBytes *bytes, const char *format, const char *reason)
{
  if (round->error == NULL)
    dossier_store_save_story_image (round->store, round->story, image->uri, round->now, format, bytes, reason,
                                    &round->error);
  if (reason == NULL || image->is_known)
    round->fetched->n_kept++;
  else
    round->fetched->n_missing++;
  round->n_done++;
  if (round->progress != NULL)
    round->progress (round->n_done, round->fetched->n_images, round->progress_data);
}

static void
keep_answer (Round *round, const DossierStoryImage *image, const DossierFetchResult *answer)
{
  const char *format = dossier_image_format_get_name (dossier_image_format_sniff (answer->body));

  if (answer->status != 200)
    keep (round, image, NULL, NULL,
          answer->reason != NULL ? answer->reason : _ ("The server did not send the image. Try again later."));
  else if (format == NULL)
    keep (round, image, NULL, NULL, _ ("What the server sent is no image that can be shown here."));
  else
    {
      round->n_bytes += g_bytes_get_size (answer->body);
      keep (round, image, answer->body, format, NULL);
    }
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Visit *visit = data;
  Round *round = visit->round;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetchResult) answer = dossier_fetcher_fetch_finish (DOSSIER_FETCHER (source), result, &error);

  round->visits = g_list_remove (round->visits, visit);
  round->n_underway--;
  round->n_bytes -= visit->room;
  if (answer != NULL)
    keep_answer (round, visit->image, answer);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    keep (round, visit->image, NULL, NULL, error->message);
  g_free (visit->host);
  g_free (visit);
  start_more (round);
}

/* ---- whom to ask ---- */

static gboolean
is_same_host (const char *a, const char *b)
{
  g_autofree char *first = a != NULL ? dossier_extract_host (a) : NULL;
  g_autofree char *second = b != NULL ? dossier_extract_host (b) : NULL;

  return first != NULL && g_strcmp0 (first, second) == 0;
}

/* The person knows the host of the story and of its feed; a story must not lead to another one inside. */
static gboolean
may_be_private (const Round *round, const char *uri)
{
  return round->images->may_be_private
         && (is_same_host (uri, round->images->uri) || is_same_host (uri, round->images->feed_uri));
}

static gboolean
is_over (const Round *round)
{
  return round->error != NULL || g_cancellable_is_cancelled (round->cancellable)
         || g_get_monotonic_time () >= round->end;
}

static guint
count_visits (const Round *round, const char *host)
{
  guint n = 0;

  for (const GList *link = round->visits; link != NULL; link = link->next)
    n += g_strcmp0 (((const Visit *) link->data)->host, host) == 0;
  return n;
}

static void
ask (Round *round, const DossierStoryImage *image, char *host)
{
  Visit              *visit = g_new0 (Visit, 1);
  DossierFetchOptions options = {
    .accept = ACCEPT,
    .total_seconds = DOSSIER_IMAGE_FETCH_SECONDS,
    .header_seconds = DOSSIER_IMAGE_FETCH_SECONDS,
    .allow_private = may_be_private (round, image->uri),
    .now = round->now,
    .shuns = dossier_trackers_match,
  };

  *visit = (Visit){ round, image, host, MIN (DOSSIER_FETCH_MAX_IMAGE, DOSSIER_IMAGE_FETCH_MAX_BYTES - round->n_bytes) };
  options.max_bytes = visit->room;
  round->n_bytes += visit->room;
  round->n_underway++;
  round->visits = g_list_prepend (round->visits, visit);
  dossier_fetcher_fetch_async (round->fetcher, image->uri, &options, round->cancellable, fetched_cb, visit);
}

/* The next one whose host is not busy, taken out; NULL: none. @host is the caller's. */
static const DossierStoryImage *
take_next (Round *round, char **host)
{
  for (GList *link = round->waiting.head; link != NULL; link = link->next)
    {
      const DossierStoryImage *image = link->data;
      g_autofree char         *name = dossier_extract_host (image->uri);

      if (count_visits (round, name) >= DOSSIER_IMAGE_FETCH_PER_HOST)
        continue;
      g_queue_delete_link (&round->waiting, link);
      *host = g_steal_pointer (&name);
      return image;
    }
  return NULL;
}

/* What is under way may need less than is set aside for it: the last bytes are given out when it is over. */
static gboolean
has_room (const Round *round)
{
  return round->n_bytes < DOSSIER_IMAGE_FETCH_MAX_BYTES
         && (round->n_underway == 0 || DOSSIER_IMAGE_FETCH_MAX_BYTES - round->n_bytes >= DOSSIER_FETCH_MAX_IMAGE);
}

static void
refuse_rest (Round *round)
{
  const DossierStoryImage *image;

  while ((image = g_queue_pop_head (&round->waiting)) != NULL)
    keep (round, image, NULL, NULL, _ ("The images of this story are too large to keep them all."));
}

static void
start_more (Round *round)
{
  const DossierStoryImage *image;
  char                    *host = NULL;

  while (!is_over (round) && round->n_underway < DOSSIER_IMAGE_FETCH_AT_ONCE && has_room (round)
         && (image = take_next (round, &host)) != NULL)
    ask (round, image, host);
  if (round->n_underway == 0 && round->n_bytes >= DOSSIER_IMAGE_FETCH_MAX_BYTES)
    refuse_rest (round);
}

/* ---- the round ---- */

/* Puts @image where it belongs: kept for this story too, left alone, refused, or waiting. */
static void
plan (Round *round, const DossierStoryImage *image, gboolean again)
{
  gboolean is_fresh = round->now - image->asked >= 0 && round->now - image->asked < DOSSIER_IMAGE_FETCH_PAUSE;

  if (image->is_known)
    {
      round->n_bytes += (gsize) MAX (image->n_bytes, 0);
      keep (round, image, NULL, NULL, NULL);
    }
  else if (dossier_trackers_match (image->uri))
    keep (round, image, NULL, NULL, _ ("This image is there to count readers. It was not asked for."));
  else if (image->state == DOSSIER_IMAGE_MISSING && is_fresh && !again)
    {
      round->fetched->n_missing++;
      round->n_done++;
    }
  else
    g_queue_push_tail (&round->waiting, (gpointer) image);
}

static void
run (Round *round)
{
  g_main_context_push_thread_default (round->context);
  round->fetcher = dossier_fetcher_new ();
  start_more (round);
  while (round->n_underway > 0)
    g_main_context_iteration (round->context, TRUE);
  dossier_fetcher_abort (round->fetcher);
  while (g_main_context_iteration (round->context, FALSE))
    ;
  g_clear_object (&round->fetcher);
  g_main_context_pop_thread_default (round->context);
}

gboolean
dossier_library_fetch_images (DossierLibrary *self, gint64 story, gboolean again, DossierProgress progress,
                              gpointer progress_data, GCancellable *cancellable, DossierImagesFetched *fetched,
                              GError **error)
{
  Round round = {
    .store = dossier_library_get_store (self),
    .story = story,
    .now = g_get_real_time () / G_USEC_PER_SEC,
    .cancellable = cancellable,
    .progress = progress,
    .progress_data = progress_data,
    .fetched = fetched,
    .end = g_get_monotonic_time () + DOSSIER_IMAGE_FETCH_ALL_SECONDS * G_USEC_PER_SEC,
  };
  g_autoptr (DossierStoryImages) images = NULL;

  *fetched = (DossierImagesFetched){ 0 };
  if (!dossier_library_check_writable (self, error))
    return FALSE;
  images = dossier_store_list_story_images (round.store, story, error);
  if (images == NULL)
    return FALSE;
  round.images = images;
  round.context = g_main_context_new ();
  fetched->n_images = MIN (images->images->len, DOSSIER_IMAGE_FETCH_MAX);
  for (guint i = 0; i < fetched->n_images; i++)
    plan (&round, images->images->pdata[i], again);
  run (&round);
  g_queue_clear (&round.waiting);
  g_main_context_unref (round.context);
  if (round.error != NULL)
    {
      g_propagate_error (error, round.error);
      return FALSE;
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* ---- the same for a main loop ---- */

typedef struct
{
  gint64                story;
  gboolean              again;
  DossierProgressRelay *relay;
  DossierImagesFetched  fetched;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dossier_progress_relay_unref (job->relay);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job    *job = data;
  GError *error = NULL;

  if (dossier_library_fetch_images (source, job->story, job->again,
                                    job->relay != NULL ? dossier_progress_relay_tell : NULL, job->relay, cancellable,
                                    &job->fetched, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dossier_library_fetch_images_async (DossierLibrary *self, gint64 story, gboolean again, DossierProgress progress,
                                    gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  *job = (Job){ story, again, dossier_progress_relay_new (progress, progress_data), { 0 } };
  g_task_set_source_tag (task, dossier_library_fetch_images_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_job);
}

gboolean
dossier_library_fetch_images_finish (DossierLibrary *self, GAsyncResult *result, DossierImagesFetched *fetched,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  *fetched = ((const Job *) g_task_get_task_data (G_TASK (result)))->fetched;
  return g_task_propagate_boolean (G_TASK (result), error);
}
