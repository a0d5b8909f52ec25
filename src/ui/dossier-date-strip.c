/* dossier-date-strip.c - when the stories of a list are of, above the list
 *
 * counting: the question on its way; a newer one cancels it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-date-strip.h"

#include "dossier-facets.h"
#include "dossier-filter.h"

#include <glib/gi18n.h>

/* Milliseconds from a change of the list to the next count. */
#define PAUSE 400
#define NEARER 0.5
#define FARTHER 2.0

struct _DossierDateStrip
{
  AdwBin parent;

  DossierStore     *store;
  DossierStoryList *list;
  DossierQuery     *whole; /* the list's, without its stretch of time */
  gboolean          is_wanted;
  GCancellable     *counting;
  guint             pause_id;

  GtkWidget *chart;
  GtkLabel  *words, *n; /* of what is pointed at: when, and how many stories */
  GtkWidget *nearer, *farther, *clear;
};

G_DEFINE_FINAL_TYPE (DossierDateStrip, dossier_date_strip, ADW_TYPE_BIN)

/* ---- counting ---- */

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierDateStrip) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = dossier_store_count_days_finish (DOSSIER_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (days == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", _ ("The days could not be counted"),
                                error->message);
  else
    dossier_date_chart_set_counts (DOSSIER_DATE_CHART (self->chart), days);
}

static void
stop_counting (DossierDateStrip *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
count (DossierDateStrip *self)
{
  gboolean is_part = dossier_filter_get_span (dossier_story_list_get_query (self->list)) != NULL;
  g_autoptr (GArray) ids = is_part ? NULL : dossier_story_list_dup_ids (self->list);
  g_autoptr (DossierQuery) asked = dossier_story_list_dup_asked (self->list, self->whole);

  stop_counting (self);
  self->counting = g_cancellable_new ();
  dossier_store_count_days_async (self->store, ids, asked, self->counting, counted_cb, g_object_ref (self));
}

static void
pause_cb (gpointer data)
{
  DossierDateStrip *self = data;

  self->pause_id = 0;
  count (self);
}

static gboolean
is_shown (DossierDateStrip *self)
{
  return self->is_wanted && self->list != NULL
         && (g_list_model_get_n_items (G_LIST_MODEL (self->list)) >= DOSSIER_DATE_STRIP_FEWEST
             || dossier_filter_get_span (dossier_story_list_get_query (self->list)) != NULL);
}

/* News come in crowds: the first one starts the clock, the others are served with it. */
static void
changed_cb (DossierDateStrip *self)
{
  gboolean was_shown = gtk_widget_get_visible (GTK_WIDGET (self));

  gtk_widget_set_visible (GTK_WIDGET (self), is_shown (self));
  if (!is_shown (self))
    stop_counting (self);
  else if (!was_shown)
    count (self);
  else if (self->pause_id == 0)
    self->pause_id = g_timeout_add_once (PAUSE, pause_cb, self);
}

void
dossier_date_strip_set_list (DossierDateStrip *self, DossierStoryList *list)
{
  const DossierDate *span = dossier_filter_get_span (dossier_story_list_get_query (list));
  DossierDays        chosen = span != NULL ? dossier_days_from_date (span) : (DossierDays){ 0, 0 };
  g_autoptr (DossierQuery) whole = dossier_filter_set_span (dossier_story_list_get_query (list), NULL);

  if (self->whole != NULL && !dossier_query_equal (self->whole, whole))
    dossier_date_chart_reset_view (DOSSIER_DATE_CHART (self->chart));
  g_clear_pointer (&self->whole, dossier_query_unref);
  self->whole = g_steal_pointer (&whole);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, changed_cb, self);
  g_set_object (&self->list, list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  dossier_date_chart_set_chosen (DOSSIER_DATE_CHART (self->chart), span != NULL ? &chosen : NULL);
  gtk_widget_set_visible (self->clear, span != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), is_shown (self));
  if (is_shown (self))
    count (self);
  else
    stop_counting (self);
}

