/* dossier-claim-date-private.h - dates that are told from the day a text was written: "last June", "two years ago".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim-date.h"

G_BEGIN_DECLS

/* Is the token one of the @n words (in small letters; empty ones are none)? */
gboolean dossier_claim_date_is_one_of (const DossierTokens *tokens, guint i, const char *const *words, guint n);

/* 1 to 12; 0 when it is none. "may" and "march" are months only with a capital. */
int dossier_claim_date_month_at (const DossierTokens *tokens, guint i);

/* How many of the tokens [i, end) are such a date; 0 when none begins there. */
guint dossier_claim_date_match_relative (const DossierTokens *tokens, guint i, guint end);

/* What the tokens [i, i + n), matched above, mean to a reader of @written; @ahead: of something to come. */
DossierDate dossier_claim_date_read_relative (const DossierTokens *tokens, guint i, guint n, const DossierDate *written,
                                              gboolean ahead);

G_END_DECLS
