/* test-follows.c - following: there, back and there again; and what is news of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-state.h"
#include "dossier-follows.h"
#include "store-fixture.h"

#define P DOSSIER_ENTITY_PERSON
#define O DOSSIER_ENTITY_ORGANIZATION

static gint64
find_one (DossierStore *store, const char *name)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (store, name, 0, NULL);

  return found->len > 0 ? dossier_entity_get_row (found->pdata[0])->id : 0;
}

/* A story in which a person moves to or from an organization. */
static DossierDraft *
make_move (const char *title, DossierClaimKind kind, DossierClaimFlags flags, const char *person, const char *place)
{
  g_autofree char *text = g_strdup_printf ("%s and %s, says %s.", person, place, title);
  DossierDraft    *draft = make_draft (title, text, 3);
  int              subject = (int) add_entity (draft, P, person, NULL);
  int              object = (int) add_entity (draft, O, place, NULL);

  if (kind != 0)
    add_claim (draft, kind, flags, subject, object);
  return draft;
}

static gint64
save_move (Fixture *fixture, const char *title, DossierClaimKind kind, const char *person, const char *place)
{
  return save_one (fixture->store, make_move (title, kind, 0, person, place)).story;
}

/* "Ada Quill: joined Blorix; Story two" */
static char *
describe (DossierStore *store, const DossierNewsFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierNews) news = dossier_store_load_news (store, filter, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < news->groups->len; i++)
    {
      const DossierNewsGroup *group = g_ptr_array_index (news->groups, i);

      g_string_append_printf (out, "%s%s:", i > 0 ? " | " : "",
                              group->follow->name != NULL ? group->follow->name : "anybody");
      for (guint j = 0; j < group->facts->len; j++)
        {
          const DossierClaimRow *row
              = dossier_claim_get_row (g_array_index (group->facts, DossierNewsFact, j).fact->best);

          g_string_append_printf (out, " %s %s;", dossier_claim_kind_to_string (row->kind), row->object_name);
        }
      for (guint j = 0; j < group->stories->len; j++)
        g_string_append_printf (out, " %s;", dossier_story_get_row (group->stories->pdata[j])->title);
    }
  return g_string_free (out, FALSE);
}

static void
assert_news (Fixture *fixture, const char *want)
{
  g_autofree char *found = describe (fixture->store, NULL);

  g_assert_cmpstr (found, ==, want);
}

static void
follow (Fixture *fixture, const char *name, DossierClaimKind kind)
{
  apply (fixture->store, dossier_change_follow (name != NULL ? find_one (fixture->store, name) : 0, kind, TRUE));
}

static void
see_all (Fixture *fixture)
{
  g_autoptr (DossierNews) news = dossier_store_load_news (fixture->store, NULL, NULL);

  apply (fixture->store, dossier_change_see_news (news->newest));
}

/* --- following --- */

/* Every change, undone and done again; the library says who is followed. */
static void
test_both_ways (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char      *name;
    DossierClaimKind kind;
  } cases[] = { { "Ada Quill", 0 }, { "Blorix", DOSSIER_CLAIM_FUNDED }, { NULL, DOSSIER_CLAIM_LEFT } };

  save_move (fixture, "One", DOSSIER_CLAIM_JOINED, "Ada Quill", "Blorix");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < 2; j++) /* follow, then unfollow */
      {
        gint64           entity = cases[i].name != NULL ? find_one (fixture->store, cases[i].name) : 0;
        g_autofree char *undone = NULL, *redone = NULL;

        apply (fixture->store, dossier_change_follow (entity, cases[i].kind, j == 0));
        g_assert_cmpint (dossier_store_is_followed (fixture->store, entity, cases[i].kind), ==, j == 0);
        undone = dossier_store_undo (fixture->store, NULL);
        g_assert_cmpint (dossier_store_is_followed (fixture->store, entity, cases[i].kind), ==, j != 0);
        redone = dossier_store_redo (fixture->store, NULL);
        g_assert_cmpint (dossier_store_is_followed (fixture->store, entity, cases[i].kind), ==, j == 0);
        g_assert_cmpstr (undone, !=, redone);
        assert_sound (fixture->store);
      }
}

