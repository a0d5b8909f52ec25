/* dossier-connections.c - who belongs together, by stories that name both and facts about both
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-known.h"

/* Entity id -> number of facts. */
static GHashTable *
count_facts (gint64 entity, GPtrArray *facts)
{
  GHashTable *counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < facts->len; i++)
    {
      const DossierFact     *fact = g_ptr_array_index (facts, i);
      const DossierClaimRow *row = dossier_claim_get_row (fact->best);
      gint64                 other = row->subject == entity ? row->object : row->subject;
      gpointer               n = g_hash_table_lookup (counts, &other);

      if (fact->nature == DOSSIER_FACT_SAID && other != 0)
        g_hash_table_insert (counts, g_memdup2 (&other, sizeof other), GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
    }
  return counts;
}

static int
compare_weights (gconstpointer a, gconstpointer b)
{
  const DossierConnection *first = *(DossierConnection *const *) a, *second = *(DossierConnection *const *) b;

  return first->weight > second->weight ? -1 : first->weight < second->weight;
}

GPtrArray *
dossier_connections_new (gint64 entity, GPtrArray *facts, GPtrArray *entities, GArray *n_shared)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) counts = count_facts (entity, facts);

  for (guint i = 0; i < entities->len; i++)
    {
      DossierEntity     *other = g_ptr_array_index (entities, i);
      DossierConnection *connection = g_new0 (DossierConnection, 1);

      connection->entity = other;
      connection->n_stories = n_shared != NULL ? g_array_index (n_shared, guint, i) : 0;
      connection->n_facts = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &dossier_entity_get_row (other)->id));
      connection->weight = connection->n_stories + DOSSIER_CONNECTION_FACT * connection->n_facts;
      if (connection->weight > 0)
        g_ptr_array_add (list, connection);
      else
        g_free (connection);
    }
  g_ptr_array_sort (list, compare_weights); /* which keeps the order of equals */
  return list;
}
