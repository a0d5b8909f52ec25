/* dossier-claim-tables-private.h - the tables of claim patterns -> what the program has of them in it.
 *
 * Done once, when Dossier is built: dossier-compile-lists.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @patterns: claim-patterns.tsv, @roles: role-words.tsv. What dossier_claim_extractor_new () reads; NULL and
 * DOSSIER_RECOGNISER_ERROR_DATA with the line when they are damaged. */
GBytes *dossier_claim_tables_compile (GBytes *patterns, GBytes *roles, GError **error);

G_END_DECLS
