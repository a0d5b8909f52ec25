/* dossier-annotation-about.c - whom, and which move, a highlight is about
 *
 * entities, claims: those of the story, as last told. A stack of three pages: what is linked, and the two choices.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-annotation-about.h"

#include <glib/gi18n.h>
#include "dossier-claim-words.h"
#include "dossier-entity-chip.h"
#include "dossier-tag-chip.h"
#include "dossier-wrap-layout.h"

#define SPACING 6
/* Pixels of a list of choices, at least and at most. */
#define MIN_LIST 96
#define MAX_LIST 190

struct _DossierAnnotationAbout
{
  AdwBin parent;

  DossierStore *store;
  GCancellable *looking;
  GPtrArray    *entities, *claims;
  guint         start, length; /* of the highlight */

  DossierEntityKind looked_for; /* now */

  GtkWidget *stack;
  GtkWidget *links;
  GtkWidget *entry, *found;
  GtkWidget *moves;
};

G_DEFINE_FINAL_TYPE (DossierAnnotationAbout, dossier_annotation_about, ADW_TYPE_BIN)

/* ---- what is linked ---- */

static const DossierClaimRow *
find_claim (GPtrArray *claims, gint64 id)
{
  for (guint i = 0; id != 0 && i < claims->len; i++)
    if (dossier_claim_get_row (claims->pdata[i])->id == id)
      return dossier_claim_get_row (claims->pdata[i]);
  return NULL;
}

static char *
dup_claim_words (GPtrArray *claims, gint64 id)
{
  const DossierClaimRow *claim = find_claim (claims, id);

  return claim != NULL ? dossier_claim_words (claim) : NULL;
}

char *
dossier_annotation_about_words (const DossierAnnotationRow *row, GPtrArray *claims)
{
  g_autofree char *claim = dup_claim_words (claims, row->claim);

  if (row->entity_name != NULL && claim != NULL)
    return g_strdup_printf ("%s · %s", row->entity_name, claim);
  return row->entity_name != NULL ? g_strdup (row->entity_name) : g_steal_pointer (&claim);
}

/* A link with a button that takes it away; @signal is emitted with 0 then. */
static GtkWidget *
chip_new (DossierAnnotationAbout *self, const char *icon, const char *name, GCallback unlink)
{
  /* TRANSLATORS: %s is a name, or a move in words as "Jan Leike left OpenAI" */
  g_autofree char *words = g_strdup_printf (_ ("Not about “%s”"), name);
  GtkWidget       *button, *chip = dossier_removable_chip_new (icon, name, words, &button);

  g_signal_connect_object (button, "clicked", unlink, self, G_CONNECT_SWAPPED);
  return chip;
}

static GtkWidget *
choose_new (DossierAnnotationAbout *self, const char *icon, const char *words, GCallback choose)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (words));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "about-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", choose, self, G_CONNECT_SWAPPED);
  return button;
}

static void
unlink_entity_cb (DossierAnnotationAbout *self)
{
  g_signal_emit_by_name (self, "link-entity", (gint64) 0);
}

static void
unlink_claim_cb (DossierAnnotationAbout *self)
{
  g_signal_emit_by_name (self, "link-claim", (gint64) 0);
}

static void
show_links (DossierAnnotationAbout *self, const DossierAnnotationRow *row)
{
  g_autofree char *claim = dup_claim_words (self->claims, row->claim);
  GtkWidget       *child;

  while ((child = gtk_widget_get_first_child (self->links)) != NULL)
    gtk_box_remove (GTK_BOX (self->links), child);
  if (row->entity_name != NULL)
    child = chip_new (self, "avatar-default-symbolic", row->entity_name, G_CALLBACK (unlink_entity_cb));
  else
    child = choose_new (self, "avatar-default-symbolic", _ ("About Somebody…"),
                        G_CALLBACK (dossier_annotation_about_choose_entity));
  gtk_box_append (GTK_BOX (self->links), child);
  if (claim != NULL)
    gtk_box_append (GTK_BOX (self->links),
                    chip_new (self, "mail-forward-symbolic", claim, G_CALLBACK (unlink_claim_cb)));
  else if (self->claims->len > 0)
    gtk_box_append (GTK_BOX (self->links), choose_new (self, "mail-forward-symbolic", _ ("About a Move…"),
                                                       G_CALLBACK (dossier_annotation_about_choose_claim)));
}

