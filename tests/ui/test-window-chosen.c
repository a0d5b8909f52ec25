/* test-window-chosen.c - several stories at once in the window, the order of its list, and reading on in other feeds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"
#include "dossier-follows.h"
#include "dossier-saved-search.h"
#include "dossier-story-tags.h"
#include "ui-fixture.h"

#define N_STORIES 12

typedef struct
{
  UiFixture      fixture;
  DossierWindow *window;
  guint          n; /* waited for: so many stories */
  DossierView    view;
  gint64         wanted; /* likewise: a feed, or a story */
} Desk;

/* ---- the desk ---- */

static DossierStoryPane *
pane_of (Desk *desk)
{
  return desk->window->stories;
}

static gboolean
has_n (gpointer data)
{
  Desk             *desk = data;
  DossierStoryList *list = dossier_story_pane_get_list (pane_of (desk));

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
  return dossier_story_list_get_id (dossier_story_pane_get_list (pane_of (desk)), position);
}

static DossierDraft *
make_draft (int i)
{
  DossierDraft    *draft = dossier_draft_new ();
  g_autofree char *text = g_strdup_printf ("Words of story %d.", i);

  draft->title = g_strdup_printf ("Story %c", 'Z' - i);
  draft->uri = i % 2 == 0 ? g_strdup_printf ("https://example.org/%d", i) : NULL;
  draft->published = dossier_date_from_time (1500000000 + i * 60);
  draft->document = dossier_document_new_from_plain (text, -1);
  draft->recognition = dossier_recognition_new ();
  return draft;
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);

  ui_fixture_set_up (&desk->fixture, NULL);
  for (int i = 0; i < N_STORIES; i++)
    g_ptr_array_add (drafts, make_draft (i));
  g_array_unref (dossier_store_save (desk->fixture.store, drafts, FALSE, NULL));
  desk->window = ui_fixture_open_window (&desk->fixture);
  wait_for (desk, N_STORIES + 1);
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

/* As a press on the row with Ctrl (@modify) or Shift (@extend) does. */
static void
press (Desk *desk, guint position, gboolean modify, gboolean extend)
{
  gtk_widget_activate_action (ui_find_type (GTK_WIDGET (pane_of (desk)), GTK_TYPE_LIST_VIEW), "list.select-item",
                              "(ubb)", position, modify, extend);
}

static gboolean
view_has_n (gpointer data)
{
  Desk *desk = data;
  g_autoptr (DossierQuery) query = dossier_query_new (desk->view);
  g_autoptr (GArray) ids = dossier_store_find (desk->fixture.store, query, 0, NULL);

  return ids->len == desk->n;
}

static void
wait_for_view (Desk *desk, DossierView view, guint n)
{
  desk->view = view;
  desk->n = n;
  ui_wait_until (view_has_n, desk);
}

/* ---- choosing ---- */

static void
test_several_have_a_page (Desk *desk, gconstpointer data)
{
  press (desk, 2, FALSE, FALSE);
  g_assert_cmpint (desk->window->place.page, ==, DOSSIER_PLACE_READER);
  press (desk, 4, FALSE, TRUE);
  g_assert_cmpuint (dossier_story_pane_count_chosen (pane_of (desk)), ==, 3);
  g_assert_cmpint (desk->window->place.page, ==, DOSSIER_PLACE_CHOSEN);
  ui_wait_for_text (dossier_window_get_page (desk->window, DOSSIER_PLACE_CHOSEN), "3 stories chosen");
  g_assert_cmpint (dossier_window_get_story (desk->window), ==, 0);
  press (desk, 3, TRUE, FALSE);
  ui_wait_for_text (dossier_window_get_page (desk->window, DOSSIER_PLACE_CHOSEN), "2 stories chosen");

  act (desk, "win.escape");
  g_assert_false (dossier_story_pane_is_choosing (pane_of (desk)));
  g_assert_cmpint (dossier_story_pane_get_selected (pane_of (desk)), ==, get_id (desk, 2));
  g_assert_cmpint (desk->window->place.page, ==, DOSSIER_PLACE_READER);
  g_assert_cmpint (desk->window->place.id, ==, get_id (desk, 2));
}

static gboolean
third_is_read (gpointer data)
{
  g_autoptr (DossierStory) story = dossier_store_load_story (((Desk *) data)->fixture.store, get_id (data, 2), NULL);

  return dossier_story_get_row (story)->is_read;
}

