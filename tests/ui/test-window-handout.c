/* test-window-handout.c - stories written and cited from the window: what is said, what is in the menus
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
  GArray        *ids;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  ui_fixture_set_up (&desk->fixture, NULL);
  desk->path = g_build_filename (desk->fixture.folder, "handout", NULL);
  desk->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (desk->ids, desk->fixture.story);
  desk->window = ui_fixture_open_window (&desk->fixture);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  ui_fixture_close_window (&desk->fixture, desk->window);
  g_unlink (desk->path);
  g_free (desk->path);
  g_array_unref (desk->ids);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

static gboolean
is_done (gpointer data)
{
  return ((Desk *) data)->window->exporting == NULL;
}

static void
test_says_what_is_written (Desk *desk, gconstpointer data)
{
  static const struct
  {
    DossierHandoutFormat format;
    const char          *begin;
  } cases[] = {
    { DOSSIER_HANDOUT_HTML, "<!DOCTYPE html>" },
    { DOSSIER_HANDOUT_EPUB, "PK\3\4" },
    { DOSSIER_HANDOUT_BIBTEX, "@online{" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierHandoutOrder order = { cases[i].format, desk->ids, NULL };
      g_autofree char    *text = NULL;

      dossier_window_hand_out (desk->window, &order, desk->path);
      ui_wait_until (is_done, desk);
      ui_wait_for_text (GTK_WIDGET (desk->window), "“handout” is written");
      g_assert_true (g_file_get_contents (desk->path, &text, NULL, NULL));
      g_assert_true (g_str_has_prefix (text, cases[i].begin));
    }
}

/* A story whose image nobody has asked for. */
static gint64
add_pictured_story (DossierStore *store)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  DossierDraft *draft = dossier_draft_new ();

  dossier_document_builder_add_text (builder, "Look at this chart.", -1);
  dossier_document_builder_add_image (builder, "https://example.org/chart.png", "A chart");
  draft->title = g_strdup ("Pictured");
  draft->document = dossier_document_builder_end (builder);
  draft->recognition = dossier_recognition_new ();
  g_ptr_array_add (drafts, draft);
  saved = dossier_store_save (store, drafts, FALSE, &error);
  g_assert_no_error (error);
  return g_array_index (saved, DossierSaveResult, 0).story;
}

static void
test_says_what_is_missing (Desk *desk, gconstpointer data)
{
  DossierHandoutOrder order = { DOSSIER_HANDOUT_HTML, desk->ids, NULL };

  g_array_index (desk->ids, gint64, 0) = add_pictured_story (desk->fixture.store);
  dossier_window_hand_out (desk->window, &order, desk->path);
  ui_wait_for_text (GTK_WIDGET (desk->window), "“handout” is written, without 1 image");
}

static void
test_says_why_not (Desk *desk, gconstpointer data)
{
  DossierHandoutOrder order = { DOSSIER_HANDOUT_MARKDOWN, desk->ids, NULL };

  dossier_window_hand_out (desk->window, &order, "/nowhere/at/all.md");
  ui_wait_for_text (GTK_WIDGET (desk->window), "could not be written");
  g_assert_true (is_done (desk));
}

static void
test_can_be_cancelled (Desk *desk, gconstpointer data)
{
  DossierHandoutOrder order = { DOSSIER_HANDOUT_EPUB, desk->ids, NULL };

  while (desk->ids->len < 1500) /* so that it takes a while */
    g_array_append_val (desk->ids, desk->fixture.story);
  dossier_window_hand_out (desk->window, &order, desk->path);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.cancel-export", NULL));
  ui_wait_until (is_done, desk);
  g_assert_false (g_file_test (desk->path, G_FILE_TEST_EXISTS));
}

static void
test_goes_with_the_window (Desk *desk, gconstpointer data)
{
  DossierHandoutOrder order = { DOSSIER_HANDOUT_EPUB, desk->ids, NULL };

  dossier_window_hand_out (desk->window, &order, desk->path);
  g_assert_nonnull (desk->window->exporting);
}

/* ---- citations ---- */

typedef struct
{
  GMainLoop *loop;
  char      *text;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;

  reading->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_main_loop_quit (reading->loop);
}

static char *
read_clipboard (Desk *desk)
{
  Reading reading = { g_main_loop_new (NULL, FALSE), NULL };

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (desk->window)), NULL, read_cb, &reading);
  g_main_loop_run (reading.loop);
  g_main_loop_unref (reading.loop);
  return reading.text;
}

static void
test_copies_citations (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *action, *said, *begin;
  } cases[] = {
    { "story.copy-citation", "The citation is copied",
      "“John Schulman leaves OpenAI to join rival Anthropic”, The Dec" },
    { "story.copy-bibtex", "The citation is copied", "@online{thedecoder2024john,\n" },
    { "win.copy-citations", "The citation is copied", "“John Schulman leaves" },
  };

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.open-story", "(xi)", desk->fixture.story, -1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (desk->window)), "");
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), cases[i].action, NULL));
      ui_wait_for_text (GTK_WIDGET (desk->window), cases[i].said);
      text = read_clipboard (desk);
      while (text == NULL || *text == '\0')
        {
          g_free (text);
          text = read_clipboard (desk);
        }
      g_assert_true (g_str_has_prefix (text, cases[i].begin));
    }
}

/* ---- menus ---- */

/* How many items of @menu, and of the menus in it, hand something on; each names a format that there is. */
static guint
count_items (GMenuModel *menu, const char *wanted)
{
  static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
  guint                    n = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (menu, i, "target", NULL);
      g_autoptr (GVariant) action = g_menu_model_get_item_attribute_value (menu, i, "action", NULL);

      for (guint j = 0; j < G_N_ELEMENTS (links); j++)
        {
          g_autoptr (GMenuModel) inner = g_menu_model_get_item_link (menu, i, links[j]);

          n += inner != NULL ? count_items (inner, wanted) : 0;
        }
      if (action == NULL || strcmp (g_variant_get_string (action, NULL), wanted) != 0)
        continue;
      g_assert_cmpint (dossier_handout_format_from_string (g_variant_get_string (target, NULL)), !=,
                       DOSSIER_HANDOUT_NONE);
      n++;
    }
  return n;
}

/* In all menus below @widget. */
static guint
count_below (GtkWidget *widget, const char *wanted)
{
  guint n = 0;

  if (GTK_IS_MENU_BUTTON (widget) && ui_menu_of (widget) != NULL)
    n += count_items (ui_menu_of (widget), wanted);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_below (child, wanted);
  return n;
}

static void
test_menus (Desk *desk, gconstpointer data)
{
  g_assert_cmpuint (count_below (GTK_WIDGET (desk->window), "story.export"), ==, 7);
  g_assert_cmpuint (count_below (GTK_WIDGET (desk->window), "win.export-stories"), ==, 7);
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (desk->window), "export-stories"));
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (desk->window->story_actions), "export"));
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (desk->window->story_actions), "print"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    { "/window-handout/says what is written", test_says_what_is_written },
    { "/window-handout/says what is missing", test_says_what_is_missing },
    { "/window-handout/says why not", test_says_why_not },
    { "/window-handout/can be cancelled", test_can_be_cancelled },
    { "/window-handout/goes with the window", test_goes_with_the_window },
    { "/window-handout/copies citations", test_copies_citations },
    { "/window-handout/the menus name formats that there are", test_menus },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Desk, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
