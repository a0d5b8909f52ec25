/* dossier-claim-line.c - a claim as one button: what happened, how sure, when, who says so, in which words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-claim-line.h"

#include <glib/gi18n.h>
#include "dossier-claim-words.h"

/* Words of a sentence that are shown; the rest is one click away. */
#define SENTENCE_LINES 3

static GtkWidget *
text_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* A box of GTK 4.8 heeds the baselines of its children in one of its two ways of measuring: beside words of another
 * size the sign would make it higher in one than in the other. An overlay has no baseline. */
GtkWidget *
dossier_certainty_sign_new (DossierClaimFlags flags)
{
  g_autofree char *words = dossier_claim_certainty_words (flags);
  GtkWidget       *sign, *place;

  if (words == NULL)
    return NULL;
  place = gtk_overlay_new ();
  gtk_widget_set_valign (place, GTK_ALIGN_CENTER);
  sign = gtk_label_new (words);
  gtk_overlay_set_child (GTK_OVERLAY (place), sign);
  gtk_widget_add_css_class (sign, "certainty");
  if (flags & DOSSIER_CLAIM_NO_FACT)
    gtk_widget_add_css_class (sign, "no-fact");
  return place;
}

char *
dossier_claim_origin (const DossierClaimRow *claim)
{
  g_autofree char *date = dossier_date_words (&claim->date), *when = NULL;

  if (claim->date.precision == DOSSIER_PRECISION_UNKNOWN
      && claim->story_published.precision != DOSSIER_PRECISION_UNKNOWN)
    {
      g_autofree char *told = dossier_date_words (&claim->story_published);

      /* TRANSLATORS: nobody said when it happened; the story is of that day */
      when = g_strdup_printf (_ ("date unknown, told on %s"), told);
    }
  else
    when = g_steal_pointer (&date);
  if (claim->story_source == NULL || *claim->story_source == '\0')
    return g_steal_pointer (&when);
  return g_strdup_printf ("%s · %s", when, claim->story_source);
}

static GtkWidget *
head_new (const DossierClaimRow *claim, const char *words)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *sign = dossier_certainty_sign_new (claim->flags);

  gtk_box_append (GTK_BOX (head), text_new (words, "claim-words"));
  if (sign != NULL)
    gtk_box_append (GTK_BOX (head), sign);
  return head;
}

static void
set_name (GtkWidget *button, const DossierClaimRow *claim, const char *words, const char *origin)
{
  g_autofree char *certainty = dossier_claim_certainty_words (claim->flags);
  g_autofree char *fact = certainty != NULL ? g_strdup_printf ("%s (%s)", words, certainty) : g_strdup (words);
  g_autofree char *name = origin != NULL ? g_strdup_printf ("%s, %s", fact, origin) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : fact,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, claim->sentence != NULL ? claim->sentence : "",
                                  -1);
}

GtkWidget *
dossier_claim_line_new (const DossierClaimRow *claim, DossierClaimLineFlags flags)
{
  g_autofree char *words = dossier_claim_words (claim), *origin = NULL;
  g_autofree char *decision = dossier_claim_decision_words (claim);
  GtkWidget       *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), head_new (claim, words));
  if (decision != NULL)
    gtk_box_append (GTK_BOX (box), text_new (decision, "claim-course"));
  if (flags & DOSSIER_CLAIM_LINE_SOURCE)
    {
      GtkWidget *sentence = text_new (claim->sentence != NULL ? claim->sentence : "", "claim-sentence");

      gtk_label_set_lines (GTK_LABEL (sentence), SENTENCE_LINES);
      gtk_label_set_ellipsize (GTK_LABEL (sentence), PANGO_ELLIPSIZE_END);
      origin = dossier_claim_origin (claim);
      gtk_box_append (GTK_BOX (box), text_new (origin, "claim-origin"));
      gtk_box_append (GTK_BOX (box), sentence);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xi)", claim->story, (int) claim->sentence_start);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-story");
    }
  else
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (int) claim->sentence_start);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.show-place");
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "claim-line");
  if (claim->flags & DOSSIER_CLAIM_NO_FACT)
    gtk_widget_add_css_class (button, "no-fact");
  set_name (button, claim, words, origin);
  return button;
}
