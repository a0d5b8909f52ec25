/* dossier-aloud-bar.c - below a story that is read aloud: what is said next, how fast, and what comes after it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-aloud-bar.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"

struct _DossierAloudBar
{
  AdwBin parent;

  GtkWidget *play;
  GtkWidget *rate;
  GtkWidget *goes_on;
  GtkWidget *queue, *n_queued;
  GSettings *settings; /* NULL: there are none */
};

G_DEFINE_FINAL_TYPE (DossierAloudBar, dossier_aloud_bar, ADW_TYPE_BIN)

static const struct
{
  const char *name;
  int         rate;
} rates[] = {
  { NC_ ("speed of reading aloud", "Very slow"), -60 }, { NC_ ("speed of reading aloud", "Slow"), -30 },
  { NC_ ("speed of reading aloud", "Normal"), 0 },      { NC_ ("speed of reading aloud", "Fast"), 30 },
  { NC_ ("speed of reading aloud", "Very fast"), 60 },
};

static void
name_button (GtkWidget *button, const char *icon, const char *name, const char *tip)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
button_new (const char *icon, const char *name, const char *tip, const char *action)
{
  GtkWidget *button = gtk_button_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  name_button (button, icon, name, tip);
  return button;
}

void
dossier_aloud_bar_set_playing (DossierAloudBar *self, gboolean is_playing)
{
  if (is_playing)
    name_button (self->play, "media-playback-pause-symbolic", _ ("Pause"), _ ("Pause (F8)"));
  else
    name_button (self->play, "media-playback-start-symbolic", _ ("Read on"), _ ("Read on (F8)"));
}

/* ---- what waits ---- */

void
dossier_aloud_bar_set_queued (DossierAloudBar *self, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *name = g_strdup_printf (ngettext ("Reading queue: %u story", "Reading queue: %u stories", n), n);

  gtk_label_set_label (GTK_LABEL (self->n_queued), number);
  gtk_widget_set_visible (self->n_queued, n > 0);
  dossier_accessible_name (self->queue, name);
}

static GtkWidget *
queue_new (DossierAloudBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->n_queued = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->n_queued, "numeric");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("view-list-ordered-symbolic"));
  gtk_box_append (GTK_BOX (box), self->n_queued);
  self->queue = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->queue), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->queue), "win.show-queue");
  gtk_widget_set_tooltip_text (self->queue, _ ("Reading queue (Ctrl+F8)"));
  gtk_widget_add_css_class (self->queue, "flat");
  dossier_aloud_bar_set_queued (self, 0);
  return self->queue;
}

/* ---- speed ---- */

static guint
find_rate (int rate)
{
  guint nearest = 0;

  for (guint i = 1; i < G_N_ELEMENTS (rates); i++)
    if (ABS (rates[i].rate - rate) < ABS (rates[nearest].rate - rate))
      nearest = i;
  return nearest;
}

static void
rate_set_cb (DossierAloudBar *self)
{
  guint chosen = find_rate (g_settings_get_int (self->settings, "aloud-rate"));

  if (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->rate)) != chosen)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->rate), chosen);
}

static void
rate_chosen_cb (DossierAloudBar *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->rate));

  if (chosen < G_N_ELEMENTS (rates) && chosen != find_rate (g_settings_get_int (self->settings, "aloud-rate")))
    g_settings_set_int (self->settings, "aloud-rate", rates[chosen].rate);
}

static GtkWidget *
rate_new (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget     *rate;

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    gtk_string_list_append (names, g_dpgettext2 (NULL, "speed of reading aloud", rates[i].name));
  rate = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (rate), find_rate (0));
  gtk_widget_set_tooltip_text (rate, _ ("Speed"));
  dossier_accessible_name_choice (rate, _ ("Speed"));
  gtk_widget_add_css_class (rate, "flat");
  return rate;
}

void
dossier_aloud_bar_bind (DossierAloudBar *self, GSettings *settings)
{
  g_return_if_fail (self->settings == NULL);

  gtk_widget_set_sensitive (self->rate, settings != NULL);
  gtk_widget_set_sensitive (self->goes_on, settings != NULL);
  if (settings == NULL)
    return;
  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "aloud-continue", self->goes_on, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::aloud-rate", G_CALLBACK (rate_set_cb), self, G_CONNECT_SWAPPED);
  rate_set_cb (self);
  g_signal_connect_object (self->rate, "notify::selected", G_CALLBACK (rate_chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
dossier_aloud_bar_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_ALOUD_BAR (object)->settings);
  G_OBJECT_CLASS (dossier_aloud_bar_parent_class)->dispose (object);
}

static void
dossier_aloud_bar_class_init (DossierAloudBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_aloud_bar_dispose;
}

static void
dossier_aloud_bar_init (DossierAloudBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *gap = adw_bin_new ();

  self->play = button_new ("media-playback-start-symbolic", "", "", "reader.read-aloud");
  self->rate = rate_new ();
  self->goes_on = gtk_toggle_button_new ();
  gtk_widget_add_css_class (self->goes_on, "flat");
  name_button (self->goes_on, "media-playlist-consecutive-symbolic", _ ("Then read the next story of the list"),
               _ ("Then read the next story of the list"));
  gtk_widget_set_hexpand (gap, TRUE);
  gtk_box_append (GTK_BOX (box), button_new ("media-skip-backward-symbolic", _ ("Previous sentence"),
                                             _ ("Previous sentence (Alt+Up)"), "reader.previous-sentence"));
  gtk_box_append (GTK_BOX (box), self->play);
  gtk_box_append (GTK_BOX (box), button_new ("media-skip-forward-symbolic", _ ("Next sentence"),
                                             _ ("Next sentence (Alt+Down)"), "reader.next-sentence"));
  gtk_box_append (GTK_BOX (box), gap);
  gtk_box_append (GTK_BOX (box), self->rate);
  gtk_box_append (GTK_BOX (box), self->goes_on);
  gtk_box_append (GTK_BOX (box), queue_new (self));
  gtk_box_append (GTK_BOX (box), button_new ("window-close-symbolic", _ ("Stop reading aloud"),
                                             _ ("Stop reading aloud (Shift+F8)"), "reader.stop-aloud"));
  gtk_widget_add_css_class (box, "aloud-bar");
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reading aloud"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  dossier_aloud_bar_set_playing (self, FALSE);
}

GtkWidget *
dossier_aloud_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_ALOUD_BAR, NULL);
}
