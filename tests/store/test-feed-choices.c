/* test-feed-choices.c - what the choices of a feed do to its stories: muted ones, and those that are kept no longer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-subscriptions.h"
#include "store-fixture.h"

#include <string.h>

#define DAY (24 * 60 * 60)
/* The stories of the tests are of 2024; this is when they are looked at. */
#define NOW (G_GINT64_CONSTANT (1704067200) + 400 * DAY)
#define KEPT_DAYS 30

typedef struct
{
  Fixture base;
  gint64  feed, other; /* subscriptions */
} Desk;

static gint64
subscribe (Desk *desk, const char *uri)
{
  g_autoptr (GError) error = NULL;
  gint64 feed = dossier_store_add_feed (desk->base.store, uri, uri, NULL, NULL, &error);

  g_assert_no_error (error);
  return feed;
}

static void
set_up (Desk *desk, gconstpointer data)
{
  fixture_set_up (&desk->base, NULL);
  desk->feed = subscribe (desk, "https://a.example/feed");
  desk->other = subscribe (desk, "https://b.example/feed");
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  assert_sound (desk->base.store);
  fixture_tear_down (&desk->base, NULL);
}

static void
choose (Desk *desk, DossierFeedOption option, int value)
{
  apply (desk->base.store, dossier_change_set_feed_option (desk->feed, option, value));
}

/* Without the look that the change itself takes, at a time that is the machine's. */
static void
keep_for (Desk *desk, int days)
{
  g_autofree char *sql
      = g_strdup_printf ("UPDATE feed SET keep_days = %d WHERE id = %" G_GINT64_FORMAT, days, desk->feed);

  run_sql (desk->base.path, sql);
}

static void
expire (Desk *desk, gint64 now)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_expire_stories (desk->base.store, now, &error));
  g_assert_no_error (error);
}

/* A draft of @feed, @age days old at NOW; -1: without a date. */
static DossierDraft *
draft_of (gint64 feed, const char *title, int age)
{
  DossierDraft *draft = make_draft (title, "Ferrum has news.", -1);

  draft->feed_id = feed;
  draft->guid = g_strdup (title);
  if (age >= 0)
    draft->published = dossier_date_from_time (NOW - (gint64) age * DAY);
  return draft;
}

static void
set_saved (Desk *desk, gint64 story, int age)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE story SET saved = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT,
                                          NOW - (gint64) age * DAY, story);

  run_sql (desk->base.path, sql);
}

/* Of the feed, read, 100 days old at NOW. */
static gint64
save_old (Desk *desk, const char *title)
{
  gint64 story = save_one (desk->base.store, draft_of (desk->feed, title, 100)).story;

  set_saved (desk, story, 100);
  apply (desk->base.store, dossier_change_set_read (&story, 1, TRUE));
  return story;
}

static gboolean
is_shown (Desk *desk, gint64 story)
{
  g_autoptr (DossierStory) found = dossier_store_load_story (desk->base.store, story, NULL);

  return found != NULL;
}

static const DossierFeedRow *
load_row (Desk *desk, GPtrArray **feeds)
{
  *feeds = dossier_store_list_feeds (desk->base.store, NULL);
  return dossier_feed_get_row (g_ptr_array_index (*feeds, 0));
}

static void
assert_counted (Desk *desk, guint n_stories, guint n_unread, guint n_expired)
{
  g_autoptr (GPtrArray) feeds = NULL;
  const DossierFeedRow *row = load_row (desk, &feeds);

  g_assert_cmpint (row->id, ==, desk->feed);
  g_assert_cmpuint (row->n_stories, ==, n_stories);
  g_assert_cmpuint (row->n_unread, ==, n_unread);
  g_assert_cmpuint (row->n_expired, ==, n_expired);
  assert_sound (desk->base.store);
}

/* ---- muted ---- */

