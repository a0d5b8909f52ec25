/* dossier-chip-bar.c - what the list is of, as chips that can be taken away or turned round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-chip-bar.h"

#include "dossier-filter.h"
#include "dossier-notebook-filter.h"
#include "dossier-sidebar-row.h"
#include "dossier-story-tags.h"

#include <glib/gi18n.h>

struct _DossierChipBar
{
  AdwBin parent;

  DossierLibrary *library;
  DossierQuery   *query;
  GtkWidget      *box;
  guint           n_chips;
  gboolean        can_save;
};

G_DEFINE_FINAL_TYPE (DossierChipBar, dossier_chip_bar, ADW_TYPE_BIN)

/* ---- words ---- */

static const char *
op_words (DossierTermOp op)
{
  switch (op)
    {
    case DOSSIER_TERM_AND: return C_ ("filter", "and");
    case DOSSIER_TERM_OR: return C_ ("filter", "or");
    case DOSSIER_TERM_NOT: return C_ ("filter", "not");
    }

  return "";
}

static char *
tag_words (const char *name)
{
  /* TRANSLATORS: a filter: stories that have this tag; the name of the tag */
  return g_strdup_printf (C_ ("filter", "Tag: %s"), name);
}

char *
dossier_term_words (DossierLibrary *library, const DossierTerm *term)
{
  switch (term->field)
    {
    case DOSSIER_TERM_ENTITY:
      {
        g_autoptr (DossierEntity) entity
            = dossier_store_load_entity (dossier_library_get_store (library), term->id, NULL);

        return g_strdup (entity == NULL ? _ ("Somebody unknown") : dossier_entity_get_row (entity)->name);
      }
    case DOSSIER_TERM_TAG:
      {
        g_autofree char *name = dossier_store_dup_tag_name (dossier_library_get_store (library), term->id, NULL);

        return tag_words (name != NULL ? name : _ ("A tag that no story has any more"));
      }
    case DOSSIER_TERM_TAGGED: return tag_words (term->value);
    case DOSSIER_TERM_FEED: return g_strdup (term->value == NULL ? _ ("A feed") : term->value);
    case DOSSIER_TERM_STATE: return g_strdup (dossier_view_words (term->view));
    case DOSSIER_TERM_NAME:
    case DOSSIER_TERM_SOURCE:
    case DOSSIER_TERM_WORDS:
    case DOSSIER_TERM_TITLE:
    case DOSSIER_TERM_NOTE:
    case DOSSIER_TERM_MOVE:
    case DOSSIER_TERM_FROM:
    case DOSSIER_TERM_TO:
    case DOSSIER_TERM_ROLE:
    case DOSSIER_TERM_AMOUNT:
    case DOSSIER_TERM_AS_OF:
    case DOSSIER_TERM_DATE:
    case DOSSIER_TERM_CERTAINTY:
    case DOSSIER_TERM_QUOTE:
    case DOSSIER_TERM_FOLDER:
    case DOSSIER_TERM_STORY_NAME:
    case DOSSIER_TERM_SAVED:
    case DOSSIER_TERM_AUTHOR:
    case DOSSIER_TERM_SITE:
    case DOSSIER_TERM_LANGUAGE:
    case DOSSIER_TERM_GROUP: break;
    case DOSSIER_TERM_COLOUR:
    case DOSSIER_TERM_HAS:
    case DOSSIER_TERM_LOST: return dossier_notebook_filter_words (term);
    }

  return g_strdup (term->value);
}

char *
dossier_query_words (DossierLibrary *library, DossierQuery *query)
{
  guint n = dossier_query_get_n_terms (query);
  guint n_filters = n + (dossier_query_get_view (query) == DOSSIER_VIEW_ALL ? 0 : 1);

  if (n == 0)
    return g_strdup (dossier_view_words (dossier_query_get_view (query)));
  if (n_filters == 1 && dossier_query_get_term (query, 0)->op != DOSSIER_TERM_NOT)
    return dossier_term_words (library, dossier_query_get_term (query, 0));

  return g_strdup_printf (ngettext ("%u filter", "%u filters", n_filters), n_filters);
}

/* ---- chips ---- */

static void
emit_changed (DossierChipBar *self, DossierQuery *query)
{
  g_signal_emit_by_name (self, "changed", query);
  dossier_query_unref (query);
}

static void
chip_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierChipBar *self = DOSSIER_CHIP_BAR (widget);
  guint           i = g_variant_get_uint32 (parameter);

  if (i == G_MAXUINT32)
    emit_changed (self, dossier_query_with_view (self->query, DOSSIER_VIEW_ALL));
  else if (i < dossier_query_get_n_terms (self->query))
    emit_changed (self, dossier_filter_remove (self->query, i));
}

