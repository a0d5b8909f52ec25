/* test-searches-dialog.c - saved searches and rules in the window: kept, opened, changed, put in order, removed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include "dossier-rule-dialog.h"
#include "dossier-saved-searches.h"
#include "dossier-search-dialog.h"
#include "dossier-searches-dialog.h"
#include "dossier-sidebar-menu.h"
#include "dossier-sidebar-row.h"
#include "dossier-sidebar-searches.h"
#include "dossier-window-private.h"
#include "ui-fixture.h"

typedef struct
{
  UiFixture      fixture;
  DossierWindow *window;
  const char    *want; /* waited for */
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
  ui_wait (400);
  gtk_widget_set_visible (GTK_WIDGET (desk->window), FALSE);
  ui_wait (600);
  ui_fixture_close_window (&desk->fixture, desk->window);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

/* ---- what is kept ---- */

static gint64
save_search (Desk *desk, const char *name, const char *query)
{
  g_autoptr (DossierSavedSearch) search = dossier_saved_search_new (0, name, query);
  g_autoptr (DossierChange) change = dossier_change_edit_search (0, search);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  dossier_store_apply (desk->fixture.store, change, &id, &error);
  g_assert_no_error (error);
  return id;
}

static gint64
add_rule (Desk *desk, const char *name, const char *query)
{
  DossierArrivalRule rule = { .name = (char *) name, .query = (char *) query, .stars = TRUE, .is_enabled = TRUE };
  g_autoptr (DossierChange) change = dossier_change_edit_rule (0, &rule);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  dossier_store_apply (desk->fixture.store, change, &id, &error);
  g_assert_no_error (error);
  return id;
}

/* "Name query, ..." of the searches, and behind a bar of the rules; a disabled one has a minus. */
static char *
describe (Desk *desk)
{
  g_autoptr (GPtrArray) searches = dossier_store_list_searches (desk->fixture.store, NULL);
  g_autoptr (GPtrArray) rules = dossier_store_list_rules (desk->fixture.store, NULL);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < searches->len; i++)
    g_string_append_printf (words, "%s%s %s", i > 0 ? ", " : "", ((DossierSavedSearch *) searches->pdata[i])->name,
                            ((DossierSavedSearch *) searches->pdata[i])->query);
  for (guint i = 0; i < rules->len; i++)
    {
      const DossierArrivalRule *rule = rules->pdata[i];

      g_string_append_printf (words, "%s%s%s %s", i > 0 ? ", " : "|", rule->is_enabled ? "" : "-", rule->name,
                              rule->query);
    }
  return g_string_free (words, FALSE);
}

static gboolean
is_kept (gpointer data)
{
  g_autofree char *words = describe (data);

  return g_str_equal (words, ((Desk *) data)->want);
}

static void
wait_for (Desk *desk, const char *want)
{
  desk->want = want;
  ui_wait_until (is_kept, desk);
}

static void
act (Desk *desk, const char *action, const char *target)
{
  g_autoptr (GVariant) parameter = target != NULL ? g_variant_parse (NULL, target, NULL, NULL, NULL) : NULL;

  g_action_group_activate_action (G_ACTION_GROUP (desk->window), action, parameter);
}

static void
act_on (Desk *desk, const char *action, const char *format, gint64 id)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *target = g_strdup_printf (format, (long long) id);
#pragma GCC diagnostic pop

  act (desk, action, target);
}

/* ---- the sidebar ---- */

/* The row of the first saved search, or NULL. */
static DossierSidebarRow *
find_row (Desk *desk)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = dossier_sidebar_get_row (desk->window->sidebar, i)) != NULL; i++)
    if (dossier_sidebar_row_get_kind (DOSSIER_SIDEBAR_ROW (row)) == DOSSIER_SIDEBAR_SAVED)
      return DOSSIER_SIDEBAR_ROW (row);
  return NULL;
}

static gboolean
has_row (gpointer data)
{
  Desk              *desk = data;
  DossierSidebarRow *row = find_row (desk);

  return row != NULL && ui_find_text (GTK_WIDGET (row), desk->want) != NULL;
}

static gboolean
has_no_row (gpointer data)
{
  return find_row (data) == NULL;
}

