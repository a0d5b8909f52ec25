/* dossier-date.h - a day, a month, a stretch of time, or nothing known: a date that never pretends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_PRECISION_UNKNOWN, /* nothing is known; from and until are 0 */
  DOSSIER_PRECISION_YEAR,
  DOSSIER_PRECISION_MONTH,
  DOSSIER_PRECISION_DAY,
  DOSSIER_PRECISION_TIME,  /* to the second */
  DOSSIER_PRECISION_RANGE, /* somewhere between from and until */
} DossierPrecision;

/* Unix seconds, UTC, [from, until). A plain value. */
typedef struct
{
  gint64           from, until;
  DossierPrecision precision;
} DossierDate;

#define DOSSIER_DATE_UNKNOWN ((DossierDate){ 0, 0, DOSSIER_PRECISION_UNKNOWN })

/* The moment @seconds (Unix); unknown outside of the years 1 to 9999. */
DossierDate dossier_date_from_time (gint64 seconds);

/* Midnight of a day; @month and @day may be 0: then it is a month or a year.
 * Unknown when such a day does not exist. */
DossierDate dossier_date_from_ymd (int year, int month, int day);

/* Reads "2024", "2024-08", "2024-08-06", "2023-01..2023-06", or an ISO 8601 date and time.
 * FALSE, and @date unknown, for anything else. */
gboolean dossier_date_parse (const char *text, DossierDate *date);

/* The inverse of dossier_date_parse: "2024-08", a time as "YYYY-MM-DDTHH:MM:SSZ",
 * NULL when unknown. Owned by the caller. */
char *dossier_date_to_string (const DossierDate *date);

/* "YYYY-MM-DDTHH:MM:SSZ" of Unix @seconds; NULL for 0. Owned by the caller. */
char *dossier_time_to_string (gint64 seconds);

G_END_DECLS
