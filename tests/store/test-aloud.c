/* test-aloud.c - what is to be read aloud is kept, and each change of it can be taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-aloud.h"

#include "dossier-history.h"
#include "store-fixture.h"

#define N 3

/* Three stories, called A, B and C, and what is said of the queue in their letters. */
typedef struct
{
  Fixture store;
  gint64  ids[N];
} Aloud;

static void
set_up (Aloud *aloud, gconstpointer data)
{
  fixture_set_up (&aloud->store, data);
  for (guint i = 0; i < N; i++)
    {
      const char title[] = { (char) ('A' + i), '\0' };

      aloud->ids[i] = save_one (aloud->store.store, make_draft (title, "Words.", (int) i)).story;
    }
}

static void
tear_down (Aloud *aloud, gconstpointer data)
{
  fixture_tear_down (&aloud->store, data);
}

static void
assert_queue (Aloud *aloud, const char *want)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stories = dossier_store_list_queue (aloud->store.store, &error);
  g_autoptr (GString) letters = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < stories->len; i++)
    g_string_append (letters, dossier_story_get_row (stories->pdata[i])->title);
  g_assert_cmpstr (letters->str, ==, want);
}

static DossierChange *
make (Aloud *aloud, DossierQueueOp op, const char *letters)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (const char *p = letters; *p != '\0'; p++)
    g_array_append_val (ids, aloud->ids[*p - 'A']);
  return dossier_change_queue (op, (const gint64 *) ids->data, ids->len, 0);
}

static void
edit (Aloud *aloud, DossierQueueOp op, const char *letters, const char *want)
{
  apply (aloud->store.store, make (aloud, op, letters));
  assert_queue (aloud, want);
}

static void
step (Aloud *aloud, gboolean redo, const char *sentence, const char *want)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said
      = redo ? dossier_store_redo (aloud->store.store, &error) : dossier_store_undo (aloud->store.store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (said, ==, sentence);
  assert_queue (aloud, want);
}

/* ---- */

static void
test_is_kept (Aloud *aloud, gconstpointer data)
{
  assert_queue (aloud, "");
  edit (aloud, DOSSIER_QUEUE_LAST, "BC", "BC");
  edit (aloud, DOSSIER_QUEUE_NEXT, "A", "ABC");
  fixture_reopen (&aloud->store);
  assert_queue (aloud, "ABC");
  assert_sound (aloud->store.store);
}

static const struct
{
  const char    *name;
  DossierQueueOp op;
  const char    *letters, *after;
  const char    *undone, *redone, *history;
} changes[] = {
  { "put in", DOSSIER_QUEUE_LAST, "C", "ABC", "Putting 1 story into the reading queue was undone",
    "1 story was put into the reading queue again", "Put 1 story into the reading queue" },
  { "put in front", DOSSIER_QUEUE_NEXT, "CB", "CBA", "Putting 2 stories into the reading queue was undone",
    "2 stories were put into the reading queue again", "Put 2 stories into the reading queue" },
  { "taken out", DOSSIER_QUEUE_REMOVE, "A", "B", "Taking 1 story out of the reading queue was undone",
    "1 story was taken out of the reading queue again", "Took 1 story out of the reading queue" },
  { "moved", DOSSIER_QUEUE_ORDER, "BA", "BA", "The reading queue has the order again that it had before",
    "The reading queue has the new order again", "Changed the order of the reading queue" },
  { "cleared", DOSSIER_QUEUE_CLEAR, "", "", "Taking 2 stories out of the reading queue was undone",
    "2 stories were taken out of the reading queue again", "Took 2 stories out of the reading queue" },
};

static void
test_there_and_back (Aloud *aloud, gconstpointer data)
{
  const typeof (changes[0]) *change = data;
  g_autoptr (GPtrArray) history = NULL;
  gboolean is_all;

  edit (aloud, DOSSIER_QUEUE_LAST, "AB", "AB");
  edit (aloud, change->op, change->letters, change->after);
  history = dossier_store_list_history (aloud->store.store, 1, &is_all, NULL);
  g_assert_cmpstr (((DossierHistoryEntry *) history->pdata[0])->words, ==, change->history);
  step (aloud, FALSE, change->undone, "AB");
  step (aloud, TRUE, change->redone, change->after);
  step (aloud, FALSE, change->undone, "AB");
}

