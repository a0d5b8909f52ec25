/* test-list-look.c - in which order each kind of list stands, and what stands above groups of stories
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-filter.h"
#include "dossier-list-heading.h"
#include "dossier-list-look.h"
#include "dossier-settings.h"

/* 2024-08-06 15:00:00 UTC, a Tuesday; the first story's id of 2000-01-01. */
#define NOW 1722956400
#define EPOCH G_GINT64_CONSTANT (946684800)

static DossierQuery *
make_query (DossierView view, const char *words)
{
  g_autoptr (DossierQuery) typed = dossier_query_parse (words, FALSE, NULL);

  return dossier_query_with_view (typed, view);
}

static void
test_kinds (void)
{
  static const struct
  {
    DossierView view;
    const char *words, *kind;
  } cases[] = {
    { DOSSIER_VIEW_ALL, "", "all" },
    { DOSSIER_VIEW_UNREAD, "", "unread" },
    { DOSSIER_VIEW_STARRED, "", "starred" },
    { DOSSIER_VIEW_HIGHLIGHTS, "", "highlights" },
    { DOSSIER_VIEW_ARCHIVED, "", "archived" },
    { DOSSIER_VIEW_UNREAD, "chips", "search" },
    { DOSSIER_VIEW_ALL, "feed:Decoder", "several" },
  };
  g_autoptr (DossierQuery) feed = dossier_filter_only (DOSSIER_TERM_FEED, 1, NULL);
  g_autoptr (DossierQuery) who = dossier_filter_only (DOSSIER_TERM_ENTITY, 1, NULL);
  g_autoptr (DossierQuery) tag = dossier_filter_only (DOSSIER_TERM_TAG, 1, NULL);
  g_autoptr (DossierQuery) two = dossier_filter_add (feed, DOSSIER_TERM_TAG, 2, NULL, DOSSIER_TERM_AND);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierQuery) query = make_query (cases[i].view, cases[i].words);

      g_assert_cmpstr (dossier_list_look_get_kind (query), ==, cases[i].kind);
    }
  g_assert_cmpstr (dossier_list_look_get_kind (feed), ==, "feed");
  g_assert_cmpstr (dossier_list_look_get_kind (who), ==, "who");
  g_assert_cmpstr (dossier_list_look_get_kind (tag), ==, "tag");
  g_assert_cmpstr (dossier_list_look_get_kind (two), ==, "several");
}

static void
test_each_kind_has_its_order (void)
{
  g_autoptr (GSettings) settings = dossier_settings_new (NULL);
  g_autoptr (DossierQuery) all = make_query (DOSSIER_VIEW_ALL, "");
  g_autoptr (DossierQuery) unread = make_query (DOSSIER_VIEW_UNREAD, "");
  g_autoptr (DossierQuery) search = make_query (DOSSIER_VIEW_ALL, "chips");

  g_assert_cmpint (dossier_list_look_get_order (NULL, all), ==, DOSSIER_ORDER_NEWEST);
  g_assert_cmpint (dossier_list_look_get_order (settings, all), ==, DOSSIER_ORDER_NEWEST);
  dossier_list_look_set_order (settings, all, DOSSIER_ORDER_TITLE);
  dossier_list_look_set_order (settings, search, DOSSIER_ORDER_RELEVANCE);
  dossier_list_look_set_order (settings, all, DOSSIER_ORDER_OLDEST);
  g_assert_cmpint (dossier_list_look_get_order (settings, all), ==, DOSSIER_ORDER_OLDEST);
  g_assert_cmpint (dossier_list_look_get_order (settings, unread), ==, DOSSIER_ORDER_NEWEST);
  g_assert_cmpint (dossier_list_look_get_order (settings, search), ==, DOSSIER_ORDER_RELEVANCE);
  /* Without words nothing is relevant to them. */
  dossier_list_look_set_order (settings, unread, DOSSIER_ORDER_RELEVANCE);
  g_assert_cmpint (dossier_list_look_get_order (settings, unread), ==, DOSSIER_ORDER_NEWEST);
}

static void
test_settings_of_another_version (void)
{
  g_autoptr (GSettings) settings = dossier_settings_new (NULL);
  g_autoptr (DossierQuery) all = make_query (DOSSIER_VIEW_ALL, "");
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", "all", "sideways");
  g_settings_set_value (settings, "list-orders", g_variant_builder_end (&builder));
  g_assert_cmpint (dossier_list_look_get_order (settings, all), ==, DOSSIER_ORDER_NEWEST);
}

static void
test_headings (void)
{
  static const struct
  {
    DossierOrder order;
    gint64       published, saved;
    const char  *source, *words;
  } cases[] = {
    { DOSSIER_ORDER_NEWEST, NOW, 0, "A", "Today" },
    { DOSSIER_ORDER_OLDEST, NOW - 20 * 3600, 0, "A", "Yesterday" },
    { DOSSIER_ORDER_NEWEST, NOW - 3 * 86400, 0, "A", "Saturday, 3 August" },
    { DOSSIER_ORDER_NEWEST, NOW - 400 * 86400, 0, "A", "3 July 2023" },
    { DOSSIER_ORDER_NEWEST, NOW + 86400, 0, "A", "Wednesday, 7 August" },
    { DOSSIER_ORDER_SAVED, NOW - 400 * 86400, NOW, "A", "Today" },
    { DOSSIER_ORDER_SOURCE, NOW, NOW, "A", "A" },
    { DOSSIER_ORDER_SOURCE, NOW, NOW, NULL, "Without a source" },
    { DOSSIER_ORDER_TITLE, NOW, NOW, "A", NULL },
    { DOSSIER_ORDER_RELEVANCE, NOW, NOW, "A", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierStoryRow row
          = { .id = (cases[i].published - EPOCH) << 20, .saved = cases[i].saved, .source = (char *) cases[i].source };
      g_autofree char *words = dossier_list_heading_words (cases[i].order, &row, NOW);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpint (dossier_list_heading_fits (cases[i].order), ==, cases[i].words != NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-look/kinds of lists", test_kinds);
  g_test_add_func ("/list-look/each kind has its order", test_each_kind_has_its_order);
  g_test_add_func ("/list-look/an order that nobody knows is the newest first", test_settings_of_another_version);
  g_test_add_func ("/list-look/headings", test_headings);
  return g_test_run ();
}
