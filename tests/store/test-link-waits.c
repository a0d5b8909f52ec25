/* test-link-waits.c - links that a person gave to be saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include "dossier-link-waits.h"

#define NOW G_GINT64_CONSTANT (1704067200)

static const char *const three[] = { "https://e.org/1", "https://e.org/2", "https://e.org/3" };

static GPtrArray *
add (Fixture *fixture, const char *const *uris, guint n, const char *title, gint64 now)
{
  DossierLinkWait said = { .title = (char *) title };
  g_autoptr (GError) error = NULL;
  GPtrArray *waits = dossier_store_add_link_waits (fixture->store, uris, n, &said, now, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (waits->len, ==, n);
  return waits;
}

static GPtrArray *
list (Fixture *fixture)
{
  return dossier_store_list_link_waits (fixture->store, NULL);
}

static const DossierLinkWait *
get (GPtrArray *waits, guint i)
{
  return waits->pdata[i];
}

static guint
count_due (Fixture *fixture, gint64 now, gboolean all)
{
  g_autoptr (GPtrArray) waits = dossier_store_take_link_waits (fixture->store, now, all, NULL);

  return waits->len;
}

static void
note (Fixture *fixture, gint64 id, gint64 next, gboolean is_to_try, gboolean is_given_up)
{
  DossierLinkFailure failure
      = { .id = id, .next = next, .error = "No.", .is_to_try = is_to_try, .is_given_up = is_given_up };

  g_assert_true (dossier_store_note_link_failure (fixture->store, &failure, NULL));
}

static void
count_up (guint *n)
{
  ++*n;
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) added = add (fixture, three, 3, "Said", NOW);
  g_autoptr (GPtrArray) waits = NULL;

  fixture_reopen (fixture);
  waits = list (fixture);
  g_assert_cmpuint (waits->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (get (waits, i)->id, ==, get (added, i)->id);
      g_assert_cmpstr (get (waits, i)->uri, ==, three[i]);
      g_assert_cmpstr (get (waits, i)->title, ==, "Said");
      g_assert_null (get (waits, i)->date);
      g_assert_cmpint (get (waits, i)->added, ==, NOW);
      g_assert_cmpuint (get (waits, i)->tries, ==, 0);
      g_assert_false (get (waits, i)->is_given_up);
    }
  assert_sound (fixture->store);
}

/* One that is being fetched is nobody else's, until whoever fetched it must have died. */
static void
test_lease (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) added = add (fixture, three, 3, NULL, NOW);

  g_assert_cmpuint (count_due (fixture, NOW + DOSSIER_LINK_LEASE - 1, FALSE), ==, 0);
  g_assert_cmpuint (count_due (fixture, NOW + DOSSIER_LINK_LEASE, FALSE), ==, 3);
  g_assert_cmpuint (count_due (fixture, NOW + DOSSIER_LINK_LEASE, FALSE), ==, 0);
  g_assert_cmpuint (count_due (fixture, NOW + DOSSIER_LINK_LEASE, TRUE), ==, 3);
  g_assert_cmpuint (added->len, ==, 3);
}

static void
test_failures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) added = add (fixture, three, 3, NULL, NOW);
  g_autoptr (GPtrArray) waits = NULL;

  note (fixture, get (added, 0)->id, NOW + 10, FALSE, FALSE);
  note (fixture, get (added, 1)->id, NOW + 10, TRUE, FALSE);
  note (fixture, get (added, 2)->id, NOW + 10, FALSE, TRUE);
  waits = list (fixture);
  g_assert_cmpuint (get (waits, 0)->tries, ==, 1);
  g_assert_cmpstr (get (waits, 0)->error, ==, "No.");
  g_assert_cmpuint (get (waits, 1)->tries, ==, 0);
  g_assert_true (get (waits, 2)->is_given_up);
  g_assert_cmpuint (count_due (fixture, NOW + 9, FALSE), ==, 0);
  g_assert_cmpuint (count_due (fixture, NOW + 10, FALSE), ==, 2);
  g_assert_cmpuint (count_due (fixture, NOW + 10, TRUE), ==, 3);
}

static void
test_begins_anew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) first = add (fixture, three, 1, "Said", NOW);
  g_autoptr (GPtrArray) second = NULL;

  note (fixture, get (first, 0)->id, NOW + 10, FALSE, TRUE);
  second = add (fixture, three, 1, NULL, NOW + 99);
  g_assert_cmpint (get (second, 0)->id, ==, get (first, 0)->id);
  g_assert_cmpuint (get (second, 0)->tries, ==, 0);
  g_assert_false (get (second, 0)->is_given_up);
  g_assert_null (get (second, 0)->error);
  g_assert_cmpstr (get (second, 0)->title, ==, "Said");
  g_assert_cmpint (get (second, 0)->added, ==, NOW + 99);
}

