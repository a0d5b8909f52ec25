/* test-draft-keeper.c - notes that are being typed: kept soon, the last words win, and a failure gives nothing up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include "dossier-draft-keeper.h"

typedef struct
{
  Fixture             base;
  gint64              story, annotation;
  DossierDraftKeeper *keeper;
  GPtrArray          *heard; /* (element-type utf8): "kept words", "failed" */
} Desk;

static void
kept_cb (Desk *desk, gint64 annotation, const char *note)
{
  g_assert_cmpint (annotation, ==, desk->annotation);
  g_ptr_array_add (desk->heard, g_strdup_printf ("kept %s", note != NULL ? note : "nothing"));
}

static void
failed_cb (Desk *desk, gint64 annotation, const char *why)
{
  g_assert_cmpstr (why, !=, "");
  g_ptr_array_add (desk->heard, g_strdup ("failed"));
}

static void
watch (Desk *desk)
{
  desk->keeper = dossier_draft_keeper_new (desk->base.store);
  g_signal_connect_swapped (desk->keeper, "kept", G_CALLBACK (kept_cb), desk);
  g_signal_connect_swapped (desk->keeper, "failed", G_CALLBACK (failed_cb), desk);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  DossierAnnotationRow row = { .length = 5, .note = (char *) "kept before" };

  fixture_set_up (&desk->base, data);
  desk->story = row.story = save_one (desk->base.store, make_draft ("Title", "Words of a story", 1)).story;
  desk->annotation = apply (desk->base.store, dossier_change_annotate (&row));
  desk->heard = g_ptr_array_new_with_free_func (g_free);
  watch (desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_clear_object (&desk->keeper);
  g_ptr_array_unref (desk->heard);
  fixture_tear_down (&desk->base, data);
}

static void
wait_for (Desk *desk, guint n)
{
  while (desk->heard->len < n)
    g_main_context_iteration (NULL, TRUE);
}

static char *
dup_draft (Desk *desk)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (desk->base.store, desk->story, NULL);
  const DossierAnnotationRow *row = dossier_annotation_get_row (content->annotations->pdata[0]);

  g_assert_cmpstr (row->note, ==, "kept before");
  return g_strdup (row->draft);
}

static void
test_the_last_words_are_kept (Desk *desk, gconstpointer data)
{
  g_autofree char *draft = NULL;

  dossier_draft_keeper_put (desk->keeper, desk->annotation, "A");
  dossier_draft_keeper_put (desk->keeper, desk->annotation, "As");
  dossier_draft_keeper_put (desk->keeper, desk->annotation, "Ask");
  wait_for (desk, 1);
  g_assert_cmpstr (desk->heard->pdata[0], ==, "kept Ask");
  draft = dup_draft (desk);
  g_assert_cmpstr (draft, ==, "Ask");
}

static void
test_no_draft_any_more (Desk *desk, gconstpointer data)
{
  g_autofree char *draft = NULL;

  dossier_draft_keeper_put (desk->keeper, desk->annotation, "Ask");
  wait_for (desk, 1);
  dossier_draft_keeper_put (desk->keeper, desk->annotation, NULL);
  wait_for (desk, 2);
  g_assert_cmpstr (desk->heard->pdata[1], ==, "kept nothing");
  draft = dup_draft (desk);
  g_assert_null (draft);
}

/* Words that come while the store is busy with others are not lost behind them. */
static void
test_words_while_others_are_on_their_way (Desk *desk, gconstpointer data)
{
  g_autofree char *draft = NULL;

  dossier_draft_keeper_put (desk->keeper, desk->annotation, "one");
  wait_for (desk, 1);
  dossier_draft_keeper_put (desk->keeper, desk->annotation, "two");
  dossier_draft_keeper_put (desk->keeper, desk->annotation, "three");
  wait_for (desk, 2);
  draft = dup_draft (desk);
  g_assert_cmpstr (draft, ==, "three");
}

static void
test_what_is_forgotten_does_not_come_back (Desk *desk, gconstpointer data)
{
  DossierAnnotationRow row = { .story = desk->story, .length = 5 };
  gint64               other = apply (desk->base.store, dossier_change_annotate (&row));
  g_autofree char     *draft = NULL;

  dossier_draft_keeper_put (desk->keeper, desk->annotation, "forgotten");
  dossier_draft_keeper_forget (desk->keeper, desk->annotation);
  desk->annotation = other; /* whose words show that the time is over */
  dossier_draft_keeper_put (desk->keeper, other, "other");
  wait_for (desk, 1);
  g_assert_cmpstr (desk->heard->pdata[0], ==, "kept other");
  draft = dup_draft (desk);
  g_assert_null (draft);
}

/* The library cannot be written for a while. */
static void
test_a_failure_gives_nothing_up (Desk *desk, gconstpointer data)
{
  run_sql (desk->base.path, "ALTER TABLE annotation_draft RENAME TO elsewhere");
  dossier_draft_keeper_put (desk->keeper, desk->annotation, "Precious");
  wait_for (desk, 1);
  g_assert_cmpstr (desk->heard->pdata[0], ==, "failed");
  run_sql (desk->base.path, "ALTER TABLE elsewhere RENAME TO annotation_draft");
  while (!g_str_equal (desk->heard->pdata[desk->heard->len - 1], "kept Precious"))
    wait_for (desk, desk->heard->len + 1);
}

/* Whoever lets go of the keeper has not to wait for what was typed. */
static void
test_the_last_words_are_sent_at_the_end (Desk *desk, gconstpointer data)
{
  g_autofree char *draft = NULL;

  dossier_draft_keeper_put (desk->keeper, desk->annotation, "Last");
  g_clear_object (&desk->keeper);
  while (draft == NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      draft = dup_draft (desk);
    }
  g_assert_cmpstr (draft, ==, "Last");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "the last words are kept", test_the_last_words_are_kept },
    { "no draft any more", test_no_draft_any_more },
    { "words while others are on their way", test_words_while_others_are_on_their_way },
    { "what is forgotten does not come back", test_what_is_forgotten_does_not_come_back },
    { "a failure gives nothing up", test_a_failure_gives_nothing_up },
    { "the last words are sent at the end", test_the_last_words_are_sent_at_the_end },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/draft-keeper/", tests[i].name, NULL);

      g_test_add (path, Desk, NULL, set_up, tests[i].run, tear_down);
    }
  return g_test_run ();
}