static void
test_twice_is_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) follows = NULL;
  g_autofree char *first = NULL, *second = NULL;

  save_move (fixture, "One", DOSSIER_CLAIM_JOINED, "Ada Quill", "Blorix");
  follow (fixture, "Ada Quill", 0);
  follow (fixture, "Ada Quill", 0);
  follows = dossier_store_list_follows (fixture->store, NULL);
  g_assert_cmpuint (follows->len, ==, 1);
  first = dossier_store_undo (fixture->store, NULL);
  second = dossier_store_undo (fixture->store, NULL);
  g_assert_nonnull (first);
  g_assert_null (second);
}

static void
test_an_entity_says_that_it_is_followed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierEntity) ada = NULL, blorix = NULL;

  save_move (fixture, "One", DOSSIER_CLAIM_JOINED, "Ada Quill", "Blorix");
  follow (fixture, "Ada Quill", 0);
  follow (fixture, "Blorix", DOSSIER_CLAIM_FUNDED);
  ada = dossier_store_load_entity (fixture->store, find_one (fixture->store, "Ada Quill"), NULL);
  blorix = dossier_store_load_entity (fixture->store, find_one (fixture->store, "Blorix"), NULL);
  g_assert_true (dossier_entity_get_row (ada)->is_followed);
  g_assert_false (dossier_entity_get_row (blorix)->is_followed);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    gint64      entity;
    int         kind, code;
  } cases[] = {
    { "nobody in nothing", 0, 0, DOSSIER_STORE_ERROR_FAILED },
    { "a kind that is none", 0, DOSSIER_N_CLAIM_KINDS + 1, DOSSIER_STORE_ERROR_FAILED },
    { "a kind below all", 0, -1, DOSSIER_STORE_ERROR_FAILED },
    { "somebody who is not there", 4711, 0, DOSSIER_STORE_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierChange) change
          = dossier_change_follow (cases[i].entity, (DossierClaimKind) cases[i].kind, TRUE);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_false (dossier_store_apply (fixture->store, change, NULL, &error));
      g_assert_error (error, DOSSIER_STORE_ERROR, cases[i].code);
    }
}

/* --- merging --- */

static void
test_a_merge_carries_it (Fixture *fixture, gconstpointer data)
{
  g_autofree char *undone = NULL, *redone = NULL;
  gint64           gone, kept;

  save_move (fixture, "One", DOSSIER_CLAIM_JOINED, "Ada Quill", "Blorix");
  save_move (fixture, "Two", DOSSIER_CLAIM_JOINED, "A. Quillworth", "Blorix");
  gone = find_one (fixture->store, "A. Quillworth");
  kept = find_one (fixture->store, "Ada Quill");
  follow (fixture, "A. Quillworth", 0);
  apply (fixture->store, dossier_change_merge_entities (gone, kept));
  g_assert_true (dossier_store_is_followed (fixture->store, kept, 0));
  g_assert_false (dossier_store_is_followed (fixture->store, gone, 0));
  save_move (fixture, "Three", DOSSIER_CLAIM_LEFT, "Ada Quill", "Blorix");
  assert_news (fixture, "Ada Quill: left Blorix;");
  undone = dossier_store_undo (fixture->store, NULL);
  g_assert_false (dossier_store_is_followed (fixture->store, kept, 0));
  g_assert_true (dossier_store_is_followed (fixture->store, gone, 0));
  redone = dossier_store_redo (fixture->store, NULL);
  g_assert_true (dossier_store_is_followed (fixture->store, kept, 0));
  assert_sound (fixture->store);
}

static gint64
get_seen (Fixture *fixture, const char *name)
{
  g_autoptr (GPtrArray) follows = dossier_store_list_follows (fixture->store, NULL);

  for (guint i = 0; i < follows->len; i++)
    if (g_strcmp0 (((DossierFollow *) follows->pdata[i])->name, name) == 0)
      return ((DossierFollow *) follows->pdata[i])->seen;
  return -1;
}

