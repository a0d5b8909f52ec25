/* dossier-draft-keeper.h - keeps notes that are being typed, so that the end of the program costs less than a second
 *
 * Words that were put wait a moment for more to come, then go to the store; while it is busy they wait for it. What the
 * store refuses is tried again until it is kept or forgotten; what waits when the keeper goes is sent at once. Lives on
 * the main thread.
 *
 * Signals:
 *   "kept"   (gint64 annotation, char *note or NULL)
 *   "failed" (gint64 annotation, char *why): the words are still here
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Milliseconds that words wait for more, and after a failure. */
#define DOSSIER_DRAFT_KEEPER_DELAY 300
#define DOSSIER_DRAFT_KEEPER_RETRY 2000

#define DOSSIER_TYPE_DRAFT_KEEPER (dossier_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (DossierDraftKeeper, dossier_draft_keeper, DOSSIER, DRAFT_KEEPER, GObject)

DossierDraftKeeper *dossier_draft_keeper_new (DossierStore *store);

/* @note is what is typed of @annotation now; NULL: what is kept as its note, so that there is no draft any more. */
void dossier_draft_keeper_put (DossierDraftKeeper *self, gint64 annotation, const char *note);

/* The note itself is being changed, which ends the draft: what waits of it does so no longer. */
void dossier_draft_keeper_forget (DossierDraftKeeper *self, gint64 annotation);

G_END_DECLS
