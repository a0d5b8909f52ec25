/* dossier-date-strip.h - when the stories of a list are of, above the list: a chart to choose a stretch of time from
 *
 * It counts in the background, and again some moments after the list has changed; what it has shown stays until then.
 * The stories that are counted are those of the list without its stretch of time, so that one sees what is around it.
 *
 * Signal "chosen" (int from, int until): a stretch of days since 1970-01-01, [from, until); 0, 0: all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-date-chart.h"
#include "dossier-story-list.h"

G_BEGIN_DECLS

/* Of fewer stories there is no strip, unless a stretch of time is chosen. */
#define DOSSIER_DATE_STRIP_FEWEST 20

#define DOSSIER_TYPE_DATE_STRIP (dossier_date_strip_get_type ())
G_DECLARE_FINAL_TYPE (DossierDateStrip, dossier_date_strip, DOSSIER, DATE_STRIP, AdwBin)

GtkWidget *dossier_date_strip_new (DossierStore *store);

/* The list on screen. */
void dossier_date_strip_set_list (DossierDateStrip *self, DossierStoryList *list);

/* Whether the person wants it; at first not. Nothing is counted while it is hidden. */
void dossier_date_strip_set_wanted (DossierDateStrip *self, gboolean is_wanted);

DossierDateChart *dossier_date_strip_get_chart (DossierDateStrip *self);

G_END_DECLS
