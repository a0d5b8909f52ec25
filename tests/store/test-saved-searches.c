/* test-saved-searches.c - searches that are kept: saved, changed, taken back, and what they count
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-history.h"
#include "dossier-saved-searches.h"
#include "dossier-story-tags.h"
#include "store-fixture.h"
#include "../read-number.h"

#include <string.h>

static gint64
save (DossierStore *store, gint64 id, const char *name, const char *query)
{
  g_autoptr (DossierSavedSearch) search = dossier_saved_search_new (0, name, query);

  return apply (store, dossier_change_edit_search (id, search));
}

/* "Chips 2/1, News 0/0": stories and unread ones. */
static char *
describe (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) searches = dossier_store_list_searches (store, &error);
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < searches->len; i++)
    {
      const DossierSavedSearch *search = searches->pdata[i];

      g_string_append_printf (words, "%s%s %u/%u%s", i > 0 ? ", " : "", search->name, search->n_stories,
                              search->n_unread, search->problem != NULL ? "!" : "");
    }
  return g_string_free (words, FALSE);
}

static void
assert_searches (Fixture *fixture, const char *want)
{
  g_autofree char *words = describe (fixture->store);

  g_assert_cmpstr (words, ==, want);
  assert_sound (fixture->store);
}

static gint64
add_story (Fixture *fixture, const char *title, const char *text)
{
  return save_one (fixture->store, make_draft (title, text, 3)).story;
}

/* --- one at a time --- */

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  gint64 first = add_story (fixture, "One", "New chips arrive."), second;

  save (fixture->store, 0, "Chips", "chips");
  save (fixture->store, 0, "To read", "is:unread");
  assert_searches (fixture, "Chips 1/1, To read 1/1");
  second = add_story (fixture, "Two", "Old chips leave.");
  add_story (fixture, "Three", "Nothing of the kind.");
  assert_searches (fixture, "Chips 2/2, To read 3/3");
  apply (fixture->store, dossier_change_set_read (&first, 1, TRUE));
  assert_searches (fixture, "Chips 2/1, To read 2/2");
  apply (fixture->store, dossier_change_delete (&second, 1));
  assert_searches (fixture, "Chips 1/0, To read 1/1");
  g_free (dossier_store_undo (fixture->store, NULL));
  assert_searches (fixture, "Chips 2/1, To read 2/2");
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  DossierStore *store = fixture->store;
  gint64        chips, maps;

  add_story (fixture, "One", "New chips arrive.");
  chips = save (store, 0, "  Chips\n", "chips");
  maps = save (store, 0, "Maps", "maps");
  g_assert_cmpint (chips, >, 0);
  save (store, maps, "Charts", "charts");
  save (store, chips, "Chips", "arrive chips");
  assert_searches (fixture, "Chips 1/1, Charts 0/0");
  apply (store, dossier_change_order_searches (&maps, 1));
  assert_searches (fixture, "Charts 0/0, Chips 1/1");
  apply (store, dossier_change_edit_search (chips, NULL));
  assert_searches (fixture, "Charts 0/0");
}

