/* dossier-date-chart.h - bars of how many stories there are at which time, to choose a stretch of it
 *
 * By mouse: a click chooses a bar, dragging chooses several, dragging the chosen stretch moves it and its edges, a
 * double click chooses all again; the wheel, or two fingers, look from nearer or farther. By keys: arrows go from bar
 * to bar, with Shift they extend, Enter chooses, Escape drops the choice; plus and minus look from nearer or farther.
 *
 * Signals:
 *   "chosen"  (int from, int until)  a stretch of days since 1970-01-01, [from, until); 0, 0: all
 *   "pointed"                        what dossier_date_chart_get_pointed gives is something else now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-date-bins.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_DATE_CHART (dossier_date_chart_get_type ())
G_DECLARE_FINAL_TYPE (DossierDateChart, dossier_date_chart, DOSSIER, DATE_CHART, GtkWidget)

GtkWidget *dossier_date_chart_new (void);

/* (element-type DossierDayCount), oldest first. A view of all stays one of all, another one stays where it is. */
void dossier_date_chart_set_counts (DossierDateChart *self, GArray *counts);
/* The next counts are of something else: all of them are to be seen. */
void dossier_date_chart_reset_view (DossierDateChart *self);

/* The chosen stretch; NULL: all. */
void dossier_date_chart_set_chosen (DossierDateChart *self, const DossierDays *chosen);

/* From nearer (@factor < 1) or farther, about the middle of what is chosen or seen. */
void     dossier_date_chart_zoom (DossierDateChart *self, double factor);
gboolean dossier_date_chart_can_zoom (DossierDateChart *self, gboolean nearer);

/* The days that are seen, from the first of the first bar on. */
DossierDays dossier_date_chart_get_view (DossierDateChart *self);

/* What keys or the mouse are about to choose, else what is chosen, else all that is seen; FALSE when there are no
 * stories. */
gboolean dossier_date_chart_get_pointed (DossierDateChart *self, DossierBin *bin);

G_END_DECLS
