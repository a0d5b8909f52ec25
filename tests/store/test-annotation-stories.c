/* test-annotation-stories.c - which stories have certain highlights; and a highlight that keeps its uid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotation-stories.h"
#include "store-fixture.h"

typedef struct
{
  Fixture base;
  gint64  stories[3], person;
  gint64  ids[4]; /* two in the first story, the second one about the person; one in each other, about the person */
} Desk;

static gint64
annotate (Desk *desk, guint story, const char *uid, gint64 entity)
{
  DossierAnnotationRow row = { .uid = (char *) uid, .story = desk->stories[story], .length = 3, .entity = entity };

  return apply (desk->base.store, dossier_change_annotate (&row));
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierStoryContent) content = NULL;

  fixture_set_up (&desk->base, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (desk->stories); i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i);
      DossierDraft    *draft = make_draft (title, "Ada Quill joined Ferrum.", (int) i);

      add_entity (draft, DOSSIER_ENTITY_PERSON, "Ada Quill", NULL);
      desk->stories[i] = save_one (desk->base.store, draft).story;
    }
  content = dossier_store_load_content (desk->base.store, desk->stories[0], NULL);
  desk->person = dossier_entity_get_row (content->entities->pdata[0])->id;
  desk->ids[0] = annotate (desk, 0, NULL, 0);
  desk->ids[1] = annotate (desk, 0, NULL, desk->person);
  desk->ids[2] = annotate (desk, 1, NULL, desk->person);
  desk->ids[3] = annotate (desk, 2, NULL, desk->person);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  assert_sound (desk->base.store);
  fixture_tear_down (&desk->base, data);
}

/* "2 0": places of @stories among those of @desk, in their order. Takes @stories. */
static char *
name_stories (Desk *desk, GArray *stories)
{
  G_GNUC_UNUSED g_autoptr (GArray) owned = stories;
  GString      *words = g_string_new (NULL);

  g_assert_nonnull (stories);
  for (guint i = 0; i < stories->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (desk->stories); j++)
      if (desk->stories[j] == g_array_index (stories, gint64, i))
        g_string_append_printf (words, "%s%u", i > 0 ? " " : "", j);
  return g_string_free (words, FALSE);
}

static void
assert_about (Desk *desk, gint64 entity, const char *want)
{
  g_autofree char *got = name_stories (desk, dossier_store_list_stories_about (desk->base.store, entity, NULL));

  g_assert_cmpstr (got, ==, want);
}

static void
test_about (Desk *desk, gconstpointer data)
{
  assert_about (desk, desk->person, "2 1 0");
  assert_about (desk, desk->person + 1, "");
  apply (desk->base.store, dossier_change_delete_annotation (desk->ids[1]));
  apply (desk->base.store, dossier_change_delete (&desk->stories[2], 1));
  assert_about (desk, desk->person, "1");
}

static void
test_of_annotations (Desk *desk, gconstpointer data)
{
  static const struct
  {
    guint       n, which[4]; /* 9: none that there is */
    const char *want;
  } cases[] = {
    { 0, { 0 }, "" }, { 1, { 0 }, "0" }, { 2, { 0, 1 }, "0" }, { 3, { 1, 3, 2 }, "2 1 0" }, { 2, { 9, 2 }, "1" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autofree char *got = NULL;

      for (guint j = 0; j < cases[i].n; j++)
        {
          gint64 id = cases[i].which[j] < G_N_ELEMENTS (desk->ids) ? desk->ids[cases[i].which[j]] : 4711;

          g_array_append_val (ids, id);
        }
      got = name_stories (desk, dossier_store_list_stories_of_annotations (desk->base.store, ids, NULL));
      g_assert_cmpstr (got, ==, cases[i].want);
    }
}

static char *
uid_of (Desk *desk, guint story, gint64 id)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (desk->base.store, desk->stories[story], NULL);

  for (guint i = 0; i < content->annotations->len; i++)
    if (dossier_annotation_get_row (content->annotations->pdata[i])->id == id)
      return g_strdup (dossier_annotation_get_row (content->annotations->pdata[i])->uid);
  return NULL;
}

/* What has a uid keeps it; what would be the second one with it gets another, also when the first was deleted. */
static void
test_uids (Desk *desk, gconstpointer data)
{
  gint64           first = annotate (desk, 0, "u-1", 0), second = annotate (desk, 1, "u-1", 0), third;
  g_autofree char *uid = uid_of (desk, 0, first), *other = uid_of (desk, 1, second), *again = NULL;

  g_assert_cmpstr (uid, ==, "u-1");
  g_assert_true (g_uuid_string_is_valid (other));
  apply (desk->base.store, dossier_change_delete_annotation (first));
  third = annotate (desk, 0, "u-1", 0);
  again = uid_of (desk, 0, third);
  g_assert_true (g_uuid_string_is_valid (again));
}

/* Words that stand nowhere keep what stood around them. */
static void
test_lost_words (Desk *desk, gconstpointer data)
{
  DossierAnnotationRow row
      = { .story = desk->stories[0], .quote = (char *) "gone", .prefix = (char *) "long ", .suffix = (char *) " now" };
  gint64 id = apply (desk->base.store, dossier_change_annotate (&row));
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (desk->base.store, desk->stories[0], NULL);

  for (guint i = 0; i < content->annotations->len; i++)
    {
      const DossierAnnotationRow *kept = dossier_annotation_get_row (content->annotations->pdata[i]);

      if (kept->id != id)
        continue;
      g_assert_cmpstr (kept->quote, ==, "gone");
      g_assert_cmpstr (kept->prefix, ==, "long ");
      g_assert_cmpstr (kept->suffix, ==, " now");
      return;
    }
  g_assert_not_reached ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/annotation-stories/about somebody", Desk, NULL, set_up, test_about, tear_down);
  g_test_add ("/annotation-stories/of highlights", Desk, NULL, set_up, test_of_annotations, tear_down);
  g_test_add ("/annotation-stories/a uid is of one", Desk, NULL, set_up, test_uids, tear_down);
  g_test_add ("/annotation-stories/lost words", Desk, NULL, set_up, test_lost_words, tear_down);
  return g_test_run ();
}
