/* test-claim-list.c - the list of claims keeps what it can when it is searched again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-list.h"
#include "store-fixture.h"

typedef struct
{
  guint n_changes, position, n_removed, n_added;
} Told;

static void
changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, Told *told)
{
  *told = (Told){ told->n_changes + 1, position, n_removed, n_added };
}

typedef struct
{
  guint   n_done;
  GError *error;
} Answer;

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  g_clear_error (&answer->error);
  dossier_claim_list_search_finish (DOSSIER_CLAIM_LIST (source), result, &answer->error);
  answer->n_done++;
}

static void
start (DossierClaimList *list, const char *text, DossierClaimOrder order, Answer *answer)
{
  g_autoptr (DossierQuery) query = dossier_query_parse_claims (text, FALSE, 0, NULL);
  DossierClaimSearch search = { .query = query, .order = order, .with_no_facts = TRUE };

  dossier_claim_list_search_async (list, &search, searched_cb, answer);
}

static void
search (DossierClaimList *list, const char *text, DossierClaimOrder order)
{
  Answer answer = { 0 };

  start (list, text, order, &answer);
  while (answer.n_done == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);
}

static gint64
save_story (Fixture *fixture, const char *title, int day, DossierClaimKind kind)
{
  DossierDraft *draft = make_draft (title, "Ada Quill and Ferrum.", day);
  guint         a = add_entity (draft, DOSSIER_ENTITY_PERSON, "Ada Quill", NULL);
  guint         b = add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "Ferrum", NULL);

  add_claim (draft, kind, 0, a, b);
  return save_one (fixture->store, draft).story;
}

static const char *
title_at (DossierClaimList *list, guint position)
{
  g_autoptr (DossierClaim) claim = g_list_model_get_item (G_LIST_MODEL (list), position);
  static char title[64];

  g_strlcpy (title, claim != NULL ? dossier_claim_get_row (claim)->story_title : "", sizeof title);
  return title;
}

static void
test_changes_what_is_different (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierClaimList) list = dossier_claim_list_new (fixture->store);
  Told told = { 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), &told);
  search (list, "", DOSSIER_CLAIM_ORDER_STORY);
  g_assert_cmpuint (told.n_changes, ==, 0);
  save_story (fixture, "One", 1, DOSSIER_CLAIM_JOINED);
  save_story (fixture, "Three", 3, DOSSIER_CLAIM_LEFT);
  search (list, "", DOSSIER_CLAIM_ORDER_STORY);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  save_story (fixture, "Two", 2, DOSSIER_CLAIM_FIRED);
  search (list, "", DOSSIER_CLAIM_ORDER_STORY);
  g_assert_cmpuint (told.n_changes, ==, 2);
  g_assert_cmpuint (told.position, ==, 1);
  g_assert_cmpuint (told.n_removed, ==, 0);
  g_assert_cmpuint (told.n_added, ==, 1);
  g_assert_cmpstr (title_at (list, 1), ==, "Two");
  search (list, "", DOSSIER_CLAIM_ORDER_KIND);
  g_assert_cmpstr (title_at (list, 0), ==, "One");
  g_assert_cmpstr (title_at (list, 1), ==, "Three");
  search (list, "move:fired", DOSSIER_CLAIM_ORDER_KIND);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpuint (dossier_claim_list_get_ids (list)->len, ==, 1);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 1));
}

/* What goes is told before what comes, and the list is right in between. */
static void
between_cb (GListModel *model, guint position, guint n_removed, guint n_added, GString *told)
{
  g_assert_true (n_removed == 0 || n_added == 0);
  g_string_append_printf (told, "%u-%u+%u=%u ", position, n_removed, n_added, g_list_model_get_n_items (model));
}

static void
test_tells_what_goes_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierClaimList) list = dossier_claim_list_new (fixture->store);
  g_autoptr (GString) told = g_string_new (NULL);

  save_story (fixture, "One", 1, DOSSIER_CLAIM_LEFT);
  save_story (fixture, "Two", 2, DOSSIER_CLAIM_JOINED);
  save_story (fixture, "Three", 3, DOSSIER_CLAIM_SUED);
  g_signal_connect (list, "items-changed", G_CALLBACK (between_cb), told);
  search (list, "", DOSSIER_CLAIM_ORDER_STORY);
  search (list, "", DOSSIER_CLAIM_ORDER_KIND);
  search (list, "move:left", DOSSIER_CLAIM_ORDER_KIND);
  search (list, "-move:left", DOSSIER_CLAIM_ORDER_KIND);
  g_assert_cmpstr (told->str, ==, "0-0+3=3 0-3+0=0 0-0+3=3 0-3+0=0 0-0+1=1 0-1+0=0 0-0+2=2 ");
}

static void
test_a_claim_that_is_held_is_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierClaimList) list = dossier_claim_list_new (fixture->store);
  g_autoptr (DossierClaim) first = NULL;
  g_autoptr (DossierClaim) again = NULL;
  const DossierClaimRow *row;

  save_story (fixture, "One", 1, DOSSIER_CLAIM_JOINED);
  search (list, "", DOSSIER_CLAIM_ORDER_STORY);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  again = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (first == again);
  row = dossier_claim_get_row (first);
  apply (fixture->store, dossier_change_rename_entity (row->object, "Ferrum Labs"));
  g_assert_cmpstr (row->object_name, ==, "Ferrum");
  dossier_claim_list_reread (list);
  g_assert_cmpstr (dossier_claim_get_row (first)->object_name, ==, "Ferrum Labs");
  g_clear_object (&list);
  g_assert_cmpstr (dossier_claim_get_row (first)->object_name, ==, "Ferrum Labs");
}

static void
test_what_is_gone_is_an_empty_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierClaimList) list = dossier_claim_list_new (fixture->store);
  g_autoptr (DossierClaim) claim = NULL;

  save_story (fixture, "One", 1, DOSSIER_CLAIM_JOINED);
  search (list, "", DOSSIER_CLAIM_ORDER_STORY);
  run_sql (fixture->path, "DELETE FROM claim");
  claim = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpint (dossier_claim_get_row (claim)->story, ==, 0);
  search (list, "", DOSSIER_CLAIM_ORDER_STORY);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
}

/* The words of the first are not shown after those of the second. */
static void
test_the_last_search_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierClaimList) list = dossier_claim_list_new (fixture->store);
  Answer first = { 0 }, second = { 0 };

  save_story (fixture, "One", 1, DOSSIER_CLAIM_JOINED);
  save_story (fixture, "Two", 2, DOSSIER_CLAIM_LEFT);
  start (list, "move:joined", DOSSIER_CLAIM_ORDER_STORY, &first);
  start (list, "move:left", DOSSIER_CLAIM_ORDER_STORY, &second);
  while (first.n_done == 0 || second.n_done == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (second.error);
  g_assert_cmpstr (title_at (list, 0), ==, "Two");
  g_assert_cmpuint (dossier_claim_list_get_n_no_facts (list), ==, 0);
  g_clear_error (&first.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/store/claim-list/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("a search changes what is different", test_changes_what_is_different);
  ADD ("what goes is told before what comes", test_tells_what_goes_first);
  ADD ("a claim that is held is one, and may be read again", test_a_claim_that_is_held_is_one);
  ADD ("what is gone is an empty row", test_what_is_gone_is_an_empty_row);
  ADD ("the last search counts", test_the_last_search_counts);
  return g_test_run ();
}
