/* dossier-money.c - rounds of money, and prices
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-known.h"

#include "dossier-amount.h"
#include "dossier-fact-private.h"

void
dossier_money_free (DossierMoney *money)
{
  g_ptr_array_unref (money->facts);
  g_free (money);
}

static gboolean
is_money (const DossierFact *fact, const DossierClaimRow *row, gint64 entity)
{
  if (fact->nature != DOSSIER_FACT_SAID || (row->subject != entity && row->object != entity))
    return FALSE;
  return row->kind == DOSSIER_CLAIM_INVESTED || row->kind == DOSSIER_CLAIM_FUNDED
         || (row->kind == DOSSIER_CLAIM_ACQUIRED && fact->amount != NULL);
}

/* Who gave the same amount to the same one in the same weeks gave it together. */
static gboolean
is_same_round (const DossierMoney *money, const DossierFact *fact, gboolean is_given)
{
  const DossierFact *first = g_ptr_array_index (money->facts, 0);

  if (is_given || money->is_given || money->is_acquisition || money->amount == NULL || fact->amount == NULL
      || !dossier_amounts_agree (money->amount, fact->amount))
    return FALSE;
  if (first->date.precision != DOSSIER_PRECISION_UNKNOWN && fact->date.precision != DOSSIER_PRECISION_UNKNOWN)
    return dossier_dates_distance (&first->date, &fact->date) <= DOSSIER_FACT_NEAR;
  return ABS (first->time - fact->time) <= DOSSIER_FACT_NEAR;
}

static DossierMoney *
find_round (GPtrArray *list, const DossierFact *fact, gboolean is_given)
{
  for (guint i = 0; i < list->len; i++)
    if (is_same_round (g_ptr_array_index (list, i), fact, is_given))
      return g_ptr_array_index (list, i);
  return NULL;
}

static void
add_fact (GPtrArray *list, DossierFact *fact, gint64 entity)
{
  const DossierClaimRow *row = dossier_claim_get_row (fact->best);
  gboolean               is_given = row->subject == entity, is_deal = row->kind == DOSSIER_CLAIM_ACQUIRED;
  DossierMoney          *money = is_deal ? NULL : find_round (list, fact, is_given);

  if (money == NULL)
    {
      money = g_new0 (DossierMoney, 1);
      money->is_given = is_given;
      money->is_acquisition = is_deal;
      money->amount = fact->amount;
      money->facts = g_ptr_array_new ();
      g_ptr_array_add (list, money);
    }
  g_ptr_array_add (money->facts, fact);
  if (money->date.precision == DOSSIER_PRECISION_UNKNOWN)
    money->date = fact->date;
  money->time = MAX (money->time, fact->time);
}

static int
compare_money (gconstpointer a, gconstpointer b)
{
  const DossierMoney *first = *(DossierMoney *const *) a, *second = *(DossierMoney *const *) b;

  return first->time > second->time ? -1 : first->time < second->time;
}

static int
compare_first_told (gconstpointer a, gconstpointer b)
{
  const DossierFact *first = *(DossierFact *const *) a, *second = *(DossierFact *const *) b;

  return first->first_told < second->first_told ? -1 : first->first_told > second->first_told;
}

GPtrArray *
dossier_money_new (gint64 entity, GPtrArray *facts)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_money_free);

  for (guint i = 0; i < facts->len; i++)
    {
      DossierFact *fact = g_ptr_array_index (facts, i);

      if (is_money (fact, dossier_claim_get_row (fact->best), entity))
        add_fact (list, fact, entity);
    }
  for (guint i = 0; i < list->len; i++)
    g_ptr_array_sort (((DossierMoney *) g_ptr_array_index (list, i))->facts, compare_first_told);
  g_ptr_array_sort (list, compare_money);
  return list;
}