static void
test_a_muted_feed_comes_in_quietly (Desk *desk, gconstpointer data)
{
  gint64 early = save_one (desk->base.store, draft_of (desk->feed, "Early", 3)).story, late, loud;
  g_autoptr (DossierStory) story = NULL;
  g_autoptr (GArray) found = NULL;

  choose (desk, DOSSIER_FEED_OPTION_MUTED, TRUE);
  late = save_one (desk->base.store, draft_of (desk->feed, "Late", 2)).story;
  loud = save_one (desk->base.store, draft_of (desk->other, "Loud", 1)).story;
  assert_counted (desk, 2, 1, 0);
  g_assert_cmpuint (read_counts (desk->base.store).unread, ==, 2);
  story = dossier_store_load_story (desk->base.store, late, NULL);
  g_assert_true (dossier_story_get_row (story)->is_read);
  found = find_text (desk->base.store, "is:unread");
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpint (g_array_index (found, gint64, 0), ==, loud);
  g_assert_cmpint (g_array_index (found, gint64, 1), ==, early);
  apply (desk->base.store, dossier_change_set_read (&late, 1, FALSE));
  assert_counted (desk, 2, 2, 0);
  choose (desk, DOSSIER_FEED_OPTION_MUTED, FALSE);
  save_one (desk->base.store, draft_of (desk->feed, "Last", 0));
  assert_counted (desk, 3, 3, 0);
}

/* ---- kept no longer ---- */

enum
{
  NOT_ANNOTATED,
  ANNOTATED,
  ONCE_ANNOTATED, /* the highlight was deleted again */
};

/* Ages in days at NOW; the feed keeps KEPT_DAYS. -1: no date. */
static const struct
{
  const char *name;
  int         age, saved_age;
  gboolean    is_unread, is_starred, is_archived, is_tagged;
  int         annotated;
  gboolean    has_claim, is_denied, is_deleted, is_of_other, by_hand, is_queued;
  gboolean    goes;
} cases[] = {
  { "old and read", .age = 100, .saved_age = 100, .goes = TRUE },
  { "just over", .age = 31, .saved_age = 31, .goes = TRUE },
  { "on the day", .age = 30, .saved_age = 30 },
  { "just under", .age = 29, .saved_age = 29 },
  { "of today", .age = 0, .saved_age = 0 },
  { "a day of age", .age = 1, .saved_age = 1 },
  { "old and saved of late", .age = 300, .saved_age = 1 },
  { "old and saved on the day", .age = 300, .saved_age = 30 },
  { "of late and saved long ago", .age = 1, .saved_age = 100 },
  { "without a date, saved long ago", .age = -1, .saved_age = 100, .goes = TRUE },
  { "without a date, saved of late", .age = -1, .saved_age = 2 },
  { "very old", .age = 20000, .saved_age = 300, .goes = TRUE },
  { "unread", .age = 100, .saved_age = 100, .is_unread = TRUE },
  { "unread and of late", .age = 1, .saved_age = 1, .is_unread = TRUE },
  { "starred", .age = 100, .saved_age = 100, .is_starred = TRUE },
  { "starred and unread", .age = 100, .saved_age = 100, .is_starred = TRUE, .is_unread = TRUE },
  { "archived", .age = 100, .saved_age = 100, .is_archived = TRUE },
  { "tagged", .age = 100, .saved_age = 100, .is_tagged = TRUE },
  { "to be read aloud", .age = 100, .saved_age = 100, .is_queued = TRUE },
  { "annotated", .age = 100, .saved_age = 100, .annotated = ANNOTATED },
  { "annotated and starred", .age = 100, .saved_age = 100, .annotated = ANNOTATED, .is_starred = TRUE },
  { "annotated and unread", .age = 100, .saved_age = 100, .annotated = ANNOTATED, .is_unread = TRUE },
  { "annotated and of late", .age = 2, .saved_age = 2, .annotated = ANNOTATED },
  { "once annotated", .age = 100, .saved_age = 100, .annotated = ONCE_ANNOTATED },
  { "once annotated and starred", .age = 100, .saved_age = 100, .annotated = ONCE_ANNOTATED, .is_starred = TRUE },
  { "with a move", .age = 100, .saved_age = 100, .has_claim = TRUE },
  { "with a denied move", .age = 100, .saved_age = 100, .has_claim = TRUE, .is_denied = TRUE },
  { "with a move and unread", .age = 100, .saved_age = 100, .has_claim = TRUE, .is_unread = TRUE },
  { "with a move and annotated", .age = 100, .saved_age = 100, .has_claim = TRUE, .annotated = ANNOTATED },
  { "deleted by hand", .age = 100, .saved_age = 100, .is_deleted = TRUE },
  { "deleted by hand and of late", .age = 1, .saved_age = 1, .is_deleted = TRUE },
  { "of another feed", .age = 100, .saved_age = 100, .is_of_other = TRUE },
  { "of another feed and very old", .age = 9000, .saved_age = 9000, .is_of_other = TRUE },
  { "saved by hand", .age = 100, .saved_age = 100, .by_hand = TRUE },
  { "saved by hand and starred", .age = 100, .saved_age = 100, .by_hand = TRUE, .is_starred = TRUE },
};

