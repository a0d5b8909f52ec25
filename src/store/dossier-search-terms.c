/* dossier-search-terms.c - what words and names of a query ask for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-search-terms.h"

#include <string.h>

#define DAY (24 * 60 * 60)

/* ---- words ---- */

gboolean
dossier_search_terms_has_letters (const DossierTerm *term)
{
  g_autofree char *valid = g_utf8_make_valid (term->value, -1);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)) || g_unichar_type (g_utf8_get_char (c)) == G_UNICODE_PRIVATE_USE)
      return TRUE;
  return FALSE;
}

gboolean
dossier_search_terms_is_prefix (const DossierTerm *term)
{
  return term->is_prefix && (strlen (term->value) >= 3 || !g_str_is_ascii (term->value));
}

void
dossier_search_terms_append_match (GString *match, const DossierTerm *term, const char *columns)
{
  g_autofree char *valid = g_utf8_make_valid (term->value, -1);

  if (columns != NULL)
    g_string_append_printf (match, "%s : ", columns);
  g_string_append_c (match, '"');
  for (const char *c = valid; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *c);
    }
  g_string_append_c (match, '"');
  if (dossier_search_terms_is_prefix (term))
    g_string_append (match, " *");
}

/* ---- names ---- */

static void
append_name (GString *sql, GPtrArray *values, const DossierNames *names, const DossierTerm *term,
             DossierEntityKind kind)
{
  g_autofree char *folded = dossier_names_fold (names, term->value, kind);

  g_string_append_printf (
      sql, term->is_prefix ? "(n.kind = %d AND instr (n.folded, ?) = 1)" : "(n.kind = %d AND n.folded = ?)", kind);
  g_ptr_array_add (values, g_variant_ref_sink (g_variant_new_string (folded)));
}

void
dossier_search_terms_append_named (GString *sql, GPtrArray *values, const DossierNames *names, const DossierTerm *term)
{
  g_string_append (sql, "(SELECT coalesce (b.now, b.id) FROM entity_name n JOIN entity b"
                        " ON b.id = n.entity WHERE n.is_link >= 0 AND (");
  if (term->kind != DOSSIER_ENTITY_ORGANIZATION)
    append_name (sql, values, names, term, DOSSIER_ENTITY_PERSON);
  if (term->kind == 0)
    g_string_append (sql, " OR ");
  if (term->kind != DOSSIER_ENTITY_PERSON)
    append_name (sql, values, names, term, DOSSIER_ENTITY_ORGANIZATION);
  g_string_append (sql, "))");
}

/* ---- sources ---- */

/* @select binds the folded value once. */
static void
append_folded (GString *sql, GPtrArray *values, const DossierTerm *term, const char *select)
{
  g_autofree char *folded = dossier_names_fold_plain (term->value);

  g_string_append (sql, select);
  g_ptr_array_add (values, g_variant_ref_sink (g_variant_new_string (folded)));
}

void
dossier_search_terms_append_sources (GString *sql, GPtrArray *values, const DossierTerm *term)
{
  append_folded (sql, values, term, "(SELECT id FROM source WHERE instr (folded, ?) > 0)");
}

void
dossier_search_terms_append_feeds (GString *sql, GPtrArray *values, const DossierTerm *term)
{
  append_folded (sql, values, term, "(SELECT id FROM feed WHERE instr (fold_name (title), ?) > 0)");
}

void
dossier_search_terms_append_feeds_of_folder (GString *sql, GPtrArray *values, const DossierTerm *term)
{
  append_folded (sql, values, term,
                 term->is_prefix ? "(SELECT f.id FROM feed f JOIN folder d ON d.id = f.folder"
                                   " WHERE instr (fold_name (d.name), ?) = 1)"
                                 : "(SELECT f.id FROM feed f JOIN folder d ON d.id = f.folder"
                                   " WHERE fold_name (d.name) = ?)");
}

/* ---- trees ---- */

void
dossier_search_terms_append_tree (GString *sql, const DossierQueryNode *node, DossierAppendTerm append_term,
                                  gpointer data)
{
  /* What has no subject, object or role is not unknown to be so: it is not so. */
  gboolean is_not = node->kind == DOSSIER_NODE_NOT;

  g_string_append (sql, is_not ? "NOT coalesce (" : "(");
  if (node->kind == DOSSIER_NODE_TERM)
    append_term (data, node->term);
  else
    for (guint i = 0; i < node->parts->len; i++)
      {
        g_string_append (sql, i == 0 ? "" : node->kind == DOSSIER_NODE_OR ? " OR " : " AND ");
        dossier_search_terms_append_tree (sql, node->parts->pdata[i], append_term, data);
      }
  g_string_append (sql, is_not ? ", 0)" : ")");
}

gboolean
dossier_search_terms_all (const DossierQueryNode *node, gboolean (*is_so) (const DossierTerm *term))
{
  if (node->kind == DOSSIER_NODE_TERM)
    return is_so (node->term);
  for (guint i = 0; i < node->parts->len; i++)
    if (!dossier_search_terms_all (node->parts->pdata[i], is_so))
      return FALSE;
  return TRUE;
}

GPtrArray *
dossier_search_terms_list_parts (const DossierQueryNode *tree)
{
  GPtrArray *parts = g_ptr_array_new ();

  if (tree != NULL && tree->kind == DOSSIER_NODE_AND)
    g_ptr_array_extend (parts, tree->parts, NULL, NULL);
  else if (tree != NULL)
    g_ptr_array_add (parts, (gpointer) tree);
  return parts;
}

/* ---- times ---- */

gint64
dossier_search_terms_localize (gint64 moment)
{
  g_autoptr (GDateTime) day = moment % DAY == 0 ? g_date_time_new_from_unix_utc (moment) : NULL;
  g_autoptr (GDateTime) local = NULL;

  if (day == NULL)
    return moment;
  local = g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                                 g_date_time_get_day_of_month (day), 0, 0, 0);
  return local != NULL ? g_date_time_to_unix (local) : moment;
}