void
dossier_annotation_about_set (DossierAnnotationAbout *self, const DossierAnnotationRow *row, GPtrArray *entities,
                              GPtrArray *claims)
{
  g_ptr_array_ref (entities);
  g_clear_pointer (&self->entities, g_ptr_array_unref);
  self->entities = entities;
  g_ptr_array_ref (claims);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  self->claims = claims;
  self->start = row->start;
  self->length = row->length;
  show_links (self, row);
}

/* ---- choosing ---- */

static void
clear_list (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

static void
add_choice (GtkWidget *list, gint64 id, const char *name, const char *facts)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label;

  gtk_box_append (GTK_BOX (box), dossier_chip_name_new (name));
  if (facts != NULL)
    {
      label = dossier_chip_name_new (facts);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_tooltip_text (row, name);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
add_entities (DossierAnnotationAbout *self, GPtrArray *entities)
{
  for (guint i = 0; i < MIN (entities->len, DOSSIER_ANNOTATION_ABOUT_FOUND); i++)
    {
      const DossierEntityRow *row = dossier_entity_get_row (entities->pdata[i]);
      g_autofree char        *facts = dossier_entity_facts (row);

      add_choice (self->found, row->id, row->name, facts);
    }
}

static void look_for (DossierAnnotationAbout *self, DossierEntityKind kind);

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierAnnotationAbout) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dossier_store_list_entities_finish (DOSSIER_STORE (source), result, &error);

  if (found != NULL && self->store != NULL)
    {
      add_entities (self, found);
      if (self->looked_for == DOSSIER_ENTITY_ORGANIZATION)
        look_for (self, DOSSIER_ENTITY_PERSON);
    }
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", _ ("The names could not be looked up"),
                                error->message);
}

static void
look_for (DossierAnnotationAbout *self, DossierEntityKind kind)
{
  self->looked_for = kind;
  dossier_store_list_entities_async (self->store, kind, gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                                     DOSSIER_ANNOTATION_ABOUT_FOUND, self->looking, found_cb, g_object_ref (self));
}

/* What was found for other words is not what Enter means. */
static void
forget_found (DossierAnnotationAbout *self)
{
  g_cancellable_cancel (self->looking);
  g_object_unref (self->looking);
  self->looking = g_cancellable_new ();
  clear_list (self->found);
}

/* Those of the story, before anything is typed. */
static void
look (DossierAnnotationAbout *self)
{
  forget_found (self);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    add_entities (self, self->entities);
  else
    look_for (self, DOSSIER_ENTITY_ORGANIZATION);
}

void
dossier_annotation_about_choose_entity (DossierAnnotationAbout *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  look (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "who");
  gtk_widget_grab_focus (self->entry);
}

static gboolean
is_near (DossierAnnotationAbout *self, const DossierClaimRow *claim)
{
  return claim->sentence_start < self->start + self->length
         && self->start < claim->sentence_start + claim->sentence_length;
}

/* Those of the highlighted sentence first. */
static void
add_claims (DossierAnnotationAbout *self, gboolean are_near)
{
  for (guint i = 0; i < MIN (self->claims->len, DOSSIER_ANNOTATION_ABOUT_CLAIMS); i++)
    {
      const DossierClaimRow *claim = dossier_claim_get_row (self->claims->pdata[i]);
      g_autofree char       *words = dossier_claim_words (claim);

      if (is_near (self, claim) == are_near)
        add_choice (self->moves, claim->id, words, claim->sentence);
    }
}