/* Also beside one that has been read for a while. */
static void
test_one_more_beside_the_one_that_is_read (Desk *desk, gconstpointer data)
{
  press (desk, 2, FALSE, FALSE);
  ui_wait_until (third_is_read, desk);
  ui_wait (200);
  press (desk, 4, TRUE, FALSE);
  ui_wait (200);
  g_assert_cmpuint (dossier_story_pane_count_chosen (pane_of (desk)), ==, 2);
  g_assert_cmpint (desk->window->place.page, ==, DOSSIER_PLACE_CHOSEN);
}

static void
test_choosing_adds_and_takes_away (Desk *desk, gconstpointer data)
{
  press (desk, 1, FALSE, FALSE);
  act (desk, "chosen.begin");
  press (desk, 5, FALSE, FALSE); /* as an arrow key does: nothing */
  g_assert_cmpuint (dossier_story_pane_count_chosen (pane_of (desk)), ==, 1);
  press (desk, 5, TRUE, FALSE); /* as Space does */
  g_assert_cmpuint (dossier_story_pane_count_chosen (pane_of (desk)), ==, 2);
  act (desk, "chosen.all");
  g_assert_cmpuint (dossier_story_pane_count_chosen (pane_of (desk)), ==, N_STORIES + 1);
  act (desk, "chosen.stop");
  g_assert_cmpuint (dossier_story_pane_count_chosen (pane_of (desk)), ==, 1);
  g_assert_cmpint (dossier_story_pane_get_selected (pane_of (desk)), ==, get_id (desk, 1));
}

static void
test_choosing_nothing_ends_in_nothing (Desk *desk, gconstpointer data)
{
  act (desk, "chosen.begin");
  act (desk, "chosen.all");
  act (desk, "win.escape");
  g_assert_cmpuint (dossier_story_pane_count_chosen (pane_of (desk)), ==, 0);
  g_assert_false (dossier_story_pane_is_choosing (pane_of (desk)));
  g_assert_cmpint (desk->window->place.page, ==, DOSSIER_PLACE_EMPTY);
}

/* ---- changing ---- */

static void
test_each_change_is_said_and_undone (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *action, *sentence;
    DossierView view;
    guint       n, n_before; /* in the view after it, and before it and after undo */
  } cases[] = {
    { "chosen.mark-read", "Marked 3 stories as read", DOSSIER_VIEW_UNREAD, N_STORIES - 2, N_STORIES + 1 },
    { "chosen.star", "Starred 3 stories", DOSSIER_VIEW_STARRED, 3, 0 },
    { "story.toggle-starred", "Starred 3 stories", DOSSIER_VIEW_STARRED, 3, 0 },
    { "story.toggle-read", "Marked 3 stories as read", DOSSIER_VIEW_UNREAD, N_STORIES - 2, N_STORIES + 1 },
    { "story.delete", "Deleted 3 stories", DOSSIER_VIEW_ALL, N_STORIES - 2, N_STORIES + 1 },
  };

  act (desk, "chosen.begin");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (guint n = 0; n < 3; n++)
        press (desk, 2 * n, TRUE, FALSE);
      act (desk, cases[i].action);
      ui_wait_for_text (GTK_WIDGET (desk->window), cases[i].sentence);
      wait_for_view (desk, cases[i].view, cases[i].n);
      act (desk, "win.undo");
      wait_for_view (desk, cases[i].view, cases[i].n_before);
      for (guint n = 0; n < 3 && i + 1 < G_N_ELEMENTS (cases); n++)
        press (desk, 2 * n, TRUE, FALSE); /* let go */
    }
}

static void
test_a_tag_for_all (Desk *desk, gconstpointer data)
{
  act (desk, "chosen.all");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "chosen.add-tag", "s", "chips"));
  ui_wait_for_text (GTK_WIDGET (desk->window), "Tagged 13 stories “chips”");
  act (desk, "win.undo");
  ui_wait_for_text (GTK_WIDGET (desk->window), "undone");
}

/* ---- a tag less ---- */

static gboolean
is_tagged (gpointer data)
{
  g_autoptr (GPtrArray) tags = dossier_store_list_tags (((Desk *) data)->fixture.store, NULL);

  return tags->len == ((Desk *) data)->n;
}

static GtkWidget *
find_row_of (const char *title)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *window = windows; window != NULL; window = window->next)
    {
      GtkWidget *row = ui_find_text (window->data, title);

      if (row != NULL)
        return gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX_ROW);
    }
  return NULL;
}

static gboolean
offers_chips (gpointer data)
{
  return find_row_of ("2 of them") != NULL;
}

