/* dossier-preferences.c - the window where the person says how reading and refreshing should be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-preferences.h"

#include <glib/gi18n.h>

#include "dossier-accessible.h"
#include "dossier-message.h"
#include "dossier-story-images.h"

struct _DossierPreferences
{
  AdwPreferencesWindow parent;

  GSettings    *settings;
  DossierStore *store; /* or NULL */
  GCancellable *cancellable;

  AdwComboRow   *scheme_row;
  AdwComboRow   *theme_row;
  AdwComboRow   *spacing_row;
  GtkFontButton *font_button;
  GtkWidget     *font_reset_button;
  GtkSpinButton *size_button;
  GtkSpinButton *width_button;
  GtkSwitch     *images_switch;
  AdwComboRow   *load_row;
  AdwActionRow  *kept_row;
  GtkWidget     *forget_button;
  GtkSwitch     *start_switch;
  GtkSpinButton *minutes_button;
  GtkSwitch     *icons_switch;
  GtkSwitch     *notify_switch;
};

G_DEFINE_FINAL_TYPE (DossierPreferences, dossier_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* The words of the keys that have a row to choose from, in the order of their rows' models, ended by NULL. */
static const char *const schemes[] = { "system", "light", "dark", NULL };
static const char *const themes[] = { "app", "light", "sepia", "dark", NULL };
static const char *const spacings[] = { "tight", "normal", "loose", NULL };
static const char *const loads[] = { "never", "ask", "always", NULL };

static gboolean
word_to_position (GValue *value, GVariant *variant, gpointer data)
{
  const char *const *words = data;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], g_variant_get_string (variant, NULL)))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }

  return FALSE;
}

static GVariant *
position_to_word (const GValue *value, const GVariantType *type, gpointer data)
{
  const char *const *words = data;
  guint              i = g_value_get_uint (value);

  return i < g_strv_length ((GStrv) words) ? g_variant_new_string (words[i]) : NULL;
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

/* ---- images that are kept ---- */

static void
show_kept (DossierPreferences *self, const DossierKeptImages *kept)
{
  g_autofree char *size = g_format_size ((guint64) kept->bytes);
  guint            n = (guint) CLAMP (kept->n, 0, G_MAXINT);
  /* TRANSLATORS: a number of images, and the bytes that they take: "12 images, 3.4 MB" */
  g_autofree char *words = g_strdup_printf (ngettext ("%u image, %s", "%u images, %s", n), n, size);

  adw_action_row_set_subtitle (self->kept_row, n > 0 ? words : _ ("None"));
  gtk_widget_set_sensitive (self->forget_button, n > 0 && !dossier_store_is_read_only (self->store));
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierPreferences) self = data;
  g_autoptr (GError) error = NULL;
  DossierKeptImages kept;

  if (dossier_store_measure_images_finish (DOSSIER_STORE (source), result, &kept, &error))
    show_kept (self, &kept);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_action_row_set_subtitle (self->kept_row, error->message);
}

static void
measure (DossierPreferences *self)
{
  dossier_store_measure_images_async (self->store, self->cancellable, measured_cb, g_object_ref (self));
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierPreferences) self = data;
  g_autoptr (GError) error = NULL;

  if (dossier_store_forget_images_finish (DOSSIER_STORE (source), result, &error))
    measure (self);
  else
    adw_action_row_set_subtitle (self->kept_row, error->message);
}

static void
answered_cb (DossierPreferences *self, const char *answer)
{
  if (g_strcmp0 (answer, "forget") == 0)
    dossier_store_forget_images_async (self->store, NULL, forgotten_cb, g_object_ref (self));
}

static void
forget_cb (DossierPreferences *self)
{
  GtkWidget *dialog = dossier_message_new (GTK_WINDOW (self), _ ("Forget the kept images?"),
                                           _ ("Stories are shown without them until you ask for them again. Some may "
                                              "not be on the web any more."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "forget", _ ("_Forget"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "forget", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- object ---- */

static void
dossier_preferences_dispose (GObject *object)
{
  DossierPreferences *self = DOSSIER_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
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
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, theme_row);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, spacing_row);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, load_row);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, kept_row);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, forget_button);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, start_switch);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, minutes_button);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, icons_switch);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, notify_switch);
  gtk_widget_class_bind_template_callback (widget_class, font_set_cb);
  gtk_widget_class_bind_template_callback (widget_class, font_reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
}

static void
dossier_preferences_init (DossierPreferences *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_accessible_name_preferences (GTK_WIDGET (self));
  dossier_accessible_name_within (GTK_WIDGET (self->font_button), GTK_TYPE_BUTTON, _ ("Typeface"));
  dossier_accessible_name_choice (GTK_WIDGET (self->scheme_row), _ ("Colours"));
  dossier_accessible_name_choice (GTK_WIDGET (self->load_row), _ ("Show images"));
  dossier_accessible_name_choice (GTK_WIDGET (self->theme_row), _ ("Colours of the text"));
  dossier_accessible_name_choice (GTK_WIDGET (self->spacing_row), _ ("Space between lines"));
}

GtkWindow *
dossier_preferences_new (GSettings *settings, DossierStore *store)
{
  DossierPreferences *self = g_object_new (DOSSIER_TYPE_PREFERENCES, NULL);

  self->settings = g_object_ref (settings);
  g_settings_bind_with_mapping (settings, "color-scheme", self->scheme_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                word_to_position, position_to_word, (gpointer) schemes, NULL);
  g_settings_bind_with_mapping (settings, "reader-theme", self->theme_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                word_to_position, position_to_word, (gpointer) themes, NULL);
  g_settings_bind_with_mapping (settings, "reader-spacing", self->spacing_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                word_to_position, position_to_word, (gpointer) spacings, NULL);
  g_settings_bind_with_mapping (settings, "load-images", self->load_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                word_to_position, position_to_word, (gpointer) loads, NULL);
  g_settings_bind (settings, "show-images", self->load_row, "sensitive", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "reader-size", self->size_button, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reader-width", self->width_button, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-images", self->images_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "refresh-on-start", self->start_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "refresh-minutes", self->minutes_button, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "feed-icons", self->icons_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "notify-following", self->notify_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::reader-font", G_CALLBACK (show_font), self, G_CONNECT_SWAPPED);
  show_font (self);
  if (store != NULL)
    {
      self->store = g_object_ref (store);
      gtk_widget_set_visible (GTK_WIDGET (self->kept_row), TRUE);
      measure (self);
    }

  return GTK_WINDOW (self);
}