void
dossier_annotation_about_choose_claim (DossierAnnotationAbout *self)
{
  clear_list (self->moves);
  add_claims (self, TRUE);
  add_claims (self, FALSE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "claims");
  gtk_widget_child_focus (self->moves, GTK_DIR_TAB_FORWARD);
}

static void
go_back (DossierAnnotationAbout *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "links");
  gtk_widget_child_focus (self->links, GTK_DIR_TAB_FORWARD);
}

static void
entity_chosen_cb (DossierAnnotationAbout *self, GtkListBoxRow *row)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (row), "id");

  go_back (self);
  g_signal_emit_by_name (self, "link-entity", id);
}

static void
claim_chosen_cb (DossierAnnotationAbout *self, GtkListBoxRow *row)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (row), "id");

  go_back (self);
  g_signal_emit_by_name (self, "link-claim", id);
}

static void
entry_activated_cb (DossierAnnotationAbout *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->found), 0);

  if (first != NULL)
    entity_chosen_cb (self, first);
}

GtkEditable *
dossier_annotation_about_get_entry (DossierAnnotationAbout *self)
{
  return GTK_EDITABLE (self->entry);
}

/* ---- making ---- */

static void
dossier_annotation_about_dispose (GObject *object)
{
  DossierAnnotationAbout *self = DOSSIER_ANNOTATION_ABOUT (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_annotation_about_parent_class)->dispose (object);
}

static void
dossier_annotation_about_finalize (GObject *object)
{
  DossierAnnotationAbout *self = DOSSIER_ANNOTATION_ABOUT (object);

  g_object_unref (self->looking);
  g_clear_pointer (&self->entities, g_ptr_array_unref);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  G_OBJECT_CLASS (dossier_annotation_about_parent_class)->finalize (object);
}

static void
dossier_annotation_about_class_init (DossierAnnotationAboutClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_annotation_about_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_annotation_about_finalize;
  g_signal_new ("link-entity", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_signal_new ("link-claim", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
back_new (DossierAnnotationAbout *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Back"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (go_back), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
list_new (DossierAnnotationAbout *self, const char *name, GCallback chosen)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "tag-offers");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (list, "row-activated", chosen, self, G_CONNECT_SWAPPED);
  return list;
}

/* A page to choose from: the way back with @head beside it, and @list below. */
static GtkWidget *
page_new (DossierAnnotationAbout *self, GtkWidget *head, GtkWidget *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_set_hexpand (head, TRUE);
  gtk_box_append (GTK_BOX (top), back_new (self));
  gtk_box_append (GTK_BOX (top), head);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), MIN_LIST);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_LIST);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), scrolled);
  return box;
}

static GtkWidget *
who_page_new (DossierAnnotationAbout *self)
{
  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _ ("Person or organization"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Person or organization"), -1);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (forget_found), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (go_back), self, G_CONNECT_SWAPPED);
  self->found = list_new (self, _ ("People and organizations"), G_CALLBACK (entity_chosen_cb));
  return page_new (self, self->entry, self->found);
}

static GtkWidget *
claims_page_new (DossierAnnotationAbout *self)
{
  GtkWidget *title = gtk_label_new (_ ("Moves in this story"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  self->moves = list_new (self, _ ("Moves in this story"), G_CALLBACK (claim_chosen_cb));
  return page_new (self, title, self->moves);
}

static void
dossier_annotation_about_init (DossierAnnotationAbout *self)
{
  self->looking = g_cancellable_new ();
  self->entities = g_ptr_array_new ();
  self->claims = g_ptr_array_new ();
  self->links = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->links, dossier_wrap_layout_new (SPACING));
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), self->links, "links");
  gtk_stack_add_named (GTK_STACK (self->stack), who_page_new (self), "who");
  gtk_stack_add_named (GTK_STACK (self->stack), claims_page_new (self), "claims");
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

GtkWidget *
dossier_annotation_about_new (DossierStore *store)
{
  DossierAnnotationAbout *self = g_object_new (DOSSIER_TYPE_ANNOTATION_ABOUT, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}
