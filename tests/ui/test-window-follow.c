/* test-window-follow.c - following in the window: from its buttons and menus, counted in the sidebar, undone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-follow-button.h"
#include "dossier-follows.h"
#include "dossier-sidebar-menu.h"
#include "feed-desk.h"

static gboolean
is_followed (Desk *desk, gint64 entity, DossierClaimKind kind)
{
  return dossier_store_is_followed (desk->fixture.store, entity, kind);
}

typedef struct
{
  Desk            *desk;
  gint64           entity;
  DossierClaimKind kind;
} Followed;

static gboolean
is_followed_now (gpointer data)
{
  const Followed *wanted = data;

  return is_followed (wanted->desk, wanted->entity, wanted->kind);
}

static gboolean
is_not_followed_now (gpointer data)
{
  return !is_followed_now (data);
}

static void
test_follow_and_undo (Desk *desk, gconstpointer data)
{
  Followed john = { desk, desk->fixture.john, 0 };

  feed_desk_act (desk, "win.set-followed", g_variant_new ("(xib)", john.entity, 0, TRUE));
  ui_wait_until (is_followed_now, &john);
  feed_desk_wait_for_text (GTK_WIDGET (desk->window), "You follow “John Schulman” now");
  feed_desk_act (desk, "win.undo", NULL);
  ui_wait_until (is_not_followed_now, &john);
  feed_desk_act (desk, "win.redo", NULL);
  ui_wait_until (is_followed_now, &john);
}

static void
test_nonsense_is_nothing (Desk *desk, gconstpointer data)
{
  feed_desk_act (desk, "win.set-followed", g_variant_new ("(xib)", (gint64) 4711, 0, TRUE));
  feed_desk_act (desk, "win.set-followed", g_variant_new ("(xib)", desk->fixture.john, 99, TRUE));
  feed_desk_act (desk, "win.set-followed", g_variant_new ("(xib)", desk->fixture.john, -1, TRUE));
  feed_desk_act (desk, "win.mark-news-seen", g_variant_new_int64 (0));
  g_assert_false (is_followed (desk, desk->fixture.john, 0));
}

static const char *
count_of (Desk *desk)
{
  static const char *const words[] = { "0", "1", "2", "3" };
  DossierSidebarRow       *row = feed_desk_find_row (desk, "Following");

  for (guint i = 1; i < G_N_ELEMENTS (words); i++)
    if (ui_find_text (GTK_WIDGET (row), words[i]) != NULL)
      return words[i];
  return words[0];
}

static gboolean
counts_one (gpointer data)
{
  return g_str_equal (count_of (data), "1");
}

static gboolean
counts_none (gpointer data)
{
  return g_str_equal (count_of (data), "0");
}

static DossierDraft *
make_news (void)
{
  DossierDraft *draft = ui_make_draft ();

  g_free (draft->uri);
  draft->uri = g_strdup ("https://example.org/again");
  return draft;
}

static void
test_the_sidebar_counts (Desk *desk, gconstpointer data)
{
  Followed john = { desk, desk->fixture.john, 0 };

  feed_desk_act (desk, "win.set-followed", g_variant_new ("(xib)", john.entity, 0, TRUE));
  ui_wait_until (is_followed_now, &john);
  g_assert_cmpstr (count_of (desk), ==, "0");
  ui_fixture_save (&desk->fixture, make_news ());
  ui_wait_until (counts_one, desk);
  gtk_widget_activate (GTK_WIDGET (feed_desk_find_row (desk, "Following")));
  g_assert_cmpint (desk->window->place.page, ==, DOSSIER_PLACE_NEWS);
  feed_desk_wait_for_text (dossier_window_get_page (desk->window, DOSSIER_PLACE_NEWS), "1 story");
  gtk_widget_activate (
      ui_button_of (ui_find_text (dossier_window_get_page (desk->window, DOSSIER_PLACE_NEWS), "Mark All as Seen")));
  ui_wait_until (counts_none, desk);
  feed_desk_act (desk, "win.undo", NULL);
  ui_wait_until (counts_one, desk);
}

static gboolean
menu_says (GMenuModel *menu, const char *label)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *words = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &words);
      if (g_strcmp0 (words, label) == 0 || (section != NULL && menu_says (section, label)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
sidebar_says_unfollow (gpointer data)
{
  g_autoptr (GMenuModel) menu = dossier_sidebar_menu_new (feed_desk_find_row (data, "John Schulman"));

  return menu_says (menu, "Unfollow");
}

static void
test_menus_say_how_it_is (Desk *desk, gconstpointer data)
{
  g_autoptr (GMenuModel) menu = NULL;
  Followed   john = { desk, desk->fixture.john, DOSSIER_CLAIM_LEFT };
  GtkWidget *kinds;

  feed_desk_wait_for_row (desk, "John Schulman");
  menu = dossier_sidebar_menu_new (feed_desk_find_row (desk, "John Schulman"));
  g_assert_true (menu_says (menu, "Follow"));
  feed_desk_act (desk, "win.set-followed", g_variant_new ("(xib)", john.entity, 0, TRUE));
  ui_wait_until (sidebar_says_unfollow, desk);
  feed_desk_act (desk, "win.set-followed", g_variant_new ("(xib)", john.entity, (int) john.kind, TRUE));
  ui_wait_until (is_followed_now, &john);
  kinds = g_object_ref_sink (dossier_follow_menu_new (desk->fixture.store, john.entity));
  g_assert_true (menu_says (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (kinds)), "Unfollow Left"));
  g_assert_true (menu_says (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (kinds)), "Joined"));
  g_object_unref (kinds);
}

static void
test_the_dossier_has_a_button (Desk *desk, gconstpointer data)
{
  GtkWidget *page = dossier_window_get_page (desk->window, DOSSIER_PLACE_DOSSIER);
  Followed   john = { desk, desk->fixture.john, 0 };

  feed_desk_act (desk, "win.open-dossier", g_variant_new_int64 (john.entity));
  feed_desk_wait_for_text (page, "Follow");
  gtk_widget_activate (ui_button_of (ui_find_text (page, "Follow")));
  ui_wait_until (is_followed_now, &john);
  feed_desk_wait_for_text (page, "Following");
  gtk_widget_activate (ui_button_of (ui_find_text (page, "Following")));
  ui_wait_until (is_not_followed_now, &john);
}

static GtkWidget *
find_drop_down (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_DROP_DOWN (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_drop_down (child);
  return found;
}

static void
test_a_kind_of_move_is_followed (Desk *desk, gconstpointer data)
{
  GtkWidget *page = dossier_window_get_page (desk->window, DOSSIER_PLACE_MOVES), *follow;
  Followed   left = { desk, 0, DOSSIER_CLAIM_LEFT };

  feed_desk_act (desk, "win.show-moves", NULL);
  follow = ui_find_text (page, "Follow");
  g_assert_true (follow == NULL || !gtk_widget_get_mapped (ui_button_of (follow)));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_drop_down (page)), 2);
  gtk_widget_activate (ui_button_of (ui_find_text (page, "Follow")));
  ui_wait_until (is_followed_now, &left);
  feed_desk_wait_for_text (page, "Following");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_drop_down (page)), 1);
  g_assert_null (ui_find_text (page, "Following"));
}

#define ADD(name, test) g_test_add ("/window-follow/" name, Desk, NULL, feed_desk_set_up, test, feed_desk_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  ADD ("following, undone and done again", test_follow_and_undo);
  ADD ("who or what is not there is not followed", test_nonsense_is_nothing);
  ADD ("the sidebar counts what is not seen", test_the_sidebar_counts);
  ADD ("menus say how it is", test_menus_say_how_it_is);
  ADD ("a dossier has a button for it", test_the_dossier_has_a_button);
  ADD ("a kind of move is followed in the list of moves", test_a_kind_of_move_is_followed);
  return g_test_run ();
}