static void
test_a_tag_is_taken_from_all (Desk *desk, gconstpointer data)
{
  gint64 ids[] = { get_id (desk, 1), get_id (desk, 2) };
  g_autoptr (DossierChange) change = dossier_change_add_tag (ids, 2, "chips");

  g_assert_true (dossier_store_apply (desk->fixture.store, change, NULL, NULL));
  act (desk, "chosen.all");
  act (desk, "chosen.untag");
  ui_wait_until (offers_chips, desk);
  gtk_widget_activate (find_row_of ("2 of them"));
  ui_wait_for_text (GTK_WIDGET (desk->window), "Removed the tag “chips” from 2 stories");
  desk->n = 0;
  ui_wait_until (is_tagged, desk);
  act (desk, "win.undo");
  desk->n = 1;
  ui_wait_until (is_tagged, desk);
}

static void
test_addresses_are_copied (Desk *desk, gconstpointer data)
{
  press (desk, 1, FALSE, FALSE);
  press (desk, 4, FALSE, TRUE); /* four of which two have one */
  act (desk, "chosen.copy-addresses");
  ui_wait_for_text (GTK_WIDGET (desk->window), "2 addresses copied");
}

/* ---- whom they name, where they are from ---- */

/* Its text is the name alone. */
static DossierDraft *
make_naming_draft (int i, DossierEntityKind kind, const char *name)
{
  DossierDraft       *draft = make_draft (i);
  DossierFoundEntity *entity = dossier_found_entity_new (kind, DOSSIER_SUBTYPE_NONE, name);
  DossierMention      mention = { 0, (guint) strlen (name), 0 };

  dossier_document_unref (draft->document);
  draft->document = dossier_document_new_from_plain (name, -1);
  entity->salience = 1;
  g_ptr_array_add (draft->recognition->entities, entity);
  g_array_append_val (draft->recognition->mentions, mention);
  return draft;
}

static gboolean
follows_n (gpointer data)
{
  g_autoptr (GPtrArray) follows = dossier_store_list_follows (((Desk *) data)->fixture.store, NULL);

  return follows->len == ((Desk *) data)->n;
}

static void
test_whom_they_name_is_followed (Desk *desk, gconstpointer data)
{
  ui_fixture_save (&desk->fixture, make_naming_draft (20, DOSSIER_ENTITY_PERSON, "Ada Quill"));
  ui_fixture_save (&desk->fixture, make_naming_draft (21, DOSSIER_ENTITY_ORGANIZATION, "Northlight AI"));
  wait_for (desk, N_STORIES + 3);
  press (desk, 1, FALSE, FALSE);
  press (desk, 2, FALSE, TRUE);
  act (desk, "chosen.follow");
  ui_wait_for_text (GTK_WIDGET (desk->window), "You follow 2 people and organizations that they name");
  desk->n = 2;
  ui_wait_until (follows_n, desk);
  act (desk, "chosen.follow"); /* again: there is nothing more to undo */
  ui_wait_for_text (GTK_WIDGET (desk->window), "You follow those whom they name already");
  g_assert_null (desk->window->undo_toast);
  act (desk, "win.undo");
  desk->n = 0;
  ui_wait_until (follows_n, desk);
  press (desk, 4, FALSE, FALSE);
  press (desk, 5, FALSE, TRUE);
  act (desk, "chosen.follow");
  ui_wait_for_text (GTK_WIDGET (desk->window), "These stories name nobody");
}

static gboolean
has_field (GtkWidget *widget, const char *words)
{
  if (GTK_IS_EDITABLE (widget) && strstr (gtk_editable_get_text (GTK_EDITABLE (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_field (child, words))
      return TRUE;
  return FALSE;
}

static gboolean
shows_rule (gpointer data)
{
  GtkWidget *top = GTK_WIDGET (dossier_window_get_top (((Desk *) data)->window));

  return has_field (top, "A feed") && has_field (top, "B feed") && has_field (top, " OR ");
}

/* By a rule, which one looks at before it is kept. */
static void
test_their_feeds_are_muted_by_a_rule (Desk *desk, gconstpointer data)
{
  static const char *const names[] = { "A feed", "B feed" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *uri = g_strdup_printf ("https://example.org/feed-%u", i);
      DossierDraft    *draft = make_draft (20 + (int) i);

      draft->feed_id = dossier_store_add_feed (desk->fixture.store, uri, names[i], NULL, NULL, NULL);
      ui_fixture_save (&desk->fixture, draft);
    }
  wait_for (desk, N_STORIES + 3);
  press (desk, 5, FALSE, FALSE);
  press (desk, 6, FALSE, TRUE);
  act (desk, "chosen.mute");
  ui_wait_for_text (GTK_WIDGET (desk->window), "None of these stories is from a feed");
  press (desk, 1, FALSE, FALSE);
  press (desk, 2, FALSE, TRUE);
  act (desk, "chosen.mute");
  ui_wait_until (shows_rule, desk);
}

static void
test_nothing_chosen_nothing_done (Desk *desk, gconstpointer data)
{
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (desk->window->chosen_actions), "delete"));
  act (desk, "chosen.begin");
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (desk->window->chosen_actions), "delete"));
  press (desk, 0, TRUE, FALSE);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (desk->window->chosen_actions), "delete"));
}

