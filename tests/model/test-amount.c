/* test-amount.c - amounts of money as stories write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-amount.h"

static void
test_reads (void)
{
  static const struct
  {
    const char *text, *currency;
    double      value; /* 0: it is no amount */
  } cases[] = {
    { "$4 billion", "USD", 4e9 },
    { "$4bn", "USD", 4e9 },
    { "$4B", "USD", 4e9 },
    { "US$4.5 billion", "USD", 4.5e9 },
    { "about €1.2 billion", "EUR", 1.2e9 },
    { "£500m", "GBP", 5e8 },
    { "500 million dollars", "USD", 5e8 },
    { "CNY 3 billion", "CNY", 3e9 },
    { "$1,500", "USD", 1500 },
    { "$1,500,000", "USD", 1.5e6 },
    { "1,5 billion euros", "EUR", 1.5e9 },
    { "a $100-million round", "USD", 1e8 },
    { "¥10 billion", "JPY", 1e10 },
    { "$2 trillion", "USD", 2e12 },
    { "more than 4 billion", "", 4e9 },
    { "$4 billion, after $1 billion", "USD", 4e9 },
    { "4.", "", 4 },
    { "an undisclosed sum", "", 0 },
    { "$", "USD", 0 },
    { "", "", 0 },
    { NULL, "", 0 },
    { "\xff 4", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierAmount amount;

      g_test_message ("amount %u", i);
      g_assert_cmpint (dossier_amount_parse (cases[i].text, &amount), ==, cases[i].value > 0);
      g_assert_cmpfloat_with_epsilon (amount.value, cases[i].value, 0.5);
      g_assert_cmpstr (amount.currency, ==, cases[i].currency);
    }
}

static void
test_agree (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean    want;
  } cases[] = {
    { "$4 billion", "$4bn", TRUE },
    { "$4 billion", "$3.9 billion", TRUE },
    { "$4 billion", "$3 billion", FALSE },
    { "$4 billion", "€4 billion", FALSE },
    { "$4 billion", "4 billion", TRUE },
    { "$4 billion", "$4 million", FALSE },
    { "$4 billion", NULL, TRUE },
    { NULL, NULL, TRUE },
    { "an undisclosed sum", "An undisclosed sum", TRUE },
    { "an undisclosed sum", "$4 billion", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (dossier_amounts_agree (cases[i].a, cases[i].b), ==, cases[i].want);
      g_assert_cmpint (dossier_amounts_agree (cases[i].b, cases[i].a), ==, cases[i].want);
    }
}

/* An amount of any length is read to its limit alone. */
static void
test_is_bounded (void)
{
  g_autofree char *digits = g_strnfill (DOSSIER_AMOUNT_MAX_LENGTH * 100, '9');
  DossierAmount    amount;

  g_assert_true (dossier_amount_parse (digits, &amount));
  g_assert_cmpfloat (amount.value, <, 1.1e120);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/amount/is read as it is written", test_reads);
  g_test_add_func ("/amount/agrees when it may be the same", test_agree);
  g_test_add_func ("/amount/no more than its limit is read", test_is_bounded);
  return g_test_run ();
}
