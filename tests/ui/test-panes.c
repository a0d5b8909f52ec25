/* test-panes.c - three panes, two, or one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-panes.h"
#include "ui-fixture.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *panes;
  GtkWidget *child[DOSSIER_N_PANES];
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->window = gtk_window_new ();
  desk->panes = dossier_panes_new ();
  for (int i = 0; i < DOSSIER_N_PANES; i++)
    {
      desk->child[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_box_append (GTK_BOX (desk->child[i]), gtk_button_new_with_label ("a button"));
    }
  g_object_set (desk->panes, "sidebar", desk->child[DOSSIER_PANE_SIDEBAR], "list", desk->child[DOSSIER_PANE_LIST],
                "content", desk->child[DOSSIER_PANE_CONTENT], NULL);
  gtk_window_set_child (GTK_WINDOW (desk->window), desk->panes);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
}

/* Gives the panes this width, whatever the window manager thinks of it. */
static void
give_width (Desk *desk, int width)
{
  gtk_widget_measure (desk->panes, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (desk->panes, width, 600, -1, NULL);
}

static char *
describe (Desk *desk)
{
  GString *words = g_string_new (NULL);

  for (int i = 0; i < DOSSIER_N_PANES; i++)
    if (dossier_panes_is_seen (DOSSIER_PANES (desk->panes), i))
      {
        g_assert_true (gtk_widget_get_child_visible (desk->child[i]));
        g_string_append_printf (words, "%c%d ", "SLC"[i], gtk_widget_get_width (desk->child[i]));
      }
    else
      g_assert_false (gtk_widget_get_child_visible (desk->child[i]));

  return g_strchomp (g_string_free (words, FALSE));
}

static const struct
{
  const char *name;
  int         width;
  DossierPane page;
  const char *want;
} layouts[] = {
  { "wide", 1280, DOSSIER_PANE_LIST, "S240 L340 C700" },
  { "just wide", DOSSIER_PANES_WIDE, DOSSIER_PANE_LIST, "S240 L340 C420" },
  { "medium with the list", DOSSIER_PANES_WIDE - 1, DOSSIER_PANE_LIST, "L340 C659" },
  { "medium with the sidebar", 800, DOSSIER_PANE_SIDEBAR, "S240 C560" },
  { "medium after the content", 800, DOSSIER_PANE_CONTENT, "L340 C460" },
  { "just medium", DOSSIER_PANES_MEDIUM, DOSSIER_PANE_LIST, "L340 C280" },
  { "narrow list", DOSSIER_PANES_MEDIUM - 1, DOSSIER_PANE_LIST, "L619" },
  { "narrow sidebar", 420, DOSSIER_PANE_SIDEBAR, "S420" },
  { "narrow content", 420, DOSSIER_PANE_CONTENT, "C420" },
};

/* The same for content that wants the room of the list. */
static const struct
{
  int         width;
  DossierPane page;
  const char *want;
} whole[] = {
  { 1280, DOSSIER_PANE_CONTENT, "S240 C1040" },  { 1280, DOSSIER_PANE_SIDEBAR, "S240 C1040" },
  { 1280, DOSSIER_PANE_LIST, "S240 L340 C700" }, { 800, DOSSIER_PANE_CONTENT, "C800" },
  { 800, DOSSIER_PANE_SIDEBAR, "S240 C560" },    { 800, DOSSIER_PANE_LIST, "L340 C460" },
  { 420, DOSSIER_PANE_CONTENT, "C420" },         { 420, DOSSIER_PANE_LIST, "L420" },
};

static void
test_whole (Desk *desk, gconstpointer data)
{
  g_autofree char *after = NULL;

  dossier_panes_set_whole (DOSSIER_PANES (desk->panes), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autofree char *got = NULL;

      dossier_panes_show (DOSSIER_PANES (desk->panes), whole[i].page);
      give_width (desk, whole[i].width);
      got = describe (desk);
      g_assert_cmpstr (got, ==, whole[i].want);
      g_assert_cmpint (dossier_panes_is_wide (DOSSIER_PANES (desk->panes)), ==, whole[i].width >= DOSSIER_PANES_WIDE);
    }
  dossier_panes_show (DOSSIER_PANES (desk->panes), DOSSIER_PANE_CONTENT);
  dossier_panes_set_whole (DOSSIER_PANES (desk->panes), FALSE);
  give_width (desk, 1280);
  after = describe (desk);
  g_assert_cmpstr (after, ==, "S240 L340 C700");
}

static void
test_layout (Desk *desk, gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *got = NULL;

  dossier_panes_show (DOSSIER_PANES (desk->panes), layouts[i].page);
  give_width (desk, layouts[i].width);
  got = describe (desk);
  g_assert_cmpstr (got, ==, layouts[i].want);
}

static void
test_goes_back_from_pane_to_pane (Desk *desk, gconstpointer data)
{
  DossierPanes *panes = DOSSIER_PANES (desk->panes);

  dossier_panes_show (panes, DOSSIER_PANE_CONTENT);
  give_width (desk, 420);
  g_assert_true (dossier_panes_go_back (panes));
  give_width (desk, 420);
  g_assert_true (dossier_panes_is_seen (panes, DOSSIER_PANE_LIST));
  g_assert_true (dossier_panes_go_back (panes));
  give_width (desk, 420);
  g_assert_true (dossier_panes_is_seen (panes, DOSSIER_PANE_SIDEBAR));
  g_assert_false (dossier_panes_go_back (panes));
  give_width (desk, 1280);
  g_assert_false (dossier_panes_can_go_back (panes));
  g_assert_cmpuint (dossier_panes_count_seen (panes), ==, 3);
}

static void
test_sidebar_can_be_put_away (Desk *desk, gconstpointer data)
{
  g_autofree char *without = NULL, *with = NULL;

  g_object_set (desk->panes, "show-sidebar", FALSE, NULL);
  give_width (desk, 1280);
  without = describe (desk);
  g_assert_cmpstr (without, ==, "L340 C940");
  dossier_panes_show (DOSSIER_PANES (desk->panes), DOSSIER_PANE_SIDEBAR);
  give_width (desk, 1280);
  with = describe (desk);
  g_assert_cmpstr (with, ==, "S240 L340 C700");
}

static void
test_widths_keep_their_limits (Desk *desk, gconstpointer data)
{
  int sidebar, list;

  g_object_set (desk->panes, "sidebar-width", 5000, "list-width", 1, NULL);
  g_object_get (desk->panes, "sidebar-width", &sidebar, "list-width", &list, NULL);
  g_assert_cmpint (sidebar, ==, DOSSIER_PANES_MAX_SIDEBAR);
  g_assert_cmpint (list, ==, DOSSIER_PANES_MIN_LIST);
}

static void
test_right_to_left_is_mirrored (Desk *desk, gconstpointer data)
{
  graphene_rect_t sidebar, content;

  gtk_widget_set_direction (desk->panes, GTK_TEXT_DIR_RTL);
  give_width (desk, 1280);
  g_assert_true (gtk_widget_compute_bounds (desk->child[DOSSIER_PANE_SIDEBAR], desk->panes, &sidebar));
  g_assert_true (gtk_widget_compute_bounds (desk->child[DOSSIER_PANE_CONTENT], desk->panes, &content));
  g_assert_cmpfloat (sidebar.origin.x, >, content.origin.x);
}

static void
count_cb (gpointer panes, int *n)
{
  (*n)++;
}

static void
test_hidden_pane_gives_its_focus_away (Desk *desk, gconstpointer data)
{
  int        n_changes = 0;
  GtkWidget *focus;

  g_signal_connect (desk->panes, "layout-changed", G_CALLBACK (count_cb), &n_changes);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1280, 600);
  gtk_window_present (GTK_WINDOW (desk->window));
  gtk_test_widget_wait_for_draw (desk->window);
  gtk_widget_grab_focus (gtk_widget_get_first_child (desk->child[DOSSIER_PANE_SIDEBAR]));
  g_object_set (desk->panes, "show-sidebar", FALSE, NULL);
  ui_wait (200);
  focus = gtk_window_get_focus (GTK_WINDOW (desk->window));
  g_assert_nonnull (focus);
  g_assert_false (gtk_widget_is_ancestor (focus, desk->child[DOSSIER_PANE_SIDEBAR]));
  g_assert_cmpint (n_changes, >=, 2);
}

