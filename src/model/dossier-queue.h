/* dossier-queue.h - the stories that are to be read aloud one after the other, as ids in their order.
 *
 * Pure functions over arrays of gint64 in which each id stands once. What they return is owned by the caller.
 * Thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Most stories in a queue. */
#define DOSSIER_QUEUE_MAX 200

typedef enum
{
  DOSSIER_QUEUE_LAST = 1, /* stories come to the end */
  DOSSIER_QUEUE_NEXT,     /* stories come behind another one, or to the front when that is not there */
  DOSSIER_QUEUE_REMOVE,   /* stories go */
  DOSSIER_QUEUE_ORDER,    /* stories stand in that order in front of the rest; what is not there does not come */
  DOSSIER_QUEUE_CLEAR,    /* all go */
} DossierQueueOp;

/* @now after @op with @stories; @after: behind whom they come with NEXT. Those that are there already move. */
GArray *dossier_queue_edit (GArray *now, DossierQueueOp op, const gint64 *stories, guint n, gint64 after);

/* @now with what led from @from to @to: what is in @now for other reasons stays, behind the rest, and what is not there
 * for other reasons does not come. Exactly @to when @now is @from. */
GArray *dossier_queue_merge (GArray *now, GArray *from, GArray *to);

gboolean dossier_queue_equal (GArray *a, GArray *b);

/* Ids as words, "12 7 9", and back; what is no id is left out. */
char   *dossier_queue_to_words (GArray *queue);
GArray *dossier_queue_from_words (const char *words);

G_END_DECLS