static const char *const sentences[] = {
  "Removing the search “Chips” was undone", "Putting the saved searches in another order was undone",
  "Changing the search “Chips” was undone", "Changing the search “Charts” was undone",
  "Saving the search “Maps” was undone",    "Saving the search “Chips” was undone",
};
static const char *const stands[] = {
  "Charts 0/0, Chips 1/1", "Chips 1/1, Charts 0/0", "Chips 1/1, Charts 0/0", "Chips 1/1, Maps 0/0", "Chips 1/1", ""
};

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  test_changes (fixture, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *sentence = dossier_store_undo (fixture->store, NULL);

      g_assert_cmpstr (sentence, ==, sentences[i]);
      assert_searches (fixture, stands[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    g_free (dossier_store_redo (fixture->store, NULL));
  assert_searches (fixture, "Charts 0/0");
}

/* What is independent of it stays; what a later change built on does not go. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = NULL;
  const DossierHistoryEntry *removal, *save_of_maps;
  g_autofree char           *sentence = NULL;

  test_changes (fixture, NULL);
  history = dossier_store_list_history (fixture->store, 50, NULL, &error);
  g_assert_no_error (error);
  removal = history->pdata[0];
  save_of_maps = history->pdata[4];
  g_assert_cmpstr (removal->words, ==, "Removed the search “Chips”");
  g_assert_cmpstr (save_of_maps->words, ==, "Saved the search “Maps”");
  g_assert_null (removal->reason);
  g_assert_nonnull (save_of_maps->reason);
  sentence = dossier_store_undo_change (fixture->store, removal->id, &error);
  g_assert_no_error (error);
  assert_searches (fixture, "Charts 0/0, Chips 1/1");
  g_assert_null (dossier_store_undo_change (fixture->store, save_of_maps->id, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
}

/* Another one has got its name: it does not come back beside it. */
static void
test_namesake (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = NULL;
  const DossierHistoryEntry *removal;

  test_changes (fixture, NULL);
  save (fixture->store, 0, "chips", "maps");
  history = dossier_store_list_history (fixture->store, 50, NULL, &error);
  g_assert_no_error (error);
  removal = history->pdata[1];
  g_assert_cmpstr (removal->words, ==, "Removed the search “Chips”");
  g_assert_null (dossier_store_undo_change (fixture->store, removal->id, &error));
  g_assert_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_NAME);
  assert_searches (fixture, "Charts 0/0, chips 0/0");
}

/* --- what cannot be kept --- */

static const struct
{
  const char *name, *query;
} refused[] = {
  { "", "chips" },           { " \n", "chips" },          { "Chips", "" },     { "Chips", "  " },
  { "Chips", "is:nothing" }, { "Chips", "\"not closed" }, { "taken", "maps" }, { "a\001b", "chips" },
};

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (DOSSIER_SAVED_SEARCH_MAX_NAME, 'n');
  g_autofree char *longer = g_strnfill (DOSSIER_SAVED_SEARCH_MAX_NAME + 1, 'n');
  g_autofree char *cleaned = dossier_saved_search_clean_name (longest, NULL);

  save (fixture->store, 0, "Taken", "chips");
  for (guint i = 0; i < G_N_ELEMENTS (refused) + 1; i++)
    {
      gboolean is_long = i == G_N_ELEMENTS (refused);
      g_autoptr (DossierSavedSearch) search
          = dossier_saved_search_new (0, is_long ? longer : refused[i].name, is_long ? "chips" : refused[i].query);
      g_autoptr (DossierChange) change = dossier_change_edit_search (0, search);
      g_autoptr (GError) error = NULL;

      g_assert_false (dossier_store_apply (fixture->store, change, NULL, &error));
      g_assert_nonnull (error);
    }
  g_assert_cmpstr (cleaned, ==, longest);
  assert_searches (fixture, "Taken 0/0");
}

static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierSavedSearch) search = dossier_saved_search_new (0, "One more", "word");
  g_autoptr (DossierChange) change = dossier_change_edit_search (0, search);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < DOSSIER_SAVED_SEARCH_MAX; i++)
    {
      g_autofree char *name = g_strdup_printf ("Search %u", i);

      save (fixture->store, 0, name, "word");
    }
  g_assert_false (dossier_store_apply (fixture->store, change, NULL, &error));
  g_assert_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_MANY);
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierChange) change = dossier_change_edit_search (17, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_store_apply (fixture->store, change, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

/* --- what another program left --- */

static void
test_unreadable_query (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) searches = NULL;

  add_story (fixture, "One", "New chips arrive.");
  save (fixture->store, 0, "Chips", "chips");
  run_sql (fixture->path, "UPDATE saved_search SET query = 'is:eaten', counted = 0");
  add_story (fixture, "Two", "More chips arrive.");
  searches = dossier_store_list_searches (fixture->store, NULL);
  g_assert_nonnull (strstr (((DossierSavedSearch *) searches->pdata[0])->problem, "is:eaten"));
  assert_searches (fixture, "Chips 0/0!");
}

static void
test_wrong_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  add_story (fixture, "One", "New chips arrive.");
  save (fixture->store, 0, "Chips", "chips");
  run_sql (fixture->path, "UPDATE saved_search SET n_stories = 7, n_unread = 5");
  problems = dossier_store_check (fixture->store, &error);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_nonnull (strstr (problems->pdata[0], "Chips"));
  g_assert_true (dossier_store_recount_searches (fixture->store, &error));
  assert_searches (fixture, "Chips 1/1");
}