static void
test_a_merge_makes_nothing_seen (Fixture *fixture, gconstpointer data)
{
  g_autofree char *undone = NULL;
  gint64           early, late;

  save_move (fixture, "One", DOSSIER_CLAIM_JOINED, "Ada Quill", "Blorix");
  save_move (fixture, "Two", DOSSIER_CLAIM_JOINED, "A. Quillworth", "Blorix");
  follow (fixture, "A. Quillworth", 0);
  save_move (fixture, "Three", DOSSIER_CLAIM_LEFT, "A. Quillworth", "Blorix");
  follow (fixture, "Ada Quill", 0);
  early = get_seen (fixture, "A. Quillworth");
  late = get_seen (fixture, "Ada Quill");
  g_assert_cmpint (early, <, late);
  apply (fixture->store, dossier_change_merge_entities (find_one (fixture->store, "A. Quillworth"),
                                                        find_one (fixture->store, "Ada Quill")));
  assert_news (fixture, "Ada Quill: left Blorix;");
  undone = dossier_store_undo (fixture->store, NULL);
  g_assert_cmpint (get_seen (fixture, "A. Quillworth"), ==, early);
  g_assert_cmpint (get_seen (fixture, "Ada Quill"), ==, late);
}

static void
test_nobody_is_followed_no_more (Fixture *fixture, gconstpointer data)
{
  g_autofree char *undone = NULL;
  gint64           blorix;

  save_move (fixture, "One", DOSSIER_CLAIM_JOINED, "Ada Quill", "Blorix");
  blorix = find_one (fixture->store, "Blorix");
  follow (fixture, "Blorix", 0);
  apply (fixture->store, dossier_change_reject_entity (blorix));
  g_assert_false (dossier_store_is_followed (fixture->store, blorix, 0));
  undone = dossier_store_undo (fixture->store, NULL);
  g_assert_true (dossier_store_is_followed (fixture->store, blorix, 0));
}

/* --- news --- */

static void
test_only_what_comes_later_is_news (Fixture *fixture, gconstpointer data)
{
  save_move (fixture, "One", DOSSIER_CLAIM_JOINED, "Ada Quill", "Blorix");
  follow (fixture, "Ada Quill", 0);
  assert_news (fixture, "");
  save_move (fixture, "Two", DOSSIER_CLAIM_JOINED, "Ada Quill", "Blorix"); /* told before: only the story is new */
  assert_news (fixture, "Ada Quill: Two;");
  save_move (fixture, "Three", DOSSIER_CLAIM_LEFT, "Ada Quill", "Blorix");
  assert_news (fixture, "Ada Quill: left Blorix; Two;");
  save_move (fixture, "Four", DOSSIER_CLAIM_LEFT, "Ada Quill", "Blorix"); /* the same fact once more */
  assert_news (fixture, "Ada Quill: left Blorix; Two;");
  save_move (fixture, "Five", DOSSIER_CLAIM_LEFT, "Zed Vance", "Blorix");
  assert_news (fixture, "Ada Quill: left Blorix; Two;");
}

static void
test_seeing_is_undone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *undone = NULL, *redone = NULL;

  save_move (fixture, "One", DOSSIER_CLAIM_JOINED, "Ada Quill", "Blorix");
  follow (fixture, "Ada Quill", 0);
  follow (fixture, NULL, DOSSIER_CLAIM_LEFT);
  save_move (fixture, "Two", DOSSIER_CLAIM_LEFT, "Ada Quill", "Blorix");
  save_move (fixture, "Three", DOSSIER_CLAIM_LEFT, "Zed Vance", "Blorix");
  assert_news (fixture, "Ada Quill: left Blorix; | anybody: left Blorix;");
  see_all (fixture);
  assert_news (fixture, "");
  undone = dossier_store_undo (fixture->store, NULL);
  assert_news (fixture, "Ada Quill: left Blorix; | anybody: left Blorix;");
  redone = dossier_store_redo (fixture->store, NULL);
  assert_news (fixture, "");
  /* What comes in the very same second is not lost behind the mark. */
  save_move (fixture, "Four", DOSSIER_CLAIM_APPOINTED, "Ada Quill", "Blorix");
  assert_news (fixture, "Ada Quill: appointed Blorix;");
}

