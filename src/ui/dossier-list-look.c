/* dossier-list-look.c - in which order each kind of list stands, and how it is grouped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-list-look.h"

#define KEY "list-orders"

DossierListGroups
dossier_list_look_get_groups (GSettings *settings)
{
  return settings != NULL ? (DossierListGroups) g_settings_get_enum (settings, "list-groups")
                          : DOSSIER_LIST_GROUPS_NONE;
}

const char *
dossier_list_look_get_kind (DossierQuery *query)
{
  static const char *const views[] = { "all", "unread", "starred", "highlights", "archived" };
  const DossierTerm       *term = dossier_query_get_n_terms (query) == 1 ? dossier_query_get_term (query, 0) : NULL;

  if (dossier_order_has_words (query))
    return "search";
  if (dossier_query_get_n_terms (query) == 0)
    return views[dossier_query_get_view (query)];
  if (term != NULL && term->field == DOSSIER_TERM_FEED)
    return "feed";
  if (term != NULL && term->field == DOSSIER_TERM_ENTITY)
    return "who";
  if (term != NULL && term->field == DOSSIER_TERM_TAG)
    return "tag";
  return "several";
}

DossierOrder
dossier_list_look_get_order (GSettings *settings, DossierQuery *query)
{
  g_autoptr (GVariant) orders = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;
  const char  *word = NULL;
  DossierOrder order;

  if (orders != NULL)
    g_variant_lookup (orders, dossier_list_look_get_kind (query), "&s", &word);
  order = dossier_order_from_string (word);
  return order == DOSSIER_ORDER_RELEVANCE && !dossier_order_has_words (query) ? DOSSIER_ORDER_NEWEST : order;
}

void
dossier_list_look_set_order (GSettings *settings, DossierQuery *query, DossierOrder order)
{
  g_autoptr (GVariant) orders = g_settings_get_value (settings, KEY);
  GVariantBuilder builder;
  GVariantIter    iter;
  const char     *kind = dossier_list_look_get_kind (query), *key, *word;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, orders);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &word))
    if (!g_str_equal (key, kind))
      g_variant_builder_add (&builder, "{ss}", key, word);
  g_variant_builder_add (&builder, "{ss}", kind, dossier_order_to_string (order));
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
