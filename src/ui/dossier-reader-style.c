/* dossier-reader-style.c - typeface, size, column, air and colours of the reader, as the settings say
 *
 * The colours of the reader may be others than those of the window around it; with high contrast they are the
 * desktop's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-private.h"

#include <string.h>
#include "dossier-text-style.h"
#include "dossier-text-view-tags.h"

/* Used when there are no settings. */
#define DEFAULT_SIZE 17
#define DEFAULT_WIDTH 66

/* Letters come in it about as often as in what is read: it is measured to know how wide a line of so many is. */
#define SAMPLE "the laboratory said on Tuesday that a head of research has joined, and who has left"

static int
get_int (DossierReader *self, const char *key, int otherwise)
{
  return self->settings != NULL ? g_settings_get_int (self->settings, key) : otherwise;
}

static int
get_enum (DossierReader *self, const char *key, int otherwise)
{
  return self->settings != NULL ? g_settings_get_enum (self->settings, key) : otherwise;
}

/* ---- typeface and column ---- */

/* A family's name for a style sheet: without what could end the quotes. NULL: the desktop's own. */
static char *
dup_family (DossierReader *self)
{
  char *family = self->settings != NULL ? g_settings_get_string (self->settings, "reader-font") : g_strdup ("");

  g_strdelimit (g_strstrip (family), "\"\\'\n\r\f{};", ' ');
  if (*family == '\0')
    g_clear_pointer (&family, g_free);
  return family;
}

/* A line of @n letters in pixels. */
static int
measure_column (DossierReader *self, const char *family, int size, int n)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), SAMPLE);
  g_autoptr (PangoFontDescription) font
      = pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));
  int width;

  if (family != NULL)
    pango_font_description_set_family (font, family);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_size (layout, &width, NULL);
  return PANGO_PIXELS ((gint64) width * n / (int) strlen (SAMPLE));
}

static void
set_letters (DossierReader *self, int size)
{
  g_autofree char *family = dup_family (self);
  g_autofree char *rule = family != NULL ? g_strdup_printf ("font-family: \"%s\";", family) : g_strdup ("");
  g_autofree char *sheet = g_strdup_printf (".story-text { font-size: %dpx; %s }", size, rule);
  int              width = measure_column (self, family, size, get_int (self, "reader-width", DEFAULT_WIDTH));

  gtk_css_provider_load_from_data (self->css, sheet, -1);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (self->clamp), width + 2 * DOSSIER_TEXT_MARGIN);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (self->clamp), width + 2 * DOSSIER_TEXT_MARGIN);
}

/* ---- colours ---- */

static DossierTextColours
choose_colours (DossierReaderTheme theme, AdwStyleManager *style)
{
  switch (theme) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_READER_LIGHT: return DOSSIER_TEXT_LIGHT;
    case DOSSIER_READER_SEPIA: return DOSSIER_TEXT_SEPIA;
    case DOSSIER_READER_DARK: return DOSSIER_TEXT_DARK;
    case DOSSIER_READER_AS_APP: break;
    }
  return adw_style_manager_get_dark (style) ? DOSSIER_TEXT_DARK : DOSSIER_TEXT_LIGHT;
}

/* By theme. */
static const char *const classes[] = { NULL, "look-light", "look-sepia", "look-dark" };

static void
set_class (DossierReader *self, DossierReaderTheme theme)
{
  for (guint i = 1; i < G_N_ELEMENTS (classes); i++)
    if (i == theme)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
}

static DossierReaderTheme
choose_look (DossierReader *self, DossierTextLook *look)
{
  AdwStyleManager   *style = adw_style_manager_get_default ();
  DossierReaderTheme theme = get_enum (self, "reader-theme", DOSSIER_READER_AS_APP);

  *look = (DossierTextLook){ .has_high_contrast = adw_style_manager_get_high_contrast (style) };
  if (look->has_high_contrast)
    theme = DOSSIER_READER_AS_APP;
  look->colours = choose_colours (theme, style);
  look->size = get_int (self, "reader-size", DEFAULT_SIZE);
  look->spacing = get_enum (self, "reader-spacing", DOSSIER_TEXT_NORMAL);
  return theme;
}

const char *
dossier_reader_get_look (DossierReader *self, DossierTextLook *look)
{
  return classes[choose_look (self, look)];
}

static void
update (DossierReader *self)
{
  DossierTextLook    look;
  DossierReaderTheme theme = choose_look (self, &look);

  set_class (self, theme);
  set_letters (self, look.size);
  dossier_text_view_set_hides_images (self->view, self->settings != NULL
                                                      && !g_settings_get_boolean (self->settings, "show-images"));
  dossier_text_view_set_look (self->view, &look);
}

/* The window's size and what else the person does not see here are settings, too. */
static void
setting_changed_cb (DossierReader *self, const char *key)
{
  if (g_str_has_prefix (key, "reader-") || g_str_equal (key, "show-images"))
    update (self);
}

void
dossier_reader_start_style (DossierReader *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->css = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed", G_CALLBACK (setting_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
dossier_reader_end_style (DossierReader *self)
{
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->css));
  g_clear_object (&self->css);
}
