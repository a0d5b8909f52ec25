/* dossier-moves-table.c - a list of claims: columns with an order each where there is room, else lines
 *
 * Only the view that fits is placed, drawn and has the claims: GTK keeps 200 rows of each view that has a model.
 *
 * GTK orders a list by sorters that compare items. Here the library orders, so a column's sorter compares nothing:
 * asked to, it tells the table which column is the first one, and the answer's sign tells the direction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-moves-table.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-age.h"
#include "dossier-claim-line.h"
#include "dossier-claim-menu.h"
#include "dossier-claim-words.h"
#include "dossier-list-wheel.h"
#include "dossier-moves-row.h"

struct _DossierMovesTable
{
  GtkWidget parent;

  GtkWidget           *table, *lines; /* scrolled */
  GtkColumnView       *view;
  GListModel          *claims;
  GtkColumnViewColumn *columns[DOSSIER_N_CLAIM_ORDERS]; /* NULL: no such column */
  DossierClaimOrder    order, asked;
  gboolean             is_descending;
  gboolean             has_room; /* for columns */
  gboolean             is_attached;
  guint                attach_source;
};

G_DEFINE_FINAL_TYPE (DossierMovesTable, dossier_moves_table, GTK_TYPE_WIDGET)

static const struct
{
  DossierClaimOrder order;
  const char       *title;
  int               min_chars, nat_chars;
  gboolean          expands;
} columns[] = {
  { DOSSIER_CLAIM_ORDER_WHO, NC_ ("column", "Who"), 9, 14, TRUE },
  { DOSSIER_CLAIM_ORDER_KIND, NC_ ("column", "What"), 9, 11, FALSE },
  { DOSSIER_CLAIM_ORDER_WHOM, NC_ ("column", "Whom"), 9, 12, TRUE },
  { DOSSIER_CLAIM_ORDER_ROLE, NC_ ("column", "Role"), 7, 12, TRUE },
  { DOSSIER_CLAIM_ORDER_AMOUNT, NC_ ("column", "Amount"), 8, 11, FALSE },
  { DOSSIER_CLAIM_ORDER_DATE, NC_ ("column", "Date"), 10, 13, FALSE },
  { DOSSIER_CLAIM_ORDER_CERTAINTY, NC_ ("column", "Certainty"), 8, 9, FALSE },
  { DOSSIER_CLAIM_ORDER_SOURCE, NC_ ("column", "Source"), 7, 11, TRUE },
};

/* ---- cells ---- */

/* The day with its year, in few words: as if all of it were still to come. */
static char *
short_date (const DossierDate *date)
{
  return date->precision == DOSSIER_PRECISION_RANGE ? dossier_date_words (date) : dossier_age_words (date, 0);
}

/* When it happened; in brackets when only the day is known on which it was told. */
static char *
date_text (const DossierClaimRow *claim)
{
  g_autofree char *told = NULL;

  if (claim->date.precision != DOSSIER_PRECISION_UNKNOWN)
    return short_date (&claim->date);
  told = short_date (&claim->story_published);
  return told != NULL ? g_strdup_printf ("(%s)", told) : NULL;
}

/* What does not fit into the cell, or says more. */
static char *
cell_tooltip (DossierClaimOrder order, const DossierClaimRow *claim, const char *text)
{
  if (order == DOSSIER_CLAIM_ORDER_WHO)
    return g_strdup (claim->sentence);
  return order == DOSSIER_CLAIM_ORDER_DATE ? dossier_claim_origin (claim) : g_strdup (text);
}

static char *
cell_text (DossierClaimOrder order, const DossierClaimRow *claim)
{
  switch (order) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_CLAIM_ORDER_WHO: return g_strdup (claim->subject_name);
    case DOSSIER_CLAIM_ORDER_KIND: return g_strdup (dossier_claim_kind_words (claim->kind));
    case DOSSIER_CLAIM_ORDER_WHOM: return g_strdup (claim->object_name);
    case DOSSIER_CLAIM_ORDER_ROLE: return g_strdup (claim->role);
    case DOSSIER_CLAIM_ORDER_AMOUNT: return g_strdup (claim->amount);
    case DOSSIER_CLAIM_ORDER_DATE: return date_text (claim);
    case DOSSIER_CLAIM_ORDER_CERTAINTY: return dossier_claim_certainty_words (claim->flags);
    case DOSSIER_CLAIM_ORDER_SOURCE: return g_strdup (claim->story_source);
    case DOSSIER_CLAIM_ORDER_STORY: break; /* no column */
    }
  return NULL;
}

static guint
column_of (GtkSignalListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
fill_cell (GtkWidget *cell, DossierClaim *claim, guint column)
{
  const DossierClaimRow *row = dossier_claim_get_row (claim);
  g_autofree char       *text = cell_text (columns[column].order, row);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  if (row->flags & DOSSIER_CLAIM_NO_FACT)
    gtk_widget_add_css_class (cell, "no-fact");
  else
    gtk_widget_remove_css_class (cell, "no-fact");
}

/* Made when it is asked for: a tooltip that is set asks the display where the pointer is. */
static gboolean
tooltip_cb (GtkWidget *cell, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip, GtkListItem *item)
{
  guint                  column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "column"));
  DossierClaim          *claim = gtk_list_item_get_item (item);
  const DossierClaimRow *row = claim != NULL ? dossier_claim_get_row (claim) : NULL;
  g_autofree char       *text = NULL;

  if (row != NULL)
    text = cell_tooltip (columns[column].order, row, gtk_inscription_get_text (GTK_INSCRIPTION (cell)));
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL && *text != '\0';
}

