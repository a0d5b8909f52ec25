/* dossier-chip-bar.c - what the list is of, as chips that can be taken away or turned round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-chip-bar.h"

#include "dossier-claim-words.h"
#include "dossier-date-bins.h"
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
  GtkWidget      *box, *clear_button;
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

/* Of one kind what it is called, of several what was typed. */
static char *
move_words (const DossierTerm *term)
{
  if (term->bits == 0 || (term->bits & (term->bits - 1)) != 0)
    return g_strdup (term->value);

  return g_strdup (dossier_claim_kind_words ((DossierClaimKind) g_bit_nth_lsf (term->bits, -1)));
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
    case DOSSIER_TERM_DATE: return dossier_span_words (&term->span);
    case DOSSIER_TERM_MOVE: return move_words (term);
    case DOSSIER_TERM_NAME:
    case DOSSIER_TERM_SOURCE:
    case DOSSIER_TERM_WORDS:
    case DOSSIER_TERM_TITLE:
    case DOSSIER_TERM_NOTE:
    case DOSSIER_TERM_FROM:
    case DOSSIER_TERM_TO:
    case DOSSIER_TERM_ROLE:
    case DOSSIER_TERM_AMOUNT:
    case DOSSIER_TERM_AS_OF:
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

static void
chip_clear (GtkWidget *widget, const char *name, GVariant *parameter)
{
  emit_changed (DOSSIER_CHIP_BAR (widget), dossier_query_new (DOSSIER_VIEW_ALL));
}

/* ---- keys at a chip ---- */

/* The number of the chip around @widget; -1 for none. That of the view is G_MAXUINT. */
static gint64
find_chip (DossierChipBar *self, GtkWidget *widget)
{
  for (; widget != NULL && widget != GTK_WIDGET (self); widget = gtk_widget_get_parent (widget))
    if (gtk_widget_has_css_class (widget, "filter-chip"))
      return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "number"));

  return -1;
}

static gint64
find_focused_chip (DossierChipBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root == NULL ? -1 : find_chip (self, gtk_root_get_focus (root));
}

static gboolean
read_op_key (guint keyval, DossierTermOp *op)
{
  switch (keyval)
    {
    case GDK_KEY_ampersand:
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add: *op = DOSSIER_TERM_AND; return TRUE;
    case GDK_KEY_bar: *op = DOSSIER_TERM_OR; return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract: *op = DOSSIER_TERM_NOT; return TRUE;
    default: return FALSE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, DossierChipBar *self)
{
  gint64        chip = find_focused_chip (self);
  DossierTermOp op;

  if (chip < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete || keyval == GDK_KEY_BackSpace)
    gtk_widget_activate_action (GTK_WIDGET (self), "chip.remove", "u", (guint) chip);
  else if (read_op_key (keyval, &op))
    gtk_widget_activate_action (GTK_WIDGET (self), "chip.set-op", "(uu)", (guint) chip, (guint) op);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
menu_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, GtkWidget *op_button)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (op_button));
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* ---- making chips ---- */

static GMenuModel *
make_op_menu (guint i)
{
  static const DossierTermOp ops[] = { DOSSIER_TERM_AND, DOSSIER_TERM_OR, DOSSIER_TERM_NOT };
  GMenu                     *menu = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();
  g_autoptr (GMenuItem) remove = g_menu_item_new (_ ("Remove"), NULL);

  for (guint k = 0; k < G_N_ELEMENTS (ops); k++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (op_words (ops[k]), NULL);

      g_menu_item_set_action_and_target (item, "chip.set-op", "(uu)", i, (guint) ops[k]);
      g_menu_append_item (menu, item);
    }
  g_menu_item_set_action_and_target (remove, "chip.remove", "u", i);
  g_menu_append_item (end, remove);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  return G_MENU_MODEL (menu);
}

/* @seen: what is read before the chip, where that is not @op: of those that are one condition together the first. */
static GtkWidget *
make_op_button (guint i, DossierTermOp op, const char *seen)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_op_menu (i);
  g_autofree char *label = NULL;

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), seen != NULL ? seen : op_words (op));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("And, or, not"));
  /* TRANSLATORS: %s is how a filter is joined to the others: and, or, not */
  label = g_strdup_printf (_ ("Joined by “%s”"), op_words (op));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return button;
}

static GtkWidget *
make_remove_button (guint i, const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* TRANSLATORS: %s is a filter: a person, an organization, a feed */
  g_autofree char *remove = g_strdup_printf (_ ("Remove the filter “%s”"), words);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", i);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "chip.remove");

  return button;
}