static void
wait_for_row (Desk *desk, const char *want)
{
  desk->want = want;
  ui_wait_until (has_row, desk);
}

static void
test_sidebar_counts (Desk *desk, gconstpointer data)
{
  gint64 id = save_search (desk, "Schulman", "schulman");
  g_autoptr (DossierChange) read = dossier_change_set_read (&desk->fixture.story, 1, TRUE);

  wait_for_row (desk, "1/1");
  dossier_store_apply (desk->fixture.store, read, NULL, NULL);
  wait_for_row (desk, "0/1");
  act_on (desk, "remove-search", "int64 %lld", id);
  ui_wait_until (has_no_row, desk);
  act (desk, "undo", NULL);
  wait_for_row (desk, "0/1");
}

static gboolean
is_open (gpointer data)
{
  Desk         *desk = data;
  DossierQuery *query = dossier_story_pane_get_query (desk->window->stories);

  return dossier_query_get_n_terms (query) == 2 && gtk_widget_has_css_class (GTK_WIDGET (find_row (desk)), "on");
}

static void
test_search_is_opened (Desk *desk, gconstpointer data)
{
  gint64 id = save_search (desk, "Unread", "is:unread schulman");

  wait_for_row (desk, "Unread");
  act_on (desk, "open-search", "int64 %lld", id);
  ui_wait_until (is_open, desk);
}

static void
test_sidebar_menu (Desk *desk, gconstpointer data)
{
  g_autoptr (GMenuModel) menu = NULL;

  save_search (desk, "Schulman", "schulman");
  wait_for_row (desk, "Schulman");
  menu = dossier_sidebar_menu_new (find_row (desk));
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 5);
}

static const struct
{
  const char *search;
  guint       n;
} picks[] = { { NULL, 2 }, { "chi", 1 }, { "S", 2 }, { "nothing", 0 } };

static void
test_names_are_searched (void)
{
  g_autoptr (GPtrArray) searches = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_saved_search_free);

  g_ptr_array_add (searches, dossier_saved_search_new (1, "Chips", "chips"));
  g_ptr_array_add (searches, dossier_saved_search_new (2, "maps", "maps"));
  for (guint i = 0; i < G_N_ELEMENTS (picks); i++)
    {
      g_autoptr (GPtrArray) picked = dossier_sidebar_searches_pick (searches, picks[i].search);

      g_assert_cmpuint (picked->len, ==, picks[i].n);
    }
}

/* ---- saving ---- */

static GtkWidget *
get_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return get_dialog () != NULL;
}

