/* dossier-events-table.h - which stories tell of the same event.
 *
 * Derived, and kept for stories that have company alone: a row for each of them with the first one's id.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-work.h"

G_BEGIN_DECLS

/* @story, which is saved, is placed before the commit, when its names and moves are there, too. */
void dossier_events_table_place_later (DossierWork *work, gint64 story);

/* Puts each story that waits for it to the others that tell of the same event: of the same page under the same title,
 * or as dossier-event-window.h says. Once it has company it stays there. All of a transaction together, as the days
 * around them are read once then. Writer thread. */
gboolean dossier_events_table_place (DossierWork *work, GError **error);

/* That @story has company now, as the event's first one has. */
void dossier_events_table_tell (DossierWork *work, gint64 story, gint64 event);

G_END_DECLS