/* What is no UTF-8 in a damaged file is read without it, and can be changed and taken back. */
static void
test_broken_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) searches = NULL;
  const DossierSavedSearch *search;
  gint64                    chips = save (fixture->store, 0, "Chips", "chips");

  run_sql (fixture->path,
           "UPDATE saved_search SET name = CAST (x'ff4368697073' AS TEXT), query = CAST (x'636869707320ff' AS TEXT)");
  fixture_reopen (fixture);
  searches = dossier_store_list_searches (fixture->store, NULL);
  search = searches->pdata[0];
  g_assert_true (g_utf8_validate (search->name, -1, NULL));
  g_assert_true (g_utf8_validate (search->query, -1, NULL));
  g_assert_true (g_str_has_suffix (search->name, "Chips"));
  save (fixture->store, 0, "Maps", "maps");
  apply (fixture->store, dossier_change_edit_search (chips, NULL));
  assert_searches (fixture, "Maps 0/0");
  g_free (dossier_store_undo (fixture->store, NULL));
  g_clear_pointer (&searches, g_ptr_array_unref);
  searches = dossier_store_list_searches (fixture->store, NULL);
  g_assert_cmpuint (searches->len, ==, 2);
}

/* --- one of them, and from the main loop --- */

static void
test_find (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *wanted, *query; /* NULL: there is none */
  } cases[] = {
    { "no name", "", NULL },
    { "the beginning of a name", "Chip", NULL },
    { "another name", "Robots", NULL },
    { "the name", "Chips", "chips" },
    { "in other letters", "CHIPS", "chips" },
    { "of other alphabets", "ÜBER ALLES", "maps" },
  };

  g_assert_null (dossier_store_find_search (fixture->store, "Chips", NULL));
  save (fixture->store, 0, "Chips", "chips");
  save (fixture->store, 0, "Über alles", "maps");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierSavedSearch) search = dossier_store_find_search (fixture->store, cases[i].wanted, &error);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (search != NULL ? search->query : NULL, ==, cases[i].query);
      if (search != NULL)
        continue;
      g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
      g_assert_nonnull (strstr (error->message, cases[i].wanted));
    }
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  DossierStore *store = fixture->store;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GAsyncResult) stopped = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) searches = NULL;
  g_autoptr (GError) error = NULL;

  save (store, 0, "Chips", "chips");
  g_cancellable_cancel (cancelled);
  dossier_store_list_searches_async (store, cancelled, fixture_keep_result_cb, &stopped);
  g_assert_null (dossier_store_list_searches_finish (store, fixture_wait_for (&stopped), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dossier_store_list_searches_async (store, NULL, fixture_keep_result_cb, &listed);
  searches = dossier_store_list_searches_finish (store, fixture_wait_for (&listed), NULL);
  g_assert_cmpuint (searches->len, ==, 1);
}

/* The rule is not looked at any more when the call is done, and nothing of one that is none is done. */
static void
test_rules_async (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *query;
    gboolean    of_some, is_done;
    guint       n;
  } cases[] = {
    { "no query", "", FALSE, FALSE, 0 },     { "what is no query", "is:eaten", FALSE, FALSE, 0 },
    { "of all", "chips", FALSE, TRUE, 2 },   { "of some", "chips", TRUE, TRUE, 1 },
    { "of none", "robots", FALSE, TRUE, 0 },
  };
  DossierStore *store = fixture->store;
  gint64        one = add_story (fixture, "One", "New chips arrive.");
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) rules = NULL;

  add_story (fixture, "Two", "Old chips leave.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierArrivalRule  rule = { .name = (char *) "Rule", .query = (char *) cases[i].query, .stars = TRUE };
      DossierArrivalRule *given = dossier_arrival_rule_copy (&rule);
      GArray             *some = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GAsyncResult) applied = NULL;
      g_autoptr (GError) error = NULL;
      guint n = 0;

      g_test_message ("%s", cases[i].name);
      g_array_append_val (some, one);
      dossier_store_apply_rule_async (store, given, cases[i].of_some ? some : NULL, NULL, fixture_keep_result_cb,
                                      &applied);
      dossier_arrival_rule_free (given);
      g_array_unref (some);
      g_assert_cmpint (dossier_store_apply_rule_finish (store, fixture_wait_for (&applied), &n, &error), ==,
                       cases[i].is_done);
      g_assert_cmpint (error == NULL, ==, cases[i].is_done);
      g_assert_cmpuint (n, ==, cases[i].n);
    }
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM story_state WHERE is_starred = 1"), ==, 2);
  dossier_store_list_rules_async (store, NULL, fixture_keep_result_cb, &listed);
  rules = dossier_store_list_rules_finish (store, fixture_wait_for (&listed), NULL);
  g_assert_cmpuint (rules->len, ==, 0);
}

