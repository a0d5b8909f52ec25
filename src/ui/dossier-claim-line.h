/* dossier-claim-line.h - a claim as one button: what happened, how sure, when, who says so, in which words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-claim.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_CLAIM_LINE_SHORT = 0,       /* in its own story: no source; goes there by "reader.show-place" */
  DOSSIER_CLAIM_LINE_SOURCE = 1 << 0, /* date, source and sentence; opens the story by "win.open-story" */
} DossierClaimLineFlags;

/* A flat button. Floating. */
GtkWidget *dossier_claim_line_new (const DossierClaimRow *claim, DossierClaimLineFlags flags);

/* A small sign with the words of dossier_claim_certainty_words (), NULL for a stated fact. Floating. */
GtkWidget *dossier_certainty_sign_new (DossierClaimFlags flags);

/* "6 August 2024 · The Decoder": when it happened, or "date unknown, told on 7 August 2024", and the source.
 * Owned by the caller. */
char *dossier_claim_origin (const DossierClaimRow *claim);

G_END_DECLS
