/* dossier-event-window.h - the stories of the days around one, and which of them tells of the same event.
 *
 * Writer thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/* Days before and after a story that are looked at. */
#define DOSSIER_EVENT_DAYS 3

typedef struct _DossierEventWindow DossierEventWindow;

/* Empty. */
DossierEventWindow *dossier_event_window_new (void);
void                dossier_event_window_free (DossierEventWindow *self);

/* What is known is read anew: stories may have changed. */
void dossier_event_window_forget (DossierEventWindow *self);

/* Words that say little; borrowed. */
GHashTable *dossier_event_window_get_plain (DossierEventWindow *self);

/* Reads @story, which is saved, and sets *@other to the one of the days around it that tells of the same event; 0: none
 * does. Better none than a wrong one: titles have to share their rare words and must not name other numbers; those of
 * one feed or site have to be the same, with the same words below. */
gboolean dossier_event_window_find (DossierEventWindow *self, DossierDb *db, gint64 story, gint64 *other,
                                    GError **error);

G_END_DECLS
