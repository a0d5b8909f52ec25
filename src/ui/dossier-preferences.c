/* dossier-preferences.c - the window where the person says how reading and refreshing should be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-preferences.h"

#include <glib/gi18n.h>

struct _DossierPreferences
{
  AdwPreferencesWindow parent;

  GSettings *settings;

  AdwComboRow   *scheme_row;
  GtkFontButton *font_button;
  GtkWidget     *font_reset_button;
  GtkSpinButton *size_button;
  GtkSpinButton *width_button;
  GtkSwitch     *images_switch;
  GtkSwitch     *start_switch;
  GtkSpinButton *minutes_button;
  GtkSwitch     *icons_switch;
};

G_DEFINE_FINAL_TYPE (DossierPreferences, dossier_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* The words of the key "color-scheme", in the order of the row's model. */
static const char *const schemes[] = { "system", "light", "dark" };

static gboolean
scheme_to_position (GValue *value, GVariant *variant, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (schemes[i], g_variant_get_string (variant, NULL)))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }

  return FALSE;
}

static GVariant *
position_to_scheme (const GValue *value, const GVariantType *type, gpointer data)
{
  guint i = g_value_get_uint (value);

  return i < G_N_ELEMENTS (schemes) ? g_variant_new_string (schemes[i]) : NULL;
}

/* ---- typeface: "" is the system's ---- */

static void
show_font (DossierPreferences *self)
{
  g_autofree char *font = g_settings_get_string (self->settings, "reader-font");
  gboolean         is_system = font[0] == '\0';

  gtk_font_chooser_set_font (GTK_FONT_CHOOSER (self->font_button), is_system ? "Sans" : font);
  gtk_widget_set_sensitive (self->font_reset_button, !is_system);
}

static void
font_set_cb (DossierPreferences *self)
{
  PangoFontFamily *family = gtk_font_chooser_get_font_family (GTK_FONT_CHOOSER (self->font_button));

  if (family != NULL)
    g_settings_set_string (self->settings, "reader-font", pango_font_family_get_name (family));
}

static void
font_reset_cb (DossierPreferences *self)
{
  g_settings_reset (self->settings, "reader-font");
}

/* ---- object ---- */

static void
dossier_preferences_dispose (GObject *object)
{
  DossierPreferences *self = DOSSIER_PREFERENCES (object);

  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dossier_preferences_parent_class)->dispose (object);
}

static void
dossier_preferences_class_init (DossierPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, DOSSIER_RESOURCE_PATH "/dossier-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, font_button);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, font_reset_button);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, size_button);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, width_button);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, images_switch);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, start_switch);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, minutes_button);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, icons_switch);
  gtk_widget_class_bind_template_callback (widget_class, font_set_cb);
  gtk_widget_class_bind_template_callback (widget_class, font_reset_cb);
}

static void
dossier_preferences_init (DossierPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
dossier_preferences_new (GSettings *settings)
{
  DossierPreferences *self = g_object_new (DOSSIER_TYPE_PREFERENCES, NULL);

  self->settings = g_object_ref (settings);
  g_settings_bind_with_mapping (settings, "color-scheme", self->scheme_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                scheme_to_position, position_to_scheme, NULL, NULL);
  g_settings_bind (settings, "reader-size", self->size_button, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reader-width", self->width_button, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-images", self->images_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "refresh-on-start", self->start_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "refresh-minutes", self->minutes_button, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "feed-icons", self->icons_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::reader-font", G_CALLBACK (show_font), self, G_CONNECT_SWAPPED);
  show_font (self);

  return GTK_WINDOW (self);
}