static void
row_changed_cb (DossierClaim *claim, GParamSpec *pspec, GtkWidget *cell)
{
  fill_cell (cell, claim, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "column")));
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  guint      column = column_of (factory);
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), columns[column].min_chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), columns[column].nat_chars);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  g_object_set_data (G_OBJECT (cell), "column", GUINT_TO_POINTER (column));
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (cell, "moves-cell");
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect_object (cell, "query-tooltip", G_CALLBACK (tooltip_cb), item, 0);
  gtk_list_item_set_child (item, cell);
}

/* The line is read aloud as one sentence. */
static void
name_line (GtkWidget *cell, DossierClaim *claim)
{
  g_autofree char *words = dossier_claim_words (dossier_claim_get_row (claim));

  dossier_accessible_name_row (cell, words);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget    *cell = gtk_list_item_get_child (item);
  DossierClaim *claim = gtk_list_item_get_item (item);

  fill_cell (cell, claim, column_of (factory));
  if (column_of (factory) == 0)
    name_line (cell, claim);
  g_signal_connect_object (claim, "notify::row", G_CALLBACK (row_changed_cb), cell, 0);
}

static void
unbind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), gtk_list_item_get_child (item));
}

/* ---- what a person says of a move ---- */

static void
setup_menu_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, dossier_claim_menu_new ());
}

static void
decision_changed_cb (DossierClaim *claim, GParamSpec *pspec, GtkWidget *menu)
{
  dossier_claim_menu_set_claim (menu, dossier_claim_get_row (claim));
}

static void
bind_menu_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget    *menu = gtk_list_item_get_child (item);
  DossierClaim *claim = gtk_list_item_get_item (item);

  decision_changed_cb (claim, NULL, menu);
  g_signal_connect_object (claim, "notify::row", G_CALLBACK (decision_changed_cb), menu, 0);
}

/* ---- lines ---- */

static void
line_changed_cb (DossierClaim *claim, GParamSpec *pspec, GtkWidget *line)
{
  dossier_moves_row_set_claim (DOSSIER_MOVES_ROW (line), dossier_claim_get_row (claim));
}

static void
setup_line_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, dossier_moves_row_new ());
}

static void
bind_line_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget    *line = gtk_list_item_get_child (item);
  DossierClaim *claim = gtk_list_item_get_item (item);

  dossier_moves_row_set_claim (DOSSIER_MOVES_ROW (line), dossier_claim_get_row (claim));
  g_signal_connect_object (claim, "notify::row", G_CALLBACK (line_changed_cb), line, 0);
}

/* ---- the order ---- */

/* The first column that is asked is the one that orders. */
static int
tell_column (gconstpointer a, gconstpointer b, gpointer data)
{
  GtkColumnViewColumn *column = data;
  DossierMovesTable   *self = g_object_get_data (G_OBJECT (column), "table");

  for (guint i = 0; i < DOSSIER_N_CLAIM_ORDERS; i++)
    if (self->columns[i] == column)
      self->asked = i;
  return -1;
}

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, DossierMovesTable *self)
{
  g_autoptr (GObject) a = g_object_new (G_TYPE_OBJECT, NULL), b = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering;

  self->asked = DOSSIER_CLAIM_ORDER_STORY;
  ordering = gtk_sorter_compare (sorter, a, b);
  if (self->asked == self->order && (ordering == GTK_ORDERING_LARGER) == self->is_descending)
    return;
  self->order = self->asked;
  self->is_descending = ordering == GTK_ORDERING_LARGER;
  g_signal_emit_by_name (self, "order-changed");
}

DossierClaimOrder
dossier_moves_table_get_order (DossierMovesTable *self, gboolean *is_descending)
{
  *is_descending = self->is_descending;
  return self->order;
}

void
dossier_moves_table_set_order (DossierMovesTable *self, DossierClaimOrder order, gboolean is_descending)
{
  gtk_column_view_sort_by_column (self->view, self->columns[order],
                                  is_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* ---- the widget ---- */

static void
activated_cb (GtkWidget *view, guint position, DossierMovesTable *self)
{
  g_signal_emit_by_name (self, "activate", position);
}

static GtkSelectionModel *
selection_new (GListModel *claims)
{
  GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (claims));

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
  return GTK_SELECTION_MODEL (selection);
}

static gboolean
attach_cb (gpointer data)
{
  DossierMovesTable *self = data;
  GtkListView       *lines = GTK_LIST_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->lines)));
  g_autoptr (GtkSelectionModel) selection = selection_new (self->claims);

  self->attach_source = 0;
  gtk_column_view_set_model (self->view, self->has_room ? selection : NULL);
  gtk_list_view_set_model (lines, self->has_room ? NULL : selection);
  return G_SOURCE_REMOVE;
}