static void
chip_set_op (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierChipBar *self = DOSSIER_CHIP_BAR (widget);
  guint           i, op;

  g_variant_get (parameter, "(uu)", &i, &op);
  if (i < dossier_query_get_n_terms (self->query) && op <= DOSSIER_TERM_NOT)
    emit_changed (self, dossier_filter_set_op (self->query, i, op));
}

static GtkWidget *
make_op_button (guint i, DossierTermOp op, gboolean is_first)
{
  static const DossierTermOp ops[] = { DOSSIER_TERM_AND, DOSSIER_TERM_OR, DOSSIER_TERM_NOT };
  /* TRANSLATORS: before the first of several filters: "with OpenAI", "and Meta" */
  const char *words = is_first && op != DOSSIER_TERM_NOT ? C_ ("filter", "with") : op_words (op);
  GtkWidget  *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *label = NULL;

  for (guint k = 0; k < G_N_ELEMENTS (ops); k++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (op_words (ops[k]), NULL);

      g_menu_item_set_action_and_target (item, "chip.set-op", "(uu)", i, (guint) ops[k]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), words);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("And, or, not"));
  /* TRANSLATORS: %s is how a filter is joined to the others: and, or, not */
  label = g_strdup_printf (_ ("Joined by “%s”"), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return button;
}

static void
add_chip (DossierChipBar *self, guint i, const char *words, GtkWidget *op_button)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* TRANSLATORS: %s is a filter: a person, an organization, a feed */
  g_autofree char *remove = g_strdup_printf (_ ("Remove the filter “%s”"), words);

  gtk_widget_add_css_class (chip, "filter-chip");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", i);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "chip.remove");

  gtk_widget_set_margin_start (label, op_button == NULL ? 10 : 0);
  gtk_widget_set_margin_end (label, 2);
  if (op_button != NULL)
    gtk_box_append (GTK_BOX (chip), op_button);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  gtk_box_append (GTK_BOX (self->box), chip);
  self->n_chips++;
}

static void
add_save_button (DossierChipBar *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-save-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Save this search (Ctrl+Shift+S)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Save this search"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.save-search");
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
clear_chips (DossierChipBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  self->n_chips = 0;
}

void
dossier_chip_bar_set_query (DossierChipBar *self, DossierQuery *query)
{
  DossierView view = dossier_query_get_view (query);
  guint       n = dossier_query_get_n_terms (query);

  dossier_query_ref (query);
  g_clear_pointer (&self->query, dossier_query_unref);
  self->query = query;

  clear_chips (self);
  if (view != DOSSIER_VIEW_ALL)
    add_chip (self, G_MAXUINT32, dossier_view_words (view), NULL);
  for (guint i = 0; i < n; i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);
      g_autofree char   *words = dossier_term_words (self->library, term);

      add_chip (self, i, words, make_op_button (i, term->op, i == 0));
    }
  if (self->can_save)
    add_save_button (self);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->n_chips > 1 || (n == 1 && dossier_query_get_term (query, 0)->op == DOSSIER_TERM_NOT));
}

void
dossier_chip_bar_set_can_save (DossierChipBar *self, gboolean can_save)
{
  self->can_save = can_save;
}

guint
dossier_chip_bar_get_n_chips (DossierChipBar *self)
{
  return self->n_chips;
}

/* ---- object ---- */

static void
dossier_chip_bar_dispose (GObject *object)
{
  DossierChipBar *self = DOSSIER_CHIP_BAR (object);

  g_clear_object (&self->library);
  g_clear_pointer (&self->query, dossier_query_unref);
  G_OBJECT_CLASS (dossier_chip_bar_parent_class)->dispose (object);
}

static void
dossier_chip_bar_class_init (DossierChipBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_chip_bar_dispose;
  gtk_widget_class_install_action (widget_class, "chip.remove", "u", chip_remove);
  gtk_widget_class_install_action (widget_class, "chip.set-op", "(uu)", chip_set_op);
  g_signal_new ("changed", DOSSIER_TYPE_CHIP_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                DOSSIER_TYPE_QUERY);
}

static void
dossier_chip_bar_init (DossierChipBar *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "chip-bar");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  adw_bin_set_child (ADW_BIN (self), scroller);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Filters"), -1);
}

GtkWidget *
dossier_chip_bar_new (DossierLibrary *library)
{
  DossierChipBar *self = g_object_new (DOSSIER_TYPE_CHIP_BAR, NULL);

  self->library = g_object_ref (library);

  return GTK_WIDGET (self);
}
