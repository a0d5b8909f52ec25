/* dossier-entity-page-timeline.c - claims by year, newest first
 *
 * The same thing told again is one line; the other places where it is told wait behind it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-entity-page-timeline.h"

#include <glib/gi18n.h>
#include "dossier-claim-line.h"
#include "dossier-known-facts.h"

/* Lines added between two frames: their words are broken into lines by then. */
#define CHUNK 12

#define NO_YEAR G_MININT
#define NOT_BEGUN (G_MININT + 1)

/* One thing that happened. */
typedef struct
{
  DossierClaim *best;   /* with the most exact date, else the oldest: it was first */
  GPtrArray    *others; /* of DossierClaim */
} Event;

/* What a timeline shows, and how far it got. */
typedef struct
{
  GPtrArray *events;       /* of Event, newest first */
  guint      shown, until; /* so many are there, so many are to be */
  guint      source;
  int        year; /* of the last line shown */
} Timeline;

static void
event_free (gpointer data)
{
  Event *event = data;

  g_object_unref (event->best);
  g_ptr_array_unref (event->others);
  g_free (event);
}

static void
timeline_free (gpointer data)
{
  Timeline *timeline = data;

  g_clear_handle_id (&timeline->source, g_source_remove);
  g_ptr_array_unref (timeline->events);
  g_free (timeline);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  gint64 first = dossier_claim_get_time (dossier_claim_get_row ((*(Event *const *) a)->best));
  gint64 second = dossier_claim_get_time (dossier_claim_get_row ((*(Event *const *) b)->best));

  return first > second ? -1 : first < second;
}

static gboolean
is_better (const DossierClaimRow *a, const DossierClaimRow *b)
{
  if (a->date.precision != b->date.precision)
    return b->date.precision > a->date.precision && b->date.precision != DOSSIER_PRECISION_RANGE;
  return dossier_claim_get_time (b) < dossier_claim_get_time (a);
}

/* Claims of the same kind about the same two, as sure as each other, tell of one event. */
static char *
make_key (const DossierClaimRow *claim)
{
  return g_strdup_printf ("%d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", claim->kind, claim->flags,
                          claim->subject, claim->object, claim->role != NULL ? claim->role : "");
}

static void
add_claim (GPtrArray *events, GHashTable *by_key, DossierClaim *claim)
{
  const DossierClaimRow *row = dossier_claim_get_row (claim);
  char                  *key = make_key (row);
  Event                 *event = g_hash_table_lookup (by_key, key);

  if (event == NULL)
    {
      event = g_new (Event, 1);
      event->best = g_object_ref (claim);
      event->others = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (events, event);
      g_hash_table_insert (by_key, key, event);
      return;
    }
  g_free (key);
  g_ptr_array_add (event->others, g_object_ref (claim));
  if (is_better (dossier_claim_get_row (event->best), row))
    {
      gpointer best = g_ptr_array_index (event->others, event->others->len - 1);

      event->others->pdata[event->others->len - 1] = event->best;
      event->best = best;
    }
}

static int
year_of (const DossierClaimRow *claim)
{
  g_autoptr (GDateTime) time = NULL;

  if (claim->date.precision == DOSSIER_PRECISION_UNKNOWN
      && claim->story_published.precision == DOSSIER_PRECISION_UNKNOWN)
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

static void
add_others (GtkWidget *box, GPtrArray *others)
{
  g_autofree char *words
      = g_strdup_printf (ngettext ("Told %u more time", "Told %u more times", others->len), others->len);
  GtkWidget *expander = gtk_expander_new (words), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < others->len && i < DOSSIER_TIMELINE_STEP; i++)
    gtk_box_append (GTK_BOX (lines), dossier_claim_line_new (dossier_claim_get_row (g_ptr_array_index (others, i)),
                                                             DOSSIER_CLAIM_LINE_SOURCE));
  gtk_expander_set_child (GTK_EXPANDER (expander), lines);
  gtk_widget_add_css_class (expander, "timeline-others");
  gtk_box_append (GTK_BOX (box), expander);
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
add_event (GtkWidget *box, Timeline *timeline, const Event *event)
{
  const DossierClaimRow *claim = dossier_claim_get_row (event->best);
  int                    year = year_of (claim);

  if (year != timeline->year)
    add_year (box, year);
  timeline->year = year;
  gtk_box_append (GTK_BOX (box), dossier_claim_line_new (claim, DOSSIER_CLAIM_LINE_SOURCE));
  if (event->others->len > 0)
    add_others (box, event->others);
}

static gboolean
add_chunk_cb (gpointer user_data)
{
  GtkWidget *box = user_data;
  Timeline  *timeline = g_object_get_data (G_OBJECT (box), "timeline");
  guint      until = MIN (timeline->shown + CHUNK, timeline->until);

  for (; timeline->shown < until; timeline->shown++)
    add_event (box, timeline, g_ptr_array_index (timeline->events, timeline->shown));
  if (timeline->shown < timeline->until)
    return G_SOURCE_CONTINUE;
  timeline->source = 0;
  if (timeline->shown < timeline->events->len)
    add_more_button (box, timeline->events->len - timeline->shown);
  return G_SOURCE_REMOVE;
}

static void
show_more (GtkWidget *box)
{
  Timeline *timeline = g_object_get_data (G_OBJECT (box), "timeline");

  timeline->until = MIN (timeline->shown + DOSSIER_TIMELINE_STEP, timeline->events->len);
  if (add_chunk_cb (box) == G_SOURCE_CONTINUE)
    timeline->source = g_idle_add_full (G_PRIORITY_LOW, add_chunk_cb, box, NULL);
}

GtkWidget *
dossier_timeline_new (GPtrArray *claims, gboolean no_facts)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *box;
  Timeline  *timeline = g_new0 (Timeline, 1);

  timeline->year = NOT_BEGUN;
  timeline->events = g_ptr_array_new_with_free_func (event_free);
  for (guint i = 0; i < claims->len; i++)
    {
      DossierClaim *claim = g_ptr_array_index (claims, i);

      if (((dossier_claim_get_row (claim)->flags & DOSSIER_CLAIM_NO_FACT) != 0) == no_facts)
        add_claim (timeline->events, by_key, claim);
    }
  if (timeline->events->len == 0)
    {
      timeline_free (timeline);
      return NULL;
    }
  g_ptr_array_sort (timeline->events, compare_events);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (box, "timeline");
  g_object_set_data_full (G_OBJECT (box), "timeline", timeline, timeline_free);
  show_more (box);
  return box;
}
