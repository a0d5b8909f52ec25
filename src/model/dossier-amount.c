/* dossier-amount.c - what an amount of money as a story writes it comes to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-amount.h"

#include <math.h>
#include <string.h>

/* Codes of ISO 4217; a sign that several countries use stands for the one the news mostly mean. */
static const struct
{
  const char *word, *code;
} currencies[] = {
  { "us$", "USD" },    { "a$", "AUD" },      { "c$", "CAD" },   { "hk$", "HKD" },    { "s$", "SGD" },
  { "$", "USD" },      { "€", "EUR" },       { "£", "GBP" },    { "¥", "JPY" },      { "₹", "INR" },
  { "₩", "KRW" },      { "usd", "USD" },     { "eur", "EUR" },  { "gbp", "GBP" },    { "jpy", "JPY" },
  { "cny", "CNY" },    { "rmb", "CNY" },     { "inr", "INR" },  { "krw", "KRW" },    { "chf", "CHF" },
  { "dollar", "USD" }, { "dollars", "USD" }, { "euro", "EUR" }, { "euros", "EUR" },  { "pound", "GBP" },
  { "pounds", "GBP" }, { "yuan", "CNY" },    { "yen", "JPY" },  { "francs", "CHF" }, { "rupees", "INR" },
};

static const struct
{
  const char *word;
  double      times;
} scales[] = {
  { "k", 1e3 },        { "thousand", 1e3 }, { "m", 1e6 },   { "mn", 1e6 },        { "mm", 1e6 },    { "mio", 1e6 },
  { "million", 1e6 },  { "millions", 1e6 }, { "b", 1e9 },   { "bn", 1e9 },        { "mrd", 1e9 },   { "billion", 1e9 },
  { "billions", 1e9 }, { "t", 1e12 },       { "tn", 1e12 }, { "trillion", 1e12 }, { "crore", 1e7 }, { "lakh", 1e5 },
};

static gboolean
is_digit (char c)
{
  return g_ascii_isdigit (c);
}

/* Three digits and no more: "1,500". */
static gboolean
is_grouping (const char *separator)
{
  return is_digit (separator[1]) && is_digit (separator[2]) && is_digit (separator[3]) && !is_digit (separator[4]);
}

/* The number that @text begins with; *@end is behind it. A comma before three digits groups, else it divides. */
static double
read_number (const char *text, const char **end)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *p = text;

  for (; is_digit (*p) || ((*p == '.' || *p == ',') && is_digit (p[1])); p++)
    if (is_digit (*p))
      g_string_append_c (digits, *p);
    else if (*p == '.' || !is_grouping (p))
      g_string_append_c (digits, '.');
  *end = p;
  return g_ascii_strtod (digits->str, NULL);
}

/* The next word or sign of *@text, which moves behind it; NULL at the end. "4bn" is a number and a word. */
static char *
next_word (const char **text)
{
  const char *p = *text, *start;

  while (*p != '\0' && (g_ascii_isspace (*p) || *p == '-' || *p == ',' || *p == '.' || *p == '~'))
    p++;
  for (start = p; *p != '\0' && !g_ascii_isspace (*p) && !is_digit (*p) && *p != '-' && *p != ',' && *p != '.'; p++)
    ;
  *text = p;
  return p > start ? g_utf8_strdown (start, p - start) : NULL;
}

static void
read_word (const char *word, DossierAmount *amount, gboolean after_number)
{
  for (guint i = 0; i < G_N_ELEMENTS (currencies) && amount->currency[0] == '\0'; i++)
    if (g_str_equal (word, currencies[i].word))
      g_strlcpy (amount->currency, currencies[i].code, sizeof amount->currency);
  for (guint i = 0; i < G_N_ELEMENTS (scales) && after_number; i++)
    if (g_str_equal (word, scales[i].word))
      amount->value *= scales[i].times;
}

gboolean
dossier_amount_parse (const char *text, DossierAmount *amount)
{
  g_autofree char *whole = text != NULL ? g_strndup (text, DOSSIER_AMOUNT_MAX_LENGTH) : NULL;
  const char      *p = whole;
  gboolean         has_number = FALSE;

  *amount = (DossierAmount){ { 0 }, 0 };
  if (whole == NULL || !g_utf8_validate (whole, -1, NULL))
    return FALSE;
  while (*p != '\0')
    {
      g_autofree char *word = NULL;

      if (is_digit (*p))
        {
          if (has_number)
            return TRUE; /* the first counts: "$4 billion, after $1 billion" */
          amount->value = read_number (p, &p);
          has_number = TRUE;
          continue;
        }
      word = next_word (&p);
      if (word != NULL)
        read_word (word, amount, has_number);
    }
  return has_number;
}

static gboolean
is_same_text (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1), *second = g_utf8_casefold (b, -1);

  return g_str_equal (first, second);
}

gboolean
dossier_amounts_agree (const char *a, const char *b)
{
  DossierAmount first, second;

  if (a == NULL || b == NULL)
    return TRUE;
  if (!dossier_amount_parse (a, &first) || !dossier_amount_parse (b, &second))
    return is_same_text (a, b);
  if (first.currency[0] != '\0' && second.currency[0] != '\0' && !g_str_equal (first.currency, second.currency))
    return FALSE;
  return fabs (first.value - second.value) <= DOSSIER_AMOUNT_ROUNDING * MAX (first.value, second.value);
}