static void
test_since_a_moment_seen_or_not (Fixture *fixture, gconstpointer data)
{
  DossierNewsFilter yesterday = { .since = g_get_real_time () / G_USEC_PER_SEC - 86400 };
  DossierNewsFilter tomorrow = { .since = g_get_real_time () / G_USEC_PER_SEC + 86400 };
  g_autofree char  *found = NULL, *none = NULL;

  save_move (fixture, "One", DOSSIER_CLAIM_JOINED, "Ada Quill", "Blorix");
  follow (fixture, "Ada Quill", 0);
  found = describe (fixture->store, &yesterday);
  g_assert_cmpstr (found, ==, "Ada Quill: joined Blorix;");
  none = describe (fixture->store, &tomorrow);
  g_assert_cmpstr (none, ==, "");
}

static void
test_what_was_read_is_seen (Fixture *fixture, gconstpointer data)
{
  gint64 story, other;

  save_move (fixture, "One", 0, "Ada Quill", "Blorix");
  follow (fixture, "Ada Quill", 0);
  story = save_move (fixture, "Two", DOSSIER_CLAIM_LEFT, "Ada Quill", "Blorix");
  other = save_move (fixture, "Three", 0, "Ada Quill", "Blorix");
  assert_news (fixture, "Ada Quill: left Blorix; Three;");
  apply (fixture->store, dossier_change_see (story));
  assert_news (fixture, "Ada Quill: Three;");
  apply (fixture->store, dossier_change_see (other));
  assert_news (fixture, "");
}

static void
test_deleted_stories_are_no_news (Fixture *fixture, gconstpointer data)
{
  gint64 stories[2];

  save_move (fixture, "One", 0, "Ada Quill", "Blorix");
  follow (fixture, "Ada Quill", 0);
  stories[0] = save_move (fixture, "Two", DOSSIER_CLAIM_LEFT, "Ada Quill", "Blorix");
  stories[1] = save_move (fixture, "Three", 0, "Ada Quill", "Blorix");
  apply (fixture->store, dossier_change_delete (stories, 2));
  assert_news (fixture, "");
}

static void
test_a_corrected_story_tells_nothing_anew (Fixture *fixture, gconstpointer data)
{
  DossierDraft *draft;

  save_move (fixture, "One", 0, "Ada Quill", "Blorix");
  follow (fixture, "Ada Quill", 0);
  save_move (fixture, "Two", DOSSIER_CLAIM_LEFT, "Ada Quill", "Blorix");
  see_all (fixture);
  draft = make_move ("Two", DOSSIER_CLAIM_LEFT, 0, "Ada Quill", "Blorix");
  g_clear_pointer (&draft->document, dossier_document_unref);
  draft->document = dossier_document_new_from_plain ("A better text: Ada Quill and Blorix.", -1);
  add_claim (draft, DOSSIER_CLAIM_FOUNDED, 0, 0, (int) add_entity (draft, O, "Novum", NULL));
  g_assert_cmpint (save_one (fixture->store, draft).saved, ==, DOSSIER_SAVED_REVISED);
  assert_news (fixture, "Ada Quill: founded Novum;");
}

static void
test_old_imports_are_no_news (Fixture *fixture, gconstpointer data)
{
  DossierDraft *draft;

  save_move (fixture, "One", 0, "Ada Quill", "Blorix");
  follow (fixture, "Ada Quill", 0);
  draft = make_move ("Two", DOSSIER_CLAIM_LEFT, 0, "Ada Quill", "Blorix");
  draft->saved = 1500000000; /* by another program, long ago */
  save_one (fixture->store, draft);
  assert_news (fixture, "");
}

static void
answer (Fixture *fixture, gint64 feed, gint64 time)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_answer_free);
  DossierFeedAnswer *came = g_new0 (DossierFeedAnswer, 1);

  came->feed = feed;
  came->time = time;
  came->status = 200;
  g_ptr_array_add (answers, came);
  g_assert_true (dossier_store_save_feed_answers (fixture->store, answers, NULL));
}

