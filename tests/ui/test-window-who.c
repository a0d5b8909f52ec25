/* test-window-who.c - who is who in the window: at a name, in its dialogs, and back through the history
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-who-menu.h"
#include "dossier-window-private.h"
#include "ui-fixture.h"

typedef struct
{
  UiFixture      fixture;
  DossierWindow *window;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  ui_fixture_set_up (&desk->fixture, NULL);
  desk->window = ui_fixture_open_window (&desk->fixture);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  ui_fixture_close_window (&desk->fixture, desk->window);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

static void
activate (Desk *desk, const char *name, GVariant *target)
{
  g_action_group_activate_action (G_ACTION_GROUP (desk->window), name, target);
}

/* The window over the desk's, or NULL. */
static GtkWindow *
find_dialog (Desk *desk)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (gtk_window_get_transient_for (link->data) == GTK_WINDOW (desk->window)
        && gtk_widget_get_visible (GTK_WIDGET (link->data)))
      return link->data;
  return NULL;
}

/* What is waited for: words in the dialog or the window. */
typedef struct
{
  Desk       *desk;
  const char *words;
} Shown;

static gboolean
is_shown (gpointer data)
{
  const Shown *shown = data;
  GtkWindow   *dialog = find_dialog (shown->desk);

  return ui_find_text (dialog != NULL ? GTK_WIDGET (dialog) : GTK_WIDGET (shown->desk->window), shown->words) != NULL;
}

static GtkWidget *
wait_for_words (Desk *desk, const char *words)
{
  Shown      shown = { desk, words };
  GtkWindow *dialog;

  ui_wait_until (is_shown, &shown);
  dialog = find_dialog (desk);
  return ui_find_text (dialog != NULL ? GTK_WIDGET (dialog) : GTK_WIDGET (desk->window), words);
}

static gboolean
is_dialog_gone (gpointer data)
{
  return find_dialog (data) == NULL;
}

static void
type_name (Desk *desk, const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find_type (GTK_WIDGET (find_dialog (desk)), ADW_TYPE_ENTRY_ROW)), name);
}

/* The row around a text is pressed. */
static void
press_row (Desk *desk, const char *words)
{
  GtkWidget *row = gtk_widget_get_ancestor (wait_for_words (desk, words), ADW_TYPE_ACTION_ROW);

  g_assert_nonnull (row);
  gtk_widget_activate (row);
}

/* In how many stories there is one called @name; -1 when there is none. */
static int
count_stories (Desk *desk, const char *name)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (desk->fixture.store, name, 0, NULL);

  return found->len > 0 ? (int) dossier_entity_get_row (found->pdata[0])->n_stories : -1;
}

typedef struct
{
  Desk       *desk;
  const char *name;
  int         n;
} Count;

static gboolean
has_count (gpointer data)
{
  const Count *count = data;

  return count_stories (count->desk, count->name) == count->n;
}

static void
wait_for_count (Desk *desk, const char *name, int n)
{
  Count count = { desk, name, n };

  ui_wait_until (has_count, &count);
}

static void
apply_dialog (Desk *desk)
{
  GtkWidget *button = ui_button_of (wait_for_words (desk, "Apply"));

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  ui_wait_until (is_dialog_gone, desk);
}

/* --- the dialogs --- */

/* Of the one story John Schulman is somebody new there; undone he is himself. */
static void
test_here (Desk *desk, gconstpointer data)
{
  activate (desk, "who-here", g_variant_new ("(xx)", desk->fixture.john, desk->fixture.story));
  wait_for_words (desk, "Not “John Schulman” but…");
  g_assert_false (gtk_widget_get_sensitive (ui_button_of (wait_for_words (desk, "Apply"))));
  type_name (desk, "Jon Shulman");
  wait_for_words (desk, "A new person");
  apply_dialog (desk);
  wait_for_count (desk, "Jon Shulman", 1);
  g_assert_cmpint (count_stories (desk, "John Schulman"), ==, 0);
  activate (desk, "undo", NULL);
  wait_for_count (desk, "John Schulman", 1);
}

static void
test_some (Desk *desk, gconstpointer data)
{
  activate (desk, "who-some", g_variant_new_int64 (desk->fixture.john));
  wait_for_words (desk, "In these stories");
  press_row (desk, "Nobody");
  g_assert_false (gtk_widget_get_sensitive (ui_button_of (wait_for_words (desk, "Apply"))));
  {
    g_autoptr (DossierEntityContent) content
        = dossier_store_load_dossier (desk->fixture.store, desk->fixture.john, NULL);

    press_row (desk, dossier_story_get_row (content->stories->pdata[0])->title);
  }
  apply_dialog (desk);
  wait_for_count (desk, "John Schulman", 0);
}

