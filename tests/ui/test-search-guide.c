/* test-search-guide.c - what stands below a search field: how it is understood, and what may be typed next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-search-guide.h"

#include "dossier-search-help.h"
#include "ui-fixture.h"

typedef struct
{
  UiFixture           fixture;
  GtkEditable        *entry;
  DossierSearchGuide *guide;
  const char         *want; /* waited for */
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *guide;

  ui_fixture_set_up (&desk->fixture, NULL);
  desk->entry = GTK_EDITABLE (gtk_search_entry_new ());
  guide = dossier_search_guide_new (desk->fixture.store, DOSSIER_QUERY_STORIES, desk->entry);
  desk->guide = DOSSIER_SEARCH_GUIDE (guide);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (desk->entry));
  gtk_box_append (GTK_BOX (box), guide);
  ui_fixture_show (&desk->fixture, box);
  gtk_widget_grab_focus (GTK_WIDGET (desk->entry));
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  ui_fixture_tear_down (&desk->fixture, NULL);
}

/* As a person does, so that the cursor stands behind it. */
static void
type (Desk *desk, const char *text)
{
  int at = gtk_editable_get_position (desk->entry);

  gtk_editable_insert_text (desk->entry, text, -1, &at);
  gtk_editable_set_position (desk->entry, at);
  g_signal_emit_by_name (desk->entry, "changed");
}

static gboolean
is_offered (gpointer data)
{
  Desk      *desk = data;
  GtkWidget *offers = dossier_search_guide_get_offers (desk->guide);

  return offers != NULL && ui_find_text (offers, desk->want) != NULL;
}

static void
wait_for_offer (Desk *desk, const char *text)
{
  desk->want = text;
  ui_wait_until (is_offered, desk);
}

/* Until nothing is left to be done. */
static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* As Down and Tab do. */
static void
press (Desk *desk, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (desk->entry));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_taken = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &is_taken);
    }
}

static void
test_fields_and_values (Desk *desk, gconstpointer data)
{
  type (desk, "chips ha");
  wait_for_offer (desk, "has:");
  press (desk, GDK_KEY_Tab);
  g_assert_cmpstr (gtk_editable_get_text (desk->entry), ==, "chips has:");
  wait_for_offer (desk, "moves");
  press (desk, GDK_KEY_Down);
  press (desk, GDK_KEY_Down);
  press (desk, GDK_KEY_Return);
  g_assert_cmpstr (gtk_editable_get_text (desk->entry), ==, "chips has:highlight ");
  g_assert_cmpint (gtk_editable_get_position (desk->entry), ==, 20);
  g_assert_null (dossier_search_guide_get_offers (desk->guide));
}

static void
test_names (Desk *desk, gconstpointer data)
{
  type (desk, "who:joh");
  wait_for_offer (desk, "John Schulman");
  press (desk, GDK_KEY_Up);
  press (desk, GDK_KEY_Tab);
  g_assert_cmpstr (gtk_editable_get_text (desk->entry), ==, "who:\"John Schulman\" ");
}

/* One letter is no wish for a field, and a word is none for a list. */
static void
test_quiet (Desk *desk, gconstpointer data)
{
  type (desk, "s");
  settle ();
  g_assert_null (dossier_search_guide_get_offers (desk->guide));
  type (desk, "uper");
  settle ();
  g_assert_null (dossier_search_guide_get_offers (desk->guide));
  press (desk, GDK_KEY_Tab);
  g_assert_cmpstr (gtk_editable_get_text (desk->entry), ==, "super");
}

static void
test_escape (Desk *desk, gconstpointer data)
{
  type (desk, "is:");
  wait_for_offer (desk, "unread");
  press (desk, GDK_KEY_Escape);
  g_assert_null (dossier_search_guide_get_offers (desk->guide));
  g_assert_cmpstr (gtk_editable_get_text (desk->entry), ==, "is:");
  press (desk, GDK_KEY_Return);
  g_assert_cmpstr (gtk_editable_get_text (desk->entry), ==, "is:");
}

static void
test_reading (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierQuery) two = dossier_query_parse ("chips -who:Meta", FALSE, NULL);
  g_autoptr (DossierQuery) one = dossier_query_parse ("chips", FALSE, NULL);
  GtkWidget *label;

  dossier_search_guide_set_query (desk->guide, two, NULL);
  label = ui_find_text (GTK_WIDGET (desk->guide), "Stories with the word “chips” and that do not name “Meta”");
  g_assert_nonnull (label);
  g_assert_true (gtk_widget_get_visible (label));
  dossier_search_guide_set_query (desk->guide, one, NULL);
  g_assert_false (gtk_widget_get_visible (label));
  dossier_search_guide_set_query (desk->guide, NULL, NULL);
  g_assert_false (gtk_widget_get_visible (label));
}

static void
test_help (Desk *desk, gconstpointer data)
{
  GtkWidget *help, *list;

  press (desk, GDK_KEY_F1);
  help = ui_find_type (GTK_WIDGET (desk->guide), DOSSIER_TYPE_SEARCH_HELP);
  g_assert_nonnull (help);
  list = ui_find_type (help, GTK_TYPE_LIST_BOX);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  g_assert_cmpstr (gtk_editable_get_text (desk->entry), ==, "\"open weights\"");
}

/* What is shown to be tried can be asked for, and says the same when it is written again. */
static void
test_examples (void)
{
  for (DossierQueryDomain domain = DOSSIER_QUERY_STORIES; domain <= DOSSIER_QUERY_HIGHLIGHTS; domain++)
    {
      const char *example;
      guint       i = 0;

      for (; (example = dossier_search_help_get_example (domain, i)) != NULL; i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (DossierQuery) query = dossier_query_parse_in (domain, example, FALSE, 1717588800, &error);

          g_assert_no_error (error);
          g_assert_cmpuint (dossier_query_get_n_terms (query), >, 0);
        }
      g_assert_cmpuint (i, >, 10);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, test) g_test_add ("/ui/search-guide/" name, Desk, NULL, set_up, test, tear_down)
  ADD ("fields and values are taken", test_fields_and_values);
  ADD ("names come from the library", test_names);
  ADD ("plain words are left alone", test_quiet);
  ADD ("Escape closes and changes nothing", test_escape);
  ADD ("what is understood stands below", test_reading);
  ADD ("F1 shows examples to try", test_help);
  g_test_add_func ("/ui/search-guide/all examples can be asked for", test_examples);
  return g_test_run ();
}
