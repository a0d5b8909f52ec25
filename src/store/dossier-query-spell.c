/* dossier-query-spell.c - a query with its ids, as a person would type it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-saved-searches.h"

#include <glib/gi18n-lib.h>
#include "dossier-store-private.h"
#include "dossier-story-tags.h"

static char *
dup_feed_title (DossierStore *store, gint64 id, GError **error)
{
  static const char sql_title[] = "SELECT title FROM feed WHERE id = ?1";
  DossierDb        *db = dossier_store_get_main_db (store);
  sqlite3_stmt     *row = dossier_db_query (db, sql_title, error, "i", id);
  g_autofree char  *title = NULL;

  if (row == NULL)
    return NULL;
  if (dossier_db_next (db, row, error))
    {
      title = dossier_db_dup_text (row, 0);
      dossier_db_end (row);
    }
  if (dossier_db_failed (db) || (title != NULL && *title != '\0'))
    return g_steal_pointer (&title);
  g_set_error_literal (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_QUERY,
                       _ ("A feed without a name cannot be searched for by its name. Rename the feed first."));
  return NULL;
}

/* The name of what the term has an id of, NULL and @error when there is none. @kind: of an entity. */
static char *
dup_name (DossierStore *store, const DossierTerm *term, DossierEntityKind *kind, GError **error)
{
  g_autoptr (DossierEntity) entity = NULL;

  if (term->field == DOSSIER_TERM_TAG)
    return dossier_store_dup_tag_name (store, term->id, error);
  if (term->field == DOSSIER_TERM_FEED)
    return dup_feed_title (store, term->id, error);
  entity = dossier_store_load_entity (store, term->id, error);
  if (entity == NULL)
    return NULL;
  *kind = dossier_entity_get_row (entity)->kind;
  return g_strdup (dossier_entity_get_row (entity)->name);
}

static gboolean
is_by_id (const DossierTerm *term)
{
  return term->field == DOSSIER_TERM_ENTITY || term->field == DOSSIER_TERM_TAG || term->field == DOSSIER_TERM_FEED;
}

/* @query with @term by its name. Owned by the caller; NULL on error. */
static DossierQuery *
add_term (DossierStore *store, DossierQuery *query, const DossierTerm *term, GError **error)
{
  DossierTerm      named = *term;
  g_autofree char *name = is_by_id (term) ? dup_name (store, term, &named.kind, error) : NULL;

  if (is_by_id (term))
    {
      if (name == NULL)
        return NULL;
      named.value = name;
    }
  return dossier_query_with_term (query, &named);
}

/* A state of the list is a condition like others. */
static DossierQuery *
begin (DossierView view)
{
  g_autoptr (DossierQuery) all = dossier_query_new (DOSSIER_VIEW_ALL);
  DossierTerm state = { .field = DOSSIER_TERM_STATE, .view = view };

  return view != DOSSIER_VIEW_ALL ? dossier_query_with_term (all, &state) : g_steal_pointer (&all);
}

char *
dossier_store_spell_query (DossierStore *self, DossierQuery *query, GError **error)
{
  g_autoptr (DossierQuery) spelled = begin (dossier_query_get_view (query));
  g_autofree char *text = NULL;

  g_return_val_if_fail (dossier_store_get_main_db (self) != NULL, NULL);
  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      DossierQuery *more = add_term (self, spelled, dossier_query_get_term (query, i), error);

      if (more == NULL)
        return NULL;
      dossier_query_unref (spelled);
      spelled = more;
    }
  text = dossier_query_to_string (spelled);
  return dossier_saved_search_check_query (text, error) ? g_steal_pointer (&text) : NULL;
}
