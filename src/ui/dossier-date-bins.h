/* dossier-date-bins.h - days of stories put together to bars: days, weeks, months or years; where they stand, and how
 * keys choose among them.
 *
 * Days are counted from 1970-01-01, UTC. Stretches have their first day and not their last: [from, until).
 * Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gdk/gdk.h>
#include "dossier-date.h"

G_BEGIN_DECLS

/* Fewest days that are looked at. */
#define DOSSIER_BINS_MIN_DAYS 14

typedef enum
{
  DOSSIER_BIN_DAY,
  DOSSIER_BIN_WEEK, /* from Monday on */
  DOSSIER_BIN_MONTH,
  DOSSIER_BIN_YEAR,
} DossierBinStep;

typedef struct
{
  int from, until;
} DossierDays;

typedef struct
{
  DossierDays days;
  guint       n, n_unread;
} DossierBin;

/* How wide the bars of a view of so many days are: at most about 120 bars. */
DossierBinStep dossier_bins_choose_step (DossierDays view);

/* (element-type DossierBin) without a gap, from the one that view.from is in to the one of its last day. @counts
 * (element-type DossierDayCount): oldest first. Owned by the caller. */
GArray *dossier_bins_new (GArray *counts, DossierDays view, DossierBinStep step);

/* The bar that @x of @width pixels is in; outside the nearest. Of none: 0. @rtl: time goes to the left. */
guint dossier_bins_find (guint n_bins, double width, double x, gboolean rtl);
/* The left end of bar @i and how wide it is. */
void dossier_bins_place (guint n_bins, double width, guint i, gboolean rtl, double *x, double *bar_width);

/* The stories in @days, summed up. */
DossierBin dossier_bins_sum (GArray *counts, DossierDays days);

/* @view looked at from nearer (@factor < 1) or farther, @at staying where it is; within @all. */
DossierDays dossier_bins_zoom (DossierDays view, DossierDays all, int at, double factor);
/* @view moved by @days, within @all. */
DossierDays dossier_bins_pan (DossierDays view, DossierDays all, int days);

/* Bars chosen by keys: from one to the other, in either order; anchor -1: none. */
typedef struct
{
  int anchor, head;
} DossierBinChoice;

/* Arrows, Home and End move the choice, with Shift they extend it; FALSE for any other key. The first arrow chooses the
 * last bar. */
gboolean dossier_bin_choice_move (DossierBinChoice *choice, guint n_bins, guint keyval, gboolean extends, gboolean rtl);

/* A whole day, month or year where it is one, else a range. Unix seconds. */
DossierDate dossier_days_to_date (DossierDays days);
DossierDays dossier_days_from_date (const DossierDate *date);

/* "March 2024", "March 2024 to May 2024", "3 May 2024 to 9 May 2024", "since 3 May 2024"; owned by the caller. */
char *dossier_span_words (const DossierDate *span);
/* As it would be typed: "2024-03", "2024-03..2024-05"; owned by the caller. */
char *dossier_span_value (const DossierDate *span);

G_END_DECLS
