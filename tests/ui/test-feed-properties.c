/* test-feed-properties.c - how a feed stands, and what is chosen for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-properties.h"
#include "feed-desk.h"

static GtkWidget *
find_titled (GtkWidget *widget, GType type, const char *title)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_titled (child, type, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWindow *
open_properties (Desk *desk, gint64 feed)
{
  GtkWindow *properties;

  feed_desk_act (desk, "win.show-feed", g_variant_new_int64 (feed));
  properties = feed_desk_find_dialog (desk);
  feed_desk_wait_for_text (GTK_WIDGET (properties), "Last asked");

  return properties;
}

/* A choice and the value that it has to come to. */
typedef struct
{
  Desk             *desk;
  DossierFeedOption option;
  int               value;
} Wanted;

static gboolean
is_chosen (gpointer data)
{
  const Wanted *wanted = data;
  g_autoptr (DossierFeed) feed = feed_desk_load (wanted->desk, wanted->desk->decoder);
  const DossierFeedRow *row = dossier_feed_get_row (feed);
  int                   values[]
      = { row->is_muted, row->has_full_text, row->keep_days, row->ask_minutes, row->may_be_private, row->has_images };

  return values[wanted->option] == wanted->value;
}

static void
wait_for_choice (Desk *desk, DossierFeedOption option, int value)
{
  Wanted wanted = { desk, option, value };

  ui_wait_until (is_chosen, &wanted);
}

/* ---- tests ---- */

static void
test_it_says_how_the_feed_stands (Desk *desk, gconstpointer data)
{
  GtkWindow *properties = open_properties (desk, desk->decoder);

  g_assert_cmpstr (gtk_window_get_title (properties), ==, "The Decoder");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (properties), "https://example.org/decoder"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (properties), "1 story, 1 unread"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (properties), "News"));
  gtk_window_close (properties);
  feed_desk_act (desk, "win.show-feed", g_variant_new_int64 (desk->lone));
  gtk_window_destroy (feed_desk_find_dialog (desk)); /* before the answers are there */
  ui_wait (50);
}

static void
test_switches_are_choices_that_can_be_undone (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char       *title;
    DossierFeedOption option;
  } switches[] = { { "Mute", DOSSIER_FEED_OPTION_MUTED },
                   { "Save Full Text", DOSSIER_FEED_OPTION_FULL_TEXT },
                   { "Show Images", DOSSIER_FEED_OPTION_IMAGES },
                   { "May Be in My Own Network", DOSSIER_FEED_OPTION_PRIVATE } };
  GtkWidget *properties = GTK_WIDGET (open_properties (desk, desk->decoder));

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      GtkWidget *row = find_titled (properties, ADW_TYPE_ACTION_ROW, switches[i].title);
      GtkWidget *widget = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));

      gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, switches[i].title);
      g_assert_false (gtk_switch_get_active (GTK_SWITCH (widget)));
      gtk_widget_activate (row);
      wait_for_choice (desk, switches[i].option, TRUE);
      g_assert_true (gtk_widget_activate_action (properties, "win.undo", NULL));
      wait_for_choice (desk, switches[i].option, FALSE);
    }
  gtk_window_close (GTK_WINDOW (properties));
}

static void
test_lists_are_choices_too (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char       *title;
    guint             selected;
    DossierFeedOption option;
    int               value;
  } lists[] = {
    { "Keep Stories", 1, DOSSIER_FEED_OPTION_KEEP_DAYS, 365 },
    { "Keep Stories", 4, DOSSIER_FEED_OPTION_KEEP_DAYS, 30 },
    { "Keep Stories", 0, DOSSIER_FEED_OPTION_KEEP_DAYS, 0 },
    { "Ask for News", 1, DOSSIER_FEED_OPTION_ASK_MINUTES, 60 },
    { "Ask for News", 5, DOSSIER_FEED_OPTION_ASK_MINUTES, DOSSIER_FEED_ASK_BY_HAND },
  };
  GtkWidget *properties = GTK_WIDGET (open_properties (desk, desk->decoder));

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      adw_combo_row_set_selected (ADW_COMBO_ROW (find_titled (properties, ADW_TYPE_COMBO_ROW, lists[i].title)),
                                  lists[i].selected);
      wait_for_choice (desk, lists[i].option, lists[i].value);
      ui_wait (2 * DOSSIER_SIDEBAR_PAUSE); /* the window hears of it before the next choice */
    }
  feed_desk_wait_for_text (properties, "Only by hand");
  gtk_window_close (GTK_WINDOW (properties));
}

