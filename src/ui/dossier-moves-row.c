/* dossier-moves-row.c - a claim as a row of fixed height in the list of moves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-moves-row.h"

#include "dossier-accessible.h"
#include "dossier-claim-line.h"
#include "dossier-claim-menu.h"
#include "dossier-claim-words.h"

struct _DossierMovesRow
{
  GtkWidget parent;

  GtkWidget *content;
  GtkWidget *words, *sign, *origin, *sentence, *menu;
};

G_DEFINE_FINAL_TYPE (DossierMovesRow, dossier_moves_row, GTK_TYPE_WIDGET)

/* One line of fixed height: what a list can measure without looking at the words. */
static GtkWidget *
line_new (const char *style)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_min_lines (GTK_INSCRIPTION (line), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (line), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_add_css_class (line, style);
  return line;
}

void
dossier_moves_row_set_claim (DossierMovesRow *self, const DossierClaimRow *claim)
{
  g_autofree char *words = dossier_claim_words (claim), *origin = dossier_claim_origin (claim);
  g_autofree char *certainty = dossier_claim_certainty_words (claim->flags);
  g_autofree char *line = g_strdelimit (g_strdup (claim->sentence != NULL ? claim->sentence : ""), "\n", ' ');

  gtk_inscription_set_text (GTK_INSCRIPTION (self->words), words);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->origin), origin);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->sentence), line);
  gtk_label_set_text (GTK_LABEL (self->sign), certainty != NULL ? certainty : "");
  gtk_widget_set_visible (self->sign, certainty != NULL);
  dossier_accessible_name_row (GTK_WIDGET (self), words);
  dossier_claim_menu_set_claim (self->menu, claim);
  if (claim->flags & DOSSIER_CLAIM_NO_FACT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "no-fact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "no-fact");
}

static void
dossier_moves_row_dispose (GObject *object)
{
  DossierMovesRow *self = DOSSIER_MOVES_ROW (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_moves_row_parent_class)->dispose (object);
}

static void
dossier_moves_row_class_init (DossierMovesRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_moves_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dossier_moves_row_init (DossierMovesRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->menu = dossier_claim_menu_new ();
  self->words = line_new ("claim-words");
  self->sign = gtk_label_new (NULL);
  self->origin = line_new ("claim-origin");
  self->sentence = line_new ("claim-sentence");
  gtk_widget_set_valign (self->sign, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->sign, "certainty");
  gtk_box_append (GTK_BOX (head), self->words);
  gtk_box_append (GTK_BOX (head), self->sign);
  gtk_box_append (GTK_BOX (lines), head);
  gtk_box_append (GTK_BOX (lines), self->origin);
  gtk_box_append (GTK_BOX (lines), self->sentence);
  gtk_box_append (GTK_BOX (self->content), lines);
  gtk_box_append (GTK_BOX (self->content), self->menu);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "moves-row");
}

GtkWidget *
dossier_moves_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_MOVES_ROW, NULL);
}
