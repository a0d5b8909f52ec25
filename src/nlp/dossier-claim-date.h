/* dossier-claim-date.h - when something is said to have happened: "in late 2006", "on February 29, 2024", "last month".
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-date.h"
#include "dossier-tokens.h"

G_BEGIN_DECLS

/* All words (in small letters, NULL ends them) that a date can begin with; else it begins with a digit. */
const char *const *dossier_claim_date_openers (void);

/* How many of the tokens [i, end) are a date; 0 when none begins there. */
guint dossier_claim_date_match (const DossierTokens *tokens, guint i, guint end);

/* What the tokens [i, i + n), as matched above, mean. @written: the day the text was written, unknown allowed.
 * @year: the year last spoken of, or 0; for a month or a day without one.
 * @ahead: it is said of something to come, so that "in May" is the next one.
 * Unknown when it cannot be told. */
DossierDate dossier_claim_date_read (const DossierTokens *tokens, guint i, guint n, const DossierDate *written,
                                     int year, gboolean ahead);

/* The year named in the tokens, or 0. */
int dossier_claim_date_year (const DossierTokens *tokens, guint i, guint n);

G_END_DECLS