static void
save_of_feed (Fixture *fixture, gint64 feed, const char *title, DossierClaimKind kind)
{
  DossierDraft *draft = make_move (title, kind, 0, "Ada Quill", "Blorix");

  draft->feed_id = feed;
  save_one (fixture->store, draft);
}

/* A feed's first stories are shown on the page, and told by nobody. */
static void
test_first_fills (Fixture *fixture, gconstpointer data)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 old = dossier_store_add_feed (fixture->store, "https://a.example/", "Old", NULL, NULL, NULL);
  gint64 new = dossier_store_add_feed (fixture->store, "https://b.example/", "New", NULL, NULL, NULL);
  DossierNewsFilter filter = { .after = now - 10, .without_first_fills = TRUE };
  g_autofree char  *all = NULL, *told = NULL;

  save_move (fixture, "One", 0, "Ada Quill", "Blorix");
  follow (fixture, "Ada Quill", 0);
  answer (fixture, old, now - 1000);
  save_of_feed (fixture, old, "Two", DOSSIER_CLAIM_LEFT);
  save_of_feed (fixture, old, "Three", 0);
  save_of_feed (fixture, new, "Four", DOSSIER_CLAIM_APPOINTED);
  save_of_feed (fixture, new, "Five", 0);
  answer (fixture, old, now);
  answer (fixture, new, now);
  told = describe (fixture->store, &filter);
  g_assert_cmpstr (told, ==, "Ada Quill: left Blorix; Three;");
  all = describe (fixture->store, NULL);
  g_assert_cmpstr (all, ==, "Ada Quill: left Blorix; appointed Blorix; Five; Three;");
}

/* Both ends of a pair, whoever of them is named first. */
static void
test_partners_both_ways (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      DossierDraft *draft = make_draft (i == 0 ? "One" : "Two", "Blorix and Qwintex work together.", 3);
      int           blorix = (int) add_entity (draft, O, "Blorix", NULL);
      int           qwintex = (int) add_entity (draft, O, "Qwintex", NULL);

      add_claim (draft, DOSSIER_CLAIM_PARTNERED, 0, i == 0 ? blorix : qwintex, i == 0 ? qwintex : blorix);
      save_one (fixture->store, draft);
      if (i == 0)
        follow (fixture, "Blorix", 0);
    }
  assert_news (fixture, "Blorix: Two;"); /* the fact was known the other way round */
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DossierNews **news = data;

  *news = dossier_store_load_news_finish (DOSSIER_STORE (source), result, NULL);
  g_assert_nonnull (*news);
}

static void
test_beside_a_main_loop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierNews) news = NULL;

  save_move (fixture, "One", 0, "Ada Quill", "Blorix");
  follow (fixture, "Ada Quill", 0);
  save_move (fixture, "Two", DOSSIER_CLAIM_LEFT, "Ada Quill", "Blorix");
  dossier_store_load_news_async (fixture->store, NULL, NULL, loaded_cb, &news);
  while (news == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (dossier_news_count (news), ==, 1);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "following and unfollowing, both ways", test_both_ways },
    { "following twice is following once", test_twice_is_once },
    { "an entity says that it is followed", test_an_entity_says_that_it_is_followed },
    { "who or what is not there cannot be followed", test_refusals },
    { "a merge carries it, and gives it back", test_a_merge_carries_it },
    { "a merge makes nothing seen", test_a_merge_makes_nothing_seen },
    { "who is nobody is followed no more", test_nobody_is_followed_no_more },
    { "only what comes later is news", test_only_what_comes_later_is_news },
    { "marking as seen, both ways", test_seeing_is_undone },
    { "since a moment, seen or not", test_since_a_moment_seen_or_not },
    { "what was read is seen", test_what_was_read_is_seen },
    { "deleted stories are no news", test_deleted_stories_are_no_news },
    { "a corrected story tells nothing anew", test_a_corrected_story_tells_nothing_anew },
    { "old imports are no news", test_old_imports_are_no_news },
    { "first fills of feeds can be left out", test_first_fills },
    { "partners, whoever is named first", test_partners_both_ways },
    { "beside a main loop", test_beside_a_main_loop },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/follows/%s", tests[i].name);

      g_test_add (path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
    }
  return g_test_run ();
}
