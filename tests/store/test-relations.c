/* test-relations.c - the library read through a piece at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-relations.h"
#include "store-fixture.h"

#define P DOSSIER_ENTITY_PERSON
#define O DOSSIER_ENTITY_ORGANIZATION

/* Three stories: two claims in the first, one denied in the second, one of nobody in the third. */
static void
fill (Fixture *fixture, gint64 *stories)
{
  DossierDraft *draft = make_draft ("One", "Ada joined Acme and left Bolt.", 0);
  int           ada = (int) add_entity (draft, P, "Ada", NULL), acme = (int) add_entity (draft, O, "Acme", NULL);
  int           bolt = (int) add_entity (draft, O, "Bolt", NULL);

  add_claim (draft, DOSSIER_CLAIM_JOINED, 0, ada, acme);
  add_claim (draft, DOSSIER_CLAIM_LEFT, 0, ada, bolt);
  stories[0] = save_one (fixture->store, draft).story;
  draft = make_draft ("Two", "Bob denies that he joined Acme.", 1);
  add_claim (draft, DOSSIER_CLAIM_JOINED, DOSSIER_CLAIM_DENIED, (int) add_entity (draft, P, "Bob", NULL),
             (int) add_entity (draft, O, "Acme", NULL));
  stories[1] = save_one (fixture->store, draft).story;
  draft = make_draft ("Three", "Acme was funded.", 2);
  add_claim (draft, DOSSIER_CLAIM_FUNDED, 0, -1, (int) add_entity (draft, O, "Acme", NULL));
  stories[2] = save_one (fixture->store, draft).story;
}

static gint64
id_of (Fixture *fixture, const char *name)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (fixture->store, name, 0, NULL);

  g_assert_cmpuint (found->len, ==, 1);
  return dossier_entity_get_row (found->pdata[0])->id;
}

static guint
count (Fixture *fixture, DossierRelationsScope scope, gint64 key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = dossier_store_list_relations (fixture->store, scope, &key, 1, 0, 100, &error);

  g_assert_no_error (error);
  return list->len;
}

static void
test_scopes (Fixture *fixture, gconstpointer data)
{
  gint64 stories[3];

  fill (fixture, stories);
  g_assert_cmpuint (count (fixture, DOSSIER_RELATIONS_ALL, 0), ==, 4);
  g_assert_cmpuint (count (fixture, DOSSIER_RELATIONS_OF_STORY, stories[0]), ==, 2);
  g_assert_cmpuint (count (fixture, DOSSIER_RELATIONS_OF_STORY, 12345), ==, 0);
  g_assert_cmpuint (count (fixture, DOSSIER_RELATIONS_OF_SUBJECT, id_of (fixture, "Ada")), ==, 2);
  g_assert_cmpuint (count (fixture, DOSSIER_RELATIONS_OF_SUBJECT, id_of (fixture, "Acme")), ==, 0);
  apply (fixture->store, dossier_change_delete (stories, 1));
  g_assert_cmpuint (count (fixture, DOSSIER_RELATIONS_ALL, 0), ==, 2);
  g_assert_cmpuint (count (fixture, DOSSIER_RELATIONS_OF_STORY, stories[0]), ==, 0);
  g_assert_cmpuint (count (fixture, DOSSIER_RELATIONS_OF_SUBJECT, id_of (fixture, "Ada")), ==, 0);
}

/* One at a time, each once. */
static void
test_pieces (Fixture *fixture, gconstpointer data)
{
  gint64 stories[3], after = 0, key = 0;
  guint  n = 0;

  fill (fixture, stories);
  for (;; n++)
    {
      g_autoptr (GPtrArray) piece
          = dossier_store_list_relations (fixture->store, DOSSIER_RELATIONS_ALL, &key, 1, after, 1, NULL);

      if (piece->len == 0)
        break;
      g_assert_cmpuint (piece->len, ==, 1);
      after = dossier_claim_get_row (((DossierRelation *) piece->pdata[0])->claim)->id;
    }
  g_assert_cmpuint (n, ==, 4);
}

static void
test_what_names_them (Fixture *fixture, gconstpointer data)
{
  gint64 stories[3];

  fill (fixture, stories);
  {
    g_autoptr (GPtrArray) list
        = dossier_store_list_relations (fixture->store, DOSSIER_RELATIONS_OF_STORY, stories, 3, 0, 100, NULL);
    const DossierRelation *first = list->pdata[0], *last = list->pdata[3];
    g_autoptr (DossierStory) story = dossier_store_load_story (fixture->store, stories[0], NULL);
    g_autoptr (DossierEntity) ada = dossier_store_load_entity (fixture->store, id_of (fixture, "Ada"), NULL);

    g_assert_cmpuint (list->len, ==, 4);
    g_assert_cmpstr (first->subject.uid, ==, dossier_entity_get_row (ada)->uid);
    g_assert_cmpint (first->subject.kind, ==, P);
    g_assert_cmpint (first->object.kind, ==, O);
    g_assert_cmpstr (first->story_uid, ==, dossier_story_get_row (story)->uid);
    g_assert_cmpstr (first->story_uri, ==, dossier_story_get_row (story)->uri);
    g_assert_cmpstr (dossier_claim_get_row (first->claim)->object_name, ==, "Acme");
    g_assert_null (last->subject.uid);
    g_assert_nonnull (last->object.uid);
  }
}

static void
test_by_ids (Fixture *fixture, gconstpointer data)
{
  gint64 stories[3], wanted[3];
  g_autoptr (GPtrArray) entities = NULL, found = NULL;
  g_autoptr (GArray) all = NULL;

  fill (fixture, stories);
  wanted[0] = stories[2];
  wanted[1] = 12345;
  wanted[2] = stories[0];
  found = dossier_store_load_stories (fixture->store, wanted, 3, NULL);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (dossier_story_get_row (found->pdata[0])->title, ==, "Three");
  wanted[0] = id_of (fixture, "Bolt");
  wanted[2] = id_of (fixture, "Ada");
  entities = dossier_store_load_entities (fixture->store, wanted, 3, NULL);
  g_assert_cmpuint (entities->len, ==, 2);
  g_assert_cmpstr (dossier_entity_get_row (entities->pdata[1])->name, ==, "Ada");
  g_assert_nonnull (dossier_entity_get_row (entities->pdata[1])->aliases);
  all = dossier_store_list_entity_ids (fixture->store, NULL);
  g_assert_cmpuint (all->len, ==, 4);
}

/* Nobody is named any more when the stories are gone, unless a person pinned them. */
static void
test_who_is_listed (Fixture *fixture, gconstpointer data)
{
  gint64 stories[3];

  fill (fixture, stories);
  apply (fixture->store, dossier_change_set_pinned (id_of (fixture, "Ada"), TRUE));
  apply (fixture->store, dossier_change_delete (stories, 3));
  {
    g_autoptr (GArray) all = dossier_store_list_entity_ids (fixture->store, NULL);

    g_assert_cmpuint (all->len, ==, 1);
    g_assert_cmpint (g_array_index (all, gint64, 0), ==, id_of (fixture, "Ada"));
  }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/relations/of all, a story, a subject", test_scopes },
    { "/relations/a piece at a time, each once", test_pieces },
    { "/relations/what names them for good", test_what_names_them },
    { "/relations/entities and stories by their ids", test_by_ids },
    { "/relations/who is listed", test_who_is_listed },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, fixture_set_up, tests[i].run, fixture_tear_down);
  return g_test_run ();
}