/* A search that says a day is asked anew when the day is another one; here a word that begins like that field. */
static void
test_next_day (Fixture *fixture, gconstpointer data)
{
  g_assert_true (dossier_saved_search_depends_on_day ("chips Date:today"));
  g_assert_true (dossier_saved_search_depends_on_day ("saved:\"last week\""));
  g_assert_false (dossier_saved_search_depends_on_day ("dates of saved chips"));
  add_story (fixture, "One", "Chips of update:3 arrive.");
  save (fixture->store, 0, "Dated", "chips -\"update:5\"");
  run_sql (fixture->path, "UPDATE saved_search SET n_stories = 9, n_unread = 9, counted = 20200101");
  assert_searches (fixture, "Dated 1/1");
  g_assert_cmpint (run_sql (fixture->path, "SELECT n_stories FROM saved_search"), ==, 9);
  add_story (fixture, "Two", "More chips.");
  g_assert_cmpint (run_sql (fixture->path, "SELECT n_stories FROM saved_search"), ==, 2);
  assert_searches (fixture, "Dated 2/2");
}

/* --- filters as text --- */

static char *
spell (DossierStore *store, DossierTermField field, gint64 id, DossierTermOp op, GError **error)
{
  g_autoptr (DossierQuery) all = dossier_query_new (DOSSIER_VIEW_UNREAD);
  DossierTerm term = { .field = field, .id = id, .op = op };
  g_autoptr (DossierQuery) query = dossier_query_with_term (all, &term);

  return dossier_store_spell_query (store, query, error);
}

static void
test_spell (Fixture *fixture, gconstpointer data)
{
  DossierStore *store = fixture->store;
  DossierDraft *draft = make_draft ("One", "Ada Low left Big Labs.", 3);
  gint64        feed = dossier_store_add_feed (store, "https://a.example/feed", "The \"Daily\" News", NULL, NULL, NULL);
  gint64        story, tag;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *person = NULL, *of_feed = NULL, *of_tag = NULL;

  add_entity (draft, DOSSIER_ENTITY_PERSON, "Ada Low", NULL);
  story = save_one (store, draft).story;
  apply (store, dossier_change_add_tag (&story, 1, "To do"));
  tag = dossier_store_find_tag (store, "To do", NULL);
  found = dossier_store_find_entities (store, "Ada Low", 0, NULL);
  person = spell (store, DOSSIER_TERM_ENTITY, dossier_entity_get_row (found->pdata[0])->id, DOSSIER_TERM_NOT, &error);
  g_assert_cmpstr (person, ==, "is:unread -person:\"Ada Low\"");
  of_feed = spell (store, DOSSIER_TERM_FEED, feed, DOSSIER_TERM_AND, &error);
  g_assert_cmpstr (of_feed, ==, "is:unread feed:\"The Daily News\"");
  of_tag = spell (store, DOSSIER_TERM_TAG, tag, DOSSIER_TERM_AND, &error);
  g_assert_cmpstr (of_tag, ==, "is:unread tag:\"To do\"");
  g_assert_no_error (error);
  g_assert_null (spell (store, DOSSIER_TERM_ENTITY, G_MAXINT64, DOSSIER_TERM_AND, &error));
  g_assert_nonnull (error);
}

