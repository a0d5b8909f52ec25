/* dossier-query-private.h - the values that stand behind the fields of claims and highlights
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-query.h"

G_BEGIN_DECLS

/* "left,fired" -> bits; "planned,stated" -> bits. @may_go_on: the last word may be the beginning of several. 0 and
 * @unknown (owned by the caller) for a word that is none of them. */
guint dossier_query_read_kinds (const char *text, gboolean may_go_on, char **unknown);
guint dossier_query_read_certainties (const char *text, gboolean may_go_on, char **unknown);
/* "yellow,pink" and "note,tag" likewise. */
guint dossier_query_read_colours (const char *text, gboolean may_go_on, char **unknown);
guint dossier_query_read_has (const char *text, gboolean may_go_on, char **unknown);

/* All words that there are, "joined, left, ..."; owned by the caller. */
char *dossier_query_list_kinds (void);
char *dossier_query_list_certainties (void);
char *dossier_query_list_colours (void);
char *dossier_query_list_has (void);

/* "2024-05", "2024-05..2024-07", "2024..", ">=2024-05-31", "last week", "last-30-days". FALSE for anything else. */
gboolean dossier_query_read_span (const char *text, gint64 now, DossierDate *span);

G_END_DECLS
