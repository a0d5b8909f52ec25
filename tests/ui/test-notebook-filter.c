/* test-notebook-filter.c - filters of the notebook, and the words for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <locale.h>
#include "dossier-notebook-filter.h"

static DossierQuery *
toggle_words (DossierQuery *query, const char *words)
{
  g_autoptr (DossierQuery) parsed = dossier_query_parse_notes (words, FALSE, 0, NULL);
  DossierQuery *toggled = dossier_notebook_filter_toggle (query, dossier_query_get_term (parsed, 0));

  dossier_query_unref (query);
  return toggled;
}

static void
test_toggle (void)
{
  static const struct
  {
    const char *words;
    guint       n_terms, bits; /* bits: of the last term */
  } steps[] = {
    { "colour:yellow", 1, 1 },                                                  /* one */
    { "colour:green", 1, 3 },                                                   /* either */
    { "tag:ideas", 2, 0 },     { "has:note", 3, 1 },     { "tag:ideas", 2, 1 }, /* taken away */
    { "colour:yellow", 2, 2 }, { "colour:green", 1, 1 }, { "has:note", 0, 0 },
  };
  DossierQuery *query = dossier_query_new (DOSSIER_VIEW_ALL);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      guint n;

      query = toggle_words (query, steps[i].words);
      n = dossier_query_get_n_terms (query);
      g_assert_cmpuint (n, ==, steps[i].n_terms);
      if (n > 0)
        g_assert_cmpuint (dossier_query_get_term (query, n - 1)->bits, ==, steps[i].bits);
    }
  dossier_query_unref (query);
}

/* The name that comes with a feed does not make it another one. */
static void
test_toggle_ids (void)
{
  DossierTerm feed = { .field = DOSSIER_TERM_FEED, .id = 3, .value = (char *) "Wire" };
  DossierTerm same = { .field = DOSSIER_TERM_FEED, .id = 3, .value = (char *) "Morning Wire" };
  DossierTerm who = { .field = DOSSIER_TERM_ENTITY, .id = 3 };
  g_autoptr (DossierQuery) none = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (DossierQuery) one = dossier_notebook_filter_toggle (none, &feed);
  g_autoptr (DossierQuery) two = dossier_notebook_filter_toggle (one, &who);
  g_autoptr (DossierQuery) left = dossier_notebook_filter_toggle (two, &same);

  g_assert_cmpuint (dossier_query_get_n_terms (two), ==, 2);
  g_assert_cmpuint (dossier_query_get_n_terms (left), ==, 1);
  g_assert_cmpint (dossier_query_get_term (left, 0)->field, ==, DOSSIER_TERM_ENTITY);
}

static void
test_words (void)
{
  static const struct
  {
    const char *query, *words;
  } cases[] = {
    { "colour:yellow", "Yellow" },   { "colour:yellow,pink,underline", "Yellow or Pink or Underline" },
    { "has:note", "With a note" },   { "has:note,tag", "With a note or With a tag" },
    { "has:who", "About somebody" }, { "is:lost", "Not in the present text" },
    { "tag:ideas", NULL },           { "words", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_parse_notes (cases[i].query, FALSE, 0, NULL);
      g_autofree char *words = dossier_notebook_filter_words (dossier_query_get_term (query, 0));

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* ---- the menu ---- */

static GMenuModel *
submenu_at (GMenuModel *menu, int section, int item)
{
  g_autoptr (GMenuModel) items = g_menu_model_get_item_link (menu, section, G_MENU_LINK_SECTION);

  return g_menu_model_get_item_link (items, item, G_MENU_LINK_SUBMENU);
}

static void
assert_item (GMenuModel *menu, int item, const char *label, const char *action, const char *target)
{
  g_autoptr (GVariant) words = g_menu_model_get_item_attribute_value (menu, item, G_MENU_ATTRIBUTE_LABEL, NULL);
  g_autoptr (GVariant) name = g_menu_model_get_item_attribute_value (menu, item, G_MENU_ATTRIBUTE_ACTION, NULL);
  g_autoptr (GVariant) value = g_menu_model_get_item_attribute_value (menu, item, G_MENU_ATTRIBUTE_TARGET, NULL);
  g_autofree char *text = g_variant_print (value, TRUE);

  g_assert_cmpstr (g_variant_get_string (words, NULL), ==, label);
  g_assert_cmpstr (g_variant_get_string (name, NULL), ==, action);
  g_assert_cmpstr (text, ==, target);
}

static void
test_menu (void)
{
  DossierAnnotationKey  tag = { 0, (char *) "to \"read\"_now", 4 }, who = { 7, (char *) "OpenAI", 2 };
  DossierAnnotationKey  feed = { 9, (char *) "Wire", 1 };
  DossierAnnotationKeys keys = { g_ptr_array_new (), g_ptr_array_new (), g_ptr_array_new () };
  g_autoptr (GMenuModel) menu = NULL, colours = NULL, tags = NULL, people = NULL, feeds = NULL;

  g_ptr_array_add (keys.tags, &tag);
  g_ptr_array_add (keys.who, &who);
  g_ptr_array_add (keys.feeds, &feed);
  menu = dossier_notebook_filter_menu_new (&keys);
  colours = submenu_at (menu, 0, 0);
  tags = submenu_at (menu, 0, 1);
  people = submenu_at (menu, 0, 2);
  feeds = submenu_at (menu, 0, 3);
  assert_item (colours, 4, "Underline", "notebook.filter", "'colour:underline'");
  assert_item (tags, 0, "to \"read\"__now (4)", "notebook.filter", "'tag:\"to read_now\"'");
  assert_item (people, 0, "OpenAI (2)", "notebook.filter-who", "int64 7");
  assert_item (feeds, 0, "Wire (1)", "notebook.filter-feed", "(int64 9, 'Wire')");
  g_ptr_array_unref (keys.tags);
  g_ptr_array_unref (keys.who);
  g_ptr_array_unref (keys.feeds);
}

/* Before it is known what there is, and when there is nothing. */
static void
test_menu_of_nothing (void)
{
  g_autoptr (GMenuModel) menu = dossier_notebook_filter_menu_new (NULL);
  g_autoptr (GMenuModel) kinds = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
  g_autoptr (GMenuModel) signs = g_menu_model_get_item_link (menu, 1, G_MENU_LINK_SECTION);

  g_assert_cmpint (g_menu_model_get_n_items (kinds), ==, 1);
  assert_item (signs, 0, "With a _Note", "notebook.filter", "'has:note'");
  assert_item (signs, 1, "Not in the Present Te_xt", "notebook.filter", "'is:lost'");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notebook-filter/a filter comes and goes", test_toggle);
  g_test_add_func ("/notebook-filter/by id too", test_toggle_ids);
  g_test_add_func ("/notebook-filter/filters have words", test_words);
  g_test_add_func ("/notebook-filter/the menu offers what is there", test_menu);
  g_test_add_func ("/notebook-filter/the menu of nothing", test_menu_of_nothing);
  return g_test_run ();
}