/* ---- order ---- */

static gboolean
is_by_title (gpointer data)
{
  DossierStoryList *list = dossier_story_pane_get_list (pane_of (data));

  return dossier_story_list_get_order (list) == DOSSIER_ORDER_TITLE;
}

static gboolean
is_newest (gpointer data)
{
  return !is_by_title (data);
}

static void
sort_by (Desk *desk, const char *word)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.sort", "s", word);
}

/* Each kind of list has its own, which is there again later. */
static void
test_order_is_kept (Desk *desk, gconstpointer data)
{
  g_autoptr (GVariant) state = NULL;
  gint64 chosen = get_id (desk, 3);

  press (desk, 3, FALSE, FALSE);
  sort_by (desk, "title");
  ui_wait_until (is_by_title, desk);
  state = g_action_group_get_action_state (G_ACTION_GROUP (desk->window), "sort");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "title");
  g_assert_cmpint (dossier_story_pane_get_selected (pane_of (desk)), ==, chosen);
  act (desk, "win.show-starred");
  wait_for (desk, 0);
  g_assert_true (is_newest (desk));
  act (desk, "win.show-all");
  wait_for (desk, N_STORIES + 1);
  g_assert_true (is_by_title (desk));
  sort_by (desk, "relevance"); /* to which words? */
  ui_wait (50);
  g_assert_true (is_by_title (desk));
  sort_by (desk, "newest");
  ui_wait_until (is_newest, desk);
}

/* ---- reading on ---- */

static gint64
save_in_feed (Desk *desk, gint64 feed, int i)
{
  DossierDraft *draft = make_draft (100 + i);

  draft->feed_id = feed;
  return ui_fixture_save (&desk->fixture, draft);
}

static gboolean
is_read (gpointer data)
{
  Desk *desk = data;

  return desk->window->place.page == DOSSIER_PLACE_READER && desk->window->place.id == desk->wanted;
}

static gboolean
knows_feeds (gpointer data)
{
  GPtrArray *feeds = dossier_sidebar_get_feeds (((Desk *) data)->window->sidebar);

  return feeds != NULL && feeds->len == 2 && dossier_feed_get_row (feeds->pdata[0])->n_unread == 1
         && dossier_feed_get_row (feeds->pdata[1])->n_unread == 1;
}

static gboolean
has_moved (gpointer data)
{
  Desk *desk = data;

  return dossier_query_get_term (dossier_story_pane_get_query (pane_of (desk)), 0)->id == desk->wanted;
}

static void
test_the_next_feed_is_asked_for_twice (Desk *desk, gconstpointer data)
{
  DossierStore *store = desk->fixture.store;
  gint64        a = dossier_store_add_feed (store, "https://a.example/feed", "A feed", NULL, NULL, NULL);
  gint64        b = dossier_store_add_feed (store, "https://b.example/feed", "B feed", NULL, NULL, NULL);
  gint64        in_a = save_in_feed (desk, a, 1), in_b = save_in_feed (desk, b, 2);

  ui_wait_until (knows_feeds, desk);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.filter-feed", "x", a);
  wait_for (desk, 1);
  act (desk, "win.next-unread");
  desk->wanted = in_a;
  ui_wait_until (is_read, desk);
  act (desk, "win.next-unread");
  ui_wait_for_text (GTK_WIDGET (desk->window), "Press N again for “B feed”");
  g_assert_cmpint (dossier_query_get_term (dossier_story_pane_get_query (pane_of (desk)), 0)->id, ==, a);
  act (desk, "win.next-unread");
  desk->wanted = b;
  ui_wait_until (has_moved, desk);
  desk->wanted = in_b;
  ui_wait_until (is_read, desk);
}

