/* claim-words.h - claims written as words, for tables of tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim.h"

G_BEGIN_DECLS

/* Claims (element-type DossierClaim) of @words, " | " between them: "joined 1 7 as:chief_scientist for:$4_billion
 * on:2024-08 told:2024-08-06 by:Wire says:He_left. text:9 rumoured". First the kind, the subject and the object (0: not
 * named), then anything in any order; "_" stands for a blank. Every claim is in a story of its own unless it has
 * story:N; "came:5" is when it arrived. Names are made of the numbers: below 100 people ("Person 1"), else
 * organizations. */
GPtrArray *claims_from_words (const char *words);

/* The end of the day @day ("2024-08-06"), 0 for NULL. */
gint64 end_of_day (const char *day);

G_END_DECLS
