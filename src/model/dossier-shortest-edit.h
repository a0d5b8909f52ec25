/* dossier-shortest-edit.h - what two sequences of numbers have in common, in order.
 *
 * The shortest way from one to the other (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations",
 * Algorithmica 1986). Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Its memory grows with the square of the differences: 16 MB for so many. */
#define DOSSIER_SHORTEST_EDIT_MOST 2000

/* Sets @is_kept (of @n) and @has_kept (of @m) at the places that stand in both; all are FALSE before. FALSE when they
 * differ in more than @most numbers (<= DOSSIER_SHORTEST_EDIT_MOST): then only what is alike at both ends is set. */
gboolean dossier_shortest_edit (const guint64 *before, guint n, const guint64 *after, guint m, guint most,
                                guint8 *is_kept, guint8 *has_kept);

G_END_DECLS
