/* dossier-notebook-filter.c - what the notebook can be narrowed down to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-notebook-filter.h"

#include <glib/gi18n.h>
#include "dossier-annotation-swatches.h"

/* ---- the menu ---- */

static void
append_words (GMenu *menu, const char *label, const char *query)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "notebook.filter", "s", query);
  g_menu_append_item (menu, item);
}

static void
append_colours (GMenu *menu)
{
  g_autoptr (GMenu) colours = g_menu_new ();

  for (guint colour = 0; colour < DOSSIER_N_COLOURS; colour++)
    {
      g_autofree char *query = g_strconcat ("colour:", dossier_colour_to_string (colour), NULL);

      append_words (colours, dossier_colour_words (colour), query);
    }
  g_menu_append_submenu (menu, _ ("_Colour"), G_MENU_MODEL (colours));
}

/* An underscore in a name is no mnemonic. */
static char *
dup_label (const DossierAnnotationKey *key)
{
  g_auto (GStrv) parts = g_strsplit (key->name, "_", -1);
  g_autofree char *name = g_strjoinv ("__", parts);

  /* TRANSLATORS: a name, and how many highlights have to do with it */
  return g_strdup_printf (_ ("%s (%u)"), name, key->n);
}

static void
set_target (GMenuItem *item, const DossierAnnotationKey *key, const char *action)
{
  g_autofree char *quoted = dossier_query_quote (key->name), *query = g_strconcat ("tag:", quoted, NULL);

  if (key->id == 0)
    g_menu_item_set_action_and_target (item, action, "s", query);
  else if (g_str_equal (action, "notebook.filter-feed"))
    g_menu_item_set_action_and_target (item, action, "(xs)", key->id, key->name);
  else
    g_menu_item_set_action_and_target (item, action, "x", key->id);
}

static void
append_keys (GMenu *menu, const char *label, GPtrArray *keys, const char *action)
{
  g_autoptr (GMenu) names = g_menu_new ();

  if (keys->len == 0)
    return;
  for (guint i = 0; i < keys->len; i++)
    {
      g_autofree char *words = dup_label (keys->pdata[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (words, NULL);

      set_target (item, keys->pdata[i], action);
      g_menu_append_item (names, item);
    }
  g_menu_append_submenu (menu, label, G_MENU_MODEL (names));
}

GMenuModel *
dossier_notebook_filter_menu_new (const DossierAnnotationKeys *keys)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) kinds = g_menu_new (), signs = g_menu_new ();

  append_colours (kinds);
  if (keys != NULL)
    {
      append_keys (kinds, _ ("_Tag"), keys->tags, "notebook.filter");
      append_keys (kinds, _ ("_Person or Organization"), keys->who, "notebook.filter-who");
      append_keys (kinds, _ ("_Feed"), keys->feeds, "notebook.filter-feed");
    }
  append_words (signs, _ ("With a _Note"), "has:note");
  append_words (signs, _ ("Not in the Present Te_xt"), "is:lost");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (kinds));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (signs));
  return G_MENU_MODEL (menu);
}

/* ---- filters ---- */

static gboolean
is_same (const DossierTerm *a, const DossierTerm *b)
{
  return a->field == b->field && a->op == b->op && a->id == b->id && a->bits == b->bits
         && (a->field == DOSSIER_TERM_FEED || g_strcmp0 (a->value, b->value) == 0);
}

/* Where @term joins another colour, or stands already; the number of terms: nowhere. */
static guint
find_term (DossierQuery *query, const DossierTerm *term)
{
  guint n = dossier_query_get_n_terms (query);

  for (guint i = 0; i < n; i++)
    {
      const DossierTerm *other = dossier_query_get_term (query, i);

      if (is_same (other, term)
          || (term->field == DOSSIER_TERM_COLOUR && other->field == DOSSIER_TERM_COLOUR
              && other->op == DOSSIER_TERM_AND))
        return i;
    }
  return n;
}

DossierQuery *
dossier_notebook_filter_toggle (DossierQuery *query, const DossierTerm *term)
{
  guint at = find_term (query, term);
  g_autoptr (DossierQuery) without = NULL;
  DossierTerm joined = *term;

  if (at == dossier_query_get_n_terms (query))
    return dossier_query_with_term (query, term);
  without = dossier_query_without_term (query, at);
  joined.bits ^= dossier_query_get_term (query, at)->bits;
  if (term->field != DOSSIER_TERM_COLOUR || joined.bits == 0)
    return g_steal_pointer (&without);
  return dossier_query_with_term (without, &joined);
}

/* ---- words ---- */

static char *
join_words (const char *(*word_of) (guint i), guint n, guint bits)
{
  char *words = NULL;

  for (guint i = 0; i < n; i++)
    if (bits & (1u << i))
      {
        g_autofree char *before = words;

        /* TRANSLATORS: one of several colors, or of several things that a highlight has */
        words = before == NULL ? g_strdup (word_of (i)) : g_strdup_printf (_ ("%s or %s"), before, word_of (i));
      }
  return words;
}

static const char *
colour_word (guint i)
{
  return dossier_colour_words (i);
}

static const char *
has_word (guint i)
{
  static const char *const words[] = { N_ ("With a note"),      N_ ("With a tag"), N_ ("About somebody"),
                                       N_ ("With a highlight"), N_ ("With moves"), N_ ("With images") };

  return _ (words[i]);
}

char *
dossier_notebook_filter_words (const DossierTerm *term)
{
  if (term->field == DOSSIER_TERM_COLOUR)
    return join_words (colour_word, DOSSIER_N_COLOURS, term->bits);
  if (term->field == DOSSIER_TERM_HAS)
    return join_words (has_word, 6, term->bits);
  return term->field == DOSSIER_TERM_LOST ? g_strdup (_ ("Not in the present text")) : NULL;
}
