/* dossier-review-page.h - what somebody should look at, one question after the other: names and moves
 *
 * Signal "counted" (guint): how many questions are left, whenever that has changed, also while the page is not shown.
 * Keys: y it is so, n it is not, e correct, s later, u undo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_REVIEW_PAGE (dossier_review_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierReviewPage, dossier_review_page, DOSSIER, REVIEW_PAGE, AdwBin)

GtkWidget *dossier_review_page_new (DossierLibrary *library);

/* Asks the store anew, now. */
void dossier_review_page_refresh (DossierReviewPage *self);

G_END_DECLS
