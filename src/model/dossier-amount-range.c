/* dossier-amount-range.c - "more than 100 million" as a person types it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-amount.h"

#include <math.h>
#include <string.h>

static gboolean
is_amount (const char *text, DossierAmount *amount)
{
  return strpbrk (text, "<>=") == NULL && dossier_amount_parse (text, amount);
}

/* "100" of "100..500M": without a scale or a currency of its own. */
static gboolean
is_bare (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789.,") == strlen (text);
}

/* What the scale of @text multiplies its number with. */
static double
scale_of (const char *text, double value)
{
  const char      *number = text + strcspn (text, "0123456789");
  g_autofree char *alone = g_strndup (number, strspn (number, "0123456789.,"));
  DossierAmount    amount;

  return dossier_amount_parse (alone, &amount) && amount.value > 0 ? value / amount.value : 1;
}

static gboolean
read_ends (const char *first, const char *last, DossierAmountRange *range)
{
  DossierAmount low = { { 0 }, 0 }, high = { { 0 }, INFINITY };

  if ((*first != '\0' && !is_amount (first, &low)) || (*last != '\0' && !is_amount (last, &high))
      || (*first == '\0' && *last == '\0'))
    return FALSE;
  if (is_bare (first) && *last != '\0')
    low.value *= scale_of (last, high.value);
  if (low.currency[0] != '\0' && high.currency[0] != '\0' && !g_str_equal (low.currency, high.currency))
    return FALSE;
  if (low.value > high.value)
    return FALSE;
  g_strlcpy (range->currency, low.currency[0] != '\0' ? low.currency : high.currency, sizeof range->currency);
  range->low = low.value;
  range->high = high.value;
  return TRUE;
}

static gboolean
read_compared (const char *text, DossierAmountRange *range)
{
  char          sign = *text++;
  gboolean      is_closed = *text == '=';
  DossierAmount amount;

  if (!is_amount (is_closed ? text + 1 : text, &amount))
    return FALSE;
  g_strlcpy (range->currency, amount.currency, sizeof range->currency);
  range->is_open = !is_closed;
  if (sign == '>')
    range->low = amount.value;
  else
    range->high = amount.value;
  return TRUE;
}

gboolean
dossier_amount_range_parse (const char *text, DossierAmountRange *range)
{
  const char   *dots = strstr (text, "..");
  DossierAmount amount;

  *range = (DossierAmountRange){ { 0 }, 0, INFINITY, FALSE };
  if (strlen (text) > DOSSIER_AMOUNT_MAX_LENGTH)
    return FALSE;
  if (dots != NULL)
    {
      g_autofree char *first = g_strndup (text, dots - text);

      return read_ends (first, dots + 2, range);
    }
  if (*text == '<' || *text == '>')
    return read_compared (text, range);
  if (!is_amount (text, &amount))
    return FALSE;
  g_strlcpy (range->currency, amount.currency, sizeof range->currency);
  range->low = amount.value * (1 - DOSSIER_AMOUNT_ROUNDING);
  range->high = amount.value / (1 - DOSSIER_AMOUNT_ROUNDING);
  return TRUE;
}

gboolean
dossier_amount_range_holds (const DossierAmountRange *range, const char *amount)
{
  DossierAmount said;

  if (!dossier_amount_parse (amount, &said))
    return FALSE;
  if (range->currency[0] != '\0' && said.currency[0] != '\0' && !g_str_equal (range->currency, said.currency))
    return FALSE;
  if (range->is_open)
    return said.value > range->low && said.value < range->high;
  return said.value >= range->low && said.value <= range->high;
}
