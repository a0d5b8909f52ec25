/* dossier-review-queue.h - the questions that are left, in the order in which they are asked
 *
 * What stands in front stays there whatever comes in; what was put off comes after the rest. A question whose answer is
 * on its way is not asked again, and one whose answer is undone comes to the front. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim.h"
#include "dossier-reviews.h"

G_BEGIN_DECLS

/* Answers that are remembered for undoing. */
#define DOSSIER_REVIEW_QUEUE_MAX_ANSWERED 100

/* Of a name or of a move: one of both. */
typedef struct
{
  char          *key; /* "name 3", "move 12" */
  DossierReview *review;
  DossierClaim  *claim;
} DossierQuestion;

/* The story that it is about. */
gint64 dossier_question_get_story (const DossierQuestion *question);

typedef struct _DossierReviewQueue DossierReviewQueue;

DossierReviewQueue *dossier_review_queue_new (void);
void                dossier_review_queue_free (DossierReviewQueue *queue);

/* All that the store asks now: (element-type DossierReview), which are taken out, and (element-type DossierClaim). */
void dossier_review_queue_fill (DossierReviewQueue *queue, GPtrArray *reviews, GPtrArray *claims);

/* Borrowed until the queue changes; NULL: there is none. */
const DossierQuestion *dossier_review_queue_get_first (DossierReviewQueue *queue);
guint                  dossier_review_queue_get_n_left (DossierReviewQueue *queue);
/* Answered since the beginning, less what was undone. */
guint dossier_review_queue_get_n_done (DossierReviewQueue *queue);

/* The first question is answered, until the store has kept it (or not) out of what it asks; its key, owned by the
 * caller. */
char *dossier_review_queue_answer (DossierReviewQueue *queue);
void  dossier_review_queue_end_answer (DossierReviewQueue *queue, const char *key);
/* The first question comes after all others. */
void dossier_review_queue_put_off (DossierReviewQueue *queue);
/* The question that was answered last will be in front when it is asked again. */
void dossier_review_queue_undo (DossierReviewQueue *queue);

G_END_DECLS