static gint64
save_by_hand (Desk *desk, DossierDraft *draft)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) results = NULL;

  g_ptr_array_add (drafts, draft);
  results = dossier_store_save (desk->base.store, drafts, TRUE, NULL);
  g_assert_nonnull (results);
  g_assert_cmpint (g_array_index (results, DossierSaveResult, 0).saved, ==, DOSSIER_SAVED_NEW);
  return g_array_index (results, DossierSaveResult, 0).story;
}

static void
annotate (Desk *desk, gint64 story, gboolean is_taken_back)
{
  DossierAnnotationRow row = { .story = story, .start = 0, .length = 6 };
  gint64               annotation = apply (desk->base.store, dossier_change_annotate (&row));

  if (is_taken_back)
    apply (desk->base.store, dossier_change_delete_annotation (annotation));
}

static gint64
save_case (Desk *desk, guint i)
{
  gint64        feed = cases[i].is_of_other ? desk->other : desk->feed, story;
  DossierDraft *draft = draft_of (feed, cases[i].name, cases[i].age);

  if (cases[i].has_claim)
    add_claim (draft, DOSSIER_CLAIM_DISBANDED, cases[i].is_denied ? DOSSIER_CLAIM_DENIED : 0, DOSSIER_NO_ENTITY,
               add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "Ferrum", NULL));
  story = cases[i].by_hand ? save_by_hand (desk, draft) : save_one (desk->base.store, draft).story;
  set_saved (desk, story, cases[i].saved_age);
  if (cases[i].annotated != NOT_ANNOTATED)
    annotate (desk, story, cases[i].annotated == ONCE_ANNOTATED);
  if (cases[i].is_starred)
    apply (desk->base.store, dossier_change_set_starred (&story, 1, TRUE));
  if (cases[i].is_archived)
    apply (desk->base.store, dossier_change_set_archived (&story, 1, TRUE));
  if (cases[i].is_tagged)
    apply (desk->base.store, dossier_change_add_tag (&story, 1, "Chips"));
  if (cases[i].is_queued)
    apply (desk->base.store, dossier_change_queue (DOSSIER_QUEUE_LAST, &story, 1, 0));
  if (!cases[i].is_unread)
    apply (desk->base.store, dossier_change_set_read (&story, 1, TRUE));
  if (cases[i].is_deleted)
    apply (desk->base.store, dossier_change_delete (&story, 1));
  return story;
}

static void
test_what_goes_and_what_stays (Desk *desk, gconstpointer data)
{
  gint64 stories[G_N_ELEMENTS (cases)];
  guint  before;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    stories[i] = save_case (desk, i);
  before = read_counts (desk->base.store).stories;
  expire (desk, NOW);
  g_assert_cmpuint (read_counts (desk->base.store).stories, ==, before);
  keep_for (desk, KEPT_DAYS);
  for (guint round = 0; round < 2; round++)
    {
      guint n_gone = 0;

      expire (desk, NOW);
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_test_message ("%s", cases[i].name);
          g_assert_true (is_shown (desk, stories[i]) == (!cases[i].goes && !cases[i].is_deleted));
          n_gone += cases[i].goes;
        }
      g_assert_cmpuint (read_counts (desk->base.store).stories, ==, before - n_gone);
      assert_sound (desk->base.store);
    }
}

static void
test_it_is_left_out_everywhere (Desk *desk, gconstpointer data)
{
  gint64           story = save_old (desk, "Zanzibar");
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, story);
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GError) error = NULL;

  keep_for (desk, KEPT_DAYS);
  expire (desk, NOW);
  found = find_text (desk->base.store, "zanzibar");
  all = find_text (desk->base.store, "");
  g_assert_cmpuint (found->len + all->len, ==, 0);
  g_assert_null (dossier_store_load_content (desk->base.store, story, NULL));
  g_assert_cmpint (dossier_store_resolve_story (desk->base.store, digits, &error), ==, 0);
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  assert_counted (desk, 0, 0, 1);
  /* The words are all there. */
  g_assert_cmpint (run_sql (desk->base.path, "SELECT count(*) FROM story JOIN story_text ON story = story.id"), ==, 1);
}