static gboolean
reads_all (gpointer data)
{
  return has_n (data) && dossier_query_is_everything (dossier_story_pane_get_query (pane_of (data)));
}

/* Who leaves for another list before the next feed's has come is not taken into a story there. */
static void
test_who_goes_elsewhere_reads_nothing (Desk *desk, gconstpointer data)
{
  DossierStore *store = desk->fixture.store;
  gint64        a = dossier_store_add_feed (store, "https://a.example/feed", "A feed", NULL, NULL, NULL);
  gint64        b = dossier_store_add_feed (store, "https://b.example/feed", "B feed", NULL, NULL, NULL);
  gint64        in_a = save_in_feed (desk, a, 1);

  save_in_feed (desk, b, 2);
  ui_wait_until (knows_feeds, desk);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.filter-feed", "x", a);
  wait_for (desk, 1);
  act (desk, "win.next-unread");
  desk->wanted = in_a;
  ui_wait_until (is_read, desk);
  act (desk, "win.next-unread");
  ui_wait_for_text (GTK_WIDGET (desk->window), "Press N again for “B feed”");
  act (desk, "win.next-unread");
  g_assert_true (desk->window->goes_on);
  act (desk, "win.show-all");
  g_assert_false (desk->window->goes_on);
  desk->n = N_STORIES + 3;
  ui_wait_until (reads_all, desk);
  g_assert_true (is_read (desk));
}

/* ---- saved searches ---- */

static gboolean
knows_searches (gpointer data)
{
  GPtrArray *searches = dossier_sidebar_get_searches (((Desk *) data)->window->sidebar);

  return searches != NULL && searches->len == 3 && ((DossierSavedSearch *) searches->pdata[0])->n_unread == 1
         && ((DossierSavedSearch *) searches->pdata[2])->n_unread == 2;
}

static gint64
save_search (Desk *desk, const char *name, const char *query)
{
  g_autoptr (DossierSavedSearch) search = dossier_saved_search_new (0, name, query);
  g_autoptr (DossierChange) change = dossier_change_edit_search (0, search);
  gint64 id = 0;

  g_assert_true (dossier_store_apply (desk->fixture.store, change, &id, NULL));
  return id;
}

static gboolean
reads_in_both (gpointer data)
{
  Desk *desk = data;

  return desk->window->place.page == DOSSIER_PLACE_READER && desk->window->place.id == desk->wanted
         && dossier_query_get_n_terms (dossier_story_pane_get_query (pane_of (desk))) == 2;
}

/* One without unread stories is passed by. */
static void
test_the_next_search_is_asked_for_twice (Desk *desk, gconstpointer data)
{
  gint64 first = save_search (desk, "First", "title:z");

  save_search (desk, "Nothing", "title:nowhere");
  save_search (desk, "Both", "title:y OR title:x");
  ui_wait_until (knows_searches, desk);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.open-search", "x", first);
  wait_for (desk, 1);
  desk->wanted = get_id (desk, 0);
  act (desk, "win.next-unread");
  ui_wait_until (is_read, desk);
  act (desk, "win.next-unread");
  ui_wait_for_text (GTK_WIDGET (desk->window), "Press N again for “Both”");
  act (desk, "win.next-unread");
  wait_for (desk, 2);
  desk->wanted = get_id (desk, 0);
  ui_wait_until (reads_in_both, desk);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "several have a page", test_several_have_a_page },
    { "one more beside the one that is read", test_one_more_beside_the_one_that_is_read },
    { "choosing adds and takes away", test_choosing_adds_and_takes_away },
    { "choosing without a story before ends without one", test_choosing_nothing_ends_in_nothing },
    { "each change is said and undone", test_each_change_is_said_and_undone },
    { "a tag for all", test_a_tag_for_all },
    { "a tag is taken from all", test_a_tag_is_taken_from_all },
    { "addresses are copied", test_addresses_are_copied },
    { "whom they name is followed", test_whom_they_name_is_followed },
    { "their feeds are muted by a rule", test_their_feeds_are_muted_by_a_rule },
    { "nothing chosen, nothing to be done", test_nothing_chosen_nothing_done },
    { "each kind of list keeps its order", test_order_is_kept },
    { "the next feed is gone to when asked twice", test_the_next_feed_is_asked_for_twice },
    { "the next saved search is gone to when asked twice", test_the_next_search_is_asked_for_twice },
    { "who goes elsewhere reads nothing", test_who_goes_elsewhere_reads_nothing },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window-chosen/%s", tests[i].name);

      g_test_add (path, Desk, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