static void
test_ended (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) added = add (fixture, three, 3, NULL, NOW);
  gint64 ids[] = { get (added, 0)->id, get (added, 2)->id, 4711 };
  g_autoptr (GPtrArray) waits = NULL;

  g_assert_true (dossier_store_end_link_waits (fixture->store, ids, 3, NULL));
  g_assert_true (dossier_store_end_link_waits (fixture->store, NULL, 0, NULL));
  waits = list (fixture);
  g_assert_cmpuint (waits->len, ==, 1);
  g_assert_cmpstr (get (waits, 0)->uri, ==, three[1]);
  assert_sound (fixture->store);
}

static guint
count_links (Fixture *fixture)
{
  return read_counts (fixture->store).links;
}

/* Journalled: what did not wait is not in it, and what was given anew meanwhile stays. */
static void
test_taken_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) added = add (fixture, three, 3, "Said", NOW);
  const char *const out[] = { three[0], "https://e.org/none", three[2] };
  g_autofree char  *undone = NULL, *redone = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GPtrArray) anew = NULL;

  for (guint i = 0; i < 3; i++)
    note (fixture, get (added, i)->id, NOW + 10, FALSE, i == 2);
  g_assert_cmpuint (count_links (fixture), ==, 3);
  apply (fixture->store, dossier_change_remove_links (out, 3));
  left = list (fixture);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpuint (count_links (fixture), ==, 1);
  g_assert_cmpuint (count_due (fixture, NOW + 10, TRUE), ==, 1);
  undone = dossier_store_undo (fixture->store, NULL);
  g_assert_cmpstr (undone, ==, "Taking 2 links out of the queue was undone");
  back = list (fixture);
  g_assert_cmpuint (back->len, ==, 3);
  g_assert_cmpstr (get (back, 0)->title, ==, "Said");
  g_assert_cmpstr (get (back, 0)->error, ==, "No.");
  g_assert_true (get (back, 2)->is_given_up);
  redone = dossier_store_redo (fixture->store, NULL);
  g_assert_cmpstr (redone, ==, "2 links were taken out of the queue again");
  g_assert_cmpuint (count_links (fixture), ==, 1);
  anew = add (fixture, three, 1, NULL, NOW + 20);
  g_assert_cmpstr (get (anew, 0)->title, ==, "Said");
  assert_sound (fixture->store);
}

static void
test_nothing_to_take_out (Fixture *fixture, gconstpointer data)
{
  const char *const none[] = { "https://e.org/none" };

  apply (fixture->store, dossier_change_remove_links (none, 1));
  g_assert_null (dossier_store_undo (fixture->store, NULL));
}

/* Whoever shows how many wait hears of it. */
static void
test_news (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) added = add (fixture, three, 1, NULL, NOW);
  guint n_heard = 0;

  g_signal_connect_swapped (fixture->store, "links-changed", G_CALLBACK (count_up), &n_heard);
  note (fixture, get (added, 0)->id, NOW + 10, FALSE, FALSE);
  while (n_heard == 0)
    g_main_context_iteration (NULL, TRUE);
  n_heard = 0;
  apply (fixture->store, dossier_change_remove_links (three, 1));
  while (n_heard == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* A link of tomorrow is one of a clock that was wrong. */
static void
test_clock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) added = add (fixture, three, 2, NULL, NOW + 86400);

  g_assert_cmpuint (count_due (fixture, NOW, FALSE), ==, added->len);
}

static void
test_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) uris = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) added = NULL;

  for (guint i = 0; i < DOSSIER_LINKS_AT_ONCE + 1; i++)
    g_ptr_array_add (uris, g_strdup_printf ("https://e.org/%u", i));
  added = add (fixture, (const char *const *) uris->pdata, uris->len, NULL, NOW);
  g_assert_cmpuint (count_due (fixture, NOW, TRUE), ==, DOSSIER_LINKS_AT_ONCE);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/link-waits/they-are-there-after-the-program-ended", test_kept);
  ADD ("/link-waits/one-that-is-fetched-is-left-alone-by-others", test_lease);
  ADD ("/link-waits/failures-put-off-and-give-up", test_failures);
  ADD ("/link-waits/given-again-a-link-begins-anew", test_begins_anew);
  ADD ("/link-waits/what-is-saved-waits-no-more", test_ended);
  ADD ("/link-waits/what-a-person-takes-out-can-be-had-back", test_taken_out);
  ADD ("/link-waits/nothing-taken-out-is-nothing-to-undo", test_nothing_to_take_out);
  ADD ("/link-waits/what-waits-is-told", test_news);
  ADD ("/link-waits/a-clock-that-was-wrong-holds-nothing-up", test_clock);
  ADD ("/link-waits/at-most-so-many-are-taken-at-once", test_at_once);
  return g_test_run ();
}
