/* dossier-entity-page-timeline.c - claims by year, newest first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-entity-page-timeline.h"

#include <glib/gi18n.h>
#include "dossier-claim-line.h"
#include "dossier-known-facts.h"

#define NO_YEAR  G_MININT
#define NOT_BEGUN (G_MININT + 1)

/* What a timeline shows, and how far it got. */
typedef struct
{
  GPtrArray *claims; /* newest first */
  guint      shown;
  int        year; /* of the last line shown */
} Timeline;

static void
timeline_free (gpointer data)
{
  Timeline *timeline = data;

  g_ptr_array_unref (timeline->claims);
  g_free (timeline);
}

static int
compare_claims (gconstpointer a, gconstpointer b)
{
  gint64 first = dossier_claim_get_time (dossier_claim_get_row (*(DossierClaim *const *) a));
  gint64 second = dossier_claim_get_time (dossier_claim_get_row (*(DossierClaim *const *) b));

  return first > second ? -1 : first < second;
}

static int
year_of (const DossierClaimRow *claim)
{
  g_autoptr (GDateTime) time = NULL;

  if (claim->date.precision == DOSSIER_PRECISION_UNKNOWN && claim->story_published.precision == DOSSIER_PRECISION_UNKNOWN)
    return NO_YEAR;
  time = g_date_time_new_from_unix_utc (dossier_claim_get_time (claim));
  return time != NULL ? g_date_time_get_year (time) : NO_YEAR;
}

static void
add_year (GtkWidget *box, int year)
{
  g_autofree char *words = year == NO_YEAR ? g_strdup (_ ("Date unknown")) : g_strdup_printf ("%d", year);
  GtkWidget       *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "timeline-year");
  gtk_box_append (GTK_BOX (box), label);
}

static void show_more (GtkWidget *box);

static void
more_cb (GtkButton *button, GtkWidget *box)
{
  gtk_box_remove (GTK_BOX (box), GTK_WIDGET (button));
  show_more (box);
}

static void
add_more_button (GtkWidget *box, guint n_left)
{
  g_autofree char *words = g_strdup_printf (ngettext ("Show %u more", "Show %u more", n_left), n_left);
  GtkWidget       *button = gtk_button_new_with_label (words);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (more_cb), box, 0);
  gtk_box_append (GTK_BOX (box), button);
}

static void
show_more (GtkWidget *box)
{
  Timeline *timeline = g_object_get_data (G_OBJECT (box), "timeline");
  guint     until = MIN (timeline->shown + DOSSIER_TIMELINE_STEP, timeline->claims->len);

  for (; timeline->shown < until; timeline->shown++)
    {
      const DossierClaimRow *claim = dossier_claim_get_row (g_ptr_array_index (timeline->claims, timeline->shown));
      int                    year = year_of (claim);

      if (year != timeline->year)
        add_year (box, year);
      timeline->year = year;
      gtk_box_append (GTK_BOX (box), dossier_claim_line_new (claim, DOSSIER_CLAIM_LINE_SOURCE));
    }
  if (timeline->shown < timeline->claims->len)
    add_more_button (box, timeline->claims->len - timeline->shown);
}

GtkWidget *
dossier_timeline_new (GPtrArray *claims, gboolean no_facts)
{
  GtkWidget *box;
  Timeline  *timeline = g_new0 (Timeline, 1);

  timeline->year = NOT_BEGUN;
  timeline->claims = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < claims->len; i++)
    {
      DossierClaim *claim = g_ptr_array_index (claims, i);

      if (((dossier_claim_get_row (claim)->flags & DOSSIER_CLAIM_NO_FACT) != 0) == no_facts)
        g_ptr_array_add (timeline->claims, g_object_ref (claim));
    }
  if (timeline->claims->len == 0)
    {
      timeline_free (timeline);
      return NULL;
    }
  g_ptr_array_sort (timeline->claims, compare_claims);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (box, "timeline");
  g_object_set_data_full (G_OBJECT (box), "timeline", timeline, timeline_free);
  show_more (box);
  return box;
}