static const char *const typed[] = {
  "chips",
  "\"new chips\" -old",
  "chi*",
  "is:unread title:\"big news\" -is:starred",
  "who:Ada org:\"Big Labs\"",
  "feed:Daily tag:x* note:word",
  "chips OR robots",
  "who:Ada (chips OR -robots) date:2024-05 move:left,fired",
  "(who:Ada OR org:Labs) saved:\"last week\" has:note",
  "author:Quill site:a.example lang:de folder:AI amount:>100M",
};

/* What was typed and is spelled finds the same. */
static void
test_spell_typed (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_parse (typed[i], FALSE, NULL);
      g_autofree char *text = dossier_store_spell_query (fixture->store, query, NULL);
      g_autoptr (DossierQuery) again = dossier_query_parse (text, FALSE, NULL);

      g_assert_true (dossier_query_equal (query, again));
    }
}

/* --- ten thousand changes --- */

#define N_SEQUENCES 1000
#define N_STEPS 10
#define LOOK_EVERY 100
#define N_NAMES 8

static const char *const queries[] = {
  "chips",
  "chips maps -arrive",
  "is:unread",
  "is:starred is:unread",
  "tag:red",
  "-tag:red tag:blue",
  "tag:gre*",
  "who:Name0",
  "org:\"Name1 Labs\" is:unread",
  "person:\"Name2\"",
  "who:Added3",
  "title:story chips",
  "note:remark",
  "is:annotated",
  "feed:Daily",
  "-feed:Weekly chips",
  "person:\"Müller\"",
};
static const char *const words[] = { "chips", "maps", "arrive", "leave", "remark", "Nobody" };
static const char *const tags[] = { "red", "blue", "green", "grey" };
static const char *const notes[] = { "A remark", "Something else" };
static const char *const feed_names[] = { "Daily", "Weekly", "Monthly" };

typedef struct
{
  Fixture *fixture;
  GRand   *random;
  GArray  *stories;  /* of gint64 */
  GArray  *entities; /* of gint64 */
  gint64   feeds[2];
  guint    n;
} Chaos;

static guint
pick (Chaos *chaos, guint n)
{
  return (guint) g_rand_int_range (chaos->random, 0, (int) n);
}

/* Two of three may fail, as what they are of is gone: that is no matter here. */
static void
try (Chaos *chaos, DossierChange *change)
{
  g_autoptr (GError) error = NULL;

  if (!dossier_store_apply (chaos->fixture->store, change, NULL, &error))
    g_assert_true (error->domain == DOSSIER_STORE_ERROR || error->domain == DOSSIER_STORY_TAG_ERROR);
  dossier_change_free (change);
}

static char *
dup_entity_name (Chaos *chaos, DossierEntityKind kind)
{
  guint i = pick (chaos, N_NAMES);

  if (i == N_NAMES - 1 && kind == DOSSIER_ENTITY_PERSON)
    return g_strdup ("Müller");
  return g_strdup_printf (kind == DOSSIER_ENTITY_PERSON ? "Name%u" : "Name%u Labs", i);
}

