/* dossier-claim-details.c - how much and when: what stands beside the words of a claim.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-details.h"
#include "dossier-claim-date.h"

#define AMOUNT_NEAR 12 /* items behind the verb in which its amount may stand */

gboolean
dossier_claim_item_says (const DossierClaimSentence *sentence, guint i, const char *word)
{
  return i < sentence->items->len
         && dossier_tokens_is (sentence->tokens, dossier_claim_item (sentence, i)->first, word);
}

/* "at a $6 billion valuation", "at a valuation of $6 billion", "valuing it at $6 billion". */
static gboolean
is_valuation (const DossierClaimSentence *sentence, guint i)
{
  if (dossier_claim_item_says (sentence, i + 1, "valuation") || dossier_claim_item_says (sentence, i + 2, "valuation"))
    return TRUE;
  for (guint k = 1; k <= 6 && k <= i && dossier_claim_item (sentence, i - k)->kind != DOSSIER_ITEM_MONEY; k++)
    if (dossier_claim_item_says (sentence, i - k, "valuation") || dossier_claim_item_says (sentence, i - k, "valuing")
        || dossier_claim_item_says (sentence, i - k, "valued") || dossier_claim_item_says (sentence, i - k, "values"))
      return TRUE;
  return FALSE;
}

/* An amount, but not the price of one share and not what the whole is worth. */
static gboolean
is_amount (const DossierClaimSentence *sentence, guint i)
{
  return dossier_claim_item (sentence, i)->kind == DOSSIER_ITEM_MONEY
         && !dossier_claim_item_says (sentence, i + 2, "share") && !is_valuation (sentence, i);
}

static int
find_amount (const DossierClaimSentence *sentence, const DossierClaimMatch *match)
{
  guint from = MAX (match->end, 1) - 1;

  if (match->money >= 0 && is_amount (sentence, (guint) match->money))
    return match->money;
  for (guint i = match->start; i < match->end; i++)
    if (is_amount (sentence, i))
      return (int) i;
  for (guint i = from; i < sentence->items->len && i < from + AMOUNT_NEAR; i++)
    {
      if (is_amount (sentence, i))
        return (int) i;
      if (dossier_claim_item_is_mark (sentence, i, ';') || (i > from && dossier_claim_item_is_verb (sentence, i)))
        break;
    }
  return -1;
}

/* With what limits it: "up to $4 billion". */
char *
dossier_claim_dup_amount (const DossierClaimSentence *sentence, const DossierClaimMatch *match)
{
  int amount = find_amount (sentence, match), first = amount;

  if (amount < 0)
    return NULL;
  for (int k = 1; k <= 3 && amount - k >= 0; k++)
    if ((int) dossier_claim_item_match (sentence, (guint) (amount - k), DOSSIER_CLASS_ABOUT) == k)
      first = amount - k;
  return dossier_claim_sentence_dup (sentence, (guint) first, (guint) amount);
}

/* The date behind the verb and before the next one. */
static int
find_date_behind (const DossierClaimSentence *sentence, const DossierClaimMatch *match, guint from)
{
  for (guint i = from; i < sentence->items->len; i++)
    {
      if (dossier_claim_item (sentence, i)->kind == DOSSIER_ITEM_DATE)
        return (int) i;
      if (dossier_claim_item_is_mark (sentence, i, ';')
          || (i >= match->end && dossier_claim_item_is_verb (sentence, i)))
        break;
    }
  return -1;
}

/* A date before the verb counts when it opens the sentence or its part. */
static int
find_date_before (const DossierClaimSentence *sentence, guint from)
{
  for (guint i = from; i > 0; i--)
    {
      if (dossier_claim_item_is_mark (sentence, i - 1, ';'))
        return -1;
      if (dossier_claim_item (sentence, i - 1)->kind != DOSSIER_ITEM_DATE)
        continue;
      if (i <= 4)
        return (int) i - 1;
      if (i >= 3 && dossier_claim_item_is (sentence, i - 2, DOSSIER_CLASS_PREP)
          && (dossier_claim_item (sentence, i - 3)->kind == DOSSIER_ITEM_MARK
              || dossier_claim_item_is (sentence, i - 3, DOSSIER_CLASS_AND)))
        return (int) i - 1;
    }
  return -1;
}

DossierDate
dossier_claim_find_date (const DossierClaimSentence *sentence, const DossierClaimMatch *match,
                         const DossierDate *written, int year, gboolean ahead)
{
  guint                   trigger = match->trigger >= 0 ? (guint) match->trigger : match->start;
  int                     at = match->date;
  const DossierClaimItem *item;

  if (at < 0)
    at = find_date_behind (sentence, match, trigger);
  if (at < 0)
    at = find_date_before (sentence, trigger);
  if (at < 0)
    return DOSSIER_DATE_UNKNOWN;
  item = dossier_claim_item (sentence, (guint) at);
  return dossier_claim_date_read (sentence->tokens, item->first, item->n, written, year, ahead);
}

/* "Series B", "Series A-1": how many items, or 0. */
static guint
match_series (const DossierClaimSentence *sentence, guint i)
{
  const DossierClaimItem *letter;

  if (!dossier_claim_item_says (sentence, i, "series") || i + 1 >= sentence->items->len)
    return 0;
  letter = dossier_claim_item (sentence, i + 1);
  return letter->kind == DOSSIER_ITEM_WORD && sentence->tokens->tokens[letter->first].length == 1
                 && g_ascii_isupper (sentence->tokens->text[sentence->tokens->tokens[letter->first].start])
             ? 2
             : 0;
}

char *
dossier_claim_dup_round (const DossierClaimSentence *sentence, const DossierClaimMatch *match)
{
  guint end = MIN (sentence->items->len, match->end + AMOUNT_NEAR);

  for (guint i = match->start; i < end && !dossier_claim_item_is_mark (sentence, i, ';'); i++)
    {
      guint n = match_series (sentence, i);

      if (n == 0
          && (dossier_claim_item_says (sentence, i, "seed") || dossier_claim_item_says (sentence, i, "pre-seed")))
        n = 1;
      if (n > 0)
        return dossier_claim_sentence_dup (sentence, i, i + n - 1);
    }
  return NULL;
}
