/* dossier-query-text.c - a query as it has to be typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-query-private.h"
#include "dossier-query-tree.h"

#include <string.h>

/* ---- values ---- */

/* Whether @value means something else, or more than one thing, without quotation marks. */
static gboolean
needs_quotes (const char *value)
{
  gsize length = strlen (value);

  if (length == 0 || *value == '#' || value[length - 1] == '*')
    return TRUE;
  for (const char *c = value; *c != '\0'; c = g_utf8_next_char (c))
    if (*c == '(' || *c == ')' || g_unichar_isspace (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

char *
dossier_query_quote (const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, "\"", -1);
  g_autofree char *plain = g_strjoinv ("", parts);

  return needs_quotes (plain) ? g_strdup_printf ("\"%s\"", plain) : g_steal_pointer (&plain);
}

/* A word that stands for itself in a place where signs and fields are looked for. */
static gboolean
is_plain_word (const char *value)
{
  static const char *const joints[] = { "AND", "OR", "NOT", NULL };

  return *value != '-' && *value != '!' && strchr (value, ':') == NULL && !g_strv_contains (joints, value)
         && !needs_quotes (value);
}

static void
append_value (GString *text, const DossierTerm *term)
{
  const char      *value = term->value != NULL ? term->value : "";
  g_autofree char *quoted = dossier_query_quote (value);

  if (term->field == DOSSIER_TERM_WORDS && *quoted != '"' && !is_plain_word (quoted))
    g_string_append_printf (text, "\"%s\"", quoted);
  else
    g_string_append (text, quoted);
  if (term->is_prefix)
    g_string_append_c (text, '*');
}

/* ---- terms ---- */

static const char *
state_word (const DossierTerm *term, gboolean is_negated)
{
  switch (term->view) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_VIEW_UNREAD: return is_negated ? "is:read" : "is:unread";
    case DOSSIER_VIEW_STARRED: return is_negated ? "-is:starred" : "is:starred";
    case DOSSIER_VIEW_HIGHLIGHTS: return is_negated ? "-is:annotated" : "is:annotated";
    case DOSSIER_VIEW_ARCHIVED: return is_negated ? "-is:archived" : "is:archived";
    case DOSSIER_VIEW_ALL: break;
    }
  return is_negated ? "-(is:read OR is:unread)" : "(is:read OR is:unread)";
}

static void
append_term (GString *text, const DossierTerm *term, gboolean is_negated)
{
  const DossierQueryField *field = dossier_query_field_of (term);
  DossierQueryNameOf       name_of = dossier_query_get_name_of (term);

  if (term->field == DOSSIER_TERM_STATE)
    {
      g_string_append (text, state_word (term, is_negated));
      return;
    }
  if (is_negated)
    g_string_append_c (text, '-');
  if (term->field == DOSSIER_TERM_LOST)
    g_string_append (text, "is:lost");
  else if (field != NULL)
    g_string_append_printf (text, "%s:", field->word);
  if (name_of != NULL)
    {
      g_autofree char *words = dossier_query_list_bits (name_of, term->bits, ",");

      g_string_append (text, words);
    }
  else if (term->id != 0 && term->value == NULL)
    g_string_append_printf (text, "#%" G_GINT64_FORMAT, term->id);
  else if (term->field != DOSSIER_TERM_LOST)
    append_value (text, term);
}

/* ---- the tree ---- */

static void append_node (GString *text, const DossierQueryNode *node);

static void
append_in_parentheses (GString *text, const DossierQueryNode *node)
{
  g_string_append_c (text, '(');
  append_node (text, node);
  g_string_append_c (text, ')');
}

static void
append_parts (GString *text, const DossierQueryNode *node, const char *joint)
{
  for (guint i = 0; i < node->parts->len; i++)
    {
      const DossierQueryNode *part = node->parts->pdata[i];

      g_string_append (text, i > 0 ? joint : "");
      if (node->kind == DOSSIER_NODE_AND && part->kind == DOSSIER_NODE_OR)
        append_in_parentheses (text, part);
      else
        append_node (text, part);
    }
}

static void
append_node (GString *text, const DossierQueryNode *node)
{
  const DossierQueryNode *part;

  switch (node->kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_NODE_TERM: append_term (text, node->term, FALSE); break;
    case DOSSIER_NODE_AND: append_parts (text, node, " "); break;
    case DOSSIER_NODE_OR: append_parts (text, node, " OR "); break;
    case DOSSIER_NODE_NOT:
      part = node->parts->pdata[0];
      if (part->kind == DOSSIER_NODE_TERM)
        {
          append_term (text, part->term, TRUE);
          break;
        }
      g_string_append_c (text, '-');
      append_in_parentheses (text, part);
      break;
    }
}

char *
dossier_query_to_string (DossierQuery *self)
{
  g_autoptr (DossierQueryNode) tree = dossier_query_dup_tree (self, NULL);
  GString *text = g_string_new (NULL);

  if (tree != NULL)
    append_node (text, tree);
  return g_string_free (text, FALSE);
}
