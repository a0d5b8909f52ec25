/* dossier-feed-window.c - what the small windows about feeds and texts have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-window.h"

#define WIDTH 480
#define HEIGHT 580
#define LEAST_WIDTH 340
/* Of a window: a Saving. */
#define SAVING "dossier-saving"

typedef enum
{
  NOT_SAVING,
  SAVES,
  SAVES_AND_CLOSES,
} Saving;

static GtkWidget *
make_content (GtkWidget *child, AdwHeaderBar **header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();

  gtk_widget_add_css_class (bar, "flat");
  gtk_widget_set_vexpand (child, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), child);
  if (header != NULL)
    *header = ADW_HEADER_BAR (bar);

  return box;
}

static void
add_keys (GtkWidget *window)
{
  static const struct
  {
    const char *trigger, *action;
  } keys[] = {
    { "Escape", "window.close" },
    { "<Control>z", "win.undo" },
    { "<Control><Shift>z|<Control>y", "win.redo" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger), gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (window, controller);
}

/* The window that has the actions: @parent, or the one below it. */
static GtkWindow *
find_base (GtkWindow *parent)
{
  while (parent != NULL && !G_IS_ACTION_GROUP (parent))
    parent = gtk_window_get_transient_for (parent);

  return parent;
}

/* ---- saving ---- */

static Saving
get_saving (GtkWindow *window)
{
  return (Saving) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (window), SAVING));
}

static void
set_saving (GtkWindow *window, Saving saving)
{
  g_object_set_data (G_OBJECT (window), SAVING, GUINT_TO_POINTER (saving));
}

static gboolean
close_request_cb (GtkWindow *window, gpointer data)
{
  if (get_saving (window) == NOT_SAVING)
    return GDK_EVENT_PROPAGATE;
  set_saving (window, SAVES_AND_CLOSES);
  return GDK_EVENT_STOP;
}

void
dossier_feed_window_begin_saving (GtkWidget *child)
{
  set_saving (GTK_WINDOW (gtk_widget_get_root (child)), SAVES);
}

void
dossier_feed_window_end_saving (GtkWidget *child, gboolean is_saved)
{
  GtkRoot *root = gtk_widget_get_root (child);
  gboolean closes;

  if (root == NULL) /* the program ends */
    return;
  closes = is_saved && get_saving (GTK_WINDOW (root)) == SAVES_AND_CLOSES;
  set_saving (GTK_WINDOW (root), NOT_SAVING);
  if (closes)
    gtk_window_close (GTK_WINDOW (root));
}

/* ---- the window ---- */

GtkWindow *
dossier_feed_window_new (const char *title, GtkWindow *parent, GtkWidget *child, AdwHeaderBar **header)
{
  GtkWidget *window = adw_window_new ();
  GtkWindow *base = find_base (parent);

  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_widget_set_size_request (window, LEAST_WIDTH, -1);
  add_keys (window);
  g_signal_connect (window, "close-request", G_CALLBACK (close_request_cb), NULL);
  if (base != NULL)
    gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (base));
  adw_window_set_content (ADW_WINDOW (window), make_content (child, header));
  /* What it waits for may keep it longer than its window, and the header with its buttons. */
  g_signal_connect_object (window, "destroy", G_CALLBACK (g_object_run_dispose), child, G_CONNECT_SWAPPED);

  return GTK_WINDOW (window);
}

void
dossier_feed_window_set_size (GtkWindow *window, int width, int height)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);
  int        wide = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;
  int        high = parent != NULL ? gtk_widget_get_height (GTK_WIDGET (parent)) : 0;

  gtk_window_set_default_size (window, wide > 0 ? CLAMP (wide, LEAST_WIDTH, width) : width,
                               high > 0 ? MIN (high, height) : height);
}

GtkWidget *
dossier_feed_window_add_row (AdwPreferencesGroup *group, const char *title, const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_preferences_group_add (group, row);

  return row;
}

void
dossier_feed_window_add_button (GtkWidget *row, const char *icon, const char *words, const char *action,
                                GVariant *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

AdwPreferencesGroup *
dossier_feed_window_add_group (AdwPreferencesPage *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));

  return ADW_PREFERENCES_GROUP (group);
}
