/* test-window-export.c - dossiers written from the window: what is said, what may be opened, what went wrong
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
  desk->path = g_build_filename (desk->fixture.folder, "OpenAI.md", NULL);
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

typedef struct
{
  Desk       *desk;
  const char *words;
} Shown;

static gboolean
is_shown (gpointer data)
{
  const Shown *shown = data;

  return ui_find_text (GTK_WIDGET (shown->desk->window), shown->words) != NULL;
}

static void
wait_for_words (Desk *desk, const char *words)
{
  Shown shown = { desk, words };

  ui_wait_until (is_shown, &shown);
}

static gboolean
is_done (gpointer data)
{
  return ((Desk *) data)->window->exporting == NULL;
}

static void
test_says_what_is_written (Desk *desk, gconstpointer data)
{
  DossierExportOrder order = { .format = DOSSIER_EXPORT_MARKDOWN, .entity = desk->fixture.openai };
  g_autofree char   *text = NULL;

  dossier_window_export (desk->window, &order, desk->path);
  wait_for_words (desk, "“OpenAI.md” is written");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->window->toasts), "Open"));
  g_assert_true (g_file_get_contents (desk->path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "# OpenAI\n"));
  g_assert_true (is_done (desk));
}

static void
test_says_why_not (Desk *desk, gconstpointer data)
{
  DossierExportOrder order = { .format = DOSSIER_EXPORT_GRAPHML };

  dossier_window_export (desk->window, &order, "/nowhere/at/all.graphml");
  wait_for_words (desk, "could not be written");
  ui_wait_until (is_done, desk);
}

static void
test_can_be_cancelled (Desk *desk, gconstpointer data)
{
  DossierExportOrder order = { .format = DOSSIER_EXPORT_FTM };

  dossier_window_export (desk->window, &order, desk->path);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.cancel-export", NULL));
  ui_wait_until (is_done, desk);
  /* On a busy computer it is done before it can be cancelled: then it is whole, and said so. */
  g_assert_cmpint (g_file_test (desk->path, G_FILE_TEST_EXISTS), ==,
                   ui_find_text (GTK_WIDGET (desk->window), "“OpenAI.md” is written") != NULL);
}

/* Closing the window while something is written. */
static void
test_goes_with_the_window (Desk *desk, gconstpointer data)
{
  DossierExportOrder order = { .format = DOSSIER_EXPORT_FTM };

  dossier_window_export (desk->window, &order, desk->path);
  g_assert_nonnull (desk->window->exporting);
}

static GtkWidget *
find_chooser_button (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget)
      && g_strcmp0 (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)), "document-send-symbolic") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chooser_button (child);
  return found;
}

static gboolean
has_button (gpointer data)
{
  return find_chooser_button (dossier_window_get_page (((Desk *) data)->window, DOSSIER_PLACE_DOSSIER)) != NULL;
}

/* Every item names a format that there is, this dossier, and an action that there is. */
static void
test_menu (Desk *desk, gconstpointer data)
{
  GMenuModel *menu;
  guint       n = 0;

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.open-dossier", "x", desk->fixture.openai);
  ui_wait_until (has_button, desk);
  menu = gtk_menu_button_get_menu_model (
      GTK_MENU_BUTTON (find_chooser_button (dossier_window_get_page (desk->window, DOSSIER_PLACE_DOSSIER))));
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int j = 0; j < g_menu_model_get_n_items (section); j++)
        {
          g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (section, j, "target", NULL);
          g_autoptr (GVariant) action = g_menu_model_get_item_attribute_value (section, j, "action", NULL);
          const char *format;
          gint64      entity, as_of;

          if (target == NULL) /* highlights have a menu of their own */
            continue;
          g_variant_get (target, "(&sxx)", &format, &entity, &as_of);
          g_assert_cmpint (dossier_export_format_from_string (format), !=, DOSSIER_EXPORT_NONE);
          g_assert_cmpint (entity, ==, desk->fixture.openai);
          g_assert_cmpint (as_of, ==, 0);
          g_assert_cmpstr (g_variant_get_string (action, NULL), ==, "win.export-dossier");
          n++;
        }
    }
  g_assert_cmpuint (n, ==, 6);
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (desk->window), "export-dossier"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    { "/window-export/says what is written and offers to open it", test_says_what_is_written },
    { "/window-export/says why not", test_says_why_not },
    { "/window-export/can be cancelled", test_can_be_cancelled },
    { "/window-export/goes with the window", test_goes_with_the_window },
    { "/window-export/the menu of a dossier", test_menu },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Desk, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
