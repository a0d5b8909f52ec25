/* dossier-saved-searches.c - the public calls about saved searches and rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-saved-searches.h"

#include <glib/gi18n-lib.h>
#include "dossier-arrivals.h"
#include "dossier-saved-searches-table.h"
#include "dossier-search.h"
#include "dossier-store-private.h"

/* ---- saved searches ---- */

static gpointer
list_searches_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  GPtrArray *searches;

  if (!dossier_db_exec (db, "BEGIN", error))
    return NULL;
  searches = dossier_saved_searches_table_list (db, dossier_store_get_names (self), error);
  dossier_db_rollback (db);
  return searches;
}

static const DossierCallKind list_searches_kind
    = { list_searches_call, FALSE, NULL, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_searches (DossierStore *self, GError **error)
{
  return dossier_store_call (self, &list_searches_kind, NULL, error);
}

void
dossier_store_list_searches_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  dossier_store_call_async (self, &list_searches_kind, NULL, cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_searches_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_searches_kind, result, error);
}

/* As names are told apart: upper or lower case does not count. */
static gboolean
is_named (const char *name, const char *wanted)
{
  g_autofree char *folded = g_utf8_casefold (name, -1), *wanted_folded = g_utf8_casefold (wanted, -1);

  return g_str_equal (folded, wanted_folded);
}

DossierSavedSearch *
dossier_store_find_search (DossierStore *self, const char *name, GError **error)
{
  g_autoptr (GPtrArray) searches = dossier_store_list_searches (self, error);

  if (searches == NULL)
    return NULL;
  for (guint i = 0; i < searches->len; i++)
    {
      const DossierSavedSearch *search = searches->pdata[i];

      if (is_named (search->name, name))
        return dossier_saved_search_new (search->id, search->name, search->query);
    }
  /* TRANSLATORS: the name of a saved search */
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND, _ ("There is no saved search called “%s”."),
               name);
  return NULL;
}

static gboolean
recount_work (DossierWork *work, gpointer args, GError **error)
{
  return dossier_saved_searches_table_forget (work, error);
}

static const DossierCallKind recount_kind = { .writes = TRUE, .part = recount_work };

gboolean
dossier_store_recount_searches (DossierStore *self, GError **error)
{
  return dossier_store_call (self, &recount_kind, NULL, error) != NULL;
}

/* ---- rules ---- */

static gpointer
list_rules_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return dossier_arrivals_list_rules (db, error);
}

static const DossierCallKind list_rules_kind = { list_rules_call, FALSE, NULL, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_rules (DossierStore *self, GError **error)
{
  return dossier_store_call (self, &list_rules_kind, NULL, error);
}

void
dossier_store_list_rules_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  dossier_store_call_async (self, &list_rules_kind, NULL, cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_rules_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_rules_kind, result, error);
}

DossierArrivalRule *
dossier_store_find_rule (DossierStore *self, const char *name, GError **error)
{
  g_autoptr (GPtrArray) rules = dossier_store_list_rules (self, error);

  if (rules == NULL)
    return NULL;
  for (guint i = 0; i < rules->len; i++)
    if (is_named (((DossierArrivalRule *) rules->pdata[i])->name, name))
      return dossier_arrival_rule_copy (rules->pdata[i]);
  /* TRANSLATORS: the name of a rule */
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND, _ ("There is no rule called “%s”."), name);
  return NULL;
}

/* ---- applying one to what is there ---- */

typedef struct
{
  DossierArrivalRule *rule;
  GArray             *stories; /* NULL: all that it finds */
  guint               n;
} Applying;

static void
applying_free (gpointer data)
{
  Applying *applying = data;

  dossier_arrival_rule_free (applying->rule);
  g_clear_pointer (&applying->stories, g_array_unref);
  g_free (applying);
}

static gboolean
apply_rule_work (DossierWork *work, gpointer args, GError **error)
{
  Applying *applying = args;
  g_autoptr (DossierArrivalRule) rule = dossier_arrival_rule_clean (applying->rule, error);
  g_autoptr (DossierQuery) query = rule != NULL ? dossier_query_parse (rule->query, FALSE, error) : NULL;
  g_autoptr (GArray) found = NULL;

  if (query != NULL)
    found = dossier_search_find (work->db, work->names, query, applying->stories, 0, error);
  if (found == NULL)
    return FALSE;
  applying->n = found->len;
  return dossier_arrivals_act (work, rule, found, error);
}

static gpointer
apply_rule_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  Applying *applying = args;

  if (!dossier_store_run_work (self, db, apply_rule_work, applying, error))
    return NULL;
  return g_memdup2 (&applying->n, sizeof applying->n);
}

static const DossierCallKind apply_rule_kind = { apply_rule_call, TRUE, applying_free, g_free };

gboolean
dossier_store_apply_rule (DossierStore *self, const DossierArrivalRule *rule, GArray *stories, guint *n, GError **error)
{
  Applying          applying = { (DossierArrivalRule *) rule, stories, 0 };
  g_autofree guint *found = dossier_store_call (self, &apply_rule_kind, &applying, error);

  if (found != NULL && n != NULL)
    *n = *found;
  return found != NULL;
}

void
dossier_store_apply_rule_async (DossierStore *self, const DossierArrivalRule *rule, GArray *stories,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Applying *applying = g_new0 (Applying, 1);

  applying->rule = dossier_arrival_rule_copy (rule);
  applying->stories = stories != NULL ? g_array_ref (stories) : NULL;
  dossier_store_call_async (self, &apply_rule_kind, applying, cancellable, callback, user_data);
}

gboolean
dossier_store_apply_rule_finish (DossierStore *self, GAsyncResult *result, guint *n, GError **error)
{
  g_autofree guint *found = dossier_store_call_finish (self, &apply_rule_kind, result, error);

  if (found != NULL && n != NULL)
    *n = *found;
  return found != NULL;
}
