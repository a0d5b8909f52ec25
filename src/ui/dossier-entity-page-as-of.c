/* dossier-entity-page-as-of.c - looking back: a dossier as it was known on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-entity-page-private.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-claim-words.h"

/* The end of the day that is chosen in the calendar. */
static gint64
read_calendar (DossierEntityPage *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  int         year, month, day_of_month;
  DossierDate date;

  g_date_time_get_ymd (day, &year, &month, &day_of_month);
  date = dossier_date_from_ymd (year, month, day_of_month);
  return date.until - 1;
}

static void
show_cb (DossierEntityPage *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->as_of_button));
  dossier_entity_page_set_as_of (self, read_calendar (self));
}

static void
back_cb (DossierEntityPage *self)
{
  dossier_entity_page_set_as_of (self, 0);
}

GtkWidget *
dossier_entity_page_as_of_new (DossierEntityPage *self)
{
  const char *name = _ ("Show what was known on a day");
  GtkWidget  *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget  *show = gtk_button_new_with_mnemonic (_ ("_Show What Was Known Then"));

  self->as_of_button = gtk_menu_button_new ();
  self->calendar = gtk_calendar_new ();
  dossier_accessible_name_calendar (self->calendar, _ ("Day"));
  gtk_widget_add_css_class (show, "suggested-action");
  g_signal_connect_object (show, "clicked", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->calendar);
  gtk_box_append (GTK_BOX (box), show);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->as_of_button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->as_of_button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (self->as_of_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->as_of_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return self->as_of_button;
}

GtkWidget *
dossier_entity_page_as_of_line_new (DossierEntityPage *self)
{
  DossierDate      date = dossier_date_from_time (self->as_of);
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label;
  GtkWidget       *back = gtk_button_new_with_mnemonic (_ ("_Back to Today"));
  g_autofree char *day = NULL, *words = NULL;

  date.precision = DOSSIER_PRECISION_DAY; /* the day in UTC, as it was chosen */
  day = dossier_date_words (&date);
  /* TRANSLATORS: a day follows */
  words = g_strdup_printf (_ ("As it was known on %s"), day);
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (back, GTK_ALIGN_CENTER);
  g_signal_connect_object (back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), back);
  gtk_widget_add_css_class (line, "as-of-line");
  return line;
}