/* More than a transaction takes: all go, and what fits comes back. */
static void
test_many_go_and_come_back (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;

  for (int i = 0; i < 250; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %d", i);

      g_ptr_array_add (drafts, draft_of (desk->feed, title, 40 + i));
    }
  saved = dossier_store_save (desk->base.store, drafts, FALSE, NULL);
  run_sql (desk->base.path, "UPDATE story SET saved = published_until");
  for (guint i = 0; i < saved->len; i++)
    apply (desk->base.store, dossier_change_set_read (&g_array_index (saved, DossierSaveResult, i).story, 1, TRUE));
  assert_counted (desk, 250, 0, 0);
  keep_for (desk, KEPT_DAYS);
  expire (desk, NOW);
  assert_counted (desk, 0, 0, 250);
  keep_for (desk, 100);
  expire (desk, NOW);
  assert_counted (desk, 61, 0, 189); /* of 40 to 100 days */
  expire (desk, NOW + 10 * DAY);
  assert_counted (desk, 51, 0, 199);
  expire (desk, NOW); /* a clock that was wrong */
  assert_counted (desk, 61, 0, 189);
  keep_for (desk, 0);
  expire (desk, NOW);
  assert_counted (desk, 250, 0, 0);
}

static void
test_the_choice_puts_away_and_undo_takes_out (Desk *desk, gconstpointer data)
{
  gint64           story = save_old (desk, "Old");
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  run_sql (desk->base.path, "UPDATE story SET saved = 1704067200");
  choose (desk, DOSSIER_FEED_OPTION_KEEP_DAYS, KEPT_DAYS);
  g_assert_false (is_shown (desk, story));
  assert_counted (desk, 0, 0, 1);
  undone = dossier_store_undo (desk->base.store, NULL);
  g_assert_cmpstr (undone, ==, "Changing how long the feed's stories are kept was undone");
  g_assert_true (is_shown (desk, story));
  redone = dossier_store_redo (desk->base.store, NULL);
  g_assert_nonnull (redone);
  g_assert_false (is_shown (desk, story));
  choose (desk, DOSSIER_FEED_OPTION_KEEP_DAYS, 0);
  g_assert_true (is_shown (desk, story));
  /* What went by itself is not what undo takes back. */
  g_assert_cmpint (run_sql (desk->base.path, "SELECT count(*) FROM journal WHERE kind = 'delete'"), ==, 0);
}

static void
test_a_refetch_does_not_bring_it_back (Desk *desk, gconstpointer data)
{
  gint64            story = save_old (desk, "Old");
  DossierSaveResult result;

  keep_for (desk, KEPT_DAYS);
  expire (desk, NOW);
  result = save_one (desk->base.store, draft_of (desk->feed, "Old", 100));
  g_assert_cmpint (result.story, ==, story);
  g_assert_cmpint (result.saved, ==, DOSSIER_SAVED_DELETED);
  g_assert_false (is_shown (desk, story));
  assert_counted (desk, 0, 0, 1);
}

static void
test_saved_again_by_hand_it_stays (Desk *desk, gconstpointer data)
{
  gint64           story = save_old (desk, "Old");
  g_autofree char *undone = NULL;

  keep_for (desk, KEPT_DAYS);
  expire (desk, NOW);
  g_assert_cmpint (save_by_hand (desk, draft_of (desk->feed, "Old", 100)), ==, story);
  g_assert_true (is_shown (desk, story));
  expire (desk, NOW);
  assert_counted (desk, 1, 0, 0);
  undone = dossier_store_undo (desk->base.store, NULL);
  g_assert_cmpstr (undone, ==, "Adding 1 story was undone");
  g_assert_false (is_shown (desk, story));
}

/* Somebody who has it before him still: another window, a list that has not heard of it yet. */
static void
test_what_a_person_comes_back_to_stays (Desk *desk, gconstpointer data)
{
  gint64               seen = save_old (desk, "Seen"), starred = save_old (desk, "Starred");
  gint64               unread = save_old (desk, "Unread"), annotated = save_old (desk, "Annotated");
  DossierAnnotationRow row = { .story = annotated, .start = 0, .length = 6 };

  keep_for (desk, KEPT_DAYS);
  expire (desk, NOW);
  assert_counted (desk, 0, 0, 4);
  apply (desk->base.store, dossier_change_see (seen));
  apply (desk->base.store, dossier_change_set_starred (&starred, 1, TRUE));
  apply (desk->base.store, dossier_change_set_read (&unread, 1, FALSE));
  apply (desk->base.store, dossier_change_annotate (&row));
  assert_counted (desk, 4, 1, 0);
  apply (desk->base.store, dossier_change_set_starred (&starred, 1, FALSE));
  apply (desk->base.store, dossier_change_set_read (&unread, 1, TRUE));
  expire (desk, NOW + 1000 * DAY);
  assert_counted (desk, 4, 0, 0);
}