static void
test_many_widths_hurt_nobody (Desk *desk, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int i = 0; i < 200; i++)
    {
      dossier_panes_show (DOSSIER_PANES (desk->panes), g_rand_int_range (random, 0, DOSSIER_N_PANES));
      give_width (desk, g_rand_int_range (random, 360, 2000));
      g_assert_cmpuint (dossier_panes_count_seen (DOSSIER_PANES (desk->panes)), >=, 1);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/panes/layout/%s", layouts[i].name);

      g_test_add (path, Desk, GUINT_TO_POINTER (i), set_up, test_layout, tear_down);
    }
  g_test_add ("/panes/content may take the room of the list", Desk, NULL, set_up, test_whole, tear_down);
  g_test_add ("/panes/goes back from pane to pane", Desk, NULL, set_up, test_goes_back_from_pane_to_pane, tear_down);
  g_test_add ("/panes/sidebar can be put away", Desk, NULL, set_up, test_sidebar_can_be_put_away, tear_down);
  g_test_add ("/panes/widths keep their limits", Desk, NULL, set_up, test_widths_keep_their_limits, tear_down);
  g_test_add ("/panes/right to left is mirrored", Desk, NULL, set_up, test_right_to_left_is_mirrored, tear_down);
  g_test_add ("/panes/a hidden pane gives its focus away", Desk, NULL, set_up, test_hidden_pane_gives_its_focus_away,
              tear_down);
  g_test_add ("/panes/many widths hurt nobody", Desk, NULL, set_up, test_many_widths_hurt_nobody, tear_down);

  return g_test_run ();
}
