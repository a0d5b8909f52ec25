/* dossier-reviews-table.h - people of one name: told apart by the company they keep, or asked about.
 *
 * A person's company are those who are named in the same stories. A name that several people bear as their own belongs
 * to the one who has most of a story's company. When a name belongs to one person only, who has been in stories enough,
 * and nobody of the story has ever been in their company, the person who reads is asked: one question a story.
 * An answer holds: for that story when it comes again, and for later ones by the company that it made known.
 *
 * Writer thread only, inside a transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-prepared.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Stories of a person before a question is asked, and the newest ones whose company is looked at. */
#define DOSSIER_REVIEWS_ENOUGH 3
#define DOSSIER_REVIEWS_COMPANY 50
/* Open questions about one person. */
#define DOSSIER_REVIEWS_MAX 5

typedef enum
{
  DOSSIER_REVIEW_OPEN,
  DOSSIER_REVIEW_SAME,  /* the one who is known */
  DOSSIER_REVIEW_OTHER, /* another one */
} DossierReviewState;

/* Who is named in @story: (element-type gint64). */
GArray *dossier_reviews_table_list_company (DossierDb *db, gint64 story, GError **error);

/* How many of @ids (of gint64) were in the company of @entity in other stories than @story; @most: no need to count on.
 */
gboolean dossier_reviews_table_count_company (DossierDb *db, gint64 entity, gint64 story, GArray *ids, guint most,
                                              guint *n, GError **error);

/* Asks what is to be asked of the people of a story; @ids: of the found entities, in their
 * order, as they are shown. */
gboolean dossier_reviews_table_ask (DossierWork *work, gint64 story, const DossierRecognition *recognition, GArray *ids,
                                    GError **error);

/* Answers: @other 0: it is the one; else the story's person is @other. DOSSIER_REVIEW_OPEN takes the answer back;
 * @again: it was so before, and taken back. */
gboolean dossier_reviews_table_answer (DossierWork *work, gint64 review, DossierReviewState state, gint64 other,
                                       gboolean again, GError **error);

/* The story and the person of an open question; FALSE and NOT_FOUND when there is none. */
gboolean dossier_reviews_table_get (DossierDb *db, gint64 review, gint64 *story, gint64 *entity, GError **error);

G_END_DECLS