/* Undo reaches a story that has gone since: it is back as it was before. */
static void
test_undo_reaches_what_has_gone (Desk *desk, gconstpointer data)
{
  gint64           story = save_old (desk, "Old");
  g_autofree char *undone = NULL;

  keep_for (desk, KEPT_DAYS);
  expire (desk, NOW);
  undone = dossier_store_undo (desk->base.store, NULL);
  g_assert_cmpstr (undone, ==, "Marking 1 story as read was undone");
  assert_counted (desk, 1, 1, 0);
  g_assert_true (is_shown (desk, story));
}

/* What a person deletes stays deleted, however long its feed keeps it then. */
static void
test_deleted_is_not_put_away (Desk *desk, gconstpointer data)
{
  gint64 story = save_old (desk, "Old"), late = save_old (desk, "Late");

  keep_for (desk, KEPT_DAYS);
  apply (desk->base.store, dossier_change_delete (&story, 1));
  expire (desk, NOW);
  assert_counted (desk, 0, 0, 1);
  apply (desk->base.store, dossier_change_delete (&late, 1));
  assert_counted (desk, 0, 0, 0);
  keep_for (desk, 0);
  expire (desk, NOW);
  g_assert_false (is_shown (desk, story) || is_shown (desk, late));
  g_free (dossier_store_undo (desk->base.store, NULL));
  g_assert_true (is_shown (desk, late));
}

/* Stories of a feed that one has left stay as they are. */
static void
test_a_feed_that_was_left_keeps_its_stories (Desk *desk, gconstpointer data)
{
  gint64 story = save_old (desk, "Old");

  keep_for (desk, KEPT_DAYS);
  apply (desk->base.store, dossier_change_unsubscribe (&desk->feed, 1));
  expire (desk, NOW);
  g_assert_true (is_shown (desk, story));
  g_free (dossier_store_undo (desk->base.store, NULL));
  expire (desk, NOW);
  g_assert_false (is_shown (desk, story));
}

static void
heard_cb (DossierStore *store, GArray *stories, guint *n)
{
  *n += stories->len;
}

static void
test_lists_are_told (Desk *desk, gconstpointer data)
{
  guint n_removed = 0, n_added = 0;

  save_old (desk, "Old");
  settle (desk->base.store);
  g_signal_connect (desk->base.store, "stories-removed", G_CALLBACK (heard_cb), &n_removed);
  g_signal_connect (desk->base.store, "stories-added", G_CALLBACK (heard_cb), &n_added);
  keep_for (desk, KEPT_DAYS);
  expire (desk, NOW);
  settle (desk->base.store);
  g_assert_cmpuint (n_removed, ==, 1);
  keep_for (desk, 0);
  expire (desk, NOW);
  settle (desk->base.store);
  g_assert_cmpuint (n_added, ==, 1);
}

static void
test_a_library_for_reading_says_so (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) reader = dossier_store_open (desk->base.path, DOSSIER_STORE_READ_ONLY, &error);

  g_assert_no_error (error);
  g_assert_false (dossier_store_expire_stories (reader, NOW, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY);
}

/* ---- how often ---- */

/* Whether the feed is among those to be asked @minutes after it was asked and told to be asked again in a day. */
static gboolean
is_due (Desk *desk, int minutes, gboolean all, gint64 feed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) states
      = dossier_store_list_feed_states (desk->base.store, NOW + minutes * 60, all, feed, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < states->len; i++)
    if (((DossierFeedState *) states->pdata[i])->id == desk->feed)
      return TRUE;
  return FALSE;
}

static void
answer (Desk *desk, guint n_failures, guint32 skip_hours, gint64 wait_until)
{
  DossierFeedAnswer told = {
    .feed = desk->feed,
    .time = NOW,
    .next_check = NOW + DAY,
    .wait_until = wait_until,
    .n_failures = n_failures,
    .rhythm = { .pause_minutes = 120, .skip_hours = skip_hours },
  };
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();

  g_ptr_array_add (answers, &told);
  g_assert_true (dossier_store_save_feed_answers (desk->base.store, answers, NULL));
}

