/* dossier-reviews.h - questions about people of one name, for whoever shows them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Is the person @name of the story the one who is known? */
typedef struct
{
  gint64 id;
  gint64 story, entity;
  char  *title; /* of the story */
  char  *name;
  char  *here;  /* who else is named in the story, or NULL */
  char  *there; /* who is named beside the one who is known, or NULL */
} DossierReview;

void dossier_review_free (DossierReview *review);

/* The open ones, oldest first: (element-type DossierReview). Blocks. */
GPtrArray *dossier_store_list_reviews (DossierStore *self, GError **error);
void dossier_store_list_reviews_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *dossier_store_list_reviews_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
