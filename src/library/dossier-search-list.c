/* dossier-search-list.c - saved searches that come in as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-search-list.h"

#include <glib/gi18n-lib.h>
#include "dossier-search-lines.h"

/* The one of @kept that has that name; borrowed, or NULL. */
static const DossierSavedSearch *
find_namesake (GPtrArray *kept, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < kept->len; i++)
    {
      const DossierSavedSearch *search = kept->pdata[i];
      g_autofree char          *other = g_utf8_casefold (search->name, -1);

      if (g_str_equal (folded, other))
        return search;
    }
  return NULL;
}

/* FALSE when they would be too many, or one name is there twice. */
static gboolean
check (GPtrArray *kept, GPtrArray *searches, guint n_new, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < searches->len; i++)
    {
      const DossierSavedSearch *search = searches->pdata[i];

      if (g_hash_table_add (names, g_utf8_casefold (search->name, -1)))
        continue;
      g_set_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_NAME,
                   /* TRANSLATORS: the name of a saved search */
                   _ ("The list has “%s” twice. Give one of them another name."), search->name);
      return FALSE;
    }
  return kept->len + n_new <= DOSSIER_SAVED_SEARCH_MAX || dossier_search_lines_fail_many (error);
}

gboolean
dossier_search_list_keep (DossierStore *store, GBytes *bytes, guint *n_new, guint *n_changed, GError **error)
{
  g_autoptr (GPtrArray) searches = dossier_search_lines_read (bytes, error);
  g_autoptr (GPtrArray) kept = searches != NULL ? dossier_store_list_searches (store, error) : NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  g_autofree char *whole = g_uuid_string_random ();

  *n_new = *n_changed = 0;
  if (kept == NULL)
    return FALSE;
  for (guint i = 0; i < searches->len; i++)
    {
      const DossierSavedSearch *search = searches->pdata[i], *namesake = find_namesake (kept, search->name);

      if (namesake != NULL && g_str_equal (namesake->name, search->name)
          && g_str_equal (namesake->query, search->query))
        continue;
      *(namesake != NULL ? n_changed : n_new) += 1;
      g_ptr_array_add (changes, dossier_change_edit_search (namesake != NULL ? namesake->id : 0, search));
    }
  return check (kept, searches, *n_new, error) && dossier_store_apply_parts (store, changes, whole, error);
}
