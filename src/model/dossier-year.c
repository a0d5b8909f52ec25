/* dossier-year.c - who came and who left, by year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-known.h"

int
dossier_year_of (gint64 seconds)
{
  g_autoptr (GDateTime) time = seconds != 0 ? g_date_time_new_from_unix_utc (seconds) : NULL;

  return time != NULL ? g_date_time_get_year (time) : 0;
}

static gboolean
is_sure (const DossierFact *fact)
{
  return fact->nature == DOSSIER_FACT_SAID
         && (fact->surety == DOSSIER_SURETY_STATED || fact->surety == DOSSIER_SURETY_REPORTED);
}

DossierYear
dossier_year_count (gint64 entity, GPtrArray *facts, int year)
{
  g_autoptr (GHashTable) joined = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) left = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < facts->len; i++)
    {
      const DossierFact     *fact = g_ptr_array_index (facts, i);
      const DossierClaimRow *row = dossier_claim_get_row (fact->best);

      if (row->object != entity || row->subject == 0 || !is_sure (fact) || dossier_year_of (fact->time) != year)
        continue;
      if (row->kind == DOSSIER_CLAIM_JOINED)
        g_hash_table_add (joined, (gpointer) &row->subject);
      else if (row->kind == DOSSIER_CLAIM_LEFT || row->kind == DOSSIER_CLAIM_FIRED)
        g_hash_table_add (left, (gpointer) &row->subject);
    }
  return (DossierYear){ g_hash_table_size (joined), g_hash_table_size (left) };
}