void
dossier_moves_table_set_claims (DossierMovesTable *self, GListModel *claims)
{
  g_set_object (&self->claims, claims);
  if (self->is_attached && self->attach_source == 0)
    attach_cb (self);
}

static GtkWidget *
scrolled_new (GtkWidget *view, GtkPolicyType across)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), across, GTK_POLICY_AUTOMATIC);
  dossier_list_wheel_attach (GTK_SCROLLED_WINDOW (scrolled));
  return scrolled;
}

static void
add_column (DossierMovesTable *self, guint i)
{
  GtkListItemFactory  *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;
  GtkSorter           *sorter;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (i));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell_cb), NULL);
  column = gtk_column_view_column_new (g_dpgettext2 (NULL, "column", columns[i].title), factory);
  gtk_column_view_column_set_expand (column, columns[i].expands);
  gtk_column_view_column_set_resizable (column, TRUE);
  g_object_set_data (G_OBJECT (column), "table", self);
  sorter = GTK_SORTER (gtk_custom_sorter_new (tell_column, column, NULL));
  gtk_column_view_column_set_sorter (column, sorter);
  g_object_unref (sorter);
  gtk_column_view_append_column (self->view, column);
  self->columns[columns[i].order] = column; /* the view's */
  g_object_unref (column);
}

static void
add_menus (DossierMovesTable *self)
{
  GtkListItemFactory  *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (NULL, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_menu_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_menu_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell_cb), NULL);
  gtk_column_view_append_column (self->view, column);
  g_object_unref (column);
}

static GtkWidget *
table_new (DossierMovesTable *self)
{
  GtkWidget *view = gtk_column_view_new (NULL);

  self->view = GTK_COLUMN_VIEW (view);
  gtk_column_view_set_single_click_activate (self->view, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (self, i);
  add_menus (self);
  gtk_widget_add_css_class (view, "moves-table");
  dossier_accessible_name (view, _ ("Moves"));
  dossier_accessible_name (gtk_widget_get_first_child (view), _ ("Columns"));
  dossier_accessible_name_within (view, GTK_TYPE_LIST_VIEW, _ ("Moves"));
  g_signal_connect_object (view, "activate", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sorter_changed_cb), self, 0);
  return scrolled_new (view, GTK_POLICY_AUTOMATIC);
}

static GtkWidget *
lines_new (DossierMovesTable *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *view;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_line_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_line_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell_cb), NULL);
  view = gtk_list_view_new (NULL, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "moves-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Moves"), -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (activated_cb), self, 0);
  return scrolled_new (view, GTK_POLICY_NEVER);
}

static void
dossier_moves_table_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  DossierMovesTable *self = DOSSIER_MOVES_TABLE (widget);
  int                table_minimum, table_natural;

  gtk_widget_measure (self->lines, orientation, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (self->table, orientation, -1, &table_minimum, &table_natural, NULL, NULL);
  *natural = MAX (*natural, table_natural);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = MAX (*minimum, table_minimum);
}

static void
dossier_moves_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierMovesTable *self = DOSSIER_MOVES_TABLE (widget);
  gboolean           has_room = width >= DOSSIER_MOVES_TABLE_MIN_WIDTH;

  if (has_room != self->has_room || !self->is_attached)
    {
      self->has_room = has_room;
      self->is_attached = TRUE;
      if (self->attach_source == 0)
        self->attach_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, attach_cb, self, NULL);
    }
  gtk_widget_set_child_visible (self->table, has_room);
  gtk_widget_set_child_visible (self->lines, !has_room);
  gtk_widget_size_allocate (has_room ? self->table : self->lines, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
dossier_moves_table_dispose (GObject *object)
{
  DossierMovesTable *self = DOSSIER_MOVES_TABLE (object);

  g_clear_handle_id (&self->attach_source, g_source_remove);
  /* A view that goes takes its columns away, and tells of another order with each. */
  if (self->table != NULL)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
  g_clear_pointer (&self->table, gtk_widget_unparent);
  g_clear_pointer (&self->lines, gtk_widget_unparent);
  g_clear_object (&self->claims);
  G_OBJECT_CLASS (dossier_moves_table_parent_class)->dispose (object);
}

static void
dossier_moves_table_class_init (DossierMovesTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_moves_table_dispose;
  widget_class->measure = dossier_moves_table_measure;
  widget_class->size_allocate = dossier_moves_table_size_allocate;
  g_signal_new ("activate", DOSSIER_TYPE_MOVES_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_UINT);
  g_signal_new ("order-changed", DOSSIER_TYPE_MOVES_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_moves_table_init (DossierMovesTable *self)
{
}

GtkWidget *
dossier_moves_table_new (GListModel *claims)
{
  DossierMovesTable *self = g_object_new (DOSSIER_TYPE_MOVES_TABLE, NULL);

  self->claims = g_object_ref (claims);
  self->table = table_new (self);
  self->lines = lines_new (self);
  gtk_widget_set_parent (self->table, GTK_WIDGET (self));
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
