/* fuzz-date.c - any words as a date: of a feed, and of our own making.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-date.h"
#include "dossier-feed-date-private.h"
#include "dossier-feed-date.h"
#include "fuzz.h"

static void
check_date (const DossierDate *date)
{
  g_autofree char *words = dossier_date_to_string (date);
  DossierDate      again;

  g_assert_cmpint (date->from, <=, date->until);
  g_assert_true ((words == NULL) == (date->precision == DOSSIER_PRECISION_UNKNOWN));
  if (words == NULL)
    return;
  g_assert_true (dossier_date_parse (words, &again));
  g_assert_cmpint (again.from, ==, date->from);
  g_assert_cmpint (again.until, ==, date->until);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = fuzz_dup_string (data, size);
  DossierDate      date = dossier_feed_date_read (text);
  gint64           seconds = 0;

  check_date (&date);
  if (dossier_feed_date_parse (text, &seconds))
    g_free (dossier_time_to_string (seconds));
  if (dossier_date_parse (text, &date))
    check_date (&date);
  else
    g_assert_cmpint (date.precision, ==, DOSSIER_PRECISION_UNKNOWN);
  return 0;
}