static void
add_chip (DossierChipBar *self, GtkWidget *place, guint i, const char *words, GtkWidget *op_button)
{
  GtkWidget *chip = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (chip, "filter-chip");
  g_object_set_data (G_OBJECT (chip), "number", GUINT_TO_POINTER (i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_set_margin_start (label, op_button == NULL ? 10 : 0);
  gtk_widget_set_margin_end (label, 2);
  if (op_button != NULL)
    {
      GtkGesture *click = gtk_gesture_click_new ();

      gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
      g_signal_connect_object (click, "pressed", G_CALLBACK (menu_pressed_cb), op_button, 0);
      gtk_widget_add_controller (chip, GTK_EVENT_CONTROLLER (click));
      gtk_box_append (GTK_BOX (chip), op_button);
    }
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), make_remove_button (i, words));
  gtk_box_append (GTK_BOX (place), chip);
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

/* Those of which one has to hold stand together. */
static GtkWidget *
add_group (DossierChipBar *self)
{
  GtkWidget *group = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "spacing", 4, NULL);

  gtk_widget_add_css_class (group, "filter-group");
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Any of these"), -1);
  gtk_box_append (GTK_BOX (self->box), group);

  return group;
}

static guint
count_ops (DossierQuery *query, DossierTermOp op)
{
  guint n = 0;

  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    n += dossier_query_get_term (query, i)->op == op;

  return n;
}

static void
add_terms (DossierChipBar *self)
{
  gboolean   has_group = count_ops (self->query, DOSSIER_TERM_OR) > 1;
  GtkWidget *group = NULL;

  for (guint i = 0; i < dossier_query_get_n_terms (self->query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (self->query, i);
      gboolean           is_in = has_group && term->op == DOSSIER_TERM_OR, opens = is_in && group == NULL;
      g_autofree char   *words = dossier_term_words (self->library, term);
      const char        *seen = opens ? C_ ("filter", "and") : NULL;

      if (i == 0 && term->op != DOSSIER_TERM_NOT)
        /* TRANSLATORS: before the first of several filters: "with OpenAI", "and Meta" */
        seen = C_ ("filter", "with");
      if (opens)
        group = add_group (self);
      add_chip (self, is_in ? group : self->box, i, words, make_op_button (i, term->op, seen));
    }
}

/* Into the chip @number, or the last one when there are fewer now. */
static gboolean
focus_chip (GtkWidget *place, guint number)
{
  for (GtkWidget *child = gtk_widget_get_last_child (place); child != NULL; child = gtk_widget_get_prev_sibling (child))
    {
      if (gtk_widget_has_css_class (child, "filter-group") && focus_chip (child, number))
        return TRUE;
      if (gtk_widget_has_css_class (child, "filter-chip")
          && GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), "number")) <= number)
        return gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
    }

  return FALSE;
}

/* One person, organization, feed or tag is what the sidebar and the title say. */
static gboolean
is_said_elsewhere (const DossierTerm *term)
{
  return term->op != DOSSIER_TERM_NOT && term->field != DOSSIER_TERM_DATE && term->field != DOSSIER_TERM_MOVE
         && term->field != DOSSIER_TERM_SOURCE;
}

void
dossier_chip_bar_set_query (DossierChipBar *self, DossierQuery *query)
{
  DossierView view = dossier_query_get_view (query);
  guint       n = dossier_query_get_n_terms (query);
  gint64      focused = find_focused_chip (self);

  dossier_query_ref (query);
  g_clear_pointer (&self->query, dossier_query_unref);
  self->query = query;

  clear_chips (self);
  if (view != DOSSIER_VIEW_ALL)
    add_chip (self, self->box, G_MAXUINT32, dossier_view_words (view), NULL);
  add_terms (self);
  if (self->can_save)
    add_save_button (self);
  gtk_widget_set_visible (self->clear_button, self->n_chips > 1);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->n_chips > 1 || (n == 1 && !is_said_elsewhere (dossier_query_get_term (query, 0))));
  if (focused >= 0 && gtk_widget_get_visible (GTK_WIDGET (self)))
    focus_chip (self->box, (guint) focused);
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
  gtk_widget_class_install_action (widget_class, "chip.clear", NULL, chip_clear);
  gtk_widget_class_install_action (widget_class, "chip.set-op", "(uu)", chip_set_op);
  g_signal_new ("changed", DOSSIER_TYPE_CHIP_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                DOSSIER_TYPE_QUERY);
}

static GtkWidget *
make_clear_button (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Clear"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "clear-filters");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Take all filters away"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Take all filters away"),
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "chip.clear");

  return button;
}

static void
dossier_chip_bar_init (DossierChipBar *self)
{
  GtkWidget          *scroller = gtk_scrolled_window_new (), *viewport = gtk_viewport_new (NULL, NULL);
  GtkWidget          *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "chip-bar");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), self->box);
  /* As wide as their words: what has no room is scrolled to. */
  gtk_scrollable_set_hscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), viewport);
  gtk_widget_set_hexpand (scroller, TRUE);
  self->clear_button = make_clear_button ();
  gtk_box_append (GTK_BOX (row), scroller);
  gtk_box_append (GTK_BOX (row), self->clear_button);
  adw_bin_set_child (ADW_BIN (self), row);
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
