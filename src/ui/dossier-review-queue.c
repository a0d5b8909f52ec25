/* dossier-review-queue.c - the questions that are left, in the order in which they are asked
 *
 * questions: the first one is shown; front is its key, or that of one that is to come.
 * answering: keys of those whose answer is on its way to the store.
 * put_off:   key -> when; these come after the others, in that order.
 * answered:  keys of those that were answered, the last one last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-review-queue.h"

struct _DossierReviewQueue
{
  GPtrArray  *questions; /* of DossierQuestion */
  GHashTable *answering, *put_off;
  GPtrArray  *answered; /* of char * */
  char       *front;
  guint       n_done, n_put_off;
};

static void
question_free (gpointer data)
{
  DossierQuestion *question = data;

  g_free (question->key);
  g_clear_pointer (&question->review, dossier_review_free);
  g_clear_object (&question->claim);
  g_free (question);
}

gint64
dossier_question_get_story (const DossierQuestion *question)
{
  return question->claim != NULL ? dossier_claim_get_row (question->claim)->story : question->review->story;
}

DossierReviewQueue *
dossier_review_queue_new (void)
{
  DossierReviewQueue *queue = g_new0 (DossierReviewQueue, 1);

  queue->questions = g_ptr_array_new_with_free_func (question_free);
  queue->answered = g_ptr_array_new_with_free_func (g_free);
  queue->answering = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  queue->put_off = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return queue;
}

void
dossier_review_queue_free (DossierReviewQueue *queue)
{
  g_ptr_array_unref (queue->questions);
  g_ptr_array_unref (queue->answered);
  g_hash_table_unref (queue->answering);
  g_hash_table_unref (queue->put_off);
  g_free (queue->front);
  g_free (queue);
}

/* ---- the order ---- */

static guint
get_rank (DossierReviewQueue *queue, const DossierQuestion *question)
{
  if (g_strcmp0 (question->key, queue->front) == 0)
    return 0;
  return 1 + GPOINTER_TO_UINT (g_hash_table_lookup (queue->put_off, question->key));
}

/* Behind all that rank as high. */
static void
add (DossierReviewQueue *queue, DossierQuestion *question)
{
  guint place = queue->questions->len, rank = get_rank (queue, question);

  if (g_hash_table_contains (queue->answering, question->key))
    {
      question_free (question);
      return;
    }
  while (place > 0 && get_rank (queue, g_ptr_array_index (queue->questions, place - 1)) > rank)
    place--;
  g_ptr_array_insert (queue->questions, (int) place, question);
}

static void
keep_front (DossierReviewQueue *queue)
{
  const DossierQuestion *first = dossier_review_queue_get_first (queue);

  g_free (queue->front);
  queue->front = first != NULL ? g_strdup (first->key) : NULL;
}

void
dossier_review_queue_fill (DossierReviewQueue *queue, GPtrArray *reviews, GPtrArray *claims)
{
  g_ptr_array_set_size (queue->questions, 0);
  while (reviews->len > 0)
    {
      DossierQuestion *question = g_new0 (DossierQuestion, 1);

      question->review = g_ptr_array_steal_index (reviews, 0);
      question->key = g_strdup_printf ("name %" G_GINT64_FORMAT, question->review->id);
      add (queue, question);
    }
  for (guint i = 0; i < claims->len; i++)
    {
      DossierQuestion *question = g_new0 (DossierQuestion, 1);

      question->claim = g_object_ref (g_ptr_array_index (claims, i));
      question->key = g_strdup_printf ("move %" G_GINT64_FORMAT, dossier_claim_get_row (question->claim)->id);
      add (queue, question);
    }
  keep_front (queue);
}

/* ---- what is asked ---- */

const DossierQuestion *
dossier_review_queue_get_first (DossierReviewQueue *queue)
{
  return queue->questions->len > 0 ? g_ptr_array_index (queue->questions, 0) : NULL;
}

guint
dossier_review_queue_get_n_left (DossierReviewQueue *queue)
{
  return queue->questions->len;
}

guint
dossier_review_queue_get_n_done (DossierReviewQueue *queue)
{
  return queue->n_done;
}

/* ---- what is done ---- */

char *
dossier_review_queue_answer (DossierReviewQueue *queue)
{
  char *key = g_strdup (dossier_review_queue_get_first (queue)->key);

  if (queue->answered->len == DOSSIER_REVIEW_QUEUE_MAX_ANSWERED)
    g_ptr_array_remove_index (queue->answered, 0);
  g_ptr_array_add (queue->answered, g_strdup (key));
  g_hash_table_add (queue->answering, g_strdup (key));
  queue->n_done++;
  g_ptr_array_remove_index (queue->questions, 0);
  keep_front (queue);
  return key;
}

void
dossier_review_queue_end_answer (DossierReviewQueue *queue, const char *key)
{
  g_hash_table_remove (queue->answering, key);
}

void
dossier_review_queue_put_off (DossierReviewQueue *queue)
{
  DossierQuestion *question;

  if (queue->questions->len == 0)
    return;
  question = g_ptr_array_steal_index (queue->questions, 0);
  g_hash_table_replace (queue->put_off, g_strdup (question->key), GUINT_TO_POINTER (++queue->n_put_off));
  g_clear_pointer (&queue->front, g_free);
  add (queue, question);
  keep_front (queue);
}

void
dossier_review_queue_undo (DossierReviewQueue *queue)
{
  if (queue->answered->len == 0)
    return;
  g_free (queue->front);
  queue->front = g_ptr_array_steal_index (queue->answered, queue->answered->len - 1);
  queue->n_done -= MIN (queue->n_done, 1);
}