/* What was heard, and what came since, is no part of what is undone. */
static void
test_undone_late (Aloud *aloud, gconstpointer data)
{
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *sentence = NULL;
  gboolean         is_all;

  edit (aloud, DOSSIER_QUEUE_LAST, "AB", "AB");
  edit (aloud, DOSSIER_QUEUE_ORDER, "BA", "BA");
  apply (aloud->store.store, dossier_change_hear (aloud->ids[1]));
  edit (aloud, DOSSIER_QUEUE_LAST, "C", "AC");
  history = dossier_store_list_history (aloud->store.store, 9, &is_all, NULL);
  sentence = dossier_store_undo_change (aloud->store.store, ((DossierHistoryEntry *) history->pdata[1])->id, NULL);
  g_assert_nonnull (sentence);
  assert_queue (aloud, "AC");
}

static void
test_heard_is_no_change_of_a_person (Aloud *aloud, gconstpointer data)
{
  edit (aloud, DOSSIER_QUEUE_LAST, "AB", "AB");
  apply (aloud->store.store, dossier_change_hear (aloud->ids[0]));
  assert_queue (aloud, "B");
  apply (aloud->store.store, dossier_change_hear (aloud->ids[2]));
  step (aloud, FALSE, "Putting 2 stories into the reading queue was undone", "");
}

static void
test_what_changes_nothing_is_not_written (Aloud *aloud, gconstpointer data)
{
  edit (aloud, DOSSIER_QUEUE_LAST, "AB", "AB");
  g_assert_cmpint (apply (aloud->store.store, make (aloud, DOSSIER_QUEUE_LAST, "B")), ==, 0);
  edit (aloud, DOSSIER_QUEUE_REMOVE, "C", "AB");
  step (aloud, FALSE, "Putting 2 stories into the reading queue was undone", "");
}

static void
test_a_deleted_story_waits (Aloud *aloud, gconstpointer data)
{
  edit (aloud, DOSSIER_QUEUE_LAST, "ABC", "ABC");
  apply (aloud->store.store, dossier_change_delete (&aloud->ids[1], 1));
  assert_queue (aloud, "AC");
  edit (aloud, DOSSIER_QUEUE_NEXT, "B", "AC"); /* not there */
  step (aloud, FALSE, "Deleting 1 story was undone", "ABC");
}

static void
test_a_story_that_is_none_is_left_out (Aloud *aloud, gconstpointer data)
{
  gint64 ids[] = { aloud->ids[0], 12, -1 };

  apply (aloud->store.store, dossier_change_queue (DOSSIER_QUEUE_LAST, ids, G_N_ELEMENTS (ids), 0));
  assert_queue (aloud, "A");
  assert_sound (aloud->store.store);
}

static void
save_many (Aloud *aloud, GArray *ids, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("T%u", i);
      gint64           id = save_one (aloud->store.store, make_draft (title, "Words.", 9)).story;

      g_array_append_val (ids, id);
    }
}

static void
test_has_a_limit (Aloud *aloud, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierChange) more = make (aloud, DOSSIER_QUEUE_LAST, "A");
  g_autoptr (GPtrArray) stories = NULL;
  g_autoptr (GError) error = NULL;

  save_many (aloud, ids, DOSSIER_QUEUE_MAX);
  apply (aloud->store.store, dossier_change_queue (DOSSIER_QUEUE_LAST, (const gint64 *) ids->data, ids->len, 0));
  g_assert_false (dossier_store_apply (aloud->store.store, more, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, "The reading queue holds 200 stories at the most. Take some out of it first.");
  stories = dossier_store_list_queue (aloud->store.store, NULL);
  g_assert_cmpuint (stories->len, ==, DOSSIER_QUEUE_MAX);
}

#define ADD_TEST(name, test) g_test_add ("/aloud/" name, Aloud, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("it is there again after a restart", test_is_kept);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/aloud/there and back: ", changes[i].name, NULL);

      g_test_add (path, Aloud, &changes[i], set_up, test_there_and_back, tear_down);
    }
  ADD_TEST ("what came in between stays when a change is undone", test_undone_late);
  ADD_TEST ("what was heard is gone, and undo does not stop there", test_heard_is_no_change_of_a_person);
  ADD_TEST ("what changes nothing is not written", test_what_changes_nothing_is_not_written);
  ADD_TEST ("a deleted story is in it again when it is restored", test_a_deleted_story_waits);
  ADD_TEST ("a story that is none is left out", test_a_story_that_is_none_is_left_out);
  ADD_TEST ("it does not become endless", test_has_a_limit);
  return g_test_run ();
}