static void
save_story (Chaos *chaos)
{
  DossierEntityKind kind = pick (chaos, 2) == 0 ? DOSSIER_ENTITY_PERSON : DOSSIER_ENTITY_ORGANIZATION;
  gboolean          again = chaos->stories->len > 0 && pick (chaos, 4) == 0;
  g_autofree char  *name = dup_entity_name (chaos, kind);
  g_autofree char  *title = g_strdup_printf ("Story %u", again ? pick (chaos, chaos->n) : chaos->n++);
  g_autofree char  *text = g_strdup_printf ("%s and %s by %s.", words[pick (chaos, G_N_ELEMENTS (words))],
                                            words[pick (chaos, G_N_ELEMENTS (words))], name);
  DossierDraft     *draft = make_draft (title, text, (int) pick (chaos, 300));
  DossierSaveResult result;

  add_entity (draft, kind, name, NULL);
  if (pick (chaos, 2) == 0)
    draft->feed_id = chaos->feeds[pick (chaos, 2)];
  result = save_one (chaos->fixture->store, draft);
  if (result.saved == DOSSIER_SAVED_NEW)
    g_array_append_val (chaos->stories, result.story);
}

static gint64
pick_entity (Chaos *chaos)
{
  g_autofree char *name = dup_entity_name (chaos, DOSSIER_ENTITY_PERSON);
  g_autoptr (GPtrArray) found = dossier_store_find_entities (chaos->fixture->store, name, 0, NULL);

  return found != NULL && found->len > 0 ? dossier_entity_get_row (found->pdata[pick (chaos, found->len)])->id : 1;
}

static void
change_story (Chaos *chaos, gint64 story)
{
  DossierAnnotationRow note = { .story = story, .quote = (char *) "and", .note = (char *) "A remark", .colour = 1 };

  switch (pick (chaos, 9))
    {
    case 8: try (chaos, dossier_change_edit_annotation (1 + pick (chaos, 300), 1, notes[pick (chaos, 2)])); break;
    case 0:
    case 1: try (chaos, dossier_change_set_read (&story, 1, pick (chaos, 2) == 0)); break;
    case 2: try (chaos, dossier_change_set_starred (&story, 1, pick (chaos, 2) == 0)); break;
    case 3: try (chaos, dossier_change_delete (&story, 1)); break;
    case 4: try (chaos, dossier_change_new_for_stories (DOSSIER_CHANGE_RESTORE, &story, 1, FALSE)); break;
    case 5: try (chaos, dossier_change_annotate (&note)); break;
    default: try (chaos, dossier_change_add_tag (&story, 1, tags[pick (chaos, G_N_ELEMENTS (tags))])); break;
    }
}

static void
change_names (Chaos *chaos)
{
  gint64           entity = pick_entity (chaos), other = pick_entity (chaos);
  g_autofree char *added = g_strdup_printf ("Added%u", pick (chaos, N_NAMES));

  switch (pick (chaos, 7))
    {
    case 0: try (chaos, dossier_change_add_name (entity, added)); break;
    case 1: try (chaos, dossier_change_remove_name (entity, added)); break;
    case 2: try (chaos, dossier_change_rename_entity (entity, added)); break;
    case 3: try (chaos, dossier_change_merge_entities (entity, other)); break;
    case 4: try (chaos, dossier_change_set_entity_kind (entity, 1 + (DossierEntityKind) pick (chaos, 2))); break;
    case 5: try (chaos, dossier_change_rename_feed (chaos->feeds[0], feed_names[pick (chaos, 3)])); break;
    default: try (chaos, dossier_change_rename_tag (1 + pick (chaos, 4), tags[pick (chaos, 4)])); break;
    }
}

static void
step (Chaos *chaos)
{
  gint64 story = g_array_index (chaos->stories, gint64, pick (chaos, chaos->stories->len));
  guint  kind = pick (chaos, 100);

  if (kind < 6)
    save_story (chaos);
  else if (kind < 75)
    change_story (chaos, story);
  else if (kind < 85)
    change_names (chaos);
  else if (kind < 95)
    g_free (dossier_store_undo (chaos->fixture->store, NULL));
  else
    g_free (dossier_store_redo (chaos->fixture->store, NULL));
}

