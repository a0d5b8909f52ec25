/* dossier-library-add-many.c - many additions at once: some are prepared while others are saved
 *
 * The threads take the inputs in order and prepare them; the caller hands what is ready to the writer, in order, and
 * waits for the oldest only when nothing else is ready. Nobody is further ahead than AHEAD.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-library.h"

#include "dossier-library-add-private.h"
#include "dossier-workers.h"

/* Inputs that may be on their way at once. */
#define AHEAD 16

typedef struct
{
  DossierBatch *batch;
  GError       *error;
  gboolean      is_ready; /* under the lock; afterwards the caller's */
} Slot;

typedef struct
{
  DossierLibrary          *library;
  const char *const       *inputs;
  const DossierAddOptions *options;
  guint                    n;

  GMutex lock;
  GCond  news;
  guint  n_taken, n_ended; /* under the lock */
  Slot   slots[AHEAD];     /* of the inputs from n_ended on */
} Many;

static void
prepare (Many *many, guint i)
{
  Slot        *slot = &many->slots[i % AHEAD];
  DossierStage first = DOSSIER_STAGE_FETCH;

  slot->batch = dossier_batch_new (many->library, many->options);
  slot->batch->on_worker = TRUE;
  if (dossier_library_take_input (slot->batch, many->inputs[i], &first, &slot->error))
    dossier_pipeline_prepare (slot->batch, first, NULL, &slot->error);
}

static gpointer
prepare_thread (gpointer data)
{
  Many *many = data;

  g_mutex_lock (&many->lock);
  while (many->n_taken < many->n)
    {
      guint i;

      if (many->n_taken >= many->n_ended + AHEAD)
        {
          g_cond_wait (&many->news, &many->lock);
          continue;
        }
      i = many->n_taken++;
      g_mutex_unlock (&many->lock);
      prepare (many, i);
      g_mutex_lock (&many->lock);
      many->slots[i % AHEAD].is_ready = TRUE;
      g_cond_broadcast (&many->news);
    }
  g_mutex_unlock (&many->lock);
  return NULL;
}

/* @may_wait: whether there is nothing better to do. */
static gboolean
is_ready (Many *many, guint i, gboolean may_wait)
{
  gboolean ready;

  g_mutex_lock (&many->lock);
  while (!many->slots[i % AHEAD].is_ready && may_wait)
    g_cond_wait (&many->news, &many->lock);
  ready = many->slots[i % AHEAD].is_ready;
  g_mutex_unlock (&many->lock);
  return ready;
}

static void
end (Many *many, guint i, DossierAdded added, gpointer user_data)
{
  Slot *slot = &many->slots[i % AHEAD];
  g_autoptr (DossierAddResult) result
      = slot->error == NULL ? dossier_pipeline_end_save (slot->batch, NULL, &slot->error) : NULL;

  added (i, result, slot->error, user_data);
  g_clear_pointer (&slot->batch, dossier_batch_free);
  g_clear_error (&slot->error);
  g_mutex_lock (&many->lock);
  slot->is_ready = FALSE;
  many->n_ended++;
  g_cond_broadcast (&many->news);
  g_mutex_unlock (&many->lock);
}

static void
save_in_order (Many *many, DossierAdded added, gpointer user_data)
{
  guint n_begun = 0, n_ended = 0;

  while (n_ended < many->n)
    {
      if (n_begun < many->n && n_begun < n_ended + AHEAD && is_ready (many, n_begun, n_begun == n_ended))
        {
          Slot *slot = &many->slots[n_begun++ % AHEAD];

          if (slot->error == NULL)
            dossier_pipeline_begin_save (slot->batch);
        }
      else
        end (many, n_ended++, added, user_data);
    }
}

void
dossier_library_add_many (DossierLibrary *self, const char *const *inputs, guint n, const DossierAddOptions *options,
                          DossierAdded added, gpointer user_data)
{
  Many     many = { .library = self, .inputs = inputs, .options = options, .n = n };
  guint    n_threads = MIN (n, g_get_num_processors ());
  GThread *threads[AHEAD] = { NULL };

  g_return_if_fail (DOSSIER_IS_LIBRARY (self) && dossier_library_get_store (self) != NULL);
  g_mutex_init (&many.lock);
  g_cond_init (&many.news);
  n_threads = MIN (n_threads, AHEAD);
  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_new ("add-many", prepare_thread, &many);
  save_in_order (&many, added, user_data);
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);
  g_cond_clear (&many.news);
  g_mutex_clear (&many.lock);
}
