/* dossier-facet-row.c - one thing that a list can be narrowed down to, with how many stories there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-facet-row.h"

#include "dossier-claim-words.h"
#include "dossier-date-bins.h"

#include <glib/gi18n.h>

struct _DossierFacetRow
{
  GtkListBoxRow parent;

  DossierFacetKind kind;
  DossierTerm      term;
  gboolean         is_more;

  GtkLabel  *name, *n;
  GtkWidget *mark;
};

G_DEFINE_FINAL_TYPE (DossierFacetRow, dossier_facet_row, GTK_TYPE_LIST_BOX_ROW)

const char *
dossier_facet_kind_words (DossierFacetKind kind)
{
  switch (kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_FACET_PEOPLE: return _ ("People");
    case DOSSIER_FACET_ORGANIZATIONS: return _ ("Organizations");
    case DOSSIER_FACET_FEEDS: return _ ("Feeds and sources");
    case DOSSIER_FACET_TAGS: return _ ("Tags");
    case DOSSIER_FACET_MONTHS: return _ ("Months");
    case DOSSIER_FACET_MOVES: return _ ("Moves");
    }

  return "";
}

char *
dossier_facet_words (const DossierFacet *facet)
{
  if (facet->term.field == DOSSIER_TERM_DATE)
    return dossier_span_words (&facet->term.span);
  if (facet->term.field == DOSSIER_TERM_MOVE)
    return g_strdup (dossier_claim_kind_words ((DossierClaimKind) g_bit_nth_lsf (facet->term.bits, -1)));

  return g_strdup (facet->name);
}

/* ---- content ---- */

static const char *
mark_icon (int op)
{
  return op == DOSSIER_TERM_NOT ? "list-remove-symbolic" : "object-select-symbolic";
}

/* How the list has it, for whoever hears it; NULL: not at all. */
static const char *
mark_words (int op)
{
  switch (op)
    {
    case DOSSIER_TERM_AND: return _ ("all stories have it");
    case DOSSIER_TERM_OR: return _ ("one of several that stories may have");
    case DOSSIER_TERM_NOT: return _ ("no story has it");
    default: return NULL;
    }
}

void
dossier_facet_row_set_facet (DossierFacetRow *self, const DossierFacet *facet, int op)
{
  g_autofree char *words = dossier_facet_words (facet);
  g_autofree char *n = g_strdup_printf ("%'u", facet->n);
  g_autofree char *stories = g_strdup_printf (ngettext ("%u story", "%u stories", facet->n), facet->n);
  g_autofree char *label = g_strjoin (", ", words, stories, mark_words (op), NULL);

  g_free (self->term.value);
  self->term = facet->term;
  self->term.value = g_strdup (facet->term.value);
  self->is_more = FALSE;
  gtk_label_set_label (self->name, words);
  gtk_label_set_label (self->n, n);
  gtk_widget_remove_css_class (GTK_WIDGET (self->name), "dim-label");
  gtk_widget_set_visible (self->mark, op >= 0);
  if (op >= 0)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), mark_icon (op));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
dossier_facet_row_set_more (DossierFacetRow *self, guint n)
{
  g_autofree char *words = g_strdup_printf (ngettext ("Show %u More", "Show %u More", n), n);

  self->is_more = TRUE;
  gtk_label_set_label (self->name, words);
  gtk_label_set_label (self->n, "");
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "dim-label");
  gtk_widget_set_visible (self->mark, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

DossierFacetKind
dossier_facet_row_get_kind (DossierFacetRow *self)
{
  return self->kind;
}

const DossierTerm *
dossier_facet_row_get_term (DossierFacetRow *self)
{
  return self->is_more ? NULL : &self->term;
}

/* The whole name, where there is no room for it. */
static gboolean
query_tooltip_cb (DossierFacetRow *self, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (self->name));

  return pango_layout_is_ellipsized (gtk_label_get_layout (self->name));
}

/* ---- object ---- */

static void
dossier_facet_row_finalize (GObject *object)
{
  g_free (DOSSIER_FACET_ROW (object)->term.value);
  G_OBJECT_CLASS (dossier_facet_row_parent_class)->finalize (object);
}

static void
dossier_facet_row_class_init (DossierFacetRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_facet_row_finalize;
}

static void
dossier_facet_row_init (DossierFacetRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->name = GTK_LABEL (gtk_label_new (NULL));
  self->n = GTK_LABEL (gtk_label_new (NULL));
  self->mark = gtk_image_new ();
  gtk_label_set_xalign (self->name, 0);
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->n), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->n), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), self->mark);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->n));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

GtkWidget *
dossier_facet_row_new (DossierFacetKind kind)
{
  DossierFacetRow *self = g_object_new (DOSSIER_TYPE_FACET_ROW, NULL);

  self->kind = kind;

  return GTK_WIDGET (self);
}