/* Set from outside, as the command line can. */
static void
test_a_value_of_one_s_own_is_shown (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierChange) change = dossier_change_set_feed_option (desk->decoder, DOSSIER_FEED_OPTION_KEEP_DAYS, 45);
  GtkWidget *properties = GTK_WIDGET (open_properties (desk, desk->decoder));

  g_assert_true (dossier_store_apply (desk->fixture.store, change, NULL, NULL));
  feed_desk_wait_for_text (properties, "For 45 days");
  wait_for_choice (desk, DOSSIER_FEED_OPTION_KEEP_DAYS, 45);
  gtk_window_close (GTK_WINDOW (properties));
}

static void
test_the_name_is_changed_in_place (Desk *desk, gconstpointer data)
{
  GtkWidget *properties = GTK_WIDGET (open_properties (desk, desk->decoder));
  GtkWidget *name = find_titled (properties, ADW_TYPE_ENTRY_ROW, "Name");

  gtk_editable_set_text (GTK_EDITABLE (name), "  ");
  g_signal_emit_by_name (name, "apply");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "The Decoder");
  gtk_editable_set_text (GTK_EDITABLE (name), " Decoder ");
  g_signal_emit_by_name (name, "apply");
  feed_desk_wait_for_row (desk, "Decoder");
  g_assert_true (gtk_widget_activate_action (properties, "win.undo", NULL));
  feed_desk_wait_for_row (desk, "The Decoder");
  gtk_window_close (GTK_WINDOW (properties));
}

static gboolean
has_closed (gpointer data)
{
  return feed_desk_find_dialog (data) == NULL;
}

static void
test_it_closes_when_one_leaves (Desk *desk, gconstpointer data)
{
  GtkWidget *properties = GTK_WIDGET (open_properties (desk, desk->decoder));

  gtk_widget_activate_action (properties, "win.unsubscribe", "x", desk->decoder);
  ui_wait_until (has_closed, desk);
  feed_desk_wait_for_no_row (desk, "The Decoder");
}

/* The question about the folder comes above the properties, not below. */
static void
test_the_folder_dialog_comes_on_top (Desk *desk, gconstpointer data)
{
  GtkWindow *properties = open_properties (desk, desk->decoder);
  GtkWindow *top;

  gtk_widget_activate_action (GTK_WIDGET (properties), "win.move-feed", "x", desk->decoder);
  top = dossier_window_get_top (desk->window);
  g_assert_true (gtk_window_get_transient_for (top) == properties);
  feed_desk_respond (top, "cancel");
  gtk_window_close (properties);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    { "it says how the feed stands", test_it_says_how_the_feed_stands },
    { "switches are choices that can be undone", test_switches_are_choices_that_can_be_undone },
    { "lists are choices too", test_lists_are_choices_too },
    { "a value of one's own is shown", test_a_value_of_one_s_own_is_shown },
    { "the name is changed in place", test_the_name_is_changed_in_place },
    { "it closes when one leaves", test_it_closes_when_one_leaves },
    { "the folder dialog comes on top", test_the_folder_dialog_comes_on_top },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed-properties/%s", tests[i].name);

      g_test_add (path, Desk, NULL, feed_desk_set_up, tests[i].test, feed_desk_tear_down);
    }

  return g_test_run ();
}
