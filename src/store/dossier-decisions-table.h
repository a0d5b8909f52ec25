/* dossier-decisions-table.h - what a person decided about claims, laid over what was found.
 *
 * A decision holds for the claim of a kind about the same two in a sentence of a story, however often the story is read
 * anew. What was found stays: whoever changes what was found in a story (its text, who is who) lifts the decisions
 * first and lays them again afterwards. A claim that a person confirmed, changed or added and that is not found (any
 * more) is there by its decision alone; when its sentence is gone too, it has no place.
 *
 * Writer thread only, inside a transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Code points that are kept of what stands before and behind a sentence. */
#define DOSSIER_DECISION_CONTEXT 32

/* The claims of @story are as they were found, and so are the story's counts. */
gboolean dossier_decisions_lift (DossierWork *work, gint64 story, GError **error);

/* The claims of @story are as the person says, and so are the story's counts; also when they were so already. */
gboolean dossier_decisions_lay (DossierWork *work, gint64 story, GError **error);

/* The same while the story is counted out, for claims that were just found in @text: without its counts. @top and
 * @n_facts, as dossier_claims_table_rank has them, are changed when there are decisions. */
gboolean dossier_decisions_lay_on (DossierDb *db, gint64 story, const char *text, gint64 *top, guint *n_facts,
                                   GError **error);

/* The decision laid over @claim, 0 for none. */
gboolean dossier_decisions_find (DossierDb *db, gint64 claim, gint64 *decision, GError **error);

/* Who was found to be the ends of @claim, whoever they are said to be by now. */
gboolean dossier_decisions_find_ends (DossierDb *db, gint64 claim, gint64 *subject, gint64 *object, GError **error);

/* A decision that says nothing yet. @claim: its story, sentence and place; with kind and ends when it was found. 0 on
 * error. */
gint64 dossier_decisions_create (DossierDb *db, const DossierClaimRow *claim, const char *text, GError **error);

/* State and words of a decision as one text, owned by the caller; and the way back, with lifting and laying. */
char    *dossier_decisions_pack (DossierDecision state, const DossierClaimRow *said);
char    *dossier_decisions_dup_packed (DossierDb *db, gint64 decision, GError **error);
gboolean dossier_decisions_set (DossierWork *work, gint64 decision, const char *packed, GError **error);

/* The claim that @decision is laid over, 0 for none. */
gboolean dossier_decisions_get_claim (DossierDb *db, gint64 decision, gint64 *claim, GError **error);

G_END_DECLS
