/* dossier-claims-find.c - the claims that a query asks for, in an order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claims-find.h"

#include "dossier-claims-search.h"
#include "dossier-claims-table.h"
#include "dossier-store-private.h"

static const char *const order_words[DOSSIER_N_CLAIM_ORDERS]
    = { "story", "who", "kind", "whom", "role", "amount", "date", "certainty", "source" };

const char *
dossier_claim_order_to_string (DossierClaimOrder order)
{
  return order_words[order];
}

gboolean
dossier_claim_order_from_string (const char *word, DossierClaimOrder *order)
{
  for (guint i = 0; i < DOSSIER_N_CLAIM_ORDERS; i++)
    if (g_str_equal (word, order_words[i]))
      {
        *order = i;
        return TRUE;
      }
  return FALSE;
}

void
dossier_found_claims_free (DossierFoundClaims *found)
{
  g_array_unref (found->ids);
  g_free (found);
}

/* ---- finding ---- */

static void
search_free (gpointer data)
{
  dossier_query_unref (((DossierClaimSearch *) data)->query);
  g_free (data);
}

static gpointer
find_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return dossier_claims_search_run (db, dossier_store_get_names (self), args, error);
}

static const DossierCallKind find_kind = { find_call, FALSE, search_free, (GDestroyNotify) dossier_found_claims_free };

DossierFoundClaims *
dossier_store_find_claims (DossierStore *self, const DossierClaimSearch *search, GError **error)
{
  return dossier_store_call (self, &find_kind, (gpointer) search, error);
}

void
dossier_store_find_claims_async (DossierStore *self, const DossierClaimSearch *search, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  DossierClaimSearch *copy = g_memdup2 (search, sizeof *search);

  dossier_query_ref (copy->query);
  dossier_store_call_async (self, &find_kind, copy, cancellable, callback, user_data);
}

DossierFoundClaims *
dossier_store_find_claims_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &find_kind, result, error);
}

/* ---- loading ---- */

typedef struct
{
  const gint64 *ids;
  guint         n;
} Wanted;

static gpointer
load_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  const Wanted *wanted = args;
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < wanted->n; i++)
    {
      GError       *local_error = NULL;
      DossierClaim *claim = dossier_claims_table_load (db, wanted->ids[i], &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return NULL;
        }
      if (claim != NULL)
        g_ptr_array_add (claims, claim);
    }
  return g_steal_pointer (&claims);
}

static const DossierCallKind load_kind = { load_call, FALSE, NULL, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_load_claims (DossierStore *self, const gint64 *ids, guint n, GError **error)
{
  Wanted wanted = { ids, n };

  return dossier_store_call (self, &load_kind, &wanted, error);
}

DossierClaim *
dossier_store_load_claim (DossierStore *self, gint64 id, GError **error)
{
  DossierDb *db = dossier_store_get_main_db (self);
  g_autoptr (GPtrArray) one = NULL;

  if (db != NULL)
    return dossier_claims_table_load (db, id, error);
  one = dossier_store_load_claims (self, &id, 1, error);
  return one != NULL && one->len > 0 ? g_object_ref (one->pdata[0]) : NULL;
}
