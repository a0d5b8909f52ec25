/* dossier-refresh-reader.c - what feeds have brought is read by several threads, and saved while more is read
 *
 *   take (owner) -> read, recognise, pack (readers, one a core) -> gather (owner) -> save (saver) -> done (owner)
 *
 * A Feed is one on its way and has one holder at a time. read, n_stories and n_reading belong to the owner's thread.
 * The saver is one thread that waits for the store's writer, so that the readers need not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-refresh-reader.h"

#include "dossier-pipeline.h"

struct _DossierRefreshReader
{
  DossierLibrary    *library;
  GMainContext      *context;
  GCancellable      *cancellable;
  DossierRefreshRead done;
  GThreadPool       *readers, *saver;
  GPtrArray         *read;      /* of Feed, to be saved next */
  guint              n_stories; /* of those */
  guint              n_reading; /* feeds that the readers have */
};

typedef struct
{
  DossierRefreshReader *reader;
  DossierVisit         *visit;
  DossierBatch         *batch;
  gpointer              data;
} Feed;

static gboolean
saved_cb (gpointer data)
{
  GPtrArray *feeds = data;

  for (guint i = 0; i < feeds->len; i++)
    {
      Feed *feed = feeds->pdata[i];

      feed->reader->done (feed->data);
    }
  return G_SOURCE_REMOVE;
}

static void
end_save (Feed *feed)
{
  g_autoptr (DossierAddResult) added = NULL;

  if (feed->visit->problem == NULL)
    added = dossier_pipeline_end_save (feed->batch, NULL, &feed->visit->problem);
  dossier_visit_take (feed->visit, feed->batch->feed, added);
  g_clear_pointer (&feed->batch, dossier_batch_free);
}

static void
save (gpointer data, gpointer user_data)
{
  DossierRefreshReader *self = user_data;
  GPtrArray            *feeds = data;

  for (guint i = 0; i < feeds->len; i++)
    dossier_pipeline_begin_save (((Feed *) feeds->pdata[i])->batch);
  for (guint i = 0; i < feeds->len; i++)
    end_save (feeds->pdata[i]);
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, saved_cb, feeds, (GDestroyNotify) g_ptr_array_unref);
}

/* While the readers have more, a few are kept to be saved together. */
static gboolean
read_cb (gpointer data)
{
  Feed                 *feed = data;
  DossierRefreshReader *self = feed->reader;

  self->n_reading--;
  self->n_stories += feed->batch->drafts->len;
  g_ptr_array_add (self->read, feed);
  if (self->n_stories < DOSSIER_REFRESH_AT_ONCE && self->n_reading > 0)
    return G_SOURCE_REMOVE;
  g_thread_pool_push (self->saver, g_steal_pointer (&self->read), NULL);
  self->read = g_ptr_array_new_with_free_func (g_free);
  self->n_stories = 0;
  return G_SOURCE_REMOVE;
}

static void
read_feed (gpointer data, gpointer user_data)
{
  DossierRefreshReader *self = user_data;
  Feed                 *feed = data;

  dossier_pipeline_prepare (feed->batch, DOSSIER_STAGE_PARSE, self->cancellable, &feed->visit->problem);
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, read_cb, feed, NULL);
}

void
dossier_refresh_reader_take (DossierRefreshReader *self, DossierVisit *visit, const DossierFeedState *state,
                             gpointer data)
{
  Feed         *feed = g_new0 (Feed, 1);
  DossierBatch *batch = dossier_batch_new (self->library, NULL);

  batch->journalled = FALSE;
  batch->feed_id = state->id;
  batch->on_worker = TRUE;
  batch->uri = g_strdup (visit->fetched->final_uri);
  batch->name = g_strdup (state->title);
  batch->content_type = g_strdup (visit->fetched->content_type);
  batch->bytes = g_steal_pointer (&visit->fetched->body);
  *feed = (Feed){ self, visit, batch, data };
  self->n_reading++;
  g_thread_pool_push (self->readers, feed, NULL);
}

DossierRefreshReader *
dossier_refresh_reader_new (DossierLibrary *library, GMainContext *context, GCancellable *cancellable,
                            DossierRefreshRead done)
{
  DossierRefreshReader *self = g_new0 (DossierRefreshReader, 1);

  self->library = library;
  self->context = context;
  self->cancellable = cancellable;
  self->done = done;
  self->readers = g_thread_pool_new (read_feed, self, (int) g_get_num_processors (), FALSE, NULL);
  self->saver = g_thread_pool_new (save, self, 1, FALSE, NULL);
  self->read = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dossier_refresh_reader_free (DossierRefreshReader *self)
{
  g_thread_pool_free (self->readers, FALSE, TRUE);
  g_thread_pool_free (self->saver, FALSE, TRUE);
  g_ptr_array_unref (self->read);
  g_free (self);
}
