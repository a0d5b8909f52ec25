/* test-window-archive.c - archiving in the window: what leaves the list, what is read then, and the way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"
#include "ui-fixture.h"

#define N_STORIES 6

typedef struct
{
  UiFixture      fixture;
  DossierWindow *window;
  guint          n;      /* waited for: so many stories */
  gint64         wanted; /* likewise: a story */
  AdwToast      *first_toast;
} Desk;

/* ---- the desk ---- */

static gboolean
has_n (gpointer data)
{
  Desk             *desk = data;
  DossierStoryList *list = dossier_story_pane_get_list (desk->window->stories);

  return list != NULL && g_list_model_get_n_items (G_LIST_MODEL (list)) == desk->n;
}

static void
wait_for (Desk *desk, guint n)
{
  desk->n = n;
  ui_wait_until (has_n, desk);
}

static gint64
get_id (Desk *desk, guint position)
{
  return dossier_story_list_get_id (dossier_story_pane_get_list (desk->window->stories), position);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  ui_fixture_set_up (&desk->fixture, NULL);
  for (int i = 1; i < N_STORIES; i++)
    {
      DossierDraft *draft = dossier_draft_new ();

      draft->title = g_strdup_printf ("Story %d", i);
      draft->published = dossier_date_from_time (1500000000 + i * 60);
      draft->document = dossier_document_new_from_plain (draft->title, -1);
      draft->recognition = dossier_recognition_new ();
      ui_fixture_save (&desk->fixture, draft);
    }
  desk->window = ui_fixture_open_window (&desk->fixture);
  wait_for (desk, N_STORIES);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  ui_fixture_close_window (&desk->fixture, desk->window);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

static void
act (Desk *desk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), action, NULL));
}

static gboolean
is_read (gpointer data)
{
  Desk *desk = data;

  return desk->window->place.page == DOSSIER_PLACE_READER && desk->window->place.id == desk->wanted;
}

static void
read_story (Desk *desk, guint position)
{
  desk->wanted = get_id (desk, position);
  dossier_story_pane_select (desk->window->stories, desk->wanted);
  dossier_window_read (desk->window, desk->wanted, -1, FALSE, FALSE);
  ui_wait_until (is_read, desk);
}

static DossierCounts
count (Desk *desk)
{
  DossierCounts counts = { 0 };

  g_assert_true (dossier_store_count (desk->fixture.store, &counts, NULL));
  return counts;
}

static gboolean
is_archived (Desk *desk, gint64 id)
{
  g_autoptr (DossierStory) story = dossier_store_load_story (desk->fixture.store, id, NULL);

  return dossier_story_get_row (story)->is_archived;
}

/* ---- tests ---- */

/* Where it stood the next one stands, and is shown, unread as it was. */
static void
test_archiving_reads_on (Desk *desk, gconstpointer data)
{
  gint64 done = get_id (desk, 1), next = get_id (desk, 2);

  read_story (desk, 1);
  act (desk, "story.toggle-archived");
  wait_for (desk, N_STORIES - 1);
  desk->wanted = next;
  ui_wait_until (is_read, desk);
  g_assert_cmpint (get_id (desk, 1), ==, next);
  g_assert_cmpint (dossier_story_pane_get_selected (desk->window->stories), ==, next);
  g_assert_true (is_archived (desk, done));
  g_assert_cmpuint (count (desk).archived, ==, 1);
  g_assert_cmpuint (count (desk).unread, ==, N_STORIES - 1);
  ui_wait_for_text (GTK_WIDGET (desk->window), "Story archived");
  act (desk, "win.undo");
  wait_for (desk, N_STORIES);
  g_assert_cmpint (get_id (desk, 1), ==, done);
  g_assert_false (is_archived (desk, done));
}

static gboolean
none_is_archived (gpointer data)
{
  return count (data).archived == 0;
}

static gboolean
all_are_unread (gpointer data)
{
  return none_is_archived (data) && count (data).unread == N_STORIES;
}

static void
click_undo (Desk *desk)
{
  g_signal_emit_by_name (desk->window->undo_toast, "button-clicked");
}

/* Shows a story that stays unread, as the next one is after one was archived. */
static void
look_at (Desk *desk, guint position)
{
  desk->wanted = get_id (desk, position);
  dossier_story_pane_select (desk->window->stories, desk->wanted);
  dossier_window_read (desk->window, desk->wanted, -1, FALSE, TRUE);
  ui_wait_until (is_read, desk);
}

static void
star (Desk *desk, guint position)
{
  gint64 id = get_id (desk, position);
  g_autoptr (DossierChange) change = dossier_change_set_starred (&id, 1, TRUE);

  g_assert_true (dossier_store_apply (desk->fixture.store, change, NULL, NULL));
}

static guint
undo_everything (Desk *desk)
{
  for (guint n = 0;; n++)
    {
      g_autofree char *words = dossier_store_undo (desk->fixture.store, NULL);

      if (words == NULL)
        return n;
    }
}

