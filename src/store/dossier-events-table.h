/* dossier-events-table.h - which stories tell of the same event.
 *
 * Derived, and kept for stories that have company alone: a row for each of them with the first one's id.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-work.h"

G_BEGIN_DECLS

/* Puts @story, which is saved with its names and moves, to the others that tell of the same event: of the same page
 * under the same title, or as dossier-event-window.h says. Once it has company it stays there. Writer thread. */
gboolean dossier_events_table_place (DossierWork *work, gint64 story, GError **error);

/* That @story has company now, as the event's first one has. */
void dossier_events_table_tell (DossierWork *work, gint64 story, gint64 event);

G_END_DECLS