/* Minutes after the answer: when it is not due yet, and when it is. */
static const struct
{
  const char *name;
  int         minutes;
  guint       n_failures;
  guint32     skip_hours;
  int         wait_minutes;
  int         not_yet, due;
} rhythms[] = {
  { "as the feed wishes", .minutes = 0, .not_yet = 119, .due = 121 },
  { "oftener", .minutes = 30, .not_yet = 29, .due = 31 },
  { "at most every quarter of an hour", .minutes = 1, .not_yet = 14, .due = 16 },
  { "more rarely than it was told", .minutes = 3000, .not_yet = 24 * 60 - 1, .due = 24 * 60 + 1 },
  { "not while it fails", .minutes = 30, .n_failures = 2, .not_yet = 24 * 60 - 1, .due = 24 * 60 + 1 },
  { "not in its hours of rest", .minutes = 30, .skip_hours = 6, .not_yet = 24 * 60 - 1, .due = 24 * 60 + 1 },
  { "not while its server wants rest", .minutes = 30, .wait_minutes = 90, .not_yet = 89, .due = 91 },
};

static void
test_a_new_rhythm_holds_at_once (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rhythms); i++)
    {
      g_test_message ("%s", rhythms[i].name);
      choose (desk, DOSSIER_FEED_OPTION_ASK_MINUTES, DOSSIER_FEED_ASK_BY_HAND);
      answer (desk, rhythms[i].n_failures, rhythms[i].skip_hours,
              rhythms[i].wait_minutes > 0 ? NOW + rhythms[i].wait_minutes * 60 : 0);
      choose (desk, DOSSIER_FEED_OPTION_ASK_MINUTES, rhythms[i].minutes);
      g_assert_false (is_due (desk, rhythms[i].not_yet, FALSE, 0));
      g_assert_true (is_due (desk, rhythms[i].due, FALSE, 0));
    }
}

static void
test_by_hand_is_never_by_itself (Desk *desk, gconstpointer data)
{
  answer (desk, 0, 0, 0);
  choose (desk, DOSSIER_FEED_OPTION_ASK_MINUTES, DOSSIER_FEED_ASK_BY_HAND);
  g_assert_false (is_due (desk, 100 * 24 * 60, FALSE, 0));
  g_assert_false (is_due (desk, -100 * 24 * 60, FALSE, 0)); /* a clock that was wrong */
  g_assert_true (is_due (desk, 1, TRUE, 0));
  g_assert_true (is_due (desk, 1, FALSE, desk->feed));
}

static void
test_a_feed_that_may_be_asked_now_is (Desk *desk, gconstpointer data)
{
  answer (desk, 3, 0, 0);
  g_assert_false (is_due (desk, 1, FALSE, 0));
  choose (desk, DOSSIER_FEED_OPTION_PRIVATE, TRUE);
  g_assert_true (is_due (desk, 1, FALSE, 0));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    { "a muted feed comes in quietly", test_a_muted_feed_comes_in_quietly },
    { "what goes and what stays", test_what_goes_and_what_stays },
    { "it is left out everywhere", test_it_is_left_out_everywhere },
    { "many go and come back", test_many_go_and_come_back },
    { "the choice puts away and undo takes out", test_the_choice_puts_away_and_undo_takes_out },
    { "a refetch does not bring it back", test_a_refetch_does_not_bring_it_back },
    { "saved again by hand it stays", test_saved_again_by_hand_it_stays },
    { "what a person comes back to stays", test_what_a_person_comes_back_to_stays },
    { "undo reaches what has gone", test_undo_reaches_what_has_gone },
    { "deleted is not put away", test_deleted_is_not_put_away },
    { "a feed that was left keeps its stories", test_a_feed_that_was_left_keeps_its_stories },
    { "lists are told", test_lists_are_told },
    { "a library for reading says so", test_a_library_for_reading_says_so },
    { "a new rhythm holds at once", test_a_new_rhythm_holds_at_once },
    { "by hand is never by itself", test_by_hand_is_never_by_itself },
    { "a feed that may be asked now is", test_a_feed_that_may_be_asked_now_is },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed-choices/%s", tests[i].name);

      g_test_add (path, Desk, NULL, set_up, tests[i].test, tear_down);
    }

  return g_test_run ();
}
