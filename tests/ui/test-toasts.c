/* test-toasts.c - toasts that are closed while they come, and sentences one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-about.h"
#include "dossier-toasts.h"
#include "ui-fixture.h"

typedef struct
{
  GtkWindow       *window;
  AdwToastOverlay *overlay;
  const char      *words;
} Desk;

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (GTK_WIDGET (((Desk *) data)->overlay));
}

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->window = GTK_WINDOW (gtk_window_new ());
  desk->overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (desk->overlay, gtk_label_new ("Behind it"));
  gtk_window_set_child (desk->window, GTK_WIDGET (desk->overlay));
  gtk_window_present (desk->window);
  ui_wait_until (is_mapped, desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  gtk_window_destroy (desk->window);
}

static gboolean
has_no_toast (gpointer data)
{
  Desk *desk = data;

  return gtk_widget_get_last_child (GTK_WIDGET (desk->overlay)) == adw_toast_overlay_get_child (desk->overlay);
}

static gboolean
is_said (gpointer data)
{
  Desk *desk = data;

  return ui_find_text (GTK_WIDGET (desk->overlay), desk->words) != NULL;
}

/* Coming and going would end in one frame, the going first. */
static void
test_one_that_is_closed_as_it_comes_goes (Desk *desk, gconstpointer data)
{
  g_autoptr (AdwToast) toast = adw_toast_new ("Saved");

  dossier_toasts_show (desk->overlay, g_object_ref (toast));
  adw_toast_dismiss (toast);
  ui_wait_until (has_no_toast, desk);
}

static void
test_one_comes_while_another_goes (Desk *desk, gconstpointer data)
{
  g_autoptr (AdwToast) first = adw_toast_new ("Saved"), second = adw_toast_new ("Saved again");

  dossier_toasts_show (desk->overlay, g_object_ref (first));
  adw_toast_dismiss (first);
  dossier_toasts_show (desk->overlay, g_object_ref (second));
  adw_toast_dismiss (second);
  ui_wait_until (has_no_toast, desk);
}

static void
test_a_person_who_wants_movement_keeps_it (Desk *desk, gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (desk->overlay));
  gboolean     before, after;

  g_object_get (settings, "gtk-enable-animations", &before, NULL);
  dossier_toasts_show (desk->overlay, adw_toast_new ("Saved"));
  g_object_get (settings, "gtk-enable-animations", &after, NULL);
  g_assert_true (before);
  g_assert_true (after);
}

static void
test_the_next_sentence_is_in_the_same_toast (Desk *desk, gconstpointer data)
{
  dossier_toasts_say (desk->overlay, "1 row copied");
  desk->words = "1 row copied";
  ui_wait_until (is_said, desk);
  dossier_toasts_say (desk->overlay, "2 rows of “A & B <c>” copied");
  g_assert_false (is_said (desk));
  desk->words = "2 rows of “A & B <c>” copied";
  ui_wait_until (is_said, desk);
}

static void
test_a_sentence_after_one_that_was_closed_is_said (Desk *desk, gconstpointer data)
{
  dossier_toasts_say (desk->overlay, "1 row copied");
  adw_toast_dismiss (g_object_get_data (G_OBJECT (desk->overlay), "said"));
  dossier_toasts_say (desk->overlay, "2 rows copied");
  desk->words = "2 rows copied";
  ui_wait_until (is_said, desk);
}

static GtkWidget *
find_within (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_prev_sibling (child))
    found = find_within (child, type);
  return found;
}

/* Borrowed. */
static GtkWindow *
find_about (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_ABOUT_WINDOW (window))
        return window;
    }
  g_assert_not_reached ();
}

/* It says so in a toast of its own, which would come for longer than it goes. */
static void
test_a_version_is_copied_and_the_toast_closed_at_once (Desk *desk, gconstpointer data)
{
  Desk     about = { NULL };
  gboolean moves;

  dossier_about_present (desk->window);
  about.window = find_about ();
  about.overlay = ADW_TOAST_OVERLAY (find_within (GTK_WIDGET (about.window), ADW_TYPE_TOAST_OVERLAY));
  ui_wait_until (is_mapped, &about);
  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (about.overlay), "about.copy-property", "s", "version");
      g_assert_false (has_no_toast (&about));
      g_signal_emit_by_name (find_within (GTK_WIDGET (about.overlay), GTK_TYPE_BUTTON), "clicked");
      ui_wait_until (has_no_toast, &about);
    }
  gtk_window_destroy (about.window);
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (desk->window)), "gtk-enable-animations", &moves, NULL);
  g_assert_true (moves);
}

#define ADD(name, function) g_test_add ("/ui/toasts/" name, Desk, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("one that is closed as it comes goes", test_one_that_is_closed_as_it_comes_goes);
  ADD ("one comes while another goes", test_one_comes_while_another_goes);
  ADD ("a person who wants movement keeps it", test_a_person_who_wants_movement_keeps_it);
  ADD ("the next sentence is in the same toast", test_the_next_sentence_is_in_the_same_toast);
  ADD ("a sentence after one that was closed is said", test_a_sentence_after_one_that_was_closed_is_said);
  ADD ("a version is copied and the toast closed at once", test_a_version_is_copied_and_the_toast_closed_at_once);
  return g_test_run ();
}
