/* dossier-text-style.c - a popover in which the person says how a story's text looks; it follows at once
 *
 * Buttons and fields are bound to the settings, so that the preferences and the keys show in them, too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-text-style.h"

#include <glib/gi18n.h>

/* Pixels a step of the size, where letters are small, and where they are large. */
#define SMALL_STEP 1
#define LARGE_STEP 2
#define LARGE_SIZE 24

typedef struct
{
  const char *label, *action, *target, *css_class;
} Choice;

/* ---- parts ---- */

static GtkWidget *
choice_new (const Choice *choice)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (choice->label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", choice->target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), choice->action);
  gtk_widget_set_hexpand (button, TRUE);
  if (choice->css_class != NULL)
    gtk_widget_add_css_class (button, choice->css_class);
  return button;
}

static GtkWidget *
choices_new (const Choice *choices, guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (box), choice_new (&choices[i]));
  return box;
}

static void
add_row (GtkWidget *grid, int row, const char *words, GtkWidget *child)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), child, 1, row, 1, 1);
}

static GtkWidget *
number_new (GSettings *settings, const char *key, double step)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) schema_key = NULL;
  g_autoptr (GVariant) range = NULL, limits = NULL;
  GtkWidget *button;
  int        lower, upper;

  g_object_get (settings, "settings-schema", &schema, NULL);
  schema_key = g_settings_schema_get_key (schema, key);
  range = g_settings_schema_key_get_range (schema_key);
  g_variant_get (range, "(sv)", NULL, &limits);
  g_variant_get (limits, "(ii)", &lower, &upper);
  button = gtk_spin_button_new_with_range (lower, upper, step);
  gtk_widget_set_hexpand (button, TRUE);
  g_settings_bind (settings, key, button, "value", G_SETTINGS_BIND_DEFAULT);
  return button;
}

/* ---- typeface ---- */

/* A typeface of the person's own has a button while it is chosen. */
static void
show_font (GSettings *settings, const char *key, GtkWidget *button)
{
  g_autofree char *font = g_settings_get_string (settings, "reader-font");
  gboolean         is_own = *font != '\0' && !g_str_equal (font, "Serif") && !g_str_equal (font, "Sans");

  gtk_widget_set_visible (button, is_own);
  if (!is_own)
    return;
  gtk_button_set_label (GTK_BUTTON (button), font);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 12);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", font);
}

static GtkWidget *
fonts_new (GSettings *settings)
{
  const Choice fonts[] = {
    /* TRANSLATORS: the desktop's own typeface */
    { C_ ("typeface", "System"), "style.reader-font", "", NULL },
    { C_ ("typeface", "Sans"), "style.reader-font", "Sans", "sample-sans" },
    { C_ ("typeface", "Serif"), "style.reader-font", "Serif", "sample-serif" },
  };
  const Choice own = { "", "style.reader-font", "", NULL };
  GtkWidget   *box = choices_new (fonts, G_N_ELEMENTS (fonts)), *button = choice_new (&own);

  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_object (settings, "changed::reader-font", G_CALLBACK (show_font), button, 0);
  show_font (settings, NULL, button);
  return box;
}

/* ---- the popover ---- */

static GtkWidget *
grid_new (GSettings *settings)
{
  const Choice themes[] = {
    /* TRANSLATORS: colours of the text: those of the rest of the window */
    { C_ ("colours", "App"), "style.reader-theme", "app", NULL },
    { C_ ("colours", "Light"), "style.reader-theme", "light", "sample-light" },
    { C_ ("colours", "Sepia"), "style.reader-theme", "sepia", "sample-sepia" },
    { C_ ("colours", "Dark"), "style.reader-theme", "dark", "sample-dark" },
  };
  const Choice spacings[] = {
    { C_ ("lines", "Tight"), "style.reader-spacing", "tight", NULL },
    { C_ ("lines", "Normal"), "style.reader-spacing", "normal", NULL },
    { C_ ("lines", "Loose"), "style.reader-spacing", "loose", NULL },
  };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 10);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  add_row (grid, 0, _ ("Colours"), choices_new (themes, G_N_ELEMENTS (themes)));
  add_row (grid, 1, _ ("Typeface"), fonts_new (settings));
  add_row (grid, 2, _ ("Size"), number_new (settings, "reader-size", SMALL_STEP));
  add_row (grid, 3, _ ("Letters a line"), number_new (settings, "reader-width", 2));
  add_row (grid, 4, _ ("Lines"), choices_new (spacings, G_N_ELEMENTS (spacings)));
  return grid;
}

GtkWidget *
dossier_text_style_new (GSettings *settings)
{
  static const char *const keys[] = { "reader-theme", "reader-font", "reader-spacing" };
  GtkWidget               *popover = gtk_popover_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (settings, keys[i]);

      g_action_map_add_action (G_ACTION_MAP (group), action);
    }
  gtk_widget_insert_action_group (popover, "style", G_ACTION_GROUP (group));
  gtk_widget_add_css_class (popover, "text-style");
  gtk_popover_set_child (GTK_POPOVER (popover), grid_new (settings));
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text style"), -1);
  return popover;
}

void
dossier_text_style_resize (GSettings *settings, int steps)
{
  int size = g_settings_get_int (settings, "reader-size");
  g_autoptr (GVariant) wanted = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) key = NULL;

  if (steps == 0)
    {
      g_settings_reset (settings, "reader-size");
      return;
    }
  size += steps * (size + (steps < 0 ? -1 : 0) >= LARGE_SIZE ? LARGE_STEP : SMALL_STEP);
  wanted = g_variant_ref_sink (g_variant_new_int32 (size));
  g_object_get (settings, "settings-schema", &schema, NULL);
  key = g_settings_schema_get_key (schema, "reader-size");
  if (g_settings_schema_key_range_check (key, wanted))
    g_settings_set_int (settings, "reader-size", size);
}