/* Each search is asked anew, with the view that has what is unread for itself. */
static void
assert_exact (Chaos *chaos, guint at)
{
  DossierStore *store = chaos->fixture->store;
  g_autoptr (GPtrArray) searches = dossier_store_list_searches (store, NULL);

  for (guint i = 0; i < searches->len; i++)
    {
      const DossierSavedSearch *search = searches->pdata[i];
      g_autofree char          *unread = g_strconcat (search->query, " is:unread", NULL);
      g_autoptr (GArray) all = find_text (store, search->query);
      g_autoptr (GArray) to_read = find_text (store, unread);

      if (search->n_stories != all->len || search->n_unread != to_read->len)
        g_error ("after %u changes “%s” has %u/%u, kept are %u/%u", at, search->query, all->len, to_read->len,
                 search->n_stories, search->n_unread);
    }
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  Chaos chaos = { fixture, g_rand_new_with_seed (20231), g_array_new (FALSE, FALSE, sizeof (gint64)), NULL, { 0 }, 0 };
  guint n_steps = read_number ("DOSSIER_SEQUENCES", N_SEQUENCES) * N_STEPS;

  chaos.feeds[0] = dossier_store_add_feed (fixture->store, "https://a.example/feed", "Daily", NULL, NULL, NULL);
  chaos.feeds[1] = dossier_store_add_feed (fixture->store, "https://b.example/feed", "Weekly", NULL, NULL, NULL);
  for (guint i = 0; i < 40; i++)
    save_story (&chaos);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *name = g_strdup_printf ("Search %u", i);

      save (fixture->store, 0, name, queries[i]);
    }
  for (guint i = 0; i < n_steps; i++)
    {
      step (&chaos);
      if (i % LOOK_EVERY == LOOK_EVERY - 1)
        assert_exact (&chaos, i + 1);
    }
  assert_sound (fixture->store);
  g_rand_free (chaos.random);
  g_array_unref (chaos.stories);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_signal (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  g_signal_connect_swapped (fixture->store, "searches-changed", G_CALLBACK (count_cb), &n);
  save (fixture->store, 0, "Chips", "chips");
  settle (fixture->store);
  g_assert_cmpuint (n, ==, 1);
  add_story (fixture, "One", "Nothing of the kind.");
  settle (fixture->store);
  g_assert_cmpuint (n, ==, 1);
  add_story (fixture, "Two", "New chips arrive.");
  settle (fixture->store);
  g_assert_cmpuint (n, ==, 2);
  g_signal_handlers_disconnect_by_data (fixture->store, &n);
}

#define ADD_TEST(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/saved-searches/counts-follow-what-is-done", test_counts);
  ADD_TEST ("/saved-searches/saved-changed-put-in-order-removed", test_changes);
  ADD_TEST ("/saved-searches/all-of-that-is-undone", test_undo);
  ADD_TEST ("/saved-searches/each-is-undone-by-itself", test_history);
  ADD_TEST ("/saved-searches/what-cannot-be-kept", test_refused);
  ADD_TEST ("/saved-searches/no-more-than-two-hundred", test_limit);
  ADD_TEST ("/saved-searches/one-that-is-gone", test_gone);
  ADD_TEST ("/saved-searches/a-query-that-is-not-understood-any-more", test_unreadable_query);
  ADD_TEST ("/saved-searches/text-that-is-none", test_broken_text);
  ADD_TEST ("/saved-searches/one-is-found-by-its-name", test_find);
  ADD_TEST ("/saved-searches/listed-beside-the-main-loop", test_async);
  ADD_TEST ("/saved-searches/a-rule-is-applied-beside-the-main-loop", test_rules_async);
  ADD_TEST ("/saved-searches/wrong-counts-are-found-and-mended", test_wrong_counts);
  ADD_TEST ("/saved-searches/another-day", test_next_day);
  ADD_TEST ("/saved-searches/undone-beside-a-namesake", test_namesake);
  ADD_TEST ("/saved-searches/filters-are-spelled-by-name", test_spell);
  ADD_TEST ("/saved-searches/what-was-typed-is-spelled-as-typed", test_spell_typed);
  ADD_TEST ("/saved-searches/told-when-something-is-otherwise", test_signal);
  ADD_TEST ("/saved-searches/exact-after-ten-thousand-changes", test_random);
  return g_test_run ();
}
