/* dossier-questions.h - claims that somebody should look at, and those that were decided, for whoever shows them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Most questions, and of the newest claims that are not sure, so many are looked at. */
#define DOSSIER_QUESTIONS_MAX 200
#define DOSSIER_QUESTIONS_LOOKED_AT 10000

/* Is it so? Claims that are planned, reported or rumoured, or whose names are not sure, and that nobody has decided:
 * one of each kind about the same two, and none that a person has confirmed in another story. The least certain first,
 * then those about whom the most stories are. (element-type DossierClaim) */
GPtrArray *dossier_store_list_questions (DossierStore *self, GError **error);
void dossier_store_list_questions_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
GPtrArray *dossier_store_list_questions_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* What a person decided, rejected claims too, newest decision first: (element-type DossierClaim). @story 0: of all. */
GPtrArray *dossier_store_list_decided (DossierStore *self, gint64 story, GError **error);

/* NULL and NOT_FOUND when there is none. */
DossierClaim *dossier_store_read_claim (DossierStore *self, gint64 claim, GError **error);
void          dossier_store_read_claim_async (DossierStore *self, gint64 claim, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
DossierClaim *dossier_store_read_claim_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
