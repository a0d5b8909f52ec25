/* dossier-queue-row.h - one story of those that are to be read aloud
 *
 * Its buttons activate "queue.move" (xi: the story, by how many places) and "queue.remove" (x).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-story.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_QUEUE_ROW (dossier_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierQueueRow, dossier_queue_row, DOSSIER, QUEUE_ROW, GtkListBoxRow)

GtkWidget *dossier_queue_row_new (DossierStory *story);

gint64 dossier_queue_row_get_story (DossierQueueRow *self);

/* It is the one at @place (from 0) of @n. */
void dossier_queue_row_set_place (DossierQueueRow *self, guint place, guint n);

G_END_DECLS
