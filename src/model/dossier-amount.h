/* dossier-amount.h - what an amount of money as a story writes it comes to
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

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

G_END_DECLS
