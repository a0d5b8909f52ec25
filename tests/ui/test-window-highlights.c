/* test-window-highlights.c - highlights written from the window: of a story, of a dossier, of all; and what went wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <glib/gstdio.h>
#include "dossier-window-private.h"
#include "ui-fixture.h"

typedef struct
{
  UiFixture      fixture;
  DossierWindow *window;
  char          *path;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  ui_fixture_set_up (&desk->fixture, NULL);
  desk->path = g_build_filename (desk->fixture.folder, "out.csv", NULL);
  desk->window = ui_fixture_open_window (&desk->fixture);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  ui_fixture_close_window (&desk->fixture, desk->window);
  g_unlink (desk->path);
  g_free (desk->path);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

static void
annotate (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  dossier_library_annotate (desk->fixture.library, desk->fixture.story, "John Schulman", 0, DOSSIER_COLOUR_PINK, "Mine",
                            NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_done (gpointer data)
{
  return ((Desk *) data)->window->exporting == NULL;
}

static void
test_says_what_is_written (Desk *desk, gconstpointer data)
{
  DossierHighlightsOrder order = { .format = "csv", .entity = desk->fixture.john };
  g_autofree char       *text = NULL;

  annotate (desk);
  dossier_window_export_highlights (desk->window, &order, desk->path);
  ui_wait_for_text (GTK_WIDGET (desk->window), "“out.csv” is written");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->window->toasts), "Open"));
  g_assert_true (g_file_get_contents (desk->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\nJohn Schulman,Mine,pink,"));
  g_assert_true (is_done (desk));
}

/* A message in front of the window, which has the words beside a toast that is still shown. */
static gboolean
is_said_in_front (gpointer words)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && ui_find_text (l->data, words) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_says_why_not (Desk *desk, gconstpointer data)
{
  DossierHighlightsOrder order = { .format = "csv" };

  dossier_window_export_highlights (desk->window, &order, desk->path);
  ui_wait_for_text (GTK_WIDGET (desk->window), "There are no highlights");
  g_assert_false (g_file_test (desk->path, G_FILE_TEST_EXISTS));
  annotate (desk);
  dossier_window_export_highlights (desk->window, &order, "/nowhere/at/all.csv");
  ui_wait_until (is_said_in_front, (gpointer) "could not be written");
  ui_wait_until (is_done, desk);
}

/* Whether or not it was done by then: nothing is there by half. */
static void
test_can_be_cancelled (Desk *desk, gconstpointer data)
{
  DossierHighlightsOrder order = { .format = "html" };
  g_autofree char       *text = NULL;

  annotate (desk);
  dossier_window_export_highlights (desk->window, &order, desk->path);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.cancel-export", NULL));
  ui_wait_until (is_done, desk);
  g_assert_true (!g_file_get_contents (desk->path, &text, NULL, NULL) || g_str_has_suffix (text, "</html>\n"));
}

static void
test_goes_with_the_window (Desk *desk, gconstpointer data)
{
  DossierHighlightsOrder order = { .format = "html" };

  annotate (desk);
  dossier_window_export_highlights (desk->window, &order, desk->path);
  g_assert_nonnull (desk->window->exporting);
}

/* A story without any has nothing to be asked a file for. */
static void
test_a_story_without_any (Desk *desk, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.open-story", "(xi)", desk->fixture.story, -1);
  ui_wait_for_text (GTK_WIDGET (desk->window), "John Schulman");
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (desk->window->story_actions), "export-highlights"));
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "story.export-highlights", "s", "csv");
  ui_wait_for_text (GTK_WIDGET (desk->window), "There are no highlights or notes in this story yet.");
}

/* ---- menus ---- */

/* How many items @menu has for the action @name, each with a format that there is. */
static guint
count_items (GMenuModel *menu, const char *name)
{
  guint n = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autoptr (GVariant) action = g_menu_model_get_item_attribute_value (menu, i, "action", NULL);
      g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (menu, i, "target", NULL);
      g_autoptr (GVariant) format = NULL;

      n += section != NULL ? count_items (section, name) : 0;
      n += submenu != NULL ? count_items (submenu, name) : 0;
      if (action == NULL || strcmp (g_variant_get_string (action, NULL), name) != 0)
        continue;
      format = g_variant_is_of_type (target, G_VARIANT_TYPE_STRING) ? g_variant_ref (target)
                                                                    : g_variant_get_child_value (target, 0);
      g_assert_true (dossier_highlights_export_knows (g_variant_get_string (format, NULL)));
      n++;
    }
  return n;
}

static guint
count_in_menus (GtkWidget *widget, const char *name)
{
  GMenuModel *menu = GTK_IS_MENU_BUTTON (widget) ? ui_menu_of (widget) : NULL;
  guint       n = menu != NULL ? count_items (menu, name) : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      guint below = count_in_menus (child, name);

      n = MAX (n, below);
    }
  return n;
}

static gboolean
has_dossier (gpointer data)
{
  return count_in_menus (dossier_window_get_page (((Desk *) data)->window, DOSSIER_PLACE_DOSSIER),
                         "win.export-highlights-about")
         > 0;
}

static void
test_menus (Desk *desk, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (desk->window);

  gtk_widget_activate_action (window, "win.open-dossier", "x", desk->fixture.john);
  ui_wait_until (has_dossier, desk);
  g_assert_cmpuint (count_in_menus (window, "win.export-highlights"), ==, 6);
  g_assert_cmpuint (count_in_menus (window, "win.export-highlights-about"), ==, 6);
  g_assert_cmpuint (count_in_menus (window, "story.export-highlights"), ==, 6);
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (desk->window), "export-highlights"));
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (desk->window), "export-these-highlights"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    { "/window-highlights/says what is written and offers to open it", test_says_what_is_written },
    { "/window-highlights/says why not", test_says_why_not },
    { "/window-highlights/can be cancelled", test_can_be_cancelled },
    { "/window-highlights/goes with the window", test_goes_with_the_window },
    { "/window-highlights/a story without any", test_a_story_without_any },
    { "/window-highlights/menus", test_menus },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Desk, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