/* One after the other: said in one toast, and taken back by its button, all of them and nothing else. */
static void
test_several_in_a_row_are_undone_together (Desk *desk, gconstpointer data)
{
  star (desk, 0);
  look_at (desk, 1);
  for (guint n = 0; n < 3; n++)
    act (desk, "story.toggle-archived");
  wait_for (desk, N_STORIES - 3);
  ui_wait_for_text (GTK_WIDGET (desk->window), "3 stories archived");
  g_assert_cmpuint (count (desk).archived, ==, 3);
  click_undo (desk);
  ui_wait_until (all_are_unread, desk);
  wait_for (desk, N_STORIES);
  g_assert_cmpuint (count (desk).starred, ==, 1);
  g_assert_cmpuint (undo_everything (desk), ==, 5); /* a star, three stories, and the way back of all three */
}

static gboolean
is_another_toast (gpointer data)
{
  Desk *desk = data;

  return desk->window->undo_toast != NULL && desk->window->undo_toast != desk->first_toast;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* It says no more what it was not shown long enough for; the next one, which does, does not wait for it. */
static void
test_a_row_that_goes_on_later_is_said_at_once (Desk *desk, gconstpointer data)
{
  g_autoptr (AdwToast) first = NULL;
  guint n_dismissed = 0;

  look_at (desk, 1);
  act (desk, "story.toggle-archived");
  ui_wait_for_text (GTK_WIDGET (desk->window), "Story archived");
  first = g_object_ref (desk->window->undo_toast);
  desk->first_toast = first;
  g_signal_connect_swapped (desk->first_toast, "dismissed", G_CALLBACK (count_cb), &n_dismissed);
  desk->window->undo_since -= 5 * G_USEC_PER_SEC;
  act (desk, "story.toggle-archived");
  ui_wait_until (is_another_toast, desk);
  g_assert_cmpuint (n_dismissed, ==, 1);
  ui_wait_for_text (GTK_WIDGET (desk->window), "2 stories archived");
  click_undo (desk);
  ui_wait_until (none_is_archived, desk);
}

/* Some were read before: they come back as that. */
static void
test_each_comes_back_as_it_was (Desk *desk, gconstpointer data)
{
  gint64 read = get_id (desk, 2);
  g_autoptr (DossierChange) change = dossier_change_set_read (&read, 1, TRUE);

  g_assert_true (dossier_store_apply (desk->fixture.store, change, NULL, NULL));
  look_at (desk, 1);
  for (guint n = 0; n < 3; n++)
    act (desk, "story.toggle-archived");
  ui_wait_for_text (GTK_WIDGET (desk->window), "3 stories archived");
  g_assert_cmpuint (count (desk).unread, ==, N_STORIES - 3);
  click_undo (desk);
  ui_wait_until (none_is_archived, desk);
  wait_for (desk, N_STORIES);
  g_assert_cmpuint (count (desk).unread, ==, N_STORIES - 1);
}

/* What is done between them, in the window or elsewhere, stays. */
static void
test_other_changes_between_them_stay (Desk *desk, gconstpointer data)
{
  look_at (desk, 1);
  act (desk, "story.toggle-archived");
  ui_wait_for_text (GTK_WIDGET (desk->window), "Story archived");
  act (desk, "story.toggle-starred");
  star (desk, 0);
  act (desk, "story.toggle-archived");
  ui_wait_for_text (GTK_WIDGET (desk->window), "2 stories archived");
  star (desk, 3);
  click_undo (desk);
  ui_wait_until (none_is_archived, desk);
  wait_for (desk, N_STORIES);
  g_assert_cmpuint (count (desk).starred, ==, 3);
}

/* The key comes twice before the first is written, and the menu offers what was done meanwhile. */
static void
test_what_changes_nothing_is_not_said (Desk *desk, gconstpointer data)
{
  gint64 story = get_id (desk, 1);

  star (desk, 0);
  for (guint n = 0; n < 2; n++)
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.archive-story", "(xb)", story, TRUE));
  look_at (desk, 3);
  act (desk, "story.toggle-archived");
  wait_for (desk, N_STORIES - 2);
  ui_wait_for_text (GTK_WIDGET (desk->window), "2 stories archived");
  click_undo (desk);
  ui_wait_until (all_are_unread, desk);
  g_assert_cmpuint (count (desk).starred, ==, 1);
}

/* Undone by key, it is no part of what comes next. */
static void
test_undoing_ends_the_row (Desk *desk, gconstpointer data)
{
  look_at (desk, 1);
  act (desk, "story.toggle-archived");
  ui_wait_for_text (GTK_WIDGET (desk->window), "Story archived");
  act (desk, "win.undo");
  ui_wait_until (none_is_archived, desk);
  g_assert_null (adw_toast_get_button_label (desk->window->undo_toast));
  act (desk, "story.toggle-archived");
  wait_for (desk, N_STORIES - 1);
  ui_wait_for_text (GTK_WIDGET (desk->window), "Story archived");
  g_assert_cmpstr (adw_toast_get_title (desk->window->undo_toast), ==, "Story archived");
}

/* Behind the last one comes the one above it. */
static void
test_the_last_one_leads_upwards (Desk *desk, gconstpointer data)
{
  gint64 above = get_id (desk, N_STORIES - 2);

  read_story (desk, N_STORIES - 1);
  act (desk, "story.toggle-archived");
  wait_for (desk, N_STORIES - 1);
  desk->wanted = above;
  ui_wait_until (is_read, desk);
}

/* In the archive, too, it stays before one's eyes until another list is shown; taken out of it, it is shown on. */
static void
test_the_archive_is_a_place (Desk *desk, gconstpointer data)
{
  g_autoptr (GVariant) state = NULL;

  read_story (desk, 0);
  act (desk, "story.toggle-archived");
  wait_for (desk, N_STORIES - 1);
  act (desk, "win.show-archive");
  wait_for (desk, 1);
  read_story (desk, 0);
  state = g_action_group_get_action_state (G_ACTION_GROUP (desk->window->story_actions), "toggle-archived");
  g_assert_true (g_variant_get_boolean (state));
  act (desk, "story.toggle-archived");
  ui_wait_for_text (GTK_WIDGET (desk->window), "Taken out of the archive");
  g_assert_true (is_read (desk));
  act (desk, "win.show-all");
  wait_for (desk, N_STORIES);
}

/* What is looked for is found, archived or not. */
static void
test_a_search_finds_what_is_archived (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierQuery) query = dossier_query_parse ("title:story", FALSE, NULL);
  guint n;

  dossier_window_set_query (desk->window, query);
  wait_for (desk, N_STORIES - 1);
  n = g_list_model_get_n_items (G_LIST_MODEL (dossier_story_pane_get_list (desk->window->stories)));
  read_story (desk, 0);
  act (desk, "story.toggle-archived");
  ui_wait_for_text (GTK_WIDGET (desk->window), "Story archived");
  dossier_window_set_query (desk->window, query);
  wait_for (desk, n);
  act (desk, "win.show-all");
  wait_for (desk, N_STORIES - 1);
}