static void
test_all (Desk *desk, gconstpointer data)
{
  activate (desk, "who-all", g_variant_new_int64 (desk->fixture.openai));
  wait_for_words (desk, "Type the name of the dossier");
  type_name (desk, "Anthropic");
  wait_for_words (desk, "Anthropic");
  apply_dialog (desk);
  wait_for_words (desk, "The two dossiers are one");
  activate (desk, "undo", NULL);
  wait_for_count (desk, "OpenAI", 1);
}

static void
test_names (Desk *desk, gconstpointer data)
{
  activate (desk, "who-names", g_variant_new_int64 (desk->fixture.openai));
  wait_for_words (desk, "Other Names");
  type_name (desk, "The Closed Shop");
  g_signal_emit_by_name (ui_find_type (GTK_WIDGET (find_dialog (desk)), ADW_TYPE_ENTRY_ROW), "apply");
  wait_for_words (desk, "The Closed Shop");
  gtk_widget_activate_action (wait_for_words (desk, "The Closed Shop"), "names.remove", "s", "The Closed Shop");
  wait_for_count (desk, "The Closed Shop", -1);
  gtk_window_close (find_dialog (desk));
}

/* --- without a dialog --- */

static void
test_at_once (Desk *desk, gconstpointer data)
{
  activate (desk, "who-not-here", g_variant_new ("(xx)", desk->fixture.john, desk->fixture.story));
  wait_for_count (desk, "John Schulman", 0);
  wait_for_words (desk, "It is no name in this story");
  activate (desk, "undo", NULL);
  wait_for_count (desk, "John Schulman", 1);
  activate (desk, "who-kind", g_variant_new ("(xu)", desk->fixture.john, DOSSIER_ENTITY_ORGANIZATION));
  wait_for_words (desk, "This is an organization from now on");
  activate (desk, "who-reject", g_variant_new_int64 (desk->fixture.john));
  wait_for_count (desk, "John Schulman", -1);
}

/* --- the history --- */

static gboolean
is_star_undone (gpointer data)
{
  GtkWidget *words = ui_find_text (GTK_WIDGET (find_dialog (data)), "Starred 1 story");

  return words != NULL && ui_find_text (gtk_widget_get_ancestor (words, ADW_TYPE_ACTION_ROW), "Undone") != NULL;
}

static void
test_history (Desk *desk, gconstpointer data)
{
  activate (desk, "show-history", NULL);
  wait_for_words (desk, "Nothing was changed yet");
  gtk_window_close (find_dialog (desk));
  ui_wait_until (is_dialog_gone, desk);
  {
    g_autoptr (DossierChange) first = dossier_change_reject_entity (desk->fixture.john);
    g_autoptr (DossierChange) second = dossier_change_set_starred (&desk->fixture.story, 1, TRUE);

    g_assert_true (dossier_store_apply (desk->fixture.store, first, NULL, NULL));
    g_assert_true (dossier_store_apply (desk->fixture.store, second, NULL, NULL));
  }
  activate (desk, "show-history", NULL);
  wait_for_words (desk, "Said that “John Schulman” is no name");
  wait_for_words (desk, "Starred 1 story");
  g_signal_emit_by_name (ui_button_of (wait_for_words (desk, "It Is a Name")), "clicked");
  wait_for_count (desk, "John Schulman", 1);
  wait_for_words (desk, "Undone");
  g_free (dossier_store_undo (desk->fixture.store, NULL)); /* elsewhere */
  ui_wait_until (is_star_undone, desk);
  gtk_window_close (find_dialog (desk));
}

/* --- menus --- */

/* How many entries it has, of all sections. */
static int
count_items (GMenuModel *menu)
{
  int n = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      n += section != NULL ? count_items (section) : 1;
    }
  return n;
}

static void
test_menus (Desk *desk, gconstpointer data)
{
  g_autoptr (GMenuModel) everywhere = dossier_who_menu_new (desk->fixture.john, DOSSIER_ENTITY_PERSON, 0);
  g_autoptr (GMenuModel) here = dossier_who_menu_new (desk->fixture.john, DOSSIER_ENTITY_PERSON, desk->fixture.story);

  g_assert_cmpint (count_items (here), ==, count_items (everywhere) + 2);
}

#define ADD(name, test) g_test_add ("/window-who/" name, Desk, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  ADD ("somebody-else-in-one-story", test_here);
  ADD ("somebody-else-in-some-stories", test_some);
  ADD ("the-same-as-another-one", test_all);
  ADD ("one-name-more-and-less", test_names);
  ADD ("at-once-and-back", test_at_once);
  ADD ("every-change-in-the-history", test_history);
  ADD ("a-menu-in-a-story-says-more", test_menus);
  return g_test_run ();
}
