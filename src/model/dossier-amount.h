/* dossier-amount.h - what an amount of money as a story writes it comes to
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far two amounts may be apart to be one that was rounded. */
#define DOSSIER_AMOUNT_ROUNDING 0.05
/* Bytes of an amount that are read. */
#define DOSSIER_AMOUNT_MAX_LENGTH 120

typedef struct
{
  char   currency[4]; /* "USD", "EUR"; empty when none is named */
  double value;       /* in units of it: 4e9 */
} DossierAmount;

/* Reads "$4 billion", "about €1.2bn", "500 million dollars", "CNY 3 billion". FALSE when there is no number in @text
 * (which may be NULL). */
gboolean dossier_amount_parse (const char *text, DossierAmount *amount);

/* Whether two amounts as written may be one: equal but for rounding (5 in 100), in one currency. What cannot be read is
 * compared as words. NULL goes with any. */
gboolean dossier_amounts_agree (const char *a, const char *b);

/* Amounts from @low to @high; where there is no end it is 0 or infinite. */
typedef struct
{
  char     currency[4]; /* empty: any */
  double   low, high;
  gboolean is_open; /* without the ends themselves */
} DossierAmountRange;

/* Reads ">100M", "<=$2bn", "100M..1bn", "100..500M" (millions both), "5bn..", "..1bn", and "$4bn", which is that amount
 * but for rounding. FALSE, and @range everything, for anything else. */
gboolean dossier_amount_range_parse (const char *text, DossierAmountRange *range);

/* Whether an amount as a story writes it (or NULL) lies in @range; one without a currency goes with any. */
gboolean dossier_amount_range_holds (const DossierAmountRange *range, const char *amount);

G_END_DECLS