/* Many at once are one change. */
static void
test_several_are_archived_and_come_back (Desk *desk, gconstpointer data)
{
  static const char *const actions[] = { "story.toggle-archived", "chosen.archive" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      act (desk, "chosen.all");
      act (desk, actions[i]);
      wait_for (desk, 0);
      g_assert_cmpuint (count (desk).archived, ==, N_STORIES);
      act (desk, "win.undo");
      wait_for (desk, N_STORIES);
      g_assert_cmpuint (count (desk).archived, ==, 0);
      g_assert_cmpuint (count (desk).unread, ==, N_STORIES);
    }
}

/* The key takes them out there; and what is archived already leaves nothing to undo. */
static void
test_several_in_the_archive (Desk *desk, gconstpointer data)
{
  act (desk, "chosen.all");
  act (desk, "chosen.archive");
  wait_for (desk, 0);
  act (desk, "win.show-archive");
  wait_for (desk, N_STORIES);
  act (desk, "chosen.all");
  act (desk, "chosen.archive");
  ui_wait_for_text (GTK_WIDGET (desk->window), "Nothing was changed");
  g_assert_cmpuint (count (desk).archived, ==, N_STORIES);
  act (desk, "story.toggle-archived");
  ui_wait_for_text (GTK_WIDGET (desk->window), "Took 6 stories out of the archive");
  g_assert_cmpuint (count (desk).archived, ==, 0);
}

static void
test_an_empty_place_leads_to_the_archive (Desk *desk, gconstpointer data)
{
  act (desk, "chosen.all");
  act (desk, "chosen.archive");
  wait_for (desk, 0);
  ui_wait_for_text (GTK_WIDGET (desk->window), "Nothing is left here");
  g_assert_cmpuint (count (desk).unread, ==, 0);
  gtk_widget_activate (ui_button_of (ui_find_text (GTK_WIDGET (desk->window), "how the Archive")));
  wait_for (desk, N_STORIES);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "archiving reads on", test_archiving_reads_on },
    { "several in a row are undone together", test_several_in_a_row_are_undone_together },
    { "a row that goes on later is said at once", test_a_row_that_goes_on_later_is_said_at_once },
    { "each comes back as it was", test_each_comes_back_as_it_was },
    { "other changes between them stay", test_other_changes_between_them_stay },
    { "what changes nothing is not said", test_what_changes_nothing_is_not_said },
    { "undoing ends the row", test_undoing_ends_the_row },
    { "the last one leads upwards", test_the_last_one_leads_upwards },
    { "the archive is a place", test_the_archive_is_a_place },
    { "a search finds what is archived", test_a_search_finds_what_is_archived },
    { "several are archived and come back", test_several_are_archived_and_come_back },
    { "several are taken out of the archive", test_several_in_the_archive },
    { "an empty place leads to the archive", test_an_empty_place_leads_to_the_archive },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window-archive/%s", tests[i].name);

      g_test_add (path, Desk, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