void
dossier_date_strip_set_wanted (DossierDateStrip *self, gboolean is_wanted)
{
  if (self->is_wanted == is_wanted)
    return;
  self->is_wanted = is_wanted;
  if (self->list != NULL)
    changed_cb (self);
}

/* ---- below the chart ---- */

static void
pointed_cb (DossierDateStrip *self)
{
  DossierDateChart *chart = DOSSIER_DATE_CHART (self->chart);
  DossierBin        bin = { 0 };

  if (dossier_date_chart_get_pointed (chart, &bin))
    {
      DossierDate      span = dossier_days_to_date (bin.days);
      g_autofree char *words = dossier_span_words (&span);
      g_autofree char *n = g_strdup_printf (ngettext ("%'u story", "%'u stories", bin.n), bin.n);

      gtk_label_set_label (self->words, words);
      gtk_label_set_label (self->n, n);
    }
  gtk_widget_set_sensitive (self->nearer, dossier_date_chart_can_zoom (chart, TRUE));
  gtk_widget_set_sensitive (self->farther, dossier_date_chart_can_zoom (chart, FALSE));
}

static void
chosen_cb (DossierDateStrip *self, int from, int until)
{
  g_signal_emit_by_name (self, "chosen", from, until);
}

static void
nearer_cb (DossierDateStrip *self)
{
  dossier_date_chart_zoom (DOSSIER_DATE_CHART (self->chart), NEARER);
}

static void
farther_cb (DossierDateStrip *self)
{
  dossier_date_chart_zoom (DOSSIER_DATE_CHART (self->chart), FARTHER);
}

static void
clear_cb (DossierDateStrip *self)
{
  chosen_cb (self, 0, 0);
}

/* ---- object ---- */

static void
dossier_date_strip_dispose (GObject *object)
{
  DossierDateStrip *self = DOSSIER_DATE_STRIP (object);

  stop_counting (self);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  g_clear_pointer (&self->whole, dossier_query_unref);
  G_OBJECT_CLASS (dossier_date_strip_parent_class)->dispose (object);
}

static void
dossier_date_strip_class_init (DossierDateStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_date_strip_dispose;
  g_signal_new ("chosen", DOSSIER_TYPE_DATE_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT,
                G_TYPE_INT);
}

static GtkWidget *
add_button (DossierDateStrip *self, GtkWidget *row, const char *icon, const char *words, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), button);

  return button;
}

static GtkLabel *
add_label (GtkWidget *row)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (row), label);

  return GTK_LABEL (label);
}

static void
dossier_date_strip_init (DossierDateStrip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->chart = dossier_date_chart_new ();
  self->words = add_label (row);
  self->n = add_label (row);
  gtk_label_set_ellipsize (self->words, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->n), TRUE);
  self->clear = add_button (self, row, "edit-clear-symbolic", _ ("All dates"), G_CALLBACK (clear_cb));
  self->farther = add_button (self, row, "zoom-out-symbolic", _ ("More time"), G_CALLBACK (farther_cb));
  self->nearer = add_button (self, row, "zoom-in-symbolic", _ ("Less time"), G_CALLBACK (nearer_cb));
  gtk_widget_set_visible (self->clear, FALSE);
  gtk_box_append (GTK_BOX (box), self->chart);
  gtk_box_append (GTK_BOX (box), row);
  gtk_widget_add_css_class (GTK_WIDGET (self), "date-strip");
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->chart, "pointed", G_CALLBACK (pointed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
dossier_date_strip_new (DossierStore *store)
{
  DossierDateStrip *self = g_object_new (DOSSIER_TYPE_DATE_STRIP, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "stories-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

DossierDateChart *
dossier_date_strip_get_chart (DossierDateStrip *self)
{
  return DOSSIER_DATE_CHART (self->chart);
}