static void
answer (GtkWidget *dialog)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "ok");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The entry called @title below @widget. */
static GtkEditable *
find_entry (GtkWidget *widget, const char *title)
{
  if (ADW_IS_ENTRY_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return GTK_EDITABLE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = find_entry (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_filters_and_words_are_saved (Desk *desk, gconstpointer data)
{
  GtkWidget  *dialog;
  GtkWidget  *entry = ui_find_type (GTK_WIDGET (desk->window->stories), GTK_TYPE_SEARCH_ENTRY);
  DossierTerm term = { .field = DOSSIER_TERM_ENTITY, .id = desk->fixture.john };
  g_autoptr (DossierQuery) unread = dossier_query_new (DOSSIER_VIEW_UNREAD);
  g_autoptr (DossierQuery) query = dossier_query_with_term (unread, &term);

  dossier_window_set_query (desk->window, query);
  gtk_editable_set_text (GTK_EDITABLE (entry), "left -mars");
  act (desk, "save-search", NULL);
  ui_wait_until (has_dialog, NULL);
  dialog = get_dialog ();
  g_assert_cmpstr (gtk_editable_get_text (find_entry (dialog, "Search")), ==,
                   "is:unread person:\"John Schulman\" left -mars");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  gtk_editable_set_text (find_entry (dialog, "Name"), "John");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  gtk_editable_set_text (find_entry (dialog, "Search"), "is:eaten");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  g_assert_nonnull (ui_find_text (dialog, "is:eaten"));
  gtk_editable_set_text (find_entry (dialog, "Search"), "person:\"John Schulman\" left");
  answer (dialog);
  wait_for (desk, "John person:\"John Schulman\" left");
}

static void
test_nothing_is_no_search (Desk *desk, gconstpointer data)
{
  act (desk, "save-search", NULL);
  ui_wait_for_text (GTK_WIDGET (desk->window), "Say what to search for");
  g_assert_null (get_dialog ());
}

static void
test_searches_are_edited_and_moved (Desk *desk, gconstpointer data)
{
  gint64     chips = save_search (desk, "Chips", "chips"), maps = save_search (desk, "Maps", "maps");
  GtkWidget *dialog;

  act_on (desk, "move-search", "(int64 %lld, -1)", maps);
  wait_for (desk, "Maps maps, Chips chips");
  act_on (desk, "move-search", "(int64 %lld, -1)", maps);
  act_on (desk, "edit-search", "int64 %lld", chips);
  ui_wait_until (has_dialog, NULL);
  dialog = get_dialog ();
  gtk_editable_set_text (find_entry (dialog, "Name"), "Hardware");
  answer (dialog);
  wait_for (desk, "Maps maps, Hardware chips");
  act (desk, "undo", NULL);
  wait_for (desk, "Maps maps, Chips chips");
}

/* ---- rules ---- */

static void
test_rules_are_changed (Desk *desk, gconstpointer data)
{
  gint64 first = add_rule (desk, "First", "chips"), second = add_rule (desk, "Second", "maps");

  act_on (desk, "set-rule-enabled", "(int64 %lld, false)", first);
  wait_for (desk, "|-First chips, Second maps");
  act_on (desk, "move-rule", "(int64 %lld, -1)", second);
  wait_for (desk, "|Second maps, -First chips");
  act_on (desk, "remove-rule", "int64 %lld", second);
  wait_for (desk, "|-First chips");
  act (desk, "undo", NULL);
  wait_for (desk, "|Second maps, -First chips");
}

/* The switch in the row called @title below @widget. */
static GtkWidget *
find_toggle (GtkWidget *widget, const char *title)
{
  if (ADW_IS_ACTION_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return ui_find_type (widget, GTK_TYPE_SWITCH);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_toggle (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_starred (gpointer data)
{
  Desk *desk = data;
  g_autoptr (DossierStory) story = dossier_store_load_story (desk->fixture.store, desk->fixture.story, NULL);

  return dossier_story_get_row (story)->is_starred;
}

static void
test_rule_is_made_and_applied (Desk *desk, gconstpointer data)
{
  DossierArrivalRule fresh = { .is_enabled = TRUE };
  GtkWindow         *window = dossier_rule_dialog_new (desk->fixture.store, &fresh, GTK_WINDOW (desk->window));
  GtkWidget         *widget = GTK_WIDGET (window);

  gtk_window_present (window);
  gtk_editable_set_text (find_entry (widget, "Name"), "Starred");
  gtk_editable_set_text (find_entry (widget, "Search"), "schulman");
  ui_wait_for_text (widget, "Say what the rule does");
  ui_wait_for_text (widget, "1 story of the library");
  g_assert_false (gtk_widget_get_sensitive (ui_button_of (ui_find_text (widget, "Apply to These"))));
  gtk_switch_set_active (GTK_SWITCH (find_toggle (widget, "Star")), TRUE);
  gtk_editable_set_text (find_entry (widget, "Tags, with Commas Between Them"), "Chips, , News");
  g_assert_true (gtk_widget_get_sensitive (ui_button_of (ui_find_text (widget, "Apply to These"))));
  g_assert_false (is_starred (desk));
  gtk_widget_activate_action (ui_find_text (widget, "Apply to These"), "rule.apply", NULL);
  ui_wait_until (is_starred, desk);
  gtk_widget_activate_action (ui_find_text (widget, "Apply to These"), "rule.save", NULL);
  wait_for (desk, "|Starred schulman");
}

static gboolean
has_no_count (gpointer window)
{
  return ui_find_text (window, "story of the library") == NULL;
}

static void
test_mute_wants_a_date (Desk *desk, gconstpointer data)
{
  DossierArrivalRule rule = { .name = (char *) "Quiet", .query = (char *) "chips", .mutes = TRUE, .is_enabled = TRUE };
  GtkWindow         *window = dossier_rule_dialog_new (desk->fixture.store, &rule, GTK_WINDOW (desk->window));
  GtkWidget         *widget = GTK_WIDGET (window);
  GtkEditable       *until = find_entry (widget, "Mute Until (a Date; Nothing: for Good)");

  gtk_window_present (window);
  ui_wait_for_text (widget, "No story of the library");
  gtk_editable_set_text (until, "soon");
  ui_wait_for_text (widget, "wants a date");
  gtk_editable_set_text (until, "2199-05-31");
  g_assert_true (gtk_widget_get_sensitive (ui_button_of (ui_find_text (widget, "Save"))));
  gtk_window_destroy (window);
}

/* What is quoted is no markup, and what was found goes with the search. */
static void
test_mistakes_are_plain_words (Desk *desk, gconstpointer data)
{
  DossierArrivalRule rule = { .name = (char *) "Odd", .query = (char *) "schulman", .stars = TRUE, .is_enabled = TRUE };
  GtkWindow         *window = dossier_rule_dialog_new (desk->fixture.store, &rule, GTK_WINDOW (desk->window));
  GtkWidget         *widget = GTK_WIDGET (window);
  GtkEditable       *query = find_entry (widget, "Search");

  gtk_window_present (window);
  ui_wait_for_text (widget, "1 story of the library");
  gtk_editable_set_text (query, "is:<b>&eaten");
  g_assert_nonnull (ui_find_text (widget, "is:<b>&eaten"));
  ui_wait_until (has_no_count, window);
  gtk_window_destroy (window);
}

/* ---- all of them ---- */

static void
test_empty_dialog_has_advice (Desk *desk, gconstpointer data)
{
  GtkWindow *window = dossier_searches_dialog_new (desk->fixture.store, GTK_WINDOW (desk->window));

  gtk_window_present (window);
  ui_wait_for_text (GTK_WIDGET (window), "Ctrl+Shift+S");
  ui_wait_for_text (GTK_WIDGET (window), "A rule tags, stars");
  gtk_window_destroy (window);
}

static void
test_dialog_follows_the_store (Desk *desk, gconstpointer data)
{
  GtkWindow *window = dossier_searches_dialog_new (desk->fixture.store, GTK_WINDOW (desk->window));
  GtkWidget *toggle;

  gtk_window_present (window);
  save_search (desk, "Schulman", "schulman");
  ui_wait_for_text (GTK_WIDGET (window), "schulman · 1 unread story · 1 story");
  add_rule (desk, "Stars", "chips");
  ui_wait_for_text (GTK_WIDGET (window), "chips → star");
  toggle = ui_find_type (GTK_WIDGET (window), GTK_TYPE_SWITCH);
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  wait_for (desk, "Schulman schulman|-Stars chips");
  gtk_window_destroy (window);
}

#define ADD_TEST(path, test) g_test_add (path, Desk, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/searches/the-sidebar-counts-them", test_sidebar_counts);
  ADD_TEST ("/searches/one-is-opened", test_search_is_opened);
  ADD_TEST ("/searches/the-menu-of-one", test_sidebar_menu);
  g_test_add_func ("/searches/names-are-searched", test_names_are_searched);
  ADD_TEST ("/searches/filters-and-words-are-saved", test_filters_and_words_are_saved);
  ADD_TEST ("/searches/nothing-is-no-search", test_nothing_is_no_search);
  ADD_TEST ("/searches/edited-and-moved", test_searches_are_edited_and_moved);
  ADD_TEST ("/rules/changed", test_rules_are_changed);
  ADD_TEST ("/rules/made-and-applied", test_rule_is_made_and_applied);
  ADD_TEST ("/rules/mute-wants-a-date", test_mute_wants_a_date);
  ADD_TEST ("/rules/mistakes-are-plain-words", test_mistakes_are_plain_words);
  ADD_TEST ("/searches/the-empty-dialog-has-advice", test_empty_dialog_has_advice);
  ADD_TEST ("/searches/the-dialog-follows-the-store", test_dialog_follows_the_store);
  return g_test_run ();
}
